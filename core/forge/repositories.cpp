// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forge/subjects.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

ForgeRepository readRepository(const JsonFields &fields)
{
    ForgeRepository made;
    made.id = fields.number(u"id"_s);
    made.name = {fields.fields(u"owner"_s).text(u"login"_s), fields.text(u"name"_s)};
    made.url = fields.text(u"html_url"_s);
    made.defaultBranch = fields.textOr(u"default_branch"_s);
    made.isPrivate = fields.flag(u"private"_s);
    made.archived = fields.flagOr(u"archived"_s);
    const JsonFields rights = fields.fieldsOr(u"permissions"_s);
    made.rights = {rights.flagOr(u"pull"_s), rights.flagOr(u"triage"_s), rights.flagOr(u"push"_s),
                   rights.flagOr(u"maintain"_s), rights.flagOr(u"admin"_s)};
    made.ownedByOrganisation = fields.fields(u"owner"_s).textOr(u"type"_s) == "Organization"_L1;
    made.allowsMerge = fields.flagOr(u"allow_merge_commit"_s);
    made.allowsSquash = fields.flagOr(u"allow_squash_merge"_s);
    made.allowsRebase = fields.flagOr(u"allow_rebase_merge"_s);
    made.deletesMergedBranches = fields.flagOr(u"delete_branch_on_merge"_s);
    made.pushedAt = fields.timeOr(u"pushed_at"_s);
    return made;
}

ForgeBranch readBranch(const JsonFields &fields)
{
    return {fields.text(u"name"_s), fields.fields(u"commit"_s).text(u"sha"_s), fields.flagOr(u"protected"_s)};
}

ForgeReference readReference(const JsonFields &fields)
{
    const JsonFields object = fields.fields(u"object"_s);
    return {fields.text(u"ref"_s), object.text(u"sha"_s), object.text(u"type"_s) == "tag"_L1};
}

ForgeFile readFile(const JsonFields &fields)
{
    ForgeFile made;
    made.path = fields.text(u"path"_s);
    made.id = fields.text(u"sha"_s);
    made.size = fields.numberOr(u"size"_s);
    made.isFolder = fields.text(u"type"_s) == "dir"_L1;
    if (fields.textOr(u"encoding"_s) == "base64"_L1)
        made.bytes = QByteArray::fromBase64(fields.textOr(u"content"_s).toLatin1());
    return made;
}

ForgeComparison readComparison(const JsonFields &fields)
{
    using Status = ForgeComparison::Status;
    static constexpr std::array<std::pair<const char *, Status>, 4> words{{{"ahead", Status::Ahead},
                                                                           {"behind", Status::Behind},
                                                                           {"identical", Status::Identical},
                                                                           {"diverged", Status::Diverged}}};
    return {fields.word(u"status"_s, words, Status::Other), fields.count(u"ahead_by"_s), fields.count(u"behind_by"_s),
            fields.text(u"html_url"_s)};
}

struct Commit {
    QString id;
};
Commit readCommit(const JsonFields &fields)
{
    return {fields.text(u"sha"_s)};
}

QList<std::pair<QString, QString>> at(const QString &reference)
{
    if (reference.isEmpty())
        return {};
    return {{u"ref"_s, reference}};
}

class GitHubRepositories final : public ForgeRepositories
{
public:
    explicit GitHubRepositories(ApiClient &api) : m_api(api) {}

    QCoro::Task<Result<ForgeRepository>> get(RepositoryName repository, Cancel cancel) override
    {
        return m_api.read(reading(u"Reading the repository %1"_s.arg(repository.full()), repositoryPath(repository)),
                          readRepository, cancel);
    }

    QCoro::Task<Result<QList<ForgeRepository>>> mine(Cancel cancel) override
    {
        return m_api.readAll(
            reading(u"Listing the account's repositories"_s, {u"user"_s, u"repos"_s},
                    {{u"affiliation"_s, u"owner,collaborator,organization_member"_s}, {u"sort"_s, u"pushed"_s}}),
            {}, readRepository, cancel);
    }

    QCoro::Task<Result<ForgeBranch>> branch(RepositoryName repository, QString branch, Cancel cancel) override
    {
        return m_api.read(reading(u"Reading the branch %1 of %2"_s.arg(branch, repository.full()),
                                  repositoryPath(repository, {u"branches"_s, branch})),
                          readBranch, cancel);
    }

    QCoro::Task<Result<std::optional<ForgeReference>>> reference(RepositoryName repository, QString fullName,
                                                                 Cancel cancel) override
    {
        const QString below = fullName.startsWith("refs/"_L1) ? fullName.mid(5) : fullName;
        const ApiRequest request = reading(u"Reading %1 of %2"_s.arg(fullName, repository.full()),
                                           repositoryPath(repository, {u"git"_s, u"ref"_s, below}));
        const auto found = co_await m_api.read(request, readReference, cancel);
        co_return orNothing(found);
    }

    QCoro::Task<Result<QList<ForgeReference>>> references(RepositoryName repository, QString prefix,
                                                          Cancel cancel) override
    {
        const QString below = prefix.startsWith("refs/"_L1) ? prefix.mid(5) : prefix;
        // GitHub gives all of them at once.
        const ApiRequest request = reading(u"Listing the references %1… of %2"_s.arg(prefix, repository.full()),
                                           repositoryPath(repository, {u"git"_s, u"matching-refs"_s, below}));
        const auto answer = co_await m_api.call(request, cancel);
        if (!answer)
            co_return tl::unexpected(answer.error());
        co_return ApiClient::parseList(request.doing, *answer, readReference);
    }

    QCoro::Task<Result<QString>> commitOf(RepositoryName repository, QString reference, Cancel cancel) override
    {
        const ApiRequest request =
            reading(u"Reading the commit of %1 in %2"_s.arg(reference, repository.full()),
                    repositoryPath(repository, {u"commits"_s, reference}), {{u"per_page"_s, u"1"_s}});
        const auto found = co_await m_api.read(request, readCommit, cancel);
        co_return found.map([](const Commit &commit) { return commit.id; });
    }

    QCoro::Task<Result<void>> createBranch(RepositoryName repository, QString branch, QString commit,
                                           Cancel cancel) override
    {
        return m_api.run(changing("POST", u"Making the branch %1 in %2"_s.arg(branch, repository.full()),
                                  repositoryPath(repository, {u"git"_s, u"refs"_s}),
                                  QJsonObject{{u"ref"_s, u"refs/heads/"_s + branch}, {u"sha"_s, commit}}),
                         cancel);
    }

    QCoro::Task<Result<void>> removeBranch(RepositoryName repository, QString branch, QString expected,
                                           Cancel cancel) override
    {
        const QString fullName = u"refs/heads/"_s + branch;
        const auto stands = co_await reference(repository, fullName, cancel);
        if (!stands)
            co_return tl::unexpected(stands.error());
        if (!stands->has_value())
            co_return Result<void>();
        if ((*stands)->object != expected)
            co_return fail(Error::Kind::Conflict, u"The branch %1 has moved, so it stays"_s.arg(branch),
                           u"%1, not %2"_s.arg((*stands)->object, expected));
        const ApiRequest request = changing("DELETE", u"Removing the branch %1 of %2"_s.arg(branch, repository.full()),
                                            repositoryPath(repository, {u"git"_s, u"refs"_s, u"heads/"_s + branch}));
        const auto removed = co_await m_api.run(request, cancel);
        co_return orGone(removed);
    }

    QCoro::Task<Result<ForgeFile>> file(RepositoryName repository, QString path, QString reference,
                                        Cancel cancel) override
    {
        ApiRequest request =
            reading(u"Reading %1 of %2"_s.arg(path, repository.full()),
                    repositoryPath(repository, QStringList{u"contents"_s} + path.split(u'/')), at(reference));
        const auto answer = co_await m_api.call(request, cancel);
        if (!answer)
            co_return tl::unexpected(answer.error());
        const auto json = ApiClient::jsonOf(request.doing, *answer);
        if (json && json->isArray())
            co_return fail(Error::Kind::NotFound, u"%1 failed: it is a folder"_s.arg(request.doing));
        auto file = ApiClient::parse(request.doing, *answer, readFile);
        if (!file || file->bytes.size() == file->size)
            co_return file;
        // Above 1 MB the object has no content.
        request.accept = "application/vnd.github.raw+json";
        const auto raw = co_await m_api.call(request, cancel);
        if (!raw)
            co_return tl::unexpected(raw.error());
        file->bytes = raw->body;
        co_return file;
    }

    QCoro::Task<Result<QList<ForgeFile>>> folder(RepositoryName repository, QString path, QString reference,
                                                 Cancel cancel) override
    {
        QStringList below{u"contents"_s};
        below += path.split(u'/', Qt::SkipEmptyParts);
        const ApiRequest request =
            reading(u"Listing %1 of %2"_s.arg(path.isEmpty() ? u"the files"_s : path, repository.full()),
                    repositoryPath(repository, below), at(reference));
        const auto answer = co_await m_api.call(request, cancel);
        if (!answer)
            co_return tl::unexpected(answer.error());
        co_return ApiClient::parseList(request.doing, *answer, readFile);
    }

    QCoro::Task<Result<void>> writeFile(RepositoryName repository, ForgeFileWrite file, Cancel cancel) override
    {
        QJsonObject body{{u"message"_s, file.message},
                         {u"content"_s, QString::fromLatin1(file.bytes.toBase64())},
                         {u"branch"_s, file.branch}};
        if (!file.replaces.isEmpty())
            body.insert(u"sha"_s, file.replaces);
        return m_api.run(changing("PUT",
                                  u"Writing %1 on the branch %2 of %3"_s.arg(file.path, file.branch, repository.full()),
                                  repositoryPath(repository, QStringList{u"contents"_s} + file.path.split(u'/')), body),
                         cancel);
    }

    QCoro::Task<Result<ForgeComparison>> compare(RepositoryName repository, QString base, QString head,
                                                 Cancel cancel) override
    {
        // One commit of the list is enough: the counts are of all.
        return m_api.read(reading(u"Comparing %1 with %2 in %3"_s.arg(head, base, repository.full()),
                                  repositoryPath(repository, {u"compare"_s, base + u"..."_s + head}),
                                  {{u"per_page"_s, u"1"_s}}),
                          readComparison, cancel);
    }

private:
    ApiClient &m_api;
};

} // namespace

std::unique_ptr<ForgeRepositories> makeRepositories(ApiClient &api)
{
    return std::make_unique<GitHubRepositories>(api);
}

} // namespace tagboat
