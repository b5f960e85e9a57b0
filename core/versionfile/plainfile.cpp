// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/plainfile.h"

#include "versionfile/filefacts.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

const QString versionExpression = u"[0-9](?:[0-9A-Za-z.+!_-]*[0-9A-Za-z])?(?![0-9A-Za-z])"_s;
const QString numberExpression = u"[0-9]+(?![0-9])"_s;
/// Keeps a placeholder from beginning inside a word, unless the pattern itself ends with one there, as "v{version}"
/// does.
const QString notInsideAWord = u"(?<![0-9A-Za-z])"_s;

/// A pattern with its placeholders as groups. A "v" before {version} belongs to the pattern, not to the version.
Result<QRegularExpression> compile(const VersionFilePattern &pattern)
{
    static const QRegularExpression placeholder(u"\\{(version|major|minor|patch)\\}"_s);
    QString expression;
    QStringList names;
    qsizetype done = 0;
    for (auto each = placeholder.globalMatch(pattern.pattern); each.hasNext();) {
        const QRegularExpressionMatch match = each.next();
        const QString name = match.captured(1);
        if (names.contains(name)) {
            return failAt(Error::Kind::Usage, pattern.path, 0, u"{%1} stands twice in the pattern"_s.arg(name),
                          pattern.pattern, u"Write one pattern for each place."_s);
        }
        QString literal = pattern.pattern.mid(done, match.capturedStart() - done);
        const bool afterWord = !literal.isEmpty() && literal.back().isLetterOrNumber();
        expression += QRegularExpression::escape(literal.remove(u'\r'));
        expression += (afterWord ? QString() : notInsideAWord) + u"(?<"_s + name + u'>' +
                      (name == u"version"_s ? versionExpression : numberExpression) + u')';
        names.append(name);
        done = match.capturedEnd();
    }
    if (names.isEmpty()) {
        return failAt(Error::Kind::Usage, pattern.path, 0, u"The pattern has no placeholder"_s, pattern.pattern,
                      u"Write {version}, or {major}, {minor} and {patch}, where the version stands."_s);
    }
    expression += QRegularExpression::escape(pattern.pattern.mid(done).remove(u'\r'));
    if (pattern.pattern.trimmed() == u"{version}"_s)
        expression = u"^[ \\t]*v?(?<version>"_s + versionExpression + u")[ \\t]*\\r?$"_s;
    expression.replace(u"\\\n"_s, u"\\r?\\n"_s);
    return QRegularExpression(expression, QRegularExpression::MultilineOption);
}

/// Offsets of a match in UTF-16 units turned into bytes.
SourceSlice sliceOf(const QString &text, const QByteArray &bytes, qsizetype begin, qsizetype length)
{
    const QStringView view(text);
    const qsizetype offset = view.first(begin).toUtf8().size();
    return {offset, view.sliced(begin, length).toUtf8().size(), lineAt(bytes, offset)};
}

} // namespace

Result<SourceSlice> plainVersion(const QByteArray &bytes, const QString &path)
{
    TB_CHECK(checkSourceText(bytes, path));
    const qsizetype mark = byteOrderMark(bytes);
    const QByteArray text = bytes.mid(mark);
    if (text.trimmed().isEmpty())
        return failAt(Error::Kind::Invalid, path, 1, u"The file is empty"_s, {},
                      u"Write the version as its only line."_s);
    qsizetype begin = mark;
    while (QByteArrayView(" \t\r\n").contains(bytes[begin]))
        ++begin;
    qsizetype end = begin + text.trimmed().size();
    if (QByteArrayView(bytes).sliced(begin, end - begin).contains('\n')) {
        return failAt(Error::Kind::Invalid, path, lineAt(bytes, begin) + 1, u"The file holds more than one line"_s, {},
                      u"Name the line with a [[version-file]] pattern in .tagboat.toml."_s);
    }
    if ((bytes[begin] == 'v' || bytes[begin] == 'V') && begin + 1 < end)
        ++begin;
    return SourceSlice{begin, end - begin, lineAt(bytes, begin)};
}

Result<QList<VersionOccurrence>> patternPlaces(const QByteArray &bytes, const VersionFilePattern &pattern)
{
    TB_CHECK(checkSourceText(bytes, pattern.path));
    TB_TRY(const QRegularExpression expression, compile(pattern));
    const QString text = QString::fromUtf8(bytes);
    auto matches = expression.globalMatch(text);
    if (!matches.hasNext()) {
        return failAt(Error::Kind::NotFound, pattern.path, 0, u"The pattern stands nowhere in the file"_s,
                      pattern.pattern, u"Correct the pattern in .tagboat.toml."_s);
    }
    const QRegularExpressionMatch match = matches.next();
    const qsizetype mark = byteOrderMark(bytes) > 0 && !text.startsWith(QChar(0xFEFF)) ? 3 : 0;
    QList<VersionOccurrence> places;
    using Form = VersionOccurrence::Form;
    for (const auto &[name, form] : {std::pair{u"version"_s, Form::Whole}, std::pair{u"major"_s, Form::Major},
                                     std::pair{u"minor"_s, Form::Minor}, std::pair{u"patch"_s, Form::Patch}}) {
        if (!expression.namedCaptureGroups().contains(name))
            continue;
        SourceSlice slice = sliceOf(text, bytes, match.capturedStart(name), match.capturedLength(name));
        slice.offset += mark;
        places.append({pattern.path, u"pattern."_s + name, slice.line, slice.offset, slice.length, match.captured(name),
                       name == u"version"_s ? match.captured(name) : QString(), VersionOccurrence::Role::Mirror, form});
    }
    if (matches.hasNext()) {
        const int second = sliceOf(text, bytes, matches.next().capturedStart(), 0).line;
        return failAt(Error::Kind::Conflict, pattern.path, second,
                      u"The pattern stands twice, lines %1 and %2"_s.arg(places.constFirst().line).arg(second),
                      pattern.pattern, u"Write more of the line into the pattern in .tagboat.toml."_s);
    }
    return places;
}

Result<SourceSlice> expressionPlace(const QByteArray &bytes, const QString &path, const QString &expression)
{
    TB_CHECK(checkSourceText(bytes, path));
    const QRegularExpression compiled(QString(expression).replace(u"(?P<"_s, u"(?<"_s),
                                      QRegularExpression::MultilineOption);
    const QString group = compiled.namedCaptureGroups().contains(u"version"_s) ? u"version"_s : u"value"_s;
    if (!compiled.isValid() || !compiled.namedCaptureGroups().contains(group)) {
        return failAt(Error::Kind::Invalid, path, 0, u"The build back end's expression for the version can't be used"_s,
                      expression, u"Name the place with a [[version-file]] pattern in .tagboat.toml."_s);
    }
    const QString text = QString::fromUtf8(bytes);
    const QRegularExpressionMatch match = compiled.match(text);
    if (!match.hasMatch() || match.capturedLength(group) == 0) {
        return failAt(Error::Kind::NotFound, path, 0, u"The build back end's expression matches nowhere in the file"_s,
                      expression, u"Correct the expression or the file."_s);
    }
    SourceSlice slice = sliceOf(text, bytes, match.capturedStart(group), match.capturedLength(group));
    slice.offset += byteOrderMark(bytes) > 0 && !text.startsWith(QChar(0xFEFF)) ? 3 : 0;
    return slice;
}

Result<QList<QByteArray>> lineFacts(const QByteArray &bytes, const QString &path)
{
    TB_CHECK(checkSourceText(bytes, path, readLimitOf(path)));
    return bytes.split('\n');
}

} // namespace tagboat
