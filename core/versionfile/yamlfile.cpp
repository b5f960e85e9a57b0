// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/yamlfile.h"

#include <QHash>

#include <yaml.h>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

constexpr qsizetype depthLimit = 64;

/// Byte offsets of libyaml's marks, which count characters. The marks come in order.
class MarkOffsets
{
public:
    explicit MarkOffsets(const QByteArray &bytes) : m_bytes(bytes), m_offset(byteOrderMark(bytes)) {}

    qsizetype of(const yaml_mark_t &mark)
    {
        const auto wanted = qsizetype(mark.index);
        if (wanted < m_characters) {
            m_characters = 0;
            m_offset = byteOrderMark(m_bytes);
        }
        while (m_characters < wanted && m_offset < m_bytes.size()) {
            ++m_offset;
            while (m_offset < m_bytes.size() && (uchar(m_bytes[m_offset]) & 0xC0) == 0x80)
                ++m_offset;
            ++m_characters;
        }
        return m_offset;
    }

private:
    const QByteArray &m_bytes;
    qsizetype m_characters = 0;
    qsizetype m_offset;
};

/// A mapping or sequence that is being read.
struct Level {
    bool mapping = false;
    bool keyNext = true;
    bool keyIsScalar = true;
    QString key;
    int entries = 0;
    QHash<QString, int> lines; ///< of the keys
};

class YamlReader
{
public:
    YamlReader(const QByteArray &bytes, const QString &path) : m_bytes(bytes), m_path(path), m_offsets(bytes)
    {
        m_ready = yaml_parser_initialize(&m_parser) != 0;
        if (m_ready)
            yaml_parser_set_input_string(&m_parser, reinterpret_cast<const unsigned char *>(bytes.constData()),
                                         size_t(bytes.size()));
    }
    ~YamlReader()
    {
        if (m_ready)
            yaml_parser_delete(&m_parser);
    }
    Q_DISABLE_COPY_MOVE(YamlReader)

    Result<QList<YamlScalar>> read()
    {
        if (!m_ready)
            return fail(Error::Kind::Internal, u"There is no memory for the YAML parser"_s);
        for (bool more = true; more;) {
            yaml_event_t event;
            if (yaml_parser_parse(&m_parser, &event) == 0)
                return tl::unexpected(syntaxFault());
            const auto taken = take(event);
            more = event.type != YAML_STREAM_END_EVENT;
            yaml_event_delete(&event);
            if (!taken)
                return tl::unexpected(taken.error());
        }
        return m_scalars;
    }

private:
    [[nodiscard]] Error invalid(int line, const QString &message, const QString &detail = {}) const
    {
        return {Error::Kind::Invalid, message, detail, u"Correct the file at this place."_s, m_path, line};
    }

    [[nodiscard]] Error syntaxFault() const
    {
        const int line = int(m_parser.problem_mark.line) + 1;
        return invalid(line, u"The file is not valid YAML at line %1"_s.arg(line),
                       QString::fromUtf8(m_parser.problem != nullptr ? m_parser.problem : ""));
    }

    Result<void> take(const yaml_event_t &event)
    {
        switch (event.type) {
        case YAML_DOCUMENT_START_EVENT:
            m_documents += 1;
            break;
        case YAML_MAPPING_START_EVENT:
            return enter(true, event.start_mark);
        case YAML_SEQUENCE_START_EVENT:
            return enter(false, event.start_mark);
        case YAML_MAPPING_END_EVENT:
        case YAML_SEQUENCE_END_EVENT:
            m_levels.removeLast();
            valueDone();
            break;
        case YAML_SCALAR_EVENT:
            return scalar(event);
        case YAML_ALIAS_EVENT:
            return alias(event);
        default:
            break;
        }
        return {};
    }

    Result<void> enter(bool mapping, const yaml_mark_t &mark)
    {
        if (m_levels.size() >= depthLimit)
            return tl::unexpected(invalid(int(mark.line) + 1, u"The file is nested too deeply"_s));
        if (!m_levels.isEmpty() && m_levels.constLast().mapping && m_levels.constLast().keyNext)
            m_levels.last().keyIsScalar = false;
        Level level;
        level.mapping = mapping;
        m_levels.append(level);
        return {};
    }

    /// A key or a value of the innermost collection ended.
    void valueDone()
    {
        if (m_levels.isEmpty())
            return;
        Level &level = m_levels.last();
        if (!level.mapping) {
            ++level.entries;
            return;
        }
        if (level.keyNext && !level.keyIsScalar)
            level.key = u"?"_s;
        level.keyIsScalar = true;
        level.keyNext = !level.keyNext;
    }

    [[nodiscard]] QStringList here() const
    {
        QStringList path;
        if (m_documents > 1)
            path += u"document %1"_s.arg(m_documents);
        for (const Level &level : m_levels)
            path += level.mapping ? level.key : QString::number(level.entries);
        return path;
    }

    Result<void> scalar(const yaml_event_t &event)
    {
        const auto &data = event.data.scalar;
        const QString value = QString::fromUtf8(reinterpret_cast<const char *>(data.value), qsizetype(data.length));
        const int line = int(event.start_mark.line) + 1;
        Level *level = m_levels.isEmpty() ? nullptr : &m_levels.last();
        if (level != nullptr && level->mapping && level->keyNext) {
            const int earlier = level->lines.value(value, 0);
            if (earlier > 0 && value != u"<<"_s) {
                return tl::unexpected(
                    invalid(line, u"The key %1 stands twice, lines %2 and %3"_s.arg(value).arg(earlier).arg(line)));
            }
            level->lines.insert(value, line);
            level->key = value;
            valueDone();
            return {};
        }
        YamlScalar found;
        found.path = here();
        found.value = value;
        found.isPlain = data.style == YAML_PLAIN_SCALAR_STYLE;
        const bool quoted =
            data.style == YAML_SINGLE_QUOTED_SCALAR_STYLE || data.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;
        const qsizetype inset = quoted ? 1 : 0;
        const qsizetype begin = m_offsets.of(event.start_mark) + inset;
        const qsizetype end = m_offsets.of(event.end_mark) - inset;
        found.slice = {begin, qMax(end - begin, qsizetype(0)), line};
        found.isVerbatim = (quoted || found.isPlain) && found.slice.of(m_bytes) == value.toUtf8();
        m_scalars.append(found);
        valueDone();
        return {};
    }

    Result<void> alias(const yaml_event_t &event)
    {
        Level *level = m_levels.isEmpty() ? nullptr : &m_levels.last();
        if (level != nullptr && level->mapping && level->keyNext) {
            level->keyIsScalar = false;
        } else {
            YamlScalar found;
            found.path = here();
            found.value = u'*' + QString::fromUtf8(reinterpret_cast<const char *>(event.data.alias.anchor));
            found.slice.line = int(event.start_mark.line) + 1;
            m_scalars.append(found);
        }
        valueDone();
        return {};
    }

    const QByteArray &m_bytes;
    const QString &m_path;
    MarkOffsets m_offsets;
    yaml_parser_t m_parser = {};
    bool m_ready = false;
    int m_documents = 0;
    QList<Level> m_levels;
    QList<YamlScalar> m_scalars;
};

} // namespace

Result<QList<YamlScalar>> yamlScalars(const QByteArray &bytes, const QString &path)
{
    TB_CHECK(checkSourceText(bytes, path));
    return YamlReader(bytes, path).read();
}

Result<QList<QByteArray>> yamlFacts(const QByteArray &bytes, const QString &path)
{
    TB_TRY(const auto scalars, yamlScalars(bytes, path));
    QList<QByteArray> facts;
    for (const YamlScalar &scalar : scalars)
        facts.append((scalar.path.join(u'/') + u'=' + scalar.value).toUtf8());
    return facts;
}

} // namespace tagboat
