// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/changelogdocument.h"
#include "changelog/entrygroup.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{
const QString meta = u"data/org.example.App.metainfo.xml"_s;

Changelog read(const QByteArray &content)
{
    auto changelog = Changelog::parse(content, meta);
    if (!changelog)
        qFatal("%s", qPrintable(describe(changelog.error())));
    return *changelog;
}

QByteArray shown(const Result<Changelog> &result)
{
    return result ? result->bytes() : QByteArray("error ") + errorKindName(result.error().kind).toUtf8();
}

/// A metainfo file with a release not out yet, which has @p body inside, and one that has @p older.
QByteArray component(const QByteArray &body, const QByteArray &older)
{
    return "<component>\n<releases>\n<release version=\"1.2\">\n" + body +
           "</release>\n<release version=\"1.1\" date=\"2024-01-02\">\n" + older +
           "</release>\n</releases>\n</component>\n";
}

/// The same with one description each.
QByteArray described(const QByteArray &body, const QByteArray &older = "<ul>\n  <li>z</li>\n</ul>\n"_ba)
{
    return component("<description>\n" + body + "</description>\n", "<description>\n" + older + "</description>\n");
}

/// Each item followed by its translations, as AppStream's specification wants them.
const QByteArray each = "<ul>\n  <li>a</li>\n  <li xml:lang=\"de\">a-de</li>\n  <li xml:lang=\"fr\">a-fr</li>\n"
                        "  <li>b</li>\n  <li xml:lang=\"de\">b-de</li>\n  <li>c</li>\n</ul>\n"_ba;
/// A language behind the other.
const QByteArray grouped = "<ul>\n  <li>a</li>\n  <li>b</li>\n  <li xml:lang=\"de\">a-de</li>\n"
                           "  <li xml:lang=\"de\">b-de</li>\n  <li xml:lang=\"fr\">b-fr</li>\n</ul>\n"_ba;
/// A list for each language.
const QByteArray lists = "<p>Fixed:</p>\n<ul>\n  <li>a</li>\n  <li>b</li>\n</ul>\n<p xml:lang=\"de\">Behoben:</p>\n"
                         "<ul xml:lang=\"de\">\n  <li>a-de</li>\n  <li>b-de</li>\n</ul>\n"_ba;

} // namespace

/// Translations in AppStream's releases belong to an entry, whatever happens to it. Each row is a whole file before and
/// after, byte for byte.
class TestAppStreamTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goWithTheirEntry_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<int>("section");
        QTest::addColumn<int>("entry");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char *name, const QByteArray &before, int section, int entry,
                            const QByteArray &after) { QTest::newRow(name) << before << section << entry << after; };
        row("behind the first item", described(each), 0, 0,
            described("<ul>\n  <li>b</li>\n  <li xml:lang=\"de\">b-de</li>\n  <li>c</li>\n</ul>\n"));
        row("behind one in the middle", described(each), 0, 1,
            described(QByteArray(each).replace("  <li>b</li>\n  <li xml:lang=\"de\">b-de</li>\n", "")));
        row("the last one has none", described(each), 0, 2, described(QByteArray(each).replace("  <li>c</li>\n", "")));
        row("on the same line", described("<ul><li>a</li><li xml:lang=\"de\">a-de</li><li>b</li></ul>\n"), 0, 0,
            described("<ul><li>b</li></ul>\n"));
        row("the list goes with its last entry",
            described(
                "<p>Fixed:</p>\n<p xml:lang=\"de\">Behoben:</p>\n<ul>\n<li>a</li>\n<li xml:lang=\"de\">a-de</li>\n"
                "</ul>\n<p>b.</p>\n"),
            0, 0, described("<p>b.</p>\n"));
        row("paragraphs",
            described("<p>a.</p>\n<p xml:lang=\"de\">a-de.</p>\n<p>b.</p>\n<p xml:lang=\"de\">b-de.</p>\n"), 0, 0,
            described("<p>b.</p>\n<p xml:lang=\"de\">b-de.</p>\n"));
        row("a paragraph alone", described("<p>a.</p>\n<p xml:lang=\"de\">a-de.</p>\n<ul>\n<li>b</li>\n</ul>\n"), 0, 0,
            described("<ul>\n<li>b</li>\n</ul>\n"));
        row("two paragraphs for one", described("<p>a.</p>\n<p xml:lang=\"de\">a-</p>\n<p xml:lang=\"de\">de.</p>\n"),
            0, 0, described(""));
        row("language by language", described(grouped), 0, 0,
            described("<ul>\n  <li>b</li>\n  <li xml:lang=\"de\">b-de</li>\n  <li xml:lang=\"fr\">b-fr</li>\n</ul>\n"));
        row("a language that has the last one alone", described(grouped), 0, 1,
            described("<ul>\n  <li>a</li>\n  <li xml:lang=\"de\">a-de</li>\n</ul>\n"));
        row("a list for each language", described(lists), 0, 0,
            described(QByteArray(lists).replace("  <li>a</li>\n", "").replace("  <li>a-de</li>\n", "")));
        row("the lists go with their last entries",
            described(QByteArray(lists).replace("  <li>a</li>\n", "").replace("  <li>a-de</li>\n", "")), 0, 0,
            described(""));
        row("a list whose name is translated together with a sentence",
            described("<p>a.</p>\n<p>Fixed:</p>\n<p xml:lang=\"de\">a-de.</p>\n<p xml:lang=\"de\">Behoben:</p>\n"
                      "<ul>\n  <li>b</li>\n</ul>\n"),
            1, 0, described("<p>a.</p>\n<p xml:lang=\"de\">a-de.</p>\n"));
        row("a list of which only one has its own",
            described("<ul>\n  <li>a</li>\n  <li xml:lang=\"de\">a-de</li>\n  <li>b</li>\n</ul>\n"
                      "<ul xml:lang=\"de\">\n  <li>b-de</li>\n</ul>\n"),
            0, 1, described("<ul>\n  <li>a</li>\n  <li xml:lang=\"de\">a-de</li>\n</ul>\n"));
        const QByteArray older = "<description/>\n"_ba;
        row("a description for each language",
            component("<description>\n<p>a.</p>\n<ul>\n<li>b</li>\n<li>c</li>\n</ul>\n</description>\n"
                      "<description xml:lang=\"de\">\n<p>a-de.</p>\n<ul>\n<li>b-de</li>\n<li>c-de</li>\n</ul>\n"
                      "</description>\n",
                      older),
            1, 1,
            component("<description>\n<p>a.</p>\n<ul>\n<li>b</li>\n</ul>\n</description>\n"
                      "<description xml:lang=\"de\">\n<p>a-de.</p>\n<ul>\n<li>b-de</li>\n</ul>\n</description>\n",
                      older));
        row("a description that says nothing else",
            component("<description xml:lang=\"de\"><p>a-de.</p></description>\n<description>\n<p>a.</p>\n"
                      "</description>\n",
                      older),
            0, 0, component("<description>\n</description>\n", older));
        // Which of them says what, nobody can tell: what was written stays.
        row("more entries than translations",
            described("<ul>\n<li>a</li>\n<li>b</li>\n<li>c</li>\n<li xml:lang=\"de\">1</li>\n<li "
                      "xml:lang=\"de\">2</li>\n</ul>\n"),
            0, 0,
            described("<ul>\n<li>b</li>\n<li>c</li>\n<li xml:lang=\"de\">1</li>\n<li xml:lang=\"de\">2</li>\n</ul>\n"));
        row("a list of another length",
            described("<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<ul xml:lang=\"de\">\n<li>1</li>\n</ul>\n"), 0, 1,
            described("<ul>\n<li>a</li>\n</ul>\n<ul xml:lang=\"de\">\n<li>1</li>\n</ul>\n"));
        row("one that translates nothing",
            described("<ul>\n<li xml:lang=\"de\">1</li>\n<li>a</li>\n<li>b</li>\n</ul>\n"), 0, 0,
            described("<ul>\n<li xml:lang=\"de\">1</li>\n<li>b</li>\n</ul>\n"));
        row("an item without words has its own",
            described("<ul>\n<li>a</li>\n<li></li>\n<li xml:lang=\"de\">1</li>\n<li>b</li>\n</ul>\n"), 0, 0,
            described("<ul>\n<li></li>\n<li xml:lang=\"de\">1</li>\n<li>b</li>\n</ul>\n"));
    }
    void goWithTheirEntry()
    {
        QFETCH(QByteArray, before);
        QFETCH(int, section);
        QFETCH(int, entry);
        QFETCH(QByteArray, after);
        QCOMPARE(shown(read(before).withoutEntry({0, section, entry})), after);
        QCOMPARE(shown(read(QByteArray(before).replace("\n", "\r\n")).withoutEntry({0, section, entry})),
                 QByteArray(after).replace("\n", "\r\n"));
    }

    void moveWithTheirEntry_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<int>("target");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char *name, const QByteArray &before, int target, const QByteArray &after) {
            QTest::newRow(name) << before << target << after;
        };
        const QByteArray three = "  <li>a</li>\n  <li xml:lang=\"de\">a-de</li>\n  <li xml:lang=\"fr\">a-fr</li>\n"_ba;
        const QByteArray rest = QByteArray(each).replace(three, "");
        row("behind the last", described(each), -1, described(rest, "<ul>\n  <li>z</li>\n" + three + "</ul>\n"));
        row("before another", described(each), 0, described(rest, "<ul>\n" + three + "  <li>z</li>\n</ul>\n"));
        const QByteArray others = QByteArray(each).replace(">a", ">x").replace(">b", ">y").replace(">c", ">z");
        row("behind the last that has none", described(each, others), -1,
            described(rest, QByteArray(others).replace("</ul>\n", three + "</ul>\n")));
        row("before the second, behind the translations of the first", described(each, others), 1,
            described(rest, QByteArray(others).replace("  <li>y</li>", three + "  <li>y</li>")));
        const QByteArray last = "<ul>\n  <li>z</li>\n  <li xml:lang=\"de\">z-de</li>\n</ul>\n"_ba;
        row("behind the translation of the last", described(each, last), -1,
            described(rest, QByteArray(last).replace("</ul>\n", three + "</ul>\n")));
        row("as they are written",
            described(
                "<ul>\n  <li>a</li>\n  <li class=\"x\"\n   xml:lang='de'>a &amp;lt; <code>de</code>\n  more</li>\n"
                "  <li xml:lang=\"fr\"/>\n  <li>b</li>\n</ul>\n"),
            -1,
            described("<ul>\n  <li>b</li>\n</ul>\n",
                      "<ul>\n  <li>z</li>\n  <li>a</li>\n  <li class=\"x\"\n   xml:lang='de'>a &amp;lt; "
                      "<code>de</code>\n  more</li>\n  <li xml:lang=\"fr\"/>\n</ul>\n"));
        row("from a paragraph into a list",
            described("<p>a.</p>\n<p xml:lang=\"de\">a-de.</p>\n<p>b.</p>\n<p xml:lang=\"de\">b-de.</p>\n"), -1,
            described("<p>b.</p>\n<p xml:lang=\"de\">b-de.</p>\n",
                      "<ul>\n  <li>z</li>\n  <li>a.</li>\n  <li xml:lang=\"de\">a-de.</li>\n</ul>\n"));
        row("out of language by language", described(grouped), -1,
            described("<ul>\n  <li>b</li>\n  <li xml:lang=\"de\">b-de</li>\n  <li xml:lang=\"fr\">b-fr</li>\n</ul>\n",
                      "<ul>\n  <li>z</li>\n  <li>a</li>\n  <li xml:lang=\"de\">a-de</li>\n</ul>\n"));
        row("out of a list that has the language",
            described(lists,
                      "<p>Fixed:</p>\n<ul>\n  <li>z</li>\n</ul>\n<ul xml:lang=\"de\">\n  <li>z-de</li>\n</ul>\n"),
            -1,
            described(QByteArray(lists).replace("  <li>a</li>\n", "").replace("  <li>a-de</li>\n", ""),
                      "<p>Fixed:</p>\n<ul>\n  <li>z</li>\n  <li>a</li>\n  <li xml:lang=\"de\">a-de</li>\n</ul>\n"
                      "<ul xml:lang=\"de\">\n  <li>z-de</li>\n</ul>\n"));
        row("into a release without words", component("<description>\n" + each + "</description>\n", ""), -1,
            component("<description>\n" + rest + "</description>\n",
                      "  <description>\n    <ul>\n      <li>a</li>\n      <li xml:lang=\"de\">a-de</li>\n      <li "
                      "xml:lang=\"fr\">a-fr</li>\n    </ul>\n  </description>\n"));
    }
    void moveWithTheirEntry()
    {
        QFETCH(QByteArray, before);
        QFETCH(int, target);
        QFETCH(QByteArray, after);
        const Changelog log = read(before);
        const auto &sections = log.releases()[1].sections;
        const EntryTarget to{1, sections.isEmpty() ? u"Fixed"_s : sections.first().name, target};
        QCOMPARE(shown(log.withMovedEntry({0, 0, 0}, to, {})), after);
        const auto group = withMovedEntries(log, {{0, 0, 0}}, to, {});
        QVERIFY(group);
        QCOMPARE(group->changelog.bytes(), after);
    }

    void moveWithinTheirList()
    {
        const Changelog log = read(described(each));
        const QByteArray before = "  <li>b</li>\n  <li xml:lang=\"de\">b-de</li>\n"_ba;
        const QByteArray moved = described(QByteArray(each).replace(before, "").replace("<ul>\n", "<ul>\n" + before));
        QCOMPARE(shown(log.withMovedEntry({0, 0, 1}, {0, {}, 0}, {})), moved);
        const auto group = withMovedEntries(log, {{0, 0, 1}}, {0, {}, 0}, {});
        QVERIFY(group);
        QCOMPARE(group->changelog.bytes(), moved);
        const auto above = withMovedEntries(read(described(grouped)), {{0, 0, 1}}, {0, {}, 0}, {});
        QVERIFY(above);
        QCOMPARE(above->changelog.releases()[0].sections[0].entries[0].text, u"b"_s);
        // Alone before the others it needs no place among the translations of theirs.
        QCOMPARE(shown(read(described(grouped)).withMovedEntry({0, 0, 1}, {0, {}, 0}, {})),
                 described("<ul>\n  <li>b</li>\n  <li xml:lang=\"de\">b-de</li>\n  <li xml:lang=\"fr\">b-fr</li>\n"
                           "  <li>a</li>\n  <li xml:lang=\"de\">a-de</li>\n</ul>\n"));
    }

    void areNotPartedFromTheirEntry_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<int>("target");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char *name, const QByteArray &before, int target, const QByteArray &after) {
            QTest::newRow(name) << before << target << after;
        };
        const QByteArray added = "  <li>x</li>\n"_ba;
        const QByteArray two = "<ul>\n  <li>a</li>\n  <li xml:lang=\"de\">a-de</li>\n</ul>\n"_ba;
        row("behind the last", described(two), -1, described(QByteArray(two).replace("</ul>", added + "</ul>")));
        row("on one line", described("<ul><li>a</li><li xml:lang=\"de\">a-de</li></ul>\n"), -1,
            described("<ul><li>a</li><li xml:lang=\"de\">a-de</li><li>x</li></ul>\n"));
        row("before the first", described(two), 0, described(QByteArray(two).replace("<ul>\n", "<ul>\n" + added)));
        row("before the second", described(each), 1,
            described(QByteArray(each).replace("  <li>b</li>", added + "  <li>b</li>")));
        row("before the third, whose translations are its own", described(each), 2,
            described(QByteArray(each).replace("  <li>c</li>", added + "  <li>c</li>")));
        row("behind all languages", described(grouped), -1,
            described(QByteArray(grouped).replace("</ul>", added + "</ul>")));
        row("above such entries", described(grouped), 0, "error refused"_ba);
        row("before one with two translations",
            described("<ul>\n<li>a</li>\n<li xml:lang=\"de\">1</li>\n<li xml:lang=\"de\">2</li>\n</ul>\n"), 0,
            "error refused"_ba);
        row("among entries whose translations stand together", described(grouped), 1, "error refused"_ba);
    }
    void areNotPartedFromTheirEntry()
    {
        QFETCH(QByteArray, before);
        QFETCH(int, target);
        QFETCH(QByteArray, after);
        QCOMPARE(shown(read(before).withEntry({0, {}, target}, u"x"_s, {})), after);
    }

    void stayWhenTheirEntryIsEdited()
    {
        QCOMPARE(shown(read(described(each)).withEntryText({0, 0, 0}, u"x"_s)),
                 described(QByteArray(each).replace(">a<", ">x<")));
        QCOMPARE(shown(read(described(lists)).withEntryText({0, 0, 1}, u"x"_s)),
                 described(QByteArray(lists).replace(">b<", ">x<")));
    }

    void comeBackWhenItIsUndone()
    {
        for (const QByteArray &body : {each, grouped, lists}) {
            const QByteArray before = described(body, QByteArray(each).replace(">a", ">x").replace(">b", ">y"));
            const Changelog log = read(before);
            const auto gone = log.withoutEntry({0, 0, 0});
            const auto moved = log.withMovedEntry({0, 0, 0}, {1, {}, 1}, {});
            QVERIFY(gone);
            QVERIFY(moved);
            for (const Changelog &after : {*gone, *moved}) {
                ChangelogDocument document(log);
                document.apply(u"Edit"_s, after);
                document.undo();
                QCOMPARE(document.current().bytes(), before);
                document.redo();
                QCOMPARE(document.current().bytes(), after.bytes());
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestAppStreamTranslations)
#include "tst_appstreamtranslations.moc"
