#include "core/base/hash.h"

#include <openssl/evp.h>
#include <xxhash.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>

#include "core/base/error.h"

namespace coincide {
namespace {

constexpr std::size_t kPiece = 8 << 20;

// Hands the file over piece by piece and gives the pages back, so that a large file does not count as used memory. False when cancelled.
template <class Consume>
bool forEachPiece(const Path& path, const CancelToken& cancel, Consume&& consume) {
    const MappedFile file(path);
    for (std::size_t at = 0; at < file.size(); at += kPiece) {
        if (cancel.cancelled()) return false;
        const std::size_t size = std::min(kPiece, file.size() - at);
        consume(file.bytes().data() + at, size);
        file.releasePages(at, size);
    }
    return true;
}

class Sha256 {
public:
    Sha256() : context_(EVP_MD_CTX_new()) {
        if (!context_ || EVP_DigestInit_ex(context_, EVP_sha256(), nullptr) != 1) fail();
    }
    ~Sha256() { EVP_MD_CTX_free(context_); }
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;

    void add(const void* data, std::size_t size) {
        if (EVP_DigestUpdate(context_, data, size) != 1) fail();
    }
    std::string hex() {
        unsigned char digest[EVP_MAX_MD_SIZE];
        unsigned int length = 0;
        if (EVP_DigestFinal_ex(context_, digest, &length) != 1) fail();
        std::string text;
        char pair[3];
        for (unsigned int i = 0; i < length; ++i) {
            std::snprintf(pair, sizeof pair, "%02x", digest[i]);
            text += pair;
        }
        return text;
    }

private:
    [[noreturn]] static void fail() {
        throw Error(ErrorCode::Unsupported, "SHA-256 is not available in this system's libcrypto", "Reinstall OpenSSL");
    }
    EVP_MD_CTX* context_;
};

}  // namespace

struct Fingerprint::State {
    XXH3_state_t* xxh = XXH3_createState();
    ~State() { XXH3_freeState(xxh); }
};

Fingerprint::Fingerprint() : state_(std::make_unique<State>()) { XXH3_128bits_reset(state_->xxh); }
Fingerprint::~Fingerprint() = default;

Fingerprint& Fingerprint::add(const void* data, std::size_t size) {
    XXH3_128bits_update(state_->xxh, data, size);
    return *this;
}

Fingerprint& Fingerprint::add(std::string_view text) {
    const std::uint64_t size = text.size();
    return add(&size, sizeof size).add(text.data(), text.size());
}

std::string Fingerprint::hex() const {
    const XXH128_hash_t hash = XXH3_128bits_digest(state_->xxh);
    char text[33];
    std::snprintf(text, sizeof text, "%016llx%016llx", static_cast<unsigned long long>(hash.high64),
                  static_cast<unsigned long long>(hash.low64));
    return text;
}

std::uint64_t hash64(std::string_view text) { return XXH3_128bits(text.data(), text.size()).high64; }

std::string fingerprintOfFile(const Path& path, const CancelToken& cancel) {
    Fingerprint print;
    return forEachPiece(path, cancel, [&](const void* data, std::size_t size) { print.add(data, size); }) ? print.hex() : std::string();
}

std::string sha256(const void* data, std::size_t size) {
    Sha256 hash;
    hash.add(data, size);
    return hash.hex();
}

std::string sha256OfFile(const Path& path) {
    Sha256 hash;
    forEachPiece(path, {}, [&](const void* data, std::size_t size) { hash.add(data, size); });
    return hash.hex();
}

}  // namespace coincide
