// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forgesamples.h"
#include "forgescene.h"

#include <QJsonDocument>
#include <QTest>

#include <sodium.h>

using namespace Qt::StringLiterals;
using namespace tagboat;

class TestForgeSubjects : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// The value opens with the private key, and with nothing else; the key's id goes with it.
    void aSecretIsSealedForTheScopesKey()
    {
        QByteArray publicKey(crypto_box_PUBLICKEYBYTES, '\0');
        QByteArray privateKey(crypto_box_SECRETKEYBYTES, '\0');
        QVERIFY(sodium_init() >= 0);
        auto *const publicBytes = reinterpret_cast<unsigned char *>(publicKey.data());
        auto *const privateBytes = reinterpret_cast<unsigned char *>(privateKey.data());
        QCOMPARE(crypto_box_keypair(publicBytes, privateBytes), 0);
        ForgeScene scene;
        scene.answers({ListTransport::answer(200, R"({"key_id":"5682","key":")" + publicKey.toBase64() + R"("})"),
                       ListTransport::answer(201, "")});
        const QByteArray plain = "gr\xc3\xb6\xc3\x9f"
                                 "er Wert";
        const auto done = QCoro::waitFor(
            scene.forge.secrets().put({scene.repository, u"prod/eu"_s}, u"TOKEN"_s, secretOf(plain), {}));
        QVERIFY2(done, words(done).constData());
        QCOMPARE(scene.transport.asked[0].url.toEncoded(),
                 QByteArray("https://api.github.com/repos/ada/engine/environments/prod%2Feu/secrets/public-key"));
        QCOMPARE(scene.transport.asked[1].verb, QByteArray("PUT"));
        const QJsonObject body = bodyOf(scene.transport.asked[1]);
        QCOMPARE(body.value("key_id"_L1).toString(), u"5682"_s);
        const QByteArray sealed = QByteArray::fromBase64(body.value("encrypted_value"_L1).toString().toLatin1());
        QCOMPARE(sealed.size(), plain.size() + qsizetype(crypto_box_SEALBYTES));
        QByteArray opened(plain.size(), '\0');
        QCOMPARE(crypto_box_seal_open(reinterpret_cast<unsigned char *>(opened.data()),
                                      reinterpret_cast<const unsigned char *>(sealed.constData()),
                                      static_cast<unsigned long long>(sealed.size()), publicBytes, privateBytes),
                 0);
        QCOMPARE(opened, plain);
    }

    void aBadKeyIsNotSealedWith_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::newRow("31 bytes") << QByteArray(31, 'k').toBase64();
        QTest::newRow("33 bytes") << QByteArray(33, 'k').toBase64();
        QTest::newRow("none") << QByteArray();
        QTest::newRow("no base64") << QByteArray("!!!!");
        QTest::newRow("a point of small order") << QByteArray(32, '\0').toBase64();
    }
    void aBadKeyIsNotSealedWith()
    {
        QFETCH(QByteArray, key);
        ForgeScene scene;
        scene.answers({ListTransport::answer(200, R"({"key_id":"1","key":")" + key + R"("})"),
                       ListTransport::answer(200, R"({"key_id":"1","key":")" + key + R"("})")});
        const auto done = QCoro::waitFor(scene.forge.secrets().put({scene.repository, {}}, u"T"_s, secretOf("v"), {}));
        QVERIFY(!done);
        QCOMPARE(done.error().kind, Error::Kind::Invalid);
        for (const HttpRequest &asked : std::as_const(scene.transport.asked))
            QCOMPARE(asked.verb, QByteArray("GET"));
    }

    void aNamesFormIsLookedAtBeforeItIsSent()
    {
        ForgeScene scene;
        for (const QString &name : {u""_s, u"1A"_s, u"A B"_s, u"A-B"_s, u"GITHUB_X"_s, u"github_x"_s, u"Ä"_s, u"A\n"_s})
            QVERIFY2(!QCoro::waitFor(scene.forge.secrets().put({scene.repository, {}}, name, secretOf("v"), {})),
                     qPrintable(name));
        QVERIFY(!QCoro::waitFor(scene.forge.secrets().put({scene.repository, {}}, u"A"_s, Secret(), {})));
        QVERIFY(!QCoro::waitFor(
            scene.forge.secrets().put({scene.repository, {}}, u"A"_s, secretOf(QByteArray(49'153, 'x')), {})));
        QVERIFY(scene.transport.asked.isEmpty());
    }

    /// What is read and written back unchanged switches nothing off: reading and writing have different shapes.
    void protectionSurvivesAReadAndAWrite()
    {
        const QByteArray read =
            R"({)"
            R"("required_status_checks":{"strict":true,"contexts":["Unit","Lint"],"checks":[{"context":"Unit","app_id":null},)"
            R"({"context":"Lint","app_id":15368}]},)"
            R"("enforce_admins":{"enabled":true},)"
            R"("required_pull_request_reviews":{"dismiss_stale_reviews":true,"require_code_owner_reviews":true,)"
            R"("required_approving_review_count":2,"require_last_push_approval":true,)"
            R"("dismissal_restrictions":{"users":[{"login":"ada"}],"teams":[{"slug":"core"}],"apps":[{"slug":"bot"}]},)"
            R"("bypass_pull_request_allowances":{"users":[{"login":"eve"}],"teams":[],"apps":[]}},)"
            R"("restrictions":{"users":[{"login":"bob"}],"teams":[{"slug":"rel"}],"apps":[]},)"
            R"("required_linear_history":{"enabled":true},"allow_force_pushes":{"enabled":false},)"
            R"("allow_deletions":{"enabled":false},"required_conversation_resolution":{"enabled":true},)"
            R"("lock_branch":{"enabled":false},"allow_fork_syncing":{"enabled":true},"block_creations":{"enabled":true}})";
        ForgeScene scene;
        scene.answers({ListTransport::answer(200, read), ListTransport::answer(200, read)});
        const auto stands = QCoro::waitFor(scene.forge.protection().branch(scene.repository, u"main"_s, {}));
        QVERIFY2(stands && *stands, words(stands).constData());
        const auto again = QCoro::waitFor(scene.forge.protection().protect(scene.repository, u"main"_s, **stands, {}));
        QVERIFY2(again, words(again).constData());
        QCOMPARE(*again, **stands);
        const QByteArray wanted =
            R"({)"
            R"("required_status_checks":{"strict":true,"contexts":[],"checks":[{"context":"Unit","app_id":-1},)"
            R"({"context":"Lint","app_id":15368}]},)"
            R"("enforce_admins":true,)"
            R"("required_pull_request_reviews":{"dismiss_stale_reviews":true,"require_code_owner_reviews":true,)"
            R"("required_approving_review_count":2,"require_last_push_approval":true,)"
            R"("dismissal_restrictions":{"users":["ada"],"teams":["core"],"apps":["bot"]},)"
            R"("bypass_pull_request_allowances":{"users":["eve"],"teams":[],"apps":[]}},)"
            R"("restrictions":{"users":["bob"],"teams":["rel"],"apps":[]},)"
            R"("required_linear_history":true,"allow_force_pushes":false,"allow_deletions":false,)"
            R"("required_conversation_resolution":true,"lock_branch":false,"allow_fork_syncing":true,"block_creations":true})";
        QCOMPARE(bodyOf(scene.transport.asked[1]), QJsonDocument::fromJson(wanted).object());
    }

    void aBranchWithoutProtectionHasNone()
    {
        ForgeScene scene;
        scene.answers({ListTransport::answer(404, R"({"message":"Branch not protected"})")});
        const auto stands = QCoro::waitFor(scene.forge.protection().branch(scene.repository, u"main"_s, {}));
        QVERIFY2(stands, words(stands).constData());
        QVERIFY(!stands->has_value());
    }

    /// The four keys that must be said, even as null.
    void anEmptyProtectionSaysItsFourKeys()
    {
        ForgeScene scene;
        scene.answers({ListTransport::answer(200)});
        QVERIFY(QCoro::waitFor(scene.forge.protection().protect(scene.repository, u"main"_s, {}, {})));
        const QJsonObject body = bodyOf(scene.transport.asked[0]);
        for (const QString &key : {u"required_status_checks"_s, u"required_pull_request_reviews"_s, u"restrictions"_s})
            QVERIFY(body.contains(key) && body.value(key).isNull());
        QCOMPARE(body.value("enforce_admins"_L1), QJsonValue(false));
    }

    void rulesThatAreNotKnownStay()
    {
        const QByteArray read =
            R"({"id":42,"name":"n","target":"tag","enforcement":"active","source_type":"Repository",)"
            R"("bypass_actors":[{"actor_id":5,"actor_type":"RepositoryRole","bypass_mode":"always","new_key":1}],)"
            R"("conditions":{"ref_name":{"include":["refs/tags/v*"],"exclude":[]}},)"
            R"("rules":[{"type":"deletion"},{"type":"rule_of_tomorrow","parameters":{"a":[1,{"b":true}]}}]})";
        ForgeScene scene;
        scene.answers({ListTransport::answer(200, read), ListTransport::answer(200, read)});
        const auto ruleset = QCoro::waitFor(scene.forge.protection().ruleset(scene.repository, 42, {}));
        QVERIFY2(ruleset, words(ruleset).constData());
        QVERIFY(QCoro::waitFor(scene.forge.protection().changeRuleset(scene.repository, *ruleset, {})));
        QJsonObject wanted = QJsonDocument::fromJson(read).object();
        wanted.remove(u"id"_s);
        wanted.remove(u"source_type"_s);
        QCOMPARE(bodyOf(scene.transport.asked[1]), wanted);
    }

    void anEnvironmentIsReadWithAllItsRules()
    {
        ForgeScene scene;
        scene.answers({ListTransport::answer(
            200, R"({"total_count":2,"environments":[)"
                 R"({"id":1,"name":"prod","protection_rules":[{"id":3,"type":"wait_timer","wait_timer":30},)"
                 R"({"id":4,"type":"required_reviewers","prevent_self_review":true,"reviewers":[)"
                 R"({"type":"User","reviewer":{"id":7,"login":"ada"}},{"type":"Team","reviewer":{"id":8,"slug":"qa"}},)"
                 R"({"type":"Robot","reviewer":{"id":9}}]},)"
                 R"({"id":5,"type":"branch_policy"},{"id":6,"type":"custom_gate"}],)"
                 R"("deployment_branch_policy":{"protected_branches":false,"custom_branch_policies":true}},)"
                 R"({"id":2,"name":"qa","deployment_branch_policy":null}]})")});
        const auto all = QCoro::waitFor(scene.forge.environments().all(scene.repository, {}));
        QVERIFY2(all, words(all).constData());
        const DeploymentEnvironment &prod = all->first();
        QCOMPARE(prod.waitMinutes, 30);
        QCOMPARE(prod.preventsSelfReview, true);
        using K = EnvironmentReviewer::Kind;
        QCOMPARE(prod.reviewers,
                 (QList<EnvironmentReviewer>{{K::User, 7, u"ada"_s}, {K::Team, 8, u"qa"_s}, {K::Other, 9, {}}}));
        QCOMPARE(prod.refs, DeploymentRefs::Chosen);
        QCOMPARE(prod.otherRules, QStringList{u"custom_gate"_s});
        QCOMPARE(all->last().refs, DeploymentRefs::Any);
    }

    void aPolicyThatStandsIsFine()
    {
        ForgeScene scene;
        scene.answers({ListTransport::answer(303, "")});
        const auto done = QCoro::waitFor(scene.forge.environments().addPolicy(scene.repository, u"prod"_s, u"v*"_s,
                                                                              DeploymentPolicy::Kind::Tag, {}));
        QVERIFY2(done, words(done).constData());
    }

    void gatesComeWithTheServersTime()
    {
        ForgeScene scene;
        scene.answers(
            {ListTransport::answer(200,
                                   R"([{"environment":{"id":161088068000,"name":"prod"},"wait_timer":30,)"
                                   R"("wait_timer_started_at":"2026-03-01T11:50:00Z","current_user_can_approve":false,)"
                                   R"("reviewers":[{"type":"User","reviewer":{"login":"ada","id":1}}]}])",
                                   {{"date", "Sun, 01 Mar 2026 12:00:07 GMT"}})});
        const auto pending = QCoro::waitFor(scene.forge.approvals().pending(scene.repository, 5, {}));
        QVERIFY2(pending, words(pending).constData());
        QCOMPARE(pending->serverTime, QDateTime::fromString(u"2026-03-01T12:00:07Z"_s, Qt::ISODate));
        QCOMPARE(pending->waiting.first().environment, 161088068000);
        QCOMPARE(pending->waiting.first().mayApprove, false);
        QCOMPARE(pending->waiting.first().waitStartedAt, QDateTime::fromString(u"2026-03-01T11:50:00Z"_s, Qt::ISODate));
    }

    /// A fine-grained token cannot read check runs: unknown is not green.
    void whatIsNotThereIsNoMissingPermission()
    {
        const auto good = ListTransport::answer(200, R"({"check_runs":[],"statuses":[]})");
        const auto gone = ListTransport::answer(404, R"({"message":"Not Found"})");
        for (const auto &[runs, statuses] : {std::pair(gone, good), std::pair(good, gone)}) {
            ForgeScene scene;
            scene.answers({runs, statuses});
            const auto checks = QCoro::waitFor(scene.forge.checks().of(scene.repository, u"c1"_s, {}));
            QVERIFY(!checks);
            QCOMPARE(checks.error().kind, Error::Kind::NotFound);
        }
    }

    void checksHaveThreeSides_data()
    {
        QTest::addColumn<QByteArray>("runs"); // empty: refused
        QTest::addColumn<QByteArray>("statuses");
        QTest::addColumn<CommitChecks::State>("state");
        using S = CommitChecks::State;
        const QByteArray none = R"({"total_count":0,"check_runs":[]})";
        const QByteArray noStatus = R"({"state":"pending","total_count":0,"statuses":[]})";
        const auto run = [](const QByteArray &status, const QByteArray &conclusion) {
            const QByteArray one =
                R"({"total_count":1,"check_runs":[{"name":"ci","status":"S","conclusion":C,"app":{"id":1}}]})";
            return QByteArray(one).replace("\"S\"", '"' + status + '"').replace("C,", conclusion + ',');
        };
        const auto status = [](const QByteArray &state) {
            const QByteArray one = R"({"state":"x","total_count":1,"statuses":[{"context":"old","state":"S"}]})";
            return QByteArray(one).replace("\"S\"", '"' + state + '"');
        };
        QTest::newRow("none at all") << none << noStatus << S::None;
        QTest::newRow("one passed") << run("completed", R"("success")") << noStatus << S::Passed;
        QTest::newRow("skipped is as good") << run("completed", R"("skipped")") << status("success") << S::Passed;
        QTest::newRow("one runs") << run("in_progress", "null") << status("success") << S::Pending;
        QTest::newRow("one failed") << run("completed", R"("timed_out")") << status("success") << S::Failed;
        QTest::newRow("a status failed") << run("completed", R"("success")") << status("error") << S::Failed;
        QTest::newRow("a new word") << run("completed", R"("blessed")") << noStatus << S::Pending;
        QTest::newRow("runs refused") << QByteArray() << status("success") << S::Unavailable;
        QTest::newRow("runs refused, a status failed") << QByteArray() << status("failure") << S::Failed;
        QTest::newRow("statuses refused") << run("completed", R"("success")") << QByteArray() << S::Unavailable;
    }
    void checksHaveThreeSides()
    {
        QFETCH(QByteArray, runs);
        QFETCH(QByteArray, statuses);
        QFETCH(CommitChecks::State, state);
        const auto answerOf = [](const QByteArray &body) {
            return body.isEmpty()
                       ? ListTransport::answer(403, R"({"message":"Resource not accessible by personal access token"})")
                       : ListTransport::answer(200, body);
        };
        ForgeScene scene;
        scene.answers({answerOf(runs), answerOf(statuses)});
        const auto checks = QCoro::waitFor(scene.forge.checks().of(scene.repository, u"c1"_s, {}));
        QVERIFY2(checks, words(checks).constData());
        QCOMPARE(checks->state(), state);
        QCOMPARE(checks->whyUnknown.isEmpty(), !runs.isEmpty() && !statuses.isEmpty());
    }

    void wordsOfTomorrowAreReadAsOther()
    {
        ForgeScene scene;
        scene.answers({ListTransport::answer(
            200,
            R"({"id":5,"workflow_id":6,"run_number":7,"event":"push",)"
            R"("status":"levitating","conclusion":"blessed","head_sha":"c","html_url":"u",)"
            R"("created_at":"2026-01-01T00:00:00Z","updated_at":"2026-01-01T00:00:00Z","head_branch":null,"actor":null})")});
        const auto run = QCoro::waitFor(scene.forge.runs().get(scene.repository, 5, {}));
        QVERIFY2(run, words(run).constData());
        QCOMPARE(run->status, RunStatus::Other);
        QCOMPARE(run->conclusion, RunConclusion::Other);
    }

    void aBranchIsRemovedOnlyWhereItWasSeen()
    {
        const auto at = [](const QByteArray &commit) {
            return ListTransport::answer(200, R"({"ref":"refs/heads/r","object":{"type":"commit","sha":")" + commit +
                                                  R"("}})");
        };
        ForgeScene scene;
        scene.answers({at("c2")});
        const auto moved =
            QCoro::waitFor(scene.forge.repositories().removeBranch(scene.repository, u"r"_s, u"c1"_s, {}));
        QVERIFY(!moved);
        QCOMPARE(moved.error().kind, Error::Kind::Conflict);
        QCOMPARE(scene.transport.asked.size(), 1);
        scene.answers({at("c1"), ListTransport::answer(204, "")});
        QVERIFY(QCoro::waitFor(scene.forge.repositories().removeBranch(scene.repository, u"r"_s, u"c1"_s, {})));
        QCOMPARE(scene.transport.asked.last().url.toEncoded(),
                 QByteArray("https://api.github.com/repos/ada/engine/git/refs/heads%2Fr"));
        scene.answers({ListTransport::answer(404)});
        QVERIFY(QCoro::waitFor(scene.forge.repositories().removeBranch(scene.repository, u"r"_s, u"c1"_s, {})));
    }

    void aPublishedReleaseIsNotRemoved()
    {
        const auto release = [](bool draft) {
            const QByteArray one =
                R"({"id":1,"tag_name":"v1","draft":true,"prerelease":false,"upload_url":"https://u/x"})";
            return ListTransport::answer(200, draft ? one : QByteArray(one).replace("true", "false"));
        };
        ForgeScene scene;
        scene.answers({release(false)});
        const auto refused = QCoro::waitFor(scene.forge.releases().removeDraft(scene.repository, 1, {}));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Refused);
        QCOMPARE(scene.transport.asked.size(), 1);
        scene.answers({release(true), ListTransport::answer(204, "")});
        QVERIFY(QCoro::waitFor(scene.forge.releases().removeDraft(scene.repository, 1, {})));
    }

    /// "VS Code #320634": the host is compared after parsing, never as a text.
    void filesGoToTheUploadHostAlone_data()
    {
        QTest::addColumn<QByteArray>("address");
        QTest::addColumn<bool>("fine");
        QTest::newRow("the forge's") << "https://uploads.github.com/repos/ada/engine/releases/1/assets"_ba << true;
        QTest::newRow("another host") << "https://evil.example/repos/ada/engine/releases/1/assets"_ba << false;
        QTest::newRow("a host that begins like it") << "https://uploads.github.com.evil.example/x"_ba << false;
        QTest::newRow("a user like it") << "https://uploads.github.com@evil.example/x"_ba << false;
        QTest::newRow("another port") << "https://uploads.github.com:444/x"_ba << false;
        QTest::newRow("plain") << "http://uploads.github.com/x"_ba << false;
        QTest::newRow("the API") << "https://api.github.com/x"_ba << false;
        QTest::newRow("none") << ""_ba << false;
    }
    void filesGoToTheUploadHostAlone()
    {
        QFETCH(QByteArray, address);
        QFETCH(bool, fine);
        ForgeScene scene;
        scene.answers(
            {ListTransport::answer(201, R"({"id":1,"name":"a.b.zip","state":"uploaded","size":3,"digest":null})")});
        ForgeRelease release;
        release.uploadUrl = address;
        const auto asset = QCoro::waitFor(scene.forge.releases().upload(release, u"a b+c&d.zip"_s, u"/dev/null"_s, {}));
        QCOMPARE(asset.has_value(), fine);
        if (!fine) {
            QVERIFY(scene.transport.asked.isEmpty());
            return;
        }
        QCOMPARE(asset->name, u"a.b.zip"_s);
        QCOMPARE(scene.transport.asked[0].url.toEncoded(), address + "?name=a%20b%2Bc%26d.zip");
        QCOMPARE(scene.transport.asked[0].bodyFile, u"/dev/null"_s);
    }

    void aRepositorysNameHasAForm()
    {
        QVERIFY(RepositoryName::parse(u"ada/engine.io_2-x"));
        for (const QString &wrong :
             {u""_s, u"ada"_s, u"/x"_s, u"ada/"_s, u"a/b/c"_s, u"a b/c"_s, u"a/.."_s, u"./x"_s, u"ä/x"_s})
            QVERIFY2(!RepositoryName::parse(wrong), qPrintable(wrong));
    }
};

QTEST_GUILESS_MAIN(TestForgeSubjects)
#include "tst_forgesubjects.moc"
