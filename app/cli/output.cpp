// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "output.h"

#include "base/displaytext.h"
#include "base/errorjson.h"

#include <QJsonDocument>

#include <algorithm>
#include <cstdio>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace tagboat::cli
{

namespace
{

void put(FILE *stream, const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stream);
}

} // namespace

void Output::line(const QString &text)
{
    clearProgress();
    put(stdout, displayText(text).toUtf8() + '\n');
}

void Output::block(const QString &text)
{
    clearProgress();
    QByteArray bytes = displayBlock(text).toUtf8();
    if (!bytes.isEmpty() && !bytes.endsWith('\n'))
        bytes += '\n';
    put(stdout, bytes);
}

void Output::bytes(const QByteArray &content)
{
    if (::isatty(STDOUT_FILENO) != 0)
        block(QString::fromUtf8(content));
    else
        put(stdout, content);
}

void Output::object(const QJsonObject &object)
{
    clearProgress();
    put(stdout, QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
}

void Output::document(QJsonObject object)
{
    object.insert(u"schema"_s, 1);
    this->object(object);
}

void Output::list(const QJsonObject &head, const QString &name, const QList<QByteArray> &items)
{
    clearProgress();
    put(stdout, QJsonDocument(head).toJson(QJsonDocument::Compact).chopped(1) + ",\"" + name.toUtf8() + "\":[");
    for (qsizetype i = 0; i < items.size(); ++i)
        put(stdout, i == 0 ? items[i] : ',' + items[i]);
    put(stdout, "]}\n");
}

void Output::rawJson(const QString &json)
{
    put(stdout, json.toUtf8() + '\n');
}

void Output::table(const QStringList &headings, const QList<QStringList> &rows)
{
    QList<QStringList> lines{headings};
    for (const QStringList &row : rows) {
        QStringList shown;
        for (const QString &cell : row)
            shown += displayText(cell);
        lines += shown;
    }
    QList<qsizetype> widths(headings.size(), 0);
    for (const QStringList &row : lines) {
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], row[i].size());
    }
    for (const QStringList &row : lines) {
        QString text;
        for (qsizetype i = 0; i < row.size(); ++i)
            text += i + 1 < row.size() ? row[i].leftJustified(widths[i] + 2) : row[i];
        while (text.endsWith(u' '))
            text.chop(1);
        line(text);
    }
}

void Output::progress(const QString &text)
{
    if (m_quiet || ::isatty(STDERR_FILENO) == 0)
        return;
    put(stderr, "\r\033[K" + elideMiddle(displayText(text), 78).toUtf8());
    std::fflush(stderr);
    m_progressShown = true;
}

void Output::note(const QString &text)
{
    if (m_quiet)
        return;
    clearProgress();
    put(stderr, "tagboat-cli: " + displayText(text).toUtf8() + '\n');
}

void Output::error(const Error &error)
{
    clearProgress();
    std::fflush(stdout);
    put(stderr, "tagboat-cli: " + describe(error).toUtf8() + '\n');
    if (m_json)
        object({{u"error"_s, errorToJson(error)}});
}

void Output::flush()
{
    clearProgress();
    std::fflush(stdout);
    std::fflush(stderr);
}

void Output::deliver()
{
    std::fflush(stdout);
}

void Output::clearProgress()
{
    if (!m_progressShown)
        return;
    put(stderr, "\r\033[K");
    std::fflush(stderr);
    m_progressShown = false;
}

} // namespace tagboat::cli
