// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace tagboat
{

/// Where a setting that holds for a package comes from. Tagboat's own settings go first, then another release tool's,
/// then what the repository shows, then Tagboat's defaults. The spelling of tags that stand is stronger than what
/// another tool's settings say of it.
struct SettingSource {
    enum class Origin {
        Own,      ///< .tagboat.toml, or [tool.tagboat]
        Imported, ///< another release tool's settings
        Detected, ///< what the repository shows: its tags, its files, its workflows
        Default,  ///< nothing says it
    };

    QString name;  ///< "tag-format", "candidate-tag", "version-scheme", "changelog-path", "commit-message", "flow"
    QString value; ///< as .tagboat.toml would say it
    Origin origin = Origin::Default;
    QString tool; ///< of Imported
    QString key;  ///< "release.tag", "[tool.commitizen] tag_format"
    QString path; ///< the file, below the repository's root
    int line = 0;
    QString note; ///< what else there is to say: another source that was passed over
    bool operator==(const SettingSource &) const = default;
};

/// The stable names: own, imported, detected, default.
QString settingOriginName(SettingSource::Origin origin);
/// "tag format v{version}: from [tool.commitizen] tag_format in pyproject.toml line 12".
QString describeSetting(const SettingSource &setting);

} // namespace tagboat
