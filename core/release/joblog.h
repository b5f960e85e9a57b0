// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

namespace tagboat
{

/// A line of a job's log, safe to show.
struct LogLine {
    /// What the runner's own marks say of it: ##[error], ##[warning], ##[group], ##[command], ##[debug].
    enum class Kind { Plain, Error, Warning, Group, Command, Muted };
    qsizetype number = 0; ///< in the whole log, from 1
    QDateTime at;         ///< null for a line without its time
    QString text;
    Kind kind = Kind::Plain;
    bool operator==(const LogLine &) const = default;
};

/// Reads a job's log piece by piece, as the forge sends it: a byte order mark, a time before each line, the runner's
/// marks, colours for terminals. Escape sequences go; what else is not plain text is shown by its number.
class JobLogReader
{
public:
    /// No line is longer, whatever comes.
    static constexpr qsizetype longestLine = 2000;
    /// Of lines that nobody takes the newest stay.
    static constexpr qsizetype mostLines = 20'000;

    /// Leaves out the first @p skip lines: they were read before.
    explicit JobLogReader(qsizetype skip = 0) : m_skip(skip) {}
    void take(const QByteArray &piece);
    /// The log has ended: its last line counts also without a line feed.
    void finish();
    /// The lines that are complete since this was last asked.
    [[nodiscard]] QList<LogLine> takeLines();
    /// How many lines came, those that were left out among them.
    [[nodiscard]] qsizetype linesRead() const { return m_number; }

private:
    void addLine(QByteArrayView bytes);

    QByteArray m_rest;  ///< of a line that has not ended
    bool m_cut = false; ///< the line that has not ended is longer than it may be
    qsizetype m_number = 0;
    qsizetype m_skip;
    QList<LogLine> m_lines;
};

/// A line of a log as it came, without its line feed.
LogLine readLogLine(const QString &text, qsizetype number);

/// Where to begin to read in a log whose failing step began at @p failedSince (null: none failed): the index of that
/// step's first error, else of its first line, else of the first error at all. -1: at the end, as nothing stands out.
qsizetype firstOfInterest(const QList<LogLine> &lines, const QDateTime &failedSince);

} // namespace tagboat
