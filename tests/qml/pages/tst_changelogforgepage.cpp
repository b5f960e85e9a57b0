// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
// What a forge tells the changelog editor, as it is shown.
#include "changelogeditor.h"
#include "support/fakeforge.h"

#include <QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(Tagboat_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(Tagboat_ChangelogPlugin)

using namespace Qt::StringLiterals;
using namespace tagboat;
using tagboat::test::Editor;
using tagboat::test::isOn;
using tagboat::test::Page;

namespace
{

/// An editor whose repository stands on a forge.
struct Scene {
    explicit Scene(const QString &changelog = u"CHANGELOG.md"_s) : editor(test::text, changelog)
    {
        editor.repository.git({u"remote"_s, u"add"_s, u"origin"_s, u"https://forge.test/team/kit.git"_s});
        editor.controller.setForges(&desk);
        state.merged.append({.number = 7,
                             .title = u"Moorings hold in a <b>storm</b>"_s,
                             .author = u"kim"_s,
                             .labels = {u"bug"_s},
                             .mergedAt = QDateTime::currentDateTimeUtc()});
        for (const auto &[tag, notes] : {std::pair(u"v1.4.2"_s, u"## Fixed\n- A pier"_s), {u"v1.4.1"_s, u"Calm"_s}}) {
            ForgeRelease release;
            release.tag = tag;
            release.notes = notes;
            release.publishedAt = QDateTime(QDate(2026, 1, 1), QTime(10, 0), Qt::UTC).addDays(-state.releases.size());
            state.releases.append(release);
        }
    }
    test::ForgeState state;
    ForgeDesk desk{[this] { return std::make_unique<test::FakePlaces>(state); }};
    Editor editor;
};

template <typename Look>
void inAllLooks(Scene &scene, const QString &name, Look look)
{
    for (const QString &theme : {u"light"_s, u"dark"_s}) {
        for (const QSize size : {QSize(1084, 726), QSize(764, 526)}) {
            Page page("Changelog", "ChangelogPage", scene.editor.properties(), size);
            page.setTheme(theme);
            look(page);
            page.picture(u"%1-%2-%3"_s.arg(name, theme).arg(size.width()));
        }
    }
}

} // namespace

class TestChangelogForgePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void draftsSayWhatTheForgeTold()
    {
        Scene scene;
        Page page("Changelog", "ChangelogPage", scene.editor.properties());
        QVERIFY(page.shows(u"moorings"_s));
        scene.editor.controller.reload();
        QTRY_VERIFY(page.shows(u"Moorings hold in a <b>storm</b>"_s));
        QVERIFY(page.shows(u"#7 · @kim"_s));
        QVERIFY(page.shows(u"1 by its pull request on forge.test"_s));
        const QQuickItem *add = page.find("text", u"Add"_s);
        QVERIFY(add != nullptr);
        QCOMPARE(add->property("hint").toString(), u"Goes to Fixed: label “bug”"_s);
        QVERIFY(page.click(u"Add"_s));
        QTRY_VERIFY(scene.editor.holds(u"- Moorings hold in a <b>storm</b> (#7)\n"_s));
    }

    void releasesAreReadAndAFileIsBegun()
    {
        Scene scene(u"old/notes.txt"_s);
        scene.editor.controller.reload();
        QTRY_COMPARE(scene.editor.controller.releasesHost(), u"forge.test"_s);
        inAllLooks(scene, u"changelog-releases"_s, [](Page &page) {
            QVERIFY(page.shows(u"Begin a file"_s));
            QVERIFY(page.shows(u"1.4.2"_s));
            QVERIFY(!page.shows(u"Cut release…"_s));
            QVERIFY(!page.shows(u"Add entry"_s));
        });
        Page page("Changelog", "ChangelogPage", scene.editor.properties());
        const QString draft = u"Moorings hold in a <b>storm</b> (#7)"_s;
        QQuickItem *row = page.find("text", draft);
        QVERIFY(row != nullptr && QMetaObject::invokeMethod(row, "take"));
        QTRY_VERIFY(isOn(page, draft));
        // Neither the keyboard nor the pointer begins to edit it.
        const QString before = scene.editor.controller.source();
        for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Delete, Qt::Key_X})
            QTest::keyClick(&page.view(), key);
        QTest::keyClick(&page.view(), Qt::Key_Down, Qt::AltModifier);
        QVERIFY(!page.shows(u"Remove"_s));
        QCOMPARE(scene.editor.controller.source(), before);
        QCOMPARE(scene.editor.controller.errorMessage(), QString());

        QVERIFY(page.click(u"Begin a file"_s));
        QTRY_VERIFY(!page.shows(u"Begin a file"_s));
        QTRY_VERIFY(page.shows(u"Save"_s));
        QVERIFY(scene.editor.holds(u"# Changelog\n\n## 1.4.2 - 2026-01-01\n"_s));
        QVERIFY(scene.editor.controller.savable());
    }
};

QTEST_MAIN(TestChangelogForgePage)
#include "tst_changelogforgepage.moc"
