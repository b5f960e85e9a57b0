// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "practice/forge/gitfolder.h"
#include "practice/forge/people.h"
#include "practice/forge/repository.h"
#include "practice/forge/tide.h"
#include "practice/index/indexedfile.h"

#include <QFileDevice>

#include <map>
#include <memory>

namespace tagboat::practice
{

/// Everything that the forge knows, and the one place that stores it: STATE/world.json and a file for each repository
/// under STATE/repositories, each replaced as a whole. Used from one thread.
class World
{
public:
    /// @p root is the harbour's folder, @p state the folder of the forge's own files, made if need be.
    static Result<std::unique_ptr<World>> open(const QString &root, const QString &state);

    Tide tide;
    QString address;  ///< http://127.0.0.1:PORT
    QString storage;  ///< the address of the blob storage: another origin, as at GitHub
    QString packages; ///< the address of the package indexes: another origin too
    QString user;     ///< whose part the person at this computer plays; who pushes to a folder is taken for that
    QList<Account> accounts;
    QList<Team> teams;
    QList<AccessToken> tokens;
    QList<Habit> habits;
    QMap<QString, QMap<QString, Secret>> shared; ///< the secrets of organisations, by lower-case login and by name
    QMap<QString, QList<IndexedFile>> indexes;   ///< by name: pypi, testpypi; their bytes lie in STATE/index
    QString controlToken;
    struct Blob {
        QByteArray bytes;
        QByteArray type;
        QDateTime expires;
    };
    QHash<QString, Blob> blobs; ///< what signed addresses of the storage lead to
    int leakedTokens = 0;       ///< requests with a token that reached the storage

    [[nodiscard]] QDateTime now() const { return tide.now(); }
    qint64 newId();

    [[nodiscard]] const Account *account(const QString &login) const;
    [[nodiscard]] const Account *account(qint64 id) const;
    [[nodiscard]] const Team *team(const QString &organisation, const QString &slug) const;
    [[nodiscard]] const Team *team(qint64 id) const;
    [[nodiscard]] const AccessToken *token(const QByteArray &secret) const;
    Account &addAccount(const QString &login, const QString &name, const QString &email, bool organisation = false);
    Team &addTeam(const QString &organisation, const QString &slug, const QString &name, const QStringList &members);
    /// A fresh classic token with the scopes repo and workflow, or the one that there is.
    AccessToken &tokenOf(const QString &login);

    [[nodiscard]] const std::map<QString, std::unique_ptr<Repository>> &repositories() const { return m_repositories; }
    /// Owner and name in any case, as GitHub takes them; null if there is none.
    [[nodiscard]] Repository *repository(const QString &owner, const QString &name) const;
    Repository &addRepository(const QString &owner, const QString &name, const QString &folder);
    /// Gives a repository another name; the old one leads to it from then on.
    void rename(Repository &repository, const QString &name);
    /// What a repository that had this name is called now; null if none had it.
    [[nodiscard]] Repository *renamed(const QString &owner, const QString &name) const;
    [[nodiscard]] Repository *repositoryById(qint64 id) const;
    /// The git side of a repository, opened once.
    Result<GitFolder *> git(const Repository &repository);
    /// A role's rank: 0 none, 1 pull, 2 triage, 3 push, 4 maintain, 5 admin.
    [[nodiscard]] int role(const Repository &repository, const QString &login) const;

    /// Stores what changed since the last time.
    Result<void> store();
    [[nodiscard]] QString assetFolder(const Repository &repository) const;
    [[nodiscard]] const QString &stateFolder() const { return m_state; }
    [[nodiscard]] const QString &root() const { return m_root; }

    void fields(auto &archive)
    {
        archive("nextId", m_nextId)("accounts", accounts)("teams", teams)("tokens", tokens)("habits", habits)(
            "controlToken", controlToken)("oldNames", m_oldNames)("shared", shared)("indexes", indexes);
    }

private:
    Result<void> load();

    QString m_root;
    QString m_state;
    qint64 m_nextId = 5'000'000'000; // beyond 32 bits, as GitHub's run and job ids are
    QByteArray m_stored;
    QMap<QString, qint64> m_oldNames;                              ///< lower-case full name → repository
    std::map<QString, std::unique_ptr<Repository>> m_repositories; // by lower-case full name
    std::map<const Repository *, std::unique_ptr<GitFolder>> m_folders;
};

/// "admin" → 5 and so on; 0 for an unknown word.
int rankOf(const QString &role);
/// Writes the whole file beside the old one, syncs it and renames it: a reader sees the one or the other.
Result<void> storeFile(const QString &path, const QByteArray &bytes,
                       QFileDevice::Permissions permissions = QFileDevice::ReadOwner | QFileDevice::WriteOwner);
/// 32 random bytes as hex, after @p prefix.
QString newSecret(const QString &prefix);
/// A new pair of keys for sealed boxes.
Vault newVault();

} // namespace tagboat::practice
