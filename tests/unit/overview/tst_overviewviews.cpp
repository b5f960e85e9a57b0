// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "compose/viewsettings.h"
#include "overview/overviewviews.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

class TestOverviewViews : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_model = std::make_unique<OverviewModel>();
        m_rows = std::make_unique<OverviewFilterModel>(*m_model);
        m_views = std::make_unique<OverviewViews>(*m_rows);
        m_views->setText({viewText, [](const QString &text) {
                              QStringList warnings;
                              return parseViews(text.toUtf8(), u"the text"_s, warnings);
                          }});
    }

    void keepsWhatIsShownAndOpensItAgain()
    {
        const QSignalSpy edits(m_views.get(), &OverviewViews::edited);
        QVERIFY(m_views->plain());
        m_rows->setFacet(u"wants"_s);
        m_rows->setFilters({u"is:security"_s});
        m_rows->setGroup(u"stage"_s);
        m_rows->setSorting({u"-since"_s, u"name"_s});
        m_rows->setColumns({u"version"_s, u"waits"_s});
        m_rows->setSearch(u"core"_s);
        m_views->keep(u"  Security \n first "_s);
        QCOMPARE(m_views->names(), QStringList{u"Security first"_s});
        QCOMPARE(m_views->current(), u"Security first"_s);
        QCOMPARE(edits.size(), 1);
        QVERIFY(!m_views->changed());
        m_rows->setSearch({});
        QVERIFY(m_views->changed());
        m_views->reset();
        QVERIFY(m_views->plain());
        QCOMPARE(m_views->current(), QString());
        m_views->open(u"Security first"_s);
        QCOMPARE(m_rows->view().search, u"core"_s);
        QCOMPARE(m_rows->columns(), (QStringList{u"version"_s, u"waits"_s}));
        QVERIFY(!m_views->changed());
        QCOMPARE(edits.size(), 1); // looking changes nothing
        m_views->keep({});         // no name, nothing kept
        QCOMPARE(m_views->names().size(), 1);
    }

    void keepingUnderANameReplacesIt()
    {
        m_views->keep(u"a"_s);
        m_rows->setGroup(u"folder"_s);
        m_views->keep(u"a"_s);
        QCOMPARE(m_views->views().size(), 1);
        QCOMPARE(m_views->views().constFirst().group, u"folder"_s);
        m_views->remove(u"b"_s);
        m_views->remove(u"a"_s);
        QVERIFY(m_views->names().isEmpty());
        QCOMPARE(m_views->current(), QString());
    }

    void handsAViewOnAsText()
    {
        m_rows->setFilters({u"organisation:harbour"_s});
        m_views->keep(u"Harbour"_s);
        const QString text = m_views->text(u"Harbour"_s);
        QVERIFY(text.startsWith(u"[[view]]\n"_s));
        const QList<SavedView> kept = m_views->views();
        init(); // somebody else
        QCOMPARE(m_views->take(text), QString());
        QCOMPARE(m_views->views(), kept);
        QCOMPARE(m_rows->filters(), QStringList{u"organisation:harbour"_s});
    }

    void refusesTextThatIsNoView_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << QString();
        QTest::newRow("prose") << u"Hello there"_s;
        QTest::newRow("other settings") << u"[workspace]\nfolders = []\n"_s;
        QTest::newRow("without a name") << u"[[view]]\nshow = \"all\"\n"_s;
    }

    void refusesTextThatIsNoView()
    {
        QFETCH(const QString, text);
        const QSignalSpy edits(m_views.get(), &OverviewViews::edited);
        QVERIFY(!m_views->take(text).isEmpty());
        QVERIFY(m_views->names().isEmpty());
        QCOMPARE(edits.size(), 0);
    }

private:
    std::unique_ptr<OverviewModel> m_model;
    std::unique_ptr<OverviewFilterModel> m_rows;
    std::unique_ptr<OverviewViews> m_views;
};

QTEST_GUILESS_MAIN(TestOverviewViews)
#include "tst_overviewviews.moc"
