// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/templatednotes.h"

#include "changelog/notestemplate.h"
#include "changelog/pullrequestdrafts.h"
#include "scan/changelogwork.h"
#include "scan/standingnotes.h"
#include "version/releasable.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
QStringList namesOf(const QList<Contributor> &people, bool onlyFirst)
{
    QStringList names;
    for (const Contributor &person : people) {
        if (person.first || !onlyFirst)
            names += person.login.isEmpty() ? person.name : QString(u'@' + person.login);
    }
    return names;
}

/// What a forge told of the pull requests that the commits came with.
void bring(NotesBasis &basis, const QList<MergedPullRequest> &merged, const PackageRow &package,
           const DraftSettings &settings)
{
    if (merged.isEmpty())
        return;
    basis.entries = draftsWith(merged, basis.entries, package, settings);
    basis.contributors = withLogins(basis.contributors, basis.entries);
}
} // namespace

Result<QString> templatedNotes(const PackageRow &package, const DraftSettings &settings, const QString &repositoryUrl,
                               const NotesBasis &basis)
{
    NotesTemplate layout = NotesTemplate::usual();
    if (settings.notes) {
        TB_TRY(layout, NotesTemplate::parse(*settings.notes));
    }
    NotesContent content{.version = basis.version,
                         .date = basis.date.toString(Qt::ISODate),
                         .tag = {},
                         .previousTag = basis.previousTag,
                         .package = package.name,
                         .compareUrl = {},
                         .entries = basis.entries,
                         .contributors = namesOf(basis.contributors, false),
                         .firstTimers = namesOf(basis.contributors, true)};
    if (const auto parsed = Version::parse(basis.version, package.versions.scheme))
        content.tag = package.grammar.tagFor(*parsed);
    if (!repositoryUrl.isEmpty() && !content.tag.isEmpty() && !content.previousTag.isEmpty())
        content.compareUrl = u"%1/compare/%2...%3"_s.arg(repositoryUrl, content.previousTag, content.tag);
    return layout.filled(content);
}

Result<QString> templatedNotes(LocalRepository &repository, const PackageRow &package, const DraftSettings &settings,
                               const QString &repositoryUrl, const QString &version, QDate today,
                               const QList<MergedPullRequest> &merged)
{
    NotesBasis basis{version, today, {}, {}, {}};
    QString from;
    QString to;
    if (version.isEmpty()) {
        basis.version = package.suggestedVersion;
        basis.previousTag = package.latestTag ? package.latestTag->name : QString();
        from = package.latestTag ? package.latestTag->commit : QString();
    } else {
        TB_TRY(const QList<GitTag> tags, repository.tags());
        TB_TRY(const GitTag tag, tagOfVersion(tags, package.grammar, version));
        TB_TRY(const Version released, Version::parse(version, package.versions.scheme));
        TB_TRY(const QDateTime when, repository.tagDate(tag));
        QStringList names;
        for (const GitTag &other : tags)
            names.append(other.name);
        basis.date = when.date();
        basis.previousTag = previousReleaseTag(released, names, package.grammar);
        const auto before = std::ranges::find(tags, basis.previousTag, &GitTag::name);
        from = before != tags.end() ? before->commit : QString();
        to = tag.commit;
    }
    TB_TRY(basis.entries, draftBetween(repository, package, settings, from, to));
    TB_TRY(basis.contributors, contributorsBetween(repository, package, settings, from, to));
    bring(basis, merged, package, settings);
    return templatedNotes(package, settings, repositoryUrl, basis);
}

Result<NotesBasis> nextNotes(LocalRepository &repository, const PackageRow &package, const DraftSettings &settings,
                             const Version &version, QDate today, const QList<MergedPullRequest> &merged)
{
    TB_TRY(const QList<GitTag> tags, repository.tags());
    QStringList names;
    for (const GitTag &tag : tags)
        names.append(tag.name);
    NotesBasis basis{version.spelling(), today, previousReleaseTag(version, names, package.grammar), {}, {}};
    const auto before = std::ranges::find(tags, basis.previousTag, &GitTag::name);
    const QString from = before != tags.end() ? before->commit : QString();
    TB_TRY(basis.entries, draftBetween(repository, package, settings, from, {}));
    TB_TRY(basis.contributors, contributorsBetween(repository, package, settings, from, {}));
    bring(basis, merged, package, settings);
    return basis;
}

} // namespace tagboat
