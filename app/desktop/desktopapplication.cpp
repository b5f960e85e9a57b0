// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "desktopapplication.h"

#include "compose/adapters.h"

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

QString themeName(ThemeChoice theme)
{
    switch (theme) {
    case ThemeChoice::Light:
        return u"light"_s;
    case ThemeChoice::Dark:
        return u"dark"_s;
    case ThemeChoice::System:
        break;
    }
    return u"system"_s;
}

} // namespace

DesktopApplication::DesktopApplication(const DesktopPlaces &places, QObject *parent)
    : QObject(parent), m_places(places), m_state(WindowState::read(places.dataFolder)),
      m_desk([folder = places.dataFolder] { return makeServicePorts(folder, true); }), m_overview(makeGit),
      m_composer(m_desk), m_flight(m_desk, m_releases)
{
    readSettings();
    connectReleases();
    connect(&m_overview, &OverviewController::foldersChanged, this,
            [this] { m_settings->setFolders(m_overview.folders()); });
}

DesktopApplication::~DesktopApplication() = default;

void DesktopApplication::readSettings()
{
    m_file.file = m_places.configFile;
    if (const auto settings = Settings::read(m_places.configFile))
        m_file = *settings;
    else
        m_settingsError = settings.error();
    SettingsController::Values values;
    values.theme = m_state.theme.isEmpty() ? themeName(m_file.theme) : m_state.theme;
    values.folders = m_places.practiceFolder.isEmpty() ? m_file.workspaceFolders : m_places.practiceWork;
    m_settings = std::make_unique<SettingsController>(
        values, SettingsController::Places{m_file.file, m_places.dataFolder, m_file.warnings},
        [this](const SettingsController::Values &changed) { return save(changed); });
}

Result<void> DesktopApplication::save(const SettingsController::Values &values)
{
    m_state.theme = values.theme;
    TB_CHECK(m_state.save(m_places.dataFolder));
    // What is rehearsed leaves the user's own settings alone.
    if (!m_places.practiceFolder.isEmpty() || values.folders == m_file.workspaceFolders)
        return {};
    if (m_settingsError)
        return tl::unexpected(*m_settingsError);
    TB_TRY(m_file, m_file.saveWorkspaceFolders(values.folders));
    return {};
}

void DesktopApplication::connectReleases()
{
    connect(&m_desk, &ReleaseDesk::releasesReady, this, &DesktopApplication::takeReleases);
    connect(&m_desk, &ReleaseDesk::releaseChanged, this, &DesktopApplication::takeRelease);
    connect(&m_desk, &ReleaseDesk::refused, this, [this](const QString &release, const Error &) {
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
    if (ended)
        m_overview.rescan(release->plan.repository);
}

void DesktopApplication::showInFlight(const QString &repository)
{
    const auto release = m_releases.unfinished(repository);
    if (!release)
        return m_overview.setInFlight(repository, std::nullopt);
    m_overview.setInFlight(repository, ReleaseInFlight{release->plan.folder, release->plan.to, release->id,
                                                       m_running.contains(release->id)});
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
    m_engine = std::make_unique<QQmlApplicationEngine>();
    // Not the program's folder, nor what the environment names: modules come from the program and from Qt alone.
    m_engine->setImportPathList(
        {QLibraryInfo::path(QLibraryInfo::QmlImportsPath), u"qrc:/qt-project.org/imports"_s, u"qrc:/qt/qml"_s});
    m_engine->setNetworkAccessManagerFactory(&m_network);
    m_engine->addUrlInterceptor(&m_fence);
    m_engine->setInitialProperties({{u"overview"_s, QVariant::fromValue(&m_overview)},
                                    {u"composer"_s, QVariant::fromValue(&m_composer)},
                                    {u"flight"_s, QVariant::fromValue(&m_flight)},
                                    {u"releases"_s, QVariant::fromValue(&m_releases)},
                                    {u"settings"_s, QVariant::fromValue(m_settings.get())},
                                    {u"practice"_s, !m_places.practiceFolder.isEmpty()}});
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
    const QScreen *screen = QGuiApplication::screenAt(m_state.geometry.center());
    if (!m_state.geometry.isEmpty() && screen) // not onto a screen that is gone
        window->setGeometry(m_state.geometry);
    if (m_state.maximized)
        window->showMaximized();
    else
        window->show();
    m_overview.setFolders(m_settings->folders());
    if (m_settingsError)
        m_overview.showError(*m_settingsError);
    m_desk.refresh();
    return {};
}

void DesktopApplication::keepWindow()
{
    const auto *window = m_engine ? qobject_cast<QQuickWindow *>(m_engine->rootObjects().value(0)) : nullptr;
    if (!window)
        return;
    m_state.maximized = (window->windowStates() & Qt::WindowMaximized) != 0;
    if (!m_state.maximized)
        m_state.geometry = window->geometry();
    if (const auto saved = m_state.save(m_places.dataFolder); !saved)
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
