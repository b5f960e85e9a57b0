// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/versionspelling.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

tl::unexpected<Error> cannotSay(const Version &version, const QString &scheme, const QString &part)
{
    return fail(Error::Kind::Refused, u"%1 can't say the %2 of %3"_s.arg(scheme, part, version.text()), {},
                u"Choose a version that all version files can say."_s);
}

Result<QString> asSemVer(const Version &version)
{
    if (version.epoch() != u"0"_s)
        return cannotSay(version, u"SemVer"_s, u"epoch"_s);
    if (version.isPostRelease())
        return cannotSay(version, u"SemVer"_s, u"post-release"_s);
    if (version.release().size() > 3)
        return cannotSay(version, u"SemVer"_s, u"fourth number"_s);
    QString text = version.releaseNumber(0) + u'.' + version.releaseNumber(1) + u'.' + version.releaseNumber(2);
    QStringList parts;
    if (!version.preLabel().isEmpty()) {
        const QString &label = version.preLabel();
        parts << (label == u"a"_s   ? u"alpha"_s
                  : label == u"b"_s ? u"beta"_s
                                    : label)
              << version.preNumber().value_or(u"0"_s);
    }
    if (version.dev())
        parts << u"dev"_s << *version.dev();
    if (!parts.isEmpty())
        text += u'-' + parts.join(u'.');
    if (!version.local().isEmpty())
        text += u'+' + version.local();
    return text;
}

Result<QString> asPep440(const Version &version)
{
    // "rc.1", "beta.2", "rc.1.dev.4", "dev.3": what asSemVer() writes, and the spellings near it.
    static const QRegularExpression shape(
        u"^(?:(a|alpha|b|beta|rc|c|pre|preview)[.-]?([0-9]*))?(?:(?:^|[.-])dev[.-]?([0-9]*))?$"_s,
        QRegularExpression::CaseInsensitiveOption);
    QString text = version.releaseNumber(0) + u'.' + version.releaseNumber(1) + u'.' + version.releaseNumber(2);
    if (!version.preLabel().isEmpty()) {
        const QRegularExpressionMatch match = shape.match(version.preLabel());
        if (!match.hasMatch())
            return cannotSay(version, u"PEP 440"_s, u"pre-release part"_s);
        if (match.capturedLength(1) > 0)
            text += match.captured(1).toLower() + (match.capturedLength(2) > 0 ? match.captured(2) : u"0"_s);
        if (match.capturedStart(3) >= 0)
            text += u".dev"_s + (match.capturedLength(3) > 0 ? match.captured(3) : u"0"_s);
    }
    if (!version.local().isEmpty())
        text += u'+' + version.local();
    TB_TRY(const Version parsed, Version::parse(text, VersionScheme::Pep440));
    return parsed.normalized();
}

} // namespace

VersionScheme schemeOf(const VersionOccurrence &occurrence, VersionScheme ofPackage)
{
    if (occurrence.kind.startsWith(u"package.json."_s) || occurrence.kind.startsWith(u"package-lock."_s) ||
        occurrence.kind.startsWith(u"pnpm-lock."_s) || occurrence.kind.startsWith(u"cargo."_s) ||
        occurrence.kind.startsWith(u"release-please."_s))
        return VersionScheme::SemVer;
    if (occurrence.kind.startsWith(u"pyproject."_s) || occurrence.kind.startsWith(u"python."_s) ||
        occurrence.kind.startsWith(u"setup."_s) || isNormalisedPlace(occurrence))
        return VersionScheme::Pep440;
    return ofPackage;
}

bool isNormalisedPlace(const VersionOccurrence &occurrence)
{
    return occurrence.kind.startsWith(u"uv.lock."_s) || occurrence.kind.startsWith(u"pylock."_s);
}

Result<QString> spelled(const Version &version, VersionScheme scheme)
{
    if (scheme == VersionScheme::SemVer)
        return version.scheme() == VersionScheme::SemVer ? Result<QString>(version.text()) : asSemVer(version);
    if (version.scheme() == VersionScheme::SemVer)
        return asPep440(version);
    return version.spelling(); // calendar versions keep their zeros (2026.01.05)
}

Result<Version> parseEither(const QString &text, VersionScheme preferred)
{
    const auto parsed = Version::parse(text, preferred);
    if (parsed)
        return parsed;
    const auto other =
        Version::parse(text, preferred == VersionScheme::SemVer ? VersionScheme::Pep440 : VersionScheme::SemVer);
    return other ? other : parsed;
}

bool sameVersion(const QString &a, VersionScheme schemeOfA, const QString &b, VersionScheme schemeOfB)
{
    const auto first = parseEither(a, schemeOfA);
    const auto second = parseEither(b, schemeOfB);
    return first && second ? *first == *second : a == b;
}

} // namespace tagboat
