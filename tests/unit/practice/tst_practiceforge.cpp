// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forgeclient.h"

#include <QTest>
#include <QUrl>

#include <sodium.h>

using namespace Qt::StringLiterals;
using namespace tagboat::test;

namespace
{

const QByteArray workflow = R"yaml(name: Release
on:
  push:
    tags: ["v*"]
jobs:
  tests:
    name: Unit Tests
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: python -m pytest
  publish:
    needs: tests
    if: "!contains(github.ref, '-rc')"
    runs-on: ubuntu-latest
    environment: production
    steps:
      - run: twine upload dist/*
)yaml";

QByteArray shown(const ForgeAnswer &answer)
{
    return QByteArray::number(answer.status) + ' ' + answer.body.left(600);
}

/// Opens a pull request from a new branch with one commit; gives its number.
int openPull(ForgeClient &client, const QString &branch = u"release/v1.1.0"_s)
{
    client.git({u"switch"_s, u"-q"_s, u"-c"_s, branch, u"main"_s});
    client.write(u"CHANGES"_s, branch.toUtf8());
    client.commit(u"Prepare "_s + branch);
    client.git({u"push"_s, u"-q"_s, u"origin"_s, branch});
    client.git({u"switch"_s, u"-q"_s, u"main"_s});
    const auto made =
        client.send("POST", u"~/pulls"_s, {{u"title"_s, u"Prepare"_s}, {u"head"_s, branch}, {u"base"_s, u"main"_s}});
    if (made.status != 201)
        qFatal("%s", shown(made).constData());
    return made[u"number"_s].toInt();
}

/// Pushes an annotated tag and gives the run that it starts.
QJsonObject runOfTag(ForgeClient &client, const QString &tag)
{
    client.git({u"tag"_s, u"-a"_s, tag, u"-m"_s, tag});
    client.git({u"push"_s, u"-q"_s, u"origin"_s, tag});
    const QString path = u"~/actions/runs?event=push&branch="_s + tag;
    const auto found = client.until(path, [](const ForgeAnswer &a) { return a[u"total_count"_s].toInt() == 1; });
    if (found[u"total_count"_s].toInt() != 1)
        qFatal("%s", shown(found).constData());
    return found[u"workflow_runs"_s].toArray()[0].toObject();
}

} // namespace

class TestPracticeForge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersWhoTheUserIs()
    {
        ForgeClient client;
        const auto user = client.get(u"/user"_s);
        QVERIFY2(user.status == 200, shown(user));
        QCOMPARE(user[u"login"_s].toString(), u"mara"_s);
        QCOMPARE(user.headers.value("x-oauth-scopes"), QByteArray("repo, workflow, read:org"));
        QVERIFY(!user.headers.value("date").isEmpty());
        const auto repository = client.get(u"~"_s);
        QCOMPARE(repository[u"permissions"_s][u"admin"_s].toBool(), true);
        QCOMPARE(repository[u"default_branch"_s].toString(), u"main"_s);
        client.useToken(u"ghp_wrong"_s);
        const auto refused = client.get(u"/user"_s);
        QCOMPARE(refused.status, 401);
        QCOMPARE(refused[u"message"_s].toString(), u"Bad credentials"_s);
    }

    void keepsReferencesWhereGitSeesThem()
    {
        ForgeClient client;
        const QString head = client.git({u"rev-parse"_s, u"main"_s});
        const QJsonObject body{{u"ref"_s, u"refs/tags/v1.0.0"_s}, {u"sha"_s, head}};
        const auto made = client.send("POST", u"~/git/refs"_s, body);
        QVERIFY2(made.status == 201, shown(made));
        QCOMPARE(client.git({u"ls-remote"_s, u"origin"_s, u"refs/tags/v1.0.0"_s}).left(40), head);
        const auto again = client.send("POST", u"~/git/refs"_s, body);
        QCOMPARE(again.status, 422);
        QCOMPARE(again[u"message"_s].toString(), u"Reference already exists"_s);
        client.send("POST", u"~/git/refs"_s, {{u"ref"_s, u"refs/tags/v1.0.01"_s}, {u"sha"_s, head}});
        QCOMPARE(client.get(u"~/git/matching-refs/tags/v1.0.0"_s).array().size(), 2);
        QCOMPARE(client.get(u"~/git/ref/tags%2Fv1.0.0"_s)[u"object"_s][u"type"_s].toString(), u"commit"_s);
        QCOMPARE(client.send("DELETE", u"~/git/refs/tags%2Fv1.0.0"_s).status, 204);
        QCOMPARE(client.send("DELETE", u"~/git/refs/tags%2Fv1.0.0"_s).status, 422);
        QCOMPARE(client.get(u"~/git/ref/tags%2Fv1.0.0"_s).status, 404);
    }

    void mergesAPullRequestOnlyWhenTheRulesAreMet()
    {
        ForgeClient client;
        const QJsonObject reviews{{u"required_approving_review_count"_s, 1}};
        const QJsonObject checks{{u"strict"_s, true}, {u"contexts"_s, QJsonArray{u"Unit Tests"_s}}};
        const auto rule = client.send("PUT", u"~/branches/main/protection"_s,
                                      {{u"required_status_checks"_s, checks},
                                       {u"enforce_admins"_s, true},
                                       {u"required_pull_request_reviews"_s, reviews},
                                       {u"restrictions"_s, QJsonValue()},
                                       {u"required_linear_history"_s, true}});
        QVERIFY2(rule.status == 200, shown(rule));
        const int number = openPull(client);
        const QString pull = u"~/pulls/%1"_s.arg(number);
        QVERIFY2(client.get(pull)[u"mergeable"_s].isBool(), "the second look knows");
        QCOMPARE(client.get(pull)[u"mergeable_state"_s].toString(), u"blocked"_s);
        const QString sha = client.get(pull)[u"head"_s][u"sha"_s].toString();
        const QJsonObject squash{{u"merge_method"_s, u"squash"_s}, {u"sha"_s, sha}};
        auto merged = client.send("PUT", pull + u"/merge"_s, squash);
        QCOMPARE(merged.status, 405);
        QVERIFY2(merged.body.contains("approving review is required"), shown(merged));

        QCOMPARE(client.send("POST", pull + u"/reviews"_s, {{u"event"_s, u"APPROVE"_s}}).status, 422);
        client.become(u"tomasz"_s);
        QCOMPARE(client.send("POST", pull + u"/reviews"_s, {{u"event"_s, u"APPROVE"_s}}).status, 200);
        client.become(u"mara"_s);
        merged = client.send("PUT", pull + u"/merge"_s, squash);
        QVERIFY2(merged.status == 405 && merged.body.contains("Unit Tests"), shown(merged));
        client.send("POST", u"~/statuses/"_s + sha, {{u"state"_s, u"success"_s}, {u"context"_s, u"Unit Tests"_s}});
        QCOMPARE(client.send("PUT", pull + u"/merge"_s, {{u"merge_method"_s, u"merge"_s}}).status, 405);
        QCOMPARE(client.send("PUT", pull + u"/merge"_s, {{u"sha"_s, QString(40, u'0')}}).status, 409);
        merged = client.send("PUT", pull + u"/merge"_s, squash);
        QVERIFY2(merged.status == 200, shown(merged));
        client.git({u"fetch"_s, u"-q"_s, u"origin"_s});
        QCOMPARE(client.git({u"rev-parse"_s, u"origin/main"_s}), merged[u"sha"_s].toString());
        QCOMPARE(client.git({u"rev-list"_s, u"main..origin/main"_s}), merged[u"sha"_s].toString()); // one, so squashed
        QCOMPARE(client.get(pull)[u"merged"_s].toBool(), true);
        QCOMPARE(client.send("PUT", pull + u"/merge"_s, squash).status, 405);
    }

    void refusesASecondPullRequest()
    {
        ForgeClient client;
        openPull(client);
        const auto second = client.send(
            "POST", u"~/pulls"_s, {{u"title"_s, u"Again"_s}, {u"head"_s, u"release/v1.1.0"_s}, {u"base"_s, u"main"_s}});
        QCOMPARE(second.status, 422);
        QCOMPARE(second[u"errors"_s][0][u"message"_s].toString(),
                 u"A pull request already exists for harbour:release/v1.1.0."_s);
        QCOMPARE(client.get(u"~/pulls?head=harbour:release/v1.1.0&state=all"_s).array().size(), 1);
    }

    void refusesTextsThatGitHubDoes_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("field");
        QTest::addColumn<int>("limit");
        QTest::addColumn<QString>("resource");
        QTest::newRow("a new pull request") << QByteArray("POST") << u"~/pulls"_s << u"body"_s << 65'536 << u"Issue"_s;
        QTest::newRow("its title") << QByteArray("POST") << u"~/pulls"_s << u"title"_s << 256 << u"Issue"_s;
        QTest::newRow("a changed one") << QByteArray("PATCH") << u"~/pulls/%1"_s << u"body"_s << 65'536 << u"Issue"_s;
        QTest::newRow("a release") << QByteArray("POST") << u"~/releases"_s << u"body"_s << 125'000 << u"Release"_s;
    }
    void refusesTextsThatGitHubDoes()
    {
        QFETCH(QByteArray, method);
        QFETCH(QString, path);
        QFETCH(QString, field);
        QFETCH(int, limit);
        QFETCH(QString, resource);
        ForgeClient client;
        const int number = openPull(client);
        client.git({u"push"_s, u"-q"_s, u"origin"_s, u"main:other"_s, u"release/v1.1.0:one"_s});
        const QString wave = QString::fromUcs4(U"\U0001F30A"); // counts once, in UTF-16 it is two
        const QString goes = wave + QString(limit - 1, u'x');
        QJsonObject body{{u"title"_s, u"Again"_s}, {u"head"_s, u"one"_s}, {u"base"_s, u"other"_s}};
        if (path == u"~/releases")
            body = {{u"tag_name"_s, u"v1.1.0"_s}, {u"draft"_s, true}};
        if (method == "PATCH")
            body = {};
        body[field] = goes + u'x';
        const QString address = path.contains(u'%') ? path.arg(number) : path;
        const auto refused = client.send(method, address, body);
        QCOMPARE(refused.status, 422);
        const QJsonObject error{{u"resource"_s, resource},
                                {u"field"_s, field},
                                {u"code"_s, u"custom"_s},
                                {u"message"_s, u"%1 is too long (maximum is %2 characters)"_s.arg(field).arg(limit)}};
        QCOMPARE(refused[u"errors"_s][0].toObject(), error);
        body[field] = goes;
        const auto taken = client.send(method, address, body);
        QVERIFY2(taken.status == (method == "PATCH" ? 200 : 201), shown(taken));
        QCOMPARE(taken[field].toString(), goes);
    }

    void runsAWorkflowForAPushedTag()
    {
        ForgeClient client(workflow);
        const QJsonObject run = runOfTag(client, u"v1.1.0-rc1"_s);
        const QString path = u"~/actions/runs/%1"_s.arg(run[u"id"_s].toInteger());
        QCOMPARE(run[u"head_sha"_s].toString(), client.git({u"rev-parse"_s, u"main"_s}));
        QCOMPARE(run[u"head_branch"_s].toString(), u"v1.1.0-rc1"_s);
        client.advance(5);
        QCOMPARE(client.get(path)[u"status"_s].toString(), u"in_progress"_s);
        client.advance(60);
        QCOMPARE(client.get(path)[u"conclusion"_s].toString(), u"success"_s);
        const QJsonArray jobs = client.get(path + u"/jobs"_s)[u"jobs"_s].toArray();
        QCOMPARE(jobs.size(), 2);
        QCOMPARE(jobs[0][u"name"_s].toString(), u"Unit Tests"_s);
        QCOMPARE(jobs[1][u"conclusion"_s].toString(), u"skipped"_s);
        const auto log = client.get(u"~/actions/jobs/%1/logs"_s.arg(jobs[0][u"id"_s].toInteger()));
        QCOMPARE(log.status, 302);
        QVERIFY(log.headers.value("location").startsWith(client.place().storage.toUtf8()));
    }

    void aTagThatIsPushedToTheFolderIsTheUsersOwn()
    {
        ForgeClient client(workflow);
        client.git({u"config"_s, u"user.email"_s, u"somebody@elsewhere.example"_s});
        client.write(u"CHANGES"_s, "one\n");
        client.commit(u"feat: by somebody whom the harbour does not know"_s);
        client.git({u"push"_s, u"-q"_s, u"origin"_s, u"main"_s});
        const QJsonObject run = runOfTag(client, u"v1.1.0-rc1"_s);
        QCOMPARE(run[u"actor"_s][u"login"_s].toString(), u"mara"_s);
        QCOMPARE(run[u"triggering_actor"_s][u"login"_s].toString(), u"mara"_s);
        // Nor does it matter whose work is tagged.
        client.git({u"config"_s, u"user.email"_s, u"tomasz@harbour.example"_s});
        client.write(u"CHANGES"_s, "two\n");
        client.commit(u"feat: by Tomasz"_s);
        client.git({u"push"_s, u"-q"_s, u"origin"_s, u"main"_s});
        QCOMPARE(runOfTag(client, u"v1.1.0-rc2"_s)[u"actor"_s][u"login"_s].toString(), u"mara"_s);
    }

    void failsWhereAScriptSaysSoAndRunsAgain()
    {
        ForgeClient client(workflow);
        client.control("POST", u"scripts"_s,
                       {{u"repository"_s, u"harbour/demo"_s},
                        {u"job"_s, u"Unit*"_s},
                        {u"conclusion"_s, u"failure"_s},
                        {u"times"_s, 1}});
        const QJsonObject run = runOfTag(client, u"v1.1.0-rc1"_s);
        const QString path = u"~/actions/runs/%1"_s.arg(run[u"id"_s].toInteger());
        client.advance(60);
        QCOMPARE(client.get(path)[u"conclusion"_s].toString(), u"failure"_s);
        QCOMPARE(client.send("POST", path + u"/cancel"_s).status, 409);
        QCOMPARE(client.send("POST", path + u"/rerun-failed-jobs"_s).status, 201);
        client.advance(60);
        const auto again = client.get(path);
        QCOMPARE(again[u"conclusion"_s].toString(), u"success"_s);
        QCOMPARE(again[u"run_attempt"_s].toInt(), 2);
        QCOMPARE(client.get(path + u"/attempts/1/jobs"_s)[u"jobs"_s][0][u"conclusion"_s].toString(), u"failure"_s);
    }

    void holdsAJobForReviewersAndTimer()
    {
        ForgeClient client(workflow);
        const qint64 team = client.get(u"/orgs/harbour/teams/release-managers"_s)[u"id"_s].toInteger();
        const QJsonObject reviewer{{u"type"_s, u"Team"_s}, {u"id"_s, team}};
        const auto made = client.send("PUT", u"~/environments/production"_s,
                                      {{u"wait_timer"_s, 30}, {u"reviewers"_s, QJsonArray{reviewer}}});
        QVERIFY2(made.status == 200, shown(made));
        const QJsonObject run = runOfTag(client, u"v1.1.0"_s);
        const QString path = u"~/actions/runs/%1"_s.arg(run[u"id"_s].toInteger());
        client.advance(60);
        QCOMPARE(client.get(path)[u"status"_s].toString(), u"waiting"_s);
        const QJsonObject pending = client.get(path + u"/pending_deployments"_s).array()[0].toObject();
        QCOMPARE(pending[u"wait_timer"_s].toInt(), 30);
        QCOMPARE(pending[u"current_user_can_approve"_s].toBool(), true);
        const QJsonObject answer{{u"environment_ids"_s, QJsonArray{pending[u"environment"_s][u"id"_s]}},
                                 {u"state"_s, u"approved"_s},
                                 {u"comment"_s, u"Go"_s}};
        client.become(u"ines"_s);
        QCOMPARE(client.send("POST", path + u"/pending_deployments"_s, answer).status, 422);
        client.become(u"mara"_s);
        const auto approved = client.send("POST", path + u"/pending_deployments"_s, answer);
        QVERIFY2(approved.status == 200 && approved.array().size() == 1, shown(approved));
        QCOMPARE(client.get(path)[u"status"_s].toString(), u"waiting"_s); // for the timer
        QCOMPARE(client.send("POST", path + u"/pending_deployments"_s, answer).status, 422);
        client.restart(); // nothing of this is forgotten
        client.advance(31 * 60);
        QCOMPARE(client.get(path)[u"conclusion"_s].toString(), u"success"_s);
        const QJsonObject said = client.get(path + u"/approvals"_s).array()[0].toObject();
        QCOMPARE(said[u"user"_s][u"login"_s].toString(), u"mara"_s);
        const auto deployments = client.get(u"~/deployments?environment=production"_s).array();
        const auto statuses = client.get(QUrl(deployments[0][u"statuses_url"_s].toString()).path()).array();
        QCOMPARE(statuses[0][u"state"_s].toString(), u"success"_s);
    }

    void letsNobodyApproveTheirOwnRunWhereThatIsPrevented()
    {
        ForgeClient client(workflow);
        const qint64 team = client.get(u"/orgs/harbour/teams/release-managers"_s)[u"id"_s].toInteger();
        const QJsonObject reviewer{{u"type"_s, u"Team"_s}, {u"id"_s, team}};
        const auto made = client.send("PUT", u"~/environments/production"_s,
                                      {{u"prevent_self_review"_s, true}, {u"reviewers"_s, QJsonArray{reviewer}}});
        QVERIFY2(made.status == 200, shown(made));
        const QJsonObject run = runOfTag(client, u"v1.1.0"_s);
        const QString path = u"~/actions/runs/%1/pending_deployments"_s.arg(run[u"id"_s].toInteger());
        client.advance(60);
        const QJsonObject pending = client.get(path).array()[0].toObject();
        const QJsonObject answer{{u"environment_ids"_s, QJsonArray{pending[u"environment"_s][u"id"_s]}},
                                 {u"state"_s, u"approved"_s},
                                 {u"comment"_s, u"Go"_s}};
        const QString pusher = run[u"triggering_actor"_s][u"login"_s].toString();
        QCOMPARE(pusher, u"mara"_s);
        QCOMPARE(pending[u"current_user_can_approve"_s].toBool(true), false);
        QCOMPARE(client.send("POST", path, answer).status, 422);
        client.become(u"ravi"_s);
        QCOMPARE(client.send("POST", path, answer).status, 200);
    }

    void refusesATagWhereOnlyABranchMayDeploy()
    {
        ForgeClient client(workflow);
        const QJsonObject custom{{u"protected_branches"_s, false}, {u"custom_branch_policies"_s, true}};
        const QString environment = u"~/environments/production"_s;
        QCOMPARE(client.send("PUT", environment, {{u"deployment_branch_policy"_s, custom}}).status, 200);
        const QString policies = environment + u"/deployment-branch-policies"_s;
        QCOMPARE(client.send("POST", policies, {{u"name"_s, u"main"_s}}).status, 200);
        QCOMPARE(client.send("POST", policies, {{u"name"_s, u"main"_s}}).status, 303);
        const QJsonObject first = runOfTag(client, u"v1.1.0"_s);
        client.advance(60);
        const QString path = u"~/actions/runs/%1"_s.arg(first[u"id"_s].toInteger());
        QCOMPARE(client.get(path)[u"conclusion"_s].toString(), u"failure"_s);
        QCOMPARE(client.send("POST", policies, {{u"name"_s, u"v*"_s}, {u"type"_s, u"tag"_s}}).status, 200);
        const QJsonObject second = runOfTag(client, u"v1.1.1"_s);
        client.advance(60);
        QCOMPARE(client.get(u"~/actions/runs/%1"_s.arg(second[u"id"_s].toInteger()))[u"conclusion"_s].toString(),
                 u"success"_s);
    }

    void letsTeamMembersActAfterAWhile()
    {
        ForgeClient client;
        const int number = openPull(client);
        client.control("POST", u"habits"_s, {{u"login"_s, u"tomasz"_s}, {u"afterSeconds"_s, 300}});
        const QString reviews = u"~/pulls/%1/reviews"_s.arg(number);
        QCOMPARE(client.get(reviews).array().size(), 0);
        client.advance(301);
        const auto found = client.get(reviews).array();
        QCOMPARE(found.size(), 1);
        QCOMPARE(found[0][u"state"_s].toString(), u"APPROVED"_s);
        client.advance(301);
        QCOMPARE(client.get(reviews).array().size(), 1);
    }

    void aColleagueMergesWhatSetUpProposesAndNothingElse()
    {
        ForgeClient client;
        const QString release = u"~/pulls/%1"_s.arg(openPull(client));
        const QString setUp = u"~/pulls/%1"_s.arg(openPull(client, u"tagboat/setup-1a2b3c4d"_s));
        client.advance(100);
        QCOMPARE(client.get(setUp + u"/reviews"_s).array().size(), 1);
        QCOMPARE(client.get(setUp)[u"merged"_s].toBool(), false);
        client.advance(100);
        QCOMPARE(client.get(setUp)[u"merged"_s].toBool(), true);
        QCOMPARE(client.get(setUp)[u"merged_by"_s][u"login"_s].toString(), u"tomasz"_s);
        QCOMPARE(client.get(release)[u"state"_s].toString(), u"open"_s);
        QCOMPARE(client.get(release + u"/reviews"_s).array().size(), 0);
    }

    void publishesADraftAndFreezesIt()
    {
        ForgeClient client;
        QCOMPARE(client.send("PUT", u"~/immutable-releases"_s).status, 204);
        const auto draft = client.send("POST", u"~/releases"_s, {{u"tag_name"_s, u"v1.0.0"_s}, {u"draft"_s, true}});
        QVERIFY2(draft.status == 201, shown(draft));
        QCOMPARE(client.get(u"~/releases/tags/v1.0.0"_s).status, 404);
        QString upload = QUrl(draft[u"upload_url"_s].toString().section(u'{', 0, 0)).path() + u"?name=my%20file.txt"_s;
        const auto asset = client.send("POST", upload, {{u"any"_s, 1}}, {{"Content-Type", "text/plain"}});
        QVERIFY2(asset.status == 201, shown(asset));
        QCOMPARE(asset[u"name"_s].toString(), u"my.file.txt"_s);
        QCOMPARE(client.send("POST", upload, {{u"any"_s, 1}}).status, 422);
        const QString path = u"~/releases/%1"_s.arg(draft[u"id"_s].toInteger());
        const auto published = client.send("PATCH", path, {{u"draft"_s, false}});
        QVERIFY2(published.status == 200 && published[u"immutable"_s].toBool(), shown(published));
        QCOMPARE(client.git({u"ls-remote"_s, u"origin"_s, u"refs/tags/v1.0.0"_s}).size() > 40, true);
        QCOMPARE(client.get(u"~/releases/latest"_s)[u"tag_name"_s].toString(), u"v1.0.0"_s);
        QCOMPARE(client.send("POST", upload + u"2"_s, {{u"any"_s, 1}}).status, 422);
        QCOMPARE(client.send("DELETE", path).status, 204);
        const auto burnt = client.send("POST", u"~/releases"_s, {{u"tag_name"_s, u"v1.0.0"_s}});
        QVERIFY2(burnt.status == 422 && burnt.body.contains("used by an immutable release"), shown(burnt));
    }

    void opensSecretsThatWereSealedForItsKeyAlone()
    {
        ForgeClient client;
        const auto key = client.get(u"~/actions/secrets/public-key"_s);
        const QByteArray publicKey = QByteArray::fromBase64(key[u"key"_s].toString().toLatin1());
        const QByteArray plain = "pypi-secret ü";
        QByteArray sealed(plain.size() + static_cast<qsizetype>(crypto_box_SEALBYTES), '\0');
        const auto bytes = [](const QByteArray &a) { return reinterpret_cast<const unsigned char *>(a.constData()); };
        QCOMPARE(crypto_box_seal(reinterpret_cast<unsigned char *>(sealed.data()), bytes(plain),
                                 static_cast<unsigned long long>(plain.size()), bytes(publicKey)),
                 0);
        QJsonObject body{{u"encrypted_value"_s, QString::fromLatin1(sealed.toBase64())},
                         {u"key_id"_s, key[u"key_id"_s]}};
        QCOMPARE(client.send("PUT", u"~/actions/secrets/PYPI_TOKEN"_s, body).status, 201);
        QCOMPARE(client.send("PUT", u"~/actions/secrets/pypi_token"_s, body).status, 204);
        QCOMPARE(client.control("GET", u"secrets/harbour/demo"_s)[QString()][u"values"_s][u"PYPI_TOKEN"_s].toString(),
                 QString::fromUtf8(plain));
        sealed[3] = static_cast<char>(sealed[3] ^ 1);
        body.insert(u"encrypted_value"_s, QString::fromLatin1(sealed.toBase64()));
        QCOMPARE(client.send("PUT", u"~/actions/secrets/PYPI_TOKEN"_s, body).status, 422);
        body.insert(u"key_id"_s, u"1"_s);
        QCOMPARE(client.send("PUT", u"~/actions/secrets/PYPI_TOKEN"_s, body).status, 422);
        QCOMPARE(client.send("PUT", u"~/actions/secrets/GITHUB_X"_s, body).status, 422);
        client.become(u"tomasz"_s);
        QCOMPARE(client.get(u"~/actions/secrets"_s).status, 403);
    }

    void answersAnOverviewWithPartsMissing()
    {
        ForgeClient client(workflow);
        runOfTag(client, u"v1.1.0-rc1"_s);
        openPull(client);
        const QString query = QString::fromLatin1(R"(query Overview($o0: String!) {
            rateLimit { cost remaining nodeCount }
            viewer { login }
            r0: repository(owner: $o0, name: "demo") { ...Card }
            r1: repository(owner: "harbour", name: "gone") { ...Card } }
            fragment Card on Repository { nameWithOwner viewerPermission
              defaultBranchRef { name target { oid ... on Commit { statusCheckRollup { state } } } }
              refs(refPrefix: "refs/tags/", first: 2, orderBy: {field: TAG_COMMIT_DATE, direction: DESC}) {
                nodes { name target { __typename oid ... on Tag { target { ... on Commit {
                  checkSuites(first: 3) { nodes { status workflowRun { event workflow { name } } } } } } } } } }
              pullRequests(states: OPEN, first: 5) { totalCount nodes { title reviewDecision } } })");
        const auto answer = client.send("POST", u"/graphql"_s,
                                        {{u"query"_s, query}, {u"variables"_s, QJsonObject{{u"o0"_s, u"harbour"_s}}}});
        QVERIFY2(answer.status == 200, shown(answer));
        const QJsonObject data = answer[u"data"_s].toObject();
        QVERIFY2(data[u"r1"_s].isNull(), shown(answer));
        QCOMPARE(answer[u"errors"_s][0][u"type"_s].toString(), u"NOT_FOUND"_s);
        QCOMPARE(answer[u"errors"_s][0][u"path"_s][0].toString(), u"r1"_s);
        const QJsonObject card = data[u"r0"_s].toObject();
        QCOMPARE(card[u"pullRequests"_s][u"totalCount"_s].toInt(), 1);
        const QJsonValue tag = card[u"refs"_s][u"nodes"_s][0];
        QCOMPARE(tag[u"target"_s][u"__typename"_s].toString(), u"Tag"_s);
        QCOMPARE(
            tag[u"target"_s][u"target"_s][u"checkSuites"_s][u"nodes"_s][0][u"workflowRun"_s][u"event"_s].toString(),
            u"push"_s);
        QCOMPARE(data[u"rateLimit"_s][u"cost"_s].toInt(), 1);
        const auto wrong = client.send("POST", u"/graphql"_s, {{u"query"_s, u"{ viewer { loginX } }"_s}});
        QCOMPARE(wrong[u"errors"_s][0][u"extensions"_s][u"code"_s].toString(), u"undefinedField"_s);
        QVERIFY(!wrong.object().contains(u"data"_s));
    }
};

QTEST_GUILESS_MAIN(TestPracticeForge)
#include "tst_practiceforge.moc"
