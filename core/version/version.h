// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QList>
#include <QString>
#include <QStringView>

#include <compare>
#include <optional>

namespace tagboat
{

/// Which rules a version follows: PEP 440 (Python) or SemVer 2.0 (everything else).
enum class VersionScheme { Pep440, SemVer };

/// Steps from one version to the next. Candidate: the first or next release candidate; Promote: the final of a
/// pre-release; Post and Dev exist in PEP 440 only.
enum class BumpLevel { Patch, Minor, Major, Candidate, Promote, Post, Dev };

/// A version that is valid under its scheme. Numbers may have any size; comparison is exact.
class Version
{
public:
    /// The longest text that is accepted, in characters.
    static constexpr qsizetype maximumLength = 128;

    /// Reads @p text by PEP 440 (appendix B's grammar, case-insensitive, optional leading "v" and surrounding blanks)
    /// or by SemVer 2.0 (strict; one leading "v" is not part of a SemVer version). Errors are Invalid and name the
    /// reason.
    static Result<Version> parse(QStringView text, VersionScheme scheme);

    [[nodiscard]] VersionScheme scheme() const { return m_scheme; }
    /// As it was written.
    [[nodiscard]] const QString &text() const { return m_text; }
    /// PEP 440's normal form; for SemVer the text itself.
    [[nodiscard]] QString normalized() const;
    /// The normal form with the zeros that pad the release numbers: 2026.07.22rc1 of 2026.07.22-rc1.
    [[nodiscard]] QString spelling() const;
    /// The release numbers as decimal digits without leading zeros: {"1","2","3"}.
    [[nodiscard]] const QList<QString> &release() const { return m_release; }
    /// The same with the zeros that they are written with: {"2026","07","22"}.
    [[nodiscard]] const QList<QString> &writtenRelease() const { return m_written; }
    /// The n-th release number, "0" beyond the end.
    [[nodiscard]] QString releaseNumber(qsizetype n) const;
    /// The version's final release without pre, post, dev and local parts: 1.2.3 of 1.2.3rc1. Keeps padding zeros.
    [[nodiscard]] Version finalRelease() const;
    [[nodiscard]] bool isPreRelease() const; ///< a, b, rc, dev, or a SemVer pre-release
    [[nodiscard]] bool isCandidate() const;  ///< an rc without a dev or post part; SemVer: rc, rc1, rc.1, rc-1
    /// Nothing for versions that are no candidates, and for numbers that do not fit.
    [[nodiscard]] std::optional<int> candidateNumber() const;
    [[nodiscard]] bool isPostRelease() const { return m_post.has_value(); }
    [[nodiscard]] bool isDevRelease() const { return m_dev.has_value(); } ///< .devN; SemVer: dev, dev.N
    [[nodiscard]] const QString &epoch() const { return m_epoch; }        ///< "0" if none
    [[nodiscard]] const QString &preLabel() const { return m_preLabel; }  ///< "a", "b", "rc" or ""; SemVer: all of it
    [[nodiscard]] const std::optional<QString> &preNumber() const { return m_preNumber; }
    [[nodiscard]] const std::optional<QString> &post() const { return m_post; }
    [[nodiscard]] const std::optional<QString> &dev() const { return m_dev; }
    [[nodiscard]] const QString &local() const { return m_local; } ///< local part, or SemVer build metadata

    /// This version's candidate number @p n: 1.2.3rc4, or 1.2.3-rc.4 under SemVer.
    [[nodiscard]] Version candidate(int n) const;

    /// The same version with each release number at least as wide as @p widths says (1: no zeros, 0: as it is), one for
    /// each number. SemVer forbids such zeros, so its versions stay as they are.
    [[nodiscard]] Version padded(const QList<qsizetype> &widths) const;

    /// Order by PEP 440 or SemVer section 11 (build metadata has no rank). Versions of two schemes compare as PEP 440
    /// where both can be read so, else by text.
    [[nodiscard]] std::weak_ordering compare(const Version &other) const;
    std::weak_ordering operator<=>(const Version &other) const { return compare(other); }
    bool operator==(const Version &other) const { return compare(other) == std::weak_ordering::equivalent; }

private:
    Version() = default;
    [[nodiscard]] QString withNumbers(const QList<QString> &release) const;

    VersionScheme m_scheme = VersionScheme::Pep440;
    QString m_text;
    QString m_epoch = QStringLiteral("0");
    QList<QString> m_release;
    QList<QString> m_written; ///< m_release with padding zeros
    QString m_preLabel;
    std::optional<QString> m_preNumber;
    std::optional<QString> m_post;
    std::optional<QString> m_dev;
    QString m_local;

    friend class VersionParser;
};

} // namespace tagboat
