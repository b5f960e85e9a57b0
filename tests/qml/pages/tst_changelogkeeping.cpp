// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
// What one types in the changelog editor's page is neither lost nor out of sight.
#include "changelogeditor.h"

#include <QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(Tagboat_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(Tagboat_ChangelogPlugin)

using namespace Qt::StringLiterals;
using namespace tagboat;
using tagboat::test::Editor;
using tagboat::test::Page;
using tagboat::test::text;

namespace
{
/// The whole line of the cursor is in sight.
bool showsCursor(const QQuickItem *source)
{
    const QQuickItem *area = source->parentItem()->parentItem();
    const QRectF line = source->mapRectToItem(area, source->property("cursorRectangle").toRectF());
    return line.top() >= 0 && line.bottom() <= area->height();
}
} // namespace

class TestChangelogKeeping : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSourceFollowsTheCursor()
    {
        QByteArray much = text;
        for (int release = 41; release > 0; --release)
            much += "\n## [1.3." + QByteArray::number(release) + "] - 2025-01-01\n\n### Fixed\n\n- One\n- Two\n";
        Editor editor(much);
        Page page("Changelog", "ChangelogPage", editor.properties());
        for (const QString &side : {u"Source"_s, u"Both"_s}) {
            QVERIFY(page.click(side));
            QQuickItem *source = nullptr;
            QTRY_VERIFY((source = page.find("text", editor.controller.source())) != nullptr);
            QVERIFY(page.layOut());
            source->forceActiveFocus();
            QVERIFY(showsCursor(source));
            QTest::keyClick(&page.view(), Qt::Key_End, Qt::ControlModifier);
            QVERIFY(showsCursor(source));
            QTest::keyClick(&page.view(), Qt::Key_Return);
            page.type(u"[x]: y"_s);
            QVERIFY(showsCursor(source));
            page.picture(u"cursor-"_s + side);
            const int end = source->property("cursorPosition").toInt();
            QTest::keyClick(&page.view(), Qt::Key_PageUp);
            const int above = source->property("cursorPosition").toInt();
            const auto lines = editor.controller.source().mid(above).count(u'\n');
            QVERIFY2(lines > 10 && lines < 100, qPrintable(QString::number(lines)));
            QVERIFY(showsCursor(source));
            QTest::keyClick(&page.view(), Qt::Key_PageDown, Qt::ShiftModifier);
            QCOMPARE(source->property("cursorPosition").toInt(), end);
            QCOMPARE(source->property("selectionStart").toInt(), above);
            QTest::keyClick(&page.view(), Qt::Key_Home, Qt::ControlModifier);
            QVERIFY(showsCursor(source));
            for (int i = 0; i < 80; ++i)
                QTest::keyClick(&page.view(), Qt::Key_Down);
            QVERIFY(showsCursor(source));
            // A click leaves what is seen where it is.
            const QQuickItem *area = source->parentItem()->parentItem();
            page.root()->forceActiveFocus();
            QVERIFY(page.click(u"Save"_s));
            const double before = area->property("contentY").toDouble();
            QVERIFY(before > 0);
            QTest::mouseClick(&page.view(), Qt::LeftButton, {},
                              area->mapToScene({area->width() / 2, area->height() / 2}).toPoint());
            QVERIFY(source->hasActiveFocus());
            QCOMPARE(area->property("contentY").toDouble(), before);
            QTRY_VERIFY(!editor.controller.saving());
        }
    }
};

QTEST_MAIN(TestChangelogKeeping)
#include "tst_changelogkeeping.moc"
