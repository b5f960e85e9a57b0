// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "desktopapplication.h"

#include "approvalquestions.h"
#include "compose/adapters.h"
#include "compose/viewsettings.h"
#include "forgequestions.h"
#include "setupquestions.h"
#include "tokenquestions.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QLibraryInfo>
#include <QProcess>
#include <QQuickWindow>
#include <QScreen>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// The practice harbour's clock runs fast, and nobody counts its requests.
ApprovalRhythm rhythmFor(const DesktopPlaces &places)
{
    using std::chrono::seconds;
    if (places.practiceFolder.isEmpty())
        return {};
    return {seconds(2), seconds(10), seconds(20), 60, 12};
}

/// Off the window's thread, since it reads a file.
QCoro::Task<Result<QStringList>> membersOf(QString harbour)
{
    Result<QStringList> members = practiceMembers(harbour);
    co_return members;
}

ForgeRhythm forgeRhythmFor(const DesktopPlaces &places)
{
    using std::chrono::seconds;
    return places.practiceFolder.isEmpty() ? ForgeRhythm() : ForgeRhythm{seconds(10), seconds(60)};
}

} // namespace

DesktopApplication::DesktopApplication(const DesktopPlaces &places, QObject *parent)
    : QObject(parent), m_places(places),
      m_keeper(places.configFile, places.dataFolder, !places.practiceFolder.isEmpty()), m_desk([places] {
          return places.practiceFolder.isEmpty()
                     ? makeServicePorts(places.dataFolder, true, settingsThatHold(places.configFile))
                     : makePracticePorts(places.dataFolder, places.practiceFolder, true);
      }),
      m_forges([places, part = m_part] {
          return places.practiceFolder.isEmpty()
                     ? makeForgePlaces(places.dataFolder, settingsThatHold(places.configFile))
                     : makePracticePlaces(places.practiceFolder, part);
      }),
      m_overview(makeGit, makeScanCache(places.dataFolder,
                                        [this](const Error &error) { // of a thread that scans
                                            QMetaObject::invokeMethod(this,
                                                                      [this, error] { m_overview.showError(error); });
                                        })),
      m_composer(m_desk), m_changelog(
                              makeGit, [folder = places.dataFolder] { return makeDraftMemory(folder); }, makeSpelling),
      m_flight(m_desk, m_releases), m_workflow(m_forges, m_flight, m_clock),
      m_approvals(
          questionsTo(m_forges),
          [this](const QString &clone, const QString &tag) {
              return releaseOfTag(m_overview.model()->repository(clone), m_releases.unfinished(clone).get(), tag);
          },
          rhythmFor(places)),
      m_setup(setupQuestionsTo(m_forges, places.practiceFolder.isEmpty() ? places.dataFolder : QString())),
      m_rateLimits(m_clock),
      m_tokens(tokenQuestionsTo(m_forges, places.dataFolder, places.configFile), !places.practiceFolder.isEmpty())
{
    SettingsController::Values values = m_keeper.values();
    if (!m_places.practiceFolder.isEmpty())
        values.folders = m_places.practiceWork;
    m_settings = std::make_unique<SettingsController>(
        values, m_keeper.places(),
        [this](const SettingsController::Values &changed) { return m_keeper.save(changed); });
    connect(&m_motion, &SystemMotion::reducedChanged, m_settings.get(), &SettingsController::setSystemReducesMotion);
    m_motion.watch();
    connectReleases();
    m_overview.forge()->setQuestions(forgeQuestionsTo(m_forges), forgeRhythmFor(places));
    connect(&m_overview, &OverviewController::foldersChanged, this,
            [this] { m_settings->setFolders(m_overview.folders()); });
    connect(&m_forges, &ForgeDesk::limitsChanged, &m_rateLimits, &RateLimits::setLimits);
    m_changelog.setForges(&m_forges);
    connect(&m_changelog, &ChangelogController::saved, &m_overview, &OverviewController::rescan);
    connectViews();
    connectRepositories();
    connectApprovals();
    connectTokens();
    if (!m_places.practiceFolder.isEmpty())
        connectPractice();
}

DesktopApplication::~DesktopApplication() = default;

void DesktopApplication::connectViews()
{
    OverviewViews *views = m_overview.views();
    views->setViews(m_keeper.views());
    views->setText({viewText, [](const QString &text) -> Result<QList<SavedView>> {
                        QStringList warnings;
                        return parseViews(text.toUtf8(), u"the text"_s, warnings);
                    }});
    connect(views, &OverviewViews::edited, this, [this, views] {
        if (const auto saved = m_keeper.saveViews(views->views()); !saved)
            m_overview.showError(saved.error());
    });
}

void DesktopApplication::connectRepositories()
{
    m_repositoriesSettle.setSingleShot(true);
    m_repositoriesSettle.setInterval(500);
    connect(&m_repositoriesSettle, &QTimer::timeout, this, &DesktopApplication::tellRepositories);
    const auto settle = [this] {
        if (!m_repositoriesSettle.isActive())
            m_repositoriesSettle.start();
    };
    connect(m_overview.model(), &OverviewModel::countsChanged, this, settle);
    connect(m_overview.model(), &OverviewModel::dataChanged, this, settle);
    connect(&m_overview, &OverviewController::loadingChanged, this, settle); // a workspace may be empty
}

void DesktopApplication::tellRepositories()
{
    QList<RepositoryClone> clones;
    for (const OverviewModel::Row &row : m_overview.model()->rows()) {
        const RepositoryRow *clone = m_overview.model()->repository(row->repositoryPath);
        const bool met = !clones.isEmpty() && clones.constLast().path == row->repositoryPath;
        if (!met && clone != nullptr && !clone->state.remoteUrl.isEmpty())
            clones.append({clone->path, clone->name, clone->state.remoteUrl});
    }
    m_setup.setClones(clones);
    m_overview.forge()->setClones(clones, !m_overview.loading());
    m_tokens.setClones(clones);
    if (!clones.isEmpty() || !m_overview.loading())
        m_approvals.setRepositories(clones, !m_overview.loading());
}

void DesktopApplication::connectApprovals()
{
    connect(&m_approvals, &ApprovalsController::arrived, this,
            [this](int, const QString &title, const QString &text) { m_notifier.tell(title, text); });
    connect(&m_approvals, &ApprovalsController::timerEnded, &m_notifier, &Notifier::tell);
    connect(&m_approvals, &ApprovalsController::decided, &m_desk, &ReleaseDesk::answered);
    connect(&m_notifier, &Notifier::unheard, this,
            [this](const QString &title, const QString &) { m_approvals.setNotice(title); });
    connect(&m_notifier, &Notifier::chosen, this, &DesktopApplication::showApprovals);
}

void DesktopApplication::connectPractice()
{
    connect(&m_role, &PracticeRole::wanted, this, [this] {
        const auto look = [harbour = m_places.practiceFolder](ForgePlaces &, Cancel) { return membersOf(harbour); };
        // Without a forge there is nobody to be played.
        m_forges.ask<QStringList>(this, look,
                                  [this](const auto &members) { m_role.setMembers(members.value_or(QStringList())); });
    });
    connect(&m_role, &PracticeRole::taken, this, [this](const QString &login) {
        m_part->take(login);
        askAgain();
    });
    m_role.look();
}

/// Who serves a clone is read when somebody looks at it.
void DesktopApplication::connectTokens()
{
    PackageDetails *details = m_overview.details();
    const auto tell = [this, details] {
        if (!details->isOpen())
            return;
        m_tokens.need();
        details->setAccount(m_tokens.serving(details->repositoryPath()));
    };
    connect(details, &PackageDetails::changed, this, tell);
    connect(&m_tokens, &TokensController::servingChanged, this, tell);
    connect(&m_tokens, &TokensController::accountsChanged, this, &DesktopApplication::askAgain);
    // Whoever could not ask may have met a keychain that is locked: from then on it is looked after.
    connect(m_overview.forge(), &OverviewForge::changed, this, [this] {
        if (!m_overview.forge()->errorMessage().isEmpty())
            m_tokens.need();
    });
}

/// Somebody else asks the forges from now on.
void DesktopApplication::askAgain()
{
    m_overview.forge()->refresh();
    m_approvals.refresh();
    m_setup.refresh();
}

void DesktopApplication::showApprovals()
{
    raise();
    auto *window = m_engine ? m_engine->rootObjects().value(0) : nullptr;
    if (window != nullptr)
        QMetaObject::invokeMethod(window, "go", Q_ARG(QString, u"approvals"_s));
}

void DesktopApplication::connectReleases()
{
    connect(&m_desk, &ReleaseDesk::releasesReady, this, &DesktopApplication::takeReleases);
    connect(&m_desk, &ReleaseDesk::releaseChanged, this, &DesktopApplication::takeRelease);
    connect(&m_desk, &ReleaseDesk::rested, this, [this](const QString &release) {
        m_running.remove(release);
        if (const auto known = m_releases.find(release))
            showInFlight(known->plan.repository);
    });
}

void DesktopApplication::takeReleases(const QList<std::shared_ptr<const ReleaseState>> &releases)
{
    m_releases.setReleases(releases);
    for (const auto &release : releases)
        showInFlight(release->plan.repository);
}

void DesktopApplication::takeRelease(const std::shared_ptr<const ReleaseState> &release)
{
    const auto before = m_releases.find(release->id);
    const bool ended = release->finished() && !(before && before->finished());
    if (release->state == RunState::Running)
        m_running.insert(release->id);
    else
        m_running.remove(release->id);
    m_releases.update(release);
    showInFlight(release->plan.repository);
    const StepState *current = release->current();
    if (current != nullptr && (current->waitsOn == u"approval"_s || current->waitsOn == u"timer"_s))
        m_approvals.hint(release->plan.repository);
    if (ended)
        m_overview.rescan(release->plan.repository);
}

void DesktopApplication::showInFlight(const QString &repository)
{
    const auto release = m_releases.unfinished(repository);
    if (!release)
        return m_overview.setInFlight(repository, std::nullopt);
    m_overview.setInFlight(repository, inFlight(*release, m_running.contains(release->id)));
}

void DesktopApplication::openPractice()
{
    const QStringList arguments{u"--practice"_s, m_places.dataFolder + u"/practice"_s};
    if (!QProcess::startDetached(QCoreApplication::applicationFilePath(), arguments))
        m_overview.showError({Error::Kind::Io, u"The practice harbour's window cannot be started"_s, {}, {}, {}, 0});
}

void DesktopApplication::refreshReleases()
{
    m_desk.refresh();
}

Result<void> DesktopApplication::show()
{
    // The page has to know that there are some, and to read them can wait for the window.
    m_overview.setFolders(m_settings->folders());
    m_engine = std::make_unique<QQmlApplicationEngine>();
    // Not the program's folder, nor what the environment names: modules come from the program and from Qt alone.
    m_engine->setImportPathList(
        {QLibraryInfo::path(QLibraryInfo::QmlImportsPath), u"qrc:/qt-project.org/imports"_s, u"qrc:/qt/qml"_s});
    m_engine->setNetworkAccessManagerFactory(&m_network);
    m_engine->addUrlInterceptor(&m_fence);
    m_engine->setInitialProperties({{u"overview"_s, QVariant::fromValue(&m_overview)},
                                    {u"composer"_s, QVariant::fromValue(&m_composer)},
                                    {u"changelog"_s, QVariant::fromValue(&m_changelog)},
                                    {u"flight"_s, QVariant::fromValue(&m_flight)},
                                    {u"workflow"_s, QVariant::fromValue(&m_workflow)},
                                    {u"releases"_s, QVariant::fromValue(&m_releases)},
                                    {u"approvals"_s, QVariant::fromValue(&m_approvals)},
                                    {u"setup"_s, QVariant::fromValue(&m_setup)},
                                    {u"rateLimits"_s, QVariant::fromValue(&m_rateLimits)},
                                    {u"tokens"_s, QVariant::fromValue(&m_tokens)},
                                    {u"settings"_s, QVariant::fromValue(m_settings.get())},
                                    {u"practice"_s, !m_places.practiceFolder.isEmpty()},
                                    {u"practicePart"_s, QVariant::fromValue(&m_role)},
                                    {u"practiceSpeed"_s, m_places.practiceSpeed}});
    m_engine->load(QUrl(u"qrc:/qt/qml/Tagboat/Shell/Main.qml"_s));
    auto *window = qobject_cast<QQuickWindow *>(m_engine->rootObjects().value(0));
    if (!window)
        return fail(Error::Kind::Internal, u"The window cannot be made"_s, {},
                    u"Its messages stand above; a module of Qt Quick may be missing"_s);
    // Signals of QML have no address that could be connected to.
    connect(window, SIGNAL(practiceRequested()), this, SLOT(openPractice()));
    connect(window, SIGNAL(releasesRequested()), this, SLOT(refreshReleases()));
    connect(qApp, &QCoreApplication::aboutToQuit, this, &DesktopApplication::keepWindow);
    connect(window, &QQuickWindow::visibleChanged, this, [this](bool visible) {
        if (!visible)
            keepWindow();
    });
    connect(window, &QWindow::visibilityChanged, this, [this](QWindow::Visibility visibility) {
        m_overview.forge()->setShown(visibility != QWindow::Hidden && visibility != QWindow::Minimized);
    });
    QList<QRect> screens;
    for (const QScreen *screen : QGuiApplication::screens())
        screens.append(screen->availableGeometry());
    if (const QRect place = placeOnScreens(m_keeper.window().geometry, screens); !place.isEmpty())
        window->setGeometry(place);
    if (m_keeper.window().maximized)
        window->showMaximized();
    else
        window->show();
    m_overview.scan();
    if (m_keeper.error())
        m_overview.showError(*m_keeper.error());
    m_desk.refresh();
    return {};
}

void DesktopApplication::keepWindow()
{
    const auto *window = m_engine ? qobject_cast<QQuickWindow *>(m_engine->rootObjects().value(0)) : nullptr;
    if (!window)
        return;
    const bool maximized = (window->windowStates() & Qt::WindowMaximized) != 0;
    if (const auto saved = m_keeper.saveWindow(window->geometry(), maximized); !saved)
        qWarning("%s", qUtf8Printable(describe(saved.error())));
}

void DesktopApplication::raise()
{
    if (auto *window = qobject_cast<QQuickWindow *>(m_engine ? m_engine->rootObjects().value(0) : nullptr)) {
        window->show();
        window->raise();
        window->requestActivate();
    }
}

} // namespace tagboat
