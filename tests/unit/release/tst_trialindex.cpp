// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/trialindex.h"
#include "support/inboxscene.h"

#include <QTest>

using namespace tagboat;
using namespace tagboat::test;
using State = TrialListing::State;

namespace
{

/// An index with these versions, which remembers what it was asked for.
class ListedIndex final : public PackageIndex
{
public:
    QCoro::Task<Result<std::optional<IndexedVersion>>> find(QString project, QString version, Cancel) override
    {
        asked.append(project + u' ' + version);
        if (trouble)
            co_return tl::unexpected(*trouble);
        std::optional<IndexedVersion> found;
        if (versions.contains(version))
            found = versions.value(version);
        co_return found;
    }
    QHash<QString, IndexedVersion> versions;
    QStringList asked;
    std::optional<Error> trouble;
};

class IndexedPlaces final : public ForgePlaces
{
public:
    QCoro::Task<Result<std::optional<ForgePlace>>> find(QString, Cancel) override
    {
        co_return std::optional<ForgePlace>();
    }
    [[nodiscard]] std::shared_ptr<PackageIndex> trialIndex() override { return index; }
    std::shared_ptr<ListedIndex> index = std::make_shared<ListedIndex>();
};

const auto standing = std::make_shared<StandingClock>();
const QDateTime noon = standing->time;

IndexedVersion listed(const QString &version, const QDateTime &uploaded, int files = 2)
{
    IndexedVersion made;
    made.version = version;
    for (int i = 0; i < files; ++i)
        made.files.append({u"file%1"_s.arg(i), {}, uploaded.addSecs(i)});
    return made;
}

/// Of a candidate, whose run began ten minutes ago.
TrialQuestion question()
{
    return {u"harbour-core"_s, u"1.5.0rc2"_s, u"1.5.0"_s, noon.addSecs(-600), {}};
}

TrialListing ask(IndexedPlaces &places, const TrialQuestion &asked)
{
    return QCoro::waitFor(trialListing(places, asked, standing, {})).value();
}

ApprovalItem uploaded(const QString &tag)
{
    ApprovalItem item;
    item.run.headBranch = tag;
    item.run.createdAt = noon.addSecs(-600);
    WorkflowJob job;
    job.name = u"Upload to TestPyPI"_s;
    job.status = RunStatus::Completed;
    job.conclusion = RunConclusion::Success;
    job.completedAt = noon.addSecs(-300);
    item.evidence.trial = {true, {job}, true, {}};
    return item;
}

ReleaseOfTag candidate()
{
    ReleaseOfTag release;
    release.version = u"1.5.0rc2"_s;
    release.finalVersion = u"1.5.0"_s;
    release.candidate = true;
    release.project = u"harbour-core"_s;
    return release;
}

QString words(const TrialListing &listing, TrialUpload::State state = TrialUpload::State::Uploaded)
{
    TrialUpload upload;
    upload.state = state;
    return trialWords(upload, {}, listing, [](const QDateTime &) { return u"AGO"_s; });
}

} // namespace

class TestTrialIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksForACandidateAndWhatItsBuildMayBeCalled()
    {
        QCOMPARE(trialQuestion(candidate(), uploaded(u"v1.5.0-rc2"_s)), question());
    }

    void asksForAReleaseAndItsCandidate()
    {
        ReleaseOfTag release;
        release.version = release.finalVersion = u"1.5.0"_s;
        release.project = u"harbour-core"_s;
        release.candidateRun = {u"v1.5.0-rc2"_s, true, u"1.5.0rc2"_s};
        ApprovalItem item = uploaded(u"v1.5.0"_s);
        item.evidence.trial.jobs.clear(); // only the candidate was uploaded
        const TrialQuestion asked = trialQuestion(release, item);
        QCOMPARE(asked.version, u"1.5.0"_s);
        QCOMPARE(asked.finalVersion, QString());
        QCOMPARE(asked.candidate, u"1.5.0rc2"_s);
        QCOMPARE(asked.project, u"harbour-core"_s);
    }

    void tellsNoNameOfWhatIsNotMeantForIt()
    {
        ApprovalItem item = uploaded(u"v1.5.0-rc2"_s);
        item.evidence.trial.jobs.clear();
        QCOMPARE(trialQuestion(candidate(), item), TrialQuestion());
        IndexedPlaces places;
        QCOMPARE(ask(places, {}), TrialListing());
        QVERIFY(places.index->asked.isEmpty());
    }

    void nobodyIsAskedWithoutAnIndex()
    {
        IndexedPlaces places;
        places.index.reset();
        QCOMPARE(ask(places, question()).state, State::NotAsked);
    }

    void findsTheTagsVersion()
    {
        IndexedPlaces places;
        places.index->versions[u"1.5.0rc2"_s] = listed(u"1.5.0rc2"_s, noon.addSecs(-300));
        const TrialListing found = ask(places, question());
        QCOMPARE(found.state, State::Listed);
        QVERIFY(found.ofTag && !found.ofCandidate);
        QCOMPARE(found.files, 2);
        QCOMPARE(found.since, noon.addSecs(-300));
        QCOMPARE(places.index->asked, QStringList{u"harbour-core 1.5.0rc2"_s});
    }

    void timesAreByTheIndexsClockAndItSaysHowFarThatIsOff()
    {
        IndexedPlaces places;
        IndexedVersion version = listed(u"1.5.0rc2"_s, noon.addSecs(-300));
        version.serverTime = noon.addSecs(3600);
        places.index->versions[u"1.5.0rc2"_s] = version;
        QCOMPARE(ask(places, question()).since, noon.addSecs(-300));
        QCOMPARE(ask(places, question()).late, -3600);
    }

    void findsWhatTheTagBuilds()
    {
        IndexedPlaces places;
        places.index->versions[u"1.5.0"_s] = listed(u"1.5.0"_s, noon.addSecs(-300));
        const TrialListing found = ask(places, question());
        QCOMPARE(found.state, State::Listed);
        QCOMPARE(found.version, u"1.5.0"_s);
        QVERIFY(!found.ofTag && !found.ofCandidate);
    }

    void anOlderCandidatesBuildIsNotThisOnes()
    {
        IndexedPlaces places;
        places.index->versions[u"1.5.0"_s] = listed(u"1.5.0"_s, noon.addSecs(-601));
        const TrialListing found = ask(places, question());
        QCOMPARE(found.state, State::Missing);
        QCOMPARE(found.version, u"1.5.0rc2"_s);
        QCOMPARE(places.index->asked.size(), 2);
    }

    void findsTheCandidateOfARelease()
    {
        IndexedPlaces places;
        places.index->versions[u"1.5.0rc2"_s] = listed(u"1.5.0rc2"_s, noon.addDays(-1), 1);
        const TrialListing found = ask(places, {u"harbour-core"_s, u"1.5.0"_s, {}, noon, u"1.5.0rc2"_s});
        QCOMPARE(found.state, State::Listed);
        QVERIFY(found.ofCandidate && !found.ofTag);
        QCOMPARE(places.index->asked, (QStringList{u"harbour-core 1.5.0"_s, u"harbour-core 1.5.0rc2"_s}));
    }

    void aVersionWithoutFilesIsMissing()
    {
        IndexedPlaces places;
        places.index->versions[u"1.5.0rc2"_s] = listed(u"1.5.0rc2"_s, noon, 0);
        QCOMPARE(ask(places, question()).state, State::Missing);
    }

    void troubleIsPartOfTheAnswer()
    {
        IndexedPlaces places;
        places.index->trouble = Error{Error::Kind::Unavailable, u"no answer"_s, {}, {}, {}, 0};
        const TrialListing found = ask(places, question());
        QCOMPARE(found.state, State::Unreadable);
        QCOMPARE(found.trouble, u"no answer"_s);
        QCOMPARE(places.index->asked.size(), 1);
        places.index->trouble->kind = Error::Kind::Cancelled;
        QCOMPARE(QCoro::waitFor(trialListing(places, question(), standing, {})).error().kind, Error::Kind::Cancelled);
    }

    void saysWhatIsListed()
    {
        TrialListing listing;
        listing.state = State::Listed;
        listing.version = u"1.5.0rc2"_s;
        listing.files = 2;
        listing.since = noon;
        QCOMPARE(words(listing), u"1.5.0rc2 is on TestPyPI: 2 files, uploaded AGO; its installation was not tried by "
                                 u"Tagboat"_s);
        listing.files = 1;
        listing.ofTag = false;
        QCOMPARE(words(listing), u"what this tag builds, 1.5.0rc2, is on TestPyPI: 1 file, uploaded AGO; its "
                                 u"installation was not tried by Tagboat"_s);
        listing.ofCandidate = true;
        QCOMPARE(words(listing),
                 u"its candidate 1.5.0rc2 is on TestPyPI: 1 file, uploaded AGO; this commit was not uploaded there"_s);
        listing.yanked = true;
        QCOMPARE(words(listing), u"1.5.0rc2 is on TestPyPI, but was yanked there"_s);
        listing.yankedReason = u"broken"_s;
        QCOMPARE(words(listing), u"1.5.0rc2 is on TestPyPI, but was yanked there: broken"_s);
    }

    void saysWhatIsNotListed()
    {
        TrialListing listing;
        listing.version = u"1.5.0rc2"_s;
        const QString told = words(listing);
        QVERIFY2(told.startsWith(u"uploaded to TestPyPI by the workflow"_s), qPrintable(told));
        listing.state = State::Missing;
        QCOMPARE(words(listing),
                 u"the workflow uploaded it, but TestPyPI does not list 1.5.0rc2; that can take ten minutes"_s);
        QCOMPARE(words(listing, TrialUpload::State::Failed),
                 u"the upload to TestPyPI failed; TestPyPI does not list 1.5.0rc2"_s);
        listing.state = State::Unreadable;
        listing.trouble = u"no answer"_s;
        QCOMPARE(words(listing), told + u"; what TestPyPI itself lists could not be read: no answer"_s);
    }
};

QTEST_GUILESS_MAIN(TestTrialIndex)
#include "tst_trialindex.moc"
