// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/engine.h"
#include "practice/forge/router.h"
#include "practice/forge/views.h"

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

/// A workflow by its id or its file's name.
Workflow *workflowOf(Call &call)
{
    const QString wanted = call[u"workflow_id"_s];
    if (Workflow *found = findBy(call.repository->workflows, &Workflow::id, wanted.toLongLong()))
        return found;
    return findBy(call.repository->workflows, &Workflow::path, QString(u".github/workflows/"_s + wanted));
}

Reply list(Call &call)
{
    return paged(
        call, call.repository->workflows, [&](const Workflow &workflow) { return workflowView(call, workflow); },
        u"workflows"_s);
}

Reply read(Call &call)
{
    const Workflow *workflow = workflowOf(call);
    return workflow ? Reply::of(workflowView(call, *workflow)) : Reply::notFound();
}

Reply setState(Call &call)
{
    Workflow *workflow = workflowOf(call);
    if (!workflow)
        return Reply::notFound();
    workflow->state = call.request.path.last() == u"enable"_s ? u"active"_s : u"disabled_manually"_s;
    return Reply::empty();
}

Reply dispatch(Call &call)
{
    const Workflow *workflow = workflowOf(call);
    if (!workflow)
        return Reply::notFound();
    BodyCheck check(call.body);
    check.string(u"ref"_s, true).object(u"inputs"_s).boolean(u"return_run_details"_s);
    if (const auto problem = check.problem())
        return *problem;
    const QString name = call.body[u"ref"_s].toString();
    QString ref;
    for (const QString &full : {name, QString(u"refs/heads/"_s + name), QString(u"refs/tags/"_s + name)}) {
        if (ref.isEmpty() && call.git->reference(full))
            ref = full;
    }
    if (ref.isEmpty())
        return Reply::error(422, u"No ref found for: "_s + name);
    if (workflow->state != u"active"_s)
        return Reply::error(403, u"This workflow is disabled."_s);
    TB_GIT(const QString sha, call.git->resolve(ref));
    const auto entry = call.git->entry(sha, workflow->path);
    const auto bytes = entry ? call.git->blob(entry->sha) : tl::unexpected(entry.error());
    const auto file = WorkflowFile::parse(bytes.value_or(QByteArray()), workflow->path);
    const WorkflowTrigger *trigger = file ? file->trigger(u"workflow_dispatch"_s) : nullptr;
    if (!trigger)
        return Reply::error(422, u"Workflow does not have 'workflow_dispatch' trigger"_s);
    const QJsonObject inputs = call.body[u"inputs"_s].toObject();
    QStringList unexpected;
    for (const QString &input : inputs.keys()) {
        if (!trigger->inputs.contains(input))
            unexpected.append(u"\"%1\""_s.arg(input));
    }
    if (!unexpected.isEmpty())
        return Reply::error(422, u"Unexpected inputs provided: [%1]"_s.arg(unexpected.join(u", "_s)));
    WorkflowEvent event;
    event.event = u"workflow_dispatch"_s;
    event.ref = ref;
    event.sha = sha;
    event.title = workflow->name;
    event.login = call.user.login;
    event.inputs = inputs;
    event.workflow = workflow->id;
    const QList<qint64> started = call.engine.start(*call.repository, event);
    if (!call.body[u"return_run_details"_s].toBool() || started.isEmpty())
        return Reply::empty();
    const qint64 id = started.first();
    return Reply::of(
        QJsonObject{{u"workflow_run_id"_s, id},
                    {u"run_url"_s, call.url(u"/actions/runs/%1"_s.arg(id))},
                    {u"html_url"_s, pageUrl(call.world, *call.repository, u"/actions/runs/%1"_s.arg(id))}});
}

} // namespace

void addWorkflowRoutes(Router &router)
{
    router.add("GET", u"~/actions/workflows"_s, reads("actions"), list);
    router.add("GET", u"~/actions/workflows/{workflow_id}"_s, reads("actions"), read);
    router.add("PUT", u"~/actions/workflows/{workflow_id}/enable"_s, writes("actions"), setState);
    router.add("PUT", u"~/actions/workflows/{workflow_id}/disable"_s, writes("actions"), setState);
    router.add("POST", u"~/actions/workflows/{workflow_id}/dispatches"_s, writes("actions"), dispatch);
}

} // namespace tagboat::practice
