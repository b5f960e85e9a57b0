// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/processprivacy.h"
#include "commands.h"
#include "forgeshared.h"
#include "secretinput.h"
#include "setupsecrets.h"
#include "setupshared.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat::cli
{

namespace
{

/// The faults that --only names, by rule or by id; all of them without it.
Result<QList<SetupFinding>> chosen(const Invocation &call, const SetupAudit &before)
{
    const QStringList only = call.values(u"only"_s);
    for (const QString &name : only) {
        const auto meant = [&](const SetupFinding &one) { return one.rule == name || one.id() == name; };
        if (std::ranges::none_of(before.findings, meant))
            return fail(
                Error::Kind::Usage, u"There is no finding “%1”"_s.arg(name), {},
                u"See them with: tagboat-cli setup audit %1 --all"_s.arg(asArgument(call.arguments.constFirst())));
    }
    QList<SetupFinding> list = before.faults();
    list.removeIf([&](const SetupFinding &one) {
        return !only.isEmpty() && !only.contains(one.rule) && !only.contains(one.id());
    });
    return list;
}

bool isNamed(const QList<NamedSecret> &secrets, const SecretName &secret)
{
    return std::ranges::find(secrets, secret, &NamedSecret::secret) != secrets.cend();
}

/// The one that a finding is about whose repair takes a value.
SecretName secretOf(const SetupFinding &fault)
{
    SetupWish wish;
    fault.repair(wish);
    return wish.secrets.value(0);
}

/// A secret needs its place, which is not made without those who have to approve there.
Result<void> placesStand(const SetupWish &wish, const SetupAudit &before)
{
    if (!before.observed.environments)
        return {};
    for (const SecretName &secret : wish.secrets) {
        const auto same = [&](const WishedEnvironment &one) {
            return one.name.compare(secret.environment, Qt::CaseInsensitive) == 0;
        };
        if (secret.environment.isEmpty() || std::ranges::any_of(wish.environments, same))
            continue;
        const auto &findings = before.findings;
        const auto missing = std::ranges::find_if(findings, [&](const SetupFinding &one) {
            return one.rule == u"environment"_s && one.subject.compare(secret.environment, Qt::CaseInsensitive) == 0;
        });
        return fail(Error::Kind::Usage,
                    u"The secret %1 has no place: there is no environment %2"_s.arg(secret.text(), secret.environment),
                    {}, missing == findings.cend() ? QString() : missing->remedy);
    }
    return {};
}

/// What is to be done: the repairs of the chosen faults, and the secrets that are named.
SetupWish wishOf(const QList<SetupFinding> &faults, const QList<NamedSecret> &secrets, const SetupAudit &before)
{
    SetupWish wish = wishFrom(before.observed);
    for (const SetupFinding &fault : faults) {
        if (fault.repair && (!fault.takesValue || isNamed(secrets, secretOf(fault))))
            fault.repair(wish);
    }
    for (const NamedSecret &one : secrets) {
        if (!wish.secrets.contains(one.secret))
            wish.secrets.append(one.secret);
    }
    return wish;
}

/// One run of the command over one repository.
class Apply
{
public:
    Apply(Invocation &call, SetupPlace place) : m_call(call), m_out(call.session.out), m_place(std::move(place)) {}

    Result<int> run()
    {
        TB_TRY(const SetupAudit before, audit(m_place, m_call.session.cancel));
        TB_TRY(const QList<SetupFinding> faults, chosen(m_call, before));
        TB_TRY(const QList<NamedSecret> secrets, namedSecrets(m_call, m_place.expected.flow));
        const SetupWish wish = wishOf(faults, secrets, before);
        TB_CHECK(placesStand(wish, before));
        const QList<SetupChange> changes = changesBetween(before.observed, wish);
        if (!m_out.json())
            TB_CHECK(printChanges(changes, m_place, m_out));
        if (m_call.has(u"dry-run"_s) || changes.isEmpty())
            return finish(changes, before, before);
        TB_TRY(const bool yes, agrees(changes.size()));
        if (!yes)
            return fail(Error::Kind::Cancelled, u"Nothing was changed"_s);
        TB_TRY(const QList<SecretValue> values, secretValues(secrets, m_call.session));
        const auto told = [this](const AppliedChange &change) { tell(change); };
        TB_CHECK(runToEnd(applySetup(m_place.place, changes, values, told, m_call.session.cancel)));
        TB_TRY(const SetupAudit after, audit(m_place, m_call.session.cancel));
        return finish(changes, before, after);
    }

private:
    Result<bool> agrees(qsizetype count) const
    {
        if (m_call.has(u"yes"_s))
            return true;
        return agreed(u"Make these %1 changes to %2?"_s.arg(count).arg(m_place.place.repository.full()),
                      u"Say --yes, or look at them with --dry-run."_s, m_call.session.cancel);
    }

    void tell(const AppliedChange &change)
    {
        m_done.append(QJsonObject{{u"text"_s, change.text},
                                  {u"url"_s, change.url.isEmpty() ? QJsonValue() : QJsonValue(change.url)}});
        if (!m_out.json())
            m_out.line(u"Done: %1 %2"_s.arg(change.text, change.url).trimmed());
    }

    Result<int> finish(const QList<SetupChange> &changes, const SetupAudit &before, const SetupAudit &after)
    {
        const bool files = std::ranges::any_of(
            changes, [](const SetupChange &one) { return std::holds_alternative<FilesChange>(one); });
        if (m_out.json()) {
            TB_TRY(const QJsonArray planned, toJson(changes, m_place));
            TB_TRY(QJsonObject object, toJson(m_place, after));
            object.insert(u"dryRun"_s, m_call.has(u"dry-run"_s));
            object.insert(u"changes"_s, planned);
            object.insert(u"done"_s, m_done);
            m_out.document(object);
        } else {
            if (changes.isEmpty())
                m_out.line(u"Nothing that can be changed from here"_s);
            printAudit(m_place, after, false, m_out);
        }
        if (files && !m_done.isEmpty())
            m_out.note(u"Files stand once their pull request is merged"_s);
        return m_done.isEmpty() || !silentlyRefused(changes, before, after) ? 0 : 1;
    }

    /// A plan of the forge may take a rule without a word and leave it out: what is not in a pull request has to stand.
    [[nodiscard]] bool silentlyRefused(const QList<SetupChange> &changes, const SetupAudit &before,
                                       const SetupAudit &after) const
    {
        const auto faults = chosen(m_call, before);
        QStringList repaired;
        for (const SetupFinding &fault : faults.value_or(QList<SetupFinding>())) {
            if (!fault.repair || (fault.takesValue && !changesSecret(changes, secretOf(fault))))
                continue;
            SetupWish wish = wishFrom(before.observed);
            fault.repair(wish);
            if (wish.files.isEmpty())
                repaired.append(fault.id());
        }
        const QList<SetupFinding> left = after.faults();
        return std::ranges::any_of(left, [&](const SetupFinding &one) { return repaired.contains(one.id()); });
    }

    static bool changesSecret(const QList<SetupChange> &changes, const SecretName &secret)
    {
        return std::ranges::any_of(changes, [&](const SetupChange &one) {
            const auto *change = std::get_if<SecretChange>(&one);
            return change != nullptr && change->secret == secret;
        });
    }

    Invocation &m_call;
    Output &m_out;
    SetupPlace m_place;
    QJsonArray m_done;
};

Result<int> run(Invocation &call)
{
    keepMemoryPrivate();
    TB_TRY(const auto places, openForges(call.session));
    TB_TRY(SetupPlace place, setupPlace(call, *places, call.arguments.constFirst()));
    return Apply(call, std::move(place)).run();
}

} // namespace

Command setupApplyCommand()
{
    Command command;
    command.name = u"setup apply"_s;
    command.arguments = u"REPO [--only ID]... [--secret [ENV/]NAME[=TOKEN]]... [--yes] [--dry-run]"_s;
    command.summary = u"Make a repository's set-up what its release process wants."_s;
    command.description =
        u"Shows every request with its body and the difference of every file, asks, makes the changes, and looks "
        u"again. "
        u"What stands already, or waits in a pull request that is open, is left alone, so a second run sends nothing "
        u"that "
        u"writes. An environment that wants approvals is not made without those who approve. Files go on a branch of "
        u"their "
        u"own and into a pull request; the working tree is not touched. A secret's value is never an argument: it is a "
        u"token of the keychain or a line of standard input, in the order of the options, and it leaves this machine "
        u"sealed for its place. Exit status 1: something was taken and still does not stand."_s;
    command.options = setupOptions();
    command.options += {u"only"_s, u"Only this finding, or this rule; may be given several times."_s, u"ID"_s};
    command.options += secretOption();
    command.options += {u"dry-run"_s, u"Show the changes and make none."_s};
    command.options += {{u"y"_s, u"yes"_s}, u"Agree to the changes."_s};
    command.examples = {u"tagboat-cli setup apply . --dry-run"_s,
                        u"tagboat-cli setup apply . --only environment-tags"_s,
                        u"tagboat-cli setup apply . --yes --secret staging/TEST_PYPI_TOKEN < token.txt"_s};
    command.minimumArguments = 1;
    command.maximumArguments = 1;
    command.run = run;
    return command;
}

} // namespace tagboat::cli
