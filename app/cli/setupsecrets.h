// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command.h"
#include "setup/applysetup.h"

namespace tagboat::cli
{

/// A secret that the command line names, and where its value comes from.
struct NamedSecret {
    SecretName secret;
    QString token; ///< of the keychain; empty: the next line of standard input
};

/// The option --secret [ENV/]NAME[=TOKEN].
QCommandLineOption secretOption();
/// What is named. A name without an environment is the flow's own secret of that name, else the repository's.
Result<QList<NamedSecret>> namedSecrets(const Invocation &call, const QString &flow);
/// Their values, from the keychain and from standard input. Errors: NotFound (no such token), Usage (an empty line),
/// Refused (a token of the keychain for the practice harbour), those of keychain and input.
Result<QList<SecretValue>> secretValues(const QList<NamedSecret> &names, Session &session);

} // namespace tagboat::cli
