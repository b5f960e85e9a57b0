// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/changelogmerge.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
/// How a text ends its lines, if it does so throughout, and whether it has a byte order mark.
struct Manner {
    enum class Ends { None, Lf, CrLf, Mixed };
    Ends ends = Ends::None;
    bool mark = false;
    bool operator==(const Manner &) const = default;
};

const QByteArray byteOrderMark = QByteArrayLiteral("\xEF\xBB\xBF");

Manner mannerOf(const QByteArray &text)
{
    const qsizetype feeds = text.count('\n');
    const qsizetype pairs = text.count("\r\n");
    const Manner::Ends ends = feeds == 0       ? Manner::Ends::None
                              : pairs == 0     ? Manner::Ends::Lf
                              : pairs == feeds ? Manner::Ends::CrLf
                                               : Manner::Ends::Mixed;
    return {ends, text.startsWith(byteOrderMark)};
}

QByteArray inManner(QByteArray text, Manner manner)
{
    if (text.startsWith(byteOrderMark))
        text.remove(0, byteOrderMark.size());
    text.replace("\r\n", "\n");
    if (manner.ends == Manner::Ends::CrLf)
        text.replace("\n", "\r\n");
    return manner.mark ? byteOrderMark + text : text;
}

/// A program that converts the whole file changes every line, and so would every edit of ours be a conflict.
bool converted(const QByteArray &base, const QByteArray &theirs)
{
    const Manner before = mannerOf(base);
    const Manner now = mannerOf(theirs);
    const bool clear = now.ends == Manner::Ends::Lf || now.ends == Manner::Ends::CrLf;
    return clear && before.ends != Manner::Ends::None && before != now;
}
} // namespace

Result<ChangelogMerge> mergeChangelog(Git &git, const QByteArray &base, const Changelog &ours, const QByteArray &theirs)
{
    MergeTexts texts{base, ours.bytes(), theirs, u"your changes"_s, u"the file"_s, 7};
    if (converted(base, theirs)) {
        texts.base = inManner(base, mannerOf(theirs));
        texts.ours = inManner(ours.bytes(), mannerOf(theirs));
    }
    texts.markLength = conflictMarkLength({texts.base, texts.ours, texts.theirs});
    TB_TRY(const MergedText merged, git.mergeTexts(texts));
    const QList<Conflict> conflicts = merged.clean ? QList<Conflict>() : readConflicts(merged.text);
    for (const QByteArray &text : {texts.base, texts.ours, texts.theirs}) {
        if (!merged.clean && !readConflicts(text).isEmpty())
            return failAt(Error::Kind::Invalid, ours.path(), 0,
                          u"The file has conflicts already, which another program changed too."_s, {},
                          u"Decide them there or here, not in both places."_s);
    }
    auto changelog = Changelog::parse(merged.text, ours.path(), Conflicts::Keep);
    if (!merged.clean && (!changelog || conflicts.isEmpty() || changelog->conflicts() != conflicts))
        return failAt(Error::Kind::Conflict, ours.path(), 0,
                      u"You and the other program changed the same lines, which can't be shown side by side here."_s,
                      {}, u"Copy what you need, then read the file again."_s);
    if (!changelog)
        return tl::unexpected(changelog.error());
    return ChangelogMerge{*std::move(changelog), merged.changed, static_cast<int>(conflicts.size())};
}

} // namespace tagboat
