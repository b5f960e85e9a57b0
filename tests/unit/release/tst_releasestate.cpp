// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/errorjson.h"
#include "release/confirmation.h"
#include "release/releasestate.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{

using Type = JournalRecord::Type;

Plan plan(const QStringList &ids)
{
    Plan plan;
    plan.repository = u"/repo"_s;
    plan.to = u"1.5.0"_s;
    for (const QString &id : ids)
        plan.steps.append({id, u"files"_s, id, true, {{u"tag"_s, u"v1"_s}}});
    return plan;
}

/// Writes a journal a record at a time, a second apart.
class Story
{
public:
    explicit Story(const Plan &plan) { add(Type::Planned, {}, {{u"plan"_s, QString::fromUtf8(plan.bytes())}}); }
    Story &add(Type type, const QString &step, const QJsonObject &data = {})
    {
        JournalRecord record;
        record.sequence = m_records.size() + 1;
        record.at = QDateTime(QDate(2026, 11, 21), QTime(10, 0), Qt::UTC).addSecs(m_records.size());
        record.type = type;
        record.step = step;
        record.data = data;
        m_records.append(record);
        return *this;
    }
    [[nodiscard]] Result<ReleaseState> fold() const { return foldRelease(u"r1"_s, m_records); }

private:
    QList<JournalRecord> m_records;
};

const QJsonObject done{{u"state"_s, u"done"_s}, {u"facts"_s, QJsonObject{{u"commit"_s, u"abc"_s}}}};

} // namespace

class TestReleaseState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beginsAtTheFirstStep()
    {
        const ReleaseState state = Story(plan({u"a"_s, u"b"_s})).fold().value();
        QCOMPARE(state.state, RunState::Pending);
        QCOMPARE(state.current()->spec.id, u"a"_s);
    }

    void anIntentWithoutAnOutcomeIsUnknown()
    {
        const ReleaseState state = Story(plan({u"a"_s, u"b"_s}))
                                       .add(Type::Intent, u"a"_s, {{u"inputs"_s, QJsonObject{{u"when"_s, u"x"_s}}}})
                                       .fold()
                                       .value();
        QVERIFY(state.current()->unknown);
        QCOMPARE(state.current()->inputs[u"when"_s].toString(), u"x"_s);
        QCOMPARE(state.state, RunState::Running);
    }

    void factsOfEndedStepsAreKept()
    {
        const ReleaseState state =
            Story(plan({u"a"_s, u"b"_s})).add(Type::Intent, u"a"_s).add(Type::Outcome, u"a"_s, done).fold().value();
        QCOMPARE(state.facts()[u"a"_s][u"commit"_s].toString(), u"abc"_s);
        QCOMPARE(state.current()->spec.id, u"b"_s);
        QVERIFY(!state.find(u"a"_s)->unknown);
    }

    void aStopKeepsItsErrorUntilTheNextIntent()
    {
        const Error error{Error::Kind::Denied, u"no"_s, u"original words"_s, u"do this"_s, u"f"_s, 3};
        Story story(plan({u"a"_s}));
        story.add(Type::Intent, u"a"_s).add(Type::Stopped, u"a"_s, {{u"error"_s, errorToJson(error)}});
        const ReleaseState stopped = story.fold().value();
        QCOMPARE(stopped.state, RunState::Failed);
        QCOMPARE(*stopped.current()->error, error);
        QVERIFY(!stopped.finished());
        const ReleaseState again = story.add(Type::Intent, u"a"_s).fold().value();
        QCOMPARE(again.state, RunState::Running);
        QVERIFY(!again.current()->error);
    }

    void waitingSaysOnWhat()
    {
        const ReleaseState state =
            Story(plan({u"a"_s}))
                .add(Type::Waiting, u"a"_s, {{u"on"_s, u"approval"_s}, {u"detail"_s, u"good?"_s}})
                .fold()
                .value();
        QCOMPARE(state.state, RunState::Waiting);
        QCOMPARE(state.current()->waitsOn, u"approval"_s);
    }

    void aRevisionEndsTheFailedCandidateAndKeepsWhatIsDone()
    {
        Story story(plan({u"a"_s, u"verdict"_s, u"b"_s}));
        story.add(Type::Intent, u"a"_s).add(Type::Outcome, u"a"_s, done);
        const Plan revision = plan({u"a"_s, u"verdict"_s, u"remove"_s, u"b"_s});
        const ReleaseState state =
            story
                .add(Type::Planned, {}, {{u"plan"_s, QString::fromUtf8(revision.bytes())}, {u"failed"_s, u"verdict"_s}})
                .fold()
                .value();
        QCOMPARE(state.revisions, 2);
        QCOMPARE(state.find(u"a"_s)->state, RunState::Done);
        QCOMPARE(state.find(u"verdict"_s)->state, RunState::Failed);
        QVERIFY(state.find(u"verdict"_s)->ended());
        QCOMPARE(state.current()->spec.id, u"remove"_s);
        QCOMPARE(state.facts()[u"a"_s][u"commit"_s].toString(), u"abc"_s);
    }

    void completedAndAbortedAreEnds()
    {
        QCOMPARE(Story(plan({u"a"_s})).add(Type::Outcome, u"a"_s, done).add(Type::Completed, {}).fold().value().state,
                 RunState::Done);
        QVERIFY(Story(plan({u"a"_s})).add(Type::Aborted, {}).fold().value().finished());
    }

    void refusesAJournalThatMakesNoSense()
    {
        QVERIFY(!foldRelease(u"r1"_s, {}));
        QVERIFY(!Story(plan({u"a"_s})).add(Type::Intent, u"nowhere"_s).fold());
    }

    void theQuestionNamesCommitRemoteAndAccountWhereKnown()
    {
        const QString commit(40, u'a');
        Plan made = plan({});
        made.remoteUrl = u"git@forge.test:team/kit"_s;
        made.steps = {{u"tag"_s, u"tag"_s, u"Tag v1"_s, true, {{u"tag"_s, u"v1"_s}}},
                      {u"push"_s, u"push-tag"_s, u"Push v1"_s, false, {{u"tag"_s, u"v1"_s}, {u"tagFrom"_s, u"tag"_s}}},
                      {u"publish"_s, u"publish-release"_s, u"Publish v1"_s, false, {{u"tag"_s, u"v1"_s}}},
                      {u"main"_s, u"push-branch"_s, u"Push main"_s, false, {{u"commitFrom"_s, u"later"_s}}}};
        const auto read = Story(made)
                              .add(Type::Outcome, u"tag"_s,
                                   {{u"state"_s, u"done"_s}, {u"facts"_s, QJsonObject{{u"commit"_s, commit}}}})
                              .fold();
        QVERIFY(read);
        const auto asked = [&](int step, const QString &account) {
            return confirmationQuestion(*read, made.steps[step], account);
        };
        QCOMPARE(asked(1, {}), u"This cannot be undone: Push v1, commit aaaaaaaaaa, on git@forge.test:team/kit"_s);
        QCOMPARE(asked(2, u"mara"_s),
                 u"This cannot be undone: Publish v1, commit aaaaaaaaaa, on git@forge.test:team/kit, as mara"_s);
        QCOMPARE(asked(3, {}), u"This cannot be undone: Push main, on git@forge.test:team/kit"_s);
        QVERIFY(!needsAccount(made, made.steps[1])); // ssh has keys of its own
        QVERIFY(needsAccount(made, made.steps[2]));
        made.remoteUrl = u"https://forge.test/team/kit"_s;
        QVERIFY(needsAccount(made, made.steps[1]));
    }

    void errorsSurviveTheJournal()
    {
        const Error error{Error::Kind::Refused, u"m"_s, u"d"_s, u"r"_s, u"p"_s, 7};
        QCOMPARE(errorFromJson(errorToJson(error)), error);
    }
};

QTEST_GUILESS_MAIN(TestReleaseState)
#include "tst_releasestate.moc"
