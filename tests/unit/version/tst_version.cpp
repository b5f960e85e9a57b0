// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "version/version.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

class TestVersion : public QObject
{
    Q_OBJECT

private:
    static void row(const char *text, const char *normal)
    {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(normal);
    }

    static void ascends(const QStringList &texts, VersionScheme scheme)
    {
        for (qsizetype i = 0; i < texts.size(); ++i) {
            for (qsizetype j = 0; j < texts.size(); ++j) {
                const auto left = Version::parse(texts[i], scheme);
                const auto right = Version::parse(texts[j], scheme);
                QVERIFY2(left && right, qPrintable(texts[i] + u' ' + texts[j]));
                QVERIFY2((*left < *right) == (i < j) && (*left == *right) == (i == j) && (*left > *right) == (i > j),
                         qPrintable(texts[i] + u" and "_s + texts[j]));
            }
        }
    }

private Q_SLOTS:
    // PEP 440, "Normalization" and its examples; the reference library's answers.
    void writesTheNormalFormOfPep440_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("normal");
        for (const char *text : {"v1.2.3-rc1", "1.2.3-rc.1", "1.2.3_rc1", "1.2.3.RC1", "1.2.3c1", "1.2.3-pre1",
                                 "1.2.3rc1", "1.2.3-RC1", "v1.2.3c1", "1.2.3rc01", "  1.2.3rc1\t"})
            row(text, "1.2.3rc1");
        row("1.2.3preview", "1.2.3rc0");
        row("1.2.3-beta", "1.2.3b0");
        row("1.2.3-1", "1.2.3.post1");
        row("v1.2.3-0", "1.2.3.post0");
        row("20.0.0-1", "20.0.0.post1");
        row("1.2.3.r4", "1.2.3.post4");
        row("1.2.3-dev.4", "1.2.3.dev4");
        row("2024.04.01", "2024.4.1");
        row("01.02.003", "1.2.3");
        row("1.2.3+abc-1", "1.2.3+abc.1");
        row("1.2.3+Ubuntu_01", "1.2.3+ubuntu.1");
        row("1.2", "1.2");
        row("1.2.3.4", "1.2.3.4");
        row("1!2.0", "1!2.0");
        row("00!1.0", "1.0");
        row("1.1.a1", "1.1a1");
        row("1.1alpha1", "1.1a1");
        row("1.1beta2", "1.1b2");
        row("1.0a.", "1.0a0");
        row("1.0-r4", "1.0.post4");
        row("1.0.post-", "1.0.post0");
        row("1.0a--1", "1.0a0.post1");
        row("1.0a1.post2.dev3+l.4", "1.0a1.post2.dev3+l.4");
        row("99999999999999999999.0", "99999999999999999999.0");
    }
    void writesTheNormalFormOfPep440()
    {
        QFETCH(QString, text);
        QFETCH(QString, normal);
        const auto version = Version::parse(text, VersionScheme::Pep440);
        QVERIFY2(version, qPrintable(version ? QString() : describe(version.error())));
        QCOMPARE(version->normalized(), normal);
        QCOMPARE(version->text(), text);
    }

    void refusesWithTheReason_data()
    {
        QTest::addColumn<int>("scheme");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("part");
        const auto both = [](const char *name, const QString &text, const QString &part) {
            QTest::addRow("%s, PEP 440", name) << int(VersionScheme::Pep440) << text << part;
            QTest::addRow("%s, SemVer", name) << int(VersionScheme::SemVer) << text << part;
        };
        both("empty", QString(), u"version is empty"_s);
        both("blanks", u"  "_s, u"version is empty"_s);
        both("only v", u"v"_s, u"version is empty"_s);
        both("a megabyte of digits", QString(1024 * 1024, u'1'), u"too long: 1048576 characters, the limit is 128"_s);
        both("full-width digit", u"1.２.3"_s, u"only ASCII digits"_s);
        both("Arabic digit", u"1.٢.3"_s, u"only ASCII digits"_s);
        both("bidirectional override", u"1.2\u202E.3"_s, u"U+202E"_s);
        both("zero width space", u"1.2\u200B.3"_s, u"U+200B"_s);
        both("character beyond the first plane", u"1.2.3😀"_s, u"U+1F600"_s);
        both("trailing line feed", u"1.2.3\n"_s, u"line break (U+000A)"_s);
        both("trailing line separator", u"1.2.3\u2028"_s, u"line break (U+2028)"_s);
        both("zero byte", u"1.2.3"_s + QChar(0), u"U+0000"_s);
        both("shell text", u"1.2.3; rm -rf"_s, u"';' is not expected at position 6"_s);
        both("placeholder", u"vX.Y.Z"_s, u"placeholder"_s);
        both("placeholder with candidate", u"vX.Y.Z-rcN"_s, u"placeholder"_s);
        both("pattern", u"v{version}"_s, u"placeholder"_s);
        both("no version", u"HEAD"_s, u"'H' is not expected at position 1"_s);
        const auto pep = [](const char *text, const char *part) {
            QTest::addRow("PEP 440 %s", text)
                << int(VersionScheme::Pep440) << QString::fromUtf8(text) << QString::fromUtf8(part);
        };
        pep("1.0.0-alpha.beta", "'b' is not expected at position 13");
        pep("1.0.0-SNAPSHOT", "'-' is not expected");
        pep("1.0.0-next.0", "'-' is not expected");
        pep("1.0.0-canary.1", "'a' is not expected");
        pep("1!", "ends too early");
        pep("1.0+", "ends too early");
        pep("1.0+a..b", "'.' is not expected");
        pep("1.0 rc1", "a blank is not expected");
        pep("2026-event", "'-' is not expected");
        pep("rel_2_1_0b3", "'r' is not expected");
        const auto sem = [](const char *text, const char *part) {
            QTest::addRow("SemVer %s", text)
                << int(VersionScheme::SemVer) << QString::fromUtf8(text) << QString::fromUtf8(part);
        };
        sem("1.2", "Write 1.2.0.");
        sem("1", "Write 1.0.0.");
        sem("1.2-rc.1", "Write 1.2.0-rc.1.");
        sem("1.2.3.4", "three numbers, not 4");
        sem("01.2.3", "leading zero");
        sem("1.2.3-01", "leading zero");
        sem("v1.2.3", "Write 1.2.3.");
        sem(" 1.2.3", "a blank");
        sem("1.2.3-", "empty part");
        sem("1.2.3-a..b", "empty part");
        sem("1.2.3+", "empty part");
        sem("1.2.3rc1", "'r' is not expected");
        sem("1.2.3+a+b", "'+' is not expected");
        sem("1.2.", "ends too early");
    }
    void refusesWithTheReason()
    {
        QFETCH(int, scheme);
        QFETCH(QString, text);
        QFETCH(QString, part);
        const auto version = Version::parse(text, VersionScheme(scheme));
        QVERIFY(!version);
        QCOMPARE(version.error().kind, Error::Kind::Invalid);
        QVERIFY2(describe(version.error()).contains(part), qPrintable(describe(version.error())));
        QVERIFY(describe(version.error()).size() < 500);
    }

    // semver.org's own expression is tested with these (its suggested regular expression's test page).
    void readsSemVerStrictly_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("valid");
        for (const char *text : {"0.0.4",
                                 "1.2.3",
                                 "10.20.30",
                                 "1.1.2-prerelease+meta",
                                 "1.1.2+meta",
                                 "1.1.2+meta-valid",
                                 "1.0.0-alpha",
                                 "1.0.0-beta",
                                 "1.0.0-alpha.beta",
                                 "1.0.0-alpha.beta.1",
                                 "1.0.0-alpha.1",
                                 "1.0.0-alpha0.valid",
                                 "1.0.0-alpha.0valid",
                                 "1.0.0-alpha-a.b-c-somethinglong+build.1-aef.1-its-okay",
                                 "1.0.0-rc.1+build.1",
                                 "2.0.0-rc.1+build.123",
                                 "1.2.3-beta",
                                 "10.2.3-DEV-SNAPSHOT",
                                 "1.2.3-SNAPSHOT-123",
                                 "1.0.0",
                                 "2.0.0",
                                 "1.1.7",
                                 "2.0.0+build.1848",
                                 "2.0.1-alpha.1227",
                                 "1.0.0-alpha+beta",
                                 "1.2.3----RC-SNAPSHOT.12.9.1--.12+788",
                                 "1.2.3----R-S.12.9.1--.12+meta",
                                 "1.2.3----RC-SNAPSHOT.12.9.1--.12",
                                 "1.0.0+0.build.1-rc.10000aaa-kk-0.1",
                                 "99999999999999999999999.999999999999999999.99999999999999999",
                                 "1.0.0-0A.is.legal"})
            QTest::newRow(text) << QString::fromUtf8(text) << true;
        for (const char *text : {"1",
                                 "1.2",
                                 "1.2.3-0123",
                                 "1.2.3-0123.0123",
                                 "1.1.2+.123",
                                 "+invalid",
                                 "-invalid",
                                 "-invalid+invalid",
                                 "-invalid.01",
                                 "alpha",
                                 "alpha.beta",
                                 "alpha.beta.1",
                                 "alpha.1",
                                 "alpha+beta",
                                 "alpha_beta",
                                 "alpha.",
                                 "alpha..",
                                 "beta",
                                 "1.0.0-alpha_beta",
                                 "-alpha.",
                                 "1.0.0-alpha..",
                                 "1.0.0-alpha..1",
                                 "1.0.0-alpha...1",
                                 "1.0.0-alpha....1",
                                 "01.1.1",
                                 "1.01.1",
                                 "1.1.01",
                                 "1.2.3.DEV",
                                 "1.2-SNAPSHOT",
                                 "1.2.31.2.3----RC-SNAPSHOT.12.09.1--..12+788",
                                 "1.2-RC-SNAPSHOT",
                                 "-1.0.3-gamma+b7718",
                                 "+justmeta",
                                 "9.8.7+meta+meta",
                                 "9.8.7-whatever+meta+meta"})
            QTest::newRow(text) << QString::fromUtf8(text) << false;
    }
    void readsSemVerStrictly()
    {
        QFETCH(QString, text);
        QFETCH(bool, valid);
        const auto version = Version::parse(text, VersionScheme::SemVer);
        QCOMPARE(version.has_value(), valid);
        if (version)
            QCOMPARE(version->normalized(), text);
    }

    void ordersByPep440()
    {
        ascends(
            u"1.2.3.dev1 1.2.3a1.dev1 1.2.3a1 1.2.3b1 1.2.3rc1 1.2.3rc2 1.2.3rc10 1.2.3 1.2.3+local 1.2.3.post1.dev1 "
            u"1.2.3.post1 1.2.4 1!0.1"_s.split(u' '),
            VersionScheme::Pep440);
        // "Summary of permitted suffixes and relative ordering".
        ascends(
            u"1.dev0 1.0.dev456 1.0a1 1.0a2.dev456 1.0a12.dev456 1.0a12 1.0b1.dev456 1.0b2 1.0b2.post345.dev456 "
            u"1.0b2.post345 1.0rc1.dev456 1.0rc1 1.0 1.0+abc.5 1.0+abc.7 1.0+5 1.0.post456.dev34 1.0.post456 1.0.15 "
            u"1.1.dev1"_s.split(u' '),
            VersionScheme::Pep440);
        ascends(
            u"9223372036854775807.1 9223372036854775808.0 99999999999999999998.0 99999999999999999999.0"_s.split(u' '),
            VersionScheme::Pep440);
    }

    void ordersBySemVer()
    {
        // semver.org, section 11.
        ascends(
            u"1.0.0-alpha 1.0.0-alpha.1 1.0.0-alpha.beta 1.0.0-beta 1.0.0-beta.2 1.0.0-beta.11 1.0.0-rc.1 1.0.0 2.0.0 "
            u"2.1.0 2.1.1"_s.split(u' '),
            VersionScheme::SemVer);
        ascends(u"1.0.0-1 1.0.0-99999999999999999999 1.0.0-RC 1.0.0-alpha 1.0.0-rc10 1.0.0-rc2 1.0.0"_s.split(u' '),
                VersionScheme::SemVer);
    }

    void equalsWhatMeansTheSame()
    {
        const auto pep = [](const QString &text) { return Version::parse(text, VersionScheme::Pep440).value(); };
        const auto sem = [](const QString &text) { return Version::parse(text, VersionScheme::SemVer).value(); };
        QVERIFY(pep(u"1.0"_s) == pep(u"1.0.0"_s));
        QCOMPARE(pep(u"1.0"_s).normalized(), u"1.0"_s);
        QVERIFY(sem(u"1.0.0+a"_s) == sem(u"1.0.0+b"_s));
        QVERIFY(sem(u"1.2.3-rc.1"_s) == pep(u"1.2.3rc1"_s));
        QVERIFY(sem(u"20.0.0-1"_s) > pep(u"20.0.0"_s));
        QVERIFY(sem(u"20.0.0-1"_s) < sem(u"20.0.0"_s));
    }

    void knowsItsParts_data()
    {
        QTest::addColumn<int>("scheme");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("kinds"); // p: pre-release, c: candidate, d: dev, o: post
        QTest::addColumn<int>("number");
        QTest::addColumn<QString>("final");
        const auto add = [](VersionScheme scheme, const char *text, const char *kinds, int number, const char *final) {
            QTest::newRow(text) << int(scheme) << QString::fromUtf8(text) << QString::fromUtf8(kinds) << number
                                << QString::fromUtf8(final);
        };
        const auto pep = VersionScheme::Pep440;
        add(pep, "1.2.3", "", -1, "1.2.3");
        add(pep, "v1.02rc4", "pc", 4, "1.02");
        add(pep, "1!1.2.3rc4+x", "pc", 4, "1!1.2.3");
        add(pep, "1.2.3rc4.dev1", "pd", -1, "1.2.3");
        add(pep, "1.2.3rc4.post1", "po", -1, "1.2.3");
        add(pep, "1.2.3rc99999999999999999999", "pc", -1, "1.2.3");
        add(pep, "1.2.3.dev0", "pd", -1, "1.2.3");
        add(pep, "1.2.3.post1", "o", -1, "1.2.3");
        add(pep, "1.2.3b1", "p", -1, "1.2.3");
        const auto sem = VersionScheme::SemVer;
        add(sem, "1.2.3+x", "", -1, "1.2.3");
        add(sem, "1.2.3-rc.4", "pc", 4, "1.2.3");
        add(sem, "1.2.3-rc4", "pc", 4, "1.2.3");
        add(sem, "1.2.3-RC-4", "pc", 4, "1.2.3");
        add(sem, "1.2.3-rc", "pc", 0, "1.2.3");
        add(sem, "1.2.3-rc.x", "p", -1, "1.2.3");
        add(sem, "1.2.3-dev.1", "pd", -1, "1.2.3");
        add(sem, "1.2.3-alpha.1", "p", -1, "1.2.3");
    }
    void knowsItsParts()
    {
        QFETCH(int, scheme);
        QFETCH(QString, text);
        QFETCH(QString, kinds);
        QFETCH(int, number);
        QFETCH(QString, final);
        const auto version = Version::parse(text, VersionScheme(scheme)).value();
        QCOMPARE(version.isPreRelease(), kinds.contains(u'p'));
        QCOMPARE(version.isCandidate(), kinds.contains(u'c'));
        QCOMPARE(version.isDevRelease(), kinds.contains(u'd'));
        QCOMPARE(version.isPostRelease(), kinds.contains(u'o'));
        QCOMPARE(version.candidateNumber().value_or(-1), number);
        QCOMPARE(version.finalRelease().text(), final);
        QCOMPARE(version.candidate(7).text(), final + (version.scheme() == sem() ? u"-rc.7"_s : u"rc7"_s));
        QCOMPARE(version.candidate(7).candidateNumber().value_or(-1), 7);
    }

    // "1…1-1" grows to "1…1.post1" in its normal form, which must stay readable.
    void normalFormsStayReadable()
    {
        const QString fits = QString(122, u'1') + u"-1"_s;
        const auto version = Version::parse(fits, VersionScheme::Pep440).value();
        QCOMPARE(Version::parse(version.normalized(), VersionScheme::Pep440).value(), version);
        const auto grown = Version::parse(QString(126, u'1') + u"-1"_s, VersionScheme::Pep440);
        QVERIFY(!grown && grown.error().message.contains(u"too long"_s));
    }

private:
    static VersionScheme sem() { return VersionScheme::SemVer; }
};

QTEST_GUILESS_MAIN(TestVersion)
#include "tst_version.moc"
