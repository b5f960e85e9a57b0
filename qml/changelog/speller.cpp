// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "speller.h"

#include "changelog/prose.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
constexpr qsizetype knownLimit = 50'000;
constexpr qsizetype suggestionLimit = 5;
} // namespace

SpellChecker *Speller::Desk::ready()
{
    if (!checker && open) {
        auto opened = open();
        open = {}; // a dictionary that is not there is not looked for again
        if (opened)
            checker = *std::move(opened);
        else
            trouble = opened.error().remedy.isEmpty() ? opened.error().message
                                                      : opened.error().message + u' ' + opened.error().remedy;
    }
    return checker.get();
}

Speller::Speller(OpenSpelling open, QObject *parent) : QObject(parent), m_desk(std::make_shared<Desk>())
{
    m_desk->open = std::move(open);
    m_pool.setMaxThreadCount(1);
    m_pool.setExpiryTimeout(-1); // the dictionary stays with one thread
}

Speller::~Speller()
{
    m_pool.waitForDone();
}

QVariantList Speller::wrongIn(const QString &text, int /*revision*/)
{
    QVariantList wrong;
    QStringList unknown;
    for (const ProseWord &place : proseWords(text)) {
        const QString word = text.sliced(place.start, place.length);
        if (!m_known.contains(word) && !m_asked.contains(word))
            unknown.append(word);
        else if (isWrong(word))
            wrong.append(QVariantMap{{u"start"_s, static_cast<int>(place.start)},
                                     {u"length"_s, static_cast<int>(place.length)}});
    }
    lookUp(unknown);
    return wrong;
}

void Speller::lookUp(const QStringList &words)
{
    if (words.isEmpty())
        return;
    if (m_known.size() > knownLimit)
        m_known.clear();
    m_asked += QSet<QString>(words.begin(), words.end());
    m_pool.start([this, desk = m_desk, words] {
        SpellChecker *checker = desk->ready();
        QHash<QString, bool> known;
        for (const QString &word : words)
            known.insert(word, checker == nullptr || checker->knows(word));
        QMetaObject::invokeMethod(
            this,
            [this, known, available = checker != nullptr, notice = desk->trouble] { take(known, available, notice); },
            Qt::QueuedConnection);
    });
}

void Speller::take(const QHash<QString, bool> &known, bool available, const QString &notice)
{
    for (auto word = known.cbegin(); word != known.cend(); ++word)
        m_asked.remove(word.key());
    m_known.insert(known);
    m_available = available;
    m_notice = notice;
    ++m_revision;
    Q_EMIT changed();
}

QVariantMap Speller::wordAt(const QString &text, int position)
{
    const QList<ProseWord> words = proseWords(text);
    const auto place = std::ranges::find_if(words, [position](const ProseWord &word) {
        return word.start <= position && position <= word.start + word.length;
    });
    if (place == words.end())
        return {};
    const QString word = text.sliced(place->start, place->length);
    return {{u"start"_s, static_cast<int>(place->start)},
            {u"length"_s, static_cast<int>(place->length)},
            {u"word"_s, word},
            {u"wrong"_s, isWrong(word)}};
}

int Speller::nextWrong(const QString &text, int position)
{
    int first = -1;
    for (const ProseWord &place : proseWords(text)) {
        if (!isWrong(text.sliced(place.start, place.length)))
            continue;
        if (place.start > position)
            return static_cast<int>(place.start);
        if (first < 0)
            first = static_cast<int>(place.start);
    }
    return first;
}

void Speller::ask(const QString &word)
{
    m_pool.start([this, desk = m_desk, word] {
        SpellChecker *checker = desk->ready();
        const QStringList words =
            checker != nullptr ? checker->suggestions(word).mid(0, suggestionLimit) : QStringList();
        QMetaObject::invokeMethod(
            this, [this, word, words] { Q_EMIT suggested(word, words); }, Qt::QueuedConnection);
    });
}

void Speller::learn(const QString &word)
{
    m_pool.start([this, desk = m_desk, word] {
        SpellChecker *checker = desk->ready();
        const auto learned = checker != nullptr ? checker->learn(word) : Result<void>();
        const QString notice = !learned             ? QString(learned.error().message + u' ' + learned.error().detail)
                               : checker == nullptr ? desk->trouble
                                                    : QString();
        QMetaObject::invokeMethod(
            this,
            [this, known = QHash<QString, bool>{{word, learned.has_value()}}, available = checker != nullptr, notice] {
                take(known, available, notice);
            },
            Qt::QueuedConnection);
    });
}

} // namespace tagboat
