// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "git/helperremote.h"

#include "base/helpercall.h"
#include "git/remotefetch.h"
#include "git/remoteprotocol.h"
#include "git/remoteurl.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

HelperRemote::HelperRemote(QString program, std::chrono::milliseconds idle)
    : m_program(std::move(program)), m_idle(idle)
{
}

HelperRemote::HelperRemote(QString program, std::shared_ptr<GitCredentials> credentials, std::chrono::milliseconds idle)
    : m_program(std::move(program)), m_credentials(std::move(credentials)), m_idle(idle)
{
}

QCoro::Task<Result<QJsonObject>> HelperRemote::ask(QJsonObject request, Cancel cancel)
{
    const QString url = request[u"url"_s].toString();
    HelperQuestion question;
    question.program = m_program;
    // Relative addresses mean what they mean to git: relative to the working tree.
    question.folder = request[u"repository"_s].toString();
    question.place = url;
    question.idle = m_idle;
    question.late =
        fail(Error::Kind::Unavailable, u"%1 did not answer in time"_s.arg(url), {},
             u"Check the network, then try again. What was under way is looked at before anything is repeated."_s)
            .value();
    std::optional<Error> noToken;
    const QString origin = originOf(url);
    if (m_credentials && !origin.isEmpty()) {
        auto token = co_await m_credentials->tokenFor(url, cancel);
        if (!token) {
            noToken = token.error(); // many servers let everybody read
        } else if (*token) {
            request.insert(u"tokenFor"_s, origin);
            question.secret = **token;
        }
    }
    question.request = request;
    auto answer = co_await askHelper(question, cancel);
    if (!answer && answer.error().kind == Error::Kind::Denied && noToken)
        co_return tl::unexpected(*noToken);
    if (!answer)
        co_return tl::unexpected(answer.error());
    co_return answer->message;
}

QCoro::Task<Result<QList<RemoteReference>>> HelperRemote::references(QString repository, QString url, Cancel cancel)
{
    TB_CO_TRY(const QString usable, usableUrl(url));
    const QJsonObject request{{u"operation"_s, u"references"_s}, {u"repository"_s, repository}, {u"url"_s, usable}};
    TB_CO_TRY(const QJsonObject answer, co_await ask(request, cancel));
    co_return git::referencesIn(answer);
}

QCoro::Task<Result<void>> HelperRemote::push(QString repository, QString url, QList<PushUpdate> updates, Cancel cancel)
{
    TB_CO_TRY(const QString usable, usableUrl(url));
    const QJsonObject request = git::pushRequest(repository, usable, updates);
    TB_CO_CHECK(co_await ask(request, cancel));
    co_return Result<void>();
}

QCoro::Task<Result<void>> HelperRemote::deleteCandidateTag(QString repository, QString url, CandidateTag tag,
                                                           QString expected, Cancel cancel)
{
    TB_CO_TRY(const QString usable, usableUrl(url));
    const QJsonObject request{{u"operation"_s, u"delete-candidate-tag"_s},
                              {u"repository"_s, repository},
                              {u"url"_s, usable},
                              {u"name"_s, tag.name()},
                              {u"expected"_s, expected}};
    TB_CO_CHECK(co_await ask(request, cancel));
    co_return Result<void>();
}

QCoro::Task<Result<void>> HelperRemote::fetch(QString repository, QString remoteName, Cancel cancel)
{
    TB_CO_TRY(const QString address, git::addressOfRemote(repository, remoteName));
    TB_CO_TRY(const QString usable, usableUrl(address));
    const QJsonObject request{
        {u"operation"_s, u"fetch"_s}, {u"repository"_s, repository}, {u"remote"_s, remoteName}, {u"url"_s, usable}};
    TB_CO_CHECK(co_await ask(request, cancel));
    co_return Result<void>();
}

} // namespace tagboat
