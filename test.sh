#!/usr/bin/env bash
# Installs what is missing, builds and runs all tests: ./test.sh [--sanitize] [--torch PREFIX]
# --sanitize runs them with AddressSanitizer and UndefinedBehaviorSanitizer instead.
# Where Clang with libFuzzer is there, every fuzz target runs for COINCIDE_FUZZ_SECONDS (20; 0 = none) afterwards.
set -euo pipefail
cd "$(dirname "$0")"
preset=release
if [ "${1:-}" = --sanitize ]; then
    preset=asan
    shift
fi
source packaging/setup.sh "$@"
build_program "$preset"
ctest --preset "$preset" -j "$(nproc)"
fuzz_seconds="${COINCIDE_FUZZ_SECONDS:-20}"
if [ "$preset" = release ] && [ "$fuzz_seconds" -gt 0 ] && has_libfuzzer; then
    build_program fuzz
    tests/fuzz/run.sh "$fuzz_seconds"
fi
