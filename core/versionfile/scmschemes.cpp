// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "version/version.h"
#include "versionfile/tagschemes.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// The default of setuptools-scm's tag_regex, which pdm-backend took over.
const QString defaultTagRegex = uR"-(^(?:[\w-]+-)?(?P<version>[vV]?\d+(?:\.\d+){0,2}[^\+]*)(?:\+.*)?$)-"_s;

tl::unexpected<Error> toolFails(const QString &message, const QString &remedy)
{
    return fail(Error::Kind::Invalid, message, {}, remedy);
}

tl::unexpected<Error> notFollowed(const QString &tool, const QString &setting)
{
    return fail(Error::Kind::NotFound, u"%1's setting %2 can only be followed by running it"_s.arg(tool, setting), {},
                u"Compare the version of a test build with the tag."_s);
}

/// The text that the expression's group "version", or its only group, takes from a tag, and what stands behind it.
struct TagText {
    QString version;
    QString suffix;
};

Result<TagText> tagText(const QString &tool, const QString &expression, const QString &tag)
{
    const QRegularExpression regex(expression.isEmpty() ? defaultTagRegex : expression);
    if (!regex.isValid())
        return notFollowed(tool, u"tag_regex"_s);
    const bool named = regex.captureCount() != 1;
    const auto match =
        regex.match(tag, 0, QRegularExpression::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption);
    const QString text = named ? match.captured(u"version"_s) : match.captured(1);
    if (text.isEmpty())
        return toolFails(u"%1 finds no version in the tag %2"_s.arg(tool, tag),
                         u"Write the tag as v1.2.3, or correct the tool's tag_regex."_s);
    const qsizetype end = named ? match.capturedEnd(u"version"_s) : match.capturedEnd(1);
    return TagText{text, tag.mid(end, match.capturedEnd(0) - end)};
}

Result<Version> tagVersion(const QString &tool, const QString &text, const QString &tag)
{
    auto version = Version::parse(text, VersionScheme::Pep440);
    if (!version)
        return toolFails(
            u"%1 takes the tag %2 for the version \"%3\", which PEP 440 does not allow"_s.arg(tool, tag, text),
            u"Remove the tag, or narrow the tool's tag settings to those of releases."_s);
    return version;
}

/// "1.2.3rc1" becomes "1.2.3rc2", "1.2" becomes "1.3", "1.3.dev0" becomes "1.3": the last number counts.
Result<QString> guessNext(const QString &tool, const QString &tagged)
{
    const QString text = tagged.section(u'+', 0, 0);
    if (text.contains(u".dev"_s)) {
        if (text.section(u".dev"_s, -1) != u"0"_s)
            return toolFails(u"%1 cannot go on from the version %2: its dev number is not 0"_s.arg(tool, text),
                             u"Remove the tag, or write a new one that ends in .dev0."_s);
        return text.section(u".dev"_s, 0, -2);
    }
    static const QRegularExpression last(u"^(.*?)([0-9]+)$"_s);
    const auto match = last.match(text);
    bool fits = false;
    const qulonglong number = match.captured(2).toULongLong(&fits);
    if (!fits)
        return toolFails(u"%1 cannot go on from the version %2"_s.arg(tool, text), u"Tag a newer version."_s);
    return match.captured(1) + QString::number(number + 1);
}

/// What setuptools-scm knows when it spells the version.
struct ScmState {
    QString tool;
    Version tag;
    int distance;
    QString node; ///< with the "g"
    const TagSituation &situation;
    QString regex;

    [[nodiscard]] bool exact() const { return distance == 0 && !situation.dirty; }
};

/// The next version by numbers: @p retain of them count, the last of those goes up.
QString nextSimple(const Version &tag, int retain)
{
    QList<qulonglong> numbers;
    const bool isDev0 = tag.dev() == u"0"_s;
    for (int i = 0; i < (isDev0 ? qMax(3, int(tag.release().size())) : 3); ++i)
        numbers.append(i < retain || isDev0 ? tag.releaseNumber(i).toULongLong() : 0);
    if (!isDev0)
        ++numbers[retain - 1];
    QStringList texts;
    for (const qulonglong number : numbers)
        texts.append(QString::number(number));
    return texts.join(u'.');
}

/// The branch is one of the tag's own series: release/1.2 or 1.2.x beside the tag 1.2.3.
bool isOnReleaseBranch(const ScmState &state)
{
    const auto text = tagText(state.tool, state.regex, state.situation.branch.section(u'/', -1));
    if (!text)
        return false;
    const QString version = text->version.startsWith(u'v') ? text->version.mid(1) : text->version;
    return version.split(u'.').mid(0, 2) == state.tag.normalized().split(u'.').mid(0, 2);
}

Result<QString> mainVersion(const ScmState &state, const QString &scheme)
{
    const QString dev = u".dev%1"_s.arg(state.distance);
    const QString tag = state.tag.normalized();
    if (state.exact() || scheme == u"only-version"_s)
        return tag;
    if (scheme.isEmpty() || scheme == u"guess-next-dev"_s) {
        TB_TRY(const QString next, guessNext(state.tool, tag));
        return next + dev;
    }
    if (scheme == u"post-release"_s)
        return tag + u".post%1"_s.arg(state.distance);
    if (scheme == u"no-guess-dev"_s) {
        if (tag.contains(u".dev"_s)) {
            TB_TRY(const QString next, guessNext(state.tool, tag));
            return next + dev;
        }
        if (state.tag.isPostRelease())
            return toolFails(u"%1 cannot go on from the post-release %2"_s.arg(state.tool, tag),
                             u"Tag a newer version."_s);
        return tag.section(u'+', 0, 0) + u".post1"_s + dev;
    }
    if (scheme == u"python-simplified-semver"_s || scheme == u"semver-pep440"_s)
        return nextSimple(state.tag, state.situation.branch.contains(u"feature"_s) ? 2 : 3) + dev;
    if (scheme == u"release-branch-semver"_s || scheme == u"semver-pep440-release-branch"_s) {
        if (!isOnReleaseBranch(state))
            return nextSimple(state.tag, 2) + dev;
        TB_TRY(const QString next, guessNext(state.tool, tag));
        return next + dev;
    }
    return notFollowed(state.tool, u"version_scheme = \"%1\""_s.arg(scheme));
}

Result<QString> localPart(const ScmState &state, const QString &scheme)
{
    const bool dirty = state.situation.dirty;
    if (scheme == u"no-local-version"_s)
        return QString();
    if (scheme == u"dirty-tag"_s)
        return dirty ? u"+dirty"_s : QString();
    const bool stamped = scheme == u"node-and-timestamp"_s;
    if (!scheme.isEmpty() && scheme != u"node-and-date"_s && !stamped)
        return notFollowed(state.tool, u"local_scheme = \"%1\""_s.arg(scheme));
    const QString day = u"d"_s + state.situation.now.toUTC().toString(stamped ? u"yyyyMMddHHmmss"_s : u"yyyyMMdd"_s);
    if (state.exact() || state.node.isEmpty())
        return dirty ? u"+"_s + day : QString();
    return u"+"_s + state.node + (dirty ? u"."_s + day : QString());
}

Result<TagPrediction> normalised(const QString &tool, const QString &text, const QString &tag)
{
    TB_TRY(const Version version, tagVersion(tool, text, tag));
    return TagPrediction{version.normalized(), tag, {}};
}

} // namespace

Result<TagPrediction> predictSetuptoolsScm(const TagRules &rules, const TagSituation &situation)
{
    const auto setting = [&rules](const char *name) { return rules.settings.value(QString::fromLatin1(name)); };
    for (const QString &name : {u"git_describe_command"_s, u"version_cls"_s, u"parse"_s}) {
        if (rules.settings.contains(name))
            return notFollowed(rules.tool, name);
    }
    const bool strict = setting("tag.strict") == u"true"_s;
    const QString prefix = setting("tag.prefix");
    const DescribedTag *tag = describedTag(situation.tags, prefix + (strict ? u"*[0-9]*.*[0-9]*"_s : u"*[0-9]*"_s));
    const QString name = tag != nullptr ? tag->name : QString();
    QString text = setting("fallback_version").isEmpty() ? u"0.0"_s : setting("fallback_version");
    if (tag != nullptr) {
        TB_TRY(const TagText found,
               tagText(rules.tool, setting("tag_regex"), name.startsWith(prefix) ? name.mid(prefix.size()) : name));
        const bool whole = Version::parse(found.version + found.suffix, VersionScheme::Pep440).has_value();
        text = whole ? found.version + found.suffix : found.version;
    }
    TB_TRY(const Version version, tagVersion(rules.tool, text, name));
    const ScmState state{rules.tool,
                         version,
                         tag != nullptr ? tag->distance : situation.commits,
                         situation.head.isEmpty() ? QString() : u'g' + situation.head.first(9),
                         situation,
                         setting("tag_regex")};
    TB_TRY(const QString main, mainVersion(state, setting("version_scheme")));
    TB_TRY(const QString local, localPart(state, setting("local_scheme")));
    TB_TRY(TagPrediction prediction, normalised(rules.tool, main + local, name));
    if (tag != nullptr && !name.contains(u'.'))
        prediction.caveats.append(
            u"%1 takes any tag with a digit, also %2: set its tag prefix or strict matching"_s.arg(rules.tool, name));
    return prediction;
}

Result<TagPrediction> predictPdmScm(const TagRules &rules, const TagSituation &situation)
{
    for (const QString &name : {u"version_format"_s}) {
        if (rules.settings.contains(name))
            return notFollowed(rules.tool, name);
    }
    const QString filter = rules.settings.value(u"tag_filter"_s, u"*.*"_s);
    const DescribedTag *tag = describedTag(situation.tags, filter);
    const QString name = tag != nullptr ? tag->name : QString();
    QString text = u"0.0"_s;
    QStringList caveats;
    if (tag != nullptr) {
        const auto found = tagText(rules.tool, rules.settings.value(u"tag_regex"_s), name);
        text = found ? found->version : u"0.0.0"_s;
        if (!found)
            caveats.append(u"%1; it goes on from 0.0.0"_s.arg(found.error().message));
    }
    TB_TRY(const Version version, tagVersion(rules.tool, text, name));
    const int distance = tag != nullptr ? tag->distance : situation.commits;
    const bool exact = tag != nullptr && distance == 0;
    QString main = version.normalized();
    if (!exact) {
        TB_TRY(const QString next, guessNext(rules.tool, main));
        main = next + u".dev%1"_s.arg(distance);
    }
    const QString day = situation.dirty ? u"d"_s + situation.now.toUTC().toString(u"yyyyMMdd"_s) : QString();
    const QString node = exact || situation.head.isEmpty() ? QString() : u'g' + situation.head.first(7);
    const QString local = node + (!node.isEmpty() && !day.isEmpty() ? u"."_s : QString()) + day;
    TB_TRY(TagPrediction prediction, normalised(rules.tool, local.isEmpty() ? main : main + u'+' + local, name));
    prediction.caveats = caveats;
    return prediction;
}

} // namespace tagboat
