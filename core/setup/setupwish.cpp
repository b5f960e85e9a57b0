// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "setup/setupwish.h"

#include <QCryptographicHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

WishedEnvironment wishFrom(const ObservedEnvironment &observed)
{
    const DeploymentEnvironment &stands = observed.environment;
    WishedEnvironment wish{stands.name, true, {}, {}};
    wish.rules = {stands.waitMinutes, stands.reviewers, stands.preventsSelfReview, stands.refs};
    for (const DeploymentPolicy &policy : observed.policies.value_or(QList<DeploymentPolicy>()))
        wish.policies.append({policy.pattern, policy.kind});
    return wish;
}

bool sameRules(const EnvironmentWish &one, const EnvironmentWish &other)
{
    return one.waitMinutes == other.waitMinutes && one.reviewers == other.reviewers &&
           one.preventsSelfReview == other.preventsSelfReview && one.refs == other.refs;
}

void appendEnvironment(QList<SetupChange> &changes, const ObservedSetup &observed, const WishedEnvironment &wish)
{
    const ObservedEnvironment *stands = observed.environment(wish.name);
    const WishedEnvironment before = stands != nullptr ? wishFrom(*stands) : WishedEnvironment();
    if (stands == nullptr || !sameRules(before.rules, wish.rules))
        changes.append(EnvironmentChange{wish.name, wish.rules});
    for (const auto &policy : wish.policies) {
        if (!before.policies.contains(policy))
            changes.append(PolicyChange{wish.name, policy.first, policy.second});
    }
}

/// A name that follows from the change alone.
QString branchFor(const QList<FileEdit> &files)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const FileEdit &file : files) {
        hash.addData(file.path.toUtf8() + '\0');
        hash.addData(file.after + '\0');
    }
    return setupBranchStart + QString::fromLatin1(hash.result().toHex().first(8));
}

/// As git names a file's content, by which GitHub knows what is replaced.
QString blobId(const QByteArray &bytes)
{
    const QByteArray whole = "blob " + QByteArray::number(bytes.size()) + '\0' + bytes;
    return QString::fromLatin1(QCryptographicHash::hash(whole, QCryptographicHash::Sha1).toHex());
}

QString what(const EnvironmentChange &change)
{
    QStringList parts;
    for (const EnvironmentReviewer &reviewer : change.rules.reviewers)
        parts.append(reviewer.name);
    const QString who = parts.isEmpty() ? u"nobody has to approve"_s : u"%1 approve"_s.arg(parts.join(u", "_s));
    const QString timer =
        change.rules.waitMinutes > 0 ? u", it waits %1 minutes"_s.arg(change.rules.waitMinutes) : QString();
    return u"Environment %1: %2%3"_s.arg(change.name, who, timer);
}
QString what(const PolicyChange &change)
{
    const bool tag = change.kind == DeploymentPolicy::Kind::Tag;
    return u"Environment %1: the %2 %3 may deploy"_s.arg(change.environment, tag ? u"tags"_s : u"branch"_s,
                                                         change.pattern);
}
QString what(const SecretChange &change)
{
    return u"Secret %1, sealed"_s.arg(change.secret.text());
}
QString what(const RulesetChange &change)
{
    return (change.ruleset.id == 0 ? u"New ruleset “%1” for %2"_s : u"Ruleset “%1” for %2"_s)
        .arg(change.ruleset.name, change.ruleset.included.join(u", "_s));
}
QString what(const FilesChange &change)
{
    QStringList paths;
    for (const FileEdit &file : change.files)
        paths.append(file.path);
    const QString notes = change.notes.isEmpty() ? QString() : u" ("_s + change.notes.join(u"; "_s) + u')';
    return u"Pull request from %1 into %2: %3%4"_s.arg(change.branch, change.base, paths.join(u", "_s), notes);
}
QString what(const BranchChange &change)
{
    return u"Protection of the branch %1"_s.arg(change.branch);
}

QList<SetupRequest> requests(const EnvironmentChange &change)
{
    return {environmentRequest(change.name, change.rules)};
}
QList<SetupRequest> requests(const PolicyChange &change)
{
    return {policyRequest(change.environment, change.pattern, change.kind)};
}
QList<SetupRequest> requests(const SecretChange &change)
{
    const QStringList place = change.secret.environment.isEmpty()
                                  ? QStringList{u"actions"_s}
                                  : QStringList{u"environments"_s, change.secret.environment};
    return {{"PUT",
             place + QStringList{u"secrets"_s, change.secret.name},
             {{u"encrypted_value"_s, u"(the value, sealed)"_s}, {u"key_id"_s, u"(of the key it is sealed for)"_s}}}};
}
QList<SetupRequest> requests(const RulesetChange &change)
{
    return {rulesetRequest(change.ruleset)};
}
QList<SetupRequest> requests(const FilesChange &change)
{
    QList<SetupRequest> list{
        {"POST", {u"git"_s, u"refs"_s}, {{u"ref"_s, u"refs/heads/"_s + change.branch}, {u"sha"_s, change.baseCommit}}}};
    for (const FileEdit &file : change.files) {
        QJsonObject body{{u"message"_s, messageOf(file)},
                         {u"branch"_s, change.branch},
                         {u"content"_s, u"(as the difference shows, in base64)"_s}};
        if (!file.created)
            body.insert(u"sha"_s, blobId(file.before));
        list.append({"PUT", QStringList{u"contents"_s} + file.path.split(u'/'), body});
    }
    const NewPullRequest request = pullRequestOf(change);
    list.append({"POST",
                 {u"pulls"_s},
                 {{u"title"_s, request.title},
                  {u"head"_s, request.head},
                  {u"base"_s, request.base},
                  {u"body"_s, request.body},
                  {u"draft"_s, request.draft}}});
    return list;
}
QList<SetupRequest> requests(const BranchChange &change)
{
    return {protectRequest(change.branch, change.protection)};
}

} // namespace

BranchProtection &SetupWish::branch()
{
    if (!protection)
        protection = BranchProtection();
    return *protection;
}

WishedEnvironment &SetupWish::environment(const QString &name)
{
    const auto found = std::ranges::find_if(
        environments, [&](const WishedEnvironment &one) { return one.name.compare(name, Qt::CaseInsensitive) == 0; });
    if (found != environments.end())
        return *found;
    environments.append({name, false, {}, {}});
    return environments.last();
}

FileEdit &SetupWish::file(const QString &path, const std::optional<QByteArray> &before)
{
    const auto found = std::ranges::find(files, path, &FileEdit::path);
    if (found != files.end())
        return *found;
    files.append({path, before.value_or(QByteArray()), before.value_or(QByteArray()), !before.has_value()});
    return files.last();
}

SetupWish wishFrom(const ObservedSetup &observed)
{
    SetupWish wish;
    wish.protection = observed.protection.value_or(std::nullopt);
    wish.rulesets = observed.rulesets.value_or(QList<Ruleset>());
    for (const ObservedEnvironment &environment : observed.environments.value_or(QList<ObservedEnvironment>()))
        wish.environments.append(wishFrom(environment));
    return wish;
}

QList<SetupChange> changesBetween(const ObservedSetup &observed, const SetupWish &wish)
{
    QList<SetupChange> changes;
    for (const WishedEnvironment &environment : wish.environments)
        appendEnvironment(changes, observed, environment);
    for (const SecretName &secret : wish.secrets)
        changes.append(SecretChange{secret});
    const QList<Ruleset> rulesets = observed.rulesets.value_or(QList<Ruleset>());
    for (const Ruleset &ruleset : wish.rulesets) {
        if (!rulesets.contains(ruleset))
            changes.append(RulesetChange{ruleset});
    }
    QList<FileEdit> files = wish.files;
    files.removeIf([](const FileEdit &file) { return !file.created && file.before == file.after; });
    std::ranges::sort(files, {}, &FileEdit::path);
    if (!files.isEmpty())
        changes.append(FilesChange{branchFor(files), observed.baseBranch, observed.baseCommit, files, wish.notes});
    // Last, so that a branch that is about to be locked up is not in the way of what comes before.
    if (wish.protection && wish.protection != observed.protection.value_or(std::nullopt))
        changes.append(BranchChange{observed.baseBranch, *wish.protection});
    return changes;
}

QString describe(const SetupChange &change)
{
    return std::visit([](const auto &one) { return what(one); }, change);
}

QString messageOf(const FileEdit &file)
{
    return (file.created ? u"Add %1"_s : u"Change %1"_s).arg(file.path);
}

NewPullRequest pullRequestOf(const FilesChange &change)
{
    QString body = u"Files that the release process rests on:\n"_s;
    for (const FileEdit &file : change.files)
        body += u"\n- `%1`"_s.arg(file.path);
    if (!change.notes.isEmpty())
        body += u'\n';
    for (const QString &note : change.notes)
        body += u"\n- %1"_s.arg(note);
    NewPullRequest request;
    request.title = u"Set up the release process"_s;
    request.head = change.branch;
    request.base = change.base;
    request.body = body + u'\n';
    return request;
}

QList<SetupRequest> requestsOf(const SetupChange &change)
{
    return std::visit([](const auto &one) { return requests(one); }, change);
}

} // namespace tagboat
