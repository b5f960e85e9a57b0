// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/displaytext.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

class TestDisplayText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatCannotBeSeen_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("plain") << u"Añ b"_s << u"Añ b"_s;
        QTest::newRow("bidirectional override") << u"a\u202Eb"_s << u"a⟨U+202E⟩b"_s;
        QTest::newRow("zero width space") << u"a\u200Bb"_s << u"a⟨U+200B⟩b"_s;
        QTest::newRow("terminal escape") << u"\u001B[31mred"_s << u"⟨U+001B⟩[31mred"_s;
        QTest::newRow("line feed") << u"a\nb"_s << u"a b"_s;
        QTest::newRow("emoji stays") << u"a😀b"_s << u"a😀b"_s;
        QTest::newRow("markup is text") << u"<img src=x>"_s << u"<img src=x>"_s;
        QTest::newRow("lone surrogate") << QString(QChar(0xD800)) << u"⟨U+D800⟩"_s;
    }

    void showsWhatCannotBeSeen()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QCOMPARE(displayText(text), expected);
    }

    void blocksKeepLinesAndTabs() { QCOMPARE(displayBlock(u"a\r\n\tb\rc"_s), u"a\n\tb c"_s); }

    void elidesInTheMiddle()
    {
        QCOMPARE(elideMiddle(u"abcdefghij", 5), u"ab…ij"_s);
        QCOMPARE(elideMiddle(u"abc", 5), u"abc"_s);
    }
};

QTEST_GUILESS_MAIN(TestDisplayText)
#include "tst_displaytext.moc"
