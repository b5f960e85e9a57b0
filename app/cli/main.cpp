// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "program.h"

#include <QCoreApplication>

#ifdef __GLIBC__
#include <malloc.h>
#endif

int main(int argc, char *argv[])
{
#ifdef __GLIBC__
    // A scan takes and frees memory for each repository: giving it back to the system each time is a twentieth of its
    // work.
    mallopt(M_TRIM_THRESHOLD, 64 * 1024 * 1024);
    mallopt(M_MMAP_THRESHOLD, 4 * 1024 * 1024);
#endif
    const QCoreApplication application(argc, argv);
    return tagboat::cli::runProgram(QCoreApplication::arguments().sliced(1));
}
