// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "require.h"
#include "version/bump.h"
#include "version/taggrammar.h"

#include <cstddef>
#include <cstdint>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{

void tryVersion(const QString &text, VersionScheme scheme)
{
    const auto version = Version::parse(text, scheme);
    if (!version)
        return;
    const auto again = Version::parse(version->normalized(), scheme);
    require(again && *again == *version, "the normal form reads back as equal", version->text());
    require(again->normalized() == version->normalized(), "the normal form stays", version->text());
    require(version->finalRelease() == version->finalRelease().finalRelease(), "the final release is final",
            version->text());
    for (const BumpLevel level : {BumpLevel::Patch, BumpLevel::Minor, BumpLevel::Major, BumpLevel::Candidate,
                                  BumpLevel::Promote, BumpLevel::Post, BumpLevel::Dev}) {
        if (const auto next = bump(*version, level, Calendar(QDate(2026, 11, 21))))
            require(*next > *version, "a bump ranks above", version->text());
    }
    const auto grammar = TagGrammar::learn({text}, scheme);
    if (const auto tagged = grammar.versionOf(grammar.tagFor(*version)))
        require(tagged->finalRelease() == version->finalRelease(), "the tag names the release", version->text());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    tryVersion(text, VersionScheme::Pep440);
    tryVersion(text, VersionScheme::SemVer);
    require(!checkTagName(text) || !text.contains(u'\n'), "a tag's name is one line", text);
    return 0;
}
