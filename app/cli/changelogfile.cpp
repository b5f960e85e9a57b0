// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelogfile.h"

#include "base/files.h"
#include "forgeshared.h"
#include "scan/changelogfile.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace tagboat::cli
{

Result<OpenedChangelog> openChangelog(const Invocation &call, bool online)
{
    TB_TRY(OpenedRepository opened, openRepository(call));
    const QString path = opened.package.changelogPath;
    ListedTree tree(opened.root());
    TB_TRY(auto towncrier, openTowncrier(tree, opened.package.path, path));
    if (path.isEmpty() && towncrier) {
        TB_TRY(Changelog changelog, Changelog::parse({}, towncrier->settings.changelog));
        return OpenedChangelog{std::move(opened), std::move(changelog), true, std::move(towncrier)};
    }
    if (path.isEmpty() && online) {
        TB_TRY(PublishedReleases published, publishedReleases(call));
        const QByteArray text = releasesAsChangelog(published.releases, opened.package.grammar, {});
        TB_TRY(Changelog changelog, Changelog::parse(text, published.host));
        return OpenedChangelog{std::move(opened), std::move(changelog), true, {}, std::move(published)};
    }
    if (path.isEmpty()) {
        TB_CHECK(checkNoChangelogLink(tree, opened.package.path));
        return failAt(
            Error::Kind::NotFound, opened.root(), 0, u"%1 has no changelog"_s.arg(opened.package.name), {},
            u"tagboat-cli changelog add makes one; [changelog] path in .tagboat.toml names one that stands elsewhere."_s);
    }
    TB_TRY(const QByteArray content, readFileBelow(opened.root(), path, changelogLimit));
    TB_TRY(Changelog changelog, Changelog::parse(content, path));
    return OpenedChangelog{std::move(opened), std::move(changelog), false, std::move(towncrier)};
}

Result<int> finishEdit(const Invocation &call, const OpenedRepository &opened, const QList<FileEdit> &edits,
                       const QStringList &warnings)
{
    TB_TRY(const QByteArray diff, opened.git->unifiedDiff(edits));
    const bool dryRun = call.has(u"dry-run"_s);
    if (!dryRun)
        TB_CHECK(writeEdits(opened.root(), edits));
    Output &out = call.session.out;
    for (const QString &warning : warnings)
        out.note(warning);
    if (out.json()) {
        QJsonArray removed;
        for (const FileEdit &edit : edits) {
            if (edit.removed)
                removed.append(edit.path);
        }
        QJsonObject object{{u"path"_s, edits.first().path},
                           {u"created"_s, edits.first().created},
                           {u"diff"_s, QString::fromUtf8(diff)}};
        if (!removed.isEmpty())
            object[u"removed"_s] = removed;
        if (!warnings.isEmpty())
            object[u"warnings"_s] = QJsonArray::fromStringList(warnings);
        out.document(object);
    } else if (dryRun) {
        out.bytes(diff);
    } else {
        for (const FileEdit &edit : edits)
            out.line(edit.removed ? u"%1 (removed)"_s.arg(edit.path) : edit.path);
    }
    return 0;
}

} // namespace tagboat::cli
