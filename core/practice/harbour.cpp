// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/harbour.h"

#include "base/files.h"
#include "practice/repositorywriter.h"
#include "practice/story.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// The file that says that a folder is a harbour, and which repositories in it are complete.
const QString markerName = u".tagboat-harbour"_s;
constexpr int markerFormat = 1;
const QString owner = u"harbour"_s;

struct Marker {
    QDate day; ///< what "today" was when the making began
    QStringList made;
    QByteArray bytes; ///< as the file holds it
};

QByteArray toJson(const Marker &marker)
{
    const QJsonObject object{{u"format"_s, markerFormat},
                             {u"day"_s, marker.day.toString(Qt::ISODate)},
                             {u"made"_s, QJsonArray::fromStringList(marker.made)}};
    return QJsonDocument(object).toJson();
}

Result<Marker> readMarker(const QString &folder)
{
    const QString path = folder + u'/' + markerName;
    TB_TRY(const QByteArray bytes, readFileBelow(folder, markerName));
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    Marker marker{QDate::fromString(object[u"day"_s].toString(), Qt::ISODate), {}, bytes};
    if (object[u"format"_s].toInt() != markerFormat || !marker.day.isValid())
        return failAt(Error::Kind::Invalid, path, 0, u"This practice harbour was made by another version of Tagboat."_s,
                      {}, u"Choose another folder, or remove this one."_s);
    for (const QJsonValue name : object[u"made"_s].toArray())
        marker.made.append(name.toString());
    return marker;
}

/// Reads the marker, or writes the first one into an empty folder.
Result<Marker> claim(const QString &folder, const QDateTime &now)
{
    if (!QDir().mkpath(folder))
        return failAt(Error::Kind::Denied, folder, 0, u"The folder for the practice harbour cannot be made."_s, {},
                      u"Choose another folder."_s);
    if (auto marker = readMarker(folder); marker || marker.error().kind != Error::Kind::NotFound)
        return marker;
    if (!QDir(folder).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot))
        return failAt(Error::Kind::Refused, folder, 0, u"This folder holds something that is no practice harbour."_s,
                      {}, u"Choose an empty folder."_s);
    Marker marker{now.toUTC().date(), {}, {}};
    marker.bytes = toJson(marker);
    TB_CHECK(createFileBelow(folder, markerName, marker.bytes));
    return marker;
}

HarbourRepository repositoryOf(const QString &folder, const practice::Story &story)
{
    const QString name = QString::fromUtf8(story.name());
    const QString remote = owner + u'/' + name;
    return {name, folder + u"/work/"_s + name, remote, folder + u"/remotes/"_s + remote + u".git"_s,
            QString::fromUtf8(story.flow())};
}

/// Makes one repository and records it. What stands in its place is the rest of a making that was interrupted.
Result<void> make(const practice::Story &story, const HarbourRepository &repository, const QString &folder,
                  Marker &marker)
{
    for (const QString &leftover : {repository.path, repository.remotePath})
        QDir(leftover).removeRecursively();
    TB_CHECK(practice::writeRepository(story, {repository.path, repository.remotePath}, marker.day));
    marker.made.append(repository.name);
    const QByteArray before = marker.bytes;
    marker.bytes = toJson(marker);
    return replaceFileBelow(folder, markerName, before, marker.bytes);
}

} // namespace

Result<void> findHarbour(const QString &folder)
{
    const auto marker = QDir(folder).exists() ? readMarker(folder) : fail(Error::Kind::NotFound, {});
    if (marker)
        return {};
    if (marker.error().kind != Error::Kind::NotFound)
        return tl::unexpected(marker.error());
    return failAt(Error::Kind::NotFound, folder, 0, u"There is no practice harbour here"_s, {},
                  u"Make it with: tagboat-cli practice --dir %1"_s.arg(folder));
}

Result<Harbour> createHarbour(const QString &folder, const QDateTime &now)
{
    const QString root = QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
    TB_TRY(Marker marker, claim(root, now));
    Harbour harbour{QFileInfo(root).canonicalFilePath(), {}, true};
    for (const practice::Story &story : practice::allStories()) {
        const HarbourRepository repository = repositoryOf(harbour.folder, story);
        if (!marker.made.contains(repository.name)) {
            harbour.adopted = false;
            TB_CHECK(make(story, repository, harbour.folder, marker));
        }
        if (QFileInfo(repository.path).isDir()) // a user may have removed one
            harbour.repositories.append(repository);
    }
    return harbour;
}

} // namespace tagboat
