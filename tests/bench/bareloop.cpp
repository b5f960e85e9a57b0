// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0

// The least that a scan with libgit2 can cost: for each repository named on standard input HEAD, the tags peeled, the
// status with untracked files, ahead and behind, the highest reachable tag and the commits since. Two threads. It
// leaves out everything that makes a scan right, and is what Tagboat's own scan is measured beside.
#include <git2.h>

#include <atomic>
#include <iostream>
#include <map>
#include <string>
#include <thread>
#include <vector>

namespace
{

struct Tags {
    git_repository *repository;
    std::map<std::string, std::string> names; ///< of a commit, by its id
};

int peel(const char *name, git_oid *, void *data)
{
    auto *tags = static_cast<Tags *>(data);
    git_reference *reference = nullptr;
    git_object *target = nullptr;
    if (git_reference_lookup(&reference, tags->repository, name) == 0 &&
        git_reference_peel(&target, reference, GIT_OBJECT_COMMIT) == 0) {
        const auto *id = git_object_id(target);
        tags->names[std::string(reinterpret_cast<const char *>(id->id), GIT_OID_RAWSZ)] = name;
    }
    git_object_free(target);
    git_reference_free(reference);
    return 0;
}

size_t sinceTag(git_repository *repository, const git_oid &head, const Tags &tags)
{
    git_revwalk *walk = nullptr;
    git_revwalk_new(&walk, repository);
    git_revwalk_push(walk, &head);
    size_t count = 0;
    git_oid id;
    while (git_revwalk_next(&id, walk) == 0) {
        if (tags.names.count(std::string(reinterpret_cast<const char *>(id.id), GIT_OID_RAWSZ)) > 0)
            break;
        ++count;
    }
    git_revwalk_free(walk);
    return count;
}

size_t look(const std::string &path)
{
    git_repository *repository = nullptr;
    if (git_repository_open_ext(&repository, path.c_str(), GIT_REPOSITORY_OPEN_NO_SEARCH, nullptr) != 0)
        return 0;
    size_t sum = 0;
    git_oid head;
    git_oid upstream;
    if (git_reference_name_to_id(&head, repository, "HEAD") == 0) {
        Tags tags{repository, {}};
        git_tag_foreach(repository, peel, &tags);
        sum += sinceTag(repository, head, tags);
        size_t ahead = 0;
        size_t behind = 0;
        if (git_reference_name_to_id(&upstream, repository, "refs/remotes/origin/main") == 0)
            git_graph_ahead_behind(&ahead, &behind, repository, &head, &upstream);
        sum += ahead + behind;
    }
    git_status_options options;
    git_status_options_init(&options, GIT_STATUS_OPTIONS_VERSION);
    options.flags = GIT_STATUS_OPT_INCLUDE_UNTRACKED;
    git_status_list *list = nullptr;
    if (git_status_list_new(&list, repository, &options) == 0)
        sum += git_status_list_entrycount(list);
    git_status_list_free(list);
    git_repository_free(repository);
    return sum;
}

} // namespace

int main()
{
    git_libgit2_init();
    std::vector<std::string> paths;
    for (std::string line; std::getline(std::cin, line);)
        paths.push_back(line);
    std::atomic<size_t> next = 0;
    std::atomic<size_t> sum = 0;
    const auto work = [&] {
        for (size_t i = next++; i < paths.size(); i = next++)
            sum += look(paths[i]);
    };
    std::thread other(work);
    work();
    other.join();
    std::cout << sum << '\n';
    return paths.empty() ? 1 : 0;
}
