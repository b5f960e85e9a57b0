// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/tagprediction.h"

#include "versionfile/tagschemes.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

struct Tool {
    const char *name;
    Result<TagPrediction> (*predict)(const TagRules &, const TagSituation &);
};

constexpr std::array<Tool, 7> tools{{{"setuptools-scm", predictSetuptoolsScm},
                                     {"vcs-versioning", predictSetuptoolsScm},
                                     {"hatch-vcs", predictSetuptoolsScm},
                                     {"flit-scm", predictSetuptoolsScm},
                                     {"pdm-scm", predictPdmScm},
                                     {"versioneer", predictVersioneer},
                                     {"poetry-dynamic-versioning", predictDunamai}}};

const Tool *toolOf(const QString &name)
{
    const auto tool =
        std::find_if(tools.cbegin(), tools.cend(), [&](const Tool &each) { return name == QLatin1String(each.name); });
    return tool != tools.cend() ? &*tool : nullptr;
}

/// A pattern of git's wildmatch as a regular expression: "*" goes over slashes too.
QRegularExpression globExpression(const QString &glob)
{
    QString expression;
    for (qsizetype i = 0; i < glob.size(); ++i) {
        const QChar c = glob[i];
        if (c == u'*') {
            expression += u".*"_s;
        } else if (c == u'?') {
            expression += u'.';
        } else if (c == u'[') {
            // A class ends at the first "]" that closes no [:name:] of its own.
            qsizetype end = i + 1;
            while (end < glob.size() && glob[end] != u']')
                end = glob.mid(end, 2) == u"[:"_s ? glob.indexOf(u":]"_s, end) + 2 : end + 1;
            expression += glob.mid(i, end - i + 1).replace(u"[!"_s, u"[^"_s);
            i = end;
        } else {
            expression += QRegularExpression::escape(QString(c));
        }
    }
    return QRegularExpression(QRegularExpression::anchoredPattern(expression),
                              QRegularExpression::DotMatchesEverythingOption);
}

bool isBetter(const DescribedTag &a, const DescribedTag &b)
{
    if (a.distance != b.distance)
        return a.distance < b.distance;
    if (a.annotated != b.annotated)
        return a.annotated;
    if (a.annotated && a.date != b.date)
        return a.date > b.date;
    return a.name < b.name;
}

void addCaveats(const TagSituation &situation, TagPrediction &prediction)
{
    if (situation.dirty)
        prediction.caveats.append(u"The working tree is dirty: a build here gets another version than a clean one"_s);
    if (situation.shallow)
        prediction.caveats.append(
            u"The clone is shallow: tags and distances may be missing; the build needs the whole history"_s);
    if (prediction.version.contains(u'+'))
        prediction.caveats.append(u"The version has a local part, which package indexes refuse"_s);
    QStringList same;
    for (const DescribedTag &tag : situation.tags) {
        const bool there = std::any_of(situation.tags.cbegin(), situation.tags.cend(), [&](const DescribedTag &chosen) {
            return chosen.name == prediction.tag && chosen.distance == tag.distance;
        });
        if (there && tag.name != prediction.tag)
            same.append(tag.name);
    }
    if (!same.isEmpty())
        prediction.caveats.append(u"%1 stands on the same commit as %2: git's order of kind and date decides"_s.arg(
            same.join(u", "_s), prediction.tag));
}

} // namespace

bool predictsTool(const QString &tool)
{
    return toolOf(tool) != nullptr;
}

const DescribedTag *describedTag(const QList<DescribedTag> &tags, const QString &glob)
{
    const QRegularExpression expression = globExpression(glob);
    const DescribedTag *best = nullptr;
    for (const DescribedTag &tag : tags) {
        if (expression.match(tag.name).hasMatch() && (best == nullptr || isBetter(tag, *best)))
            best = &tag;
    }
    return best;
}

Result<TagPrediction> predictVersion(const TagRules &rules, const TagSituation &situation)
{
    const Tool *tool = toolOf(rules.tool);
    if (tool == nullptr) {
        return fail(Error::Kind::NotFound, u"How %1 reads tags is not known to Tagboat"_s.arg(rules.tool), {},
                    u"Compare the version of a test build with the tag."_s);
    }
    TB_TRY(TagPrediction prediction, tool->predict(rules, situation));
    addCaveats(situation, prediction);
    return prediction;
}

} // namespace tagboat
