// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace tagboat
{

/// A settings file of any format as one tree, each value with its line.
struct SettingNode {
    enum class Kind { Table, List, Text, Boolean, Number, Other };

    Kind kind = Kind::Other;
    QString key;  ///< in its table; the number of an entry of a list
    QString text; ///< of a text, a number or a boolean ("true", "false")
    int line = 0; ///< 1-based; the table's where the format does not tell it
    QList<SettingNode> children;

    /// The member of a table; null if there is none.
    [[nodiscard]] const SettingNode *find(const QString &name) const;
    /// The value below a path of keys; null if there is none.
    [[nodiscard]] const SettingNode *find(const QStringList &path) const;
    /// The text of a member; empty if there is none or it is no text.
    [[nodiscard]] QString textOf(const QString &name) const;
    /// The texts of a list, or the one text.
    [[nodiscard]] QStringList texts() const;
    /// The entries of a list, or the one text as its only entry.
    [[nodiscard]] QList<SettingNode> entries() const { return kind == Kind::Text ? QList{*this} : children; }
    /// true, True, yes, on and 1, as the formats and their readers write it.
    [[nodiscard]] bool isTrue() const;
};

/// Reads a TOML, JSON, YAML or INI file, told by its ending. The sections of an INI file are tables by their whole
/// name; entries of a YAML list are members with their number as key. Errors are Invalid and name file and line.
Result<SettingNode> readSettingsDocument(const QByteArray &bytes, const QString &path);

} // namespace tagboat
