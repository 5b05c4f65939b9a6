#pragma once

#include <stdlib.h>

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>

namespace coincide {

/// A fresh folder that is removed with everything in it.
class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "coincide_test_XXXXXX").string();
        if (!::mkdtemp(name.data())) throw std::runtime_error("cannot make a temporary folder");
        path_ = name;
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// The folder of shared reference data (COINCIDE_SHARED, else ../shared), if it is there.
inline std::optional<std::filesystem::path> sharedFolder() {
    const char* given = std::getenv("COINCIDE_SHARED");
    const std::filesystem::path path = given ? given : std::filesystem::path(COINCIDE_SOURCE_DIR) / ".." / "shared";
    return std::filesystem::is_directory(path) ? std::optional(path) : std::nullopt;
}

#define COINCIDE_SHARED_OR_SKIP(variable)                                                                     \
    const auto variable##Found = ::coincide::sharedFolder();                                                  \
    if (!variable##Found) GTEST_SKIP() << "the shared reference data is not here (set COINCIDE_SHARED)";      \
    const std::filesystem::path variable = *variable##Found

}  // namespace coincide
