// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/entrygroup.h"

#include <QElapsedTimer>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{
const QByteArray text =
    "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- a\n- b\n- c\n\n### Fixed\n\n- d\n  more\n- e\n\n"
    "## [1.0.0] - 2024-01-02\n\n### Added\n\n- f\n\n### Fixed\n\n- g\n";

Changelog read(const QByteArray &content)
{
    auto changelog = Changelog::parse(content, u"CHANGELOG.md"_s);
    if (!changelog)
        qFatal("%s", qPrintable(describe(changelog.error())));
    return *changelog;
}

/// "Added: a b | Fixed: d" of each release.
QStringList outline(const Changelog &changelog)
{
    QStringList releases;
    for (const ChangelogRelease &release : changelog.releases()) {
        QStringList sections;
        for (const ChangelogSection &section : release.sections) {
            QStringList entries{section.name + u':'};
            for (const ChangelogEntry &entry : section.entries)
                entries += entry.text.section(u'\n', 0, 0);
            sections += entries.join(u' ');
        }
        releases += sections.join(u" | "_s);
    }
    return releases;
}

QStringList at(const MovedEntries &moved)
{
    QStringList texts;
    for (const EntryPlace &place : moved.places)
        texts += moved.changelog.releases()[place.release].sections[place.section].entries[place.entry].text.section(
            u'\n', 0, 0);
    return texts;
}

QString kindOf(const Error &error)
{
    return errorKindName(error.kind);
}

const QStringList order = defaultChangelogSections();
using Places = QList<EntryPlace>;
} // namespace

/// Edits of several entries at once. The places are release, section, entry.
class TestEntryGroup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void removesThem()
    {
        const Changelog log = read(text);
        const auto some = withoutEntries(log, {{0, 1, 0}, {0, 0, 1}, {1, 0, 0}});
        QVERIFY(some);
        QCOMPARE(outline(*some), (QStringList{u"Added: a c | Fixed: e"_s, u"Fixed: g"_s}));
        const auto same = withoutEntries(log, {});
        QVERIFY(same);
        QCOMPARE(same->bytes(), text);
        const auto none = withoutEntries(log, {{0, 0, 0}, {0, 0, 0}});
        QVERIFY(none);
        QCOMPARE(outline(*none).constFirst(), u"Added: b c | Fixed: d e"_s);
        const auto wrong = withoutEntries(log, {{0, 0, 0}, {0, 0, 9}});
        QVERIFY(!wrong);
        QCOMPARE(kindOf(wrong.error()), u"not-found"_s);
    }

    void movesThemToOnePlace_data()
    {
        QTest::addColumn<Places>("places");
        QTest::addColumn<int>("release");
        QTest::addColumn<QString>("section");
        QTest::addColumn<int>("before");
        QTest::addColumn<QStringList>("after");
        const QString old = u"Added: f | Fixed: g"_s;
        QTest::newRow("over the border of a section, in the file's order")
            << Places{{0, 0, 2}, {0, 0, 0}} << 0 << u"Fixed"_s << 1 << QStringList{u"Added: b | Fixed: d a c e"_s, old};
        QTest::newRow("behind the last") << Places{{0, 0, 0}, {1, 1, 0}} << 0 << u"Fixed"_s << -1
                                         << QStringList{u"Added: b c | Fixed: d e a g"_s, u"Added: f"_s};
        QTest::newRow("within their own section") << Places{{0, 0, 0}, {0, 0, 2}} << 0 << u"Added"_s << -1
                                                  << QStringList{u"Added: b a c | Fixed: d e"_s, old};
        QTest::newRow("before one that moves too")
            << Places{{0, 0, 0}, {0, 0, 1}} << 0 << u"Added"_s << 1 << QStringList{u"Added: a b c | Fixed: d e"_s, old};
        QTest::newRow("a whole section to another release")
            << Places{{0, 1, 0}, {0, 1, 1}} << 1 << u"Added"_s << 0
            << QStringList{u"Added: a b c"_s, u"Added: d e f | Fixed: g"_s};
        QTest::newRow("to a section that is not there") << Places{{0, 0, 1}, {0, 1, 1}} << 0 << u"Changed"_s << -1
                                                        << QStringList{u"Added: a c | Changed: b e | Fixed: d"_s, old};
    }
    void movesThemToOnePlace()
    {
        QFETCH(const Places, places);
        QFETCH(const int, release);
        QFETCH(const QString, section);
        QFETCH(const int, before);
        QFETCH(const QStringList, after);
        const auto moved = withMovedEntries(read(text), places, {release, section, before}, order);
        QVERIFY2(moved, moved ? "" : qPrintable(describe(moved.error())));
        QCOMPARE(outline(moved->changelog), after);
        QCOMPARE(moved->places.size(), places.size());
    }

    void givesThemAnotherTypeEachInItsOwnRelease()
    {
        const auto moved = withEntriesInSection(read(text), {{1, 0, 0}, {0, 0, 1}, {0, 1, 0}}, u"fixed"_s, order);
        QVERIFY(moved);
        QCOMPARE(outline(moved->changelog), (QStringList{u"Added: a c | Fixed: d e b"_s, u"Fixed: g f"_s}));
        QCOMPARE(at(*moved), (QStringList{u"b"_s, u"f"_s})); // "d" was fixed already
    }

    void movesThemToAnotherVersionWithTheirTypes()
    {
        const auto moved = withEntriesInRelease(read(text), {{0, 0, 0}, {0, 1, 1}, {1, 0, 0}}, 1, order);
        QVERIFY(moved);
        QCOMPARE(outline(moved->changelog), (QStringList{u"Added: b c | Fixed: d"_s, u"Added: f a | Fixed: g e"_s}));
        QCOMPARE(at(*moved), (QStringList{u"a"_s, u"e"_s}));
    }

    void makesUnreleasedForThem()
    {
        const QByteArray released = text.sliced(text.indexOf("## [1.0.0]"));
        const auto moved = withEntriesInRelease(read(released), {{0, 0, 0}, {0, 1, 0}}, std::nullopt, order);
        QVERIFY2(moved, moved ? "" : qPrintable(describe(moved.error())));
        QCOMPARE(outline(moved->changelog), (QStringList{u"Added: f | Fixed: g"_s, QString()}));
        QCOMPARE(at(*moved), (QStringList{u"f"_s, u"g"_s}));
    }

    void doesAllOrNothing()
    {
        const Changelog twice = read("## [Unreleased]\n\n### Added\n\n- a\n- b\n\n### Fixed\n\n- b\n");
        const auto moved = withEntriesInSection(twice, {{0, 0, 0}, {0, 0, 1}}, u"Fixed"_s, order);
        QVERIFY(!moved); // Fixed has "b" already
        QCOMPARE(kindOf(moved.error()), u"conflict"_s);
        const auto gone = withMovedEntries(read(text), {{3, 0, 0}}, {0, u"Fixed"_s, -1}, order);
        QVERIFY(!gone);
        QCOMPARE(kindOf(gone.error()), u"not-found"_s);
    }

    void leavesWhatStandsThereAlready()
    {
        const Changelog log = read(text);
        const auto same = withMovedEntries(log, {{0, 0, 1}, {0, 0, 2}}, {0, u"added"_s, -1}, order);
        QVERIFY(same);
        QCOMPARE(same->changelog.bytes(), text);
        QCOMPARE(at(*same), (QStringList{u"b"_s, u"c"_s}));
        const auto none = withEntriesInRelease(log, {{0, 0, 1}}, std::nullopt, order);
        QVERIFY(none);
        QCOMPARE(none->changelog.bytes(), text);
        QVERIFY(none->places.isEmpty());
    }

    void keepsTheMarksOfAListThatAllOfItLeaves()
    {
        const Changelog log = read("## [Unreleased]\n\n### Added\n\n* a\n* b\n\n## [1.0.0]\n");
        const auto moved = withMovedEntries(log, {{0, 0, 0}, {0, 0, 1}}, {1, u"Fixed"_s, -1}, order);
        QVERIFY(moved);
        QCOMPARE(moved->changelog.bytes(), "## [Unreleased]\n\n## [1.0.0]\n\n### Fixed\n\n* a\n* b\n"_ba);
    }

    void standBeforeOneThatSaysTheSameInTheNextSection()
    {
        const Changelog log = read("## [Unreleased]\n\n### Added\n\n- a\n\n### Fixed\n\n- b\n- d\n\n"
                                   "## [1.0.0]\n\n### Added\n\n- b\n- c\n");
        const auto moved = withMovedEntries(log, {{1, 0, 0}, {1, 0, 1}}, {0, u"Added"_s, -1}, order);
        QVERIFY2(moved, moved ? "" : qPrintable(describe(moved.error())));
        QCOMPARE(outline(moved->changelog), (QStringList{u"Added: a b c | Fixed: b d"_s, QString()}));
        QCOMPARE(moved->places, (Places{{0, 0, 1}, {0, 0, 2}}));
    }

    void numbersGoOn()
    {
        const Changelog log = read("## 2.0\n\n### Added\n\n1. a\n\n## 1.0\n\n### Added\n\n1. b\n2. c\n3. d\n");
        const auto moved = withMovedEntries(log, {{1, 0, 1}, {1, 0, 2}}, {0, u"Added"_s, -1}, order);
        QVERIFY(moved);
        QCOMPARE(moved->changelog.bytes(),
                 "## 2.0\n\n### Added\n\n1. a\n2. c\n3. d\n\n## 1.0\n\n### Added\n\n1. b\n"_ba);
    }

    void worksInAFamilyWithAGrammarOfItsOwn()
    {
        const QByteArray debian = "tug (2.0) unstable; urgency=low\n\n  * a\n  * b\n\n -- Al <a@b.c>  Thu, 02 Jan 2025 "
                                  "10:00:00 +0000\n\ntug (1.0) unstable; urgency=low\n\n  * c\n  * d\n  * e\n\n"
                                  " -- Al <a@b.c>  Tue, 02 Jan 2024 10:00:00 +0000\n";
        const auto log = Changelog::parse(debian, u"debian/changelog"_s);
        QVERIFY(log);
        const auto moved = withMovedEntries(*log, {{1, 0, 0}, {1, 0, 2}}, {0, QString(), 1}, order);
        QVERIFY2(moved, moved ? "" : qPrintable(describe(moved.error())));
        QCOMPARE(outline(moved->changelog), (QStringList{u": a c e b"_s, u": d"_s}));
        QCOMPARE(at(*moved), (QStringList{u"c"_s, u"e"_s}));
    }

    /// Each entry by itself would be read as often as there are entries, which took seconds in long files.
    void readsTheFileButAFewTimesForManyEntries()
    {
        QByteArray content = "# Changelog\n\n## [Unreleased]\n\n### Fixed\n\n- z\n";
        for (int release = 60; release > 0; --release) {
            content += "\n## [1." + QByteArray::number(release) + ".0] - 2024-01-02\n\n### Added\n\n";
            for (int entry = 0; entry < 40; ++entry)
                content += "- entry " + QByteArray::number(release * 100 + entry) + " of a long list\n";
        }
        const Changelog log = read(content);
        Places places;
        for (qsizetype release = 1; release <= 60; ++release)
            places += {EntryPlace{release, 0, 3}, EntryPlace{release, 0, 4}};
        const auto fastest = [](const auto &work) {
            qint64 best = std::numeric_limits<qint64>::max();
            for (int i = 0; i < 3; ++i) {
                QElapsedTimer timer;
                timer.start();
                work();
                best = std::min(best, timer.nsecsElapsed());
            }
            return best;
        };
        const qint64 once = fastest([&content] { read(content); });
        const qint64 removed = fastest([&] { QVERIFY(withoutEntries(log, places)); });
        const qint64 moved = fastest([&] { QVERIFY(withMovedEntries(log, places, {0, u"Added"_s, -1}, order)); });
        // Two and four times as long, and not a hundred and twenty.
        QVERIFY2(removed < 20 * once, qPrintable(u"%1 of %2"_s.arg(removed).arg(once)));
        QVERIFY2(moved < 30 * once, qPrintable(u"%1 of %2"_s.arg(moved).arg(once)));
    }

    void changesNoOtherLine()
    {
        QByteArray crlf = text;
        crlf.replace("\n", "\r\n");
        const auto moved = withMovedEntries(read(crlf), {{0, 1, 0}, {0, 1, 1}}, {0, u"Added"_s, -1}, order);
        QVERIFY(moved);
        QByteArray wanted = "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- a\n- b\n- c\n- d\n  more\n- e\n\n"
                            "## [1.0.0] - 2024-01-02\n\n### Added\n\n- f\n\n### Fixed\n\n- g\n";
        QCOMPARE(moved->changelog.bytes(), wanted.replace("\n", "\r\n"));
    }
};

QTEST_GUILESS_MAIN(TestEntryGroup)
#include "tst_entrygroup.moc"
