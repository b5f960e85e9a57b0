// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/conventionalcommit.h"

#include <QMap>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{
/// All that was read, on one line: type(scope)! | description | note | body | footers; line ends as ¶.
QString shown(const std::optional<ConventionalCommit> &commit)
{
    if (!commit)
        return u"none"_s;
    QStringList footers;
    for (const CommitFooter &footer : commit->footers)
        footers += footer.token + u" = "_s + footer.value;
    const QString scope = commit->scope.isEmpty() ? QString() : u'(' + commit->scope + u')';
    const QString head = commit->type + scope + (commit->breaking ? u"!"_s : u""_s);
    const QStringList parts{head, commit->description, commit->breakingNote, commit->body, footers.join(u"; "_s)};
    return parts.join(u" | "_s).replace(u'\n', u'¶');
}

struct Case {
    int rule; ///< of the specification; 0 is one of its examples, -1 what is beyond it
    const char *name;
    const char *message;
    const char *shown; ///< "none": not of the form
};

/// https://www.conventionalcommits.org/en/v1.0.0/: "Examples", and the numbered list below "Specification".
const QList<Case> cases{
    {0, "description and breaking change footer",
     "feat: allow provided config object to extend other configs\n\nBREAKING CHANGE: `extends` key in config file is "
     "now "
     "used for extending other config files",
     "feat! | allow provided config object to extend other configs | `extends` key in config file is now used for "
     "extending other config files |  | BREAKING CHANGE = `extends` key in config file is now used for extending other "
     "config files"},
    {0, "! to draw attention", "feat!: send an email to the customer when a product is shipped",
     "feat! | send an email to the customer when a product is shipped | send an email to the customer when a product "
     "is "
     "shipped |  | "},
    {0, "scope and !", "feat(api)!: send an email to the customer when a product is shipped",
     "feat(api)! | send an email to the customer when a product is shipped | send an email to the customer when a "
     "product is shipped |  | "},
    {0, "both ! and footer",
     "feat!: drop support for Node 6\n\nBREAKING CHANGE: use JavaScript features not available in Node 6.",
     "feat! | drop support for Node 6 | use JavaScript features not available in Node 6. |  | BREAKING CHANGE = use "
     "JavaScript features not available in Node 6."},
    {0, "no body", "docs: correct spelling of CHANGELOG", "docs | correct spelling of CHANGELOG |  |  | "},
    {0, "scope", "feat(lang): add Polish language", "feat(lang) | add Polish language |  |  | "},
    {0, "body of two paragraphs and footers",
     "fix: prevent racing of requests\n\nIntroduce a request id and a reference to latest request. Dismiss\nincoming "
     "responses other than from latest request.\n\nRemove timeouts which were used to mitigate the racing issue but "
     "are\nobsolete now.\n\nReviewed-by: Z\nRefs: #123",
     "fix | prevent racing of requests |  | Introduce a request id and a reference to latest request. Dismiss¶incoming "
     "responses other than from latest request.¶¶Remove timeouts which were used to mitigate the racing issue but "
     "are¶obsolete now. | Reviewed-by = Z; Refs = #123"},
    {0, "revert of the questions and answers",
     "revert: let us never again speak of the noodle incident\n\nRefs: 676104e, a215868",
     "revert | let us never again speak of the noodle incident |  |  | Refs = 676104e, a215868"},

    {1, "type, scope, !, colon and blank", "build(deps)!: drop x", "build(deps)! | drop x | drop x |  | "},
    {1, "no blank behind the colon", "feat:add x", "none"},
    {1, "no colon", "feat add x", "none"},
    {1, "no type", ": add x", "none"},
    {1, "a blank before the colon", "feat : add x", "none"},
    {2, "feat", "feat: add x", "feat | add x |  |  | "},
    {3, "fix", "fix: mend x", "fix | mend x |  |  | "},
    {4, "a scope in parentheses", "fix(parser): mend x", "fix(parser) | mend x |  |  | "},
    {4, "a scope of several words", "fix(core/io, cli): mend x", "fix(core/io, cli) | mend x |  |  | "},
    {4, "an empty scope", "fix(): mend x", "none"},
    {5, "the description follows", "fix: array parsing issue when multiple spaces were contained in string",
     "fix | array parsing issue when multiple spaces were contained in string |  |  | "},
    {5, "no description", "fix: \n\nbody", "none"},
    {6, "a body one blank line after the description", "fix: x\n\nbody", "fix | x |  | body | "},
    {7, "a body of any number of paragraphs", "fix: x\n\none\n\ntwo\nlines\n\nthree",
     "fix | x |  | one¶¶two¶lines¶¶three | "},
    {8, "a footer with a colon", "fix: x\n\nReviewed-by: Z", "fix | x |  |  | Reviewed-by = Z"},
    {8, "a footer with a hash", "fix: x\n\nRefs #133", "fix | x |  |  | Refs = #133"},
    {8, "footers one blank line after the body", "fix: x\n\nbody\n\nA: 1\nB #2", "fix | x |  | body | A = 1; B = #2"},
    {8, "not without that line", "fix: x\n\nbody\nA: 1", "fix | x |  | body¶A: 1 | "},
    {9, "- in place of blanks in the token", "fix: x\n\nAcked-by: Z", "fix | x |  |  | Acked-by = Z"},
    {9, "a token with a blank is text", "fix: x\n\nAcked by: Z", "fix | x |  | Acked by: Z | "},
    {9, "BREAKING CHANGE is the exception", "fix: x\n\nBREAKING CHANGE: y", "fix! | x | y |  | BREAKING CHANGE = y"},
    {10, "a value with line ends and blanks, up to the next token",
     "fix: x\n\nBREAKING CHANGE: one\ntwo\n\nthree\nReviewed-by: Z",
     "fix! | x | one¶two¶¶three |  | BREAKING CHANGE = one¶two¶¶three; Reviewed-by = Z"},
    {11, "breaking in the prefix", "chore!: x", "chore! | x | x |  | "},
    {11, "breaking in a footer", "chore: x\n\nBREAKING CHANGE: y", "chore! | x | y |  | BREAKING CHANGE = y"},
    {12, "capitals, colon, blank, description",
     "chore: x\n\nBREAKING CHANGE: environment variables now take precedence over config files",
     "chore! | x | environment variables now take precedence over config files |  | BREAKING CHANGE = environment "
     "variables now take precedence over config files"},
    {12, "without a colon it is text", "chore: x\n\nBREAKING CHANGE y", "chore | x |  | BREAKING CHANGE y | "},
    {12, "without a description it says nothing",
     "chore: x\n\nBREAKING CHANGE: ", "chore | x |  |  | BREAKING CHANGE = "},
    {13, "! right before the colon, the description says what breaks", "refactor(core)!: drop y",
     "refactor(core)! | drop y | drop y |  | "},
    {13, "! elsewhere", "refactor!(core): drop y", "none"},
    {14, "other types", "docs: update ref docs.", "docs | update ref docs. |  |  | "},
    {15, "no case in the type, the scope keeps its own", "FEAT(Api): Add X", "feat(Api) | Add X |  |  | "},
    {15, "nor in a token", "fix: x\n\nreviewed-BY: Z", "fix | x |  |  | reviewed-BY = Z"},
    {15, "but in BREAKING CHANGE", "fix: x\n\nbreaking change: y", "fix | x |  | breaking change: y | "},
    {16, "BREAKING-CHANGE", "fix: x\n\nBREAKING-CHANGE: y", "fix! | x | y |  | BREAKING-CHANGE = y"},

    {-1, "CRLF", "fix: x\r\n\r\nbody\r\n\r\nBREAKING CHANGE: y\r\n", "fix! | x | y | body | BREAKING CHANGE = y"},
    {-1, "what breaks, without the blank line before it", "fix: x\n\nbody\nBREAKING CHANGE: y",
     "fix! | x | y | body | BREAKING CHANGE = y"},
    {-1, "what breaks, below its token", "fix: x\n\nBREAKING CHANGE:\n\nThe export is\na factory.",
     "fix! | x | The export is¶a factory. |  | BREAKING CHANGE = The export is¶a factory."},
    {-1, "what breaks, as a list", "fix: x\n\nBREAKING CHANGE:\n* a is gone\n* b moves",
     "fix! | x | * a is gone¶* b moves |  | BREAKING CHANGE = * a is gone¶* b moves"},
    {-1, "the next entry of a squash merge ends a note", "feat: x (#2)\n\n* fix: y\n\nBREAKING CHANGE: z\n\n* fix: w",
     "feat! | x (#2) | z | * fix: y¶¶* fix: w | BREAKING CHANGE = z"},
    {-1, "the rule above who took part ends a note", "feat: x\n\nBREAKING CHANGE: z\n\n---------\n\nCo-authored-by: A",
     "feat! | x | z | --------- | BREAKING CHANGE = z; Co-authored-by = A"},
    {-1, "a number is no type", "467: lerna bootstrap", "none"},
    {-1, "a type of two words", "uint-bset: add slot0", "uint-bset | add slot0 |  |  | "},
    {-1, "only the first line", "\nfeat: x", "none"},
    {-1, "nothing", "", "none"},
};
} // namespace

/// The examples and the sixteen rules of Conventional Commits 1.0.0, each with at least one case.
class TestConventionalRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsByTheRules_data()
    {
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("expected");
        for (const Case &each : cases) {
            const QString prefix = each.rule > 0    ? u"rule %1: "_s.arg(each.rule)
                                   : each.rule == 0 ? u"example: "_s
                                                    : u"beyond: "_s;
            QTest::newRow(qPrintable(prefix + QString::fromUtf8(each.name)))
                << QString::fromUtf8(each.message) << QString::fromUtf8(each.shown);
        }
    }
    void readsByTheRules()
    {
        QFETCH(const QString, message);
        QFETCH(const QString, expected);
        QCOMPARE(shown(ConventionalCommit::parse(message)), expected);
    }

    void eachRuleHasACase()
    {
        QMap<int, int> count;
        for (const Case &each : cases)
            ++count[each.rule];
        for (int rule = 1; rule <= 16; ++rule)
            QVERIFY2(count.value(rule) > 0, qPrintable(QString::number(rule)));
        QVERIFY(count.value(0) >= 8);
    }

    void findsWhatBreaksInAnyMessage()
    {
        QCOMPARE(breakingNote(u"Rework x\n\nBREAKING CHANGE: y\nReviewed-by: Z"), u"y"_s);
        QCOMPARE(breakingNote(u"Rework x\n\nThis is no BREAKING CHANGE: really"), QString());
    }
};

QTEST_GUILESS_MAIN(TestConventionalRules)
#include "tst_conventionalrules.moc"
