// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "compose/trialindex.h"

#include "forge/qttransport.h"
#include "index/jsonindex.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

struct IndexClient {
    explicit IndexClient(const QUrl &json) : index(transport, json, u"TestPyPI"_s) {}
    QtTransport transport{"Tagboat/" TAGBOAT_VERSION};
    JsonIndex index;
};

} // namespace

std::shared_ptr<PackageIndex> makeTrialIndex(const QUrl &json)
{
    const auto client = std::make_shared<IndexClient>(json);
    return {client, &client->index};
}

} // namespace tagboat
