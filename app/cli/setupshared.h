// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command.h"
#include "ports/git.h"
#include "setup/setupaudit.h"
#include "setup/setupwish.h"

#include <memory>

namespace tagboat::cli
{

/// A repository whose set-up is looked at.
struct SetupPlace {
    QString folder;
    std::unique_ptr<Git> git;
    ForgePlace place;
    SetupExpectation expected;
};

/// What an audit saw and found.
struct SetupAudit {
    ObservedSetup observed;
    QList<SetupFinding> findings;
    [[nodiscard]] QList<SetupFinding> faults() const;
};

/// The options of both commands: --flow, --package, --reviewer.
QList<QCommandLineOption> setupOptions();

/// Opens the repository that @p argument names, with its forge. Errors: those of opening; NotFound without a forge;
/// Usage for options that make no sense.
Result<SetupPlace> setupPlace(const Invocation &call, ForgePlaces &places, const QString &argument);

Result<SetupAudit> audit(const SetupPlace &place, const Cancel &cancel);

/// What the changes come to, as JSON: text, requests, and the difference of files.
Result<QJsonArray> toJson(const QList<SetupChange> &changes, const SetupPlace &place);
/// The audit of one repository, as JSON.
Result<QJsonObject> toJson(const SetupPlace &place, const SetupAudit &audit);
/// The same for people; @p all: what stands is told too.
void printAudit(const SetupPlace &place, const SetupAudit &audit, bool all, Output &out);
/// The changes for people: each in a line, its requests, and the difference of files.
Result<void> printChanges(const QList<SetupChange> &changes, const SetupPlace &place, Output &out);

} // namespace tagboat::cli
