// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelog/changelog.h"
#include "changelog/changelogtext.h"
#include "changelog/releaseheading.h"

#include <algorithm>

namespace tagboat
{

/// A heading of any markup. Lines are 0-based.
struct HeadingLine {
    int line = 0;
    int lastLine = 0; ///< of the underline, for underlined headings
    int level = 1;
    bool underlined = false;
    QString before; ///< "## "
    QString text;
    QString after; ///< closing marks: " ##"
    std::optional<ReleaseHeading> release;
    bool bold = false; ///< no heading of the markup, but a bold line that stands for one (boldheading.h)
    [[nodiscard]] int textLine() const { return underlined ? lastLine - 1 : line; }
};

/// What editing needs to know of a release beyond the public value. Lines are 0-based.
struct ReleaseOutline {
    HeadingLine heading;
    int endLine = 0;    ///< one past its last line that is not blank
    int stateLine = -1; ///< of "Unreleased" or "Released 2024-01-01" below the heading; -1 if none
    int fieldsEnd =
        -1; ///< one past the last of fields there, one of which is the stateLine (":release-date: 2024-01-01")
    [[nodiscard]] int lastHeadLine() const { return std::max({heading.lastLine, stateLine, fieldsEnd - 1}); }
    QList<HeadingLine> sectionHeadings; ///< of the named sections, in their order
    QList<int> sectionOwnEnds;          ///< for each of those: one past its last line before a deeper heading
};

/// A changelog's lines with what they mean. Built anew for each edit, so that no state can go stale.
struct ChangelogOutline {
    ChangelogText text;
    ChangelogMarkup markup = ChangelogMarkup::Markdown;
    ChangelogFormat format = ChangelogFormat::None;
    std::optional<ChangelogOwner> owner;
    int releaseLevel = 2;
    int tailLine = 0; ///< first line of the link definitions at the end; count() if there are none
    QList<ChangelogRelease> releases;
    QList<ReleaseOutline> outlines; ///< one for each of releases

    static Result<ChangelogOutline> read(const QByteArray &bytes, const QString &path);
    /// Index of Unreleased, or -1.
    [[nodiscard]] qsizetype unreleased() const;
    /// Refused, with the reason, for the families that are read but not rewritten.
    [[nodiscard]] Result<void> checkRewritable(const QString &path) const;
};

/// All headings of the text, in their order.
QList<HeadingLine> headingLines(const ChangelogText &text, ChangelogMarkup markup);

/// The entries between two lines (0-based, the end exclusive).
QList<ChangelogEntry> entriesBetween(const ChangelogText &text, int first, int end);

/// The family that a changelog with these releases belongs to, and who writes it.
void detectFormat(ChangelogOutline &outline, const QList<HeadingLine> &headings);

/// The line at which the anchors begin that a generator puts above the heading at @p line; that line if there are none.
int anchorStart(const ChangelogText &text, int line);

/// A section's name for comparison: no case, no emoji, no marks: "✨ **Added**:" is "added".
QString sectionKey(const QString &name);
/// Whether @p name is one of the six types of Keep a Changelog.
bool isKeepAChangelogSection(const QString &name);
/// The type of Keep a Changelog 1.1.0 for which people write a name of that sectionKey(); empty if none.
QString standardType(const QString &key);

/// The part that is not released: "Unreleased", or else the first that is named, as "1.3.0 (unreleased)", since beside
/// the former that is a later one. -1 if there is none.
qsizetype indexOfUnreleased(const QList<ChangelogRelease> &releases);

/// Whether two versions are the same by PEP 440 or by SemVer; texts that are neither compare by spelling.
bool sameVersion(const QString &a, const QString &b);

} // namespace tagboat
