#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>

namespace coincide {

/// Where an entry's bytes lie in the file.
struct ZipEntry {
    std::size_t offset = 0;
    std::size_t size = 0;
};

/// The entries of a zip file (also zip64) that holds nothing packed or encrypted, as PyTorch writes them.
/// **Throws** BadInput, naming `file`, for anything else: a damaged directory, packed entries, a name twice, ranges outside the
/// file.
std::map<std::string, ZipEntry> readStoredZip(std::span<const std::byte> bytes, const std::string& file);

}  // namespace coincide
