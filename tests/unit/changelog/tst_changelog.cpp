// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/changelog.h"

#include <QTest>

#include <algorithm>
#include <ctime>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{
/// A release as one line, for comparison: "1.2.3 2024-01-02 yanked lines 3-9".
QString outlineOf(const ChangelogRelease &release)
{
    QStringList parts{release.version.isEmpty() ? u"-"_s : release.version};
    if (!release.date.isEmpty())
        parts += release.date;
    if (release.unreleased)
        parts += u"unreleased"_s;
    if (release.yanked)
        parts += u"yanked"_s;
    return parts.join(u' ');
}

Changelog read(const QByteArray &content, const QString &path = u"CHANGELOG.md"_s)
{
    auto changelog = Changelog::parse(content, path);
    if (!changelog)
        qFatal("%s", qPrintable(describe(changelog.error())));
    return *changelog;
}

const QByteArray sample = "# Changelog\n"                                                             // 1
                          "\n"                                                                        // 2
                          "The format is based on [Keep a Changelog](https://keepachangelog.com/).\n" // 3
                          "\n"                                                                        // 4
                          "## [Unreleased]\n"                                                         // 5
                          "\n"                                                                        // 6
                          "### Added\n"                                                               // 7
                          "\n"                                                                        // 8
                          "- One, see [docs].\n"                                                      // 9
                          "  More of it.\n"                                                           // 10
                          "\n"                                                                        // 11
                          "  - nested\n"                                                              // 12
                          "- Two\n"                                                                   // 13
                          "\n"                                                                        // 14
                          "## [1.0.0] - 2024-01-02 [YANKED]\n"                                        // 15
                          "\n"                                                                        // 16
                          "First.\n"                                                                  // 17
                          "\n"                                                                        // 18
                          "[unreleased]: https://example.org/o/n/compare/v1.0.0...HEAD\n"             // 19
                          "[1.0.0]: https://example.org/o/n/releases/tag/v1.0.0\n"                    // 20
                          "[docs]: https://example.org/docs\n"_ba;                                    // 21
} // namespace

class TestChangelog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsReleasesSectionsAndEntriesWithTheirLines()
    {
        const Changelog changelog = read(sample);
        QCOMPARE(changelog.bytes(), sample);
        QCOMPARE(changelog.format(), ChangelogFormat::KeepAChangelog);
        QCOMPARE(changelog.releases().size(), 2);
        const ChangelogRelease &open = changelog.releases()[0];
        QCOMPARE(open.heading, u"[Unreleased]"_s);
        QVERIFY(open.unreleased);
        QCOMPARE(open.firstLine, 5);
        QCOMPARE(open.lastLine, 13);
        QCOMPARE(open.entryCount(), 2);
        QCOMPARE(open.sections.size(), 1);
        QCOMPARE(open.sections[0].name, u"Added"_s);
        QCOMPARE(open.sections[0].firstLine, 7);
        QCOMPARE(open.sections[0].lastLine, 13);
        const ChangelogEntry expected{u"One, see [docs].\nMore of it.\n\n- nested"_s, 9, 12};
        QCOMPARE(open.sections[0].entries[0], expected);
        const ChangelogRelease &old = changelog.releases()[1];
        QCOMPARE(outlineOf(old), u"1.0.0 2024-01-02 yanked"_s);
        QCOMPARE(old.firstLine, 15);
        QCOMPARE(old.lastLine, 17);
        QCOMPARE(changelog.unreleased(), &open);
    }

    void readsHeadings_data()
    {
        QTest::addColumn<QString>("heading");
        QTest::addColumn<QString>("expected"); // empty: not a release
        const auto row = [](const char *heading, const char *expected) {
            QTest::newRow(heading) << QString::fromUtf8(heading) << QString::fromUtf8(expected);
        };
        row("[1.2.3] - 2024-01-02", "1.2.3 2024-01-02");
        row("[1.2.3] - 2024-01-02 [YANKED]", "1.2.3 2024-01-02 yanked");
        row("1.2.3 - 2024-01-02", "1.2.3 2024-01-02");
        row("1.2.3", "1.2.3");
        row("v1.2.3", "1.2.3");
        row("[v1.2.3] – 2024/01/02", "1.2.3 2024/01/02");
        row("1.2.3rc1 (2024-01-02)", "1.2.3rc1 2024-01-02");
        row("1.2.3-rc.1+build.5", "1.2.3-rc.1+build.5");
        row("0.28.0 (6th December, 2024)", "0.28.0 6th December, 2024");
        row("Release v2.28.2 (2025-11-24)", "2.28.2 2025-11-24");
        row("v2.14.0b1 (2026-03-01)", "2.14.0b1 2026-03-01");
        row("Version 3.2.0", "3.2.0");
        row("black 24.1.0, Jan 26, 2024", "24.1.0 Jan 26, 2024");
        row("[24.4.0](https://example.org/o/n/compare/24.3.0...24.4.0) - 2024-07-17", "24.4.0 2024-07-17");
        row("[1.2.3][v1.2.3] - 2024-01-02", "1.2.3 2024-01-02");
        row("[v1.2.3 (2024-01-02)](https://example.org/9.9.9)", "1.2.3 2024-01-02");
        row("<a name=\"9.9.9\"></a> 1.2.3 (2024-01-02)", "1.2.3 2024-01-02");
        row("2024.1.0 - 2024-02-03", "2024.1.0 2024-02-03");
        row("2024.01.02", "2024.01.02");
        row("1.2.3 (02.01.2024)", "1.2.3 02.01.2024");
        row("2024-01-02, Version 22.0.0 (Current)", "22.0.0 2024-01-02");
        row("1.3.0 (unreleased)", "1.3.0 unreleased");
        row("[1.3.0] - Unreleased", "1.3.0 unreleased");
        row("1.2.3 \"Codename\" - 2024-01-02", "1.2.3 2024-01-02");
        row("v2", "2");
        row("[2] - 2024-01-02", "2 2024-01-02");
        row("1!2.0", "1!2.0");
        row("[Unreleased]", "- unreleased");
        row("UNRELEASED", "- unreleased");
        row("[unreleased](https://example.org/compare/1...HEAD)", "- unreleased");
        row("Unreleased - YYYY-MM-DD", "- unreleased");
        row("*unreleased*", "- unreleased");
        row("Unreleased Changes", "- unreleased");
        row("Unreleased features are listed elsewhere", "");
        row("Support for Python 3.12 arrives with us", "");
        row("3.12 support", "");
        row("Added", "");
        row("2024", "");
        row("2024-01-02", "");
        row("Versioning", "");
    }

    void readsHeadings()
    {
        QFETCH(QString, heading);
        QFETCH(QString, expected);
        const Changelog changelog = read("# Log\n\n## " + heading.toUtf8() + "\n\n- x\n");
        QCOMPARE(changelog.releases().size(), expected.isEmpty() ? 0 : 1);
        if (!expected.isEmpty())
            QCOMPARE(outlineOf(changelog.releases().first()), expected);
    }

    void doesNotTakeHiddenHeadings_data()
    {
        QTest::addColumn<QByteArray>("hidden");
        QTest::newRow("backtick fence") << "```\n## [9.9.9]\n```"_ba;
        QTest::newRow("tilde fence with backticks") << "~~~\n```\n## [9.9.9]\n~~~"_ba;
        QTest::newRow("longer fence") << "````\n```\n## [9.9.9]\n````"_ba;
        QTest::newRow("fence in an item") << "- a\n  ```\n  ## [9.9.9]\n  ```"_ba;
        QTest::newRow("fence that an item opens and its end closes") << "- ```\n  ## [9.9.9]"_ba;
        QTest::newRow("unclosed fence ends with its item") << "- a\n\n  ```\n  ## [9.9.9]\n"_ba;
        QTest::newRow("comment") << "<!--\n## [9.9.9]\n-->"_ba;
        QTest::newRow("comment over blank lines") << "<!-- a\n\n## [9.9.9]\n\n-->"_ba;
        QTest::newRow("pre") << "<pre>\n## [9.9.9]\n</pre>"_ba;
        QTest::newRow("indented code") << "    ## [9.9.9]"_ba;
        QTest::newRow("heading inside an item") << "- a\n\n  ## [9.9.9]"_ba;
        QTest::newRow("no blank behind the marks") << "##[9.9.9]"_ba;
        QTest::newRow("line of a carriage return") << " \r\r\ntext"_ba;
        QTest::newRow("seven marks") << "####### [9.9.9]"_ba;
        QTest::newRow("inline comment mark in code") << "- a `<!--` b"_ba;
    }

    void doesNotTakeHiddenHeadings()
    {
        QFETCH(QByteArray, hidden);
        const QByteArray content = "## [2.0.0] - 2024-01-02\n\n" + hidden + "\n\n## [1.0.0] - 2023-01-02\n\n- b\n";
        const Changelog changelog = read(content);
        QCOMPARE(changelog.bytes(), content);
        QCOMPARE(changelog.releases().size(), 2);
        QCOMPARE(changelog.releases()[0].version, u"2.0.0"_s);
        QCOMPARE(changelog.releases()[1].version, u"1.0.0"_s);
        QCOMPARE(changelog.releases()[1].entryCount(), 1);
    }

    void recognisesTheFamily_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("format");
        QTest::addColumn<QStringList>("releases");
        QTest::addColumn<bool>("rewritable");
        const auto row = [](const char *name, const QString &path, const QByteArray &content, const QString &format,
                            const QStringList &releases, bool rewritable) {
            QTest::newRow(name) << path << content << format << releases << rewritable;
        };
        const QString md = u"CHANGELOG.md"_s;
        row("keep a changelog", md, sample, u"keep-a-changelog"_s, {u"- unreleased"_s, u"1.0.0 2024-01-02 yanked"_s},
            true);
        row("new", md, newChangelog(), u"keep-a-changelog"_s, {u"- unreleased"_s}, true);
        row("variant without brackets", md, "# Log\n\n## 1.0 - 2024-01-02\n### Fixed\n- a\n"_ba, u"keep-a-changelog"_s,
            {u"1.0 2024-01-02"_s}, true);
        row("title underlined, releases not", md,
            "Changelog\n=========\n\n## [Unreleased]\n\n## [1.0.0] - 2024-01-02\n"_ba, u"keep-a-changelog"_s,
            {u"- unreleased"_s, u"1.0.0 2024-01-02"_s}, true);
        row("plain markdown", md, "# History\n\n## 1.1\n\n- a\n\n## 1.0\n\n- b\n"_ba, u"markdown"_s,
            {u"1.1"_s, u"1.0"_s}, true);
        row("releases on the first level", md, "# 1.1\n\n## Bugs\n- a\n\n# 1.0\n\n- b\n"_ba, u"markdown"_s,
            {u"1.1"_s, u"1.0"_s}, true);
        row("underlined markdown", u"HISTORY.md"_s,
            "Release History\n===============\n\ndev\n---\n\n- \\[Short description\\]\n\n2.32.3 (2024-05-29)\n-------------------\n\n- a\n"_ba,
            u"markdown"_s, {u"- unreleased"_s, u"2.32.3 2024-05-29"_s}, true);
        row("underlined first level", md, "4.6.2 - 2026-01-02\n==================\n\n### Fixes\n- a\n"_ba,
            u"markdown"_s, {u"4.6.2 2026-01-02"_s}, true);
        row("restructured text", u"CHANGES.rst"_s,
            ".. currentmodule:: flask\n\nVersion 3.2.0\n-------------\n\nUnreleased\n\n-   a\n\nVersion 3.1.0\n-------------\n\nReleased 2024-11-13\n\n-   b\n"_ba,
            u"restructuredtext"_s, {u"3.2.0 unreleased"_s, u"3.1.0 2024-11-13"_s}, true);
        row("state below the heading", md,
            "## Version 8.5.0\n\nUnreleased\n\n- a\n\n## Version 8.4.2\n\nReleased 2026-06-24\n\n- b\n"_ba,
            u"markdown"_s, {u"8.5.0 unreleased"_s, u"8.4.2 2026-06-24"_s}, true);
        row("a forgotten mark", u"CHANGELOG.rst"_s,
            "pluggy 1.6.0 (2025-05-15)\n=========================\n\n- a\n\npluggy 0.7.0 (Unreleased)\n"
            "=========================\n\n- b\n"_ba,
            u"restructuredtext"_s, {u"1.6.0 2025-05-15"_s, u"0.7.0"_s}, true);
        row("overlined text", u"NEWS.rst"_s,
            "=======\n Title\n=======\n\n1.0 (2024-01-02)\n~~~~~~~~~~~~~~~~\n\n* a\n"_ba, u"restructuredtext"_s,
            {u"1.0 2024-01-02"_s}, true);
        row("no suffix", u"CHANGES"_s, "Changes\n=======\n\n1.2 (unreleased)\n----------------\n\n- a\n"_ba,
            u"restructuredtext"_s, {u"1.2 unreleased"_s}, true);
        row("towncrier in text", u"NEWS.rst"_s,
            "Title\n=====\n\n.. towncrier release notes start\n\n1.0 (2024-01-02)\n----------------\n"_ba,
            u"towncrier"_s, {u"1.0 2024-01-02"_s}, false);
        row("towncrier in markdown", md, "# Log\n\n<!-- towncrier release notes start -->\n\n## 1.0 (2024-01-02)\n"_ba,
            u"towncrier"_s, {u"1.0 2024-01-02"_s}, false);
        row("standard-version", md,
            "# Changelog\n\nAll notable changes to this project will be documented in this file. See "
            "[standard-version](https://example.org) for commit guidelines.\n\n"
            "### [1.0.1](https://example.org/o/n/compare/v1.0.0...v1.0.1) (2024-02-02)\n\n### Bug Fixes\n\n* a\n\n## 1.0.0 (2024-01-02)\n\n\n### Features\n\n* b\n"_ba,
            u"conventional"_s, {u"1.0.1 2024-02-02"_s, u"1.0.0 2024-01-02"_s}, false);
        row("release-please", md,
            "# Changelog\n\n## [1.1.0](https://example.org/o/n/compare/v1.0.0...v1.1.0) (2024-02-02)\n\n\n### "
            "Features\n\n"
            "* add a ([0123456](https://example.org/o/n/commit/0123456789))\n"_ba,
            u"conventional"_s, {u"1.1.0 2024-02-02"_s}, false);
        row("no headings", u"changelog.txt"_s, "pkg (1.0) unstable; urgency=low\n\n  * a\n"_ba, u"none"_s, {}, false);
        row("empty", md, ""_ba, u"none"_s, {}, false);
    }

    void recognisesTheFamily()
    {
        QFETCH(QString, path);
        QFETCH(QByteArray, content);
        QFETCH(bool, rewritable);
        const Changelog changelog = read(content, path);
        QCOMPARE(changelog.bytes(), content);
        QTEST(changelogFormatName(changelog.format()), "format");
        QStringList releases;
        for (const ChangelogRelease &release : changelog.releases())
            releases += outlineOf(release);
        QTEST(releases, "releases");
        const auto edited = changelog.withEntry(u"Fixed"_s, u"New text"_s, defaultChangelogSections());
        QCOMPARE(edited.has_value(), rewritable);
        if (!rewritable) {
            QCOMPARE(edited.error().kind, Error::Kind::Refused);
            QVERIFY(!edited.error().message.isEmpty());
        }
    }

    void refusesWhatIsBroken_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("line"); // 0: fine
        QTest::newRow("not UTF-8") << "# a\n\nb\xff\n"_ba << 3;
        QTest::newRow("cut sequence") << "a\n\xE2\x82\nb"_ba << 2;
        QTest::newRow("UTF-16") << QByteArray("\xff\xfe#\0", 4) << 1;
        QTest::newRow("conflict") << "# a\n<<<<<<< HEAD\n- a\n=======\n- b\n>>>>>>> x\n"_ba << 2;
        QTest::newRow("conflict with CRLF")
            << "# a\r\n\r\n<<<<<<< HEAD\r\n- a\r\n=======\r\n- b\r\n>>>>>>> x\r\n"_ba << 3;
        QTest::newRow("half resolved") << "# a\n- b\n>>>>>>> x\n"_ba << 3;
        QTest::newRow("conflict in a fence") << "```\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n```\n"_ba << 2;
        QTest::newRow("underline of seven") << "Changes\n=======\n"_ba << 0;
        QTest::newRow("eight marks") << "<<<<<<<< a\n"_ba << 0;
        QTest::newRow("mark named in a fence") << "```\n<<<<<<< HEAD\n```\n"_ba << 0;
    }

    void refusesWhatIsBroken()
    {
        QFETCH(QByteArray, content);
        QFETCH(int, line);
        const auto changelog = Changelog::parse(content, u"CHANGELOG.md"_s);
        QCOMPARE(changelog.has_value(), line == 0);
        if (line > 0) {
            QCOMPARE(changelog.error().kind, Error::Kind::Invalid);
            QCOMPARE(changelog.error().line, line);
            QCOMPARE(changelog.error().path, u"CHANGELOG.md"_s);
        }
    }

    void findsVersionsByMeaning_data()
    {
        QTest::addColumn<QString>("version");
        QTest::addColumn<int>("line");
        QTest::newRow("same") << u"1.0.0"_s << 3;
        QTest::newRow("shorter") << u"1.0"_s << 3;
        QTest::newRow("with v") << u"v1.0.0"_s << 3;
        QTest::newRow("candidate in another spelling") << u"1.0.0rc1"_s << 5;
        QTest::newRow("SemVer only") << u"1.0.0-next.0"_s << 7;
        QTest::newRow("absent") << u"2.0.0"_s << 0;
        QTest::newRow("Unreleased is no version") << u"Unreleased"_s << 0;
        QTest::newRow("empty") << u""_s << 0;
    }

    void findsVersionsByMeaning()
    {
        QFETCH(QString, version);
        QFETCH(int, line);
        const Changelog changelog =
            read("## [Unreleased]\n\n## [1.0.0] - 2024-01-02\n\n## v1.0.0-rc.1\n\n## 1.0.0-next.0\n"_ba);
        const ChangelogRelease *release = changelog.find(version);
        QCOMPARE(release ? release->firstLine : 0, line);
    }

    void makesNotesThatStandAlone()
    {
        const Changelog changelog = read(sample);
        const auto notes = changelog.notes({});
        QVERIFY(notes);
        QCOMPARE(
            *notes,
            u"### Added\n\n- One, see [docs].\n  More of it.\n\n  - nested\n- Two\n\n[docs]: https://example.org/docs\n"_s);
        const auto old = changelog.notes(u"1.0"_s);
        QVERIFY(old);
        QCOMPARE(*old, u"First.\n"_s);
        const auto absent = changelog.notes(u"9.0"_s);
        QVERIFY(!absent);
        QCOMPARE(absent.error().kind, Error::Kind::NotFound);
    }

    void leavesTheStateLineOutOfTheNotes()
    {
        const Changelog changelog = read("## Version 1.0\n\nReleased 2024-01-02\n\n- a\n"_ba);
        QCOMPARE(changelog.notes(u"1.0"_s).value(), u"- a\n"_s);
    }

    void makesNotesOfWindowsFiles()
    {
        const auto notes = read("## 1.0\r\n\r\n### Added\r\n\r\n- a\r\n\r\n## 0.9\r\n"_ba).notes(u"1.0"_s);
        QVERIFY(notes);
        QCOMPARE(*notes, u"### Added\n\n- a\n"_s);
    }

    void survivesDeepNestingAndLongLines()
    {
        QByteArray content = "## [1.0.0]\n\n"_ba;
        for (int i = 0; i < 10'000; ++i)
            content += QByteArray(i % 2'000, ' ') + "- x\n";
        content +=
            QByteArray(10'000, '>') + "x\n" + QByteArray(20'000, '-') + " y\n# " + QByteArray(1'000'000, '[') + '\n';
        content += "- " + QByteArray(1'000'000, 'a') + "\n## 0.9\n";
        const Changelog changelog = read(content);
        QCOMPARE(changelog.bytes(), content);
        QCOMPARE(changelog.releases().last().version, u"0.9"_s);
    }

    void readsInLinearTime_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<QByteArray>("part"); // %1 stands for a number
        const QByteArray release = "# Changelog\n\n## [1.0.0] - 2024-01-02\n\n"_ba;
        QTest::newRow("releases") << "# Changelog\n\n"_ba
                                  << "## [1.%1.0] - 2024-01-02\n\n### Fixed\n\n- A thing\n  of two lines\n- b\n\n"_ba;
        QTest::newRow("headings alone") << "# Changelog\n\n"_ba
                                        << "## 1.%1.0\n"_ba;
        QTest::newRow("unreleased ones") << "# Changelog\n\n"_ba
                                         << "## 1.%1.0 (unreleased)\n\n- A\n\n"_ba;
        QTest::newRow("underlined ones") << "Changelog\n=========\n\n"_ba
                                         << "1.%1.0\n-----\n\n- A\n\n"_ba;
        QTest::newRow("sections of one release") << release << "### Part %1\n\n- A\n\n"_ba;
        QTest::newRow("headings of no release") << release << "## Words %1 and words\n\nText\n\n"_ba;
        QTest::newRow("entries of one section") << QByteArray(release + "### Added\n\n") << "- Entry %1\n"_ba;
        QTest::newRow("definitions of links") << release << "[1.%1.0]: https://example.org/compare/v1.%1.0...HEAD\n"_ba;
    }

    void readsInLinearTime()
    {
        QFETCH(const QByteArray, head);
        QFETCH(const QByteArray, part);
        const auto worked = [] {
            timespec now{};
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
            return double(now.tv_sec) + double(now.tv_nsec) / 1e9;
        };
        const auto timeFor = [&](int parts) {
            QByteArray content = head;
            for (int i = 0; i < parts; ++i)
                content += QByteArray(part).replace("%1", QByteArray::number(i));
            double least = 1e9;
            for (int turn = 0; turn < 3; ++turn) {
                const double before = worked();
                const Changelog changelog = read(content);
                least = std::min(least, worked() - before);
                if (changelog.bytes() != content)
                    return -1.0;
            }
            return least;
        };
        timeFor(100);
        const double small = timeFor(1'000);
        const double large = timeFor(4'000);
        QVERIFY(small > 0 && large > 0);
        QVERIFY2(large < 7 * small, qPrintable(u"four times as much takes %1 times as long"_s.arg(large / small)));
    }
};

QTEST_GUILESS_MAIN(TestChangelog)
#include "tst_changelog.moc"
