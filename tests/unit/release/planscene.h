// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "git/libgit2git.h"
#include "release/planner.h"
#include "support/testrepository.h"
#include "version/releasable.h"

#include <QTest>

namespace tagboat::test
{

using namespace Qt::StringLiterals;

/// A Python package on main. Each call scans again, as the desk does.
class PlanScene
{
public:
    explicit PlanScene(const QString &version, const QStringList &tags = {})
    {
        m_work.write(u"certifi/__init__.py"_s, u"__version__ = \"%1\"\n"_s.arg(version).toUtf8());
        m_work.write(u"setup.cfg"_s, "[metadata]\nname = certifi\nversion = attr: certifi.__version__\n");
        m_work.write(u"CHANGELOG.md"_s, "# Changelog\n\n## Unreleased\n\n- A root was added\n");
        m_work.commit(u"feat: begin"_s);
        for (const QString &tag : tags)
            m_work.git({u"tag"_s, tag});
    }

    TestRepository &work() { return m_work; }
    void signIn() { m_forge = true; }
    void setMilestones(const Result<QList<Milestone>> &milestones) { m_milestones = milestones; }
    static QDate today() { return {2026, 8, 1}; }

    Result<PlanDraft> plan(const PlanRequest &request) const
    {
        TB_TRY(const auto repository, LibGit2Git().open(m_work.path()));
        const RepositoryRow row = scanRepository(*repository, today());
        PlanSources sources{*repository, row, row.policy, {}, today(), m_forge};
        sources.milestones = m_milestones;
        return makePlan(sources, request);
    }
    RepositoryRow scan() const
    {
        const auto repository = LibGit2Git().open(m_work.path());
        return repository ? scanRepository(**repository, today()) : RepositoryRow();
    }
    QList<VersionOption> options() const
    {
        const RepositoryRow row = scan();
        const PackageRow &package = row.packages.constFirst();
        const auto grammar = grammarFor(row, package, row.policy);
        const QStringList tags = m_work.git({u"tag"_s, u"--list"_s}).split(u'\n', Qt::SkipEmptyParts);
        return grammar ? versionOptions(package, *grammar, tags) : QList<VersionOption>();
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
    bool m_forge = false;
    std::optional<Result<QList<Milestone>>> m_milestones;
};

} // namespace tagboat::test
