// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

namespace tagboat
{

/// Someone who wrote commits of a release; after the repository's mailmap.
struct Contributor {
    QString name;
    QString mail;
    int commits = 0;
    bool first = false; ///< there is no commit of theirs before
    QString login = {}; ///< on the forge, where one told of it
    bool operator==(const Contributor &) const = default;
};

/// Who is no contributor if a repository does not say it: names and addresses, * stands for any text.
QStringList usualBots();

/// Collects the authors of commits, those of Co-authored-by lines included. Two are the same if their address is, or,
/// without one, their name.
class Contributors
{
public:
    explicit Contributors(const QStringList &bots);
    /// An author of a commit of the release.
    void add(const QString &name, const QString &mail);
    /// An author of a commit before it: who is among the contributors is no first-timer then.
    void addEarlier(const QString &name, const QString &mail);
    /// True once nobody is left who could be a first-timer, so that no earlier commit needs to be read.
    [[nodiscard]] bool settled() const { return m_new.isEmpty(); }
    /// By number of commits, then by name.
    [[nodiscard]] QList<Contributor> all() const;

private:
    [[nodiscard]] bool isBot(const QString &name, const QString &mail) const;

    QStringList m_bots;
    QHash<QString, Contributor> m_people;
    QSet<QString> m_new;
};

/// Name and address of each Co-authored-by line of a message.
QList<std::pair<QString, QString>> coAuthors(const QString &message);

} // namespace tagboat
