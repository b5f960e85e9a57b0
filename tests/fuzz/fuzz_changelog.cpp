// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/changelog.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{
void require(bool holds)
{
    if (!holds)
        std::abort();
}

/// Whether each line of @p before stands in @p after, in the same order. A last line may have got a line end.
bool keepsLines(const QByteArray &before, const QByteArray &after)
{
    const auto old = before.split('\n');
    qsizetype at = 0;
    for (const QByteArray &line : after.split('\n')) {
        if (at < old.size() && (line == old[at] || line == old[at] + '\r'))
            ++at;
    }
    return at == old.size();
}
} // namespace

/// Any bytes are read without a crash and kept; edits only add, and give what can be read again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QString path = QStringLiteral(TAGBOAT_FUZZ_PATHS).split(u',')[data[0] % 3];
    const QByteArray content(reinterpret_cast<const char *>(data) + 1, static_cast<qsizetype>(size) - 1);
    const auto changelog = Changelog::parse(content, path);
    if (!changelog)
        return 0;
    require(changelog->bytes() == content);
    for (const ChangelogRelease &release : changelog->releases()) {
        require(release.firstLine >= 1 && release.lastLine >= release.firstLine);
        if (!release.version.isEmpty())
            require(changelog->find(release.version) != nullptr);
    }
    if (const auto edited = changelog->withEntry(u"Fixed"_s, u"New"_s, defaultChangelogSections()))
        require(edited->bytes().size() > content.size() &&
                (QStringLiteral(TAGBOAT_FUZZ_PATHS).contains(u".xml"_s) || keepsLines(content, edited->bytes())));
    if (const auto cut = changelog->withRelease(
            {u"99.0"_s, QDate(2026, 11, 21), u"v99.0"_s, u"v98.0"_s, u"https://example.org/o/n"_s}))
        require(cut->find(u"99.0"_s) != nullptr);
    for (qsizetype r = 0; r < qMin(changelog->releases().size(), qsizetype(2)); ++r) {
        const auto &sections = changelog->releases()[r].sections;
        if (sections.isEmpty() || sections[0].entries.isEmpty())
            continue;
        if (const auto edited = changelog->withEntryText({r, 0, 0}, u"Changed"_s))
            require(edited->releases()[r].sections[0].entries[0].text == u"Changed"_s);
        if (const auto edited = changelog->withoutEntry({r, 0, 0}))
            require(edited->bytes().size() < content.size());
    }
    (void)changelog->notes({});
    for (const ChangelogRelease &release :
         changelog->releases().first(qMin(changelog->releases().size(), qsizetype(2))))
        (void)changelog->notes(release.version);
    return 0;
}
