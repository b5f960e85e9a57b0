// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "settingscontroller.h"

#include "base/displaytext.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace tagboat
{

SettingsController::SettingsController(const Values &values, const Places &places, Save save, QObject *parent)
    : QObject(parent), m_values(values), m_places(places), m_save(std::move(save)), m_error(places.error)
{
}

void SettingsController::setTheme(const QString &theme)
{
    if (theme == m_values.theme)
        return;
    m_values.theme = theme;
    Q_EMIT themeChanged();
    save();
}

void SettingsController::setMotion(const QString &motion)
{
    if (motion == m_values.motion)
        return;
    m_values.motion = motion;
    Q_EMIT motionChanged();
    save();
}

bool SettingsController::reducedMotion() const
{
    return m_values.motion == u"reduced"_s || (m_values.motion == u"system"_s && m_systemReducesMotion);
}

void SettingsController::setSystemReducesMotion(bool reduced)
{
    if (reduced == m_systemReducesMotion)
        return;
    m_systemReducesMotion = reduced;
    Q_EMIT motionChanged();
}

void SettingsController::setFolders(const QStringList &folders)
{
    if (folders == m_values.folders)
        return;
    m_values.folders = folders;
    Q_EMIT foldersChanged();
    save();
}

void SettingsController::save()
{
    const Result<void> saved = m_save(m_values);
    // A file that could not be read stays worth telling, whatever else could be kept.
    m_error = saved ? m_places.error : std::optional(saved.error());
    Q_EMIT errorChanged();
}

QString SettingsController::file() const
{
    return displayText(m_places.file);
}

QString SettingsController::dataFolder() const
{
    return displayText(m_places.dataFolder);
}

QStringList SettingsController::warnings() const
{
    QStringList shown;
    for (const QString &warning : m_places.warnings)
        shown.append(displayText(warning));
    return shown;
}

QString SettingsController::errorMessage() const
{
    return m_error ? displayText(m_error->message) : QString();
}

QString SettingsController::errorDetail() const
{
    return m_error ? displayBlock(m_error->detail) : QString();
}

QString SettingsController::errorRemedy() const
{
    return m_error ? displayText(m_error->remedy) : QString();
}

} // namespace tagboat
