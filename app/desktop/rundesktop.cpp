// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/displaytext.h"
#include "desktopapplication.h"
#include "ports/clock.h"
#include "practice/harbour.h"
#include "qtdefaults.h"

#include <QCommandLineParser>
#include <QDir>
#include <QGuiApplication>
#include <QIcon>
#include <QQuickStyle>

#include <cstdio>

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
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions(
        {{u"config"_s, u"Use this settings file instead of the user's own."_s, u"FILE"_s},
         {u"data"_s, u"Keep journal and window state in this folder instead of the user's own."_s, u"DIR"_s},
         {u"practice"_s, u"Rehearse: make the practice harbour in DIR and work there alone."_s, u"DIR"_s}});
}

/// Makes what the options name.
Result<DesktopPlaces> placesOf(const QCommandLineParser &parser)
{
    DesktopPlaces places;
    places.configFile = parser.isSet(u"config"_s) ? parser.value(u"config"_s) : defaultSettingsFile();
    QString data = defaultDataFolder();
    if (parser.isSet(u"practice"_s)) {
        places.practiceFolder = QDir(parser.value(u"practice"_s)).absolutePath();
        TB_TRY(const Harbour harbour, createHarbour(places.practiceFolder, SystemClock().now()));
        places.practiceWork = {harbour.folder + u"/work"_s};
        data = harbour.folder + u"/data"_s;
    }
    TB_TRY(places.dataFolder, makeDataFolder(parser.isSet(u"data"_s) ? parser.value(u"data"_s) : data));
    return places;
}

int complain(const Error &error)
{
    std::fprintf(stderr, "tagboat: %s\n", qUtf8Printable(describe(error)));
    return exitStatus(error.kind);
}

} // namespace

int runDesktop(int argc, char *argv[])
{
    setQtDefaults();
    QGuiApplication application(argc, argv);
    QGuiApplication::setApplicationName(u"tagboat"_s);
    QGuiApplication::setApplicationDisplayName(u"Tagboat"_s);
    QGuiApplication::setApplicationVersion(QStringLiteral(TAGBOAT_VERSION));
    QGuiApplication::setDesktopFileName(u"tagboat"_s);
    QGuiApplication::setWindowIcon(QIcon(u":/tagboat/tagboat.svg"_s));
    QQuickStyle::setStyle(u"Basic"_s);

    QCommandLineParser parser;
    addOptions(parser);
    parser.process(application);
    const auto places = placesOf(parser);
    if (!places)
        return complain(places.error());
    SingleInstance instance(places->dataFolder);
    const auto first = instance.claim();
    if (!first)
        return complain(first.error());
    if (!*first)
        return 0;
    DesktopApplication desktop(*places);
    QObject::connect(&instance, &SingleInstance::asked, &desktop, &DesktopApplication::raise);
    if (const auto shown = desktop.show(); !shown)
        return complain(shown.error());
    return QGuiApplication::exec();
}

} // namespace tagboat
