// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "lintcase.h"

using namespace Qt::StringLiterals;
using namespace tagboat;
using namespace tagboat::test;

/// The rules of releases: Unreleased, versions, dates, tags, yanks, and the damage of whole files.
class TestLintReleases : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unreleased_data();
    void unreleased() { check(); }
    void versions_data();
    void versions() { check(); }
    void dates_data();
    void dates() { check(); }
    void tags_data();
    void tags() { check(); }
    void yanks_data();
    void yanks() { check(); }
    void damage_data();
    void damage() { check(); }
    void underlines_data();
    void underlines() { check(); }
    void headings_data();
    void headings() { check(); }

private:
    static void check()
    {
        QFETCH(const LintCase, row);
        checkCase(row);
    }
};

void TestLintReleases::unreleased_data()
{
    const QString missing = u"missing-unreleased"_s;
    const QString second = u"second-unreleased"_s;
    const QByteArray release = "## [1.0.0] - 2026-01-01\n\n- A pier.\n";
    const LintContext out = tagged({{u"1.0.0"_s, QDate(2026, 1, 1)}});
    addRows({
        {"none, after a release", missing, lintHead + release, 5, lintHead + "## [Unreleased]\n\n" + release, out},
        {"none, without brackets", missing, lintHead + "## 1.0.0 - 2026-01-01\n\n- A pier.\n", 5,
         lintHead + "## Unreleased\n\n## 1.0.0 - 2026-01-01\n\n- A pier.\n", out},
        {"there is one", missing, lintHead + "## [Unreleased]\n\n" + release, 0, {}, out},
        {"while a release is made",
         missing,
         lintHead + "## [1.1.0] - 2026-11-20\n\n- A quay.\n\n" + release,
         0,
         {},
         out},
        {"a file that does not promise one", missing, "# News\n\n## 1.0.0\n\n- A pier.\n", 0, {}, out},
        {"in reStructuredText", missing, "1.0.0\n-----\n\n- A pier.\n", 0, {}, out, u"CHANGES.rst"_s},
        {"two, the second empty", second, lintHead + "## [Unreleased]\n\n- A quay.\n\n## [Unreleased]\n\n" + release, 9,
         lintHead + "## [Unreleased]\n\n- A quay.\n\n" + release},
        {"two, the first empty", second, lintHead + "## [Unreleased]\n\n## [Unreleased]\n\n- A quay.\n\n" + release, 7,
         lintHead + "## [Unreleased]\n\n- A quay.\n\n" + release},
        {"two, both full", second,
         lintHead + "## [Unreleased]\n\n- A quay.\n\n## Unreleased\n\n- A buoy.\n\n" + release, 9},
        {"one for each line of maintenance", second, "## 3.1.0 (unreleased)\n\n- A\n\n## 3.0.2 (unreleased)\n\n- B\n",
         0},
    });
}

void TestLintReleases::versions_data()
{
    const QString twice = u"duplicate-version"_s;
    const QString order = u"version-order"_s;
    const QString empty = u"empty-section"_s;
    const QString scheme = u"scheme-mismatch"_s;
    const QByteArray a = "## 1.1.0 - 2026-02-01\n\n- A\n\n";
    const QByteArray b = "## 1.0.0 - 2026-01-01\n\n- B\n";
    LintContext python = lintContext();
    python.scheme = VersionScheme::Pep440;
    addRows({
        {"the same spelling", twice, a + "## 1.1.0 - 2026-02-01\n\n- C\n\n" + b, 5},
        {"another spelling", twice, "## 1.1rc1\n\n- A\n\n## 1.1.0-rc.1\n\n- B\n", 5, {}, python},
        {"an empty one", twice, a + "## 1.1.0 - 2026-02-01\n\n" + b, 5, a + b},
        {"a series and its first", twice, "## 7.6\n\nWords.\n\n## 7.6.1\n\n- A\n\n## 7.6.0\n\n- B\n", 0, {}, python},
        {"components in one file", twice, "## core 1.0.0\n\n- A\n\n## cli 1.0.0\n\n- B\n", 0},
        {"a part of the same release", twice,
         "## 1.1.0\n\nWords.\n\n### 1.1.0 (2026-01-01) changes\n\n- A\n\n## 1.0.0\n\n- B\n", 0},
        {"build metadata apart", twice, "## 1.0.0+b\n\n- A\n\n## 1.0.0+a\n\n- B\n", 0},
        {"newest first", order, a + b, 0},
        {"the older first, in one line", order,
         "## 1.0.0\n\n- B\n\n## 1.0.1\n\n- A\n\n## 0.9.0\n\n- C\n\n## 0.8.0\n\n- D\n", 5,
         "## 1.0.1\n\n- A\n\n## 1.0.0\n\n- B\n\n## 0.9.0\n\n- C\n\n## 0.8.0\n\n- D\n"},
        {"by PEP 440, not by letters", order, "## 1.10\n\n- A\n\n## 1.9\n\n- B\n\n## 1.9rc1\n\n- C\n", 0, {}, python},
        {"by PEP 440, a final below its candidate", order,
         "## 2.0\n\n- A\n\n## 1.0rc1\n\n- B\n\n## 1.0\n\n- C\n\n## 0.9\n\n- D\n", 9,
         "## 2.0\n\n- A\n\n## 1.0\n\n- C\n\n## 1.0rc1\n\n- B\n\n## 0.9\n\n- D\n", python},
        {"maintenance by date", order, "## 1.0.1 - 2026-03-01\n\n- C\n\n" + a + b, 0},
        {"both orders broken", order,
         "## 1.1.0 - 2026-02-01\n\n- A\n\n## 2.0.0 - 2026-03-01\n\n- B\n\n## 1.0.0 - 2026-01-01\n\n- C\n\n## "
         "0.9.0\n\n- D\n",
         5,
         "## 2.0.0 - 2026-03-01\n\n- B\n\n## 1.1.0 - 2026-02-01\n\n- A\n\n## 1.0.0 - 2026-01-01\n\n- C\n\n## "
         "0.9.0\n\n- D\n"},
        {"the oldest first, always", order, "## 1.0.0\n\n- A\n\n## 1.1.0\n\n- B\n\n## 1.1.1\n\n- C\n", 0},
        {"says nothing", empty, "## 1.1.0 - 2026-02-01\n\n" + b, 1, b},
        {"says something", empty, "## 1.1.0 - 2026-02-01\n\nNothing changed.\n\n" + b, 0},
        {"an empty Unreleased", empty, "## Unreleased\n\n" + b, 0},
        {"an old empty release", empty, a + b + "\n## 0.9.0\n", 0, {}, tagged({{u"1.1.0"_s, {}}, {u"1.0.0"_s, {}}})},
        {"Semantic Versioning with dates", scheme,
         "It adheres to [Semantic Versioning](https://semver.org).\n\n## 2026.1.0\n\n- A\n", 1},
        {"Semantic Versioning as it says", scheme,
         "It adheres to [Semantic Versioning](https://semver.org).\n\n" + a + b, 0},
        {"Semantic Versioning written by PEP 440",
         scheme,
         "It adheres to Semantic Versioning.\n\n## 1.0rc1\n\n- A\n",
         0,
         {},
         python},
        {"dates that are none", scheme, "We use [CalVer](https://calver.org).\n\n" + a, 1},
        {"short years", scheme, "We use [CalVer](https://calver.org).\n\n## 26.1.0\n\n- A\n", 0},
    });
}

void TestLintReleases::dates_data()
{
    const QString bad = u"bad-date"_s;
    const QString future = u"future-date"_s;
    const QString falling = u"decreasing-date"_s;
    const QString differs = u"date-differs-from-tag"_s;
    const QByteArray old = "\n## [1.0.0] - 2026-01-01\n\n- A\n";
    const auto part = [](const QByteArray &date) { return QByteArray("## [1.1.0] - " + date + "\n\n- B\n"); };
    const LintContext tag = tagged({{u"1.1.0"_s, QDate(2026, 2, 3)}});
    const LintContext both = tagged({{u"1.1.1"_s, QDate(2026, 2, 3)}, {u"1.1.0"_s, QDate(2026, 2, 1)}});
    LintContext retagged = tag;
    retagged.tags[0].committed = QDate(2025, 12, 30);
    addRows({
        {"no such month", bad, part("2026-13-40") + old, 1},
        {"no such day, with the tag", bad, part("2026-02-30") + old, 1, part("2026-02-03") + old, tag},
        {"a placeholder", bad, part("YYYY-MM-DD") + old, 1, part("2026-11-20") + old},
        {"a placeholder's day", bad, part("2026-02-XX") + old, 1, part("2026-02-03") + old, tag},
        {"in words", bad, "## 1.1.0 (6th December, 2024)\n\n- A\n", 0},
        {"otherwise than the others", bad, part("2026/02/03") + old + "\n## [0.9.0] - 2025-01-01\n\n- C\n", 1,
         part("2026-02-03") + old + "\n## [0.9.0] - 2025-01-01\n\n- C\n"},
        {"day or month first, nobody knows", bad, part("02/03/2026") + old + "\n## [0.9.0] - 2025-01-01\n\n- C\n", 0},
        {"a leap day", bad, part("2024-02-29"), 0},
        {"to come", future, part("2026-12-24") + old, 1, part("2026-11-20") + old},
        {"to come, but tagged", future, part("2027-02-03") + old, 1, part("2026-02-03") + old, tag},
        {"tomorrow, somewhere", future, part("2026-11-21") + old, 0},
        {"before the one it follows", falling, "## 1.1.1 - 2026-01-03\n\n- A\n\n## 1.1.0 - 2026-02-01\n\n- B\n", 1,
         "## 1.1.1 - 2026-02-03\n\n- A\n\n## 1.1.0 - 2026-02-01\n\n- B\n", both},
        {"the other one is wrong", falling, "## 1.1.1 - 2026-02-03\n\n- A\n\n## 1.1.0 - 2026-03-01\n\n- B\n", 5,
         "## 1.1.1 - 2026-02-03\n\n- A\n\n## 1.1.0 - 2026-02-01\n\n- B\n", both},
        {"another line of maintenance", falling, "## 2.0.0 - 2026-01-03\n\n- A\n\n## 1.1.0 - 2026-02-01\n\n- B\n", 0},
        {"in their order", falling, "## 1.1.1 - 2026-02-01\n\n- A\n\n## 1.1.0 - 2026-02-01\n\n- B\n", 0},
        {"not the tag's", differs, part("2026-02-10") + old, 1, part("2026-02-03") + old, tag},
        {"the tag's manner is the file's", differs, "## 1.1.0 (6th March, 2026)\n\n- A\n", 1,
         "## 1.1.0 (3rd February, 2026)\n\n- A\n", tag},
        {"a day away", differs, part("2026-02-04") + old, 0, {}, tag},
        {"the commit's, tagged again later", differs, part("2025-12-30") + old, 0, {}, retagged},
        {"below the heading", differs, "Version 1.1.0\n-------------\n\nReleased 2026-02-10\n\n- A\n", 1,
         "Version 1.1.0\n-------------\n\nReleased 2026-02-03\n\n- A\n", tag, u"CHANGES.rst"_s},
    });
}

void TestLintReleases::tags_data()
{
    const QString untagged = u"version-without-tag"_s;
    const QString untold = u"tag-without-section"_s;
    QByteArray text = "# Changes\n\n";
    QList<std::pair<QString, QDate>> known;
    for (int minor = 20; minor > 0; --minor) {
        const QString version = u"1.%1.0"_s.arg(minor);
        text += "## " + version.toUtf8() + "\n\n- A\n\n";
        known.append({version, QDate(2026, 1, 1)});
    }
    auto without = known;
    without.removeAt(2);
    auto half = known;
    half.removeIf([](const auto &tag) { return tag.first.section(u'.', 1, 1).toInt() % 2 == 0; });
    auto more = known;
    more.append({u"1.19.1"_s, QDate(2026, 1, 1)});
    auto later = known;
    later.append({u"1.21.0"_s, QDate(2026, 1, 1)});
    auto candidate = known;
    candidate.append({u"1.21.0-rc.1"_s, QDate(2026, 1, 1)});
    auto hidden = known;
    hidden.removeFirst();
    addRows({
        {"all have theirs", untagged, text, 0, {}, tagged(known)},
        {"one has none", untagged, text, 11, {}, tagged(without)},
        {"the next one has none yet", untagged, text, 0, {}, tagged(hidden)},
        {"who tags now and then", untagged, text, 0, {}, tagged(half)},
        {"nothing is known of tags", untagged, text, 0},
        {"every tag is told of", untold, text, 0, {}, tagged(known)},
        {"one between is not", untold, text, 7, {}, tagged(more)},
        {"the last one is not", untold, text, 3, {}, tagged(later)},
        {"a candidate needs none", untold, text, 0, {}, tagged(candidate)},
    });
}

void TestLintReleases::yanks_data()
{
    const QByteArray plain = "## [1.0.0] - 2026-01-01\n\n- A\n";
    const QByteArray marked = "## [1.0.0] - 2026-01-01 [YANKED]\n\n- A\n";
    LintContext yanked = lintContext();
    yanked.index = QHash<QString, bool>{{u"1.0.0"_s, true}};
    LintContext offered = lintContext();
    offered.index = QHash<QString, bool>{{u"1.0.0"_s, false}};
    addRows({
        {"yanked and silent", u"yanked-unmarked"_s, plain, 1, marked, yanked},
        {"yanked and marked", u"yanked-unmarked"_s, marked, 0, {}, yanked},
        {"not asked", u"yanked-unmarked"_s, plain, 0},
        {"marked and offered", u"marked-not-yanked"_s, marked, 1, plain, offered},
        {"plain and offered", u"marked-not-yanked"_s, plain, 0, {}, offered},
        {"marked, not asked", u"marked-not-yanked"_s, marked, 0},
        {"underlined", u"yanked-unmarked"_s, "1.0.0\n-----\n\n- A\n", 1, "1.0.0 [YANKED]\n--------------\n\n- A\n",
         yanked, u"CHANGES.rst"_s},
    });
}

void TestLintReleases::damage_data()
{
    const QString conflict = u"conflict-marker"_s;
    const QByteArray part = "## 1.0.0\n\n";
    addRows({
        {"a conflict", conflict, part + "<<<<<<< HEAD\n- A\n=======\n- B\n>>>>>>> other\n", 3, part + "- A\n- B\n"},
        {"with the common lines", conflict,
         part + "<<<<<<< HEAD\r\n- A\r\n||||||| base\r\n- C\r\n=======\r\n- B\r\n>>>>>>> other\r\n", 3,
         part + "- A\r\n- B\r\n"},
        {"half a conflict", conflict, part + "- A\n>>>>>>> other\n", 4},
        {"an underline", conflict, "Release\n=======\n\n1.0.0\n-----\n\n- A\n", 0},
        {"characters read as Windows-1252", u"mojibake"_s,
         part + "- It\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2s caf\xC3\x83\xC2\xA9\n", 3,
         part + "- It\xE2\x80\x99s caf\xC3\xA9\n"},
        {"lost characters", u"mojibake"_s, part + "- caf\xEF\xBF\xBD\n", 3},
        {"proper characters", u"mojibake"_s, part + "- caf\xC3\xA9, \xC3\x83o, \xE2\x80\x99\n", 0},
        {"shown as code", u"mojibake"_s, part + "- `\xC3\x83\xC2\xA9` is read as it stands\n", 0},
        {"an open end", u"missing-final-newline"_s, part + "- A", 3, part + "- A\n"},
        {"an open end with CRLF", u"missing-final-newline"_s, "## 1.0.0\r\n\r\n- A", 3, "## 1.0.0\r\n\r\n- A\r\n"},
        {"an end", u"missing-final-newline"_s, part + "- A\n", 0},
    });
}

void TestLintReleases::underlines_data()
{
    const QString rule = u"short-underline"_s;
    const QString rst = u"CHANGES.rst"_s;
    const QByteArray old = "1.0.0\n=====\n\n- A\n";
    addRows({
        {"as long", rule, "Unreleased\n==========\n\n- B\n\n" + old, 0, {}, lintContext(), rst},
        {"longer", rule, "Unreleased\n=============\n\n- B\n\n" + old, 0, {}, lintContext(), rst},
        {"shorter", rule, "Unreleased\n=======\n\n- B\n\n" + old, 1, "Unreleased\n==========\n\n- B\n\n" + old,
         lintContext(), rst},
        {"wide characters", rule, "1.1.0 船舶\n========\n\n- B\n\n" + old, 1, "1.1.0 船舶\n==========\n\n- B\n\n" + old,
         lintContext(), rst},
        {"over and under", rule, "=======\nUnreleased\n=======\n\n- B\n\n=====\n1.0.0\n=====\n\n- A\n", 1,
         "==========\nUnreleased\n==========\n\n- B\n\n=====\n1.0.0\n=====\n\n- A\n", lintContext(), rst},
        {"Markdown's may be short", rule, "Unreleased\n===\n\n- B\n\n" + old, 0},
    });
}

void TestLintReleases::headings_data()
{
    const QString jump = u"heading-jump"_s;
    addRows({
        {"two levels down", jump, "## 1.1.0\n\n#### Fixed\n\n- A\n\n## 1.0.0\n\n### Fixed\n\n- B\n", 3,
         "## 1.1.0\n\n### Fixed\n\n- A\n\n## 1.0.0\n\n### Fixed\n\n- B\n"},
        {"a type inside another", jump,
         "## Unreleased\n\n### Changed\n\n- A\n\n##### Removed\n\n- B\n\n## 1.0.0\n\n- C\n", 7,
         "## Unreleased\n\n### Changed\n\n- A\n\n### Removed\n\n- B\n\n## 1.0.0\n\n- C\n"},
        {"other words inside a section", jump, "## Unreleased\n\n### Changed\n\n##### Windows\n\n- B\n", 5,
         "## Unreleased\n\n### Changed\n\n#### Windows\n\n- B\n"},
        {"a level inside a section", jump, "## Unreleased\n\n### Changed\n\n#### Windows\n\n- B\n", 0},
        {"one level down", jump, "## 1.1.0\n\n### Fixed\n\n- A\n", 0},
        {"a file that always does", jump,
         "## 1.2.0\n\n#### Fixed\n\n- A\n\n## 1.1.0\n\n#### Fixed\n\n- A\n\n## 1.0.0\n\n#### Fixed\n\n- B\n", 0},
    });
}

QTEST_GUILESS_MAIN(TestLintReleases)
#include "tst_lintreleases.moc"
