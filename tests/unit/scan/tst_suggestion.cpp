// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/suggestion.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

using Level = CommitEvidence::Level;
Q_DECLARE_METATYPE(tagboat::CommitEvidence::Level)

class TestSuggestion : public QObject
{
    Q_OBJECT

private:
    static std::optional<Version> version(const QString &text)
    {
        return text.isEmpty() ? std::nullopt : std::optional(Version::parse(text, VersionScheme::Pep440).value());
    }

private Q_SLOTS:
    void suggests_data()
    {
        QTest::addColumn<QString>("tree");
        QTest::addColumn<QString>("tagged");
        QTest::addColumn<Level>("commits");
        QTest::addColumn<Level>("changelog");
        QTest::addColumn<QString>("expected"); // "level version"; empty: no release wanted

        const auto row = [](const char *name, const QString &tree, const QString &tagged, Level commits,
                            Level changelog, const QString &expected) {
            QTest::newRow(name) << tree << tagged << commits << changelog << expected;
        };
        row("nothing happened", u"1.4.2"_s, u"1.4.2"_s, Level::None, Level::None, {});
        row("a fix", u"1.4.2"_s, u"1.4.2"_s, Level::Patch, Level::None, u"patch 1.4.3"_s);
        row("a feature", u"1.4.2"_s, u"1.4.2"_s, Level::Minor, Level::None, u"minor 1.5.0"_s);
        row("a break", u"1.4.2"_s, u"1.4.2"_s, Level::Major, Level::None, u"major 2.0.0"_s);
        row("the changelog knows more", u"1.4.2"_s, u"1.4.2"_s, Level::Patch, Level::Minor, u"minor 1.5.0"_s);
        row("the commits know more", u"1.4.2"_s, u"1.4.2"_s, Level::Minor, Level::Patch, u"minor 1.5.0"_s);
        row("a break on 0.x is minor", u"0.4.2"_s, u"0.4.2"_s, Level::Major, Level::None, u"minor 0.5.0"_s);
        row("a feature on 0.x is minor", u"0.4.2"_s, u"0.4.2"_s, Level::Minor, Level::None, u"minor 0.5.0"_s);
        row("a year never gets major", u"2024.4.1"_s, u"2024.4.1"_s, Level::Major, Level::None, u"minor 2026.11.0"_s);
        row("a fix of a year's version", u"2024.4.1"_s, u"2024.4.1"_s, Level::Patch, Level::None, u"patch 2024.4.2"_s);
        row("a feature in the same month", u"2026.11.0"_s, u"2026.11.0"_s, Level::Minor, Level::None,
            u"patch 2026.11.1"_s);
        row("a year beyond 2199 is one too", u"2500.4.1"_s, u"2500.4.1"_s, Level::Major, Level::None,
            u"patch 2500.4.2"_s);
        row("written ahead, not tagged yet", u"1.5.0"_s, u"1.4.2"_s, Level::Patch, Level::None, u"minor 1.5.0"_s);
        row("never tagged", u"0.1.0"_s, {}, Level::Minor, Level::None, u"minor 0.1.0"_s);
        row("candidate in the files", u"1.5.0rc1"_s, u"1.4.2"_s, Level::Minor, Level::None, u"promote 1.5.0"_s);
        row("candidate in files and tag", u"1.5.0rc1"_s, u"1.5.0rc1"_s, Level::None, Level::None, u"promote 1.5.0"_s);
        row("candidate tagged, final in files", u"1.5.0"_s, u"1.5.0rc1"_s, Level::None, Level::None,
            u"promote 1.5.0"_s);
        row("candidate tagged, version from tags", {}, u"1.5.0rc1"_s, Level::Patch, Level::None, u"promote 1.5.0"_s);
        row("development version, a fix", u"1.4.3.dev0"_s, u"1.4.2"_s, Level::Patch, Level::None, u"patch 1.4.3"_s);
        row("development version, a feature", u"1.4.3.dev0"_s, u"1.4.2"_s, Level::Minor, Level::None, u"minor 1.5.0"_s);
        row("development version, nothing new", u"1.4.3.dev0"_s, u"1.4.2"_s, Level::None, Level::None, {});
        row("version from tags", {}, u"1.4.2"_s, Level::Minor, Level::None, u"minor 1.5.0"_s);
        row("files behind the tag", u"1.4.0"_s, u"1.4.2"_s, Level::Patch, Level::None, u"patch 1.4.3"_s);
        row("no version anywhere", {}, {}, Level::Minor, Level::None, u"minor "_s);
    }

    void suggests()
    {
        QFETCH(QString, tree);
        QFETCH(QString, tagged);
        QFETCH(Level, commits);
        QFETCH(Level, changelog);
        QFETCH(QString, expected);
        ReleaseEvidence evidence;
        evidence.tree = version(tree);
        evidence.tagged = version(tagged);
        evidence.commits.level = commits;
        evidence.changelog = changelog;
        evidence.calendar = Calendar(QDate(2026, 11, 21));
        const Suggestion suggestion = suggestRelease(evidence);
        QString text;
        if (suggestion.level) {
            constexpr std::array names{"patch", "minor", "major", "candidate", "promote", "post", "dev"};
            text = QString::fromLatin1(names.at(static_cast<size_t>(*suggestion.level))) + u' ' +
                   (suggestion.version ? suggestion.version->normalized() : QString());
        }
        QCOMPARE(text, expected);
    }

    void commitsWithoutATypeAskForAPatch()
    {
        ReleaseEvidence evidence;
        evidence.tree = version(u"1.4.2"_s);
        evidence.tagged = evidence.tree;
        evidence.commits.others = 1;
        QCOMPARE(suggestRelease(evidence).level, BumpLevel::Patch);
    }

    void weighsTheChangelog_data()
    {
        QTest::addColumn<QString>("section");
        QTest::addColumn<QString>("entry");
        QTest::addColumn<Level>("expected");
        QTest::newRow("removed") << u"Removed"_s << u"The old API"_s << Level::Major;
        QTest::newRow("breaking mark") << u"Changed"_s << u"**Breaking:** the default"_s << Level::Major;
        QTest::newRow("added") << u"Added"_s << u"A thing"_s << Level::Minor;
        QTest::newRow("changed") << u"Changed"_s << u"A thing"_s << Level::Minor;
        QTest::newRow("deprecated") << u"Deprecated"_s << u"A thing"_s << Level::Minor;
        QTest::newRow("fixed") << u"Fixed"_s << u"A thing"_s << Level::Patch;
        QTest::newRow("security") << u"Security"_s << u"A thing"_s << Level::Patch;
        QTest::newRow("bold and an emoji") << u"💥 Breaking changes"_s << u"A thing"_s << Level::Major;
        QTest::newRow("breaking marker of 2.0.0") << u"Fixed"_s << u"**Breaking:** a thing"_s << Level::Major;
        QTest::newRow("own heading") << u"Documentation"_s << u"A thing"_s << Level::Patch;
    }

    void weighsTheChangelog()
    {
        QFETCH(QString, section);
        QFETCH(QString, entry);
        QFETCH(Level, expected);
        ChangelogRelease unreleased;
        unreleased.sections = {{section, 1, 2, {{entry, 2, 2}}}};
        QCOMPARE(weighChangelog(unreleased), expected);
    }

    void namesTheEntriesThatDecide()
    {
        ChangelogRelease unreleased;
        unreleased.sections = {{u"Added"_s, 9, 11, {{u"A thing\nof two lines"_s, 11, 12}}}};
        const QList<EvidenceLine> expected{
            {EvidenceLine::Source::Changelog, Level::Minor, u"CHANGELOG.md:11"_s, u"Added: A thing"_s}};
        QCOMPARE(changelogEvidence(unreleased, u"CHANGELOG.md"_s), expected);
    }

    void findsWhatUsersLose_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("now");
        QTest::addColumn<QStringList>("lost");
        const auto row = [](const char *name, const char *before, const char *now, const QStringList &lost) {
            QTest::newRow(name) << QByteArray("[project]\nname = \"x\"\n") + before
                                << QByteArray("[project]\nname = \"x\"\n") + now << lost;
        };
        row("nothing", "requires-python = \">=3.8\"", "requires-python = \">=3.8\"", {});
        row("Python raised", "requires-python = \">=3.8\"", "requires-python = \">=3.10,<4\"",
            {u"requires-python raised from >=3.8 to >=3.10,<4"_s});
        row("Python lowered", "requires-python = \">=3.10\"", "requires-python = \">=3.9\"", {});
        row("Python excluded", "requires-python = \">=3.8\"", "requires-python = \">=3.8,!=3.9\"", {});
        row("a script", "[project.scripts]\na = \"x:a\"\nb = \"x:b\"", "[project.scripts]\nb = \"x:c\"\nc = \"x:c\"",
            {u"script “a” removed"_s});
        row("an extra", "[project.optional-dependencies]\ntest = []", "", {u"extra “test” removed"_s});
        row("an entry point", "[project.entry-points.\"x.plugins\"]\na = \"x:a\"", "",
            {u"entry point “a” of x.plugins removed"_s});
        row("a classifier",
            "classifiers = [\"Programming Language :: Python :: 3.8\", \"Topic :: X\", \"Programming Language :: "
            "Python :: 3.9\"]",
            "classifiers = [\"Programming Language :: Python :: 3.9\"]",
            {u"classifier “Programming Language :: Python :: 3.8” removed"_s});
        QTest::newRow("Poetry")
            << "[tool.poetry]\n[tool.poetry.dependencies]\npython = \"^3.8\"\n[tool.poetry.extras]\nt = []"_ba
            << "[tool.poetry]\n[tool.poetry.dependencies]\npython = \"^3.10\""_ba
            << QStringList{u"requires-python raised from ^3.8 to ^3.10"_s, u"extra “t” removed"_s};
        QTest::newRow("from Poetry to the standard")
            << "[tool.poetry.dependencies]\npython = \"^3.8\"\n[tool.poetry.scripts]\na = \"x:a\""_ba
            << "[project]\nrequires-python = \">=3.8,<4\"\n[project.scripts]\na = \"x:a\""_ba << QStringList{};
        row("the build makes them now", "[project.scripts]\na = \"x:a\"", "dynamic = [\"scripts\"]", {});
        QTest::newRow("not TOML") << "[project"_ba
                                  << "[project]"_ba << QStringList{};
        QTest::newRow("another layout") << "[tool.poetry]\nname = \"x\""_ba
                                        << "[project]"_ba << QStringList{};
    }
    void findsWhatUsersLose()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, now);
        QStringList lost;
        for (const EvidenceLine &line : metadataEvidence(before, now, u"pyproject.toml"_s)) {
            QCOMPARE(line.level, Level::Major);
            QCOMPARE(line.source, EvidenceLine::Source::Metadata);
            lost.append(line.text);
        }
        QTEST(lost, "lost");
    }

    void whatUsersLoseIsMajor()
    {
        ReleaseEvidence evidence;
        evidence.tree = version(u"1.4.2"_s);
        evidence.tagged = evidence.tree;
        evidence.metadata = Level::Major;
        QCOMPARE(suggestRelease(evidence).level, BumpLevel::Major);
        evidence.tree = evidence.tagged = version(u"0.4.2"_s);
        QCOMPARE(suggestRelease(evidence).level, BumpLevel::Minor);
    }

    void anEmptyPartWeighsNothing()
    {
        ChangelogRelease unreleased;
        unreleased.sections = {{u"Removed"_s, 1, 1, {}}};
        QCOMPARE(weighChangelog(unreleased), Level::None);
    }
};

QTEST_GUILESS_MAIN(TestSuggestion)
#include "tst_suggestion.moc"
