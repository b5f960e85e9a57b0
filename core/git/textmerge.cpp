// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "git/giterror.h"
#include "git/libgit2git.h"
#include "git/libgit2repository.h"
#include "git/opening.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
/// Frees what git_merge_file() wrote.
class FileMerge
{
public:
    FileMerge() = default;
    FileMerge(const FileMerge &) = delete;
    FileMerge &operator=(const FileMerge &) = delete;
    ~FileMerge() { git_merge_file_result_free(&m_result); }
    git_merge_file_result *get() { return &m_result; }
    [[nodiscard]] bool clean() const { return m_result.automergeable != 0; }
    [[nodiscard]] QByteArray text() const { return {m_result.ptr, static_cast<qsizetype>(m_result.len)}; }

private:
    git_merge_file_result m_result{};
};

git_merge_file_input inputOf(const QByteArray &text)
{
    git_merge_file_input input;
    git_merge_file_input_init(&input, GIT_MERGE_FILE_INPUT_VERSION);
    input.ptr = text.constData();
    input.size = static_cast<size_t>(text.size());
    return input;
}

Result<int> changedLines(const QByteArray &before, const QByteArray &after)
{
    git_diff_options options;
    git_diff_options_init(&options, GIT_DIFF_OPTIONS_VERSION);
    options.flags = GIT_DIFF_FORCE_TEXT;
    git::PatchHandle patch;
    TB_GIT(git_patch_from_buffers(git::Out(patch), before.constData(), static_cast<size_t>(before.size()), nullptr,
                                  after.constData(), static_cast<size_t>(after.size()), nullptr, &options),
           u"Comparing texts"_s);
    size_t added = 0;
    size_t removed = 0;
    TB_GIT(git_patch_line_stats(nullptr, &added, &removed, patch.get()), u"Counting lines"_s);
    return static_cast<int>(std::max(added, removed));
}
} // namespace

Result<MergedText> LibGit2Git::mergeTexts(const MergeTexts &texts)
{
    git::startLibrary();
    TB_TRY(const int changed, changedLines(texts.base, texts.theirs));
    if (texts.theirs == texts.base || texts.theirs == texts.ours)
        return MergedText{texts.ours, true, changed};
    if (texts.ours == texts.base)
        return MergedText{texts.theirs, true, changed};
    // libgit2 gives nothing at all for what it takes for binary.
    if (texts.base.contains('\0') || texts.ours.contains('\0') || texts.theirs.contains('\0'))
        return fail(Error::Kind::Invalid, u"Texts with zero bytes are not merged."_s, {},
                    u"Copy what you need, then read the file again."_s);
    const git_merge_file_input base = inputOf(texts.base);
    const git_merge_file_input ours = inputOf(texts.ours);
    const git_merge_file_input theirs = inputOf(texts.theirs);
    const QByteArray oursName = texts.oursName.toUtf8();
    const QByteArray theirsName = texts.theirsName.toUtf8();
    git_merge_file_options options;
    git_merge_file_options_init(&options, GIT_MERGE_FILE_OPTIONS_VERSION);
    options.our_label = oursName.constData();
    options.their_label = theirsName.constData();
    options.marker_size = static_cast<unsigned short>(std::clamp(texts.markLength, 7, 30'000));
    FileMerge merge;
    TB_GIT(git_merge_file(merge.get(), &base, &ours, &theirs, &options), u"Merging texts"_s);
    return MergedText{merge.text(), merge.clean(), changed};
}

} // namespace tagboat
