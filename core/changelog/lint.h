// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelog/changelog.h"
#include "changelog/draft.h"
#include "version/taggrammar.h"

#include <QDate>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace tagboat
{

/// How much a finding matters. Errors are facts that make the changelog say something false; hints are matters of care.
enum class LintSeverity { Hint, Warning, Error };
QString lintSeverityName(LintSeverity severity);

/// A stretch of the file's bytes and what stands there instead.
struct LintEdit {
    qsizetype offset = 0;
    qsizetype length = 0;
    QByteArray text;
    bool operator==(const LintEdit &) const = default;
};

/// What puts a finding right: edits of its own lines, in their order, or an entry that goes to Unreleased.
struct LintFix {
    QString label;        ///< "Remove the heading"
    bool certain = false; ///< nothing needs to be weighed: may be made for all findings at once
    QList<LintEdit> edits;
    std::optional<EntryPlace> toUnreleased;
    bool operator==(const LintFix &) const = default;
};

/// Something in a changelog that wants a look. Lines are 1-based and inclusive.
struct LintFinding {
    QString rule; ///< "missing-link"; stays the same from version to version
    LintSeverity severity = LintSeverity::Warning;
    int firstLine = 1;
    int lastLine = 1;
    QString message;
    std::optional<LintFix> fix;
    bool operator==(const LintFinding &) const = default;
};

/// A release's tag.
struct LintTag {
    QString name;
    Version version;
    QDate date;           ///< of the tag; invalid if it is not known
    QDate committed = {}; ///< of its commit, which stays when a tag is made again
};

/// The entries that a release had in its tag's commit.
struct ShippedEntries {
    QString version;
    QStringList entries;
};

/// What a changelog is compared with. What is not known stays empty, and its rules are silent.
struct LintContext {
    QDate today; ///< UTC
    VersionScheme scheme = VersionScheme::Pep440;
    TagGrammar grammar = TagGrammar::learn({}, VersionScheme::Pep440);
    QList<LintTag> tags;                       ///< also of candidates; only those that belong to this changelog
    QString repositoryUrl;                     ///< https://host/owner/name
    QStringList sections;                      ///< the order in which sections stand
    bool ownSections = false;                  ///< the project names those sections itself
    QString nextVersion;                       ///< what Unreleased would become
    QList<DraftEntry> breaking;                ///< commits since the last release that say that they break something
    QList<ShippedEntries> shipped;             ///< of the newest releases
    std::optional<QHash<QString, bool>> index; ///< the versions on the package index, and whether they are yanked
};

/// A rule, for lists of them.
struct LintRule {
    QString id;
    QString summary;
};
/// The same for all spellings of a version: trailing zeros, "v", rc.1 and rc1.
QString versionKey(const QString &text);
QString versionKey(const Version &version);

/// All rules, by subject.
QList<LintRule> lintRules();

/// Looks through a changelog; the findings stand by line. Rules that the changelog's family does not have are silent;
/// in releases that are tagged only facts are looked at, for nobody polishes what was published. Errors: those of
/// Changelog::parse(), but for conflict markers, which are findings.
Result<QList<LintFinding>> lintChangelog(const QByteArray &bytes, const QString &path, const LintContext &context);

/// @p bytes, which the finding is about, with its fix. Errors: those of Changelog::withMovedEntry().
Result<QByteArray> withLintFix(const QByteArray &bytes, const QString &path, const LintFix &fix,
                               const QStringList &sections);

/// A changelog after all its certain fixes, some of which come to light by others.
struct LintFixed {
    QByteArray bytes;
    int count = 0; ///< of fixes that were made
};
Result<LintFixed> withCertainFixes(const QByteArray &bytes, const QString &path, const LintContext &context);

} // namespace tagboat
