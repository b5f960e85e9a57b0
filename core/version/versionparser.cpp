// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "version/version.h"

#include "base/displaytext.h"
#include "version/decimal.h"
#include "version/versiontext.h"

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace tagboat
{

/// Reads each character once: a regular expression could be made to try again and again by hostile text.
class VersionParser
{
public:
    explicit VersionParser(QStringView text, VersionScheme scheme) : m_text(text)
    {
        m_version.m_scheme = scheme;
        m_version.m_text = text.toString();
    }

    Result<Version> pep440();
    Result<Version> semVer();

private:
    [[nodiscard]] bool atEnd() const { return m_position >= m_text.size(); }
    [[nodiscard]] bool atDigit(qsizetype ahead = 0) const
    {
        return m_position + ahead < m_text.size() && isAsciiDigit(m_text[m_position + ahead]);
    }
    bool take(QChar c)
    {
        if (atEnd() || m_text[m_position] != c)
            return false;
        ++m_position;
        return true;
    }
    void takeSeparator()
    {
        if (!atEnd() && (m_text[m_position] == u'.' || m_text[m_position] == u'-' || m_text[m_position] == u'_'))
            ++m_position;
    }
    bool takeWord(QStringView word)
    {
        if (!m_text.sliced(m_position).startsWith(word, Qt::CaseInsensitive))
            return false;
        m_position += word.size();
        return true;
    }
    void takeBlanks()
    {
        while (!atEnd() && (m_text[m_position] == u' ' || m_text[m_position] == u'\t'))
            ++m_position;
    }
    QStringView takeDigits();
    void appendNumber(QStringView digits)
    {
        m_version.m_release.append(canonicalDecimal(digits));
        m_version.m_written.append(digits.toString());
    }

    template <typename Words>
    std::optional<QString> labelled(const Words &words);
    Result<void> pep440Release();
    void pep440Pre();
    void pep440Post();
    Result<void> pep440Local();
    Result<void> semVerRelease();
    Result<QString> semVerIdentifiers(QStringView what, bool leadingZerosAllowed);
    [[nodiscard]] tl::unexpected<Error> unexpected() const;
    [[nodiscard]] tl::unexpected<Error> invalid(const QString &message, const QString &remedy = {}) const
    {
        return fail(Error::Kind::Invalid, message, displayText(m_text), remedy);
    }
    [[nodiscard]] tl::unexpected<Error> leadingZero(QStringView digits) const
    {
        return invalid(u"The number "_s + digits.toString() + u" has a leading zero, which SemVer forbids."_s,
                       u"Write "_s + canonicalDecimal(digits) + u'.');
    }

    QStringView m_text;
    qsizetype m_position = 0;
    Version m_version;
};

namespace
{

struct Word {
    QStringView written;
    QStringView canonical;
};
// Longer words before those that they begin with.
constexpr std::array preWords{Word{u"alpha", u"a"}, Word{u"a", u"a"},  Word{u"beta", u"b"},     Word{u"b", u"b"},
                              Word{u"rc", u"rc"},   Word{u"c", u"rc"}, Word{u"preview", u"rc"}, Word{u"pre", u"rc"}};
constexpr std::array postWords{Word{u"post", u"post"}, Word{u"rev", u"post"}, Word{u"r", u"post"}};
constexpr std::array devWords{Word{u"dev", u"dev"}};

bool isIdentifierCharacter(QChar c)
{
    return isAsciiDigit(c) || isAsciiLetter(c) || c == u'-';
}

} // namespace

QStringView VersionParser::takeDigits()
{
    const qsizetype start = m_position;
    while (atDigit())
        ++m_position;
    return m_text.sliced(start, m_position - start);
}

tl::unexpected<Error> VersionParser::unexpected() const
{
    const QString scheme = m_version.m_scheme == VersionScheme::Pep440 ? u"PEP 440"_s : u"SemVer"_s;
    if (atEnd())
        return invalid(u"The version ends too early for "_s + scheme + u'.', u"Write it like 1.2.3."_s);
    const char32_t c = codePointAt(m_text, m_position);
    return invalid(u"The version is not valid under "_s + scheme + u": "_s +
                       (c == U' ' ? u"a blank"_s : characterName(c)) + u" is not expected at position "_s +
                       QString::number(m_position + 1) + u'.',
                   m_position == 0 ? u"Write it like 1.2.3."_s : QString());
}

/// Separator? word separator? number?, all or nothing. Gives the number ("0" if left out) and notes a pre-release's
/// label.
template <typename Words>
std::optional<QString> VersionParser::labelled(const Words &words)
{
    const qsizetype start = m_position;
    takeSeparator();
    for (const Word &word : words) {
        if (!takeWord(word.written))
            continue;
        // The separator belongs here even with no number behind it: appendix B accepts "1.0a." and "1.0.post-".
        takeSeparator();
        if (word.canonical != u"post" && word.canonical != u"dev")
            m_version.m_preLabel = word.canonical.toString();
        const QStringView digits = takeDigits();
        return digits.isEmpty() ? u"0"_s : canonicalDecimal(digits);
    }
    m_position = start;
    return std::nullopt;
}

Result<void> VersionParser::pep440Release()
{
    QStringView digits = takeDigits();
    if (digits.isEmpty())
        return unexpected();
    if (take(u'!')) {
        m_version.m_epoch = canonicalDecimal(digits);
        digits = takeDigits();
        if (digits.isEmpty())
            return unexpected();
    }
    appendNumber(digits);
    while (!atEnd() && m_text[m_position] == u'.' && atDigit(1)) {
        ++m_position;
        appendNumber(takeDigits());
    }
    return {};
}

void VersionParser::pep440Pre()
{
    m_version.m_preNumber = labelled(preWords);
}

void VersionParser::pep440Post()
{
    if (!atEnd() && m_text[m_position] == u'-' && atDigit(1)) {
        ++m_position;
        m_version.m_post = canonicalDecimal(takeDigits());
        return;
    }
    m_version.m_post = labelled(postWords);
}

Result<void> VersionParser::pep440Local()
{
    QString local;
    do {
        if (!local.isEmpty())
            local += u'.';
        const qsizetype start = m_position;
        while (!atEnd() && (isAsciiDigit(m_text[m_position]) || isAsciiLetter(m_text[m_position])))
            ++m_position;
        const QStringView segment = m_text.sliced(start, m_position - start);
        if (segment.isEmpty())
            return unexpected();
        local += isDecimal(segment) ? canonicalDecimal(segment) : segment.toString().toLower();
    } while (take(u'.') || take(u'-') || take(u'_'));
    m_version.m_local = local;
    return {};
}

Result<Version> VersionParser::pep440()
{
    takeBlanks();
    if (!take(u'v'))
        take(u'V');
    TB_CHECK(pep440Release());
    pep440Pre();
    pep440Post();
    m_version.m_dev = labelled(devWords);
    if (take(u'+')) {
        TB_CHECK(pep440Local());
    }
    const qsizetype end = m_position;
    takeBlanks();
    if (!atEnd()) {
        m_position = end;
        return unexpected();
    }
    // So that the normal form, too, can always be read again.
    if (m_version.normalized().size() > Version::maximumLength) {
        return invalid(u"The version is too long: its normal form has more than "_s +
                       QString::number(Version::maximumLength) + u" characters."_s);
    }
    return std::move(m_version);
}

Result<void> VersionParser::semVerRelease()
{
    if (!atEnd() && m_text[0].toLower() == u'v' && atDigit(1)) {
        return invalid(u"The leading 'v' is not part of a SemVer version."_s,
                       u"Write "_s + displayText(m_text.sliced(1)) + u'.');
    }
    do {
        const QStringView digits = takeDigits();
        if (digits.isEmpty())
            return unexpected();
        if (digits.size() > 1 && digits.front() == u'0')
            return leadingZero(digits);
        appendNumber(digits);
    } while (take(u'.'));
    const qsizetype count = m_version.m_release.size();
    if (count == 3)
        return {};
    if (count > 3) {
        return invalid(u"SemVer takes three numbers, not "_s + QString::number(count) + u'.',
                       u"Write "_s + m_version.m_release.first(3).join(u'.') + u'.');
    }
    QStringList whole = m_version.m_release;
    while (whole.size() < 3)
        whole.append(u"0"_s);
    return invalid(u"SemVer takes three numbers, not "_s + QString::number(count) + u'.',
                   u"Write "_s + whole.join(u'.') + m_text.sliced(m_position).toString() + u'.');
}

Result<QString> VersionParser::semVerIdentifiers(QStringView what, bool leadingZerosAllowed)
{
    const qsizetype begin = m_position;
    do {
        const qsizetype start = m_position;
        while (!atEnd() && isIdentifierCharacter(m_text[m_position]))
            ++m_position;
        const QStringView identifier = m_text.sliced(start, m_position - start);
        if (identifier.isEmpty() && (atEnd() || m_text[m_position] == u'.' || m_text[m_position] == u'+'))
            return invalid(u"The version's "_s + what.toString() + u" has an empty part."_s);
        if (identifier.isEmpty())
            return unexpected();
        if (!leadingZerosAllowed && isDecimal(identifier) && identifier.size() > 1 && identifier.front() == u'0')
            return leadingZero(identifier);
    } while (take(u'.'));
    return m_text.sliced(begin, m_position - begin).toString();
}

Result<Version> VersionParser::semVer()
{
    TB_CHECK(semVerRelease());
    if (take(u'-')) {
        TB_TRY(m_version.m_preLabel, semVerIdentifiers(u"pre-release", false));
        m_version.m_dev = numberAfterLabel(m_version.m_preLabel, u"dev");
    }
    if (take(u'+')) {
        TB_TRY(m_version.m_local, semVerIdentifiers(u"build metadata", true));
    }
    if (!atEnd())
        return unexpected();
    return std::move(m_version);
}

Result<Version> Version::parse(QStringView text, VersionScheme scheme)
{
    TB_CHECK(checkVersionText(text));
    VersionParser parser(text, scheme);
    return scheme == VersionScheme::Pep440 ? parser.pep440() : parser.semVer();
}

} // namespace tagboat
