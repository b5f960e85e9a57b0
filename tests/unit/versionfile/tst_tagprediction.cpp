// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "memorytree.h"
#include "versionfile/tagprediction.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

class TestTagPrediction : public QObject
{
    Q_OBJECT

private:
    static QList<DescribedTag> tagsOf(const QString &text)
    {
        QList<DescribedTag> tags;
        for (const QString &each : text.split(u',', Qt::SkipEmptyParts)) {
            const QStringList parts = each.split(u'|');
            tags.append({parts[0], parts[1].toInt(), parts[2] == u"a"_s,
                         QDateTime::fromSecsSinceEpoch(parts[3].toLongLong(), Qt::UTC)});
        }
        return tags;
    }

    static TagSituation clean(const QList<DescribedTag> &tags)
    {
        return {tags,  10,    u"0123456789abcdef0123456789abcdef01234567"_s,     u"main"_s,
                false, false, QDateTime(QDate(2026, 1, 2), QTime(0, 0), Qt::UTC)};
    }

private Q_SLOTS:
    void saysWhatTheToolSays_data()
    {
        QTest::addColumn<TagRules>("rules");
        QTest::addColumn<TagSituation>("situation");
        QTest::addColumn<QString>("version");
        QFile file(QStringLiteral(TAGBOAT_TEST_DATA "/tagversions.tsv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QDateTime now(QDate(2026, 1, 2), QTime(0, 0), Qt::UTC);
        for (const QByteArray &line : file.readAll().split('\n')) {
            const QStringList cells = QString::fromUtf8(line).split(u'\t');
            if (line.startsWith('#') || cells.size() != 9)
                continue;
            TagRules rules{cells[1], {}};
            for (const QString &setting : cells[2].split(u';', Qt::SkipEmptyParts))
                rules.settings.insert(setting.section(u'=', 0, 0), setting.section(u'=', 1));
            QTest::addRow("%s: %s", qPrintable(cells[1]), qPrintable(cells[0]))
                << rules << TagSituation{tagsOf(cells[3]),
                                         cells[4].toInt(),
                                         cells[5],
                                         cells[6],
                                         cells[7] == u"True"_s,
                                         false,
                                         now}
                << cells[8];
        }
    }

    void saysWhatTheToolSays()
    {
        QFETCH(TagRules, rules);
        QFETCH(TagSituation, situation);
        QFETCH(QString, version);
        const auto prediction = predictVersion(rules, situation);
        if (version == u"fails"_s) {
            QVERIFY2(!prediction, qPrintable(prediction ? prediction->version : QString()));
            QCOMPARE(prediction.error().kind, Error::Kind::Invalid);
            QVERIFY(!prediction.error().remedy.isEmpty());
            return;
        }
        QVERIFY2(prediction, qPrintable(prediction ? QString() : describe(prediction.error())));
        QCOMPARE(prediction->version, version);
    }

    void namesWhatMayGoWrong()
    {
        TagSituation situation = clean({{u"v1.2.3-rc1"_s, 0, true, {}}, {u"v1.2.3"_s, 0, false, {}}});
        const TagRules scm{u"setuptools-scm"_s, {}};
        auto prediction = predictVersion(scm, situation);
        QCOMPARE(prediction->version, u"1.2.3rc1"_s);
        QCOMPARE(prediction->caveats.size(), 1);
        QVERIFY(prediction->caveats[0].startsWith(u"v1.2.3 stands on the same commit as v1.2.3-rc1"_s));
        situation.shallow = true;
        situation.dirty = true;
        prediction = predictVersion(scm, situation);
        QCOMPARE(prediction->caveats.size(), 4);
        QVERIFY(prediction->caveats[0].contains(u"dirty"_s));
        QVERIFY(prediction->caveats[1].contains(u"shallow"_s));
        QVERIFY(prediction->caveats[2].contains(u"local part"_s));
        prediction = predictVersion(scm, clean({{u"v1"_s, 0, false, {}}}));
        QVERIFY(prediction->caveats[0].contains(u"any tag with a digit"_s));
    }

    void doesNotGuessWhatCodeDecides_data()
    {
        QTest::addColumn<TagRules>("rules");
        const auto rules = [](const QString &tool, const QString &key, const QString &value) {
            return TagRules{tool, {{key, value}}};
        };
        QTest::newRow("another tool") << rules(u"versioningit"_s, {}, {});
        QTest::newRow("a scheme of one's own") << rules(u"setuptools-scm"_s, u"version_scheme"_s, u"my:scheme"_s);
        QTest::newRow("a local scheme") << rules(u"hatch-vcs"_s, u"local_scheme"_s, u"mine"_s);
        QTest::newRow("git describe") << rules(u"setuptools-scm"_s, u"git_describe_command"_s, u"?"_s);
        QTest::newRow("versioneer's style") << rules(u"versioneer"_s, u"style"_s, u"pep440-branch"_s);
        QTest::newRow("a format") << rules(u"poetry-dynamic-versioning"_s, u"format"_s, u"{base}"_s);
        QTest::newRow("a pattern") << rules(u"poetry-dynamic-versioning"_s, u"pattern"_s, u"(?P<base>.*)"_s);
        QTest::newRow("pdm's format") << rules(u"pdm-scm"_s, u"version_format"_s, u"m:f"_s);
    }

    void doesNotGuessWhatCodeDecides()
    {
        QFETCH(TagRules, rules);
        const auto prediction = predictVersion(rules, clean({{u"v1.2.3"_s, 2, false, {}}}));
        QVERIFY(!prediction);
        QCOMPARE(prediction.error().kind, Error::Kind::NotFound);
    }

    void readsTheSettings_data()
    {
        QTest::addColumn<MemoryTree>("tree");
        QTest::addColumn<TagRules>("rules");
        const QByteArray head = "[project]\nname='p'\ndynamic=['version']\n";
        const auto project = [&](const QByteArray &text) { return MemoryTree{{u"pyproject.toml"_s, head + text}}; };
        QTest::newRow("setuptools-scm")
            << project("[build-system]\nrequires=['setuptools_scm[toml]>=8']\n[tool.setuptools_scm]\ntag_regex='x'\n"
                       "local_scheme='no-local-version'\n")
            << TagRules{u"setuptools-scm"_s, {{u"tag_regex"_s, u"x"_s}, {u"local_scheme"_s, u"no-local-version"_s}}};
        QTest::newRow("setuptools-scm's newer keys")
            << project("[tool.setuptools_scm]\ntag = {prefix = 'a-', strict = true, regex = 'y'}\n")
            << TagRules{u"setuptools-scm"_s,
                        {{u"tag.prefix"_s, u"a-"_s}, {u"tag.strict"_s, u"true"_s}, {u"tag_regex"_s, u"y"_s}}};
        QTest::newRow("hatch-vcs")
            << project("[tool.hatch.version]\nsource='vcs'\ntag-pattern='z'\nfallback-version='1'\n[tool.hatch.version."
                       "raw-options]\nversion_scheme='no-guess-dev'\n")
            << TagRules{u"hatch-vcs"_s,
                        {{u"tag_regex"_s, u"z"_s},
                         {u"fallback_version"_s, u"1"_s},
                         {u"version_scheme"_s, u"no-guess-dev"_s}}};
        QTest::newRow("pdm") << project("[tool.pdm.version]\nsource='scm'\ntag_filter='v*'\n")
                             << TagRules{u"pdm-scm"_s, {{u"source"_s, u"scm"_s}, {u"tag_filter"_s, u"v*"_s}}};
        QTest::newRow("versioneer") << project("[build-system]\nrequires=['versioneer']\n[tool.versioneer]\nVCS='git'\n"
                                               "tag_prefix='v'\n")
                                    << TagRules{u"versioneer"_s, {{u"VCS"_s, u"git"_s}, {u"tag_prefix"_s, u"v"_s}}};
        QTest::newRow("Poetry") << MemoryTree{{u"pyproject.toml"_s,
                                               "[tool.poetry]\nname='p'\nversion='0.0.0'\n[tool.poetry-dynamic-"
                                               "versioning]\nenable=true\npattern-prefix='x-'\n"}}
                                << TagRules{u"poetry-dynamic-versioning"_s,
                                            {{u"enable"_s, u"true"_s}, {u"pattern_prefix"_s, u"x-"_s}}};
        QTest::newRow("setup.py") << MemoryTree{{u"setup.py"_s, "setup(use_scm_version=True)\n"}}
                                  << TagRules{u"setuptools-scm"_s, {}};
    }

    void readsTheSettings()
    {
        QFETCH(MemoryTree, tree);
        QFETCH(TagRules, rules);
        const VersionFileSet set = findVersions(readerOf(tree), u"."_s);
        QCOMPARE(set.origin, VersionFileSet::Origin::Vcs);
        QVERIFY(set.tagRules);
        QCOMPARE(set.tagRules->tool, rules.tool);
        QCOMPARE(set.tagRules->settings, rules.settings);
        QVERIFY(predictsTool(rules.tool));
    }
};

QTEST_GUILESS_MAIN(TestTagPrediction)
#include "tst_tagprediction.moc"
