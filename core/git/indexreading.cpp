// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "git/giterror.h"
#include "git/libgit2repository.h"
#include "git/opening.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

Result<QList<TrackedFile>> LibGit2Repository::trackedFiles()
{
    const QString what = u"Reading the index"_s;
    git::IndexHandle index;
    TB_GIT(git_repository_index(git::Out(index), m_repository.get()), what);
    TB_GIT(git_index_read(index.get(), 0), what);
    QList<TrackedFile> files;
    const size_t count = git_index_entrycount(index.get());
    files.reserve(static_cast<qsizetype>(count));
    for (size_t i = 0; i < count; ++i) {
        const git_index_entry *entry = git_index_get_byindex(index.get(), i);
        TrackedFile file;
        file.path = QString::fromUtf8(entry->path);
        if (!files.isEmpty() && files.constLast().path == file.path)
            continue; // another side of a conflict
        file.id = git::idText(entry->id);
        file.submodule = entry->mode == GIT_FILEMODE_COMMIT;
        file.size = file.submodule ? 0 : entry->file_size;
        files.append(file);
    }
    return files;
}

Result<QList<Submodule>> LibGit2Repository::submodules(const QList<TrackedFile> &files)
{
    QList<Submodule> modules;
    for (const TrackedFile &file : files) {
        if (!file.submodule)
            continue;
        Submodule module{file.path, file.id, {}, false};
        if (auto opened = git::openRepository(m_path + u'/' + file.path)) {
            LibGit2Repository repository(std::move(opened->repository), std::move(opened->path));
            if (const auto state = repository.state()) {
                module.current = state->head;
                module.dirty = state->dirty();
            }
        }
        modules.append(module);
    }
    return modules;
}

} // namespace tagboat
