// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
// The tokens page over a record, a keychain and a forge in memory, by mouse and by keyboard.
#include "page.h"
#include "tokens/tokenscontroller.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QQmlExtensionPlugin>
#include <QRegularExpression>

Q_IMPORT_QML_PLUGIN(Tagboat_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(Tagboat_TokensPlugin)

using namespace tagboat;
using namespace tagboat::test;
using namespace Qt::StringLiterals;

namespace
{

const QString canary = u"ghp_canaryQ7xV2mK9wR4tB8nL3zJ6"_s;
const QDateTime today = QDateTime::fromString(u"2026-11-21T12:00:00Z"_s, Qt::ISODate);

class FixedClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return today; }
};

/// Two clones at github.com and one elsewhere; record, keychain and forge are these fields.
struct World {
    explicit World(bool practice = false) : controller(questions(), practice, std::make_shared<FixedClock>())
    {
        controller.setClones({{u"/w/a"_s, u"a"_s, u"git@github.com:harbour/a.git"_s},
                              {u"/w/b"_s, u"b"_s, u"git@github.com:harbour/b.git"_s}});
    }
    static TokenState tokenOf(const QString &name, const QString &login, const QString &form = u"classic"_s)
    {
        TokenState state;
        state.record = {name, u"github"_s,          u"github.com"_s,    login,
                        form, u"nL3zJ6"_s.right(4), today.addDays(-16), today.addDays(44),
                        today};
        state.kind = TokenState::Kind::Fine;
        state.permissions = permissionsByScopes({u"repo"_s, u"workflow"_s});
        return state;
    }
    TokenOverview overview() const
    {
        TokenOverview made;
        for (const TokenState &state : tokens) {
            TokenState recorded = state;
            recorded.permissions.clear();
            made.tokens.append(recorded);
        }
        made.places = {{u"github.com"_s, device}, {u"git.example.org"_s, false}};
        made.ghIsInstalled = gh;
        made.keychain = keychain;
        made.keychainIsLocked = locked;
        for (const QString &name : {u"a"_s, u"b"_s}) {
            CloneService service{u"github.com"_s, u"harbour/"_s + name, {}, {}, {}};
            if (!tokens.isEmpty()) {
                service.token = tokens[0].record.name;
                service.login = tokens[0].record.login;
            }
            made.clones.insert(u"/w/"_s + name, service);
        }
        return made;
    }
    template <typename Value>
    static void later(QObject *asker, const TokenQuestions::Answer<Value> &answer, const Result<Value> &value)
    {
        QMetaObject::invokeMethod(
            asker, [answer, value] { answer(value); }, Qt::QueuedConnection);
    }
    TokenQuestions questions()
    {
        TokenQuestions asked;
        asked.list = [this](QObject *asker, const auto &, const TokenQuestions::Answer<TokenOverview> &answer) {
            ++lists;
            const Cancel cancel;
            const auto listed = [this, answer, cancel] {
                answer(cancel.requested() ? fail(Error::Kind::Cancelled, u"Stopped"_s)
                                          : Result<TokenOverview>(overview()));
            };
            QMetaObject::invokeMethod(asker, listed, Qt::QueuedConnection);
            return cancel;
        };
        asked.check = [this](QObject *asker, const QString &name, const auto &,
                             const TokenQuestions::Answer<TokenState> &answer) {
            ++checks;
            for (const TokenState &state : std::as_const(tokens)) {
                if (state.record.name == name)
                    later<TokenState>(asker, answer, state);
            }
            return Cancel();
        };
        asked.look = [this](QObject *asker, const QString &, const Secret &secret, const auto &,
                            const TokenQuestions::Answer<TokenState> &answer) {
            given.append(secret.view().toByteArray());
            TokenState seen = tokenOf({}, u"ada"_s);
            seen.permissions = permissionsByScopes({u"repo"_s});
            later<TokenState>(asker, answer, refusal ? Result<TokenState>(tl::unexpected(*refusal)) : seen);
            return Cancel();
        };
        asked.fromGh = [this](QObject *asker, const QString &, const TokenQuestions::Answer<Secret> &answer) {
            ghAnswers = [asker, answer] {
                QByteArray token = "gho_ofgh";
                later<Secret>(asker, answer, Secret::take(token));
            };
            if (!ghIsSlow)
                ghAnswers();
            return Cancel();
        };
        asked.code = [](QObject *asker, const QString &, const TokenQuestions::Answer<DeviceCode> &answer) {
            QByteArray bytes = "device";
            const DeviceCode code{u"WDJB-MJHT"_s, QUrl(u"https://github.com/login/device"_s), Secret::take(bytes),
                                  today.addSecs(900), std::chrono::seconds(5)};
            later<DeviceCode>(asker, answer, code);
            return Cancel();
        };
        asked.wait = [this](QObject *asker, const QString &, const DeviceCode &,
                            const TokenQuestions::Answer<DeviceToken> &answer) {
            typedIn = [asker, answer] {
                QByteArray token = "gho_bycode";
                later<DeviceToken>(asker, answer, DeviceToken{Secret::take(token), {}});
            };
            waits.append(Cancel());
            return waits.constLast();
        };
        asked.keep = [this](QObject *asker, const TokenRecord &wanted, const Secret &secret,
                            const TokenQuestions::Answer<TokenState> &answer) {
            kept.append(secret.view().toByteArray());
            const TokenState made = tokenOf(wanted.name, wanted.login);
            tokens.append(made);
            later<TokenState>(asker, answer, made);
        };
        asked.remove = [this](QObject *asker, const QString &name, const TokenQuestions::Answer<void> &answer) {
            tokens.removeIf([&](const TokenState &state) { return state.record.name == name; });
            later<void>(asker, answer, {});
        };
        asked.unlock = [this](QObject *asker, const TokenQuestions::Answer<void> &answer) {
            keychain.reset();
            locked = false;
            later<void>(asker, answer, {});
        };
        asked.open = [this](const QUrl &page) { opened.append(page); };
        return asked;
    }
    QVariantMap properties() { return {{u"controller"_s, QVariant::fromValue(&controller)}}; }

    QList<TokenState> tokens;
    std::optional<Error> keychain;
    std::optional<Error> refusal;
    bool locked = false;
    bool device = true;
    bool gh = true;
    int lists = 0;
    int checks = 0;
    QList<QByteArray> given; ///< to be looked at
    QList<QByteArray> kept;
    QList<QUrl> opened;
    QList<Cancel> waits;
    std::function<void()> typedIn;
    std::function<void()> ghAnswers;
    bool ghIsSlow = false;
    TokensController controller;
};

QString focused(Page &page)
{
    const QQuickItem *item = page.view().activeFocusItem();
    if (item == nullptr)
        return {};
    const QVariant name = item->property("name");
    return name.isValid() && !name.toString().isEmpty() ? name.toString() : item->property("text").toString();
}

bool press(Page &page, const QString &text)
{
    const auto placed = [&] {
        const QQuickItem *item = page.find("text", text);
        return item != nullptr && item->isEnabled() && item->mapToScene({item->width(), 0}).x() < page.view().width();
    };
    return QTest::qWaitFor(placed) && page.click(text);
}

/// Whether any property of any item tells the text.
bool tells(const QObject *object, const QString &text)
{
    for (int i = 0; i < object->metaObject()->propertyCount(); ++i) {
        if (object->metaObject()->property(i).read(object).toString().contains(text))
            return true;
    }
    const auto *item = qobject_cast<const QQuickItem *>(object);
    const QList<QQuickItem *> children = item != nullptr ? item->childItems() : QList<QQuickItem *>();
    return std::ranges::any_of(children, [&](const QQuickItem *child) { return tells(child, text); });
}

} // namespace

class TestTokensPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QQuickWindow::setGraphicsApi(QSGRendererInterface::Software); }
    void init() { QTest::failOnWarning(QRegularExpression(u"\\.qml"_s)); }

    void aCheckIsNotLostToTheClones()
    {
        World world;
        world.tokens = {World::tokenOf(u"work"_s, u"mara"_s)};
        world.controller.need();
        QTRY_VERIFY(world.controller.ready() && !world.controller.asking());
        QCOMPARE(world.checks, 0);
        world.controller.setShown(true);
        world.controller.setClones({{u"/w/a"_s, u"a"_s, u"git@github.com:harbour/a.git"_s}});
        QCOMPARE(world.lists, 3);
        QTRY_VERIFY(!world.controller.asking());
        QCOMPARE(world.checks, 1);
    }

    void asksNobodyBeforeItIsShownOrNeeded()
    {
        World world;
        QTest::qWait(20);
        QCOMPARE(world.lists, 0);
        world.controller.need();
        QTRY_VERIFY(world.controller.ready());
        QCOMPARE(world.controller.serving(u"/w/a"_s), u"No account serves it: sign in to github.com under Tokens"_s);
        QCOMPARE(world.controller.serving(u"/elsewhere"_s), QString());
    }

    void keepsAPastedTokenAfterALook()
    {
        World world;
        Page page("Tokens", "TokensPage", world.properties(), {1084, 1000});
        QTRY_VERIFY(page.shows(u"Sign in to follow releases on GitHub"_s));
        QVERIFY(page.shows(u"Nobody is signed in"_s));
        page.picture(u"tokens-empty"_s);
        QVERIFY(press(page, u"Sign in…"_s));
        QTRY_COMPARE(focused(page), u"Token for github.com"_s);
        page.picture(u"tokens-enter"_s);
        QVERIFY(page.shows(u"Contents: read and write"_s));
        page.type(canary);
        QTRY_VERIFY(page.shows(QString(canary.size(), QChar(0x2022))));
        QVERIFY(!tells(page.root(), canary));
        QTest::keyClick(&page.view(), Qt::Key_Return);
        QTRY_VERIFY(page.shows(u"Keep the token of ada at github.com?"_s));
        QCOMPARE(world.given, QList<QByteArray>{canary.toLatin1()});
        QVERIFY(world.kept.isEmpty());
        QVERIFY(page.shows(u"classic token · expires: in 44 days · 1 missing"_s));
        page.picture(u"tokens-found"_s);
        QTRY_COMPARE(focused(page), u"Keep in the keychain"_s);
        QTest::keyClick(&page.view(), Qt::Key_Return);
        QTRY_VERIFY(page.shows(u"Tokens in the keychain"_s) || page.shows(u"Serves"_s));
        QCOMPARE(world.kept, QList<QByteArray>{canary.toLatin1()});
        QTRY_COMPARE(focused(page), u"ada"_s);
        QVERIFY(page.shows(u"harbour/a"_s) && page.shows(u"harbour/b"_s));
        QVERIFY(page.shows(u"2 repositories"_s));
        QCOMPARE(world.controller.serving(u"/w/a"_s), u"Account: ada at github.com (token “ada”)"_s);
        QVERIFY(!tells(page.root(), canary));
        for (const QString &theme : {u"light"_s, u"dark"_s, u"contrast"_s}) {
            page.setTheme(theme);
            page.picture(u"tokens-"_s + theme);
        }
    }

    void takesTheClipboardAndWipesWhatIsGivenUp()
    {
        World world;
        Page page("Tokens", "TokensPage", world.properties(), {1084, 1000});
        QVERIFY(press(page, u"Sign in…"_s));
        QGuiApplication::clipboard()->setText(canary);
        QVERIFY(press(page, u"Paste"_s));
        QTRY_VERIFY(page.shows(QString(canary.size(), QChar(0x2022))));
        QVERIFY(!tells(page.root(), canary));
        QVERIFY(press(page, u"Check the token"_s));
        QTRY_VERIFY(page.shows(u"Keep in the keychain"_s));
        QTest::keyClick(&page.view(), Qt::Key_Escape);
        QTRY_VERIFY(!world.controller.signIn()->isOpen());
        QVERIFY(world.kept.isEmpty());
        QGuiApplication::clipboard()->clear();
    }

    void saysWhyATokenIsNotTaken()
    {
        World world;
        world.refusal = Error{
            Error::Kind::Denied, u"The token is not accepted"_s, u"401 Bad credentials"_s, u"Make a new one."_s, {}, 0};
        Page page("Tokens", "TokensPage", world.properties(), {1084, 1000});
        QVERIFY(press(page, u"Sign in…"_s));
        page.type(u"ghp_no"_s);
        QTest::keyClick(&page.view(), Qt::Key_Return);
        QTRY_VERIFY(page.shows(u"The token is not accepted"_s));
        QVERIFY(page.shows(u"401 Bad credentials"_s) && page.shows(u"Make a new one."_s));
        QTRY_COMPARE(focused(page), u"Token for github.com"_s);
        QVERIFY(page.shows(u"Paste a fine-grained or classic token"_s)); // it is empty again
    }

    void signsInByACodeAndOpensNothingByItself()
    {
        World world;
        Page page("Tokens", "TokensPage", world.properties(), {1084, 1000});
        QVERIFY(press(page, u"Sign in…"_s));
        QVERIFY(press(page, u"Sign in with a code…"_s));
        QTRY_VERIFY(page.shows(u"WDJB-MJHT"_s));
        QTRY_VERIFY(page.shows(u"The code is good for another 15:00"_s));
        page.picture(u"tokens-code"_s);
        QVERIFY(world.opened.isEmpty());
        QVERIFY(press(page, u"Copy code"_s));
        QTRY_COMPARE(QGuiApplication::clipboard()->text(), u"WDJB-MJHT"_s);
        QVERIFY(press(page, u"Open the page"_s));
        QTRY_COMPARE(world.opened, QList<QUrl>{QUrl(u"https://github.com/login/device"_s)});
        world.typedIn();
        QTRY_VERIFY(page.shows(u"Keep the token of ada at github.com?"_s));
        QCOMPARE(world.given, QList<QByteArray>{"gho_bycode"});
    }

    void endsTheWaitForACodeThatIsGivenUp()
    {
        World world;
        Page page("Tokens", "TokensPage", world.properties(), {1084, 1000});
        QVERIFY(press(page, u"Sign in…"_s));
        QVERIFY(press(page, u"Sign in with a code…"_s));
        QTRY_VERIFY(page.shows(u"WDJB-MJHT"_s));
        QTest::keyClick(&page.view(), Qt::Key_Escape);
        QTRY_VERIFY(!page.shows(u"WDJB-MJHT"_s));
        QCOMPARE(world.waits.size(), 1);
        QVERIFY(world.waits[0].requested());
        world.typedIn(); // too late
        QTest::qWait(50);
        QVERIFY(world.given.isEmpty());
    }

    void takesOverFromGh()
    {
        World world;
        Page page("Tokens", "TokensPage", world.properties(), {1084, 1000});
        QVERIFY(press(page, u"Sign in…"_s));
        QVERIFY(press(page, u"Take over from gh"_s));
        QTRY_VERIFY(page.shows(u"Keep in the keychain"_s));
        QCOMPARE(world.given, QList<QByteArray>{"gho_ofgh"});
    }

    void whatGhSaysTooLateIsNotTaken()
    {
        World world;
        world.ghIsSlow = true;
        Page page("Tokens", "TokensPage", world.properties(), {1084, 1000});
        QVERIFY(press(page, u"Sign in…"_s));
        QVERIFY(press(page, u"Take over from gh"_s));
        QTRY_VERIFY(world.ghAnswers);
        world.controller.signIn()->close();
        world.ghAnswers();
        QTest::qWait(50);
        QVERIFY(world.given.isEmpty());
        QVERIFY(!page.shows(u"Keep in the keychain"_s));
    }

    void aQuestionAboutATokenOutlivesALook()
    {
        World world;
        world.tokens = {World::tokenOf(u"work"_s, u"ada"_s), World::tokenOf(u"play"_s, u"bob"_s)};
        Page page("Tokens", "TokensPage", world.properties(), {1084, 1000});
        QVERIFY(press(page, u"Remove…"_s));
        QTRY_VERIFY(page.shows(u"Remove the token “work”?"_s));
        const int before = world.lists;
        world.controller.refresh();
        QTRY_VERIFY(world.lists > before);
        QTest::qWait(20);
        QVERIFY(page.shows(u"Remove the token “work”?"_s));
        world.tokens.removeFirst(); // elsewhere
        world.controller.refresh();
        QTRY_VERIFY(!page.shows(u"Remove the token “work”?"_s));
    }

    void aTokenThatJustExpiredIsOver()
    {
        World world;
        TokenState over = World::tokenOf(u"work"_s, u"ada"_s);
        over.record.expires = today.addSecs(-2 * 3600);
        world.tokens = {over};
        Page page("Tokens", "TokensPage", world.properties(), {1084, 1000});
        QTRY_VERIFY(page.shows(u"2 hours ago"_s));
    }

    void offersOnlyTheWaysThatThereAre()
    {
        World world;
        world.gh = false;
        Page page("Tokens", "TokensPage", world.properties(), {1084, 1000});
        QVERIFY(press(page, u"Sign in…"_s));
        QTRY_VERIFY(page.shows(u"Sign in with a code…"_s));
        QVERIFY(!page.shows(u"Take over from gh"_s));
        QVERIFY(press(page, u"git.example.org"_s));
        QTRY_VERIFY(page.shows(u"Sign in to git.example.org"_s));
        QVERIFY(!page.shows(u"Sign in with a code…"_s));
    }

    void removesAfterAQuestion()
    {
        World world;
        world.tokens = {World::tokenOf(u"work"_s, u"ada"_s), World::tokenOf(u"play"_s, u"bob"_s, u"fine-grained"_s)};
        Page page("Tokens", "TokensPage", world.properties(), {1084, 1000});
        QVERIFY(press(page, u"Remove…"_s));
        QTRY_VERIFY(page.shows(u"Remove the token “work”?"_s));
        QVERIFY(page.shows(u"2 repositories may be without an account then"_s));
        QTRY_COMPARE(focused(page), u"Cancel"_s); // Enter removes nothing
        page.picture(u"tokens-remove"_s);
        QTest::keyClick(&page.view(), Qt::Key_Return);
        QTRY_VERIFY(!page.shows(u"Remove the token “work”?"_s));
        QCOMPARE(world.tokens.size(), 2);
        QTRY_COMPARE(focused(page), u"work"_s); // where it was before
        QVERIFY(press(page, u"Remove…"_s));
        QTRY_COMPARE(focused(page), u"Cancel"_s);
        QVERIFY(press(page, u"Remove"_s));
        QTRY_COMPARE(world.tokens.size(), 1);
        QTRY_COMPARE(world.controller.current(), u"play"_s);
    }

    void tellsOfAKeychainThatIsLockedOrNotThere()
    {
        World world;
        world.keychain =
            Error{Error::Kind::Denied, u"The keychain is locked"_s, {}, u"Unlock it under Tokens."_s, {}, 0};
        world.locked = true;
        Page page("Tokens", "TokensPage", world.properties(), {940, 560});
        QTRY_VERIFY(page.shows(u"The keychain is locked"_s));
        QVERIFY(page.shows(u"Press Unlock…; the keychain may ask for its password."_s)); // it is this page
        page.picture(u"tokens-locked"_s);
        int again = 0; // times that everybody else asks
        QObject::connect(&world.controller, &TokensController::accountsChanged, &page.view(), [&again] { ++again; });
        QVERIFY(press(page, u"Unlock…"_s));
        QTRY_VERIFY(!page.shows(u"The keychain is locked"_s));
        QTRY_COMPARE(again, 1);
        // Unlocked by another program, it is found to be so.
        world.keychain = Error{Error::Kind::Denied, u"The keychain is locked"_s, {}, {}, {}, 0};
        world.locked = true;
        world.controller.refresh();
        QTRY_VERIFY(page.shows(u"The keychain is locked"_s));
        QVERIFY(world.controller.locked());
        world.keychain.reset();
        world.locked = false;
        world.controller.refresh();
        QTRY_COMPARE(again, 2);
        QVERIFY(!world.controller.locked());
        world.controller.refresh();
        QTest::qWait(20);
        QCOMPARE(again, 2);
    }

    void showsTheStateOfEachInAWord()
    {
        World world;
        TokenState refused = World::tokenOf(u"old"_s, u"ada"_s);
        refused.kind = TokenState::Kind::Refused;
        refused.error = Error{Error::Kind::Denied, u"Bad credentials"_s, {}, {}, {}, 0};
        world.tokens = {World::tokenOf(u"work"_s, u"ada"_s), refused};
        Page page("Tokens", "TokensPage", world.properties(), {764, 526});
        QTRY_VERIFY(page.shows(u"refused by the server"_s));
        QVERIFY(page.shows(u"fine"_s));
        QTRY_VERIFY(page.shows(u"2 accounts in the system's keychain · 1 cannot be used"_s));
        page.root()->forceActiveFocus();
        QTRY_COMPARE(focused(page), u"work"_s);
        QTest::keyClick(&page.view(), Qt::Key_Down);
        QTRY_COMPARE(focused(page), u"old"_s);
        QTest::keyClick(&page.view(), Qt::Key_Return);
        QTRY_VERIFY(page.shows(u"Bad credentials"_s));
        page.picture(u"tokens-small"_s);
    }

    void asksNothingInThePracticeHarbour()
    {
        World world(true);
        Page page("Tokens", "TokensPage", world.properties());
        QTRY_VERIFY(page.shows(u"Nobody signs in here"_s));
        QVERIFY(!page.shows(u"Sign in…"_s));
        QTest::qWait(20);
        QCOMPARE(world.lists, 0);
    }
};

QTEST_MAIN(TestTokensPage)
#include "tst_tokenspage.moc"
