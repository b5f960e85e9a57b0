// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/sourcespans.h"

#include <QTest>

#include <array>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{
constexpr std::array names{"title", "heading", "mark", "code", "strong", "emphasis", "link", "address", "comment"};

/// "kind(words)" of each span of the lines; a line without any is "-".
QString told(const QString &text, SourceGrammar grammar)
{
    QStringList lines;
    auto state = SourceState::Text;
    for (const QString &line : text.split(u'\n')) {
        QStringList spans;
        qsizetype end = 0;
        for (const SourceSpan &span : sourceSpans(line, grammar, state)) {
            if (span.start < end || span.length < 1 || span.start + span.length > line.size())
                return u"spans that overlap or leave the line"_s;
            end = span.start + span.length;
            spans += QString::fromLatin1(names.at(static_cast<std::size_t>(span.kind))) + u'(' +
                     line.mid(span.start, span.length) + u')';
        }
        lines += spans.isEmpty() ? u"-"_s : spans.join(u' ');
    }
    return lines.join(u'\n');
}
} // namespace

class TestSourceSpans : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tells_data()
    {
        QTest::addColumn<int>("grammar");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("spans");
        const auto row = [](const char *name, SourceGrammar grammar, const QString &text, const QString &spans) {
            QTest::newRow(name) << static_cast<int>(grammar) << text << spans;
        };
        const auto md = SourceGrammar::Markdown;
        const auto rst = SourceGrammar::ReStructuredText;
        row("headings", md, u"# A\n## [1.0]\n### Added\n#nothing\n####### seven"_s,
            u"title(# A)\ntitle(## [1.0])\nheading(### Added)\n-\n-"_s);
        row("an entry", md, u"- Fix `a b` and **c** (#12), see [d](https://e.org)."_s,
            u"mark(-) code(`a b`) strong(**c**) link(#12) link([d]) address((https://e.org))"_s);
        row("nested", md, u"  * *a* `"_s, u"mark(*) emphasis(*a*)"_s);
        row("escaped", md, u"a \\*b\\* \\`c\\` d * e * f #x"_s, u"-"_s);
        row("a fence", md, u"```\n# no\n```\n# yes"_s, u"code(```)\ncode(# no)\ncode(```)\ntitle(# yes)"_s);
        row("a comment over lines", md, u"<!-- a\n## b\nc -->\n## d"_s,
            u"comment(<!-- a)\ncomment(## b)\ncomment(c -->)\ntitle(## d)"_s);
        row("a comment in a line", md, u"a <!-- b --> c"_s, u"comment(<!-- b -->)"_s);
        row("a definition", md, u"[1.0]: https://e.org"_s, u"link([1.0]:) address( https://e.org)"_s);
        row("an underline", md, u"1.0\n---"_s, u"-\nmark(---)"_s);
        row("a reference that is not closed", md, u"a [b c"_s, u"-"_s);
        row("rst", rst, u"1.0\n===\n\n* Fix ``a``, :issue:`12` and `b <c>`_\n.. comment\n.. _x: y"_s,
            u"-\ntitle(===)\n-\nmark(*) code(``a``) link(:issue:`12`) link(`b <c>`)\ncomment(.. comment)\n"
            "address(.. _x: y)"_s);
        row("debian", SourceGrammar::Debian, u"x (1.0-1) sid; urgency=low\n\n  * a\n\n -- A <a@e.org>  date"_s,
            u"title(x (1.0-1) sid; urgency=low)\n-\nmark(*)\n-\ncomment( -- A <a@e.org>  date)"_s);
        row("rpm", SourceGrammar::Rpm, u"# a\nName: x\n%changelog\n* Tue Jan 02 2024 Bo <b@c> - 1.0-1\n- a\n  b"_s,
            u"comment(# a)\n-\nmark(%changelog)\ntitle(* Tue Jan 02 2024 Bo <b@c> - 1.0-1)\nmark(-)\n-"_s);
        row("xml", SourceGrammar::Xml, u"<release version=\"1\"><p>a</p>\n<!-- b\nc --> <p"_s,
            u"title(<release version=\"1\">) mark(<p>) mark(</p>)\ncomment(<!-- b)\ncomment(c -->)"_s);
        row("a very long line", md, u"- `a` "_s + QString(5000, u'x'), u"-"_s);
    }
    void tells()
    {
        QFETCH(const int, grammar);
        QFETCH(const QString, text);
        QFETCH(const QString, spans);
        QCOMPARE(told(text, static_cast<SourceGrammar>(grammar)), spans);
    }

    void choosesTheGrammarOfTheFamily()
    {
        QCOMPARE(sourceGrammar(u"keep-a-changelog"_s, u"CHANGELOG.md"_s), SourceGrammar::Markdown);
        QCOMPARE(sourceGrammar(u"restructuredtext"_s, u"CHANGES"_s), SourceGrammar::ReStructuredText);
        QCOMPARE(sourceGrammar(u"towncrier"_s, u"NEWS.rst"_s), SourceGrammar::ReStructuredText);
        QCOMPARE(sourceGrammar(u"debian"_s, u"debian/changelog"_s), SourceGrammar::Debian);
        QCOMPARE(sourceGrammar(u"rpm"_s, u"a.spec"_s), SourceGrammar::Rpm);
        QCOMPARE(sourceGrammar(u"appstream"_s, u"a.metainfo.xml"_s), SourceGrammar::Xml);
    }
};

QTEST_GUILESS_MAIN(TestSourceSpans)
#include "tst_sourcespans.moc"
