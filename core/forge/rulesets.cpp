// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forge/rulesets.h"

#include "forge/subjects.h"
#include "ports/forge/setuprequests.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using Target = Ruleset::Target;
using Enforcement = Ruleset::Enforcement;

constexpr std::array<std::pair<const char *, Target>, 3> targetWords{
    {{"branch", Target::Branch}, {"tag", Target::Tag}, {"push", Target::Push}}};
constexpr std::array<std::pair<const char *, Enforcement>, 3> enforcementWords{
    {{"active", Enforcement::Active}, {"evaluate", Enforcement::Evaluate}, {"disabled", Enforcement::Disabled}}};

RulesetRule readRule(const JsonFields &fields)
{
    return {fields.text(u"type"_s), fields.fieldsOr(u"parameters"_s).raw()};
}

Ruleset readRuleset(const JsonFields &fields)
{
    Ruleset made;
    made.id = fields.number(u"id"_s);
    made.name = fields.text(u"name"_s);
    made.target = fields.word(u"target"_s, targetWords, Target::Other);
    made.enforcement = fields.word(u"enforcement"_s, enforcementWords, Enforcement::Other);
    made.sourceType = fields.textOr(u"source_type"_s);
    const JsonFields names = fields.fieldsOr(u"conditions"_s).fieldsOr(u"ref_name"_s);
    made.included = names.textsOr(u"include"_s);
    made.excluded = names.textsOr(u"exclude"_s);
    made.rules = fields.listOr(u"rules"_s, readRule);
    made.bypassActors = fields.listOr(u"bypass_actors"_s, [](const JsonFields &actor) { return actor.raw(); });
    return made;
}

QStringList path(const RepositoryName &repository, qint64 id)
{
    return repositoryPath(repository, {u"rulesets"_s, QString::number(id)});
}

QString named(const QString &ruleset, const RepositoryName &repository)
{
    return u"the ruleset %1 of %2"_s.arg(ruleset, repository.full());
}

} // namespace

QCoro::Task<Result<QList<Ruleset>>> RulesetCalls::all(const RepositoryName &repository, const Cancel &cancel)
{
    return m_api.readAll(reading(u"Listing the rulesets of %1"_s.arg(repository.full()),
                                 repositoryPath(repository, {u"rulesets"_s}), {{u"includes_parents"_s, u"true"_s}}),
                         {}, readRuleset, cancel);
}

QCoro::Task<Result<Ruleset>> RulesetCalls::get(const RepositoryName &repository, qint64 id, const Cancel &cancel)
{
    return m_api.read(reading(u"Reading %1"_s.arg(named(QString::number(id), repository)), path(repository, id)),
                      readRuleset, cancel);
}

QCoro::Task<Result<Ruleset>> RulesetCalls::create(const RepositoryName &repository, const Ruleset &ruleset,
                                                  const Cancel &cancel)
{
    Ruleset fresh = ruleset;
    fresh.id = 0;
    const SetupRequest request = rulesetRequest(fresh);
    return m_api.read(changing(request.method, u"Making %1"_s.arg(named(ruleset.name, repository)),
                               repositoryPath(repository, request.path), request.body),
                      readRuleset, cancel);
}

QCoro::Task<Result<Ruleset>> RulesetCalls::change(const RepositoryName &repository, const Ruleset &ruleset,
                                                  const Cancel &cancel)
{
    const SetupRequest request = rulesetRequest(ruleset);
    return m_api.read(changing(request.method, u"Changing %1"_s.arg(named(ruleset.name, repository)),
                               repositoryPath(repository, request.path), request.body),
                      readRuleset, cancel);
}

QCoro::Task<Result<void>> RulesetCalls::remove(RepositoryName repository, qint64 id, Cancel cancel)
{
    const ApiRequest request =
        changing("DELETE", u"Removing %1"_s.arg(named(QString::number(id), repository)), path(repository, id));
    const auto removed = co_await m_api.run(request, cancel);
    co_return orGone(removed);
}

QCoro::Task<Result<QList<RulesetRule>>> RulesetCalls::rulesFor(const RepositoryName &repository, const QString &branch,
                                                               const Cancel &cancel)
{
    return m_api.readAll(reading(u"Reading the rules for the branch %1 of %2"_s.arg(branch, repository.full()),
                                 repositoryPath(repository, {u"rules"_s, u"branches"_s, branch})),
                         {}, readRule, cancel);
}

} // namespace tagboat
