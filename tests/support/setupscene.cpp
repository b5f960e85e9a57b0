// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "support/setupscene.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat::test
{

SetupExpectation expectedOf(const QString &flow)
{
    SetupExpectation expected;
    expected.flow = flow;
    expected.baseBranch = u"main"_s;
    expected.byPullRequest = expected.makesCandidates = flow == u"rc-gated";
    expected.releaseTag = u"v1.2.3"_s;
    expected.candidateTag = u"v1.2.3-rc1"_s;
    expected.releasePattern = u"v*"_s;
    expected.candidatePattern = u"v*-rc*"_s;
    if (!environmentNeeds(flow).isEmpty())
        expected.workflows = WorkflowOptions{flow, u"tide-gauge"_s, u"tide_gauge"_s};
    expected.changelog.after = "# Changelog\n\n## [Unreleased]\n";
    expected.now = QDateTime::fromString(u"2026-11-21T12:00:00Z"_s, Qt::ISODate);
    return expected;
}

ObservedSetup bareSetup()
{
    ObservedSetup bare;
    bare.repository.name = {u"harbour"_s, u"tide-gauge"_s};
    bare.repository.ownedByOrganisation = true;
    bare.baseBranch = u"main"_s;
    bare.baseCommit = u"827a796cd0749a7b94ba920407514e0a93924fef"_s;
    bare.files = QStringList{u"README.md"_s, u"pyproject.toml"_s};
    qint64 id = 50;
    for (const QString &slug : {u"qa"_s, u"release-managers"_s, u"senior-engineers"_s, u"devops"_s})
        bare.who.insert(u"team:"_s + slug, {EnvironmentReviewer::Kind::Team, ++id, slug});
    return bare;
}

ObservedSetup comeTrue(const ObservedSetup &before, const SetupWish &wish)
{
    ObservedSetup after = before;
    after.protection = wish.protection;
    QList<Ruleset> rulesets = wish.rulesets;
    qint64 id = 900;
    for (Ruleset &ruleset : rulesets)
        ruleset.id = ruleset.id == 0 ? ++id : ruleset.id;
    after.rulesets = rulesets;
    QList<ObservedEnvironment> environments;
    const QDateTime now = QDateTime::fromString(u"2026-11-21T12:00:00Z"_s, Qt::ISODate);
    for (const WishedEnvironment &wished : wish.environments) {
        const ObservedEnvironment *stood = before.environment(wished.name);
        ObservedEnvironment one = stood != nullptr ? *stood : ObservedEnvironment();
        one.environment.name = wished.name;
        one.environment.waitMinutes = wished.rules.waitMinutes;
        one.environment.reviewers = wished.rules.reviewers;
        one.environment.refs = wished.rules.refs;
        QList<DeploymentPolicy> policies;
        for (const auto &[pattern, kind] : wished.policies)
            policies.append({++id, pattern, kind});
        one.policies = policies;
        QList<ForgeSecret> secrets = one.secrets.value_or(QList<ForgeSecret>());
        for (const SecretName &secret : wish.secrets) {
            if (secret.environment != wished.name)
                continue;
            secrets.removeIf([&](const ForgeSecret &other) { return other.name == secret.name; });
            secrets.append({secret.name, now, now});
        }
        one.secrets = secrets;
        environments.append(one);
    }
    after.environments = environments;
    for (const SecretName &secret : wish.secrets) {
        if (secret.environment.isEmpty())
            after.secrets->append({secret.name, now, now});
    }
    for (const FileEdit &file : wish.files) {
        after.texts.removeIf([&](const ForgeFile &one) { return one.path == file.path; });
        after.texts.append({file.path, u"id"_s, file.after.size(), false, file.after});
        after.files.append(file.path);
    }
    return after;
}

QStringList faultsOf(const QList<SetupFinding> &findings)
{
    QStringList ids;
    for (const SetupFinding &finding : findings) {
        if (finding.isFault())
            ids.append(finding.id());
    }
    ids.sort();
    return ids;
}

SetupWish repaired(const ObservedSetup &observed, const QList<SetupFinding> &findings)
{
    SetupWish wish = wishFrom(observed);
    for (const SetupFinding &finding : findings) {
        if (finding.isFault() && finding.repair)
            finding.repair(wish);
    }
    return wish;
}

ObservedSetup goodSetup(const SetupExpectation &expected)
{
    const ObservedSetup bare = bareSetup();
    return comeTrue(bare, repaired(bare, auditSetup(expected, bare)));
}

} // namespace tagboat::test
