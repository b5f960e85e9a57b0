// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "setup/observedsetup.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

const QString workflowFolder = u".github/workflows"_s;

/// What a token may not read, or a plan does not have, is told in its place; anything else ends the reading.
template <typename T>
bool endsReading(const Result<T> &result)
{
    return !result && result.error().kind != Error::Kind::Denied && result.error().kind != Error::Kind::NotFound;
}

bool sameName(const QString &one, const QString &other)
{
    return one.compare(other, Qt::CaseInsensitive) == 0; // GitHub's names of environments know no case
}

bool isWorkflow(const ForgeFile &file)
{
    return !file.isFolder && (file.path.endsWith(u".yml"_s) || file.path.endsWith(u".yaml"_s));
}

/// Reads one repository; each function one part.
class Reading
{
public:
    Reading(ForgePlace place, SetupExpectation expected, Cancel cancel)
        : m_place(std::move(place)), m_expected(std::move(expected)), m_cancel(std::move(cancel))
    {
    }

    QCoro::Task<Result<ObservedSetup>> run()
    {
        ForgeRepositories &repositories = m_place.forge->repositories();
        TB_CO_TRY(m_seen.repository, co_await repositories.get(m_place.repository, m_cancel));
        TB_CO_TRY(const ForgeBranch base,
                  co_await repositories.branch(m_place.repository, m_expected.baseBranch, m_cancel));
        m_seen.baseBranch = m_expected.baseBranch;
        m_seen.baseCommit = base.commit;
        m_isProtected = base.isProtected;
        TB_CO_CHECK(co_await readProtection());
        TB_CO_CHECK(co_await readEnvironments());
        TB_CO_CHECK(co_await readFiles());
        TB_CO_CHECK(co_await readPending());
        TB_CO_CHECK(co_await findReviewers());
        auto seen = m_seen;
        co_return seen;
    }

private:
    QCoro::Task<Result<void>> readProtection()
    {
        Protection &protection = m_place.forge->protection();
        m_seen.protection = co_await protection.branch(m_place.repository, m_expected.baseBranch, m_cancel);
        if (endsReading(m_seen.protection))
            co_return tl::unexpected(m_seen.protection.error());
        // To whom it does not show a protection the server says that there is none.
        const bool none = m_seen.protection && !*m_seen.protection;
        if (none && m_isProtected && !m_seen.repository.rights.admin)
            m_seen.protection = fail(Error::Kind::Denied, u"Only administrators see how the branch is protected"_s, {},
                                     u"Use the token of an administrator."_s);
        m_seen.branchRules = co_await protection.rulesFor(m_place.repository, m_expected.baseBranch, m_cancel);
        if (endsReading(m_seen.branchRules))
            co_return tl::unexpected(m_seen.branchRules.error());
        const auto listed = co_await protection.rulesets(m_place.repository, m_cancel);
        if (endsReading(listed))
            co_return tl::unexpected(listed.error());
        if (!listed) {
            m_seen.rulesets = tl::unexpected(listed.error());
            co_return Result<void>();
        }
        QList<Ruleset> whole;
        for (const Ruleset &one : *listed) {
            TB_CO_TRY(const Ruleset ruleset, co_await protection.ruleset(m_place.repository, one.id, m_cancel));
            whole.append(ruleset);
        }
        m_seen.rulesets = whole;
        co_return Result<void>();
    }

    QCoro::Task<Result<void>> readEnvironments()
    {
        DeploymentEnvironments &port = m_place.forge->environments();
        const SecretScope own{m_place.repository, {}};
        m_seen.secrets = co_await m_place.forge->secrets().all(own, m_cancel);
        if (endsReading(m_seen.secrets))
            co_return tl::unexpected(m_seen.secrets.error());
        if (m_seen.repository.ownedByOrganisation)
            m_seen.shared = co_await m_place.forge->secrets().ofOrganisation(m_place.repository, m_cancel);
        if (endsReading(m_seen.shared))
            co_return tl::unexpected(m_seen.shared.error());
        const auto all = co_await port.all(m_place.repository, m_cancel);
        if (endsReading(all))
            co_return tl::unexpected(all.error());
        if (!all) {
            m_seen.environments = tl::unexpected(all.error());
            co_return Result<void>();
        }
        QList<ObservedEnvironment> seen;
        for (const DeploymentEnvironment &environment : *all) {
            ObservedEnvironment one{environment, {}, {}};
            if (environment.refs == DeploymentRefs::Chosen)
                one.policies = co_await port.policies(m_place.repository, environment.name, m_cancel);
            if (endsReading(one.policies))
                co_return tl::unexpected(one.policies.error());
            const SecretScope scope{m_place.repository, environment.name};
            one.secrets = co_await m_place.forge->secrets().all(scope, m_cancel);
            if (endsReading(one.secrets))
                co_return tl::unexpected(one.secrets.error());
            seen.append(one);
        }
        m_seen.environments = seen;
        co_return Result<void>();
    }

    /// At one commit, so that all of them belong together.
    QCoro::Task<Result<SetupPullRequest>> filesAt(QString commit)
    {
        ForgeRepositories &port = m_place.forge->repositories();
        const QString top;
        SetupPullRequest seen;
        TB_CO_TRY(const auto root, co_await port.folder(m_place.repository, top, commit, m_cancel));
        QStringList paths;
        for (const ForgeFile &file : root) {
            seen.files.append(file.path);
            if (!file.isFolder && file.path == m_expected.changelog.path)
                paths.append(file.path);
        }
        const auto workflows = co_await port.folder(m_place.repository, workflowFolder, commit, m_cancel);
        if (!workflows && workflows.error().kind != Error::Kind::NotFound)
            co_return tl::unexpected(workflows.error());
        for (const ForgeFile &file : workflows.value_or(QList<ForgeFile>())) {
            if (isWorkflow(file))
                paths.append(file.path);
        }
        if (!m_expected.checklist.isEmpty())
            paths.append(m_expected.checklist);
        for (const QString &path : std::as_const(paths)) {
            const auto file = co_await port.file(m_place.repository, path, commit, m_cancel);
            if (file)
                seen.texts.append(*file);
            else if (file.error().kind != Error::Kind::NotFound)
                co_return tl::unexpected(file.error());
        }
        const SetupPullRequest answer = seen;
        co_return answer;
    }

    QCoro::Task<Result<void>> readFiles()
    {
        TB_CO_TRY(const SetupPullRequest seen, co_await filesAt(m_seen.baseCommit));
        m_seen.files = seen.files;
        m_seen.texts = seen.texts;
        co_return Result<void>();
    }

    /// What waits to be merged is neither to be made again nor as good as done.
    QCoro::Task<Result<void>> readPending()
    {
        const QString prefix = u"refs/heads/"_s + setupBranchStart;
        const auto branches = co_await m_place.forge->repositories().references(m_place.repository, prefix, m_cancel);
        if (endsReading(branches))
            co_return tl::unexpected(branches.error());
        const QList<ForgeReference> ours = branches.value_or(QList<ForgeReference>());
        for (const ForgeReference &branch : ours) {
            PullRequests &port = m_place.forge->pullRequests();
            const QString name = branch.name.mid(prefix.size() - setupBranchStart.size());
            const auto all = co_await port.from(m_place.repository, name, m_cancel);
            if (endsReading(all))
                co_return tl::unexpected(all.error());
            const QList<PullRequest> requests = all.value_or(QList<PullRequest>());
            for (const PullRequest &one : requests) {
                if (one.state != PullRequest::State::Open || one.baseBranch != m_expected.baseBranch)
                    continue;
                TB_CO_TRY(SetupPullRequest seen, co_await filesAt(one.headCommit));
                seen.number = one.number;
                seen.url = one.url;
                m_seen.pending.append(seen);
            }
        }
        co_return Result<void>();
    }

    /// Those that were named, all of whom have to be there; and the usual ones of environments that have nobody yet.
    QCoro::Task<Result<void>> findReviewers()
    {
        QStringList absent;
        QStringList names;
        for (const QStringList &some : std::as_const(m_expected.reviewers))
            names += some;
        names.removeDuplicates();
        for (const QString &name : std::as_const(names)) {
            const auto found = co_await reviewer(name);
            if (!found && found.error().kind != Error::Kind::NotFound)
                co_return tl::unexpected(found.error());
            if (found)
                m_seen.who.insert(name, *found);
            else
                absent.append(inWords(name));
        }
        if (!absent.isEmpty())
            co_return fail(Error::Kind::Usage, u"There is no %1"_s.arg(absent.join(u" and no "_s)), {},
                           u"Name others: --reviewer qa=LOGIN or --reviewer qa=team:SLUG"_s);
        const QStringList usual = usualReviewers();
        for (const QString &name : usual) {
            const auto found = co_await reviewer(name);
            if (endsReading(found))
                co_return tl::unexpected(found.error());
            if (found)
                m_seen.who.insert(name, *found);
        }
        co_return Result<void>();
    }

    [[nodiscard]] QStringList usualReviewers() const
    {
        QStringList names;
        for (const EnvironmentNeed &need : environmentNeeds(m_expected.flow)) {
            const ObservedEnvironment *stands = m_seen.environment(need.name);
            const bool open = stands == nullptr || stands->environment.reviewers.isEmpty();
            if (open && !m_expected.reviewers.contains(need.name))
                names += wantedReviewers(m_expected, need, m_seen.repository.ownedByOrganisation);
        }
        names.removeDuplicates();
        return names;
    }

    [[nodiscard]] QString inWords(const QString &name) const
    {
        return name.startsWith(u"team:"_s) ? u"team “%1” of %2"_s.arg(name.mid(5), m_place.repository.owner)
                                           : u"account “%1”"_s.arg(name);
    }

    QCoro::Task<Result<EnvironmentReviewer>> reviewer(QString name)
    {
        using Kind = EnvironmentReviewer::Kind;
        ForgeAccounts &accounts = m_place.forge->accounts();
        EnvironmentReviewer found;
        if (name.startsWith(u"team:"_s)) {
            const QString slug = name.mid(5);
            TB_CO_TRY(const qint64 id, co_await accounts.team(m_place.repository.owner, slug, m_cancel));
            found = {Kind::Team, id, slug};
        } else {
            TB_CO_TRY(const ForgeUser user, co_await accounts.user(name, m_cancel));
            found = {Kind::User, user.id, user.login};
        }
        const EnvironmentReviewer answer = found;
        co_return answer;
    }

    ForgePlace m_place;
    SetupExpectation m_expected;
    Cancel m_cancel;
    ObservedSetup m_seen;
    bool m_isProtected = false; ///< the base branch, by a rule of either kind
};

} // namespace

const ObservedEnvironment *ObservedSetup::environment(const QString &name) const
{
    if (!environments)
        return nullptr;
    const auto found = std::ranges::find_if(
        *environments, [&](const ObservedEnvironment &one) { return sameName(one.environment.name, name); });
    return found == environments->cend() ? nullptr : &*found;
}

const ForgeFile *ObservedSetup::text(const QString &path) const
{
    const auto found = std::ranges::find(texts, path, &ForgeFile::path);
    return found == texts.cend() ? nullptr : &*found;
}

QStringList wantedReviewers(const SetupExpectation &expected, const EnvironmentNeed &need, bool organisation)
{
    const auto named = expected.reviewers.constFind(need.name);
    if (named != expected.reviewers.constEnd())
        return *named;
    QStringList teams;
    for (const QString &slug : need.teams) {
        if (organisation)
            teams.append(u"team:"_s + slug);
    }
    return teams;
}

QCoro::Task<Result<ObservedSetup>> observeSetup(ForgePlace place, SetupExpectation expected, Cancel cancel)
{
    Reading reading(std::move(place), std::move(expected), std::move(cancel));
    co_return co_await reading.run();
}

} // namespace tagboat
