// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/plannotes.h"

#include "changelog/changelog.h"
#include "changelog/noteslimit.h"
#include "scan/changelogwork.h"
#include "scan/templatednotes.h"
#include "scan/towncriersettings.h"
#include "version/releasable.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// Plans the changelog of one release; each function fills one part of the result.
class NotesPlanning
{
public:
    NotesPlanning(const PlanSources &sources, const FlowInputs &in, const PackageRow &package, const QStringList &tags,
                  PlannedTree &tree, QList<CheckResult> &checks)
        : m_sources(sources), m_in(in), m_package(package), m_tree(tree), m_checks(checks),
          m_version(in.target.spelling()), m_previousTag(previousReleaseTag(in.target, tags, in.grammar)),
          m_web(remoteWebUrl(sources.row.state.remoteUrl))
    {
    }

    Result<PlannedNotes> make()
    {
        TB_CHECK(planChangelog());
        fit();
        return m_planned;
    }

private:
    Result<void> planChangelog()
    {
        const QString path = m_package.changelogPath;
        ListedTree tree(m_sources.repository.path());
        TB_TRY(const auto towncrier, openTowncrier(tree, m_package.path, path));
        if (towncrier && !towncrier->fragments.isEmpty())
            return build(*towncrier, path.isEmpty());
        if (path.isEmpty()) {
            note(u"changelog"_s, CheckResult::State::Warns, u"There is no changelog"_s,
                 u"Add CHANGELOG.md with an Unreleased section."_s);
            return takeFromCommits();
        }
        TB_TRY(const QByteArray before, m_tree.reader()(path));
        TB_TRY(const Changelog changelog, Changelog::parse(before, path));
        const ChangelogRelease *unreleased = changelog.unreleased();
        const int entries = unreleased != nullptr ? unreleased->entryCount() : 0;
        const bool hasSection = changelog.find(m_version) != nullptr;
        if (towncrier && !hasSection) {
            note(u"changelog"_s, CheckResult::State::Warns, u"There are no fragments for this release"_s,
                 u"Add one with tagboat-cli changelog add."_s);
            return {};
        }
        if (hasSection && entries == 0) {
            note(u"changelog"_s, CheckResult::State::Passed, u"The changelog has a section for %1"_s.arg(m_version));
            return takeFrom(changelog);
        }
        return cut(changelog, entries);
    }

    Result<void> cut(const Changelog &changelog, int entries)
    {
        const ChangelogCut cut{
            .version = m_version,
            .date = m_sources.today,
            .tag = m_in.grammar.tagFor(m_in.target),
            .previousTag = m_previousTag,
            .repositoryUrl = m_web,
            .author = m_sources.repository.identity().value_or(LocalRepository::Identity{}).name.simplified()};
        const auto after = changelog.withRelease(cut);
        // A family that is not rewritten, or a changelog without an Unreleased part: the release goes on without it.
        const bool cannotCut =
            !after && (after.error().kind == Error::Kind::Refused || after.error().kind == Error::Kind::NotFound);
        if (cannotCut) {
            note(u"changelog"_s, CheckResult::State::Warns, after.error().message, after.error().remedy);
            return {};
        }
        if (!after)
            return tl::unexpected(after.error());
        note(u"changelog"_s, entries > 0 ? CheckResult::State::Passed : CheckResult::State::Warns,
             entries == 1  ? u"The changelog has 1 entry for this release"_s
             : entries > 1 ? u"The changelog has %1 entries for this release"_s.arg(entries)
                           : u"The changelog has no entries for this release"_s,
             entries > 0 ? QString() : u"Add what changed under Unreleased."_s);
        lay({{m_package.changelogPath, changelog.bytes(), after->bytes(), false}});
        return takeFrom(*after);
    }

    /// towncrier's build: the fragments become the release's part, and go.
    Result<void> build(const TowncrierWork &work, bool created)
    {
        QByteArray before;
        if (!created) {
            TB_TRY(before, m_tree.reader()(work.settings.changelog));
        }
        const auto edits = buildEdits(work, before, created, {m_version, m_sources.today});
        if (!edits && edits.error().kind == Error::Kind::Refused) {
            note(u"changelog"_s, CheckResult::State::Warns, edits.error().message, edits.error().remedy);
            return {};
        }
        if (!edits)
            return tl::unexpected(edits.error());
        const qsizetype count = work.fragments.size();
        note(u"changelog"_s, CheckResult::State::Passed,
             count == 1 ? u"There is 1 fragment for this release"_s
                        : u"There are %1 fragments for this release"_s.arg(count));
        lay(*edits);
        TB_TRY(const Changelog after, Changelog::parse(edits->first().after, work.settings.changelog));
        return takeFrom(after);
    }

    /// Where the releases on the forge are all that tells of changes, their texts are drafted. The first one would tell
    /// of the whole history.
    Result<void> takeFromCommits()
    {
        if (m_previousTag.isEmpty())
            return {};
        const DraftSettings &settings = m_sources.policy.drafts;
        TB_TRY(const NotesBasis basis,
               nextNotes(m_sources.repository, m_package, settings, m_in.target, m_sources.today, m_sources.merged));
        TB_TRY(m_planned.text, templatedNotes(m_package, settings, m_web, basis));
        if (makesRelease(m_sources, m_in))
            m_planned.mergedSince = oldestMerge(basis.entries);
        return {};
    }

    Result<void> takeFrom(const Changelog &changelog)
    {
        auto notes = changelog.notes(m_version);
        // A family that has no notes as Markdown does not stop the release.
        if (!notes && notes.error().kind == Error::Kind::Refused) {
            note(u"release-notes"_s, CheckResult::State::Warns, notes.error().message, notes.error().remedy);
            return {};
        }
        TB_TRY(m_planned.text, std::move(notes));
        return {};
    }

    /// What the forge would refuse as too long ends earlier, before it is shown to anybody.
    void fit()
    {
        if (!makesRelease(m_sources, m_in) || m_planned.text.size() <= releaseTextLimit)
            return;
        note(u"release-notes"_s, CheckResult::State::Warns,
             u"The release notes have %L1 characters, and the forge takes %L2: they end with a link to the rest"_s
                 .arg(m_planned.text.size())
                 .arg(releaseTextLimit),
             u"Say less of this version, or leave it so."_s);
        m_planned.text = notesWithin(m_planned.text, releaseTextLimit, whereTheRestIs());
    }

    [[nodiscard]] QString whereTheRestIs() const
    {
        const QString path = m_package.changelogPath;
        const auto encoded = [](const QString &text) {
            return QString::fromLatin1(QUrl::toPercentEncoding(text, "/"));
        };
        const QString tag = encoded(m_in.grammar.tagFor(m_in.target));
        if (path.isEmpty())
            return m_web.isEmpty()
                       ? u"The commits tell the rest."_s
                       : u"The [commits](%1/compare/%2...%3) tell the rest."_s.arg(m_web, encoded(m_previousTag), tag);
        const QString name = path.section(u'/', -1);
        return m_web.isEmpty() ? u"%1 has the rest."_s.arg(name)
                               : u"[%1](%2/blob/%3/%4) has the rest."_s.arg(name, m_web, tag, encoded(path));
    }

    void lay(const QList<FileEdit> &edits)
    {
        m_planned.edits = edits;
        m_tree.lay(edits);
    }

    void note(const QString &id, CheckResult::State state, const QString &title, const QString &remedy = {})
    {
        m_checks.append({id, state, title, remedy});
    }

    const PlanSources &m_sources;
    const FlowInputs &m_in;
    const PackageRow &m_package;
    PlannedTree &m_tree;
    QList<CheckResult> &m_checks;
    QString m_version;
    QString m_previousTag;
    QString m_web;
    PlannedNotes m_planned;
};

} // namespace

bool makesRelease(const PlanSources &sources, const FlowInputs &in)
{
    return sources.forge && in.flow != u"tag-only";
}

Result<PlannedNotes> planNotes(const PlanSources &sources, const FlowInputs &in, const PackageRow &package,
                               const QStringList &tags, PlannedTree &tree, QList<CheckResult> &checks)
{
    return NotesPlanning(sources, in, package, tags, tree, checks).make();
}

} // namespace tagboat
