#include "core/data/demo_untrained.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

#include "core/base/error.h"
#include "core/base/json.h"

namespace coincide {

namespace {

constexpr std::size_t kMostBytes = 64u << 20;
constexpr double kFieldsSpread = 37837.2276;  // standard deviation of the sum of four uniform 16-bit numbers

std::uint64_t nameHash(std::string_view name) {
    std::uint64_t hash = 0xCBF29CE484222325ull;
    for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ull;
    return hash;
}

std::uint64_t splitmix(std::uint64_t state) {
    std::uint64_t z = state + 0x9E3779B97F4A7C15ull;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return z ^ (z >> 31);
}

/// A float that rounds to the same half as the double: cut toward zero, last bit set when anything was lost.
float roundedToOdd(double value) {
    const float nearest = static_cast<float>(value);
    if (static_cast<double>(nearest) == value) return nearest;
    auto bits = std::bit_cast<std::uint32_t>(nearest);
    if (std::abs(static_cast<double>(nearest)) > std::abs(value)) --bits;
    return std::bit_cast<float>(bits | 1u);
}

/// Elements of a shape. **Throws** BadInput when they could not fit a weight file of the demo.
std::size_t elementsOf(const std::vector<std::size_t>& shape, std::size_t first) {
    std::size_t count = 1;
    for (std::size_t i = first; i < shape.size(); ++i) {
        if (shape[i] == 0 || shape[i] > kMostBytes / count) {
            throw Error(ErrorCode::BadInput, "a tensor of the demo model has an impossible shape",
                        "Install the program again");
        }
        count *= shape[i];
    }
    return count;
}

/// A weight file with the same header and every tensor at its initial values.
std::string untrainedWeights(const std::string& file, const std::string& name) {
    const auto refuse = [&name](const char* why) {
        return Error(ErrorCode::BadInput, name + " " + why, "Install the program again");
    };
    std::uint64_t headerSize = 0;
    if (file.size() < sizeof headerSize) throw refuse("is too short for a weight file");
    std::memcpy(&headerSize, file.data(), sizeof headerSize);
    if (headerSize > file.size() - sizeof headerSize) throw refuse("has a header longer than the file");
    const std::size_t begin = sizeof headerSize + headerSize;
    const Json header = Json::parse(std::string_view(file).substr(sizeof headerSize, headerSize), name);
    std::string result = file;
    for (const std::string& tensor : header.keys()) {
        if (tensor == "__metadata__") continue;
        const Json entry = header.at(tensor);
        if (entry.at("dtype").asString() != "F16") throw refuse("has a tensor that is not float16");
        std::vector<std::size_t> shape;
        for (const std::int64_t side : entry.at("shape").asInts()) {
            if (side < 1) throw refuse("has a tensor without elements");
            shape.push_back(static_cast<std::size_t>(side));
        }
        const std::int64_t from = entry.at("data_offsets").at(0).asInt(0);
        const std::int64_t to = entry.at("data_offsets").at(1).asInt(from);
        const std::size_t bytes = 2 * elementsOf(shape, 0);
        if (static_cast<std::uint64_t>(to) > file.size() - begin || static_cast<std::size_t>(to - from) != bytes) {
            throw refuse("has a tensor outside the file");
        }
        const std::vector<HalfBits> values = demoInitialWeights(tensor, shape);
        std::memcpy(result.data() + begin + from, values.data(), bytes);
    }
    return result;
}

}  // namespace

std::vector<HalfBits> demoInitialWeights(std::string_view name, const std::vector<std::size_t>& shape) {
    const std::size_t count = elementsOf(shape, 0);
    std::vector<float> values(count, name.ends_with("weight") ? 1.0f : 0.0f);
    if (shape.size() > 1) {
        const bool embedding = name.find("embed_tokens") != std::string_view::npos ||
                               name.find("position_embedding") != std::string_view::npos;
        const double std = embedding ? 0.02 : 1 / std::sqrt(static_cast<double>(elementsOf(shape, 1)));
        const std::uint64_t seed = nameHash(name);
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint64_t h = splitmix(seed + i);
            const auto sum = static_cast<double>((h & 0xFFFF) + (h >> 16 & 0xFFFF) + (h >> 32 & 0xFFFF) + (h >> 48));
            values[i] = roundedToOdd(std * (sum - 131070) / kFieldsSpread);
        }
    }
    std::vector<HalfBits> halves(count);
    floatToHalf(values.data(), halves.data(), count);
    return halves;
}

void writeUntrainedDemoModel(const Path& source, const Path& target) {
    for (const char* part : {"model", "model-siglip"}) {
        makeFolder(target / part);
        std::vector<Path> files;
        for (const auto& entry : std::filesystem::directory_iterator(source / part)) {
            if (entry.is_regular_file()) files.push_back(entry.path());
        }
        std::sort(files.begin(), files.end());
        for (const Path& file : files) {
            std::string content = readFile(file, kMostBytes);
            if (file.extension() == ".safetensors") content = untrainedWeights(content, file.filename().string());
            writeFile(target / part / file.filename(), content);
        }
    }
}

}  // namespace coincide
