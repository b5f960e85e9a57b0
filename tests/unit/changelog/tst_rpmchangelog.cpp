// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/changelog.h"
#include "changelog/entrygroup.h"
#include "changelog/lint.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{
const QString path = u"rpm/harbour.spec"_s;

/// A spec file whose changelog has @p parts; what stands around it looks like Markdown, headings and entries.
QByteArray spec(const QByteArray &parts, const QByteArray &behind = {})
{
    return "# A comment\nName: harbour\nVersion: 1.2\nRelease: 3%{?dist}\n\n%description\n* Mon Jan 01 2024 no "
           "heading\n"
           "- no entry\n\n%files\n%changelog\n" +
           parts + behind;
}

const QByteArray older = "* Tue Jan 02 2024 Ann Admiral <ann@example.org> - 1.1-2\n- b\n\n"
                         "* Mon Jan 01 2024 Ann Admiral <ann@example.org> - 1.0-1\n- a\n"_ba;
const QByteArray open = "* Tue Jan 02 2024 Bo Boatswain <bo@example.org>\n- one\n  more\n- two\n\n"_ba;

Changelog read(const QByteArray &content, const QString &name = path)
{
    auto changelog = Changelog::parse(content, name);
    if (!changelog)
        qFatal("%s", qPrintable(describe(changelog.error())));
    return *changelog;
}

QByteArray shown(const Result<Changelog> &result)
{
    return result ? result->bytes() : "error " + errorKindName(result.error().kind).toUtf8();
}

Result<Changelog> cut(const Changelog &changelog, const QString &version, QDate date = {2026, 11, 21})
{
    return changelog.withRelease({version, date, QString(u'v' + version), u"v1.1"_s, {}});
}
} // namespace

/// %changelog of spec files. Each row is a whole section before and after, byte for byte.
class TestRpmChangelog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheSectionAlone()
    {
        // Lines: 11 is the directive, 12 the newest part.
        const QByteArray content =
            spec(open + older, "\n%check\n* Wed Jan 03 2024 Nobody <n@example.org> - 9.0-1\n- z\n");
        const Changelog changelog = read(content);
        QCOMPARE(changelog.bytes(), content);
        QCOMPARE(changelogFormatName(changelog.format()), u"rpm"_s);
        QCOMPARE(changelog.releases().size(), 3);
        const ChangelogRelease &newest = changelog.releases()[0];
        QVERIFY(newest.unreleased);
        QCOMPARE(newest.version, QString());
        QCOMPARE(newest.date, QString());
        QCOMPARE(newest.firstLine, 12);
        QCOMPARE(newest.lastLine, 15);
        QCOMPARE(newest.sections.size(), 1);
        QCOMPARE(newest.sections[0].entries[0].text, u"one\nmore"_s);
        QCOMPARE(newest.sections[0].entries[1].firstLine, 15);
        QCOMPARE(changelog.releases()[1].version, u"1.1-2"_s);
        QCOMPARE(changelog.releases()[1].date, u"Tue Jan 02 2024"_s);
        QCOMPARE(changelog.releases()[2].lastLine, 21);
        QCOMPARE(changelog.find(u"1.1"_s), &changelog.releases()[1]);
        QCOMPARE(changelog.notes({}).value_or(u"error"_s), u"- one\n  more\n- two\n"_s);
        QCOMPARE(changelog.notesLines(u"1.1"_s)->first().line, 18);
    }

    void knowsTheVersion_data()
    {
        QTest::addColumn<QByteArray>("heading");
        QTest::addColumn<QString>("version");
        QTest::addColumn<QString>("date");
        const auto row = [](const char *name, const QByteArray &heading, const QString &version,
                            const QString &date = u"Fri Jan 02 2026"_s) {
            QTest::newRow(name) << heading << version << date;
        };
        row("behind a dash", "* Fri Jan 02 2026 Ann <a@b.c> - 1.2-3\n- x\n"_ba, u"1.2-3"_s);
        row("behind the mail", "* Fri Jan 02 2026 Ann <a@b.c> 1.2-3\n- x\n"_ba, u"1.2-3"_s);
        row("without a mail", "* Fri Jan 02 2026 Ann - 1.2-3\n- x\n"_ba, u"1.2-3"_s);
        row("on its own line", "* Fri Jan 02 2026 Ann <a@b.c>\n- 1.2-3\n- x\n"_ba, u"1.2-3"_s);
        row("without a release number", "* Fri Jan 02 2026 Ann <a@b.c> - 1.2\n- x\n"_ba, u"1.2"_s);
        row("with an epoch", "* Fri Jan 02 2026 Ann <a@b.c> - 2:1.2~rc1-3\n- x\n"_ba, u"2:1.2~rc1-3"_s);
        row("by macros", "* Fri Jan 02 2026 Ann <a@b.c> - %{version}-%{release}\n- x\n"_ba, u"1.2-3"_s);
        row("with a time", "* Fri Jan  2 12:30:00 CET 2026 Ann <a@b.c> - 1.2-3\n- x\n"_ba, u"1.2-3"_s,
            u"Fri Jan  2 12:30:00 CET 2026"_s);
        row("a name with a number has none", "* Fri Jan 02 2026 Route 66\n- x\n"_ba, {}, {});
    }
    void knowsTheVersion()
    {
        QFETCH(const QByteArray, heading);
        QFETCH(const QString, version);
        QFETCH(const QString, date);
        const Changelog changelog = read(spec(heading));
        QCOMPARE(changelog.releases().size(), 1);
        QCOMPARE(changelog.releases()[0].version, version);
        QCOMPARE(changelog.releases()[0].date, date);
        QCOMPARE(changelog.releases()[0].unreleased, version.isEmpty());
        QCOMPARE(changelog.releases()[0].entryCount(), 1);
    }

    void knowsWhatIsNoChangelog()
    {
        QCOMPARE(read("a = Analysis(['x.py'])\n"_ba, u"app.spec"_s).format(), ChangelogFormat::None); // PyInstaller's
        QCOMPARE(read("\n* Fri Jan 02 2026 Ann <a@b.c> - 1.2-3\n- x\n"_ba, u"changelog"_s).format(),
                 ChangelogFormat::Rpm);
        // All parts leave their version out: the newest one is none that waits.
        const Changelog plain = read(spec("* Tue Jan 02 2024 Bo\n- b\n\n* Mon Jan 01 2024 Bo\n- a\n"));
        QVERIFY(plain.unreleased() == nullptr);
        const auto unheaded = plain.withEntry(u"Fixed"_s, u"x"_s, {});
        QVERIFY(!unheaded);
        QCOMPARE(unheaded.error().message, u"No part of the changelog says how the next one would be headed."_s);
        const Changelog automatic = read(spec("%autochangelog\n"));
        QVERIFY(automatic.releases().isEmpty());
        const auto refused = automatic.withEntry(u"Fixed"_s, u"x"_s, {});
        QVERIFY(!refused);
        QVERIFY(refused.error().message.contains(u"rpmautospec"_s));
        QCOMPARE(refused.error().line, 12);
    }

    void addsAnEntry_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char *name, const QByteArray &before, const QByteArray &after) {
            QTest::newRow(name) << before << after;
        };
        row("behind the last", open + older, QByteArray(open).replace("- two\n", "- two\n- 5%% of x\n  y\n") + older);
        row("with the bullet of the others", QByteArray(open).replace("- ", " * ") + older,
            QByteArray(open).replace("- ", " * ").replace(" * two\n", " * two\n * 5%% of x\n   y\n") + older);
        row("all is released: a part of its own", older,
            "* Tue Jan 02 2024 Ann Admiral <ann@example.org>\n- 5%% of x\n  y\n\n" + older);
        row("whose parts stand close", QByteArray(older).replace("\n\n", "\n"),
            "* Tue Jan 02 2024 Ann Admiral <ann@example.org>\n- 5%% of x\n  y\n" +
                QByteArray(older).replace("\n\n", "\n"));
        row("to the only part there is", "* Tue Jan 02 2024 Bo <b@example.org> - 2:1.0-1\n- a\n"_ba,
            "* Tue Jan 02 2024 Bo <b@example.org>\n- 5%% of x\n  y\n\n"
            "* Tue Jan 02 2024 Bo <b@example.org> - 2:1.0-1\n- a\n"_ba);
        row("a version without a dash before it", QByteArray(older).replace(" - 1.", " 1."),
            "* Tue Jan 02 2024 Ann Admiral <ann@example.org>\n- 5%% of x\n  y\n\n" +
                QByteArray(older).replace(" - 1.", " 1."));
        row("to an empty part", "* Tue Jan 02 2024 Bo <b@example.org>\n\n" + older,
            "* Tue Jan 02 2024 Bo <b@example.org>\n- 5%% of x\n  y\n\n" + older);
    }
    void addsAnEntry()
    {
        QFETCH(const QByteArray, before);
        QFETCH(const QByteArray, after);
        const QByteArray behind = "\n%check\ntrue\n";
        QCOMPARE(shown(read(spec(before, behind)).withEntry(u"Fixed"_s, u"5% of x\ny"_s, {})), spec(after, behind));
        // And with Windows' line ends, of which no tool speaks, but files do.
        QCOMPARE(shown(read(spec(before, behind).replace("\n", "\r\n")).withEntry(u"Fixed"_s, u"5% of x\ny"_s, {})),
                 spec(after, behind).replace("\n", "\r\n"));
    }

    void cutsARelease_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QString>("version");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char *name, const QByteArray &before, const QString &version,
                            const QByteArray &after) { QTest::newRow(name) << before << version << after; };
        const QByteArray heading = "* Tue Jan 02 2024 Bo Boatswain <bo@example.org>"_ba;
        const auto cutTo = [&](const QByteArray &dated) { return QByteArray(open).replace(heading, dated); };
        row("as the others are headed", open + older, u"1.2"_s,
            cutTo("* Sat Nov 21 2026 Bo Boatswain <bo@example.org> - 1.2-1") + older);
        row("without a dash", open + QByteArray(older).replace(" - ", " "), u"1.2"_s,
            cutTo("* Sat Nov 21 2026 Bo Boatswain <bo@example.org> 1.2-1") + QByteArray(older).replace(" - ", " "));
        row("with the epoch, without a release number", open + QByteArray(older).replace("1.1-2", "3:1.1"), u"1.2"_s,
            cutTo("* Sat Nov 21 2026 Bo Boatswain <bo@example.org> - 3:1.2") +
                QByteArray(older).replace("1.1-2", "3:1.1"));
        row("a candidate sorts before the release", open + older, u"1.2.0-rc.1"_s,
            cutTo("* Sat Nov 21 2026 Bo Boatswain <bo@example.org> - 1.2.0~rc.1-1") + older);
        row("on the day of the one before",
            open + QByteArray(older).replace("Tue Jan 02 2024 Ann", "Sat Nov 21 2026 Ann"), u"1.2"_s,
            cutTo("* Sat Nov 21 2026 Bo Boatswain <bo@example.org> - 1.2-1") +
                QByteArray(older).replace("Tue Jan 02 2024 Ann", "Sat Nov 21 2026 Ann"));
        row("the first one", open.trimmed() + '\n', u"1.2"_s,
            cutTo("* Sat Nov 21 2026 Bo Boatswain <bo@example.org> - 1.2-1").trimmed() + '\n');
        row("nothing is unreleased", older, u"1.2"_s, "error not-found"_ba);
        row("it stands there", open + older, u"1.1"_s, "error conflict"_ba);
        row("rpm takes no empty part", "* Tue Jan 02 2024 Bo <b@example.org>\n\n" + older, u"1.2"_s,
            "error refused"_ba);
        row("nor one out of order", open + QByteArray(older).replace("Tue Jan 02 2024 Ann", "Sun Nov 22 2026 Ann"),
            u"1.2"_s, "error refused"_ba);
    }
    void cutsARelease()
    {
        QFETCH(const QByteArray, before);
        QFETCH(const QString, version);
        QFETCH(const QByteArray, after);
        const QByteArray got = shown(cut(read(spec(before)), version));
        if (after.startsWith("error"))
            QCOMPARE(got.toLower().replace("-", "").replace("_", ""), QByteArray(after).replace("-", ""));
        else
            QCOMPARE(got, spec(after));
    }

    void writesTheDayAsTheOthersAre()
    {
        const QByteArray padded = QByteArray(older).replace("Jan 02", "Jan  2").replace("Jan 01", "Jan  1");
        QVERIFY(shown(cut(read(spec(QByteArray(open).replace("Jan 02", "Jan  2") + padded)), u"1.2"_s, {2026, 11, 5}))
                    .contains("* Thu Nov  5 2026 Bo"));
        QVERIFY(shown(cut(read(spec(open + older)), u"1.2"_s, {2026, 11, 5})).contains("* Thu Nov 05 2026 Bo"));
        // A day of two digits tells nothing: the next one does.
        const QByteArray later = QByteArray(padded).replace("Tue Jan  2", "Fri Jan 12");
        QVERIFY(shown(cut(read(spec(QByteArray(open).replace("Tue Jan 02", "Fri Jan 12") + later)), u"1.2"_s,
                          {2026, 11, 5}))
                    .contains("* Thu Nov  5 2026 Bo"));
    }

    /// What rpm takes for a heading begins no entry, and ends those above.
    void readsNoEntriesBelowAHeadingThatCannotBeRead()
    {
        const Changelog log =
            read(spec("* Tue Jan 02 2024 Bo <b@example.org> - 1.1-1\n- a\n* yesterday\n- b\n\n" + older));
        QCOMPARE(log.releases().size(), 3);
        QCOMPARE(log.releases()[0].entryCount(), 1);
        QCOMPARE(log.releases()[0].sections[0].entries[0].text, u"a"_s);
    }

    void editsKeepMacros()
    {
        const Changelog changelog =
            read(spec("* Tue Jan 02 2024 Bo <b@example.org>\n- 50%% of %{name}\n  more 10%%\n- c\n\n" + older));
        QCOMPARE(changelog.releases()[0].sections[0].entries[0].text, u"50% of %{name}\nmore 10%"_s);
        QCOMPARE(shown(changelog.withEntryText({0, 0, 0}, u"50% of %{name}\nmore 20%"_s)),
                 spec("* Tue Jan 02 2024 Bo <b@example.org>\n- 50%% of %{name}\n  more 20%%\n- c\n\n" + older));
        QCOMPARE(shown(changelog.withoutEntry({0, 0, 0})),
                 spec("* Tue Jan 02 2024 Bo <b@example.org>\n- c\n\n" + older));
        QCOMPARE(shown(changelog.withMovedEntry({0, 0, 1}, {0, {}, 0}, {})),
                 spec("* Tue Jan 02 2024 Bo <b@example.org>\n- c\n- 50%% of %{name}\n  more 10%%\n\n" + older));
        QCOMPARE(shown(changelog.withYank(1, true)), "error refused"_ba);
    }

    /// A macro that is written as a word, and a word that only looks like one, stay so in another part.
    void movesMacrosToAnotherPart()
    {
        const QByteArray newest = "* Wed Jan 03 2024 Bo <b@example.org> - 1.2-1\n- 50%% of %{name}\n  more 10%%\n"
                                  "- %%{name} and %{name}\n- c\n\n";
        const QByteArray moved = "* Wed Jan 03 2024 Bo <b@example.org> - 1.2-1\n- c\n\n" +
                                 QByteArray(older).replace("- b\n", "- b\n- 50%% of %{name}\n  more 10%%\n"
                                                                    "- %%{name} and %{name}\n");
        const Changelog changelog = read(spec(newest + older));
        const auto one = changelog.withMovedEntry({0, 0, 0}, {1, {}, -1}, {});
        QVERIFY(one);
        QCOMPARE(shown(one->withMovedEntry({0, 0, 0}, {1, {}, -1}, {})), spec(moved));
        const auto group = withMovedEntries(changelog, {{0, 0, 0}, {0, 0, 1}}, {1, {}, -1}, {});
        QVERIFY(group);
        QCOMPARE(group->changelog.bytes(), spec(moved));
        QCOMPARE(group->places, (QList<EntryPlace>{{1, 0, 1}, {1, 0, 2}}));
        const auto version = withEntriesInRelease(changelog, {{0, 0, 0}, {0, 0, 1}}, 1, {});
        QVERIFY(version);
        QCOMPARE(version->changelog.bytes(), spec(moved));
        // To a part that this makes.
        const auto made = withEntriesInRelease(changelog, {{0, 0, 1}}, std::nullopt, {});
        QVERIFY(made);
        QCOMPARE(made->changelog.bytes(), spec("* Wed Jan 03 2024 Bo <b@example.org>\n- %%{name} and %{name}\n\n" +
                                               QByteArray(newest).replace("- %%{name} and %{name}\n", "") + older));
    }

    void lintsWhatRpmWouldRefuse_data()
    {
        QTest::addColumn<QByteArray>("parts");
        QTest::addColumn<QStringList>("found"); // "rule line"
        QTest::addColumn<QByteArray>("fixed");
        const auto row = [](const char *name, const QByteArray &parts, const QStringList &found,
                            const QByteArray &fixed = {}) { QTest::newRow(name) << parts << found << fixed; };
        row("all is well", open + older, {});
        row("another weekday", QByteArray(older).replace("Tue Jan", "Wed Jan"), {u"bad-date 12"_s}, older);
        row("no such day", QByteArray(older).replace("Tue Jan 02", "Tue Feb 31"), {u"bad-date 12"_s});
        row("no heading", "* yesterday\n- x\n\n" + older, {u"bad-date 12"_s});
        row("yet to come", QByteArray(older).replace("Tue Jan 02 2024", "Wed Jan 02 2030"), {u"future-date 12"_s});
        row("out of order", QByteArray(older).replace("Mon Jan 01", "Wed Jan 03"), {u"decreasing-date 15"_s});
        row("a version twice", QByteArray(older).replace("1.0-1", "1.1-2"), {u"duplicate-version 15"_s});
        row("the newer below", QByteArray(older).replace("1.0-1", "1.3-1"), {u"version-order 15"_s});
        row("no word", "* Tue Jan 02 2024 Bo <b@example.org>\n\n" + older, {u"empty-section 12"_s});
        row("an entry twice", QByteArray(open).replace("- two", "- One  more") + older, {u"duplicate-entry 15"_s});
        row("the end", older.chopped(1), {u"missing-final-newline 16"_s}, older);
    }
    void lintsWhatRpmWouldRefuse()
    {
        QFETCH(const QByteArray, parts);
        QFETCH(const QStringList, found);
        QFETCH(const QByteArray, fixed);
        LintContext context;
        context.today = QDate(2026, 11, 22);
        const auto findings = lintChangelog(spec(parts), path, context);
        QVERIFY(findings);
        QStringList got;
        for (const LintFinding &finding : *findings)
            got += finding.rule + u' ' + QString::number(finding.firstLine);
        QCOMPARE(got, found);
        const auto mended = withCertainFixes(spec(parts), path, context);
        QVERIFY(mended);
        QCOMPARE(mended->bytes, fixed.isEmpty() ? spec(parts) : spec(fixed));
    }
};

QTEST_GUILESS_MAIN(TestRpmChangelog)
#include "tst_rpmchangelog.moc"
