// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "version/version.h"
#include "version/zeropadding.h"

#include <QStringList>

namespace tagboat
{

/// How a repository writes its tags. Patterns hold {version} and, for candidates, {n}: "v{version}",
/// "v{version}-rc{n}".
class TagGrammar
{
public:
    /// Error Invalid if a pattern lacks its placeholder or makes names that git does not allow.
    static Result<TagGrammar> fromPatterns(const QString &release, const QString &candidate, VersionScheme scheme);
    /// The grammar that most of @p tags follow, newest versions first in weight; "v{version}" and "v{version}-rc{n}"
    /// (SemVer: "v{version}-rc.{n}", since rc10 would sort below rc9) when nothing can be learned. For a component of a
    /// monorepo (@p package), "name-v{version}" or "name@{version}" count.
    static TagGrammar learn(const QStringList &tags, VersionScheme scheme, const QString &package = {});

    [[nodiscard]] const QString &releasePattern() const { return m_release; }
    [[nodiscard]] const QString &candidatePattern() const { return m_candidate; }
    [[nodiscard]] VersionScheme scheme() const { return m_scheme; }

    /// How the tags pad their numbers with zeros; nothing is known of patterns alone.
    [[nodiscard]] const ZeroPadding &padding() const { return m_padding; }
    [[nodiscard]] TagGrammar withPadding(ZeroPadding padding) const;
    /// The tags write 1.2.3 as 1_2_3 (curl-8_21_0, rel_2_0_52), as was usual where names could hold no dots.
    [[nodiscard]] bool underscored() const { return m_underscored; }
    [[nodiscard]] TagGrammar withUnderscores(bool underscored) const;
    /// The versions of @p tags, highest first: what padding is learnt from.
    [[nodiscard]] QList<Version> versionsOf(const QStringList &tags) const;

    /// @p version as this repository spells it: 2026.08.01 beside the tag 2026.07.22.
    [[nodiscard]] Version inSpelling(const Version &version) const { return m_padding.applied(version); }
    /// The tag's name for a version, in the repository's spelling: the candidate pattern for release candidates, the
    /// release pattern else.
    [[nodiscard]] QString tagFor(const Version &version) const;
    /// The version that a tag names, in any spelling that belongs to this grammar's prefix (v1.2.3-rc1, v1.2.3rc1,
    /// v1.2.3-rc.1, with and without "v"). Under SemVer candidates come out dotted, as 1.2.3-rc.1. Error Invalid for
    /// names that are no version of this package.
    [[nodiscard]] Result<Version> versionOf(QStringView tag) const;

    bool operator==(const TagGrammar &) const = default;

private:
    [[nodiscard]] QString inTags(QString version) const;

    QString m_release;
    QString m_candidate;
    VersionScheme m_scheme = VersionScheme::Pep440;
    ZeroPadding m_padding;
    bool m_underscored = false;
};

/// One above the highest candidate of @p target's release among @p tags in all spellings; 1 if there is none.
int nextCandidateNumber(const Version &target, const QStringList &tags, const TagGrammar &grammar);

/// Refuses a tag name that git or our own stricter grammar does not allow: HEAD, @, leading '-', refs/…, "..", ".lock",
/// control and bidirectional characters, blanks, ~^:?*[\, more than 200 bytes. Errors name the offending character.
Result<void> checkTagName(QStringView name);

/// A tag of a release candidate, such as v1.2.3-rc1. Candidates may be deleted; ReleaseTag has no such function.
class CandidateTag
{
public:
    /// Errors Refused if @p name is not a candidate by its version.
    static Result<CandidateTag> parse(const QString &name, const TagGrammar &grammar);
    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] const Version &version() const { return m_version; }
    bool operator==(const CandidateTag &) const = default;

private:
    CandidateTag(QString name, Version version) : m_name(std::move(name)), m_version(std::move(version)) {}
    QString m_name;
    Version m_version;
};

} // namespace tagboat
