// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "proposal.h"

#include "base/displaytext.h"

#include <QMap>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

QString nameOf(const ApprovalRow &row)
{
    const QString version = row.release.version.isEmpty() ? row.item.run.headBranch : row.release.version;
    const QString name = row.release.package.isEmpty() ? row.item.clone.name : row.release.package;
    return displayText(name + u' ' + version);
}

} // namespace

void Proposal::begin(bool approve, const QList<ApprovalRow> &rows, const QDateTime &now)
{
    m_approve = approve;
    m_rows = rows;
    m_leftOut.clear();
    m_now = now;
    m_sending = false;
    Q_EMIT changed();
}

void Proposal::follow(const ApprovalsModel &model)
{
    if (!isOpen() || m_sending)
        return;
    QList<ApprovalRow> rows;
    for (const ApprovalRow &row : std::as_const(m_rows)) {
        const ApprovalRow *stands = model.find(row.item.key());
        if (stands != nullptr && stands->item.gate.mayApprove)
            rows.append(*stands);
    }
    const QVariantList said = lines();
    m_rows = rows;
    if (lines() != said) // who is at one of several does not lose it for nothing
        Q_EMIT changed();
}

void Proposal::setSending(bool sending)
{
    m_sending = sending;
    Q_EMIT changed();
}

void Proposal::close()
{
    m_rows.clear();
    m_sending = false;
    Q_EMIT changed();
}

void Proposal::toggle(const QString &key)
{
    if (!m_leftOut.remove(key))
        m_leftOut.insert(key);
    Q_EMIT changed();
}

QString Proposal::title() const
{
    if (m_rows.size() != 1)
        return m_approve ? tr("Approve %1 deployments?").arg(m_rows.size())
                         : tr("Reject %1 deployments?").arg(m_rows.size());
    const QString into = displayText(m_rows.constFirst().item.gate.environmentName);
    return (m_approve ? tr("Approve %1 for %2?") : tr("Reject %1 for %2?")).arg(nameOf(m_rows.constFirst()), into);
}

QVariantList Proposal::lines() const
{
    QVariantList lines;
    for (const ApprovalRow &row : m_rows) {
        const ApprovalItem &item = row.item;
        QStringList detail{tr("commit %1").arg(item.run.headCommit.left(10)), checksText(item.evidence).text};
        if (const QString since = sinceText(item.evidence); !since.isEmpty())
            detail.append(since);
        lines.append(QVariantMap{
            {u"key"_s, item.key()},
            {u"text"_s, tr("%1 into %2").arg(nameOf(row), displayText(item.gate.environmentName))},
            {u"detail"_s, detail.join(u" · "_s)},
            {u"cautions"_s, cautions(item, row.release, m_approve, m_now)},
            {u"next"_s, m_approve ? nextText(row.release.next) : QString()},
            {u"chosen"_s, !m_leftOut.contains(item.key())},
        });
    }
    return lines;
}

QStringList Proposal::sent() const
{
    struct Request {
        QString who;
        QString where;
        QStringList environments;
    };
    QMap<QString, Request> requests;
    for (const ApprovalItem &item : chosen()) {
        Request &request = requests[u"%1/%2/%3"_s.arg(item.host, item.repository.full()).arg(item.run.id)];
        request.who = item.account.isEmpty() ? item.host : tr("%1 as %2").arg(item.host, item.account);
        request.where = tr("%1, run %2 #%3").arg(item.repository.full(), item.run.name).arg(item.run.number);
        request.environments.append(item.gate.environmentName);
    }
    QStringList sentences;
    for (const Request &request : std::as_const(requests)) {
        const QString form = m_approve ? tr("To %1: “approved” for %2, %3") : tr("To %1: “rejected” for %2, %3");
        sentences.append(displayText(form.arg(request.who, request.environments.join(u", "_s), request.where)));
    }
    return sentences;
}

QString Proposal::confirmText() const
{
    const int count = chosenCount();
    if (m_rows.size() <= 1)
        return m_approve ? tr("Approve") : tr("Reject");
    return (m_approve ? tr("Approve %1") : tr("Reject %1")).arg(count);
}

QList<ApprovalItem> Proposal::chosen() const
{
    QList<ApprovalItem> items;
    for (const ApprovalRow &row : m_rows) {
        if (!m_leftOut.contains(row.item.key()))
            items.append(row.item);
    }
    return items;
}

} // namespace tagboat
