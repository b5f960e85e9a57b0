// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QDate>
#include <QList>
#include <QMap>

namespace tagboat::practice
{

/// One commit as a story tells it: what the tree's files hold from then on. Text, not bytes, is a template (see Story).
struct StoryCommit {
    int daysAgo = 0;
    QByteArray message;
    QMap<QByteArray, QByteArray> files; ///< the whole tree: path to template
    QByteArray version;                 ///< what @version@ stands for in this commit
    QByteArrayList tags;                ///< those that name this commit
    QByteArray branch;                  ///< "main", or a branch that leaves main here
    bool pushed = true;
};

/// A sample repository's history, told commit by commit. Templates hold @version@, @version_info@ (1, 4, 2) and
/// @date:N@, the day N days ago, so that one story gives fresh dates on any day.
class Story
{
public:
    Story(QByteArray name, QByteArray flow, QByteArray description);

    /// A whole file, as of the next commit.
    Story &file(const QByteArray &path, const QByteArray &content);
    /// More text at the end of a file, as of the next commit.
    Story &append(const QByteArray &path, const QByteArray &content);
    /// An entry under Unreleased in CHANGELOG.md, as of the next commit.
    Story &entry(const QByteArray &section, const QByteArray &text);
    Story &commit(int daysAgo, const QByteArray &message);
    /// append() and commit() in one, as most commits are.
    Story &commit(int daysAgo, const QByteArray &message, const QByteArray &path, const QByteArray &content);
    /// Commits the version and the cut changelog, and tags them.
    Story &release(int daysAgo, const QByteArray &version);
    /// Tags the last commit, as for a candidate.
    Story &tag(const QByteArray &name);
    /// Tag names without this repository's "v".
    Story &plainTags();
    /// What follows has not been pushed.
    Story &unpushed();
    /// What follows happens on a branch of its own, which stays checked out.
    Story &onBranch(const QByteArray &name);
    /// A change in the working tree that nobody has committed.
    Story &uncommitted(const QByteArray &path, const QByteArray &addition);

    [[nodiscard]] const QByteArray &name() const { return m_name; }
    [[nodiscard]] const QByteArray &flow() const { return m_flow; }
    [[nodiscard]] const QList<StoryCommit> &commits() const { return m_commits; }
    [[nodiscard]] const QMap<QByteArray, QByteArray> &uncommittedChanges() const { return m_uncommitted; }
    /// The content that a commit's template stands for, on the day @p today.
    static QByteArray fill(const QByteArray &content, const QByteArray &version, QDate today);

private:
    struct CutRelease {
        QByteArray version;
        int daysAgo = 0;
        QMap<QByteArray, QByteArrayList> sections;
    };
    [[nodiscard]] QByteArray changelog() const;
    [[nodiscard]] QByteArray tagOf(const QByteArray &version) const { return m_tagPrefix + version; }

    QByteArray m_name;
    QByteArray m_flow;
    QByteArray m_tagPrefix = "v";
    QByteArray m_version = "0.1.0";
    QByteArray m_branch = "main";
    bool m_pushed = true;
    QMap<QByteArray, QByteArray> m_files;
    QMap<QByteArray, QByteArray> m_uncommitted;
    QMap<QByteArray, QByteArrayList> m_unreleased;
    QList<CutRelease> m_releases; ///< newest first
    QList<StoryCommit> m_commits;
};

/// The workflows of the gated release process: the four checks of a pull request, and what a tag starts.
QByteArray gatedCheckWorkflow();
QByteArray gatedReleaseWorkflow();

/// The stories of all sample repositories, by name.
QList<Story> allStories();

Story anchorRs();
Story buoy();
Story fathom();
Story harbourClient();
Story harbourCore();
Story keel();
Story lanyard();
Story sextant();
Story tidewatch();

} // namespace tagboat::practice
