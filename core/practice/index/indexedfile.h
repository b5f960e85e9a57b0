// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/forge/archive.h"

namespace tagboat::practice
{

/// A file that a package index of the harbour holds.
struct IndexedFile {
    QString project; ///< normalised, as in addresses
    QString name;    ///< of the project as its first upload wrote it
    QString version;
    QString requiresPython;
    QString fileName;
    QString sha256;
    qint64 size = 0;
    QDateTime uploaded;
    bool yanked = false;
    QString yankedReason;

    void fields(auto &archive)
    {
        archive("project", project)("name", name)("version", version)("requiresPython", requiresPython)("fileName",
                                                                                                        fileName)(
            "sha256", sha256)("size", size)("uploaded", uploaded)("yanked", yanked)("yankedReason", yankedReason);
    }
};

} // namespace tagboat::practice
