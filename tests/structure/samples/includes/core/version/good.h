// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/result.h"
#include "version/version.h"
// #include "scan/overview.h"
#include <QString>
