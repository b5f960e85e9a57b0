// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "command.h"

#include "base/files.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <cerrno>
#include <cstring>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace tagboat::cli
{

Result<Settings> Session::settings()
{
    TB_TRY(Settings settings,
           Settings::read(options.configFile.isEmpty() ? defaultSettingsFile() : options.configFile));
    for (const QString &warning : settings.warnings)
        out.note(warning);
    return settings;
}

Result<QString> Session::dataFolder()
{
    return makeDataFolder(dataFolderPath());
}

QString Session::dataFolderPath() const
{
    if (!options.dataFolder.isEmpty())
        return options.dataFolder;
    return options.practiceFolder.isEmpty() ? defaultDataFolder() : options.practiceFolder + u"/data"_s;
}

Result<QString> folderArgument(const QString &argument)
{
    const QFileInfo info(argument);
    if (argument.isEmpty() || !info.exists())
        return failAt(Error::Kind::NotFound, argument, 0, u"There is no such folder"_s, {},
                      u"Look at how its path is written."_s);
    if (!info.isDir())
        return failAt(Error::Kind::Invalid, argument, 0, u"It is a file, not a folder"_s, {},
                      u"Name the folder that it lies in."_s);
    return QDir(argument).canonicalPath();
}

QString asArgument(const QString &text)
{
    static const QRegularExpression plain(u"^[A-Za-z0-9_./:@%+=,][A-Za-z0-9_./:@%+=,-]*$"_s);
    if (plain.match(text).hasMatch())
        return text;
    return u'\'' + QString(text).replace(u'\'', u"'\\''"_s) + u'\'';
}

Result<bool> StandardInput::fill()
{
    if (m_ended)
        return false;
    Output::deliver(); // who feeds us may wait for the answer
    if (m_cancel.requested())
        return fail(Error::Kind::Cancelled, u"Interrupted"_s);
    m_buffer.remove(0, m_start);
    m_start = 0;
    char chunk[65536];
    ssize_t got = -1;
    do {
        got = ::read(STDIN_FILENO, chunk, sizeof chunk);
    } while (got < 0 && errno == EINTR && !m_cancel.requested());
    if (m_cancel.requested())
        return fail(Error::Kind::Cancelled, u"Interrupted"_s);
    if (got < 0)
        return fail(Error::Kind::Io, u"Standard input cannot be read"_s, QString::fromLocal8Bit(std::strerror(errno)));
    m_ended = got == 0;
    m_buffer.append(chunk, got);
    return !m_ended;
}

Result<std::optional<QString>> StandardInput::line()
{
    while (true) {
        const qsizetype end = m_buffer.indexOf('\n', m_start);
        if (end >= 0) {
            const QString text = QString::fromUtf8(QByteArrayView(m_buffer).sliced(m_start, end - m_start));
            m_start = end + 1;
            return text;
        }
        TB_TRY(const bool more, fill());
        if (more)
            continue;
        if (m_start == m_buffer.size())
            return std::optional<QString>();
        const QString text = QString::fromUtf8(QByteArrayView(m_buffer).sliced(m_start));
        m_start = m_buffer.size();
        return text;
    }
}

Result<QString> StandardInput::all()
{
    while (true) {
        TB_TRY(const bool more, fill());
        if (!more)
            break;
        if (m_buffer.size() > changelogLimit)
            return fail(Error::Kind::Invalid, u"Standard input holds more than 8 MiB"_s);
    }
    return QString::fromUtf8(QByteArrayView(m_buffer).sliced(m_start));
}

} // namespace tagboat::cli
