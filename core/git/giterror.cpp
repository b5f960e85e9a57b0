// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "git/giterror.h"

using namespace Qt::StringLiterals;

namespace tagboat::git
{

namespace
{

Error::Kind kindOfClass(int errorClass)
{
    switch (errorClass) {
    case GIT_ERROR_NET:
    case GIT_ERROR_HTTP:
    case GIT_ERROR_SSH:
    case GIT_ERROR_SSL:
        return Error::Kind::Unavailable;
    case GIT_ERROR_ODB:
    case GIT_ERROR_ZLIB:
    case GIT_ERROR_OBJECT:
    case GIT_ERROR_TREE:
    case GIT_ERROR_INDEX:
    case GIT_ERROR_CONFIG:
    case GIT_ERROR_REFERENCE:
    case GIT_ERROR_REPOSITORY:
        return Error::Kind::Invalid;
    case GIT_ERROR_INVALID:
        return Error::Kind::Internal;
    default:
        return Error::Kind::Io;
    }
}

Error::Kind kindOf(int code, int errorClass)
{
    switch (code) {
    case GIT_ENOTFOUND:
        return Error::Kind::NotFound;
    case GIT_EEXISTS:
    case GIT_EMODIFIED:
    case GIT_ENONFASTFORWARD:
    case GIT_ECONFLICT:
    case GIT_EMERGECONFLICT:
        return Error::Kind::Conflict;
    case GIT_ELOCKED:
        return Error::Kind::Busy;
    case GIT_EAUTH:
    case GIT_ECERTIFICATE:
        return Error::Kind::Denied;
    case GIT_EOWNER:
    case GIT_EBAREREPO:
        return Error::Kind::Refused;
    case GIT_EINVALIDSPEC:
    case GIT_EINVALID:
    case GIT_EMISMATCH:
    case GIT_EPEEL:
        return Error::Kind::Invalid;
    case GIT_EUSER:
        return Error::Kind::Cancelled;
    default:
        return kindOfClass(errorClass);
    }
}

} // namespace

/// Of objects that were read and may be asked for again, in bytes, for all repositories together.
constexpr qsizetype objectCache = 16 * 1024 * 1024;

void startLibrary()
{
    static const bool started = [] {
        git_libgit2_init();
        // Off by default: after a power cut a tag that was reported as made would be gone.
        git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1);
        git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 1);
        // The default is 256 MiB, which a long history fills; a commit is read once.
        git_libgit2_opts(GIT_OPT_SET_CACHE_MAX_SIZE, static_cast<ssize_t>(objectCache));
        git_libgit2_opts(GIT_OPT_SET_CACHE_OBJECT_LIMIT, GIT_OBJECT_COMMIT, static_cast<size_t>(0));
        return true;
    }();
    Q_UNUSED(started)
}

Error lastError(int code, const QString &what)
{
    const git_error *last = git_error_last();
    Error error{last ? kindOf(code, last->klass) : kindOf(code, GIT_ERROR_NONE), what, {}, {}, {}, 0};
    if (last && last->message)
        error.detail = QString::fromUtf8(last->message);
    git_error_clear();
    if (error.kind == Error::Kind::Invalid)
        error.remedy = u"Run git fsck in the repository."_s;
    return error;
}

tl::unexpected<Error> gitFailure(int code, const QString &what)
{
    return tl::unexpected(lastError(code, what));
}

QString idText(const git_oid &id)
{
    std::array<char, GIT_OID_HEXSZ> digits{};
    git_oid_fmt(digits.data(), &id);
    return QString::fromLatin1(digits.data(), GIT_OID_HEXSZ);
}

Result<git_oid> parseId(const QString &text)
{
    git_oid id;
    const QByteArray digits = text.toLatin1();
    if (digits.size() != GIT_OID_HEXSZ || git_oid_fromstrn(&id, digits.constData(), GIT_OID_HEXSZ) < 0) {
        git_error_clear();
        return fail(Error::Kind::Invalid, u"\"%1\" is no object id"_s.arg(text));
    }
    return id;
}

} // namespace tagboat::git
