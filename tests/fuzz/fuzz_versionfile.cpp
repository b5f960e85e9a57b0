// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/policy.h"
#include "versionfile/versionfile.h"

#include <QMap>

#include <cstdint>
#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace tagboat;

/// The input is a tree: contents one after the other, parted by the byte 0xFF, which no UTF-8 text holds. Whatever it
/// is, finding returns, an edit that is given says the new version when it is looked for again, and changes no other
/// file.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const QStringList names{u"pyproject.toml"_s, u"p/__init__.py"_s, u"setup.cfg"_s, u"setup.py"_s,
                                   u"package.json"_s,   u"Cargo.toml"_s,    u"VERSION"_s,   u".tagboat.toml"_s};
    const auto parts = QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)).split('\xFF');
    QMap<QString, QByteArray> tree;
    for (qsizetype i = 0; i < qMin(parts.size(), names.size()); ++i) {
        if (!parts[i].isEmpty())
            tree.insert(names[i], parts[i]);
    }
    const TreeReader reader = [&tree](const QString &path) -> Result<QByteArray> {
        if (tree.contains(path))
            return tree.value(path);
        return failAt(Error::Kind::NotFound, path, 0, u"There is no such file"_s);
    };
    const auto policy = ReleasePolicy::parse(tree.value(u".tagboat.toml"_s), u".tagboat.toml"_s);
    const QList<VersionFilePattern> patterns = policy ? policy->versionFiles : QList<VersionFilePattern>();
    const VersionFileSet set = findVersions(reader, u"."_s, patterns);
    for (const VersionOccurrence &place : set.occurrences) {
        if (QString::fromUtf8(tree.value(place.path).mid(place.offset, place.length)) != place.text)
            std::abort();
    }
    const auto to = Version::parse(u"7.6.5rc4", VersionScheme::Pep440);
    const auto edits = editsForVersion(set, reader, *to, patterns);
    if (!edits)
        return 0;
    for (const FileEdit &edit : *edits) {
        if (edit.created || edit.before == edit.after || tree.value(edit.path) != edit.before)
            std::abort();
        tree.insert(edit.path, edit.after);
    }
    const VersionFileSet now = findVersions(reader, u"."_s, patterns);
    if (!now.agree || now.occurrences.size() < set.occurrences.size())
        std::abort();
    return 0;
}
