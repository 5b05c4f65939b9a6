#!/usr/bin/env bash
# Installs what is missing, builds, and runs the built-in demo: ./run.sh [--torch PREFIX]
set -euo pipefail
cd "$(dirname "$0")"
source packaging/setup.sh "$@"
build_program release
./build/release/app/cli/coincide demo build/demo/demo.coincide --dir build/demo/dataset --run
echo "The map of the demo is build/demo/dataset/demo-map.png."
