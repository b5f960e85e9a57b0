// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "approvals/approvalscontroller.h"
#include "changelog/changelogcontroller.h"
#include "compose/practicepart.h"
#include "composer/composercontroller.h"
#include "notifier.h"
#include "overview/overviewcontroller.h"
#include "qmlfence.h"
#include "release/flightcontroller.h"
#include "release/forgedesk.h"
#include "release/workflowview.h"
#include "settings/settingscontroller.h"
#include "settingskeeper.h"
#include "setup/setupcontroller.h"
#include "shell/practicerole.h"
#include "shell/ratelimits.h"
#include "singleinstance.h"
#include "systemmotion.h"
#include "tokens/tokenscontroller.h"

#include <QObject>
#include <QQmlApplicationEngine>
#include <QTimer>

namespace tagboat
{

/// Where a window's things lie.
struct DesktopPlaces {
    QString configFile;
    QString dataFolder;       ///< absolute, exists
    QString practiceFolder;   ///< empty: the real world
    QStringList practiceWork; ///< the folders of the harbour's repositories
    double practiceSpeed = 0; ///< of the harbour's clock; 0 where another program runs it
};

/// The window with everything behind it: makes the parts, connects them, and keeps what has to be kept.
class DesktopApplication final : public QObject
{
    Q_OBJECT

public:
    explicit DesktopApplication(const DesktopPlaces &places, QObject *parent = nullptr);
    ~DesktopApplication() override;

    /// Loads and shows the window. Errors: Internal.
    Result<void> show();
    /// Brings the window to the front.
    void raise();

private:
    void connectViews();
    void connectReleases();
    void connectRepositories();
    void tellRepositories();
    void connectApprovals();
    void connectPractice();
    void connectTokens();
    void askAgain();
    void showApprovals();
    void takeReleases(const QList<std::shared_ptr<const ReleaseState>> &releases);
    void takeRelease(const std::shared_ptr<const ReleaseState> &release);
    void showInFlight(const QString &repository);
    void keepWindow();
    Q_SLOT void openPractice();
    Q_SLOT void refreshReleases();

    DesktopPlaces m_places;
    SettingsKeeper m_keeper;
    SystemMotion m_motion;
    QSet<QString> m_running; ///< releases that work in this program now
    ReleaseDesk m_desk;
    std::shared_ptr<PracticePart> m_part = std::make_shared<PracticePart>(); ///< shared with the forges' thread
    ForgeDesk m_forges;
    ReleaseListModel m_releases;
    OverviewController m_overview;
    ComposerController m_composer;
    ChangelogController m_changelog;
    FlightController m_flight;
    SystemClock m_clock;
    WorkflowView m_workflow;
    ApprovalsController m_approvals;
    Notifier m_notifier;
    SetupController m_setup;
    RateLimits m_rateLimits;
    PracticeRole m_role;
    TokensController m_tokens;
    QTimer m_repositoriesSettle; ///< a scan brings them in one after the other
    std::unique_ptr<SettingsController> m_settings;
    DenyingNetworkFactory m_network;
    ResourceFence m_fence;
    std::unique_ptr<QQmlApplicationEngine> m_engine; ///< last: the window goes before what it shows
};

/// The program: reads its options, sees to it that it is the only one, and runs. Returns its exit status.
int runDesktop(int argc, char *argv[]);

} // namespace tagboat
