// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "version/taggrammar.h"

#include "base/displaytext.h"
#include "version/versiontext.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

constexpr qsizetype maximumBytes = 200;

tl::unexpected<Error> refusedName(QStringView name, const QString &reason)
{
    return fail(Error::Kind::Invalid, u"The tag name "_s + reason, displayText(name),
                u"Choose a name such as v1.2.3."_s);
}

/// git check-ref-format's forbidden characters, and those that a shell or a workflow's expression would act on: tag
/// names are pasted into scripts.
bool isForbidden(char32_t c)
{
    if (c < 0x80)
        return c <= U' ' || c == 0x7F ||
               QStringView(u"~^:?*[\\;&|<>$`'\"(){}").contains(QChar(static_cast<char16_t>(c)));
    const auto category = QChar::category(c);
    return QChar::isSpace(c) || category == QChar::Other_Control || category == QChar::Other_Format ||
           category == QChar::Other_Surrogate || category == QChar::Other_NotAssigned;
}

Result<void> checkComponents(QStringView name)
{
    for (const QStringView component : name.split(u'/')) {
        if (component.isEmpty())
            return refusedName(name, u"has '/' at an end or twice in a row."_s);
        if (component.startsWith(u'.'))
            return refusedName(name, u"has a part that begins with '.'."_s);
        if (component.endsWith(u".lock"_s, Qt::CaseInsensitive))
            return refusedName(name, u"has a part that ends in \".lock\"."_s);
    }
    return {};
}

} // namespace

Result<void> checkTagName(QStringView name)
{
    if (name.isEmpty())
        return refusedName(name, u"is empty."_s);
    // A byte count needs the whole text; refuse what is too long by characters first.
    if (name.size() > maximumBytes || name.toUtf8().size() > maximumBytes)
        return fail(Error::Kind::Invalid, u"The tag name is too long (limit 200 bytes)."_s,
                    displayText(elideMiddle(name, 40)));
    for (qsizetype i = 0; i < name.size(); ++i) {
        const char32_t c = codePointAt(name, i);
        if (isForbidden(c))
            return refusedName(name, u"holds "_s + (c == U' ' ? u"a blank"_s : characterName(c)) +
                                         u", which is not allowed."_s);
        if (c > 0xFFFF)
            ++i;
    }
    if (name.compare(u"HEAD"_s, Qt::CaseInsensitive) == 0 || name == u"@"_s)
        return refusedName(name, u"means the current commit to git."_s);
    if (name.startsWith(u'-'))
        return refusedName(name, u"begins with '-', so git would take it for an option."_s);
    if (name.startsWith(u"refs/"_s, Qt::CaseInsensitive))
        return refusedName(name, u"begins with \"refs/\"; give the short name."_s);
    for (const QStringView sequence : {QStringView(u".."), QStringView(u"@{")}) {
        if (name.contains(sequence))
            return refusedName(name, u"holds \""_s + sequence.toString() + u"\", which is not allowed."_s);
    }
    if (name.endsWith(u'.'))
        return refusedName(name, u"ends in '.'."_s);
    if (isVersionPlaceholder(name))
        return refusedName(name, u"is a placeholder; write the numbers."_s);
    return checkComponents(name);
}

Result<CandidateTag> CandidateTag::parse(const QString &name, const TagGrammar &grammar)
{
    TB_CHECK(checkTagName(name));
    TB_TRY(Version version, grammar.versionOf(name));
    if (!version.isCandidate() || !version.local().isEmpty()) {
        return fail(Error::Kind::Refused, u"The tag "_s + name + u" is not a release candidate's."_s,
                    version.normalized(),
                    u"Only tags of candidates, such as v1.2.3-rc1, may be replaced or deleted."_s);
    }
    return CandidateTag(name, std::move(version));
}

} // namespace tagboat
