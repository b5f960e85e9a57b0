// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forge/exchange.h"

#include "forge/onceupload.h"

#include <QBuffer>
#include <QDateTime>
#include <QFile>
#include <QNetworkAccessManager>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

constexpr int watchEvery = 20; // ms

QNetworkRequest networkRequest(const HttpRequest &request, const QByteArray &userAgent, qint64 uploadSize)
{
    QNetworkRequest made(request.url);
    made.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    // Over HTTP/2 Qt 6.4 has faults that Debian's package does not list as mended.
    made.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    made.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    made.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    made.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    made.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    made.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    made.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    made.setSslConfiguration(tls);
    made.setRawHeader("User-Agent", userAgent);
    for (const auto &[name, value] : request.headers)
        made.setRawHeader(name, value);
    if (!request.isSafe())
        made.setHeader(QNetworkRequest::ContentLengthHeader, uploadSize);
    if (!request.bearer.isEmpty()) {
        // Qt keeps a copy until the exchange is over; this one is wiped, unless Qt shares it.
        QByteArray authorization = "Bearer ";
        authorization.append(request.bearer.view());
        made.setRawHeader("Authorization", authorization);
        Secret::wipe(authorization);
    }
    return made;
}

QString hostOf(const QUrl &url)
{
    return url.host(QUrl::EncodeUnicode | QUrl::FullyEncoded);
}

/// Qt gives an error for every status of 400 and more; those are answers.
bool isStatus(QNetworkReply::NetworkError error)
{
    return (error >= QNetworkReply::ContentAccessDenied && error != QNetworkReply::ContentReSendError &&
            error <= QNetworkReply::UnknownContentError) ||
           error == QNetworkReply::ProtocolInvalidOperationError ||
           (error >= QNetworkReply::InternalServerError && error <= QNetworkReply::UnknownServerError);
}

} // namespace

Exchange::Exchange(HttpRequest request, Cancel cancel) : m_request(std::move(request)), m_cancel(std::move(cancel))
{
    m_watch.setInterval(watchEvery);
    connect(&m_watch, &QTimer::timeout, this, &Exchange::look);
}

Exchange::~Exchange()
{
    if (m_reply)
        m_reply->deleteLater();
}

void Exchange::start(QNetworkAccessManager &manager, const QByteArray &userAgent)
{
    std::unique_ptr<QIODevice> source;
    if (m_request.bodyFile.isEmpty()) {
        auto buffer = std::make_unique<QBuffer>();
        buffer->setData(m_request.body);
        source = std::move(buffer);
    } else {
        source = std::make_unique<QFile>(m_request.bodyFile);
    }
    std::unique_ptr<OnceUpload> upload;
    if (!m_request.isSafe()) {
        if (!source->open(QIODevice::ReadOnly)) {
            end(failAt(Error::Kind::Io, m_request.bodyFile, 0, u"The file to send could not be read"_s,
                       source->errorString()));
            return;
        }
        m_uploadSize = source->size();
        upload = std::make_unique<OnceUpload>(std::move(source), m_uploadSize);
    }
    const QNetworkRequest request = networkRequest(m_request, userAgent, m_uploadSize);
    m_reply = manager.sendCustomRequest(request, m_request.verb, upload.get());
    if (upload)
        upload.release()->setParent(m_reply);
    connect(m_reply, &QNetworkReply::requestSent, this, [this] { enter(Phase::Waiting); });
    connect(m_reply, &QNetworkReply::uploadProgress, this, [this](qint64 sent, qint64) {
        if (sent > 0 && m_phase <= Phase::Sending)
            enter(sent < m_uploadSize ? Phase::Sending : Phase::Waiting);
    });
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &Exchange::takeHeader);
    connect(m_reply, &QNetworkReply::readyRead, this, &Exchange::read);
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        for (const QSslError &error : errors)
            m_certificateFaults.append(
                u"%1 (issued by %2)"_s.arg(error.errorString(), error.certificate().issuerDisplayName()));
    });
    connect(m_reply, &QNetworkReply::finished, this, &Exchange::finish);
    m_started.start();
    m_moved.start();
    m_watch.start();
}

void Exchange::enter(Phase phase)
{
    m_phase = std::max(m_phase, phase);
    m_moved.restart();
}

/// Qt has no deadline of its own, and its transfer time-out never ends an answer that drips a byte a second.
std::optional<Error> Exchange::overdue() const
{
    const HttpLimits &limits = m_request.limits;
    const auto late = [this](const QString &what) {
        return Error{Error::Kind::Unavailable,
                     u"%1 %2"_s.arg(hostOf(m_request.url), what),
                     u"after %1 s"_s.arg(double(m_started.elapsed()) / 1000, 0, 'f', 1),
                     u"Check the connection and try again."_s,
                     {},
                     0};
    };
    const std::chrono::milliseconds quiet(m_moved.elapsed());
    if (m_phase == Phase::Connecting && quiet > limits.connect)
        return late(u"could not be reached in time"_s);
    if (m_phase == Phase::Waiting && quiet > limits.firstByte)
        return late(u"did not answer in time"_s);
    if ((m_phase == Phase::Sending || m_phase == Phase::Reading) && quiet > limits.idle)
        return late(u"stopped in the middle"_s);
    if (std::chrono::milliseconds(m_started.elapsed()) > limits.total + std::chrono::seconds(m_uploadSize / 65536))
        return late(u"took too long to answer"_s);
    return std::nullopt;
}

void Exchange::look()
{
    if (m_cancel.requested()) {
        end(fail(Error::Kind::Cancelled, u"Stopped while %1 was asked"_s.arg(hostOf(m_request.url))));
    } else if (auto late = overdue()) {
        end(tl::unexpected(*late));
    }
}

void Exchange::takeHeader()
{
    m_answer.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (m_answer.status == 0)
        return;
    m_answer.url = m_request.url;
    m_answer.headers.clear();
    qsizetype bytes = 0;
    for (const auto &[name, value] : m_reply->rawHeaderPairs()) {
        bytes += name.size() + value.size();
        m_answer.headers.emplaceBack(name.toLower(), value);
    }
    if (bytes > m_request.limits.headerBytes) {
        end(fail(Error::Kind::Invalid, u"%1 sent a header that is too large"_s.arg(hostOf(m_request.url)),
                 u"%1 bytes"_s.arg(bytes)));
        return;
    }
    enter(Phase::Reading);
}

void Exchange::read()
{
    if (m_result)
        return;
    const QByteArray piece = m_reply->readAll();
    if (piece.isEmpty())
        return;
    enter(Phase::Reading);
    m_received += piece.size();
    if (m_received > m_request.limits.bodyBytes) {
        end(fail(Error::Kind::Invalid, u"%1 sent more than Tagboat takes"_s.arg(hostOf(m_request.url)),
                 u"the answer is larger than %1 MiB"_s.arg(m_request.limits.bodyBytes / 1024 / 1024)));
        return;
    }
    if (m_request.sink && m_answer.succeeded())
        m_request.sink(piece);
    else
        m_answer.body += piece;
}

Error Exchange::networkError() const
{
    const QString host = hostOf(m_request.url);
    const QNetworkReply::NetworkError code = m_reply->error();
    Error error{Error::Kind::Unavailable,
                u"%1 cannot be reached"_s.arg(host),
                m_reply->errorString(),
                u"Check the connection and try again."_s,
                {},
                0};
    if (code == QNetworkReply::SslHandshakeFailedError) {
        error.kind = Error::Kind::Denied;
        error.message = u"The certificate of %1 is not trusted"_s.arg(host);
        error.detail = m_certificateFaults.isEmpty() ? error.detail : m_certificateFaults.join(u"; "_s);
        error.detail += u"; this computer's clock says %1"_s.arg(
            QDateTime::currentDateTimeUtc().toString(Qt::ISODate)); // an expired certificate is often a wrong clock
        error.remedy = u"Check this computer's clock, and whether something on the way replaces certificates."_s;
    } else if (code == QNetworkReply::ProxyAuthenticationRequiredError) {
        error.kind = Error::Kind::Denied;
        error.message = u"The proxy on the way to %1 wants a log-in"_s.arg(host);
        error.remedy = u"Log in to the proxy, or change the system's proxy settings."_s;
    } else if (code >= QNetworkReply::ProxyConnectionRefusedError && code <= QNetworkReply::UnknownProxyError) {
        error.message = u"The proxy on the way to %1 does not let it through"_s.arg(host);
        error.remedy = u"Check the system's proxy settings."_s;
    } else if (m_answer.status != 0) {
        error.message = u"The answer of %1 is cut off, or cannot be unpacked"_s.arg(host);
    } else if (code == QNetworkReply::ContentReSendError || code == QNetworkReply::RemoteHostClosedError) {
        error.message = u"%1 closed the connection without an answer"_s.arg(host);
        error.detail.clear(); // Qt's words say the same, or that the error is not known
    } else if (code == QNetworkReply::ProtocolFailure) {
        error.message = u"What %1 answered is not HTTP"_s.arg(host);
    }
    return error;
}

void Exchange::finish()
{
    if (m_result)
        return;
    takeHeader();
    read();
    if (m_result)
        return;
    const QNetworkReply::NetworkError code = m_reply->error();
    // With 307 and 308 Qt reports an error where it does not follow; the body of a redirect does not matter. Below that
    // an error of the kind of a status is about the body, such as one that cannot be unpacked.
    const bool redirect = m_answer.status >= 300 && m_answer.status < 400;
    const bool expected = code == QNetworkReply::NoError || redirect || (m_answer.status >= 400 && isStatus(code));
    if (m_answer.status == 0 || !expected) {
        end(tl::unexpected(networkError()));
        return;
    }
    end(m_answer);
}

void Exchange::end(Result<HttpAnswer> result)
{
    if (m_result)
        return;
    m_result = std::move(result);
    m_watch.stop();
    if (m_reply) {
        m_reply->disconnect(this);
        if (m_reply->isRunning())
            m_reply->abort();
    }
    Q_EMIT done();
}

} // namespace tagboat
