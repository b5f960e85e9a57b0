// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/forge/exchange.h"
#include "practice/forge/world.h"

#include <QHash>

namespace tagboat::practice
{

class Engine;

/// One request on its way: who asks what of which repository.
struct Call {
    World &world;
    Engine &engine;
    const Request &request;
    const Account &user;
    const AccessToken &token;
    Repository *repository = nullptr; ///< not null on every path below /repos/{owner}/{repo}
    GitFolder *git = nullptr;         ///< likewise
    QHash<QString, QString> parameters;
    QJsonObject body;

    [[nodiscard]] QString operator[](const QString &name) const { return parameters.value(name); }
    [[nodiscard]] qint64 id(const QString &name) const { return parameters.value(name).toLongLong(); }
    [[nodiscard]] QString query(const QString &name) const { return request.parameter(name); }
    [[nodiscard]] QDateTime now() const { return world.now(); }
    [[nodiscard]] int rank() const { return world.role(*repository, user.login); }
    /// The address of something below this repository in the API.
    [[nodiscard]] QString url(const QString &path) const;
};

/// A client's share of GraphQL's points.
struct Spending {
    int limit = 0;
    int used = 0;
    QDateTime reset;
    int cost = 1; ///< of this request
};

/// Notes what is wrong with a body, in the words of GitHub's own schema check.
class BodyCheck
{
public:
    explicit BodyCheck(const QJsonObject &body) : m_body(body) {}

    BodyCheck &string(const QString &name, bool required = false);
    BodyCheck &boolean(const QString &name, bool required = false);
    BodyCheck &integer(const QString &name, int least, int most, bool required = false);
    BodyCheck &array(const QString &name, bool required = false);
    BodyCheck &object(const QString &name, bool required = false);
    BodyCheck &oneOf(const QString &name, const QStringList &words, bool required = false);
    /// Whether @p name is there, be it null.
    BodyCheck &present(const QString &name);
    BodyCheck &only(const QStringList &names);
    /// The 422 for what was noted, if anything was.
    [[nodiscard]] std::optional<Reply> problem() const;

private:
    BodyCheck &kind(const QString &name, QJsonValue::Type type, const QString &word, bool required);
    void note(const QString &sentence) { m_problems.append(sentence); }

    QJsonObject m_body;
    QStringList m_problems;
};

/// The asked-for page of a list, with the Link header; @p wrap is the name of the array beside total_count, if any.
Reply paged(const Call &call, const QList<QJsonObject> &all, const QString &wrap = {});

/// The same, seen through a view.
template <typename T, typename View>
Reply paged(const Call &call, const QList<T> &all, View view, const QString &wrap = {})
{
    QList<QJsonObject> seen;
    for (const T &each : all)
        seen.append(view(each));
    return paged(call, seen, wrap);
}

/// Finds by a field's value; null if there is none.
template <typename T, typename Field, typename Value>
T *findBy(QList<T> &list, Field field, const Value &value)
{
    const auto found = std::find_if(list.begin(), list.end(), [&](const T &each) { return each.*field == value; });
    return found == list.end() ? nullptr : &*found;
}

template <typename T, typename Field, typename Value>
const T *findBy(const QList<T> &list, Field field, const Value &value)
{
    const auto found = std::find_if(list.begin(), list.end(), [&](const T &each) { return each.*field == value; });
    return found == list.end() ? nullptr : &*found;
}

/// What a call to libgit2 that failed means to a client.
Reply gitFailure(const Error &error);
/// Names the value of a Result, or answers with gitFailure().
#define TB_GIT(declaration, expression)                                                                                \
    auto TB_CONCAT(tbGit, __LINE__) = (expression);                                                                    \
    if (!TB_CONCAT(tbGit, __LINE__))                                                                                   \
        return gitFailure(TB_CONCAT(tbGit, __LINE__).error());                                                         \
    declaration = *std::move(TB_CONCAT(tbGit, __LINE__))

} // namespace tagboat::practice
