#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/file.h"
#include "core/base/progress.h"

namespace coincide {

/// XXH3 128-bit hash as 32 hexadecimal digits: fingerprints of inputs (not against an attacker).
class Fingerprint {
public:
    Fingerprint();
    ~Fingerprint();
    Fingerprint(const Fingerprint&) = delete;
    Fingerprint& operator=(const Fingerprint&) = delete;

    Fingerprint& add(const void* data, std::size_t size);
    /// Adds the length and then the text, so that ("ab", "c") differs from ("a", "bc").
    Fingerprint& add(std::string_view text);
    std::string hex() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// First 64 bits of the XXH3 128-bit hash of a text.
std::uint64_t hash64(std::string_view text);

/// Fingerprint of a whole file's bytes; empty when cancelled.
std::string fingerprintOfFile(const Path& path, const CancelToken& cancel = {});

/// SHA-256 as 64 hexadecimal digits.
std::string sha256(const void* data, std::size_t size);
std::string sha256OfFile(const Path& path);

}  // namespace coincide
