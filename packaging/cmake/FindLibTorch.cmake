# Finds LibTorch 2.x in LIBTORCH_ROOT (a CMake or environment variable): an unpacked libtorch, or the `torch` folder of a
# Python environment. Unlike the package's own configuration it needs no CUDA toolkit, and it never mixes two copies.
# Defines LibTorch::LibTorch and LibTorch_LIBRARY_DIR.
set(LIBTORCH_ROOT "$ENV{LIBTORCH_ROOT}" CACHE PATH "prefix of LibTorch")

find_path(LibTorch_INCLUDE_DIR ATen/Tensor.h PATHS ${LIBTORCH_ROOT} PATH_SUFFIXES include NO_DEFAULT_PATH)
foreach(name torch torch_cpu c10 torch_cuda c10_cuda)
    find_library(LibTorch_${name}_LIBRARY ${name} PATHS ${LIBTORCH_ROOT} PATH_SUFFIXES lib NO_DEFAULT_PATH)
endforeach()
if(LibTorch_INCLUDE_DIR AND EXISTS ${LibTorch_INCLUDE_DIR}/torch/headeronly/version.h)
    set(version_file ${LibTorch_INCLUDE_DIR}/torch/headeronly/version.h)
else()
    set(version_file ${LibTorch_INCLUDE_DIR}/torch/csrc/api/include/torch/version.h)
endif()
if(EXISTS ${version_file})
    file(STRINGS ${version_file} version_lines REGEX "define TORCH_VERSION_(MAJOR|MINOR|PATCH) ")
    string(REGEX REPLACE "[^0-9;]" "" LibTorch_VERSION "${version_lines}")
    string(REPLACE ";" "." LibTorch_VERSION "${LibTorch_VERSION}")
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(LibTorch
    REQUIRED_VARS LibTorch_torch_LIBRARY LibTorch_torch_cpu_LIBRARY LibTorch_c10_LIBRARY LibTorch_INCLUDE_DIR
    VERSION_VAR LibTorch_VERSION
    REASON_FAILURE_MESSAGE "give -DLIBTORCH_ROOT=PREFIX, or let ./run.sh fetch it")

if(LibTorch_FOUND AND NOT TARGET LibTorch::LibTorch)
    get_filename_component(LibTorch_LIBRARY_DIR ${LibTorch_torch_cpu_LIBRARY} DIRECTORY)
    add_library(LibTorch::LibTorch INTERFACE IMPORTED)
    target_include_directories(LibTorch::LibTorch SYSTEM INTERFACE
        ${LibTorch_INCLUDE_DIR} ${LibTorch_INCLUDE_DIR}/torch/csrc/api/include)
    target_link_libraries(LibTorch::LibTorch INTERFACE ${LibTorch_torch_cpu_LIBRARY} ${LibTorch_c10_LIBRARY})
    if(LibTorch_torch_cuda_LIBRARY)
        # Registers its kernels while loading, so the linker must not drop it although no symbol of it is named.
        target_link_libraries(LibTorch::LibTorch INTERFACE
            -Wl,--no-as-needed ${LibTorch_torch_LIBRARY} ${LibTorch_torch_cuda_LIBRARY} ${LibTorch_c10_cuda_LIBRARY} -Wl,--as-needed)
    else()
        target_link_libraries(LibTorch::LibTorch INTERFACE ${LibTorch_torch_LIBRARY})
    endif()
endif()
mark_as_advanced(LibTorch_INCLUDE_DIR)
