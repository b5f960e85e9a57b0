// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "editor.h"

using namespace Qt::StringLiterals;
using namespace tagboat;
using tagboat::test::Editor;
using tagboat::test::text;

namespace
{
/// The rows that are selected.
QList<int> selected(Editor &editor)
{
    QList<int> rows;
    for (int row = 0; row < editor.parts->rowCount(); ++row) {
        if (editor.parts->index(row).data(ChangelogPartsModel::SelectedRole).toBool())
            rows += row;
    }
    return rows;
}
using Rows = QList<int>;
} // namespace

/// Several entries at once. Rows: 0 Unreleased, 1 Added, 2 A lighthouse, 3 Fixed, 4 A leak, 5 A lock, 6 1.4.2.
class TestEntrySelection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void selectsAsListsOfFilesDo()
    {
        Editor editor;
        EntrySelection *selection = editor.controller.selection();
        selection->begin(2);
        QCOMPARE(selected(editor), Rows());
        selection->toggle(5); // the clicked one belongs to it
        QCOMPARE(selected(editor), (Rows{2, 5}));
        QCOMPARE(selection->words(), u"2 entries selected"_s);
        selection->toggle(2);
        QCOMPARE(selected(editor), Rows{5});
        QCOMPARE(selection->words(), u"1 entry selected"_s);
        selection->toggle(1); // a heading is no entry
        QCOMPARE(selected(editor), Rows{5});

        selection->begin(2);
        selection->extendTo(5);
        QCOMPARE(selected(editor), (Rows{2, 4, 5})); // across lanes
        selection->extendTo(4);
        QCOMPARE(selected(editor), (Rows{2, 4}));
        selection->clear();
        QCOMPARE(selection->count(), 0);

        selection->begin(2);
        QCOMPARE(selection->extend(2, 1), 4); // over the heading
        QCOMPARE(selection->extend(4, 1), 5);
        QCOMPARE(selection->extend(5, 1), -1); // no entry is below: the release is folded
        QCOMPARE(selected(editor), (Rows{2, 4, 5}));
        QCOMPARE(selection->extend(5, -1), 4);
        QCOMPARE(selected(editor), (Rows{2, 4}));
        selection->selectRelease(4);
        QCOMPARE(selected(editor), (Rows{2, 4, 5}));
    }

    void removesThemAsOneStep()
    {
        Editor editor;
        EntrySelection *selection = editor.controller.selection();
        selection->begin(2);
        selection->extendTo(4);
        QCOMPARE(editor.controller.removeSelected(), 2);
        QCOMPARE(editor.rows(), (QStringList{u"## Unreleased"_s, u"Fixed 1"_s, u"- A lock"_s, u"## 1.4.2"_s}));
        QCOMPARE(editor.controller.undoLabel(), u"Remove 2 entries"_s);
        QCOMPARE(selection->count(), 0);
        editor.controller.undo();
        QCOMPARE(editor.bytes(), text);
        QCOMPARE(editor.controller.removeSelected(), -1); // nothing is selected
    }

    void givesThemAnotherType()
    {
        Editor editor;
        editor.controller.selection()->begin(2);
        editor.controller.selection()->toggle(4);
        QCOMPARE(editor.controller.moveSelectedToSection(u"Security"_s), 4);
        QCOMPARE(editor.rows(), (QStringList{u"## Unreleased"_s, u"Fixed 1"_s, u"- A lock"_s, u"Security 2"_s,
                                             u"- A lighthouse"_s, u"- A leak"_s, u"## 1.4.2"_s}));
        QCOMPARE(selected(editor), (Rows{4, 5})); // they stay selected
        QCOMPARE(editor.controller.undoLabel(), u"Make Security"_s);
        editor.controller.undo();
        QCOMPARE(editor.bytes(), text);
        QCOMPARE(selected(editor), Rows());
    }

    void movesThemToAnotherVersion()
    {
        Editor editor;
        editor.controller.selection()->selectRelease(0);
        editor.controller.toggle(6);
        QCOMPARE(selected(editor), (Rows{2, 4, 5}));
        QVERIFY(editor.controller.moveSelectedToRelease(1) >= 0);
        QCOMPARE(editor.rows(), (QStringList{u"## Unreleased"_s, u"## 1.4.2"_s, u"Added 1"_s, u"- A lighthouse"_s,
                                             u"Fixed 3"_s, u"- A pier"_s, u"- A leak"_s, u"- A lock"_s}));
        QCOMPARE(selected(editor), (Rows{3, 6, 7}));
        editor.controller.undo();
        QCOMPARE(editor.bytes(), text);
    }

    void dragsAndNudgesThemTogether()
    {
        Editor editor;
        editor.controller.selection()->begin(4);
        editor.controller.selection()->extendTo(5);
        QCOMPARE(editor.controller.moveSelected(2), 2); // before "A lighthouse"
        QCOMPARE(editor.rows().mid(1, 4),
                 (QStringList{u"Added 3"_s, u"- A leak"_s, u"- A lock"_s, u"- A lighthouse"_s}));
        QCOMPARE(selected(editor), (Rows{2, 3}));
        QCOMPARE(editor.controller.moveSelectedBy(1), 3);
        QCOMPARE(editor.rows().mid(1, 4),
                 (QStringList{u"Added 3"_s, u"- A lighthouse"_s, u"- A leak"_s, u"- A lock"_s}));
        QCOMPARE(editor.controller.moveSelectedBy(1), -1); // the next release begins there
        QCOMPARE(editor.controller.moveSelectedBy(-1), 2);
        QCOMPARE(editor.controller.moveSelectedBy(-1), -1);
        editor.controller.undo();
        editor.controller.undo();
        editor.controller.undo();
        QCOMPARE(editor.bytes(), text);
    }

    void forgetsThemWhenTheTextChanges()
    {
        Editor editor;
        editor.controller.selection()->selectRelease(0);
        editor.controller.toggle(6); // folding is no change
        QCOMPARE(editor.controller.selection()->count(), 3);
        editor.controller.setSource(QString::fromUtf8(text).replace(u"A leak"_s, u"A flood"_s));
        QCOMPARE(editor.controller.selection()->count(), 0);
    }

    void refusesAllOfAMoveThatOneCannotMake()
    {
        Editor editor("## [Unreleased]\n\n### Added\n\n- A\n- B\n\n### Fixed\n\n- B\n");
        const QByteArray before = editor.bytes();
        editor.controller.selection()->begin(2);
        editor.controller.selection()->extendTo(3);
        QCOMPARE(editor.controller.moveSelectedToSection(u"Fixed"_s), -1);
        QVERIFY(!editor.controller.errorMessage().isEmpty());
        QCOMPARE(editor.bytes(), before);
        QCOMPARE(selected(editor), (Rows{2, 3}));
    }
};

QTEST_GUILESS_MAIN(TestEntrySelection)
#include "tst_entryselection.moc"
