// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/changelog.h"

#include <QMap>
#include <QRandomGenerator>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{
const QString meta = u"data/org.example.App.metainfo.xml"_s;

Changelog read(const QByteArray &content)
{
    auto changelog = Changelog::parse(content, meta);
    if (!changelog)
        qFatal("%s", qPrintable(describe(changelog.error())));
    return *changelog;
}

/// A metainfo file with a release not out yet, which has @p body inside, and one that has @p older.
QByteArray component(const QByteArray &body, const QByteArray &older)
{
    return "<component>\n<releases>\n<release version=\"1.2\">\n" + body +
           "</release>\n<release version=\"1.1\" date=\"2024-01-02\">\n" + older +
           "</release>\n</releases>\n</component>\n";
}

/// What stands in a file's releases, in each language: "1.2 de".
QMap<QString, QStringList> said(const QByteArray &bytes)
{
    QMap<QString, QStringList> texts;
    QXmlStreamReader xml(bytes);
    QStringList languages;
    QString version;
    QString words;
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::StartElement) {
            const QString own = xml.attributes().value("xml:lang"_L1).toString();
            languages.append(own.isEmpty() && !languages.isEmpty() ? languages.last() : own);
            if (xml.name() == "release"_L1)
                version = xml.attributes().value("version"_L1).toString();
            words.clear();
        } else if (token == QXmlStreamReader::Characters) {
            words += xml.text();
        } else if (token == QXmlStreamReader::EndElement) {
            const QString language = languages.takeLast();
            if (xml.name() == "li"_L1 || xml.name() == "p"_L1)
                texts[QString(version + u' ' + language)] += words.remove(u'.');
        }
    }
    return texts;
}

/// As above, without what the one text says in any language, and where it stands.
QMap<QString, QStringList> saidWithout(const QByteArray &bytes, const QString &text)
{
    QMap<QString, QStringList> texts = said(bytes);
    for (QStringList &list : texts)
        list.removeIf([&text](const QString &each) { return each.section(u'-', 0, 0) == text; });
    texts.removeIf([](const auto &list) { return list.value().isEmpty(); });
    return texts;
}

/// Makes releases of entries that all say something else, in all the ways in which people place translations.
class ReleaseMaker
{
public:
    explicit ReleaseMaker(quint32 seed) : m_random(seed) {}
    int below(int limit) { return m_random.bounded(limit); }
    QByteArray make()
    {
        const QByteArray body = release();
        return component(body, release());
    }

private:
    QByteArray release();
    QByteArray list(const QByteArrayList &texts, bool interleaved, const QByteArray &suffix, const QByteArray &tag);

    QRandomGenerator m_random;
    int m_entries = 0;
};

QByteArray ReleaseMaker::list(const QByteArrayList &texts, bool interleaved, const QByteArray &suffix,
                              const QByteArray &tag)
{
    const QByteArray gap = below(3) == 0 ? "" : "\n";
    QByteArray bytes = tag + gap;
    for (const QByteArray &text : texts) {
        bytes += "<li>" + text + suffix + "</li>" + gap;
        if (interleaved && below(3) > 0)
            bytes += "<li xml:lang=\"de\">" + text + "-de</li>" + gap;
        if (interleaved && below(3) == 0)
            bytes += "<li xml:lang='fr'>" + text + "-fr</li>" + gap;
    }
    return bytes + "</ul>\n";
}

QByteArray ReleaseMaker::release()
{
    QByteArrayList texts;
    for (int i = below(4) + 1; i > 0; --i)
        texts += "e" + QByteArray::number(++m_entries);
    const QByteArray sentence = "p" + QByteArray::number(++m_entries);
    const bool sentences = below(2) == 0;
    const QByteArray open = "<description>\n"_ba;
    const QByteArray close = "</description>\n"_ba;
    QByteArray body = sentences ? "<p>" + sentence + ".</p>\n" : QByteArray();
    const QByteArray german = sentences ? "<p>" + sentence + "-de.</p>\n" : QByteArray();
    const int manner = below(4);
    if (manner == 0) { // item by item
        body += QByteArray(german).replace("<p>", "<p xml:lang=\"de\">");
        return open + body + list(texts, true, "", "<ul>") + close;
    }
    body += list(texts, false, "", "<ul>");
    if (manner == 1) { // language by language, in the list
        const QByteArray others = list(texts, false, "-de", "").replace("<li>", "<li xml:lang=\"de\">");
        return open + body.replace("</ul>\n", others) + close;
    }
    if (manner == 2) // a list for each language
        return open + body + QByteArray(german).replace("<p>", "<p xml:lang=\"de\">") +
               list(texts, false, "-de", "<ul xml:lang=\"de\">") + close;
    return open + body + close + "<description xml:lang=\"de\">\n" + german + list(texts, false, "-de", "<ul>") + close;
}
} // namespace

/// What AppStream's releases say in all languages, before and after edits.
class TestAppStreamProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allThatIsSaidGoesAndMovesTogether()
    {
        constexpr quint32 documents = 1'000;
        int edited = 0;
        for (quint32 seed = 1; seed <= documents; ++seed) {
            ReleaseMaker maker(seed);
            const QByteArray content = maker.make();
            const Changelog log = read(content);
            const int s = maker.below(static_cast<int>(log.releases()[0].sections.size()));
            const auto &entries = log.releases()[0].sections[s].entries;
            const int e = maker.below(static_cast<int>(entries.size()));
            const QString text = entries[e].text;
            const auto gone = log.withoutEntry({0, s, e});
            const auto moved = log.withMovedEntry({0, s, e}, {1, u"Fixed"_s, -1}, {});
            QVERIFY2(gone, content);
            QVERIFY2(moved, content);
            const QString key = QString(text).remove(u'.');
            QVERIFY2(said(gone->bytes()) == saidWithout(content, key), content + gone->bytes());
            // Nothing else is said, and it is said in the same languages, in the other release.
            QVERIFY2(saidWithout(moved->bytes(), key) == saidWithout(content, key), content + moved->bytes());
            const auto was = said(content);
            const auto is = said(moved->bytes());
            for (const QString &language : {u""_s, u"de"_s, u"fr"_s}) {
                const QString translated = language.isEmpty() ? key : QString(key + u'-' + language);
                QCOMPARE(is.value(u"1.1 "_s + language).contains(translated),
                         was.value(u"1.2 "_s + language).contains(translated));
                edited += was.value(u"1.2 "_s + language).contains(translated) ? 1 : 0;
            }
        }
        QVERIFY2(edited > static_cast<int>(documents) * 3 / 2, QByteArray::number(edited));
    }
};

QTEST_GUILESS_MAIN(TestAppStreamProperties)
#include "tst_appstreamproperties.moc"
