# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# What packaging/run and packaging/test share. Sourced by bash; the caller has set -euo pipefail.

source_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '\n\033[1m==> %s\033[0m\n' "$*"; }

# die MESSAGE REMEDY
die() {
    printf '%s\n  %s\n' "$1" "$2" >&2
    exit 1
}

# dependencies_of GROUP...: the lines of these groups of packaging/dependencies
dependencies_of() {
    local line group=
    while read -r line; do
        case $line in
        '' | '#'*) ;;
        '['*']') group=${line:1:-1} ;;
        *) [[ " $* " == *" $group "* ]] && printf '%s\n' "$line" ;;
        esac
    done <"$source_dir/packaging/dependencies"
    return 0
}

# is_known PACKAGE: whether apt could install it
is_known() { [[ -n $(apt-cache madison "$1" 2>/dev/null) ]]; }

# missing_of GROUP...: of each line, all its alternatives unless one of them is installed
missing_of() {
    local line name found installed
    installed=$(dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' | sed -n 's/^.i  *//p')
    dependencies_of "$@" | while read -r line; do
        found=no
        for name in ${line//|/ }; do
            grep -qxF -- "$name" <<<"$installed" && found=yes
        done
        [[ $found == yes ]] || printf '%s\n' "$line"
    done
}

# install_dependencies GROUP...: asks apt for what is missing, and for nothing when nothing is
install_dependencies() {
    if ! { command -v dpkg-query && command -v apt-get; } >/dev/null; then
        die "This script installs packages on Debian 12 and Ubuntu 24.04 only." \
            "Elsewhere, install what packaging/dependencies lists, then use the CMake presets (CONTRIBUTING.md)."
    fi
    local missing line name packages=() root=()
    missing=$(missing_of "$@")
    [[ -n $missing ]] || return 0
    if ((EUID != 0)); then
        command -v sudo >/dev/null || die "Packages are missing:" "Run as root: apt-get install ${missing//$'\n'/ }"
        root=(sudo)
    fi
    say "Reading the package lists"
    "${root[@]}" apt-get -qq update </dev/null
    while read -r line; do
        for name in ${line//|/ }; do
            is_known "$name" && break
        done
        packages+=("$name")
    done <<<"$missing"
    say "Installing ${#packages[@]} packages: ${packages[*]}"
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends \
        -o Dpkg::Use-Pty=0 install "${packages[@]}" </dev/null >/dev/null
}

# build PRESET FOLDER: configures when needed (Ninja sees changed CMake files by itself) and builds
build() {
    local preset=$1 folder=$2
    say "Building in $folder (preset $preset)"
    cd "$source_dir" || return
    if [[ ! -f $folder/build.ninja || CMakePresets.json -nt $folder/build.ninja ]]; then
        cmake --preset "$preset" -B "$folder"
    fi
    cmake --build "$folder"
}
