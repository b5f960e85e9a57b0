// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "git/libgit2git.h"
#include "release/planner.h"
#include "support/testrepository.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;
using tagboat::test::TestRepository;

namespace
{

/// A Python package on main. Each call scans again, as the desk does.
class Scene
{
public:
    explicit Scene(const QString &version, const QStringList &tags = {})
    {
        m_work.write(u"certifi/__init__.py"_s, u"__version__ = \"%1\"\n"_s.arg(version).toUtf8());
        m_work.write(u"setup.cfg"_s, "[metadata]\nname = certifi\nversion = attr: certifi.__version__\n");
        m_work.write(u"CHANGELOG.md"_s, "# Changelog\n\n## Unreleased\n\n- A root was added\n");
        m_work.commit(u"feat: begin"_s);
        for (const QString &tag : tags)
            m_work.git({u"tag"_s, tag});
    }

    TestRepository &work() { return m_work; }

    Result<PlanDraft> plan(const PlanRequest &request) const
    {
        TB_TRY(const auto repository, LibGit2Git().open(m_work.path()));
        const RepositoryRow row = scanRepository(*repository);
        return makePlan({*repository, row, row.policy, {}, QDate(2026, 8, 1)}, request);
    }
    Result<PlanDraft> planTo(const QString &version, const QString &flow = u"tag-only"_s) const
    {
        PlanRequest request;
        request.to = version;
        request.flow = flow;
        return plan(request);
    }

    static QByteArray fileAfter(const PlanDraft &draft, const QString &path)
    {
        for (const FileEdit &edit : draft.edits) {
            if (edit.path == path)
                return edit.after;
        }
        return {};
    }

private:
    TestRepository m_work;
};

} // namespace

class TestPlanner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheZerosOfCalendarVersions_data()
    {
        QTest::addColumn<QString>("now");
        QTest::addColumn<QStringList>("tags");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("tag");
        QTest::addColumn<QString>("literal");
        const QStringList padded{u"2026.01.05"_s, u"2026.07.22"_s};
        QTest::newRow("tags and file pad")
            << u"2026.07.22"_s << padded << u"2026.8.1"_s << u"2026.08.01"_s << u"2026.08.01"_s;
        QTest::newRow("given padded") << u"2026.07.22"_s << padded << u"2026.08.01"_s << u"2026.08.01"_s
                                      << u"2026.08.01"_s;
        QTest::newRow("one tag alone") << u"2026.07.22"_s << QStringList{u"2026.07.22"_s} << u"2026.8.1"_s
                                       << u"2026.08.01"_s << u"2026.08.01"_s;
        QTest::newRow("no tag yet") << u"2026.07.22"_s << QStringList() << u"2026.8.1"_s << u"v2026.08.01"_s
                                    << u"2026.08.01"_s;
        QTest::newRow("the newest shows no zero") << u"2026.10.22"_s << QStringList{u"2026.07.22"_s, u"2026.10.22"_s}
                                                  << u"2027.1.3"_s << u"2027.01.03"_s << u"2027.01.03"_s;
        QTest::newRow("the month alone is padded") << u"2026.07.12"_s << QStringList{u"2026.07.3"_s, u"2026.07.12"_s}
                                                   << u"2026.8.1"_s << u"2026.08.1"_s << u"2026.08.1"_s;
        QTest::newRow("nothing is padded")
            << u"2026.7.22"_s << QStringList{u"2026.7.22"_s} << u"2026.08.01"_s << u"2026.8.1"_s << u"2026.8.1"_s;
        QTest::newRow("the tags alone pad")
            << u"2026.7.22"_s << QStringList{u"2026.07.22"_s} << u"2026.8.1"_s << u"2026.08.01"_s << u"2026.8.1"_s;
        QTest::newRow("the file alone pads")
            << u"2026.07.22"_s << QStringList{u"v2026.7.22"_s} << u"2026.8.1"_s << u"v2026.8.1"_s << u"2026.08.01"_s;
        QTest::newRow("a candidate") << u"2026.07.22"_s << padded << u"2026.8.1rc2"_s << u"2026.08.01-rc2"_s
                                     << u"2026.08.01rc2"_s;
        QTest::newRow("no calendar") << u"1.9.9"_s << QStringList{u"1.9.9"_s} << u"1.10.0"_s << u"1.10.0"_s
                                     << u"1.10.0"_s;
    }

    void keepsTheZerosOfCalendarVersions()
    {
        QFETCH(QString, now);
        QFETCH(QStringList, tags);
        QFETCH(QString, to);
        QFETCH(QString, tag);
        QFETCH(QString, literal);
        const Scene scene(now, tags);
        const auto draft = scene.planTo(to);
        QVERIFY2(draft, qPrintable(draft ? QString() : describe(draft.error())));
        QCOMPARE(draft->plan.tag, tag);
        QCOMPARE(draft->plan.find(u"release-tag"_s)->detail[u"tag"_s].toString(), tag);
        QCOMPARE(Scene::fileAfter(*draft, u"certifi/__init__.py"_s), u"__version__ = \"%1\"\n"_s.arg(literal).toUtf8());
        const QString heading = draft->plan.to;
        if (!Version::parse(to, VersionScheme::Pep440)->isCandidate()) {
            const QByteArray log = Scene::fileAfter(*draft, u"CHANGELOG.md"_s);
            QVERIFY2(log.contains(u"\n## %1 - 2026-08-01\n"_s.arg(heading).toUtf8()), log.constData());
        }
        QVERIFY(tag.startsWith(heading) || tag == u'v' + heading || tag.contains(u"rc"_s));
    }

    void keepsTheZerosOfACandidateThatIsReplaced()
    {
        const Scene scene(u"2026.07.22"_s, {u"2026.07.22"_s});
        const auto draft = scene.planTo(u"2026.8.1"_s, u"rc-gated"_s);
        QVERIFY2(draft, qPrintable(draft ? QString() : describe(draft.error())));
        QCOMPARE(draft->plan.to, u"2026.08.01"_s);
        QCOMPARE(draft->plan.find(u"candidate-1-tag"_s)->detail[u"tag"_s].toString(), u"2026.08.01-rc1"_s);
        // Recovery knows the version by the plan's text and the grammar by its patterns alone.
        const auto target = Version::parse(draft->plan.to, VersionScheme::Pep440);
        const auto grammar =
            TagGrammar::fromPatterns(draft->plan.releasePattern, draft->plan.candidatePattern, VersionScheme::Pep440);
        QVERIFY(target && grammar);
        QCOMPARE(grammar->tagFor(target->candidate(2)), u"2026.08.01-rc2"_s);
        QCOMPARE(target->candidate(2).normalized(), u"2026.8.1rc2"_s);
    }
};

QTEST_GUILESS_MAIN(TestPlanner)
#include "tst_planner.moc"
