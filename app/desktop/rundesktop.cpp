// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/displaytext.h"
#include "compose/practiceworld.h"
#include "desktopapplication.h"
#include "ports/clock.h"
#include "qtdefaults.h"

#include <QCommandLineParser>
#include <QDir>
#include <QGuiApplication>
#include <QIcon>
#include <QQuickStyle>

#include <cstdio>
#include <optional>
#ifdef __GLIBC__
#include <malloc.h>
#endif

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

void addOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        u"A desktop release manager: every repository at a glance, and releases that can\n"_s
        u"be watched, paused, resumed and trusted."_s);
    parser.addOptions(
        {{{u"h"_s, u"help"_s}, u"Show help and stop."_s},
         {{u"v"_s, u"version"_s}, u"Show the program's version and stop."_s},
         {u"config"_s, u"Use this settings file instead of the user's own."_s, u"FILE"_s},
         {u"data"_s, u"Keep journal and window state in this folder instead of the user's own."_s, u"DIR"_s},
         {u"practice"_s, u"Rehearse: make the practice harbour in DIR and work there alone."_s, u"DIR"_s},
         {u"speed"_s,
          u"The harbour's clock, N times as fast, so that timers and colleagues need not be waited for; "
          u"60 unless said otherwise."_s,
          u"N"_s, u"60"_s}});
}

/// What Qt takes of the command line for itself, such as -platform.
void addOptionsOfQt(QCommandLineParser &parser)
{
    const auto add = [&parser](const QString &name, const QString &value) {
        QCommandLineOption option(name, {}, value);
        option.setFlags(QCommandLineOption::HiddenFromHelp);
        parser.addOption(option);
    };
    for (const QString &name : {u"reverse"_s, u"nograb"_s, u"dograb"_s})
        add(name, {});
    for (const QString &name : {u"platform"_s, u"platformpluginpath"_s, u"platformtheme"_s, u"plugin"_s, u"session"_s,
                                u"qwindowgeometry"_s, u"geometry"_s, u"qwindowtitle"_s, u"title"_s, u"qwindowicon"_s,
                                u"icon"_s, u"display"_s, u"name"_s, u"visual"_s, u"qmljsdebugger"_s})
        add(name, u"VALUE"_s);
}

/// What the window works with, and the practice harbour that goes when it does.
struct Grounds {
    DesktopPlaces places;
    std::unique_ptr<PracticeForge> forge; ///< null in the real world, and where another program runs the forge
};

/// The harbour with its forge, unless that runs already.
Result<Grounds> openHarbour(const QString &folder, const QString &speed)
{
    PracticeWorldOptions options;
    TB_TRY(options.speed, practiceSpeed(speed));
    auto world = openPracticeWorld(folder, options);
    if (world)
        return Grounds{{{}, {}, world->harbour.folder, {}, options.speed}, std::move(world->forge)};
    if (world.error().kind != Error::Kind::Busy)
        return tl::unexpected(world.error());
    TB_TRY(const Harbour harbour, createHarbour(folder, SystemClock().now()));
    return Grounds{{{}, {}, harbour.folder, {}, 0}, nullptr};
}

/// Makes what the options name.
Result<Grounds> groundsOf(const QCommandLineParser &parser)
{
    Grounds grounds;
    QString data = defaultDataFolder();
    if (parser.isSet(u"practice"_s)) {
        TB_TRY(grounds, openHarbour(parser.value(u"practice"_s), parser.value(u"speed"_s)));
        const QString &harbour = grounds.places.practiceFolder;
        grounds.places.practiceWork = {harbour + u"/work"_s};
        data = harbour + u"/data"_s;
    }
    DesktopPlaces &places = grounds.places;
    places.configFile = parser.isSet(u"config"_s) ? parser.value(u"config"_s) : defaultSettingsFile();
    TB_TRY(places.dataFolder, makeDataFolder(parser.isSet(u"data"_s) ? parser.value(u"data"_s) : data));
    return grounds;
}

int complain(const Error &error)
{
    std::fprintf(stderr, "tagboat: %s\n", qUtf8Printable(describe(error)));
    return exitStatus(error.kind);
}

/// Reads the command line. The status to end with, where no window is wanted and so no display is needed.
std::optional<int> answered(QCommandLineParser &parser, int argc, char *argv[])
{
    addOptions(parser);
    addOptionsOfQt(parser);
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions); // Qt's own have one dash or two
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    if (!parser.parse(arguments))
        return complain({Error::Kind::Usage, parser.errorText(), {}, u"See tagboat --help"_s, {}, 0});
    if (parser.isSet(u"version"_s)) {
        std::puts("tagboat " TAGBOAT_VERSION);
        return 0;
    }
    if (parser.isSet(u"help"_s)) {
        const QCoreApplication application(argc, argv); // the text names the program by it
        std::fputs(qUtf8Printable(parser.helpText()), stdout);
        return 0;
    }
    return std::nullopt;
}

} // namespace

int runDesktop(int argc, char *argv[])
{
#ifdef __GLIBC__
    mallopt(M_ARENA_MAX, 2); // each thread would keep megabytes of its own; the window still waits for none
#endif
    QCommandLineParser parser;
    if (const auto status = answered(parser, argc, argv))
        return *status;
    setQtDefaults();
    QGuiApplication application(argc, argv);
    QGuiApplication::setApplicationName(u"tagboat"_s);
    QGuiApplication::setApplicationDisplayName(u"Tagboat"_s);
    QGuiApplication::setApplicationVersion(QStringLiteral(TAGBOAT_VERSION));
    QGuiApplication::setDesktopFileName(u"tagboat"_s);
    QGuiApplication::setWindowIcon(QIcon(u":/tagboat/tagboat.svg"_s));
    QQuickStyle::setStyle(u"Basic"_s);

    const auto grounds = groundsOf(parser);
    if (!grounds)
        return complain(grounds.error());
    SingleInstance instance(grounds->places.dataFolder);
    const auto first = instance.claim();
    if (!first)
        return complain(first.error());
    if (!*first)
        return 0;
    DesktopApplication desktop(grounds->places);
    QObject::connect(&instance, &SingleInstance::asked, &desktop, &DesktopApplication::raise);
    if (const auto shown = desktop.show(); !shown)
        return complain(shown.error());
    return QGuiApplication::exec();
}

} // namespace tagboat
