// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/changelogdocument.h"
#include "changelog/towncrier.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{
TowncrierSettings settingsOfTwo()
{
    TowncrierSettings settings;
    settings.path = u"pyproject.toml"_s;
    settings.changelog = u"NEWS.rst"_s;
    settings.directory = u"changes"_s;
    settings.types = defaultFragmentTypes();
    settings.sections = {FragmentSection{}, {u"Web"_s, u"web"_s}};
    return settings;
}

Fragment fragment(const QString &path, const QByteArray &bytes, qsizetype section = 0)
{
    Fragment made{path, section, readFragmentName(path.section(u'/', -1), settingsOfTwo()).value_or(FragmentName{}),
                  QString::fromUtf8(bytes), bytes};
    if (made.name.issue.startsWith(u'+'))
        made.name.issue.clear();
    return made;
}

QStringList shown(const Result<QList<Fragment>> &fragments)
{
    if (!fragments)
        return {u"error "_s + errorKindName(fragments.error().kind)};
    QStringList all;
    for (const Fragment &one : *fragments)
        all += one.path + u'|' + QString::fromUtf8(one.bytes);
    return all;
}

QStringList shown(const QList<FileEdit> &edits)
{
    QStringList all;
    for (const FileEdit &edit : edits)
        all += (edit.created ? u'+' : edit.removed ? u'-' : u'~') + edit.path + u'|' + QString::fromUtf8(edit.after);
    return all;
}

const Fragment bug = fragment(u"changes/12.bugfix.rst"_s, "A leak.\n");
const Fragment orphan = fragment(u"changes/+x.feature.rst"_s, "Alone.\r\nMore.\r\n");
const Fragment web = fragment(u"changes/web/3.misc"_s, "Web", 1);
const QList<Fragment> three{orphan, bug, web};
} // namespace

/// Editing towncrier's fragments as cards.
class TestFragmentEditing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasALaneForEachTypeOfEachSection()
    {
        QStringList lanes;
        for (const FragmentLane &lane : fragmentLanes(settingsOfTwo(), three)) {
            QStringList numbers;
            for (const qsizetype i : lane.fragments)
                numbers += QString::number(i);
            lanes += lane.name + u' ' + numbers.join(u',');
        }
        QCOMPARE(lanes, (QStringList{u"Features 0"_s, u"Bugfixes 1"_s, u"Improved Documentation "_s,
                                     u"Deprecations and Removals "_s, u"Misc "_s, u"Web: Features "_s,
                                     u"Web: Bugfixes "_s, u"Web: Improved Documentation "_s,
                                     u"Web: Deprecations and Removals "_s, u"Web: Misc 2"_s}));
    }

    void addsToASection()
    {
        const auto all = withFragment(settingsOfTwo(), three, u"bugfix"_s, u"12"_s, u"Another."_s, 1);
        QCOMPARE(shown(all), (QStringList{shown(three)[0], shown(three)[1], u"changes/web/12.bugfix.rst|Another.\n"_s,
                                          shown(three)[2]}));
        QCOMPARE((*all)[2].name, (FragmentName{u"12"_s, u"bugfix"_s, 0}));
        const auto alone = withFragment(settingsOfTwo(), three, u"Added"_s, {}, u"New."_s);
        QVERIFY(alone);
        QCOMPARE(alone->size(), 4);
        QVERIFY(std::ranges::any_of(*alone, [](const Fragment &one) {
            return one.name == FragmentName{{}, u"feature"_s, 0} && one.bytes == "New.\n";
        }));
        QCOMPARE(shown(withFragment(settingsOfTwo(), three, u"other"_s, {}, u"New."_s)), QStringList{u"error usage"_s});
    }

    void changesTextAlone()
    {
        QCOMPARE(shown(withFragmentText(three, 1, u"A flood.\n"_s))[1], u"changes/12.bugfix.rst|A flood.\n"_s);
        QCOMPARE(shown(withFragmentText(three, 0, u"Alone.\nLess."_s))[0],
                 u"changes/+x.feature.rst|Alone.\r\nLess.\r\n"_s);
        QCOMPARE(shown(withFragmentText(three, 2, u"Page"_s))[2], u"changes/web/3.misc|Page"_s);
        QCOMPARE(*withFragmentText(three, 0, u"Alone.\nMore."_s), three); // nothing changed: no byte does
        QCOMPARE(shown(withFragmentText(three, 1, u" "_s)), QStringList{u"error usage"_s});
        QCOMPARE(shown(withFragmentText(three, 3, u"x"_s)), QStringList{u"error not-found"_s});
        QCOMPARE(shown(withFragmentText({fragment(u"changes/1.bugfix"_s, "\xff")}, 0, u"x"_s)),
                 QStringList{u"error refused"_s});
    }

    void renames_data()
    {
        QTest::addColumn<int>("index");
        QTest::addColumn<int>("section");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("issue");
        QTest::addColumn<QString>("made");
        QTest::newRow("type") << 1 << 0 << u"feature"_s << u"12"_s << u"changes/12.feature.rst|A leak.\n"_s;
        QTest::newRow("section") << 1 << 1 << u"bugfix"_s << u"12"_s << u"changes/web/12.bugfix.rst|A leak.\n"_s;
        QTest::newRow("issue") << 1 << 0 << u"bugfix"_s << u"gh-13"_s << u"changes/gh-13.bugfix.rst|A leak.\n"_s;
        QTest::newRow("an orphan's issue")
            << 0 << 0 << u"feature"_s << u"7"_s << u"changes/7.feature.rst|Alone.\r\nMore.\r\n"_s;
        QTest::newRow("nothing") << 1 << 0 << u"bugfix"_s << u"12"_s << u"changes/12.bugfix.rst|A leak.\n"_s;
        QTest::newRow("a bad name") << 1 << 0 << u"bugfix"_s << u"../12"_s << u"error usage"_s;
        QTest::newRow("no such type") << 1 << 0 << u"nonsense"_s << u"12"_s << u"error usage"_s;
        QTest::newRow("no such section") << 1 << 2 << u"bugfix"_s << u"12"_s << u"error not-found"_s;
    }
    void renames()
    {
        QFETCH(const int, index);
        QFETCH(const int, section);
        QFETCH(const QString, type);
        QFETCH(const QString, issue);
        QFETCH(const QString, made);
        const auto all = withFragmentName(settingsOfTwo(), three, index, section, type, issue);
        QVERIFY2(shown(all).contains(made), qPrintable(shown(all).join(u'\n')));
        QVERIFY(!all || all->size() == 3);
    }

    void countsOnWhereANameIsTaken()
    {
        const QList<Fragment> two{bug, fragment(u"changes/13.bugfix.rst"_s, "Other.\n")};
        QCOMPARE(shown(withFragmentName(settingsOfTwo(), two, 1, 0, u"bugfix"_s, u"12"_s)),
                 (QStringList{u"changes/12.bugfix.1.rst|Other.\n"_s, u"changes/12.bugfix.rst|A leak.\n"_s}));
    }

    void leavesANameWithItsCounter()
    {
        const QList<Fragment> one{fragment(u"changes/12.bugfix.1.rst"_s, "A leak.\n")};
        QCOMPARE(shown(withFragmentName(settingsOfTwo(), one, 0, 0, u"bugfix"_s, u"12"_s)),
                 QStringList{u"changes/12.bugfix.1.rst|A leak.\n"_s});
    }

    void saysWhatFilesChange()
    {
        QList<Fragment> now = *withFragmentText(three, 1, u"A flood."_s);
        now = *withoutFragment(now, 0);
        now = *withFragment(settingsOfTwo(), now, u"doc"_s, u"5"_s, u"Say."_s);
        QCOMPARE(shown(fragmentEdits(three, now)),
                 (QStringList{u"-changes/+x.feature.rst|"_s, u"~changes/12.bugfix.rst|A flood.\n"_s,
                              u"+changes/5.doc.rst|Say.\n"_s}));
        QCOMPARE(fragmentEdits(three, three), QList<FileEdit>());
        QVERIFY(!withoutFragment(three, -1));
    }

    void mergesWhatOthersDid()
    {
        const QList<Fragment> ours = *withFragmentText(three, 1, u"A flood."_s);
        QList<Fragment> theirs = *withoutFragment(three, 0);
        theirs.append(fragment(u"changes/9.doc.rst"_s, "Read.\n"));
        QCOMPARE(shown(mergeFragments(three, ours, theirs)),
                 (QStringList{u"changes/12.bugfix.rst|A flood.\n"_s, u"changes/9.doc.rst|Read.\n"_s,
                              u"changes/web/3.misc|Web"_s}));
        QCOMPARE(*mergeFragments(three, three, three), three);
        const auto both = mergeFragments(three, ours, *withFragmentText(three, 1, u"A spill."_s));
        QVERIFY(!both);
        QCOMPARE(both.error().path, u"changes/12.bugfix.rst"_s);
        QCOMPARE(*mergeFragments(three, ours, ours), ours);
    }

    void undoesFragmentsToo()
    {
        const auto news = Changelog::parse("News\n====\n\n.. towncrier release notes start\n", u"NEWS.rst"_s);
        QVERIFY(news);
        ChangelogDocument document(*news, three);
        QVERIFY(!document.modified());
        document.apply(u"Change"_s, *withFragmentText(three, 1, u"A flood."_s));
        document.apply(u"Remove"_s, *withoutFragment(document.fragments(), 0));
        QVERIFY(document.modified());
        QCOMPARE(document.position(), 2);
        document.apply(u"Nothing"_s, document.fragments());
        QCOMPARE(document.position(), 2);
        // What another program adds meanwhile stays, whatever is undone.
        const Fragment other = fragment(u"changes/9.doc.rst"_s, "Read.\n");
        QList<Fragment> theirs = three;
        theirs.insert(2, other);
        const auto merged = mergeFragments(three, document.fragments(), theirs);
        QVERIFY(merged);
        document.takeFragments(theirs, *merged);
        document.undo();
        document.undo();
        QCOMPARE(document.fragments(), theirs);
        QVERIFY(!document.modified());
        document.redo();
        document.redo();
        QCOMPARE(document.fragments(), *merged);
        // Both at once: the release's part is built, the fragments go.
        const auto built =
            Changelog::parse("News\n====\n\n.. towncrier release notes start\n\n1.0\n===\n\n- a\n", u"NEWS.rst"_s);
        QVERIFY(built);
        document.apply(u"Build"_s, *built, {});
        QVERIFY(document.fragments().isEmpty());
        document.undo();
        QCOMPARE(document.fragments(), *merged);
        QCOMPARE(document.current().bytes(), news->bytes());
    }
};

QTEST_GUILESS_MAIN(TestFragmentEditing)
#include "tst_fragmentediting.moc"
