// Weight files of PyTorch: the pickle by itself, and the zip file around it.
#include "core/nn/pickle_reader.h"
#include "core/nn/stored_zip.h"
#include "core/nn/torch_pickle.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/tensor_values.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace coincide;
    mayRefuse([&] { readTensorPickle(textOf(data, size), "input"); });
    mayRefuse([&] {
        for (const auto& [name, entry] : readStoredZip({reinterpret_cast<const std::byte*>(data), size}, "input"))
            require(entry.offset <= size && entry.size <= size - entry.offset);
    });
    const MemoryFile file(textOf(data, size));
    mayRefuse([&] { readAllValues(TorchPickleFile(file.path()), size); });
    return 0;
}
