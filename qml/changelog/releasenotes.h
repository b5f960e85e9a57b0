// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "controls/diffmodel.h"
#include "scan/changelogwork.h"
#include "scan/publishedreleases.h"
#include "scan/standingnotes.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>
#include <qqmlintegration.h>

#include <functional>
#include <memory>
#include <optional>

namespace tagboat
{

/// The release notes of one version as the changelog that is edited has them, or as a template makes them of the
/// commits, and how they differ from those that stand where the version was published.
class ReleaseNotes : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ChangelogController")
    Q_PROPERTY(bool active READ active WRITE setActive NOTIFY changed)
    Q_PROPERTY(bool fromCommits READ fromCommits WRITE setFromCommits NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString text READ text NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(bool differs READ differs NOTIFY changed)
    Q_PROPERTY(QString comparison READ comparison NOTIFY changed)
    Q_PROPERTY(QString tone READ tone NOTIFY changed)
    Q_PROPERTY(tagboat::DiffModel *diff READ diff CONSTANT)

public:
    /// Where notes stand, for a repository that is open; it may keep both.
    using MakeShelf = std::function<std::unique_ptr<NotesShelf>(LocalRepository &, const ChangelogWork &)>;
    /// Without @p makeShelf the notes are compared with those in the tags.
    explicit ReleaseNotes(std::function<std::unique_ptr<Git>()> makeGit, MakeShelf makeShelf = {},
                          QObject *parent = nullptr);
    /// Waits for its thread.
    ~ReleaseNotes() override;

    /// Begins with another changelog: with Unreleased, or the newest release.
    void open(const ChangelogWork &work);
    void close();
    /// Shows another release of the changelog.
    void choose(const Changelog &now, qsizetype release);
    /// The changelog, or the fragments that towncrier builds its parts of, were edited.
    void look(const Changelog &now, const QList<Fragment> &fragments = {});
    /// A forge told of merged pull requests; drafted notes of Unreleased go by them.
    void takeMerged(const QList<MergedPullRequest> &merged);
    /// A forge told of its releases: what stands there is compared with, where there is a release of the version.
    void takePublished(const PublishedReleases &published);
    /// There is no changelog file: what is not released yet is drafted from the commits, as a release would publish it.
    void setDrafted(bool drafted);
    Q_INVOKABLE void copy() const; ///< the text, to the clipboard

    /// Nothing is looked for while nobody sees it.
    [[nodiscard]] bool active() const { return m_active; }
    void setActive(bool active);
    /// By the repository's template, or the usual one.
    [[nodiscard]] bool fromCommits() const { return m_fromCommits || (m_drafted && m_version.isEmpty()); }
    void setFromCommits(bool fromCommits);
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] bool comparing() const { return m_comparing; }
    [[nodiscard]] bool differs() const { return m_compared && !m_compared->difference.same(); }
    [[nodiscard]] QString comparison() const; ///< in words, or why there is nothing to compare with
    [[nodiscard]] QString tone() const;       ///< of comparison()
    [[nodiscard]] DiffModel *diff() { return &m_diff; }
    /// The version that is shown; empty for Unreleased.
    [[nodiscard]] QString version() const { return m_version; }

Q_SIGNALS:
    void changed();

private:
    struct Compared {
        QString where;
        NotesDifference difference;
    };
    /// What is found in the other thread.
    struct Found {
        Result<QString> text;
        Result<Compared> compared;
    };
    struct Wanted {
        QString version;
        std::optional<QString> text; ///< nothing: it is made of the commits
        std::optional<PublishedReleases> published;
    };
    static Found find(Git &git, const MakeShelf &makeShelf, const ChangelogWork &work, const Wanted &wanted);
    static Result<Compared> compare(Git &git, LocalRepository &repository, const MakeShelf &makeShelf,
                                    const ChangelogWork &work, const Wanted &wanted, const QString &text);
    static QString notReleased();
    void show();
    void showFromChangelog();
    void start();
    void take(int run, const Found &found);

    std::function<std::unique_ptr<Git>()> m_makeGit;
    MakeShelf m_makeShelf;
    std::optional<ChangelogWork> m_work;
    std::optional<Changelog> m_now;
    std::optional<PublishedReleases> m_published;
    bool m_active = false;
    bool m_fromCommits = false;
    bool m_drafted = false;
    QString m_version;
    QString m_text;
    QString m_problem;
    bool m_comparing = false;
    std::optional<Compared> m_compared;
    QString m_nothing; ///< why there is nothing to compare with
    int m_run = 0;     ///< what was asked for earlier is dropped
    DiffModel m_diff;
    QTimer m_rest;
    QThreadPool m_pool; ///< last, so that its thread ends first
};

} // namespace tagboat
