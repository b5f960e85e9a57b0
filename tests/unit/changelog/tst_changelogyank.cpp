// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/changelog.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{
const QString markdown = u"CHANGELOG.md"_s;
const QString rst = u"CHANGES.rst"_s;

Changelog read(const QByteArray &content, const QString &path)
{
    auto changelog = Changelog::parse(content, path);
    if (!changelog)
        qFatal("%s", qPrintable(describe(changelog.error())));
    return *changelog;
}

QByteArray shown(const Result<Changelog> &result)
{
    return result ? result->bytes() : QByteArray("error ") + errorKindName(result.error().kind).toUtf8();
}

/// The last released part, which the rows mark.
qsizetype lastOf(const Changelog &changelog)
{
    return changelog.releases().size() - 1;
}
} // namespace

/// Yanked releases: a whole file before and after, byte for byte.
class TestChangelogYank : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marksAndUnmarksTheHeadingAlone_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("plain");
        QTest::addColumn<QByteArray>("marked");
        const auto row = [](const char *name, const QString &path, const QByteArray &plain, const QByteArray &marked) {
            QTest::newRow(name) << path << plain << marked;
        };
        const QByteArray top = "# Changelog\n\n## [Unreleased]\n\n## [1.1.0] - 2024-02-03\n\n- b  \n\n";
        const QByteArray end = "\n\n### Fixed\n\n- a\n\n[1.1.0]: https://example.org/o/n/compare/v1.0.0...v1.1.0\n"
                               "[1.0.0]: https://example.org/o/n/releases/tag/v1.0.0\n";
        row("Keep a Changelog", markdown, top + "## [1.0.0] - 2024-01-02" + end,
            top + "## [1.0.0] - 2024-01-02 [YANKED]" + end);
        row("CRLF, no end of line at the end", markdown, "## [1.0.0] - 2024-01-02\r\n\r\n- a",
            "## [1.0.0] - 2024-01-02 [YANKED]\r\n\r\n- a");
        row("closing marks", markdown, "## 1.0.0 ##\n\n- a\n", "## 1.0.0 [YANKED] ##\n\n- a\n");
        row("a heading that is a link", markdown, "## [1.0.0](https://example.org/t/1) (2024-01-02)\n\n- a\n",
            "## [1.0.0](https://example.org/t/1) (2024-01-02) [YANKED]\n\n- a\n");
        row("a heading that refers to a link", markdown,
            "## [1.0.0][one] - 2024-01-02\n\n- a\n\n[one]: https://e.org\n",
            "## [1.0.0][one] - 2024-01-02 [YANKED]\n\n- a\n\n[one]: https://e.org\n");
        row("words before the version", markdown, "## Release v2.28.2 (2024-01-02)\n\n- a\n",
            "## Release v2.28.2 (2024-01-02) [YANKED]\n\n- a\n");
        row("as the file has it elsewhere", markdown,
            "## 1.1.0 - 2024-02-03 (yanked)\n\n- b\n\n## 1.0.0 - 2024-01-02\n\n- a\n",
            "## 1.1.0 - 2024-02-03 (yanked)\n\n- b\n\n## 1.0.0 - 2024-01-02 (yanked)\n\n- a\n");
        row("emphasis, elsewhere too", markdown, "## 1.1.0 - **YANKED**\n\n- b\n\n## 1.0.0\n\n- a\n",
            "## 1.1.0 - **YANKED**\n\n- b\n\n## 1.0.0 - **YANKED**\n\n- a\n");
        row("underlined Markdown", markdown, "4.6.2 - 2024-01-02\n==================\n\n- a\n",
            "4.6.2 - 2024-01-02 [YANKED]\n===========================\n\n- a\n");
        row("reStructuredText", rst, "Changes\n=======\n\n1.0.0 (2024-01-02)\n------------------\n\n* a\n",
            "Changes\n=======\n\n1.0.0 (2024-01-02) [YANKED]\n---------------------------\n\n* a\n");
        row("overlined reStructuredText", rst, "=====\n1.0.0\n=====\n\n* a\n",
            "==============\n1.0.0 [YANKED]\n==============\n\n* a\n");
        row("the state below the heading", rst, "Version 3.2.0\n-------------\n\nReleased 2024-01-02\n\n-   a\n",
            "Version 3.2.0 [YANKED]\n----------------------\n\nReleased 2024-01-02\n\n-   a\n");
        row("zest.releaser's", rst,
            "1.2 (unreleased)\n----------------\n\n- b\n\n1.1 (2024-01-02)\n----------------\n\n- a\n",
            "1.2 (unreleased)\n----------------\n\n- b\n\n1.1 (2024-01-02) [YANKED]\n-------------------------\n\n- "
            "a\n");
        row("towncrier's, which it never touches again", rst,
            ".. towncrier release notes start\n\n1.0.0 (2024-01-02)\n==================\n\n- a\n",
            ".. towncrier release notes start\n\n1.0.0 (2024-01-02) [YANKED]\n===========================\n\n- a\n");
    }
    void marksAndUnmarksTheHeadingAlone()
    {
        QFETCH(const QString, path);
        QFETCH(const QByteArray, plain);
        QFETCH(const QByteArray, marked);
        const Changelog before = read(plain, path);
        const auto yanked = before.withYank(lastOf(before), true);
        QCOMPARE(shown(yanked), marked);
        QVERIFY(yanked->releases().last().yanked);
        QCOMPARE(shown(yanked->withYank(lastOf(*yanked), true)), marked); // it stands already
        QCOMPARE(shown(yanked->withYank(lastOf(*yanked), false)), plain);
    }

    void takesOtherMarksOff_data()
    {
        QTest::addColumn<QByteArray>("heading");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char *heading, const char *after) {
            QTest::newRow(heading) << QByteArray(heading) << QByteArray(after);
        };
        row("1.0.0 - 2024-01-02 - YANKED", "1.0.0 - 2024-01-02");
        row("1.0.0 - YANKED", "1.0.0");
        row("1.0.0 (2024-01-02, yanked)", "1.0.0 (2024-01-02)");
        row("[1.0.0] - 2024-01-02 *[Yanked]*", "[1.0.0] - 2024-01-02");
        row("[1.0.0] - 2024-01-02 [YANKED](https://example.org/why)", "[1.0.0] - 2024-01-02");
        row("[1.0.0] [YANKED] - 2024-01-02", "[1.0.0] - 2024-01-02");
        row("1.0.0 (yanked, see #12)", "error refused");
        row("1.0.0 - 2024-01-02 was yanked", "error refused");
    }
    void takesOtherMarksOff()
    {
        QFETCH(const QByteArray, heading);
        QFETCH(const QByteArray, after);
        const Changelog marked = read("## " + heading + "\n\n- a\n", markdown);
        QVERIFY(marked.releases().constFirst().yanked);
        const QByteArray wanted = after.startsWith("error") ? after : "## " + after + "\n\n- a\n";
        QCOMPARE(shown(marked.withYank(0, false)), wanted);
    }

    void refusesWhatHasNoSuchMark_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("error");
        QTest::newRow("Unreleased") << markdown << "## [Unreleased]\n\n- a\n"_ba
                                    << "error usage"_ba;
        QTest::newRow("Debian") << u"debian/changelog"_s
                                << "harbour (1.1-2) unstable; urgency=medium\n\n  * b\n\n"
                                   " -- Ann Admiral <ann@example.org>  Tue, 02 Jan 2024 10:00:00 +0100\n"_ba
                                << "error refused"_ba;
        QTest::newRow("AppStream") << u"org.example.App.metainfo.xml"_s
                                   << "<component>\n  <releases>\n    <release version=\"1.1\" date=\"2024-01-02\"/>\n"
                                      "  </releases>\n</component>\n"_ba
                                   << "error refused"_ba;
        QTest::newRow("a tool's") << markdown
                                  << "# Changelog\n\n## [1.2.0](https://github.com/o/n/compare/v1.1.0...v1.2.0) "
                                     "(2024-01-02)\n\n\n### Features\n\n* a "
                                     "([abcdef1](https://github.com/o/n/commit/abcdef1))\n"_ba
                                  << "error refused"_ba;
    }
    void refusesWhatHasNoSuchMark()
    {
        QFETCH(const QString, path);
        QFETCH(const QByteArray, content);
        QFETCH(const QByteArray, error);
        const Changelog changelog = read(content, path);
        QVERIFY(!changelog.releases().isEmpty());
        QCOMPARE(shown(changelog.withYank(0, true)), error);
        QCOMPARE(shown(changelog.withYank(7, true)), "error not-found"_ba);
    }
};

QTEST_GUILESS_MAIN(TestChangelogYank)
#include "tst_changelogyank.moc"
