// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/steps/commandsstep.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// The user's environment without what looks like a token, and without a terminal to ask on.
QProcessEnvironment commandEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const QStringList names = environment.keys();
    for (const QString &name : names) {
        const QString upper = name.toUpper();
        if (upper.contains(u"TOKEN"_s) || upper.contains(u"SECRET"_s) || upper.contains(u"PASSWORD"_s))
            environment.remove(name);
    }
    environment.insert(u"GIT_TERMINAL_PROMPT"_s, u"0"_s);
    return environment;
}

} // namespace

QString CommandsStep::digest(const QStringList &commands)
{
    return sha256(commands.join(u'\n').toUtf8());
}

QCoro::Task<Result<Finding>> CommandsStep::check(StepContext &context, QJsonObject)
{
    if (m_passed)
        co_return Finding::stands(u"%1 commands passed"_s.arg(m_spec.detail[u"commands"_s].toArray().size()));
    TB_CO_TRY(const bool allowed,
              context.journal.commandsAllowed(context.plan.repository, m_spec.detail[u"digest"_s].toString()));
    if (!allowed) {
        QStringList commands;
        const QJsonArray list = m_spec.detail[u"commands"_s].toArray();
        for (const auto &command : list)
            commands.append(command.toString());
        co_return Finding::differs({Error::Kind::Refused,
                                    u"This repository wants to run commands that you have not allowed yet"_s,
                                    commands.join(u'\n'),
                                    u"Read them, then allow them and resume."_s,
                                    {},
                                    0});
    }
    co_return Finding::absent();
}

QCoro::Task<Result<void>> CommandsStep::apply(StepContext &context, QJsonObject)
{
    const QJsonArray commands = m_spec.detail[u"commands"_s].toArray();
    for (const auto &value : commands) {
        const QString command = value.toString();
        context.log(u"$ "_s + command);
        ProcessRequest request;
        request.program = u"/bin/sh"_s;
        request.arguments = QStringList{u"-c"_s, command};
        request.folder = context.plan.repository;
        request.environment = commandEnvironment();
        auto log = context.log;
        std::function<void(QByteArray)> onOutput = [log](const QByteArray &piece) { log(QString::fromUtf8(piece)); };
        TB_CO_TRY(const ProcessOutcome outcome,
                  co_await context.processes.run(std::move(request), std::move(onOutput), context.cancel));
        if (outcome.exitStatus != 0) {
            const QByteArray tail = outcome.output.last(std::min<qsizetype>(2000, outcome.output.size()));
            co_return fail(Error::Kind::CheckFailed,
                           u"“%1” ended with status %2"_s.arg(command).arg(outcome.exitStatus), QString::fromUtf8(tail),
                           u"Mend what it found, then resume."_s);
        }
    }
    m_passed = true;
    co_return Result<void>();
}

} // namespace tagboat
