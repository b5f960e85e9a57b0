// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/forge/practiceforge.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QTemporaryDir>

namespace tagboat::test
{

/// What the forge answered.
struct ForgeAnswer {
    int status = 0; ///< 0: no answer
    QByteArray body;
    QMap<QByteArray, QByteArray> headers; ///< names in lower case

    [[nodiscard]] QJsonObject object() const { return QJsonDocument::fromJson(body).object(); }
    [[nodiscard]] QJsonArray array() const { return QJsonDocument::fromJson(body).array(); }
    [[nodiscard]] QJsonValue operator[](const QString &key) const { return object()[key]; }
};

/// A running forge with one repository harbour/demo, made with git, and a plain client of Qt's own. The clock stands at
/// the machine's time and is put forward by hand.
class ForgeClient
{
public:
    /// @p workflow is the text of .github/workflows/release.yml.
    explicit ForgeClient(const QByteArray &workflow = {});

    /// @p path may begin with "~" for the repository's own; as whom is a login.
    ForgeAnswer send(const QByteArray &method, const QString &path, const QJsonObject &body = {},
                     const QMap<QByteArray, QByteArray> &headers = {});
    ForgeAnswer get(const QString &path) { return send("GET", path); }
    /// An address as it is, with no Authorization or with this.
    ForgeAnswer fetch(const QUrl &url, const QByteArray &authorization = {})
    {
        return request("GET", url, authorization, {}, {});
    }
    ForgeAnswer control(const QByteArray &method, const QString &path, const QJsonObject &body = {});
    /// As somebody else, for what follows.
    void become(const QString &login) { m_login = login; }
    void useToken(const QString &token) { m_override = token; }
    [[nodiscard]] QString tokenOf(const QString &login) const;
    void advance(int seconds);
    /// Ends the forge and starts it on the same state.
    void restart();

    /// git in the working clone; the test fails when git does.
    QString git(const QStringList &arguments) const;
    /// The same, for what may fail: all that it said.
    QString tryGit(const QStringList &arguments) const;
    /// The repository over HTTP, with mara's token in it.
    [[nodiscard]] QString gitUrl() const;
    void write(const QString &file, const QByteArray &content) const;
    QString commit(const QString &message) const;
    [[nodiscard]] QString remote() const { return m_folder.filePath(QStringLiteral("remotes/demo.git")); }
    [[nodiscard]] QString root() const { return m_folder.path(); }
    [[nodiscard]] const PracticePlace &place() const { return m_place; }
    /// Asks until @p done says yes or five seconds are over.
    ForgeAnswer until(const QString &path, const std::function<bool(const ForgeAnswer &)> &done);

private:
    void start();
    ForgeAnswer request(const QByteArray &method, const QUrl &url, const QByteArray &token, const QByteArray &body,
                        const QMap<QByteArray, QByteArray> &headers);

    QTemporaryDir m_folder;
    std::unique_ptr<PracticeForge> m_forge;
    PracticePlace m_place;
    QJsonObject m_tokens;
    QNetworkAccessManager m_network;
    QString m_login = QStringLiteral("mara");
    QString m_override;
};

} // namespace tagboat::test
