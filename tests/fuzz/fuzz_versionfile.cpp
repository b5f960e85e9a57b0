// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "require.h"
#include "scan/policy.h"
#include "versionfile/versionfile.h"

#include <QMap>

#include <algorithm>
#include <cstdint>

using namespace Qt::StringLiterals;
using namespace tagboat;

// One source for a target per finder: which files the input fills, and whether a Python package of version 1.2.3 stands
// beside them.
#ifndef TAGBOAT_FUZZ_FILES
#define TAGBOAT_FUZZ_FILES                                                                                             \
    "pyproject.toml,p/__init__.py,setup.cfg,setup.py,package.json,Cargo.toml,VERSION,.tagboat.toml"
#endif
#ifndef TAGBOAT_FUZZ_PROJECT
#define TAGBOAT_FUZZ_PROJECT 0
#endif

namespace
{

using Tree = QMap<QString, QByteArray>;

/// The file without the places that an edit may change. Quotes are left out: a number of YAML may get them.
QByteArray rest(const QByteArray &bytes, const VersionFileSet &set, const QString &path,
                const QList<VersionOccurrence> &edited)
{
    QList<VersionOccurrence> places;
    for (const VersionOccurrence &place : set.occurrences) {
        const bool wanted = std::any_of(edited.cbegin(), edited.cend(), [&](const VersionOccurrence &each) {
            return each.kind == place.kind && each.line == place.line;
        });
        if (place.path == path && place.isEdited() && wanted)
            places.append(place);
    }
    std::sort(places.begin(), places.end(), [](const auto &a, const auto &b) { return a.offset > b.offset; });
    QByteArray left = bytes;
    for (const VersionOccurrence &place : std::as_const(places))
        left.remove(place.offset, place.length);
    return left.replace('"', QByteArray()).replace('\'', QByteArray());
}

Tree treeOf(const QByteArray &data)
{
    const QStringList names = QStringLiteral(TAGBOAT_FUZZ_FILES).split(u',');
    const auto parts = data.split('\xFF');
    Tree tree;
    if (TAGBOAT_FUZZ_PROJECT)
        tree.insert(u"pyproject.toml"_s, "[project]\nname = \"p\"\nversion = \"1.2.3\"\n");
    for (qsizetype i = 0; i < qMin(parts.size(), names.size()); ++i) {
        if (!parts[i].isEmpty())
            tree.insert(names[i], parts[i]);
    }
    return tree;
}

void check(Tree tree, const QString &target)
{
    const TreeReader reader = [&tree](const QString &path) -> Result<QByteArray> {
        if (tree.contains(path))
            return tree.value(path);
        return failAt(Error::Kind::NotFound, path, 0, u"There is no such file"_s);
    };
    const auto policy = ReleasePolicy::parse(tree.value(u".tagboat.toml"_s), u".tagboat.toml"_s);
    const QList<VersionFilePattern> patterns = policy ? policy->versionFiles : QList<VersionFilePattern>();
    const VersionFileSet set = findVersions(reader, u"."_s, patterns);
    for (const VersionOccurrence &place : set.occurrences)
        require(QString::fromUtf8(tree.value(place.path).mid(place.offset, place.length)) == place.text);
    const auto to = Version::parse(target, VersionScheme::Pep440);
    const auto edits = editsForVersion(set, reader, *to, patterns, QDate(2026, 11, 21));
    if (!edits)
        return;
    const Tree before = tree;
    for (const FileEdit &edit : *edits) {
        require(!edit.created && edit.before != edit.after && tree.value(edit.path) == edit.before);
        tree.insert(edit.path, edit.after);
    }
    const VersionFileSet now = findVersions(reader, u"."_s, patterns);
    require(now.agree && now.occurrences.size() >= set.occurrences.size());
    for (const FileEdit &edit : *edits)
        require(rest(edit.before, set, edit.path, set.occurrences) ==
                rest(edit.after, now, edit.path, set.occurrences));
}

} // namespace

/// The input is a tree: contents one after the other, parted by the byte 0xFF, which no UTF-8 text holds. Whatever it
/// is, finding returns, an edit that is given changes the version's bytes alone and says the new version when it is
/// looked for again, and changes no other file.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const Tree tree = treeOf(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)));
    check(tree, u"7.6.5rc4"_s);
    check(tree, u"7.6"_s);
    return 0;
}
