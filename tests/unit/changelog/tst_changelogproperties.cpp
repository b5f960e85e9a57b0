// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/changelog.h"
#include "changelog/entrygroup.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{
constexpr int documents = 3'000;

/// Makes documents of everything that a changelog can hold, sensible and not; the same for the same seed.
class DocumentMaker
{
public:
    explicit DocumentMaker(quint32 seed) : m_random(seed) {}
    QByteArray make();
    QByteArray pick(const QByteArrayList &choices)
    {
        return choices[m_random.bounded(static_cast<int>(choices.size()))];
    }
    int below(int limit) { return m_random.bounded(limit); }

private:
    void line(const QByteArray &text) { m_bytes += text + (below(20) == 0 ? pick({"\n", "\r\n"}) : m_lineEnd); }
    void block();
    void release(int minor);

    QRandomGenerator m_random;
    QByteArray m_bytes;
    QByteArray m_lineEnd;
    QByteArray m_bullet;
    bool m_brackets = true;
};

void DocumentMaker::block()
{
    switch (below(12)) {
    case 0:
        line(pick({"```", "~~~", "````text", "  ```"}));
        line("## [9.9.9] - 2024-01-02");
        line(pick({"```", "~~~", "````", ""}));
        break;
    case 1:
        line("<!-- a comment");
        line("## Unreleased");
        line(pick({"-->", "", "--> tail"}));
        break;
    case 2:
        line("[label" + QByteArray::number(below(5)) + "]: https://example.org/a \"title\"");
        break;
    case 3:
        line("\ttabbed\ttext  ");
        break;
    case 4:
        line("| a | b |");
        line("|---|---|");
        break;
    case 5:
        line("> quoted [label1] ünïcödé 😀");
        break;
    case 6:
        line("[^1]: a footnote");
        break;
    case 7:
        line(pick({"---", "***", "Title\n-----", "<details>", "<pre>", "</pre>"}));
        break;
    default:
        line(m_bullet + pick({"an entry", "`<!--` code", "entry with [label2]", "**bold**", "```", "x <!-- y"}));
        if (below(3) == 0)
            line(pick({"  more", "\tmore", "lazy", "    - nested", "  ```"}));
    }
    for (int blanks = below(3); blanks > 0; --blanks)
        line(pick({"", "", "  "}));
}

void DocumentMaker::release(int minor)
{
    const QByteArray version = "1." + QByteArray::number(minor) + ".0";
    const QByteArray date = pick({" - 2024-01-02", " (2024-01-02)", "", " - 2024-01-02 [YANKED]"});
    line("## " + (m_brackets ? QByteArray('[' + version + ']') : version) + date);
    line("");
    for (int sections = below(3); sections > 0; --sections) {
        line("### " + pick({"Added", "Changed", "Fixed", "Other"}));
        line("");
        for (int blocks = below(5); blocks > 0; --blocks)
            block();
    }
}

QByteArray DocumentMaker::make()
{
    m_bytes = below(10) == 0 ? "\xEF\xBB\xBF"_ba : QByteArray();
    m_lineEnd = pick({"\n", "\n", "\r\n"});
    m_bullet = pick({"- ", "* ", "-   ", " * ", "+\t", "1. "});
    m_brackets = below(3) > 0;
    line("# Changelog");
    line("");
    if (below(3) == 0)
        block();
    if (below(5) > 0) {
        line(m_brackets ? "## [Unreleased]" : pick({"## Unreleased", "## UNRELEASED", "## Next"}));
        line("");
        for (int blocks = below(6); blocks > 0; --blocks)
            below(4) == 0 ? line("### " + pick({"Added", "Fixed", "Security"})) : block();
    }
    for (int minor = below(5); minor > 0; --minor)
        release(minor);
    if (m_brackets && below(2) == 0) {
        line("[Unreleased]: https://example.org/o/n/compare/v1.4.0...HEAD");
        line("[1.4.0]: https://example.org/o/n/compare/v1.3.0...v1.4.0");
    }
    if (below(5) == 0)
        m_bytes.chop(m_bytes.endsWith("\r\n") ? 2 : 1);
    return m_bytes;
}

/// The lines of @p bytes without their ends.
QByteArrayList linesOf(QByteArray bytes)
{
    return bytes.replace("\r\n", "\n").split('\n');
}

/// Both texts, for the message of a failed check.
QByteArray change(const QByteArray &before, const QByteArray &after)
{
    return before + "\n=====>\n" + after;
}

/// The lines of @p before that @p after does not have in the same order.
QByteArrayList lostLines(const QByteArray &before, const QByteArray &after)
{
    const QByteArrayList kept = linesOf(after);
    QByteArrayList lost;
    qsizetype at = 0;
    for (const QByteArray &line : linesOf(before)) {
        const qsizetype found = kept.indexOf(line, at);
        if (found < 0)
            lost += line;
        else
            at = found + 1;
    }
    return lost;
}

/// About half of the places of all entries, in the order of the file.
QList<EntryPlace> somePlaces(const Changelog &changelog, DocumentMaker &maker)
{
    QList<EntryPlace> places;
    for (qsizetype r = 0; r < changelog.releases().size(); ++r) {
        const QList<ChangelogSection> &sections = changelog.releases()[r].sections;
        for (qsizetype s = 0; s < sections.size(); ++s) {
            for (qsizetype e = 0; e < sections[s].entries.size(); ++e) {
                if (maker.below(2) == 0)
                    places += EntryPlace{r, s, e};
            }
        }
    }
    return places;
}

/// The entries of each release.
QStringList entriesOf(const Changelog &changelog)
{
    QStringList all;
    for (const ChangelogRelease &release : changelog.releases()) {
        for (const ChangelogSection &section : release.sections) {
            for (const ChangelogEntry &entry : section.entries)
                all += release.heading + u'|' + entry.text.simplified();
        }
    }
    return all;
}
} // namespace

class TestChangelogProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readingKeepsEveryByte()
    {
        for (quint32 seed = 1; seed <= documents; ++seed) {
            const QByteArray content = DocumentMaker(seed).make();
            const auto changelog = Changelog::parse(content, u"CHANGELOG.md"_s);
            QVERIFY2(changelog, content);
            QCOMPARE(changelog->bytes(), content);
            const qsizetype lines = content.count('\n') + 1;
            int last = 0;
            for (const ChangelogRelease &release : changelog->releases()) {
                QVERIFY2(release.firstLine > last && release.lastLine >= release.firstLine, content);
                last = release.lastLine;
                for (const ChangelogSection &section : release.sections) {
                    QVERIFY2(section.firstLine >= release.firstLine && section.lastLine <= release.lastLine, content);
                    for (const ChangelogEntry &entry : section.entries)
                        QVERIFY2(entry.firstLine >= section.firstLine && entry.lastLine <= section.lastLine, content);
                }
            }
            QVERIFY(last <= lines);
        }
    }

    void anEntryOnlyAddsLines()
    {
        int written = 0;
        for (quint32 seed = 1; seed <= documents; ++seed) {
            DocumentMaker maker(seed);
            const QByteArray content = maker.make();
            const auto changelog = Changelog::parse(content, u"CHANGELOG.md"_s);
            QVERIFY(changelog);
            const QString section = QString::fromLatin1(maker.pick({"Added", "Fixed", "Removed", "Custom"}));
            const auto edited =
                changelog->withEntry(section, u"A quite new entry\nof two lines"_s, defaultChangelogSections());
            if (!edited) {
                QCOMPARE(edited.error().kind, Error::Kind::Refused);
                continue;
            }
            ++written;
            QVERIFY2(lostLines(content, edited->bytes()).isEmpty(), change(content, edited->bytes()));
            QCOMPARE(edited->bytes().startsWith("\xEF\xBB\xBF"), content.startsWith("\xEF\xBB\xBF"));
            QCOMPARE(edited->bytes().endsWith('\n'), content.endsWith('\n'));
            const auto again =
                edited->withEntry(section, u"A quite new entry\nof two lines"_s, defaultChangelogSections());
            QVERIFY2(!again, edited->bytes());
            QCOMPARE(again.error().kind, Error::Kind::Conflict);
        }
        QVERIFY2(written > documents * 3 / 4, QByteArray::number(written));
    }

    void severalEntriesGoAsOneByOne()
    {
        int removed = 0;
        int alike = 0;
        for (quint32 seed = 1; seed <= documents; ++seed) {
            DocumentMaker maker(seed);
            const QByteArray content = maker.make();
            const auto changelog = Changelog::parse(content, u"CHANGELOG.md"_s);
            QVERIFY(changelog);
            const QList<EntryPlace> places = somePlaces(*changelog, maker);
            Result<Changelog> wanted = *changelog;
            for (auto place = places.crbegin(); place != places.crend() && wanted; ++place)
                wanted = wanted->withoutEntry(*place);
            const auto together = withoutEntries(*changelog, places);
            if (!together)
                QCOMPARE(together.error().kind, Error::Kind::Refused);
            if (!wanted)
                continue;
            ++removed;
            QVERIFY2(together, content);
            QVERIFY2(entriesOf(*together) == entriesOf(*wanted), change(wanted->bytes(), together->bytes()));
            const bool same = together->bytes() == wanted->bytes();
            alike += same ? 1 : 0;
            // An entry that goes may leave link definitions at the end of the file, and with that a section empty.
            QVERIFY2(same || lostLines(wanted->bytes(), together->bytes()).isEmpty(),
                     change(wanted->bytes(), together->bytes()));
        }
        QVERIFY2(removed > documents * 3 / 4, QByteArray::number(removed));
        QVERIFY2(alike > removed * 98 / 100, QByteArray::number(removed - alike));
    }

    void severalEntriesMoveAsOneByOne()
    {
        int moved = 0;
        int alike = 0;
        const QStringList order = defaultChangelogSections();
        for (quint32 seed = 1; seed <= documents; ++seed) {
            DocumentMaker maker(seed);
            const QByteArray content = maker.make();
            const auto changelog = Changelog::parse(content, u"CHANGELOG.md"_s);
            QVERIFY(changelog);
            const QList<EntryPlace> places = somePlaces(*changelog, maker);
            if (places.isEmpty())
                continue;
            const int release = maker.below(static_cast<int>(changelog->releases().size()));
            const EntryTarget target{release, QString::fromLatin1(maker.pick({"Added", "Fixed", "Custom"})), -1};
            QStringList texts;
            for (const EntryPlace &place : places)
                texts += changelog->releases()[place.release].sections[place.section].entries[place.entry].text;
            const auto rest = withoutEntries(*changelog, places);
            const auto wanted = rest ? rest->withEntries(target, texts, order) : rest;
            const auto together = withMovedEntries(*changelog, places, target, order);
            if (!wanted || !together)
                continue;
            ++moved;
            // What the places that are left do decides where there is a choice, and they say nothing when all are gone.
            alike += entriesOf(together->changelog) == entriesOf(*wanted) ? 1 : 0;
            QCOMPARE(entriesOf(together->changelog).size(), entriesOf(*wanted).size());
            QCOMPARE(together->places.size(), places.size());
            QVERIFY(std::ranges::is_sorted(together->places));
            for (const EntryPlace &place : together->places)
                QCOMPARE(place.release, release);
        }
        QVERIFY2(moved > documents / 4, QByteArray::number(moved));
        QVERIFY2(alike > moved * 95 / 100, QByteArray::number(moved - alike));
    }

    void aReleaseOnlyChangesLinksBesidesItsNewLines()
    {
        int written = 0;
        for (quint32 seed = 1; seed <= documents; ++seed) {
            const QByteArray content = DocumentMaker(seed).make();
            const auto changelog = Changelog::parse(content, u"CHANGELOG.md"_s);
            QVERIFY(changelog);
            const auto edited = changelog->withRelease(
                {u"2.0.0"_s, QDate(2026, 11, 21), u"v2.0.0"_s, u"v1.4.0"_s, u"https://example.org/o/n"_s});
            if (!edited) {
                const auto kind = edited.error().kind;
                const bool expected = !changelog->unreleased() && kind == Error::Kind::NotFound;
                QVERIFY2(expected || kind == Error::Kind::Refused, content);
                continue;
            }
            ++written;
            for (const QByteArray &line : lostLines(content, edited->bytes()))
                QVERIFY2(line.startsWith("[Unreleased]: "), change(content, edited->bytes()));
            QVERIFY2(edited->unreleased() && edited->unreleased()->entryCount() == 0, edited->bytes());
            const ChangelogRelease *released = edited->find(u"2.0.0"_s);
            QVERIFY2(released, edited->bytes());
            QCOMPARE(released->entryCount(), changelog->unreleased()->entryCount());
            QCOMPARE(edited->bytes().endsWith('\n'), content.endsWith('\n'));
        }
        QVERIFY2(written > documents / 2, QByteArray::number(written));
    }
};

QTEST_GUILESS_MAIN(TestChangelogProperties)
#include "tst_changelogproperties.moc"
