// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelog/changelogdocument.h"
#include "changelogmodels.h"
#include "lintmodel.h"
#include "scan/changelogwork.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QThreadPool>
#include <qqmlintegration.h>

#include <functional>
#include <memory>
#include <optional>

namespace tagboat
{

/// The changelog editor's state: the document, what it does not tell of yet, and the file that it comes from. Reading
/// and writing happen in another thread; nothing is written before save().
class ChangelogController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(QString packageName READ packageName NOTIFY opened)
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY changed)
    Q_PROPERTY(QString ownerWarning READ ownerWarning NOTIFY opened)
    Q_PROPERTY(QString repositoryUrl READ repositoryUrl NOTIFY opened)
    Q_PROPERTY(QString becomes READ becomes NOTIFY opened)
    Q_PROPERTY(QString draftSummary READ draftSummary NOTIFY changed)
    Q_PROPERTY(QString hiddenSummary READ hiddenSummary NOTIFY changed)
    Q_PROPERTY(bool hasAnswers READ hasAnswers NOTIFY changed)
    Q_PROPERTY(QString source READ source NOTIFY changed)
    Q_PROPERTY(QString preview READ preview NOTIFY changed)
    Q_PROPERTY(QStringList sections READ sections NOTIFY opened)
    Q_PROPERTY(QStringList missingSections READ missingSections NOTIFY changed)
    Q_PROPERTY(bool hasDocument READ hasDocument NOTIFY opened)
    Q_PROPERTY(bool loading READ loading NOTIFY opened)
    Q_PROPERTY(bool saving READ saving NOTIFY changed)
    Q_PROPERTY(bool modified READ modified NOTIFY changed)
    Q_PROPERTY(bool changedOutside READ changedOutside NOTIFY changed)
    Q_PROPERTY(QString undoLabel READ undoLabel NOTIFY changed)
    Q_PROPERTY(QString redoLabel READ redoLabel NOTIFY changed)
    Q_PROPERTY(QString errorMessage READ errorMessage NOTIFY changed)
    Q_PROPERTY(QString errorRemedy READ errorRemedy NOTIFY changed)
    Q_PROPERTY(tagboat::ChangelogPartsModel *parts READ parts CONSTANT)
    Q_PROPERTY(tagboat::DraftModel *drafts READ drafts CONSTANT)
    Q_PROPERTY(tagboat::LintModel *lint READ lint CONSTANT)

public:
    /// @p openMemory is called in other threads; without it no answer to a draft is remembered.
    explicit ChangelogController(std::function<std::unique_ptr<Git>()> makeGit,
                                 std::function<std::unique_ptr<DraftMemory>()> openMemory = {},
                                 QObject *parent = nullptr);
    /// Waits for its thread.
    ~ChangelogController() override;

    /// Opens the changelog of a package; what was not saved of another one is dropped, so ask modified() first.
    Q_INVOKABLE void open(const QString &repository, const QString &folder);
    /// Reads the file again and drops what was not saved.
    Q_INVOKABLE void reload();
    Q_INVOKABLE void save();
    Q_INVOKABLE void undo();
    Q_INVOKABLE void redo();

    /// Takes a draft into Unreleased; returns the row of the new entry, or -1.
    Q_INVOKABLE int addDraft(int draft);
    /// Never offers the draft again; that is remembered at once.
    Q_INVOKABLE void dismissDraft(int draft);
    /// Forgets what was answered to the drafts of this package, so that they are offered again where no entry tells.
    Q_INVOKABLE void offerAgain();
    /// Adds an entry to Unreleased, or to the release of @p row where one is given; returns its row, or -1.
    Q_INVOKABLE int addEntry(int row, const QString &section, const QString &text);
    Q_INVOKABLE bool changeEntry(int row, const QString &text);
    Q_INVOKABLE void removeEntry(int row);
    /// Moves the entry at @p row so that it stands before @p target: an entry, or the end of the section above. Returns
    /// its new row, or -1.
    Q_INVOKABLE int moveEntry(int row, int target);
    /// Moves the entry into a section of its release, behind the others.
    Q_INVOKABLE int moveToSection(int row, const QString &section);
    /// Moves the entry up or down by one place, also over the border of a section.
    Q_INVOKABLE int moveBy(int row, int by);
    Q_INVOKABLE void toggle(int row);
    /// Takes the text of the source view. A text that cannot be read leaves the document alone and says why.
    Q_INVOKABLE void setSource(const QString &text);
    /// Makes the fix of a finding, or all that need no weighing, as one step.
    Q_INVOKABLE void fix(int finding);
    Q_INVOKABLE void fixAll();
    /// What is to be said of the heading or entry at a row: its tone and words; @p revision is that of the findings.
    Q_INVOKABLE QVariantMap findingAt(int row, int revision) const;
    /// Puts the error away.
    Q_INVOKABLE void dismiss();

    [[nodiscard]] QString packageName() const;
    /// That a tool writes this file, and why that is known; empty where people do.
    [[nodiscard]] QString ownerWarning() const;
    [[nodiscard]] QString subtitle() const; ///< file, format and number of unreleased entries
    [[nodiscard]] QString repositoryUrl() const;
    [[nodiscard]] QString becomes() const; ///< the version that Unreleased would become; empty if none
    [[nodiscard]] QString draftSummary() const;
    [[nodiscard]] QString hiddenSummary() const;
    [[nodiscard]] bool hasAnswers() const { return m_work && !m_work->answers.isEmpty(); }
    [[nodiscard]] QString source() const;
    [[nodiscard]] QString preview() const; ///< the notes of Unreleased, or of the newest release, as Markdown
    [[nodiscard]] QStringList sections() const;
    [[nodiscard]] QStringList missingSections() const; ///< those of sections() that Unreleased does not have
    [[nodiscard]] bool hasDocument() const { return m_document.has_value(); }
    [[nodiscard]] bool loading() const { return m_loading; }
    [[nodiscard]] bool saving() const { return m_saving; }
    [[nodiscard]] bool modified() const { return m_document && (m_document->modified() || m_created); }
    [[nodiscard]] bool changedOutside() const { return m_changedOutside; }
    [[nodiscard]] QString undoLabel() const { return m_document ? m_document->undoLabel() : QString(); }
    [[nodiscard]] QString redoLabel() const { return m_document ? m_document->redoLabel() : QString(); }
    [[nodiscard]] QString errorMessage() const;
    [[nodiscard]] QString errorRemedy() const { return m_error ? m_error->remedy : QString(); }
    [[nodiscard]] ChangelogPartsModel *parts() { return &m_parts; }
    [[nodiscard]] DraftModel *drafts() { return &m_drafts; }
    [[nodiscard]] LintModel *lint() { return &m_lint; }

Q_SIGNALS:
    void opened();
    void changed();
    /// The file was written.
    void saved(const QString &repository);

private:
    void take(int run, const Result<ChangelogWork> &work);
    void show();
    void watch();
    void lookAtFile();
    /// The answers that hold: the remembered ones, and those of steps that stand but were not saved yet.
    [[nodiscard]] QList<DraftAnswer> answers() const;
    /// What was taken by steps that were undone, and then lost to other ones, is taken no more.
    void dropUndone();
    /// What was taken is in the file now.
    void rememberTaken();
    /// Does something with the memory in the other thread; an error is shown.
    void tell(std::function<Result<void>(DraftMemory &)> work);
    /// Makes an edit a step; false if it was refused, which is shown.
    bool apply(const QString &label, const Result<Changelog> &next);
    [[nodiscard]] QString filePath() const;
    [[nodiscard]] const ChangelogRelease *shownRelease() const;

    std::function<std::unique_ptr<Git>()> m_makeGit;
    std::function<std::unique_ptr<DraftMemory>()> m_openMemory;
    QString m_repository;
    QString m_folder;
    std::optional<ChangelogWork> m_work;
    std::optional<ChangelogDocument> m_document;
    bool m_created = false;
    bool m_loading = false;
    bool m_saving = false;
    bool m_changedOutside = false;
    std::optional<Error> m_error;
    QList<std::pair<qsizetype, DraftAnswer>> m_taken; ///< since it was saved: the step that did it
    qsizetype m_covered = 0;
    qsizetype m_hidden = 0;
    QStringList m_hiddenTypes;
    int m_run = 0; ///< what came later than another beginning belongs to none
    ChangelogPartsModel m_parts;
    DraftModel m_drafts;
    LintModel m_lint;
    QFileSystemWatcher m_watcher;
    QThreadPool m_pool; ///< last, so that its thread ends first
};

} // namespace tagboat
