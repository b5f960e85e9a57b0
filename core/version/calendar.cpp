// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "version/calendar.h"

#include "version/decimal.h"

#include <QMap>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// Nothing for numbers too large to be part of a date.
int small(const QString &number)
{
    return number.size() <= 4 ? number.toInt() : -1;
}

bool isShortYear(const QString &number)
{
    return number.size() == 2 && number >= u"10"_s;
}

bool isPadded(const Version &version, qsizetype index)
{
    const QList<QString> &written = version.writtenRelease();
    return index < written.size() && written[index].size() == 2 && written[index].startsWith(u'0') &&
           written[index] != u"00"_s;
}

bool between(const QString &number, int least, int most)
{
    const int value = small(number);
    return value >= least && value <= most;
}

QList<DatedVersion> withDays(QList<DatedVersion> list)
{
    list.removeIf([](const DatedVersion &dated) { return !dated.day.isValid(); });
    return list;
}

/// The first release of each period: later ones may have been made any time after it.
QList<DatedVersion> firstOfPeriods(const QList<DatedVersion> &newestFirst, qsizetype numbers)
{
    QMap<QStringList, DatedVersion> first;
    for (const DatedVersion &dated : newestFirst) {
        const QStringList period = dated.version.release().mid(0, numbers);
        const auto known = first.constFind(period);
        if (known == first.constEnd() || dated.version < known->version)
            first.insert(period, dated);
    }
    return first.values();
}

/// Whether most versions were tagged when @p part of the date says; nothing where all were tagged on one day, as when
/// a history was imported.
template <typename Matches>
std::optional<bool> shownByDays(const QList<DatedVersion> &versions, Matches matches)
{
    QSet<QDate> days;
    for (const DatedVersion &dated : versions)
        days.insert(dated.day);
    if (days.size() < 2)
        return std::nullopt;
    return std::ranges::count_if(versions, matches) * 2 > versions.size();
}

} // namespace

bool isYear(QStringView number)
{
    return number.size() == 4 && number >= u"1990"_s && number < u"3000"_s;
}

Calendar::Calendar(QDate today, const QList<DatedVersion> &newestFirst) : m_today(today)
{
    QList<DatedVersion> finals = newestFirst;
    finals.removeIf([](const DatedVersion &dated) { return dated.version.isPreRelease(); });
    const auto inYears = withDays(firstOfPeriods(finals, 1));
    const auto ofItsYear = [](const DatedVersion &dated) {
        return isShortYear(dated.version.releaseNumber(0)) &&
               small(dated.version.releaseNumber(0)) == dated.day.year() % 100;
    };
    m_shortYear = std::ranges::count_if(inYears, ofItsYear) >= 2 && std::ranges::all_of(inYears, ofItsYear);
    finals.removeIf([this](const DatedVersion &dated) {
        const QString first = dated.version.releaseNumber(0);
        return !(isYear(first) || (m_shortYear && isShortYear(first)));
    });
    const auto padded = [&finals](qsizetype index) {
        return std::ranges::any_of(finals,
                                   [index](const DatedVersion &dated) { return isPadded(dated.version, index); });
    };
    const auto inRange = [&finals](qsizetype index, int most) {
        return std::ranges::all_of(finals, [index, most](const DatedVersion &dated) {
            return between(dated.version.releaseNumber(index), 1, most);
        });
    };
    const auto inMonths = withDays(firstOfPeriods(finals, 2));
    if (finals.isEmpty())
        return;
    if (!inRange(1, 12))
        m_hasMonth = false;
    else if (padded(1))
        m_hasMonth = true;
    else
        m_hasMonth = shownByDays(inMonths, [](const DatedVersion &dated) {
            return small(dated.version.releaseNumber(1)) == dated.day.month();
        });
    const auto single = [](const DatedVersion &dated) { return dated.version.writtenRelease().value(2).size() == 1; };
    // Who pads the month pads the day too: 2026.07.3 counts.
    if (!inRange(2, 31) || (padded(1) && std::ranges::any_of(finals, single)))
        m_hasDay = false;
    else if (padded(2) && padded(1))
        m_hasDay = true;
    else
        m_hasDay = shownByDays(withDays(finals), [](const DatedVersion &dated) {
            return small(dated.version.releaseNumber(2)) == dated.day.day();
        });
    const qsizetype counter = m_hasMonth.value_or(true) ? 2 : 1;
    const auto starts = firstOfPeriods(finals, counter);
    const auto fromOne = [counter](const DatedVersion &dated) { return dated.version.releaseNumber(counter) == u"1"; };
    if (starts.size() > 1 && std::ranges::all_of(starts, fromOne))
        m_firstCount = 1;
}

std::optional<CalendarForm> Calendar::formOf(const Version &version) const
{
    const QString first = version.releaseNumber(0);
    CalendarForm form;
    form.shortYear = m_shortYear && isShortYear(first);
    if (!isYear(first) && !form.shortYear)
        return std::nullopt;
    const bool twoDigits = version.writtenRelease().value(2).size() == 2;
    form.hasMonth = m_hasMonth.value_or(true) && between(version.releaseNumber(1), 1, 12);
    form.hasDay = form.hasMonth && between(version.releaseNumber(2), 1, 31) && m_hasDay.value_or(twoDigits);
    form.firstCount = m_firstCount;
    return form;
}

QStringList Calendar::todaysNumbers(const CalendarForm &form, qsizetype size) const
{
    QStringList numbers{QString::number(form.shortYear ? m_today.year() % 100 : m_today.year())};
    if (form.hasMonth)
        numbers.append(QString::number(m_today.month()));
    if (form.hasDay)
        return numbers << QString::number(m_today.day());
    const auto wanted = std::max<qsizetype>(size, numbers.size());
    if (numbers.size() < wanted)
        numbers.append(QString::number(form.firstCount));
    while (numbers.size() < wanted)
        numbers.append(u"0"_s);
    return numbers;
}

Result<QStringList> Calendar::rolledOver(const Version &from, const CalendarForm &form) const
{
    const QStringList &old = from.release();
    const QStringList numbers = todaysNumbers(form, old.size());
    const qsizetype dated = form.hasDay ? 3 : form.hasMonth ? 2 : 1;
    for (qsizetype i = 0; i < dated; ++i) {
        const auto order = compareDecimal(numbers[i], old.value(i, u"0"_s));
        if (order > 0)
            return numbers;
        if (order < 0)
            break;
    }
    if (!form.hasMonth) {
        // The year's next release; what it counts has no date to be wrong about.
        QStringList next = old;
        while (next.size() < 2)
            next.append(u"0"_s);
        next[1] = incrementedDecimal(next[1]);
        std::fill(next.begin() + 2, next.end(), u"0"_s);
        return next;
    }
    const QString period = form.hasDay ? u"day"_s : u"month"_s;
    return fail(Error::Kind::Refused,
                u"%1 is of this %2 already, or lies ahead: today is %3."_s.arg(from.normalized(), period,
                                                                               m_today.toString(Qt::ISODate)),
                {}, u"Raise the micro number: choose patch."_s);
}

QStringList Calendar::micro(const Version &from, const CalendarForm &form) const
{
    QStringList numbers = from.release();
    if (form.hasDay) {
        if (const auto today = rolledOver(from, form))
            return *today;
    }
    const qsizetype index = form.hasDay ? 3 : 2;
    while (numbers.size() <= index)
        numbers.append(u"0"_s);
    numbers[index] = incrementedDecimal(numbers[index]);
    std::fill(numbers.begin() + index + 1, numbers.end(), u"0"_s);
    return numbers;
}

} // namespace tagboat
