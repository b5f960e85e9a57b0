// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "git/libgit2git.h"
#include "support/testrepository.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <utime.h>

using namespace Qt::StringLiterals;
using namespace tagboat;
using tagboat::test::TestRepository;

namespace
{

/// Settings of git that name a command to run, or may lead to one.
const QStringList commandSettings{
    u"core.fsmonitor"_s,
    u"core.sshCommand"_s,
    u"core.pager"_s,
    u"core.editor"_s,
    u"core.askPass"_s,
    u"core.gitProxy"_s,
    u"gpg.program"_s,
    u"diff.external"_s,
    u"diff.evil.command"_s,
    u"diff.evil.textconv"_s,
    u"filter.evil.clean"_s,
    u"filter.evil.smudge"_s,
    u"filter.evil.process"_s,
    u"credential.helper"_s,
    u"alias.status"_s,
    u"merge.evil.driver"_s,
    u"sequence.editor"_s,
    u"interactive.diffFilter"_s,
    u"uploadpack.packObjectsHook"_s,
};

const QStringList hooks{u"pre-commit"_s,
                        u"commit-msg"_s,
                        u"prepare-commit-msg"_s,
                        u"post-commit"_s,
                        u"post-index-change"_s,
                        u"pre-push"_s,
                        u"reference-transaction"_s,
                        u"post-checkout"_s,
                        u"fsmonitor-watchman"_s,
                        u"pre-auto-gc"_s,
                        u"post-merge"_s};

class HostileRepository
{
public:
    HostileRepository()
    {
        m_work.write(u"VERSION"_s, "1.2.2\n");
        m_work.write(u"evil.txt"_s, "1\n");
        m_head = m_work.commit(u"first"_s);
        m_work.write(u".git/info/attributes"_s, "evil.txt filter=evil diff=evil merge=evil\n");
        for (const QString &setting : commandSettings)
            m_work.git({u"config"_s, setting, u"touch "_s + marker()});
        m_work.git({u"config"_s, u"filter.evil.required"_s, u"true"_s});
        m_work.git({u"config"_s, u"core.hooksPath"_s, m_work.path() + u"/.git/hooks"_s});
        m_work.git({u"config"_s, u"url.ext::touch "_s + marker() + u".insteadOf"_s, u"https://"_s});
        m_work.git({u"config"_s, u"remote.origin.url"_s, u"https://example.org/a/b"_s});
        m_work.git({u"config"_s, u"remote.origin.vcs"_s, u"ext"_s});
        for (const QString &hook : hooks) {
            const QString file = u".git/hooks/"_s + hook;
            m_work.write(file, "#!/bin/sh\ntouch " + marker().toUtf8() + "\n");
            QFile::setPermissions(m_work.path() + u'/' + file, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        }
    }

    [[nodiscard]] const TestRepository &work() const { return m_work; }
    [[nodiscard]] const QString &head() const { return m_head; }
    [[nodiscard]] QString marker() const { return m_work.path() + u"-marker"_s; }
    [[nodiscard]] bool ran() const { return QFile::exists(marker()); }

private:
    TestRepository m_work;
    QString m_head;
};

} // namespace

class HostileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theRealGitFallsIntoTheTrap();
    void readingRunsNothing();
    void writingRunsNothing();
    void showsTheAddressAsConfigured();
    void survivesDeepFoldersAndLoops();
};

// Without this the other tests could pass for want of a trap.
void HostileTest::theRealGitFallsIntoTheTrap()
{
    const HostileRepository hostile;
    hostile.work().tryGit({u"status"_s});
    QVERIFY(hostile.ran());
}

void HostileTest::readingRunsNothing()
{
    const HostileRepository hostile;
    hostile.work().write(u"evil.txt"_s, "2\n"); // same size, so that it has to be hashed
    auto repository = LibGit2Git().open(hostile.work().path());
    QVERIFY(repository);
    LocalRepository &local = **repository;
    const auto state = local.state();
    QVERIFY(state);
    QCOMPARE(state->modified, 1);
    QVERIFY(state->hasHooks);
    QVERIFY(local.tags());
    QVERIFY(local.countSince({}));
    QVERIFY(local.commitsSince({}, u"."_s, 10));
    QVERIFY(local.fileAt(hostile.head(), u"evil.txt"_s));
    QVERIFY(local.identity());
    QVERIFY(LibGit2Git().unifiedDiff({{u"evil.txt"_s, "1\n", "2\n", false}}));
    QVERIFY(!hostile.ran());
}

void HostileTest::writingRunsNothing()
{
    const HostileRepository hostile;
    hostile.work().write(u"VERSION"_s, "1.2.3\n");
    auto opened = LibGit2Git().open(hostile.work().path());
    QVERIFY(opened);
    LocalRepository &local = **opened;
    const LocalRepository::Identity who{u"Mara"_s, u"mara@example.org"_s};
    const QDateTime when(QDate(2026, 1, 1), QTime(12, 0), Qt::UTC);
    const auto commit = local.writeCommit({hostile.head(), {u"VERSION"_s}, u"Release"_s, who, when});
    QVERIFY(commit);
    QCOMPARE(local.writeCommit({hostile.head(), {u"evil.txt"_s}, u"Release"_s, who, when}).error().kind,
             Error::Kind::Refused);
    QVERIFY(local.advanceBranch(u"release"_s, hostile.head(), {}));
    QVERIFY(local.switchTo(u"release"_s));
    QVERIFY(local.advanceBranch(u"release"_s, *commit, hostile.head()));
    QVERIFY(local.refreshIndex(*commit, {u"VERSION"_s}));
    const auto tag = local.writeTagObject({u"v1.2.3"_s, *commit, u"Release"_s, who, when});
    QVERIFY(tag);
    QVERIFY(local.createTag(u"v1.2.3"_s, *tag));
    QVERIFY(!hostile.ran());
    QCOMPARE(local.commitOf(u"refs/tags/v1.2.3"_s).value().value(), *commit);
}

void HostileTest::showsTheAddressAsConfigured()
{
    const HostileRepository hostile;
    auto opened = LibGit2Git().open(hostile.work().path());
    QCOMPARE((*opened)->state()->remoteUrl, u"https://example.org/a/b"_s);
}

void HostileTest::survivesDeepFoldersAndLoops()
{
    TestRepository work;
    work.write(u"a"_s, "1\n");
    work.commit(u"1"_s);
    QVERIFY(QFile::link(u".."_s, work.path() + u"/loop"_s));
    QString deep = work.path();
    for (int i = 0; i < 300; ++i)
        deep += u"/d"_s;
    QVERIFY(QDir().mkpath(deep));
    QFile file(deep + u"/f"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    auto opened = LibGit2Git().open(work.path());
    QVERIFY(opened);
    const auto state = (*opened)->state();
    QVERIFY(state || !state.error().message.isEmpty()); // an answer or a named error, no crash
    work.write(u".git/refs/tags/a"_s, "ref: refs/tags/b\n");
    work.write(u".git/refs/tags/b"_s, "ref: refs/tags/a\n");
    const auto tags = (*opened)->tags();
    QVERIFY(tags);
    QCOMPARE(tags->size(), 2);
    QVERIFY(tags->at(0).object.isEmpty());
    QVERIFY(tags->at(1).object.isEmpty());
}

QTEST_GUILESS_MAIN(HostileTest)
#include "tst_hostile.moc"
