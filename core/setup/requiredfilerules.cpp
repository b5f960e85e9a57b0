// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "setup/setuprules.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using State = SetupFinding::State;
using Findings = QList<SetupFinding>;

const QByteArray checklistStart = "# Launch checklist\n\n- [ ] Continuous integration is green on the base branch\n"
                                  "- [ ] The supported versions are written down\n"
                                  "- [ ] The release notes are read by a second person\n";

Findings changelog(const SetupView &view)
{
    const ChangelogFacts &facts = view.expected.changelog;
    const QString should = u"A changelog with a part for what is not released"_s;
    if (facts.byFragments)
        return {finding(State::NotNeeded, u"changelog"_s, u"towncrier makes it from fragments"_s, should)};
    if (!facts.path.isEmpty() && facts.hasUnreleased)
        return {finding(State::Stands, u"changelog"_s, facts.path, should)};
    if (!facts.path.isEmpty()) {
        SetupFinding made =
            finding(State::Differs, u"changelog"_s, u"%1 has no Unreleased part"_s.arg(facts.path), should);
        made.path = facts.path;
        const ForgeFile *stands = view.observed.text(facts.path);
        if (!facts.after.isEmpty() && stands != nullptr && stands->bytes == facts.before)
            made.repair = [facts](SetupWish &wish) { wish.file(facts.path, facts.before).after = facts.after; };
        else
            made.remedy = u"Add an entry: tagboat-cli changelog add REPO --section Added --entry TEXT"_s;
        return {made};
    }
    const bool there = view.observed.files.contains(u"CHANGELOG.md"_s);
    SetupFinding made = finding(there ? State::Stands : State::Missing, u"changelog"_s,
                                there ? u"CHANGELOG.md, not in the working tree yet"_s : u"There is none"_s, should);
    if (!there)
        made.repair = [facts](SetupWish &wish) { wish.file(u"CHANGELOG.md"_s, std::nullopt).after = facts.after; };
    return {made};
}

Findings checklist(const SetupView &view)
{
    const QString &path = view.expected.checklist;
    if (path.isEmpty())
        return {};
    const QString should = u"The file that the settings name"_s;
    if (view.observed.text(path) != nullptr)
        return {finding(State::Stands, path, u"It is there"_s, should)};
    SetupFinding made = finding(State::Missing, path, u"There is no such file"_s, should);
    made.repair = [path](SetupWish &wish) { wish.file(path, std::nullopt).after = checklistStart; };
    return {made};
}

} // namespace

QList<SetupRuleEntry> requiredFileRules()
{
    return {
        {{u"file-changelog"_s, u"There is a changelog"_s, u"A release is cut out of what stands under Unreleased."_s,
          u"https://keepachangelog.com/en/1.1.0/"_s},
         changelog},
        {{u"file-checklist"_s,
          u"The launch checklist is there"_s,
          u"A release waits until all its boxes are ticked."_s,
          {}},
         checklist},
    };
}

} // namespace tagboat
