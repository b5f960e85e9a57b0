// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/prose.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

/// Which words of an entry are looked up in a dictionary.
class TestProse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWords_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const QString &text, const QString &words) {
            QTest::newRow(name) << text << words;
        };
        row("plain", u"Moorings can be reserved."_s, u"Moorings can be reserved"_s);
        row("apostrophes", u"It doesn't, it isn\u2019t 'so'."_s, u"It doesn't it isn\u2019t so"_s);
        row("hyphens", u"forty-fold look-ups"_s, u"forty fold look ups"_s);
        row("emphasis", u"**Breaking:** *all* of _it_"_s, u"Breaking all of it"_s);
        row("code", u"The `lokc` and ``the ` mrak`` stay"_s, u"The and stay"_s);
        row("a fence", u"See:\n```sh\nmkdri x\n```\nthere"_s, u"See there"_s);
        row("an open fence", u"See:\n```sh\nmkdri x\n"_s, u"See"_s);
        row("links", u"[The guide](https://e.org/giude_(x) \"t\") and [it][giude]"_s, u"The guide and it"_s);
        row("addresses", u"At https://e.org/thier, <mailto:jo@e.org>, jo@example.org, www.exmaple.org"_s, u"At"_s);
        row("names and numbers", u"By @kmi in #212, GH-3, !7 and v1.2.3"_s, u"By in and"_s);
        row("identifiers", u"makePort, make_port, port::Make, get() and QString in x86"_s, u"and in"_s);
        row("files", u"Read setup.cfg, src/amin and C:\\tpm"_s, u"Read and"_s);
        row("acronyms", u"The JSON and HTTP APIs"_s, u"The and"_s);
        row("entities and tags", u"a &nbsp; <br> tag &#39;s"_s, u"tag"_s);
        row("roles", u":issue:`12` by :user:`kmi`, `a target <htpts>`_"_s, u"by"_s);
        row("other scripts", u"Привет мир and naïve café"_s, u"and naïve café"_s);
        row("dashes", u"first\u2014second\u2026third"_s, u"first second third"_s);
        row("nothing", {}, {});
    }
    void findsWords()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, words);
        QStringList found;
        for (const ProseWord &word : proseWords(text))
            found += text.sliced(word.start, word.length);
        QCOMPARE(found.join(u' '), words);
    }

    void isQuickOnStrangeTexts()
    {
        QElapsedTimer clock;
        clock.start();
        for (const QString &part : {u"`"_s, u"[("_s, u"](("_s, u"<"_s, u"```\n"_s, u":a:"_s, u"a-"_s, u"~~~~\n"_s})
            (void)proseWords(part.repeated(20'000 / part.size()));
        QVERIFY2(clock.elapsed() < 3'000, qPrintable(QString::number(clock.elapsed())));
    }
};

QTEST_GUILESS_MAIN(TestProse)
#include "tst_prose.moc"
