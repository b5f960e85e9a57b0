// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/lintrpm.h"

#include "changelog/packageversion.h"
#include "changelog/rpmspec.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
class RpmLint
{
public:
    RpmLint(const RpmSpec &spec, const LintContext &context) : m_spec(spec), m_context(context) {}
    QList<LintFinding> run()
    {
        lookForHeadings();
        for (qsizetype i = 0; i < m_spec.parts.size(); ++i) {
            judgeDay(i);
            judgeVersion(i);
            judgeEntries(i);
        }
        lookAtTheEnd();
        std::ranges::stable_sort(m_findings, {}, &LintFinding::firstLine);
        return m_findings;
    }

private:
    /// Lines are 0-based, @p end exclusive.
    LintFinding &add(const QString &rule, LintSeverity severity, int first, int end, const QString &message)
    {
        m_findings.append({rule, severity, first + 1, std::max(first + 1, end), message, {}});
        return m_findings.last();
    }

    LintFinding &atHeading(const QString &rule, LintSeverity severity, qsizetype part, const QString &message)
    {
        return add(rule, severity, m_spec.parts[part].heading, m_spec.parts[part].heading + 1, message);
    }

    void lookForHeadings()
    {
        for (int line = m_spec.first; line < m_spec.end; ++line) {
            const auto isHere = [line](const RpmPart &part) { return part.heading == line; };
            if (m_spec.text.view(line).startsWith('*') && std::ranges::none_of(m_spec.parts, isHere))
                add(u"bad-date"_s, LintSeverity::Error, line, line + 1,
                    u"rpm takes this line for a heading, and cannot read it: it wants “* Fri Jan 02 2026 Name <mail>”."_s);
        }
    }

    void judgeDay(qsizetype index)
    {
        const RpmPart &part = m_spec.parts[index];
        const QString written = m_spec.text.string(part.heading).mid(part.date.start, part.date.length);
        if (!part.day.isValid()) {
            atHeading(u"bad-date"_s, LintSeverity::Error, index, u"There is no day “%1”."_s.arg(written));
            return;
        }
        const QString weekday = QLocale::c().toString(part.day, u"ddd"_s);
        if (written.left(3).compare(weekday, Qt::CaseInsensitive) != 0) {
            LintFinding &finding = atHeading(u"bad-date"_s, LintSeverity::Warning, index,
                                             u"That day is a %1: rpm warns of a bogus date."_s.arg(weekday));
            const qsizetype start = m_spec.text.at(part.heading).start +
                                    m_spec.text.string(part.heading).left(part.date.start).toUtf8().size();
            finding.fix = LintFix{u"Name the right weekday"_s, true, {{start, 3, weekday.toUtf8()}}, {}};
        }
        if (m_context.today.isValid() && part.day > m_context.today.addDays(1))
            atHeading(u"future-date"_s, LintSeverity::Warning, index, u"%1 is yet to come."_s.arg(written));
        const bool later =
            std::any_of(m_spec.parts.begin(), m_spec.parts.begin() + index,
                        [&part](const RpmPart &above) { return above.day.isValid() && above.day < part.day; });
        if (later)
            atHeading(u"decreasing-date"_s, LintSeverity::Error, index,
                      u"A part above is older: rpm wants the newest first."_s);
    }

    void judgeVersion(qsizetype index)
    {
        const QString version = m_spec.releases[index].version;
        if (version.isEmpty())
            return;
        for (qsizetype i = 0; i < index; ++i) {
            if (m_spec.releases[i].version == version) {
                atHeading(u"duplicate-version"_s, LintSeverity::Warning, index,
                          u"Line %1 has the version %2 too."_s.arg(m_spec.parts[i].heading + 1).arg(version));
                return;
            }
        }
        if (index == 0 || m_spec.releases[index - 1].version.isEmpty() || index > 2)
            return;
        const auto above = Version::parse(upstreamVersion(m_spec.releases[index - 1].version), m_context.scheme);
        const auto here = Version::parse(upstreamVersion(version), m_context.scheme);
        if (above && here && *above < *here)
            atHeading(u"version-order"_s, LintSeverity::Warning, index,
                      u"%1 is newer than what stands above it."_s.arg(version));
    }

    void judgeEntries(qsizetype index)
    {
        const ChangelogRelease &release = m_spec.releases[index];
        if (release.lastLine == release.firstLine)
            atHeading(u"empty-section"_s, LintSeverity::Error, index, u"rpm takes no part without a word."_s);
        if (!release.unreleased)
            return;
        QHash<QString, int> seen;
        for (const ChangelogSection &section : release.sections) {
            for (const ChangelogEntry &entry : section.entries) {
                const QString key = entry.text.simplified().toCaseFolded();
                if (seen.contains(key))
                    add(u"duplicate-entry"_s, LintSeverity::Warning, entry.firstLine - 1, entry.lastLine,
                        u"Line %1 says the same."_s.arg(seen.value(key)));
                else
                    seen.insert(key, entry.firstLine);
            }
        }
    }

    void lookAtTheEnd()
    {
        const int last = m_spec.text.count() - 1;
        if (m_spec.end != m_spec.text.count() || last < 0 || m_spec.text.at(last).eolLength > 0)
            return;
        add(u"missing-final-newline"_s, LintSeverity::Hint, last, last + 1, u"The last line has no end."_s).fix =
            LintFix{u"End the line"_s, true, {{m_spec.text.bytes().size(), 0, m_spec.text.lineEndAt(last + 1)}}, {}};
    }

    const RpmSpec &m_spec;
    const LintContext &m_context;
    QList<LintFinding> m_findings;
};
} // namespace

Result<QList<LintFinding>> lintRpmChangelog(const QByteArray &bytes, const QString &path, const LintContext &context)
{
    TB_TRY(const RpmSpec spec, readRpmSpec(bytes, path));
    return RpmLint(spec, context).run();
}

} // namespace tagboat
