// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QObject>
#include <QStringList>
#include <QVariantList>
#include <qqmlintegration.h>

#include <functional>
#include <optional>

namespace tagboat
{

/// What the user chose once: colours, motion, and the folders that the overview reads. How it is kept is the program's
/// matter.
class SettingsController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(QString theme READ theme WRITE setTheme NOTIFY themeChanged)
    Q_PROPERTY(QString motion READ motion WRITE setMotion NOTIFY motionChanged)
    Q_PROPERTY(bool reducedMotion READ reducedMotion NOTIFY motionChanged)
    Q_PROPERTY(QStringList folders READ folders NOTIFY foldersChanged)
    Q_PROPERTY(QString file READ file CONSTANT)
    Q_PROPERTY(QString dataFolder READ dataFolder CONSTANT)
    Q_PROPERTY(QStringList warnings READ warnings CONSTANT)
    Q_PROPERTY(QString errorMessage READ errorMessage NOTIFY errorChanged)
    Q_PROPERTY(QString errorDetail READ errorDetail NOTIFY errorChanged)
    Q_PROPERTY(QString errorRemedy READ errorRemedy NOTIFY errorChanged)

public:
    struct Values {
        QString theme = QStringLiteral("system");  ///< system, light, dark or contrast
        QString motion = QStringLiteral("system"); ///< system, full or reduced
        QStringList folders;
        bool operator==(const Values &) const = default;
    };
    /// Where things lie; shown and never changed.
    struct Places {
        QString file;
        QString dataFolder;
        QStringList warnings;       ///< of reading the file
        std::optional<Error> error; ///< why the file is not in use
    };
    using Save = std::function<Result<void>(const Values &)>;

    SettingsController(const Values &values, const Places &places, Save save, QObject *parent = nullptr);

    [[nodiscard]] QString theme() const { return m_values.theme; }
    void setTheme(const QString &theme);
    [[nodiscard]] QString motion() const { return m_values.motion; }
    void setMotion(const QString &motion);
    /// What holds: the user's choice, or what the desktop asks for.
    [[nodiscard]] bool reducedMotion() const;
    void setSystemReducesMotion(bool reduced);
    [[nodiscard]] QStringList folders() const { return m_values.folders; }
    void setFolders(const QStringList &folders);
    [[nodiscard]] QString file() const;
    [[nodiscard]] QString dataFolder() const;
    [[nodiscard]] QStringList warnings() const;
    [[nodiscard]] QString errorMessage() const;
    [[nodiscard]] QString errorDetail() const;
    [[nodiscard]] QString errorRemedy() const;

Q_SIGNALS:
    void themeChanged();
    void motionChanged();
    void foldersChanged();
    void errorChanged();

private:
    void save();

    Values m_values;
    Places m_places;
    Save m_save;
    std::optional<Error> m_error;
    bool m_systemReducesMotion = false;
};

} // namespace tagboat
