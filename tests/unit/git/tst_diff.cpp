// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "git/libgit2git.h"
#include "support/testrepository.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;
using tagboat::test::TestRepository;

class DiffTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void gitAppliesIt_data();
    void gitAppliesIt();
    void readsAsPeopleKnowIt();
    void leavesOutWhatDoesNotChange();
};

void DiffTest::gitAppliesIt_data()
{
    QTest::addColumn<QList<FileEdit>>("edits");
    const auto row = [](const char *name, QList<FileEdit> edits) { QTest::newRow(name) << edits; };
    QByteArray lines;
    for (int i = 0; i < 60; ++i)
        lines += "line " + QByteArray::number(i) + '\n';
    QByteArray changed = lines;
    changed.replace("line 3\n", "line three\n").replace("line 50\n", "");
    row("one line", {{u"VERSION"_s, "1.2.2\n", "1.2.3\n", false}});
    row("several places", {{u"a/b.txt"_s, lines, changed, false}});
    row("several files", {{u"VERSION"_s, "1\n", "2\n", false}, {u"a/b.txt"_s, lines, changed, false}});
    row("no newline at the end", {{u"VERSION"_s, "1.2.2", "1.2.3", false}});
    row("newline added", {{u"VERSION"_s, "1.2.2", "1.2.3\n", false}});
    row("newline taken away", {{u"VERSION"_s, "1.2.2\n", "1.2.3", false}});
    row("new file", {{u"docs/new.md"_s, {}, "# New\n\nText\n", true}});
    row("new file without newline", {{u"new"_s, {}, "x", true}});
    row("new empty file", {{u"new"_s, {}, {}, true}});
    row("content into an empty file", {{u"empty"_s, {}, "x\n", false}});
    row("emptied", {{u"VERSION"_s, "x\n", {}, false}});
    row("carriage returns", {{u"VERSION"_s, "1\r\n2\r\n", "1\r\n3\r\n", false}});
    row("blank in the name", {{u"read me.txt"_s, "1\n", "2\n", false}});
    row("name beyond ASCII", {{u"Änderungen.md"_s, "1\n", "2\n", false}});
    row("quote in the name", {{u"a\"b\\c.txt"_s, "1\n", "2\n", false}});
    row("new with a strange name", {{u"neu\tä.txt"_s, {}, "2\n", true}});
    row("no UTF-8", {{u"latin"_s, "caf\xe9\n", "th\xe9\n", false}});
}

void DiffTest::gitAppliesIt()
{
    QFETCH(QList<FileEdit>, edits);
    TestRepository work;
    for (const FileEdit &edit : edits) {
        if (!edit.created)
            work.write(edit.path, edit.before);
    }
    work.commit(u"before"_s);
    const auto diff = LibGit2Git().unifiedDiff(edits);
    QVERIFY(diff);
    work.write(u".git/patch"_s, *diff);
    work.git({u"apply"_s, u"--index"_s, u".git/patch"_s});
    for (const FileEdit &edit : edits)
        QCOMPARE(work.read(edit.path), edit.after);
}

void DiffTest::readsAsPeopleKnowIt()
{
    const auto diff =
        LibGit2Git().unifiedDiff({{u"VERSION"_s, "1.2.2\n", "1.2.3", false}, {u"NEW"_s, {}, "x\n", true}});
    const QList<QByteArray> lines = diff.value().split('\n');
    QCOMPARE(lines.at(0), QByteArray("diff --git a/VERSION b/VERSION"));
    QVERIFY(lines.contains("--- a/VERSION"));
    QVERIFY(lines.contains("+++ b/VERSION"));
    QVERIFY(lines.contains("-1.2.2"));
    QVERIFY(lines.contains("+1.2.3"));
    QVERIFY(lines.contains("\\ No newline at end of file"));
    QVERIFY(lines.contains("new file mode 100644"));
    QVERIFY(lines.contains("--- /dev/null"));
}

void DiffTest::leavesOutWhatDoesNotChange()
{
    QCOMPARE(LibGit2Git().unifiedDiff({{u"a"_s, "1\n", "1\n", false}}).value(), QByteArray());
}

QTEST_GUILESS_MAIN(DiffTest)
#include "tst_diff.moc"
