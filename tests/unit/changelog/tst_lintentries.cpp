// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "lintcase.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;
using namespace tagboat;
using namespace tagboat::test;

namespace
{
const QByteArray open = lintHead + "## [Unreleased]\n\n";
const QByteArray out = "## [1.0.0] - 2026-01-01\n\n### Fixed\n\n- A\n";

LintContext published()
{
    return tagged({{u"1.0.0"_s, QDate(2026, 1, 1)}});
}

LintContext breaks(const QString &subject, const QString &text)
{
    LintContext context = published();
    DraftEntry commit;
    commit.text = text;
    commit.subject = subject;
    commit.breaking = true;
    context.breaking = {commit};
    return context;
}
} // namespace

/// The rules of types and entries.
class TestLintEntries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void types_data();
    void types() { check(); }
    void words_data();
    void words() { check(); }
    void breaking_data();
    void breaking() { check(); }
    void shipped_data();
    void shipped() { check(); }
    void generatedFilesAreLeftAlone();
    void certainFixesAreMadeAtOnceAndStay();
    void fixesChangeTheirOwnLinesAlone();
    void tenThousandLinesTakeNoTime();
    void theRulesAreListed();

private:
    static void check()
    {
        QFETCH(const LintCase, row);
        checkCase(row);
    }
};

void TestLintEntries::types_data()
{
    const QString empty = u"empty-type"_s;
    const QString unknown = u"unknown-type"_s;
    const QString twice = u"duplicate-type"_s;
    const QString order = u"type-order"_s;
    const QByteArray next = lintHead + "## [1.1.0] - 2026-02-01\n\n";
    LintContext own = published();
    own.sections = {u"Fixed"_s, u"Added"_s, u"Docs"_s};
    own.ownSections = true;
    const QByteArray habit =
        "## [1.0.0]\n\n### Fixed\n\n- A\n\n### Added\n\n- B\n\n## [0.9.0]\n\n### Fixed\n\n- A\n\n### Added\n\n- B\n";
    addRows({
        {"no entries", empty, next + "### Added\n\n### Fixed\n\n- B\n\n" + out, 7, next + "### Fixed\n\n- B\n\n" + out,
         published()},
        {"no entries at the end", empty, next + "### Added\n\n- B\n\n### Fixed\n\n" + out, 11,
         next + "### Added\n\n- B\n\n" + out, published()},
        {"a frame in Unreleased", empty, open + "### Added\n\n### Fixed\n\n" + out, 0, {}, published()},
        {"words instead of entries", empty, next + "### Added\n\nNothing.\n\n" + out, 0, {}, published()},
        {"of a published release",
         empty,
         lintHead + "## [1.0.0]\n\n### Added\n\n### Fixed\n\n- A\n",
         0,
         {},
         published()},
        {"a name for Fixed", unknown, open + "### Bug fixes\n\n- B\n\n" + out, 7, open + "### Fixed\n\n- B\n\n" + out,
         published()},
        {"a name for nothing", unknown, open + "### Weather\n\n- B\n\n" + out, 7, {}, published()},
        {"a type of the project's", unknown, open + "### Docs\n\n- B\n\n" + out, 0, {}, own},
        {"in use elsewhere",
         unknown,
         open + "### Weather\n\n- B\n\n## [1.0.0]\n\n### Weather\n\n- A\n",
         0,
         {},
         published()},
        {"no Keep a Changelog", unknown, "# News\n\n## 1.1.0\n\n### Weather\n\n- B\n", 0},
        {"with an emoji", unknown, open + "### \xE2\x9C\xA8 Added\n\n- B\n\n" + out, 0, {}, published()},
        {"two lists", twice, open + "### Fixed\n\n- B\n\n### Added\n\n- C\n\n### Fixed\n\n- D\n\n" + out, 15,
         open + "### Fixed\n\n- B\n- D\n\n### Added\n\n- C\n\n" + out, published()},
        {"two lists at an end without line end", twice, open + "### Fixed\n\n- B\n\n### Fixed\n\n- C\n- D", 11,
         open + "### Fixed\n\n- B\n- C\n- D", published()},
        {"one below the other, with Windows' line ends", twice,
         QByteArray(open + "### Fixed\n\n- B\n### Fixed\n\n- C").replace("\n", "\r\n"), 10,
         QByteArray(open + "### Fixed\n\n- B\n- C").replace("\n", "\r\n"), published()},
        {"one of two is empty", twice, open + "### Fixed\n\n- B\n\n### Fixed\n\n" + out, 11,
         open + "### Fixed\n\n- B\n\n" + out, published()},
        {"below components",
         twice,
         open + "### core\n\n#### Fixed\n\n- B\n\n### cli\n\n#### Fixed\n\n- C\n\n" + out,
         0,
         {},
         published()},
        {"once each", twice, open + "### Added\n\n- B\n\n### Fixed\n\n- C\n\n" + out, 0, {}, published()},
        {"out of order", order, open + "### Fixed\n\n- B\n  more\n\n### Added\n\n- C\n\n" + out, 12,
         open + "### Added\n\n- C\n\n### Fixed\n\n- B\n  more\n\n" + out, published()},
        {"in order", order, open + "### Added\n\n- B\n\n### Fixed\n\n- C\n\n" + out, 0, {}, published()},
        {"in the project's order", order, open + "### Fixed\n\n- B\n\n### Added\n\n- C\n\n" + out, 0, {}, own},
        {"as the project always does",
         order,
         open + "### Fixed\n\n- B\n\n### Added\n\n- C\n\n" + habit,
         0,
         {},
         published()},
    });
}

void TestLintEntries::words_data()
{
    const QString dump = u"commit-dump"_s;
    const QString placeholder = u"placeholder-text"_s;
    const QString twice = u"duplicate-entry"_s;
    const QString security = u"security-without-identifier"_s;
    const auto fixed = [](const QByteArray &entries) {
        return QByteArray(open + "### Fixed\n\n" + entries + "\n" + out);
    };
    const auto safe = [](const QByteArray &entries) {
        return QByteArray(open + "### Security\n\n" + entries + "\n" + out);
    };
    const QByteArray dumps = lintHead + "## [1.1.0]\n\n- fix: a\n\n## [1.0.0]\n\n- fix: b\n- feat: c\n";
    addRows({
        {"a conventional subject", dump, fixed("- fix(api): low water no longer stops\n"), 9,
         fixed("- Low water no longer stops\n"), published()},
        {"a hash", dump, fixed("- B\n- 1a2b3c4 Tidy\n"), 10, fixed("- B\n"), published()},
        {"a merge", dump, fixed("- Merge pull request #7 from kim/tides\n- B\n"), 9, fixed("- B\n"), published()},
        {"words", dump, fixed("- Fix: low water no longer stops\n"), 0, {}, published()},
        {"a word of hexadecimal letters", dump, fixed("- defaced boats are told\n"), 0, {}, published()},
        {"a project that lists commits", dump, dumps, 0, {}, published()},
        {"to be done", placeholder, fixed("- TODO: say what\n"), 9, {}, published()},
        {"nothing at all", placeholder, fixed("- B\n-\n"), 10, fixed("- B\n"), published()},
        {"three dots", placeholder, fixed("- ...\n"), 9, {}, published()},
        {"a number to come", placeholder, fixed("- B (#XXX)\n"), 9, {}, published()},
        {"the editor's own", placeholder, fixed("- New entry\n"), 9, {}, published()},
        {"zest.releaser's own", placeholder, fixed("- Nothing changed yet.\n"), 9, {}, published()},
        {"the frame of Requests",
         placeholder,
         fixed("- \\[Short description of non-trivial change.\\]\n"),
         9,
         {},
         published()},
        {"no entry", placeholder, fixed("- B\n\nNothing changed yet.\n"), 0, {}, published()},
        {"about such marks", placeholder, fixed("- `TODO` and FIXME marks are counted\n"), 0, {}, published()},
        {"in a comment", placeholder, fixed("<!-- TODO: sort -->\n- B\n"), 0, {}, published()},
        {"of a published release", placeholder, lintHead + "## [1.0.0]\n\n- TODO: say what\n", 0, {}, published()},
        {"the same twice", twice, fixed("- B\n- C\n- B\n"), 11, fixed("- B\n- C\n"), published()},
        {"the same in other lines", twice, fixed("- B and\n  C\n- B and C\n"), 11, fixed("- B and\n  C\n"),
         published()},
        {"published already", twice, open + "- B (#7)\n\n## [1.0.0]\n\n- B (#7)\n", 7,
         open + "## [1.0.0]\n\n- B (#7)\n", published()},
        {"with each release", twice, open + "- Dependencies\n\n## [1.0.0]\n\n- Dependencies\n", 0, {}, published()},
        {"different", twice, fixed("- B\n- C\n"), 0, {}, published()},
        {"no identifier", security, safe("- Tokens are hidden\n"), 9, {}, published()},
        {"an identifier", security, safe("- Tokens are hidden (CVE-2026-12345)\n"), 0, {}, published()},
        {"elsewhere", security, fixed("- Tokens are hidden\n"), 0, {}, published()},
    });
}

void TestLintEntries::breaking_data()
{
    const QString unmarked = u"breaking-unmarked"_s;
    const QString bump = u"breaking-small-bump"_s;
    const LintContext drop = breaks(u"drop Python 3.8"_s, u"Drop Python 3.8"_s);
    LintContext patch = published();
    patch.nextVersion = u"1.0.1"_s;
    LintContext major = published();
    major.nextVersion = u"2.0.0"_s;
    const QByteArray marked = "- **Breaking:** B\n";
    const QByteArray before = "## [0.4.0]\n\n- A\n";
    const LintContext early = tagged({{u"0.4.0"_s, {}}});
    addRows({
        {"the commit says it", unmarked, open + "- Drop Python 3.8\n\n" + out, 7,
         open + "- **Breaking:** Drop Python 3.8\n\n" + out, drop},
        {"both say it", unmarked, open + "- **Breaking:** Drop Python 3.8\n\n" + out, 0, {}, drop},
        {"the type says it", unmarked, open + "### Breaking changes\n\n- Drop Python 3.8\n\n" + out, 0, {}, drop},
        {"another entry", unmarked, open + "- Berths have names\n\n" + out, 0, {}, drop},
        {"with a patch", bump, open + marked + "\n" + out, 7, {}, patch},
        {"with a major release", bump, open + marked + "\n" + out, 0, {}, major},
        {"the next is not known", bump, open + marked + "\n" + out, 0, {}, published()},
        {"something removed", bump, open + "### Removed\n\n- B\n\n" + out, 9, {}, patch},
        {"cut as a minor release", bump, lintHead + "## [1.1.0]\n\n" + marked + "\n" + out, 7, {}, published()},
        {"cut as a major release", bump, lintHead + "## [2.0.0]\n\n" + marked + "\n" + out, 0, {}, published()},
        {"a minor release below 1.0", bump, lintHead + "## [0.5.0]\n\n" + marked + "\n" + before, 0, {}, early},
        {"a patch below 1.0", bump, lintHead + "## [0.4.1]\n\n" + marked + "\n" + before, 7, {}, early},
        {"dates for versions",
         bump,
         lintHead + "## [2026.2]\n\n" + marked + "\n## [2026.1]\n\n- A\n",
         0,
         {},
         tagged({{u"2026.1.0"_s, {}}})},
    });
}

void TestLintEntries::shipped_data()
{
    const QString rule = u"entry-in-shipped-section"_s;
    LintContext then = published();
    then.shipped = {{u"1.0.0"_s, {u"The tide table is shown"_s, u"Berths have names"_s}}};
    LintContext silent = published();
    silent.shipped = {{u"1.0.0"_s, {}}};
    const QByteArray part = "## [1.0.0] - 2026-01-01\n\n### Fixed\n\n- The tide table is shown\n- Berths have names\n";
    addRows({
        {"it slipped in", rule, open + "### Fixed\n\n- C\n\n" + part + "- Locks open again\n", 17,
         open + "### Fixed\n\n- C\n- Locks open again\n\n" + part, then},
        {"as it was", rule, open + part, 0, {}, then},
        {"said better", rule, open + QByteArray(part).replace("table is shown", "tables are shown again"), 0, {}, then},
        {"wrapped otherwise, with a link",
         rule,
         open + QByteArray(part).replace("have names", "have\n  names."),
         0,
         {},
         then},
        {"nothing was told then", rule, open + part, 0, {}, silent},
        {"nothing is known", rule, open + part, 0, {}, published()},
    });
}

void TestLintEntries::generatedFilesAreLeftAlone()
{
    const QByteArray text =
        "# Changelog\n\nThis was generated by auto-changelog.\n\n## [1.1.0](https://a.example/compare/v1...v2) "
        "(2030-01-01)\n\n### Features\n\n- feat: b\n- feat: b\n\n## 1.2.0 (2020-01-01)\n";
    const auto findings = lintChangelog(text, u"CHANGELOG.md"_s, published());
    QVERIFY(findings.has_value());
    QCOMPARE(describe(*findings), QStringList());
}

void TestLintEntries::certainFixesAreMadeAtOnceAndStay()
{
    const QByteArray text = lintHead +
                            "## [1.1.0] - 2026-02-01\n\n### Added\n\n### Fixed\n\n- B\n- B\n\n### Fixed\n\n- C\n\n" +
                            out.chopped(1);
    LintContext context = published();
    const auto fixed = withCertainFixes(text, u"CHANGELOG.md"_s, context);
    QVERIFY(fixed.has_value());
    QCOMPARE(QString::fromUtf8(fixed->bytes),
             QString::fromUtf8(lintHead + "## [1.1.0] - 2026-02-01\n\n### Fixed\n\n- B\n- C\n\n" + out));
    QCOMPARE(fixed->count, 4);
    const auto again = withCertainFixes(fixed->bytes, u"CHANGELOG.md"_s, context);
    QVERIFY(again.has_value());
    QCOMPARE(again->count, 0);
    QCOMPARE(again->bytes, fixed->bytes);
}

/// Whatever a file has of findings: each fix alone leaves all lines but its own, takes the finding away and brings no
/// error.
void TestLintEntries::fixesChangeTheirOwnLinesAlone()
{
    const QByteArray text = "\xEF\xBB\xBF" + lintHead +
                            "## [Unreleased]\r\n\r\n### Fixed\r\n\r\n- fix: b\r\n* 1234567 c\r\n-\r\n- TODO\r\n- "
                            "It\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2s\r\n\r\n"
                            "### Added\r\n\r\n- D\r\n- D\r\n\r\n### Bugfix\r\n\r\n- E\r\n\r\n## [1.0.0] - "
                            "2026-02-30\n\n### Fixed\n\n- A\n- "
                            "Slipped in\n\n## [1.0.0] - 2026-01-01\n\n## [0.9.0] - 2030/01/01\n\n- A\n\n[Unreleased]: "
                            "https://example.org/other/core/compare/v1.0.0...v1.0.0\n[0.9.0]: "
                            "https://example.org/x/releases/tag/v0.8.0\n[x]: "
                            "https://example.org/x";
    LintContext context = published();
    context.shipped = {{u"1.0.0"_s, {u"A"_s}}};
    const auto findings = lintChangelog(text, u"CHANGELOG.md"_s, context);
    QVERIFY(findings.has_value());
    int fixes = 0;
    for (const LintFinding &finding : *findings) {
        if (!finding.fix)
            continue;
        ++fixes;
        const auto fixed = withLintFix(text, u"CHANGELOG.md"_s, *finding.fix, {});
        QVERIFY(fixed.has_value());
        QVERIFY(Changelog::parse(*fixed, u"CHANGELOG.md"_s).has_value());
        const auto after = lintChangelog(*fixed, u"CHANGELOG.md"_s, context);
        QVERIFY(after.has_value());
        const QByteArray where = describe({finding}).join(u' ').toUtf8() + '\n' + describe(*after).join(u'\n').toUtf8();
        QVERIFY2(errorsIn(*after) <= errorsIn(*findings), where.constData());
        QVERIFY2(after->size() < findings->size(), where.constData());
        qsizetype done = 0; // edits are in order, apart, and within the file
        for (const LintEdit &edit : finding.fix->edits) {
            QVERIFY(edit.offset >= done && edit.length >= 0 && edit.offset + edit.length <= text.size());
            done = edit.offset + edit.length;
        }
    }
    QVERIFY2(fixes >= 12, describe(*findings).join(u'\n').toUtf8().constData());
}

void TestLintEntries::tenThousandLinesTakeNoTime()
{
    const auto large = [](int releases) {
        QByteArray text = lintHead + "## [Unreleased]\n\n";
        QByteArray links = "\n[Unreleased]: https://example.org/harbour/core/compare/v1." +
                           QByteArray::number(releases) + ".0...HEAD\n";
        for (int minor = releases; minor > 0; --minor) {
            const QByteArray version = "1." + QByteArray::number(minor) + ".0";
            text += "## [" + version + "] - 2020-01-01\n\n### Fixed\n\n";
            for (int entry = 0; entry < 14; ++entry)
                text += "- Entry " + QByteArray::number(entry) + " of `" + version +
                        "`, see [the docs](https://example.org)\n";
            text += "\n";
            links += "[" + version + "]: https://example.org/harbour/core/compare/v1." + QByteArray::number(minor - 1) +
                     ".0...v" + version + "\n";
        }
        return QByteArray(text + links);
    };
    LintContext context = lintContext();
    for (int minor = 500; minor > 0; --minor)
        context.tags.append({u"v1.%1.0"_s.arg(minor), *Version::parse(u"1.%1.0"_s.arg(minor), VersionScheme::SemVer),
                             QDate(2020, 1, 1)});
    const auto time = [&context](const QByteArray &text) {
        QElapsedTimer timer;
        timer.start();
        const auto findings = lintChangelog(text, u"CHANGELOG.md"_s, context);
        return findings ? timer.nsecsElapsed() : -1;
    };
    const QByteArray text = large(500);
    QVERIFY(text.count('\n') > 9500);
    qint64 best = time(text);
    for (int run = 0; run < 3; ++run)
        best = std::min(best, time(text));
    QVERIFY(best > 0);
    qInfo("%.1f ms", static_cast<double>(best) / 1e6);
    QVERIFY(best < qint64(500) * 1000 * 1000); // 50 ms optimised; this may be a debug build
}

void TestLintEntries::theRulesAreListed()
{
    QStringList ids;
    for (const LintRule &rule : lintRules()) {
        QVERIFY(!rule.summary.isEmpty());
        QVERIFY(!ids.contains(rule.id));
        ids += rule.id;
    }
    QVERIFY(ids.size() >= 34);
    const QByteArray text = open + "- TODO\n- TODO\n\n## [1.0.0] - 2030-02-30\n\n## [1.0.0]";
    const auto findings = lintChangelog(text, u"CHANGELOG.md"_s, lintContext());
    QVERIFY(findings.has_value() && findings->size() > 3);
    for (const LintFinding &finding : *findings)
        QVERIFY2(ids.contains(finding.rule), finding.rule.toUtf8().constData());
}

QTEST_GUILESS_MAIN(TestLintEntries)
#include "tst_lintentries.moc"
