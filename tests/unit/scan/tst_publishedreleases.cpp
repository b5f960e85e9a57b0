// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/changelog.h"
#include "scan/publishedreleases.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{

ForgeRelease release(const QString &tag, const QString &notes, const QString &day, bool draft = false)
{
    ForgeRelease made;
    made.tag = tag;
    made.notes = notes;
    made.draft = draft;
    made.publishedAt = QDateTime::fromString(day + u"T10:00:00Z"_s, Qt::ISODate);
    return made;
}

const TagGrammar grammar = TagGrammar::learn({QStringLiteral("v1.0.0")}, VersionScheme::Pep440);

class Shelf final : public NotesShelf
{
public:
    Result<StandingNotes> notesOf(const QString &version) override
    {
        return StandingNotes{u"the tag v"_s + version, u"tagged"_s};
    }
};

} // namespace

/// The releases on a forge, where there is no changelog file, and to compare notes with.
class TestPublishedReleases : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void becomeAChangelog()
    {
        const QList<ForgeRelease> releases{
            release(u"v1.1.0"_s,
                    u"## What's Changed\r\n* Moorings by @kim in #7\r\n* Tides\r\n\r\n### Fixed\r\n- A leak"_s,
                    u"2026-02-01"_s),
            release(u"v1.2.0"_s, u"Soon"_s, u"2026-03-01"_s, true), // a draft is no release
            release(u"nightly"_s, u"x"_s, u"2026-02-05"_s),         // no version
            release(u"v1.1.1"_s, {}, u"2026-02-03"_s),
            release(u"v1.0.0"_s, u"First!"_s, u"2026-01-01"_s),
        };
        const QByteArray text = releasesAsChangelog(releases, grammar, u"### Added\n\n- A crane\n"_s);
        QCOMPARE(QString::fromUtf8(text), u"# Releases\n\n## Unreleased\n\n### Added\n\n- A crane\n\n"
                                          "## 1.1.1 - 2026-02-03\n\n"
                                          "## 1.1.0 - 2026-02-01\n\n### What's Changed\n* Moorings by @kim in #7\n"
                                          "* Tides\n\n#### Fixed\n- A leak\n\n"
                                          "## 1.0.0 - 2026-01-01\n\nFirst!\n"_s);
        const auto changelog = Changelog::parse(text, u"github.com"_s);
        QVERIFY(changelog);
        QCOMPARE(changelog->releases().size(), 4);
        QCOMPARE(changelog->unreleased()->entryCount(), 1);
        QCOMPARE(changelog->releases()[2].version, u"1.1.0"_s);
        QCOMPARE(changelog->releases()[2].date, u"2026-02-01"_s);
        QCOMPARE(changelog->releases()[2].sections.first().name, u"What's Changed"_s);
        QVERIFY(Changelog::parse(releasesAsChangelog({}, grammar, {}), u"github.com"_s)->releases().isEmpty());
    }

    void headingsGoBelowThePart_data()
    {
        QTest::addColumn<QString>("notes");
        QTest::addColumn<QString>("moved");
        QTest::newRow("one") << u"# A\n## B ##\ntext"_s << u"### A\n#### B\ntext"_s;
        QTest::newRow("deep enough") << u"### A\n#### B"_s << u"### A\n#### B"_s;
        QTest::newRow("six are the most") << u"# A\n##### B\n###### C"_s << u"### A\n###### B\n###### C"_s;
        QTest::newRow("underlined") << u"A\n===\n\nB\n---\n- c"_s << u"### A\n\n#### B\n- c"_s;
        QTest::newRow("a rule is no heading") << u"A\n\n---\n\nB"_s << u"A\n\n---\n\nB"_s;
        QTest::newRow("in code") << u"## A\n```sh\n# no heading\n## 1.0\n```\n## B"_s
                                 << u"### A\n```sh\n# no heading\n## 1.0\n```\n### B"_s;
        QTest::newRow("a fence within a longer one")
            << u"````\n```\n# no\n````\n# A"_s << u"````\n```\n# no\n````\n### A"_s;
        QTest::newRow("numbers are no headings") << u"#12 is fixed"_s << u"#12 is fixed"_s;
        QTest::newRow("old line ends") << u"# A\rtext"_s << u"### A\ntext"_s;
    }
    void headingsGoBelowThePart()
    {
        QFETCH(const QString, notes);
        QFETCH(const QString, moved);
        const QByteArray text = releasesAsChangelog({release(u"v1.0.0"_s, notes, u"2026-01-01"_s)}, grammar, {});
        QCOMPARE(QString::fromUtf8(text), u"# Releases\n\n## 1.0.0 - 2026-01-01\n\n"_s + moved + u'\n');
        QCOMPARE(Changelog::parse(text, u"x"_s)->releases().size(), 1);
    }

    void standForTheNotesOfAVersion()
    {
        const PublishedReleases published{u"github.com"_s,
                                          {release(u"v1.1.0rc1"_s, u"draft"_s, u"2026-01-01"_s, true),
                                           release(u"v1.1.0rc1"_s, u"candidate"_s, u"2026-01-01"_s)}};
        PublishedNotes shelf(published, grammar, std::make_unique<Shelf>());
        const auto found = shelf.notesOf(u"1.1.0-rc.1"_s);
        QVERIFY(found);
        QCOMPARE(found->where, u"the release v1.1.0rc1 on github.com"_s);
        QCOMPARE(found->text, u"candidate"_s);
        QCOMPARE(shelf.notesOf(u"1.0.0"_s)->text, u"tagged"_s);
        QCOMPARE(PublishedNotes(published, grammar, {}).notesOf(u"1.0.0"_s).error().kind, Error::Kind::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestPublishedReleases)
#include "tst_publishedreleases.moc"
