// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

/// Stands in for libFuzzer's main: runs the target once over each file of a folder. No file at all is a failure.
int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fputs("usage: fuzz_x CORPUS-FOLDER\n", stderr);
        return 2;
    }
    int files = 0;
    try {
        for (const auto &entry : std::filesystem::directory_iterator(argv[1])) {
            if (!entry.is_regular_file())
                continue;
            std::ifstream stream(entry.path(), std::ios::binary);
            const std::string content{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
            std::printf("%s\n", entry.path().filename().c_str());
            std::fflush(stdout); // so that the last line names the file that crashed
            LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(content.data()), content.size());
            ++files;
        }
    } catch (const std::exception &problem) {
        std::fprintf(stderr, "%s\n", problem.what());
        return 1;
    }
    std::printf("%d files\n", files);
    return files > 0 ? 0 : 1;
}
