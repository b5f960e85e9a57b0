// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/trialupload.h"

#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{

using Signs = TrialSigns;
using State = DeploymentStatus::State;

const QDateTime noon{{2026, 11, 21}, {12, 0}, QTimeZone::utc()};
const QString tag = u"v1.5.0-rc2"_s;

WorkflowJob job(RunStatus status, RunConclusion conclusion = RunConclusion::None)
{
    WorkflowJob made;
    made.name = u"Upload to TestPyPI"_s;
    made.status = status;
    made.conclusion = conclusion;
    made.startedAt = noon.addSecs(-60);
    made.completedAt = status == RunStatus::Completed ? noon : QDateTime();
    return made;
}

WorkflowJob ended(RunConclusion conclusion)
{
    return job(RunStatus::Completed, conclusion);
}

EnvironmentDeployment deployed(const QString &environment, State state, const QString &reference = tag)
{
    EnvironmentDeployment made;
    made.environment = environment;
    made.state = state;
    made.reference = reference;
    made.createdAt = noon.addSecs(-60);
    made.changedAt = noon;
    return made;
}

Signs signs(const QList<WorkflowJob> &jobs, const QList<EnvironmentDeployment> &deployments = {})
{
    return {true, jobs, true, deployments};
}

} // namespace

class TestTrialUpload : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsTheNamesOfTheIndex_data()
    {
        QTest::addColumn<bool>("names");
        for (const char *name : {"testpypi", "Upload to TestPyPI", "test-pypi", "Publish (Test PyPI)", "pypi-test",
                                 "publish_to_test_pypi"})
            QTest::newRow(name) << true;
        for (const char *name : {"pypi", "staging", "Unit Tests", "Test", "test", ""})
            QTest::newRow(*name == 0 ? "nothing" : name) << false;
    }
    void knowsTheNamesOfTheIndex()
    {
        const QString name = QString::fromLatin1(QTest::currentDataTag());
        QTEST(namesTrialIndex(name == u"nothing" ? QString() : name), "names");
    }

    void saysHowFarTheUploadCame_data()
    {
        QTest::addColumn<Signs>("seen");
        QTest::addColumn<bool>("gated");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const Signs &seen, const QString &words, bool gated = false) {
            QTest::newRow(name) << seen << gated << words;
        };
        const QString tried = u"; its installation was not tried by Tagboat"_s;
        const QString none = u"nothing was uploaded to TestPyPI, as far as jobs and deployments tell"_s;
        const auto good = ended(RunConclusion::Success);
        const auto skipped = ended(RunConclusion::Skipped);
        row("its job did", signs({good}), u"uploaded to TestPyPI by the workflow AGO"_s + tried);
        row("its job did, from staging", signs({good}, {deployed(u"staging"_s, State::Success)}),
            u"uploaded to TestPyPI by the workflow AGO (staging)"_s + tried);
        row("its job failed", signs({ended(RunConclusion::Failure)}), u"the upload to TestPyPI failed AGO"_s);
        row("its job was cancelled", signs({ended(RunConclusion::Cancelled)}), u"the upload to TestPyPI failed AGO"_s);
        row("one of a matrix failed", signs({ended(RunConclusion::Failure), good}),
            u"the upload to TestPyPI failed AGO"_s);
        row("one of a matrix runs", signs({job(RunStatus::InProgress), good}),
            u"the workflow is uploading it to TestPyPI"_s);
        row("one of a matrix waits", signs({good, job(RunStatus::Waiting)}),
            u"not uploaded to TestPyPI yet: its job waits"_s);
        row("it runs", signs({job(RunStatus::InProgress)}), u"the workflow is uploading it to TestPyPI"_s);
        row("it waits for this approval", signs({job(RunStatus::Waiting)}, {deployed(u"testpypi"_s, State::Waiting)}),
            u"not uploaded to TestPyPI yet: its job waits (testpypi)"_s);
        row("no such job", signs({}), none);
        row("skipped, nothing before", signs({skipped}), none);
        row("skipped, its commit went there before",
            signs({skipped}, {deployed(u"Staging"_s, State::Success, u"v1.5.0-rc1"_s)}),
            u"uploaded to TestPyPI by the workflow of v1.5.0-rc1 AGO (Staging)"_s + tried);
        row("another tag's environment is not its job's",
            signs({good}, {deployed(u"staging"_s, State::Success, u"v1.5.0-rc1"_s)}),
            u"uploaded to TestPyPI by the workflow AGO"_s + tried);
        row("an environment of the index", signs({}, {deployed(u"test-pypi"_s, State::Failure)}),
            u"the upload to TestPyPI failed AGO (test-pypi)"_s);
        row("an error in it", signs({}, {deployed(u"testpypi"_s, State::Error)}),
            u"the upload to TestPyPI failed AGO (testpypi)"_s);
        row("it works there", signs({}, {deployed(u"testpypi"_s, State::InProgress)}),
            u"the workflow is uploading it to TestPyPI (testpypi)"_s);
        row("a later one took its place", signs({}, {deployed(u"testpypi"_s, State::Inactive)}),
            u"uploaded to TestPyPI by the workflow (testpypi)"_s + tried);
        row("staging of anything", signs({}, {deployed(u"staging"_s, State::Success)}), none);
        row("staging of the gated flow", signs({}, {deployed(u"staging"_s, State::Success)}),
            u"uploaded to TestPyPI by the workflow AGO (staging)"_s + tried, true);
        row("a state that is not known", signs({}, {deployed(u"testpypi"_s, State::Other)}),
            u"whether it was uploaded to TestPyPI could not be read"_s);
        row("jobs not read", {false, {}, true, {}}, u"whether it was uploaded to TestPyPI could not be read"_s);
        row("deployments not read", {true, {}, false, {}}, u"whether it was uploaded to TestPyPI could not be read"_s);
        row("its job is enough", {true, {good}, false, {}}, u"uploaded to TestPyPI by the workflow AGO"_s + tried);
    }
    void saysHowFarTheUploadCame()
    {
        QFETCH(const Signs, seen);
        QFETCH(const bool, gated);
        const TrialUpload upload = trialUpload(seen, tag, gated);
        QTEST(trialUploadWords(upload, upload.at == noon ? u"AGO"_s : QString(), {}), "words");
    }

    void theNewestDeploymentCounts()
    {
        EnvironmentDeployment old = deployed(u"testpypi"_s, State::Failure);
        old.createdAt = noon.addDays(-1);
        const EnvironmentDeployment fresh = deployed(u"staging"_s, State::Success);
        for (const auto &order : {QList{old, fresh}, QList{fresh, old}})
            QCOMPARE(trialUpload(signs({}, order), tag, true).environment, u"staging"_s);
    }

    void theCandidateIsNamed()
    {
        const TrialUpload none;
        QVERIFY(trialUploadWords(none, {}, {tag, true}).startsWith(u"its candidate v1.5.0-rc2 was uploaded"_s));
        QCOMPARE(trialUploadWords(none, {}, {tag, false}),
                 u"the workflow of its candidate v1.5.0-rc2 ended well; no upload to TestPyPI is known"_s);
    }
};

QTEST_GUILESS_MAIN(TestTrialUpload)
#include "tst_trialupload.moc"
