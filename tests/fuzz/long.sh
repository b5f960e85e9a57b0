#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
# long.sh PROGRAMS CORPUS WORK [SECONDS [TARGET...]]: runs the fuzz targets in the folder PROGRAMS, 60 seconds each, or
# SECONDS, or what the variable FUZZ_SECONDS says, starting from CORPUS. What they learn stays in WORK, and so do the inputs that broke something.
set -euo pipefail
programs=$1 corpus=$2 work=$3 seconds=${4:-${FUZZ_SECONDS:-60}}
shift $(($# < 4 ? $# : 4))
if (($# == 0)); then
    set -- "$corpus"/*/
fi
broken=()
for target in "$@"; do
    name=$(basename "$target")
    mkdir -p "$work/$name"
    echo "fuzz_$name: $seconds s"
    if ! "$programs/fuzz_$name" -max_total_time="$seconds" -max_len=16384 -timeout=20 -rss_limit_mb=1024 \
        -artifact_prefix="$work/$name." "$work/$name" "$corpus/$name" >"$work/$name.log" 2>&1; then
        broken+=("$name")
        tail -n 30 "$work/$name.log"
    fi
    grep '^Done ' "$work/$name.log" || true
done
if ((${#broken[@]})); then
    echo "Broken: ${broken[*]}; the inputs lie in $work. Mend the fault and put the input into $corpus/NAME." >&2
    exit 1
fi
