// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "composercontroller.h"

#include "base/displaytext.h"
#include "scan/evidence.h"
#include "version/bump.h"
#include "version/releasable.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// A remote's address without what a header can do without: scheme, user and ".git".
QString remotePlace(const QString &url)
{
    QString place = url;
    place.remove(QRegularExpression(u"^[a-z+]+://"_s));
    place.remove(QRegularExpression(u"^[^/@]*@"_s));
    if (place.endsWith(u".git"_s))
        place.chop(4);
    return place;
}

} // namespace

ComposerController::ComposerController(ReleaseDesk &desk, QObject *parent) : QObject(parent), m_desk(desk)
{
    connect(&desk, &ReleaseDesk::previewReady, this,
            [this](int ticket, const std::shared_ptr<const ReleasePreview> &preview) {
                if (ticket == m_ticket)
                    take(preview);
            });
    connect(&desk, &ReleaseDesk::previewFailed, this, [this](int ticket, const Error &error) {
        if (ticket != m_ticket)
            return;
        m_ticket = 0;
        m_preview.reset();
        m_error = error;
        Q_EMIT previewChanged();
    });
    connect(&desk, &ReleaseDesk::started, this, [this](const QString &release) {
        if (!m_starting)
            return;
        m_starting = false;
        Q_EMIT previewChanged();
        Q_EMIT releaseStarted(release);
    });
    connect(&desk, &ReleaseDesk::refused, this, [this](const QString &release, const Error &error) {
        if (!m_starting || !release.isEmpty())
            return;
        m_starting = false;
        m_error = error;
        Q_EMIT previewChanged();
    });
}

void ComposerController::open(const QString &repository, const QString &package)
{
    m_repository = repository;
    m_request = {};
    m_request.package = package;
    m_request.otherwise = BumpLevel::Patch;
    m_preview.reset();
    m_options.setOptions({});
    m_options.setChosen({}, {});
    refresh();
}

void ComposerController::chooseLevel(const QString &level)
{
    const auto wanted = bumpLevelFromName(level);
    if (!wanted)
        return;
    m_request.level = *wanted;
    m_request.to.clear();
    m_request.newEpoch = false;
    m_options.setChosen(level, {});
    refresh();
}

void ComposerController::chooseVersion(const QString &version)
{
    m_request.level.reset();
    m_request.to = version.trimmed();
    m_request.newEpoch = false;
    m_options.setChosen(u"custom"_s, m_request.to);
    refresh();
}

void ComposerController::useTagOnly()
{
    m_request.flow = u"tag-only"_s;
    refresh();
}

void ComposerController::beginEpoch()
{
    m_request.newEpoch = true;
    refresh();
}

void ComposerController::fixCheck(const QString &fix)
{
    if (fix == u"fetch-tags"_s) {
        m_request.fetchFirst = true;
        refresh();
        m_request.fetchFirst = false;
    } else if (fix.startsWith(u"level-"_s)) {
        chooseLevel(fix.section(u'-', 1));
    }
}

void ComposerController::waiveCheck(const QString &check, const QString &reason)
{
    m_request.waivers.removeIf([&check](const Waiver &waiver) { return waiver.check == check; });
    if (!reason.trimmed().isEmpty())
        m_request.waivers.append({check, reason.trimmed()});
    refresh();
}

void ComposerController::refresh()
{
    m_error.reset();
    m_ticket = m_desk.preview(m_repository, m_request);
    Q_EMIT previewChanged();
}

void ComposerController::start()
{
    if (!canStart())
        return;
    m_starting = true;
    m_error.reset();
    Q_EMIT previewChanged();
    m_desk.start(m_preview->draft.plan, true, !commands().isEmpty());
}

void ComposerController::take(const std::shared_ptr<const ReleasePreview> &preview)
{
    m_ticket = 0;
    m_preview = preview;
    m_options.setOptions(preview->options);
    if (!m_request.level && m_request.to.isEmpty()) {
        const auto suggested = std::ranges::find_if(preview->options, &VersionOption::suggested);
        // Where nothing is suggested the plan is that of the level for this case.
        if (suggested != preview->options.end())
            m_options.setChosen(bumpLevelName(suggested->level), {});
        else if (m_request.otherwise)
            m_options.setChosen(bumpLevelName(*m_request.otherwise), {});
    }
    m_checks.setChecks(preview->checks);
    m_steps.setSteps(preview->draft.plan.steps);
    m_diff.setDiff(preview->diff);
    Q_EMIT previewChanged();
}

const CheckResult *ComposerController::firstBlock() const
{
    if (!m_preview)
        return nullptr;
    const auto found = std::ranges::find(m_preview->checks, CheckResult::State::Blocks, &CheckResult::state);
    return found == m_preview->checks.end() ? nullptr : &*found;
}

QString ComposerController::title() const
{
    return tr("Release %1").arg(packageName());
}

QString ComposerController::subtitle() const
{
    if (!m_preview)
        return displayText(m_repository);
    QStringList parts{tr("%1 → %2").arg(displayText(fromVersion()), displayText(toVersion())),
                      tr("flow %1").arg(flow())};
    if (!remoteUrl().isEmpty())
        parts.append(remotePlace(remoteUrl()));
    return parts.join(u" · "_s);
}

QString ComposerController::packageName() const
{
    return m_preview ? displayText(m_preview->draft.plan.package) : displayText(m_repository.section(u'/', -1));
}

QString ComposerController::fromVersion() const
{
    return m_preview ? m_preview->draft.plan.from : QString();
}

QString ComposerController::toVersion() const
{
    return m_preview ? m_preview->draft.plan.to : QString();
}

QString ComposerController::flow() const
{
    return m_preview ? m_preview->draft.plan.flow : QString();
}

QString ComposerController::remoteUrl() const
{
    return m_preview ? displayText(m_preview->draft.plan.remoteUrl) : QString();
}

QString ComposerController::notes() const
{
    return m_preview ? displayBlock(m_preview->draft.notes) : QString();
}

QString ComposerController::digest() const
{
    return m_preview ? m_preview->draft.plan.digest() : QString();
}

QString ComposerController::diffSummary() const
{
    const int files = m_diff.fileCount();
    const int lines = m_diff.changedLines();
    return (files == 1 ? tr("1 file") : tr("%1 files").arg(files)) + u", "_s +
           (lines == 1 ? tr("1 line") : tr("%1 lines").arg(lines));
}

QString ComposerController::planSummary() const
{
    const auto steps = m_steps.rowCount();
    const auto final = irreversible().size();
    return (steps == 1 ? tr("1 step") : tr("%1 steps").arg(steps)) + u", "_s +
           (final == 0 ? tr("all can be undone") : tr("%1 cannot be undone").arg(final));
}

QString ComposerController::checkSummary() const
{
    if (!m_preview)
        return {};
    const auto blocks = std::ranges::count(m_preview->checks, CheckResult::State::Blocks, &CheckResult::state);
    const auto warns = std::ranges::count(m_preview->checks, CheckResult::State::Warns, &CheckResult::state);
    if (blocks > 0)
        return blocks == 1 ? tr("1 blocks") : tr("%1 block").arg(blocks);
    if (warns > 0)
        return warns == 1 ? tr("1 wants a look") : tr("%1 want a look").arg(warns);
    return tr("all passed");
}

QString ComposerController::checkTone() const
{
    if (!m_preview)
        return {};
    if (firstBlock() != nullptr)
        return u"bad"_s;
    const auto warns = std::ranges::count(m_preview->checks, CheckResult::State::Warns, &CheckResult::state);
    return warns > 0 ? u"warn"_s : u"ok"_s;
}

QStringList ComposerController::agreements() const
{
    QStringList list;
    for (const QString &step : irreversible())
        list.append(tr("Cannot be undone: %1").arg(step));
    for (const QString &command : commands())
        list.append(tr("Will be allowed to run: %1").arg(command));
    return list;
}

QStringList ComposerController::irreversible() const
{
    QStringList titles;
    if (m_preview) {
        for (const StepSpec &step : m_preview->draft.plan.steps) {
            if (!step.reversible)
                titles.append(displayText(step.title));
        }
    }
    return titles;
}

QStringList ComposerController::commands() const
{
    QStringList list;
    const StepSpec *step = m_preview ? m_preview->draft.plan.find(u"checks"_s) : nullptr;
    if (step != nullptr) {
        const QJsonArray commands = step->detail[u"commands"_s].toArray();
        for (const auto &command : commands)
            list.append(displayText(command.toString()));
    }
    return list;
}

bool ComposerController::canStart() const
{
    return m_preview && !loading() && !m_starting && firstBlock() == nullptr;
}

QString ComposerController::blockedBy() const
{
    const CheckResult *block = firstBlock();
    return block == nullptr ? QString() : displayText(block->title);
}

QString ComposerController::errorMessage() const
{
    return m_error ? displayText(m_error->message) : QString();
}

QString ComposerController::errorDetail() const
{
    return m_error ? displayBlock(m_error->detail) : QString();
}

QString ComposerController::errorRemedy() const
{
    return m_error ? displayText(m_error->remedy) : QString();
}

bool ComposerController::canBeginEpoch() const
{
    return m_error && m_error->kind == Error::Kind::Refused && m_error->detail == newEpochDetail();
}

QString ComposerController::suggestion() const
{
    if (!m_preview || m_preview->draft.plan.suggested.isEmpty())
        return {};
    const Plan &plan = m_preview->draft.plan;
    return plan.overridden()
               ? tr("Suggested was %1; you chose %2").arg(displayText(plan.suggested), displayText(plan.to))
               : tr("Why %1").arg(displayText(plan.suggested));
}

QStringList ComposerController::reasons() const
{
    QStringList lines;
    if (m_preview) {
        for (const EvidenceLine &line : m_preview->reasons)
            lines.append(displayText(tr("%1: %2 (%3)").arg(evidenceLevelName(line.level), line.text, line.place)));
    }
    return lines;
}

QString ComposerController::disagreement() const
{
    return m_preview ? displayText(m_preview->disagreement) : QString();
}

bool ComposerController::canUseTagOnly() const
{
    return m_error && m_error->kind == Error::Kind::Refused && flowNames().contains(m_error->detail);
}

} // namespace tagboat
