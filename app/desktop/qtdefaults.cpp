// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "qtdefaults.h"

#include <QByteArray>

namespace tagboat
{

namespace
{
struct Default {
    const char *name;
    const char *value;
};

constexpr Default defaults[] = {
    // Small pictures share one texture as large as the window: 8 MiB for Tagboat's sign alone ("Qt Quick Scene Graph
    // Default Renderer", Atlas Textures).
    {"QSG_ATLAS_WIDTH", "512"},
    {"QSG_ATLAS_HEIGHT", "512"},
    // The little QML that is not compiled ahead is worth machine code only where it runs often: making it changes the
    // protection of pages, which all threads wait for ("Configuring the JavaScript Engine"; Qt's own number is 3).
    {"QV4_JIT_CALL_THRESHOLD", "100"},
};
} // namespace

void setQtDefaults()
{
    for (const Default &each : defaults) {
        if (!qEnvironmentVariableIsSet(each.name))
            qputenv(each.name, QByteArray(each.value));
    }
}

} // namespace tagboat
