// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/versionforms.h"

#include "version/zeropadding.h"
#include "versionfile/pythontuple.h"
#include "versionfile/versionspelling.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using Form = VersionOccurrence::Form;

QString numbersOf(const Version &version)
{
    return QStringList(version.release()).join(u'.');
}

QString shortOf(const Version &version)
{
    return version.releaseNumber(0) + u'.' + version.releaseNumber(1);
}

bool sameNumbers(const QString &a, const Version &b)
{
    const auto first = Version::parse(a, VersionScheme::Pep440);
    const auto second = Version::parse(numbersOf(b), VersionScheme::Pep440);
    return first && second && *first == *second;
}

/// 07 and 7 are the same number.
bool sameNumber(QString a, const QString &b)
{
    while (a.size() > 1 && a.startsWith(u'0'))
        a.remove(0, 1);
    return a == b;
}

/// The quote that a new string in this file gets: that of its first literal.
char usualQuote(const QByteArray &bytes, const QList<VersionOccurrence> &occurrences, const QString &path)
{
    for (const VersionOccurrence &occurrence : occurrences) {
        if (occurrence.path == path && occurrence.isEdited() && occurrence.offset > 0 &&
            bytes[occurrence.offset - 1] == '\'')
            return '\'';
    }
    return '"';
}

Result<QByteArray> tupleText(const VersionOccurrence &place, const VersionFileSet &set, const QByteArray &bytes,
                             const Version &to)
{
    TB_TRY(const QString text, spelled(to, VersionScheme::Pep440));
    TB_TRY(const Version version, Version::parse(text, VersionScheme::Pep440));
    const auto old = parseEither(set.version, set.scheme);
    const qsizetype numbers = old ? old->release().size() : 0;
    return tupleFor(place.text.toUtf8(), version, numbers, usualQuote(bytes, set.occurrences, place.path));
}

/// The last byte of Python's hexversion: the level's digit and the number's.
Result<QString> hexTail(const VersionOccurrence &place, const Version &to)
{
    const QString old = place.text.right(2);
    if (old == u"00"_s)
        return old;
    if (!to.isPreRelease())
        return u"f0"_s;
    const QString level = to.preLabel() == u"a"_s    ? u"a"_s
                          : to.preLabel() == u"b"_s  ? u"b"_s
                          : to.preLabel() == u"rc"_s ? u"c"_s
                                                     : QString();
    const int number = to.preNumber().value_or(u"0"_s).toInt();
    if (level.isEmpty() || to.dev() || number > 15) {
        return fail(Error::Kind::Refused, u"A hexadecimal version can't say %1"_s.arg(to.text()), {},
                    u"Choose a version without that part, or compute the number."_s);
    }
    return level + QString::number(number, 16);
}

/// The number says the old version by its decimal digits. Where both readings fit, what Python calls a build is decimal
/// by custom.
bool isDecimal(const VersionOccurrence &place, const VersionFileSet &set)
{
    const auto old = parseEither(set.version, set.scheme);
    if (!place.kind.startsWith(u"python."_s) || !old || !sameNumbers(decimalHexVersion(place.text), *old))
        return false;
    return place.kind == u"python.__build__"_s || !sameNumbers(hexVersion(place.text), *old);
}

Result<QString> decimalText(const VersionOccurrence &place, const Version &to)
{
    QString text = place.text.left(2);
    for (qsizetype i = 0; i < 3; ++i) {
        if (to.releaseNumber(i).size() > 2) {
            return fail(Error::Kind::Refused, u"Two digits can't say %1"_s.arg(to.releaseNumber(i)), {},
                        u"Choose a version with smaller numbers, or compute the number."_s);
        }
        text += to.releaseNumber(i).rightJustified(2, u'0');
    }
    return text;
}

Result<QString> hexText(const VersionOccurrence &place, const Version &to)
{
    QString text = place.text.left(2);
    for (qsizetype i = 0; i < 3; ++i) {
        bool fits = false;
        const int number = to.releaseNumber(i).toInt(&fits);
        if (!fits || number > 255) {
            return fail(Error::Kind::Refused, u"Two hexadecimal digits can't say %1"_s.arg(to.releaseNumber(i)), {},
                        u"Choose a version with smaller numbers, or compute the number."_s);
        }
        text += QString::number(number, 16).rightJustified(2, u'0');
    }
    if (place.text.size() == 10) {
        TB_TRY(const QString tail, hexTail(place, to));
        text += tail;
    }
    static const QRegularExpression capitals(u"[A-F]"_s);
    return place.text.contains(capitals) ? text.left(2) + text.mid(2).toUpper() : text;
}

/// A plain YAML scalar that would be read as a number (1.10 is 1.1) gets quotes; everything else stays as it was.
PlaceText wholeText(const VersionOccurrence &place, const QByteArray &bytes, const QString &text)
{
    static const QRegularExpression number(u"^[0-9_]+(\\.[0-9_]*)?([eE][0-9]+)?$"_s);
    const char before = place.offset > 0 ? bytes[place.offset - 1] : '\0';
    const bool yaml = place.kind.startsWith(u"citation."_s) || place.kind.startsWith(u"yaml."_s);
    const QByteArray says = text.toUtf8();
    const bool plain = yaml && before != '"' && before != '\'' && before != 'v' && before != 'V';
    return {plain && number.match(text).hasMatch() ? '"' + says + '"' : says, says};
}

PlaceText same(const QString &text)
{
    return {text.toUtf8(), text.toUtf8()};
}

/// One of the numbers of a calendar version keeps its zeros.
PlaceText padded(const VersionOccurrence &place, const QString &number)
{
    const bool zeros = place.text.startsWith(u'0') && place.text.size() > 1;
    return same(zeros ? number.rightJustified(place.text.size(), u'0') : number);
}

} // namespace

QString decimalHexVersion(const QString &literal)
{
    static const QRegularExpression shape(u"^0[xX]([0-9]{2})([0-9]{2})([0-9]{2})$"_s);
    const QRegularExpressionMatch match = shape.match(literal);
    if (!match.hasMatch())
        return {};
    QStringList numbers;
    for (int i = 1; i <= 3; ++i)
        numbers += QString::number(match.captured(i).toInt());
    return numbers.join(u'.');
}

QString hexVersion(const QString &literal)
{
    static const QRegularExpression shape(
        u"^0[xX]([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2})(?:00|[aAbBcC][0-9a-fA-F]|[fF]0)?$"_s);
    const QRegularExpressionMatch match = shape.match(literal);
    if (!match.hasMatch())
        return {};
    QStringList numbers;
    for (int i = 1; i <= 3; ++i)
        numbers += QString::number(match.captured(i).toInt(nullptr, 16));
    return numbers.join(u'.');
}

bool placeSays(const VersionOccurrence &place, const Version &whole, VersionScheme ofPackage)
{
    switch (place.form) {
    case Form::Major:
        return sameNumber(place.text, whole.releaseNumber(0));
    case Form::Minor:
        return sameNumber(place.text, whole.releaseNumber(1));
    case Form::Patch:
        return sameNumber(place.text, whole.releaseNumber(2));
    case Form::Short:
        return place.text == shortOf(whole);
    case Form::Numeric:
        return sameNumbers(place.text, whole);
    case Form::Hex:
        return sameNumbers(hexVersion(place.text), whole) ||
               (place.kind.startsWith(u"python."_s) && sameNumbers(decimalHexVersion(place.text), whole));
    case Form::Date:
        return true;
    case Form::Whole:
    case Form::Tuple:
        break;
    }
    return place.version.isEmpty() ||
           sameVersion(place.version, schemeOf(place, ofPackage), whole.text(), whole.scheme());
}

Result<PlaceText> textFor(const VersionOccurrence &place, const VersionFileSet &set, const QByteArray &bytes,
                          const Version &to, QDate released)
{
    switch (place.form) {
    case Form::Major:
        return padded(place, to.releaseNumber(0));
    case Form::Minor:
        return padded(place, to.releaseNumber(1));
    case Form::Patch:
        return padded(place, to.releaseNumber(2));
    case Form::Short:
        return same(shortOf(to));
    case Form::Numeric:
        return same(numbersOf(to));
    case Form::Date:
        return same(released.isValid() ? released.toString(Qt::ISODate) : place.text);
    case Form::Hex: {
        TB_TRY(const QString text, isDecimal(place, set) ? decimalText(place, to) : hexText(place, to));
        return same(text);
    }
    case Form::Tuple: {
        TB_TRY(const QByteArray text, tupleText(place, set, bytes, to));
        return PlaceText{text, text};
    }
    case Form::Whole:
        break;
    }
    const VersionScheme scheme = schemeOf(place, set.scheme);
    const auto now = Version::parse(place.text, scheme);
    TB_TRY(QString text, spelled(now ? spelledLike(*now, to) : to, scheme));
    if (isNormalisedPlace(place)) {
        TB_TRY(const Version version, Version::parse(text, VersionScheme::Pep440));
        text = version.normalized();
    }
    return wholeText(place, bytes, text);
}

} // namespace tagboat
