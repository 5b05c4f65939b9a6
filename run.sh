#!/usr/bin/env bash
# Installs what is missing, builds, and opens the program on the built-in demo: ./run.sh [--torch PREFIX]
# Without a display the same stages run on the command line and the map is written as a picture.
set -euo pipefail
cd "$(dirname "$0")"
source packaging/setup.sh "$@"
build_program release
./build/release/app/cli/coincide demo build/demo/demo.coincide --dir build/demo/dataset --run
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec ./build/release/app/gui/coincide-explorer build/demo/demo.coincide
fi
echo "The map of the demo is build/demo/dataset/demo-map.png."
