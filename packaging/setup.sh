# Sourced by run.sh and test.sh: makes sure that packages and LibTorch are there, and builds.

torch_version=2.13.0
torch_prefix="${LIBTORCH_ROOT:-}"
while [ $# -gt 0 ]; do
    case "$1" in
        --torch) torch_prefix="$2"; shift 2 ;;
        --torch=*) torch_prefix="${1#--torch=}"; shift ;;
        *) echo "usage: $(basename "$0") [--torch PREFIX]" >&2; exit 2 ;;
    esac
done

packages=(cmake g++ ninja-build ccache mold pkg-config python3-venv ca-certificates
    libopencv-dev libeigen3-dev libsqlitecpp-dev libsqlite3-dev libsimdjson-dev nlohmann-json3-dev libcli11-dev
    libspdlog-dev libgtest-dev libgmock-dev libbenchmark-dev libonig-dev libsentencepiece-dev libutf8proc-dev
    libxxhash-dev libssl-dev libgif-dev libjpeg-dev libpng-dev libwebp-dev libtiff-dev libfreetype-dev fonts-dejavu-core
    qt6-base-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools qt6-svg-dev libqt6opengl6-dev libqt6openglwidgets6
    libgl-dev libegl-dev libvulkan-dev libgl1-mesa-dri libvtk9-dev xvfb xauth fonts-roboto-unhinted fonts-noto-cjk qt6-translations-l10n)

install_packages() {
    local missing=()
    for package in "${packages[@]}"; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return
    echo "Installing ${#missing[@]} packages: ${missing[*]}"
    local sudo=""
    [ "$(id -u)" -eq 0 ] || sudo=sudo
    $sudo apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# LibTorch from the pinned wheel, in a virtual environment inside the build folder.
find_torch() {
    if [ -z "$torch_prefix" ]; then
        local env="$PWD/build/torch-$torch_version"
        if [ ! -e "$env/complete" ]; then
            echo "Fetching LibTorch $torch_version into build/ (200 MB, or some GB where the CUDA build is served)"
            rm -rf "$env"
            python3 -m venv "$env"
            "$env/bin/pip" install --quiet --disable-pip-version-check "torch==$torch_version"
            touch "$env/complete"
        fi
        torch_prefix=$(echo "$env"/lib/python3*/site-packages/torch)
    fi
    export LIBTORCH_ROOT="$torch_prefix"
}

# Whether Clang is there and links a fuzz target.
has_libfuzzer() {
    command -v clang++ >/dev/null || return 1
    local folder status=0
    folder=$(mktemp -d)
    echo 'extern "C" int LLVMFuzzerTestOneInput(const unsigned char*, unsigned long) { return 0; }' > "$folder/probe.cpp"
    clang++ -fsanitize=fuzzer,address "$folder/probe.cpp" -o "$folder/probe" 2>/dev/null || status=1
    rm -rf "$folder"
    return $status
}

build_program() {
    mkdir -p build
    # Objects of one clone serve another.
    export CCACHE_BASEDIR="$PWD" CCACHE_NOHASHDIR=1 CCACHE_SLOPPINESS=pch_defines,time_macros
    install_packages
    find_torch
    if [ ! -e "build/$1/build.ninja" ]; then
        echo "Configuring build/$1"
        cmake --preset "$1" -DLIBTORCH_ROOT="$LIBTORCH_ROOT" > "build/configure-$1.log" || { cat "build/configure-$1.log" >&2; exit 1; }
    fi
    echo "Building build/$1"
    cmake --build --preset "$1" -- --quiet
}
