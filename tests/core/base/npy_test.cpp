#include "core/base/npy.h"

#include <gtest/gtest.h>

#include <cstring>
#include <fstream>

#include "core/base/error.h"
#include "tests/temporary_folder.h"

namespace coincide {
namespace {

std::string valid() {
    const std::size_t shape[] = {2, 3};
    std::string bytes = npyHeaderBytes(NpyType::Float32, shape);
    return bytes + std::string(24, '\0');
}

NpyHeader parse(const std::string& bytes) {
    return parseNpyHeader(std::as_bytes(std::span(bytes.data(), bytes.size())), "x.npy");
}

TEST(Npy, HeaderIsAlignedAndReadsBack) {
    const std::string bytes = valid();
    const NpyHeader header = parse(bytes);
    EXPECT_EQ(header.dataOffset % 64, 0u);
    EXPECT_EQ(header.shape, (std::vector<std::size_t>{2, 3}));
    EXPECT_EQ(header.type, NpyType::Float32);
}

TEST(Npy, EveryTruncationIsRefused) {
    const std::string bytes = valid();
    for (std::size_t length = 0; length < bytes.size(); ++length)
        EXPECT_THROW(parse(bytes.substr(0, length)), Error) << length;
}

TEST(Npy, OverflowingShapeIsRefused) {
    std::string bytes = valid();
    const std::string from = "(2, 3)", to = "(4611686018427387904, 8)";
    std::string header = "{'descr': '<f4', 'fortran_order': False, 'shape': " + to + ", }\n";
    std::string file("\x93NUMPY\x01\x00", 8);
    file += static_cast<char>(header.size());
    file += '\0';
    EXPECT_THROW(parse(file + header), Error);
}

TEST(Npy, FileReadsBackThroughConversions) {
    const TemporaryFolder folder;
    const std::vector<std::int64_t> values{1, -2, 3, 1LL << 40};
    writeNpy(folder.path() / "a.npy", std::span<const std::int64_t>(values));
    const NpyFile file(folder.path() / "a.npy");
    EXPECT_EQ(file.toInt64(), values);
    EXPECT_EQ(file.toDouble()[3], static_cast<double>(1LL << 40));
    EXPECT_THROW(file.requireDimensions(2), Error);
}

}  // namespace
}  // namespace coincide
