// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "support/setupscene.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace tagboat;
using namespace tagboat::test;
using namespace Qt::StringLiterals;

using Spoil = std::function<void(SetupExpectation &, ObservedSetup &)>;

namespace
{

const QString gated = u"rc-gated"_s;
const QString trusted = u"trusted-publishing"_s;
const QString token = u"validated-token"_s;

ObservedEnvironment &environmentIn(ObservedSetup &observed, const QString &name)
{
    return *std::ranges::find_if(*observed.environments,
                                 [&](const ObservedEnvironment &one) { return one.environment.name == name; });
}

void spoilText(ObservedSetup &observed, const QByteArray &from, const QByteArray &to)
{
    for (ForgeFile &file : observed.texts)
        file.bytes.replace(from, to);
}

void addRulesets(ObservedSetup &observed)
{
    observed.protection = std::optional<BranchProtection>();
    QJsonArray checks;
    for (const QString &name : {u"Unit Tests"_s, u"Integration Tests"_s, u"Security Scans"_s, u"Quality Checks"_s})
        checks.append(QJsonObject{{u"context"_s, name}});
    observed.branchRules = QList<RulesetRule>{
        {u"pull_request"_s, {{u"required_approving_review_count"_s, 2}}},
        {u"required_status_checks"_s, {{u"required_status_checks"_s, checks}}},
        {u"required_linear_history"_s, {}},
        {u"deletion"_s, {}},
        {u"non_fast_forward"_s, {}},
    };
}

} // namespace

Q_DECLARE_METATYPE(Spoil)

class TestSetupAudit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void repairsOfABareRepositoryLeaveNoFault_data()
    {
        QTest::addColumn<QString>("flow");
        QTest::addColumn<int>("atLeast");
        QTest::newRow("tag-only") << u"tag-only"_s << 5;
        QTest::newRow("direct") << u"direct"_s << 5;
        QTest::newRow("release-triggered") << u"release-triggered"_s << 10;
        QTest::newRow("validated-token") << token << 10;
        QTest::newRow("trusted-publishing") << trusted << 14;
        QTest::newRow("rc-gated") << gated << 34;
    }
    void repairsOfABareRepositoryLeaveNoFault()
    {
        QFETCH(QString, flow);
        QFETCH(int, atLeast);
        const SetupExpectation expected = expectedOf(flow);
        const ObservedSetup bare = bareSetup();
        const QList<SetupFinding> findings = auditSetup(expected, bare);
        QCOMPARE(faultsOf(findings).size(), atLeast);
        for (const SetupFinding &finding : findings) {
            QVERIFY2(!finding.isFault() || finding.repair, qPrintable(finding.id()));
            QVERIFY2(!finding.have.isEmpty() && !finding.want.isEmpty() && !finding.why.isEmpty(),
                     qPrintable(finding.id()));
        }
        const ObservedSetup after = comeTrue(bare, repaired(bare, findings));
        const QList<SetupFinding> left = auditSetup(expected, after);
        QCOMPARE(faultsOf(left), QStringList());
        QVERIFY(std::ranges::count(left, SetupFinding::State::Stands, &SetupFinding::state) >= atLeast - 1);
        QVERIFY(changesBetween(after, repaired(after, left)).isEmpty());
    }

    void everyRuleHasANameOfItsOwnAndAReason()
    {
        QStringList ids;
        const QList<SetupRule> rules = setupRules();
        for (const SetupRule &rule : rules) {
            QVERIFY2(!rule.title.isEmpty() && !rule.why.isEmpty(), qPrintable(rule.id));
            QVERIFY2(rule.source.isEmpty() || rule.source.startsWith(u"https://"_s), qPrintable(rule.source));
            ids.append(rule.id);
        }
        QCOMPARE(ids.removeDuplicates(), 0);
        QVERIFY(ids.size() >= 25);
    }

    // NOLINTNEXTLINE(readability-function-size): a table
    void eachRuleFindsItsFault_data()
    {
        QTest::addColumn<QString>("flow");
        QTest::addColumn<Spoil>("spoil");
        QTest::addColumn<QStringList>("faults");
        QTest::addColumn<bool>("repairable");
        const auto row = [](const char *name, const QString &flow, const QStringList &faults, bool repairable,
                            const Spoil &spoil) { QTest::newRow(name) << flow << spoil << faults << repairable; };
        using S = SetupExpectation;
        using O = ObservedSetup;
        const QString main = u":main"_s;
        row("no reviews", gated, {u"branch-reviews:main"_s}, true, [](S &, O &o) { (*o.protection)->reviews.reset(); });
        row("reviews by nobody", gated, {u"branch-reviews:main"_s}, true,
            [](S &, O &o) { (*o.protection)->reviews->count = 0; });
        row("a check is not required", gated, {u"branch-checks:main"_s}, true,
            [](S &, O &o) { (*o.protection)->checks->removeLast(); });
        row("merge commits", gated, {u"branch-history:main"_s}, true,
            [](S &, O &o) { (*o.protection)->linearHistory = false; });
        row("forced pushes", token, {u"branch-kept:main"_s}, true,
            [](S &, O &o) { (*o.protection)->allowsForcePushes = true; });
        row("deletion", token, {u"branch-kept:main"_s}, true,
            [](S &, O &o) { (*o.protection)->allowsDeletion = true; });
        row("administrators pass", token, {u"branch-administrators:main"_s}, true,
            [](S &, O &o) { (*o.protection)->boundAdmins = false; });
        row("rulesets do as well", gated, {}, true, [](S &, O &o) { addRulesets(o); });
        row("a ruleset that administrators pass", gated, {u"branch-administrators:main"_s}, true, [](S &, O &o) {
            addRulesets(o);
            Ruleset open;
            open.id = 7;
            open.sourceType = u"Repository"_s;
            open.bypassActors = {QJsonObject{{u"actor_id"_s, 5}, {u"actor_type"_s, u"RepositoryRole"_s}}};
            o.rulesets->append(open);
        });
        row("protection that may not be read", token, {u"branch-administrators:main"_s, u"branch-kept:main"_s}, false,
            [](S &, O &o) { o.protection = fail(Error::Kind::Denied, u"Must have admin rights"_s); });
        row("tags can be deleted", gated, {u"tag-kept:v*"_s}, true,
            [](S &, O &o) { o.rulesets->first().rules.removeFirst(); });
        row("tags can be moved", gated, {u"tag-unmoved:v*"_s}, true,
            [](S &, O &o) { o.rulesets->first().rules.removeLast(); });
        row("a ruleset that only watches", gated, {u"tag-kept:v*"_s, u"tag-unmoved:v*"_s}, true,
            [](S &, O &o) { o.rulesets->first().enforcement = Ruleset::Enforcement::Evaluate; });
        row("other tags", gated, {u"tag-kept:v*"_s, u"tag-unmoved:v*"_s}, true,
            [](S &, O &o) { o.rulesets->first().included = {u"refs/tags/release-*"_s}; });
        row("candidates are kept", gated, {u"tag-candidates:v*-rc*"_s}, true,
            [](S &, O &o) { o.rulesets->first().excluded.clear(); });
        row("candidates are kept by the organisation", gated, {u"tag-candidates:v*-rc*"_s}, false, [](S &, O &o) {
            o.rulesets->first().excluded.clear();
            o.rulesets->first().sourceType = u"Organization"_s;
        });
        row("rulesets that may not be read", token, {u"tag-kept:v*"_s, u"tag-unmoved:v*"_s}, false,
            [](S &, O &o) { o.rulesets = fail(Error::Kind::Denied, u"no"_s); });
        row("no environment", token,
            {u"environment-tags:pypi"_s, u"environment:pypi"_s, u"secret:pypi/PYPI_API_TOKEN"_s}, true,
            [](S &, O &o) { o.environments->clear(); });
        row("nobody approves", gated, {u"environment-reviewers:qa"_s}, true,
            [](S &, O &o) { environmentIn(o, u"qa"_s).environment.reviewers.clear(); });
        row("nobody is known who could", gated, {u"environment-reviewers:qa"_s}, false, [](S &, O &o) {
            environmentIn(o, u"qa"_s).environment.reviewers.clear();
            o.who.clear();
        });
        row("somebody else was named", gated, {u"environment-reviewers:qa"_s}, true, [](S &s, O &o) {
            s.reviewers[u"qa"_s] = QStringList{u"ines"_s};
            o.who.insert(u"ines"_s, {EnvironmentReviewer::Kind::User, 3, u"ines"_s});
        });
        row("no timer", gated, {u"environment-timer:production-release"_s}, true,
            [](S &, O &o) { environmentIn(o, u"production-release"_s).environment.waitMinutes = 29; });
        row("a longer timer", gated, {}, true,
            [](S &, O &o) { environmentIn(o, u"production-release"_s).environment.waitMinutes = 60; });
        row("the branch alone", gated, {u"environment-tags:qa"_s}, true, [](S &, O &o) {
            environmentIn(o, u"qa"_s).policies->removeIf([](const DeploymentPolicy &one) {
                return one.kind == DeploymentPolicy::Kind::Tag;
            });
        });
        row("tags as a branch's pattern", token, {u"environment-tags:pypi"_s}, true,
            [](S &, O &o) { environmentIn(o, u"pypi"_s).policies->first().kind = DeploymentPolicy::Kind::Branch; });
        row("protected branches", token, {u"environment-tags:pypi"_s}, true,
            [](S &, O &o) { environmentIn(o, u"pypi"_s).environment.refs = DeploymentRefs::ProtectedBranches; });
        row("anything deploys", token, {u"environment-tags:pypi"_s}, true,
            [](S &, O &o) { environmentIn(o, u"pypi"_s).environment.refs = DeploymentRefs::Any; });
        row("tags alone", gated, {u"environment-branch:qa"_s}, true, [](S &, O &o) {
            environmentIn(o, u"qa"_s).policies->removeIf([](const DeploymentPolicy &one) {
                return one.kind == DeploymentPolicy::Kind::Branch;
            });
        });
        row("another branch", gated, {u"environment-branch:qa"_s}, true, [](S &, O &o) {
            for (DeploymentPolicy &policy : *environmentIn(o, u"qa"_s).policies) {
                if (policy.kind == DeploymentPolicy::Kind::Branch)
                    policy.pattern = u"release/*"_s;
            }
        });
        row("no secret", token, {u"secret:pypi/PYPI_API_TOKEN"_s}, true,
            [](S &, O &o) { environmentIn(o, u"pypi"_s).secrets->clear(); });
        row("everybody's secret", token, {u"secret:pypi/PYPI_API_TOKEN"_s}, true, [](S &s, O &o) {
            environmentIn(o, u"pypi"_s).secrets->clear();
            o.secrets = QList<ForgeSecret>{{u"PYPI_API_TOKEN"_s, s.now, s.now}};
        });
        row("an old secret", token, {u"secret-age:pypi/PYPI_API_TOKEN"_s}, true,
            [](S &s, O &o) { environmentIn(o, u"pypi"_s).secrets->first().updatedAt = s.now.addDays(-181); });
        row("a young secret", token, {}, true,
            [](S &s, O &o) { environmentIn(o, u"pypi"_s).secrets->first().updatedAt = s.now.addDays(-179); });
        row("a secret that is read", token, {u"secret-read:CODECOV_TOKEN"_s}, true, [](S &, O &o) {
            o.repository.ownedByOrganisation = false;
            spoilText(o, "name: Unit Tests\n", "name: Unit Tests\n    env:\n      C: ${{ secrets.CODECOV_TOKEN }}\n");
        });
        row("a secret of the organisation", token, {}, true, [](S &s, O &o) {
            o.shared->append({u"CODECOV_TOKEN"_s, s.now, s.now});
            spoilText(o, "name: Unit Tests\n", "name: Unit Tests\n    env:\n      C: ${{ secrets.CODECOV_TOKEN }}\n");
        });
        row("a secret that the organisation has not either", token, {u"secret-read:CODECOV_TOKEN"_s}, true,
            [](S &, O &o) {
                spoilText(o, "name: Unit Tests\n",
                          "name: Unit Tests\n    env:\n      C: ${{ secrets.CODECOV_TOKEN }}\n");
            });
        row("a secret that may be the organisation's", token, {}, true, [](S &, O &o) {
            o.shared = fail(Error::Kind::Denied, u"Must have admin rights"_s);
            spoilText(o, "name: Unit Tests\n", "name: Unit Tests\n    env:\n      C: ${{ secrets.CODECOV_TOKEN }}\n");
        });
        row("a check that nothing runs", gated, {u"workflow-checks:Unit-Tests"_s}, false,
            [](S &, O &o) { spoilText(o, "name: Unit Tests", "name: Tests"); });
        row("an action that can be moved", token, {u"workflow-pinned:actions/checkout"_s}, true, [](S &, O &o) {
            ForgeFile &file = *std::ranges::find(o.texts, u".github/workflows/publish.yml"_s, &ForgeFile::path);
            file.bytes.replace("3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "v7");
        });
        row("somebody's action that can be moved", token, {u"workflow-pinned:some/action"_s}, false, [](S &, O &o) {
            ForgeFile &file = *std::ranges::find(o.texts, u".github/workflows/publish.yml"_s, &ForgeFile::path);
            file.bytes.replace("actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "some/action@v1");
        });
        row("a file that is no workflow", token, {u"workflow-readable:odd.yml"_s}, false, [](S &, O &o) {
            o.texts.append({u".github/workflows/odd.yml"_s, u"id"_s, 3, false, "a: ["});
        });
        row("no changelog", trusted, {u"file-changelog:changelog"_s}, true,
            [](S &, O &o) { o.files.removeAll(u"CHANGELOG.md"_s); });
        row("a changelog without Unreleased", trusted, {u"file-changelog:changelog"_s}, false,
            [](S &s, O &) { s.changelog.path = u"CHANGELOG.md"_s; });
        row("fragments instead", trusted, {}, true, [](S &s, O &o) {
            s.changelog.byFragments = true;
            o.files.removeAll(u"CHANGELOG.md"_s);
        });
        row("no checklist", trusted, {u"file-checklist:docs/LAUNCH.md"_s}, true,
            [](S &s, O &) { s.checklist = u"docs/LAUNCH.md"_s; });
    }
    void eachRuleFindsItsFault()
    {
        QFETCH(QString, flow);
        QFETCH(Spoil, spoil);
        QFETCH(QStringList, faults);
        QFETCH(bool, repairable);
        SetupExpectation expected = expectedOf(flow);
        ObservedSetup observed = goodSetup(expected);
        QCOMPARE(faultsOf(auditSetup(expected, observed)), QStringList());
        spoil(expected, observed);
        const QList<SetupFinding> findings = auditSetup(expected, observed);
        QCOMPARE(faultsOf(findings), faults);
        for (const SetupFinding &finding : findings) {
            if (finding.isFault())
                QCOMPARE(bool(finding.repair), repairable);
        }
        if (!repairable)
            return;
        const ObservedSetup after = comeTrue(observed, repaired(observed, findings));
        QCOMPARE(faultsOf(auditSetup(expected, after)), QStringList());
    }

    void anEnvironmentIsNeverMadeOrChangedWithoutThoseWhoApprove()
    {
        const SetupExpectation expected = expectedOf(gated);
        ObservedSetup bare = bareSetup();
        for (const SetupFinding &finding : auditSetup(expected, bare)) {
            SetupWish wish;
            if (finding.repair)
                finding.repair(wish);
            for (const WishedEnvironment &one : wish.environments)
                QVERIFY2(one.name == u"staging" || !one.rules.reviewers.isEmpty(), qPrintable(finding.id()));
        }
        bare.who.clear();
        const QList<SetupFinding> findings = auditSetup(expected, bare);
        const SetupWish wish = repaired(bare, findings);
        QCOMPARE(wish.environments.size(), 1);
        QCOMPARE(wish.environments[0].name, u"staging"_s);
        QCOMPARE(wish.secrets, (QList<SecretName>{{u"staging"_s, u"TEST_PYPI_TOKEN"_s}}));
        const auto gate = std::ranges::find_if(
            findings, [](const SetupFinding &one) { return one.id() == u"environment:production-deploy"; });
        QCOMPARE(gate->remedy, u"There is no team senior-engineers and no team devops. Name who approves: --reviewer "
                               "production-deploy=LOGIN or --reviewer production-deploy=team:SLUG"_s);
        ObservedSetup open = goodSetup(expected);
        environmentIn(open, u"qa"_s).environment.reviewers.clear();
        environmentIn(open, u"qa"_s).policies->clear();
        QCOMPARE(repaired(open, auditSetup(expected, open)).environment(u"qa"_s).rules.reviewers.size(), 1);
        open.who.clear();
        QVERIFY(changesBetween(open, repaired(open, auditSetup(expected, open))).isEmpty());
    }

    void othersDoNotStandForThoseWhoWereNamed()
    {
        SetupExpectation expected = expectedOf(gated);
        ObservedSetup observed = goodSetup(expected);
        expected.reviewers.insert(u"qa"_s, {u"ines"_s});
        const auto found = [&] {
            const QList<SetupFinding> findings = auditSetup(expected, observed);
            return *std::ranges::find_if(
                findings, [](const SetupFinding &one) { return one.id() == u"environment-reviewers:qa"; });
        };
        QCOMPARE(found().state, SetupFinding::State::Differs); // nobody of that name was found
        QVERIFY(!found().repair);
        QVERIFY2(found().remedy.startsWith(u"There is no ines. "_s), qPrintable(found().remedy));
        observed.who.insert(u"ines"_s, {EnvironmentReviewer::Kind::User, 7, u"ines"_s});
        QCOMPARE(found().state, SetupFinding::State::Differs);
        observed = comeTrue(observed, repaired(observed, {found()}));
        QCOMPARE(found().state, SetupFinding::State::Stands);
        expected.reviewers[u"qa"_s].append(u"team:nope"_s);
        QCOMPARE(found().state, SetupFinding::State::Differs);
        QVERIFY(!found().repair);
    }

    void aReleaseThatIsPushedNeedsNoRuleThatRefusesThePush()
    {
        const SetupExpectation expected = expectedOf(token);
        const ObservedSetup good = goodSetup(expected);
        QVERIFY(good.protection->has_value());
        QVERIFY(!(*good.protection)->reviews && !(*good.protection)->checks);
        QVERIFY((*good.protection)->boundAdmins);
        const QList<SetupFinding> findings = auditSetup(expected, good);
        const auto reviews = std::ranges::find(findings, u"branch-reviews"_s, &SetupFinding::rule);
        QCOMPARE(reviews->state, SetupFinding::State::NotNeeded);
    }

    void aSecondWorkflowThatDeploysIsNotPutBesideTheFirst()
    {
        const SetupExpectation expected = expectedOf(token);
        ObservedSetup observed = goodSetup(expected);
        spoilText(observed, "types: [published]", "types: [deleted]");
        const QList<SetupFinding> findings = auditSetup(expected, observed);
        QCOMPARE(faultsOf(findings), QStringList{u"workflow-trigger:Release-v1.2.3"_s});
        const auto fault = std::ranges::find_if(findings, &SetupFinding::isFault);
        QVERIFY(!fault->repair);
        QVERIFY2(fault->remedy.contains(u"deploy twice"_s), qPrintable(fault->remedy));
    }

    void pinsAreWrittenAsTagboatWritesThemItself()
    {
        const SetupExpectation expected = expectedOf(gated);
        ObservedSetup observed = goodSetup(expected);
        const ObservedSetup good = observed;
        static const QRegularExpression pin(u"@[0-9a-f]{40} # (v[0-9.]+)"_s);
        for (ForgeFile &file : observed.texts)
            file.bytes = QString::fromUtf8(file.bytes).replace(pin, u"@\\1"_s).toUtf8();
        const QList<SetupFinding> findings = auditSetup(expected, observed);
        QVERIFY(faultsOf(findings).size() >= 10);
        const ObservedSetup after = comeTrue(observed, repaired(observed, findings));
        for (const ForgeFile &file : good.texts)
            QCOMPARE(after.text(file.path)->bytes, file.bytes);
    }

    void warnsOfWhatAdministratorsMayPass()
    {
        const SetupExpectation expected = expectedOf(gated);
        ObservedSetup observed = goodSetup(expected);
        environmentIn(observed, u"staging"_s).environment.adminsMayBypass = true; // nothing guards it
        environmentIn(observed, u"production-release"_s).environment.adminsMayBypass = true;
        Ruleset &tags = observed.rulesets->first();
        tags.bypassActors = {QJsonObject{{u"actor_id"_s, 1}, {u"actor_type"_s, u"Team"_s}}};
        const auto warnings = [&] {
            QStringList ids;
            for (const SetupFinding &finding : auditSetup(expected, observed)) {
                if (finding.warning)
                    ids.append(finding.id());
            }
            return ids;
        };
        QCOMPARE(warnings(), QStringList{u"environment-bypass:production-release"_s});
        tags.bypassActors.append(QJsonObject{{u"actor_id"_s, QJsonValue()}, {u"actor_type"_s, u"OrganizationAdmin"_s}});
        QCOMPARE(warnings(),
                 (QStringList{u"environment-bypass:production-release"_s, u"ruleset-bypass:Release-tags"_s}));
        QCOMPARE(faultsOf(auditSetup(expected, observed)), QStringList()); // they are no faults
        tags.enforcement = Ruleset::Enforcement::Disabled;
        QCOMPARE(warnings(), QStringList{u"environment-bypass:production-release"_s});
    }

    void whatOnlyAPersonCanSeeIsNoFault()
    {
        const SetupExpectation expected = expectedOf(trusted);
        const QList<SetupFinding> findings = auditSetup(expected, goodSetup(expected));
        QCOMPARE(std::ranges::count(findings, u"publisher"_s, &SetupFinding::rule), 2);
        const auto publisher = std::ranges::find(findings, u"publisher"_s, &SetupFinding::rule);
        QVERIFY(publisher->byHand && !publisher->isFault());
        QVERIFY(publisher->remedy.contains(u"https://test.pypi.org/manage/project/tide-gauge/"_s));
    }
};

QTEST_GUILESS_MAIN(TestSetupAudit)
#include "tst_setupaudit.moc"
