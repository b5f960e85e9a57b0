// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelogfile.h"

#include "base/files.h"

using namespace Qt::StringLiterals;

namespace tagboat::cli
{

Result<OpenedChangelog> openChangelog(const Invocation &call)
{
    TB_TRY(OpenedRepository opened, openRepository(call));
    const QString path = opened.package.changelogPath;
    if (path.isEmpty()) {
        return failAt(Error::Kind::NotFound, opened.root(), 0, u"%1 has no changelog"_s.arg(opened.package.name), {},
                      u"tagboat-cli changelog add makes one."_s);
    }
    TB_TRY(const QByteArray content, readFileBelow(opened.root(), path, changelogLimit));
    TB_TRY(Changelog changelog, Changelog::parse(content, path));
    return OpenedChangelog{std::move(opened), std::move(changelog)};
}

Result<int> finishEdit(const Invocation &call, const OpenedRepository &opened, const FileEdit &edit)
{
    const QList<FileEdit> edits{edit};
    TB_TRY(const QByteArray diff, opened.git->unifiedDiff(edits));
    const bool dryRun = call.has(u"dry-run"_s);
    if (!dryRun)
        TB_CHECK(writeEdits(opened.root(), edits));
    Output &out = call.session.out;
    if (out.json())
        out.object({{u"path"_s, edit.path}, {u"created"_s, edit.created}, {u"diff"_s, QString::fromUtf8(diff)}});
    else if (dryRun)
        out.bytes(diff);
    else
        out.line(edit.path);
    return 0;
}

} // namespace tagboat::cli
