// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "version/bump.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

class TestBump : public QObject
{
    Q_OBJECT

private:
    /// One row for each level in the order of the enumeration; a word after "!" must stand in the refusal.
    static void rows(VersionScheme scheme, const char *from, const QStringList &expected)
    {
        const auto levels = {BumpLevel::Patch,   BumpLevel::Minor, BumpLevel::Major, BumpLevel::Candidate,
                             BumpLevel::Promote, BumpLevel::Post,  BumpLevel::Dev};
        QCOMPARE(expected.size(), qsizetype(levels.size()));
        qsizetype i = 0;
        for (const BumpLevel level : levels) {
            QTest::addRow("%s of %s", qPrintable(bumpLevelName(level)), from)
                << int(scheme) << QString::fromUtf8(from) << int(level) << expected[i++];
        }
    }

private Q_SLOTS:
    void raisesEveryLevel_data()
    {
        QTest::addColumn<int>("scheme");
        QTest::addColumn<QString>("from");
        QTest::addColumn<int>("level");
        QTest::addColumn<QString>("expected");
        const auto pep = [](const char *from, const char *expected) {
            rows(VersionScheme::Pep440, from, QString::fromUtf8(expected).split(u' '));
        };
        const auto sem = [](const char *from, const char *expected) {
            rows(VersionScheme::SemVer, from, QString::fromUtf8(expected).split(u' '));
        };
        //                      patch minor major candidate promote post dev
        pep("1.2.3", "1.2.4 1.3.0 2.0.0 1.2.4rc1 !final 1.2.3.post1 1.2.4.dev0");
        pep("1.2", "1.2.1 1.3 2.0 1.2.1rc1 !final 1.2.post1 1.2.1.dev0");
        pep("5", "5.0.1 5.1 6 5.0.1rc1 !final 5.post1 5.0.1.dev0");
        pep("1.2.3.4", "1.2.4.0 1.3.0.0 2.0.0.0 1.2.4.0rc1 !final 1.2.3.4.post1 1.2.4.0.dev0");
        pep("1.2.3rc1", "1.2.3 1.3.0 2.0.0 1.2.3rc2 1.2.3 !advises 1.2.3rc2.dev0");
        pep("1.5.0.dev0", "1.5.0 1.5.0 2.0.0 1.5.0rc1 1.5.0 !advises 1.5.0.dev1");
        pep("2.0.0rc9", "2.0.0 2.0.0 2.0.0 2.0.0rc10 2.0.0 !advises 2.0.0rc10.dev0");
        pep("1.2.3a1", "1.2.3 1.3.0 2.0.0 1.2.3rc1 1.2.3 !advises 1.2.3a2.dev0");
        pep("1.2.3rc2.dev4", "1.2.3 1.3.0 2.0.0 1.2.3rc2 1.2.3 !advises 1.2.3rc2.dev5");
        pep("1.2.3rc2.post1", "1.2.3 1.3.0 2.0.0 1.2.3rc3 1.2.3 !advises 1.2.3rc3.dev0");
        pep("1.2.3.post1", "1.2.4 1.3.0 2.0.0 1.2.4rc1 !final 1.2.3.post2 1.2.4.dev0");
        pep("1.2.3.post1.dev2", "1.2.4 1.3.0 2.0.0 1.2.4rc1 1.2.3.post1 1.2.3.post1 1.2.3.post1.dev3");
        pep("1!1.2.3+local", "1!1.2.4 1!1.3.0 1!2.0.0 1!1.2.4rc1 !final 1!1.2.3.post1 1!1.2.4.dev0");
        pep("2024.4.1", "2024.4.2 2024.5.0 !year 2024.4.2rc1 !final 2024.4.1.post1 2024.4.2.dev0");
        pep("0.9.99999999999999999999", "0.9.100000000000000000000 0.10.0 1.0.0 0.9.100000000000000000000rc1 !final "
                                        "0.9.99999999999999999999.post1 0.9.100000000000000000000.dev0");
        sem("1.2.3", "1.2.4 1.3.0 2.0.0 1.2.4-rc.1 !final !no_post-releases 1.2.4-dev.0");
        sem("1.2.3+build.7", "1.2.4 1.3.0 2.0.0 1.2.4-rc.1 !final !no_post-releases 1.2.4-dev.0");
        sem("1.2.3-rc.9", "1.2.3 1.3.0 2.0.0 1.2.3-rc.10 1.2.3 !no_post-releases !no_development");
        sem("1.2.3-rc1", "1.2.3 1.3.0 2.0.0 1.2.3-rc2 1.2.3 !no_post-releases !no_development");
        sem("1.2.3-rc9", "1.2.3 1.3.0 2.0.0 !sort_below 1.2.3 !no_post-releases !no_development");
        sem("1.5.0-dev.0", "1.5.0 1.5.0 2.0.0 1.5.0-rc.1 1.5.0 !no_post-releases 1.5.0-dev.1");
        sem("1.5.0-dev", "1.5.0 1.5.0 2.0.0 1.5.0-rc.1 1.5.0 !no_post-releases 1.5.0-dev.1");
        sem("1.5.0-alpha.1", "1.5.0 1.5.0 2.0.0 1.5.0-rc.1 1.5.0 !no_post-releases !no_development");
        sem("1.5.0-snapshot", "1.5.0 1.5.0 2.0.0 !sort_below 1.5.0 !no_post-releases !no_development");
        sem("2024.4.1", "2024.4.2 2024.5.0 !year 2024.4.2-rc.1 !final !no_post-releases 2024.4.2-dev.0");
    }
    void raisesEveryLevel()
    {
        QFETCH(int, scheme);
        QFETCH(QString, from);
        QFETCH(int, level);
        QFETCH(QString, expected);
        const auto version = Version::parse(from, VersionScheme(scheme)).value();
        const auto next = bump(version, BumpLevel(level));
        if (expected.startsWith(u'!')) {
            QVERIFY2(!next, qPrintable(next ? next->text() : QString()));
            QCOMPARE(next.error().kind, Error::Kind::Refused);
            QVERIFY2(next.error().message.contains(expected.sliced(1).replace(u'_', u' ')),
                     qPrintable(next.error().message));
            QVERIFY(!next.error().remedy.isEmpty());
            return;
        }
        QVERIFY2(next, qPrintable(next ? QString() : describe(next.error())));
        QCOMPARE(next->text(), expected);
        QCOMPARE(next->normalized(), expected);
        QVERIFY(*next > version);
    }

    void saysWhenTheNextVersionIsTooLong()
    {
        const auto longest = Version::parse(QString(128, u'9'), VersionScheme::Pep440).value();
        const auto next = bump(longest, BumpLevel::Major);
        QVERIFY(!next);
        QVERIFY(next.error().message.contains(u"too long"_s));
    }

    void namesItsLevels()
    {
        for (const QString &name :
             {u"patch"_s, u"minor"_s, u"major"_s, u"candidate"_s, u"promote"_s, u"post"_s, u"dev"_s})
            QCOMPARE(bumpLevelName(bumpLevelFromName(name).value()), name);
        const auto unknown = bumpLevelFromName(u"huge");
        QCOMPARE(unknown.error().kind, Error::Kind::Usage);
        QVERIFY(unknown.error().remedy.contains(u"patch, minor, major"_s));
    }
};

QTEST_GUILESS_MAIN(TestBump)
#include "tst_bump.moc"
