// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/forge/exchange.h"
#include "practice/forge/world.h"
#include "practice/index/wheel.h"

namespace tagboat::practice
{

/// Whether the index @p name ("pypi", "testpypi") takes a file, as PyPI answers: what is there with the same content is
/// fine. Conflict with PyPI's own sentence where another content has the name. https://docs.pypi.org/api/upload
Result<void> mayUpload(const World &world, const QString &index, const Distribution &file);

/// Puts a file onto an index. Errors: those of mayUpload(), Io.
Result<void> upload(World &world, const QString &index, const Distribution &file, const QDateTime &at);

/// The indexes' side that is read, without a token: INDEX/pypi/PROJECT/VERSION/json as PyPI's JSON API has it
/// (https://docs.pypi.org/api/json), and the files, as INDEX/files/NAME.
Reply answerIndex(const World &world, const Request &request);

} // namespace tagboat::practice
