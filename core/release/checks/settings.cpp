// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/checks/check.h"
#include "scan/flowrecognition.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat::checks
{

namespace
{

using State = CheckResult::State;

Findings policy(const Premises &in)
{
    const QString file = in.policy().file.isEmpty() ? ReleasePolicy::fileName() : in.policy().file;
    QStringList unknown = in.policy().warnings;
    const QList<CheckInfo> known = allChecks();
    for (const QString &id : in.policy().blockingChecks) {
        if (!std::ranges::any_of(known, [&id](const CheckInfo &info) { return info.id == id; }))
            unknown.append(u"checks.block names “%1”, which is no check"_s.arg(id));
    }
    if (!unknown.isEmpty())
        return at(
            warns(u"%1 says things that are not known"_s.arg(file), u"Correct or remove them."_s, someOf(unknown)),
            file);
    if (!in.file(file))
        return {};
    if (!in.trackedPaths.contains(file))
        return at(warns(u"Git does not track %1, so others release by other rules"_s.arg(file), u"Add it to git."_s),
                  file);
    return at(passed(u"%1 is understood"_s.arg(file)), file);
}

/// What the workflow files say about pushed tags and published releases, read line by line.
struct Triggers {
    bool anyTag = false; ///< push of tags without a filter that we can read
    bool release = false;
    QStringList tagFilters;
};

void readList(const QString &text, QStringList &filters)
{
    static const QRegularExpression item(u"[\"']([^\"']+)[\"']|([^\\s,\\[\\]\"'#-][^\\s,\\[\\]\"'#]*)"_s);
    for (auto matches = item.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        filters.append(match.captured(1).isEmpty() ? match.captured(2) : match.captured(1));
    }
}

void readTriggers(const QByteArray &workflow, Triggers &triggers)
{
    bool inOn = false;
    int pushIndent = -1;
    int tagsIndent = -1;
    for (const QByteArray &raw : workflow.split('\n')) {
        const QString line = QString::fromUtf8(raw);
        const QString text = line.trimmed();
        if (text.isEmpty() || text.startsWith(u'#'))
            continue;
        const int indent = static_cast<int>(line.indexOf(text.front()));
        if (tagsIndent >= 0 && text.startsWith(u"- "_s) && indent >= tagsIndent) {
            readList(text.sliced(2), triggers.tagFilters);
            continue;
        }
        tagsIndent = -1;
        if (indent == 0) {
            inOn = text.startsWith(u"on:"_s) || text.startsWith(u"\"on\":"_s) || text.startsWith(u"'on':"_s);
            const QString rest = text.section(u':', 1);
            triggers.release = triggers.release || (inOn && rest.contains(u"release"_s));
            triggers.anyTag = triggers.anyTag || (inOn && rest.contains(u"push"_s));
            pushIndent = -1;
        } else if (inOn) {
            if (pushIndent >= 0 && indent <= pushIndent)
                pushIndent = -1;
            if (text == u"push:"_s || text == u"- push"_s)
                pushIndent = indent;
            triggers.anyTag = triggers.anyTag || text == u"- push"_s;
            triggers.release = triggers.release || text.startsWith(u"release:"_s) || text == u"- release"_s;
            if (pushIndent >= 0 && text.startsWith(u"tags:"_s)) {
                tagsIndent = indent;
                readList(text.sliced(5), triggers.tagFilters);
            }
        }
    }
}

/// GitHub's filter patterns: * is all but a slash, ** is all, ? and + repeat what stands before, [] is a set.
bool matchesFilter(const QString &tag, const QString &filter)
{
    QString pattern;
    for (qsizetype i = 0; i < filter.size(); ++i) {
        const QChar c = filter[i];
        if (c == u'*') {
            const bool all = i + 1 < filter.size() && filter[i + 1] == u'*';
            pattern += all ? u".*"_s : u"[^/]*"_s;
            i += all ? 1 : 0;
        } else if (u"?+[]-\\"_s.contains(c)) {
            pattern += c;
        } else {
            pattern += QRegularExpression::escape(QString(c));
        }
    }
    const QRegularExpression expression(QRegularExpression::anchoredPattern(pattern));
    return expression.isValid() && expression.match(tag).hasMatch();
}

bool matchesFilters(const QString &tag, const QStringList &filters)
{
    bool matches = false; // the last filter that fits decides
    for (const QString &filter : filters) {
        const bool excludes = filter.startsWith(u'!');
        if (matchesFilter(tag, excludes ? filter.sliced(1) : filter))
            matches = !excludes;
    }
    return matches;
}

/// Flows whose publishing is started by a tag, and those that a published release starts.
bool startsByTag(const QString &flow)
{
    return flow == u"rc-gated"_s;
}

bool startsByRelease(const QString &flow)
{
    return flow == u"release-triggered"_s || flow == u"trusted-publishing"_s || flow == u"validated-token"_s;
}

/// The wrong act starts nothing, and says nothing.
Findings workflowTrigger(const Premises &in)
{
    const bool byTag = startsByTag(in.plan.flow);
    if (!byTag && !startsByRelease(in.plan.flow))
        return {};
    const auto workflows = readWorkflows(in.repository.path());
    if (!workflows)
        return warns(workflows.error().message, workflows.error().remedy);
    Triggers triggers;
    for (const QByteArray &workflow : *workflows)
        readTriggers(workflow, triggers);
    const QString folder = u".github/workflows"_s;
    if (workflows->isEmpty())
        return at(warns(u"There is no workflow that this release would start"_s,
                        u"Add one, or release with the flow tag-only."_s),
                  folder);
    if (!byTag)
        return triggers.release ? at(passed(u"A published release starts a workflow"_s), folder)
                                : at(warns(u"No workflow starts when a release is published"_s,
                                           u"Add “on: release: types: [published]” to the one that deploys."_s),
                                     folder);
    for (const QString &tag : in.plannedTags()) {
        if (triggers.anyTag || matchesFilters(tag, triggers.tagFilters))
            continue;
        return at(warns(u"No workflow starts when the tag %1 is pushed"_s.arg(tag),
                        u"Add the tag's pattern under “on: push: tags:”."_s,
                        triggers.tagFilters.isEmpty() ? u"no filter for tags"_s : someOf(triggers.tagFilters)),
                  folder);
    }
    return at(passed(u"The pushed tag starts a workflow"_s, someOf(triggers.tagFilters)), folder);
}

/// A launch checklist is a Markdown task list; every box is ticked before a release.
Findings checklist(const Premises &in)
{
    if (!in.policy().checklist)
        return {};
    const QString path = *in.policy().checklist;
    const auto bytes = in.file(path);
    if (!bytes)
        return at(blocks(u"The launch checklist cannot be read"_s,
                         u"Add the file, or correct checks.checklist in .tagboat.toml."_s, describe(bytes.error())),
                  path);
    static const QRegularExpression box(u"^\\s*(?:[-*+]|\\d+[.)])\\s+\\[( |x|X)\\]\\s+(.*)$"_s);
    int ticked = 0;
    int firstOpen = 0;
    QStringList open;
    const QStringList lines = QString::fromUtf8(*bytes).split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const auto match = box.match(lines[i]);
        if (!match.hasMatch())
            continue;
        if (match.captured(1) != u" "_s) {
            ++ticked;
            continue;
        }
        firstOpen = open.isEmpty() ? static_cast<int>(i) + 1 : firstOpen;
        open.append(match.captured(2).trimmed());
    }
    if (open.isEmpty())
        return at(passed(u"All %1 boxes of the launch checklist are ticked"_s.arg(ticked)), path);
    return at(blocks(u"%1 of %2 boxes of the launch checklist are open"_s.arg(open.size()).arg(open.size() + ticked),
                     u"Do and tick them, and commit the file."_s, someOf(open)),
              path, firstOpen);
}

} // namespace

QList<Check> settingsChecks()
{
    const QString group = u"Settings and workflows"_s;
    const QString files = u"files"_s;
    return {
        {{u"policy"_s, group, u".tagboat.toml is understood"_s, files, State::Warns}, policy},
        {{u"workflow-trigger"_s, group, u"A workflow starts by what the flow does"_s, files, State::Warns},
         workflowTrigger},
        {{u"checklist"_s, group, u"Every box of the launch checklist is ticked"_s, files, State::Blocks, true},
         checklist},
    };
}

} // namespace tagboat::checks
