// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "compose/practiceremote.h"

#include "compose/adapters.h"

#include <QDir>
#include <QFileInfo>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// The folder that a remote's address means, free of links; empty if it is no folder of this machine.
QString folderOf(const QString &repository, const QString &url)
{
    const QString path = url.startsWith(u"file://"_s) ? QUrl(url).toLocalFile() : url;
    return path.isEmpty() ? QString() : QFileInfo(QDir(repository).absoluteFilePath(path)).canonicalFilePath();
}

} // namespace

PracticeRemote::PracticeRemote(std::unique_ptr<GitRemote> inner, QString harbour)
    : m_inner(std::move(inner)), m_harbour(std::move(harbour))
{
}

Result<void> PracticeRemote::inHarbour(const QString &repository, const QString &url) const
{
    const QString remotes = QFileInfo(m_harbour).canonicalFilePath() + u"/remotes/"_s;
    if (folderOf(repository, url).startsWith(remotes))
        return {};
    return failAt(Error::Kind::Refused, repository, 0, u"Its remote is not in the practice harbour"_s,
                  u"the harbour is %1"_s.arg(m_harbour),
                  u"Rehearse with a repository below work/ in the harbour, or leave out --practice."_s);
}

QCoro::Task<Result<QList<RemoteReference>>> PracticeRemote::references(QString repository, QString url, Cancel cancel)
{
    TB_CO_CHECK(inHarbour(repository, url));
    co_return co_await m_inner->references(repository, url, cancel);
}

QCoro::Task<Result<void>> PracticeRemote::push(QString repository, QString url, QList<PushUpdate> updates,
                                               Cancel cancel)
{
    TB_CO_CHECK(inHarbour(repository, url));
    co_return co_await m_inner->push(repository, url, updates, cancel);
}

QCoro::Task<Result<void>> PracticeRemote::deleteCandidateTag(QString repository, QString url, CandidateTag tag,
                                                             QString expected, Cancel cancel)
{
    TB_CO_CHECK(inHarbour(repository, url));
    co_return co_await m_inner->deleteCandidateTag(repository, url, tag, expected, cancel);
}

QCoro::Task<Result<void>> PracticeRemote::fetch(QString repository, QString remoteName, Cancel cancel)
{
    const auto git = makeGit();
    TB_CO_TRY(const auto local, git->open(repository));
    TB_CO_TRY(const WorkingState state, local->state());
    // Another remote than the one that the repository works with has no address here: not known, not in the harbour.
    const QString url = state.remoteName == remoteName ? state.remoteUrl : QString();
    TB_CO_CHECK(inHarbour(repository, url));
    co_return co_await m_inner->fetch(repository, remoteName, cancel);
}

} // namespace tagboat
