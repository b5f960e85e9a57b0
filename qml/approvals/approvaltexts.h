// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "release/approvalitem.h"
#include "release/trialindex.h"

namespace tagboat
{

/// A word for people and the tone of its chip: "ok", "warn", "bad", "neutral".
struct ToneText {
    QString text;
    QString tone;
    bool operator==(const ToneText &) const = default;
};

/// "timer 11:42 left", "timer over", "no timer".
ToneText timerText(const ApprovalItem &item, const QDateTime &now);
/// Until the timer is over: "11:42", "2 h 05 min".
QString countdownText(qint64 seconds);
/// "all 5 checks passed", "2 of 5 checks failed", "1 check has not ended", "checks cannot be read".
ToneText checksText(const ApprovalEvidence &evidence);
/// "12 commits since v1.4.2"; empty if there was no release before.
QString sinceText(const ApprovalEvidence &evidence);
/// "team qa, mara or you".
QString peopleText(const ApprovalItem &item);
/// "waiting 22 minutes · for team qa or you · all 5 checks passed · 12 commits since v1.4.2".
QString situationText(const ApprovalItem &item, const QDateTime &now);
/// Why there is nothing to press, in a word or two; empty if this account may decide.
QString standingText(const ApprovalItem &item, const QDateTime &now);
/// By the clock on the wall: "21 Nov 2026 13:31:05".
QString exactText(const QDateTime &time);
/// Since when it waits, and when it fails if nobody answers: GitHub gives reviewers 30 days.
/// https://docs.github.com/en/actions/concepts/workflows-and-actions/deployment-environments
QString sinceExactText(const ApprovalItem &item);
/// "approved by kim in qa: “checked”"; what was decided so far in the run.
QStringList decidedTexts(const ApprovalItem &item);
/// "staging: deployed, 21 Nov 2026 13:31:05": where the commit is deployed, or was; not where it waits.
QStringList deploymentTexts(const ApprovalItem &item);
/// What is known of the package on an index: what a step of Tagboat found there, or else what TestPyPI lists, or else
/// what the forge tells of the upload to it.
ToneText verificationText(const ApprovalItem &item, const ReleaseOfTag &release, const TrialListing &listing,
                          const QDateTime &now);
/// What should be thought of before saying yes, a sentence each.
QStringList cautions(const ApprovalItem &item, const ReleaseOfTag &release, bool approve, const QDateTime &now);
/// What our release does by itself once the run has ended well; empty if it does not wait for it.
QString nextText(const NextSteps &next);

} // namespace tagboat
