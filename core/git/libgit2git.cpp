// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "git/libgit2git.h"

#include "git/giterror.h"
#include "git/libgit2repository.h"
#include "git/opening.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

Result<QByteArray> diffOf(const FileEdit &edit)
{
    git_diff_options options;
    git_diff_options_init(&options, GIT_DIFF_OPTIONS_VERSION);
    // A file with a NUL byte is shown and patched as the text it was edited as.
    options.flags = GIT_DIFF_FORCE_TEXT;
    const QByteArray path = edit.path.toUtf8();
    git::PatchHandle patch;
    TB_GIT(git_patch_from_buffers(git::Out(patch), edit.created ? nullptr : edit.before.constData(),
                                  edit.created ? 0 : static_cast<size_t>(edit.before.size()), path.constData(),
                                  edit.removed ? nullptr : edit.after.constData(),
                                  edit.removed ? 0 : static_cast<size_t>(edit.after.size()), path.constData(),
                                  &options),
           u"Comparing %1"_s.arg(edit.path));
    git::Buffer text;
    TB_GIT(git_patch_to_buf(text.get(), patch.get()), u"Writing the difference of %1"_s.arg(edit.path));
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

Result<std::unique_ptr<LocalRepository>> LibGit2Git::open(const QString &path)
{
    TB_TRY(auto opened, git::openRepository(path));
    return std::make_unique<LibGit2Repository>(std::move(opened.repository), std::move(opened.path));
}

Result<QByteArray> LibGit2Git::unifiedDiff(const QList<FileEdit> &edits)
{
    git::startLibrary();
    QByteArray all;
    for (const FileEdit &edit : edits) {
        if (!edit.created && !edit.removed && edit.before == edit.after)
            continue;
        TB_TRY(const QByteArray one, diffOf(edit));
        all += one;
    }
    return all;
}

} // namespace tagboat
