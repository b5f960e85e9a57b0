// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/changelogwork.h"

namespace tagboat
{

namespace
{
/// Gives authors the names of the mailmap, each asked for once.
class Mailmap
{
public:
    explicit Mailmap(LocalRepository &repository) : m_repository(repository) {}

    Result<LocalRepository::Identity> operator()(const QString &name, const QString &mail)
    {
        const std::pair<QString, QString> key{name, mail};
        if (const auto found = m_known.constFind(key); found != m_known.cend())
            return *found;
        TB_TRY(const auto mapped, m_repository.mapped({name, mail}));
        return *m_known.insert(key, mapped);
    }

private:
    LocalRepository &m_repository;
    QHash<std::pair<QString, QString>, LocalRepository::Identity> m_known;
};
} // namespace

Result<QList<Contributor>> contributorsBetween(LocalRepository &repository, const PackageRow &package,
                                               const DraftSettings &settings, const QString &from, const QString &to)
{
    Mailmap mailmap(repository);
    Contributors people(settings.bots.value_or(usualBots()));
    Result<void> went;
    const auto take = [&](const GitCommit &commit, auto &&each) -> Result<void> {
        TB_TRY(const auto author, mailmap(commit.authorName, commit.authorMail));
        each(author.name, author.email);
        for (const auto &[name, mail] : coAuthors(commit.message)) {
            TB_TRY(const auto other, mailmap(name, mail));
            each(other.name, other.email);
        }
        return {};
    };
    TB_CHECK(repository.eachCommit(from, to, package.path, [&](const GitCommit &commit) {
        if (commit.parents < 2) {
            went = take(commit, [&](const QString &name, const QString &mail) { people.add(name, mail); });
        }
        return went.has_value();
    }));
    TB_CHECK(went);
    if (!from.isEmpty() && !people.settled()) {
        TB_CHECK(repository.eachCommit({}, from, {}, [&](const GitCommit &commit) {
            went = take(commit, [&](const QString &name, const QString &mail) { people.addEarlier(name, mail); });
            return went.has_value() && !people.settled();
        }));
    }
    TB_CHECK(went);
    return people.all();
}

} // namespace tagboat
