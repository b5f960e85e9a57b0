// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "commands.h"
#include "versionscheme.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace tagboat::cli
{

namespace
{

QString jsonString(const QString &text)
{
    // An array of one string, without its brackets: Qt has no function for a bare JSON string.
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(array.sliced(1, array.size() - 2));
}

QString jsonNumber(const std::optional<QString> &digits)
{
    return digits ? *digits : u"null"_s;
}

/// Numbers of a version have any size, so they are written digit by digit; QJsonValue would round them.
QString answer(const QString &input, const Result<Version> &parsed)
{
    QStringList fields{u"\"input\":"_s + jsonString(input)};
    if (!parsed) {
        fields += u"\"valid\":false"_s;
        for (const auto *key : {"normalized", "release", "pre", "post", "dev", "epoch", "local", "candidate"})
            fields += u"\"%1\":null"_s.arg(QLatin1StringView(key));
        fields += u"\"error\":"_s + jsonString(messageAndDetail(parsed.error()));
        return u'{' + fields.join(u',') + u'}';
    }
    const Version &version = *parsed;
    QString pre = u"null"_s;
    if (!version.preLabel().isEmpty() && version.scheme() == VersionScheme::SemVer)
        pre = jsonString(version.preLabel());
    else if (!version.preLabel().isEmpty())
        pre = jsonString(version.preLabel() + version.preNumber().value_or(u"0"_s));
    fields += u"\"valid\":true"_s;
    fields += u"\"normalized\":"_s + jsonString(version.normalized());
    fields += u"\"release\":["_s + version.release().join(u',') + u']';
    fields += u"\"pre\":"_s + pre;
    fields += u"\"post\":"_s + jsonNumber(version.post());
    fields += u"\"dev\":"_s + jsonNumber(version.dev());
    fields += u"\"epoch\":"_s + version.epoch();
    fields += u"\"local\":"_s + (version.local().isEmpty() ? u"null"_s : jsonString(version.local()));
    fields += u"\"candidate\":"_s + (version.isCandidate() ? u"true"_s : u"false"_s);
    fields += u"\"error\":null"_s;
    return u'{' + fields.join(u',') + u'}';
}

Result<int> run(Invocation &call)
{
    TB_TRY(const VersionScheme scheme, schemeOf(call));
    bool allValid = true;
    for (const QString &argument : call.arguments) {
        if (argument != u"-"_s) {
            const auto parsed = Version::parse(argument, scheme);
            allValid = allValid && parsed;
            call.session.out.rawJson(answer(argument, parsed));
            continue;
        }
        StandardInput input(call.session.cancel);
        while (true) {
            TB_TRY(const std::optional<QString> line, input.line());
            if (!line)
                break;
            call.session.out.rawJson(answer(*line, Version::parse(*line, scheme)));
        }
    }
    return allValid ? 0 : 1;
}

} // namespace

Command versionParseCommand()
{
    Command command;
    command.name = u"version parse"_s;
    command.arguments = u"[--scheme pep440|semver] V...|-"_s;
    command.summary = u"Read versions: a JSON object a line."_s;
    command.description = u"With - the versions come from standard input, one a line, and each gets its line. "_s
                          u"Exit status 1 if a version among the arguments is not valid."_s;
    command.options = {schemeOption()};
    command.examples = {u"tagboat-cli version parse 1.2.3rc1 v1.2.3-rc1"_s,
                        u"git tag | tagboat-cli version parse --scheme semver -"_s};
    command.minimumArguments = 1;
    command.maximumArguments = -1;
    command.run = run;
    return command;
}

} // namespace tagboat::cli
