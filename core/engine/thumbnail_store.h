#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/file.h"

namespace coincide {

/// A small picture, 8 bits a channel.
struct Thumbnail {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgb;     ///< `[height, width, 3]`
};

/// Pictures of at most 256 x 256 pixels kept as JPEG in `cache/thumbnails.sqlite` of a project, upright (EXIF orientation applied), made from the
/// record's picture when asked the first time or when the picture's size or time stamp changed. The file may be deleted at any time; where it
/// cannot be written, thumbnails are made without being kept.
/// **Threads**: one object per thread; several may share the file.
class ThumbnailStore {
public:
    explicit ThumbnailStore(const Path& projectFolder);
    ~ThumbnailStore();

    static constexpr int kEdge = 256;

    /// nullopt when the record has no picture. **Throws** NotFound (picture gone), BadInput (not decodable).
    std::optional<Thumbnail> get(std::int64_t sample);
    /// The whole picture upright, scaled down to at most `maxEdge`. nullopt and errors as get().
    std::optional<Thumbnail> full(std::int64_t sample, int maxEdge);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace coincide
