// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
// What helps while an entry is typed: references that go on by themselves, and words that no dictionary has.
#include "editor.h"

#include <QSignalSpy>
#include <QThread>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace tagboat;
using tagboat::test::Editor;

namespace
{
/// Knows the words that it was given, and in which thread it was asked.
class FewWords final : public SpellChecker
{
public:
    explicit FewWords(std::atomic<QThread *> &thread) : m_thread(thread) {}
    [[nodiscard]] QString language() const override { return u"en"_s; }
    [[nodiscard]] bool knows(const QString &word) const override
    {
        m_thread = QThread::currentThread();
        return m_words.contains(word.toLower());
    }
    [[nodiscard]] QStringList suggestions(const QString &word) const override
    {
        return word == u"laek"_s ? QStringList{u"leak"_s, u"lake"_s} : QStringList();
    }
    Result<void> learn(const QString &word) override
    {
        m_words.append(word.toLower());
        return {};
    }

private:
    QStringList m_words{u"a"_s, u"an"_s, u"leak"_s, u"in"_s};
    std::atomic<QThread *> &m_thread;
};

QStringList textsOf(const QVariantList &choices)
{
    QStringList all;
    for (const QVariant &choice : choices)
        all += choice.toMap()[u"text"_s].toString() + u' ' + choice.toMap()[u"detail"_s].toString();
    return all;
}

QStringList wordsOf(Speller &speller, const QString &text)
{
    QStringList all;
    for (const QVariant &place : speller.wrongIn(text)) {
        const QVariantMap map = place.toMap();
        all += text.sliced(map[u"start"_s].toInt(), map[u"length"_s].toInt());
    }
    return all;
}
} // namespace

class TestWritingAids : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesOnWithReferences()
    {
        Editor editor("# Changelog\n\n## [Unreleased]\n\n### Added\n\n- A light (#3)\n");
        ReferenceFinder *finder = editor.controller.references();
        QTRY_COMPARE_WITH_TIMEOUT(finder->count(), 2, 20'000);
        QCOMPARE(textsOf(finder->complete(u"Moorings (#"_s)),
                 (QStringList{u"#7 feat: moorings"_s, u"#3 named in “A light (#3)”"_s}));
        const QVariantMap first = finder->complete(u"Moorings (#moor"_s).value(0).toMap();
        QCOMPARE(first[u"insert"_s].toString(), u"#7"_s);
        QCOMPARE(first[u"length"_s].toInt(), 5);
        QCOMPARE(finder->complete(u"Moorings"_s), QVariantList());
        // What a forge knows goes with it, and again with another changelog.
        finder->setKnown({KnownReference{u"#"_s, 3, u"Lights are off"_s}, KnownReference{u"#"_s, 30, u"Tides"_s}});
        QCOMPARE(textsOf(finder->complete(u"#3"_s)), (QStringList{u"#3 Lights are off"_s, u"#30 Tides"_s}));
        finder->setKnown({});
        QCOMPARE(textsOf(finder->complete(u"#3"_s)), QStringList{u"#3 named in “A light (#3)”"_s});
    }

    void findsWordsThatNoDictionaryHas()
    {
        std::atomic<QThread *> thread = nullptr;
        int opened = 0;
        Speller speller([&thread, &opened]() -> Result<std::unique_ptr<SpellChecker>> {
            ++opened;
            return std::make_unique<FewWords>(thread);
        });
        const QString text = u"A laek in `xyz`, an laek in #3"_s;
        QCOMPARE(wordsOf(speller, text), QStringList()); // it is looked up first
        QTRY_COMPARE(wordsOf(speller, text), (QStringList{u"laek"_s, u"laek"_s}));
        QVERIFY(thread != nullptr && thread != QThread::currentThread());
        QCOMPARE(opened, 1);
        QVERIFY(speller.available());
        QCOMPARE(speller.notice(), QString());
        QCOMPARE(speller.nextWrong(text, 0), 2);
        QCOMPARE(speller.nextWrong(text, 2), 20);
        QCOMPARE(speller.nextWrong(text, 25), 2);
        QCOMPARE(speller.wordAt(text, 4)[u"word"_s].toString(), u"laek"_s);
        QCOMPARE(speller.wordAt(text, 6)[u"wrong"_s].toBool(), true);
        QCOMPARE(speller.wordAt(text, 0)[u"wrong"_s].toBool(), false);
        QVERIFY(speller.wordAt(text, 12).isEmpty());

        QSignalSpy suggested(&speller, &Speller::suggested);
        speller.ask(u"laek"_s);
        QTRY_COMPARE(suggested.size(), 1);
        QCOMPARE(suggested[0][1].toStringList(), (QStringList{u"leak"_s, u"lake"_s}));
        speller.learn(u"laek"_s);
        QTRY_COMPARE(wordsOf(speller, text), QStringList());
    }

    void isSilentWithoutADictionary()
    {
        Speller speller([]() -> Result<std::unique_ptr<SpellChecker>> {
            return fail(Error::Kind::NotFound, u"No dictionary is installed."_s);
        });
        QCOMPARE(wordsOf(speller, u"A laek"_s), QStringList());
        QTRY_COMPARE(speller.notice(), u"No dictionary is installed."_s);
        QCOMPARE(wordsOf(speller, u"A laek"_s), QStringList());
        QVERIFY(!speller.available());
        QSignalSpy suggested(&speller, &Speller::suggested);
        speller.ask(u"laek"_s);
        QTRY_COMPARE(suggested.size(), 1);
        QVERIFY(suggested[0][1].toStringList().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestWritingAids)
#include "tst_writingaids.moc"
