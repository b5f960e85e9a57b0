// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelog/changelogstyle.h"
#include "changelog/linkdefinitions.h"
#include "changelog/lint.h"

namespace tagboat
{

/// Collects the edits of one fix by lines (0-based), at a cost that does not depend on the file's size.
class LintFixBuilder
{
public:
    LintFixBuilder(const ChangelogText &text, QString label, bool certain = false)
        : m_text(text), m_fix{std::move(label), certain, {}, {}}
    {
    }
    void replace(int line, const QByteArray &content);
    /// @p start and @p length count characters of the line.
    void replaceIn(int line, qsizetype start, qsizetype length, const QString &with);
    void remove(int first, int end);
    /// Puts lines before @p line; count() is the end.
    void insert(int line, const QList<QByteArray> &lines);
    [[nodiscard]] LintFix take();

private:
    const ChangelogText &m_text;
    LintFix m_fix;
};

/// A changelog with all that the rules ask of it, read once.
struct LintSubject {
    const ChangelogOutline &outline;
    const LintContext &context;
    ChangelogStyle style;
    QList<LinkDefinition> definitions;
    QHash<QString, qsizetype> definitionOf; ///< by normalizedLabel(), the first of each
    QList<std::optional<Version>> versions; ///< of each release
    QList<QDate> dates;                     ///< of each release; invalid: none, or not to be read for certain
    QList<const LintTag *> tags;            ///< of each release; null: none
    qsizetype open = 0;                     ///< the releases before this one are not published yet
    bool handwritten = false;               ///< no tool writes the file
    bool declared = false;                  ///< it says that it follows Keep a Changelog
    QString preamble;                       ///< the text above the first release
    QList<LintFinding> findings;

    LintSubject(const ChangelogOutline &read, const LintContext &with);
    /// Lines are 0-based here, @p end exclusive.
    LintFinding &add(const QString &rule, LintSeverity severity, int first, int end, const QString &message);
    LintFinding &addAtHeading(const QString &rule, LintSeverity severity, qsizetype release, const QString &message);
    [[nodiscard]] const ChangelogText &text() const { return outline.text; }
    [[nodiscard]] bool isOpen(qsizetype release) const { return release < open; }
    /// One of the newest releases, or of the last two years: what lies further back is let be where nothing can be done
    /// about it.
    [[nodiscard]] bool isRecent(qsizetype release) const;
    [[nodiscard]] bool markdown() const { return outline.markup == ChangelogMarkup::Markdown; }
    /// The name of a version's tag: its tag, or as the repository would call it.
    [[nodiscard]] QString tagFor(qsizetype release) const;
    /// The nearest released part below @p release; -1 if there is none.
    [[nodiscard]] qsizetype below(qsizetype release) const;
    /// The nearest one below that is lower, which a link compares with; -1 if there is none.
    [[nodiscard]] qsizetype before(qsizetype release) const;
    [[nodiscard]] QString nameOf(qsizetype release) const;
};

/// The date that a heading says; nothing if there is no such day, and if the text leaves open which one it is.
enum class DateReading { Read, Ambiguous, NoSuchDay };
DateReading readWrittenDate(const QString &text, QDate &date);
/// @p text without what stands in backquotes, so that all offsets stay.
QString withoutCode(const QString &text);
/// Both begin with the same two numbers, as releases of one line of maintenance do.
bool sameSeries(const Version &a, const Version &b);

// The rules, by subject.
void lintUnreleased(LintSubject &subject);
void lintVersions(LintSubject &subject);
void lintDates(LintSubject &subject);
void lintTags(LintSubject &subject);
void lintYanks(LintSubject &subject);
void lintTypes(LintSubject &subject);
void lintHeadingLevels(LintSubject &subject);
void lintUnderlines(LintSubject &subject);
void lintReleaseLinks(LintSubject &subject);
void lintReferences(LintSubject &subject);
void lintLinkBases(LintSubject &subject);
void lintEntries(LintSubject &subject);
void lintBreaking(LintSubject &subject);
void lintShipped(LintSubject &subject);
void lintCharacters(LintSubject &subject);
void lintFinalNewline(LintSubject &subject);
/// The conflicts of a file that cannot be read for them.
QList<LintFinding> lintConflicts(const QByteArray &bytes);

} // namespace tagboat
