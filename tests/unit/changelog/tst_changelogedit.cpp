// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/changelog.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{
Changelog read(const QByteArray &content)
{
    auto changelog = Changelog::parse(content, u"CHANGELOG.md"_s);
    if (!changelog)
        qFatal("%s", qPrintable(describe(changelog.error())));
    return *changelog;
}

/// What came out, as text that a failed comparison shows: the bytes, or the error's kind and line.
QByteArray shown(const Result<Changelog> &result)
{
    if (result)
        return result->bytes();
    const Error &error = result.error();
    return QString(u"error "_s + errorKindName(error.kind) + u' ' + QString::number(error.line)).toUtf8();
}

const QString host = u"https://example.org/o/n"_s;
} // namespace

/// Each row is a whole file before and after, byte for byte.
class TestChangelogEdit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addsAnEntry_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QString>("section");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char *name, const QByteArray &before, const QString &section, const QString &text,
                            const QByteArray &after) { QTest::newRow(name) << before << section << text << after; };
        row("below the last entry", "## [Unreleased]\n\n### Fixed\n\n- a\n- b\n\n## [1.0.0] - 2024-01-02\n"_ba,
            u"Fixed"_s, u"c"_s, "## [Unreleased]\n\n### Fixed\n\n- a\n- b\n- c\n\n## [1.0.0] - 2024-01-02\n"_ba);
        row("below the last entry's own lines", "## [Unreleased]\n### Fixed\n- a\n  more\n\n  - nested\n\ntext\n"_ba,
            u"Fixed"_s, u"c"_s, "## [Unreleased]\n### Fixed\n- a\n  more\n\n  - nested\n- c\n\ntext\n"_ba);
        row("star bullets, indented, two blanks", "## Unreleased\n### Fixed\n *  a\n"_ba, u"fixed"_s, u"b\nc"_s,
            "## Unreleased\n### Fixed\n *  a\n *  b\n    c\n"_ba);
        row("tab behind the bullet", "## Unreleased\n### Fixed\n-\ta\n"_ba, u"Fixed"_s, u"b\n\nc"_s,
            "## Unreleased\n### Fixed\n-\ta\n-\tb\n\n \tc\n"_ba);
        row("blank lines between entries", "## Unreleased\n\n### Fixed\n\n- a\n\n- b\n"_ba, u"Fixed"_s, u"c"_s,
            "## Unreleased\n\n### Fixed\n\n- a\n\n- b\n\n- c\n"_ba);
        row("numbered entries", "## Unreleased\n### Fixed\n1. a\n2. b\n"_ba, u"Fixed"_s, u"c"_s,
            "## Unreleased\n### Fixed\n1. a\n2. b\n3. c\n"_ba);
        row("CRLF", "## [Unreleased]\r\n\r\n### Fixed\r\n\r\n- a\r\n"_ba, u"Fixed"_s, u"b\nc"_s,
            "## [Unreleased]\r\n\r\n### Fixed\r\n\r\n- a\r\n- b\r\n  c\r\n"_ba);
        row("mixed line ends: as the neighbour", "## [Unreleased]\n\n### Fixed\n\n- a\r\n\n## 1.0\n"_ba, u"Fixed"_s,
            u"b"_s, "## [Unreleased]\n\n### Fixed\n\n- a\r\n- b\r\n\n## 1.0\n"_ba);
        row("no last line end", "## [Unreleased]\n\n### Fixed\n\n- a"_ba, u"Fixed"_s, u"b"_s,
            "## [Unreleased]\n\n### Fixed\n\n- a\n- b"_ba);
        row("byte order mark", "\xEF\xBB\xBF## [Unreleased]\n"_ba, u"Fixed"_s, u"b"_s,
            "\xEF\xBB\xBF## [Unreleased]\n\n### Fixed\n\n- b\n"_ba);
        row("trailing blanks stay", "## [Unreleased]  \n\n### Fixed\t\n\n- a  \n\n\n\n"_ba, u"Fixed"_s, u"b"_s,
            "## [Unreleased]  \n\n### Fixed\t\n\n- a  \n- b\n\n\n\n"_ba);
        row("first section", "# Log\n\n## [Unreleased]\n\n## [1.0.0] - 2024-01-02\n\n### Added\n\n- a\n"_ba, u"Fixed"_s,
            u"b"_s, "# Log\n\n## [Unreleased]\n\n### Fixed\n\n- b\n\n## [1.0.0] - 2024-01-02\n\n### Added\n\n- a\n"_ba);
        row("first section, tight file", "## Unreleased\n## 1.0\n### Added\n* a\n"_ba, u"Fixed"_s, u"b"_s,
            "## Unreleased\n### Fixed\n* b\n\n## 1.0\n### Added\n* a\n"_ba);
        row("section by order, between", "## [Unreleased]\n\n### Added\n\n- a\n\n### Fixed\n\n- b\n"_ba, u"Changed"_s,
            u"c"_s, "## [Unreleased]\n\n### Added\n\n- a\n\n### Changed\n\n- c\n\n### Fixed\n\n- b\n"_ba);
        row("section by order, first", "## [Unreleased]\n\n### Fixed\n\n- b\n"_ba, u"Added"_s, u"c"_s,
            "## [Unreleased]\n\n### Added\n\n- c\n\n### Fixed\n\n- b\n"_ba);
        row("section by order, last", "## [Unreleased]\n\n### Fixed\n\n- b\n\n## 1.0\n"_ba, u"Security"_s, u"c"_s,
            "## [Unreleased]\n\n### Fixed\n\n- b\n\n### Security\n\n- c\n\n## 1.0\n"_ba);
        row("section of another name goes last", "## [Unreleased]\n\n### Added\n\n- b\n"_ba, u"Docs"_s, u"c"_s,
            "## [Unreleased]\n\n### Added\n\n- b\n\n### Docs\n\n- c\n"_ba);
        row("section as the file spells it", "## [Unreleased]\n\n## 1.0\n\n#### ✨ Added\n\n- a\n"_ba, u"added"_s,
            u"c"_s, "## [Unreleased]\n\n#### ✨ Added\n\n- c\n\n## 1.0\n\n#### ✨ Added\n\n- a\n"_ba);
        row("empty section", "## [Unreleased]\n\n### Added\n\n### Fixed\n"_ba, u"Added"_s, u"c"_s,
            "## [Unreleased]\n\n### Added\n\n- c\n\n### Fixed\n"_ba);
        row("above deeper headings", "## [Unreleased]\n\n### Added\n\n- a\n\n#### Core\n\n- b\n"_ba, u"Added"_s, u"c"_s,
            "## [Unreleased]\n\n### Added\n\n- a\n- c\n\n#### Core\n\n- b\n"_ba);
        row("links at the end stay there", "## [Unreleased]\n\n[x]: https://example.org\n"_ba, u"Added"_s, u"c"_s,
            "## [Unreleased]\n\n### Added\n\n- c\n\n[x]: https://example.org\n"_ba);
        row("comments stay", "## [Unreleased]\n<!-- add\n- here -->\n\n## 1.0\n"_ba, u"Added"_s, u"c"_s,
            "## [Unreleased]\n<!-- add\n- here -->\n\n### Added\n\n- c\n\n## 1.0\n"_ba);
        row("Unreleased is made above the newest", "# Log\n\n## [1.0.0] - 2024-01-02\n\n### Added\n\n- a\n"_ba,
            u"Fixed"_s, u"b"_s,
            "# Log\n\n## [Unreleased]\n\n### Fixed\n\n- b\n\n## [1.0.0] - 2024-01-02\n\n### Added\n\n- a\n"_ba);
        row("Unreleased is made above anchors", "# Log\n\n<a id=\"1.0\"></a>\n\n## 1.0\n\n* a\n"_ba, u"Fixed"_s, u"b"_s,
            "# Log\n\n## Unreleased\n\n### Fixed\n\n* b\n\n<a id=\"1.0\"></a>\n\n## 1.0\n\n* a\n"_ba);
        row("Unreleased without brackets", "# Log\n\n## 1.0\n\n* a\n"_ba, u"Fixed"_s, u"b"_s,
            "# Log\n\n## Unreleased\n\n### Fixed\n\n* b\n\n## 1.0\n\n* a\n"_ba);
        row("Unreleased in a file of a title", "# Log\n"_ba, u"Fixed"_s, u"b"_s,
            "# Log\n\n## [Unreleased]\n\n### Fixed\n\n- b\n"_ba);
        row("the text's own bullet is dropped", "## Unreleased\n### Fixed\n* a\n"_ba, u"Fixed"_s, u"- b\r\n"_s,
            "## Unreleased\n### Fixed\n* a\n* b\n"_ba);
        row("headings in the text are indented", "## Unreleased\n### Fixed\n- a\n"_ba, u"Fixed"_s, u"b\n## 9.9.9"_s,
            "## Unreleased\n### Fixed\n- a\n- b\n  ## 9.9.9\n"_ba);
        row("an open fence in the text stays inside", "## Unreleased\n### Fixed\n- a\n\n## 1.0\n- z\n"_ba, u"Fixed"_s,
            u"b\n```\nc"_s, "## Unreleased\n### Fixed\n- a\n- b\n  ```\n  c\n\n## 1.0\n- z\n"_ba);
        row("the same entry", "## Unreleased\n### Fixed\n- a\n  b\n"_ba, u"Fixed"_s, u"a b"_s, "error conflict 3"_ba);
        row("a rule is no entry", "## Unreleased\n### Fixed\n- a\n"_ba, u"Fixed"_s, u"---"_s, "error refused 0"_ba);
        row("the file's own word for a type", "## Unreleased\n\n## 1.0\n\n### Features\n- a\n\n### Bug fixes\n- b\n"_ba,
            u"Fixed"_s, u"c"_s,
            "## Unreleased\n\n### Bug fixes\n- c\n\n## 1.0\n\n### Features\n- a\n\n### Bug fixes\n- b\n"_ba);
        row("in the order of the types", "## Unreleased\n\n### Bug Fixes\n- b\n\n## 1.0\n\n### Features\n- a\n"_ba,
            u"added"_s, u"c"_s,
            "## Unreleased\n\n### Features\n- c\n\n### Bug Fixes\n- b\n\n## 1.0\n\n### Features\n- a\n"_ba);
        row("the type itself where the file has it", "## Unreleased\n\n### Fixes\n- b\n\n## 1.0\n\n### Fixed\n- a\n"_ba,
            u"Fixed"_s, u"c"_s, "## Unreleased\n\n### Fixes\n- b\n\n### Fixed\n- c\n\n## 1.0\n\n### Fixed\n- a\n"_ba);
        row("it would swallow what stands below", "# Unreleased\n\n  # more\n"_ba, u"Fixed"_s, u"b"_s,
            "error refused 0"_ba);
        row("the newest of two words for a type",
            "## Unreleased\n\n## 1.1\n\n### Fixes\n- b\n\n## 1.0\n\n### Bug fixes\n- a\n"_ba, u"Fixed"_s, u"c"_s,
            "## Unreleased\n\n### Fixes\n- c\n\n## 1.1\n\n### Fixes\n- b\n\n## 1.0\n\n### Bug fixes\n- a\n"_ba);
        row("a name of one's own", "## Unreleased\n\n## 1.0\n\n### Fixed\n- b\n"_ba, u"Bug fixes"_s, u"c"_s,
            "## Unreleased\n\n### Bug fixes\n- c\n\n## 1.0\n\n### Fixed\n- b\n"_ba);
        row("no text", "## Unreleased\n"_ba, u"Fixed"_s, u" \n"_s, "error usage 0"_ba);
        row("no section", "## Unreleased\n"_ba, u"##"_s, u"a"_s, "error usage 0"_ba);
        row("section of two lines", "## Unreleased\n"_ba, u"Fixed\n## 9"_s, u"a"_s, "error usage 0"_ba);
    }

    void addsAnEntry()
    {
        QFETCH(QByteArray, before);
        QFETCH(QString, section);
        QFETCH(QString, text);
        const Changelog changelog = read(before);
        const auto result = changelog.withEntry(section, text, defaultChangelogSections());
        QTEST(shown(result), "after");
        QCOMPARE(changelog.bytes(), before);
    }

    void addsToANewChangelog()
    {
        auto changelog = read(newChangelog()).withEntry(u"Added"_s, u"First"_s, defaultChangelogSections());
        QVERIFY(changelog);
        changelog = changelog->withRelease({u"0.1.0"_s, QDate(2026, 11, 21), u"v0.1.0"_s, {}, host});
        QVERIFY(changelog);
        QCOMPARE(changelog->bytes(),
                 QByteArray(newChangelog() + "\n## [0.1.0] - 2026-11-21\n\n### Added\n\n- First\n\n"
                                             "[Unreleased]: https://example.org/o/n/compare/v0.1.0...HEAD\n"
                                             "[0.1.0]: https://example.org/o/n/releases/tag/v0.1.0\n"));
    }

    void cutsARelease_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QString>("repositoryUrl");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char *name, const QByteArray &before, const QByteArray &after,
                            const QString &repositoryUrl = {}) {
            QTest::newRow(name) << before << repositoryUrl << after;
        };
        row("keep a changelog with links",
            "# Log\n\n## [Unreleased]\n\n### Fixed\n\n- a\n\n## [1.2.2] - 2024-01-02\n\n- b\n\n"
            "[Unreleased]: https://example.org/o/n/compare/v1.2.2...HEAD\n"
            "[1.2.2]: https://example.org/o/n/compare/v1.2.1...v1.2.2\n"_ba,
            "# Log\n\n## [Unreleased]\n\n## [1.2.3] - 2026-11-21\n\n### Fixed\n\n- a\n\n## [1.2.2] - 2024-01-02\n\n- "
            "b\n\n"
            "[Unreleased]: https://example.org/o/n/compare/v1.2.3...HEAD\n"
            "[1.2.3]: https://example.org/o/n/compare/v1.2.2...v1.2.3\n"
            "[1.2.2]: https://example.org/o/n/compare/v1.2.1...v1.2.2\n"_ba,
            host);
        row("CRLF, own spelling, no last line end",
            "## [UNRELEASED]\r\n\r\n- a\r\n\r\n## [v1.2.2] / 2024.01.02\r\n\r\n- b\r\n\r\n"
            "[unreleased]:https://example.org/o/n/compare/v1.2.2..main"_ba,
            "## [UNRELEASED]\r\n\r\n## [v1.2.3] / 2026.11.21\r\n\r\n- a\r\n\r\n## [v1.2.2] / 2024.01.02\r\n\r\n- "
            "b\r\n\r\n"
            "[unreleased]:https://example.org/o/n/compare/v1.2.3..main\r\n"
            "[v1.2.3]:https://example.org/o/n/compare/v1.2.2..v1.2.3"_ba);
        row("no brackets, no links, two blank lines",
            "# Log\n\n\n## Unreleased\n* a\n\n\n## 1.2.2 (2024-01-02)\n* b\n\n\n## 1.2.1 (2023-01-02)\n* c\n"_ba,
            "# Log\n\n\n## Unreleased\n\n\n## 1.2.3 (2026-11-21)\n* a\n\n\n## 1.2.2 (2024-01-02)\n* b\n\n\n## 1.2.1 (2023-01-02)\n* c\n"_ba,
            host);
        row("date in words", "## [UNRELEASED]\n\n- a\n\n## 1.2.2 (6th December, 2024)\n\n- b\n"_ba,
            "## [UNRELEASED]\n\n## 1.2.3 (21st November, 2026)\n\n- a\n\n## 1.2.2 (6th December, 2024)\n\n- b\n"_ba);
        row("month first, short", "## Unreleased\n\n- a\n\n## Release v1.2.2, Dec 6, 2024\n\n- b\n"_ba,
            "## Unreleased\n\n## Release v1.2.3, Nov 21, 2026\n\n- a\n\n## Release v1.2.2, Dec 6, 2024\n\n- b\n"_ba);
        row("date first", "## Unreleased\n\n- a\n\n## 2024-01-02, Version 1.2.2 'Blue' (LTS), @someone\n"_ba,
            "## Unreleased\n\n## 2026-11-21, Version 1.2.3\n\n- a\n\n## 2024-01-02, Version 1.2.2 'Blue' (LTS), @someone\n"_ba);
        row("dates given up long ago",
            "## Unreleased\n\n## v6\n\n## v5\n\n## v4\n\n## v3\n\n## v2\n\n## 1.0 (2014-01-02)\n"_ba,
            "## Unreleased\n\n## v1.2.3\n\n## v6\n\n## v5\n\n## v4\n\n## v3\n\n## v2\n\n## 1.0 (2014-01-02)\n"_ba);
        row("no dates", "## Unreleased\n\n- a\n\n## 1.2.2\n\n- b\n"_ba,
            "## Unreleased\n\n## 1.2.3\n\n- a\n\n## 1.2.2\n\n- b\n"_ba);
        row("headings that are links",
            "## [Unreleased](https://example.org/o/n/compare/1.2.2...HEAD)\n\n- a\n\n"
            "## [1.2.2](https://example.org/o/n/compare/1.2.1...1.2.2) - 2024-01-02\n\n- b\n"_ba,
            "## [Unreleased](https://example.org/o/n/compare/v1.2.3...HEAD)\n\n"
            "## [1.2.3](https://example.org/o/n/compare/v1.2.2...v1.2.3) - 2026-11-21\n\n- a\n\n"
            "## [1.2.2](https://example.org/o/n/compare/1.2.1...1.2.2) - 2024-01-02\n\n- b\n"_ba);
        row("heading that links to the index",
            "## Unreleased\n\n## [v1.2.2 (2024-01-02)](https://example.org/p/n/1.2.2/)\n"_ba,
            "## Unreleased\n\n## [v1.2.3 (2026-11-21)](https://example.org/p/n/1.2.3/)\n\n## [v1.2.2 (2024-01-02)](https://example.org/p/n/1.2.2/)\n"_ba);
        row("not from a yanked release or a codename",
            "## [Unreleased]\n\n## [1.2.2] - 2024-02-02 [YANKED]\n\n## [1.2.1] - 2024-01-02 - Blue\n"_ba,
            "## [Unreleased]\n\n## [1.2.3] - 2026-11-21\n\n## [1.2.2] - 2024-02-02 [YANKED]\n\n## [1.2.1] - 2024-01-02 - Blue\n"_ba);
        row("links oldest first",
            "## [Unreleased]\n\n- a\n\n## [1.2.2] - 2024-01-02\n\n[1.2.2]: "
            "https://example.org/o/n/releases/tag/v1.2.2\n"
            "[Unreleased]: https://example.org/o/n/compare/v1.2.2...HEAD\n"_ba,
            "## [Unreleased]\n\n## [1.2.3] - 2026-11-21\n\n- a\n\n## [1.2.2] - 2024-01-02\n\n[1.2.2]: "
            "https://example.org/o/n/releases/tag/v1.2.2\n"
            "[1.2.3]: https://example.org/o/n/compare/v1.2.2...v1.2.3\n"
            "[Unreleased]: https://example.org/o/n/compare/v1.2.3...HEAD\n"_ba);
        row("links of releases alone",
            "## [Unreleased]\n\n- a\n\n## [1.2.2] - 2024-01-02\n\n[1.2.2]: https://gitlab.example.org/o/n/-/compare/v1.2.1...v1.2.2\n"_ba,
            "## [Unreleased]\n\n## [1.2.3] - 2026-11-21\n\n- a\n\n## [1.2.2] - 2024-01-02\n\n"
            "[Unreleased]: https://gitlab.example.org/o/n/-/compare/v1.2.3...HEAD\n"
            "[1.2.3]: https://gitlab.example.org/o/n/-/compare/v1.2.2...v1.2.3\n"
            "[1.2.2]: https://gitlab.example.org/o/n/-/compare/v1.2.1...v1.2.2\n"_ba);
        row("links to tag pages",
            "## Unreleased\n\n- a\n\n## [1.2.2] - 2024-01-02\n\n[1.2.2]: https://example.org/o/n/releases/tag/v1.2.2\n"_ba,
            "## Unreleased\n\n## [1.2.3] - 2026-11-21\n\n- a\n\n## [1.2.2] - 2024-01-02\n\n"
            "[1.2.3]: https://example.org/o/n/releases/tag/v1.2.3\n[1.2.2]: https://example.org/o/n/releases/tag/v1.2.2\n"_ba);
        row("brackets, no links, address known", "## [Unreleased]\n\n- a\n\n## [1.2.2] - 2024-01-02\n\n- b\n"_ba,
            "## [Unreleased]\n\n## [1.2.3] - 2026-11-21\n\n- a\n\n## [1.2.2] - 2024-01-02\n\n- b\n\n"
            "[Unreleased]: https://example.org/o/n/compare/v1.2.3...HEAD\n"
            "[1.2.3]: https://example.org/o/n/compare/v1.2.2...v1.2.3\n"_ba,
            u"https://example.org/o/n.git"_s);
        row("brackets, other links at the end", "## [Unreleased]\n\n- a, [x]\n\n[x]: https://example.org/x"_ba,
            "## [Unreleased]\n\n## [1.2.3] - 2026-11-21\n\n- a, [x]\n\n[x]: https://example.org/x\n"
            "[Unreleased]: https://example.org/o/n/compare/v1.2.3...HEAD\n"
            "[1.2.3]: https://example.org/o/n/compare/v1.2.2...v1.2.3"_ba,
            host);
        row("brackets, no links, no address", "## [Unreleased]\n\n- a\n\n## [1.2.2] - 2024-01-02\n"_ba,
            "## [Unreleased]\n\n## [1.2.3] - 2026-11-21\n\n- a\n\n## [1.2.2] - 2024-01-02\n"_ba);
        row("labels of their own",
            "## [Unreleased]\n\n- a\n\n## [1.2.2][r1.2.2] - 2024-01-02\n\n[Unreleased]: "
            "https://example.org/o/n/compare/v1.2.2...HEAD\n"
            "[r1.2.2]: https://example.org/o/n/compare/v1.2.1...v1.2.2\n"_ba,
            "## [Unreleased]\n\n## [1.2.3][r1.2.3] - 2026-11-21\n\n- a\n\n## [1.2.2][r1.2.2] - 2024-01-02\n\n"
            "[Unreleased]: https://example.org/o/n/compare/v1.2.3...HEAD\n"
            "[r1.2.3]: https://example.org/o/n/compare/v1.2.2...v1.2.3\n"
            "[r1.2.2]: https://example.org/o/n/compare/v1.2.1...v1.2.2\n"_ba);
        row("Bitbucket names the newer first",
            "## [Unreleased]\n\n- a\n\n[Unreleased]: https://example.org/o/n/branches/compare/HEAD..v1.2.2\n"_ba,
            "## [Unreleased]\n\n## [1.2.3] - 2026-11-21\n\n- a\n\n[Unreleased]: "
            "https://example.org/o/n/branches/compare/HEAD..v1.2.3\n"
            "[1.2.3]: https://example.org/o/n/branches/compare/v1.2.3..v1.2.2\n"_ba);
        row("contributors' comment stays above",
            "## [Unreleased]\n\n<!-- add\nhere -->\n\n### Fixed\n\n- a\n\n## [1.2.2] - 2024-01-02\n"_ba,
            "## [Unreleased]\n\n<!-- add\nhere -->\n\n## [1.2.3] - 2026-11-21\n\n### Fixed\n\n- a\n\n## [1.2.2] - 2024-01-02\n"_ba);
        row("empty Unreleased", "## [Unreleased]\n\n## [1.2.2] - 2024-01-02\n\n- b\n"_ba,
            "## [Unreleased]\n\n## [1.2.3] - 2026-11-21\n\n## [1.2.2] - 2024-01-02\n\n- b\n"_ba);
        row("Unreleased is all", "# Log\n## Unreleased"_ba, "# Log\n## Unreleased\n\n## 1.2.3 - 2026-11-21"_ba);
        row("closing marks", "# Log #\n\n## Unreleased ##\n\n- a\n\n## 1.2.2 ##\n"_ba,
            "# Log #\n\n## Unreleased ##\n\n## 1.2.3 ##\n\n- a\n\n## 1.2.2 ##\n"_ba);
        row("the version is named already", "# Log\n\n## 1.2.3 (unreleased)\n\n- a\n\n## 1.2.2 (2024-01-02)\n"_ba,
            "# Log\n\n## 1.2.3 (2026-11-21)\n\n- a\n\n## 1.2.2 (2024-01-02)\n"_ba);
        row("the state stands below the heading",
            "## Version 1.2.3\n\nUnreleased\n\n- a\n\n## Version 1.2.2\n\nReleased Jan 2, 2024\n\n- b\n"_ba,
            "## Version 1.2.3\n\nReleased Nov 21, 2026\n\n- a\n\n## Version 1.2.2\n\nReleased Jan 2, 2024\n\n- b\n"_ba);
        row("the state of the first release", "## 1.3.0\n\n_Unreleased_\n\n- a\n"_ba,
            "## 1.2.3\n\n_Released 2026-11-21_\n\n- a\n"_ba);
        row("a forgotten mark", "## [Unreleased]\n\n- a\n\n## [1.2.2] - 2024-01-02\n\n## [0.7] - unreleased\n"_ba,
            "## [Unreleased]\n\n## [1.2.3] - 2026-11-21\n\n- a\n\n## [1.2.2] - 2024-01-02\n\n## [0.7] - unreleased\n"_ba);
        row("another version is named", "# Log\n\n## 1.3.0 (unreleased)\n\n- a\n"_ba,
            "# Log\n\n## 1.2.3 (2026-11-21)\n\n- a\n"_ba);
        row("byte order mark and blanks at the end", "\xEF\xBB\xBF## [Unreleased]\n- a  \n\n\n"_ba,
            "\xEF\xBB\xBF## [Unreleased]\n\n## [1.2.3] - 2026-11-21\n- a  \n\n\n"_ba);
        row("the version stands", "## [Unreleased]\n\n## [v1.2.3.0] - 2024-01-02\n"_ba, "error conflict 3"_ba);
        row("two Unreleased", "## [Unreleased]\n\n## [1.0] - 2024-01-02\n\n## [unreleased]\n"_ba,
            "error conflict 5"_ba);
        row("no Unreleased", "## [1.0] - 2024-01-02\n"_ba, "error not-found 0"_ba);
        row("underlined", "Unreleased\n----------\n\n- a\n"_ba,
            "Unreleased\n----------\n\n1.2.3 - 2026-11-21\n------------------\n\n- a\n"_ba);
    }

    void cutsARelease()
    {
        QFETCH(QByteArray, before);
        QFETCH(QString, repositoryUrl);
        const Changelog changelog = read(before);
        const auto result =
            changelog.withRelease({u"1.2.3"_s, QDate(2026, 11, 21), u"v1.2.3"_s, u"v1.2.2"_s, repositoryUrl});
        QTEST(shown(result), "after");
        QCOMPARE(changelog.bytes(), before);
    }

    void cutsUnderlinedHeadings_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char *name, const QString &path, const QByteArray &before, const QByteArray &after) {
            QTest::newRow(name) << path << before << after;
        };
        const QString md = u"HISTORY.md"_s;
        const QString rst = u"CHANGES.rst"_s;
        row("Markdown, first level, CRLF, no last line end", md,
            "Unreleased\r\n==========\r\n\r\n### Fixes\r\n- a\r\n\r\n4.6.2 - 2026-01-02\r\n==================\r\n\r\n- b"_ba,
            "Unreleased\r\n==========\r\n\r\n1.2.3 - 2026-11-21\r\n==================\r\n\r\n### Fixes\r\n- a\r\n\r\n4.6.2 - 2026-01-02\r\n==================\r\n\r\n- b"_ba);
        row("Markdown, a placeholder for development", md,
            "History\n=======\n\ndev\n---\n\n- a\n\n2.32.0 (2024-05-20)\n-------------------\n\n- b\n"_ba,
            "History\n=======\n\ndev\n---\n\n1.2.3 (2026-11-21)\n------------------\n\n- a\n\n2.32.0 (2024-05-20)\n-------------------\n\n- b\n"_ba);
        row("Markdown, underlines all alike", md,
            "Unreleased\n--------------------\n\n- a\n\n1.2.2 (2024-01-02)\n--------------------\n\n- b\n\n1.10 (2024-01-01)\n--------------------\n\n- c\n"_ba,
            "Unreleased\n--------------------\n\n1.2.3 (2026-11-21)\n--------------------\n\n- a\n\n1.2.2 (2024-01-02)\n--------------------\n\n- b\n\n1.10 (2024-01-01)\n--------------------\n\n- c\n"_ba);
        row("Markdown, headings that are links", md,
            "[Unreleased](https://example.org/o/n/compare/"
            "v1.2.2...HEAD)\n-----------------------------------------------------------\n\n- a\n\n"
            "[1.2.2](https://example.org/o/n/compare/v1.2.1...v1.2.2)\n--------------------------------------------------------\n\n- b\n"_ba,
            "[Unreleased](https://example.org/o/n/compare/"
            "v1.2.3...HEAD)\n-----------------------------------------------------------\n\n"
            "[1.2.3](https://example.org/o/n/compare/"
            "v1.2.2...v1.2.3)\n--------------------------------------------------------\n\n- a\n\n"
            "[1.2.2](https://example.org/o/n/compare/v1.2.1...v1.2.2)\n--------------------------------------------------------\n\n- b\n"_ba);
        row("Markdown, link definitions", md,
            "[Unreleased]\n------------\n\n- a\n\n[1.2.2] - 2024-01-02\n--------------------\n\n- b\n\n"
            "[Unreleased]: https://example.org/o/n/compare/v1.2.2...HEAD\n[1.2.2]: https://example.org/o/n/releases/tag/v1.2.2\n"_ba,
            "[Unreleased]\n------------\n\n[1.2.3] - 2026-11-21\n--------------------\n\n- a\n\n[1.2.2] - "
            "2024-01-02\n--------------------\n\n- b\n\n"
            "[Unreleased]: https://example.org/o/n/compare/v1.2.3...HEAD\n[1.2.3]: "
            "https://example.org/o/n/compare/v1.2.2...v1.2.3\n"
            "[1.2.2]: https://example.org/o/n/releases/tag/v1.2.2\n"_ba);
        row("text, title overlined", rst,
            "=======\nChanges\n=======\n\nUnreleased\n----------\n\n* a\n\n1.2.2 (2024-01-02)\n------------------\n\n* b\n"_ba,
            "=======\nChanges\n=======\n\nUnreleased\n----------\n\n1.2.3 (2026-11-21)\n------------------\n\n* a\n\n1.2.2 (2024-01-02)\n------------------\n\n* b\n"_ba);
        row("text, releases overlined and indented", rst,
            "============\n Unreleased\n============\n\n* a\n\n====================\n 1.2.2 (2024-01-02)\n====================\n\n* b\n"_ba,
            "============\n Unreleased\n============\n\n====================\n 1.2.3 (2026-11-21)\n====================\n\n* a\n\n====================\n 1.2.2 (2024-01-02)\n====================\n\n* b\n"_ba);
        row("text, sections and roles stay", rst,
            "Unreleased\n==========\n\nFixed\n-----\n\n- a (:issue:`1`)\n\n  .. code-block:: python\n\n     x = 1\n\n1.2.2\n=====\n\n- b\n"_ba,
            "Unreleased\n==========\n\n1.2.3\n=====\n\nFixed\n-----\n\n- a (:issue:`1`)\n\n  .. code-block:: python\n\n     x = 1\n\n1.2.2\n=====\n\n- b\n"_ba);
        row("text, the state below the heading", rst,
            "Version 1.2.3\n-------------\n\nUnreleased\n\n-   a\n\nVersion 1.2.2\n-------------\n\nReleased 2024-01-02\n\n-   b\n"_ba,
            "Version 1.2.3\n-------------\n\nReleased 2026-11-21\n\n-   a\n\nVersion 1.2.2\n-------------\n\nReleased 2024-01-02\n\n-   b\n"_ba);
        row("text, zest", rst,
            "1.2.3 (unreleased)\n------------------\n\n- a\n\n1.2.2 (2024-01-02)\n------------------\n\n- b\n"_ba,
            "1.2.3 (2026-11-21)\n------------------\n\n- a\n\n1.2.2 (2024-01-02)\n------------------\n\n- b\n"_ba);
        row("text, another version was planned, tilde", rst, "1.10.0 (unreleased)\n~~~~~~~~~~~~~~~~~~~\n\n- a\n"_ba,
            "1.2.3 (2026-11-21)\n~~~~~~~~~~~~~~~~~~\n\n- a\n"_ba);
        row("text, labels", rst, "Unreleased\n==========\n\n- a\n\n.. _version-1.2.2:\n\n1.2.2\n=====\n\n- b\n"_ba,
            "Unreleased\n==========\n\n.. _version-1.2.3:\n\n1.2.3\n=====\n\n- a\n\n.. _version-1.2.2:\n\n1.2.2\n=====\n\n- b\n"_ba);
        row("text, compare links", rst,
            "`Unreleased`_\n=============\n\n- a\n\n`1.2.2`_ - 2024-01-02\n=====================\n\n- b\n\n"
            ".. _Unreleased: https://example.org/o/n/compare/v1.2.2...HEAD\n.. _1.2.2: https://example.org/o/n/compare/v1.2.1...v1.2.2\n"_ba,
            "`Unreleased`_\n=============\n\n`1.2.3`_ - 2026-11-21\n=====================\n\n- a\n\n`1.2.2`_ - "
            "2024-01-02\n=====================\n\n- b\n\n"
            ".. _Unreleased: https://example.org/o/n/compare/v1.2.3...HEAD\n.. _1.2.3: "
            "https://example.org/o/n/compare/v1.2.2...v1.2.3\n"
            ".. _1.2.2: https://example.org/o/n/compare/v1.2.1...v1.2.2\n"_ba);
        row("text, contributors' comment stays above", rst,
            "Unreleased\n==========\n\n.. Add a line for users\n   and keep it short.\n\n- a\n\n1.2.2\n=====\n\n- b\n"_ba,
            "Unreleased\n==========\n\n.. Add a line for users\n   and keep it short.\n\n1.2.3\n=====\n\n- a\n\n1.2.2\n=====\n\n- b\n"_ba);
        row("text, blanks at the end and wide characters", rst,
            "未発表\n======\n\nUnreleased\n----------\n\n- a  \n\n\n"_ba,
            "未発表\n======\n\nUnreleased\n----------\n\n1.2.3 - 2026-11-21\n------------------\n\n- a  \n\n\n"_ba);
        row("text, towncrier's own", rst,
            "Changes\n=======\n\n.. towncrier release notes start\n\nUnreleased\n----------\n"_ba,
            "error refused 0"_ba);
    }
    void cutsUnderlinedHeadings()
    {
        QFETCH(QString, path);
        QFETCH(QByteArray, before);
        const auto changelog = Changelog::parse(before, path);
        QVERIFY(changelog);
        const auto result = changelog->withRelease({u"1.2.3"_s, QDate(2026, 11, 21), u"v1.2.3"_s, u"v1.2.2"_s, {}});
        QTEST(shown(result), "after");
    }

    void namesBothLinesOfADuplicate()
    {
        const auto result =
            read("# a\n\n## [Unreleased]\n\n## 1.2.3\n"_ba).withRelease({u"1.2.3"_s, QDate(2026, 1, 2), {}, {}, {}});
        QVERIFY(!result);
        QCOMPARE(result.error().detail, u"Lines 3 and 5"_s);
    }

    void wantsAVersionAndADate()
    {
        const Changelog changelog = read("## [Unreleased]\n"_ba);
        QCOMPARE(shown(changelog.withRelease({{}, QDate(2026, 1, 2), {}, {}, {}})), "error usage 0"_ba);
        QCOMPARE(shown(changelog.withRelease({u"1.0"_s, QDate(), {}, {}, {}})), "error usage 0"_ba);
    }
};

QTEST_GUILESS_MAIN(TestChangelogEdit)
#include "tst_changelogedit.moc"
