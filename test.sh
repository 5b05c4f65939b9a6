#!/usr/bin/env bash
# Installs what is missing, builds and runs all tests: ./test.sh [--torch PREFIX]
set -euo pipefail
cd "$(dirname "$0")"
source packaging/setup.sh "$@"
build_program release
ctest --preset release -j "$(nproc)"
