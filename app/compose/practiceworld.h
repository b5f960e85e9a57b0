// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/forge/practiceforge.h"
#include "practice/harbour.h"

namespace tagboat
{

struct PracticeWorldOptions {
    quint16 port = 0;   ///< 0: a free one
    double speed = 0;   ///< of the forge's clock; 0 keeps what is stored
    QStringList faults; ///< trouble to begin with, each as "KIND METHOD PATH [TIMES]"
};

/// Reads how many times faster than the machine's the harbour's clock shall run; 0 keeps what is stored. Usage for what
/// is no number, below 0, or beyond a month in three seconds.
Result<double> practiceSpeed(const QString &text);

/// The practice harbour with its forge running: sample repositories whose remotes the forge serves. It ends with this
/// object; a later start in the same folder goes on from there.
struct PracticeWorld {
    Harbour harbour;
    PracticePlace place;
    std::unique_ptr<PracticeForge> forge;
};

/// Makes or adopts the harbour in @p folder and starts its forge. Errors: those of createHarbour() and of
/// PracticeForge::start(); Busy while another program runs the forge of this harbour.
Result<PracticeWorld> openPracticeWorld(const QString &folder, const PracticeWorldOptions &options);

} // namespace tagboat
