// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/changelog.h"
#include "changelog/entrygroup.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{
Changelog read(const QByteArray &content, const QString &path = u"CHANGELOG.md"_s)
{
    auto changelog = Changelog::parse(content, path);
    if (!changelog)
        qFatal("%s", qPrintable(describe(changelog.error())));
    return *changelog;
}

/// What came out, as text that a failed comparison shows: the bytes, or the error's kind.
QByteArray shown(const Result<Changelog> &result)
{
    return result ? result->bytes() : QByteArray("error " + errorKindName(result.error().kind).toUtf8());
}
} // namespace

/// Each row is a whole file before and after, byte for byte.
class TestEntryEditing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changesAnEntry_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<int>("entry");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char *name, const QByteArray &before, int entry, const QString &text,
                            const QByteArray &after) { QTest::newRow(name) << before << entry << text << after; };
        row("one line", "## [Unreleased]\n### Fixed\n- a\n- b\n"_ba, 0, u"x"_s,
            "## [Unreleased]\n### Fixed\n- x\n- b\n"_ba);
        row("the same text keeps all bytes", "## 1.0\n### Fixed\n-  a  \nlazy\n"_ba, 0, u"a  \nlazy"_s,
            "## 1.0\n### Fixed\n-  a  \nlazy\n"_ba);
        row("lines that stay keep their bytes", "## 1.0\n- a\nlazy\n    deep\n- b\n"_ba, 0, u"x\nlazy\n  deep"_s,
            "## 1.0\n- x\nlazy\n    deep\n- b\n"_ba);
        row("more lines", "## 1.0\n### Fixed\n * a\n * b\n"_ba, 0, u"a\nmore\n\nlast"_s,
            "## 1.0\n### Fixed\n * a\n   more\n\n   last\n * b\n"_ba);
        row("fewer lines", "## 1.0\n- a\n  b\n  c\n\ntext\n"_ba, 0, u"a\nc"_s, "## 1.0\n- a\n  c\n\ntext\n"_ba);
        row("more lines at an open end", "## 1.0\n- a"_ba, 0, u"a\nb"_s, "## 1.0\n- a\n  b"_ba);
        row("fewer lines at an open end", "## 1.0\n- a\n  b"_ba, 0, u"a"_s, "## 1.0\n- a"_ba);
        row("CRLF", "## 1.0\r\n- a\r\n- b\r\n"_ba, 1, u"b\nc"_s, "## 1.0\r\n- a\r\n- b\r\n  c\r\n"_ba);
        row("numbered", "## 1.0\n1. a\n2. b\n"_ba, 1, u"c"_s, "## 1.0\n1. a\n2. c\n"_ba);
        row("blanks around are left out", "## 1.0\n- a\n"_ba, 0, u"\n  b  \n\n"_s, "## 1.0\n- b\n"_ba);
        row("no text", "## 1.0\n- a\n"_ba, 0, u" \n"_s, "error usage"_ba);
        row("a heading would end it", "## 1.0\n- a\n"_ba, 0, u"a\n\n## 2.0"_s, "## 1.0\n- a\n\n  ## 2.0\n"_ba);
        row("an open fence ends with its entry", "## 1.0\n- a\n- b\n"_ba, 0, u"a\n```"_s,
            "## 1.0\n- a\n  ```\n- b\n"_ba); // CommonMark 4.5: with its container
        row("so does an open comment", "## 1.0\n- a\n- b\n"_ba, 0, u"a\n\n<!-- b"_s,
            "## 1.0\n- a\n\n  <!-- b\n- b\n"_ba);
        row("a list of its own", "## 1.0\n- a\n"_ba, 0, u"a\n- nested"_s, "## 1.0\n- a\n  - nested\n"_ba);
        row("no such entry", "## 1.0\n- a\n"_ba, 7, u"b"_s, "error not-found"_ba);
    }
    void changesAnEntry()
    {
        QFETCH(const QByteArray, before);
        QFETCH(const int, entry);
        QFETCH(const QString, text);
        QFETCH(const QByteArray, after);
        QCOMPARE(shown(read(before).withEntryText({0, 0, entry}, text)), after);
    }

    void takesAnEntryOut_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<int>("section");
        QTest::addColumn<int>("entry");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char *name, const QByteArray &before, int section, int entry,
                            const QByteArray &after) { QTest::newRow(name) << before << section << entry << after; };
        row("the first", "## 1.0\n\n- a\n- b\n"_ba, 0, 0, "## 1.0\n\n- b\n"_ba);
        row("the last", "## 1.0\n\n- a\n- b\n\n## 0.9\n"_ba, 0, 1, "## 1.0\n\n- a\n\n## 0.9\n"_ba);
        row("between, with blank lines", "## 1.0\n\n- a\n\n- b\n\n- c\n"_ba, 0, 1, "## 1.0\n\n- a\n\n- c\n"_ba);
        row("with all its lines", "## 1.0\n\n- a\n\n  more\n- b\n"_ba, 0, 0, "## 1.0\n\n- b\n"_ba);
        row("the last of a file without last line end", "## 1.0\n\n- a\n- b"_ba, 0, 1, "## 1.0\n\n- a"_ba);
        row("the section goes with its only entry", "## 1.0\n\n### Added\n\n- a\n\n### Fixed\n\n- b\n\n## 0.9\n"_ba, 0,
            0, "## 1.0\n\n### Fixed\n\n- b\n\n## 0.9\n"_ba);
        row("the last section goes with its only entry",
            "## 1.0\n\n### Added\n\n- a\n\n### Fixed\n\n- b\n\n## 0.9\n"_ba, 1, 0,
            "## 1.0\n\n### Added\n\n- a\n\n## 0.9\n"_ba);
        row("the only section goes", "## 1.0\n\n### Added\n\n- a\n\n## 0.9\n"_ba, 0, 0, "## 1.0\n\n## 0.9\n"_ba);
        row("a section with other text stays", "## 1.0\n\n### Added\n\nNew things:\n\n- a\n\n## 0.9\n"_ba, 0, 0,
            "## 1.0\n\n### Added\n\nNew things:\n\n## 0.9\n"_ba);
        row("a section with parts stays", "## 1.0\n\n### Added\n\n- a\n\n#### Core\n\n- b\n"_ba, 0, 0,
            "## 1.0\n\n### Added\n\n#### Core\n\n- b\n"_ba);
        row("no such section", "## 1.0\n\n- a\n"_ba, 3, 0, "error not-found"_ba);
    }
    void takesAnEntryOut()
    {
        QFETCH(const QByteArray, before);
        QFETCH(const int, section);
        QFETCH(const int, entry);
        QFETCH(const QByteArray, after);
        QCOMPARE(shown(read(before).withoutEntry({0, section, entry})), after);
    }

    void movesAnEntry_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QList<int>>("from");
        QTest::addColumn<int>("release");
        QTest::addColumn<QString>("section");
        QTest::addColumn<int>("entry");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char *name, const QByteArray &before, const QList<int> &from, int release,
                            const QString &section, int entry, const QByteArray &after) {
            QTest::newRow(name) << before << from << release << section << entry << after;
        };
        const QByteArray three = "## [Unreleased]\n\n### Fixed\n\n- a\n- b\n- c\n"_ba;
        row("down by one", three, {0, 0, 0}, 0, u"Fixed"_s, 2, "## [Unreleased]\n\n### Fixed\n\n- b\n- a\n- c\n"_ba);
        row("to the end", three, {0, 0, 0}, 0, u"Fixed"_s, -1, "## [Unreleased]\n\n### Fixed\n\n- b\n- c\n- a\n"_ba);
        row("up", three, {0, 0, 2}, 0, u"Fixed"_s, 0, "## [Unreleased]\n\n### Fixed\n\n- c\n- a\n- b\n"_ba);
        row("where it stands", three, {0, 0, 1}, 0, u"fixed"_s, 2, three);
        row("at the end already", three, {0, 0, 2}, 0, u"Fixed"_s, -1, three);
        row("to a new section", three, {0, 0, 1}, 0, u"Added"_s, -1,
            "## [Unreleased]\n\n### Added\n\n- b\n\n### Fixed\n\n- a\n- c\n"_ba);
        const QByteArray two =
            "## [Unreleased]\n\n### Fixed\n\n- a\n  more\n\n## [1.0.0] - 2024-01-02\n\n### Added\n\n- b\n"_ba;
        row("to another release, and its section goes", two, {0, 0, 0}, 1, u"Added"_s, 0,
            "## [Unreleased]\n\n## [1.0.0] - 2024-01-02\n\n### Added\n\n- a\n  more\n- b\n"_ba);
        row("to a new section of another release", two, {0, 0, 0}, 1, u"Fixed"_s, -1,
            "## [Unreleased]\n\n## [1.0.0] - 2024-01-02\n\n### Added\n\n- b\n\n### Fixed\n\n- a\n  more\n"_ba);
        row("back to Unreleased", two, {1, 0, 0}, 0, u"Fixed"_s, -1,
            "## [Unreleased]\n\n### Fixed\n\n- a\n  more\n- b\n\n## [1.0.0] - 2024-01-02\n"_ba);
        row("above the first heading", "## 1.0\n\n- a\n\n### Fixed\n\n- b\n- c\n"_ba, {0, 1, 0}, 0, QString(), -1,
            "## 1.0\n\n- a\n- b\n\n### Fixed\n\n- c\n"_ba);
        row("above the first heading, where no entries are", three, {0, 0, 0}, 0, QString(), -1, "error usage"_ba);
        row("to no release", two, {1, 0, 0}, 9, u"Fixed"_s, -1, "error not-found"_ba);
        row("from nowhere", two, {1, 0, 7}, 0, u"Fixed"_s, -1, "error not-found"_ba);
    }
    void movesAnEntry()
    {
        QFETCH(const QByteArray, before);
        QFETCH(const QList<int>, from);
        QFETCH(const int, release);
        QFETCH(const QString, section);
        QFETCH(const int, entry);
        QFETCH(const QByteArray, after);
        const EntryPlace place{from[0], from[1], from[2]};
        QCOMPARE(shown(read(before).withMovedEntry(place, {release, section, entry}, defaultChangelogSections())),
                 after);
    }

    /// What stands in the file goes as it is, also where an entry that is typed in would lose its own mark.
    void movesMarksAndEscapes_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("entry");
        QTest::newRow("Markdown") << u"CHANGELOG.md"_s << "- \\*a\\* &amp; `%%`  \n  more\n"_ba;
        QTest::newRow("a list in a list") << u"CHANGELOG.md"_s << "- * a\n  * b\n"_ba;
        QTest::newRow("reStructuredText") << u"CHANGES.rst"_s << "- \\*a\\* ``\\\\n`` :ref:`x <y_z>`\n  |v|_\n"_ba;
        QTest::newRow("a list in its list") << u"CHANGES.rst"_s << "- * a\n  * b\n"_ba;
    }
    void movesMarksAndEscapes()
    {
        QFETCH(const QString, path);
        QFETCH(const QByteArray, entry);
        const bool rst = path.endsWith(u".rst"_s);
        const QByteArray newer = rst ? "1.1\n---\n\n"_ba : "## 1.1\n\n"_ba;
        const QByteArray old = rst ? "\n1.0\n---\n\n- d\n"_ba : "\n## 1.0\n\n- d\n"_ba;
        const Changelog log = read(newer + "- c\n" + entry + old, path);
        QCOMPARE(log.releases()[0].entryCount(), 2);
        const auto there = log.withMovedEntry({0, 0, 1}, {1, QString(), -1}, {});
        QCOMPARE(shown(there), newer + "- c\n" + old + entry);
        QCOMPARE(shown(there->withMovedEntry({1, 0, 1}, {0, QString(), -1}, {})), log.bytes());
        const auto group = withMovedEntries(log, {{0, 0, 1}}, {1, QString(), -1}, {});
        QVERIFY(group);
        QCOMPARE(group->changelog.bytes(), shown(there));
    }

    void changesReStructuredText()
    {
        const Changelog log = read("1.0\n===\n\n* a\n  more\n* b\n"_ba, u"CHANGES.rst"_s);
        QCOMPARE(shown(log.withEntryText({0, 0, 1}, u"c\nd"_s)), "1.0\n===\n\n* a\n  more\n* c\n  d\n"_ba);
        QCOMPARE(shown(log.withoutEntry({0, 0, 0})), "1.0\n===\n\n* b\n"_ba);
    }
};

QTEST_GUILESS_MAIN(TestEntryEditing)
#include "tst_entryediting.moc"
