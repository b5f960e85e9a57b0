// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
Result<void> Adapter::deleteCandidateTag(const QString &name)
{
    return git_reference_delete(ref); // BAD
}

Result<void> Adapter::deleteCandidateTag(const CandidateTag &tag)
{
    return git_reference_delete(ref);
}

Result<void> Adapter::tidy(const CandidateTag &tag)
{
    const auto forced = "+refs/tags/v1:refs/tags/v1"; // BAD
    return git_tag_delete(ref);                       // BAD
}
