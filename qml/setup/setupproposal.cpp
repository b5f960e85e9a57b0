// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "setupproposal.h"

#include "base/displaytext.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

QVariantMap lineOf(const SetupChange &change, const QString &fullName)
{
    QStringList requests;
    const QList<SetupRequest> all = requestsOf(change);
    for (const SetupRequest &request : all) {
        const QString path = u"/repos/%1/%2"_s.arg(fullName, request.path.join(u'/'));
        const QByteArray body = QJsonDocument(request.body).toJson(QJsonDocument::Compact);
        requests.append(displayText(u"%1 %2"_s.arg(QString::fromLatin1(request.method), path)));
        requests.append(displayText(QString::fromUtf8(body)));
    }
    return {{u"text"_s, displayText(describe(change))}, {u"requests"_s, requests.join(u'\n')}};
}

} // namespace

QList<FileEdit> SetupProposal::filesOf(const QList<SetupChange> &changes)
{
    QList<FileEdit> files;
    for (const SetupChange &change : changes) {
        if (const auto *some = std::get_if<FilesChange>(&change))
            files += some->files;
    }
    return files;
}

void SetupProposal::begin(const RepositorySetup &setup, const QList<SetupChange> &changes, const QByteArray &diff)
{
    m_clone = setup.clone;
    m_fullName = setup.fullName;
    m_changes = changes;
    m_lines.clear();
    for (const SetupChange &change : changes)
        m_lines.append(lineOf(change, m_fullName));
    m_difference.setDiff(diff);
    m_tokens.clear();
    m_sending = false;
    Q_EMIT changed();
}

std::optional<SecretName> SetupProposal::secretName() const
{
    for (const SetupChange &change : m_changes) {
        if (const auto *one = std::get_if<SecretChange>(&change))
            return one->secret;
    }
    return std::nullopt;
}

QString SetupProposal::secret() const
{
    const auto name = secretName();
    return name ? displayText(name->text()) : QString();
}

void SetupProposal::setTokens(const QStringList &tokens)
{
    m_tokens = tokens;
    Q_EMIT changed();
}

void SetupProposal::setSending(bool sending)
{
    m_sending = sending;
    Q_EMIT changed();
}

void SetupProposal::close()
{
    m_changes.clear();
    m_lines.clear();
    m_difference.setDiff({});
    m_sending = false;
    Q_EMIT changed();
}

} // namespace tagboat
