#pragma once

#include <cstdint>
#include <cstring>
#include <map>
#include <string>
#include <vector>

#include "core/base/file.h"

namespace coincide {

/// A float32 tensor to be written.
struct RawTensor {
    std::vector<std::int64_t> shape;
    std::vector<float> values;
};

/// Header and data of a safetensors file with these float32 tensors.
inline std::string safetensorsBytes(const std::map<std::string, RawTensor>& tensors) {
    std::string header = "{", data;
    for (const auto& [name, tensor] : tensors) {
        const std::size_t begin = data.size();
        data.append(reinterpret_cast<const char*>(tensor.values.data()), tensor.values.size() * sizeof(float));
        std::string shape;
        for (const std::int64_t side : tensor.shape) shape += (shape.empty() ? "" : ",") + std::to_string(side);
        header += (header.size() > 1 ? ",\"" : "\"") + name + "\":{\"dtype\":\"F32\",\"shape\":[" + shape +
                  "],\"data_offsets\":[" + std::to_string(begin) + "," + std::to_string(data.size()) + "]}";
    }
    header += "}";
    while (header.size() % 8) header += ' ';
    const std::uint64_t length = header.size();
    return std::string(reinterpret_cast<const char*>(&length), sizeof length) + header + data;
}

/// A file with this header text, its length field set to match, and this data.
inline std::string safetensorsWithHeader(const std::string& header, const std::string& data) {
    const std::uint64_t length = header.size();
    return std::string(reinterpret_cast<const char*>(&length), sizeof length) + header + data;
}

}  // namespace coincide
