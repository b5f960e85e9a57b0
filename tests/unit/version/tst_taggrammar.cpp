// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "version/taggrammar.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

class TestTagGrammar : public QObject
{
    Q_OBJECT

private:
    static TagGrammar grammar(const QString &release, const QString &candidate,
                              VersionScheme scheme = VersionScheme::Pep440)
    {
        return TagGrammar::fromPatterns(release, candidate, scheme).value();
    }

private Q_SLOTS:
    void learnsFromTags_data()
    {
        QTest::addColumn<QString>("tags");
        QTest::addColumn<int>("scheme");
        QTest::addColumn<QString>("package");
        QTest::addColumn<QString>("release");
        QTest::addColumn<QString>("candidate");
        const int pep = int(VersionScheme::Pep440);
        const int sem = int(VersionScheme::SemVer);
        const auto row = [](const char *name, const char *tags, int scheme, const char *package, const char *release,
                            const char *candidate) {
            QTest::newRow(name) << QString::fromUtf8(tags) << scheme << QString::fromUtf8(package)
                                << QString::fromUtf8(release) << QString::fromUtf8(candidate);
        };
        row("nothing", "", pep, "", "v{version}", "v{version}-rc{n}");
        row("nothing, SemVer", "", sem, "", "v{version}", "v{version}-rc.{n}");
        row("v and dash", "v1.2.3 v1.2.3-rc1", pep, "", "v{version}", "v{version}-rc{n}");
        row("bare and joined", "1.2.3 1.2.3rc1 1.2.2", pep, "", "{version}", "{version}rc{n}");
        row("v and joined", "v1.2.3 v1.2.3rc1", pep, "", "v{version}", "v{version}rc{n}");
        row("v and dotted", "v1.2.3 v1.2.3-rc.1", pep, "", "v{version}", "v{version}-rc.{n}");
        row("dot before", "1.2.3.rc1 1.2.3", pep, "", "{version}", "{version}.rc{n}");
        row("SemVer joined", "v1.2.3 v1.2.4rc2", sem, "", "v{version}", "v{version}rc{n}");
        row("release without candidates", "1.0.0 1.1.0", pep, "", "{version}", "{version}-rc{n}");
        row("only candidates", "1.0.0rc1 1.0.0rc2", pep, "", "{version}", "{version}rc{n}");
        row("habit changed", "1.0 1.1 1.2 1.3 1.4 1.5 v2.0 v2.1 v2.2 v2.3", pep, "", "v{version}", "v{version}-rc{n}");
        row("one slip", "v1.0 v1.1 v1.2 v1.3 v1.4 1.5", pep, "", "v{version}", "v{version}-rc{n}");
        row("strays", "v.5.2.0 with_maskna semver archive/1.0 2026-event v1.0 v1.1 latest", pep, "", "v{version}",
            "v{version}-rc{n}");
        row("alias", "v1 v2 2.0.0 2.1.0", pep, "", "{version}", "{version}-rc{n}");
        row("underscores", "rel_2_1_0b3 rel_2_0_0", pep, "", "rel_{version}", "rel_{version}-rc{n}");
        row("underscores and a name", "curl-8_21_0 curl-8_20_0 rc-8_22_0-2", sem, "CURL", "curl-{version}",
            "curl-{version}-rc.{n}");
        row("generic word", "release-1.0 release-1.1", pep, "", "release-{version}", "release-{version}-rc{n}");
        row("generic word with slash", "releases/v1.0", pep, "", "releases/v{version}", "releases/v{version}-rc{n}");
        row("one name", "tool-1.0 tool-1.1", pep, "", "tool-{version}", "tool-{version}-rc{n}");
        row("several names", "core-v1.0 api-v1.1", pep, "", "v{version}", "v{version}-rc{n}");
        row("plain before components", "core-v1.0 core-v1.2 core-v1.3 0.1", pep, "", "{version}", "{version}-rc{n}");
        row("component with dash", "core-v1.0 api-v1.1 v3.0", pep, "core", "core-v{version}", "core-v{version}-rc{n}");
        row("component with at", "core@1.0.0 api@1.1.0", sem, "api", "api@{version}", "api@{version}-rc.{n}");
        row("scoped component", "@x/api@1.1.0", sem, "@x/api", "@x/api@{version}", "@x/api@{version}-rc.{n}");
        row("component's candidates", "core-v1.0rc1 core-v1.0 api-v1.0-rc1", pep, "core", "core-v{version}",
            "core-v{version}rc{n}");
        row("name spelt otherwise", "My_Core-v1.0", pep, "my-core", "My_Core-v{version}", "My_Core-v{version}-rc{n}");
        row("name with digits", "py3-core-v1.0", pep, "py3-core", "py3-core-v{version}", "py3-core-v{version}-rc{n}");
        row("new component", "core-v1.0 core-v1.1rc1", pep, "api", "api-v{version}", "api-v{version}rc{n}");
        row("package of a plain repository", "1.0 1.1", pep, "tool", "{version}", "{version}-rc{n}");
        row("hostile", "v1.0;x $(id)-v1.0 ../1.0 v1\u202E.0", pep, "", "v{version}", "v{version}-rc{n}");
    }
    void learnsFromTags()
    {
        QFETCH(QString, tags);
        QFETCH(int, scheme);
        QFETCH(QString, package);
        QFETCH(QString, release);
        QFETCH(QString, candidate);
        QStringList list = tags.split(u' ', Qt::SkipEmptyParts);
        for (int turn = 0; turn < 2; ++turn) { // the order in which git lists them makes no difference
            const auto learned = TagGrammar::learn(list, VersionScheme(scheme), package);
            QCOMPARE(learned.releasePattern(), release);
            QCOMPARE(learned.candidatePattern(), candidate);
            std::reverse(list.begin(), list.end());
        }
    }

    void writesUnderscoresWhereTheTagsDo()
    {
        const auto learned =
            TagGrammar::learn({u"rel_2_0_51"_s, u"rel_2_1_0b3"_s, u"rel_2_0_52"_s}, VersionScheme::Pep440);
        QVERIFY(learned.underscored());
        QCOMPARE(learned.versionOf(u"rel_2_0_52").value().normalized(), u"2.0.52"_s);
        QCOMPARE(learned.versionOf(u"rel_2_1_0b3").value().normalized(), u"2.1.0b3"_s);
        QCOMPARE(learned.versionOf(u"rel_2_1").value().normalized(), u"2.1"_s);
        QVERIFY(!learned.versionOf(u"rel_2__1"));
        QVERIFY(!learned.versionOf(u"rel_2_"));
        const auto next = Version::parse(u"2.1.0"_s, VersionScheme::Pep440).value();
        QCOMPARE(learned.tagFor(next), u"rel_2_1_0"_s);
        QCOMPARE(learned.versionOf(learned.tagFor(next.candidate(1))).value(), next.candidate(1));
        // Elsewhere such a tag is none of ours.
        QVERIFY(!TagGrammar::learn({u"v1.0"_s, u"v1.1"_s}, VersionScheme::Pep440).versionOf(u"v1_2_0"));
    }

    void survivesManyLongTags()
    {
        QStringList tags;
        for (int i = 0; i < 2000; ++i)
            tags << QString(100, u'-') + QString::number(i).repeated(30) << u"v1.%1.0"_s.arg(i)
                 << QString(100000, u'1');
        QCOMPARE(TagGrammar::learn(tags, VersionScheme::Pep440).releasePattern(), u"v{version}"_s);
    }

    void readsTheVersionOfATag_data()
    {
        QTest::addColumn<QString>("release");
        QTest::addColumn<QString>("candidate");
        QTest::addColumn<int>("scheme");
        QTest::addColumn<QString>("tag");
        QTest::addColumn<QString>("version"); // empty: no version of this package
        const auto add = [](VersionScheme scheme, const char *release, const char *candidate, const char *tag,
                            const char *version) {
            QTest::addRow("%s by %s, %s", tag, release, scheme == VersionScheme::SemVer ? "SemVer" : "PEP 440")
                << QString::fromUtf8(release) << QString::fromUtf8(candidate) << int(scheme) << QString::fromUtf8(tag)
                << QString::fromUtf8(version);
        };
        const auto pep = VersionScheme::Pep440;
        const auto sem = VersionScheme::SemVer;
        for (const char *tag :
             {"v1.2.3-rc1", "v1.2.3rc1", "v1.2.3-rc.1", "1.2.3-rc1", "1.2.3rc1", "V1.2.3.RC1", "v1.2.3-rc01"}) {
            add(pep, "v{version}", "v{version}-rc{n}", tag, "1.2.3rc1");
            add(pep, "{version}", "{version}rc{n}", tag, "1.2.3rc1");
            add(sem, "v{version}", "v{version}-rc{n}", tag, "1.2.3-rc.1");
        }
        for (const char *tag :
             {"core-v1.2.3", "core@1.2.3", "v.5.2.0", "with_maskna", "semver", "archive/1.0", "2026-event", "v", "",
              "vv1.2.3", "v1.2.3 ", "HEAD", "rel_2_1_0b3", "v1.2.3-SNAPSHOT-x_y"}) {
            add(pep, "v{version}", "v{version}-rc{n}", tag, "");
            add(sem, "v{version}", "v{version}-rc{n}", tag, "");
        }
        add(pep, "{version}", "{version}rc{n}", "core-v1.2.3", "");
        add(pep, "v{version}", "v{version}-rc{n}", "20.0.0-1", "20.0.0.post1");
        add(sem, "v{version}", "v{version}-rc{n}", "20.0.0-1", "20.0.0-1");
        add(pep, "core-v{version}", "core-v{version}-rc{n}", "core-v1.2.3", "1.2.3");
        add(pep, "core-v{version}", "core-v{version}-rc{n}", "core-1.2.3rc2", "1.2.3rc2");
        add(pep, "core-v{version}", "core-v{version}-rc{n}", "v1.2.3", "");
        add(pep, "core-v{version}", "core-v{version}-rc{n}", "api-v1.2.3", "");
        add(pep, "rev{version}", "rev{version}-rc{n}", "re1.2.3", "");
        add(sem, "api@{version}", "api@{version}-rc.{n}", "api@1.2.3-rc.10", "1.2.3-rc.10");
        add(sem, "api@{version}", "api@{version}-rc.{n}", "api@1.2.3-alpha.1", "1.2.3-alpha.1");
        add(pep, "v{version}", "candidate/{version}/{n}", "candidate/1.2.3/4", "1.2.3rc4");
        add(pep, "v{version}", "candidate/{version}/{n}", "candidate/1.2.3a1/4", "");
        add(pep, "v{version}-final", "v{version}-rc{n}", "v1.2.3-final", "1.2.3");
        add(pep, "v{version}", "v{version}-rc{n}", "v1.2.3-alpha1", "1.2.3a1");
        add(pep, "v{version}", "v{version}-rc{n}", "v1.2.3.post1", "1.2.3.post1");
    }
    void readsTheVersionOfATag()
    {
        QFETCH(QString, release);
        QFETCH(QString, candidate);
        QFETCH(int, scheme);
        QFETCH(QString, tag);
        QFETCH(QString, version);
        const auto found = grammar(release, candidate, VersionScheme(scheme)).versionOf(tag);
        QCOMPARE(found ? found->normalized() : QString(), version);
        if (!found)
            QCOMPARE(found.error().kind, Error::Kind::Invalid);
    }

    void writesTheTagOfAVersion()
    {
        const auto tag = [](const char *release, const char *candidate, VersionScheme scheme, const char *version) {
            return grammar(QString::fromUtf8(release), QString::fromUtf8(candidate), scheme)
                .tagFor(Version::parse(QString::fromUtf8(version), scheme).value());
        };
        const auto pep = VersionScheme::Pep440;
        QCOMPARE(tag("v{version}", "v{version}-rc{n}", pep, "1.2.3"), u"v1.2.3"_s);
        QCOMPARE(tag("v{version}", "v{version}-rc{n}", pep, "1.2.3rc4"), u"v1.2.3-rc4"_s);
        QCOMPARE(tag("v{version}", "v{version}rc{n}", pep, "1.2.3-rc.4"), u"v1.2.3rc4"_s);
        QCOMPARE(tag("v{version}", "v{version}rc{n}", pep, "1.2.3.post1"), u"v1.2.3.post1"_s);
        QCOMPARE(tag("v{version}", "v{version}-rc{n}", pep, "1.2.3rc1.dev2"), u"v1.2.3rc1.dev2"_s);
        QCOMPARE(tag("v{version}", "v{version}-rc{n}", pep, "1.2.3rc99999999999"), u"v1.2.3rc99999999999"_s);
        QCOMPARE(tag("api@{version}", "api@{version}-rc.{n}", VersionScheme::SemVer, "1.2.3-rc.10"),
                 u"api@1.2.3-rc.10"_s);
        QCOMPARE(tag("v{version}", "v{version}rc{n}", VersionScheme::SemVer, "1.2.3-beta.1"), u"v1.2.3-beta.1"_s);
    }

    void refusesPatternsThatMislead_data()
    {
        QTest::addColumn<QString>("release");
        QTest::addColumn<QString>("candidate");
        QTest::addColumn<QString>("part");
        const auto row = [](const char *release, const char *candidate, const char *part) {
            QTest::addRow("%s %s", release, candidate)
                << QString::fromUtf8(release) << QString::fromUtf8(candidate) << QString::fromUtf8(part);
        };
        row("v", "v{version}-rc{n}", "{version} once");
        row("v{version}{version}", "v{version}-rc{n}", "{version} once");
        row("v{version}-{n}", "v{version}-rc{n}", "no {n}");
        row("v{version}", "v{version}-rc", "{n} once");
        row("v{version}", "rc{n}-{version}", "{n} once");
        row("v {version}", "v{version}-rc{n}", "a blank");
        row("-{version}", "v{version}-rc{n}", "begins with '-'");
        row("refs/tags/{version}", "v{version}-rc{n}", "refs/");
        row("v{version}", "v{version}-rc{n}.lock", ".lock");
        row("v{version}", "v{version}.{n}", "another version");
        row("v{version}", "v{version}-{n}", "another version");
        row("v{version}", "v{version}-beta{n}", "another version");
        row("v{version}", "v{version}{n}", "another version");
    }
    void refusesPatternsThatMislead()
    {
        QFETCH(QString, release);
        QFETCH(QString, candidate);
        QFETCH(QString, part);
        const auto made = TagGrammar::fromPatterns(release, candidate, VersionScheme::Pep440);
        QVERIFY(!made);
        QCOMPARE(made.error().kind, Error::Kind::Invalid);
        QVERIFY2(made.error().message.contains(part), qPrintable(made.error().message));
    }

    void countsCandidatesInAllSpellings()
    {
        const auto usual = grammar(u"v{version}"_s, u"v{version}-rc{n}"_s);
        const auto target = Version::parse(u"1.2.3", VersionScheme::Pep440).value();
        QCOMPARE(nextCandidateNumber(target, {}, usual), 1);
        const QStringList tags{u"v1.2.3-rc1"_s,          u"1.2.3rc2"_s,
                               u"v1.2.3-rc.9"_s,         u"v1.2.3.RC10"_s,
                               u"v1.2.4-rc30"_s,         u"core-v1.2.3-rc40"_s,
                               u"v1.2.3-rc50.dev1"_s,    u"1!1.2.3rc60"_s,
                               u"v1.2.3-rc2147483647"_s, u"v1.2.3-rc99999999999999"_s};
        QCOMPARE(nextCandidateNumber(target, tags, usual), 11);
        QCOMPARE(nextCandidateNumber(target.candidate(3), tags, usual), 11);
        const auto semVer = grammar(u"v{version}"_s, u"v{version}-rc.{n}"_s, VersionScheme::SemVer);
        const auto semTarget = Version::parse(u"1.2.3", VersionScheme::SemVer).value();
        QCOMPARE(nextCandidateNumber(semTarget, tags, semVer), 11);
        const auto core = grammar(u"core-v{version}"_s, u"core-v{version}-rc{n}"_s);
        QCOMPARE(nextCandidateNumber(target, tags, core), 41);
    }

    void checksTagNames_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("part"); // empty: allowed
        const auto row = [](const QString &name, const QString &part) {
            QTest::addRow("%s", qPrintable(name.left(40))) << name << part;
        };
        for (const char *name :
             {"v1.2.3", "1!2.0", "1.2.3+build", "core-v1.2.3", "@x/api@1.2.3", "release/1.0", "größe-1.0"})
            row(QString::fromUtf8(name), QString());
        row(QString(), u"is empty"_s);
        row(u"HEAD"_s, u"current commit"_s);
        row(u"head"_s, u"current commit"_s);
        row(u"@"_s, u"current commit"_s);
        row(u"-x"_s, u"begins with '-'"_s);
        row(u"refs/heads/x"_s, u"begins with \"refs/\""_s);
        row(u"a..b"_s, u"\"..\""_s);
        row(u"a@{b"_s, u"'{'"_s);
        row(u"x.lock"_s, u".lock"_s);
        row(u"x.LOCK/y"_s, u".lock"_s);
        row(u"v1~"_s, u"'~'"_s);
        row(u"v1^"_s, u"'^'"_s);
        row(u"v1:2"_s, u"':'"_s);
        row(u"v1?"_s, u"'?'"_s);
        row(u"v*"_s, u"'*'"_s);
        row(u"v[1"_s, u"'['"_s);
        row(u"v\\1"_s, u"'\\'"_s);
        row(u"v 1"_s, u"a blank"_s);
        row(u"v\u00A01"_s, u"U+00A0"_s);
        row(u"v1\n"_s, u"U+000A"_s);
        row(u"v1\u202E"_s, u"U+202E"_s);
        row(u"v1\u200B"_s, u"U+200B"_s);
        row(u"v1"_s + QChar(0xD800), u"U+D800"_s);
        row(u"1.2.3; rm -rf"_s, u"';'"_s);
        row(u"v$(id)"_s, u"'$'"_s);
        row(u"v`id`"_s, u"'`'"_s);
        row(u"vX.Y.Z"_s, u"placeholder"_s);
        row(u"v1."_s, u"ends in '.'"_s);
        row(u"/v1"_s, u"'/'"_s);
        row(u"a//v1"_s, u"'/'"_s);
        row(u"v1/"_s, u"'/'"_s);
        row(u"a/.v1"_s, u"begins with '.'"_s);
        row(QString(260, u'1'), u"too long (limit 200 bytes)"_s);
        row(QString(101, u'é'), u"too long (limit 200 bytes)"_s);
    }
    void checksTagNames()
    {
        QFETCH(QString, name);
        QFETCH(QString, part);
        const auto checked = checkTagName(name);
        QCOMPARE(checked.has_value(), part.isEmpty());
        if (!checked)
            QVERIFY2(checked.error().message.contains(part), qPrintable(checked.error().message));
    }

    void takesOnlyCandidatesForCandidates()
    {
        const auto usual = grammar(u"v{version}"_s, u"v{version}-rc{n}"_s);
        for (const QString &name : {u"v1.2.3-rc4"_s, u"v1.2.3rc4"_s, u"1.2.3-rc.4"_s}) {
            const auto tag = CandidateTag::parse(name, usual);
            QVERIFY(tag);
            QCOMPARE(tag->name(), name);
            QCOMPARE(tag->version().candidateNumber().value_or(-1), 4);
        }
        for (const QString &name :
             {u"v1.2.3"_s, u"v1.2.3.post1"_s, u"v1.2.3b1"_s, u"v1.2.3rc1.dev1"_s, u"v1.2.3rc1+x"_s, u"v1.2.3-1"_s})
            QCOMPARE(CandidateTag::parse(name, usual).error().kind, Error::Kind::Refused);
        for (const QString &name : {u"core-v1.2.3-rc1"_s, u"main"_s, u"refs/tags/v1.2.3-rc1"_s})
            QCOMPARE(CandidateTag::parse(name, usual).error().kind, Error::Kind::Invalid);
    }
};

QTEST_GUILESS_MAIN(TestTagGrammar)
#include "tst_taggrammar.moc"
