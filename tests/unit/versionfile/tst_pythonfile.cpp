// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "support/sanitizers.h"
#include "versionfile/pythonfile.h"

#include <QTest>

#include <ctime>

using namespace Qt::StringLiterals;
using namespace tagboat;

class TestPythonFile : public QObject
{
    Q_OBJECT

private:
    using Value = PythonAssignment::Value;

    /// "name=S literal@line" for each assignment: S string, T tuple, C computed.
    static QStringList summary(const QByteArray &source)
    {
        QStringList lines;
        const auto found = pythonAssignments(source, u"m.py"_s);
        if (!found)
            return {u"error "_s + describe(found.error())};
        for (const PythonAssignment &each : *found) {
            const QString kind = each.value == Value::String ? u"S"_s : each.value == Value::Tuple ? u"T"_s : u"C"_s;
            lines.append(each.names.join(u'=') + u' ' + kind + u' ' + QString::fromUtf8(each.literal.of(source)) +
                         u'@' + QString::number(each.literal.line));
        }
        return lines;
    }

private Q_SLOTS:
    void findsWhatTheModuleAssigns_data()
    {
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("plain") << QByteArray("__version__ = \"1.2.3\"\n") << QStringList{u"__version__ S 1.2.3@1"_s};
        QTest::newRow("single quotes, comment") << QByteArray("v = '1.2' # v = '9'\n") << QStringList{u"v S 1.2@1"_s};
        QTest::newRow("no final newline") << QByteArray("v='1'") << QStringList{u"v S 1@1"_s};
        QTest::newRow("triple") << QByteArray("\"\"\"doc\nv = '9'\n\"\"\"\nv = '''1.2'''\n")
                                << QStringList{u"v S 1.2@4"_s};
        QTest::newRow("annotated") << QByteArray("v: Final[str] = \"1.2\"\n") << QStringList{u"v S 1.2@1"_s};
        QTest::newRow("annotation alone") << QByteArray("v: str\n") << QStringList{};
        QTest::newRow("chained") << QByteArray("a = b = '1'\n") << QStringList{u"a=b S 1@1"_s};
        QTest::newRow("parenthesised over lines")
            << QByteArray("v = (\n    # c\n    '1.2'\n)\n") << QStringList{u"v S 1.2@3"_s};
        QTest::newRow("continued line") << QByteArray("v \\\n  = \\\r\n '1.2'\n") << QStringList{u"v S 1.2@3"_s};
        QTest::newRow("semicolons") << QByteArray("import a; v = '1'; w = '2'\n")
                                    << QStringList{u"v S 1@1"_s, u"w S 2@1"_s};
        QTest::newRow("prefixes") << QByteArray("a = u'1'; b = R'2'; c = f'3'; d = b'4'; e = rb'5'\n")
                                  << QStringList{u"a S 1@1"_s, u"b S 2@1"_s, u"c C f'3'@1"_s, u"d C b'4'@1"_s,
                                                 u"e C rb'5'@1"_s};
        QTest::newRow("computed") << QByteArray("v = get('1.2')\nw = '1' '2'\nx = '1'.strip()\ny = '1.%d' % 2\nz = a\n")
                                  << QStringList{u"v C get('1.2')@1"_s, u"w C '1' '2'@2"_s, u"x C '1'.strip()@3"_s,
                                                 u"y C '1.%d' % 2@4"_s, u"z C a@5"_s};
        QTest::newRow("augmented") << QByteArray("v += '1'\n") << QStringList{u"v C '1'@1"_s};
        QTest::newRow("no assignment") << QByteArray("v == '1'\nf(v='1')\nd['v'] = '1'\no.v = '1'\nv, w = '1', '2'\n")
                                       << QStringList{};
        QTest::newRow("tuple") << QByteArray("t = (1, 2 ,3 , )\n") << QStringList{u"t T 1, 2 ,3@1"_s};
        QTest::newRow("bare tuple and list") << QByteArray("t = 1, 2\nl = ['1', \"2\"]\no = (1,)\n")
                                             << QStringList{u"t T 1, 2@1"_s, u"l T '1', \"2\"@2"_s, u"o T 1@3"_s};
        QTest::newRow("tuple over lines")
            << QByteArray("t = (\r\n    1,  # one\r\n    2,\r\n)\r\n") << QStringList{u"t T 1,  # one\r\n    2@2"_s};
        QTest::newRow("computed tuples") << QByteArray(
                                                "t = tuple(map(int, v.split('.')))\nu = (1, x)\nw = ()\nx = (0x1, 2)\n")
                                         << QStringList{u"t C tuple(map(int, v.split('.')))@1"_s, u"u C (1, x)@2"_s,
                                                        u"w C ()@3"_s, u"x C (0x1, 2)@4"_s};
        QTest::newRow("escapes") << QByteArray("v = '1\\x2e2'\n") << QStringList{u"v C '1\\x2e2'@1"_s};
    }

    void findsWhatTheModuleAssigns()
    {
        QFETCH(QByteArray, source);
        QFETCH(QStringList, expected);
        QCOMPARE(summary(source), expected);
        QCOMPARE(summary("\xEF\xBB\xBF" + source), expected);
    }

    void looksOnlyWhereImportRuns_data()
    {
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("function") << QByteArray("def f():\n    v = '9'\nv = '1'\n") << QStringList{u"v S 1@3"_s};
        QTest::newRow("async function") << QByteArray("async def f():\n  if x:\n    v = '9'\n") << QStringList{};
        QTest::newRow("class") << QByteArray("class C(object):\n\tv = '9'\n\n\tw = '9'\n") << QStringList{};
        QTest::newRow("except")
            << QByteArray("try:\n    from m import v\nexcept ImportError:\n    v = '9'\nelse:\n    w = '1'\n")
            << QStringList{u"w S 1@6"_s};
        QTest::newRow("if and else") << QByteArray("if a:\n    v = '1'\nelse:\n    v = '2'\n")
                                     << QStringList{u"v S 1@2"_s, u"v S 2@4"_s};
        QTest::newRow("loop") << QByteArray("for i in x:\n    v = '9'\nwhile x:\n    v = '9'\n") << QStringList{};
        QTest::newRow("comment does not end a block")
            << QByteArray("def f():\n    a = '9'\n# c\n    v = '9'\nw = '1'\n") << QStringList{u"w S 1@5"_s};
        QTest::newRow("string does not end a block")
            << QByteArray("def f():\n    '''\nv = '1'\n'''\n    v = '9'\n") << QStringList{};
        QTest::newRow("head over lines") << QByteArray("def f(\n    a,\n):\n    v = '9'\nw = {\n'v': '9'}\n")
                                         << QStringList{u"w C {\n'v': '9'}@5"_s};
    }

    void looksOnlyWhereImportRuns()
    {
        QFETCH(QByteArray, source);
        QFETCH(QStringList, expected);
        QCOMPARE(summary(source), expected);
        QByteArray crlf = source;
        QCOMPARE(summary(crlf.replace('\n', "\r\n")).size(), expected.size());
    }

    void namesThePlaceOfAFault_data()
    {
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<QString>("message");
        QTest::newRow("string") << QByteArray("a = 1\nv = '1.2\n") << u"A string is not closed (line 2, column 5)"_s;
        QTest::newRow("long string") << QByteArray("a = 1\n  v = '''1.2\n\n")
                                     << u"A string is not closed (line 2, column 7)"_s;
        QTest::newRow("bracket") << QByteArray("a = (1\n") << u"A bracket is not closed (line 1, column 5)"_s;
        QTest::newRow("too many") << QByteArray("a = 1)\n")
                                  << u"A bracket is closed that was not opened (line 1, column 6)"_s;
        QTest::newRow("backslash at the end")
            << QByteArray("a = '\\") << u"A string is not closed (line 1, column 5)"_s;
    }

    void namesThePlaceOfAFault()
    {
        QFETCH(QByteArray, source);
        QFETCH(QString, message);
        const auto result = pythonAssignments(source, u"m.py"_s);
        QVERIFY(!result);
        QCOMPARE(result.error().message, message);
        QCOMPARE(result.error().path, u"m.py"_s);
    }

    void findsTheKeywordOfACall()
    {
        const QByteArray source =
            "from setuptools import setup\nsetup(\n    name='a',\n    install_requires=['b', f(version='9')],\n"
            "    version=\"1.2.3\",  # version='8'\n)\n";
        const auto version = pythonKeyword(source, u"setup.py"_s, "setup", "version");
        QVERIFY(version);
        QCOMPARE(version->value, Value::String);
        QCOMPARE(version->literal.of(source), QByteArray("1.2.3"));
        QCOMPARE(version->literal.line, 5);
        QVERIFY(pythonKeyword(source, u"setup.py"_s, "setup", "url")->names.isEmpty());
    }

    void staysQuickOnHostileSource_data()
    {
        QTest::addColumn<QByteArray>("source");
        QTest::newRow("brackets") << "v = " + QByteArray(500'000, '(') + "1" + QByteArray(500'000, ')');
        QTest::newRow("calls") << QByteArray("setup(").repeated(80'000) + QByteArray(80'000, ')');
        QTest::newRow("blocks") << QByteArray("if x: pass\n").repeated(90'000);
        QTest::newRow("chain") << QByteArray("a=").repeated(300'000) + "1";
        QTest::newRow("elements") << "t = (" + QByteArray("1,").repeated(400'000) + ")";
    }

    void staysQuickOnHostileSource()
    {
        QFETCH(QByteArray, source);
        const std::clock_t began = std::clock(); // processor time, so that a busy machine does not fail it
        const auto found = pythonAssignments(source, u"m.py"_s);
        QVERIFY(found || found.error().message.contains(u"More brackets"_s));
        const auto keyword = pythonKeyword(source, u"m.py"_s, "setup", "version");
        QCOMPARE(keyword.has_value(), found.has_value());
        const auto seconds = (std::clock() - began) / CLOCKS_PER_SEC;
        QVERIFY2(seconds < (test::sanitized ? 40 : 5), qPrintable(QString::number(seconds)));
    }
};

QTEST_GUILESS_MAIN(TestPythonFile)
#include "tst_pythonfile.moc"
