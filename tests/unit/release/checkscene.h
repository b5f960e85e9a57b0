// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "git/libgit2git.h"
#include "release/checks/check.h"
#include "support/testrepository.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonObject>

namespace tagboat::test
{

/// A Python package that was released as 1.4.2 and went on since, its remote in step, and a plan for 1.5.0: nothing
/// speaks against it. Each test breaks one thing.
class CheckScene
{
public:
    CheckScene()
    {
        using namespace Qt::StringLiterals;
        // The remote finds what is committed here, so that to publish is to write its branch.
        m_bare = m_work.path() + u".git"_s;
        QDir(m_bare).mkpath(u"objects/info"_s);
        m_work.write(u"../work.git/objects/info/alternates"_s, (m_work.path() + u"/.git/objects\n"_s).toUtf8());
        m_plan.repository = m_work.path();
        m_plan.package = u"harbour"_s;
        m_plan.from = u"1.4.2"_s;
        m_plan.flow = u"tag-only"_s;
        m_plan.remoteName = u"origin"_s;
        m_plan.remoteUrl = m_bare;
        m_plan.baseBranch = u"main"_s;
        m_plan.releasePattern = u"v{version}"_s;
        m_plan.candidatePattern = u"v{version}-rc{n}"_s;
        m_plan.scheme = u"pep440"_s;
        releaseTo(u"1.5.0"_s, u"v1.5.0"_s);
    }

    static QByteArray pyproject(const QByteArray &more = "requires-python = \">=3.9\"\n")
    {
        return "[build-system]\nrequires = [\"hatchling\"]\nbuild-backend = \"hatchling.build\"\n\n"
               "[project]\nname = \"harbour\"\nversion = \"1.4.2\"\nreadme = \"README.md\"\n" +
               more;
    }
    static QByteArray changelog(const QByteArray &unreleased = "- A pier\n", const QByteArray &rest = {})
    {
        return "# Changelog\n\n## [Unreleased]\n\n### Added\n\n" + unreleased +
               "\n## [1.4.2] - 2026-01-01\n\n### Fixed\n\n- A leak\n" + rest;
    }

    TestRepository &work() { return m_work; }
    Plan &plan() { return m_plan; }
    [[nodiscard]] const QString &bare() const { return m_bare; }

    void releaseTo(const QString &version, const QString &tag)
    {
        using namespace Qt::StringLiterals;
        m_plan.to = version;
        m_plan.tag = tag;
        m_plan.steps = {{u"preflight"_s, u"preflight"_s, {}, true, {}},
                        {u"prepare-commit"_s, u"commit"_s, {}, true, {{u"branch"_s, u"main"_s}}},
                        {u"release-tag"_s, u"tag"_s, {}, true, {{u"tag"_s, tag}}}};
    }
    /// Writes, commits and pushes, so that nothing but the content speaks.
    void publish(const QString &file, const QByteArray &content)
    {
        m_work.write(file, content);
        push();
    }
    void push()
    {
        using namespace Qt::StringLiterals;
        const QByteArray id = m_work.commit(u"docs: change"_s).toUtf8() + '\n';
        m_work.write(u"../work.git/refs/heads/main"_s, id);
        m_work.write(u".git/refs/remotes/origin/main"_s, id);
    }

    [[nodiscard]] QList<RemoteReference> references() const
    {
        using namespace Qt::StringLiterals;
        QList<RemoteReference> list;
        const QString lines =
            m_work.git({u"--git-dir"_s, m_bare, u"for-each-ref"_s, u"--format=%(objectname) %(refname)"_s});
        for (const QString &line : lines.split(u'\n', Qt::SkipEmptyParts)) {
            const QString id = line.section(u' ', 0, 0);
            list.append({line.section(u' ', 1), id, id});
        }
        return list;
    }
    static QDateTime now() { return {QDate(2026, 8, 1), QTime(12, 0), Qt::UTC}; }

    [[nodiscard]] QList<CheckResult> checks() const
    {
        const auto repository = LibGit2Git().open(m_work.path());
        if (!repository)
            qFatal("%s", qPrintable(describe(repository.error())));
        return runPreflight(**repository, m_plan, references(), now());
    }
    /// Of several answers of one check the worst; an empty one if it says nothing.
    static CheckResult worstOf(const QList<CheckResult> &checks, const QString &id)
    {
        CheckResult worst;
        for (const CheckResult &check : checks) {
            if (check.id == id && (worst.id.isEmpty() || check.state > worst.state))
                worst = check;
        }
        return worst;
    }
    [[nodiscard]] CheckResult find(const QString &id) const { return worstOf(checks(), id); }
    /// "warns", "blocks", "passed"; empty if the check says nothing.
    [[nodiscard]] QString outcome(const QString &id) const
    {
        const CheckResult found = find(id);
        return found.id.isEmpty() ? QString() : checkStateName(found.state);
    }
    /// "id state" of all that speaks against the release.
    [[nodiscard]] QStringList objections() const
    {
        QStringList list;
        for (const CheckResult &check : checks()) {
            if (check.state != CheckResult::State::Passed)
                list.append(check.id + u' ' + checkStateName(check.state));
        }
        return list;
    }

private:
    static TestRepository makeOriginal()
    {
        using namespace Qt::StringLiterals;
        TestRepository work;
        work.write(u"pyproject.toml"_s, pyproject());
        work.write(u"harbour/__init__.py"_s, "__version__ = \"1.4.2\"\n");
        work.write(u"README.md"_s, "# Harbour\n");
        work.write(u"LICENSE"_s, "Free.\n");
        work.write(u"CHANGELOG.md"_s, changelog());
        work.commit(u"feat: begin"_s);
        work.git({u"tag"_s, u"-a"_s, u"v1.4.2"_s, u"-m"_s, u"Release v1.4.2"_s});
        work.write(u"harbour/pilot.py"_s, "x = 1\n");
        work.commit(u"feat: go on"_s);
        QDir bare(work.addBareRemote());
        work.git({u"push"_s, u"-q"_s, u"origin"_s, u"v1.4.2"_s});
        // As few folders as can be: to make and remove those of each copy takes longer than everything else.
        work.git({u"repack"_s, u"-a"_s, u"-d"_s, u"-q"_s});
        work.git({u"config"_s, u"core.logAllRefUpdates"_s, u"false"_s});
        for (const QString &folder : {u"hooks"_s, u"logs"_s, u"branches"_s}) {
            QDir(work.path() + u"/.git/"_s + folder).removeRecursively();
            QDir(bare.filePath(folder)).removeRecursively();
        }
        QDir(bare.filePath(u"objects"_s)).removeRecursively();
        return work;
    }
    static const TestRepository &original()
    {
        static const TestRepository made = makeOriginal();
        return made;
    }

    TestRepository m_work = original();
    QString m_bare;
    Plan m_plan;
};

} // namespace tagboat::test
