// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forgesamples.h"

namespace tagboat
{

/// Apart from its test: moc does not get through a text of so many lines.
QByteArray overviewCard()
{
    return R"({)"
           R"("name":"engine","owner":{"login":"ada"},"url":"https://github.com/ada/engine","isPrivate":false,"isArchived":false,)"
           R"("pushedAt":"2026-02-01T00:00:00Z",)"
           R"("defaultBranchRef":{"name":"main","target":{"oid":"c1","statusCheckRollup":{"state":"SUCCESS"}}},)"
           R"("releases":{"nodes":[{"databaseId":1,"tagName":"v1.0.0","name":"1.0.0","isDraft":false,"isPrerelease":false,)"
           R"("isLatest":true,"createdAt":"2026-01-01T00:00:00Z","publishedAt":"2026-01-01T01:00:00Z","url":"u"}]},)"
           R"("refs":{"nodes":[{"name":"v1.1.0","target":{"tagger":{"date":"2026-02-01T00:00:00+02:00"},"target":{"oid":"c1",)"
           R"("committedDate":"2026-01-31T00:00:00Z","checkSuites":{"nodes":[)"
           R"({"status":"WAITING","conclusion":null,"workflowRun":{"databaseId":30433642000,"event":"push","url":"r",)"
           R"("workflow":{"name":"Release"},"pendingDeploymentRequests":{"nodes":[{"currentUserCanApprove":true,"waitTimer":30,)"
           R"("waitTimerStartedAt":"2026-02-01T00:00:00Z","environment":{"databaseId":5,"name":"production-release"}}]}}},)"
           R"({"status":"COMPLETED","conclusion":"SUCCESS","workflowRun":null}]}}}},)"
           R"({"name":"v1.0.0","target":{"oid":"c0","committedDate":"2026-01-01T00:00:00Z","checkSuites":null}}]},)"
           R"("pullRequests":{"totalCount":7,"nodes":[{"number":3,"title":"t","headRefName":"h","baseRefName":"main",)"
           R"("isDraft":false,"reviewDecision":"REVIEW_REQUIRED"}]},)"
           R"("deployments":{"nodes":[{"databaseId":9,"environment":"qa","state":"ACTIVE","commitOid":"c0",)"
           R"("createdAt":"2026-01-02T00:00:00Z","ref":null}]},)"
           R"("milestones":{"totalCount":2},"vulnerabilityAlerts":{"totalCount":1}})";
}

QByteArray mergedPage(const QList<QByteArray> &nodes)
{
    return R"({"data":{"repository":{"pullRequests":{"pageInfo":{"hasNextPage":true,"endCursor":"c1"},"nodes":[)" +
           nodes.join(",") + "]}}}}";
}

QByteArray mergedNode(int number, const QByteArray &merged, const QByteArray &updated)
{
    return R"({"number":)" + QByteArray::number(number) + R"(,"title":"T","updatedAt":")" + updated +
           R"(","mergedAt":")" + merged +
           R"(","author":{"login":"kim"},"mergeCommit":{"oid":"m"},"labels":{"nodes":[{"name":"bug"}]},)"
           R"("commits":{"nodes":[{"commit":{"oid":"a"}},{"commit":{"oid":"b"}}]}})";
}

QByteArray bareMergedNode(int number, const QByteArray &merged)
{
    return R"({"number":)" + QByteArray::number(number) + R"(,"title":"U","updatedAt":")" + merged +
           R"(","mergedAt":")" + merged + R"(","author":null,"mergeCommit":null,"labels":null,"commits":{"nodes":[]}})";
}

QByteArray openSubjectsAnswer()
{
    return R"({"data":{"repository":{"issues":{"nodes":[)"
           R"({"number":7,"title":"I","updatedAt":"2026-01-02T00:00:00Z"}]},"pullRequests":)"
           R"({"nodes":[{"number":8,"title":"P","updatedAt":"2026-01-03T00:00:00Z"}]}}}})";
}

QByteArray openSubjectsWithoutIssues()
{
    return R"({"data":{"repository":{"issues":null,"pullRequests":{"nodes":[]}}},"errors":)"
           R"([{"type":"FORBIDDEN","path":["repository","issues"],"message":"no"}]})";
}

QByteArray noRepository(const QByteArray &type)
{
    return R"({"data":{"repository":null},"errors":[{"type":")" + type +
           R"(","path":["repository"],"message":"why"}]})";
}

} // namespace tagboat
