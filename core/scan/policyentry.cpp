// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/policyentry.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

tl::unexpected<Error> PolicyEntry::invalid(const QString &what, const QString &remedy, const QString &detail) const
{
    return failAt(Error::Kind::Invalid, path, tomlLine(node), name + u": "_s + what, detail, remedy);
}

Result<QString> PolicyEntry::text() const
{
    const auto *string = node.as_string();
    if (string == nullptr)
        return invalid(u"the value is not a string"_s, u"Write it in quotes."_s);
    QString value = tomlText(*string);
    if (value.contains(u'\0'))
        return invalid(u"the value holds a NUL character"_s, u"Remove it."_s);
    return value;
}

Result<QString> PolicyEntry::filledText() const
{
    TB_TRY(QString value, text());
    if (value.trimmed().isEmpty())
        return invalid(u"the value is empty"_s, u"Give a value, or remove the key to have it recognised."_s);
    return value;
}

Result<QStringList> PolicyEntry::texts() const
{
    const auto *array = node.as_array();
    if (array == nullptr)
        return invalid(u"the value is not a list of strings"_s, u"Write it as [\"…\", \"…\"]."_s);
    QStringList values;
    for (const toml::node &element : *array) {
        const PolicyEntry each{element, u"%1[%2]"_s.arg(name).arg(values.size()), path};
        TB_TRY(const QString value, each.filledText());
        values.append(value);
    }
    return values;
}

Result<QString> PolicyEntry::oneOf(const QStringList &allowed) const
{
    TB_TRY(const QString value, text());
    if (!allowed.contains(value))
        return invalid(u"\"%1\" is not known"_s.arg(value), u"Choose one of: %1."_s.arg(allowed.join(u", "_s)));
    return value;
}

Result<bool> PolicyEntry::boolean() const
{
    const auto *value = node.as_boolean();
    if (value == nullptr)
        return invalid(u"the value is neither true nor false"_s, u"Write true or false, without quotes."_s);
    return value->get();
}

Result<void> PolicyEntry::withinRepository(const QString &value) const
{
    const QStringList parts = value.split(u'/');
    if (value.startsWith(u'/') || value.contains(u'\\') || parts.contains(u".."_s) || parts.contains(QString()))
        return invalid(u"\"%1\" does not lie in the repository"_s.arg(value),
                       u"Give a path from the repository's root, with forward slashes and without \"..\"."_s);
    return {};
}

Result<QString> PolicyEntry::filePath() const
{
    TB_TRY(QString value, filledText());
    TB_CHECK(withinRepository(value));
    return value;
}

} // namespace tagboat
