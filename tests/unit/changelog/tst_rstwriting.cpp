// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
// What docutils 0.19 makes of the results was compared by hand.
#include "changelog/restructuredtext.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

class TestRstWriting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesMarkdownAsReStructuredText_data()
    {
        QTest::addColumn<QString>("markdown");
        QTest::addColumn<QString>("rst");
        const auto row = [](const char *name, const QString &markdown, const QString &rst) {
            QTest::newRow(name) << markdown << rst;
        };
        row("plain words", u"Empty tags (#12) no longer stop a_b and 2 * 3."_s,
            u"Empty tags (#12) no longer stop a_b and 2 * 3."_s);
        row("nothing", u""_s, u""_s);
        row("code", u"Handle `from x import *` in stubs"_s, u"Handle ``from x import *`` in stubs"_s);
        row("code with backticks", u"a ``b `c` d`` and `` ` ``"_s, u"a ``b `c` d`` and `````"_s);
        row("code beside words", u"a`b`c"_s, u"a\\ ``b``\\ c"_s);
        row("code that no literal can hold", u"a ``` b``c ```"_s, u"a \\`\\`\\` b\\`\\`c \\`\\`\\`"_s);
        row("a lone backtick", u"a ` b"_s, u"a \\` b"_s);
        row("stars of arguments", u"Pass *args and **kwargs through"_s, u"Pass \\*args and \\*\\*kwargs through"_s);
        row("a pattern of names", u"src/*.py and x*y"_s, u"src/\\*.py and x*y"_s);
        row("emphasis", u"**my_scope:** *really* so"_s, u"**my_scope:** *really* so"_s);
        row("names that refer to targets", u"foo_ and bar__, __init__, [1]_"_s,
            u"foo\\_ and bar\\__, __init\\__, [1]\\_"_s);
        row("a link", u"See [docs](https://example.org/a), [`more`](b.md \"More\")"_s,
            u"See `docs <https://example.org/a>`__, `more <b.md>`__"_s);
        row("a link to what looks like a name", u"[docs](a_)"_s, u"`docs <a\\_>`__"_s);
        row("an address", u"<https://example.org/x>"_s, u"https://example.org/x"_s);
        row("backslashes", u"C:\\new and \\*x"_s, u"C:\\\\new and \\*x"_s);
        row("a substitution", u"|x| | y"_s, u"\\|x| | y"_s);
        row("the end of a paragraph before a block", u"use std::"_s, u"use std:\\:"_s);
        row("what is reStructuredText already", u":func:`~a.b` and `t <https://e.org>`_, ``c``"_s,
            u":func:`~a.b` and `t <https://e.org>`_, ``c``"_s);
        row("several lines", u"a `b`\n\n- c `d`"_s, u"a ``b``\n\n- c ``d``"_s);
    }
    void writesMarkdownAsReStructuredText()
    {
        QFETCH(const QString, markdown);
        QFETCH(const QString, rst);
        QCOMPARE(inlineRst(markdown), rst);
    }

    void takesNoTimeForManySigns_data()
    {
        QTest::addColumn<QString>("sign");
        for (const char *sign :
             {"`", "` ", "*", "**a ", "*a", "[", "[](", "[a](b", "<https://", "_", "a_", "\\", "`` ` "})
            QTest::newRow(sign) << QString::fromLatin1(sign);
    }
    void takesNoTimeForManySigns()
    {
        QFETCH(const QString, sign);
        QVERIFY(inlineRst(sign.repeated(100'000)).size() >= 100'000); // quadratic work would take minutes
    }
};

QTEST_GUILESS_MAIN(TestRstWriting)
#include "tst_rstwriting.moc"
