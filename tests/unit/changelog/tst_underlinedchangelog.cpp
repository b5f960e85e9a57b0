// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/changelog.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{

/// What came out, as text that a failed comparison shows: the bytes, or the error's kind.
QByteArray shown(const Result<Changelog> &result)
{
    return result ? result->bytes() : QByteArray("error ") + errorKindName(result.error().kind).toUtf8();
}

const QString md = u"HISTORY.md"_s;
const QString rst = u"CHANGES.rst"_s;

} // namespace

/// Entries and notes where headings are underlined: Markdown's and reStructuredText's. Each row is a whole file.
class TestUnderlinedChangelog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheFieldsOfReleases()
    {
        // As Celery writes them.
        const QByteArray head = "===\nLog\n===\n\n"_ba;
        const QByteArray older = ".. _version-5.4.0:\n\n5.4.0\n=====\n\n:release-date: 2026-04-17  9:15 P.M GMT+6\n"
                                 ":release-by: Tomer\n\nWords.\n\n- a\n"_ba;
        const QByteArray open = "Unreleased\n==========\n\n- b\n\n"_ba;
        const QByteArray made = ".. _version-5.5.0:\n\n5.5.0\n=====\n\n:release-date: 2026-11-21\n"_ba;
        const auto changelog = Changelog::parse(head + open + older, rst);
        QVERIFY(changelog);
        QCOMPARE(changelog->releases()[1].date, u"2026-04-17"_s);
        QCOMPARE(changelog->releases()[1].entryCount(), 1);
        ChangelogCut cut{u"5.5.0"_s, QDate(2026, 11, 21), {}, {}, {}};
        QCOMPARE(shown(changelog->withRelease(cut)), head + "Unreleased\n==========\n\n" + made + "\n- b\n\n" + older);
        cut.author = u"Ann"_s;
        const auto released = changelog->withRelease(cut);
        QCOMPARE(shown(released), head + "Unreleased\n==========\n\n" + made + ":release-by: Ann\n\n- b\n\n" + older);
        QCOMPARE(released->releases()[1].date, u"2026-11-21"_s);
    }

    void cutsWhatFieldsCallUnreleased()
    {
        const QByteArray before = "5.5.0\n=====\n\n:release-date: TBA\n:release-by: Ann\n\n- b\n\n"
                                  "5.4.0\n=====\n\n:release-date: 2026-04-17\n\n- a\n"_ba;
        const auto changelog = Changelog::parse(before, rst);
        QVERIFY(changelog);
        QVERIFY(changelog->releases()[0].unreleased);
        QCOMPARE(shown(changelog->withEntry(u"Fixed"_s, u"c"_s, {})),
                 QByteArray(before).replace("- b\n", "- b\n- c\n"));
        QCOMPARE(shown(changelog->withRelease({u"5.5.0"_s, QDate(2026, 11, 21), {}, {}, {}})),
                 QByteArray(before).replace("TBA", "2026-11-21"));
    }

    void addsAnEntry_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char *name, const QString &path, const QByteArray &before, const QString &text,
                            const QByteArray &after) { QTest::newRow(name) << path << before << text << after; };
        row("Markdown, sections with marks", md,
            "Unreleased\n==========\n\n### Fixed\n- a\n\n4.6.2 - 2026-01-02\n==================\n\n- b\n"_ba, u"c"_s,
            "Unreleased\n==========\n\n### Fixed\n- a\n- c\n\n4.6.2 - 2026-01-02\n==================\n\n- b\n"_ba);
        row("Markdown, sections underlined, CRLF", md,
            "Unreleased\r\n==========\r\n\r\n4.6.2\r\n=====\r\n\r\nAdded\r\n-----\r\n\r\n- b"_ba, u"c\nd"_s,
            "Unreleased\r\n==========\r\n\r\nFixed\r\n-----\r\n\r\n- c\r\n  d\r\n\r\n4.6.2\r\n=====\r\n\r\nAdded\r\n-----\r\n\r\n- b"_ba);
        row("Markdown, below releases of the second level", md,
            "History\n=======\n\ndev\n---\n\n- a\n\n2.32.3 (2024-05-29)\n-------------------\n\n### Added\n\n- b\n"_ba,
            u"c"_s,
            "History\n=======\n\ndev\n---\n\n- a\n\n### Fixed\n\n- c\n\n2.32.3 (2024-05-29)\n-------------------\n\n### Added\n\n- b\n"_ba);
        row("Markdown, no part for it yet", md,
            "4.6.2 - 2026-01-02\n==================\n\n### Added\n- b\n\n4.6.1 - 2026-01-01\n==================\n\n- a\n"_ba,
            u"c"_s,
            "Unreleased\n==========\n\n### Fixed\n- c\n\n4.6.2 - 2026-01-02\n==================\n\n### Added\n- b\n\n4.6.1 - 2026-01-01\n==================\n\n- a\n"_ba);
        row("text, section there", rst,
            "Changes\n=======\n\nUnreleased\n----------\n\nFixed\n~~~~~\n\n* a :issue:`1`\n\n  more\n\n1.0\n---\n\n* b\n"_ba,
            u"c"_s,
            "Changes\n=======\n\nUnreleased\n----------\n\nFixed\n~~~~~\n\n* a :issue:`1`\n\n  more\n\n* c\n\n1.0\n---\n\n* b\n"_ba);
        row("text, the section's adornment is an older release's", rst,
            "Changes\n=======\n\nUnreleased\n----------\n\n1.0\n---\n\nAdded\n^^^^^\n\n- b\n"_ba, u"c"_s,
            "Changes\n=======\n\nUnreleased\n----------\n\nFixed\n^^^^^\n\n- c\n\n1.0\n---\n\nAdded\n^^^^^\n\n- b\n"_ba);
        row("text, a level without adornment gets one of its own", rst,
            "Changes\n-------\n\nUnreleased\n==========\n\n1.0\n===\n\n- b\n"_ba, u"c"_s,
            "Changes\n-------\n\nUnreleased\n==========\n\nFixed\n~~~~~\n\n- c\n\n1.0\n===\n\n- b\n"_ba);
        row("text, over and under", rst,
            "==========\nUnreleased\n==========\n\n===\n1.0\n===\n\n-----\nAdded\n-----\n\n- b\n"_ba, u"c"_s,
            "==========\nUnreleased\n==========\n\n-----\nFixed\n-----\n\n- c\n\n===\n1.0\n===\n\n-----\nAdded\n-----\n\n- b\n"_ba);
        row("text, sections by order and their labels", rst,
            "Unreleased\n----------\n\nAdded\n~~~~~\n\n- a\n\n.. _sec:\n\nSecurity\n~~~~~~~~\n\n- b\n"_ba, u"c"_s,
            "Unreleased\n----------\n\nAdded\n~~~~~\n\n- a\n\nFixed\n~~~~~\n\n- c\n\n.. _sec:\n\nSecurity\n~~~~~~~~\n\n- b\n"_ba);
        row("text, lists without sections, bullets of four columns", rst,
            "Version 3.2.0\n-------------\n\nUnreleased\n\n-   a\n\n\nVersion 3.1.0\n-------------\n\nReleased 2024-11-13\n\n-   b\n"_ba,
            u"c\nd"_s,
            "Version 3.2.0\n-------------\n\nUnreleased\n\n-   a\n-   c\n    d\n\n\nVersion 3.1.0\n-------------\n\nReleased 2024-11-13\n\n-   b\n"_ba);
        row("text, an empty list below the state", rst,
            "Version 3.2.0\n-------------\n\nUnreleased\n\n\nVersion 3.1.0\n-------------\n\nReleased 2024-11-13\n\n- b\n\nVersion 3.0\n-----------\n\n- a\n"_ba,
            u"c"_s,
            "Version 3.2.0\n-------------\n\nUnreleased\n\n- c\n\n\nVersion 3.1.0\n-------------\n\nReleased 2024-11-13\n\n- b\n\nVersion 3.0\n-----------\n\n- a\n"_ba);
        row("text, no part for it yet, labels", rst,
            "Changes\n=======\n\n.. _v2:\n\n2.0\n---\n\n- b\n\n.. _v1:\n\n1.0\n---\n\n- a\n"_ba, u"c"_s,
            "Changes\n=======\n\nUnreleased\n----------\n\n- c\n\n.. _v2:\n\n2.0\n---\n\n- b\n\n.. _v1:\n\n1.0\n---\n\n- a\n"_ba);
        row("text, nothing released yet", rst, "Changes\n=======\n\nAll of them.\n"_ba, u"c"_s,
            "Changes\n=======\n\nAll of them.\n\nUnreleased\n----------\n\nFixed\n~~~~~\n\n- c\n"_ba);
        row("text, link targets at the end stay there", rst,
            "Unreleased\n----------\n\n.. _x: https://example.org/\n"_ba, u"c"_s,
            "Unreleased\n----------\n\nFixed\n=====\n\n- c\n\n.. _x: https://example.org/\n"_ba);
        row("text, below a paragraph", rst, "Unreleased\n----------\nFixed\n~~~~~\nText.\n"_ba, u"c"_s,
            "Unreleased\n----------\nFixed\n~~~~~\nText.\n\n- c\n"_ba);
        row("text, a comment for contributors", rst,
            "Unreleased\n----------\n\n.. Add a line\n   for users.\n\nFixed\n~~~~~\n\n- a\n"_ba, u"c"_s,
            "Unreleased\n----------\n\n.. Add a line\n   for users.\n\nFixed\n~~~~~\n\n- a\n- c\n"_ba);
        row("text, wide characters", u"NEWS"_s,
            "変更\n====\n\nUnreleased\n----------\n\n1.0\n---\n\nFixed\n~~~~~\n\n- 直す\n"_ba, u"新"_s,
            "変更\n====\n\nUnreleased\n----------\n\nFixed\n~~~~~\n\n- 新\n\n1.0\n---\n\nFixed\n~~~~~\n\n- 直す\n"_ba);
        row("text, a heading inside the entry", rst, "Unreleased\n----------\n\nFixed\n~~~~~\n\n- a\n"_ba, u"c\n---"_s,
            "error refused"_ba);
        row("text, towncrier's own", rst, "A\n=\n\n.. towncrier release notes start\n\n1.0\n---\n"_ba, u"c"_s,
            "error refused"_ba);
    }
    void addsAnEntry()
    {
        QFETCH(QString, path);
        QFETCH(QByteArray, before);
        QFETCH(QString, text);
        const auto changelog = Changelog::parse(before, path);
        QVERIFY(changelog);
        QTEST(shown(changelog->withEntry(u"Fixed"_s, text, defaultChangelogSections())), "after");
    }

    void makesNotes_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("notes");
        const auto row = [](const char *name, const QByteArray &body, const QString &notes) {
            QTest::newRow(name) << body << notes;
        };
        row("sections and lists", "Added\n~~~~~\n\n-   a\n\n    more\n\nFixed\n~~~~~\n* b\n"_ba,
            u"### Added\n\n-   a\n\n    more\n\n### Fixed\n\n* b\n"_s);
        row("literals", "- ``a_b`` and ``x`y``\n"_ba, u"- `a_b` and ``x`y``\n"_s);
        row("roles of Python", "- :func:`~a.b.c`, :class:`D`, :py:meth:`d.e`, :attr:`shown <a.b>`, `f`:func:\n"_ba,
            u"- `c()`, `D`, `d.e()`, `shown`, `f()`\n"_s);
        row("roles of a forge", "- :issue:`12`, :pr:`3,4`, :user:`ada`, :cve:`2024-1234`, :pep:`440`\n"_ba,
            u"- #12, #3,#4, @ada, CVE-2024-1234, [PEP 440](https://peps.python.org/pep-0440/)\n"_s);
        row("references", "- `text\n  <https://example.org/a_b>`_, `Other One`_, simple_, unknown_\n"_ba,
            u"- [text](https://example.org/a_b), [Other One](https://example.org/o), "
            "[simple](https://example.org/s), unknown_\n"_s);
        row("documents", "- See :doc:`the guide <guide>` and :ref:`here`.\n"_ba, u"- See the guide and here.\n"_s);
        row("code", "Like this:\n\n.. code-block:: python\n   :linenos:\n\n   x = 1\n\n   y = 2\n\n- b\n"_ba,
            u"Like this:\n\n```python\nx = 1\n\ny = 2\n```\n\n- b\n"_s);
        row("literal blocks", "- Run::\n\n      make\n       it\n\n  and go.\n"_ba,
            u"- Run:\n\n  ```\n  make\n   it\n  ```\n\n  and go.\n"_s);
        row("admonitions", ".. note:: Look\n   here.\n\n.. warning::\n\n   Hot\n\n   stuff\n"_ba,
            u"> Note: Look\n> here.\n\n> Warning: Hot\n>\n> stuff\n"_s);
        row("comments and labels go", ".. a comment\n   of two lines\n\n.. _label:\n\n- a\n\n.. image:: x.png\n"_ba,
            u"- a\n"_s);
        row("what Markdown would take for markup", "- __init__ and <tag> and a\\ *b*, https://example.org/_x\n"_ba,
            u"- \\_\\_init__ and \\<tag> and a*b*, https://example.org/_x\n"_s);
        row("numbered and fields", ":release-date: today\n\n#. a\n#. b\n"_ba,
            u"**release-date:** today  \n\n1. a\n1. b\n"_s);
        row("nothing", ""_ba, u""_s);
    }
    void makesNotes()
    {
        QFETCH(QByteArray, body);
        const auto changelog = Changelog::parse("Changes\n=======\n\n1.1\n---\n\n" + body +
                                                    "\n\n1.0\n---\n\n- z\n\n.. _other one: https://example.org/o\n"
                                                    ".. _simple: https://example.org/s\n",
                                                rst);
        QVERIFY(changelog);
        const auto notes = changelog->notes(u"1.1"_s);
        QVERIFY(notes);
        QTEST(*notes, "notes");
    }

    void makesNotesOfUnderlinedMarkdown()
    {
        const auto changelog = Changelog::parse(
            "1.1\n===\n\nFixed\n-----\n\n- a [x]\n\n1.0\n===\n\n- b\n\n[x]: https://example.org/\n", md);
        QVERIFY(changelog);
        const auto notes = changelog->notes(u"1.1"_s);
        QVERIFY(notes);
        QCOMPARE(*notes, u"Fixed\n-----\n\n- a [x]\n\n[x]: https://example.org/\n"_s);
    }
};

QTEST_GUILESS_MAIN(TestUnderlinedChangelog)
#include "tst_underlinedchangelog.moc"
