// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace tagboat::cli
{

/// Where a command's words go. What came from outside is shown with control characters made visible; programs get JSON.
class Output
{
public:
    void setJson(bool json) { m_json = json; }
    void setQuiet(bool quiet) { m_quiet = quiet; }
    [[nodiscard]] bool json() const { return m_json; }

    /// One line for people.
    void line(const QString &text);
    /// Several lines for people, such as notes; ends with a line feed.
    void block(const QString &text);
    /// Bytes that a program reads, such as a diff. On a terminal they are made safe first.
    void bytes(const QByteArray &content);
    /// One JSON object on one line.
    void object(const QJsonObject &object);
    /// The whole answer of a command as one JSON object, which says by which schema it is made.
    void document(QJsonObject object);
    /// An object as above with one more member, a list of what is JSON already.
    void list(const QJsonObject &head, const QString &name, const QList<QByteArray> &items);
    /// Text that is already JSON, on one line.
    void rawJson(const QString &json);
    /// Columns aligned; a row for each list.
    void table(const QStringList &headings, const QList<QStringList> &rows);

    /// What is going on, on standard error, overwritten by the next; only on a terminal and not with --quiet.
    void progress(const QString &text);
    /// A remark on standard error that does not change the outcome; not with --quiet.
    void note(const QString &text);
    /// An error: one line on standard error, and with --json an object on standard output.
    void error(const Error &error);
    void flush();
    /// What was said so far reaches its reader now, also through a pipe.
    static void deliver();

private:
    void clearProgress();
    bool m_json = false;
    bool m_quiet = false;
    bool m_progressShown = false;
};

} // namespace tagboat::cli
