// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "desktopapplication.h"

int main(int argc, char *argv[])
{
    return tagboat::runDesktop(argc, argv);
}
