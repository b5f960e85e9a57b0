// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/towncrier.h"

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
Error noSuchFragment()
{
    return {Error::Kind::NotFound, u"There is no such fragment any more."_s, {}, u"Read the files again."_s, {}, 0};
}

const Fragment *withPath(const QList<Fragment> &fragments, const QString &path)
{
    const auto found = std::ranges::find(fragments, path, &Fragment::path);
    return found == fragments.end() ? nullptr : &*found;
}

/// The fragment as it is read back from a new file.
Fragment read(const TowncrierSettings &settings, const NewFragment &file, qsizetype section)
{
    Fragment fragment;
    fragment.path = file.path;
    fragment.section = section;
    fragment.name = readFragmentName(file.path.section(u'/', -1), settings).value_or(FragmentName{});
    if (!settings.orphanPrefix.isEmpty() && fragment.name.issue.startsWith(settings.orphanPrefix))
        fragment.name.issue.clear();
    fragment.bytes = file.content;
    fragment.text = QString::fromUtf8(file.content);
    return fragment;
}
} // namespace

void sortFragments(QList<Fragment> &fragments)
{
    std::ranges::sort(fragments, {},
                      [](const Fragment &fragment) { return std::tuple(fragment.section, fragment.path); });
}

Result<QList<Fragment>> withFragment(const TowncrierSettings &settings, const QList<Fragment> &fragments,
                                     const QString &kind, const QString &issue, const QString &text, qsizetype section)
{
    TB_TRY(const NewFragment file, newFragment(settings, fragments, kind, issue, text, section));
    QList<Fragment> all = fragments;
    all.append(read(settings, file, section));
    sortFragments(all);
    return all;
}

Result<QList<Fragment>> withFragmentText(const QList<Fragment> &fragments, qsizetype index, const QString &text)
{
    if (index < 0 || index >= fragments.size())
        return tl::unexpected(noSuchFragment());
    Fragment changed = fragments[index];
    QString words = QString(text).replace(u"\r\n"_s, u"\n"_s).trimmed();
    if (words.isEmpty())
        return failAt(Error::Kind::Usage, changed.path, 0, u"A fragment needs a text."_s);
    if (!changed.bytes.isValidUtf8())
        return failAt(Error::Kind::Refused, changed.path, 0, u"The fragment is not UTF-8 text."_s, {},
                      u"Convert the file to UTF-8."_s);
    if (words == QString(changed.text).replace(u"\r\n"_s, u"\n"_s).trimmed())
        return fragments;
    const bool crlf = changed.bytes.contains("\r\n");
    const bool ends = changed.bytes.isEmpty() || changed.bytes.endsWith('\n');
    words += ends ? u"\n"_s : QString();
    if (crlf)
        words.replace(u"\n"_s, u"\r\n"_s);
    changed.text = words;
    changed.bytes = words.toUtf8();
    QList<Fragment> all = fragments;
    all[index] = changed;
    return all;
}

Result<QList<Fragment>> withFragmentName(const TowncrierSettings &settings, const QList<Fragment> &fragments,
                                         qsizetype index, qsizetype section, const QString &type, const QString &issue)
{
    if (index < 0 || index >= fragments.size() || section < 0 || section >= settings.sections.size())
        return tl::unexpected(noSuchFragment());
    const Fragment &old = fragments[index];
    if (old.section == section && old.name.type == type && old.name.issue == issue)
        return fragments;
    TB_TRY(QList<Fragment> all, withoutFragment(fragments, index));
    // A fragment may be empty where its type shows the issues' numbers alone.
    const QString words = old.text.trimmed().isEmpty() ? u"x"_s : old.text;
    TB_TRY(NewFragment file, newFragment(settings, all, type, issue, words, section));
    file.content = old.bytes;
    all.append(read(settings, file, section));
    sortFragments(all);
    return all;
}

Result<QList<Fragment>> withoutFragment(const QList<Fragment> &fragments, qsizetype index)
{
    if (index < 0 || index >= fragments.size())
        return tl::unexpected(noSuchFragment());
    QList<Fragment> all = fragments;
    all.removeAt(index);
    return all;
}

QList<FileEdit> fragmentEdits(const QList<Fragment> &before, const QList<Fragment> &after)
{
    QList<FileEdit> edits;
    for (const Fragment &old : before) {
        const Fragment *now = withPath(after, old.path);
        if (now == nullptr)
            edits.append({old.path, old.bytes, {}, false, true});
        else if (now->bytes != old.bytes)
            edits.append({old.path, old.bytes, now->bytes});
    }
    for (const Fragment &now : after) {
        if (withPath(before, now.path) == nullptr)
            edits.append({now.path, {}, now.bytes, true});
    }
    return edits;
}

Result<QList<Fragment>> mergeFragments(const QList<Fragment> &base, const QList<Fragment> &ours,
                                       const QList<Fragment> &theirs)
{
    const auto same = [](const Fragment *a, const Fragment *b) {
        return (a == nullptr) == (b == nullptr) && (a == nullptr || a->bytes == b->bytes);
    };
    QStringList paths;
    for (const QList<Fragment> *list : {&base, &ours, &theirs}) {
        for (const Fragment &fragment : *list)
            paths.append(fragment.path);
    }
    paths.sort();
    paths.removeDuplicates();
    QList<Fragment> merged;
    for (const QString &path : std::as_const(paths)) {
        const Fragment *was = withPath(base, path);
        const Fragment *mine = withPath(ours, path);
        const Fragment *now = withPath(theirs, path);
        if (!same(was, now) && !same(was, mine) && !same(mine, now))
            return failAt(Error::Kind::Conflict, path, 0, u"%1 was changed here and by another program."_s.arg(path),
                          {}, u"Copy what you need, then read the files again."_s);
        const Fragment *kept = same(was, now) ? mine : now;
        if (kept != nullptr)
            merged.append(*kept);
    }
    sortFragments(merged);
    return merged;
}

} // namespace tagboat
