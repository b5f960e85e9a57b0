// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "releasecutting.h"

#include "base/displaytext.h"
#include "ports/clock.h"
#include "scan/releasecut.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
Result<QDate> dateOf(const QString &text)
{
    const QDate date = QDate::fromString(text.trimmed(), Qt::ISODate);
    if (!date.isValid())
        return fail(Error::Kind::Usage, u"“%1” is not a date."_s.arg(text), {}, u"Write it as YYYY-MM-DD."_s);
    return date;
}
} // namespace

ReleaseCutting::ReleaseCutting(std::function<std::unique_ptr<Git>()> makeGit, QObject *parent)
    : QObject(parent), m_makeGit(std::move(makeGit))
{
    m_pool.setMaxThreadCount(1);
    m_rest.setSingleShot(true);
    m_rest.setInterval(100); // for whoever types a version
    connect(&m_rest, &QTimer::timeout, this, &ReleaseCutting::start);
}

ReleaseCutting::~ReleaseCutting()
{
    m_pool.waitForDone();
}

void ReleaseCutting::begin(const ChangelogWork &work, const Changelog &now)
{
    m_work = work;
    m_now = now;
    m_version = now.openVersion().isEmpty() ? work.package.suggestedVersion : now.openVersion();
    m_date = SystemClock().now().date().toString(Qt::ISODate);
    m_diff.setDiff({});
    m_cut.reset();
    m_error.reset();
    lookSoon();
}

void ReleaseCutting::look(const Changelog &now, const QList<Fragment> &fragments)
{
    if (!m_work)
        return;
    const bool same = !m_work->towncrier || m_work->towncrier->fragments == fragments;
    if (same && m_now && m_now->bytes() == now.bytes())
        return;
    m_now = now;
    if (m_work->towncrier)
        m_work->towncrier->fragments = fragments;
    lookSoon();
}

void ReleaseCutting::close()
{
    ++m_run;
    m_rest.stop();
    m_work.reset();
    m_now.reset();
    m_cut.reset();
    m_error.reset();
    m_looking = false;
    m_diff.setDiff({});
    Q_EMIT changed();
}

void ReleaseCutting::setVersion(const QString &version)
{
    if (version == m_version)
        return;
    m_version = version;
    lookSoon();
}

void ReleaseCutting::setDate(const QString &date)
{
    if (date == m_date)
        return;
    m_date = date;
    lookSoon();
}

std::optional<ChangelogCut> ReleaseCutting::cut() const
{
    return ready() ? m_cut : std::nullopt;
}

void ReleaseCutting::lookSoon()
{
    ++m_run;
    m_looking = m_work.has_value();
    m_rest.start();
    Q_EMIT changed();
}

Result<ReleaseCutting::Preview> ReleaseCutting::preview(Git &git, const ChangelogWork &work, const Changelog &now,
                                                        const QString &version, const QString &date)
{
    if (version.trimmed().isEmpty())
        return fail(Error::Kind::Usage, u"A release needs a version."_s);
    TB_TRY(const QDate day, dateOf(date));
    TB_TRY(const auto repository, git.open(work.root));
    Preview preview;
    TB_TRY(preview.cut, planCut(*repository, work.package, now, work.repositoryUrl, version.trimmed(), day));
    if (work.towncrier) { // it builds the part from its fragments, which go with it
        TB_TRY(const QList<FileEdit> edits,
               buildEdits(*work.towncrier, now.bytes(), work.created, {preview.cut.version, day}));
        TB_TRY(preview.diff, git.unifiedDiff(edits));
        return preview;
    }
    TB_TRY(const Changelog next, now.withRelease(preview.cut));
    TB_TRY(preview.diff, git.unifiedDiff({{now.path(), now.bytes(), next.bytes()}}));
    return preview;
}

void ReleaseCutting::start()
{
    if (!m_work || !m_now)
        return;
    m_pool.start(
        [this, run = m_run, makeGit = m_makeGit, work = *m_work, now = *m_now, version = m_version, date = m_date] {
            const auto found = preview(*makeGit(), work, now, version, date);
            QMetaObject::invokeMethod(
                this, [this, run, found] { take(run, found); }, Qt::QueuedConnection);
        });
}

void ReleaseCutting::take(int run, const Result<Preview> &preview)
{
    if (run != m_run)
        return;
    m_looking = false;
    m_cut.reset();
    m_error.reset();
    if (preview) {
        m_cut = preview->cut;
        m_diff.setDiff(preview->diff);
    } else {
        m_error = preview.error();
        m_diff.setDiff({});
    }
    Q_EMIT changed();
}

bool ReleaseCutting::dateInvalid() const
{
    return isOpen() && !dateOf(m_date);
}

QString ReleaseCutting::problem() const
{
    return m_error ? displayText(m_error->message) : QString();
}

QString ReleaseCutting::summary() const
{
    const int lines = m_diff.changedLines();
    if (!m_cut)
        return {};
    return lines == 1 ? tr("1 line changes") : tr("%1 lines change").arg(lines);
}

} // namespace tagboat
