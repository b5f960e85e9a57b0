// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "settingskeeper.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

QString themeName(ThemeChoice theme)
{
    switch (theme) {
    case ThemeChoice::Light:
        return u"light"_s;
    case ThemeChoice::Dark:
        return u"dark"_s;
    case ThemeChoice::Contrast:
        return u"contrast"_s;
    case ThemeChoice::System:
        break;
    }
    return u"system"_s;
}

QString motionName(MotionChoice motion)
{
    switch (motion) {
    case MotionChoice::Full:
        return u"full"_s;
    case MotionChoice::Reduced:
        return u"reduced"_s;
    case MotionChoice::System:
        break;
    }
    return u"system"_s;
}

} // namespace

SettingsKeeper::SettingsKeeper(const QString &configFile, const QString &dataFolder, bool rehearsal)
    : m_window(WindowState::read(dataFolder)), m_dataFolder(dataFolder), m_rehearsal(rehearsal)
{
    m_file.file = configFile;
    const auto settings = Settings::readWhatHolds(configFile);
    if (!settings) {
        m_error = settings.error();
        return;
    }
    m_file = *settings;
    if (!m_file.problems.isEmpty())
        m_error = m_file.problems.constFirst();
}

SettingsController::Values SettingsKeeper::values() const
{
    SettingsController::Values values;
    values.theme = m_window.theme.isEmpty() ? themeName(m_file.theme) : m_window.theme;
    values.motion = m_window.motion.isEmpty() ? motionName(m_file.motion) : m_window.motion;
    values.folders = m_file.workspaceFolders;
    return values;
}

SettingsController::Places SettingsKeeper::places() const
{
    QStringList warnings = m_file.warnings;
    for (const Error &problem : m_file.problems.mid(1)) // the first one is the error
        warnings += describe(problem);
    return {m_file.file, m_dataFolder, warnings, m_error};
}

Result<void> SettingsKeeper::save(const SettingsController::Values &values)
{
    m_window.theme = values.theme;
    m_window.motion = values.motion;
    TB_CHECK(m_window.save(m_dataFolder));
    if (m_rehearsal || values.folders == m_file.workspaceFolders)
        return {};
    if (m_error)
        return tl::unexpected(*m_error);
    TB_TRY(m_file, m_file.saveWorkspaceFolders(values.folders));
    return {};
}

Result<void> SettingsKeeper::saveViews(const QList<SavedView> &views)
{
    if (m_rehearsal || views == m_file.views)
        return {};
    if (m_error)
        return tl::unexpected(*m_error);
    TB_TRY(m_file, m_file.saveViews(views));
    return {};
}

Result<void> SettingsKeeper::saveWindow(const QRect &geometry, bool maximized)
{
    m_window.maximized = maximized;
    if (!maximized)
        m_window.geometry = geometry;
    return m_window.save(m_dataFolder);
}

} // namespace tagboat
