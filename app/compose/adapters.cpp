// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "compose/adapters.h"

#include "base/processprivacy.h"
#include "compose/forgeplaces.h"
#include "compose/keychaincredentials.h"
#include "compose/practicepause.h"
#include "compose/practiceplaces.h"
#include "compose/practiceremote.h"
#include "compose/settings.h"
#include "forge/timerpause.h"
#include "git/helperremote.h"
#include "git/libgit2git.h"
#include "process/qtprocessrunner.h"
#include "scan/rowcodec.h"
#include "spelling/enchantspelling.h"
#include "store/sqliteanswercache.h"
#include "store/sqlitedraftmemory.h"
#include "store/sqlitejournal.h"
#include "store/sqlitescancache.h"
#include "store/sqlitetokenbook.h"
#include "tokens/helpersecretstore.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>
#include <QMutex>

#include <utility>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// tagboat-helper beside the program (a build), or where the installation puts it.
QString helperProgram()
{
    const QString folder = QCoreApplication::applicationDirPath();
    const QString beside = folder + u"/tagboat-helper"_s;
    return QFileInfo::exists(beside) ? beside : folder + u"/../" TAGBOAT_LIBEXEC "/tagboat/tagboat-helper"_s;
}

} // namespace

std::unique_ptr<Git> makeGit()
{
    return std::make_unique<LibGit2Git>();
}

std::unique_ptr<SecretStore> makeSecretStore()
{
    leaveNoCoreDump();
    return std::make_unique<HelperSecretStore>(helperProgram());
}

std::unique_ptr<TokenBook> makeTokenBook(const QString &dataFolder)
{
    return std::make_unique<SqliteTokenBook>(dataFolder);
}

Result<void> forgetAnswers(const QString &dataFolder, const QString &account)
{
    if (!SqliteAnswerCache::isIn(dataFolder))
        return {};
    TB_TRY(const auto answers, SqliteAnswerCache::open(dataFolder));
    return answers->forget(account);
}

std::unique_ptr<GitRemote> makeGitRemote(const QString &dataFolder, const QList<AccountChoice> &accounts)
{
    return std::make_unique<HelperRemote>(
        helperProgram(), std::make_shared<KeychainCredentials>(makeTokenBook(dataFolder), makeSecretStore(), accounts));
}

Result<std::unique_ptr<SpellChecker>> makeSpelling()
{
    return openEnchant(spellingLanguages(QLocale::system().name()));
}

std::function<std::unique_ptr<ScanCache>()> makeScanCache(const QString &dataFolder,
                                                          const std::function<void(Error)> &trouble)
{
    struct Shared {
        QMutex mutex; ///< only one thread at a time makes a damaged memory anew
        bool told = false;
    };
    return [dataFolder, trouble, shared = std::make_shared<Shared>()]() -> std::unique_ptr<ScanCache> {
        const QMutexLocker lock(&shared->mutex);
        const auto tell = [&](const Error &error) {
            if (!std::exchange(shared->told, true) && trouble)
                trouble(error);
        };
        const QString format = u"" TAGBOAT_VERSION "/%1"_s.arg(rowFormat);
        const auto folder = makeDataFolder(dataFolder);
        auto cache = folder ? SqliteScanCache::open(*folder, format, tell) : tl::unexpected(folder.error());
        if (cache)
            return *std::move(cache);
        tell(cache.error());
        return nullptr;
    };
}

std::unique_ptr<DraftMemory> makeDraftMemory(const QString &dataFolder)
{
    return std::make_unique<SqliteDraftMemory>(dataFolder);
}

ServicePorts makeServicePorts(const QString &dataFolder, bool online, const Settings &settings)
{
    ServicePorts ports;
    ports.git = makeGit();
    if (online) {
        ports.remote = makeGitRemote(dataFolder, settings.accounts);
        ports.forges = makeForgePlaces(dataFolder, settings);
    }
    ports.processes = std::make_unique<QtProcessRunner>();
    ports.clock = std::make_unique<SystemClock>();
    ports.pause = std::make_unique<TimerPause>();
    ports.openJournal = [dataFolder](bool create) -> Result<std::unique_ptr<Journal>> {
        if (!create) {
            TB_TRY(auto journal, SqliteJournal::openReadOnly(dataFolder));
            return std::unique_ptr<Journal>(std::move(journal));
        }
        TB_TRY(const QString folder, makeDataFolder(dataFolder));
        TB_TRY(auto journal, SqliteJournal::open(folder));
        return std::unique_ptr<Journal>(std::move(journal));
    };
    return ports;
}

ServicePorts makePracticePorts(const QString &dataFolder, const QString &harbour, bool online)
{
    ServicePorts ports = makeServicePorts(dataFolder, online);
    if (ports.remote) {
        ports.remote = std::make_unique<PracticeRemote>(std::move(ports.remote), harbour);
        ports.forges = makePracticePlaces(harbour);
        ports.pause = std::make_unique<PracticePause>(harbour);
    }
    return ports;
}

std::unique_ptr<ForgePlaces> makeForgePlaces(const QString &dataFolder, const Settings &settings)
{
    return std::make_unique<AccountPlaces>(settings, makeTokenBook(dataFolder), makeSecretStore(), dataFolder);
}

std::unique_ptr<ForgePlaces> makePracticePlaces(const QString &harbour, std::shared_ptr<const PracticePart> part)
{
    return std::make_unique<PracticePlaces>(harbour, std::move(part));
}

} // namespace tagboat
