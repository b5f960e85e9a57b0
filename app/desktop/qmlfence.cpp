// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "qmlfence.h"

#include <QDir>
#include <QLibraryInfo>
#include <QNetworkAccessManager>
#include <QNetworkReply>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

class DeniedReply final : public QNetworkReply
{
public:
    DeniedReply(QNetworkAccessManager::Operation operation, const QNetworkRequest &request, QObject *parent)
        : QNetworkReply(parent)
    {
        setOperation(operation);
        setRequest(request);
        setUrl(request.url());
        setError(ContentAccessDenied, u"The window opens no connection"_s);
        setFinished(true);
        open(QIODevice::ReadOnly);
        QMetaObject::invokeMethod(this, &QNetworkReply::finished, Qt::QueuedConnection);
    }
    void abort() override {}

protected:
    qint64 readData(char * /*data*/, qint64 /*size*/) override { return -1; }
};

class DenyingNetwork final : public QNetworkAccessManager
{
public:
    using QNetworkAccessManager::QNetworkAccessManager;

protected:
    QNetworkReply *createRequest(Operation operation, const QNetworkRequest &request, QIODevice * /*data*/) override
    {
        return new DeniedReply(operation, request, this);
    }
};

} // namespace

QNetworkAccessManager *DenyingNetworkFactory::create(QObject *parent)
{
    return new DenyingNetwork(parent);
}

QUrl ResourceFence::intercept(const QUrl &url, DataType type)
{
    if (url.scheme() == u"qrc"_s || url.isRelative())
        return url;
    // Qt's own modules have their qmldir, and some of their QML, in the file system.
    const QString modules = QDir::cleanPath(QLibraryInfo::path(QLibraryInfo::QmlImportsPath)) + u'/';
    const bool moduleFile =
        type != UrlString && url.isLocalFile() && QDir::cleanPath(url.toLocalFile()).startsWith(modules);
    return moduleFile ? url : QUrl(u"qrc:/denied"_s);
}

} // namespace tagboat
