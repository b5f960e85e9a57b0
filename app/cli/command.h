// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "base/result.h"
#include "compose/settings.h"
#include "output.h"

#include <QCommandLineOption>
#include <QCommandLineParser>
#include <QCoroTask>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

namespace tagboat::cli
{

/// What stands before the command: tagboat-cli [--config FILE] [--data DIR] [--json] … COMMAND.
struct GlobalOptions {
    QString configFile;
    QString dataFolder;
    QString practiceFolder;
    bool json = false;
    bool quiet = false;
    bool offline = false;
};

/// What every command of one program run shares.
struct Session {
    GlobalOptions options;
    Output &out;
    Cancel cancel; ///< requested by Ctrl+C
    /// The user's settings; read at the first call, warnings go to standard error. Errors: Invalid, Io.
    Result<Settings> settings();
    /// The folder for the journal and caches, made if it is missing.
    Result<QString> dataFolder();
    /// Where that folder is: what --data names, or the harbour's with --practice, so that a rehearsal is never mixed
    /// with what is real, or the user's own.
    [[nodiscard]] QString dataFolderPath() const;
};

/// One call of a command: its own options, its arguments, and the session.
struct Invocation {
    const QCommandLineParser &parser;
    QStringList arguments;
    Session &session;

    [[nodiscard]] bool has(const QString &option) const { return parser.isSet(option); }
    [[nodiscard]] QString value(const QString &option) const { return parser.value(option); }
    /// All values of an option that may be given several times.
    [[nodiscard]] QStringList values(const QString &option) const { return parser.values(option); }
};

/// A command: one file, one factory function, one line in commands.cpp. `run` returns the exit status; an Error's
/// status follows from its kind.
struct Command {
    QString name;             ///< one or two words: "scan", "version bump"
    QString arguments;        ///< "REPO (--level L | --to V)", for the usage line
    QString summary;          ///< one line
    QString description = {}; ///< more, for --help; may be empty
    QList<QCommandLineOption> options = {};
    QStringList examples = {}; ///< whole command lines
    int minimumArguments = 0;
    int maximumArguments = 0; ///< -1: any number
    std::function<Result<int>(Invocation &)> run = {};
};

/// Runs a task to its end in an event loop of its own. Tasks of Tagboat never throw.
template <typename T>
T runToEnd(QCoro::Task<T> task)
{
    return QCoro::waitFor(std::move(task));
}

/// A folder named on the command line, made absolute and free of links. Errors: NotFound.
Result<QString> folderArgument(const QString &argument);

/// @p text as a shell takes it for one argument, so that a remedy can be copied.
QString asArgument(const QString &text);

/// Reads the next line of standard input without its line feed; nothing at the end. Errors: Cancelled, Io.
class StandardInput
{
public:
    explicit StandardInput(Cancel cancel) : m_cancel(std::move(cancel)) {}
    Result<std::optional<QString>> line();
    /// Everything that is left. Errors as line(), and Invalid beyond 8 MiB.
    Result<QString> all();

private:
    Result<bool> fill();
    Cancel m_cancel;
    QByteArray m_buffer;
    qsizetype m_start = 0;
    bool m_ended = false;
};

} // namespace tagboat::cli
