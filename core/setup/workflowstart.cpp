// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "setup/workflowstart.h"

#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

QString expressionOf(const QString &pattern)
{
    QString made;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const QChar c = pattern[i];
        if (c == u'*') {
            const bool all = pattern.mid(i, 2) == u"**";
            const bool folders = pattern.mid(i, 3) == u"**/";
            made += folders ? u"(?:.*/)?"_s : (all ? u".*"_s : u"[^/]*"_s);
            i += folders ? 2 : (all ? 1 : 0);
        } else if (c == u'\\' && i + 1 < pattern.size()) {
            made += QRegularExpression::escape(QString(pattern[++i]));
        } else if (u"?+[]-"_s.contains(c)) {
            made += c;
        } else {
            made += QRegularExpression::escape(QString(c));
        }
    }
    return QRegularExpression::anchoredPattern(made);
}

bool fits(const QString &name, const QString &pattern)
{
    const QRegularExpression expression(expressionOf(pattern));
    return expression.isValid() && expression.match(name).hasMatch();
}

QString listed(const QStringList &patterns)
{
    return u"“%1”"_s.arg(patterns.join(u"”, “"_s));
}

WorkflowStart no(const QString &reason, int line = 0)
{
    return {false, reason, line};
}

WorkflowStart yes(const QString &reason, int line)
{
    return {true, reason, line};
}

/// GitHub's words in a commit message that keep a push and a pull request from starting anything.
/// https://docs.github.com/en/actions/how-tos/manage-workflow-runs/skip-workflow-runs
QString skipWord(const QString &message)
{
    static const std::array words{u"[skip ci]"_s, u"[ci skip]"_s, u"[no ci]"_s, u"[skip actions]"_s,
                                  u"[actions skip]"_s};
    for (const QString &word : words) {
        if (message.contains(word))
            return word;
    }
    static const QRegularExpression trailer(u"^skip-checks:\\s?true\\s*\\z"_s, QRegularExpression::MultilineOption);
    return trailer.match(message).hasMatch() ? u"skip-checks: true"_s : QString();
}

/// One pair of filters, "tags" and "tags-ignore" or the same for branches.
struct RefFilters {
    QString kind; ///< "tag" or "branch"
    const std::optional<QStringList> &only;
    const std::optional<QStringList> &ignore;
    const std::optional<QStringList> &otherOnly; ///< of the other kind of reference
    const std::optional<QStringList> &otherIgnore;
};

WorkflowStart refPasses(const RefFilters &filters, const QString &ref, int line)
{
    if (filters.only) {
        return passesFilters(ref, *filters.only)
                   ? yes(u"%1 fits the filter %2"_s.arg(ref, listed(*filters.only)), line)
                   : no(u"%1 does not fit the filter %2"_s.arg(ref, listed(*filters.only)), line);
    }
    if (filters.ignore) {
        return passesFilters(ref, *filters.ignore)
                   ? no(u"%1 is ignored by the filter %2"_s.arg(ref, listed(*filters.ignore)), line)
                   : yes(u"%1 is not among the ignored ones"_s.arg(ref), line);
    }
    // Filters for branches alone mean that no tag starts it, and the other way round.
    if (filters.otherOnly || filters.otherIgnore)
        return no(u"Its “push” has a filter for the other kind of reference only, so no pushed %1 starts it"_s.arg(
                      filters.kind),
                  line);
    return yes(u"Every push starts it"_s, line);
}

WorkflowStart pushStarts(const WorkflowFile &workflow, const WorkflowEvent &event, bool tag)
{
    const WorkflowTrigger *push = workflow.trigger(u"push"_s);
    if (push == nullptr)
        return no(u"It does not start by a push"_s);
    if (const QString word = skipWord(event.commitMessage); !word.isEmpty())
        return no(u"The commit's message holds “%1”"_s.arg(word), push->line);
    const RefFilters filters =
        tag ? RefFilters{u"tag"_s, push->tags, push->tagsIgnore, push->branches, push->branchesIgnore}
            : RefFilters{u"branch"_s, push->branches, push->branchesIgnore, push->tags, push->tagsIgnore};
    WorkflowStart answer = refPasses(filters, event.ref, push->line);
    if (answer.starts && !tag && (push->paths || push->pathsIgnore))
        answer.reason += u", if the push touches the paths of its filter"_s;
    return answer;
}

/// The activity types that publishing gives. A draft that becomes a pre-release gives no "prereleased".
/// https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#release
QStringList publishedTypes(bool preRelease, bool wasDraft)
{
    QStringList types{u"published"_s};
    if (!preRelease)
        types.append(u"released"_s);
    else if (!wasDraft)
        types.append(u"prereleased"_s);
    if (!wasDraft)
        types.append(u"created"_s);
    return types;
}

WorkflowStart releaseStarts(const WorkflowFile &workflow, const WorkflowEvent &event, bool preRelease)
{
    const WorkflowTrigger *release = workflow.trigger(u"release"_s);
    if (release == nullptr)
        return no(u"It does not start by a release"_s);
    if (!release->types)
        return yes(u"Every event of a release starts it"_s, release->line);
    const QStringList happens = publishedTypes(preRelease, event.wasDraft);
    for (const QString &type : happens) {
        if (release->types->contains(type))
            return yes(u"It starts when a release is %1"_s.arg(type), release->line);
    }
    return no(u"It starts at %1 of a release; this one gives %2"_s.arg(listed(*release->types), listed(happens)),
              release->line);
}

WorkflowStart pullRequestStarts(const WorkflowFile &workflow, const WorkflowEvent &event)
{
    const WorkflowTrigger *opened = workflow.trigger(u"pull_request"_s);
    if (opened == nullptr)
        return no(u"It does not start by a pull request"_s);
    if (opened->types && !opened->types->contains(u"opened"_s))
        return no(u"It starts at %1 of a pull request, not when one is opened"_s.arg(listed(*opened->types)),
                  opened->line);
    return refPasses({u"pull request"_s, opened->branches, opened->branchesIgnore, std::nullopt, std::nullopt},
                     event.ref, opened->line);
}

} // namespace

bool passesFilters(const QString &name, const QStringList &patterns)
{
    bool passes = false;
    for (const QString &pattern : patterns) {
        const bool excludes = pattern.startsWith(u'!');
        if (fits(name, excludes ? pattern.sliced(1) : pattern))
            passes = !excludes;
    }
    return passes;
}

WorkflowStart wouldStart(const WorkflowFile &workflow, const WorkflowEvent &event)
{
    using Kind = WorkflowEvent::Kind;
    // https://docs.github.com/en/actions/concepts/security/github_token: dispatches are the exception
    if (event.byJobToken && event.kind != Kind::Dispatched)
        return no(u"Events that a job causes with its own token start nothing"_s);
    switch (event.kind) {
    case Kind::TagPushed:
        return pushStarts(workflow, event, true);
    case Kind::BranchPushed:
        return pushStarts(workflow, event, false);
    case Kind::ReleasePublished:
        return releaseStarts(workflow, event, false);
    case Kind::PreReleasePublished:
        return releaseStarts(workflow, event, true);
    case Kind::PullRequestOpened:
        return pullRequestStarts(workflow, event);
    case Kind::Dispatched:
        if (const WorkflowTrigger *dispatch = workflow.trigger(u"workflow_dispatch"_s))
            return yes(u"It can be started by hand"_s, dispatch->line);
        return no(u"It cannot be started by hand"_s);
    }
    return no(u"The event is not known"_s);
}

} // namespace tagboat
