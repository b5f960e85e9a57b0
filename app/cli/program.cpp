// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "program.h"

#include "base/displaytext.h"
#include "commands.h"
#include "help.h"
#include "interrupt.h"

#include <QTextStream>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat::cli
{

namespace
{

tl::unexpected<Error> usage(const QString &message, const QString &remedy)
{
    return fail(Error::Kind::Usage, message, {}, remedy);
}

void collect(const QCommandLineParser &parser, GlobalOptions &options)
{
    const auto take = [&](const QString &name, QString &target) {
        if (parser.isSet(name))
            target = parser.value(name);
    };
    take(u"config"_s, options.configFile);
    take(u"data"_s, options.dataFolder);
    take(u"practice"_s, options.practiceFolder);
    options.json = options.json || parser.isSet(u"json"_s);
    options.quiet = options.quiet || parser.isSet(u"quiet"_s);
    options.offline = options.offline || parser.isSet(u"offline"_s);
}

/// The command that the words begin with, and how many words name it; a group's commands if only the group is named.
struct Choice {
    const Command *command = nullptr;
    qsizetype words = 0;
    QList<Command> group;
};

Choice choose(const QList<Command> &commands, const QStringList &words)
{
    Choice choice;
    const QString two = words.first(std::min<qsizetype>(2, words.size())).join(u' ');
    for (const Command &command : commands) {
        if (command.name == two || (command.name == words.constFirst() && choice.command == nullptr)) {
            choice.command = &command;
            choice.words = command.name.count(u' ') + 1;
        } else if (command.name.startsWith(words.constFirst() + u' ')) {
            choice.group += command;
        }
    }
    return choice;
}

Result<int> runCommand(const Command &command, const QStringList &words, Session &session)
{
    const QString helpHint = u"See tagboat-cli %1 --help"_s.arg(command.name);
    QCommandLineParser parser;
    parser.addOptions(globalOptions());
    parser.addOptions(command.options);
    const bool understood = parser.parse(QStringList{u"tagboat-cli"_s} + words);
    collect(parser, session.options);
    session.out.setJson(session.options.json);
    session.out.setQuiet(session.options.quiet);
    if (!understood)
        return usage(parser.errorText(), helpHint);
    if (parser.isSet(u"help"_s)) {
        session.out.block(commandHelp(command));
        return 0;
    }
    const QStringList arguments = parser.positionalArguments();
    if (arguments.size() < command.minimumArguments)
        return usage(u"%1 wants %2"_s.arg(command.name, command.arguments), helpHint);
    if (command.maximumArguments >= 0 && arguments.size() > command.maximumArguments)
        return usage(u"%1 does not take “%2”"_s.arg(command.name, arguments[command.maximumArguments]), helpHint);
    Invocation invocation{parser, arguments, session};
    return command.run(invocation);
}

Result<int> runWords(const QStringList &arguments, Session &session)
{
    const QList<Command> commands = allCommands();
    QCommandLineParser parser;
    parser.setOptionsAfterPositionalArgumentsMode(QCommandLineParser::ParseAsPositionalArguments);
    parser.addOptions(globalOptions());
    parser.addOption({u"version"_s, u"Show the program's version and stop."_s});
    const bool understood = parser.parse(QStringList{u"tagboat-cli"_s} + arguments);
    collect(parser, session.options);
    session.out.setJson(session.options.json);
    session.out.setQuiet(session.options.quiet);
    if (!understood)
        return usage(parser.errorText(), u"See tagboat-cli --help"_s);
    if (parser.isSet(u"version"_s)) {
        session.out.line(u"tagboat-cli " TAGBOAT_VERSION ""_s);
        return 0;
    }
    const QStringList words = parser.positionalArguments();
    if (parser.isSet(u"help"_s) || (words.size() == 1 && words.constFirst() == u"help"_s)) {
        session.out.block(programHelp(commands));
        return 0;
    }
    if (words.isEmpty())
        return usage(u"No command was given"_s, u"See tagboat-cli --help"_s);
    const Choice choice = choose(commands, words);
    const bool wantsHelp = words.contains(u"--help"_s) || words.contains(u"-h"_s);
    if (choice.command != nullptr && !choice.group.isEmpty() && choice.words == 1 && wantsHelp)
        session.out.block(groupHelp(words.constFirst(), choice.group)); // and the help of the word alone below it
    if (choice.command != nullptr)
        return runCommand(*choice.command, words.sliced(choice.words), session);
    if (choice.group.isEmpty())
        return usage(u"There is no command “%1”"_s.arg(words.constFirst()), u"See tagboat-cli --help"_s);
    if (wantsHelp) {
        session.out.block(groupHelp(words.constFirst(), choice.group));
        return 0;
    }
    QStringList names;
    for (const Command &command : choice.group)
        names += command.name.section(u' ', 1);
    return usage(u"“%1” wants one of: %2"_s.arg(words.constFirst(), names.join(u", "_s)),
                 u"See tagboat-cli %1 --help"_s.arg(words.constFirst()));
}

} // namespace

int runProgram(const QStringList &arguments)
{
    Output out;
    Session session{{}, out, {}};
    cancelOnInterrupt(session.cancel);
    const Result<int> status = runWords(arguments, session);
    if (!status)
        out.error(status.error());
    out.flush();
    return status ? *status : exitStatus(status.error().kind);
}

} // namespace tagboat::cli
