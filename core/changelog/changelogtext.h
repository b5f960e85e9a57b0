// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "changelog/conflicts.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QMap>
#include <QSet>
#include <QString>

#include <optional>

namespace tagboat
{

/// Which markup rules split a text into blocks.
enum class ChangelogMarkup { Markdown, ReStructuredText };

/// One line of a text, as offsets into its bytes.
struct TextLine {
    /// Opaque: code, front matter or raw HTML, in which nothing is a heading or an entry.
    enum class Kind { Blank, Text, Opaque, Comment };
    qsizetype start = 0;
    qsizetype length = 0; ///< without the line end
    int eolLength = 0;    ///< 0 for a last line without line end, 1 for LF, 2 for CRLF
    int indent = 0;       ///< in columns; a tab goes to the next multiple of four
    Kind kind = Kind::Text;
    bool inList = false;   ///< belongs to a list item that began on an earlier line
    bool conflict = false; ///< of an undecided conflict, which is opaque as a whole
};

/// The mark that begins a list item.
struct BulletMark {
    int indent = 0;             ///< column of the mark
    int contentColumn = 0;      ///< column from which continuation lines count as part of the item
    qsizetype contentStart = 0; ///< offset in the line's bytes
    bool ordered = false;
};

/// Reads "- ", "* ", "+ ", "1. " or "1) "; nothing for thematic breaks ("* * *") and other text.
std::optional<BulletMark> bulletMark(QByteArrayView line);

/// A changelog's lines. Nothing is normalised: the lines and their ends make up the bytes again. Numbers are 0-based.
class ChangelogText
{
public:
    /// Errors: Invalid, with the line, for text that is not UTF-8 or that has marks of a conflict which conflicts()
    /// could not tell.
    static Result<ChangelogText> read(const QByteArray &bytes, const QString &path, ChangelogMarkup markup);

    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }
    [[nodiscard]] const QList<Conflict> &conflicts() const { return m_conflicts; }
    [[nodiscard]] int count() const { return static_cast<int>(m_lines.size()); }
    [[nodiscard]] const TextLine &at(int line) const { return m_lines[line]; }
    [[nodiscard]] QByteArrayView view(int line) const;
    [[nodiscard]] QString string(int line) const { return QString::fromUtf8(view(line)); }
    [[nodiscard]] bool isBlank(int line) const { return m_lines[line].kind == TextLine::Kind::Blank; }
    /// The line end that new text before @p line takes: its upper neighbour's, or the one that the text uses most.
    [[nodiscard]] QByteArray lineEndAt(int line) const;
    /// How many blank lines stand directly before or after @p line.
    [[nodiscard]] int blanksBefore(int line) const;
    [[nodiscard]] int blanksAfter(int line) const;

private:
    void split();
    void markConflicts();
    void classifyMarkdown();

    QByteArray m_bytes;
    QList<TextLine> m_lines;
    QList<Conflict> m_conflicts;
    QByteArray m_lineEnd = QByteArrayLiteral("\n");
};

/// Why a text with a conflict at @p line (0-based) is not taken.
Error undecidedConflict(const QString &path, int line);

/// Collects line edits and applies them at once, so that line numbers stay those of the original text.
class LineEdits
{
public:
    explicit LineEdits(const ChangelogText &text) : m_text(text) {}
    /// Puts @p lines before the line @p line; count() means the end. Line ends are added.
    void insert(int line, const QList<QByteArray> &lines) { m_inserted[line] += lines; }
    void replace(int line, const QByteArray &content) { m_replaced[line] = content; }
    /// Takes the lines from @p first to before @p end out, with their line ends.
    void remove(int first, int end);
    [[nodiscard]] QByteArray apply() const;

private:
    const ChangelogText &m_text;
    QMap<int, QList<QByteArray>> m_inserted;
    QMap<int, QByteArray> m_replaced;
    QSet<int> m_removed;
};

} // namespace tagboat
