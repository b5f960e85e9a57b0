// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/story.h"

namespace tagboat::practice
{

Story keel()
{
    Story story("keel", "tag-only", "Shell functions that keep a server upright.");
    story.plainTags()
        .file("VERSION", "@version@\n")
        .entry("Added", "`keel status`.")
        .commit(205, "feat: keel status", "keel.sh", R"(#!/bin/sh
# Keeps a server upright.
keel_status() {
    uptime
}
)")
        .release(200, "0.7.0")
        .entry("Added", "`keel balance`.")
        .commit(98, "feat: keel balance", "keel.sh", "\nkeel_balance() {\n    nice -n 10 \"$@\"\n}\n")
        .release(95, "0.8.0")
        .entry("Fixed", "`keel status` works without a terminal.")
        .commit(48, "fix: status without a terminal", "keel.sh", "\nkeel_is_terminal() {\n    [ -t 1 ]\n}\n")
        .release(47, "0.8.1")
        .entry("Added", "`keel ballast` keeps disk space free.")
        .commit(15, "feat: keel ballast", "keel.sh", "\nkeel_ballast() {\n    fallocate -l \"$1\" /var/ballast\n}\n")
        .commit(14, "docs: what ballast is for", "README.md",
                "\nBallast is a file that can be thrown overboard when the disk is full.\n")
        .entry("Fixed", "`keel balance` says when there is nothing to run.")
        .commit(7, "fix: balance with nothing to run", "keel.sh",
                "\nkeel_usage() {\n    echo \"usage: keel balance COMMAND\" >&2\n}\n");
    return story;
}

} // namespace tagboat::practice
