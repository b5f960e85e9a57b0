// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "version/version.h"

#include <QDate>
#include <QList>

#include <optional>

namespace tagboat
{

/// Whether a version's first number is a year: four digits, 1990 to 2999. The one definition of it.
[[nodiscard]] bool isYear(QStringView number);

/// What the numbers of a calendar version stand for (https://calver.org/): YYYY.MM.MICRO, YYYY.MM.DD, YYYY.COUNTER, and
/// the same with a year of two digits.
struct CalendarForm {
    bool shortYear = false;
    bool hasMonth = false; ///< the second number; else it counts the releases of the year
    bool hasDay = false;   ///< the third number; else it counts the releases of the month
    int firstCount = 0;    ///< with what counting begins
    bool operator==(const CalendarForm &) const = default;
};

/// A version and the day on which it was tagged; an invalid day where that is not known.
struct DatedVersion {
    Version version;
    QDate day;
};

/// Today, and how a repository has named its releases after the calendar.
class Calendar
{
public:
    /// Knows no history: the form is read from the version alone.
    explicit Calendar(QDate today = {}) : m_today(today) {}
    /// Learns from the versions that @p newestFirst show. A year of two digits is believed only where the first
    /// releases of two years were tagged in those years. A month or a day that is padded with a zero is one; else the
    /// days of tagging decide, where there are two different ones; else a number up to 12 is a month, and one of two
    /// digits behind it a day.
    Calendar(QDate today, const QList<DatedVersion> &newestFirst);

    [[nodiscard]] QDate today() const { return m_today; }
    /// How @p version is made up; nothing if it does not begin with a year.
    [[nodiscard]] std::optional<CalendarForm> formOf(const Version &version) const;

    /// The release numbers of the year, month or day that @p from rolls over to today. Refused where today's are not
    /// above its own.
    [[nodiscard]] Result<QStringList> rolledOver(const Version &from, const CalendarForm &form) const;
    /// The numbers of the next release in the same period; the day's where the numbers name a day.
    [[nodiscard]] QStringList micro(const Version &from, const CalendarForm &form) const;

private:
    [[nodiscard]] QStringList todaysNumbers(const CalendarForm &form, qsizetype size) const;

    QDate m_today;
    bool m_shortYear = false;
    std::optional<bool> m_hasMonth;
    std::optional<bool> m_hasDay;
    int m_firstCount = 0;
};

} // namespace tagboat
