// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/changelogdocument.h"

#include "changelog/stretch.h"

#include <algorithm>

namespace tagboat
{

namespace
{
const QByteArray mark = QByteArrayLiteral("\xEF\xBB\xBF");

/// Where the byte at @p offset of the text without CR stands in @p bytes.
qsizetype rawOffset(const QByteArray &bytes, qsizetype start, qsizetype offset)
{
    qsizetype at = start;
    for (qsizetype seen = 0; seen < offset; ++at) {
        if (!(bytes[at] == '\r' && at + 1 < bytes.size() && bytes[at + 1] == '\n'))
            ++seen;
    }
    return at;
}

/// The bytes of sourceText(). They are those of the file where that has LF alone, as most have.
QByteArray sourceBytes(const QByteArray &bytes)
{
    QByteArray text = bytes.startsWith(mark) ? bytes.sliced(mark.size()) : bytes;
    return text.contains('\r') ? text.replace("\r\n", "\n") : text;
}
} // namespace

QString sourceText(const QByteArray &bytes)
{
    return QString::fromUtf8(sourceBytes(bytes));
}

QByteArray withSourceText(const QByteArray &bytes, const QString &text)
{
    const QByteArray before = sourceBytes(bytes);
    const QByteArray after = text.toUtf8();
    const Stretch changed = stretchOf(QByteArrayView(before), QByteArrayView(after));
    const qsizetype start = bytes.startsWith(mark) ? mark.size() : 0;
    const bool lines = bytes.size() - start == before.size(); // no CRLF: the offsets are the same
    const qsizetype first = lines ? start + changed.first : rawOffset(bytes, start, changed.first);
    const qsizetype end = lines ? first + changed.before : rawOffset(bytes, first, changed.before);
    QByteArray inserted = after.sliced(changed.first, changed.after);
    if (!lines && bytes.count("\r\n") * 2 > bytes.count('\n'))
        inserted.replace("\n", "\r\n");
    return bytes.first(first) + inserted + bytes.sliced(end);
}

ChangelogDocument::Step ChangelogDocument::difference(const QString &label, const QByteArray &before,
                                                      const QByteArray &after)
{
    const Stretch changed = stretchOf(QByteArrayView(before), QByteArrayView(after));
    return {label, changed.first, before.sliced(changed.first, changed.before),
            after.sliced(changed.first, changed.after)};
}

void ChangelogDocument::apply(const QString &label, const Changelog &next)
{
    if (next.bytes() == m_current.bytes())
        return;
    m_steps.resize(m_done);
    m_steps.append(difference(label, m_current.bytes(), next.bytes()));
    ++m_done;
    m_current = next;
}

void ChangelogDocument::apply(const QString &label, const QList<Fragment> &next)
{
    apply(label, m_current, next);
}

void ChangelogDocument::apply(const QString &label, const Changelog &next, const QList<Fragment> &fragments)
{
    if (next.bytes() == m_current.bytes() && fragments == m_fragments)
        return;
    Step step = difference(label, m_current.bytes(), next.bytes());
    for (const Fragment &fragment : std::as_const(m_fragments)) {
        if (!fragments.contains(fragment))
            step.gone.append(fragment);
    }
    for (const Fragment &fragment : fragments) {
        if (!m_fragments.contains(fragment))
            step.come.append(fragment);
    }
    m_steps.resize(m_done);
    m_steps.append(step);
    ++m_done;
    m_current = next;
    m_fragments = fragments;
}

void ChangelogDocument::takeFragments(const QList<Fragment> &saved, const QList<Fragment> &merged)
{
    m_savedFragments = saved;
    m_fragments = merged;
}

void ChangelogDocument::replaceFragments(const QList<Fragment> &gone, const QList<Fragment> &come)
{
    if (gone.isEmpty() && come.isEmpty())
        return;
    const auto isOf = [](const QList<Fragment> &list) {
        return [&list](const Fragment &fragment) {
            return std::ranges::find(list, fragment.path, &Fragment::path) != list.end();
        };
    };
    m_fragments.removeIf(isOf(gone));
    m_fragments.removeIf(isOf(come));
    m_fragments += come;
    sortFragments(m_fragments);
}

void ChangelogDocument::type(const QString &label, const Changelog &next)
{
    if (next.bytes() == m_current.bytes())
        return;
    const bool joins = canUndo() && !canRedo() && m_steps[m_done - 1].typed && m_steps[m_done - 1].label == label;
    Step step = difference(label, m_current.bytes(), next.bytes());
    step.typed = true;
    // Letters behind the last ones belong to the same step until a word ends; anything else begins a new one.
    if (joins) {
        Step &last = m_steps[m_done - 1];
        const bool behind = step.before.isEmpty() && step.offset == last.offset + last.after.size();
        const bool wordEnds = last.after.endsWith(' ') || last.after.endsWith('\n');
        if (behind && (!wordEnds || step.after.trimmed().isEmpty())) {
            last.after += step.after;
            m_current = next;
            return;
        }
    }
    m_steps.resize(m_done);
    m_steps.append(step);
    ++m_done;
    m_current = next;
}

void ChangelogDocument::replace(qsizetype offset, qsizetype length, const QByteArray &with)
{
    if (length == 0 && with.isEmpty())
        return;
    QByteArray bytes = m_current.bytes();
    bytes.replace(offset, length, with);
    // These bytes were read before, so they can be read again.
    if (auto read = m_current.withBytes(bytes))
        m_current = *std::move(read);
}

void ChangelogDocument::undo()
{
    if (!canUndo())
        return;
    const Step &step = m_steps[--m_done];
    replace(step.offset, step.after.size(), step.before);
    replaceFragments(step.come, step.gone);
}

void ChangelogDocument::redo()
{
    if (!canRedo())
        return;
    const Step &step = m_steps[m_done++];
    replace(step.offset, step.before.size(), step.after);
    replaceFragments(step.gone, step.come);
}

} // namespace tagboat
