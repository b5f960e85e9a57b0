// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/sourcetext.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// The length of the well-formed UTF-8 sequence at @p at (The Unicode Standard, table 3-7), 0 if it is ill-formed.
qsizetype sequenceLength(const QByteArray &bytes, qsizetype at)
{
    const auto byte = [&](qsizetype i) { return i < bytes.size() ? uchar(bytes[i]) : uchar(0); };
    const auto follows = [&](qsizetype i, uchar low = 0x80, uchar high = 0xBF) {
        return byte(i) >= low && byte(i) <= high;
    };
    const uchar first = byte(at);
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return follows(at + 1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        const uchar low = first == 0xE0 ? 0xA0 : 0x80;
        const uchar high = first == 0xED ? 0x9F : 0xBF;
        return follows(at + 1, low, high) && follows(at + 2) ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const uchar low = first == 0xF0 ? 0x90 : 0x80;
        const uchar high = first == 0xF4 ? 0x8F : 0xBF;
        return follows(at + 1, low, high) && follows(at + 2) && follows(at + 3) ? 4 : 0;
    }
    return 0;
}

QString wideEncoding(const QByteArray &bytes)
{
    if (bytes.startsWith(QByteArray("\xFF\xFE\0\0", 4)) || bytes.startsWith(QByteArray("\0\0\xFE\xFF", 4)))
        return u"UTF-32"_s;
    if (bytes.startsWith("\xFF\xFE") || bytes.startsWith("\xFE\xFF"))
        return u"UTF-16"_s;
    return {};
}

} // namespace

qsizetype byteOrderMark(const QByteArray &bytes)
{
    return bytes.startsWith("\xEF\xBB\xBF") ? 3 : 0;
}

int lineAt(const QByteArray &bytes, qsizetype offset)
{
    return 1 + int(QByteArrayView(bytes).first(qBound(qsizetype(0), offset, bytes.size())).count('\n'));
}

qsizetype offsetAt(const QByteArray &bytes, int line, int column)
{
    qsizetype at = byteOrderMark(bytes);
    for (int current = 1; current < line; ++current) {
        const qsizetype end = bytes.indexOf('\n', at);
        if (end < 0)
            return -1;
        at = end + 1;
    }
    for (int current = 1; current < column; ++current) {
        const qsizetype length = at < bytes.size() ? sequenceLength(bytes, at) : 0;
        if (length == 0 || bytes[at] == '\n')
            return -1;
        at += length;
    }
    return at;
}

Result<void> checkSourceText(const QByteArray &bytes, const QString &path, qint64 limit)
{
    const auto invalid = [&](int line, const QString &message, const QString &remedy) -> Result<void> {
        return failAt(Error::Kind::Invalid, path, line, message, {}, remedy);
    };
    if (bytes.size() > limit) {
        return invalid(0,
                       u"The file is %1 MB, the limit is %2 MiB"_s.arg(double(bytes.size()) / 1e6, 0, 'f', 1)
                           .arg(limit / (1024 * 1024)),
                       u"Keep the version in a smaller file."_s);
    }
    if (bytes.startsWith("version https://git-lfs.github.com/spec/"))
        return invalid(1, u"The file is an LFS pointer, its content is not here"_s, u"Run \"git lfs pull\"."_s);
    if (const QString encoding = wideEncoding(bytes); !encoding.isEmpty())
        return invalid(1, u"The file is %1, not UTF-8"_s.arg(encoding), u"Save the file as UTF-8."_s);
    for (qsizetype at = 0; at < bytes.size();) {
        if (bytes[at] == '\0') {
            return invalid(lineAt(bytes, at), u"There is a NUL byte at offset %1"_s.arg(at),
                           u"Remove the NUL byte; if the file is UTF-16, save it as UTF-8."_s);
        }
        const qsizetype length = sequenceLength(bytes, at);
        if (length == 0) {
            return invalid(
                lineAt(bytes, at),
                u"The file is not valid UTF-8: byte 0x%1 at offset %2"_s.arg(uint(uchar(bytes[at])), 2, 16, QChar(u'0'))
                    .arg(at),
                u"Save the file as UTF-8."_s);
        }
        at += length;
    }
    return {};
}

} // namespace tagboat
