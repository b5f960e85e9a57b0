// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/towncrier.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{
TowncrierSettings settingsFor(const QString &changelog)
{
    TowncrierSettings settings;
    settings.path = u"pyproject.toml"_s;
    settings.changelog = changelog;
    settings.name = u"Harbour"_s;
    settings.directory = u"changes"_s;
    settings.startString =
        settings.isMarkdown() ? u"<!-- towncrier release notes start -->\n"_s : u".. towncrier release notes start\n"_s;
    settings.types = defaultFragmentTypes();
    settings.sections = {FragmentSection{}};
    return settings;
}

Fragment fragment(const TowncrierSettings &settings, const QString &name, const QString &text, qsizetype section = 0)
{
    Fragment made{QString(u"changes/"_s + name), section, readFragmentName(name, settings).value_or(FragmentName{}),
                  text, text.toUtf8()};
    if (made.name.issue.startsWith(u'+'))
        made.name.issue.clear();
    return made;
}

const TowncrierVersion version{u"1.2"_s, QDate(2026, 11, 21)};

QByteArray shown(const Result<QByteArray> &result)
{
    return result ? *result : QByteArray("error ") + errorKindName(result.error().kind).toUtf8();
}
} // namespace

/// Fragments of towncrier 25.8; what its templates write is compared with towncrier itself in tests/system/oracles.
class TestTowncrier : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsNames_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("said");
        const auto row = [](const QString &name, const QString &said) {
            QTest::newRow(qPrintable(name)) << name << said;
        };
        row(u"123.bugfix"_s, u"123 bugfix 0"_s);
        row(u"123.bugfix.rst"_s, u"123 bugfix 0"_s);
        row(u"123.bugfix.1.rst"_s, u"123 bugfix 1"_s);
        row(u"0123.feature.md"_s, u"123 feature 0"_s);
        row(u"+orphan.feature.md"_s, u"+orphan feature 0"_s);
        row(u"fix-1.2.3.feature"_s, u"fix-1.2.3 feature 0"_s);
        row(u"gh-10.doc.rst"_s, u"gh-10 doc 0"_s);
        row(u"1.feature.bugfix.rst"_s, u"1.feature bugfix 0"_s);
        row(u"123.bug.rst"_s, u"-"_s);
        row(u"README.rst"_s, u"-"_s);
        row(u"bugfix"_s, u"-"_s);
        row(u".bugfix"_s, u" bugfix 0"_s);
    }
    void readsNames()
    {
        QFETCH(QString, name);
        QFETCH(QString, said);
        const auto read = readFragmentName(name, settingsFor(u"NEWS.rst"_s));
        QCOMPARE(read ? u"%1 %2 %3"_s.arg(read->issue, read->type).arg(read->counter) : u"-"_s, said);
    }

    void passesFilesOver()
    {
        TowncrierSettings settings = settingsFor(u"NEWS.rst"_s);
        settings.ignored = {u"*.jinja"_s};
        settings.ownTemplate = u"changes/_template.rst"_s;
        for (const QString &name : {u".gitignore"_s, u"README.md"_s, u"a.JINJA"_s, u"_template.rst"_s})
            QVERIFY2(isIgnoredFragment(name, settings), qPrintable(name));
        QVERIFY(!isIgnoredFragment(u"1.bugfix.rst"_s, settings));
    }

    void rendersReStructuredText()
    {
        const TowncrierSettings settings = settingsFor(u"NEWS.rst"_s);
        const auto text = renderFragments(
            settings,
            {fragment(settings, u"10.bugfix"_s, u"Fix b.\n\n* deep\n"_s),
             fragment(settings, u"9.bugfix"_s, u"Fix a."_s), fragment(settings, u"2.bugfix.1"_s, u"Fix a."_s),
             fragment(settings, u"+x.bugfix"_s, u"Alone."_s), fragment(settings, u"7.misc"_s, u"hidden"_s),
             fragment(settings, u"gh-3.misc"_s, {})},
            version);
        QVERIFY(text);
        QCOMPARE(*text, u"Harbour 1.2 (2026-11-21)\n========================\n\nBugfixes\n--------\n\n"
                        "- Fix a. (#2, #9)\n- Fix b.\n\n  * deep (#10)\n- Alone.\n\n\nMisc\n----\n\n- gh-3, #7\n"_s);
    }

    void rendersMarkdown()
    {
        TowncrierSettings settings = settingsFor(u"NEWS.md"_s);
        settings.issueFormat = u"[#{issue}]: https://example.org/{issue}"_s;
        settings.sections = {{{}, {}}, {u"Web"_s, u"web"_s}};
        const auto text = renderFragments(settings,
                                          {fragment(settings, u"1.feature.md"_s, u"New."_s),
                                           fragment(settings, u"2.bugfix.md"_s, u"Fix:\n- one"_s, 1)},
                                          version);
        QVERIFY(text);
        QCOMPARE(*text,
                 u"# Harbour 1.2 (2026-11-21)\n\n### Features\n\n- New. ([#1])\n\n[#1]: https://example.org/1\n\n\n"
                 "## Web\n\n### Bugfixes\n\n- Fix:\n  - one\n\n  ([#2])\n\n[#2]: https://example.org/2\n"_s);
    }

    void hasATitleOfItsOwn()
    {
        TowncrierSettings settings = settingsFor(u"NEWS.rst"_s);
        settings.templatesTitle = false;
        settings.titleFormat = u"v{version} of {name}, {project_date}"_s;
        settings.underlines = {u"*"_s, u"="_s, u"-"_s};
        settings.issueFormat = u":issue:`{issue}`"_s;
        const auto text = renderFragments(settings, {fragment(settings, u"1.doc"_s, u"Say it."_s)}, version);
        QCOMPARE(text.value_or(u"error"_s),
                 u"v1.2 of Harbour, 2026-11-21\n***************************\n\nImproved Documentation\n"
                 "======================\n\n- Say it. (:issue:`1`)\n"_s);
        settings.ownTemplate = u"changes/_template.rst"_s;
        const auto other = renderFragments(settings, {}, version);
        QVERIFY(!other);
        QCOMPARE(other.error().kind, Error::Kind::Refused);
    }

    void wrapsAsTextwrapDoes()
    {
        TowncrierSettings settings = settingsFor(u"NEWS.rst"_s);
        settings.wrap = true;
        const auto text = renderFragments(
            settings, {fragment(settings, u"1.feature"_s, QString(u"word "_s).repeated(17) + u"last"_s)}, version);
        QVERIFY(text);
        QVERIFY2(text->contains(u"- "_s + QString(u"word "_s).repeated(15).trimmed() + u"\n  word word last (#1)\n"_s),
                 qPrintable(*text));
    }

    void buildsBelowTheMarker_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        const QByteArray part =
            "Harbour 1.2 (2026-11-21)\n========================\n\nBugfixes\n--------\n\n- Fix. (#1)\n"_ba;
        const QByteArray old = "Harbour 1.1 (2024-01-02)\n========================\n\n- b\n"_ba;
        const auto row = [](const char *name, const QByteArray &before, const QByteArray &after) {
            QTest::newRow(name) << before << after;
        };
        row("below the marker", "News\n====\n \n.. towncrier release notes start\n\n" + old,
            "News\n====\n \n.. towncrier release notes start\n\n" + part + "\n\n" + old);
        row("a marker at the end", "News\n====\n\n.. towncrier release notes start\n",
            "News\n====\n\n.. towncrier release notes start\n\n" + part);
        row("without its line end", "News\n====\n\n.. towncrier release notes start",
            "News\n====\n\n.. towncrier release notes start\n\n" + part);
        row("no marker", old, part + "\n\n" + old);
        row("no file", {}, part);
        const QByteArray before = "News\n====\n\n.. towncrier release notes start\n\n\n" + old;
        const QByteArray after = "News\n====\n\n.. towncrier release notes start\n\n" + part + "\n\n" + old;
        row("CRLF", QByteArray(before).replace("\n", "\r\n"), QByteArray(after).replace("\n", "\r\n"));
        row("the version stands there", QByteArray(old).replace("1.1", "1.2"), "error conflict"_ba);
    }
    void buildsBelowTheMarker()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        const TowncrierSettings settings = settingsFor(u"NEWS.rst"_s);
        QCOMPARE(shown(withFragments(settings, before, {fragment(settings, u"1.bugfix"_s, u"Fix.\n"_s)}, version)),
                 after);
    }

    void keepsTheMarkThatVersionsHaveInHeadings_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QByteArray>("old");
        QTest::addColumn<QByteArray>("made");
        // As setuptools has it.
        QTest::newRow("with the version") << u"{version}"_s << "v1.1\n====\n\n- b\n"_ba
                                          << "v1.2\n====\n"_ba;
        QTest::newRow("none") << u"{version}"_s << "1.1\n===\n\n- b\n"_ba
                              << "1.2\n===\n"_ba;
        QTest::newRow("by the settings") << u"v{version}"_s << "v1.1\n====\n\n- b\n"_ba
                                         << "v1.2\n====\n"_ba;
        QTest::newRow("no release yet") << u"{version}"_s << ""_ba
                                        << "1.2\n===\n"_ba;
    }
    void keepsTheMarkThatVersionsHaveInHeadings()
    {
        QFETCH(QString, format);
        QFETCH(QByteArray, old);
        QFETCH(QByteArray, made);
        TowncrierSettings settings = settingsFor(u"NEWS.rst"_s);
        settings.templatesTitle = false;
        settings.titleFormat = format;
        const QByteArray bytes =
            shown(withFragments(settings, old, {fragment(settings, u"1.bugfix"_s, u"Fix.\n"_s)}, version));
        QCOMPARE(bytes.first(made.size()), made);
    }

    void makesFragments()
    {
        TowncrierSettings settings = settingsFor(u"NEWS.rst"_s);
        QList<Fragment> there;
        const auto add = [&](const QString &kind, const QString &issue, const QString &text) -> QString {
            const auto made = newFragment(settings, there, kind, issue, text);
            if (!made)
                return errorKindName(made.error().kind);
            there.append(fragment(settings, made->path.section(u'/', -1), QString::fromUtf8(made->content)));
            return made->path;
        };
        QCOMPARE(add(u"bugfix"_s, u"12"_s, u"Fix."_s), u"changes/12.bugfix.rst"_s);
        QCOMPARE(there.last().bytes, "Fix.\n"_ba);
        QCOMPARE(add(u"Bugfixes"_s, u"12"_s, u"Fix more."_s), u"changes/12.bugfix.1.rst"_s);
        QCOMPARE(add(u"Fixed"_s, u"12"_s, u"Fix more."_s), u"conflict"_s);
        QCOMPARE(add(u"Added"_s, u"gh-3"_s, u"New."_s), u"changes/gh-3.feature.rst"_s);
        const QString orphan = add(u"removed"_s, {}, u"Old."_s);
        QVERIFY2(orphan.startsWith(u"changes/+"_s) && orphan.endsWith(u".removal.rst"_s), qPrintable(orphan));
        QCOMPARE(add(u"nonsense"_s, u"1"_s, u"x"_s), u"usage"_s);
        QCOMPARE(add(u"bugfix"_s, u"../1"_s, u"x"_s), u"usage"_s);
        QCOMPARE(add(u"bugfix"_s, u"1"_s, u" \n"_s), u"usage"_s);
        settings.addExtension = false;
        settings.endsWithLine = false;
        QCOMPARE(add(u"doc"_s, u"5"_s, u"Say."_s), u"changes/5.doc"_s);
        QCOMPARE(there.last().bytes, "Say."_ba);
    }

    void showsFragmentsAsUnreleased()
    {
        TowncrierSettings settings = settingsFor(u"NEWS.rst"_s);
        settings.sections = {{{}, {}}, {u"Web"_s, u"web"_s}};
        const QList<Fragment> fragments{fragment(settings, u"1.bugfix"_s, u"Fix.\n"_s),
                                        fragment(settings, u"2.feature"_s, u"New, see #2."_s, 1)};
        const ChangelogRelease release = releaseOf(settings, fragments);
        QVERIFY(release.unreleased);
        QCOMPARE(release.sections.size(), 2);
        QCOMPARE(release.sections[0].name, u"Bugfixes"_s);
        QCOMPARE(release.sections[0].entries[0].text, u"Fix. (#1)"_s);
        QCOMPARE(release.sections[1].name, u"Web: Features"_s);
        QCOMPARE(release.sections[1].entries[0].text, u"New, see #2."_s);
        QCOMPARE(fragmentNotes(settings, fragments),
                 u"### Bugfixes\n\n- Fix. (#1)\n\n\n## Web\n\n### Features\n\n- New, see #2. (#2)\n"_s);
        QCOMPARE(fragmentNotes(settings, {}), QString());
    }

    void tellsWhichFragmentALineComesFrom()
    {
        const TowncrierSettings settings = settingsFor(u"NEWS.md"_s);
        const QList<Fragment> fragments{fragment(settings, u"2.bugfix"_s, u"\nFix.\n- so\n\n  - and so\n"_s),
                                        fragment(settings, u"1.feature"_s, u"New.\n"_s),
                                        fragment(settings, u"3.feature"_s, u"New.\n"_s),
                                        fragment(settings, u"4.misc"_s, u"Not shown.\n"_s)};
        const QString path = u"changes/2.bugfix"_s;
        const QList<NotesLine> lines = fragmentNotesLines(settings, fragments);
        const QList<NotesLine> wanted{{u"### Features"_s},
                                      {},
                                      {u"- New. (#1, #3)"_s, 1, u"changes/1.feature"_s},
                                      {},
                                      {u"### Bugfixes"_s},
                                      {},
                                      {u"- Fix."_s, 2, path},
                                      {u"  - so"_s, 3, path},
                                      {{}, 4, path},
                                      {u"    - and so"_s, 5, path},
                                      {{}, 5, path},
                                      {u"  (#2)"_s, 5, path},
                                      {},
                                      {u"### Misc"_s},
                                      {},
                                      {u"- #4"_s, 1, u"changes/4.misc"_s}};
        QCOMPARE(textOf(lines), textOf(wanted));
        QCOMPARE(lines, wanted);
        QCOMPARE(fragmentNotesLines(settings, {}), QList<NotesLine>());
    }

    void writesNotesAsMarkdownOfAnyMarkup()
    {
        const QString words = u"See `the quay <https://example.org/q>`_, :func:`~harbour.moor` and ``x``.\n"_s;
        TowncrierSettings settings = settingsFor(u"NEWS.rst"_s);
        QCOMPARE(fragmentNotes(settings, {fragment(settings, u"1.bugfix"_s, words)}),
                 u"### Bugfixes\n\n- See [the quay](https://example.org/q), `moor()` and `x`. (#1)\n"_s);
        settings.issueFormat = u"`#{issue} <https://example.org/{issue}>`_"_s;
        QCOMPARE(fragmentNotes(settings, {fragment(settings, u"1.bugfix"_s, u"Fix.\n"_s),
                                          fragment(settings, u"2.bugfix"_s, u"Fix.\n"_s)}),
                 u"### Bugfixes\n\n- Fix. ([#1](https://example.org/1), [#2](https://example.org/2))\n"_s);
        settings.issueFormat = u":issue:`{issue}`"_s;
        QCOMPARE(fragmentNotes(settings, {fragment(settings, u"1.bugfix"_s, u"Fix.\n"_s)}),
                 u"### Bugfixes\n\n- Fix. (#1)\n"_s);
        settings = settingsFor(u"NEWS.md"_s);
        QCOMPARE(fragmentNotes(settings, {fragment(settings, u"1.bugfix"_s, words)}),
                 u"### Bugfixes\n\n- "_s + words.trimmed() + u" (#1)\n"_s);
    }
};

QTEST_GUILESS_MAIN(TestTowncrier)
#include "tst_towncrier.moc"
