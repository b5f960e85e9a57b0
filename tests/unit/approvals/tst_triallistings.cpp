// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "approvals/triallistings.h"
#include "support/inboxscene.h"

#include <QSignalSpy>
#include <QTest>

using namespace tagboat;
using namespace tagboat::test;
using State = TrialListing::State;

namespace
{

/// Listings, with the index played: answers wait until they are given.
struct Scene {
    using Answer = std::function<void(const Result<TrialListing> &)>;

    std::shared_ptr<StandingClock> clock = std::make_shared<StandingClock>();
    QStringList asked;
    QList<Answer> open;
    Cancel last;
    std::unique_ptr<TrialListings> listings = std::make_unique<TrialListings>(
        [this](QObject *, const TrialQuestion &question, const Answer &answer) {
            asked.append(question.version);
            open.append(answer);
            last = Cancel();
            return last;
        },
        TrialListings::Rhythm{}, clock);

    void answer(State state)
    {
        TrialListing listing;
        listing.state = state;
        open.takeFirst()(listing);
    }
    void later(int seconds) { clock->time = clock->time.addSecs(seconds); }
};

TrialQuestion question(const QString &version)
{
    return {u"kit"_s, version, {}, {}, {}};
}

} // namespace

class TestTrialListings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksOneAfterTheOther()
    {
        Scene scene;
        const QSignalSpy changed(scene.listings.get(), &TrialListings::changed);
        scene.listings->follow({question(u"1"_s), question(u"2"_s), question(u"1"_s)});
        QCOMPARE(scene.asked, QStringList{u"1"_s});
        QCOMPARE(scene.listings->of(question(u"1"_s)).state, State::NotAsked);
        scene.answer(State::Listed);
        QCOMPARE(scene.asked, (QStringList{u"1"_s, u"2"_s}));
        QCOMPARE(scene.listings->of(question(u"1"_s)).state, State::Listed);
        scene.answer(State::Missing);
        QCOMPARE(scene.listings->of(question(u"2"_s)).state, State::Missing);
        QCOMPARE(changed.size(), 2);
        QCOMPARE(scene.asked.size(), 2);
    }

    void whatIsNotListedIsAskedAgainSoonerThanWhatIs()
    {
        Scene scene;
        const QList<TrialQuestion> both{question(u"1"_s), question(u"2"_s)};
        scene.listings->follow(both);
        scene.answer(State::Listed);
        scene.answer(State::Missing);
        scene.later(24);
        scene.listings->follow(both);
        QCOMPARE(scene.asked.size(), 2);
        scene.later(2);
        scene.listings->follow(both);
        QCOMPARE(scene.asked.mid(2), QStringList{u"2"_s});
        scene.answer(State::Unreadable);
        scene.later(26);
        scene.listings->follow(both);
        QCOMPARE(scene.asked.mid(3), QStringList{u"2"_s});
        scene.answer(State::Listed);
        scene.later(600);
        scene.listings->follow(both);
        QCOMPARE(scene.asked.mid(4), QStringList{u"1"_s});
    }

    void onlyNewsIsTold()
    {
        Scene scene;
        scene.listings->follow({question(u"1"_s)});
        scene.answer(State::Missing);
        const QSignalSpy changed(scene.listings.get(), &TrialListings::changed);
        scene.later(30);
        scene.listings->follow({question(u"1"_s)});
        scene.answer(State::Missing);
        QCOMPARE(changed.size(), 0);
        scene.later(30);
        scene.listings->follow({question(u"1"_s)});
        scene.open.takeFirst()(fail(Error::Kind::Cancelled, {}));
        QCOMPARE(changed.size(), 0);
        QCOMPARE(scene.listings->of(question(u"1"_s)).state, State::Missing);
    }

    void whatNoLongerWaitsIsForgotten()
    {
        Scene scene;
        scene.listings->follow({question(u"1"_s), question(u"2"_s)});
        scene.listings->follow({question(u"2"_s)});
        scene.answer(State::Listed); // of what is gone
        QCOMPARE(scene.asked, (QStringList{u"1"_s, u"2"_s}));
        QCOMPARE(scene.listings->of(question(u"1"_s)).state, State::NotAsked);
    }

    void thereMayBeNothingToAsk()
    {
        Scene scene;
        scene.listings->follow({TrialQuestion(), TrialQuestion()});
        QVERIFY(scene.asked.isEmpty());
        TrialListings silent({}, {}, scene.clock);
        silent.follow({question(u"1"_s)});
        QCOMPARE(silent.of(question(u"1"_s)).state, State::NotAsked);
    }

    void anEndCancelsWhatIsAsked()
    {
        Scene scene;
        scene.listings->follow({question(u"1"_s)});
        const Cancel cancel = scene.last;
        QVERIFY(!cancel.requested());
        scene.listings.reset();
        QVERIFY(cancel.requested());
    }
};

QTEST_GUILESS_MAIN(TestTrialListings)
#include "tst_triallistings.moc"
