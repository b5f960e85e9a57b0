// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "controls/diffmodel.h"
#include "previewmodels.h"
#include "release/releasedesk.h"

#include <QObject>
#include <qqmlintegration.h>

namespace tagboat
{

/// The release composer's state: which repository and version, the plan that the desk made for it, and what may happen
/// next. The plan that is shown is the plan that start() hands over.
class ComposerController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(QString repository READ repository NOTIFY previewChanged)
    Q_PROPERTY(QString package READ package NOTIFY previewChanged)
    Q_PROPERTY(QString title READ title NOTIFY previewChanged)
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY previewChanged)
    Q_PROPERTY(QString packageName READ packageName NOTIFY previewChanged)
    Q_PROPERTY(QString fromVersion READ fromVersion NOTIFY previewChanged)
    Q_PROPERTY(QString toVersion READ toVersion NOTIFY previewChanged)
    Q_PROPERTY(QString flow READ flow NOTIFY previewChanged)
    Q_PROPERTY(QString remoteUrl READ remoteUrl NOTIFY previewChanged)
    Q_PROPERTY(QString notes READ notes NOTIFY previewChanged)
    Q_PROPERTY(QString digest READ digest NOTIFY previewChanged)
    Q_PROPERTY(QString diffSummary READ diffSummary NOTIFY previewChanged)
    Q_PROPERTY(QString planSummary READ planSummary NOTIFY previewChanged)
    Q_PROPERTY(QString checkSummary READ checkSummary NOTIFY previewChanged)
    Q_PROPERTY(QString checkTone READ checkTone NOTIFY previewChanged)
    Q_PROPERTY(QStringList agreements READ agreements NOTIFY previewChanged)
    Q_PROPERTY(QStringList irreversible READ irreversible NOTIFY previewChanged)
    Q_PROPERTY(QStringList commands READ commands NOTIFY previewChanged)
    Q_PROPERTY(bool hasPlan READ hasPlan NOTIFY previewChanged)
    Q_PROPERTY(bool canStart READ canStart NOTIFY previewChanged)
    Q_PROPERTY(QString blockedBy READ blockedBy NOTIFY previewChanged)
    Q_PROPERTY(bool loading READ loading NOTIFY previewChanged)
    Q_PROPERTY(bool starting READ starting NOTIFY previewChanged)
    Q_PROPERTY(QString errorMessage READ errorMessage NOTIFY previewChanged)
    Q_PROPERTY(QString errorDetail READ errorDetail NOTIFY previewChanged)
    Q_PROPERTY(QString errorRemedy READ errorRemedy NOTIFY previewChanged)
    Q_PROPERTY(QString suggestion READ suggestion NOTIFY previewChanged)
    Q_PROPERTY(QStringList reasons READ reasons NOTIFY previewChanged)
    Q_PROPERTY(QString disagreement READ disagreement NOTIFY previewChanged)
    Q_PROPERTY(bool canBeginEpoch READ canBeginEpoch NOTIFY previewChanged)
    Q_PROPERTY(bool canUseTagOnly READ canUseTagOnly NOTIFY previewChanged)
    Q_PROPERTY(tagboat::VersionOptionModel *options READ options CONSTANT)
    Q_PROPERTY(tagboat::CheckModel *checks READ checks CONSTANT)
    Q_PROPERTY(tagboat::PlanStepModel *steps READ steps CONSTANT)
    Q_PROPERTY(tagboat::DiffModel *diff READ diff CONSTANT)

public:
    explicit ComposerController(ReleaseDesk &desk, QObject *parent = nullptr);

    /// Shows the suggested release of a package; the folder "." is the repository's root.
    Q_INVOKABLE void open(const QString &repository, const QString &package);
    /// Chooses a level by its stable name: patch, minor, major, candidate, promote, post, dev.
    Q_INVOKABLE void chooseLevel(const QString &level);
    Q_INVOKABLE void chooseVersion(const QString &version);
    /// Plans with the flow tag-only, where the repository's own flow cannot be followed to its end.
    Q_INVOKABLE void useTagOnly();
    /// Plans the version that was refused because it begins an epoch.
    Q_INVOKABLE void beginEpoch();
    /// Does what a check's fix says: fetches tags, or plans another level.
    Q_INVOKABLE void fixCheck(const QString &fix);
    /// Goes on in spite of a check, for a reason that is kept with the release; an empty reason takes that back.
    Q_INVOKABLE void waiveCheck(const QString &check, const QString &reason);
    /// Plans again what is chosen.
    Q_INVOKABLE void refresh();
    /// Runs the plan that is shown. The caller has shown irreversible() and commands().
    Q_INVOKABLE void start();

    [[nodiscard]] QString repository() const { return m_repository; }
    [[nodiscard]] QString package() const { return m_request.package; } ///< as open() named it
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString subtitle() const; ///< from → to, flow and remote, as far as they are known
    [[nodiscard]] QString packageName() const;
    [[nodiscard]] QString fromVersion() const;
    [[nodiscard]] QString toVersion() const;
    [[nodiscard]] QString flow() const;
    [[nodiscard]] QString remoteUrl() const;
    [[nodiscard]] QString notes() const;
    [[nodiscard]] QString digest() const;
    [[nodiscard]] QString diffSummary() const;
    [[nodiscard]] QString planSummary() const;
    [[nodiscard]] QString checkSummary() const;
    [[nodiscard]] QString checkTone() const; ///< "ok", "warn" or "bad"
    /// What the user agrees to by starting, a line each: the steps that cannot be undone and the commands that may run.
    [[nodiscard]] QStringList agreements() const;
    [[nodiscard]] QStringList irreversible() const;
    [[nodiscard]] QStringList commands() const;
    [[nodiscard]] bool hasPlan() const { return m_preview != nullptr; }
    [[nodiscard]] bool canStart() const;
    [[nodiscard]] QString blockedBy() const;
    [[nodiscard]] bool loading() const { return m_ticket != 0; }
    [[nodiscard]] bool starting() const { return m_starting; }
    [[nodiscard]] QString errorMessage() const;
    [[nodiscard]] QString errorDetail() const;
    [[nodiscard]] QString errorRemedy() const;
    [[nodiscard]] bool canUseTagOnly() const;
    [[nodiscard]] bool canBeginEpoch() const;
    [[nodiscard]] QString suggestion() const; ///< what is suggested, and that the user chose otherwise
    /// What speaks for the suggestion, a line each, the strongest first.
    [[nodiscard]] QStringList reasons() const;
    [[nodiscard]] QString disagreement() const;
    [[nodiscard]] VersionOptionModel *options() { return &m_options; }
    [[nodiscard]] CheckModel *checks() { return &m_checks; }
    [[nodiscard]] PlanStepModel *steps() { return &m_steps; }
    [[nodiscard]] DiffModel *diff() { return &m_diff; }

Q_SIGNALS:
    void previewChanged();
    /// The release runs; show it.
    void releaseStarted(const QString &release);

private:
    void take(const std::shared_ptr<const ReleasePreview> &preview);
    [[nodiscard]] const CheckResult *firstBlock() const;

    ReleaseDesk &m_desk;
    QString m_repository;
    PlanRequest m_request;
    int m_ticket = 0;
    bool m_starting = false;
    std::shared_ptr<const ReleasePreview> m_preview;
    std::optional<Error> m_error;
    VersionOptionModel m_options;
    CheckModel m_checks;
    PlanStepModel m_steps;
    DiffModel m_diff;
};

} // namespace tagboat
