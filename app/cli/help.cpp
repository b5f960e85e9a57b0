// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "help.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat::cli
{

namespace
{

constexpr qsizetype columns = 100;

/// The words of @p text in lines of at most so many columns; each line but the first begins with @p indent blanks. The
/// first line begins where @p used columns are taken.
QString wrapped(const QString &text, qsizetype used, qsizetype indent)
{
    QString lines;
    qsizetype width = used;
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        const bool first = lines.isEmpty();
        if (!first && width + 1 + word.size() > columns) {
            lines += u'\n' + QString(indent, u' ');
            width = indent;
        } else if (!first) {
            lines += u' ';
            ++width;
        }
        lines += word;
        width += word.size();
    }
    return lines;
}

QString spelled(const QCommandLineOption &option)
{
    QStringList names;
    for (const QString &name : option.names())
        names += (name.size() == 1 ? u"-"_s : u"--"_s) + name;
    QString text = names.join(u", "_s);
    if (!option.valueName().isEmpty())
        text += u' ' + option.valueName();
    return text;
}

QString twoColumns(const QList<std::pair<QString, QString>> &rows)
{
    qsizetype width = 0;
    for (const auto &[left, right] : rows)
        width = std::max(width, left.size());
    QString text;
    for (const auto &[left, right] : rows)
        text += u"  "_s + left.leftJustified(width + 2) + wrapped(right, width + 4, width + 4) + u'\n';
    return text;
}

QString optionList(const QList<QCommandLineOption> &options)
{
    QList<std::pair<QString, QString>> rows;
    for (const QCommandLineOption &option : options)
        rows.append({spelled(option), option.description()});
    return twoColumns(rows);
}

QString commandList(const QList<Command> &commands)
{
    QList<std::pair<QString, QString>> rows;
    for (const Command &command : commands)
        rows.append({command.name, command.summary});
    return twoColumns(rows);
}

} // namespace

QList<QCommandLineOption> globalOptions()
{
    return {
        {u"config"_s, u"Use this settings file instead of the user's own."_s, u"FILE"_s},
        {u"data"_s, u"Keep journal and caches in this folder instead of the user's own."_s, u"DIR"_s},
        {u"json"_s, u"Print JSON for programs."_s},
        {u"quiet"_s, u"No progress and no remarks on standard error."_s},
        {u"offline"_s, u"Open no connection; what is unknown is null."_s},
        {u"practice"_s, u"Take forge, index and remotes from the practice harbour in DIR."_s, u"DIR"_s},
        {{u"h"_s, u"help"_s}, u"Show help and stop."_s},
    };
}

QString programHelp(const QList<Command> &commands)
{
    return u"tagboat-cli: releases from the command line\n\nUsage: tagboat-cli [OPTIONS] COMMAND ...\n\nCommands:\n"_s +
           commandList(commands) + u"\nOptions:\n"_s + optionList(globalOptions()) +
           u"  --version       Show the program's version and stop.\n\n"_s
           u"Exit status: 0 done, 1 a check, step or comparison failed, 2 bad usage or unreadable input,\n"_s
           u"3 refused by a safety rule, 130 interrupted.\n"_s
           u"Help on a command: tagboat-cli COMMAND --help\n"_s;
}

QString groupHelp(const QString &group, const QList<Command> &commands)
{
    return u"Usage: tagboat-cli [OPTIONS] %1 COMMAND ...\n\nCommands:\n"_s.arg(group) + commandList(commands);
}

QString commandHelp(const Command &command)
{
    const QString usage = u"tagboat-cli [OPTIONS] %1 %2"_s.arg(command.name, command.arguments);
    QString text = u"Usage: "_s + wrapped(usage, 7, 7) + u"\n\n"_s + wrapped(command.summary, 0, 0) + u'\n';
    if (!command.description.isEmpty())
        text += u'\n' + wrapped(command.description, 0, 0) + u'\n';
    if (!command.options.isEmpty())
        text += u"\nOptions of this command:\n"_s + optionList(command.options);
    text += u"\nOptions of every command:\n"_s + optionList(globalOptions());
    if (!command.examples.isEmpty())
        text += u"\nExamples:\n  "_s + command.examples.join(u"\n  "_s) + u'\n';
    return text;
}

} // namespace tagboat::cli
