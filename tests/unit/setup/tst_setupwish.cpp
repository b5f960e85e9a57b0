// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "setup/actionpins.h"
#include "setup/refpatterns.h"
#include "support/setupscene.h"

#include <QJsonDocument>
#include <QTest>

#include <algorithm>

using namespace tagboat;
using namespace tagboat::test;
using namespace Qt::StringLiterals;

class TestSetupWish : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void patternsFitAsRubysFnmatchDoes_data()
    {
        // As Ruby's own documentation of File.fnmatch, with FNM_PATHNAME, and GitHub's examples have it.
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("fits");
        const auto row = [](const QString &pattern, const QString &name, bool fits) {
            QTest::newRow(qPrintable(pattern + u' ' + name)) << pattern << name << fits;
        };
        row(u"cat"_s, u"cat"_s, true);
        row(u"cat"_s, u"category"_s, false);
        row(u"c?t"_s, u"cat"_s, true);
        row(u"c??t"_s, u"cat"_s, false);
        row(u"c*"_s, u"cats"_s, true);
        row(u"c/**/t"_s, u"c/a/b/t"_s, true);
        row(u"ca[a-z]"_s, u"cat"_s, true);
        row(u"ca[^t]"_s, u"cat"_s, false);
        row(u"ca[!t]"_s, u"cab"_s, true);
        row(u"*"_s, u"dave/.profile"_s, false);
        row(u"*/*"_s, u"dave/.profile"_s, true);
        row(u"**/foo"_s, u"a/b/c/foo"_s, true);
        row(u"**/foo"_s, u"foo"_s, true);
        row(u"refs/tags/v*"_s, u"refs/tags/v1.2.3"_s, true);
        row(u"refs/tags/v*"_s, u"refs/tags/v1/2"_s, false);
        row(u"release/*"_s, u"release/v1"_s, true);
        row(u"v1.2.3"_s, u"v1x2x3"_s, false);
        row(u"a["_s, u"a["_s, true);
        row(u"[0-9]*"_s, u"1.0"_s, true);
        row(u"[0-9]*"_s, u"v1.0"_s, false);
    }
    void patternsFitAsRubysFnmatchDoes()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, name);
        QTEST(refPatternFits(pattern, name), "fits");
    }

    void nothingIsChangedWhereNothingIsWished()
    {
        const ObservedSetup good = goodSetup(expectedOf(u"rc-gated"_s));
        QVERIFY(changesBetween(good, wishFrom(good)).isEmpty());
    }

    void environmentsComeBeforeTheirSecretsAndTheBranchComesLast()
    {
        const ObservedSetup bare = bareSetup();
        const SetupWish wish = repaired(bare, auditSetup(expectedOf(u"rc-gated"_s), bare));
        const QList<SetupChange> changes = changesBetween(bare, wish);
        QVERIFY(std::holds_alternative<BranchChange>(changes.constLast()));
        qsizetype environments = -1;
        qsizetype secrets = changes.size();
        for (qsizetype i = 0; i < changes.size(); ++i) {
            if (std::holds_alternative<EnvironmentChange>(changes[i]))
                environments = std::max(environments, i);
            if (std::holds_alternative<SecretChange>(changes[i]))
                secrets = std::min(secrets, i);
        }
        QVERIFY(environments >= 0 && environments < secrets && secrets < changes.size());
    }

    void oneRequestSetsAllOfABranchAndKeepsWhatStood()
    {
        ObservedSetup observed = bareSetup();
        BranchProtection stands;
        stands.conversationsResolved = true;
        stands.checks = QList<RequiredCheck>{{u"Docs"_s, 15368}};
        observed.protection = stands;
        const SetupWish wish = repaired(observed, auditSetup(expectedOf(u"rc-gated"_s), observed));
        const QList<SetupChange> changes = changesBetween(observed, wish);
        QCOMPARE(std::ranges::count_if(
                     changes, [](const SetupChange &one) { return std::holds_alternative<BranchChange>(one); }),
                 1);
        const QList<SetupRequest> requests = requestsOf(changes.constLast());
        QCOMPARE(requests.size(), 1);
        QCOMPARE(requests[0].method, QByteArray("PUT"));
        QCOMPARE(requests[0].path, (QStringList{u"branches"_s, u"main"_s, u"protection"_s}));
        const QByteArray body = QJsonDocument(requests[0].body).toJson(QJsonDocument::Compact);
        QVERIFY2(body.contains("\"required_conversation_resolution\":true"), body);
        QVERIFY2(body.contains("{\"app_id\":15368,\"context\":\"Docs\"}"), body);
        QVERIFY2(body.contains("{\"app_id\":-1,\"context\":\"Quality Checks\"}"), body);
        QVERIFY2(body.contains("\"enforce_admins\":true"), body);
    }

    void theRulesetForReleaseTagsLeavesCandidatesOut()
    {
        const ObservedSetup bare = bareSetup();
        const SetupWish wish = repaired(bare, auditSetup(expectedOf(u"rc-gated"_s), bare));
        QCOMPARE(wish.rulesets.size(), 1);
        const QJsonObject body = rulesetRequest(wish.rulesets[0]).body;
        QCOMPARE(body, QJsonDocument::fromJson(R"({"name": "Release tags", "target": "tag", "enforcement": "active",
            "bypass_actors": [], "rules": [{"type": "deletion"}, {"type": "update"}],
            "conditions": {"ref_name": {"include": ["refs/tags/v*"], "exclude": ["refs/tags/v*-rc*"]}}})")
                           .object());
    }

    void theSameFilesFindTheirBranchAgain()
    {
        const ObservedSetup bare = bareSetup();
        const auto branchOf = [&](const QByteArray &text) {
            SetupWish wish = wishFrom(bare);
            wish.file(u"a.yml"_s, std::nullopt).after = text;
            return std::get<FilesChange>(changesBetween(bare, wish).constFirst()).branch;
        };
        QCOMPARE(branchOf("one"), branchOf("one"));
        QVERIFY(branchOf("one") != branchOf("two"));
        QVERIFY(branchOf("one").startsWith(u"tagboat/setup-"_s));
    }

    void whatIsShownOfFilesIsWhatIsSent()
    {
        const FilesChange change{u"tagboat/setup-1"_s,
                                 u"main"_s,
                                 u"827a796"_s,
                                 {{u"a.yml"_s, {}, "new\n", true}, {u"b.md"_s, "hello world\n", "hello\n", false}}};
        const QList<SetupRequest> requests = requestsOf(change);
        QCOMPARE(requests.size(), 4);
        QCOMPARE(requests[1].body[u"message"_s].toString(), u"Add a.yml"_s);
        QVERIFY(!requests[1].body.contains(u"sha"_s));
        QCOMPARE(requests[2].body[u"message"_s].toString(), u"Change b.md"_s);
        // git hash-object
        QCOMPARE(requests[2].body[u"sha"_s].toString(), u"3b18e512dba79e4c8300dd08aeb37f8e728b8dad"_s);
        const QJsonObject body{{u"title"_s, u"Set up the release process"_s},
                               {u"head"_s, u"tagboat/setup-1"_s},
                               {u"base"_s, u"main"_s},
                               {u"body"_s, u"Files that the release process rests on:\n\n- `a.yml`\n- `b.md`\n"_s},
                               {u"draft"_s, false}};
        QCOMPARE(requests[3].body, body);
    }

    void aPinKeepsTheMajorThatIsThereOrSaysThatItDoesNot_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<QString>("ref");
        QTest::addColumn<QString>("version"); // empty: none is known
        QTest::addColumn<bool>("changes");
        const auto row = [](const QString &action, const QString &ref, const QString &version, bool changes) {
            QTest::newRow(qPrintable(action + u'@' + ref)) << action << ref << version << changes;
        };
        row(u"actions/checkout"_s, u"v4"_s, u"v4.3.1"_s, false);
        row(u"actions/checkout"_s, u"v4.1.0"_s, u"v4.3.1"_s, false);
        row(u"actions/checkout"_s, u"v7"_s, u"v7.0.1"_s, false);
        row(u"actions/checkout"_s, u"v3"_s, u"v7.0.1"_s, true);
        row(u"actions/checkout"_s, u"v4.9"_s, u"v7.0.1"_s, true); // nothing is set back
        row(u"actions/checkout"_s, u"main"_s, u"v7.0.1"_s, true);
        row(u"actions/checkout"_s, u"v8"_s, {}, true);
        row(u"actions/setup-python"_s, u"5"_s, u"v5.6.0"_s, false);
        row(u"pypa/gh-action-pypi-publish"_s, u"release/v1"_s, u"v1.13.0"_s, false);
        row(u"some/action"_s, u"v1"_s, {}, true);
    }
    void aPinKeepsTheMajorThatIsThereOrSaysThatItDoesNot()
    {
        QFETCH(QString, action);
        QFETCH(QString, ref);
        QFETCH(QString, version);
        QFETCH(bool, changes);
        const auto pin = pinFor(action, ref);
        QCOMPARE(pin.has_value(), !version.isEmpty());
        QCOMPARE(pin.value_or(ActionPin()).version, version);
        QCOMPARE(pin.value_or(ActionPin()).changes, changes);
        ObservedSetup observed = goodSetup(expectedOf(u"validated-token"_s));
        const QByteArray uses = (action + u'@' + ref).toUtf8();
        for (ForgeFile &file : observed.texts)
            file.bytes.replace("actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", uses);
        const SetupWish wish = repaired(observed, auditSetup(expectedOf(u"validated-token"_s), observed));
        const QList<SetupChange> made = changesBetween(observed, wish);
        QCOMPARE(made.size(), pin ? 1 : 0);
        if (!pin)
            return;
        const QString note = u"%1 goes from %2 to %3: what it does may change"_s.arg(action, ref, version);
        QCOMPARE(wish.notes, changes ? QStringList{note} : QStringList());
        QCOMPARE(describe(made[0]).contains(note), changes);
        QCOMPARE(pullRequestOf(std::get<FilesChange>(made[0])).body.contains(note), changes);
    }

    void whatIsShownOfASecretIsNoValue()
    {
        const QList<SetupRequest> requests = requestsOf(SecretChange{{u"pypi"_s, u"PYPI_TOKEN"_s}});
        QCOMPARE(requests.size(), 1);
        QCOMPARE(requests[0].path, (QStringList{u"environments"_s, u"pypi"_s, u"secrets"_s, u"PYPI_TOKEN"_s}));
        QCOMPARE(requests[0].body[u"encrypted_value"_s].toString(), u"(the value, sealed)"_s);
    }
};

QTEST_GUILESS_MAIN(TestSetupWish)
#include "tst_setupwish.moc"
