// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compose/practicepart.h"
#include "compose/settings.h"
#include "ports/draftmemory.h"
#include "ports/forgeplace.h"
#include "ports/git.h"
#include "ports/scancache.h"
#include "ports/secretstore.h"
#include "ports/spelling.h"
#include "release/releaseservice.h"

#include <functional>
#include <memory>

namespace tagboat
{

/// The real world's git, for local repositories. One for each thread.
std::unique_ptr<Git> makeGit();

/// The user's keychain; needs an event loop in the calling thread. From here on this process leaves no core dump.
std::unique_ptr<SecretStore> makeSecretStore();

/// The record of tokens in @p dataFolder, for the calling thread. Nothing is made before something is remembered.
std::unique_ptr<TokenBook> makeTokenBook(const QString &dataFolder);
/// Forgets what a forge answered to an account, if there is anything. Errors: Io, Denied.
Result<void> forgetAnswers(const QString &dataFolder, const QString &account);

/// The real world's git remotes, with the tokens that are on record in @p dataFolder; needs an event loop in the
/// calling thread.
std::unique_ptr<GitRemote> makeGitRemote(const QString &dataFolder, const QList<AccountChoice> &accounts = {});

/// What opens the memory of earlier scans in @p dataFolder, which is made if it is missing, in any thread; null when
/// that fails. @p trouble hears once of a failure, or that the memory was damaged and made anew.
std::function<std::unique_ptr<ScanCache>()> makeScanCache(const QString &dataFolder,
                                                          const std::function<void(Error)> &trouble);

/// The memory of answers to drafts in @p dataFolder, for the calling thread. Nothing is made before it remembers.
std::unique_ptr<DraftMemory> makeDraftMemory(const QString &dataFolder);

/// The system's dictionary for the texts of releases: English, or else the system's language. NotFound without one.
Result<std::unique_ptr<SpellChecker>> makeSpelling();

/// What a ReleaseService works with in the real world: the journal lies in @p dataFolder, which is made only when the
/// journal is. Offline there are no remote and no forge. @p settings say which token serves what.
ServicePorts makeServicePorts(const QString &dataFolder, bool online, const Settings &settings = {});

/// The same for a rehearsal: only remotes in the practice harbour @p harbour can be reached.
ServicePorts makePracticePorts(const QString &dataFolder, const QString &harbour, bool online);

/// The forges of the user's tokens; needs an event loop in the calling thread.
std::unique_ptr<ForgePlaces> makeForgePlaces(const QString &dataFolder, const Settings &settings);

/// The practice harbour's forge, while it runs, for the repositories of @p harbour, asked by whose part the user takes;
/// needs an event loop.
std::unique_ptr<ForgePlaces> makePracticePlaces(const QString &harbour,
                                                std::shared_ptr<const PracticePart> part = nullptr);

} // namespace tagboat
