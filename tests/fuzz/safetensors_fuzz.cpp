// Weight files: the header by itself, and the whole file with its values.
#include "core/nn/safetensors.h"
#include "core/nn/safetensors_header.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/tensor_values.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace coincide;
    mayRefuse([&] { parseSafetensorsHeader(textOf(data, size), "input"); });
    const MemoryFile file(textOf(data, size));
    mayRefuse([&] { readAllValues(SafetensorsFile(file.path()), size); });
    return 0;
}
