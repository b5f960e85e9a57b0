// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "memorytree.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{

/// A document with "@" where the version's literal stands, and how Python reads it.
struct Shape {
    QString path;
    QByteArray text;
    QByteArray oracle; ///< a branch of the script below
};

/// Prints the version that Python's own reader finds in each file of the list on standard input.
const QByteArray script =
    "import ast, configparser, json, sys, tomllib\n"
    "def read(kind, path):\n"
    "    data = open(path, 'rb').read()\n"
    "    text = data.decode('utf-8-sig')\n"
    "    if kind == 'project': return tomllib.loads(text.replace('\\r\\n', '\\n'))['project']['version']\n"
    "    if kind == 'poetry': return tomllib.loads(text)['tool']['poetry']['version']\n"
    "    if kind == 'cargo': return tomllib.loads(text)['package']['version']\n"
    "    if kind == 'json': return json.loads(text)['version']\n"
    "    if kind == 'plain': return text.strip().lstrip('v')\n"
    "    if kind == 'ini':\n"
    "        parser = configparser.RawConfigParser(); parser.read_string(text)\n"
    "        return parser['metadata']['version'].strip()\n"
    "    for node in ast.parse(data).body:\n"
    "        targets = getattr(node, 'targets', [getattr(node, 'target', None)])\n"
    "        if any(getattr(t, 'id', '') == '__version__' for t in targets): return ast.literal_eval(node.value)\n"
    "for line in sys.stdin:\n"
    "    kind, path = line.rstrip('\\n').split(' ', 1)\n"
    "    print(read(kind, path))\n";

QList<Shape> shapes()
{
    const QString toml = u"pyproject.toml"_s;
    const QString module = u"src/p/__init__.py"_s;
    QList<Shape> all;
    for (const QByteArray &quote : {QByteArray("\""), QByteArray("'"), QByteArray("\"\"\""), QByteArray("'''")}) {
        const QByteArray literal = quote + "@" + quote;
        for (const QByteArray &tail : {QByteArray(""), QByteArray("  # version = \"0.9\""), QByteArray("\t#@x")}) {
            all.append({toml,
                        "[project]\nname = \"p\"\nversion = " + literal + QByteArray(tail).replace('@', "") +
                            "\ndescription = \"ä 0.9\"\n",
                        "project"});
            all.append({toml,
                        "project.version=" + literal + QByteArray(tail).replace('@', "") +
                            "\n[tool.poetry.dependencies]\nq = {version = '0.9'}\n",
                        "project"});
            all.append({toml,
                        "[build-system]\nrequires = []\n[ tool . poetry ]\n\"version\"   =   " + literal +
                            QByteArray(tail).replace('@', "") + "\nname='p'",
                        "poetry"});
            for (const QByteArray &assignment : {QByteArray("__version__ = "), QByteArray("__version__: str = "),
                                                 QByteArray("v = __version__ ="), QByteArray("__version__ = \\\n    ")})
                all.append({module,
                            "'''ä\n__version__ = \"0.9\"\n'''\nimport os\n" + assignment + literal +
                                QByteArray(tail).replace('@', "") + "\nw = \"0.9\"\n",
                            "python"});
            all.append({module,
                        "__version__ = (  # \"0.9\"\n    " + literal + "\n)" + QByteArray(tail).replace('@', "") + "\n",
                        "python"});
        }
        if (quote.size() == 1) {
            all.append({toml, "[project]\nversion = " + literal, "project"});
            all.append({u"Cargo.toml"_s, "[dependencies]\nq = '0.9'\n[package]\nversion=" + literal + "\nname='p'\n",
                        "cargo"});
        }
    }
    for (const QByteArray &indent : {QByteArray("  "), QByteArray("\t"), QByteArray("")})
        all.append({u"package.json"_s,
                    "{\n" + indent + "\"a\": {\"version\": \"0.9.0\"},\n" + indent + "\"version\": \"@\",\n" + indent +
                        "\"b\": [1.50, \"\\u00e4\"]\n}\n",
                    "json"});
    for (const QByteArray &mark : {QByteArray(" = "), QByteArray(": "), QByteArray("="), QByteArray(" =\n    ")})
        all.append({u"setup.cfg"_s,
                    "[a]\nversion = 0.9\n; c\n[metadata]\nversion" + mark + "@ \ndescription = ä\n  version = 0.9\n",
                    "ini"});
    all.append({u"VERSION"_s, "@", "plain"});
    all.append({u"VERSION"_s, "v@\n", "plain"});
    return all;
}

} // namespace

class TestVersionGrid : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyTheLiteralChangesAndPythonReadsIt()
    {
        const QString python = QStandardPaths::findExecutable(u"python3"_s);
        QVERIFY2(!python.isEmpty(), "python3 is needed to check the results");
        const QTemporaryDir folder;
        QByteArray questions;
        QList<QByteArray> answers;
        const QList<QPair<QByteArray, QByteArray>> steps{
            {"0.9.0", "0.10.0"}, {"1.2.3", "1.2.4"}, {"9.9.9", "10.0.0"}, {"2026.11.21", "2026.12.1"}};
        const QList<QByteArray> marks{"", "\xEF\xBB\xBF"};
        const QList<QByteArray> ends{"\n", "\r\n", "mixed"};
        for (const Shape &shape : shapes()) {
            for (const auto &[from, to] : steps) {
                for (const QByteArray &mark : marks) {
                    for (const QByteArray &end : ends)
                        checkOne(shape, from, to, mark, end, folder, questions, answers);
                }
            }
        }
        QVERIFY(answers.size() > 1500);
        QProcess reader;
        reader.start(python, {u"-c"_s, QString::fromUtf8(script)});
        QVERIFY(reader.waitForStarted());
        reader.write(questions);
        reader.closeWriteChannel();
        QVERIFY(reader.waitForFinished(60'000));
        QCOMPARE(reader.readAllStandardError(), QByteArray());
        const QList<QByteArray> said = reader.readAllStandardOutput().trimmed().split('\n');
        QCOMPARE(said.size(), answers.size());
        for (qsizetype i = 0; i < said.size(); ++i)
            QVERIFY2(said[i] == answers[i], qPrintable(QString::fromUtf8(said[i] + " is not " + answers[i])));
        qInfo("%lld documents edited and read by Python", qlonglong(answers.size()));
    }

private:
    static QByteArray withLineEnds(QByteArray text, const QByteArray &end)
    {
        if (end != "mixed")
            return text.replace('\n', end);
        QByteArray mixed;
        int line = 0;
        for (const char c : text)
            mixed += c == '\n' && ++line % 2 == 0 ? QByteArray("\r\n") : QByteArray(1, c);
        return mixed;
    }

    static void checkOne(const Shape &shape, const QByteArray &from, const QByteArray &to, const QByteArray &mark,
                         const QByteArray &end, const QTemporaryDir &folder, QByteArray &questions,
                         QList<QByteArray> &answers)
    {
        const QByteArray frame = mark + withLineEnds(shape.text, end);
        const qsizetype place = frame.indexOf('@');
        const auto filled = [&](const QByteArray &version) { return QByteArray(frame).replace(place, 1, version); };
        MemoryTree tree{{shape.path, filled(from)}};
        if (shape.path.endsWith(u".py"_s))
            tree.insert(
                u"pyproject.toml"_s,
                "[build-system]\nbuild-backend='flit_core.buildapi'\n[project]\nname='p'\ndynamic=['version']\n");
        const VersionFileSet set = findVersions(readerOf(tree), u"."_s);
        QVERIFY2(set.problems.isEmpty(),
                 qPrintable(set.problems.isEmpty() ? QString() : describe(set.problems.constFirst())));
        QCOMPARE(set.occurrences.size(), 1);
        QCOMPARE(set.occurrences[0].offset, place);
        QCOMPARE(set.occurrences[0].line, int(frame.first(place).count('\n')) + 1);
        const auto edits = editsForVersion(set, readerOf(tree), versionOf(QString::fromUtf8(to), set.scheme));
        QVERIFY2(edits, qPrintable(edits ? QString() : describe(edits.error())));
        QCOMPARE(edits->size(), 1);
        QCOMPARE(edits->first().after, filled(to));
        QFile file(folder.filePath(QString::number(answers.size())));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(edits->first().after);
        questions += shape.oracle + ' ' + QFile::encodeName(file.fileName()) + '\n';
        answers.append(to);
    }
};

QTEST_GUILESS_MAIN(TestVersionGrid)
#include "tst_versiongrid.moc"
