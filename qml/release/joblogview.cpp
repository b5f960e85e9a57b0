// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "joblogview.h"

#include "base/displaytext.h"
#include "release/runview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMutex>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

/// Filled in the desk's thread, emptied in the window's.
struct JobLogView::Feed {
    explicit Feed(qsizetype skip) : reader(skip) {}
    QMutex lock;
    JobLogReader reader;
};

namespace
{

using Sink = std::function<void(const QByteArray &)>;

QCoro::Task<Result<void>> readLog(ForgePlaces &places, QString remoteUrl, qint64 job, Sink sink, Cancel cancel)
{
    TB_CO_TRY(const ForgePlace place, co_await forgePlaceAt(places, remoteUrl, cancel));
    WorkflowRuns &runs = place.forge->runs();
    const auto read = co_await runs.log(place.repository, job, sink, cancel);
    co_return read;
}

} // namespace

JobLogView::JobLogView(ForgeDesk &desk, QObject *parent) : QObject(parent), m_desk(desk)
{
    m_drain.setInterval(100);
    connect(&m_drain, &QTimer::timeout, this, &JobLogView::drain);
}

JobLogView::~JobLogView()
{
    m_cancel.request();
}

void JobLogView::open(const QString &remoteUrl, const WorkflowJob &job)
{
    if (m_job.id == job.id)
        return;
    close();
    m_remoteUrl = remoteUrl;
    m_job = job;
    read();
    Q_EMIT jobChanged();
}

void JobLogView::close()
{
    m_cancel.request();
    ++m_ticket;
    m_drain.stop();
    m_feed.reset();
    m_reading = false;
    m_revealed = false;
    m_read = 0;
    m_trouble.reset();
    m_lines.clear();
    m_lines.seek({});
    const bool was = opened();
    m_job = {};
    Q_EMIT changed();
    if (was)
        Q_EMIT jobChanged();
}

void JobLogView::follow(const QList<WorkflowJob> &jobs)
{
    const auto found = std::ranges::find(jobs, m_job.id, &WorkflowJob::id);
    if (!opened() || found == jobs.end())
        return;
    m_job = *found;
    // A forge has more of a log only when another step began or ended.
    if (!m_reading && m_readAs != m_job)
        read();
    Q_EMIT changed();
}

void JobLogView::readAgain()
{
    if (opened() && !m_reading)
        read();
}

void JobLogView::read()
{
    m_reading = true;
    m_readAs = m_job;
    m_trouble.reset();
    m_cancel = Cancel();
    m_feed = std::make_shared<Feed>(m_read);
    const int ticket = ++m_ticket;
    const Sink sink = [feed = m_feed](const QByteArray &piece) {
        const QMutexLocker locked(&feed->lock);
        feed->reader.take(piece);
    };
    m_cancel = m_desk.ask<void>(
        this,
        [url = m_remoteUrl, job = m_job.id, sink](ForgePlaces &places, Cancel cancel) {
            return readLog(places, url, job, sink, cancel);
        },
        [this, ticket](const Result<void> &end) {
            if (ticket == m_ticket)
                finished(end);
        });
    m_drain.start();
    Q_EMIT changed();
}

void JobLogView::drain()
{
    if (!m_feed)
        return;
    const QMutexLocker locked(&m_feed->lock);
    const QList<LogLine> lines = m_feed->reader.takeLines();
    m_read = std::max(m_read, m_feed->reader.linesRead());
    if (!lines.isEmpty())
        m_lines.append(lines);
}

void JobLogView::finished(const Result<void> &end)
{
    m_drain.stop();
    if (end) {
        const QMutexLocker locked(&m_feed->lock);
        m_feed->reader.finish();
    }
    drain();
    m_feed.reset();
    m_reading = false;
    // A job that runs has no log yet: note() says so.
    const bool early = !end && end.error().kind == Error::Kind::NotFound && m_job.status != RunStatus::Completed;
    if (!end && !early)
        m_trouble = end.error();
    Q_EMIT changed();
    if (end && !m_revealed) {
        m_revealed = m_job.status == RunStatus::Completed;
        const auto failed = failingStep(m_job);
        Q_EMIT reveal(static_cast<int>(firstOfInterest(m_lines.lines(), failed ? failed->startedAt : QDateTime())));
    }
    if (m_readAs != m_job)
        read();
}

QString JobLogView::title() const
{
    return displayText(m_job.name);
}

QString JobLogView::note() const
{
    if (!opened())
        return {};
    if (m_lines.count() == 0 && m_job.status != RunStatus::Completed)
        return tr("The forge hands a job's log out when the job has ended; until then its steps show how far it is.");
    if (m_lines.count() == 0)
        return m_reading ? tr("Reading the log…") : tr("The job has no log.");
    if (m_lines.left() > 0)
        return tr("The log is long: the first %n lines are left out. The forge's page has them.", nullptr,
                  m_lines.left());
    return {};
}

QString JobLogView::trouble() const
{
    if (!m_trouble)
        return {};
    return m_trouble->kind == Error::Kind::NotFound ? tr("The forge keeps this log no longer.") : describe(*m_trouble);
}

void JobLogView::copy() const
{
    QGuiApplication::clipboard()->setText(m_lines.selectedText());
}

} // namespace tagboat
