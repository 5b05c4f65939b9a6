#!/usr/bin/env bash
# Installs what is missing, builds and runs all tests: ./test.sh [--sanitize] [--torch PREFIX]
# --sanitize runs them with AddressSanitizer and UndefinedBehaviorSanitizer instead.
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
