// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace tagboat
{

/// Which side of a conflict stays.
enum class ConflictChoice { Mine, Theirs, Both };

/// A place where two sides of a merge differ, as git leaves it in a file: "<<<<<<<", the one side, "=======", the other
/// side, ">>>>>>>"; in the style diff3 the common lines stand between, behind "|||||||". Lines are 0-based.
struct Conflict {
    int firstLine = 0;
    int lastLine = 0;
    qsizetype offset = 0; ///< of its bytes, marks and line ends included
    qsizetype length = 0;
    QString mineName; ///< what stands behind the marks: "HEAD"
    QString theirsName;
    QByteArray mine; ///< the sides' own bytes
    QByteArray theirs;
    bool operator==(const Conflict &) const = default;
    [[nodiscard]] QByteArray chosen(ConflictChoice choice) const;
};

/// The conflicts in a text. One whose marks do not tell where its sides end is left out: a mark is missing, stands
/// inside another, or an underline looks like it. Marks are runs of seven, or of more, all of the same length.
QList<Conflict> readConflicts(const QByteArray &bytes);

/// @p bytes with the conflict, which is one of readConflicts(), decided.
QByteArray withChoice(const QByteArray &bytes, const Conflict &conflict, ConflictChoice choice);

/// How long marks must be so that no line of @p texts looks like one.
int conflictMarkLength(const QList<QByteArray> &texts);

} // namespace tagboat
