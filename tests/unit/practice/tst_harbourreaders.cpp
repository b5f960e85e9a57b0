// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/files.h"
#include "changelog/changelog.h"
#include "practice/harbour.h"
#include "scan/policy.h"
#include "versionfile/versionfile.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace tagboat;

/// The samples are made without Tagboat's own readers; here these read them.
class TestHarbourReaders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void ourReadersSeeWhatTheSamplesPromise_data();
    void ourReadersSeeWhatTheSamplesPromise();

private:
    QTemporaryDir m_folder;
    Harbour m_harbour;
};

void TestHarbourReaders::initTestCase()
{
    const auto harbour = createHarbour(m_folder.path(), QDateTime::currentDateTimeUtc());
    QVERIFY2(harbour, harbour ? "" : qPrintable(describe(harbour.error())));
    m_harbour = *harbour;
}

void TestHarbourReaders::ourReadersSeeWhatTheSamplesPromise_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("ecosystem");
    QTest::addColumn<QString>("buildBackend");
    QTest::addColumn<QString>("version");
    QTest::addColumn<int>("unreleasedEntries");
    QTest::newRow("anchor-rs") << u"anchor-rs"_s << u"cargo"_s << QString() << u"0.5.0"_s << 2;
    QTest::newRow("buoy") << u"buoy"_s << u"python"_s << u"flit_core.buildapi"_s << u"0.2.1"_s << 3;
    QTest::newRow("fathom") << u"fathom"_s << u"python"_s << u"setuptools.build_meta"_s << QString() << 1;
    QTest::newRow("harbour-client") << u"harbour-client"_s << u"python"_s << u"poetry.core.masonry.api"_s << u"1.0.1"_s
                                    << 2;
    QTest::newRow("harbour-core") << u"harbour-core"_s << u"python"_s << u"hatchling.build"_s << u"1.4.2"_s << 9;
    QTest::newRow("keel") << u"keel"_s << u"generic"_s << QString() << u"0.8.1"_s << 2;
    QTest::newRow("lanyard") << u"lanyard"_s << u"npm"_s << QString() << u"1.1.0"_s << 0;
    QTest::newRow("sextant") << u"sextant"_s << u"python"_s << u"pdm.backend"_s << u"3.0.1"_s << 0;
    QTest::newRow("tidewatch") << u"tidewatch"_s << u"python"_s << u"setuptools.build_meta"_s << u"2.1.0"_s << 1;
}

void TestHarbourReaders::ourReadersSeeWhatTheSamplesPromise()
{
    QFETCH(const QString, name);
    QFETCH(const QString, ecosystem);
    QFETCH(const QString, buildBackend);
    QFETCH(const QString, version);
    QFETCH(const int, unreleasedEntries);
    const auto found = std::find_if(m_harbour.repositories.cbegin(), m_harbour.repositories.cend(),
                                    [&](const HarbourRepository &one) { return one.name == name; });
    QVERIFY(found != m_harbour.repositories.cend());
    const auto read = [&](const QString &path) { return readFileBelow(found->path, path); };

    ReleasePolicy policy;
    if (const auto bytes = read(u".tagboat.toml"_s)) {
        const auto parsed = ReleasePolicy::parse(*bytes, u".tagboat.toml"_s);
        QVERIFY2(parsed, parsed ? "" : qPrintable(describe(parsed.error())));
        QCOMPARE(parsed->warnings, QStringList());
        policy = *parsed;
    }
    QCOMPARE(policy.flow.value_or(u"tag-only"_s), found->flow);

    const VersionFileSet versions = findVersions(read, u"."_s, policy.versionFiles);
    QCOMPARE(versions.version, version);
    QCOMPARE(versions.ecosystem, ecosystem);
    QCOMPARE(versions.buildBackend, buildBackend);
    QVERIFY(versions.agree);
    QVERIFY(versions.problems.isEmpty());
    if (version.isEmpty())
        QCOMPARE(versions.origin, VersionFileSet::Origin::Vcs);

    const auto bytes = read(u"CHANGELOG.md"_s);
    QVERIFY(bytes);
    const auto changelog = Changelog::parse(*bytes, u"CHANGELOG.md"_s);
    QVERIFY(changelog);
    QCOMPARE(changelog->format(), ChangelogFormat::KeepAChangelog);
    QVERIFY(changelog->unreleased() != nullptr);
    QCOMPARE(changelog->unreleased()->entryCount(), unreleasedEntries);
    if (!version.isEmpty())
        QVERIFY(changelog->find(version) != nullptr);
}

QTEST_GUILESS_MAIN(TestHarbourReaders)
#include "tst_harbourreaders.moc"
