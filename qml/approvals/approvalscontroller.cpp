// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "approvalscontroller.h"

#include "base/displaytext.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMap>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

constexpr auto aMoment = std::chrono::milliseconds(200);

QString runKey(const QString &host, qint64 run)
{
    return host + u' ' + QString::number(run);
}

QString entryKey(const QString &run, const ApprovalDecision &decision)
{
    return u"%1 %2 %3 %4"_s.arg(run).arg(int(decision.verdict)).arg(decision.environment, decision.comment);
}

} // namespace

ApprovalsController::ApprovalsController(ApprovalQuestions questions, Describe describe, ApprovalRhythm rhythm,
                                         std::shared_ptr<const Clock> clock, QObject *parent)
    : QObject(parent), m_questions(std::move(questions)), m_describe(std::move(describe)), m_rhythm(rhythm),
      m_clock(std::move(clock)), m_listings(m_questions.trial, {}, m_clock)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, [this] { lookNow(true); });
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, [this] { lookNow(false); });
    m_end.setSingleShot(true);
    connect(&m_end, &QTimer::timeout, this, &ApprovalsController::lookSoon); // what waits is asked, then told of
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &ApprovalsController::second);
    connect(&m_items, &ApprovalsModel::changed, this, &ApprovalsController::changed);
    connect(&m_proposal, &Proposal::changed, this, &ApprovalsController::changed);
    connect(&m_listings, &TrialListings::changed, this, &ApprovalsController::show);
}

ApprovalsController::~ApprovalsController()
{
    for (std::optional<Cancel> *cancel : {&m_look, &m_historyAsked}) { // a decision goes on to its end
        if (*cancel)
            (*cancel)->request();
    }
}

void ApprovalsController::setRepositories(const QList<RepositoryClone> &repositories, bool complete)
{
    const bool same = m_named && repositories == m_repositories;
    if (same && complete == m_complete)
        return;
    m_complete = complete;
    if (!same) {
        m_named = true;
        m_repositories = repositories;
        QSet<QString> stay;
        for (const RepositoryClone &each : repositories)
            stay.insert(each.path);
        m_known.removeIf([&](const auto &known) { return !stay.contains(known.key()); });
        m_asked.removeIf([&](const auto &asked) { return !stay.contains(asked.key()); });
        show();
        lookSoon();
    }
    tellOfNew(); // all of them may have answered before it was known that they are all
}

void ApprovalsController::hint(const QString &clone)
{
    m_hot.insert(clone);
    lookSoon();
}

void ApprovalsController::lookSoon()
{
    if (!m_look && !m_soon.isActive())
        m_soon.start(aMoment);
}

void ApprovalsController::setNotice(const QString &notice)
{
    m_notice = notice;
    Q_EMIT changed();
}

void ApprovalsController::setShown(bool shown)
{
    if (shown == m_shown)
        return;
    m_shown = shown;
    if (shown)
        m_notice.clear(); // what it tells of is seen now
    if (shown && !m_look)
        m_next.start(aMoment);
    if (historyDue())
        askHistory();
    startTimers();
    Q_EMIT changed();
}

void ApprovalsController::refresh()
{
    for (const RepositoryClone &each : std::as_const(m_repositories))
        m_hot.insert(each.path);
    lookNow(true);
    askHistory();
}

bool ApprovalsController::historyDue() const
{
    return m_shown && (!m_historyAt.isValid() || m_historyAt.msecsTo(m_clock->now()) > m_rhythm.history.count());
}

/// Those that something is known to wait in, those that were never asked, and of @p all the others those that were
/// asked longest ago.
QList<RepositoryClone> ApprovalsController::dueNow(bool all) const
{
    QList<RepositoryClone> due;
    QList<RepositoryClone> others;
    for (const RepositoryClone &each : m_repositories) {
        const auto known = m_known.constFind(each.path);
        const bool hot = m_hot.contains(each.path) || (known != m_known.cend() && !known->waiting.isEmpty());
        (hot ? due : others).append(each);
    }
    std::ranges::stable_sort(others, {}, [this](const RepositoryClone &each) { return m_asked.value(each.path); });
    const QDateTime now = m_clock->now();
    for (const RepositoryClone &each : std::as_const(others)) {
        const auto known = m_known.constFind(each.path);
        const QDateTime asked = m_asked.value(each.path);
        if (known != m_known.cend() && !known->served && asked.msecsTo(now) < m_rhythm.history.count())
            continue; // a token may have come, but not every minute
        if ((all || !asked.isValid()) && due.size() < m_rhythm.atOnce)
            due.append(each);
    }
    return due;
}

void ApprovalsController::lookNow(bool all)
{
    if (m_look)
        return;
    m_soon.stop();
    if (all && historyDue())
        askHistory();
    const QList<RepositoryClone> due = dueNow(all);
    m_hot.clear();
    if (due.isEmpty()) {
        startTimers();
        return;
    }
    m_look = Cancel();
    const Cancel cancel = m_questions.look(this, due, [this, due](const auto &answer) { take(due, answer); });
    if (m_look) // not answered at once
        m_look = cancel;
    Q_EMIT changed();
}

void ApprovalsController::take(const QList<RepositoryClone> &asked, const Result<QList<RepositoryApprovals>> &answer)
{
    m_look.reset();
    m_error.reset();
    if (answer) {
        for (const RepositoryApprovals &each : *answer)
            merge(each);
    } else if (answer.error().kind != Error::Kind::Cancelled) {
        m_error = answer.error();
    }
    for (const RepositoryClone &each : asked)
        m_asked.insert(each.path, m_clock->now());
    show();
    tellOfNew();
    tellOfEnded();
    startTimers();
}

/// What could not be read again stays as it was, and is known to be old.
void ApprovalsController::merge(RepositoryApprovals answer)
{
    const auto before = m_known.constFind(answer.clone.path);
    if (answer.error && before != m_known.cend()) {
        QSet<QString> read;
        for (const ApprovalItem &item : std::as_const(answer.waiting))
            read.insert(item.key());
        for (const ApprovalItem &item : before->waiting) {
            if (!read.contains(item.key()))
                answer.waiting.append(item);
        }
        answer.asked = before->asked;
    }
    if (before == m_known.cend() && m_greeted) { // it waited before it was looked at
        for (const ApprovalItem &item : std::as_const(answer.waiting))
            m_told.insert(item.key());
    }
    m_known.insert(answer.clone.path, answer);
}

void ApprovalsController::show()
{
    QList<ApprovalRow> rows;
    QList<TrialQuestion> questions;
    for (const RepositoryClone &each : std::as_const(m_repositories)) {
        const auto known = m_known.constFind(each.path);
        if (known == m_known.cend())
            continue;
        for (const ApprovalItem &item : known->waiting) {
            const ReleaseOfTag release = describe(each.path, item.run.headBranch);
            questions.append(trialQuestion(release, item));
            rows.append({item, release, m_listings.of(questions.last()), known->error || m_error, known->asked});
        }
    }
    m_items.setRows(rows, m_clock->now());
    if (mine() == 0)
        m_notice.clear(); // it was answered
    m_proposal.follow(m_items);
    showDecisions();
    m_listings.follow(questions);
}

void ApprovalsController::showDecisions()
{
    QHash<QString, DecisionEntry> entries;
    const auto add = [&](const RepositoryClone &clone, const QString &run, const QString &repository,
                         const QString &tag, const QDateTime &since, const QList<ApprovalDecision> &decisions,
                         qint64 late) {
        const ReleaseOfTag release = describe(clone.path, tag);
        for (const ApprovalDecision &decision : decisions) {
            DecisionEntry entry{entryKey(run, decision),
                                release.package.isEmpty() ? clone.name : release.package,
                                repository,
                                release.version.isEmpty() ? tag : release.version,
                                decision,
                                since,
                                late};
            if (decision.mine && m_mineAt.contains(entry.key))
                entry.decision.at = m_mineAt.value(entry.key);
            entries.insert(entry.key, entry);
        }
    };
    for (const RunDecisions &run : std::as_const(m_history))
        add(run.clone, runKey(run.host, run.run), run.fullName, run.reference, run.since, run.decisions, run.late);
    for (const RepositoryApprovals &each : std::as_const(m_known)) {
        for (const ApprovalItem &item : each.waiting)
            add(each.clone, runKey(item.host, item.run.id), each.fullName, item.run.headBranch, item.waitingSince,
                item.decisions, item.late);
    }
    m_decisions.setEntries(entries.values(), m_clock->now());
}

void ApprovalsController::askHistory()
{
    if (m_historyAsked || m_repositories.isEmpty())
        return;
    m_historyAt = m_clock->now();
    m_historyAsked = Cancel();
    const Cancel cancel = m_questions.history(this, m_repositories, m_rhythm.runs, [this](const auto &answer) {
        m_historyAsked.reset();
        if (!answer) // what waits says already that the forge cannot be asked
            return;
        for (const RunDecisions &run : *answer)
            m_history.insert(runKey(run.host, run.run), run);
        showDecisions();
    });
    if (m_historyAsked)
        m_historyAsked = cancel;
}

void ApprovalsController::propose(bool approve, const QString &key)
{
    if (m_proposal.sending())
        return;
    QStringList keys = m_items.selected();
    if (!key.isEmpty() && !keys.contains(key))
        keys = {key};
    QList<ApprovalRow> rows;
    for (const QString &each : std::as_const(keys)) {
        const ApprovalRow *row = m_items.find(each);
        if (row != nullptr && row->item.gate.mayApprove)
            rows.append(*row);
    }
    if (!rows.isEmpty())
        m_proposal.begin(approve, rows, m_clock->now());
}

void ApprovalsController::send(const QString &comment)
{
    const QList<ApprovalItem> items = m_proposal.chosen();
    if (items.isEmpty() || m_proposal.sending())
        return;
    const bool approve = m_proposal.approve();
    m_refusal.clear();
    QSet<QString> keys;
    for (const ApprovalItem &item : items)
        keys.insert(item.key());
    m_items.setSending(keys);
    m_proposal.setSending(true);
    m_questions.decide(this, items, approve, comment,
                       [=, this](const auto &outcomes) { takeOutcomes(items, approve, comment, outcomes); });
}

void ApprovalsController::takeOutcomes(const QList<ApprovalItem> &items, bool approve, const QString &comment,
                                       const Result<QList<DecisionOutcome>> &outcomes)
{
    m_items.setSending({});
    m_items.clearSelection();
    m_proposal.close();
    QStringList refusals;
    QMap<QString, QStringList> taken; // tags by clone
    for (const ApprovalItem &item : items)
        taken.insert(item.clone.path, {});
    if (!outcomes)
        refusals.append(tagboat::describe(outcomes.error()));
    for (qsizetype i = 0; outcomes && i < outcomes->size() && i < items.size(); ++i) {
        const ApprovalItem &item = items[i];
        if (const auto &error = outcomes->at(i).error) {
            const QString words = tagboat::describe(*error);
            if (!refusals.contains(words))
                refusals.append(words);
            continue;
        }
        // It is in the history now; the forge tells who and what, this computer when.
        const auto verdict = approve ? DeploymentReview::Verdict::Approved : DeploymentReview::Verdict::Rejected;
        const ApprovalDecision decision{verdict, item.gate.environmentName,         item.account, true,
                                        comment, m_clock->now().addSecs(-item.late)};
        m_mineAt.insert(entryKey(runKey(item.host, item.run.id), decision), decision.at);
        RunDecisions &run = m_history[runKey(item.host, item.run.id)];
        if (run.run == 0)
            run = {item.clone,   item.host,         item.repository.full(), item.run.id, item.run.headBranch,
                   item.run.url, item.waitingSince, item.decisions,         item.late};
        run.decisions.append(decision);
        taken[item.clone.path].append(item.run.headBranch);
    }
    m_refusal = refusals.join(u'\n');
    for (const auto &[clone, tags] : taken.asKeyValueRange()) {
        m_hot.insert(clone);
        Q_EMIT decided(clone, tags);
    }
    showDecisions();
    lookNow(false);
    Q_EMIT changed();
}

void ApprovalsController::dismissRefusal()
{
    m_refusal.clear();
    Q_EMIT changed();
}

void ApprovalsController::copy(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
}

void ApprovalsController::second()
{
    if (m_items.tick(m_clock->now()))
        lookSoon(); // with the timer what waits changes
    startTimers();
}

/// The nearest end of a timer that runs for this account, also while nobody looks at the page.
void ApprovalsController::awaitTimers()
{
    constexpr qint64 longest = 24 * 3600 * 1000;
    const QDateTime now = m_clock->now();
    std::optional<qint64> next;
    for (const QDateTime &ends : std::as_const(m_timers)) {
        const qint64 left = now.msecsTo(ends);
        if (left > 0) // else it could not be asked at its end, and has its turn with all others
            next = std::min(next.value_or(longest), left);
    }
    if (next)
        m_end.start(std::chrono::milliseconds(*next + 500));
    else
        m_end.stop();
}

void ApprovalsController::startTimers()
{
    awaitTimers();
    const bool counts = m_shown && m_items.timerRuns();
    if (counts != m_second.isActive())
        counts ? m_second.start() : m_second.stop();
    if (m_look)
        return;
    const bool more = !m_hot.isEmpty() || std::ranges::any_of(m_repositories, [this](const RepositoryClone &each) {
        return !m_asked.contains(each.path);
    });
    if (more)
        lookSoon();
    const auto pause = m_shown ? m_rhythm.shown : m_rhythm.hidden;
    if (!m_next.isActive() || m_next.remainingTimeAsDuration() > pause)
        m_next.start(pause);
}

} // namespace tagboat
