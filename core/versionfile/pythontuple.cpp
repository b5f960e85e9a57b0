// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/pythontuple.h"

#include "versionfile/pythonlexer.h"

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

struct Element {
    SourceSlice whole; ///< with quotes, in the elements' bytes
    QByteArray value;  ///< without
    char quote = 0;    ///< 0 for a number

    [[nodiscard]] bool isNumber() const
    {
        return !value.isEmpty() &&
               std::all_of(value.cbegin(), value.cend(), [](char c) { return c >= '0' && c <= '9'; });
    }
};

/// A tuple's elements, and how many of them are release numbers.
struct Elements {
    QList<Element> all;
    qsizetype numbers = 0;
};

Elements read(const QByteArray &text)
{
    const QByteArray wrapped = '(' + text + ')';
    const auto statements = lexPython(wrapped, {});
    Elements elements;
    if (!statements || statements->size() != 1)
        return elements;
    for (const PythonToken &token : statements->constFirst().tokens) {
        if (token.type == PythonToken::Type::Operator)
            continue;
        Element element{token.slice, token.text.toByteArray(), 0};
        --element.whole.offset;
        if (token.type == PythonToken::Type::String) {
            element.value = token.body.of(wrapped);
            element.quote = wrapped[token.body.offset - 1];
        }
        elements.all.append(element);
    }
    const auto first =
        std::find_if(elements.all.cbegin(), elements.all.cend(), [](const Element &e) { return !e.isNumber(); });
    elements.numbers = first - elements.all.cbegin();
    return elements;
}

/// The parts behind the release numbers: label and number in turn, "rc" and "1".
using Tail = QList<std::pair<QByteArray, QByteArray>>;

QByteArray withoutLeadingZeros(QByteArray digits)
{
    while (digits.size() > 1 && digits.startsWith('0'))
        digits.remove(0, 1);
    return digits;
}

std::optional<QByteArray> suffix(const QByteArray &label, const QByteArray &number)
{
    const QByteArray name = label.toLower();
    const QByteArray digits = number.isEmpty() ? QByteArray("0") : number;
    if (name == "final" || name == "release" || name.isEmpty())
        return QByteArray();
    if (name == "a" || name == "alpha")
        return "a" + digits;
    if (name == "b" || name == "beta")
        return "b" + digits;
    if (name == "rc" || name == "c" || name == "candidate")
        return "rc" + digits;
    if (name == "dev" || name == ".dev")
        return ".dev" + digits;
    if (name == "post" || name == ".post")
        return ".post" + digits;
    return std::nullopt;
}

/// "rc1" as "rc" and "1".
std::pair<QByteArray, QByteArray> splitLabel(const QByteArray &value)
{
    qsizetype cut = value.size();
    while (cut > 0 && value[cut - 1] >= '0' && value[cut - 1] <= '9')
        --cut;
    return {value.first(cut), value.mid(cut)};
}

std::optional<QByteArray> tailText(const Elements &elements)
{
    QByteArray text;
    for (qsizetype i = elements.numbers; i < elements.all.size(); ++i) {
        auto [label, number] = splitLabel(elements.all[i].value);
        if (number.isEmpty() && i + 1 < elements.all.size() && elements.all[i + 1].isNumber())
            number = elements.all[++i].value;
        const auto part = suffix(label, number);
        if (!part)
            return std::nullopt;
        text += *part;
    }
    return text;
}

Tail tailOf(const Version &version)
{
    Tail tail;
    const QString &label = version.preLabel();
    if (!label.isEmpty())
        tail.append({label.toUtf8(), version.preNumber().value_or(u"0"_s).toUtf8()});
    if (version.post())
        tail.append({"post", version.post()->toUtf8()});
    if (version.dev())
        tail.append({"dev", version.dev()->toUtf8()});
    return tail;
}

class TupleWriter
{
public:
    TupleWriter(const QByteArray &text, const Elements &elements, char quote) : m_text(text), m_elements(elements)
    {
        const auto quoted =
            std::find_if(elements.all.cbegin(), elements.all.cend(), [](const Element &e) { return e.quote != 0; });
        m_quote = quoted != elements.all.cend() ? quoted->quote : quote;
        m_numbersQuoted = elements.numbers > 0 && elements.all.constFirst().quote != 0;
        readSeparator();
    }

    QByteArray write(const Version &to, qsizetype numbers)
    {
        // What stands between two elements that stay is kept as it is.
        qsizetype end = 0;
        for (qsizetype i = 0; i < m_elements.numbers; ++i) {
            const Element &element = m_elements.all[i];
            m_out += m_text.mid(end, element.whole.offset - end);
            m_out += number(to.releaseNumber(i).toUtf8());
            end = element.whole.end();
        }
        for (qsizetype i = m_elements.numbers; i < numbers; ++i)
            m_out += m_separator + number(to.releaseNumber(i).toUtf8());
        writeTail(tailOf(to));
        return m_out;
    }

private:
    void readSeparator()
    {
        m_separator = ", ";
        if (m_elements.all.size() < 2)
            return;
        const SourceSlice &first = m_elements.all[0].whole;
        const QByteArray between = m_text.mid(first.end(), m_elements.all[1].whole.offset - first.end());
        if (!between.contains('#'))
            m_separator = between;
    }

    [[nodiscard]] QByteArray quoted(const QByteArray &value) const { return m_quote + value + m_quote; }
    [[nodiscard]] QByteArray number(const QByteArray &value) const { return m_numbersQuoted ? quoted(value) : value; }

    void writeTail(const Tail &tail)
    {
        const QList<Element> old = m_elements.all.mid(m_elements.numbers);
        const bool joined = old.size() == 1 && !splitLabel(old[0].value).second.isEmpty();
        if (tail.isEmpty()) {
            // A tail that said "final" says so again, with all its blanks.
            if (!old.isEmpty() && suffix(old[0].value, {}).value_or("x").isEmpty())
                m_out += m_text.mid(m_elements.all[m_elements.numbers - 1].whole.end());
            return;
        }
        for (const auto &[label, digits] : tail) {
            if (joined || (old.size() == 1 && old[0].value.isEmpty()))
                m_out += m_separator + quoted(label + digits);
            else
                m_out += m_separator + quoted(spelled(label, old)) + m_separator + tailNumber(digits, old);
        }
    }

    /// Django spells "alpha" and "beta" out.
    static QByteArray spelled(const QByteArray &label, const QList<Element> &old)
    {
        const bool longNames =
            !old.isEmpty() && (old[0].value == "final" || old[0].value == "alpha" || old[0].value == "beta");
        return longNames && label == "a" ? "alpha" : longNames && label == "b" ? "beta" : label;
    }

    [[nodiscard]] QByteArray tailNumber(const QByteArray &digits, const QList<Element> &old) const
    {
        const bool isQuoted = old.size() > 1 ? old[1].quote != 0 : m_numbersQuoted;
        return isQuoted ? quoted(digits) : digits;
    }

    const QByteArray &m_text;
    const Elements &m_elements;
    char m_quote = '"';
    bool m_numbersQuoted = false;
    QByteArray m_separator;
    QByteArray m_out;
};

} // namespace

QString tupleVersion(const QByteArray &text)
{
    const Elements elements = read(text);
    const auto tail = tailText(elements);
    if (elements.numbers == 0 || !tail)
        return {};
    QByteArrayList numbers;
    for (qsizetype i = 0; i < elements.numbers; ++i)
        numbers.append(withoutLeadingZeros(elements.all[i].value));
    return QString::fromUtf8(numbers.join('.') + *tail);
}

bool tupleIsNumeric(const QByteArray &text)
{
    const Elements elements = read(text);
    return elements.numbers > 0 && elements.numbers == elements.all.size();
}

Result<QByteArray> tupleFor(const QByteArray &text, const Version &to, qsizetype oldNumbers, char quote)
{
    const Elements elements = read(text);
    if (elements.numbers == 0)
        return fail(Error::Kind::Conflict, u"The tuple holds no version any more"_s, QString::fromUtf8(text));
    if (to.epoch() != u"0"_s || !to.local().isEmpty()) {
        return fail(Error::Kind::Refused, u"A tuple can't say the epoch or the local part of %1"_s.arg(to.text()), {},
                    u"Choose a version without them, or compute the tuple from __version__."_s);
    }
    const bool part = elements.numbers < oldNumbers;
    const qsizetype numbers = part ? elements.numbers : qMax(elements.numbers, to.release().size());
    const bool bare = part && elements.numbers == elements.all.size();
    return TupleWriter(text, elements, quote).write(bare ? to.finalRelease() : to, numbers);
}

} // namespace tagboat
