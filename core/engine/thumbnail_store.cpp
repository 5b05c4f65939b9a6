#include "core/engine/thumbnail_store.h"

#include <sys/stat.h>

#include <algorithm>

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/base/log.h"
#include "core/data/thumbnail.h"
#include "core/engine/project.h"
#include "core/engine/record_files.h"
#include "core/store/cache_database.h"

namespace coincide {
namespace {

constexpr int kQuality = 85;
constexpr int kMaxFullEdge = 16384;
constexpr std::size_t kMaxStoredBytes = 1u << 20;

// By picture, which many records may share. Keys are hashes of the path; the path tells two pictures of one hash apart.
constexpr CacheFormat kFormat{0x434F5448, 1, R"sql(
CREATE TABLE thumbnail (
    key         INTEGER PRIMARY KEY NOT NULL,
    path        TEXT NOT NULL,
    bytes       INTEGER NOT NULL,   -- size and time stamp of the picture that it was made from
    modified_ns INTEGER NOT NULL,
    jpeg        BLOB NOT NULL
);
)sql"};

struct Stamp {
    std::int64_t bytes = 0, modifiedNs = 0;
};

Stamp stampOf(const Path& path) {
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0) throw Error(ErrorCode::NotFound, "the picture " + path.string() + " is gone", "Put it back, or import again");
    return {info.st_size, static_cast<std::int64_t>(info.st_mtim.tv_sec) * 1'000'000'000 + info.st_mtim.tv_nsec};
}

Thumbnail toThumbnail(RgbImage image) { return {image.width, image.height, std::move(image.pixels)}; }

}  // namespace

struct ThumbnailStore::Impl {
    std::unique_ptr<Project> project;
    RecordFiles files;
    std::int64_t dataVersion = -1;
    std::unique_ptr<Database> cache;   // null where nothing can be kept

    Path cachePath() const { return project->folder() / "cache" / "thumbnails.sqlite"; }

    std::optional<Path> pictureOf(std::int64_t sample) {
        const std::int64_t version = project->database().integer("PRAGMA data_version");
        SampleStore samples = project->samples();
        if (version != dataVersion) files.open(samples), dataVersion = version;
        const auto row = samples.sample(sample);
        if (!row || row->image.empty()) return std::nullopt;
        return files.picture(*row);
    }

    // Every failure of the cache ends in doing without it, or in a new one where the file is damaged.
    template <class Action>
    void withCache(Action&& action) {
        if (!cache) return;
        try {
            action(*cache);
        } catch (const Error& e) {
            if (e.code() == ErrorCode::Busy) return;
            if (e.code() == ErrorCode::OutOfMemory) throw;
            logWarning(e.what());
            cache.reset();
            if (e.code() == ErrorCode::Corrupt) {
                removeCache(cachePath());
                cache = openCache(cachePath(), kFormat);
            }
        }
    }

    std::optional<RgbImage> kept(const Path& path, const Stamp& stamp) {
        std::string jpeg;
        withCache([&](Database& database) {
            Statement s(database, "SELECT jpeg FROM thumbnail WHERE key = ? AND path = ? AND bytes = ? AND modified_ns = ?");
            s.bind(0, static_cast<std::int64_t>(hash64(path.string()))).bind(1, path.string()).bind(2, stamp.bytes).bind(3, stamp.modifiedNs);
            if (!s.next()) return;
            const auto blob = s.blob(0);
            if (blob.size() <= kMaxStoredBytes) jpeg.assign(reinterpret_cast<const char*>(blob.data()), blob.size());
        });
        if (jpeg.empty()) return std::nullopt;
        try {
            RgbImage image = decodeShrunk(std::as_bytes(std::span(jpeg)), "thumbnail", kEdge);
            return image;
        } catch (const Error&) {
            return std::nullopt;   // damaged; it is made again
        }
    }

    void keep(const Path& path, const Stamp& stamp, const RgbImage& image) {
        if (!cache || cache->readOnly()) return;
        const std::string jpeg = encodeJpeg(image, kQuality);
        withCache([&](Database& database) {
            Statement s(database, "INSERT OR REPLACE INTO thumbnail (key, path, bytes, modified_ns, jpeg) VALUES (?, ?, ?, ?, ?)");
            s.bind(0, static_cast<std::int64_t>(hash64(path.string()))).bind(1, path.string()).bind(2, stamp.bytes).bind(3, stamp.modifiedNs);
            s.bindBlob(4, jpeg.data(), jpeg.size()).run();
        });
    }
};

ThumbnailStore::ThumbnailStore(const Path& projectFolder) : impl_(std::make_unique<Impl>()) {
    impl_->project = Project::open(projectFolder, Access::Read);
    impl_->cache = openCache(impl_->cachePath(), kFormat);
}

ThumbnailStore::~ThumbnailStore() = default;

std::optional<Thumbnail> ThumbnailStore::get(std::int64_t sample) {
    const auto path = impl_->pictureOf(sample);
    if (!path) return std::nullopt;
    const Stamp stamp = stampOf(*path);
    if (auto image = impl_->kept(*path, stamp)) return toThumbnail(std::move(*image));
    RgbImage image = decodeShrunk(*path, kEdge);
    impl_->keep(*path, stamp, image);
    return toThumbnail(std::move(image));
}

std::optional<Thumbnail> ThumbnailStore::full(std::int64_t sample, int maxEdge) {
    const auto path = impl_->pictureOf(sample);
    if (!path) return std::nullopt;
    return toThumbnail(decodeShrunk(*path, std::clamp(maxEdge, 1, kMaxFullEdge)));
}

}  // namespace coincide
