// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/mergedbranches.h"

#include "changelog/standingcommits.h"

#include <QSet>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
constexpr qsizetype idSize = 20;

/// The number behind @p mark; 0 if there is none.
int numberBehind(QStringView text, QLatin1StringView mark)
{
    constexpr qsizetype mostDigits = 9;
    const qsizetype at = text.indexOf(mark);
    if (at < 0)
        return 0;
    const QStringView rest = text.sliced(at + mark.size());
    qsizetype digits = 0;
    while (digits < rest.size() && rest[digits] >= u'0' && rest[digits] <= u'9')
        ++digits;
    return digits == 0 || digits > mostDigits ? 0 : rest.first(digits).toInt();
}

quint64 keyOf(const QString &id)
{
    return QStringView(id).first(std::min<qsizetype>(id.size(), 16)).toULongLong(nullptr, 16);
}

quint64 keyOf(const QByteArray &ids, qsizetype parent)
{
    return qFromBigEndian<quint64>(ids.constData() + parent * idSize);
}
} // namespace

std::optional<MergeMessage> mergeMessage(const QString &message)
{
    if (!message.startsWith("Merge"_L1))
        return std::nullopt;
    const QStringView all(message);
    const qsizetype end = all.indexOf(u'\n');
    if (end < 0)
        return std::nullopt;
    const QStringView subject = all.first(end);
    const QString request = u"See merge request "_s;
    MergeMessage merge;
    if (subject.startsWith("Merge pull request #"_L1) || subject.startsWith("Merged in "_L1)) {
        merge.number = numberBehind(subject, "pull request #"_L1);
    } else if (const qsizetype at = all.lastIndexOf(request); subject.startsWith("Merge branch "_L1) && at > 0) {
        const QStringView rest = all.sliced(at);
        const qsizetype line = rest.indexOf(u'\n');
        merge.number = numberBehind(line < 0 ? rest : rest.first(line), "!"_L1);
        merge.mergeRequest = true;
    }
    if (merge.number == 0)
        return std::nullopt;
    for (const QStringView line : all.sliced(end).split(u'\n')) {
        if (line.trimmed().isEmpty())
            continue;
        if (!line.startsWith(request) && !line.startsWith(u'#') && !line.startsWith("Conflicts:"_L1))
            merge.title = withoutNumber(line.trimmed().toString()).first;
        break;
    }
    // A merge of merges has no words of its own.
    return merge.title.isEmpty() || merge.title.startsWith("Merge "_L1) ? std::nullopt : std::optional(merge);
}

std::optional<DraftCommit> MergedBranches::add(const GitCommit &commit)
{
    const qsizetype parents = commit.parentIds.size() / idSize;
    m_nodes.push_back({keyOf(commit.id), parents > 0 ? keyOf(commit.parentIds, 0) : 0});
    if (parents < 2)
        return std::nullopt;
    Merge merge{static_cast<qsizetype>(m_nodes.size()) - 1, {}, mergeMessage(commit.message)};
    for (qsizetype i = 1; i < parents; ++i)
        merge.others += keyOf(commit.parentIds, i);
    m_merges.push_back(merge);
    if (!merge.message)
        return std::nullopt;
    m_any = true;
    const QString title = u"%1 (#%2)"_s.arg(merge.message->title, QString::number(merge.message->number));
    return DraftCommit{commit.id, title, commit.authorName, commit.date};
}

/// For each commit the merge that brought it: the oldest one of its line from which it is reachable, but not from what
/// that merge was made on; -1 for the line of the tip itself, and for those that came with no pull request. Each commit
/// is looked at once.
std::vector<int> MergedBranches::owners(const QHash<quint64, qsizetype> &places) const
{
    QHash<qsizetype, int> merges; // by their commits
    for (size_t i = 0; i < m_merges.size(); ++i)
        merges.insert(m_merges[i].node, static_cast<int>(i));
    constexpr int unseen = -2;
    std::vector<int> owners(m_nodes.size(), unseen);
    struct Line {
        qsizetype tip;
        int owner;
    };
    std::vector<Line> lines{{0, -1}};
    while (!lines.empty()) {
        const Line line = lines.back();
        lines.pop_back();
        for (qsizetype at = line.tip; at >= 0 && owners[static_cast<size_t>(at)] == unseen;
             at = places.value(m_nodes[static_cast<size_t>(at)].first, -1)) {
            owners[static_cast<size_t>(at)] = line.owner;
            const auto known = merges.constFind(at);
            if (known == merges.cend())
                continue;
            // The oldest merge of the line comes last, and is taken first.
            const Merge &merge = m_merges[static_cast<size_t>(*known)];
            for (const quint64 other : merge.others)
                lines.push_back({places.value(other, -1), merge.message ? *known : line.owner});
        }
    }
    return owners;
}

QList<DraftEntry> MergedBranches::joined(const QList<DraftEntry> &entries) const
{
    if (!m_any)
        return entries;
    QHash<quint64, qsizetype> places;
    places.reserve(static_cast<qsizetype>(m_nodes.size()));
    for (size_t i = 0; i < m_nodes.size(); ++i)
        places.insert(m_nodes[i].id, static_cast<qsizetype>(i));
    const std::vector<int> owner = owners(places);
    const auto ownerOf = [&](const DraftEntry &entry) {
        const qsizetype place = places.value(keyOf(entry.commit), -1);
        return place < 0 ? -1 : std::max(owner[static_cast<size_t>(place)], -1);
    };
    QHash<quint64, int> titles; // the merges that have one, by their ids
    for (size_t i = 0; i < m_merges.size(); ++i) {
        if (m_merges[i].message)
            titles.insert(m_nodes[static_cast<size_t>(m_merges[i].node)].id, static_cast<int>(i));
    }
    QSet<int> told; // merges of which commits with types tell
    QHash<int, QString> authors;
    for (const DraftEntry &entry : entries) {
        const int merge = ownerOf(entry);
        if (merge < 0 || titles.contains(keyOf(entry.commit)))
            continue;
        authors.insert(merge, entry.author);
        if (!entry.type.isEmpty() && !entry.section.isEmpty())
            told.insert(merge);
    }
    QList<DraftEntry> kept;
    for (DraftEntry entry : entries) {
        const int own = titles.value(keyOf(entry.commit), -1);
        const int merge = own >= 0 ? own : ownerOf(entry);
        if (merge >= 0 && (own >= 0 ? told.contains(own) : entry.type.isEmpty()))
            continue;
        if (merge >= 0 && (own >= 0 || entry.pullRequest == 0)) {
            const MergeMessage &message = *m_merges[static_cast<size_t>(merge)].message;
            entry.pullRequest = message.number;
            entry.mergeRequest = message.mergeRequest;
            if (own >= 0)
                entry.author = authors.value(own, entry.author); // not who pressed the button
            entry.text = draftText(entry);
        }
        kept += entry;
    }
    return kept;
}

} // namespace tagboat
