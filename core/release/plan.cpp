// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/plan.h"

#include "version/version.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

QJsonObject stepToJson(const StepSpec &step)
{
    return {{u"id"_s, step.id},
            {u"kind"_s, step.kind},
            {u"title"_s, step.title},
            {u"reversible"_s, step.reversible},
            {u"detail"_s, step.detail}};
}

tl::unexpected<Error> unreadable(const QString &detail)
{
    return fail(Error::Kind::Invalid, u"The stored plan cannot be read"_s, detail);
}

} // namespace

QJsonObject Plan::toJson() const
{
    QJsonArray list;
    for (const StepSpec &step : steps)
        list.append(stepToJson(step));
    return {{u"schema"_s, 1},
            {u"repository"_s, repository},
            {u"package"_s, package},
            {u"folder"_s, folder},
            {u"from"_s, from},
            {u"to"_s, to},
            {u"suggested"_s, suggested},
            {u"flow"_s, flow},
            {u"remoteName"_s, remoteName},
            {u"remoteUrl"_s, remoteUrl},
            {u"baseBranch"_s, baseBranch},
            {u"tag"_s, tag},
            {u"candidatePattern"_s, candidatePattern},
            {u"releasePattern"_s, releasePattern},
            {u"scheme"_s, scheme},
            {u"candidate"_s, candidate},
            {u"steps"_s, list}};
}

QByteArray Plan::bytes() const
{
    // QJsonObject keeps its keys sorted, so equal plans have equal bytes.
    return QJsonDocument(toJson()).toJson(QJsonDocument::Compact);
}

QString Plan::digest() const
{
    return sha256(bytes());
}

Result<Plan> Plan::fromBytes(const QByteArray &bytes)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &problem);
    if (!document.isObject())
        return unreadable(problem.errorString());
    const QJsonObject object = document.object();
    if (object[u"schema"_s].toInt() != 1)
        return fail(Error::Kind::Invalid, u"The stored plan was written by a newer Tagboat"_s, {},
                    u"Update Tagboat, then resume."_s);
    Plan plan;
    plan.repository = object[u"repository"_s].toString();
    plan.package = object[u"package"_s].toString();
    plan.folder = object[u"folder"_s].toString();
    plan.from = object[u"from"_s].toString();
    plan.to = object[u"to"_s].toString();
    plan.suggested = object[u"suggested"_s].toString();
    plan.flow = object[u"flow"_s].toString();
    plan.remoteName = object[u"remoteName"_s].toString();
    plan.remoteUrl = object[u"remoteUrl"_s].toString();
    plan.baseBranch = object[u"baseBranch"_s].toString();
    plan.tag = object[u"tag"_s].toString();
    plan.candidatePattern = object[u"candidatePattern"_s].toString();
    plan.releasePattern = object[u"releasePattern"_s].toString();
    plan.scheme = object[u"scheme"_s].toString();
    plan.candidate = object[u"candidate"_s].toInt();
    const QJsonArray steps = object[u"steps"_s].toArray();
    for (const auto &value : steps) {
        const QJsonObject step = value.toObject();
        if (step[u"id"_s].toString().isEmpty() || step[u"kind"_s].toString().isEmpty())
            return unreadable(u"a step has no id or kind"_s);
        plan.steps.append({step[u"id"_s].toString(), step[u"kind"_s].toString(), step[u"title"_s].toString(),
                           step[u"reversible"_s].toBool(true), step[u"detail"_s].toObject()});
    }
    if (plan.repository.isEmpty() || plan.steps.isEmpty())
        return unreadable(u"it has no repository or no steps"_s);
    return plan;
}

bool Plan::overridden() const
{
    const VersionScheme rules = scheme == u"semver"_s ? VersionScheme::SemVer : VersionScheme::Pep440;
    const auto chosen = Version::parse(to, rules);
    const auto wanted = Version::parse(suggested, rules);
    return chosen && wanted && chosen->finalRelease() != wanted->finalRelease();
}

const StepSpec *Plan::find(const QString &id) const
{
    const auto found = std::ranges::find(steps, id, &StepSpec::id);
    return found == steps.end() ? nullptr : &*found;
}

QJsonArray editsToJson(const QList<FileEdit> &edits)
{
    QJsonArray list;
    for (const FileEdit &edit : edits) {
        const qsizetype shorter = std::min(edit.before.size(), edit.after.size());
        qsizetype head = 0;
        while (head < shorter && edit.before[head] == edit.after[head])
            ++head;
        qsizetype tail = 0;
        while (tail < shorter - head &&
               edit.before[edit.before.size() - 1 - tail] == edit.after[edit.after.size() - 1 - tail])
            ++tail;
        // Base64, because a splice may cut through a character of more than one byte.
        list.append(QJsonObject{
            {u"path"_s, edit.path},
            {u"beforeHash"_s, edit.created ? QString() : sha256(edit.before)},
            {u"afterHash"_s, edit.removed ? QString() : sha256(edit.after)},
            {u"offset"_s, static_cast<qint64>(head)},
            {u"removed"_s, QString::fromLatin1(edit.before.sliced(head, edit.before.size() - head - tail).toBase64())},
            {u"inserted"_s, QString::fromLatin1(edit.after.sliced(head, edit.after.size() - head - tail).toBase64())}});
    }
    return list;
}

Result<QList<PlannedEdit>> editsFromJson(const QJsonArray &edits)
{
    QList<PlannedEdit> list;
    for (const auto &value : edits) {
        const QJsonObject object = value.toObject();
        PlannedEdit edit;
        edit.path = object[u"path"_s].toString();
        edit.beforeHash = object[u"beforeHash"_s].toString();
        edit.afterHash = object[u"afterHash"_s].toString();
        edit.offset = object[u"offset"_s].toInteger(-1);
        edit.removed = QByteArray::fromBase64(object[u"removed"_s].toString().toLatin1());
        edit.inserted = QByteArray::fromBase64(object[u"inserted"_s].toString().toLatin1());
        const bool nothing = edit.afterHash.isEmpty() && edit.beforeHash.isEmpty();
        if (edit.path.isEmpty() || nothing || edit.offset < 0)
            return unreadable(u"a file edit is incomplete"_s);
        list.append(edit);
    }
    return list;
}

namespace
{

Result<QByteArray> splice(const PlannedEdit &edit, const QByteArray &content, const QByteArray &out,
                          const QByteArray &in, const QString &wantedHash)
{
    const auto differs = failAt(Error::Kind::Conflict, edit.path, 0, u"The file is not what the plan was made for"_s,
                                {}, u"Look at the file, then plan the release again."_s);
    if (edit.offset + out.size() > content.size() || content.sliced(edit.offset, out.size()) != out)
        return differs;
    QByteArray result = content;
    result.replace(edit.offset, out.size(), in);
    if (!wantedHash.isEmpty() && sha256(result) != wantedHash)
        return differs;
    return result;
}

} // namespace

Result<QByteArray> PlannedEdit::applyTo(const QByteArray &content) const
{
    return splice(*this, content, removed, inserted, afterHash);
}

Result<QByteArray> PlannedEdit::revertFrom(const QByteArray &content) const
{
    return splice(*this, content, inserted, removed, beforeHash);
}

} // namespace tagboat
