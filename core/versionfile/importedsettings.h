// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QList>
#include <QString>

#include <optional>

namespace tagboat
{

/// A setting of another release tool in Tagboat's own terms.
struct ImportedSetting {
    QString name;       ///< "tag-format", "candidate-tag", "version-scheme", "changelog-path", "commit-message",
                        ///< "tag-message", "current-version", "version-place", "changelog-sections" (in their
                        ///< order, with ", " between), "draft-rule" (several: draftrulevalue.h)
    QString value;      ///< as .tagboat.toml would say it: "v{version}"
    QString key;        ///< as the tool spells it, below its table: "tag_format"
    int line = 0;       ///< of the key, or of the tool's table where it is the tool's default
    bool stated = true; ///< false: the tool's own default, which its settings do not say
    QString path = {};  ///< the file that says it, where that is not the tool's main one
    bool operator==(const ImportedSetting &) const = default;
};

/// What was not taken, and why.
struct SettingLeft {
    QString key;
    QString reason;
    int line = 0;
    bool operator==(const SettingLeft &) const = default;
};

/// What was read of one release tool's settings. Nothing of it was run.
struct ImportedSettings {
    QString tool;  ///< "bump-my-version", "commitizen", "python-semantic-release", "release-please", "tbump",
                   ///< "bumpver", "towncrier", "git-cliff"
    QString path;  ///< the file, below the repository's root
    QString table; ///< "[tool.commitizen]"; empty where the file holds nothing else
    int line = 0;
    QList<ImportedSetting> taken;
    QList<SettingLeft> left;
    std::optional<Error>
        error; ///< the file could not be understood; that is the other tool's trouble and stops nothing

    /// The setting of a name; null if there is none.
    [[nodiscard]] const ImportedSetting *find(const QString &name) const;
    bool operator==(const ImportedSettings &) const = default;
};

/// The setting of a name among all tools' and where it comes from: what is said goes before a tool's default, and
/// earlier tools before later ones. Null if no tool has it.
struct FoundSetting {
    const ImportedSettings *tool = nullptr;
    const ImportedSetting *setting = nullptr;
};
FoundSetting findImported(const QList<ImportedSettings> &tools, const QString &name);

} // namespace tagboat
