// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
// What the editor does with changes that other programs make, and with conflicts.
#include "editor.h"

using namespace Qt::StringLiterals;
using namespace tagboat;
using tagboat::test::Editor;
using tagboat::test::text;

namespace
{
/// As Editor::rows(), with the conflicts.
QStringList rowsOf(Editor &editor)
{
    QStringList lines = editor.rows();
    for (int row = 0; row < editor.parts->rowCount(); ++row) {
        if (editor.parts->index(row).data(ChangelogPartsModel::KindRole).toString() == u"conflict"_s)
            lines[row] = u"? "_s + editor.parts->index(row).data(ChangelogPartsModel::TextRole).toString();
    }
    return lines;
}
} // namespace

class TestChangelogMerging : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mergesWhatOthersWrite()
    {
        Editor editor;
        ChangelogController &controller = editor.controller;
        QVERIFY(controller.changeEntry(2, u"A tower"_s));
        editor.repository.replace(u"CHANGELOG.md"_s, QByteArray(text).replace("A pier", "A quay"));
        QTRY_COMPARE_WITH_TIMEOUT(controller.mergeNote(), u"Merged 1 line that changed outside."_s, 20'000);
        const QByteArray merged = QByteArray(text).replace("A lighthouse", "A tower").replace("A pier", "A quay");
        QCOMPARE(editor.bytes(), merged);
        QVERIFY(controller.mergeOnTop());
        QVERIFY(!controller.changedOutside());

        // Undone, it is not made again by itself, nor is the other's change written over.
        controller.undo();
        QCOMPARE(editor.bytes(), QByteArray(text).replace("A lighthouse", "A tower"));
        QVERIFY(controller.changedOutside());
        QCOMPARE(controller.mergeNote(), QString());
        editor.save();
        QCOMPARE(controller.errorRemedy(), u"Merge what changed, then save again."_s);
        QCOMPARE(editor.repository.read(u"CHANGELOG.md"_s), QByteArray(text).replace("A pier", "A quay"));
        controller.redo();
        QVERIFY(!controller.changedOutside());
        controller.undo();
        QVERIFY(controller.changeEntry(2, u"A spire"_s)); // and the merge cannot be redone
        QVERIFY(controller.changedOutside());
        controller.mergeOutside();
        QTRY_COMPARE_WITH_TIMEOUT(
            editor.bytes(), QByteArray(text).replace("A lighthouse", "A spire").replace("A pier", "A quay"), 20'000);
        editor.save();
        QCOMPARE(controller.errorMessage(), QString());
        QCOMPARE(editor.repository.read(u"CHANGELOG.md"_s), editor.bytes());
        QCOMPARE(controller.mergeNote(), QString());
        controller.undo();
        controller.undo();
        controller.undo();
        QCOMPARE(editor.bytes(), text);
        QVERIFY(!controller.changedOutside()); // what was saved is no change outside
    }

    void mergesWhatASavingMeets()
    {
        Editor editor;
        ChangelogController &controller = editor.controller;
        QVERIFY(controller.changeEntry(2, u"A tower"_s));
        const QByteArray theirs = QByteArray(text).replace("A pier", "A quay");
        editor.repository.replace(u"CHANGELOG.md"_s, theirs);
        editor.save(); // before the change was noticed
        QCOMPARE(controller.errorMessage(), u"The file was changed meanwhile: nothing was written."_s);
        QCOMPARE(controller.errorRemedy(), u"Look at what was merged here, then save again."_s);
        QCOMPARE(editor.repository.read(u"CHANGELOG.md"_s), theirs);
        QTRY_VERIFY_WITH_TIMEOUT(editor.bytes().contains("A quay"), 20'000);
        editor.save();
        QCOMPARE(controller.errorMessage(), QString());
        QCOMPARE(editor.repository.read(u"CHANGELOG.md"_s), QByteArray(theirs).replace("A lighthouse", "A tower"));
    }

    void takesTheWordBackWhenTheFileIsAsItWas()
    {
        Editor editor;
        ChangelogController &controller = editor.controller;
        QVERIFY(controller.changeEntry(2, u"A tower"_s));
        editor.repository.replace(u"CHANGELOG.md"_s, "\xff\n");
        QTRY_VERIFY_WITH_TIMEOUT(controller.changedOutside(), 20'000);
        QVERIFY(!controller.outsideReason().isEmpty());
        editor.repository.replace(u"CHANGELOG.md"_s, text);
        QTRY_VERIFY_WITH_TIMEOUT(!controller.changedOutside(), 20'000);
        QCOMPARE(controller.outsideReason(), QString());
        editor.save();
        QCOMPARE(controller.errorMessage(), QString());
        QCOMPARE(editor.repository.read(u"CHANGELOG.md"_s), QByteArray(text).replace("A lighthouse", "A tower"));
    }

    void mergesNothingWhileSomebodyTypes()
    {
        Editor editor;
        ChangelogController &controller = editor.controller;
        QVERIFY(controller.changeEntry(2, u"A tower"_s));
        auto card = std::make_unique<QObject>();
        controller.setTyping(card.get(), true);
        editor.repository.replace(u"CHANGELOG.md"_s, QByteArray(text).replace("A pier", "A quay"));
        QTest::qWait(500);
        QVERIFY(!editor.bytes().contains("A quay"));
        card.reset();
        QTRY_VERIFY_WITH_TIMEOUT(editor.bytes().contains("A quay"), 20'000);
        // What was typed goes to the entry that it began with, wherever that stands now.
        QVERIFY(controller.changeEntry(4, u"A big lock"_s, u"A lock"_s));
        QVERIFY(editor.bytes().contains("- A leak\n- A big lock\n"));
        QVERIFY(!controller.changeEntry(4, u"Lost words"_s, u"A lock"_s));
        QVERIFY(controller.errorRemedy().contains(u"Lost words"_s));
    }

    void showsBothSidesWhereBothChanged()
    {
        Editor editor;
        ChangelogController &controller = editor.controller;
        QVERIFY(controller.changeEntry(2, u"A tower"_s));
        const QByteArray theirs = QByteArray(text).replace("A lighthouse", "A beacon");
        editor.repository.replace(u"CHANGELOG.md"_s, theirs);
        QTRY_COMPARE_WITH_TIMEOUT(controller.undecided(), 1, 20'000);
        QCOMPARE(rowsOf(editor).mid(0, 5),
                 (QStringList{u"## Unreleased"_s, u"Added 0"_s, u"? your changes"_s, u"Fixed 2"_s, u"- A leak"_s}));
        const QModelIndex row = editor.parts->index(controller.conflictRow());
        QCOMPARE(row.data(ChangelogPartsModel::MineRole).toString(), u"- A tower"_s);
        QCOMPARE(row.data(ChangelogPartsModel::TheirsRole).toString(), u"- A beacon"_s);
        QVERIFY(controller.findingAt(controller.conflictRow(), 0).isEmpty());
        controller.lookAtRow(controller.conflictRow());
        QCOMPARE(controller.sourceOf(controller.conflictRow()), editor.bytes().indexOf("<<<<<<<"));
        QVERIFY(!controller.savable());
        controller.save();
        QVERIFY(!controller.saving());
        QCOMPARE(editor.repository.read(u"CHANGELOG.md"_s), theirs);
        controller.decide(controller.conflictRow(), u"both"_s);
        QCOMPARE(controller.undecided(), 0);
        editor.save();
        QCOMPARE(editor.repository.read(u"CHANGELOG.md"_s),
                 QByteArray(text).replace("- A lighthouse\n", "- A tower\n- A beacon\n"));
        controller.undo();
        QCOMPARE(controller.undecided(), 1); // the file has none
        controller.undo();
        QCOMPARE(editor.bytes(), QByteArray(text).replace("A lighthouse", "A tower"));
    }

    void looksAtTheReleaseThatHoldsAConflict()
    {
        Editor editor(
            QByteArray(text).replace("- A pier\n", "<<<<<<< HEAD\n- A pier\n=======\n- A quay\n>>>>>>> topic\n"));
        ChangelogController &controller = editor.controller;
        controller.lookAtRow(controller.conflictRow());
        QVERIFY2(controller.preview().startsWith(u"## 1.4.2\n"_s), qPrintable(controller.preview()));
        QCOMPARE(controller.previewLine(), 1);
        controller.lookAtRow(0);
        QVERIFY(controller.preview().startsWith(u"## Unreleased\n"_s));
    }

    void opensAFileThatGitLeftInConflict()
    {
        Editor editor;
        ChangelogController &controller = editor.controller;
        const QByteArray torn =
            QByteArray(text).replace("- A leak\n", "<<<<<<< HEAD\n- A flood\n=======\n- A spill\n>>>>>>> topic\n");
        editor.repository.write(u"CHANGELOG.md"_s, torn);
        editor.reload();
        QCOMPARE(controller.errorMessage(), QString());
        QCOMPARE(editor.bytes(), torn);
        QCOMPARE(controller.conflicts(), 1);
        QCOMPARE(controller.undecided(), 0);
        QCOMPARE(rowsOf(editor).mid(3, 3), (QStringList{u"Fixed 1"_s, u"? HEAD"_s, u"- A lock"_s}));
        // The rest can be edited and saved; findings have the conflict.
        QVERIFY(controller.changeEntry(2, u"A tower"_s));
        QVERIFY(controller.savable());
        editor.save();
        QCOMPARE(editor.repository.read(u"CHANGELOG.md"_s), QByteArray(torn).replace("A lighthouse", "A tower"));
        QTRY_COMPARE(controller.lint()->rowCount(), 1);
        QCOMPARE(controller.moveEntry(2, 5), 3); // behind the conflict; the empty section goes
        QVERIFY(editor.bytes().contains(">>>>>>> topic\n- A tower\n- A lock\n"));
        controller.undo();
        controller.decide(4, u"theirs"_s);
        QVERIFY(editor.bytes().contains("### Fixed\n\n- A spill\n- A lock\n"));
    }
};

QTEST_GUILESS_MAIN(TestChangelogMerging)
#include "tst_changelogmerging.moc"
