// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "index/jsonindex.h"

#include <QCoroTask>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace tagboat;
using Kind = Error::Kind;
using Found = Result<std::optional<IndexedVersion>>;

namespace
{

/// Answers in order, and remembers what was asked.
class ScriptedTransport final : public Transport
{
public:
    QCoro::Task<Result<HttpAnswer>> send(HttpRequest request, Cancel) override
    {
        asked.append(request);
        Result<HttpAnswer> answer = answers.isEmpty() ? fail(Kind::Unavailable, u"No answer"_s) : answers.takeFirst();
        co_return answer;
    }
    QList<Result<HttpAnswer>> answers;
    QList<HttpRequest> asked;
};

HttpAnswer answer(int status, const QByteArray &body = {}, const QByteArray &location = {})
{
    HttpAnswer made;
    made.status = status;
    made.body = body;
    made.headers = {{"date", "Sat, 21 Nov 2026 12:00:00 GMT"}};
    if (!location.isEmpty())
        made.headers.append({"location", location});
    return made;
}

/// As https://docs.pypi.org/api/json describes it, with more fields than are read.
const QByteArray described = R"json({
  "info": {"author": "", "name": "harbour-core", "version": "1.5.0rc2", "yanked": false, "yanked_reason": null,
           "requires_dist": null, "requires_python": ">=3.9"},
  "last_serial": 3, "ownership": {"organization": null, "roles": []},
  "urls": [
    {"comment_text": "", "digests": {"blake2b_256": "ab", "md5": "cd", "sha256": "22e0"}, "downloads": -1,
     "filename": "harbour_core-1.5.0rc2-py3-none-any.whl", "packagetype": "bdist_wheel", "size": 3795,
     "upload_time": "2026-11-21T11:48:00", "upload_time_iso_8601": "2026-11-21T11:48:00.250000Z",
     "url": "https://test-files.pythonhosted.org/packages/22/e0/x.whl", "yanked": false, "yanked_reason": null},
    {"digests": {"sha256": "33f1"}, "filename": "harbour_core-1.5.0rc2.tar.gz", "packagetype": "sdist",
     "upload_time_iso_8601": "2026-11-21T11:48:02.000000Z"}],
  "vulnerabilities": []})json";

Found find(ScriptedTransport &transport, const QString &project = u"Harbour_Core"_s,
           const QString &version = u"1.5.0rc2"_s, const QUrl &base = QUrl(u"https://test.pypi.org/pypi/"_s))
{
    JsonIndex index(transport, base, u"TestPyPI"_s);
    return QCoro::waitFor(index.find(project, version, {}));
}

QStringList addresses(const ScriptedTransport &transport)
{
    QStringList all;
    for (const HttpRequest &request : transport.asked)
        all.append(request.url.toString(QUrl::FullyEncoded));
    return all;
}

} // namespace

class TestJsonIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAVersionsFiles()
    {
        ScriptedTransport transport;
        transport.answers = {answer(200, described)};
        const auto found = find(transport);
        QVERIFY2(found && *found, qPrintable(found ? QString() : found.error().detail));
        QCOMPARE((*found)->version, u"1.5.0rc2"_s);
        QCOMPARE((*found)->files.size(), 2);
        const QDateTime uploaded({2026, 11, 21}, {11, 48, 0, 250}, QTimeZone::utc());
        QCOMPARE((*found)->files[0], (IndexFile{u"harbour_core-1.5.0rc2-py3-none-any.whl"_s, u"22e0"_s, uploaded}));
        QCOMPARE((*found)->files[1].sha256, u"33f1"_s);
        QVERIFY(!(*found)->yanked);
        QCOMPARE((*found)->serverTime, QDateTime({2026, 11, 21}, {12, 0}, QTimeZone::utc()));
        QCOMPARE(addresses(transport), QStringList{u"https://test.pypi.org/pypi/harbour-core/1.5.0rc2/json"_s});
        QVERIFY(transport.asked[0].bearer.isEmpty());
        QCOMPARE(transport.asked[0].verb, QByteArray("GET"));
    }

    void aYankedVersionSaysWhy()
    {
        ScriptedTransport transport;
        QByteArray body = described;
        body.replace("\"yanked\": false, \"yanked_reason\": null,\n           \"requires_dist\"",
                     "\"yanked\": true, \"yanked_reason\": \"broken\",\n           \"requires_dist\"");
        transport.answers = {answer(200, body)};
        const auto found = find(transport);
        QVERIFY(found && *found);
        QVERIFY((*found)->yanked);
        QCOMPARE((*found)->yankedReason, u"broken"_s);
    }

    void whatIsNotThereIsNothing()
    {
        ScriptedTransport transport;
        transport.answers = {answer(404, R"({"message": "Not Found"})")};
        const auto found = find(transport);
        QVERIFY(found);
        QVERIFY(!*found);
    }

    void theBaseMayBeAnyFolder_data()
    {
        QTest::addColumn<QString>("base");
        QTest::newRow("with a slash") << u"http://127.0.0.1:9/testpypi/pypi/"_s;
        QTest::newRow("without") << u"http://127.0.0.1:9/testpypi/pypi"_s;
    }
    void theBaseMayBeAnyFolder()
    {
        QFETCH(const QString, base);
        ScriptedTransport transport;
        transport.answers = {answer(404)};
        QVERIFY(find(transport, u"a"_s, u"1!2.0+local.1"_s, QUrl(base)));
        QCOMPARE(addresses(transport), QStringList{u"http://127.0.0.1:9/testpypi/pypi/a/1%212.0%2Blocal.1/json"_s});
    }

    void followsToAnotherSpellingOnce()
    {
        ScriptedTransport transport;
        transport.answers = {answer(301, {}, "/pypi/harbour.core/1.5.0rc2/json"), answer(200, described)};
        QVERIFY(find(transport));
        QCOMPARE(addresses(transport).constLast(), u"https://test.pypi.org/pypi/harbour.core/1.5.0rc2/json"_s);
        transport.asked.clear();
        transport.answers = {answer(301, {}, "/a"), answer(301, {}, "/b"), answer(200, described)};
        QCOMPARE(find(transport).error().kind, Kind::Invalid);
        QCOMPARE(transport.asked.size(), 2);
    }

    void neverFollowsToAnotherHost_data()
    {
        QTest::addColumn<QByteArray>("location");
        QTest::newRow("another host") << QByteArray("https://pypi.example/pypi/a/1/json");
        QTest::newRow("another port") << QByteArray("https://test.pypi.org:444/pypi/a/1/json");
        QTest::newRow("without TLS") << QByteArray("http://test.pypi.org/pypi/a/1/json");
    }
    void neverFollowsToAnotherHost()
    {
        QFETCH(const QByteArray, location);
        ScriptedTransport transport;
        transport.answers = {answer(301, {}, location), answer(200, described)};
        const auto found = find(transport);
        QCOMPARE(found.error().kind, Kind::Invalid);
        QVERIFY2(found.error().message.contains(u"another host"_s), qPrintable(found.error().message));
        QCOMPARE(transport.asked.size(), 1);
    }

    void saysWhatWentWrong_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Kind>("kind");
        QTest::newRow("busy") << 429 << QByteArray() << Kind::Unavailable;
        QTest::newRow("down") << 503 << QByteArray("<html>") << Kind::Unavailable;
        QTest::newRow("refused") << 403 << QByteArray() << Kind::Denied;
        QTest::newRow("gone") << 410 << QByteArray() << Kind::Invalid;
        QTest::newRow("no JSON") << 200 << QByteArray("<!DOCTYPE html>") << Kind::Invalid;
        QTest::newRow("cut off") << 200 << described.left(200) << Kind::Invalid;
        QTest::newRow("a list") << 200 << QByteArray("[]") << Kind::Invalid;
        QTest::newRow("no files named") << 200 << QByteArray(R"({"info": {"version": "1"}})") << Kind::Invalid;
        QTest::newRow("no version") << 200 << QByteArray(R"({"info": {}, "urls": []})") << Kind::Invalid;
        QTest::newRow("another type") << 200 << QByteArray(R"({"info": {"version": 1}, "urls": []})") << Kind::Invalid;
        QTest::newRow("a time that is none")
            << 200
            << QByteArray(
                   R"({"info": {"version": "1"}, "urls": [{"filename": "a", "digests": {}, "upload_time_iso_8601": "x"}]})")
            << Kind::Invalid;
    }
    void saysWhatWentWrong()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        ScriptedTransport transport;
        transport.answers = {answer(status, body)};
        const auto found = find(transport);
        QVERIFY(!found);
        QTEST(found.error().kind, "kind");
        QVERIFY2(found.error().message.startsWith(u"Asking TestPyPI for Harbour_Core 1.5.0rc2 failed: "_s),
                 qPrintable(found.error().message));
    }

    void noAnswerIsTheTransportsError()
    {
        ScriptedTransport transport;
        QCOMPARE(find(transport).error(), (Error{Kind::Unavailable, u"No answer"_s, {}, {}, {}, 0}));
    }

    void asksNothingForWhatIsNoName_data()
    {
        QTest::addColumn<QString>("project");
        QTest::addColumn<QString>("version");
        for (const char *project : {"", "-a", "a/b", "a b", "..", "a-"})
            QTest::newRow(*project == 0 ? "no project" : project) << QString::fromLatin1(project) << u"1.0"_s;
        for (const char *version : {"", "../1", "1/0", "1 0", ".."})
            QTest::newRow(*version == 0 ? "no version" : version) << u"a"_s << QString::fromLatin1(version);
    }
    void asksNothingForWhatIsNoName()
    {
        QFETCH(const QString, project);
        QFETCH(const QString, version);
        ScriptedTransport transport;
        QCOMPARE(find(transport, project, version).error().kind, Kind::Usage);
        QVERIFY(transport.asked.isEmpty());
    }

    /// The examples of https://packaging.python.org/specifications/name-normalization
    void normalisesNames()
    {
        for (const char *name : {"friendly-bard", "Friendly-Bard", "FRIENDLY-BARD", "friendly.bard", "friendly_bard",
                                 "friendly--bard", "FrIeNdLy-._.-bArD"})
            QCOMPARE(normalizedProject(QString::fromLatin1(name)), Result<QString>(u"friendly-bard"_s));
    }
};

QTEST_GUILESS_MAIN(TestJsonIndex)
#include "tst_jsonindex.moc"
