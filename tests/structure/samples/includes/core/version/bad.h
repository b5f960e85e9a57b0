// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/result.h"
#include "git/libgit2git.h"      // BAD
#include "scan/overview.h"       // BAD
#include <QNetworkAccessManager> // BAD
#include <QtQml/qqml.h>          // BAD
#include <git2.h>                // BAD
