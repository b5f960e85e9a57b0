// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "compose/settings.h"
#include "compose/viewsettings.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace tagboat;

class TestSettings : public QObject
{
    Q_OBJECT

private:
    static Result<Settings> parse(const QByteArray &bytes) { return Settings::parse(bytes, u"config.toml"_s); }

private Q_SLOTS:
    void readsEverything()
    {
        const auto settings = parse("[workspace]\nfolders = [\"/home/me/src\", \"/srv\"]\n\n"
                                    "[appearance]\ntheme = \"dark\"\n\n"
                                    "[forge.\"github.com\"]\napi = \"https://api.github.com\"\n\n"
                                    "[index.local]\nsimple = \"http://127.0.0.1:8080/simple\"\n"
                                    "json = \"http://[::1]:8080/pypi\"\nupload = \"http://localhost:8080/legacy/\"\n");
        QVERIFY2(settings, qPrintable(settings ? QString() : describe(settings.error())));
        QCOMPARE(settings->workspaceFolders, (QStringList{u"/home/me/src"_s, u"/srv"_s}));
        QCOMPARE(settings->theme, ThemeChoice::Dark);
        QCOMPARE(settings->forges, (QList<ForgeSettings>{{u"github.com"_s, QUrl(u"https://api.github.com"_s)}}));
        QCOMPARE(settings->indexes.size(), 1);
        QCOMPARE(settings->indexes[0].name, u"local"_s);
        QCOMPARE(settings->indexes[0].upload, QUrl(u"http://localhost:8080/legacy/"_s));
        QVERIFY(settings->warnings.isEmpty());
    }

    void knowsTheUsualForgeAndIndexesWithoutAFile()
    {
        const auto settings = parse({});
        QCOMPARE(settings->forge(u"github.com"_s)->api, QUrl(u"https://api.github.com"_s));
        QCOMPARE(settings->forge(u"GitHub.com"_s)->api, QUrl(u"https://api.github.com"_s));
        QVERIFY(!settings->forge(u"git.example.org"_s));
        QCOMPARE(settings->index(u"pypi"_s)->simple, QUrl(u"https://pypi.org/simple/"_s));
        QCOMPARE(settings->index(u"pypi"_s)->json, QUrl(u"https://pypi.org/pypi/"_s));
        QCOMPARE(settings->index(u"pypi"_s)->upload, QUrl(u"https://upload.pypi.org/legacy/"_s));
        QCOMPARE(settings->index(u"testpypi"_s)->simple, QUrl(u"https://test.pypi.org/simple/"_s));
        QCOMPARE(settings->index(u"testpypi"_s)->upload, QUrl(u"https://test.pypi.org/legacy/"_s));
        QVERIFY(!settings->index(u"local"_s));
    }

    void whatTheFileNamesComesBeforeTheUsual()
    {
        const auto settings =
            parse("[forge.\"github.com\"]\napi = \"http://127.0.0.1:1/api\"\n[forge.\"Git.Example.org\"]\n"
                  "[index.pypi]\nsimple = \"https://mirror.example.org/simple/\"\n[index.local]\njson = "
                  "\"http://localhost/pypi\"\n");
        QVERIFY2(settings, qPrintable(settings ? QString() : describe(settings.error())));
        QCOMPARE(settings->forge(u"github.com"_s)->api, QUrl(u"http://127.0.0.1:1/api"_s));
        QCOMPARE(settings->forge(u"git.example.org"_s)->api, QUrl(u"https://git.example.org/api/v3"_s));
        QCOMPARE(settings->index(u"pypi"_s)->simple, QUrl(u"https://mirror.example.org/simple/"_s));
        QCOMPARE(settings->index(u"pypi"_s)->upload, QUrl(u"https://upload.pypi.org/legacy/"_s));
        QVERIFY(settings->index(u"local"_s)->upload.isEmpty());
    }

    void readsTheClientIdOfAForge()
    {
        const auto settings = parse("[forge.\"github.com\"]\nclient-id = \"Ov23li.a_b-1\"\n");
        QVERIFY2(settings, qPrintable(settings ? QString() : describe(settings.error())));
        QVERIFY(settings->warnings.isEmpty());
        QCOMPARE(settings->forge(u"github.com"_s)->clientId, u"Ov23li.a_b-1"_s);
        QCOMPARE(settings->forge(u"github.com"_s)->api, QUrl(u"https://api.github.com"_s));
        QCOMPARE(parse({})->forge(u"github.com"_s)->clientId, QString());
    }

    void readsHowThingsMove()
    {
        QCOMPARE(parse("[appearance]\ntheme = \"contrast\"\n")->theme, ThemeChoice::Contrast);
        QCOMPARE(parse({})->motion, MotionChoice::System);
        QCOMPARE(parse("[appearance]\nmotion = \"reduced\"\n")->motion, MotionChoice::Reduced);
        QCOMPARE(parse("[appearance]\nmotion = \"full\"\n")->motion, MotionChoice::Full);
    }

    void unknownKeysWarnWithTheirLine()
    {
        const auto settings = parse("colour = 1\n[workspace]\nfolders = []\nfolder = 2\n");
        QVERIFY(settings);
        QCOMPARE(settings->warnings.size(), 2);
        QVERIFY(settings->warnings.join(u' ').contains(u"config.toml:1: the key “colour”"_s));
        QVERIFY(settings->warnings.join(u' ').contains(u"config.toml:4: the key “workspace.folder”"_s));
    }

    void refusesWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("word");
        QTest::newRow("not TOML") << QByteArray("[workspace\n") << 1 << u"TOML"_s;
        QTest::newRow("folders no array")
            << QByteArray("[workspace]\nfolders = \"x\"\n") << 2 << u"workspace.folders"_s;
        QTest::newRow("folder no string") << QByteArray("[workspace]\nfolders = [1]\n") << 2 << u"workspace.folders"_s;
        QTest::newRow("section no table") << QByteArray("workspace = 1\n") << 1 << u"workspace"_s;
        QTest::newRow("theme unknown") << QByteArray("[appearance]\ntheme = \"pink\"\n") << 2 << u"pink"_s;
        QTest::newRow("motion unknown") << QByteArray("[appearance]\nmotion = \"less\"\n") << 2 << u"less"_s;
        QTest::newRow("http to the world")
            << QByteArray("[forge.\"x\"]\napi = \"http://example.org\"\n") << 2 << u"https"_s;
        QTest::newRow("http to a lookalike")
            << QByteArray("[forge.\"x\"]\napi = \"http://127.0.0.1.example.org\"\n") << 2 << u"https"_s;
        QTest::newRow("no client id") << QByteArray("[forge.\"x\"]\nclient-id = \"a&scope=admin\"\n") << 2
                                      << u"client-id"_s;
        QTest::newRow("another scheme") << QByteArray("[index.x]\nsimple = \"file:///etc/passwd\"\n") << 2 << u"URL"_s;
        QTest::newRow("a password in it")
            << QByteArray("[index.x]\nupload = \"https://u:p@example.org\"\n") << 2 << u"password"_s;
        QTest::newRow("a user in it") << QByteArray("[index.x]\nupload = \"https://u@example.org\"\n") << 2
                                      << u"user"_s;
        QTest::newRow("no URL") << QByteArray("[index.x]\njson = \"pypi\"\n") << 2 << u"URL"_s;
    }

    void refusesWhatIsWrong()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        QFETCH(QString, word);
        const auto settings = parse(text);
        QVERIFY(!settings);
        QCOMPARE(settings.error().kind, Error::Kind::Invalid);
        QCOMPARE(settings.error().path, u"config.toml"_s);
        QCOMPARE(settings.error().line, line);
        QVERIFY2(describe(settings.error()).contains(word), qPrintable(describe(settings.error())));
    }

    void aWrongValueElsewhereCostsNoAccountAndNoForge()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"config.toml"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[appearance]\nmotion = \"wobbly\"\n[[account]]\ntoken = \"work\"\nrepositories = [\"a/*\"]\n"
                   "[forge.\"github.com\"]\nclient-id = \"Ov23li\"\n");
        file.close();
        QVERIFY(!Settings::read(path));
        const Settings settings = settingsThatHold(path);
        QCOMPARE(settings.problems.size(), 1);
        QCOMPARE(settings.forge(u"github.com"_s)->clientId, u"Ov23li"_s);
        QCOMPARE(settings.accounts, (QList<AccountChoice>{{u"work"_s, {u"a/*"_s}}}));
    }

    void ofAFileThatCannotBeReadNobodyKnowsWhatItChooses()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"config.toml"_s);
        QVERIFY(settingsThatHold(path).forge(u"github.com"_s)); // none is as good as an empty one
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[[account]\n");
        file.close();
        const Settings settings = settingsThatHold(path);
        QCOMPARE(settings.problems.size(), 1);
        QCOMPARE(settings.forge(u"github.com"_s).error(), settings.problems.constFirst());
        QCOMPARE(settings.accounts.size(), 1);
        QCOMPARE(settings.accounts.constFirst().problem, settings.problems.constFirst());
    }

    void aForgeWithAWrongAddressIsNotLookedForElsewhere()
    {
        const auto settings = Settings::parseWhatHolds(
            "[forge]\n\"b.example.org\" = 3\n[forge.\"github.com\"]\napi = \"http://proxy.example.org\"\n"
            "[forge.\"a.example.org\"]\napi = \"https://a.example.org/x\"\nclient-id = \"a&b\"\n",
            u"config.toml"_s);
        QVERIFY(settings);
        QCOMPARE(settings->problems.size(), 3);
        QCOMPARE(settings->forge(u"github.com"_s).error().kind, Error::Kind::Invalid);
        QCOMPARE(settings->forge(u"github.com"_s).error().line, 4);
        QCOMPARE(settings->forge(u"b.example.org"_s).error().kind, Error::Kind::Invalid);
        // A client id is for signing in alone.
        QCOMPARE(settings->forge(u"a.example.org"_s)->api, QUrl(u"https://a.example.org/x"_s));
        QCOMPARE(settings->forge(u"a.example.org"_s)->clientId, QString());
        QCOMPARE(settings->forge(u"c.example.org"_s).error().kind, Error::Kind::NotFound);
    }

    void aPasswordIsNotRepeatedInTheError()
    {
        const auto settings = parse("[index.x]\nupload = \"https://u:canary@example.org\"\n");
        QVERIFY(!describe(settings.error()).contains(u"canary"_s));
    }

    void writesTheFoldersAndNothingElse_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("empty file") << QByteArray()
                                    << QByteArray("[workspace]\nfolders = [\"/a\", \"/b \\\"q\\\"\"]\n");
        QTest::newRow("replaced in place")
            << QByteArray("# mine\n[workspace] # here\nfolders = [ \"/x\" ] # why\nother = 1\n")
            << QByteArray("# mine\n[workspace] # here\nfolders = [\"/a\", \"/b \\\"q\\\"\"] # why\nother = 1\n");
        QTest::newRow("several lines")
            << QByteArray("[workspace]\nfolders = [\n  \"/ä\", # one\n  \"/y\",\n]\n\n[appearance]\ntheme = \"dark\"\n")
            << QByteArray("[workspace]\nfolders = [\"/a\", \"/b \\\"q\\\"\"]\n\n[appearance]\ntheme = \"dark\"\n");
        QTest::newRow("table without folders")
            << QByteArray("[workspace]\nother = 1\n")
            << QByteArray("[workspace]\nfolders = [\"/a\", \"/b \\\"q\\\"\"]\nother = 1\n");
        QTest::newRow("no table, no last line feed")
            << QByteArray("[appearance]\ntheme = \"dark\"")
            << QByteArray("[appearance]\ntheme = \"dark\"\n\n[workspace]\nfolders = [\"/a\", \"/b \\\"q\\\"\"]\n");
        QTest::newRow("CR LF")
            << QByteArray("[appearance]\r\ntheme = \"dark\"\r\n")
            << QByteArray(
                   "[appearance]\r\ntheme = \"dark\"\r\n\r\n[workspace]\r\nfolders = [\"/a\", \"/b \\\"q\\\"\"]\r\n");
        QTest::newRow("dotted key") << QByteArray("workspace.folders = [\"/x\"]\n")
                                    << QByteArray("workspace.folders = [\"/a\", \"/b \\\"q\\\"\"]\n");
    }

    void writesTheFoldersAndNothingElse()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        const auto settings = parse(before);
        QVERIFY2(settings, qPrintable(settings ? QString() : describe(settings.error())));
        const auto content = settings->withWorkspaceFolders({u"/a"_s, u"/b \"q\""_s});
        QVERIFY2(content, qPrintable(content ? QString() : describe(content.error())));
        QCOMPARE(*content, after);
    }

    void savesAndReadsBack()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"deep/er/config.toml"_s);
        const auto empty = Settings::read(file);
        QVERIFY(empty);
        QVERIFY(empty->workspaceFolders.isEmpty());
        const auto saved = empty->saveWorkspaceFolders({u"/a"_s});
        QVERIFY2(saved, qPrintable(saved ? QString() : describe(saved.error())));
        QCOMPARE(Settings::read(file)->workspaceFolders, QStringList{u"/a"_s});
        // The first value no longer is what stands in the file.
        QCOMPARE(empty->saveWorkspaceFolders({u"/b"_s}).error().kind, Error::Kind::Conflict);
        QVERIFY(saved->saveWorkspaceFolders({u"/a"_s, u"/b"_s}));
        QCOMPARE(Settings::read(file)->workspaceFolders, (QStringList{u"/a"_s, u"/b"_s}));
    }

    void aLinkedSettingsFileStaysALink()
    {
        const QTemporaryDir folder;
        QFile real(folder.filePath(u"real.toml"_s));
        QVERIFY(real.open(QIODevice::WriteOnly));
        real.close();
        QVERIFY(QFile::link(real.fileName(), folder.filePath(u"config.toml"_s)));
        const auto settings = Settings::read(folder.filePath(u"config.toml"_s));
        QVERIFY(settings);
        QVERIFY(settings->saveWorkspaceFolders({u"/a"_s}));
        QVERIFY(QFileInfo(folder.filePath(u"config.toml"_s)).isSymLink());
        QCOMPARE(Settings::read(real.fileName())->workspaceFolders, QStringList{u"/a"_s});
    }

    void readsViews()
    {
        const auto settings = parse("[[view]]\nname = \"Security first\"\nshow = \"wants\"\nsearch = \"core\"\n"
                                    "filters = [\"is:security\", \"organisation:harbour\"]\ngroup = \"organisation\"\n"
                                    "sort = [\"waits\", \"-since\"]\ncolumns = [\"version\", \"waits\"]\n\n"
                                    "[[view]]\nname = \"Plain\"\nlater = 1\n");
        QVERIFY2(settings, qPrintable(settings ? QString() : describe(settings.error())));
        const SavedView first{u"Security first"_s,
                              u"core"_s,
                              u"wants"_s,
                              {u"is:security"_s, u"organisation:harbour"_s},
                              u"organisation"_s,
                              {u"waits"_s, u"-since"_s},
                              {u"version"_s, u"waits"_s}};
        SavedView second;
        second.name = u"Plain"_s;
        QCOMPARE(settings->views, (QList<SavedView>{first, second}));
        QCOMPARE(settings->warnings.size(), 1);
        QVERIFY(settings->warnings[0].contains(u"config.toml:12: the key “view.later”"_s));
        // What is written is read again as it was.
        QStringList unused;
        const QByteArray text = viewText(first).toUtf8();
        QCOMPARE(*parseViews(text, u"view.toml"_s, unused), QList<SavedView>{first});
        QVERIFY(text.startsWith("[[view]]\nname = \"Security first\"\nsearch = \"core\"\nshow = \"wants\"\n"));
    }

    void refusesViewsThatCannotBeMeant_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("line");
        QTest::newRow("no list") << QByteArray("\n[view]\nname = \"a\"\n") << 2;
        QTest::newRow("no table") << QByteArray("view = [1]\n") << 1;
        QTest::newRow("no name") << QByteArray("[[view]]\nshow = \"all\"\n") << 1;
        QTest::newRow("no string") << QByteArray("[[view]]\nname = \"a\"\ngroup = 1\n") << 3;
        QTest::newRow("no strings") << QByteArray("[[view]]\nname = \"a\"\nsort = [1]\n") << 3;
        QTest::newRow("one name twice") << QByteArray("[[view]]\nname = \"a\"\n[[view]]\nname = \"a\"\n") << 3;
    }

    void refusesViewsThatCannotBeMeant()
    {
        QFETCH(const QByteArray, bytes);
        const auto settings = parse(bytes);
        QVERIFY(!settings);
        QCOMPARE(settings.error().kind, Error::Kind::Invalid);
        QTEST(settings.error().line, "line");
        QVERIFY(!settings.error().remedy.isEmpty());
    }

    void writesTheViewsAndNothingElse_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<QByteArray>("after");
        const QByteArray head = "# mine\n[workspace]\nfolders = [\"/srv\"] # both\n";
        QTest::newRow("into nothing") << QByteArray() << QStringList{u"a"_s} << QByteArray("[[view]]\nname = \"a\"\n");
        QTest::newRow("behind all") << head << QStringList{u"a"_s} << head + "\n[[view]]\nname = \"a\"\n";
        QTest::newRow("without a last line end")
            << head.chopped(1) << QStringList{u"a"_s} << head + "\n[[view]]\nname = \"a\"\n";
        QTest::newRow("CRLF stays") << QByteArray("[workspace]\r\n") << QStringList{u"a"_s}
                                    << QByteArray("[workspace]\r\n\r\n[[view]]\r\nname = \"a\"\r\n");
        QTest::newRow("the others keep their bytes")
            << QByteArray("[[view]] # one\n  name = 'a'\n\n[[view]]\nname = \"b\"\n\n# end\n[appearance]\n")
            << QStringList{u"a"_s} << QByteArray("[[view]] # one\n  name = 'a'\n\n# end\n[appearance]\n");
        QTest::newRow("one that changed")
            << QByteArray("[[view]]\nname = \"a\"\nshow = \"wants\"\n\n# end\n[appearance]\n") << QStringList{u"a"_s}
            << QByteArray("[[view]]\nname = \"a\"\n\n# end\n[appearance]\n");
        QTest::newRow("the last one goes") << head + "\n[[view]]\nname = \"a\"\nsort = [\n  \"name\",\n]\n"
                                           << QStringList() << head;
    }

    void writesTheViewsAndNothingElse()
    {
        QFETCH(const QByteArray, before);
        QFETCH(const QStringList, names);
        QList<SavedView> views;
        for (const QString &name : names) {
            SavedView view;
            view.name = name;
            views += view;
        }
        const auto settings = parse(before);
        QVERIFY2(settings, qPrintable(settings ? QString() : describe(settings.error())));
        const auto after = settings->withViews(views);
        QVERIFY2(after, qPrintable(after ? QString() : describe(after.error())));
        QTEST(*after, "after");
    }

    void refusesToWriteViewsIntoAnotherLayout()
    {
        const auto settings = parse("view = [{name = \"a\"}]\n");
        QVERIFY(settings);
        QCOMPARE(settings->views.size(), 1);
        const auto after = settings->withViews({});
        QVERIFY(!after);
        QCOMPARE(after.error().kind, Error::Kind::Refused);
    }

    void theDataFolderIsForTheUserAlone()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"a/b"_s);
        const auto made = makeDataFolder(path);
        QVERIFY(made);
        struct stat info = {};
        QCOMPARE(::stat(QFile::encodeName(path).constData(), &info), 0);
        QCOMPARE(info.st_mode & 0777, mode_t(0700));
        QCOMPARE(makeDataFolder(path).value(), *made);
        QFile file(folder.filePath(u"file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(makeDataFolder(file.fileName()).error().kind, Error::Kind::Refused);
    }
};

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
