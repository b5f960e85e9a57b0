// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "version/version.h"

#include "version/decimal.h"
#include "version/versiontext.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

std::strong_ordering compareText(QStringView a, QStringView b)
{
    return QtPrivate::compareStrings(a, b, Qt::CaseSensitive) <=> 0;
}

/// Release numbers as if the shorter one went on with zeros: 1.0 equals 1.0.0.
std::strong_ordering compareRelease(const Version &a, const Version &b)
{
    const qsizetype count = std::max(a.release().size(), b.release().size());
    for (qsizetype i = 0; i < count; ++i) {
        if (const auto order = compareDecimal(a.releaseNumber(i), b.releaseNumber(i)); order != 0)
            return order;
    }
    return std::strong_ordering::equal;
}

/// Dotted identifiers: numbers by value, text by ASCII, more of them rank higher. The two rule books differ in one
/// point: SemVer ranks numbers below text (section 11), PEP 440's local parts rank them above.
std::strong_ordering compareIdentifiers(QStringView a, QStringView b, bool numbersBelowText)
{
    const auto left = a.split(u'.');
    const auto right = b.split(u'.');
    for (qsizetype i = 0; i < std::min(left.size(), right.size()); ++i) {
        const bool leftIsNumber = isDecimal(left[i]);
        if (leftIsNumber != isDecimal(right[i]))
            return leftIsNumber == numbersBelowText ? std::strong_ordering::less : std::strong_ordering::greater;
        const auto order = leftIsNumber ? compareDecimal(left[i], right[i]) : compareText(left[i], right[i]);
        if (order != 0)
            return order;
    }
    return left.size() <=> right.size();
}

/// PEP 440: a development release of the final stands below all pre-releases; no pre-release stands above them.
int preRank(const Version &version)
{
    if (version.preLabel() == u"a")
        return 1;
    if (version.preLabel() == u"b")
        return 2;
    if (version.preLabel() == u"rc")
        return 3;
    return version.isDevRelease() && !version.isPostRelease() ? 0 : 4;
}

/// An absent number ranks as @p absent says: below all numbers, or above.
std::strong_ordering compareOptional(const std::optional<QString> &a, const std::optional<QString> &b,
                                     std::strong_ordering absent)
{
    if (a && b)
        return compareDecimal(*a, *b);
    if (!a && !b)
        return std::strong_ordering::equal;
    return a ? 0 <=> absent : absent;
}

std::strong_ordering comparePep440(const Version &a, const Version &b)
{
    if (const auto order = compareDecimal(a.epoch(), b.epoch()); order != 0)
        return order;
    if (const auto order = compareRelease(a, b); order != 0)
        return order;
    if (const auto order = preRank(a) <=> preRank(b); order != 0)
        return order;
    if (const auto order = compareOptional(a.preNumber(), b.preNumber(), std::strong_ordering::greater); order != 0)
        return order;
    if (const auto order = compareOptional(a.post(), b.post(), std::strong_ordering::less); order != 0)
        return order;
    if (const auto order = compareOptional(a.dev(), b.dev(), std::strong_ordering::greater); order != 0)
        return order;
    if (a.local().isEmpty() || b.local().isEmpty())
        return b.local().isEmpty() <=> a.local().isEmpty();
    return compareIdentifiers(a.local(), b.local(), false);
}

std::strong_ordering compareSemVer(const Version &a, const Version &b)
{
    if (const auto order = compareRelease(a, b); order != 0)
        return order;
    if (a.preLabel().isEmpty() || b.preLabel().isEmpty())
        return a.preLabel().isEmpty() <=> b.preLabel().isEmpty();
    return compareIdentifiers(a.preLabel(), b.preLabel(), true);
}

} // namespace

QString Version::normalized() const
{
    return m_scheme == VersionScheme::SemVer ? m_text : withNumbers(m_release);
}

QString Version::spelling() const
{
    return m_scheme == VersionScheme::SemVer ? m_text : withNumbers(m_written);
}

/// The normal form around these release numbers.
QString Version::withNumbers(const QList<QString> &release) const
{
    QString text;
    if (m_epoch != u"0")
        text += m_epoch + u'!';
    text += release.join(u'.');
    if (m_preNumber)
        text += m_preLabel + *m_preNumber;
    if (m_post)
        text += u".post"_s + *m_post;
    if (m_dev)
        text += u".dev"_s + *m_dev;
    if (!m_local.isEmpty())
        text += u'+' + m_local;
    return text;
}

QString Version::releaseNumber(qsizetype n) const
{
    return n >= 0 && n < m_release.size() ? m_release[n] : u"0"_s;
}

Version Version::finalRelease() const
{
    Version final;
    final.m_scheme = m_scheme;
    final.m_epoch = m_epoch;
    final.m_release = m_release;
    final.m_written = m_written;
    final.m_text = final.withNumbers(m_written);
    return final;
}

bool Version::isPreRelease() const
{
    return !m_preLabel.isEmpty() || m_dev;
}

bool Version::isCandidate() const
{
    if (m_scheme == VersionScheme::SemVer)
        return numberAfterLabel(m_preLabel, u"rc").has_value();
    return m_preLabel == u"rc" && !m_dev && !m_post;
}

std::optional<int> Version::candidateNumber() const
{
    if (!isCandidate())
        return std::nullopt;
    const auto digits = m_scheme == VersionScheme::SemVer ? numberAfterLabel(m_preLabel, u"rc") : m_preNumber;
    bool fits = false;
    const int number = digits->toInt(&fits);
    return fits ? std::optional(number) : std::nullopt;
}

Version Version::candidate(int n) const
{
    Q_ASSERT(n >= 0);
    Version version = finalRelease();
    const QString number = QString::number(n);
    if (m_scheme == VersionScheme::SemVer) {
        version.m_preLabel = u"rc."_s + number;
        version.m_text += u'-' + version.m_preLabel;
    } else {
        version.m_preLabel = u"rc"_s;
        version.m_preNumber = number;
        version.m_text += u"rc"_s + number;
    }
    return version;
}

Version Version::padded(const QList<qsizetype> &widths) const
{
    Q_ASSERT(widths.size() == m_release.size());
    if (m_scheme == VersionScheme::SemVer)
        return *this;
    Version version = *this;
    for (qsizetype i = 0; i < m_release.size(); ++i) {
        if (widths[i] > 0)
            version.m_written[i] = m_release[i].rightJustified(widths[i], u'0');
    }
    if (version.m_written != m_written)
        version.m_text = version.spelling();
    return version;
}

std::weak_ordering Version::compare(const Version &other) const
{
    if (m_scheme == other.m_scheme)
        return m_scheme == VersionScheme::Pep440 ? comparePep440(*this, other) : compareSemVer(*this, other);
    const auto left = parse(m_text, VersionScheme::Pep440);
    const auto right = parse(other.m_text, VersionScheme::Pep440);
    return left && right ? comparePep440(*left, *right) : compareText(m_text, other.m_text);
}

} // namespace tagboat
