// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "ports/git.h"
#include "release/plan.h"
#include "scan/overview.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace tagboat
{

/// One answer of the checks before a release.
struct CheckResult {
    enum class State { Passed, Warns, Blocks };
    QString id; ///< stable name, for example "tree-clean"
    State state = State::Passed;
    QString title;         ///< what was found, one sentence
    QString remedy;        ///< what the user can do, empty when it passed
    QString evidence = {}; ///< what was seen: names, numbers, the line of a file
    QString path = {};     ///< the file it is about, if any
    int line = 0;          ///< 1-based line in that file, 0 if none
    QString group = {};    ///< the subject: "Working tree", "Remote", "Tags", …
    QString fix = {};      ///< what Tagboat itself can do about it: "fetch-tags", "level-minor", "level-major"
    bool waivable = false; ///< it blocks, and the user may go on with a reason
    QString waiver = {};   ///< the reason why the user goes on all the same
    bool refuses = false;  ///< it blocks by a safety rule, which other commands refuse by as well

    bool operator==(const CheckResult &) const = default;
};
QString checkStateName(CheckResult::State state);

/// The user's word that a check shall not stop this release. Lies in the plan, and so in the journal.
struct Waiver {
    QString check;
    QString reason;
    bool operator==(const Waiver &) const = default;
};

/// What is known of a check before it is made.
struct CheckInfo {
    QString id;
    QString group;
    QString question;                                      ///< what it looks for
    QString reads;                                         ///< "git", "files", "remote" or "plan"
    CheckResult::State worst = CheckResult::State::Blocks; ///< the most that it can say
    bool waivable = false;                                 ///< even where it blocks, a reason lets the release go on
};
/// All checks, in the order in which they are shown.
QList<CheckInfo> allChecks();

/// Looks at the repository and, when @p remote is given, at the remote's references, and says what speaks against
/// running @p plan. Reads only. Without @p remote the checks that need it are warnings. A check that does not apply
/// says nothing. @p row is the repository as it was scanned just now; without it, it is scanned.
QList<CheckResult> runPreflight(LocalRepository &repository, const Plan &plan,
                                const std::optional<QList<RemoteReference>> &remote, const QDateTime &now,
                                const RepositoryRow *row = nullptr);

/// Fills in the groups, makes warnings block that @p policy names under [checks] block, and lays @p waivers over what
/// may be waived.
void settleChecks(QList<CheckResult> &checks, const ReleasePolicy &policy, const QList<Waiver> &waivers);

/// Reads "ID=REASON". Usage if there is no such check or no reason.
Result<Waiver> parseWaiver(const QString &text);
/// Stores those of @p wanted in @p plan that something in @p checks calls for. Refused for what never bends.
Result<void> waive(Plan &plan, const QList<CheckResult> &checks, const QList<Waiver> &wanted);
/// The waivers that a plan holds.
QList<Waiver> waiversOf(const Plan &plan);

/// The blocking checks as one error: Refused if one of them is a safety rule's, else CheckFailed; success if none
/// blocks.
Result<void> preflightVerdict(const QList<CheckResult> &checks);

/// "34 checks passed", or how many want a look or were waived, and why.
QString preflightSummary(const QList<CheckResult> &checks);

} // namespace tagboat
