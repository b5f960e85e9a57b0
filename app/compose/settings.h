// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "compose/accounts.h"
#include "scan/savedview.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace tagboat
{

/// A forge named in the settings: [forge."github.com"].
struct ForgeSettings {
    QString host;
    QUrl api;
    QString clientId = {};             ///< of an app that lets devices in: client-id; empty: nobody signs in by a code
    std::optional<Error> problem = {}; ///< why nobody knows where it is, from readWhatHolds() alone
    bool operator==(const ForgeSettings &) const = default;
};

/// A package index named in the settings: [index.pypi].
struct IndexSettings {
    QString name;
    QUrl simple;
    QUrl json;
    QUrl upload;
    bool operator==(const IndexSettings &) const = default;
};

/// Which colours the window has: as the desktop says, or always the same.
enum class ThemeChoice { System, Light, Dark, Contrast };

/// Whether things in the window move: as the desktop says, or always the same.
enum class MotionChoice { System, Full, Reduced };

/// The user's settings, from tagboat/config.toml. Keys that are not known warn and stay in the file.
struct Settings {
    QString file;     ///< where they came from
    QByteArray bytes; ///< the file's content; empty if there is no file yet
    QStringList workspaceFolders;
    QList<ForgeSettings> forges;
    QList<IndexSettings> indexes;
    QList<AccountChoice> accounts; ///< which token serves which repositories
    QList<SavedView> views;        ///< of the overview
    ThemeChoice theme = ThemeChoice::System;
    MotionChoice motion = MotionChoice::System;
    QStringList warnings;  ///< a sentence for each key that is not known
    QList<Error> problems; ///< a wrong value each, from readWhatHolds() alone

    /// Reads @p file; a missing file gives the defaults. Errors: Invalid with file, line, key and remedy, Denied, Io.
    static Result<Settings> read(const QString &file);
    /// As read(), of given content.
    static Result<Settings> parse(const QByteArray &bytes, const QString &file);
    /// As read(), but a wrong value costs itself alone: it stands in problems, and its setting is the default, for the
    /// window has to open. An account or a forge has no default: a wrong entry stays, as one that cannot be followed.
    static Result<Settings> readWhatHolds(const QString &file);
    /// As readWhatHolds(), of given content.
    static Result<Settings> parseWhatHolds(const QByteArray &bytes, const QString &file);
    /// The file's content with other workspace folders: only the array's bytes change, or lines are added for it.
    [[nodiscard]] Result<QByteArray> withWorkspaceFolders(const QStringList &folders) const;
    /// Writes these workspace folders and nothing else; makes the file and its folder if they are missing.
    /// Errors: Conflict when the file changed since it was read, and those of reading and writing.
    [[nodiscard]] Result<Settings> saveWorkspaceFolders(const QStringList &folders) const;
    /// The file's content with these views and no others; nothing else changes. Errors: those of withViews().
    [[nodiscard]] Result<QByteArray> withViews(const QList<SavedView> &wanted) const;
    /// Writes these views, as saveWorkspaceFolders() does.
    [[nodiscard]] Result<Settings> saveViews(const QList<SavedView> &wanted) const;

    /// The forge at @p host: github.com unless named otherwise, and what the settings name; a GitHub Enterprise host
    /// that is named without its API has it where those servers have it. Errors: NotFound for a host that nobody named,
    /// Invalid for one whose entry is wrong.
    [[nodiscard]] Result<ForgeSettings> forge(const QString &host) const;
    /// The index of that name: pypi and testpypi unless named otherwise, key by key, and what the settings name. An
    /// address that nobody named is empty.
    [[nodiscard]] std::optional<IndexSettings> index(const QString &name) const;

private:
    [[nodiscard]] Result<Settings> save(const QByteArray &content) const;
};

/// What holds of the settings in a file. Of one that cannot be read at all nobody knows what it chooses: then no
/// account serves any repository, and no forge is asked.
Settings settingsThatHold(const QString &file);

/// tagboat/config.toml in the platform's folder for settings.
QString defaultSettingsFile();
/// tagboat in the platform's folder for data.
QString defaultDataFolder();
/// Makes the data folder, readable by the user alone, and returns its absolute path. Errors: Denied, Refused, Io.
Result<QString> makeDataFolder(const QString &folder);

} // namespace tagboat
