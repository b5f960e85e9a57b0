// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/steps/filesstep.h"

#include "base/failpoint.h"
#include "base/files.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

enum class Stage { Before, After, Other };

struct LookedAt {
    Stage stage = Stage::Other;
    QByteArray content;
};

Result<LookedAt> look(const QString &repository, const PlannedEdit &edit)
{
    auto content = readFileBelow(repository, edit.path, changelogLimit);
    if (!content) {
        if (content.error().kind == Error::Kind::NotFound && edit.beforeHash.isEmpty())
            return LookedAt{Stage::Before, {}};
        if (content.error().kind == Error::Kind::NotFound && edit.afterHash.isEmpty())
            return LookedAt{Stage::After, {}};
        return tl::unexpected(content.error());
    }
    const QString hash = sha256(*content);
    const Stage stage = hash == edit.afterHash ? Stage::After : hash == edit.beforeHash ? Stage::Before : Stage::Other;
    return LookedAt{stage, *std::move(content)};
}

Error changedError(const PlannedEdit &edit)
{
    return {Error::Kind::Conflict,
            u"The file changed since the release was planned"_s,
            u"expected %1 (before) or %2 (after)"_s.arg(edit.beforeHash.left(12), edit.afterHash.left(12)),
            u"Put it back, or abort and plan again."_s,
            edit.path,
            0};
}

} // namespace

QCoro::Task<Result<Finding>> FilesStep::check(StepContext &context, QJsonObject)
{
    TB_CO_TRY(const QList<PlannedEdit> edits, editsFromJson(m_spec.detail[u"edits"_s].toArray()));
    qsizetype done = 0;
    for (const PlannedEdit &edit : edits) {
        // A killed writer leaves its half file beside the real one.
        TB_CO_CHECK(removeLeftoversBelow(context.plan.repository, edit.path));
        TB_CO_TRY(const LookedAt file, look(context.plan.repository, edit));
        if (file.stage == Stage::Other)
            co_return Finding::differs(changedError(edit));
        done += file.stage == Stage::After ? 1 : 0;
    }
    if (done < edits.size())
        co_return Finding::absent();
    QStringList paths;
    for (const PlannedEdit &edit : edits)
        paths.append(edit.path);
    co_return Finding::stands(paths.join(u", "_s));
}

QCoro::Task<Result<void>> FilesStep::apply(StepContext &context, QJsonObject)
{
    TB_CO_TRY(const QList<PlannedEdit> edits, editsFromJson(m_spec.detail[u"edits"_s].toArray()));
    const QString &root = context.plan.repository;
    for (const PlannedEdit &edit : edits) {
        TB_CO_TRY(const LookedAt file, look(root, edit));
        if (file.stage == Stage::After)
            continue;
        if (file.stage == Stage::Other)
            co_return tl::unexpected(changedError(edit));
        TB_CO_TRY(const QByteArray after, edit.applyTo(file.content));
        failpoint("step.inside");
        if (edit.beforeHash.isEmpty()) {
            TB_CO_CHECK(createFileBelow(root, edit.path, after));
        } else if (edit.afterHash.isEmpty()) {
            TB_CO_CHECK(removeFileBelow(root, edit.path, file.content));
        } else {
            TB_CO_CHECK(replaceFileBelow(root, edit.path, file.content, after));
        }
    }
    co_return Result<void>();
}

Result<void> FilesStep::revert(const QString &repository) const
{
    TB_TRY(const QList<PlannedEdit> edits, editsFromJson(m_spec.detail[u"edits"_s].toArray()));
    for (const PlannedEdit &edit : edits) {
        TB_TRY(const LookedAt file, look(repository, edit));
        if (file.stage != Stage::After || edit.beforeHash.isEmpty())
            continue;
        TB_TRY(const QByteArray before, edit.revertFrom(file.content));
        if (edit.afterHash.isEmpty()) {
            TB_CHECK(createFileBelow(repository, edit.path, before));
            continue;
        }
        TB_CHECK(replaceFileBelow(repository, edit.path, file.content, before));
    }
    return {};
}

} // namespace tagboat
