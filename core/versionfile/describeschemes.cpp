// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "version/version.h"
#include "versionfile/tagschemes.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

tl::unexpected<Error> notFollowed(const QString &tool, const QString &setting)
{
    return fail(Error::Kind::NotFound, u"%1's setting %2 can only be followed by running it"_s.arg(tool, setting), {},
                u"Compare the version of a test build with the tag."_s);
}

Result<TagPrediction> normalised(const QString &tool, const QString &text, const QString &tag)
{
    const auto version = Version::parse(text, VersionScheme::Pep440);
    if (!version) {
        return fail(Error::Kind::Invalid,
                    u"%1 makes \"%2\" of the tag %3, which PEP 440 does not allow"_s.arg(tool, text, tag), {},
                    u"Write the tag as 1.2.3 behind the tool's prefix."_s);
    }
    return TagPrediction{version->normalized(), tag, {}};
}

/// A tag as Dunamai's default expression takes it apart: v1!2.3-rc.4+meta.
struct DunamaiTag {
    QString epoch;
    QString base = u"0.0.0"_s;
    QString stage;
    QString revision;
    QString metadata;
};

std::optional<DunamaiTag> dunamaiTag(const QString &name, const QString &pattern, const QString &prefix)
{
    static const QString tail = u"((?<epoch>\\d+)!)?(?<base>\\d+(\\.\\d+)*)([-._]?((?<stage>[a-zA-Z]+)[-._]?"
                                "(?<revision>\\d+)?))?(\\+(?<metadata>.+))?$"_s;
    const QRegularExpression expression(u'^' + prefix + (pattern == u"default-unprefixed"_s ? u"v?"_s : u"v"_s) + tail);
    const auto match = expression.match(name);
    if (!match.hasMatch())
        return {};
    return DunamaiTag{match.captured(u"epoch"_s), match.captured(u"base"_s), match.captured(u"stage"_s),
                      match.captured(u"revision"_s), match.captured(u"metadata"_s)};
}

/// Raises the candidate's number, or the last number of the release.
void bumpDunamai(DunamaiTag &tag)
{
    if (!tag.stage.isEmpty()) {
        tag.revision = tag.revision.isEmpty() ? u"2"_s : QString::number(tag.revision.toULongLong() + 1);
        return;
    }
    QStringList numbers = tag.base.split(u'.');
    numbers.last() = QString::number(numbers.constLast().toULongLong() + 1);
    tag.base = numbers.join(u'.');
}

QString dunamaiText(const DunamaiTag &tag, int distance, bool bumped, const QStringList &metadata)
{
    static const QMap<QString, QString> names{
        {u"alpha"_s, u"a"_s}, {u"beta"_s, u"b"_s}, {u"c"_s, u"rc"_s}, {u"pre"_s, u"rc"_s}, {u"preview"_s, u"rc"_s}};
    const QString stage = tag.stage.toLower();
    const qulonglong revision = tag.revision.toULongLong();
    QString text = tag.epoch.isEmpty() ? tag.base : tag.epoch + u'!' + tag.base;
    std::optional<qulonglong> post = stage == u"post"_s ? std::optional(revision) : std::nullopt;
    std::optional<qulonglong> dev = stage == u"dev"_s ? std::optional(revision) : std::nullopt;
    if (!stage.isEmpty() && !post && !dev)
        text += names.value(stage, stage) + QString::number(revision);
    if (distance > 0) {
        if (!bumped && !post && !dev) {
            post = qulonglong(distance);
            dev = 0;
        } else {
            dev = dev.value_or(0) + qulonglong(distance);
        }
    }
    if (post)
        text += u".post%1"_s.arg(*post);
    if (dev)
        text += u".dev%1"_s.arg(*dev);
    return metadata.isEmpty() ? text : text + u'+' + metadata.join(u'.');
}

/// Dunamai asks for tags by their commit's place and their date, newest first, and takes the first that its expression
/// matches.
const DescribedTag *dunamaiChoice(const TagSituation &situation, const QString &pattern, const QString &prefix)
{
    const DescribedTag *best = nullptr;
    for (const DescribedTag &tag : situation.tags) {
        if (!dunamaiTag(tag.name, pattern, prefix))
            continue;
        if (best == nullptr || tag.distance < best->distance ||
            (tag.distance == best->distance &&
             (tag.date > best->date || (tag.date == best->date && tag.name < best->name))))
            best = &tag;
    }
    return best;
}

} // namespace

Result<TagPrediction> predictVersioneer(const TagRules &rules, const TagSituation &situation)
{
    const QString style = rules.settings.value(u"style"_s, u"pep440"_s);
    const QString prefix = rules.settings.value(u"tag_prefix"_s);
    const DescribedTag *tag = describedTag(situation.tags, prefix + u"[[:digit:]]*"_s);
    const QString name = tag != nullptr ? tag->name : QString();
    const QString base = name.mid(prefix.size());
    const int distance = tag != nullptr ? tag->distance : situation.commits;
    const QString node = u"g"_s + situation.head.first(qMin(situation.head.size(), qsizetype(7)));
    const QString plus = base.contains(u'+') ? u"."_s : u"+"_s;
    const bool exact = tag != nullptr && distance == 0 && !situation.dirty;
    if (exact)
        return normalised(rules.tool, base, name);
    if (style == u"pep440"_s) {
        const QString dirty = situation.dirty ? u".dirty"_s : QString();
        const QString text = tag != nullptr ? base + plus + u"%1.%2"_s.arg(distance).arg(node) + dirty
                                            : u"0+untagged.%1.%2"_s.arg(distance).arg(node) + dirty;
        return normalised(rules.tool, text, name);
    }
    if (style == u"pep440-post"_s) {
        const QString dirty = situation.dirty ? u".dev0"_s : QString();
        const QString text = tag != nullptr ? base + u".post%1"_s.arg(distance) + dirty + plus + node
                                            : u"0.post%1"_s.arg(distance) + dirty + u'+' + node;
        return normalised(rules.tool, text, name);
    }
    return notFollowed(rules.tool, u"style = \"%1\""_s.arg(style));
}

Result<TagPrediction> predictDunamai(const TagRules &rules, const TagSituation &situation)
{
    const auto flag = [&rules](const QString &name) { return rules.settings.value(name) == u"true"_s; };
    for (const QString &name : {u"format"_s, u"format_jinja"_s, u"latest_tag"_s, u"tag_branch"_s}) {
        if (rules.settings.contains(name) && rules.settings.value(name) != u"false"_s)
            return notFollowed(rules.tool, name);
    }
    const QString pattern = rules.settings.value(u"pattern"_s, u"default"_s);
    if (pattern != u"default"_s && pattern != u"default-unprefixed"_s)
        return notFollowed(rules.tool, u"pattern"_s);
    if (rules.settings.value(u"style"_s, u"pep440"_s) != u"pep440"_s)
        return notFollowed(rules.tool, u"style"_s);
    const QString prefix = rules.settings.value(u"pattern_prefix"_s);
    const DescribedTag *tag = dunamaiChoice(situation, pattern, prefix);
    if (tag == nullptr && flag(u"strict"_s))
        return fail(Error::Kind::Invalid, u"%1 finds no tag that its pattern matches, and is strict"_s.arg(rules.tool),
                    {}, u"Write the tag as v1.2.3."_s);
    DunamaiTag parts = tag != nullptr ? *dunamaiTag(tag->name, pattern, prefix) : DunamaiTag();
    const int distance = tag != nullptr ? tag->distance : situation.commits;
    const bool bumped = flag(u"bump"_s) && distance > 0;
    if (bumped)
        bumpDunamai(parts);
    QStringList metadata;
    const QString metadataSetting = rules.settings.value(u"metadata"_s);
    if (metadataSetting != u"false"_s) {
        if (flag(u"tagged_metadata"_s) && !parts.metadata.isEmpty())
            metadata.append(parts.metadata);
        if ((metadataSetting == u"true"_s || distance > 0) && !situation.head.isEmpty())
            metadata.append(situation.head.first(7));
        if (flag(u"dirty"_s) && situation.dirty)
            metadata.append(u"dirty"_s);
    }
    TB_TRY(TagPrediction prediction, normalised(rules.tool, dunamaiText(parts, distance, bumped, metadata),
                                                tag != nullptr ? tag->name : QString()));
    if (tag == nullptr && !situation.tags.isEmpty())
        prediction.caveats.append(
            u"No tag begins as %1 wants it (\"v\" before the number); it goes on from 0.0.0"_s.arg(rules.tool));
    return prediction;
}

} // namespace tagboat
