// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "setupquestions.h"

#include "compose/adapters.h"
#include "compose/tokentools.h"
#include "ports/clock.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// The value of each secret; a token's is read at the last moment.
QCoro::Task<Result<QList<SecretValue>>> valuesOf(QList<SecretSource> sources, QString dataFolder, Cancel cancel)
{
    QList<SecretValue> values;
    for (const SecretSource &source : std::as_const(sources)) {
        if (source.token.isEmpty()) {
            values.append({source.secret, source.value});
            continue;
        }
        if (dataFolder.isEmpty())
            co_return fail(Error::Kind::Refused, u"A token of the keychain does not go to the practice harbour"_s,
                           source.token, u"Make something up, and type it in."_s);
        const TokenTools tools = makeTokenTools(dataFolder, {}, {});
        const QString name = source.token;
        TB_CO_TRY(const Secret value, co_await tokenValue(tools, name, cancel));
        values.append({source.secret, value});
    }
    co_return values;
}

QCoro::Task<Result<SetupOutcome>> changeWith(ForgePlaces &places, RepositoryClone clone, QList<SetupChange> changes,
                                             QList<SecretSource> sources, QString dataFolder, Cancel cancel)
{
    TB_CO_TRY(const QList<SecretValue> values, co_await valuesOf(sources, dataFolder, cancel));
    const GitMaker git = makeGit;
    const QDateTime now = SystemClock().now();
    co_return co_await changeSetup(places, clone, changes, values, git, now, cancel);
}

QCoro::Task<Result<QStringList>> tokenNames(QString dataFolder)
{
    QStringList names;
    if (!dataFolder.isEmpty()) {
        TB_CO_TRY(const QList<TokenRecord> tokens, makeTokenBook(dataFolder)->tokens());
        for (const TokenRecord &token : tokens)
            names.append(token.name);
    }
    co_return names;
}

} // namespace

SetupQuestions setupQuestionsTo(ForgeDesk &desk, const QString &dataFolder)
{
    SetupQuestions questions;
    questions.look = [&desk](QObject *asker, const RepositoryClone &clone,
                             const SetupQuestions::Answer<RepositorySetup> &answer) {
        const ForgeDesk::Question<RepositorySetup> question = [clone](ForgePlaces &places, const Cancel &cancel) {
            return lookAtSetup(places, clone, makeGit, SystemClock().now(), cancel);
        };
        return desk.ask<RepositorySetup>(asker, question, answer);
    };
    questions.change = [&desk, dataFolder](QObject *asker, const RepositoryClone &clone,
                                           const QList<SetupChange> &changes, const QList<SecretSource> &secrets,
                                           const SetupQuestions::Answer<SetupOutcome> &answer) {
        const ForgeDesk::Question<SetupOutcome> question = [=](ForgePlaces &places, const Cancel &cancel) {
            return changeWith(places, clone, changes, secrets, dataFolder, cancel);
        };
        desk.ask<SetupOutcome>(asker, question, answer);
    };
    questions.tokens = [&desk, dataFolder](QObject *asker, const SetupQuestions::Answer<QStringList> &answer) {
        const ForgeDesk::Question<QStringList> question = [=](ForgePlaces &, const Cancel &) {
            return tokenNames(dataFolder);
        };
        desk.ask<QStringList>(asker, question, answer);
    };
    questions.difference = [](const QList<FileEdit> &files) {
        return files.isEmpty() ? Result<QByteArray>() : makeGit()->unifiedDiff(files);
    };
    return questions;
}

} // namespace tagboat
