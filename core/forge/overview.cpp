// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forge/graphclient.h"
#include "forge/graphtexts.h"
#include "forge/overviewcard.h"
#include "forge/overviewmemory.h"
#include "forge/subjects.h"

#include <QHash>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using Cards = QList<RepositoryOverview>;

const QString doing = QStringLiteral("Reading the overview from the forge");

QString aliasOf(qsizetype index)
{
    return u"r%1"_s.arg(index);
}

QJsonObject variablesOf(const QList<RepositoryName> &repositories)
{
    QJsonObject variables;
    for (qsizetype i = 0; i < repositories.size(); ++i) {
        variables.insert(u"o%1"_s.arg(i), repositories[i].owner);
        variables.insert(u"n%1"_s.arg(i), repositories[i].name);
    }
    return variables;
}

QList<GraphFault> faultsOf(const GraphAnswer &answer, const QString &alias)
{
    QList<GraphFault> faults;
    std::copy_if(answer.faults.begin(), answer.faults.end(), std::back_inserter(faults),
                 [&alias](const GraphFault &fault) { return fault.path.value(0) == alias; });
    return faults;
}

/// The answer's part for one alias, with what the server says of it.
RepositoryOverview cardOf(const GraphAnswer &answer, const QString &alias, const RepositoryName &asked,
                          JsonFault &shape)
{
    const QList<GraphFault> faults = faultsOf(answer, alias);
    const QJsonValue card = answer.data.value(alias);
    RepositoryOverview made;
    if (card.isObject())
        made = readCard(JsonFields(card.toObject(), alias, shape), faults);
    made.asked = asked;
    for (const GraphFault &fault : faults) {
        if (!made.withheld.contains(fault.message))
            made.withheld.append(fault.message);
    }
    return made;
}

Result<Cards> cardsOf(const GraphAnswer &answer, const QList<RepositoryName> &repositories)
{
    JsonFault shape;
    Cards cards;
    for (qsizetype i = 0; i < repositories.size(); ++i)
        cards.append(cardOf(answer, aliasOf(i), repositories[i], shape));
    if (!shape.text().isEmpty())
        return ApiClient::wrongShape(doing, shape);
    return cards;
}

class GitHubOverview final : public ForgeOverview
{
public:
    explicit GitHubOverview(ApiClient &api) : m_graph(api), m_memory(api) {}

    QCoro::Task<Result<Cards>> of(QList<RepositoryName> repositories, Cancel cancel) override
    {
        std::vector<QCoro::Task<Result<Cards>>> batches; // all at once
        const qsizetype size = m_batch;                  // a batch that fails at once makes it smaller
        for (qsizetype at = 0; at < repositories.size(); at += size)
            batches.push_back(batch(repositories.mid(at, size), cancel));
        Cards all;
        std::optional<Error> failure;
        for (auto &running : batches) { // each to its end, even if one fails
            const auto cards = co_await running;
            if (cards)
                all += *cards;
            else if (!failure)
                failure = cards.error();
        }
        QList<RepositoryName> answered;
        for (const RepositoryOverview &card : std::as_const(all))
            answered.append(card.asked);
        m_memory.confirm(answered);
        if (failure)
            co_return tl::unexpected(*failure);
        co_return all;
    }

    [[nodiscard]] QList<RememberedOverview> remembered(const QList<RepositoryName> &repositories) override
    {
        QList<RememberedOverview> found;
        for (const RepositoryName &repository : repositories) {
            const auto kept = m_memory.recall(repository);
            JsonFault shape;
            if (!kept)
                continue;
            const RepositoryOverview card = cardOf(kept->answer, OverviewMemory::alias(), repository, shape);
            if (shape.text().isEmpty())
                found.append({card, kept->asked});
        }
        return found;
    }

private:
    /// A batch's last answer.
    struct Seen {
        QByteArray digest;
        Cards cards;
    };

    /// Reads an answer that differs from the last one to the same question, and keeps it.
    Result<Cards> take(const GraphAnswer &answer, const QList<RepositoryName> &repositories, const QString &question)
    {
        TB_TRY(const Cards cards, cardsOf(answer, repositories));
        constexpr qsizetype questionsAtMost = 200; // of ten thousand repositories
        if (m_seen.size() >= questionsAtMost)
            m_seen.clear();
        m_seen.insert(question, {answer.digest, cards});
        for (qsizetype i = 0; i < repositories.size(); ++i)
            m_memory.keep(repositories[i], answer.data.value(aliasOf(i)), faultsOf(answer, aliasOf(i)));
        return cards;
    }

    /// One request, or more of half the size when the server gives up on it; the size that worked is remembered.
    QCoro::Task<Result<Cards>> batch(QList<RepositoryName> repositories, Cancel cancel)
    {
        const QByteArray text = overviewText(repositories.size());
        const QJsonObject variables = variablesOf(repositories);
        QString question;
        for (const RepositoryName &repository : std::as_const(repositories))
            question += repository.full() + u' ';
        const Seen before = m_seen.value(question);
        const auto answer = co_await m_graph.queryAgain(doing, text, variables, before.digest, cancel);
        if (!answer)
            co_return tl::unexpected(answer.error());
        if (answer->unchanged) {
            Cards same = before.cards;
            co_return same;
        }
        if (!answer->tooLarge)
            co_return take(*answer, repositories, question);
        if (repositories.size() == 1) {
            RepositoryOverview unanswered;
            unanswered.asked = repositories.first();
            unanswered.state = RepositoryOverview::State::Unanswered;
            co_return Cards{unanswered};
        }
        const qsizetype half = (repositories.size() + 1) / 2;
        m_batch = std::min(m_batch, half);
        const QList<RepositoryName> front = repositories.first(half);
        const QList<RepositoryName> back = repositories.mid(half);
        const auto first = co_await batch(front, cancel);
        if (!first)
            co_return first;
        const auto second = co_await batch(back, cancel);
        if (!second)
            co_return second;
        co_return *first + *second;
    }

    GraphClient m_graph;
    OverviewMemory m_memory;
    QHash<QString, Seen> m_seen;
    qsizetype m_batch = overviewBatch;
};

} // namespace

std::unique_ptr<ForgeOverview> makeOverview(ApiClient &api)
{
    return std::make_unique<GitHubOverview>(api);
}

} // namespace tagboat
