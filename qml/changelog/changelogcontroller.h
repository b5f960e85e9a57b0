// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelog/changelogdocument.h"
#include "changelog/changelogmerge.h"
#include "changelog/entrygroup.h"
#include "changelogmodels.h"
#include "draftmodel.h"
#include "entryselection.h"
#include "lintmodel.h"
#include "referencefinder.h"
#include "release/changelognews.h"
#include "release/forgedesk.h"
#include "releasecutting.h"
#include "releasenotes.h"
#include "scan/changelogwork.h"
#include "speller.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QThreadPool>
#include <QTimer>
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
    Q_PROPERTY(QString shortSubtitle READ shortSubtitle NOTIFY changed)
    Q_PROPERTY(QString ownerWarning READ ownerWarning NOTIFY opened)
    Q_PROPERTY(QString repositoryUrl READ repositoryUrl NOTIFY opened)
    Q_PROPERTY(QString becomes READ becomes NOTIFY opened)
    Q_PROPERTY(QString draftSummary READ draftSummary NOTIFY changed)
    Q_PROPERTY(QString hiddenSummary READ hiddenSummary NOTIFY changed)
    Q_PROPERTY(QString forgeNote READ forgeNote NOTIFY changed)
    Q_PROPERTY(QString releasesHost READ releasesHost NOTIFY opened)
    Q_PROPERTY(bool takesEntries READ takesEntries NOTIFY changed)
    Q_PROPERTY(bool fileTakesEntries READ fileTakesEntries NOTIFY changed)
    Q_PROPERTY(bool hasAnswers READ hasAnswers NOTIFY changed)
    Q_PROPERTY(QString source READ source NOTIFY changed)
    Q_PROPERTY(QString preview READ preview NOTIFY previewed)
    Q_PROPERTY(QString format READ format NOTIFY opened)
    Q_PROPERTY(QString path READ path NOTIFY opened)
    Q_PROPERTY(int previewLine READ previewLine NOTIFY previewed)
    Q_PROPERTY(bool bare READ bare NOTIFY changed)
    Q_PROPERTY(QStringList missingSections READ missingSections NOTIFY changed)
    Q_PROPERTY(bool hasDocument READ hasDocument NOTIFY opened)
    Q_PROPERTY(bool loading READ loading NOTIFY opened)
    Q_PROPERTY(bool saving READ saving NOTIFY changed)
    Q_PROPERTY(bool modified READ modified NOTIFY changed)
    Q_PROPERTY(bool unsaved READ unsaved NOTIFY changed)
    Q_PROPERTY(bool changedOutside READ changedOutside NOTIFY changed)
    Q_PROPERTY(QString outsideReason READ outsideReason NOTIFY changed)
    Q_PROPERTY(bool savable READ savable NOTIFY changed)
    Q_PROPERTY(int conflicts READ conflicts NOTIFY changed)
    Q_PROPERTY(int undecided READ undecided NOTIFY changed)
    Q_PROPERTY(QString mergeNote READ mergeNote NOTIFY changed)
    Q_PROPERTY(bool mergeOnTop READ mergeOnTop NOTIFY changed)
    Q_PROPERTY(QString undoLabel READ undoLabel NOTIFY changed)
    Q_PROPERTY(QString redoLabel READ redoLabel NOTIFY changed)
    Q_PROPERTY(QString errorMessage READ errorMessage NOTIFY changed)
    Q_PROPERTY(QString errorRemedy READ errorRemedy NOTIFY changed)
    Q_PROPERTY(tagboat::ChangelogPartsModel *parts READ parts CONSTANT)
    Q_PROPERTY(tagboat::DraftModel *drafts READ drafts CONSTANT)
    Q_PROPERTY(tagboat::LintModel *lint READ lint CONSTANT)
    Q_PROPERTY(tagboat::EntrySelection *selection READ selection CONSTANT)
    Q_PROPERTY(tagboat::ReleaseCutting *cutting READ cutting CONSTANT)
    Q_PROPERTY(tagboat::ReleaseNotes *notes READ notes CONSTANT)
    Q_PROPERTY(tagboat::ReferenceFinder *references READ references CONSTANT)
    Q_PROPERTY(tagboat::Speller *speller READ speller CONSTANT)

public:
    /// The functions are called in other threads. Without @p openMemory no answer to a draft is remembered, without
    /// @p openSpelling no word is looked up.
    explicit ChangelogController(std::function<std::unique_ptr<Git>()> makeGit,
                                 std::function<std::unique_ptr<DraftMemory>()> openMemory = {},
                                 OpenSpelling openSpelling = {}, QObject *parent = nullptr);
    /// Waits for its thread.
    ~ChangelogController() override;

    /// From now on a forge is asked when a changelog is opened, if an account serves its remote. @p forges outlives
    /// this.
    void setForges(ForgeDesk *forges) { m_forges = forges; }

    /// Opens the changelog of a package; what was not saved of another one is dropped, so ask unsaved() first.
    Q_INVOKABLE void open(const QString &repository, const QString &folder);
    /// Whether it is that package's changelog that is open.
    Q_INVOKABLE [[nodiscard]] bool isOpen(const QString &repository, const QString &folder) const;
    /// Puts the changelog away and drops what was not saved.
    Q_INVOKABLE void close();
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
    /// Takes the entry at @p row back, which addEntry() made: its step is undone if none stands upon it.
    Q_INVOKABLE void takeBack(int row);
    /// Gives the entry at a row another text. @p before is what the typing began with: if the row has become another
    /// entry's meanwhile, that one is looked for; where it is gone, nothing changes, and the error has the words.
    Q_INVOKABLE bool changeEntry(int row, const QString &text, const QString &before = {});
    Q_INVOKABLE void removeEntry(int row);
    /// Moves the entry at @p row so that it stands before @p target: an entry, or the end of the section above. Returns
    /// its new row, or -1.
    Q_INVOKABLE int moveEntry(int row, int target);
    /// Moves the entry up or down by one place, also over the border of a section.
    Q_INVOKABLE int moveBy(int row, int by);
    Q_INVOKABLE void toggle(int row);

    /// The releases and the sections as ChoiceButton takes them; a release's key is its position.
    Q_INVOKABLE [[nodiscard]] QVariantList releaseChoices() const;
    Q_INVOKABLE [[nodiscard]] QVariantList sectionChoices() const;

    // What is selected, as one step. All return the row of the first of the entries, or -1.
    Q_INVOKABLE int removeSelected();
    /// Before @p target, as moveEntry() has it.
    Q_INVOKABLE int moveSelected(int target);
    Q_INVOKABLE int moveSelectedBy(int by);
    Q_INVOKABLE int moveSelectedToSection(const QString &section);
    /// To the release of that position, -1 being Unreleased, where each keeps its section.
    Q_INVOKABLE int moveSelectedToRelease(int release);

    /// Begins to cut the release at @p row, which is Unreleased.
    Q_INVOKABLE void beginCut();
    /// Cuts it as cutting() shows.
    Q_INVOKABLE void cutRelease();
    /// Marks the release at @p row as yanked, or takes the mark off.
    Q_INVOKABLE void setYanked(int row, bool yanked);
    /// Shows the notes of the release at @p row, or of the one at that position of releaseChoices().
    Q_INVOKABLE void showNotes(int row);
    Q_INVOKABLE void chooseNotes(int release);
    /// The preview shows the release of @p row, or the one that holds that place of the source view's text.
    Q_INVOKABLE void lookAtRow(int row);
    /// Returns the row of the entry or heading there, or -1 if it is folded.
    Q_INVOKABLE int lookAtSource(int offset);
    /// Where the row begins in the source view's text.
    Q_INVOKABLE [[nodiscard]] int sourceOf(int row) const;
    /// What a line of the preview, from 1, tells of: its row, folded out if it was not, and where it begins in the
    /// source view's text; -1 where none does, and for fragments, which are files of their own.
    Q_INVOKABLE int rowOfPreview(int line);
    Q_INVOKABLE [[nodiscard]] int sourceOfPreview(int line) const;
    /// Takes the text of the source view. A text that cannot be read leaves the document alone and says why; that is
    /// false.
    Q_INVOKABLE bool setSource(const QString &text);
    /// Gives the fragment at a row another issue; without one it is an orphan.
    Q_INVOKABLE bool setIssue(int row, const QString &issue);
    /// Decides the conflict at a row: "mine", "theirs" or "both" stays.
    Q_INVOKABLE void decide(int row, const QString &choice);
    /// The row of the first conflict from @p from on; -1 if there is none.
    Q_INVOKABLE int conflictRow(int from = 0) const;
    /// Merges what stands in the file now, also after such a merge was undone.
    Q_INVOKABLE void mergeOutside();
    /// Puts the word about the last merge away.
    Q_INVOKABLE void dismissMerge();
    /// Says that @p where holds words that are not in the document yet; nothing is merged meanwhile.
    Q_INVOKABLE void setTyping(QObject *where, bool typing);
    /// Makes the fix of a finding, or all that need no weighing, as one step.
    Q_INVOKABLE void fix(int finding);
    Q_INVOKABLE void fixAll();
    /// What is to be said of the heading or entry at a row: its tone and words; @p revision is that of the findings.
    Q_INVOKABLE QVariantMap findingAt(int row, int revision) const;
    /// Begins a changelog file with what the releases on the forge say, which can be edited then.
    Q_INVOKABLE void beginFile();
    /// Puts the error away.
    Q_INVOKABLE void dismiss();

    [[nodiscard]] QString packageName() const;
    /// That a tool writes this file, and why that is known; empty where people do.
    [[nodiscard]] QString ownerWarning() const;
    [[nodiscard]] QString subtitle() const;      ///< file, format and number of unreleased entries
    [[nodiscard]] QString shortSubtitle() const; ///< the file's name and that number
    [[nodiscard]] QString repositoryUrl() const;
    [[nodiscard]] QString becomes() const; ///< the version that Unreleased would become; empty if none
    [[nodiscard]] QString draftSummary() const;
    [[nodiscard]] QString hiddenSummary() const;
    /// What the forge had to do with the drafts, or why it had not; empty if nobody was asked.
    [[nodiscard]] QString forgeNote() const { return m_forgeNote; }
    /// The forge whose releases are shown, since there is no changelog file: they cannot be edited. Empty for a file.
    [[nodiscard]] QString releasesHost() const { return m_releasesHost; }
    [[nodiscard]] bool readOnly() const { return !m_releasesHost.isEmpty(); }
    /// towncrier builds the unreleased part from fragments, which are files of their own.
    [[nodiscard]] bool hasFragments() const { return m_work && m_work->towncrier; }
    /// Entries can be added to Unreleased.
    [[nodiscard]] bool takesEntries() const { return hasFragments() || fileTakesEntries(); }
    /// Entries can be added to the file: no tool writes it, and its format is known.
    [[nodiscard]] bool fileTakesEntries() const;
    [[nodiscard]] bool hasAnswers() const { return m_work && !m_work->answers.isEmpty(); }
    [[nodiscard]] QString source() const;
    /// The notes of the release that was last looked at, else of Unreleased or the newest one, as Markdown.
    [[nodiscard]] QString preview() const;
    [[nodiscard]] QString format() const; ///< as changelogFormatName()
    [[nodiscard]] QString path() const { return m_document ? m_document->current().path() : QString(); }
    /// The line of the preview, from 1, that tells of the place that was looked at.
    [[nodiscard]] int previewLine() const;
    [[nodiscard]] QStringList sections() const;
    [[nodiscard]] QStringList missingSections() const; ///< those of sections() that Unreleased does not have
    [[nodiscard]] bool bare() const;                   ///< nothing is written in the file yet
    [[nodiscard]] bool hasDocument() const { return m_document.has_value(); }
    [[nodiscard]] bool loading() const { return m_loading; }
    [[nodiscard]] bool saving() const { return m_saving; }
    [[nodiscard]] bool modified() const
    {
        return m_document && !readOnly() && (m_document->modified() || (m_work->created && !hasFragments()));
    }
    /// Somebody's changes are not in the file. A file that is not there yet is modified() without any.
    [[nodiscard]] bool unsaved() const { return m_document && !readOnly() && m_document->modified(); }
    [[nodiscard]] bool changedOutside() const { return m_changedOutside || m_fragmentsError; }
    [[nodiscard]] QString outsideReason() const; ///< why what changed outside was not merged; empty if it could be
    [[nodiscard]] bool savable() const { return modified() && !m_saving && undecided() == 0; }
    [[nodiscard]] int conflicts() const;
    /// How many conflicts hold the saving up: those of a merge here. What git left in the file may stay.
    [[nodiscard]] int undecided() const;
    [[nodiscard]] QString mergeNote() const { return m_mergeNote; }
    [[nodiscard]] bool mergeOnTop() const; ///< undo() would undo a merge
    [[nodiscard]] QString undoLabel() const { return m_document ? m_document->undoLabel() : QString(); }
    [[nodiscard]] QString redoLabel() const { return m_document ? m_document->redoLabel() : QString(); }
    [[nodiscard]] QString errorMessage() const;
    [[nodiscard]] QString errorRemedy() const { return m_error ? m_error->remedy : QString(); }
    [[nodiscard]] ChangelogPartsModel *parts() { return &m_parts; }
    [[nodiscard]] DraftModel *drafts() { return &m_drafts; }
    [[nodiscard]] LintModel *lint() { return &m_lint; }
    [[nodiscard]] EntrySelection *selection() { return &m_selection; }
    [[nodiscard]] ReleaseCutting *cutting() { return &m_cutting; }
    [[nodiscard]] ReleaseNotes *notes() { return &m_notes; }
    [[nodiscard]] ReferenceFinder *references() { return &m_references; }
    [[nodiscard]] Speller *speller() { return &m_speller; }

Q_SIGNALS:
    void opened();
    void changed();
    /// preview() is another. After an edit that comes a moment later than changed(): laying out the notes takes as long
    /// as the edit itself, and what was typed is to be seen first.
    void previewed();
    /// Another place is looked at: previewLine() of the preview.
    void looked();
    /// lookAtRow() was called with that row.
    void lookedAtRow(int row);
    /// The file was written.
    void saved(const QString &repository);

private:
    void forgetWork();
    void take(int run, const Result<ChangelogWork> &work);
    void show();
    void askForge();
    /// Asks for the releases where they are wanted: no file tells of changes, or notes are compared with them.
    void askReleases();
    void takeReleases(const PublishedReleases &published);
    /// Shows the releases in place of a file that does not exist.
    void showReleases();
    [[nodiscard]] Result<Changelog> releasesWith(const QString &draft) const;
    /// Refuses an edit of what cannot be edited; that is shown.
    bool refuses();
    void takeMerged(const QList<MergedPullRequest> &merged);
    void takeNews(const Result<std::optional<ChangelogNews>> &news);
    void watch();
    void lookAtFile();
    /// Where a saving was refused since the file is another by now: merges that, and says so.
    void meetConflict();
    /// Does with what stands in the file now what can be done.
    void meetFile(const Result<QByteArray> &bytes);
    void meetFragments(const Result<QList<Fragment>> &theirs);
    void merge(const QByteArray &theirs);
    void takeMerge(const QByteArray &base, const QByteArray &theirs, const ChangelogMerge &merge);
    /// Which of the merges stand decides what the file is known to hold.
    void followMerges();
    void forgetMerges();
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
    bool applyFragments(const QString &label, const Result<QList<Fragment>> &next);
    /// Builds a release's part of the fragments, which go.
    bool buildFragments(const QString &label, const ChangelogCut &cut);
    /// Adds a fragment of a lane's name, or of a type; returns its row, or -1.
    int addFragment(const QString &section, const QString &issue, const QString &text);
    /// As addEntry(), an entry of @p author's.
    int addEntryOf(const QString &author, int row, const QString &section, const QString &text);
    /// Moves the fragment at a row into a lane; returns its new row, or -1.
    int moveFragment(int row, qsizetype lane);
    /// The lane of a fragment that is to stand before the row @p target; -1 where there is none.
    [[nodiscard]] qsizetype laneAt(int target) const;
    /// Whether what is selected are fragments, and what becomes of them: moved into a lane, or removed without one.
    [[nodiscard]] bool fragmentsSelected() const;
    int applyToFragments(const QString &label, std::optional<qsizetype> lane);
    [[nodiscard]] QList<FragmentLane> lanes() const;
    [[nodiscard]] bool isFragmentRow(int row) const;
    [[nodiscard]] ChangelogRelease unreleasedPart() const;
    /// What no published release has: those, and the parts that wait for their tag.
    [[nodiscard]] ChangelogRelease openEntries() const;
    /// Drafts that were taken into an entry of @p before stay so where the step that was made gave it other words.
    void follow(const ChangelogRelease &before);
    [[nodiscard]] QString filePath() const;
    /// Makes an edit of what is selected a step; what was moved stays selected.
    int applyToSelected(const QString &label, const Result<MovedEntries> &next);
    /// Where an entry goes that is to stand before the row @p target; nothing above all sections.
    [[nodiscard]] std::optional<EntryTarget> targetAt(int target) const;
    [[nodiscard]] const ChangelogRelease *shownRelease() const;
    void lookAt(const ChangelogRelease &release, int line);
    [[nodiscard]] QList<NotesLine> previewLines() const;
    [[nodiscard]] bool previewsFragments() const; ///< and no release
    /// The row of the entry or heading at a line of the file, folded out if it was not; -1 above all releases.
    int rowAtLine(int line);
    [[nodiscard]] int offsetOfLine(int line) const;

    std::function<std::unique_ptr<Git>()> m_makeGit;
    std::function<std::unique_ptr<DraftMemory>()> m_openMemory;
    ForgeDesk *m_forges = nullptr;
    Cancel m_asked; ///< ends what the forge is asked
    Cancel m_askedReleases;
    bool m_releasesAsked = false; ///< since the changelog was opened
    std::optional<PublishedReleases> m_published;
    QString m_releasesHost;
    QString m_forgeNote;
    QList<DraftEntry> m_ownDrafts; ///< by the commits alone
    QString m_repository;
    QString m_folder;
    std::optional<ChangelogWork> m_work;
    std::optional<ChangelogDocument> m_document;
    bool m_loading = false;
    bool m_saving = false;
    bool m_changedOutside = false;
    /// A change outside that was merged since the file was read or saved.
    struct Merge {
        qsizetype step = 0; ///< that did it
        QByteArray base;
        QByteArray theirs;
    };
    QList<Merge> m_merges;
    QString m_mergeNote;
    std::optional<QByteArray> m_declined; ///< what was not to be merged, or could not
    std::optional<Error> m_outsideError;
    std::optional<Error> m_fragmentsError; ///< why what others made of the fragments was not merged
    QSet<QObject *> m_typing;
    bool m_lookLater = false;
    std::optional<Error> m_error;
    QList<std::pair<qsizetype, DraftAnswer>> m_taken; ///< since it was saved: the step that did it
    qsizetype m_added = -1;                           ///< the step that added an entry last
    qsizetype m_covered = 0;
    qsizetype m_hidden = 0;
    QStringList m_hiddenTypes;
    QString m_lookedAt;   ///< the heading of the release in the preview; empty for the usual one
    int m_lookedLine = 0; ///< of the file, in that release
    QString m_lookedFile; ///< of the fragment that is looked at
    QList<Fragment> m_shownFragments;
    QByteArray m_shown; ///< what the rows were made of
    int m_run = 0;      ///< what came later than another beginning belongs to none
    ChangelogPartsModel m_parts;
    DraftModel m_drafts;
    LintModel m_lint;
    EntrySelection m_selection{m_parts};
    ReleaseCutting m_cutting;
    ReleaseNotes m_notes;
    ReferenceFinder m_references;
    Speller m_speller;
    QFileSystemWatcher m_watcher;
    QTimer m_settled;     ///< nothing came from the watcher for a moment
    QTimer m_previewSoon; ///< an edit has been drawn
    QThreadPool m_pool;   ///< last, so that its thread ends first
};

} // namespace tagboat
