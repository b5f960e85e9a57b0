// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>

#include <functional>

namespace tagboat
{

/// Does what a request asks, blocking, and gives the answer. It calls its second argument now and then while it works.
using HelperService = std::function<QJsonObject(const QJsonObject &, const std::function<void()> &)>;

/// The whole life of the helper process: no other process of the user looks into its memory, it reads one request from
/// standard input, and writes progress and the answer to standard output. Returns the exit status.
int serveHelperPipes(const HelperService &service);

} // namespace tagboat
