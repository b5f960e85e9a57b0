// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/changelog.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{
constexpr int samples = 12; ///< entries of a file that are changed and taken out

/// What an edit did to the lines of a text: @p removed lines from @p first on (0-based) gave way to @p added ones.
struct LineChange {
    qsizetype first = 0;
    QByteArrayList removed;
    QByteArrayList added;
    [[nodiscard]] qsizetype end() const { return first + removed.size(); }
};

/// Lines with their ends; a last line without one gets none.
QByteArrayList linesOf(const QByteArray &bytes)
{
    QByteArrayList lines;
    for (qsizetype at = 0; at < bytes.size();) {
        const qsizetype feed = bytes.indexOf('\n', at);
        const qsizetype end = feed < 0 ? bytes.size() : feed + 1;
        lines += bytes.sliced(at, end - at);
        at = end;
    }
    return lines;
}

LineChange changeBetween(const QByteArray &before, const QByteArray &after)
{
    const QByteArrayList a = linesOf(before);
    const QByteArrayList b = linesOf(after);
    const qsizetype most = std::min(a.size(), b.size());
    qsizetype head = 0;
    while (head < most && a[head] == b[head])
        ++head;
    qsizetype tail = 0;
    while (tail < most - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail])
        ++tail;
    return {head, a.sliced(head, a.size() - head - tail), b.sliced(head, b.size() - head - tail)};
}

bool isBlank(const QByteArray &line)
{
    return line.trimmed().isEmpty();
}

/// An insertion that may have given the file's last line the end that it lacked.
bool onlyAdds(const LineChange &change)
{
    return change.removed.isEmpty() || (change.removed.size() == 1 && !change.removed.first().endsWith('\n') &&
                                        change.added.value(0).startsWith(change.removed.first()));
}

QByteArray told(const QString &path, const LineChange &change)
{
    return path.toUtf8() + ':' + QByteArray::number(change.first + 1) + "\n-" + change.removed.join('-') + "\n+" +
           change.added.join('+');
}

/// Places of entries all over a changelog, the first and the last among them.
QList<EntryPlace> sampled(const Changelog &changelog)
{
    QList<EntryPlace> all;
    for (qsizetype r = 0; r < changelog.releases().size(); ++r) {
        const auto &sections = changelog.releases()[r].sections;
        for (qsizetype s = 0; s < sections.size(); ++s) {
            for (qsizetype e = 0; e < sections[s].entries.size(); ++e)
                all.append({r, s, e});
        }
    }
    if (all.size() <= samples)
        return all;
    QList<EntryPlace> some;
    for (int i = 0; i < samples; ++i)
        some.append(all[i * (all.size() - 1) / (samples - 1)]);
    return some;
}

const ChangelogEntry &entryAt(const Changelog &changelog, const EntryPlace &place)
{
    return changelog.releases()[place.release].sections[place.section].entries[place.entry];
}
} // namespace

/// Opens the changelogs of public projects below the folder TAGBOAT_CORPUS (tests/corpus/changelogs.tsv says which, and
/// changelogs.py fetches them out of clones), saves them, and makes single edits. Each may change its own lines alone.
class TestChangelogCorpus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QString folder = qEnvironmentVariable("TAGBOAT_CORPUS");
        if (folder.isEmpty())
            QSKIP("TAGBOAT_CORPUS names no folder of changelogs");
        for (QDirIterator it(folder, QDir::Files | QDir::NoDotAndDotDot, QDirIterator::Subdirectories); it.hasNext();) {
            const QString path = it.next();
            QFile file(path);
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
            const QByteArray bytes = file.readAll();
            const QString name = path.mid(folder.size() + 1);
            auto changelog = Changelog::parse(bytes, name);
            ++m_files;
            if (!changelog) {
                m_unread += u"%1: %2"_s.arg(name, changelog.error().message);
                continue;
            }
            QVERIFY2(changelog->bytes() == bytes, qPrintable(name));
            if (qEnvironmentVariableIsSet("TAGBOAT_CORPUS_SHOW"))
                qInfo().noquote() << "family:" << name << changelogFormatName(changelog->format());
            m_longest = std::max(m_longest, bytes.count('\n'));
            ++m_formats[changelogFormatName(changelog->format())];
            m_changelogs.append(*std::move(changelog));
        }
        std::ranges::sort(m_changelogs, {}, &Changelog::path);
    }

    void nearlyAllAreRead()
    {
        for (const QString &unread : std::as_const(m_unread))
            qInfo().noquote() << "not read:" << unread;
        qInfo() << m_files << "files; longest" << m_longest << "lines; families" << m_formats;
        QVERIFY2(m_unread.size() * 25 < m_files, qPrintable(m_unread.join(u'\n')));
        qsizetype none = 0;
        for (const Changelog &changelog : std::as_const(m_changelogs)) {
            if (changelog.releases().isEmpty()) {
                qInfo().noquote() << "no releases:" << changelog.path();
                ++none;
            }
        }
        QVERIFY(none * 8 < m_files);
    }

    void anEntryIsAPureInsertion()
    {
        int added = 0;
        for (const Changelog &changelog : std::as_const(m_changelogs)) {
            const auto edited = changelog.withEntry(u"Fixed"_s, u"A quite new entry"_s, defaultChangelogSections());
            if (!edited) {
                refused(u"add"_s, changelog, edited.error());
                continue;
            }
            ++added;
            const LineChange change = changeBetween(changelog.bytes(), edited->bytes());
            const bool placeholder =
                change.removed.size() == 1 && change.removed.first().contains("othing changed yet");
            QVERIFY2(onlyAdds(change) || placeholder, told(changelog.path(), change));
            show(changelog, change);
        }
        qInfo() << added << "entries added";
        QVERIFY(added > 0);
    }

    void aCutChangesHeadingsAndLinksAlone()
    {
        int cuts = 0;
        for (const Changelog &changelog : std::as_const(m_changelogs)) {
            const auto edited = changelog.withRelease(
                {u"999.1.0"_s, QDate(2026, 11, 21), u"v999.1.0"_s, u"v999.0.0"_s, u"https://example.org/o/n"_s});
            if (!edited) {
                if (changelog.unreleased())
                    refused(u"cut"_s, changelog, edited.error());
                continue;
            }
            ++cuts;
            // All lines but those of the heading, its state and the links stand in the same order.
            const QByteArrayList kept = linesOf(edited->bytes());
            const ChangelogRelease *part = changelog.unreleased();
            qsizetype at = 0;
            int number = 0;
            for (const QByteArray &line : linesOf(changelog.bytes())) {
                ++number;
                const bool head = part && number >= part->firstLine && number <= part->firstLine + 5;
                if (head || line.startsWith('[') || line.startsWith(".. _") || line.startsWith(" -- "))
                    continue;
                const qsizetype found = kept.indexOf(line, at);
                QVERIFY2(found >= 0 || !line.endsWith('\n'), changelog.path().toUtf8() + ": lost " + line);
                at = found + 1;
            }
            QVERIFY2(kept.size() <= linesOf(changelog.bytes()).size() + 10, qPrintable(changelog.path()));
        }
        qInfo() << cuts << "releases cut";
        QVERIFY(cuts > 0);
    }

    void anotherTextChangesTheEntrysLinesAlone()
    {
        int changed = 0;
        for (const Changelog &changelog : std::as_const(m_changelogs)) {
            for (const EntryPlace &place : sampled(changelog)) {
                const ChangelogEntry &entry = entryAt(changelog, place);
                const auto edited = changelog.withEntryText(place, QString(u"Newly "_s + entry.text));
                if (!edited) {
                    refused(u"change line %1 of"_s.arg(entry.firstLine), changelog, edited.error());
                    continue;
                }
                ++changed;
                const LineChange change = changeBetween(changelog.bytes(), edited->bytes());
                QVERIFY2(change.first >= entry.firstLine - 1 && change.end() <= entry.lastLine &&
                             change.added.size() == change.removed.size() && change.added.size() <= 1,
                         told(changelog.path(), change));
            }
        }
        qInfo() << changed << "entries changed";
        QVERIFY(changed > 0);
    }

    void aRemovalTakesOneStretchAway()
    {
        int removed = 0;
        for (const Changelog &changelog : std::as_const(m_changelogs)) {
            for (const EntryPlace &place : sampled(changelog)) {
                const ChangelogEntry &entry = entryAt(changelog, place);
                const auto edited = changelog.withoutEntry(place);
                if (!edited) {
                    refused(u"remove line %1 of"_s.arg(entry.firstLine), changelog, edited.error());
                    continue;
                }
                ++removed;
                const LineChange change = changeBetween(changelog.bytes(), edited->bytes());
                const bool lastLine = change.added.size() == 1 && change.removed.value(0).startsWith(change.added[0]);
                QVERIFY2(change.added.isEmpty() || lastLine, told(changelog.path(), change));
                const auto words = std::ranges::count_if(change.removed, [](const auto &l) { return !isBlank(l); });
                const int own = entry.lastLine - entry.firstLine + 1;
                QVERIFY2(words <= own + 3, told(changelog.path(), change)); // its heading may go with it
            }
        }
        qInfo() << removed << "entries taken out";
        QVERIFY(removed > 0);
    }

    void cleanupTestCase()
    {
        for (auto it = m_refusals.cbegin(); it != m_refusals.cend(); ++it)
            qInfo().noquote() << "refused:" << it.key() << it.value().size()
                              << it.value().first(std::min<qsizetype>(it.value().size(), 12)).join(u"; "_s);
    }

private:
    void refused(const QString &what, const Changelog &changelog, const Error &error)
    {
        m_refusals[error.message].append(what + u' ' + changelog.path());
    }
    static void show(const Changelog &changelog, const LineChange &change)
    {
        if (qEnvironmentVariableIsSet("TAGBOAT_CORPUS_SHOW"))
            qInfo().noquote() << told(changelog.path(), change);
    }

    QList<Changelog> m_changelogs;
    QStringList m_unread;
    QMap<QString, int> m_formats;
    QMap<QString, QStringList> m_refusals;
    qsizetype m_files = 0;
    qsizetype m_longest = 0;
};

QTEST_GUILESS_MAIN(TestChangelogCorpus)
#include "tst_changelogcorpus.moc"
