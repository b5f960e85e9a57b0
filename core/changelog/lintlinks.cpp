// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/lintsubject.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
using Link = ReleaseHeading::Link;

/// Where a release's heading leads: the place of the address in its line.
struct HeadingTarget {
    QString label; ///< of the definition; empty for an inline link
    QString url;   ///< empty if there is no definition
    int line = -1;
    qsizetype start = 0; ///< of the address, in the line's characters
};

std::optional<HeadingTarget> targetOf(const LintSubject &in, qsizetype release)
{
    const HeadingLine &heading = in.outline.outlines[release].heading;
    const ReleaseHeading &parts = *heading.release;
    if (!in.markdown() || parts.link == Link::None || heading.underlined)
        return std::nullopt;
    const QString inner = parts.targetSpan.exists()
                              ? heading.text.mid(parts.targetSpan.start + 1, parts.targetSpan.length - 2)
                              : QString();
    if (parts.link == Link::Inline)
        return HeadingTarget{
            {}, inner.section(u' ', 0, 0), heading.line, heading.before.size() + parts.targetSpan.start + 1};
    const QString label = inner.isEmpty() ? heading.text.mid(parts.labelSpan.start, parts.labelSpan.length) : inner;
    const auto found = in.definitionOf.constFind(normalizedLabel(label));
    if (found == in.definitionOf.cend())
        return HeadingTarget{label, {}, -1, 0};
    const LinkDefinition &definition = in.definitions[*found];
    return HeadingTarget{label, definition.target, definition.line, definition.targetStart};
}

/// The version that a tag in an address names; empty if none can be seen.
QString versionIn(const QString &reference)
{
    static const QRegularExpression pattern(u"(?:^|[^\\d.])[vV]?(\\d+(?:[._]\\d+)+.*)$"_s);
    const auto match = pattern.match(QUrl::fromPercentEncoding(reference.toUtf8()));
    QString version = match.captured(1);
    return version.contains(u'.') ? version : version.replace(u'_', u'.');
}

bool names(const QString &reference, const QString &version)
{
    const QString plain = QUrl::fromPercentEncoding(reference.toUtf8());
    return plain.contains(version) || versionKey(versionIn(reference)) == versionKey(version);
}

bool isBranch(const QString &reference)
{
    static const QStringList branches{u"HEAD"_s, u"main"_s, u"master"_s, u"develop"_s, u"trunk"_s};
    return branches.contains(reference);
}

std::optional<Version> versionOf(const LintSubject &in, const QString &reference)
{
    const QString text = versionIn(reference);
    auto version = Version::parse(text, in.context.scheme);
    if (!version)
        version = Version::parse(text, VersionScheme::Pep440);
    return version ? std::optional(*version) : std::nullopt;
}

void fixTarget(const LintSubject &in, LintFinding &finding, const HeadingTarget &at, const QString &url,
               const QString &label, bool certain)
{
    LintFixBuilder fix(in.text(), label, certain);
    fix.replaceIn(at.line, at.start, at.url.size(), url);
    finding.fix = fix.take();
}

void checkUnreleasedLink(LintSubject &in, qsizetype release, const HeadingTarget &at)
{
    const auto link = CompareLink::parse(at.url);
    const qsizetype newest = in.below(release);
    if (!link || newest < 0 || !in.outline.releases[release].version.isEmpty())
        return;
    const bool ended = std::ranges::any_of(in.outline.releases, [&link](const ChangelogRelease &other) {
        return !other.unreleased && !other.version.isEmpty() &&
               versionKey(versionIn(link->to)) == versionKey(other.version);
    });
    const bool branch = isBranch(link->to) && link->to != u"HEAD";
    if ((ended && !isBranch(link->to)) || branch) {
        // The branch may be what HEAD is, until it is renamed.
        LintFinding &finding =
            in.add(u"link-not-at-head"_s, branch ? LintSeverity::Hint : LintSeverity::Warning, at.line, at.line + 1,
                   u"The link of Unreleased ends at %1 instead of HEAD."_s.arg(link->to));
        fixTarget(in, finding, at, link->between(link->from, u"HEAD"_s), u"Let it end at HEAD"_s, !branch);
        if (!branch)
            return;
    }
    const auto from = versionOf(in, link->from);
    if (from && in.versions[newest] && *from < *in.versions[newest]) {
        LintFinding &finding =
            in.add(u"wrong-link"_s, LintSeverity::Warning, at.line, at.line + 1,
                   u"The link of Unreleased begins at %1, but %2 came since."_s.arg(link->from, in.nameOf(newest)));
        fixTarget(in, finding, at, link->between(in.tagFor(newest), link->to),
                  u"Let it begin at %1"_s.arg(in.tagFor(newest)), true);
    }
}

void checkReleaseLink(LintSubject &in, qsizetype release, const HeadingTarget &at)
{
    const QString &version = in.outline.releases[release].version;
    const qsizetype below = in.before(release);
    const auto link = CompareLink::parse(at.url);
    if (!link) {
        static const QRegularExpression page(u"(/releases/tag/|/-/tags/|/-/releases/|/tree/|/src/)([^/?#]+)/?$"_s);
        const auto match = page.match(at.url);
        if (!match.hasMatch() || names(match.captured(2), version) || versionIn(match.captured(2)).isEmpty())
            return;
        LintFinding &finding = in.add(u"wrong-link"_s, LintSeverity::Warning, at.line, at.line + 1,
                                      u"The link of %1 leads to %2."_s.arg(version, match.captured(2)));
        QString url = at.url;
        url.replace(match.capturedStart(2), match.capturedLength(2), in.tagFor(release));
        fixTarget(in, finding, at, url, u"Lead to %1"_s.arg(in.tagFor(release)), false);
        return;
    }
    const bool rightEnd = names(link->to, version) || (versionIn(link->to).isEmpty() && !isBranch(link->to));
    const auto from = versionOf(in, link->from);
    const bool rises = !from || !in.versions[release] || *from < *in.versions[release];
    const Version *before = below >= 0 && in.versions[below] ? &*in.versions[below] : nullptr;
    const bool skips = rightEnd && rises && from && before && in.versions[release] && *before < *in.versions[release] &&
                       *from < *before && sameSeries(*before, *in.versions[release]) && !before->isPreRelease() &&
                       !in.outline.releases[below].yanked;
    // Before its tag is made, a release may be compared up to HEAD.
    if ((rightEnd && rises && !skips) || (in.isOpen(release) && link->to == u"HEAD"))
        return;
    const QString message =
        !rightEnd ? u"The link of %1 ends at %2."_s.arg(version, link->to)
        : !rises  ? u"The link of %1 begins at %2, which is not before it."_s.arg(version, link->from)
                  : u"The link of %1 begins at %2 and leaves out %3."_s.arg(version, link->from, before->text());
    LintFinding &finding =
        in.add(u"wrong-link"_s, skips ? LintSeverity::Hint : LintSeverity::Warning, at.line, at.line + 1, message);
    const QString to = rightEnd ? link->to : in.tagFor(release);
    const QString begin = rises && !skips ? link->from : below >= 0 ? in.tagFor(below) : QString();
    if (!begin.isEmpty())
        fixTarget(in, finding, at, link->between(begin, to), u"Compare %1 with %2"_s.arg(begin, to), false);
}

/// As far as the tags are known.
bool hasTag(const LintSubject &in, qsizetype release)
{
    return in.context.tags.isEmpty() || in.tags[release] != nullptr;
}

/// An address for a release, after the example of the nearest one that has a definition.
QString addressFor(const LintSubject &in, qsizetype release, const QList<qsizetype> &defined)
{
    const bool unreleased = in.outline.releases[release].unreleased;
    if (!in.isOpen(release) && !hasTag(in, release))
        return {}; // every address of its tag would be dead
    qsizetype below = in.before(release);
    constexpr int few = 20;
    for (int step = 0; step < few && below >= 0 && !hasTag(in, below); ++step)
        below = in.before(below);
    if (below >= 0 && !hasTag(in, below))
        return {};
    const QString to = unreleased ? u"HEAD"_s : in.tagFor(release);
    for (const qsizetype example : defined) {
        const auto target = targetOf(in, example);
        if (const auto link = CompareLink::parse(target->url)) {
            return below >= 0 ? link->between(in.tagFor(below), to) : link->tagPage(to);
        }
        const QString &version = in.outline.releases[example].version;
        if (!unreleased && !version.isEmpty() && target->url.contains(version))
            return QString(target->url).replace(version, in.outline.releases[release].version);
    }
    if (in.context.repositoryUrl.isEmpty())
        return {};
    const CompareLink link = CompareLink::forRepository(in.context.repositoryUrl);
    return below >= 0 ? link.between(in.tagFor(below), to) : link.tagPage(to);
}

void addDefinition(const LintSubject &in, LintFinding &finding, qsizetype release, const QString &label,
                   QList<qsizetype> defined)
{
    std::ranges::stable_sort(defined, {}, [release](qsizetype other) { return std::abs(other - release); });
    const QString url = addressFor(in, release, defined.first(std::min<qsizetype>(defined.size(), 3)));
    if (url.isEmpty() || defined.isEmpty())
        return;
    const int line = targetOf(in, defined.first())->line;
    // A file may list the newest or the oldest first.
    const bool newestFirst = defined.size() < 2 || (targetOf(in, defined[0])->line < targetOf(in, defined[1])->line) ==
                                                       (defined[0] < defined[1]);
    const bool before = (release < defined.first()) == newestFirst;
    const QString gap = in.text().string(line).contains("]: "_L1) ? u" "_s : u""_s;
    LintFixBuilder fix(in.text(), u"Add the link"_s, true);
    fix.insert(before ? line : line + 1, {definitionLine(in.outline.markup, label, gap, url).toUtf8()});
    finding.fix = fix.take();
}
} // namespace

void lintReleaseLinks(LintSubject &in)
{
    if (!in.handwritten || !in.markdown())
        return;
    QList<qsizetype> defined;
    QList<qsizetype> missing;
    for (qsizetype i = 0; i < in.outline.releases.size(); ++i) {
        const auto target = targetOf(in, i);
        if (!target)
            continue;
        if (target->url.isEmpty())
            missing.append(i);
        else if (!target->label.isEmpty())
            defined.append(i);
        if (target->url.isEmpty())
            continue;
        if (in.outline.releases[i].unreleased)
            checkUnreleasedLink(in, i, *target);
        else if (!in.outline.releases[i].version.isEmpty())
            checkReleaseLink(in, i, *target);
    }
    // Brackets without any link are a manner of writing; among links they are an oversight.
    if (missing.size() > defined.size())
        missing.removeIf([&in](qsizetype release) { return !in.isOpen(release); });
    if (defined.isEmpty())
        return;
    for (const qsizetype release : std::as_const(missing)) {
        const QString label = targetOf(in, release)->label;
        LintFinding &finding =
            in.addAtHeading(u"missing-link"_s, LintSeverity::Warning, release, u"“[%1]” has no link."_s.arg(label));
        constexpr qsizetype near = 20; // the nearest examples are enough, and the cost stays bounded
        QList<qsizetype> examples;
        const auto at = std::ranges::lower_bound(defined, release) - defined.begin();
        for (qsizetype n = std::max<qsizetype>(0, at - near); n < std::min(defined.size(), at + near); ++n)
            examples.append(defined[n]);
        addDefinition(in, finding, release, label, examples);
    }
}

void lintLinkBases(LintSubject &in)
{
    if (!in.handwritten || in.context.repositoryUrl.isEmpty())
        return;
    struct Place {
        int line;
        qsizetype start;
        qsizetype length;
    };
    const auto plain = [](QString url) {
        while (url.endsWith(u'/') || url.endsWith(u'-'))
            url.chop(1);
        return (url.endsWith(".git"_L1) ? url.chopped(4) : url).toCaseFolded();
    };
    const QString own = plain(in.context.repositoryUrl);
    QMap<QString, QList<Place>> foreign; // by their base as it is written, with the slash and what else belongs there
    qsizetype right = 0;
    const auto look = [&](const QString &url, int line, qsizetype start) {
        const auto link = CompareLink::parse(url);
        if (!link || !link->before.startsWith("http"_L1))
            return;
        const qsizetype tail = link->newerFirst ? 17 : link->before.endsWith("/-/compare/"_L1) ? 10 : 8;
        const QString base = link->before.chopped(tail + 1);
        if (plain(base) == own)
            ++right;
        else
            foreign[base].append({line, start, base.size()});
    };
    for (const LinkDefinition &definition : std::as_const(in.definitions))
        look(definition.target, definition.line, definition.targetStart);
    for (qsizetype i = 0; i < in.outline.releases.size(); ++i) {
        const auto target = targetOf(in, i);
        if (target && target->label.isEmpty())
            look(target->url, target->line, target->start);
    }
    for (auto it = foreign.cbegin(); it != foreign.cend(); ++it) {
        const int first = it->first().line;
        LintFinding &finding = in.add(
            u"link-base"_s, LintSeverity::Hint, first, first + 1,
            it->size() == 1 ? u"The link compares in %1, the remote is %2."_s.arg(it.key(), in.context.repositoryUrl)
                            : u"%1 links compare in %2, the remote is %3."_s.arg(it->size())
                                  .arg(it.key(), in.context.repositoryUrl));
        if (right > 0)
            finding.severity = it->size() < right ? LintSeverity::Warning : LintSeverity::Hint;
        LintFixBuilder fix(in.text(), u"Lead to %1"_s.arg(in.context.repositoryUrl));
        for (const Place &place : *it)
            fix.replaceIn(place.line, place.start, place.length, in.context.repositoryUrl);
        finding.fix = fix.take();
    }
}

} // namespace tagboat
