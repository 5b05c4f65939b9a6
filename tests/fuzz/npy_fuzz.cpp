// Arrays of numpy: header and values.
#include "core/base/npy.h"
#include "tests/fuzz/fuzz_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace coincide;
    mayRefuse([&] {
        const NpyHeader header = parseNpyHeader({reinterpret_cast<const std::byte*>(data), size}, "input");
        require(header.dataOffset <= size && header.count <= (size - header.dataOffset) / npyItemSize(header.type));
        std::string same = npyHeaderBytes(header.type, header.shape);
        same.append(header.count * npyItemSize(header.type), '\0');
        const NpyHeader again = parseNpyHeader(std::as_bytes(std::span(same)), "copy");
        require(again.type == header.type && again.shape == header.shape && again.count == header.count);
    });
    const MemoryFile file(textOf(data, size));
    mayRefuse([&] {
        const NpyFile array(file.path());
        require(array.toDouble().size() == array.header().count);
        require(array.toFloat().size() == array.header().count);
        array.toInt64();
    });
    return 0;
}
