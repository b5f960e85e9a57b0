// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/changelog.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{
const QString rst = u"CHANGES.rst"_s;
const QString md = u"CHANGES.md"_s;

QByteArray shown(const Result<Changelog> &result)
{
    return result ? result->bytes() : QByteArray("error ") + errorKindName(result.error().kind).toUtf8();
}

Result<Changelog> added(const QString &path, const QByteArray &content, const QString &text)
{
    TB_TRY(const Changelog changelog, Changelog::parse(content, path));
    return changelog.withEntry(u"Fixed"_s, text, defaultChangelogSections());
}

Result<Changelog> cut(const QString &path, const QByteArray &content, const QString &version)
{
    TB_TRY(const Changelog changelog, Changelog::parse(content, path));
    return changelog.withRelease(
        {version, QDate(2026, 11, 21), QString(u'v' + version), u"v1.1"_s, u"https://example.org/o/n"_s});
}
} // namespace

/// The style of zest.releaser: the next version stands in the heading, "(unreleased)" where its date will be; and what
/// the changelogs of public projects taught. Each row is a whole file before and after.
class TestZestStyle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addsAnEntry_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char *name, const QString &path, const QByteArray &before, const QByteArray &after) {
            QTest::newRow(name) << path << before << after;
        };
        row("behind the others", rst,
            "Log\n===\n\n1.2 (unreleased)\n----------------\n\n- a\n  [me]\n\n\n1.1 (2024-01-02)\n----------------\n\n- b\n"_ba,
            "Log\n===\n\n1.2 (unreleased)\n----------------\n\n- a\n  [me]\n\n- x\n\n\n1.1 (2024-01-02)\n----------------\n\n- b\n"_ba
                .replace("\n\n- x", "\n- x"));
        row("in the placeholder's place", rst,
            "Log\n===\n\n1.2 (unreleased)\n----------------\n\n- Nothing changed yet.\n\n\n1.1 (2024-01-02)\n----------------\n\n- b\n"_ba,
            "Log\n===\n\n1.2 (unreleased)\n----------------\n\n- x\n\n\n1.1 (2024-01-02)\n----------------\n\n- b\n"_ba);
        row("below a heading alone", rst,
            "1.2 (unreleased)\n----------------\n\n\n1.1 (2024-01-02)\n----------------\n\n* b\n\n\n1.0 (2024-01-01)\n----------------\n\n* c\n"_ba,
            "1.2 (unreleased)\n----------------\n\n* x\n\n\n1.1 (2024-01-02)\n----------------\n\n* b\n\n\n1.0 (2024-01-01)\n----------------\n\n* c\n"_ba);
        row("Markdown", md,
            "# Log\n\n## 1.2 (unreleased)\n\n- Nothing changed yet\n\n\n## 1.1 (2024-01-02)\n\n- b\n"_ba,
            "# Log\n\n## 1.2 (unreleased)\n\n- x\n\n\n## 1.1 (2024-01-02)\n\n- b\n"_ba);
        row("in the place of a project's own frame, below a new heading (Requests)", md,
            "Release History\n===============\n\ndev\n---\n\n- \\[Short description of non-trivial change.\\]\n\n"
            "1.1 (2024-01-02)\n----------------\n\n**Bugfixes**\n- b\n"_ba,
            "Release History\n===============\n\ndev\n---\n\n**Bugfixes**\n- x\n\n"
            "1.1 (2024-01-02)\n----------------\n\n**Bugfixes**\n- b\n"_ba);
        row("a later version waits beside Unreleased (clap)", md,
            "# Log\n\n## 2.0 - TBD\n\n### Fixed\n\n- a\n\n## [Unreleased] - ReleaseDate\n\n### Fixed\n\n- b\n\n## [1.1] - 2024-01-02\n"_ba,
            "# Log\n\n## 2.0 - TBD\n\n### Fixed\n\n- a\n\n## [Unreleased] - ReleaseDate\n\n### Fixed\n\n- b\n- x\n\n## [1.1] - 2024-01-02\n"_ba);
        row("headings that are not understood (HarfBuzz)", rst,
            "Overview of changes leading to 1.1\nTuesday, January 2, 2024\n====\n- a\n\nOverview of changes leading to 1.0\nMonday, January 1, 2024\n====\n- b\n"_ba,
            "error refused"_ba);
        row("a directive is not understood (SQLAlchemy)", rst,
            "=====\n2.0 Changelog\n=====\n\n.. changelog::\n   :version: 2.0.1\n   :released: Mon\n"_ba,
            "error refused"_ba);
    }
    void addsAnEntry()
    {
        QFETCH(QString, path);
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QCOMPARE(shown(added(path, before, u"x"_s)), after);
    }

    void cutsARelease_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char *name, const QByteArray &before, const QByteArray &after) {
            QTest::newRow(name) << before << after;
        };
        const QByteArray older = "\n\n- a\n\n\n1.1 (2024-01-02)\n----------------\n\n- b\n"_ba;
        row("brackets", "1.2 (unreleased)\n----------------"_ba + older,
            "1.2 (2026-11-21)\n----------------"_ba + older);
        row("another version than foreseen", "1.2 (unreleased)\n----------------"_ba + older,
            "1.3 (2026-11-21)\n----------------"_ba + older);
        row("a longer one", "1.2 (unreleased)\n----------------"_ba + older,
            "1.2.10 (2026-11-21)\n-------------------"_ba + older);
        row("dash", "1.2 - unreleased\n----------------"_ba + older, "1.2 - 2026-11-21\n----------------"_ba + older);
        row("tilde", "1.2 ~ unreleased\n~~~~~~~~~~~~~~~~\n\n- a\n"_ba,
            "1.2 ~ 2026-11-21\n~~~~~~~~~~~~~~~~\n\n- a\n"_ba);
        row("a word before", "Release 1.2 (unreleased)\n========================\n\n- a\n"_ba,
            "Release 1.2 (2026-11-21)\n========================\n\n- a\n"_ba);
        row("the other release's date in words",
            "1.2 (unreleased)\n----------------\n\n- a\n\n1.1 (Jan 2, 2024)\n-----------------\n\n- b\n"_ba,
            "1.2 (Nov 21, 2026)\n------------------\n\n- a\n\n1.1 (Jan 2, 2024)\n-----------------\n\n- b\n"_ba);
        const QByteArray least = "\n\n\n1.1 (2024-01-02)\n----------------\n\n- b\n"_ba;
        row("the placeholder is left out", "1.2 (unreleased)\n----------------\n\n- Nothing changed yet."_ba + least,
            "1.2 (2026-11-21)\n----------------"_ba + least);
    }
    void cutsARelease()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        const QString version = after.contains("1.2.10")    ? u"1.2.10"_s
                                : after.startsWith("1.3 (") ? u"1.3"_s
                                                            : u"1.2"_s;
        QCOMPARE(shown(cut(rst, before, version)), after);
    }

    void cutsUnreleasedBesideALaterVersion()
    {
        const QByteArray before =
            "# Log\n\n## 3.0 - TBD\n\n- z\n\n## Unreleased\n\n- a\n\n## 1.1 - 2024-01-02\n\n- b\n"_ba;
        QCOMPARE(
            shown(cut(md, before, u"1.2"_s)),
            "# Log\n\n## 3.0 - TBD\n\n- z\n\n## Unreleased\n\n## 1.2 - 2026-11-21\n\n- a\n\n## 1.1 - 2024-01-02\n\n- b\n"_ba);
        QCOMPARE(shown(cut(md, before, u"3.0"_s)), "error conflict"_ba);
    }

    void placeholdersTellNothing_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("count");
        QTest::newRow("zest.releaser") << u"Nothing changed yet."_s << 0;
        QTest::newRow("Requests") << u"\\[Short description of non-trivial change.\\]"_s << 0;
        QTest::newRow("to be done") << u"**TBD**"_s << 0;
        QTest::newRow("dots") << u"..."_s << 0;
        QTest::newRow("more than that") << u"TBD: the docking fees"_s << 1;
        QTest::newRow("about them") << u"Nothing changed yet is translated."_s << 1;
        QTest::newRow("an emoji") << u"🎉"_s << 1;
    }
    void placeholdersTellNothing()
    {
        QFETCH(QString, text);
        QFETCH(int, count);
        const QByteArray before = "# Log\n\n## Unreleased\n\n### Added\n\n- "_ba + text.toUtf8() +
                                  "\n\n### Fixed\n\n- a\n\n## 1.1 - 2024-01-02\n\n### Fixed\n\n- b\n";
        const auto log = Changelog::parse(before, md);
        QVERIFY(log && log->unreleased());
        QCOMPARE(log->unreleased()->entryCount(), 1 + count);
        QCOMPARE(log->unreleased()->standingCount(), 2);
        const auto released = cut(md, before, u"1.2"_s);
        QVERIFY(released && released->find(u"1.2"_s));
        QCOMPARE(released->find(u"1.2"_s)->standingCount(), 1 + count);
        QCOMPARE(released->bytes().contains("### Added"), count > 0);
    }

    void notesAreTheEntries()
    {
        const auto changelog = Changelog::parse(
            "1.2 (unreleased)\n----------------\n\n- a :issue:`1`\n\n\n1.1 (2024-01-02)\n----------------\n\n- b\n"_ba,
            rst);
        QVERIFY(changelog);
        QCOMPARE(changelog->notes({}).value_or(u"error"_s), u"- a #1\n"_s);
        QCOMPARE(changelog->notes(u"1.1"_s).value_or(u"error"_s), u"- b\n"_s);
    }

    /// What stands between the entries of a section stays where it is (contourpy, packaging, Requests).
    void aRemovalLeavesTheTextBetweenLists()
    {
        const auto changelog = Changelog::parse("## 1.1\n\n- a\n- b\n\nCode:\n\n- c\n"_ba, md);
        QVERIFY(changelog);
        QCOMPARE(shown(changelog->withoutEntry({0, 0, 1})), "## 1.1\n\n- a\n\nCode:\n\n- c\n"_ba);
        QCOMPARE(shown(changelog->withoutEntry({0, 0, 2})), "## 1.1\n\n- a\n- b\n\nCode:\n"_ba);
    }
};

QTEST_GUILESS_MAIN(TestZestStyle)
#include "tst_zeststyle.moc"
