// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/noteslimit.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

class TestNotesLimit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutsAtAWholeEntry_data()
    {
        QTest::addColumn<QString>("notes");
        QTest::addColumn<int>("limit");
        QTest::addColumn<QString>("kept");
        const auto row = [](const char *name, const QString &notes, int limit, const QString &kept) {
            QTest::newRow(name) << notes << limit << kept;
        };
        const QString list = u"### Added\n\n- one\n  more of it\n- two\n- three\n"_s;
        row("what fits stays as it is", list, 44, list);
        row("behind an entry", list + QString(20, u'x'), 50, u"### Added\n\n- one\n  more of it\n- two\n\n(rest)\n"_s);
        row("an entry is a whole", list + QString(20, u'x'), 45, u"### Added\n\n- one\n  more of it\n\n(rest)\n"_s);
        row("no heading without entries", u"### Added\n\n- one\n\n### Fixed\n\n- %1\n"_s.arg(QString(50, u'x')), 60,
            u"### Added\n\n- one\n\n(rest)\n"_s);
        row("no code is torn", u"- one\n\n  ```\n  - a\n\n- b\n  ```\n- %1\n"_s.arg(QString(50, u'x')), 36,
            u"(rest)\n"_s);
        row("what one entry is too long for", u"- "_s + QString(100, u'x'), 50, u"(rest)\n"_s);
        row("links keep their targets",
            u"- one [a]\n- two [b]\n- %1\n\n[a]: https://a.example\n[b]: https://b.example\n[c]: https://c.example\n"_s
                .arg(QString(80, u'x')),
            150, u"- one [a]\n- two [b]\n\n[a]: https://a.example\n[b]: https://b.example\n\n(rest)\n"_s);
        row("paragraphs", u"First.\n\nSecond.\n\n%1\n"_s.arg(QString(50, u'x')), 40,
            u"First.\n\nSecond.\n\n(rest)\n"_s);
    }
    void cutsAtAWholeEntry()
    {
        QFETCH(const QString, notes);
        QFETCH(const int, limit);
        QFETCH(const QString, kept);
        const QString text = notesWithin(notes, limit, u"(rest)"_s);
        QCOMPARE(text, kept);
        QVERIFY(text.size() <= limit);
    }

    /// Whatever the notes are, the text is never longer than asked.
    void staysWithinTheLimit()
    {
        QString notes;
        for (int i = 0; i < 400; ++i)
            notes += u"- entry %1 of [many][%1]\n"_s.arg(i);
        for (int i = 0; i < 400; ++i)
            notes += u"\n[%1]: https://example.org/%1"_s.arg(i);
        for (int limit = 100; limit < notes.size(); limit += 997) {
            const QString text = notesWithin(notes, limit, u"The rest stands elsewhere."_s);
            QVERIFY2(text.size() <= limit, qPrintable(QString::number(limit)));
            QVERIFY(text.endsWith(u"The rest stands elsewhere.\n"_s));
        }
    }
};

QTEST_GUILESS_MAIN(TestNotesLimit)
#include "tst_noteslimit.moc"
