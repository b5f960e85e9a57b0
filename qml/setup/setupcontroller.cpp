// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "setupcontroller.h"

#include "base/displaytext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

constexpr qsizetype atOnce = 3; ///< repositories that are asked at a time

} // namespace

SetupController::SetupController(SetupQuestions questions, QObject *parent)
    : QObject(parent), m_questions(std::move(questions))
{
    connect(&m_matrix, &SetupMatrix::changed, this, &SetupController::changed);
    connect(&m_proposal, &SetupProposal::changed, this, &SetupController::changed);
}

SetupController::~SetupController()
{
    for (Look &look : m_looks)
        look.cancel.request();
}

/// What is asked about it now was asked before something changed: its answer counts no more.
void SetupController::drop(const QString &path)
{
    if (m_looks.contains(path))
        m_looks.take(path).cancel.request();
}

void SetupController::setClones(const QList<RepositoryClone> &clones)
{
    m_clones = clones;
    takeClones();
    askNext();
}

/// Not before they are looked at: there may be thousands.
void SetupController::takeClones()
{
    const auto stands = [](const SetupMatrixRow &row, const RepositoryClone &clone) { return row.clone == clone; };
    if (!m_shown || std::ranges::equal(m_matrix.rows(), m_clones, stands))
        return;
    QStringList fresh;
    for (const RepositoryClone &clone : std::as_const(m_clones)) {
        const SetupMatrixRow *known = m_matrix.find(clone.path);
        if (m_wanted.contains(clone.path) && (known == nullptr || known->clone != clone))
            fresh.append(clone.path);
    }
    m_matrix.setClones(m_clones);
    for (const QString &path : std::as_const(fresh))
        drop(path); // it was another one
    const QSet<QString> last(fresh.cbegin(), fresh.cend());
    m_wanted.removeIf([this](const QString &path) { return m_matrix.find(path) == nullptr; });
    m_waiting.removeIf([&](const QString &path) { return last.contains(path) || m_matrix.find(path) == nullptr; });
    m_waiting += fresh;
    if (m_matrix.find(m_current) == nullptr)
        m_current = m_clones.isEmpty() ? QString() : m_clones.constFirst().path;
    want(m_current);
    showCurrent();
}

void SetupController::setShown(bool shown)
{
    if (shown == m_shown)
        return;
    m_shown = shown;
    takeClones();
    askNext();
    Q_EMIT changed();
}

void SetupController::want(const QString &path)
{
    if (m_wanted.contains(path) || m_matrix.find(path) == nullptr)
        return;
    m_wanted.insert(path);
    m_waiting.append(path);
    // Not at once: it changes rows, and a row that comes into being says this.
    QMetaObject::invokeMethod(this, &SetupController::askNext, Qt::QueuedConnection);
}

void SetupController::refresh()
{
    m_waiting.clear();
    for (const SetupMatrixRow &row : m_matrix.rows()) {
        drop(row.clone.path);
        if (m_wanted.contains(row.clone.path))
            m_waiting.append(row.clone.path);
    }
    askNext();
}

/// What nobody looks at costs no request.
void SetupController::askNext()
{
    while (m_shown && !m_waiting.isEmpty() && m_looks.size() < atOnce) {
        const QString path = m_waiting.takeFirst();
        const SetupMatrixRow *row = m_matrix.find(path);
        if (row == nullptr || m_looks.contains(path))
            continue;
        const RepositoryClone clone = row->clone;
        m_matrix.setAsking(path);
        const int ticket = ++m_ticket;
        m_looks.insert(path, {ticket, Cancel()});
        const auto taken = [this, path, ticket](const Result<RepositorySetup> &answer) {
            if (m_looks.value(path).ticket != ticket)
                return;
            m_looks.remove(path);
            if (answer)
                m_matrix.take(*answer);
            else
                m_matrix.forgetQuestion(path);
            if (path == m_current)
                showCurrent();
            askNext();
        };
        const Cancel cancel = m_questions.look(this, clone, taken);
        if (m_looks.value(path).ticket == ticket) // not answered at once
            m_looks[path].cancel = cancel;
    }
    Q_EMIT changed();
}

void SetupController::select(const QString &path)
{
    if (m_matrix.find(path) == nullptr || m_proposal.sending())
        return;
    m_current = path;
    m_proposal.close();
    dismiss();
    showCurrent();
}

void SetupController::showCurrent()
{
    const RepositorySetup *setup = currentSetup();
    m_findings.setFindings(setup != nullptr ? setup->findings : QList<SetupFinding>());
    Q_EMIT changed();
}

void SetupController::propose(const QString &key)
{
    const RepositorySetup *setup = currentSetup();
    if (setup == nullptr || m_proposal.sending())
        return;
    SetupWish wish = wishFrom(setup->observed);
    for (const SetupFinding &finding : setup->findings) {
        const bool meant = key.isEmpty() ? SetupFindingsModel::isFixable(finding) : finding.id() == key;
        if (meant && finding.isFault() && finding.repair)
            finding.repair(wish);
    }
    const QList<SetupChange> changes = changesBetween(setup->observed, wish);
    if (changes.isEmpty())
        return;
    dismiss();
    const auto difference = m_questions.difference(SetupProposal::filesOf(changes));
    if (!difference) { // nobody agrees to files that are not shown
        m_stopped = difference.error();
        Q_EMIT changed();
        return;
    }
    m_proposal.begin(*setup, changes, *difference);
    if (!m_proposal.secret().isEmpty())
        m_questions.tokens(
            this, [this](const Result<QStringList> &answer) { m_proposal.setTokens(answer.value_or(QStringList())); });
}

void SetupController::send()
{
    if (m_proposal.isOpen() && !m_proposal.sending() && m_proposal.secret().isEmpty())
        change({});
}

void SetupController::sendSecret(SecretInput *input, const QString &token)
{
    if (!m_proposal.isOpen() || m_proposal.sending() || input == nullptr)
        return;
    const Secret value = input->take();
    const auto name = m_proposal.secretName();
    if (name && !(value.isEmpty() && token.isEmpty()))
        change({{*name, token.isEmpty() ? value : Secret(), token}});
}

void SetupController::change(const QList<SecretSource> &secrets)
{
    m_proposal.setSending(true);
    const auto taken = [this, path = m_proposal.clone().path](const Result<SetupOutcome> &answer) {
        m_proposal.close();
        m_stopped = answer ? answer->error : answer.error();
        m_done = answer ? answer->done : QStringList();
        drop(path);
        if (answer)
            m_matrix.take(answer->after);
        else
            m_waiting.prepend(path); // nobody said what of it was done
        showCurrent();
        askNext();
    };
    m_questions.change(this, m_proposal.clone(), m_proposal.changes(), secrets, taken);
}

void SetupController::dismiss()
{
    m_done.clear();
    m_stopped.reset();
    Q_EMIT changed();
}

const RepositorySetup *SetupController::currentSetup() const
{
    const SetupMatrixRow *row = m_matrix.find(m_current);
    return row != nullptr && row->setup ? &*row->setup : nullptr;
}

const Error *SetupController::error() const
{
    if (m_stopped)
        return &*m_stopped;
    const RepositorySetup *setup = currentSetup();
    return setup != nullptr && setup->error ? &*setup->error : nullptr;
}

QString SetupController::errorMessage() const
{
    return error() != nullptr ? displayText(error()->message) : QString();
}

QString SetupController::errorDetail() const
{
    return error() != nullptr ? displayText(error()->detail) : QString();
}

QString SetupController::errorRemedy() const
{
    return error() != nullptr ? displayText(error()->remedy) : QString();
}

QString SetupController::summary() const
{
    const int asked = static_cast<int>(std::ranges::count_if(
        m_matrix.rows(), [](const SetupMatrixRow &row) { return row.setup && row.setup->served; }));
    return tr("What must stand before a release can work · %1 of %2 repositories looked at")
        .arg(asked)
        .arg(m_matrix.count());
}

QString SetupController::currentName() const
{
    const SetupMatrixRow *row = m_matrix.find(m_current);
    return row != nullptr ? displayText(row->clone.name) : QString();
}

QString SetupController::emptyText() const
{
    const RepositorySetup *setup = currentSetup();
    if (setup == nullptr || setup->error)
        return {};
    return setup->served ? tr("Nothing to do here.") : tr("It is looked at with an account's token.");
}

QString SetupController::currentSummary() const
{
    const RepositorySetup *setup = currentSetup();
    if (setup == nullptr)
        return tr("not asked yet");
    if (setup->error)
        return tr("could not be looked at");
    if (!setup->served)
        return tr("no account serves its remote: sign in under Tokens");
    using State = SetupFinding::State;
    const auto count = [&](State state) {
        return std::ranges::count_if(setup->findings,
                                     [&](const SetupFinding &one) { return one.state == state && !one.warning; });
    };
    return tr("flow %1 · %2 stand, %3 missing, %4 differ")
        .arg(displayText(setup->expected.flow))
        .arg(count(State::Stands))
        .arg(count(State::Missing))
        .arg(count(State::Differs));
}

int SetupController::fixable() const
{
    return static_cast<int>(std::ranges::count_if(m_findings.findings(), &SetupFindingsModel::isFixable));
}

} // namespace tagboat
