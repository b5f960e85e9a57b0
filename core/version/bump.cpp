// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "version/bump.h"

#include "version/decimal.h"
#include "version/versiontext.h"
#include "version/zeropadding.h"

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

constexpr std::array levels{
    std::pair{BumpLevel::Patch, "patch"},     std::pair{BumpLevel::Minor, "minor"},
    std::pair{BumpLevel::Major, "major"},     std::pair{BumpLevel::Candidate, "candidate"},
    std::pair{BumpLevel::Promote, "promote"}, std::pair{BumpLevel::Post, "post"},
    std::pair{BumpLevel::Dev, "dev"},
};

tl::unexpected<Error> refused(const QString &message, const QString &remedy)
{
    return fail(Error::Kind::Refused, message, {}, remedy);
}

class Bump
{
public:
    Bump(const Version &from, const Calendar &calendar)
        : m_from(from), m_name(from.normalized()), m_calendar(calendar), m_form(calendar.formOf(from))
    {
    }

    Result<Version> to(BumpLevel level) const
    {
        switch (level) {
        case BumpLevel::Patch:
            return numbers(2);
        case BumpLevel::Minor:
            return m_form ? rolledOver() : numbers(1);
        case BumpLevel::Major:
            return major();
        case BumpLevel::Candidate:
            return candidate();
        case BumpLevel::Promote:
            return promote();
        case BumpLevel::Post:
            return post();
        case BumpLevel::Dev:
            return dev();
        }
        return fail(Error::Kind::Internal, u"An unknown bump level was asked for."_s);
    }

private:
    [[nodiscard]] bool semVer() const { return m_from.scheme() == VersionScheme::SemVer; }
    /// Pre-releases stand below their final release; the dev release of a post-release does not.
    [[nodiscard]] bool belowFinal() const { return m_from < m_from.finalRelease(); }
    [[nodiscard]] QString finalText() const { return m_from.finalRelease().text(); }
    [[nodiscard]] Result<Version> parsed(const QString &text) const { return Version::parse(text, m_from.scheme()); }

    /// The release with its number at @p index one higher and the later ones zero. At least index + 1 numbers are
    /// written, so the patch of 1.2 is 1.2.1 and its minor is 1.3.
    [[nodiscard]] QString raised(qsizetype index) const
    {
        QStringList numbers = m_from.release();
        while (numbers.size() <= index)
            numbers.append(u"0"_s);
        numbers[index] = incrementedDecimal(numbers[index]);
        std::fill(numbers.begin() + index + 1, numbers.end(), u"0"_s);
        return withEpoch(numbers);
    }

    [[nodiscard]] QString withEpoch(const QStringList &numbers) const
    {
        const QString epoch = m_from.epoch() != u"0" ? m_from.epoch() + u'!' : QString();
        return epoch + numbers.join(u'.');
    }

    /// The numbers of the next patch; of a calendar version, of the next release in its period.
    [[nodiscard]] QString nextPatch() const
    {
        return m_form ? withEpoch(m_calendar.micro(m_from, *m_form)) : raised(2);
    }

    /// A pre-release that lies in today's period, or ahead of it, is followed by its own final.
    Result<Version> rolledOver() const
    {
        const auto numbers = m_calendar.rolledOver(m_from, *m_form);
        if (belowFinal() && (!numbers || !m_form->hasMonth))
            return parsed(finalText());
        if (!numbers)
            return tl::unexpected(numbers.error());
        return parsed(withEpoch(*numbers));
    }

    /// A pre-release belongs to a level if its numbers after that level's are zero: 2.0.0rc1 was begun as a major one.
    Result<Version> numbers(qsizetype index) const
    {
        const auto &release = m_from.release();
        const bool belongs = std::all_of(release.begin() + std::min(index + 1, release.size()), release.end(),
                                         [](const QString &number) { return number == u"0"; });
        // What lies below a patch is decided by the patch itself: a fourth number makes no difference.
        if (belowFinal() && (belongs || index == 2))
            return parsed(finalText());
        return parsed(index == 2 ? nextPatch() : raised(index));
    }

    Result<Version> major() const
    {
        if (m_form) {
            return refused(m_name + u" begins with a year, so it has no next major version."_s,
                           u"Choose minor, which rolls over to today's date, or patch."_s);
        }
        return numbers(0);
    }

    Result<Version> candidate() const
    {
        if (!belowFinal())
            return parsed(nextPatch() + firstCandidate());
        if (semVer())
            return semVerCandidate();
        // rc1.dev4 stands below rc1; everything else labelled rc is followed by the next number.
        if (m_from.preLabel() != u"rc")
            return parsed(finalText() + u"rc1"_s);
        const QString &number = *m_from.preNumber();
        const bool reached = !m_from.isDevRelease() || m_from.isPostRelease();
        return parsed(finalText() + u"rc"_s + (reached ? incrementedDecimal(number) : number));
    }

    Result<Version> semVerCandidate() const
    {
        const QString tail = m_from.isCandidate() ? QString(u'-' + withNextNumber(u"rc")) : firstCandidate();
        const QString next = finalText() + tail;
        return above(next,
                     u"Promote it, or begin the next patch's candidates as rc.1: dotted numbers have an order."_s);
    }

    [[nodiscard]] QString firstCandidate() const { return semVer() ? u"-rc.1"_s : u"rc1"_s; }

    /// SemVer: "rc.1" becomes "rc.2", "rc1" becomes "rc2", "rc" becomes "rc.1".
    [[nodiscard]] QString withNextNumber(QStringView label) const
    {
        const QString &pre = m_from.preLabel();
        const QString number = incrementedDecimal(*numberAfterLabel(pre, label));
        qsizetype end = pre.size();
        while (end > 0 && isAsciiDigit(pre[end - 1]))
            --end;
        return (end == pre.size() ? pre + u'.' : pre.first(end)) + number;
    }

    /// SemVer orders text by characters, so "rc10" would stand below "rc9" and "rc.1" below "snapshot".
    Result<Version> above(const QString &text, const QString &remedy) const
    {
        TB_TRY(Version next, parsed(text));
        if (next > m_from)
            return next;
        return refused(next.text() + u" would sort below "_s + m_name + u" under SemVer."_s, remedy);
    }

    Result<Version> promote() const
    {
        if (belowFinal())
            return parsed(finalText());
        if (m_from.isPostRelease() && m_from.isDevRelease())
            return parsed(finalText() + u".post"_s + *m_from.post());
        return refused(m_name + u" is a final release already; there is nothing to promote."_s,
                       u"Choose patch, minor or major."_s);
    }

    Result<Version> post() const
    {
        if (semVer())
            return refused(u"SemVer has no post-releases."_s, u"Release the next patch."_s);
        if (belowFinal()) {
            return refused(m_name + u" is a pre-release; PEP 440 advises against post-releases of those."_s,
                           u"Make the next candidate."_s);
        }
        const QString number = !m_from.isPostRelease() ? u"1"_s
                               : m_from.isDevRelease() ? *m_from.post()
                                                       : incrementedDecimal(*m_from.post());
        return parsed(finalText() + u".post"_s + number);
    }

    Result<Version> dev() const
    {
        if (semVer())
            return semVerDev();
        if (!m_from.isPreRelease())
            return parsed(nextPatch() + u".dev0"_s);
        QString text = finalText();
        if (m_from.isDevRelease()) {
            if (m_from.preNumber())
                text += m_from.preLabel() + *m_from.preNumber();
            if (m_from.post())
                text += u".post"_s + *m_from.post();
            return parsed(text + u".dev"_s + incrementedDecimal(*m_from.dev()));
        }
        return parsed(text + m_from.preLabel() + incrementedDecimal(*m_from.preNumber()) + u".dev0"_s);
    }

    Result<Version> semVerDev() const
    {
        if (!m_from.isPreRelease())
            return parsed(nextPatch() + u"-dev.0"_s);
        if (!m_from.isDevRelease()) {
            return refused(u"SemVer has no development version after the pre-release "_s + m_name + u'.',
                           u"Make the next candidate, or promote it."_s);
        }
        return above(finalText() + u'-' + withNextNumber(u"dev"),
                     u"Write the development version with a dot, as in 1.2.3-dev.10."_s);
    }

    const Version &m_from;
    QString m_name;
    const Calendar &m_calendar;
    std::optional<CalendarForm> m_form;
};

} // namespace

QString bumpLevelName(BumpLevel level)
{
    for (const auto &[value, name] : levels) {
        if (value == level)
            return QString::fromLatin1(name);
    }
    return {};
}

Result<BumpLevel> bumpLevelFromName(QStringView name)
{
    QStringList names;
    for (const auto &[value, text] : levels) {
        if (name == QLatin1StringView(text))
            return value;
        names.append(QString::fromLatin1(text));
    }
    return fail(Error::Kind::Usage, u"\"%1\" is no bump level."_s.arg(name), {},
                u"Use one of "_s + names.join(u", "_s) + u'.');
}

Result<Version> bump(const Version &from, BumpLevel level, const Calendar &calendar)
{
    TB_TRY(const Version next, Bump(from, calendar).to(level));
    return ZeroPadding::learn({from}).applied(next);
}

} // namespace tagboat
