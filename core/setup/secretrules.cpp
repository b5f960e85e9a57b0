// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "setup/setuprules.h"
#include "setup/workflowaudit.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using State = SetupFinding::State;
using Findings = QList<SetupFinding>;

const ForgeSecret *secretNamed(const QList<ForgeSecret> &secrets, const QString &name)
{
    const auto found = std::ranges::find_if(secrets, [&](const ForgeSecret &one) {
        return one.name.compare(name, Qt::CaseInsensitive) == 0; // GitHub keeps them in upper case
    });
    return found == secrets.cend() ? nullptr : &*found;
}

/// The secrets of a place, or why they are not known. An environment that is missing has none.
Result<QList<ForgeSecret>> secretsOf(const ObservedSetup &observed, const QString &environment)
{
    if (environment.isEmpty())
        return observed.secrets;
    if (!observed.environments)
        return tl::unexpected(observed.environments.error());
    const ObservedEnvironment *stands = observed.environment(environment);
    return stands != nullptr ? stands->secrets : Result<QList<ForgeSecret>>();
}

/// Where a secret stands that is no environment's: "repository", "organisation", or empty for nowhere.
QString ownerOf(const ObservedSetup &observed, const QString &name)
{
    if (secretNamed(observed.secrets.value_or(QList<ForgeSecret>()), name) != nullptr)
        return u"repository"_s;
    if (secretNamed(observed.shared.value_or(QList<ForgeSecret>()), name) != nullptr)
        return u"organisation"_s;
    return {};
}

void setBy(SetupFinding &finding, const SetupView &view, const SecretName &secret)
{
    repairIn(finding, view, secret.environment, [secret](SetupWish &wish) {
        if (!wish.secrets.contains(secret))
            wish.secrets.append(secret);
    });
    if (!finding.repair)
        return;
    finding.takesValue = true;
    finding.remedy =
        u"Give its value: --secret %1, or the name of a token in the keychain: --secret %1=TOKEN"_s.arg(secret.text());
}

Findings needed(const SetupView &view)
{
    Findings findings;
    const auto secrets = flowSecrets(view.expected.flow);
    for (const auto &[name, environment] : secrets) {
        const SecretName secret{environment, name};
        const QString should = u"The secret %1 of the environment %2"_s.arg(name, environment);
        const auto stand = secretsOf(view.observed, environment);
        if (!stand) {
            findings.append(unknown(secret.text(), stand.error(), should));
            continue;
        }
        if (const ForgeSecret *one = secretNamed(*stand, name)) {
            const QString set = one->updatedAt.date().toString(Qt::ISODate);
            findings.append(finding(State::Stands, secret.text(), u"Set on %1"_s.arg(set), should));
            continue;
        }
        const QString owner = ownerOf(view.observed, name);
        SetupFinding made =
            finding(owner.isEmpty() ? State::Missing : State::Differs, secret.text(),
                    owner.isEmpty() ? u"It is not set"_s
                                    : u"It is the %1's: every job of every workflow may read it"_s.arg(owner),
                    should);
        setBy(made, view, secret);
        findings.append(made);
    }
    return findings;
}

Findings ages(const SetupView &view)
{
    Findings findings;
    const QDateTime oldest = view.expected.now.addDays(-view.expected.secretDays);
    const QString should = u"Renewed within %1 days"_s.arg(view.expected.secretDays);
    QStringList places{QString()};
    for (const EnvironmentNeed &need : environmentNeeds(view.expected.flow))
        places.append(need.name);
    for (const QString &place : std::as_const(places)) {
        const QList<ForgeSecret> secrets = secretsOf(view.observed, place).value_or(QList<ForgeSecret>());
        for (const ForgeSecret &one : secrets) {
            const SecretName secret{place, one.name};
            const qint64 days = one.updatedAt.daysTo(view.expected.now);
            const bool old = one.updatedAt < oldest;
            SetupFinding made =
                finding(old ? State::Differs : State::Stands, secret.text(), u"Set %1 days ago"_s.arg(days), should);
            if (old)
                setBy(made, view, secret);
            findings.append(made);
        }
    }
    return findings;
}

/// The secrets that a job's text reads, its workflow's own among them.
QSet<QString> readBy(const WorkflowFile &file, const WorkflowFileJob &job)
{
    QSet<QString> names(file.secrets.begin(), file.secrets.end());
    names.unite(QSet<QString>(job.secrets.begin(), job.secrets.end()));
    for (const WorkflowFileStep &step : job.steps)
        names.unite(QSet<QString>(step.secrets.begin(), step.secrets.end()));
    names.remove(u"GITHUB_TOKEN"_s);
    return names;
}

/// Beside those that the flow itself is about.
Findings readSecrets(const SetupView &view)
{
    Findings findings;
    QSet<QString> seen;
    for (const auto &[name, environment] : flowSecrets(view.expected.flow))
        seen.insert(name);
    for (const WorkflowFile &file : view.workflows) {
        for (const WorkflowFileJob &job : file.jobs) {
            QStringList names = readBy(file, job).values();
            names.sort();
            for (const QString &name : std::as_const(names)) {
                if (seen.contains(name))
                    continue;
                seen.insert(name);
                const QString should = u"A secret that %1 reads"_s.arg(file.path.section(u'/', -1));
                const auto own = secretsOf(view.observed, {});
                const auto of = secretsOf(view.observed, job.environment);
                if (!own || !of) {
                    findings.append(unknown(name, own ? of.error() : own.error(), should));
                    continue;
                }
                const QString owner = ownerOf(view.observed, name);
                const bool stands = !owner.isEmpty() || secretNamed(*of, name) != nullptr;
                const QString where = owner == u"organisation"_s ? u"Its organisation has it"_s : u"It is set"_s;
                SetupFinding made =
                    finding(stands ? State::Stands : State::Missing, name, stands ? where : u"It is not set"_s, should);
                if (!stands && !view.observed.shared) {
                    made.state = State::Unknown;
                    made.byHand = true;
                    made.have = u"Not the repository's; the organisation's secrets cannot be read"_s;
                } else if (!stands) {
                    setBy(made, view, {job.environment, name});
                }
                made.path = file.path;
                made.line = job.line;
                findings.append(made);
            }
        }
    }
    return findings;
}

} // namespace

QList<SetupRuleEntry> secretRules()
{
    const QString source = u"https://docs.github.com/en/actions/concepts/security/secrets"_s;
    return {
        {{u"secret"_s, u"The flow's secrets are set in their environments"_s,
          u"An environment's secret is read only after its approval, and by no other job."_s, source},
         needed},
        {{u"secret-age"_s, u"Secrets are renewed"_s,
          u"The published processes renew tokens every 6 to 12 months; an old one may be in many hands."_s, source},
         ages},
        {{u"secret-read"_s, u"What workflows read is set"_s, u"A secret that is not set is an empty text."_s, source},
         readSecrets},
    };
}

} // namespace tagboat
