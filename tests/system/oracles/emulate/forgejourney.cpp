// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
// The client against a GitHub that others wrote: what a release does there, each step seen by the next.
#include "forge/githubforge.h"
#include "forge/governor.h"
#include "forge/memoryanswercache.h"
#include "forge/qttransport.h"
#include "forge/timerpause.h"

#include <QCoreApplication>
#include <QFile>
#include <QUrl>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{

const RepositoryName demo{u"octo-admin"_s, u"demo"_s};

[[noreturn]] void fall(const QString &what)
{
    std::fprintf(stderr, "%s\n", qPrintable(what));
    std::exit(1);
}

/// The value of an answer that must be good.
template <typename Value>
Value good(const char *what, QCoro::Task<Result<Value>> task)
{
    auto result = QCoro::waitFor(std::move(task));
    if (!result)
        fall(QLatin1String(what) + u": "_s + describe(result.error()));
    std::printf("%s\n", what);
    if constexpr (!std::is_void_v<Value>)
        return *std::move(result);
}

void require(bool holds, const char *what)
{
    if (!holds)
        fall(u"not so: "_s + QLatin1String(what));
}

/// A change of main, made on a branch and merged by squashing, as a release prepares itself.
void goThroughAPullRequest(Forge &forge, const QString &branch)
{
    PullRequests &pulls = forge.pullRequests();
    const PullRequest made =
        good("open a pull request", pulls.create(demo, {u"Release 1.0"_s, branch, u"main"_s, u"Notes"_s, false}, {}));
    require(made.state == PullRequest::State::Open && made.headBranch == branch, "it is open, of our branch");
    const auto found = good("find it by its branch", pulls.from(demo, branch, {}));
    require(found.size() == 1 && found[0].number == made.number, "there is this one");
    const auto review = QCoro::waitFor(
        pulls.review(demo, made.number, PullRequestReview::State::Commented, made.headCommit, u"Fine"_s, {}));
    require(review.has_value(), "it can be reviewed");
    require(good("read its reviews", pulls.reviews(demo, made.number, {})).size() == 1, "there is one review");
    const MergeRequest merge{MergeMethod::Squash, made.headCommit, u"Release 1.0"_s, {}};
    const QString commit = good("merge it", pulls.merge(demo, made.number, merge, {}));
    const PullRequest merged = good("read it", pulls.get(demo, made.number, {}));
    require(merged.merged && merged.mergeCommit == commit, "it is merged, by the commit that was told");
    require(good("where main is", forge.repositories().branch(demo, u"main"_s, {})).commit == commit, "main is there");
}

/// Draft, files, publish: the order that immutable releases need.
void publishARelease(Forge &forge, const QString &file)
{
    ForgeReleases &releases = forge.releases();
    const ForgeRelease draft = good(
        "draft a release", releases.createDraft(demo, {u"v1.0"_s, u"main"_s, u"1.0"_s, u"First notes"_s, false}, {}));
    require(draft.draft && draft.tag == u"v1.0"_s, "it is a draft");
    ReleaseChange change;
    change.notes = u"Better notes"_s;
    require(good("change its notes", releases.change(demo, draft.id, change, {})).notes == u"Better notes"_s,
            "it has them");
    const ForgeRelease read = good("read it again", releases.get(demo, draft.id, {}));
    const ReleaseAsset asset = good("upload a file", releases.upload(read, u"demo-1.0.tar.gz"_s, file, {}));
    require(asset.size == QFile(file).size(), "it has the file's size");
    const ForgeRelease published = good("publish it", releases.publish(demo, draft.id, LatestFlag::Yes, {}));
    require(!published.draft && published.publishedAt.isValid(), "it is published");
    const auto latest = good("ask for the latest", releases.latest(demo, {}));
    require(latest && latest->id == draft.id && latest->notes == u"Better notes"_s, "it is the latest");
    require(good("list those of the tag", releases.ofTag(demo, u"v1.0"_s, {})).size() == 1, "there is one");
    const auto tag = good("ask for its tag", forge.repositories().reference(demo, u"refs/tags/v1.0"_s, {}));
    std::printf("its tag %s\n", tag ? "stands" : "was not made by this server");
}

void keepMilestones(Forge &forge)
{
    const Milestone made =
        good("make a milestone", forge.milestones().create(demo, u"1.1"_s, u"Next"_s, QDate(2027, 1, 31), {}));
    require(!good("close it", forge.milestones().close(demo, made.number, {})).open, "it is closed");
    require(good("list them", forge.milestones().all(demo, {})).size() == 1, "there is one");
}

void protectABranch(Forge &forge)
{
    BranchProtection wanted;
    wanted.checks = QList<RequiredCheck>{{u"Unit Tests"_s, std::nullopt}};
    wanted.reviews = RequiredReviews{};
    wanted.linearHistory = true;
    good("protect main", forge.protection().protect(demo, u"main"_s, wanted, {}));
    const auto stands = good("read its protection", forge.protection().branch(demo, u"main"_s, {}));
    // The server keeps no names of checks under "checks", which GitHub does.
    require(stands && stands->reviews && stands->reviews->count == 1, "a review is required");
}

} // namespace

/// forgejourney API FILE BRANCH: the branch has a commit that main has not.
int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const auto host = ForgeHost::of(u"emulate"_s, QUrl(arguments.value(1)));
    if (!host)
        fall(describe(host.error()));
    QByteArray token("ghp_testtoken_admin");
    QtTransport transport("Tagboat/test");
    MemoryAnswerCache cache;
    SystemClock clock;
    TimerPause pause;
    GovernorRules rules;
    rules.betweenWrites = std::chrono::milliseconds(0);
    Governor governor(clock, pause, rules);
    const ForgeAccount account{*host, u"octo-admin"_s, Secret::take(token)};
    GitHubForge forge(account, {transport, cache, governor, clock, pause});

    require(good("ask who we are", forge.accounts().whoAmI({})).user.login == u"octo-admin"_s, "it is us");
    require(good("read the repository", forge.repositories().get(demo, {})).defaultBranch == u"main"_s, "main");
    const ForgeComparison compared =
        good("compare", forge.repositories().compare(demo, u"main"_s, arguments.value(3), {}));
    require(compared.aheadBy == 1, "the branch is one ahead");
    goThroughAPullRequest(forge, arguments.value(3));
    publishARelease(forge, arguments.value(2));
    keepMilestones(forge);
    protectABranch(forge);
    return 0;
}
