// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
// The settings as the window has them, over real files.
#include "settingskeeper.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{

/// A settings file, a data folder, and one start of the program.
struct Scene {
    explicit Scene(const QTemporaryDir &folder, bool rehearsal = false)
        : keeper(folder.filePath(u"config.toml"_s), folder.path(), rehearsal),
          controller(keeper.values(), keeper.places(),
                     [this](const SettingsController::Values &values) { return keeper.save(values); })
    {
    }
    SettingsKeeper keeper;
    SettingsController controller;
};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

} // namespace

class TestSettingsKeeper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsChosenIsThereAtTheNextStart()
    {
        const QTemporaryDir folder;
        {
            Scene first(folder);
            QCOMPARE(first.controller.theme(), u"system"_s);
            QCOMPARE(first.controller.motion(), u"system"_s);
            QVERIFY(first.controller.folders().isEmpty());
            first.controller.setTheme(u"contrast"_s);
            first.controller.setMotion(u"reduced"_s);
            first.controller.setFolders({u"/home/me/src"_s, u"/srv/ä \"b\""_s});
            QCOMPARE(first.controller.errorMessage(), QString());
            QVERIFY(first.keeper.saveWindow({1, 2, 1000, 700}, false));
            QVERIFY(first.keeper.saveWindow({0, 0, 1920, 1080}, true)); // keeps the size from before
        }
        const Scene second(folder);
        QCOMPARE(second.controller.theme(), u"contrast"_s);
        QCOMPARE(second.controller.motion(), u"reduced"_s);
        QCOMPARE(second.controller.folders(), (QStringList{u"/home/me/src"_s, u"/srv/ä \"b\""_s}));
        QCOMPARE(second.keeper.window().geometry, QRect(1, 2, 1000, 700));
        QVERIFY(second.keeper.window().maximized);
    }

    void theUsersOwnTextStays()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"config.toml"_s);
        write(file, "# mine\n[workspace]\nfolders = [\"/a\"] # why\n\n[appearance]\ntheme = \"dark\"\n"
                    "motion = \"full\"\nfont = 3\n");
        Scene scene(folder);
        QCOMPARE(scene.controller.theme(), u"dark"_s);
        QCOMPARE(scene.controller.motion(), u"full"_s);
        QCOMPARE(scene.controller.warnings().size(), 1);
        scene.controller.setTheme(u"light"_s); // kept beside the file
        scene.controller.setFolders({u"/a"_s, u"/b"_s});
        QCOMPARE(contentOf(file), QByteArray("# mine\n[workspace]\nfolders = [\"/a\", \"/b\"] # why\n\n[appearance]\n"
                                             "theme = \"dark\"\nmotion = \"full\"\nfont = 3\n"));
        QCOMPARE(Scene(folder).controller.theme(), u"light"_s);
    }

    void aFileThatCannotBeReadIsToldAndNeverOverwritten_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("broken") << QByteArray("[workspace\nfolders = [\"/a\"]\n");
        QTest::newRow("wrong value") << QByteArray("[workspace]\nfolders = \"/a\"\n");
        QTest::newRow("wrong address") << QByteArray("[forge.x]\napi = \"http://example.org\"\n");
    }
    void aFileThatCannotBeReadIsToldAndNeverOverwritten()
    {
        QFETCH(const QByteArray, content);
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"config.toml"_s);
        write(file, content);
        Scene scene(folder);
        QVERIFY(scene.keeper.error());
        QVERIFY2(!scene.controller.errorMessage().isEmpty(), "shown from the start");
        QSignalSpy changed(&scene.controller, &SettingsController::errorChanged);
        scene.controller.setFolders({u"/b"_s});
        QVERIFY(!scene.controller.errorMessage().isEmpty());
        scene.controller.setTheme(u"dark"_s); // that can be kept, and the file is still wrong
        QVERIFY(!scene.controller.errorMessage().isEmpty());
        QCOMPARE(changed.count(), 2);
        QCOMPARE(contentOf(file), content);
    }

    void aWrongValueCostsItselfAlone_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("motion") << QByteArray("[appearance]\nmotion = \"wobbly\"\n");
        QTest::newRow("an unreadable motion") << QByteArray("[appearance]\nmotion = 3\n");
        QTest::newRow("an index") << QByteArray("[appearance]\n[index.pypi]\nupload = 3\n");
        QTest::newRow("a forge") << QByteArray("[appearance]\n[forge.x]\napi = \"http://example.org\"\n");
        QTest::newRow("a folder") << QByteArray("[appearance]\n");
    }
    void aWrongValueCostsItselfAlone()
    {
        QFETCH(const QByteArray, content);
        const QTemporaryDir folder;
        const QByteArray folders =
            content == "[appearance]\n" ? QByteArray("[\"/a\", 7, \"/b\"]") : QByteArray("[\"/a\", \"/b\"]");
        const QByteArray theme = QByteArray(content).replace("[appearance]\n", "[appearance]\ntheme = \"dark\"\n");
        write(folder.filePath(u"config.toml"_s), "[workspace]\nfolders = " + folders + "\n" + theme +
                                                     "[[view]]\nname = \"mine\"\nshow = 3\n"
                                                     "[[view]]\nname = \"yours\"\n");
        const Scene scene(folder);
        QCOMPARE(scene.controller.theme(), u"dark"_s);
        QCOMPARE(scene.controller.motion(), u"system"_s);
        QCOMPARE(scene.controller.folders(), (QStringList{u"/a"_s, u"/b"_s}));
        QCOMPARE(scene.keeper.views().size(), 1);
        QVERIFY(!scene.controller.errorMessage().isEmpty());
        QCOMPARE(scene.controller.warnings().size(), 1); // the wrong view, or what stands before it
    }

    void aChangeFromOutsideIsNotOverwritten()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"config.toml"_s);
        write(file, "[workspace]\nfolders = [\"/a\"]\n");
        Scene scene(folder);
        const QByteArray changed = "[workspace]\nfolders = [\"/mine\"]\n";
        write(file, changed);
        scene.controller.setFolders({u"/a"_s, u"/b"_s});
        QVERIFY(!scene.controller.errorMessage().isEmpty());
        QCOMPARE(contentOf(file), changed);
    }

    void aRehearsalLeavesTheSettingsFileAlone()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"config.toml"_s);
        write(file, "[workspace]\nfolders = [\"/a\"]\n");
        Scene scene(folder, true);
        scene.controller.setFolders({u"/harbour/work"_s});
        QCOMPARE(scene.controller.errorMessage(), QString());
        QCOMPARE(contentOf(file), QByteArray("[workspace]\nfolders = [\"/a\"]\n"));
    }

    void motionFollowsTheDesktopUnlessChosen()
    {
        const QTemporaryDir folder;
        Scene scene(folder);
        QSignalSpy changed(&scene.controller, &SettingsController::motionChanged);
        QVERIFY(!scene.controller.reducedMotion());
        scene.controller.setSystemReducesMotion(true);
        QVERIFY(scene.controller.reducedMotion());
        scene.controller.setMotion(u"full"_s);
        QVERIFY(!scene.controller.reducedMotion());
        scene.controller.setSystemReducesMotion(false);
        scene.controller.setMotion(u"reduced"_s);
        QVERIFY(scene.controller.reducedMotion());
        QCOMPARE(changed.count(), 4);
    }
};

QTEST_GUILESS_MAIN(TestSettingsKeeper)
#include "tst_settingskeeper.moc"
