// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/flowrecognition.h"

#include "scan/treereading.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// What one workflow file shows.
struct Signs {
    bool onRelease = false;
    bool onTag = false;
    bool environment = false;
    bool idToken = false;
    bool publishes = false;
};

QByteArray withoutComment(const QByteArray &line)
{
    const qsizetype hash = line.startsWith('#') ? 0 : line.indexOf(" #");
    return hash < 0 ? line : line.first(hash);
}

qsizetype indentOf(const QByteArray &line)
{
    qsizetype n = 0;
    while (n < line.size() && line[n] == ' ')
        ++n;
    return n;
}

Signs read(const QByteArray &workflow)
{
    Signs signs;
    bool inTriggers = false;
    bool inPush = false;
    qsizetype pushIndent = 0;
    for (const QByteArray &raw : workflow.split('\n')) {
        const QByteArray line = withoutComment(raw);
        const QByteArray text = line.trimmed();
        if (text.isEmpty())
            continue;
        const qsizetype indent = indentOf(line);
        if (indent == 0) {
            inTriggers = text.startsWith("on:") || text.startsWith("\"on\":") || text.startsWith("'on':");
            inPush = false;
            // "on: release" and "on: [push, release]" stand on one line.
            signs.onRelease = signs.onRelease || (inTriggers && text.contains("release"));
        } else if (inTriggers) {
            if (inPush && indent <= pushIndent)
                inPush = false;
            if (text.startsWith("push:")) {
                inPush = true;
                pushIndent = indent;
            }
            signs.onRelease = signs.onRelease || text.startsWith("release:") || text == "- release";
            signs.onTag = signs.onTag || (inPush && text.contains("tags:"));
        }
        signs.environment = signs.environment || (indent > 0 && text.startsWith("environment:"));
        signs.idToken = signs.idToken || text.startsWith("id-token: write");
        signs.publishes = signs.publishes || text.contains("gh-action-pypi-publish") || text.contains("twine upload") ||
                          text.contains("poetry publish") || text.contains("uv publish") ||
                          text.contains("hatch publish") || text.contains("npm publish") ||
                          text.contains("cargo publish") || text.contains("flit publish");
    }
    return signs;
}

} // namespace

QString recogniseFlow(const QList<WorkflowSource> &workflows)
{
    bool trusted = false;
    bool released = false;
    bool gated = false;
    for (const WorkflowSource &workflow : workflows) {
        const Signs signs = read(workflow.bytes);
        trusted = trusted || (signs.onRelease && signs.idToken);
        released = released || (signs.onRelease && signs.publishes);
        gated = gated || (signs.onTag && signs.environment);
    }
    if (trusted)
        return u"trusted-publishing"_s;
    if (released)
        return u"release-triggered"_s;
    return gated ? u"rc-gated"_s : u"tag-only"_s;
}

Result<QList<WorkflowSource>> readWorkflows(const QString &root)
{
    ListedTree tree(root);
    return readWorkflows(tree);
}

Result<QList<WorkflowSource>> readWorkflows(ListedTree &tree)
{
    constexpr qsizetype namesLimit = 1000;
    const QString folder = u".github/workflows"_s;
    const auto entries = tree.folder(folder);
    if (!entries && entries.error().kind == Error::Kind::NotFound)
        return QList<WorkflowSource>();
    if (!entries)
        return tl::unexpected(entries.error());
    if (entries->size() > namesLimit)
        return failAt(Error::Kind::Invalid, folder, 0, u"The folder holds more than %1 names"_s.arg(namesLimit));
    QList<WorkflowSource> workflows;
    for (const FolderEntry &entry : *entries) {
        if (entry.kind != FolderEntry::Kind::File ||
            !(entry.name.endsWith(u".yml"_s) || entry.name.endsWith(u".yaml"_s)))
            continue;
        const QString path = folder + u'/' + entry.name;
        TB_TRY(const QByteArray bytes, tree.file(path));
        workflows.append({path, bytes});
    }
    return workflows;
}

} // namespace tagboat
