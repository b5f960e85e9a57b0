// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelog/changelogstyle.h"

namespace tagboat
{

/// Adds entries to a release of an outline, one behind the other.
class EntryWriter
{
public:
    EntryWriter(const ChangelogOutline &outline, const EntryTarget &target, const QStringList &texts)
        : m_outline(outline), m_style(ChangelogStyle::learn(outline)), m_edits(outline.text),
          m_release(target.release.value_or(outline.unreleased())), m_section(target.section), m_before(target.before),
          m_texts(texts)
    {
    }
    QByteArray write(const QStringList &order);

private:
    [[nodiscard]] QList<QByteArray> sectionLines() const;
    [[nodiscard]] QList<QByteArray> sectionHeading(const QString &name) const;
    [[nodiscard]] QList<QByteArray> unreleasedHeading() const;
    [[nodiscard]] int releaseLevel() const;
    [[nodiscard]] bool isRst() const { return m_outline.markup == ChangelogMarkup::ReStructuredText; }
    [[nodiscard]] bool isFlat() const;
    [[nodiscard]] int bodyEnd(const ReleaseOutline &part) const;
    [[nodiscard]] QByteArray bullet() const;
    [[nodiscard]] QList<QByteArray> listLines(QByteArray bullet, int blanks) const;
    /// A list inside an entry ends with a blank line in reStructuredText.
    [[nodiscard]] int leastBelow(const QString &entry) const
    {
        return isRst() && entry.contains(QLatin1StringView("\n\n")) ? 1 : 0;
    }
    void addTo(const QList<ChangelogEntry> &entries, int ownEnd, int head);
    void addBehind(const QList<ChangelogEntry> &entries, int ownEnd, int head);
    void addSection(const ReleaseOutline &part, const QStringList &order);
    void addFirstSection(const ChangelogEntry &placeholder);
    void addUnreleased();
    void insertAfter(int line, QList<QByteArray> lines, int blanks);

    const ChangelogOutline &m_outline;
    ChangelogStyle m_style;
    LineEdits m_edits;
    qsizetype m_release; ///< -1: Unreleased has to be made
    QString m_section;
    qsizetype m_before;
    QStringList m_texts;
};

} // namespace tagboat
