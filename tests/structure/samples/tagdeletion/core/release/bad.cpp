// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
Result<void> deleteCandidateTag(const CandidateTag &tag)
{
    return git_reference_delete(ref); // BAD
}
