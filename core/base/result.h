// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <tl/expected.hpp>

namespace tagboat
{

/// What went wrong, as a value: a kind for programs, a sentence for people, and the original words.
struct Error {
    enum class Kind {
        Usage,       ///< the caller asked for something that makes no sense
        Invalid,     ///< input could not be read: a file, a version, an answer
        NotFound,    ///< the thing asked for is not there
        Conflict,    ///< what stands differs from what was expected; nothing was changed
        Refused,     ///< one of Tagboat's safety rules forbids it
        Denied,      ///< the other side, or the operating system, does not allow it
        Unavailable, ///< the other side cannot be reached or does not answer in time
        Busy,        ///< somebody else holds a lock
        CheckFailed, ///< a check or a user's command said no
        Cancelled,   ///< the user stopped it
        Io,          ///< reading or writing failed
        Internal,    ///< a fault in Tagboat itself
    };

    Kind kind = Kind::Internal;
    QString message; ///< what was tried and what it means, one sentence
    QString detail;  ///< the original text of the library, server or system, unshortened
    QString remedy;  ///< what the user can do
    QString path;    ///< the file it is about, if any
    int line = 0;    ///< 1-based line in that file, 0 if none

    bool operator==(const Error &) const = default;
};

/// A value or an Error. Functions of Tagboat do not throw across module borders.
template <typename T>
using Result = tl::expected<T, Error>;

/// Makes the error branch of a Result.
[[nodiscard]] inline tl::unexpected<Error> fail(Error::Kind kind, QString message, QString detail = {},
                                                QString remedy = {})
{
    return tl::unexpected<Error>(Error{kind, std::move(message), std::move(detail), std::move(remedy), {}, 0});
}

/// As fail(), about a place in a file. @p line is 1-based; 0 means the whole file.
[[nodiscard]] inline tl::unexpected<Error> failAt(Error::Kind kind, QString path, int line, QString message,
                                                  QString detail = {}, QString remedy = {})
{
    return tl::unexpected<Error>(
        Error{kind, std::move(message), std::move(detail), std::move(remedy), std::move(path), line});
}

/// The kind's stable name in JSON output and in the journal, for example "conflict".
QString errorKindName(Error::Kind kind);
/// The reverse of errorKindName(); Internal for a name that is not known.
Error::Kind errorKindFromName(QStringView name);
/// The command line's exit status for a kind: 1 failed, 2 bad usage or unreadable input, 3 refused, 130 interrupted.
int exitStatus(Error::Kind kind);
/// "message: detail", without the full stop that a message may end with.
QString messageAndDetail(const Error &error);
/// One line for people: "path:line: message: detail (remedy)", with control characters made visible.
QString describe(const Error &error);

} // namespace tagboat

#define TB_CONCAT_(a, b) a##b
#define TB_CONCAT(a, b) TB_CONCAT_(a, b)
/// Names the value of a Result, or returns its error from the function.
#define TB_TRY(declaration, expression)                                                                                \
    auto TB_CONCAT(tbResult, __LINE__) = (expression);                                                                 \
    if (!TB_CONCAT(tbResult, __LINE__))                                                                                \
        return tl::unexpected(std::move(TB_CONCAT(tbResult, __LINE__)).error());                                       \
    declaration = *std::move(TB_CONCAT(tbResult, __LINE__))
/// As TB_TRY for a Result<void>.
#define TB_CHECK(expression)                                                                                           \
    if (auto tbResult = (expression); !tbResult)                                                                       \
    return tl::unexpected(std::move(tbResult).error())
/// TB_TRY inside a coroutine; the expression may be a co_await of a call with named arguments.
#define TB_CO_TRY(declaration, expression)                                                                             \
    auto TB_CONCAT(tbResult, __LINE__) = expression;                                                                   \
    if (!TB_CONCAT(tbResult, __LINE__))                                                                                \
        co_return tl::unexpected(std::move(TB_CONCAT(tbResult, __LINE__)).error());                                    \
    declaration = *std::move(TB_CONCAT(tbResult, __LINE__))
/// As TB_CO_TRY for a Result<void>.
#define TB_CO_CHECK(expression)                                                                                        \
    if (auto tbResult = expression; !tbResult)                                                                         \
    co_return tl::unexpected(std::move(tbResult).error())
