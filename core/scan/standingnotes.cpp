// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/standingnotes.h"

#include "changelog/lint.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
QByteArray comparable(QString text)
{
    text.replace("\r\n"_L1, "\n"_L1);
    QStringList lines = text.split(u'\n');
    for (QString &line : lines) {
        while (!line.isEmpty() && line.back().isSpace())
            line.chop(1);
    }
    while (!lines.isEmpty() && lines.last().isEmpty())
        lines.removeLast();
    while (!lines.isEmpty() && lines.first().isEmpty())
        lines.removeFirst();
    return lines.isEmpty() ? QByteArray() : QString(lines.join(u'\n') + u'\n').toUtf8();
}
} // namespace

Result<GitTag> tagOfVersion(const QList<GitTag> &tags, const TagGrammar &grammar, const QString &version)
{
    const QString wanted = versionKey(version);
    const auto tag = std::ranges::find_if(tags, [&grammar, &wanted](const GitTag &candidate) {
        const auto named = grammar.versionOf(candidate.name);
        return named && !candidate.commit.isEmpty() && versionKey(*named) == wanted;
    });
    if (tag == tags.end())
        return fail(Error::Kind::NotFound, u"There is no tag of %1."_s.arg(version));
    return *tag;
}

TaggedNotes::TaggedNotes(LocalRepository &repository, const PackageRow &package, QString changelogPath)
    : m_repository(repository), m_package(package), m_path(std::move(changelogPath))
{
}

Result<StandingNotes> TaggedNotes::notesOf(const QString &version)
{
    TB_TRY(const QList<GitTag> tags, m_repository.tags());
    TB_TRY(const GitTag tag, tagOfVersion(tags, m_package.grammar, version));
    const auto absent = [&](const QString &what) {
        return fail(Error::Kind::NotFound, u"The tag %1 has no %2."_s.arg(tag.name, what));
    };
    const auto bytes = m_repository.fileAt(tag.commit, m_path);
    if (!bytes && bytes.error().kind == Error::Kind::NotFound)
        return absent(m_path);
    if (!bytes)
        return tl::unexpected(bytes.error());
    TB_TRY(const Changelog then, Changelog::parse(*bytes, m_path));
    const ChangelogRelease *part = then.find(version);
    if (part == nullptr || part->unreleased)
        return absent(u"part for %1 in %2"_s.arg(version, m_path));
    TB_TRY(const QString text, then.notes(version));
    return StandingNotes{u"the tag %1"_s.arg(tag.name), text};
}

Result<NotesDifference> notesDifference(Git &git, const QString &standing, const QString &ours)
{
    const FileEdit edit{u"release notes"_s, comparable(standing), comparable(ours)};
    NotesDifference difference;
    if (edit.before == edit.after)
        return difference;
    TB_TRY(difference.diff, git.unifiedDiff({edit}));
    bool body = false;
    for (const QByteArray &line : difference.diff.split('\n')) {
        body = body || line.startsWith("@@");
        difference.added += body && line.startsWith('+') ? 1 : 0;
        difference.removed += body && line.startsWith('-') ? 1 : 0;
    }
    return difference;
}

} // namespace tagboat
