// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "version/versiontext.h"

#include "base/displaytext.h"
#include "version/decimal.h"
#include "version/version.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

bool isLineBreak(char32_t c)
{
    return (c >= U'\n' && c <= U'\r') || c == U'\u0085' || c == U'\u2028' || c == U'\u2029';
}

tl::unexpected<Error> forbiddenCharacter(QStringView text, qsizetype index, char32_t c)
{
    const QString detail = displayText(text);
    if (isLineBreak(c)) {
        return fail(Error::Kind::Invalid, u"The version holds a line break ("_s + characterName(c) + u")."_s, detail,
                    u"Write the version alone, without a line end."_s);
    }
    if (QChar::category(c) == QChar::Number_DecimalDigit) {
        return fail(Error::Kind::Invalid,
                    u"The version holds the digit "_s + characterName(c) +
                        u"; only ASCII digits (0 to 9) are allowed."_s,
                    detail, u"Type the digits 0 to 9."_s);
    }
    return fail(Error::Kind::Invalid,
                u"The version holds the character "_s + characterName(c) + u" at position "_s +
                    QString::number(index + 1) + u", which no version may hold."_s,
                detail, u"Delete it, or type the version anew."_s);
}

} // namespace

QString characterName(char32_t c)
{
    if (c > U' ' && c < U'\u007F')
        return u'\'' + QString(QChar(static_cast<char16_t>(c))) + u'\'';
    return u"U+"_s + QString::number(static_cast<uint>(c), 16).toUpper().rightJustified(4, u'0');
}

char32_t codePointAt(QStringView text, qsizetype index)
{
    const QChar c = text[index];
    if (c.isHighSurrogate() && index + 1 < text.size() && text[index + 1].isLowSurrogate())
        return QChar::surrogateToUcs4(c, text[index + 1]);
    return c.unicode();
}

bool isVersionPlaceholder(QStringView text)
{
    QStringView rest = text.trimmed();
    if (rest.contains(u"{version}"_s, Qt::CaseInsensitive) || rest.contains(u"<version>"_s, Qt::CaseInsensitive))
        return true;
    if (rest.startsWith(u'v', Qt::CaseInsensitive))
        rest = rest.sliced(1);
    return rest.startsWith(u"x.y"_s, Qt::CaseInsensitive) && (rest.size() == 3 || !isAsciiLetter(rest[3]));
}

Result<void> checkVersionText(QStringView text)
{
    if (text.size() > Version::maximumLength) {
        return fail(Error::Kind::Invalid,
                    u"The version is too long: "_s + QString::number(text.size()) + u" characters, the limit is "_s +
                        QString::number(Version::maximumLength) + u'.',
                    displayText(elideMiddle(text, 40)));
    }
    const QStringView trimmed = text.trimmed();
    if (trimmed.isEmpty() || trimmed.compare(u'v', Qt::CaseInsensitive) == 0)
        return fail(Error::Kind::Invalid, u"The version is empty."_s, {}, u"Give a version such as 1.2.3."_s);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char32_t c = codePointAt(text, i);
        if (c != U'\t' && (c < U' ' || c > U'~'))
            return forbiddenCharacter(text, i, c);
    }
    if (isVersionPlaceholder(text)) {
        return fail(Error::Kind::Invalid, u"The version is a placeholder, not a version."_s, displayText(text),
                    u"Write the numbers, such as 1.2.3."_s);
    }
    return {};
}

std::optional<QString> numberAfterLabel(QStringView preRelease, QStringView label)
{
    if (!preRelease.startsWith(label, Qt::CaseInsensitive))
        return std::nullopt;
    QStringView rest = preRelease.sliced(label.size());
    if (rest.isEmpty())
        return u"0"_s;
    if (rest.front() == u'.' || rest.front() == u'-')
        rest = rest.sliced(1);
    if (!isDecimal(rest))
        return std::nullopt;
    return canonicalDecimal(rest);
}

QString withDots(QStringView text)
{
    QString dotted = text.toString();
    if (dotted.contains(u'.'))
        return dotted;
    for (qsizetype i = 1; i + 1 < dotted.size(); ++i) {
        if (dotted[i] == u'_' && isAsciiDigit(dotted[i - 1]) && isAsciiDigit(dotted[i + 1]))
            dotted[i] = u'.';
    }
    return dotted;
}

} // namespace tagboat
