// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "spelling/enchantspelling.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

/// The system's dictionaries, by Enchant; hunspell-en-us is installed where the tests run.
class TestEnchantSpelling : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        qputenv("ENCHANT_CONFIG_DIR", m_folder.path().toUtf8()); // the user's own list stays as it is
        auto opened = openEnchant({u"en_US"_s});
        QVERIFY2(opened, "hunspell-en-us is not installed");
        m_checker = *std::move(opened);
    }

    void knowsWords_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<bool>("known");
        QTest::newRow("a word") << u"harbor's"_s << true;
        QTest::newRow("a capital") << u"Release"_s << true;
        QTest::newRow("an apostrophe") << u"doesn't"_s << true;
        QTest::newRow("a typographic apostrophe") << u"doesn\u2019t"_s << true;
        QTest::newRow("none") << u"relaese"_s << false;
        QTest::newRow("nothing") << QString() << true;
    }
    void knowsWords()
    {
        QFETCH(const QString, word);
        QFETCH(const bool, known);
        QCOMPARE(m_checker->knows(word), known);
    }

    void suggestsWhatCouldBeMeant()
    {
        QCOMPARE(m_checker->language(), u"en_US"_s);
        QVERIFY(m_checker->suggestions(u"relaese"_s).contains(u"release"_s));
        QVERIFY(m_checker->suggestions({}).isEmpty());
    }

    void learnsWordsForGood()
    {
        QVERIFY(!m_checker->knows(u"tagboat"_s));
        QVERIFY(m_checker->learn(u"tagboat"_s));
        QVERIFY(m_checker->knows(u"tagboat"_s));
        const auto other = openEnchant({u"en_US"_s});
        QVERIFY(other);
        QVERIFY((*other)->knows(u"tagboat"_s));
    }

    void takesAnotherCountrysDictionary()
    {
        const auto near = openEnchant({u"en_XX"_s});
        QVERIFY(near);
        QVERIFY((*near)->language().startsWith(u"en"_s));
        const auto none = openEnchant({u"tlh_AQ"_s});
        QVERIFY(!none);
        QCOMPARE(none.error().kind, Error::Kind::NotFound);
    }

    void looksForEnglishFirst()
    {
        QCOMPARE(spellingLanguages(u"en_GB"_s), (QStringList{u"en_GB"_s, u"en_US"_s, u"en"_s}));
        QCOMPARE(spellingLanguages(u"de_DE"_s), (QStringList{u"en_US"_s, u"en_GB"_s, u"en"_s, u"de_DE"_s}));
        QCOMPARE(spellingLanguages(u"C"_s), (QStringList{u"en_US"_s, u"en_GB"_s, u"en"_s}));
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<SpellChecker> m_checker;
};

QTEST_GUILESS_MAIN(TestEnchantSpelling)
#include "tst_enchantspelling.moc"
