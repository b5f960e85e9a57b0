// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/towncrier.h"
#include "require.h"
#include "scan/towncriersettings.h"

#include <cstddef>
#include <cstdint>

using namespace Qt::StringLiterals;
using namespace tagboat;

/// The settings, then after lines of "%" the changelog and fragments, each as its name and its text: building keeps all
/// bytes above the marker and every word below it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray content(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    QList<QByteArray> parts;
    qsizetype start = 0;
    for (qsizetype at = content.indexOf("\n%\n"); at >= 0; at = content.indexOf("\n%\n", start)) {
        parts.append(content.sliced(start, at + 1 - start));
        start = at + 3;
    }
    parts.append(content.sliced(start));
    const QByteArray toml = parts.takeFirst();
    const TreeReader reader{[&toml](const QString &path) -> Result<QByteArray> {
                                if (path == u"towncrier.toml"_s)
                                    return toml;
                                return failAt(Error::Kind::NotFound, path, 0, u"It is not there"_s);
                            },
                            [](const QString &) { return QStringList(); }};
    const auto settings = readTowncrierSettings(reader, u"."_s);
    if (!settings || !*settings)
        return 0;
    const QByteArray changelog = parts.isEmpty() ? QByteArray() : parts.takeFirst();
    QList<Fragment> fragments;
    for (const QByteArray &part : std::as_const(parts)) {
        const qsizetype feed = part.indexOf('\n');
        const QString name = QString::fromUtf8(part.first(feed < 0 ? part.size() : feed));
        const QByteArray bytes = feed < 0 ? QByteArray() : part.sliced(feed + 1);
        if (const auto said = readFragmentName(name, **settings); said && !isIgnoredFragment(name, **settings))
            fragments.append({name, 0, *said, QString::fromUtf8(bytes), bytes});
    }
    (void)fragmentNotes(**settings, fragments);
    require(releaseOf(**settings, fragments).entryCount() <= static_cast<int>(fragments.size()));
    const auto built = withFragments(**settings, changelog, fragments, {u"99.0"_s, QDate(2026, 11, 21)});
    if (built) {
        const QByteArray marker = (*settings)->startString.trimmed().toUtf8();
        const qsizetype at = marker.isEmpty() ? -1 : changelog.indexOf(marker);
        if (at >= 0)
            require(built->startsWith(changelog.first(at + marker.size())));
        require(built->size() >= changelog.simplified().size());
    }
    const auto made = newFragment(**settings, fragments, u"Fixed"_s, u"7"_s, QString::fromUtf8(changelog));
    require(!made || readFragmentName(made->path.section(u'/', -1), **settings).has_value());
    return 0;
}
