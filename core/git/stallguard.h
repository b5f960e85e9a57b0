// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

namespace tagboat::git
{

/// While it lives, an open() in which its thread hangs for seconds is broken off. libgit2 opens every .gitignore and
/// .gitattributes of a working tree, and one that is a pipe has no writer: the scan would never end. Whoever opened it
/// gets the error EINTR; libgit2 then takes the file for absent.
class StallGuard
{
public:
    StallGuard();
    ~StallGuard();
    Q_DISABLE_COPY_MOVE(StallGuard)
};

} // namespace tagboat::git
