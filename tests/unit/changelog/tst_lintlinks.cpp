// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "lintcase.h"

using namespace Qt::StringLiterals;
using namespace tagboat;
using namespace tagboat::test;

namespace
{
const QByteArray site = "https://example.org/harbour/core";
const QByteArray parts =
    "## [Unreleased]\n\n- C\n\n## [1.1.0] - 2026-02-01\n\n- B\n\n## [1.0.0] - 2026-01-01\n\n- A\n\n";
const QByteArray unreleased = "[Unreleased]: " + site + "/compare/v1.1.0...HEAD\n";
const QByteArray second = "[1.1.0]: " + site + "/compare/v1.0.0...v1.1.0\n";
const QByteArray first = "[1.0.0]: " + site + "/releases/tag/v1.0.0\n";
const QByteArray rightLinks = unreleased + second + first;
} // namespace

/// The rules of links.
class TestLintLinks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void missing_data();
    void missing() { check(); }
    void wrong_data();
    void wrong() { check(); }
    void unused_data();
    void unused() { check(); }
    void bases_data();
    void bases() { check(); }

    void leadsToNoTagThatIsNotThere()
    {
        const LintContext context = tagged({{u"1.1.0"_s, QDate(2026, 2, 1)}});
        const QByteArray before = parts + unreleased + second;
        const auto findings = lintChangelog(before, u"CHANGELOG.md"_s, context);
        QVERIFY(findings);
        const auto found = std::ranges::find(*findings, u"missing-link"_s, &LintFinding::rule);
        QVERIFY(found != findings->end());
        QVERIFY(!found->fix);
        const auto fixed = withCertainFixes(before, u"CHANGELOG.md"_s, context);
        QVERIFY(fixed);
        QVERIFY2(!fixed->bytes.contains("v1.0.0\n"), fixed->bytes.constData());
    }

private:
    static void check()
    {
        QFETCH(const LintCase, row);
        checkCase(row);
    }
};

void TestLintLinks::missing_data()
{
    const QString rule = u"missing-link"_s;
    const QByteArray numbers = "[#1]: " + site + "/issues/1\n[#2]: " + site + "/issues/2\n";
    addRows({
        {"all are there", rule, parts + rightLinks, 0},
        {"one between", rule, parts + unreleased + first, 5, parts + rightLinks},
        {"the newest", rule, parts + second + first, 1, parts + rightLinks},
        {"the oldest", rule, parts + unreleased + second, 9, parts + rightLinks},
        {"the oldest first", rule, parts + first + unreleased, 5, parts + first + second + unreleased},
        {"to a tag that is there", rule, parts + unreleased + first, 5, parts + rightLinks,
         tagged({{u"1.1.0"_s, {}}, {u"1.0.0"_s, {}}})},
        {"CRLF", rule, QByteArray(parts + unreleased + first).replace("\n", "\r\n"), 5,
         QByteArray(parts + rightLinks).replace("\n", "\r\n")},
        {"a file without links", rule, parts, 0},
        {"no brackets", rule, "## 1.0.0\n\n- A\n", 0},
        {"one of many numbers", rule, "## 1.0.0\n\n- A ([#1], [#2], [#3])\n\n" + numbers, 3,
         "## 1.0.0\n\n- A ([#1], [#2], [#3])\n\n" + numbers + "[#3]: " + site + "/issues/3\n"},
        {"numbers that are never defined", rule, "## 1.0.0\n\n- A ([#1], [#2])\n", 0},
        {"a reference by name", rule, "## 1.0.0\n\n- A, see [the docs][docs].\n- B ([#1])\n\n" + numbers, 3},
        {"brackets in code", rule, "## 1.0.0\n\n- A `x[a][b]` ([#1]), y[0][1]\n\n" + numbers, 0},
        {"a task", rule, "## 1.0.0\n\n- [x] A ([#1])\n\n" + numbers, 0},
        {"in reStructuredText", rule, "[1.0.0]\n-------\n\n- A\n", 0, {}, lintContext(), u"CHANGES.rst"_s},
    });
}

void TestLintLinks::wrong_data()
{
    const QString wrong = u"wrong-link"_s;
    const QString head = u"link-not-at-head"_s;
    const auto inlined = [](const QByteArray &range) {
        return QByteArray("## [1.1.0](" + site + "/compare/" + range +
                          ") - 2026-02-01\n\n- B\n\n## 1.0.0 - 2026-01-01\n\n- A\n");
    };
    addRows({
        {"right", wrong, parts + rightLinks, 0},
        {"ends at another", wrong, parts + unreleased + "[1.1.0]: " + site + "/compare/v1.0.0...v1.0.9\n" + first, 14,
         parts + rightLinks},
        {"begins at itself", wrong, parts + unreleased + "[1.1.0]: " + site + "/compare/v1.1.0...v1.1.0\n" + first, 14,
         parts + rightLinks},
        {"leaves one out", wrong,
         "## [1.1.2]\n\n- C\n\n## [1.1.1]\n\n- B\n\n## 1.1.0\n\n- A\n\n[1.1.2]: " + site +
             "/compare/v1.1.0...v1.1.2\n[1.1.1]: " + site + "/compare/v1.1.0...v1.1.1\n",
         13,
         "## [1.1.2]\n\n- C\n\n## [1.1.1]\n\n- B\n\n## 1.1.0\n\n- A\n\n[1.1.2]: " + site +
             "/compare/v1.1.1...v1.1.2\n[1.1.1]: " + site + "/compare/v1.1.0...v1.1.1\n"},
        {"another tag's page", wrong, parts + unreleased + second + "[1.0.0]: " + site + "/releases/tag/v0.9.0\n", 15,
         parts + rightLinks},
        {"another page altogether", wrong, parts + unreleased + second + "[1.0.0]: https://example.org/docs\n", 0},
        {"Unreleased begins too early", wrong,
         parts + "[Unreleased]: " + site + "/compare/v1.0.0...HEAD\n" + second + first, 13, parts + rightLinks},
        {"in the heading", wrong, inlined("v1.0.0...v1.0.0"), 1, inlined("v1.0.0...v1.1.0")},
        {"right in the heading", wrong, inlined("v1.0.0...v1.1.0"), 0},
        {"a tag with a prefix", wrong, inlined("core%2Fv1.0.0...core%2Fv1.1.0"), 0},
        {"a commit's id", wrong, inlined("v1.0.0...02b5d3da35516b46d276a110892b88f240518c07"), 0},
        {"before its tag is made", wrong, inlined("v1.0.0...HEAD"), 0},
        {"long after its tag was made", wrong, inlined("v1.0.0...HEAD"), 1, inlined("v1.0.0...v1.1.0"),
         tagged({{u"1.1.0"_s, {}}})},
        {"of a tool", wrong, "# Changelog\n\nGenerated by auto-changelog.\n\n" + inlined("v1.0.0...v1.0.0"), 0},
        {"ends at HEAD", head, parts + rightLinks, 0},
        {"ends at a branch", head, parts + "[Unreleased]: " + site + "/compare/v1.1.0...main\n" + second + first, 13,
         parts + rightLinks},
        {"ends at what may be any branch", head,
         parts + "[Unreleased]: " + site + "/compare/v1.1.0...1.x\n" + second + first, 0},
        {"ends at a release", head, parts + "[Unreleased]: " + site + "/compare/v1.0.0...v1.1.0\n" + second + first, 13,
         parts + "[Unreleased]: " + site + "/compare/v1.0.0...HEAD\n" + second + first},
    });
}

void TestLintLinks::unused_data()
{
    const QString rule = u"unused-link"_s;
    const QByteArray spare = "[docs]: https://example.org/docs\n";
    addRows({
        {"all are used", rule, parts + rightLinks, 0},
        {"one is not", rule, parts + rightLinks + spare, 16, parts + rightLinks},
        {"at an open end", rule, parts + rightLinks + spare.chopped(1), 16, parts + rightLinks.chopped(1)},
        {"used over the end of a line", rule, "## 1.0.0\n\n- A [long\n  label]\n\n[long label]: https://example.org\n",
         0},
        {"used by an image in a link", rule,
         "## 1.0.0\n\n- [![A][img]][page]\n\n[img]: https://a.example\n[page]: https://b.example\n", 0},
        {"a comment", rule, "## 1.0.0\n\n- A\n\n[//]: # (nothing)\n", 0},
        {"a footnote", rule, "## 1.0.0\n\n- A[^1]\n\n[^1]: More.\n", 0},
        {"twice the same", rule, parts + rightLinks + second, 16, parts + rightLinks},
        {"brackets forgotten", rule, "## 1.0.0 - 2026-01-01\n\n- A\n\n" + first, 5,
         "## [1.0.0] - 2026-01-01\n\n- A\n\n" + first},
        {"with a published release",
         rule,
         "## 1.1.0\n\n- B\n\n[#1]: https://a.example/1\n\n## 1.0.0\n\n- A\n",
         0,
         {},
         tagged({{u"1.1.0"_s, {}}})},
    });
}

void TestLintLinks::bases_data()
{
    const QString rule = u"link-base"_s;
    const QByteArray old = QByteArray(second).replace("harbour/core", "someone/core");
    LintContext none = lintContext();
    none.repositoryUrl.clear();
    LintContext other = lintContext();
    other.repositoryUrl = u"https://example.org/fork/core"_s;
    addRows({
        {"the remote's", rule, parts + rightLinks, 0},
        {"in other capitals", rule, QByteArray(parts + rightLinks).replace("harbour/core", "Harbour/Core"), 0},
        {"one is another's", rule, parts + unreleased + old + first, 14, parts + rightLinks},
        {"all are another's", rule, parts + rightLinks, 13,
         QByteArray(parts + rightLinks)
             .replace("[1.1.0]: https://example.org/harbour", "[1.1.0]: https://example.org/fork")
             .replace("[Unreleased]: https://example.org/harbour", "[Unreleased]: https://example.org/fork"),
         other},
        {"no remote", rule, parts + rightLinks, 0, {}, none},
    });
}

QTEST_GUILESS_MAIN(TestLintLinks)
#include "tst_lintlinks.moc"
