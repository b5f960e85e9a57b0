// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/world.h"

#include <QDir>
#include <QDirIterator>
#include <QJsonDocument>
#include <QSaveFile>

#include <sodium.h>

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

const QString worldFile = u"/world.json"_s;
const QStringList ranks{{}, u"pull"_s, u"triage"_s, u"push"_s, u"maintain"_s, u"admin"_s};

Result<QJsonObject> readObject(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failAt(Error::Kind::Io, path, 0, u"The practice forge's state cannot be read."_s, file.errorString());
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (!document.isObject())
        return failAt(Error::Kind::Invalid, path, 0, u"The practice forge's state is damaged."_s, error.errorString(),
                      u"Remove the harbour's folder to start afresh."_s);
    return document.object();
}

} // namespace

Result<void> storeFile(const QString &path, const QByteArray &bytes, QFileDevice::Permissions permissions)
{
    QDir().mkpath(path.section(u'/', 0, -2)); // where it fails the file cannot be opened
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(permissions) || file.write(bytes) != bytes.size() ||
        !file.commit())
        return failAt(Error::Kind::Io, path, 0, u"The practice forge could not store its state."_s, file.errorString());
    return {};
}

int rankOf(const QString &role)
{
    return role.isEmpty() ? 0 : static_cast<int>(qMax(qsizetype(0), ranks.indexOf(role)));
}

QString newSecret(const QString &prefix)
{
    QByteArray bytes(32, Qt::Uninitialized);
    randombytes_buf(bytes.data(), static_cast<std::size_t>(bytes.size()));
    return prefix + QString::fromLatin1(bytes.toHex());
}

Vault newVault()
{
    Vault vault;
    vault.publicKey = QByteArray(crypto_box_PUBLICKEYBYTES, Qt::Uninitialized);
    vault.privateKey = QByteArray(crypto_box_SECRETKEYBYTES, Qt::Uninitialized);
    crypto_box_keypair(reinterpret_cast<unsigned char *>(vault.publicKey.data()),
                       reinterpret_cast<unsigned char *>(vault.privateKey.data()));
    vault.keyId = QString::number(3'380'204'578'000'000'000LL + randombytes_uniform(2'000'000'000));
    return vault;
}

Result<std::unique_ptr<World>> World::open(const QString &root, const QString &state)
{
    if (sodium_init() < 0)
        return fail(Error::Kind::Internal, u"libsodium could not be started."_s);
    auto world = std::make_unique<World>();
    world->m_root = root;
    world->m_state = state;
    if (!QDir().mkpath(state + u"/repositories"_s))
        return failAt(Error::Kind::Denied, state, 0, u"The folder for the practice forge cannot be made."_s);
    QFile::setPermissions(state, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    TB_CHECK(world->load());
    if (world->controlToken.isEmpty())
        world->controlToken = newSecret(u"harbour_"_s);
    return world;
}

Result<void> World::load()
{
    if (!QFile::exists(m_state + worldFile))
        return {};
    TB_TRY(const QJsonObject stored, readObject(m_state + worldFile));
    FieldReader reader(stored);
    fields(reader);
    tide.restore(stored[u"tide"_s].toObject());
    QDirIterator files(m_state + u"/repositories"_s, {u"*.json"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        TB_TRY(const QJsonObject object, readObject(files.next()));
        auto repository = std::make_unique<Repository>();
        fromStored(object, *repository);
        m_repositories[repository->fullName().toLower()] = std::move(repository);
    }
    return {};
}

Result<void> World::store()
{
    for (const auto &[key, repository] : m_repositories) {
        if (!repository->changed)
            continue;
        const QByteArray bytes = QJsonDocument(toStored(*repository).toObject()).toJson(QJsonDocument::Compact);
        TB_CHECK(storeFile(m_state + u"/repositories/"_s + repository->fullName() + u".json"_s, bytes));
        repository->changed = false;
    }
    FieldWriter writer;
    fields(writer);
    QJsonObject object = writer.object();
    const QByteArray bytes = QJsonDocument(object).toJson(QJsonDocument::Compact) + QByteArray::number(tide.speed()) +
                             QByteArray::number(tide.stored()[u"aheadMs"_s].toInteger() / 1000);
    if (bytes == m_stored) // a clock that runs with the machine's is no change
        return {};
    object.insert(u"tide"_s, tide.stored());
    TB_CHECK(storeFile(m_state + worldFile, QJsonDocument(object).toJson(QJsonDocument::Compact)));
    m_stored = bytes;
    return {};
}

qint64 World::newId()
{
    return m_nextId += 1 + randombytes_uniform(16); // ids are never consecutive at GitHub: nobody may count on it
}

const Account *World::account(const QString &login) const
{
    const auto same = [&](const Account &each) { return each.login.compare(login, Qt::CaseInsensitive) == 0; };
    const auto found = std::find_if(accounts.begin(), accounts.end(), same);
    return found == accounts.end() ? nullptr : &*found;
}

const Account *World::account(qint64 id) const
{
    const auto found = std::find_if(accounts.begin(), accounts.end(), [&](const Account &a) { return a.id == id; });
    return found == accounts.end() ? nullptr : &*found;
}

const Team *World::team(const QString &organisation, const QString &slug) const
{
    const auto same = [&](const Team &each) {
        return each.organisation.compare(organisation, Qt::CaseInsensitive) == 0 && each.slug == slug.toLower();
    };
    const auto found = std::find_if(teams.begin(), teams.end(), same);
    return found == teams.end() ? nullptr : &*found;
}

const Team *World::team(qint64 id) const
{
    const auto found = std::find_if(teams.begin(), teams.end(), [&](const Team &each) { return each.id == id; });
    return found == teams.end() ? nullptr : &*found;
}

const AccessToken *World::token(const QByteArray &secret) const
{
    const AccessToken *found = nullptr;
    for (const AccessToken &each : tokens) { // every one is looked at, for as long as it takes: no hint by the time
        const QByteArray own = each.secret.toUtf8();
        if (own.size() == secret.size() &&
            sodium_memcmp(own.constData(), secret.constData(), static_cast<std::size_t>(own.size())) == 0)
            found = &each;
    }
    return found && !found->revoked && (!found->expires.isValid() || found->expires > now()) ? found : nullptr;
}

Account &World::addAccount(const QString &login, const QString &name, const QString &email, bool organisation)
{
    if (const Account *known = account(login))
        return const_cast<Account &>(*known);
    accounts.append({newId() % 100'000'000, login, name, email, organisation, now()});
    return accounts.last();
}

Team &World::addTeam(const QString &organisation, const QString &slug, const QString &name, const QStringList &members)
{
    if (const Team *known = team(organisation, slug))
        return const_cast<Team &>(*known);
    teams.append({newId() % 100'000'000, organisation, slug, name, members, now()});
    return teams.last();
}

AccessToken &World::tokenOf(const QString &login)
{
    for (AccessToken &each : tokens) {
        if (each.login == login && !each.revoked && !each.fineGrained)
            return each;
    }
    tokens.append({newSecret(u"ghp_"_s), login, false, {u"repo"_s, u"workflow"_s, u"read:org"_s}, {}, {}, false});
    return tokens.last();
}

Repository *World::repository(const QString &owner, const QString &name) const
{
    const auto found = m_repositories.find((owner + u'/' + name).toLower());
    return found == m_repositories.end() ? nullptr : found->second.get();
}

Repository &World::addRepository(const QString &owner, const QString &name, const QString &folder)
{
    if (Repository *known = repository(owner, name))
        return *known;
    auto fresh = std::make_unique<Repository>();
    fresh->id = newId() % 1'000'000'000;
    fresh->owner = owner;
    fresh->name = name;
    fresh->folder = folder;
    fresh->vault = newVault();
    fresh->created = fresh->pushed = now();
    fresh->changed = true;
    return *(m_repositories[fresh->fullName().toLower()] = std::move(fresh));
}

void World::rename(Repository &repository, const QString &name)
{
    const QString before = repository.fullName();
    const auto found = m_repositories.find(before.toLower());
    std::unique_ptr<Repository> moved = std::move(found->second);
    m_repositories.erase(found);
    QFile::remove(m_state + u"/repositories/"_s + before + u".json"_s);
    m_oldNames.insert(before.toLower(), moved->id);
    moved->name = name;
    moved->changed = true;
    const QString now = moved->fullName().toLower();
    m_repositories[now] = std::move(moved);
}

Repository *World::renamed(const QString &owner, const QString &name) const
{
    const auto found = m_oldNames.constFind((owner + u'/' + name).toLower());
    return found == m_oldNames.constEnd() ? nullptr : repositoryById(*found);
}

Repository *World::repositoryById(qint64 id) const
{
    for (const auto &[key, each] : m_repositories) {
        if (each->id == id)
            return each.get();
    }
    return nullptr;
}

Result<GitFolder *> World::git(const Repository &repository)
{
    auto &slot = m_folders[&repository];
    if (!slot) {
        TB_TRY(slot, GitFolder::open(QDir(m_root).absoluteFilePath(repository.folder)));
    }
    return slot.get();
}

int World::role(const Repository &repository, const QString &login) const
{
    int rank = repository.isPrivate ? 0 : rankOf(u"pull"_s);
    rank = qMax(rank, rankOf(repository.roles.value(login)));
    for (const Team &each : teams) {
        if (each.members.contains(login))
            rank = qMax(rank, rankOf(repository.teamRoles.value(each.slug)));
    }
    return rank;
}

QString World::assetFolder(const Repository &repository) const
{
    return m_state + u"/assets/"_s + QString::number(repository.id);
}

} // namespace tagboat::practice
