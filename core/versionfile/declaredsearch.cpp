// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/declaredsearch.h"

#include "versionfile/jsonfile.h"
#include "versionfile/plainfile.h"
#include "versionfile/pythonfile.h"
#include "versionfile/tomlfile.h"
#include "versionfile/yamlfile.h"

#include <QRegularExpression>
#include <QXmlStreamReader>

#include <cctype>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using Form = VersionOccurrence::Form;
using Slices = Result<QList<DeclaredSlice>>;

const QString currentVersion = u"{current_version}"_s;
/// One more than what counts: more places of one kind in a file are no version that somebody keeps.
constexpr qsizetype slicesLimit = declaredSlicesLimit + 1;
/// Longer lines are data, and slow for an expression that somebody else wrote.
constexpr qsizetype lineLimit = 2000;
/// How long PCRE may try, so that a hostile expression can't hold the scan up.
const QString matchLimit = u"(*LIMIT_MATCH=20000)"_s;
const QString versionExpression = u"\\d+\\.\\d+\\.\\d+(?:[-.+]?[0-9A-Za-z][0-9A-Za-z.+-]*[0-9A-Za-z]|[0-9A-Za-z]*)"_s;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isWord(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0;
}

/// Another version begins or ends around the piece: 11.2.3, 1.2.34, 1.2.3.4, 1.2.3rc1, 1.2.3-rc.1.
bool isPartOfAnother(const QByteArray &bytes, qsizetype offset, qsizetype length)
{
    const auto at = [&bytes](qsizetype i) { return i >= 0 && i < bytes.size() ? bytes[i] : ' '; };
    const qsizetype end = offset + length;
    if (isDigit(at(offset - 1)) || (at(offset - 1) == '.' && isDigit(at(offset - 2))) || isWord(at(end)))
        return true;
    if (at(end) == '.' && isDigit(at(end + 1)))
        return true;
    static const QRegularExpression more(u"^[-.+](?:rc|a|b|alpha|beta|dev|post)[.0-9]"_s);
    return more.match(QString::fromLatin1(bytes.mid(end, 8))).hasMatch();
}

DeclaredSlice sliceAt(const QByteArray &bytes, qsizetype offset, qsizetype length, Form form = Form::Whole)
{
    return {{offset, length, lineAt(bytes, offset)}, form};
}

/// How many bytes stand before a character of the text that @p bytes were read as, which may lack their byte order
/// mark.
qsizetype bytesBefore(const QByteArray &bytes, const QString &text, qsizetype at)
{
    const qsizetype mark = text.startsWith(QChar(0xFEFF)) ? 0 : byteOrderMark(bytes);
    return mark + QStringView(text).first(at).toUtf8().size();
}

/// Every occurrence of the text around the version, and the versions in it.
QList<DeclaredSlice> textSlices(const QByteArray &bytes, const QString &text, const QByteArray &version)
{
    const bool carriage = text.contains(u'\n') && bytes.contains("\r\n");
    const QList<QString> pieces = (carriage ? QString(text).replace(u"\n"_s, u"\r\n"_s) : text).split(currentVersion);
    QByteArray whole;
    QList<qsizetype> offsets;
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        whole += pieces[i].toUtf8();
        if (i + 1 < pieces.size()) {
            offsets.append(whole.size());
            whole += version;
        }
    }
    QList<DeclaredSlice> slices;
    for (qsizetype at = bytes.indexOf(whole); at >= 0 && slices.size() < slicesLimit;
         at = bytes.indexOf(whole, at + whole.size())) {
        for (const qsizetype offset : std::as_const(offsets)) {
            if (!isPartOfAnother(bytes, at + offset, version.size()))
                slices.append(sliceAt(bytes, at + offset, version.size()));
        }
    }
    return slices;
}

Result<QRegularExpression> compiled(const DeclaredPlace &place, const QString &expression)
{
    QRegularExpression made(matchLimit + expression);
    if (!made.isValid()) {
        return failAt(Error::Kind::Invalid, place.path, 0, u"The expression can't be used"_s, made.errorString(),
                      u"Name the place with a [[version-file]] pattern in .tagboat.toml."_s);
    }
    return made;
}

/// The version on every line that the expression finds.
Slices lineSlices(const QByteArray &bytes, const DeclaredPlace &place, const QByteArray &version)
{
    QString pattern = place.what;
    pattern.replace(currentVersion, QRegularExpression::escape(QString::fromUtf8(version)));
    TB_TRY(const QRegularExpression expression, compiled(place, pattern));
    QList<DeclaredSlice> slices;
    for (qsizetype at = bytes.indexOf(version); at >= 0 && slices.size() < slicesLimit;
         at = bytes.indexOf(version, at + version.size())) {
        const qsizetype begin = at == 0 ? 0 : bytes.lastIndexOf('\n', at - 1) + 1;
        const qsizetype found = bytes.indexOf('\n', at);
        const qsizetype end = found < 0 ? bytes.size() : found;
        if (end - begin > lineLimit || isPartOfAnother(bytes, at, version.size()))
            continue;
        if (expression.match(QString::fromUtf8(bytes.mid(begin, end - begin)).remove(u'\r')).hasMatch())
            slices.append(sliceAt(bytes, at, version.size()));
    }
    return slices;
}

/// What a tool writes for a match.
struct Written {
    QString text;
    qsizetype versionAt = -1; ///< where the version begins in it
};

/// The replacement of Python's re.sub(), where it is made of the version, plain text and groups.
Result<Written> written(const DeclaredPlace &place, const QRegularExpressionMatch &match, const QString &version)
{
    enum Group { Name = 1, Number, Backslash, Plain };
    static const QRegularExpression part(
        u"\\G(?:\\{current_version\\}|\\\\g<(\\w+)>|\\\\([1-9]\\d?)|\\\\(\\\\)|([^\\\\]))"_s);
    Written made;
    for (qsizetype at = 0; at < place.replacement.size();) {
        const QRegularExpressionMatch found = part.match(place.replacement, at);
        const bool isVersion = found.hasMatch() && found.lastCapturedIndex() == 0;
        if (!found.hasMatch() || (isVersion && made.versionAt >= 0)) {
            return failAt(Error::Kind::Invalid, place.path, 0,
                          u"\"%1\" writes more than the version"_s.arg(place.replacement));
        }
        const QString name = found.captured(Name);
        if (isVersion)
            made.versionAt = made.text.size();
        if (isVersion)
            made.text += version;
        else if (!name.isEmpty())
            made.text += name.front().isDigit() ? match.captured(name.toInt()) : match.captured(name);
        else if (found.capturedLength(Number) > 0)
            made.text += match.captured(found.captured(Number).toInt());
        else
            made.text += found.captured(Backslash) + found.captured(Plain);
        at = found.capturedEnd();
    }
    return made;
}

/// The version in what an expression found on a line, where the tool would change nothing else there.
Result<qsizetype> versionIn(const DeclaredPlace &place, const QRegularExpressionMatch &match, const QString &version,
                            int line)
{
    const QString found = match.captured();
    if (place.replacement.isEmpty() && found.count(version) == 1)
        return match.capturedStart() + found.indexOf(version);
    TB_TRY(const Written made, written(place, match, version));
    if (made.text == found && made.versionAt >= 0)
        return match.capturedStart() + made.versionAt;
    return failAt(Error::Kind::Invalid, place.path, line,
                  u"it would write \"%1\" where \"%2\" stands"_s.arg(made.text, found));
}

/// The version in each piece of a line that the expression finds, as long as the tool would leave the rest of that
/// piece as it is: then the piece is no more than a text around the version.
Slices expressionSlices(const QByteArray &bytes, const DeclaredPlace &place, const QByteArray &version)
{
    if (place.what.contains(u'\n') || place.what.contains(u"\\n"_s))
        return failAt(Error::Kind::Invalid, place.path, 0, u"The expression spans several lines"_s);
    const QString said = QString::fromUtf8(version);
    QString pattern = place.what;
    TB_TRY(const QRegularExpression expression,
           compiled(place, pattern.replace(currentVersion, QRegularExpression::escape(said))));
    QList<DeclaredSlice> slices;
    qsizetype begin = 0;
    int number = 1;
    for (const QByteArray &line : bytes.split('\n')) {
        const bool looked = line.contains(version) && line.size() <= lineLimit && slices.size() < slicesLimit;
        QString text = looked ? QString::fromUtf8(line) : QString();
        if (text.endsWith(u'\r'))
            text.chop(1);
        for (auto each = expression.globalMatch(text); looked && each.hasNext();) {
            const QRegularExpressionMatch match = each.next();
            if (!match.captured().contains(said))
                continue;
            TB_TRY(const qsizetype at, versionIn(place, match, said, number));
            const qsizetype offset = bytesBefore(line, text, at);
            if (!isPartOfAnother(line, offset, version.size()))
                slices.append({{begin + offset, version.size(), number}, Form::Whole});
        }
        begin += line.size() + 1;
        ++number;
    }
    return slices;
}

Slices tomlMember(const QByteArray &bytes, const DeclaredPlace &place)
{
    TB_TRY(const toml::table root, parseToml(bytes, place.path));
    const toml::node *node = &root;
    for (const QString &key : place.members) {
        bool isNumber = false;
        const size_t index = key.toUInt(&isNumber);
        const toml::table *table = node->as_table();
        const toml::array *array = node->as_array();
        node = table != nullptr               ? table->get(key.toStdString())
               : array != nullptr && isNumber ? array->get(index)
                                              : nullptr;
        if (node == nullptr)
            return QList<DeclaredSlice>();
    }
    TB_TRY(const SourceSlice slice, tomlStringSlice(bytes, *node, place.path));
    return QList{DeclaredSlice{slice}};
}

Slices jsonMember(const QByteArray &bytes, const DeclaredPlace &place)
{
    TB_CHECK(readJson(bytes, place.path));
    TB_TRY(const QList<JsonPlace> places, jsonPlaces(bytes, place.path, {place.members}));
    const JsonPlace &found = places.constFirst();
    return found.line > 0 && found.isString ? QList{DeclaredSlice{found.slice}} : QList<DeclaredSlice>();
}

Slices yamlMember(const QByteArray &bytes, const DeclaredPlace &place)
{
    TB_TRY(const QList<YamlScalar> scalars, yamlScalars(bytes, place.path));
    QList<DeclaredSlice> slices;
    for (const YamlScalar &scalar : scalars) {
        if (scalar.path == place.members && scalar.isVerbatim)
            slices.append(DeclaredSlice{scalar.slice});
    }
    return slices;
}

/// Elements without a namespace, as an XPath that names none finds them.
Slices elementSlices(const QByteArray &bytes, const DeclaredPlace &place)
{
    const QString text = QString::fromUtf8(bytes);
    const bool anywhere = place.what.startsWith(u"//"_s);
    const QStringList wanted = place.what.split(u'/', Qt::SkipEmptyParts);
    QXmlStreamReader xml(text);
    QStringList path;
    QStringView content; // of the wanted element that was just entered
    QList<DeclaredSlice> slices;
    while (!xml.atEnd() && slices.size() < slicesLimit) {
        const QXmlStreamReader::TokenType token = xml.readNext();
        // Believed only if the very characters behind the tag are the element's text.
        if (token == QXmlStreamReader::Characters && !content.isEmpty() && xml.text().trimmed() == content)
            slices.append(
                sliceAt(bytes, bytesBefore(bytes, text, content.data() - text.constData()), content.toUtf8().size()));
        content = {};
        if (token == QXmlStreamReader::EndElement)
            path.removeLast();
        if (token != QXmlStreamReader::StartElement)
            continue;
        path.append(xml.namespaceUri().isEmpty() ? xml.name().toString() : QString());
        if (path.size() > 64)
            break;
        if (path.size() < wanted.size() || (!anywhere && path.size() != wanted.size()) ||
            path.last(wanted.size()) != wanted)
            continue;
        const qsizetype begin = text.indexOf(u'>', qMax<qsizetype>(xml.characterOffset() - 1, 0)) + 1;
        const qsizetype end = text.indexOf(u'<', begin);
        content = QStringView(text).sliced(begin, qMax<qsizetype>(end - begin, 0)).trimmed();
    }
    if (xml.hasError()) {
        return failAt(Error::Kind::Invalid, place.path, static_cast<int>(xml.lineNumber()),
                      u"%1 is not valid XML"_s.arg(place.path), xml.errorString(),
                      u"Correct the file at this place."_s);
    }
    return slices;
}

Slices memberSlices(const QByteArray &bytes, const DeclaredPlace &place)
{
    if (place.path.endsWith(u".json"_s))
        return jsonMember(bytes, place);
    if (place.path.endsWith(u".yaml"_s) || place.path.endsWith(u".yml"_s))
        return yamlMember(bytes, place);
    return tomlMember(bytes, place);
}

/// A name with the version behind it, in any language: name = "1.2.3", "name": "1.2.3", name@1.2.3.
Slices variableSlices(const QByteArray &bytes, const DeclaredPlace &place)
{
    QList<DeclaredSlice> slices;
    if (place.path.endsWith(u".py"_s)) {
        TB_TRY(const QList<PythonAssignment> assignments, pythonAssignments(bytes, place.path));
        for (const PythonAssignment &assignment : assignments) {
            if (assignment.value == PythonAssignment::Value::String && assignment.names.contains(place.what) &&
                assignment.literal.of(bytes).startsWith(place.before.toUtf8())) {
                const qsizetype inset = place.before.toUtf8().size();
                slices.append(sliceAt(bytes, assignment.literal.offset + inset, assignment.literal.length - inset));
            }
        }
        if (!slices.isEmpty())
            return slices;
    }
    TB_TRY(const QRegularExpression expression,
           compiled(place, u"(?<![\\w.-])"_s + QRegularExpression::escape(place.what) +
                               u"['\"]?[ \\t]*(?::=|==|[:=@ ])[ \\t]*['\"]?"_s +
                               QRegularExpression::escape(place.before) + u'(' + versionExpression + u')'));
    qsizetype begin = 0;
    for (const QByteArray &line : bytes.split('\n')) {
        const QString text = line.size() <= lineLimit ? QString::fromUtf8(line) : QString();
        const QRegularExpressionMatch match = expression.match(text);
        if (match.hasMatch() && slices.size() < slicesLimit) {
            slices.append(sliceAt(bytes, begin + bytesBefore(line, text, match.capturedStart(1)),
                                  match.captured(1).toUtf8().size()));
        }
        begin += line.size() + 1;
    }
    return slices;
}

/// What release-please's generic updater replaces: the first version, or number, on lines that carry its mark and in
/// blocks between its marks.
Slices annotatedSlices(const QByteArray &bytes, const DeclaredPlace &place)
{
    static const QRegularExpression inLine(u"x-release-please-(major|minor|patch|version-date|version|date)"_s);
    static const QRegularExpression start(u"x-release-please-start-(major|minor|patch|version-date|version|date)"_s);
    static const QRegularExpression number(u"\\b\\d+\\b"_s);
    static const QRegularExpression majorNumber(u"\\d+\\b"_s); // also behind a "v"
    TB_TRY(const QRegularExpression version, compiled(place, versionExpression));
    QList<DeclaredSlice> slices;
    qsizetype begin = 0;
    QString block;
    for (const QByteArray &line : bytes.split('\n')) {
        const QString text = line.size() <= lineLimit ? QString::fromUtf8(line) : QString();
        const QRegularExpressionMatch mark = inLine.match(text);
        const QString scope = mark.hasMatch() ? mark.captured(1) : block;
        const Form form = scope == u"major"_s   ? Form::Major
                          : scope == u"minor"_s ? Form::Minor
                          : scope == u"patch"_s ? Form::Patch
                                                : Form::Whole;
        const QRegularExpression &wanted = form == Form::Whole ? version : form == Form::Major ? majorNumber : number;
        const QRegularExpressionMatch match = wanted.match(text);
        if (!scope.isEmpty() && scope != u"date"_s && match.hasMatch() && slices.size() < slicesLimit) {
            slices.append(sliceAt(bytes, begin + bytesBefore(line, text, match.capturedStart()),
                                  match.captured().toUtf8().size(), form));
        }
        if (!mark.hasMatch() && block.isEmpty())
            block = start.match(text).captured(1);
        else if (text.contains(u"x-release-please-end"_s))
            block.clear();
        begin += line.size() + 1;
    }
    return slices;
}

Slices wholeSlices(const QByteArray &bytes, const DeclaredPlace &place)
{
    TB_TRY(SourceSlice slice, plainVersion(bytes, place.path));
    return QList{DeclaredSlice{slice}};
}

} // namespace

Result<QList<DeclaredSlice>> searchDeclared(const QByteArray &bytes, const DeclaredPlace &place, const QString &version)
{
    using Search = DeclaredPlace::Search;
    TB_CHECK(checkSourceText(bytes, place.path));
    switch (place.search) {
    case Search::Text:
        return version.isEmpty() ? QList<DeclaredSlice>() : textSlices(bytes, place.what, version.toUtf8());
    case Search::Lines:
        return version.isEmpty() ? Slices() : lineSlices(bytes, place, version.toUtf8());
    case Search::Expression:
        return version.isEmpty() ? Slices() : expressionSlices(bytes, place, version.toUtf8());
    case Search::Member:
        return memberSlices(bytes, place);
    case Search::Element:
        return elementSlices(bytes, place);
    case Search::Variable:
        return variableSlices(bytes, place);
    case Search::Whole:
        return wholeSlices(bytes, place);
    case Search::Annotations:
        break;
    }
    return annotatedSlices(bytes, place);
}

} // namespace tagboat
