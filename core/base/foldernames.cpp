// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/foldernames.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <dirent.h>

namespace tagboat
{

int eachNameIn(int folder, const std::function<bool(const char *name, unsigned char type)> &take)
{
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init): getdents64() fills it, and there are very many folders
    alignas(dirent64) std::array<char, 16 * 1024> block;
    ssize_t size = 0;
    while ((size = ::getdents64(folder, block.data(), block.size())) > 0) {
        for (ssize_t at = 0; at < size;) {
            const auto *entry = reinterpret_cast<const dirent64 *>(block.data() + at);
            at += entry->d_reclen;
            if (std::strcmp(entry->d_name, ".") == 0 || std::strcmp(entry->d_name, "..") == 0)
                continue;
            if (!take(entry->d_name, entry->d_type))
                return 0;
        }
    }
    return size < 0 ? errno : 0;
}

} // namespace tagboat
