// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include <QtQml/qqmlextensionplugin.h>

// The modules are static: without these lines their types would be unknown at run time.
Q_IMPORT_QML_PLUGIN(Tagboat_ApprovalsPlugin)
Q_IMPORT_QML_PLUGIN(Tagboat_ComposerPlugin)
Q_IMPORT_QML_PLUGIN(Tagboat_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(Tagboat_OverviewPlugin)
Q_IMPORT_QML_PLUGIN(Tagboat_ReleasePlugin)
Q_IMPORT_QML_PLUGIN(Tagboat_SettingsPlugin)
Q_IMPORT_QML_PLUGIN(Tagboat_SetupPlugin)
Q_IMPORT_QML_PLUGIN(Tagboat_ShellPlugin)
Q_IMPORT_QML_PLUGIN(Tagboat_TokensPlugin)
