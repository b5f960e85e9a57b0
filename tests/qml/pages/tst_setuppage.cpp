// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
// The set-up's page over repositories in memory, by mouse and by keyboard.
#include "page.h"
#include "setup/setupcontroller.h"
#include "support/setupscene.h"

#include <QQmlExtensionPlugin>
#include <QRegularExpression>

#include <ctime>

Q_IMPORT_QML_PLUGIN(Tagboat_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(Tagboat_SetupPlugin)

using namespace tagboat;
using namespace tagboat::test;
using namespace Qt::StringLiterals;

namespace
{

/// Three repositories: one as it should be, one with nothing set up, one that no account serves.
struct World {
    World() : controller(questions())
    {
        add(u"harbour-core"_s, u"rc-gated"_s, true);
        add(u"sextant"_s, u"validated-token"_s, false);
        RepositorySetup unserved;
        unserved.clone = {u"/w/keel"_s, u"keel"_s, u"git@elsewhere.example:a/keel.git"_s};
        known.insert(unserved.clone.path, unserved);
        controller.setClones({known[u"/w/harbour-core"_s].clone, known[u"/w/sextant"_s].clone, unserved.clone});
    }
    void add(const QString &name, const QString &flow, bool good)
    {
        RepositorySetup setup;
        setup.clone = {u"/w/"_s + name, name, u"git@forge.test:harbour/"_s + name};
        setup.served = true;
        setup.fullName = u"harbour/"_s + name;
        setup.expected = expectedOf(flow);
        setup.observed = good ? goodSetup(setup.expected) : bareSetup();
        setup.findings = auditSetup(setup.expected, setup.observed);
        known.insert(setup.clone.path, setup);
    }
    SetupQuestions questions()
    {
        SetupQuestions asked;
        asked.look = [this](QObject *asker, const RepositoryClone &clone, const auto &answer) {
            ++looks;
            QMetaObject::invokeMethod(
                asker, [this, clone, answer] { answer(Result<RepositorySetup>(known[clone.path])); },
                Qt::QueuedConnection);
            return Cancel();
        };
        asked.tokens = [](QObject *asker, const auto &answer) {
            QMetaObject::invokeMethod(
                asker, [answer] { answer(QStringList{u"pypi-work"_s}); }, Qt::QueuedConnection);
        };
        asked.change = [this](QObject *asker, const RepositoryClone &clone, const QList<SetupChange> &changes,
                              const QList<SecretSource> &secrets, const auto &answer) {
            given = secrets;
            QMetaObject::invokeMethod(
                asker, [this, clone, changes, answer] { answer(made(clone, changes)); }, Qt::QueuedConnection);
        };
        asked.difference = [this](const QList<FileEdit> &files) -> Result<QByteArray> {
            if (blind)
                return fail(Error::Kind::Io, u"The difference cannot be made"_s, {}, u"Free some memory."_s);
            QByteArray diff;
            for (const FileEdit &file : files)
                diff += "diff --git a/x b/x\n--- a/x\n+++ b/" + file.path.toUtf8() + "\n@@ -0,0 +1 @@\n+on: push\n";
            return diff;
        };
        return asked;
    }
    Result<SetupOutcome> made(const RepositoryClone &clone, const QList<SetupChange> &changes)
    {
        changed = changes;
        SetupOutcome outcome;
        if (refuses) {
            outcome.error =
                Error{Error::Kind::Denied, u"Must have admin rights"_s, u"403"_s, u"Ask an owner."_s, {}, 0};
        } else {
            RepositorySetup &setup = known[clone.path];
            setup.observed = comeTrue(setup.observed, repaired(setup.observed, setup.findings));
            setup.findings = auditSetup(setup.expected, setup.observed);
            for (const SetupChange &change : changes)
                outcome.done.append(describe(change));
        }
        outcome.after = known[clone.path];
        return outcome;
    }
    bool open(Page &page)
    {
        return page.root() != nullptr && QTest::qWaitFor([this] { return looks == 3 && !controller.asking(); });
    }
    QVariantMap properties() { return {{u"controller"_s, QVariant::fromValue(&controller)}}; }

    QHash<QString, RepositorySetup> known;
    QList<SetupChange> changed;
    QList<SecretSource> given;
    int looks = 0;
    bool refuses = false;
    bool blind = false; ///< no difference can be made
    SetupController controller;
};

/// The words of what has the focus.
QString focused(Page &page)
{
    const QQuickItem *item = page.view().activeFocusItem();
    if (item == nullptr)
        return {};
    const QVariant name = item->property("name");
    return name.isValid() && !name.toString().isEmpty() ? name.toString() : item->property("text").toString();
}

/// What the findings are called for a screen reader, and their buttons after a word.
void collect(const QQuickItem *item, QStringList &names)
{
    if (const QVariant words = item->property("spoken"); words.isValid() && item->isVisible())
        names.append(words.toString());
    const QList<QQuickItem *> children = item->childItems();
    for (const QQuickItem *child : children)
        collect(child, names);
}

/// Clicks what is there, once the layout has put it in its place.
bool press(Page &page, const QString &text)
{
    const auto placed = [&] {
        const QQuickItem *item = page.find("text", text);
        return item != nullptr && item->mapToScene({item->width(), 0}).x() < page.view().width();
    };
    return QTest::qWaitFor(placed) && page.click(text);
}

} // namespace

class TestSetupPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatIsNewOrElsewhereIsAskedAgain()
    {
        World world;
        world.controller.setShown(true);
        QTRY_VERIFY(world.looks == 1 && !world.controller.asking()); // the one whose findings are shown
        for (const SetupMatrixRow &row : world.controller.matrix()->rows())
            world.controller.want(row.clone.path);
        QTRY_VERIFY(world.looks == 3 && !world.controller.asking());
        QList<RepositoryClone> clones;
        for (const SetupMatrixRow &row : world.controller.matrix()->rows())
            clones.append(row.clone);
        clones[0].remoteUrl = u"git@forge.test:harbour/moved"_s;
        world.controller.setClones(clones);
        world.controller.setClones(clones);
        QTRY_VERIFY(!world.controller.asking());
        QCOMPARE(world.looks, 4);
        world.controller.setShown(false);
        world.controller.setClones({});
        QCOMPARE(world.controller.matrix()->count(), 3); // taken when it is looked at
        world.controller.setShown(true);
        QCOMPARE(world.controller.matrix()->count(), 0);
    }

    void whatWasAskedBeforeAChangeCountsNoMore()
    {
        World world;
        QList<std::function<void()>> answers; // given when the test wants it
        SetupQuestions slow = world.questions();
        slow.look = [&](QObject *, const RepositoryClone &clone, const auto &answer) {
            answers.append([answer, found = world.known[clone.path]] { answer(Result<RepositorySetup>(found)); });
            return Cancel();
        };
        SetupController controller(slow);
        controller.setClones({world.known[u"/w/sextant"_s].clone});
        controller.setShown(true);
        QTRY_COMPARE(answers.size(), 1);
        answers[0]();
        QVERIFY(controller.fixable() > 0);
        controller.refresh();
        QCOMPARE(answers.size(), 2);
        controller.refresh(); // the one under way may not know of what came since
        QCOMPARE(answers.size(), 3);
        controller.propose({});
        controller.send();
        QTRY_COMPARE(controller.fixable(), 0);
        answers[1](); // both say what stood before
        answers[2]();
        QCOMPARE(controller.fixable(), 0);
        QVERIFY(!controller.asking());
    }

    void onlyWhatIsInSightIsAsked()
    {
        World world;
        QList<RepositoryClone> clones;
        for (int i = 0; i < 2000; ++i)
            clones.append({u"/w/%1"_s.arg(i), QString::number(i), u"git@forge.test:harbour/%1"_s.arg(i)});
        world.controller.setClones(clones);
        Page page("Setup", "SetupPage", world.properties());
        QTRY_VERIFY(world.looks > 5 && !world.controller.asking());
        QVERIFY2(world.looks < 100, qPrintable(QString::number(world.looks)));
    }

    void manyRepositoriesCostInProportion()
    {
        const auto microseconds = [](int count) {
            SetupQuestions none;
            none.look = [](QObject *, const RepositoryClone &, const auto &) { return Cancel(); };
            SetupController controller(none);
            QList<RepositoryClone> clones;
            for (int i = 0; i < count; ++i)
                clones.append({u"/w/%1"_s.arg(i), QString::number(i), u"git@forge.test:harbour/%1"_s.arg(i)});
            const std::clock_t began = std::clock(); // other programs do not count
            controller.setShown(true);
            controller.setClones(clones);
            return double(std::clock() - began) * 1e6 / CLOCKS_PER_SEC;
        };
        double few = microseconds(1000);
        double many = microseconds(10'000);
        for (int round = 0; round < 4; ++round) {
            few = std::min(few, microseconds(1000));
            many = std::min(many, microseconds(10'000));
        }
        QVERIFY2(many < 40 * few, qPrintable(u"%1 against %2"_s.arg(many).arg(few)));
    }

    void initTestCase()
    {
        QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
        QTest::failOnWarning(QRegularExpression(u"\\.qml"_s));
    }

    void asksNobodyBeforeItIsShown()
    {
        World world;
        QTest::qWait(20);
        QCOMPARE(world.looks, 0);
        Page page("Setup", "SetupPage", world.properties());
        QVERIFY(world.open(page));
    }

    void showsEachPartInAWord()
    {
        World world;
        Page page("Setup", "SetupPage", world.properties());
        QVERIFY(world.open(page));
        QTRY_VERIFY(page.shows(u"flow rc-gated · 41 stand, 0 missing, 0 differ"_s));
        for (const QString &title : {u"Protection"_s, u"Checks"_s, u"Environments"_s, u"Secrets"_s, u"Workflow"_s,
                                     u"Actions pinned"_s, u"Publisher"_s, u"Files"_s})
            QVERIFY2(page.shows(title), qPrintable(title));
        QVERIFY(page.shows(u"stands"_s) && page.shows(u"missing"_s) && page.shows(u"not needed"_s));
        QVERIFY(page.shows(u"no account serves its remote"_s));
        QVERIFY(page.shows(u"Nothing to do here."_s));
        QVERIFY(page.click(u"sextant"_s));
        QTRY_VERIFY(page.shows(u"main: The branch is not protected"_s));
        QVERIFY(page.shows(u"Should be: No forced pushes, no deletion"_s));
        for (const QString &theme : {u"light"_s, u"dark"_s, u"contrast"_s}) {
            page.setTheme(theme);
            page.picture(u"setup-"_s + theme);
        }
    }

    void showsEveryRequestAndFileBeforeItChangesAnything()
    {
        World world;
        Page page("Setup", "SetupPage", world.properties(), {1084, 2400});
        QVERIFY(world.open(page));
        QVERIFY(page.click(u"sextant"_s));
        QVERIFY(press(page, u"Fix 9 findings of sextant…"_s));
        QTRY_VERIFY(page.shows(u"Changes to harbour/sextant: 5"_s));
        QVERIFY(page.shows(u"New ruleset “Release tags” for refs/tags/v*"_s));
        page.picture(u"setup-proposal"_s);
        QTRY_VERIFY(page.shows(u"+ on: push"_s));
        QCOMPARE(focused(page), u"Cancel"_s); // Enter changes nothing
        QTest::keyClick(&page.view(), Qt::Key_Return);
        QTRY_VERIFY(!page.shows(u"Changes to harbour/sextant: 5"_s));
        QVERIFY(world.changed.isEmpty());
        QVERIFY(press(page, u"Fix 9 findings of sextant…"_s));
        QVERIFY(press(page, u"Make these changes"_s));
        QTRY_VERIFY(page.shows(u"Changed in sextant"_s));
        QCOMPARE(world.changed.size(), 5);
        QTRY_VERIFY(page.shows(u"Nothing to do here."_s));
        QTRY_COMPARE(focused(page), u"sextant"_s);
    }

    void proposesNothingThatCannotBeShown()
    {
        World world;
        world.blind = true;
        Page page("Setup", "SetupPage", world.properties(), {1084, 2400});
        QVERIFY(world.open(page));
        QVERIFY(page.click(u"sextant"_s));
        QVERIFY(press(page, u"Fix 9 findings of sextant…"_s));
        QTRY_VERIFY(page.shows(u"The difference cannot be made"_s));
        QVERIFY(page.shows(u"Free some memory."_s));
        QVERIFY(!page.shows(u"Make these changes"_s));
        QVERIFY(!world.controller.proposal()->isOpen());
    }

    void everyFindingSaysWhatItIsAboutInWordsOfItsOwn()
    {
        World world;
        RepositorySetup &setup = world.known[u"/w/sextant"_s];
        setup.observed = goodSetup(setup.expected);
        for (ForgeFile &file : setup.observed.texts)
            file.bytes.replace("@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "@v7");
        setup.findings = auditSetup(setup.expected, setup.observed);
        Page page("Setup", "SetupPage", world.properties(), {1084, 2400});
        QVERIFY(world.open(page));
        QVERIFY(page.click(u"sextant"_s));
        QTRY_VERIFY(page.shows(u"Actions are pinned to commits"_s));
        QStringList buttons;
        collect(page.root(), buttons);
        QVERIFY2(buttons.size() >= 3, qPrintable(buttons.join(u'\n')));
        QVERIFY(buttons.constFirst().startsWith(u"Actions are pinned to commits: actions/checkout: v7"_s));
        QCOMPARE(buttons.removeDuplicates(), 0);
    }

    void offersNothingForWhatWaitsInAPullRequest()
    {
        World world;
        RepositorySetup &setup = world.known[u"/w/sextant"_s];
        const ObservedSetup bare = setup.observed;
        const ObservedSetup merged = goodSetup(setup.expected);
        setup.observed = merged;
        setup.observed.files = bare.files;
        setup.observed.texts = bare.texts;
        setup.observed.pending = {{7, u"https://forge.test/7"_s, merged.files, merged.texts}};
        setup.findings = auditSetup(setup.expected, setup.observed);
        Page page("Setup", "SetupPage", world.properties(), {1084, 2400});
        QVERIFY(world.open(page));
        QVERIFY(page.click(u"sextant"_s));
        QTRY_VERIFY(page.shows(u"It waits for pull request #7: https://forge.test/7"_s));
        QCOMPARE(world.controller.fixable(), 0);
        QVERIFY(!page.shows(u"Fix…"_s));
    }

    void repairsOneFindingAlone()
    {
        World world;
        Page page("Setup", "SetupPage", world.properties(), {1084, 2400});
        QVERIFY(world.open(page));
        QVERIFY(page.click(u"sextant"_s));
        QVERIFY(press(page, u"Fix…"_s)); // of the first: the branch
        QTRY_VERIFY(page.shows(u"Changes to harbour/sextant: 1"_s));
        QVERIFY(page.shows(u"Protection of the branch main"_s));
        QVERIFY(!page.shows(u"+ on: push"_s));
    }

    void asksForTheValueOfASecret()
    {
        World world;
        Page page("Setup", "SetupPage", world.properties(), {1084, 2400});
        QVERIFY(world.open(page));
        QVERIFY(page.click(u"sextant"_s));
        QVERIFY(press(page, u"Set…"_s));
        QTRY_VERIFY(page.shows(u"Set the secret"_s));
        QTRY_COMPARE(focused(page), u"Value of pypi/PYPI_API_TOKEN"_s);
        QVERIFY(!page.find("text", u"Set the secret"_s)->isEnabled());
        const QString value = u"pypi-canaryQ7xV2mK9"_s;
        page.type(value);
        QTRY_VERIFY(page.find("text", u"Set the secret"_s)->isEnabled());
        QVERIFY(!page.shows(value));
        page.picture(u"setup-secret"_s);
        QVERIFY(press(page, u"Set the secret"_s));
        QTRY_VERIFY(page.shows(u"Changed in sextant"_s));
        QCOMPARE(world.given.size(), 1);
        QCOMPARE(world.given[0].secret.text(), u"pypi/PYPI_API_TOKEN"_s);
        QCOMPARE(world.given[0].value.view(), QByteArrayView("pypi-canaryQ7xV2mK9"));
        QCOMPARE(world.given[0].token, QString());
    }

    void takesTheValueOfASecretFromTheKeychain()
    {
        World world;
        Page page("Setup", "SetupPage", world.properties(), {1084, 2400});
        QVERIFY(world.open(page));
        QVERIFY(page.click(u"sextant"_s));
        QVERIFY(press(page, u"Set…"_s));
        QVERIFY(press(page, u"From the keychain…"_s));
        QTRY_COMPARE(focused(page), u"Narrow the list: A token of the keychain"_s);
        QTest::keyClick(&page.view(), Qt::Key_Return); // the first of the list
        QTRY_VERIFY(page.shows(u"The token “pypi-work”"_s));
        QVERIFY(press(page, u"Set the secret"_s));
        QTRY_COMPARE(world.given.size(), 1);
        QCOMPARE(world.given[0].token, u"pypi-work"_s);
        QVERIFY(world.given[0].value.isEmpty());
    }

    void saysWhatCouldNotBeLookedAt()
    {
        World world;
        RepositorySetup &setup = world.known[u"/w/harbour-core"_s];
        setup.served = false;
        setup.findings.clear();
        setup.error = Error{Error::Kind::Denied, u"The keychain is locked"_s, {}, u"Unlock it."_s, {}, 0};
        Page page("Setup", "SetupPage", world.properties(), {1084, 1000});
        QVERIFY(world.open(page));
        QVERIFY(page.click(u"harbour-core"_s));
        QTRY_COMPARE(world.controller.currentSummary(), u"could not be looked at"_s);
        QVERIFY(page.shows(u"The keychain is locked"_s));
        QVERIFY(!page.shows(u"Nothing to do here."_s));
        QVERIFY(page.click(u"keel"_s));
        QTRY_VERIFY(page.shows(u"It is looked at with an account's token."_s));
    }

    void saysWhyTheChangesStopped()
    {
        World world;
        world.refuses = true;
        Page page("Setup", "SetupPage", world.properties(), {1084, 2400});
        QVERIFY(world.open(page));
        QVERIFY(page.click(u"sextant"_s));
        QVERIFY(press(page, u"Fix 9 findings of sextant…"_s));
        QVERIFY(press(page, u"Make these changes"_s));
        QTRY_VERIFY(page.shows(u"Must have admin rights"_s));
        QVERIFY(page.shows(u"Ask an owner."_s));
        QVERIFY(page.shows(u"main: The branch is not protected"_s));
    }

    void goesByKeyboard()
    {
        World world;
        Page page("Setup", "SetupPage", world.properties());
        QVERIFY(world.open(page));
        page.root()->forceActiveFocus();
        QTRY_COMPARE(focused(page), u"harbour-core"_s);
        QTest::keyClick(&page.view(), Qt::Key_Down);
        QTRY_COMPARE(focused(page), u"sextant"_s);
        QTest::keyClick(&page.view(), Qt::Key_Return);
        QTRY_COMPARE(world.controller.currentName(), u"sextant"_s);
        QTest::keyClick(&page.view(), Qt::Key_F5);
        QTRY_COMPARE(world.looks, 6);
    }
};

QTEST_MAIN(TestSetupPage)
#include "tst_setuppage.moc"
