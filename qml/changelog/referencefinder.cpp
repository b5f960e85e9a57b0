// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "referencefinder.h"

#include "base/displaytext.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
constexpr int recentLimit = 5'000; ///< commits since the last release
constexpr int olderLimit = 2'000;  ///< and before
constexpr qsizetype offered = 8;

/// The whole history, not the package's folder alone: a pull request's merge commit touches none.
void readHistory(LocalRepository &repository, const QString &from, const QString &to, int limit, bool recent,
                 ReferenceBook &book)
{
    int left = limit;
    // A history that cannot be read gives no references; the page shows the trouble where it matters.
    (void)repository.eachCommit(from, to, {}, [&](const GitCommit &commit) {
        book.addCommit({commit.id, commit.message, commit.authorName, commit.date}, recent);
        return --left > 0;
    });
}
} // namespace

ReferenceFinder::ReferenceFinder(std::function<std::unique_ptr<Git>()> makeGit, QObject *parent)
    : QObject(parent), m_makeGit(std::move(makeGit))
{
    m_pool.setMaxThreadCount(1);
}

ReferenceFinder::~ReferenceFinder()
{
    m_cancel.request();
    m_pool.waitForDone();
}

void ReferenceFinder::clear()
{
    ++m_run;
    m_cancel.request();
    m_cancel = Cancel();
    m_read = {};
    m_known.clear();
    show();
}

void ReferenceFinder::open(const ChangelogWork &work)
{
    m_cancel.request();
    m_cancel = Cancel();
    const QString tagged = work.package.latestTag ? work.package.latestTag->commit : QString();
    m_pool.start([this, run = ++m_run, cancel = m_cancel, makeGit = m_makeGit, root = work.root, tagged,
                  changelog = work.changelog] {
        ReferenceBook book;
        if (const auto repository = makeGit()->open(root)) {
            (*repository)->stopWith(cancel);
            readHistory(**repository, tagged, {}, recentLimit, true, book);
            if (!tagged.isEmpty())
                readHistory(**repository, {}, tagged, olderLimit, false, book);
        }
        book.addChangelog(changelog);
        QMetaObject::invokeMethod(
            this,
            [this, run, book] {
                if (run != m_run)
                    return;
                m_read = book;
                show();
            },
            Qt::QueuedConnection);
    });
}

void ReferenceFinder::setKnown(const QList<KnownReference> &known)
{
    m_known = known;
    show();
}

void ReferenceFinder::show()
{
    m_book = m_read;
    m_book.add(m_known);
    Q_EMIT changed();
}

QVariantList ReferenceFinder::complete(const QString &before) const
{
    const auto token = m_book.tokenAt(before);
    if (!token)
        return {};
    QVariantList choices;
    for (const KnownReference &reference : m_book.matching(*token, offered)) {
        const QString detail = reference.title.isEmpty() ? tr("named in “%1”").arg(displayText(reference.mention))
                                                         : displayText(reference.title);
        choices.append(QVariantMap{{u"text"_s, reference.text()},
                                   {u"detail"_s, detail},
                                   {u"insert"_s, m_book.written(reference)},
                                   {u"length"_s, static_cast<int>(before.size() - token->start)}});
    }
    return choices;
}

} // namespace tagboat
