#!/usr/bin/env bash
# Runs fuzz targets one after another, SECONDS each: run.sh SECONDS [TARGET...]. They are those of build/fuzz, or of COINCIDE_FUZZ_BUILD.
# New inputs gather in its folder found/TARGET; what ends a target is kept in its folder findings. Exit status 1 = there are findings.
set -uo pipefail
cd "$(dirname "$0")/../.."
seconds="${1:?usage: run.sh SECONDS [TARGET...]}"
shift
build="${COINCIDE_FUZZ_BUILD:-build/fuzz}"
targets=("$@")
if [ ${#targets[@]} -eq 0 ]; then
    for source in tests/fuzz/*_fuzz.cpp; do targets+=("$(basename "${source%_fuzz.cpp}")"); done
fi
# Libraries that are not instrumented hand over containers whose unused room they never marked.
export ASAN_OPTIONS="detect_container_overflow=0:allocator_may_return_null=1:${ASAN_OPTIONS:-}"
status=0
mkdir -p "$build/findings"
for target in "${targets[@]}"; do
    found="$build/found/$target"
    log="$build/findings/$target.log"
    mkdir -p "$found"
    options=(-max_total_time="$seconds" -max_len=8192 -timeout=20 -rss_limit_mb=3000 -malloc_limit_mb=2000 -print_final_stats=1)
    [ ! -e "tests/fuzz/$target.dict" ] || options+=(-dict="tests/fuzz/$target.dict")
    if nice -n 15 "$build/tests/fuzz/fuzz_$target" "${options[@]}" -artifact_prefix="$build/findings/$target-" \
        "$found" "tests/fuzz/corpus/$target" > "$log" 2>&1; then
        result="nothing found"
    else
        result="FINDING, see $log"
        status=1
    fi
    count=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    echo "$target: ${count:-?} executions, $result"
done
exit $status
