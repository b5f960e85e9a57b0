// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "release/inflight.h"
#include "release/releasestate.h"
#include "release/trialupload.h"
#include "scan/overview.h"

namespace tagboat
{

/// The release that a tag belongs to, as far as this computer knows it.
struct ReleaseOfTag {
    QString package; ///< empty: the repository has one, and its name says enough
    QString version; ///< empty: the tag's own name is all that is known
    bool candidate = false;
    QString release = {}; ///< the id of our own release of it, if there is one
    QString notes = {};   ///< of that release, as Markdown
    /// What a step of it found that took the tag's package from its index and tried it; empty: none did.
    QString verification = {};
    bool verified = false;          ///< it was good
    QString flow = {};              ///< that the release, or else the package, follows; empty: not known
    CandidateRun candidateRun = {}; ///< of a release that was a candidate before
    QString project = {};           ///< its name on a package index for Python; empty: it is on none, or not known
    QString finalVersion = {};      ///< what a candidate is one for; empty for any other
    NextSteps next = {}; ///< what our release does when the tag's run has ended well; empty: it does not wait for it

    /// Whether its candidates go to TestPyPI from the environment "staging".
    [[nodiscard]] bool gated() const { return flow == QLatin1String("rc-gated"); }
    bool operator==(const ReleaseOfTag &) const = default;
};

/// What @p tag releases. Both may be null: the clone was not read yet, and no release of ours is in flight in it.
ReleaseOfTag releaseOfTag(const RepositoryRow *clone, const ReleaseState *inFlight, const QString &tag);

} // namespace tagboat
