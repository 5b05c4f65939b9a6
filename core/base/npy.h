#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/base/file.h"

namespace coincide {

enum class NpyType { Float16, Float32, Float64, Int32, Int64, Bool, UInt8 };

std::size_t npyItemSize(NpyType type);
const char* npyTypeName(NpyType type);   ///< numpy's name: "float16", ...

/// What the header of a `.npy` file says.
struct NpyHeader {
    NpyType type = NpyType::Float32;
    std::vector<std::size_t> shape;
    std::size_t dataOffset = 0;    ///< bytes before the first item
    std::size_t count = 0;         ///< items in all
};

/// Parses the header at the start of `bytes` (format 1.0 to 3.0, little endian, C order) and checks that the data that it
/// promises is there (`bytes` is the whole file). `name` goes into messages.
/// **Throws** BadInput.
NpyHeader parseNpyHeader(std::span<const std::byte> bytes, const std::string& name);

/// Header bytes for an array of this type and shape: format 1.0, padded so that the data starts at a multiple of 64,
/// identical for identical arguments.
std::string npyHeaderBytes(NpyType type, std::span<const std::size_t> shape);

/// A `.npy` file mapped read-only.
class NpyFile {
public:
    NpyFile() = default;
    /// **Throws** NotFound, Io, BadInput (damaged, truncated, other byte order, Fortran order, unknown type).
    explicit NpyFile(const Path& path);

    const NpyHeader& header() const { return header_; }
    const std::vector<std::size_t>& shape() const { return header_.shape; }
    NpyType type() const { return header_.type; }
    const std::byte* data() const { return file_.bytes().data() + header_.dataOffset; }
    const MappedFile& file() const { return file_; }
    const std::string& name() const { return name_; }   ///< for messages

    /// Throws BadInput unless the array has this many dimensions.
    void requireDimensions(std::size_t dimensions) const;

    /// The items converted to the asked type (from any numeric type, exactly where the value fits).
    /// **Throws** BadInput where an integer is asked of a non-integral value.
    std::vector<std::int64_t> toInt64() const;
    std::vector<double> toDouble() const;
    std::vector<float> toFloat() const;

private:
    std::string name_;
    MappedFile file_;
    NpyHeader header_;
};

/// Writes an array as an AtomicFile.
void writeNpy(const Path& path, NpyType type, std::span<const std::size_t> shape, const void* data);
void writeNpy(const Path& path, std::span<const double> values, std::vector<std::size_t> shape = {});
void writeNpy(const Path& path, std::span<const float> values, std::vector<std::size_t> shape = {});
void writeNpy(const Path& path, std::span<const std::int64_t> values, std::vector<std::size_t> shape = {});
void writeNpy(const Path& path, std::span<const std::int32_t> values, std::vector<std::size_t> shape = {});

}  // namespace coincide
