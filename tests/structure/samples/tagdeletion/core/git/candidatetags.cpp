// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
Result<void> Adapter::deleteCandidateTag(const CandidateTag &tag, const QString &expected)
{
    return git_reference_delete(ref);
}

QCoro::Task<Result<void>> Adapter::deleteRemoteCandidateTag(QString remote, CandidateTag candidate, QString expected)
{
    const auto spec = ":refs/tags/" + candidate.name();
}
