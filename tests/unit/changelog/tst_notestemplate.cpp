// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/contributors.h"
#include "changelog/notestemplate.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{
NotesContent content()
{
    NotesContent result{.version = u"1.2.0"_s,
                        .date = u"2026-11-21"_s,
                        .tag = u"v1.2.0"_s,
                        .previousTag = u"v1.1.0"_s,
                        .package = u"keel"_s,
                        .compareUrl = u"https://example.org/compare/v1.1.0...v1.2.0"_s,
                        .entries = {},
                        .contributors = {u"Kim"_s, u"Mara"_s},
                        .firstTimers = {u"Kim"_s}};
    QList<DraftCommit> commits;
    for (const QString &message : {u"feat: moorings (#4)"_s, u"fix: cranes"_s, u"perf: faster tides"_s,
                                   u"feat!: drop berths"_s, u"Handle fog"_s, u"chore: tidy"_s})
        commits.append({QString::number(commits.size()), message, u"kim"_s, {}});
    result.entries = draftEntries(commits, defaultDraftRules());
    return result;
}
} // namespace

class TestNotesTemplate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fillsATemplate_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("notes");
        const auto row = [](const char *name, const QString &text, const QString &notes) {
            QTest::newRow(name) << text << notes;
        };
        row("words in lines", u"# {package} {version} ({date})\n\n{tag} after {previous-tag}: {compare}"_s,
            u"# keel 1.2.0 (2026-11-21)\n\nv1.2.0 after v1.1.0: https://example.org/compare/v1.1.0...v1.2.0\n"_s);
        row("types", u"## New\n{types:feat, feature}"_s, u"## New\n- Moorings (#4)\n- **Breaking:** Drop berths\n"_s);
        row("a type of no section", u"{types:chore}"_s, u"- Tidy\n"_s);
        row("sections", u"{sections:Changed,fixed}"_s, u"- Cranes\n- Faster tides\n- Handle fog\n"_s);
        row("what breaks", u"{breaking}"_s, u"- **Breaking:** Drop berths\n"_s);
        row("the rest is what no other list has", u"{types:feat}\n\n## Rest\n\n{rest}"_s,
            u"- Moorings (#4)\n- **Breaking:** Drop berths\n\n## Rest\n\n- Cranes\n- Faster tides\n- Handle fog\n"_s);
        row("an empty list goes with its heading", u"# N\n\n## Docs\n\n{types:docs}\n\n## Fixes\n\n{types:fix}"_s,
            u"# N\n\n## Fixes\n\n- Cranes\n"_s);
        row("but not with text below the heading", u"## Docs\nSee below.\n{types:docs}"_s, u"## Docs\nSee below.\n"_s);
        row("people", u"{contributors}\n\nNew:\n{first-timers}"_s, u"- Kim\n- Mara\n\nNew:\n- Kim\n"_s);
        row("braces", u"{{version}} }}{{"_s, u"{version} }{\n"_s);
        row("line ends of other systems", u"a {version}\r\n{types:fix}\r\n"_s, u"a 1.2.0\n- Cranes\n"_s);
    }
    void fillsATemplate()
    {
        QFETCH(const QString, text);
        const auto parsed = NotesTemplate::parse(text);
        QVERIFY2(parsed, parsed ? "" : qPrintable(describe(parsed.error())));
        QTEST(parsed->filled(content()), "notes");
    }

    void textFromCommitsIsNoTemplate()
    {
        NotesContent tricky = content();
        tricky.version = u"{tag}"_s;
        tricky.entries = draftEntries({{u"1"_s, u"feat: {version} {types:fix}"_s, {}, {}}}, defaultDraftRules());
        QCOMPARE(NotesTemplate::parse(u"{version}\n{types:feat}"_s)->filled(tricky),
                 u"{tag}\n- {version} {types:fix}\n"_s);
    }

    void refusesWhatItDoesNotKnow_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("message");
        QTest::newRow("unknown") << u"a {b} c"_s << u"\"{b}\" is no placeholder"_s;
        QTest::newRow("a lone brace") << u"a { c"_s << u"\"{\" is no placeholder"_s;
        QTest::newRow("a list in a line") << u"New: {types:feat}"_s << u"does not stand on a line of its own"_s;
        QTest::newRow("no types") << u"{types: ,}"_s << u"names nothing"_s;
        QTest::newRow("names where there are none") << u"{rest:feat}"_s << u"takes no names"_s;
    }
    void refusesWhatItDoesNotKnow()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, message);
        const auto parsed = NotesTemplate::parse(text);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().kind, Error::Kind::Invalid);
        QVERIFY2(parsed.error().message.contains(message), qPrintable(parsed.error().message));
        QVERIFY(parsed.error().remedy.contains(u"{types:feat,fix}"_s));
    }

    void hasUsualParts()
    {
        const QString notes = NotesTemplate::usual().filled(content());
        QCOMPARE(notes, u"## Features\n\n- Moorings (#4)\n- **Breaking:** Drop berths\n\n## Fixes\n\n- Cranes\n\n"
                        "## Performance impact\n\n- Faster tides\n\n## Compatibility\n\n- **Breaking:** Drop berths\n\n"
                        "## Other changes\n\n- Handle fog\n\n## New contributors\n\n- Kim\n\n"
                        "https://example.org/compare/v1.1.0...v1.2.0\n"_s);
        QCOMPARE(NotesTemplate::usual().filled({}), QString());
    }

    void countsWhoTookPart()
    {
        Contributors people(usualBots());
        people.add(u"Kim"_s, u"kim@example.org"_s);
        people.add(u"Kim K."_s, u"KIM@example.org"_s);
        people.add(u"Mara"_s, u"mara@example.org"_s);
        people.add(u"dependabot[bot]"_s, u"49699333+dependabot[bot]@users.noreply.github.com"_s);
        people.add(u"pre-commit-ci[bot]"_s, u"x@y"_s);
        QVERIFY(!people.settled());
        people.addEarlier(u"Mara"_s, u"mara@example.org"_s);
        people.addEarlier(u"Other"_s, u"other@example.org"_s);
        const QList<Contributor> expected{{u"Kim"_s, u"kim@example.org"_s, 2, true},
                                          {u"Mara"_s, u"mara@example.org"_s, 1, false}};
        QCOMPARE(people.all(), expected);
        people.addEarlier(u"Kim"_s, u"kim@example.org"_s);
        QVERIFY(people.settled());
    }

    void botsAreAListOfPatterns()
    {
        Contributors people({u"*[ci]*"_s, u"x@example.org"_s});
        for (const auto &[name, mail] : {std::pair{u"a[CI]b"_s, u"a"_s},
                                         {u"a"_s, u"X@example.org"_s},
                                         {u"dependabot[bot]"_s, u"d@e"_s},
                                         {u"[ci"_s, u"c@e"_s}})
            people.add(name, mail);
        QStringList names;
        for (const Contributor &person : people.all())
            names += person.name;
        QCOMPARE(names, (QStringList{u"[ci"_s, u"dependabot[bot]"_s}));
    }

    void readsCoAuthors()
    {
        const QList<std::pair<QString, QString>> expected{{u"Kim K."_s, u"kim@example.org"_s}, {u""_s, u"a@b"_s}};
        QCOMPARE(coAuthors(u"fix: x\n\nCo-authored-by: Kim K. <kim@example.org>\nCo-Authored-By: <a@b>\n"
                           "text Co-authored-by: No <no@b>\nCo-authored-by: nobody"_s),
                 expected);
    }
};

QTEST_GUILESS_MAIN(TestNotesTemplate)
#include "tst_notestemplate.moc"
