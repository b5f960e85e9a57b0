// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/toml.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

class TestToml : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesWithLineAndReason_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("message");
        QTest::newRow("key twice") << QByteArray("[a]\nb = 1\n# c\nb = 2\n") << 4 << u"lines 2 and 4"_s;
        QTest::newRow("table twice") << QByteArray("[a]\nb = 1\n\n[c]\n[a]\n") << 5 << u"lines 1 and 5"_s;
        QTest::newRow("dotted key, then table") << QByteArray("a.b = 1\n[a]\nc = 1\n") << 2 << u"lines 1 and 2"_s;
        QTest::newRow("quoted key twice") << QByteArray("\"b\" = 1\nb = 2\n") << 2 << u"lines 1 and 2"_s;
        QTest::newRow("twice inline") << QByteArray("\na = {b = 1, b = 2}\n") << 2 << u"line 2"_s;
        QTest::newRow("string not closed") << QByteArray("[a]\nb = \"1.0\n") << 2 << u"line 2, column 9"_s;
        QTest::newRow("two dots in a number") << QByteArray("\nversion = 1.2.3\n") << 2 << u"line 2, column 14"_s;
        QTest::newRow("NUL") << QByteArray("a = 1\nb\0 = 2\n", 13) << 2 << u"NUL byte at offset 7"_s;
        QTest::newRow("Latin-1") << QByteArray("a = 1\nb = \"\xE9\"\n") << 2 << u"byte 0xe9 at offset 11"_s;
        QTest::newRow("UTF-16") << QByteArray("\xFF\xFE"
                                              "a\0",
                                              4)
                                << 1 << u"UTF-16"_s;
        QTest::newRow("UTF-32") << QByteArray("\xFF\xFE\0\0"
                                              "a\0\0\0",
                                              8)
                                << 1 << u"UTF-32"_s;
        QTest::newRow("LFS") << QByteArray("version https://git-lfs.github.com/spec/v1\noid sha256:0\n") << 1
                             << u"is an LFS pointer"_s;
        QTest::newRow("large") << QByteArray(2'000'000, '#') << 0 << u"2.0 MB, the limit is 1 MiB"_s;
    }

    void refusesWithLineAndReason()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, line);
        QFETCH(QString, message);
        const auto result = parseToml(bytes, u"p.toml"_s);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Error::Kind::Invalid);
        QCOMPARE(result.error().path, u"p.toml"_s);
        QVERIFY2(result.error().message.contains(message), qPrintable(describe(result.error())));
        QCOMPARE(result.error().line, line);
        QVERIFY(!result.error().remedy.isEmpty());
    }

    void refusesWhatWouldExhaustTheParser_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("dotted key") << QByteArray("a.").repeated(100'000) + "a = 1\n";
        QTest::newRow("dotted key with blanks and quotes") << QByteArray("'a' . ").repeated(100'000) + "a = 1\n";
        QTest::newRow("header") << "[" + QByteArray("a.").repeated(100'000) + "a]\n";
        QTest::newRow("array of tables") << "[[" + QByteArray("a.").repeated(100'000) + "a]]\n";
        QTest::newRow("brackets") << "a = " + QByteArray("[").repeated(500'000);
        QTest::newRow("inline tables") << "a = " + QByteArray("{a=").repeated(300'000);
        QTest::newRow("key in an inline table") << "a = {" + QByteArray("a.").repeated(100'000) + "a = 1}\n";
        QTest::newRow("keys in inline tables") << "a = " + QByteArray("{a.a.a.a=").repeated(30) + "1";
        QTest::newRow("header and key") << "[" + QByteArray("a.").repeated(40) + "a]\n" +
                                               QByteArray("b.").repeated(40) + "b=1";
        QTest::newRow("behind a string with brackets") << "s = \"]]\\\"\"\na = " + QByteArray("[").repeated(500'000);
        QTest::newRow("behind a long string") << "s = '''\n]'']\n'''\na = " + QByteArray("[").repeated(500'000);
    }

    void refusesWhatWouldExhaustTheParser()
    {
        QFETCH(QByteArray, bytes);
        QElapsedTimer timer;
        timer.start();
        const auto result = parseToml(bytes, u"p.toml"_s);
        QVERIFY(!result);
        QVERIFY2(result.error().message.contains(u"too deep"_s), qPrintable(describe(result.error())));
        QVERIFY(timer.elapsed() < 1000);
    }

    void acceptsWhatPeopleWrite()
    {
        const QByteArray bytes = "[a.b.\"c.d.e\"] # a.b.c\nx = [[1.5, 2.5], [\"[[[[\", '''\n[[[''']]\n"
                                 "y = {z.w = 1.0, v = [1, 2]}\n[[a.list]]\nn = \"\"\"a\"\"\"\"\"\n";
        QVERIFY(parseToml(bytes, u"p.toml"_s));
        QByteArray wide;
        for (int i = 0; i < 5000; ++i)
            wide += "[t" + QByteArray::number(i) + ".a.b]\nk.l = [1.0, 2.0, {m.n = 1}]\n";
        QVERIFY(parseToml(wide, u"p.toml"_s));
        QVERIFY(parseToml("[" + QByteArray("a.").repeated(60) + "a]\nb.c=1", u"p.toml"_s));
    }

    void findsTheBytesOfAString_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("line");
        QTest::newRow("basic") << QByteArray("v = \"1.2\"") << 1;
        QTest::newRow("literal") << QByteArray("# ä\nv='1.2' # 1.2") << 2;
        QTest::newRow("mark and wide characters before")
            << QByteArray("\xEF\xBB\xBF\"ä😀\".x = '1.2'\nv = {\"ä😀\" = 'ä', v='1.2'}") << 2;
        QTest::newRow("CR LF") << QByteArray("a = '''x\r\ny'''\r\nv = \"1.2\"\r\n") << 3;
        QTest::newRow("three quotes") << QByteArray("v = \"\"\"1.2\"\"\"\n") << 1;
        QTest::newRow("three single quotes") << QByteArray("v = '''1.2'''\n") << 1;
    }

    void findsTheBytesOfAString()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, line);
        const auto root = parseToml(bytes, u"p"_s);
        QVERIFY(root);
        const toml::node *node = root->get("v");
        if (const auto *table = node->as_table())
            node = table->get("v");
        const auto slice = tomlStringSlice(bytes, *node, u"p"_s);
        QVERIFY(slice);
        QCOMPARE(slice->of(bytes), QByteArray("1.2"));
        QCOMPARE(slice->line, line);
    }

    void doesNotTakeAStringWithEscapes()
    {
        for (const QByteArray &bytes :
             {QByteArray("v = \"1.\\u0032\""), QByteArray("v = \"\"\"\n1.2\"\"\""), QByteArray("v = 1.2")}) {
            const auto root = parseToml(bytes, u"p"_s);
            QVERIFY(root);
            QCOMPARE(tomlStringSlice(bytes, *root->get("v"), u"p"_s).error().line, 1);
        }
    }
};

QTEST_GUILESS_MAIN(TestToml)
#include "tst_toml.moc"
