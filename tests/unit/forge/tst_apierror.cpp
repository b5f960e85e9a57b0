// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forge/apierror.h"
#include "forge/linkheader.h"
#include "forge/tokenfacts.h"
#include "forgescene.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

class TestApiError : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// The bodies are those of GitHub's documentation, or recorded (github-api, 1.3).
    void aStatusHasAMeaning_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Error::Kind>("kind");
        QTest::addColumn<QString>("detail");
        using K = Error::Kind;
        QTest::newRow("bad token") << 401 << R"({"message":"Bad credentials","status":"401"})"_ba << K::Denied
                                   << u"Bad credentials"_s;
        QTest::newRow("no right") << 403 << R"({"message":"Resource not accessible by personal access token"})"_ba
                                  << K::Denied << u"Resource not accessible by personal access token"_s;
        QTest::newRow("not there") << 404 << R"({"message":"Branch not protected"})"_ba << K::NotFound
                                   << u"Branch not protected"_s;
        QTest::newRow("not mergeable") << 405 << R"({"message":"Pull Request is not mergeable"})"_ba << K::Conflict
                                       << u"Pull Request is not mergeable"_s;
        QTest::newRow("head moved") << 409
                                    << R"({"message":"Head branch was modified. Review and try the merge again."})"_ba
                                    << K::Conflict << u"Head branch was modified. Review and try the merge again."_s;
        QTest::newRow("gone") << 410 << R"({"message":"Gone"})"_ba << K::NotFound << u"Gone"_s;
        QTest::newRow("exists, by its code")
            << 422
            << R"({"message":"Validation Failed","errors":[{"resource":"ReleaseAsset","code":"already_exists","field":"name"}]})"_ba
            << K::Conflict << u"Validation Failed: ReleaseAsset.name: already_exists"_s;
        QTest::newRow("exists, by its words")
            << 422 << R"({"message":"Reference already exists"})"_ba << K::Conflict << u"Reference already exists"_s;
        QTest::newRow("a field's own words")
            << 422
            << R"({"message":"Validation Failed","errors":[{"resource":"PullRequest","code":"custom","message":"No commits between main and x"}]})"_ba
            << K::Invalid << u"Validation Failed: PullRequest: No commits between main and x"_s;
        QTest::newRow("errors as texts") << 422 << R"({"message":"Validation Failed","errors":["one","two"]})"_ba
                                         << K::Invalid << u"Validation Failed: one; two"_s;
        QTest::newRow("errors as one text")
            << 422 << R"({"message":"No","errors":"because"})"_ba << K::Invalid << u"No: because"_s;
        QTest::newRow("a rule") << 422
                                << R"({"message":"Repository rule violations found\n\nGH013: creations restricted"})"_ba
                                << K::Denied << u"Repository rule violations found  GH013: creations restricted"_s;
        QTest::newRow("legal") << 451 << R"({"message":"Repository access blocked"})"_ba << K::Denied
                               << u"Repository access blocked"_s;
        QTest::newRow("parsing") << 400 << R"({"message":"Problems parsing JSON"})"_ba << K::Invalid
                                 << u"Problems parsing JSON"_s;
        QTest::newRow("teapot") << 418 << "{}"_ba << K::Invalid << u"{}"_s;
        QTest::newRow("fault with a page")
            << 502 << "<html>\n<b>Unicorn!</b>"_ba << K::Unavailable << u"<html> <b>Unicorn!</b>"_s;
        QTest::newRow("fault without words") << 500 << ""_ba << K::Unavailable << QString();
        QTest::newRow("control characters are shown")
            << 400 << "{\"message\":\"a\\u202eb\"}"_ba << K::Invalid << u"a\u27e8U+202E\u27e9b"_s;
    }
    void aStatusHasAMeaning()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(Error::Kind, kind);
        QFETCH(QString, detail);
        const Error error = errorOf(u"Doing it"_s, ListTransport::answer(status, body));
        QCOMPARE(error.kind, kind);
        QCOMPARE(error.detail, detail);
        QVERIFY(error.message.startsWith(u"Doing it failed: "_s));
    }

    void namesWhatTheTokenNeeds_data()
    {
        QTest::addColumn<ListTransport::Headers>("headers");
        QTest::addColumn<QString>("remedy");
        using H = ListTransport::Headers;
        QTest::newRow("one") << H{{"x-accepted-github-permissions", "contents=write"}}
                             << u"The token needs the permission Contents: write."_s;
        QTest::newRow("and, or")
            << H{{"x-accepted-github-permissions", "contents=write,workflows=write; pull_requests=read"}}
            << u"The token needs the permission Contents: write and Workflows: write, or Pull requests: read."_s;
        QTest::newRow("scopes") << H{{"x-accepted-oauth-scopes", "repo, public_repo"}, {"x-oauth-scopes", "gist"}}
                                << u"The token needs one of the scopes repo, public_repo (it has gist)."_s;
        QTest::newRow("single sign-on")
            << H{{"x-github-sso", "required; url=https://github.com/orgs/o/sso?authorization_request=A"}}
            << u"Authorise the token at https://github.com/orgs/o/sso?authorization_request=A"_s;
    }
    void namesWhatTheTokenNeeds()
    {
        QFETCH(ListTransport::Headers, headers);
        QFETCH(QString, remedy);
        const Error error = errorOf(u"Doing it"_s, ListTransport::answer(403, "{}", headers));
        QCOMPARE(error.kind, Error::Kind::Denied);
        QCOMPARE(error.remedy, remedy);
    }

    void cutsLongWords()
    {
        const Error error = errorOf(u"Doing it"_s, ListTransport::answer(502, QByteArray(100'000, 'x')));
        QCOMPARE(error.detail.size(), 500);
    }

    void readsLinks_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("next");
        QTest::newRow("github")
            << R"(<https://api.github.com/x?page=2>; rel="next", <https://api.github.com/x?page=9>; rel="last")"_ba
            << "https://api.github.com/x?page=2"_ba;
        QTest::newRow("second") << R"(<https://a/1>; rel="prev", <https://a/3>; rel="next")"_ba
                                << "https://a/3"_ba;
        QTest::newRow("a comma in the address") << R"(<https://a/x?a=1,2&page=2>; rel="next")"_ba
                                                << "https://a/x?a=1,2&page=2"_ba;
        QTest::newRow("bare and with another parameter") << R"(<https://a/2>; title="x"; rel=next)"_ba
                                                         << "https://a/2"_ba;
        QTest::newRow("two relations") << R"(<https://a/2>; rel="last next")"_ba
                                       << "https://a/2"_ba;
        QTest::newRow("none") << R"(<https://a/1>; rel="first")"_ba
                              << ""_ba;
        QTest::newRow("empty") << ""_ba
                               << ""_ba;
        QTest::newRow("garbage") << "<<<>;;,rel=next"_ba
                                 << ""_ba;
        QTest::newRow("unclosed") << "<https://a/2"_ba
                                  << ""_ba;
    }
    void readsLinks()
    {
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, next);
        QCOMPARE(linkTarget(header, "next"), next);
    }

    /// Both forms occur; neither is ISO 8601.
    void readsWhenATokenExpires_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QString>("utc");
        QTest::newRow("UTC") << "2027-03-31 00:00:00 UTC"_ba << u"2027-03-31T00:00:00Z"_s;
        QTest::newRow("east") << "2027-03-31 00:00:00 +0900"_ba << u"2027-03-30T15:00:00Z"_s;
        QTest::newRow("west") << "2027-03-31 00:00:00 -0730"_ba << u"2027-03-31T07:30:00Z"_s;
        QTest::newRow("none") << ""_ba << QString();
        QTest::newRow("garbage") << "soon"_ba << QString();
        QTest::newRow("no such day") << "2027-02-31 00:00:00 UTC"_ba << QString();
    }
    void readsWhenATokenExpires()
    {
        QFETCH(QByteArray, header);
        QFETCH(QString, utc);
        QCOMPARE(tokenExpiration(header).toString(Qt::ISODate), utc);
    }

    void tellsTokensApart()
    {
        const auto kind = [](const QByteArray &token) { return tokenFacts(secretOf(token), {}).kind; };
        QCOMPARE(kind("ghp_1"), TokenFacts::Kind::Classic);
        QCOMPARE(kind("github_pat_1"), TokenFacts::Kind::FineGrained);
        QCOMPARE(kind("gho_1"), TokenFacts::Kind::OAuthApp);
        QCOMPARE(kind("ghu_1"), TokenFacts::Kind::AppUser);
        QCOMPARE(kind("0123456789abcdef0123456789abcdef01234567"), TokenFacts::Kind::Other);
        const auto answer = ListTransport::answer(200, "{}", {{"x-oauth-scopes", "repo, workflow"}});
        QCOMPARE(tokenFacts(secretOf("ghp_1"), answer).scopes, (QStringList{u"repo"_s, u"workflow"_s}));
        QCOMPARE(tokenFacts(secretOf("github_pat_1"), {}).scopes, std::nullopt);
    }
};

QTEST_GUILESS_MAIN(TestApiError)
#include "tst_apierror.moc"
