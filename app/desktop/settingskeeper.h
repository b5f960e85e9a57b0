// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compose/settings.h"
#include "settings/settingscontroller.h"
#include "windowstate.h"

#include <optional>

namespace tagboat
{

/// Keeps what the user chose in the window: folders in the settings file, the rest with the window's state. A settings
/// file that cannot be read is never written to.
class SettingsKeeper
{
public:
    /// Reads both. @p rehearsal: the settings file is read and never written.
    SettingsKeeper(const QString &configFile, const QString &dataFolder, bool rehearsal);

    /// What is in force now.
    [[nodiscard]] SettingsController::Values values() const;
    [[nodiscard]] SettingsController::Places places() const;
    /// Why the settings file is not in use; nothing if it is.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    /// Errors: of the settings file, if it could not be read; those of writing.
    Result<void> save(const SettingsController::Values &values);

    /// The overview's views, from the settings file and into it. Errors as save().
    [[nodiscard]] const QList<SavedView> &views() const { return m_file.views; }
    Result<void> saveViews(const QList<SavedView> &views);

    /// How the window was left.
    [[nodiscard]] const WindowState &window() const { return m_window; }
    Result<void> saveWindow(const QRect &geometry, bool maximized);

private:
    Settings m_file;
    WindowState m_window;
    QString m_dataFolder;
    bool m_rehearsal = false;
    std::optional<Error> m_error;
};

} // namespace tagboat
