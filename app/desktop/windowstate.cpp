// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "windowstate.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

QString fileIn(const QString &dataFolder)
{
    return dataFolder + u"/window.json"_s;
}

} // namespace

WindowState WindowState::read(const QString &dataFolder)
{
    QFile file(fileIn(dataFolder));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject json = QJsonDocument::fromJson(file.read(4096)).object();
    WindowState state;
    state.geometry = QRect(json.value(u"x"_s).toInt(), json.value(u"y"_s).toInt(), json.value(u"width"_s).toInt(),
                           json.value(u"height"_s).toInt());
    state.maximized = json.value(u"maximized"_s).toBool();
    const QString theme = json.value(u"theme"_s).toString();
    if (QStringList{u"system"_s, u"light"_s, u"dark"_s, u"contrast"_s}.contains(theme))
        state.theme = theme;
    const QString motion = json.value(u"motion"_s).toString();
    if (QStringList{u"system"_s, u"full"_s, u"reduced"_s}.contains(motion))
        state.motion = motion;
    return state;
}

Result<void> WindowState::save(const QString &dataFolder) const
{
    const QJsonObject json{{u"x"_s, geometry.x()},         {u"y"_s, geometry.y()},
                           {u"width"_s, geometry.width()}, {u"height"_s, geometry.height()},
                           {u"maximized"_s, maximized},    {u"theme"_s, theme},
                           {u"motion"_s, motion}};
    QSaveFile file(fileIn(dataFolder));
    const bool written =
        file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(json).toJson()) > 0 && file.commit();
    if (!written)
        return fail(Error::Kind::Io, u"The window's state cannot be kept"_s, file.errorString());
    return {};
}

QRect placeOnScreens(const QRect &wanted, const QList<QRect> &screens)
{
    if (wanted.isEmpty() || screens.isEmpty())
        return {};
    const auto seen = [&](const QRect &screen) {
        const QRect part = screen.intersected(wanted);
        return qint64(part.width()) * part.height();
    };
    const QRect screen = *std::ranges::max_element(screens, {}, seen); // the first of those that show nothing of it
    QRect place(wanted.topLeft(), wanted.size().boundedTo(screen.size()));
    // The title, by which a window is moved, is at its top.
    const QRect grip = QRect(place.topLeft(), QSize(place.width(), 32)).intersected(screen);
    if (grip.width() >= 100 && grip.height() >= 16)
        return place;
    place.moveCenter(screen.center());
    return place;
}

} // namespace tagboat
