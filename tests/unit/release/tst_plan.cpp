// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/flows.h"
#include "release/plan.h"
#include "release/stepregistry.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{

Version version(const QString &text)
{
    return Version::parse(text, VersionScheme::Pep440).value();
}

FlowInputs inputs(const QString &flow, const QString &target)
{
    const FileEdit edit{u"VERSION"_s, "1.4.2\n", "1.5.0\n", false};
    const FileEdit log{u"CHANGELOG.md"_s, "a\n", "a\nb\n", false};
    return {.flow = flow,
            .target = version(target),
            .grammar = TagGrammar::fromPatterns(u"v{version}"_s, u"v{version}-rc{n}"_s, VersionScheme::Pep440).value(),
            .baseBranch = u"main"_s,
            .releaseBranch = flow == u"rc-gated"_s ? u"release/v1.5.0"_s : QString(),
            .prepareMessage = u"chore: prepare release v1.5.0"_s,
            .candidateEdits = {edit},
            .releaseEdits = {edit},
            .changelogEdits = {log},
            .headCommit = u"0123456789012345678901234567890123456789"_s};
}

QStringList ids(const QList<StepSpec> &steps)
{
    QStringList list;
    for (const StepSpec &step : steps)
        list.append(step.id);
    return list;
}

} // namespace

class TestPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tagOnlyReadsAsDocumented()
    {
        QCOMPARE(ids(flowSteps(inputs(u"tag-only"_s, u"1.5.0"_s))),
                 (QStringList{u"preflight"_s, u"prepare-files"_s, u"prepare-changelog"_s, u"prepare-commit"_s,
                              u"prepare-push"_s, u"release-tag"_s, u"release-push"_s}));
    }

    void rcGatedReadsAsDocumented()
    {
        QCOMPARE(ids(flowSteps(inputs(u"rc-gated"_s, u"1.5.0"_s))),
                 (QStringList{u"preflight"_s, u"prepare-files"_s, u"prepare-changelog"_s, u"prepare-commit"_s,
                              u"prepare-push"_s, u"prepare-merge"_s, u"candidate-1-tag"_s, u"candidate-1-push"_s,
                              u"candidate-1-verdict"_s, u"release-files"_s, u"release-commit"_s, u"release-branch"_s,
                              u"release-tag"_s, u"release-push"_s}));
    }

    void theFinalVersionInFilesNeedsNoSecondCommit()
    {
        FlowInputs in = inputs(u"rc-gated"_s, u"1.5.0"_s);
        in.candidateInFiles = false;
        const QStringList steps = ids(flowSteps(in));
        QVERIFY(!steps.contains(u"release-commit"_s));
        QCOMPARE(flowSteps(in).constLast().id, u"release-push"_s);
    }

    void whatCannotBeUndoneIsNamed()
    {
        QStringList final;
        const QList<StepSpec> steps = flowSteps(inputs(u"rc-gated"_s, u"1.5.0"_s));
        for (const StepSpec &step : steps) {
            if (!step.reversible)
                final.append(step.id);
        }
        QCOMPARE(final, (QStringList{u"prepare-merge"_s, u"release-branch"_s, u"release-push"_s}));
    }

    void withNothingToCommitTheBranchStillGoesFirst()
    {
        FlowInputs in = inputs(u"tag-only"_s, u"1.5.0"_s);
        in.releaseEdits.clear();
        in.changelogEdits.clear();
        const QList<StepSpec> steps = flowSteps(in);
        QCOMPARE(ids(steps), (QStringList{u"preflight"_s, u"prepare-push"_s, u"release-tag"_s, u"release-push"_s}));
        QCOMPARE(steps[2].detail[u"commit"_s].toString(), in.headCommit);
    }

    void everyStepHasABehaviour()
    {
        FlowInputs in = inputs(u"rc-gated"_s, u"1.5.0"_s);
        in.commands = QStringList{u"true"_s};
        const QList<StepSpec> steps = flowSteps(in);
        for (const StepSpec &step : steps)
            QVERIFY2(makeStep(step), qPrintable(step.kind));
        QVERIFY(!makeStep({u"x"_s, u"no-such-kind"_s, {}, true, {}}));
    }

    void storedBytesComeBackTheSame()
    {
        Plan plan;
        plan.repository = u"/repo"_s;
        plan.package = u"päckage <img>"_s;
        plan.from = u"1.4.2"_s;
        plan.to = u"1.5.0"_s;
        plan.flow = u"rc-gated"_s;
        plan.candidate = 1;
        plan.steps = flowSteps(inputs(u"rc-gated"_s, u"1.5.0"_s));
        const Plan again = Plan::fromBytes(plan.bytes()).value();
        QCOMPARE(again, plan);
        QCOMPARE(again.bytes(), plan.bytes());
        QCOMPARE(again.digest(), plan.digest());
    }

    void refusesPlansItCannotRead()
    {
        for (const QByteArray &bytes :
             {QByteArray(), QByteArray("[]"), QByteArray("{\"schema\":2}"), QByteArray("{\"schema\":1}")})
            QVERIFY(!Plan::fromBytes(bytes));
    }

    void splicesLeadThereAndBack()
    {
        QRandomGenerator random(20261121);
        for (int round = 0; round < 2000; ++round) {
            const auto text = [&](int most) {
                QByteArray bytes;
                for (int i = random.bounded(most); i > 0; --i)
                    bytes.append("ab\n\xC3\xA9"[random.bounded(5)]);
                return bytes;
            };
            const QByteArray head = text(20);
            const QByteArray tail = text(20);
            const FileEdit edit{u"f"_s, head + text(6) + tail, head + text(6) + tail, false};
            const auto planned = editsFromJson(editsToJson({edit})).value().constFirst();
            QCOMPARE(planned.applyTo(edit.before).value(), edit.after);
            QCOMPARE(planned.revertFrom(edit.after).value(), edit.before);
        }
    }

    void aRemovalIsAnEditOfItsOwn()
    {
        const FileEdit edit{u"changes/1.bugfix"_s, "Fix.\n", {}, false, true};
        const auto planned = editsFromJson(editsToJson({edit})).value().constFirst();
        QVERIFY(planned.afterHash.isEmpty() && !planned.beforeHash.isEmpty());
        QCOMPARE(planned.revertFrom({}).value(), edit.before);
        QVERIFY(!editsFromJson({QJsonObject{{u"path"_s, u"x"_s}, {u"offset"_s, 0}}}));
    }

    void aSpliceOfOtherContentIsAConflict()
    {
        const FileEdit edit{u"f"_s, "version = 1\nrest\n", "version = 2\nrest\n", false};
        const auto planned = editsFromJson(editsToJson({edit})).value().constFirst();
        QCOMPARE(planned.applyTo("version = 1\nother\n").error().kind, Error::Kind::Conflict);
        QCOMPARE(planned.applyTo("").error().kind, Error::Kind::Conflict);
    }
};

QTEST_GUILESS_MAIN(TestPlan)
#include "tst_plan.moc"
