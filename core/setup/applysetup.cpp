// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "setup/applysetup.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using Told = Result<AppliedChange>;

/// Makes one repository's changes; each function one kind.
class Applying
{
public:
    Applying(ForgePlace place, QList<SecretValue> secrets, Cancel cancel)
        : m_place(std::move(place)), m_secrets(std::move(secrets)), m_cancel(std::move(cancel))
    {
    }

    QCoro::Task<Told> run(SetupChange change)
    {
        return std::visit([this](const auto &one) { return apply(one); }, change);
    }

private:
    QCoro::Task<Told> apply(EnvironmentChange change)
    {
        DeploymentEnvironments &port = m_place.forge->environments();
        const auto done = co_await port.put(m_place.repository, change.name, change.rules, m_cancel);
        co_return told(done, change);
    }

    QCoro::Task<Told> apply(PolicyChange change)
    {
        DeploymentEnvironments &port = m_place.forge->environments();
        const auto done =
            co_await port.addPolicy(m_place.repository, change.environment, change.pattern, change.kind, m_cancel);
        co_return told(done, change);
    }

    QCoro::Task<Told> apply(SecretChange change)
    {
        const auto value = std::ranges::find(m_secrets, change.secret, &SecretValue::secret);
        if (value == m_secrets.cend())
            co_return fail(Error::Kind::Usage, u"The secret %1 has no value"_s.arg(change.secret.text()));
        const SecretScope scope{m_place.repository, change.secret.environment};
        ForgeSecrets &port = m_place.forge->secrets();
        const auto done = co_await port.put(scope, change.secret.name, value->value, m_cancel);
        co_return told(done, change);
    }

    QCoro::Task<Told> apply(RulesetChange change)
    {
        Protection &port = m_place.forge->protection();
        if (change.ruleset.id == 0) {
            const auto made = co_await port.createRuleset(m_place.repository, change.ruleset, m_cancel);
            co_return told(made, change);
        }
        const auto changed = co_await port.changeRuleset(m_place.repository, change.ruleset, m_cancel);
        co_return told(changed, change);
    }

    QCoro::Task<Told> apply(BranchChange change)
    {
        Protection &port = m_place.forge->protection();
        const auto done = co_await port.protect(m_place.repository, change.branch, change.protection, m_cancel);
        co_return told(done, change);
    }

    /// A branch of its own, the files on it, a pull request; each only as far as it is missing.
    QCoro::Task<Told> apply(FilesChange change)
    {
        TB_CO_CHECK(co_await ownBranch(change));
        for (const FileEdit &file : std::as_const(change.files)) {
            TB_CO_CHECK(co_await writeFile(change, file));
        }
        PullRequests &port = m_place.forge->pullRequests();
        TB_CO_TRY(const auto all, co_await port.from(m_place.repository, change.branch, m_cancel));
        const auto open = std::ranges::find(all, PullRequest::State::Open, &PullRequest::state);
        if (open != all.cend())
            co_return applied(change, *open);
        const NewPullRequest request = pullRequestOf(change);
        TB_CO_TRY(const PullRequest made, co_await port.create(m_place.repository, request, m_cancel));
        co_return applied(change, made);
    }

    QCoro::Task<Result<void>> ownBranch(FilesChange change)
    {
        ForgeRepositories &port = m_place.forge->repositories();
        const QString name = u"refs/heads/"_s + change.branch;
        TB_CO_TRY(const auto stands, co_await port.reference(m_place.repository, name, m_cancel));
        if (stands)
            co_return Result<void>();
        co_return co_await port.createBranch(m_place.repository, change.branch, change.baseCommit, m_cancel);
    }

    QCoro::Task<Result<void>> writeFile(FilesChange change, FileEdit file)
    {
        ForgeRepositories &port = m_place.forge->repositories();
        const auto stands = co_await port.file(m_place.repository, file.path, change.branch, m_cancel);
        if (!stands && stands.error().kind != Error::Kind::NotFound)
            co_return tl::unexpected(stands.error());
        if (stands && stands->bytes == file.after)
            co_return Result<void>();
        if (stands.has_value() == file.created || (stands && stands->bytes != file.before))
            co_return fail(Error::Kind::Conflict,
                           u"%1 on the branch %2 is another file"_s.arg(file.path, change.branch), {},
                           u"Look at the branch; remove it, and apply again."_s);
        ForgeFileWrite write{file.path, file.after, change.branch, {}, {}};
        write.message = messageOf(file);
        if (stands)
            write.replaces = stands->id;
        co_return co_await port.writeFile(m_place.repository, write, m_cancel);
    }

    static AppliedChange applied(const FilesChange &change, const PullRequest &request)
    {
        return {u"#%1: %2"_s.arg(request.number).arg(describe(change)), request.url};
    }

    template <typename T, typename Change>
    static Told told(const Result<T> &done, const Change &change)
    {
        if (!done)
            return tl::unexpected(done.error());
        return AppliedChange{describe(change), {}};
    }

    ForgePlace m_place;
    QList<SecretValue> m_secrets;
    Cancel m_cancel;
};

} // namespace

QCoro::Task<Result<void>> applySetup(ForgePlace place, QList<SetupChange> changes, QList<SecretValue> secrets,
                                     std::function<void(AppliedChange)> told, Cancel cancel)
{
    Applying applying(std::move(place), std::move(secrets), std::move(cancel));
    for (const SetupChange &change : std::as_const(changes)) {
        TB_CO_TRY(const AppliedChange done, co_await applying.run(change));
        told(done);
    }
    co_return Result<void>();
}

} // namespace tagboat
