// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/toml.h"

#include "base/tomlguard.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

bool meet(const QStringList &a, const QStringList &b)
{
    const qsizetype common = qMin(a.size(), b.size());
    return a.first(common) == b.first(common);
}

/// The line of the statement that the one at @p line repeats; 0 if none is found.
int earlierLine(const QList<TomlStatement> &statements, int line)
{
    for (qsizetype i = 0; i < statements.size(); ++i) {
        if (statements[i].line != line)
            continue;
        for (qsizetype j = 0; j < i; ++j) {
            if (statements[j].path == statements[i].path)
                return statements[j].line;
        }
        for (qsizetype j = 0; j < i; ++j) {
            if (meet(statements[j].path, statements[i].path))
                return statements[j].line;
        }
    }
    return 0;
}

Error translate(const toml::parse_error &error, const QList<TomlStatement> &statements, const QString &path)
{
    const QString detail = QString::fromStdString(std::string(error.description()));
    const int line = int(error.source().begin.line);
    const int column = int(error.source().begin.column);
    if (detail.contains(u"cannot redefine"_s)) {
        const int earlier = earlierLine(statements, line);
        const QString where =
            earlier > 0 && earlier != line ? u"lines %1 and %2"_s.arg(earlier).arg(line) : u"line %1"_s.arg(line);
        return {Error::Kind::Invalid,
                u"A key or table stands twice, %1"_s.arg(where),
                detail,
                u"Remove one of the two."_s,
                path,
                line};
    }
    return {Error::Kind::Invalid,
            u"The file is not valid TOML at line %1, column %2"_s.arg(line).arg(column),
            detail,
            u"Correct the file at this place."_s,
            path,
            line};
}

} // namespace

Result<toml::table> parseToml(const QByteArray &bytes, const QString &path)
{
    TB_CHECK(checkSourceText(bytes, path));
    TB_TRY(const auto statements, scanToml(bytes, path, tomlDepthLimit));
    try {
        return toml::parse(std::string_view(bytes.constData(), size_t(bytes.size())), std::string_view());
    } catch (const toml::parse_error &error) {
        return tl::unexpected(translate(error, statements, path));
    }
}

Result<SourceSlice> tomlStringSlice(const QByteArray &bytes, const toml::node &node, const QString &path)
{
    const auto *string = node.as_string();
    const int line = tomlLine(node);
    if (string == nullptr) {
        return failAt(Error::Kind::Invalid, path, line, u"The value is not a string"_s, {},
                      u"Write it in quotes, for example \"1.2.3\"."_s);
    }
    const auto begin = node.source().begin;
    const qsizetype quoteAt = offsetAt(bytes, int(begin.line), int(begin.column));
    const QByteArray text = QByteArray::fromStdString(string->get());
    const char quote = quoteAt >= 0 && quoteAt < bytes.size() ? bytes[quoteAt] : '\0';
    const bool triple = bytes.mid(quoteAt, 3) == QByteArray(3, quote);
    const qsizetype offset = quoteAt + (triple && text.size() > 0 ? 3 : 1);
    // The slice is believed only if the very bytes are the value, with quotes on both sides.
    if ((quote != '"' && quote != '\'') || bytes.mid(offset, text.size()) != text ||
        bytes.mid(offset + text.size(), 1) != QByteArray(1, quote)) {
        return failAt(Error::Kind::Invalid, path, line, u"The string is written with escapes or line breaks"_s, {},
                      u"Write it plainly, for example \"1.2.3\"."_s);
    }
    return SourceSlice{offset, text.size(), lineAt(bytes, offset)};
}

int tomlLine(const toml::node &node)
{
    return int(node.source().begin.line);
}

QString tomlText(const toml::value<std::string> &node)
{
    return QString::fromStdString(node.get());
}

} // namespace tagboat
