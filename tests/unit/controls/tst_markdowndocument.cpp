// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "controls/markdowndocument.h"

#include <QTest>
#include <QTextBlock>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{
const MarkdownStyle style{QFont(u"Inter"_s, 10), QFont(u"DejaVu Sans Mono"_s, 10), Qt::black, Qt::gray, Qt::blue,
                          Qt::lightGray};

/// What the document shows, with marks for what formats say: *strong*, _emphasis_, `code`, ~struck~, [text](link).
QString shown(const QByteArray &markdown, const QString &url = {})
{
    QTextDocument document;
    fillMarkdown(document, markdown, style, url);
    QStringList lines;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QString line = QString(block.blockFormat().headingLevel(), u'#') + QString(block.blockFormat().indent(), u'>');
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextFragment fragment = it.fragment();
            const QTextCharFormat format = fragment.charFormat();
            QString mark;
            if (format.fontWeight() >= QFont::DemiBold && block.blockFormat().headingLevel() == 0)
                mark += u'*';
            if (format.fontItalic())
                mark += u'_';
            if (format.font().family() == style.monospaced.family())
                mark += u'`';
            if (format.fontStrikeOut())
                mark += u'~';
            const QString text = mark + fragment.text() + mark;
            line += format.isAnchor() ? u"[%1](%2)"_s.arg(text, format.anchorHref()) : text;
        }
        lines += line;
    }
    return lines.join(u'\n');
}
} // namespace

class TestMarkdownDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsMarkdownAsGitHubDoes_data()
    {
        QTest::addColumn<QByteArray>("markdown");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const QByteArray &markdown, const QString &text) {
            QTest::newRow(name) << markdown << text;
        };
        row("nothing", ""_ba, u""_s);
        row("headings", "# A\n\n### B\n"_ba, u"#A\n###B"_s);
        row("a list", "### Fixed\n\n- a\n- b\n  more\n"_ba, u"###Fixed\n>•\ta\n>•\tb more"_s);
        row("a list in a list", "- a\n  - b\n\n  c\n"_ba, u">•\ta\n>>•\tb\n>c"_s);
        row("numbers", "3. a\n4. b\n"_ba, u">3.\ta\n>4.\tb"_s);
        row("tasks", "- [x] a\n- [ ] b\n"_ba, u">☑\ta\n>☐\tb"_s);
        row("an empty item", "-\n- a\n"_ba, u">•\t\n>•\ta"_s);
        row("inline marks", "**a** *b* `c` ~~d~~\n"_ba, u"*a* _b_ `c` ~d~"_s);
        row("links", "[a](https://example.org/x) <https://example.org> https://example.net\n"_ba,
            u"[a](https://example.org/x) [https://example.org](https://example.org) "
            "[https://example.net](https://example.net)"_s);
        row("links that lead elsewhere are text", "[a](file:///etc/passwd) [b](javascript:x)\n"_ba, u"a b"_s);
        row("a reference link", "[a]\n\n[a]: https://example.org\n"_ba, u"[a](https://example.org)"_s);
        row("code", "```\nint x;\n\ny\n```\n"_ba, u"`int x;`\n\n`y`"_s);
        row("a quotation", "> a\n"_ba, u">a"_s);
        row("a table", "| a | b |\n|---|---|\n| 1 | 2 |\n"_ba, u"*a*  │  *b*\n1  │  2"_s);
        row("a line break", "a  \nb\n"_ba, u"a\u2028b"_s);
    }
    void showsMarkdownAsGitHubDoes()
    {
        QFETCH(const QByteArray, markdown);
        QFETCH(const QString, text);
        QCOMPARE(shown(markdown), text);
    }

    void knowsTheLineOfEachParagraph()
    {
        QTextDocument document;
        fillMarkdown(
            document,
            "# A\n\n- a\n- b\n  c\n  - d\n\n```sh\nx\n\ny\n```\n\n| a |\n|---|\n| 1 |\n\n---\n\n<b>\n\n    i\n"_ba,
            style);
        QList<int> lines;
        for (QTextBlock block = document.begin(); block.isValid(); block = block.next())
            lines += block.blockFormat().intProperty(sourceLineProperty);
        QCOMPARE(lines, (QList<int>{1, 3, 4, 6, 9, 10, 11, 14, 16, 18, 20, 22}));
    }

    void leavesHtmlAsItStands()
    {
        // reliability: an <img> in rich text would be fetched.
        QCOMPARE(shown("<img src=\"https://example.org/x.png\">\n"), u"`<img src=\"https://example.org/x.png\">`"_s);
        QCOMPARE(shown("a <b onclick=x>b</b>\n"), u"a <b onclick=x>b</b>"_s);
        QCOMPARE(shown("![words](https://example.org/x.png)\n"), u"words"_s);
    }

    void linksReferencesToTheRepository()
    {
        const QString url = u"https://example.org/o/n"_s;
        QCOMPARE(shown("a (#12)\n", url), u"a ([#12](https://example.org/o/n/issues/12))"_s);
        QCOMPARE(shown("a#12 /#3 &#35;x\n", url), u"a#12 /#3 #x"_s);
        QCOMPARE(shown("a (#12)\n"), u"a (#12)"_s);
    }

    void survivesDeepNesting()
    {
        QCOMPARE(shown(QByteArray(20'000, '>')), QString());
        QVERIFY(shown(QByteArray("- ").repeated(2'000) + "a\n").isEmpty());
        QCOMPARE(shown(QByteArray(50'000, '[')).size(), 50'000);
        QVERIFY(shown(QByteArray("*a **b ").repeated(5'000)).size() > 10'000);
    }
};

QTEST_MAIN(TestMarkdownDocument)
#include "tst_markdowndocument.moc"
