#include "core/base/npy.h"

#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>
#include <optional>

#include "core/base/error.h"
#include "core/base/half.h"

namespace coincide {

static_assert(std::endian::native == std::endian::little, "files are little endian and are mapped as they are");

namespace {

constexpr std::size_t kMaxHeader = 1 << 16;   // numpy's own headers are below 200 bytes
constexpr std::size_t kMaxDimensions = 8;

[[noreturn]] void damaged(const std::string& name, const std::string& why) {
    throw Error(ErrorCode::BadInput, name + " is not a usable .npy file: " + why,
                "Save it again with numpy.save as a little-endian array in C order");
}

// Reads the Python dictionary literal that numpy writes, and nothing more general.
class HeaderParser {
public:
    HeaderParser(std::string_view text, const std::string& name) : text_(text), name_(name) {}

    void parse(std::string& descr, bool& fortran, std::vector<std::size_t>& shape) {
        std::optional<std::string> gotDescr;
        std::optional<bool> gotFortran;
        bool gotShape = false;
        expect('{');
        while (!accept('}')) {
            const std::string key = quoted();
            expect(':');
            if (key == "descr" && !gotDescr) {
                gotDescr = quoted();
            } else if (key == "fortran_order" && !gotFortran) {
                gotFortran = boolean();
            } else if (key == "shape" && !gotShape) {
                shape = tuple();
                gotShape = true;
            } else {
                damaged(name_, "its header has the unknown or repeated key '" + printable(key, 30) + "'");
            }
            if (!accept(',')) {
                expect('}');
                break;
            }
        }
        blanks();
        if (!text_.empty()) damaged(name_, "there is something after its header's closing brace");
        if (!gotDescr || !gotFortran || !gotShape) damaged(name_, "its header lacks descr, fortran_order or shape");
        descr = *gotDescr;
        fortran = *gotFortran;
    }

private:
    void blanks() {
        while (!text_.empty() && (text_[0] == ' ' || text_[0] == '\n' || text_[0] == '\t')) text_.remove_prefix(1);
    }
    bool accept(char c) {
        blanks();
        if (text_.empty() || text_[0] != c) return false;
        text_.remove_prefix(1);
        return true;
    }
    void expect(char c) {
        if (!accept(c)) damaged(name_, std::string("its header has no '") + c + "' where one belongs");
    }
    std::string quoted() {
        blanks();
        if (text_.empty() || (text_[0] != '\'' && text_[0] != '"')) damaged(name_, "its header has an unquoted word");
        const std::size_t end = text_.find(text_[0], 1);
        if (end == std::string_view::npos) damaged(name_, "its header has an unfinished word");
        std::string word(text_.substr(1, end - 1));
        text_.remove_prefix(end + 1);
        return word;
    }
    bool boolean() {
        blanks();
        for (const auto& [word, value] : {std::pair{std::string_view("True"), true}, {std::string_view("False"), false}})
            if (text_.starts_with(word)) {
                text_.remove_prefix(word.size());
                return value;
            }
        damaged(name_, "fortran_order is neither True nor False");
    }
    std::vector<std::size_t> tuple() {
        std::vector<std::size_t> shape;
        expect('(');
        while (!accept(')')) {
            blanks();
            std::size_t value = 0;
            const auto [end, failure] = std::from_chars(text_.data(), text_.data() + text_.size(), value);
            if (failure != std::errc{}) damaged(name_, "its shape holds something that is not a size");
            text_.remove_prefix(static_cast<std::size_t>(end - text_.data()));
            if (!text_.empty() && text_[0] == 'L') text_.remove_prefix(1);   // Python 2 long
            shape.push_back(value);
            if (shape.size() > kMaxDimensions) damaged(name_, "it has more than 8 dimensions");
            if (!accept(',')) {
                expect(')');
                break;
            }
        }
        return shape;
    }

    std::string_view text_;
    const std::string& name_;
};

NpyType typeFromDescr(const std::string& descr, const std::string& name) {
    static constexpr std::pair<std::string_view, NpyType> kTypes[] = {
        {"<f2", NpyType::Float16}, {"<f4", NpyType::Float32}, {"<f8", NpyType::Float64}, {"<i4", NpyType::Int32},
        {"<i8", NpyType::Int64},   {"|b1", NpyType::Bool},    {"|u1", NpyType::UInt8}};
    for (const auto& [text, type] : kTypes)
        if (descr == text) return type;
    damaged(name, "its type '" + printable(descr, 30) + "' is not one of float16, float32, float64, int32, int64, bool, uint8");
}

template <class To>
std::vector<To> convert(const NpyHeader& header, const std::byte* data) {
    std::vector<To> out(header.count);
    const auto from = [&]<class From>(From) {
        for (std::size_t i = 0; i < header.count; ++i) {
            From item;
            std::memcpy(&item, data + i * sizeof(From), sizeof(From));
            out[i] = static_cast<To>(item);
        }
    };
    switch (header.type) {
        case NpyType::Float16: {
            std::vector<float> wide(header.count);
            halfToFloat(data, wide.data(), header.count);
            for (std::size_t i = 0; i < header.count; ++i) out[i] = static_cast<To>(wide[i]);
            break;
        }
        case NpyType::Float32: from(float{}); break;
        case NpyType::Float64: from(double{}); break;
        case NpyType::Int32: from(std::int32_t{}); break;
        case NpyType::Int64: from(std::int64_t{}); break;
        case NpyType::Bool:
        case NpyType::UInt8: from(std::uint8_t{}); break;
    }
    return out;
}

}  // namespace

std::size_t npyItemSize(NpyType type) {
    switch (type) {
        case NpyType::Float16: return 2;
        case NpyType::Float32:
        case NpyType::Int32: return 4;
        case NpyType::Float64:
        case NpyType::Int64: return 8;
        case NpyType::Bool:
        case NpyType::UInt8: return 1;
    }
    return 0;
}

const char* npyTypeName(NpyType type) {
    switch (type) {
        case NpyType::Float16: return "float16";
        case NpyType::Float32: return "float32";
        case NpyType::Float64: return "float64";
        case NpyType::Int32: return "int32";
        case NpyType::Int64: return "int64";
        case NpyType::Bool: return "bool";
        case NpyType::UInt8: return "uint8";
    }
    return "";
}

NpyHeader parseNpyHeader(std::span<const std::byte> bytes, const std::string& name) {
    const auto byte = [&](std::size_t i) { return static_cast<std::size_t>(bytes[i]); };
    if (bytes.size() < 10 || std::memcmp(bytes.data(), "\x93NUMPY", 6) != 0) damaged(name, "it does not start as one");
    const std::size_t major = byte(6);
    if (major < 1 || major > 3) damaged(name, "its format version " + std::to_string(major) + " is unknown");
    const std::size_t lengthBytes = major == 1 ? 2 : 4;
    if (bytes.size() < 8 + lengthBytes) damaged(name, "it ends inside its header");
    std::size_t length = byte(8) | byte(9) << 8;
    if (lengthBytes == 4) length |= byte(10) << 16 | byte(11) << 24;
    if (length > kMaxHeader) damaged(name, "its header claims " + std::to_string(length) + " bytes");
    if (bytes.size() < 8 + lengthBytes + length) damaged(name, "it ends inside its header");

    NpyHeader header;
    std::string descr;
    bool fortran = false;
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()) + 8 + lengthBytes, length);
    HeaderParser(text, name).parse(descr, fortran, header.shape);
    header.type = typeFromDescr(descr, name);
    if (fortran && header.shape.size() > 1) damaged(name, "it is in Fortran order");
    header.dataOffset = 8 + lengthBytes + length;
    header.count = 1;
    for (std::size_t extent : header.shape)
        if (__builtin_mul_overflow(header.count, extent, &header.count)) damaged(name, "its shape overflows");
    std::size_t need = 0;
    if (__builtin_mul_overflow(header.count, npyItemSize(header.type), &need) || need > bytes.size() - header.dataOffset)
        damaged(name, "its shape promises more data than the " + std::to_string(bytes.size() - header.dataOffset) +
                          " bytes that follow");
    return header;
}

std::string npyHeaderBytes(NpyType type, std::span<const std::size_t> shape) {
    static constexpr const char* kDescr[] = {"<f2", "<f4", "<f8", "<i4", "<i8", "|b1", "|u1"};
    std::string text = std::string("{'descr': '") + kDescr[static_cast<int>(type)] + "', 'fortran_order': False, 'shape': (";
    for (std::size_t i = 0; i < shape.size(); ++i)
        text += std::to_string(shape[i]) + (shape.size() == 1 ? "," : i + 1 < shape.size() ? ", " : "");
    text += "), }";
    text.append(63 - (10 + text.size()) % 64, ' ');
    text += '\n';
    std::string out("\x93NUMPY\x01\x00", 8);
    out += static_cast<char>(text.size() & 0xFF);
    out += static_cast<char>(text.size() >> 8);
    return out + text;
}

NpyFile::NpyFile(const Path& path) : name_(path.string()), file_(path), header_(parseNpyHeader(file_.bytes(), name_)) {}

void NpyFile::requireDimensions(std::size_t dimensions) const {
    if (header_.shape.size() != dimensions)
        damaged(name_, "it has " + std::to_string(header_.shape.size()) + " dimension(s) where " + std::to_string(dimensions) +
                           " are needed");
}

std::vector<std::int64_t> NpyFile::toInt64() const {
    if (header_.type == NpyType::Int64) return convert<std::int64_t>(header_, data());
    const std::vector<double> values = toDouble();
    std::vector<std::int64_t> out(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!(std::abs(values[i]) < 9e15) || std::floor(values[i]) != values[i])
            damaged(name_, "item " + std::to_string(i) + " is not a whole number");
        out[i] = static_cast<std::int64_t>(values[i]);
    }
    return out;
}

std::vector<double> NpyFile::toDouble() const { return convert<double>(header_, data()); }
std::vector<float> NpyFile::toFloat() const { return convert<float>(header_, data()); }

void writeNpy(const Path& path, NpyType type, std::span<const std::size_t> shape, const void* data) {
    std::size_t count = 1;
    for (std::size_t extent : shape) count *= extent;
    AtomicFile file(path);
    file.write(npyHeaderBytes(type, shape));
    // In pieces, so that the buffer of AtomicFile stays small whatever the size of the array.
    const char* bytes = static_cast<const char*>(data);
    const std::size_t size = count * npyItemSize(type);
    for (std::size_t at = 0; at < size; at += 1 << 20) file.write(bytes + at, std::min<std::size_t>(1 << 20, size - at));
    file.commit();
}

namespace {
template <class T>
void writeSpan(const Path& path, NpyType type, std::span<const T> values, std::vector<std::size_t> shape) {
    if (shape.empty()) shape = {values.size()};
    writeNpy(path, type, shape, values.data());
}
}  // namespace

void writeNpy(const Path& path, std::span<const double> v, std::vector<std::size_t> shape) {
    writeSpan(path, NpyType::Float64, v, std::move(shape));
}
void writeNpy(const Path& path, std::span<const float> v, std::vector<std::size_t> shape) {
    writeSpan(path, NpyType::Float32, v, std::move(shape));
}
void writeNpy(const Path& path, std::span<const std::int64_t> v, std::vector<std::size_t> shape) {
    writeSpan(path, NpyType::Int64, v, std::move(shape));
}
void writeNpy(const Path& path, std::span<const std::int32_t> v, std::vector<std::size_t> shape) {
    writeSpan(path, NpyType::Int32, v, std::move(shape));
}

}  // namespace coincide
