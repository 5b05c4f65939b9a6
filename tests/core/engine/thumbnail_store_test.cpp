#include "core/engine/thumbnail_store.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

#include "core/base/error.h"
#include "tests/core/engine/made_records.h"

namespace coincide {
namespace {

// The colour in the middle.
RgbColour middle(const Thumbnail& image) {
    const std::size_t at = (static_cast<std::size_t>(image.height / 2) * static_cast<std::size_t>(image.width) + static_cast<std::size_t>(image.width / 2)) * 3;
    return {image.rgb[at], image.rgb[at + 1], image.rgb[at + 2]};
}

void expectColour(const Thumbnail& image, RgbColour colour) {
    for (std::size_t c = 0; c < 3; ++c) EXPECT_NEAR(middle(image)[c], colour[c], 6);
}

struct Thumbnails : ::testing::Test {
    void SetUp() override { made.makeMany(12); }
    Path cache() const { return made.project / "cache" / "thumbnails.sqlite"; }
    MadeRecords made;
};

TEST_F(Thumbnails, ArePicturesOfAtMostTheEdge) {
    ThumbnailStore store(made.project);
    EXPECT_FALSE(store.get(0)) << "a text";
    EXPECT_FALSE(store.get(1000));
    for (int round = 0; round < 2; ++round) {   // made, then kept
        const auto red = store.get(2), green = store.get(1);
        ASSERT_TRUE(red && green);
        EXPECT_EQ(red->width, 256);
        EXPECT_EQ(red->height, 192);
        EXPECT_EQ(green->width, 128);
        EXPECT_EQ(green->height, 256);
        EXPECT_EQ(red->rgb.size(), 256u * 192 * 3);
        expectColour(*red, {200, 30, 30});
        expectColour(*green, {30, 200, 30});
    }
    const auto full = store.full(2, 4000);
    ASSERT_TRUE(full);
    EXPECT_EQ(full->width, 640);
    EXPECT_EQ(store.full(2, 100)->width, 100);
    EXPECT_FALSE(store.full(0, 100));
}

TEST_F(Thumbnails, PictureThatWasReplacedOrRemovedIsNoticed) {
    ThumbnailStore store(made.project);
    expectColour(*store.get(2), {200, 30, 30});
    made.picture("a/0.jpg", plainPicture(80, 60, {10, 10, 220}));
    expectColour(*store.get(2), {10, 10, 220});
    EXPECT_EQ(store.get(2)->width, 80);
    writeFile(made.images / "a/0.jpg", "no picture at all");
    try {
        store.get(2);
        ADD_FAILURE();
    } catch (const Error& e) {
        EXPECT_EQ(e.code(), ErrorCode::BadInput);
    }
    std::filesystem::remove(made.images / "a/0.jpg");
    try {
        store.get(2);
        ADD_FAILURE();
    } catch (const Error& e) {
        EXPECT_EQ(e.code(), ErrorCode::NotFound);
    }
    std::filesystem::create_symlink("/etc/hostname", made.images / "a/0.jpg");
    EXPECT_THROW(store.get(2), Error) << "nothing outside of the image folder";
}

TEST_F(Thumbnails, DamagedCacheIsMadeAnew) {
    makeFolder(cache().parent_path());
    writeFile(cache(), std::string(5000, 'x'));
    {
        ThumbnailStore store(made.project);
        expectColour(*store.get(2), {200, 30, 30});
    }
    Database kept(cache(), OpenMode::Write);
    EXPECT_EQ(kept.integer("SELECT count(*) FROM thumbnail"), 1);
    // A kept picture that is none, and one far too large.
    kept.execute("UPDATE thumbnail SET jpeg = x'FFD8FF00'");
    expectColour(*ThumbnailStore(made.project).get(2), {200, 30, 30});
    kept.execute("UPDATE thumbnail SET jpeg = zeroblob(20000000)");
    expectColour(*ThumbnailStore(made.project).get(2), {200, 30, 30});
    EXPECT_LT(kept.integer("SELECT length(jpeg) FROM thumbnail"), 100000);
}

TEST_F(Thumbnails, DamageWithinTheCacheIsSurvived) {
    {
        ThumbnailStore store(made.project);
        store.get(2), store.get(1);
    }
    std::string bytes = readFile(cache(), 1u << 24);
    for (std::size_t i = 4096; i < bytes.size(); ++i) bytes[i] = static_cast<char>(i * 7);
    writeFile(cache(), bytes);
    ThumbnailStore store(made.project);
    for (int round = 0; round < 3; ++round) expectColour(*store.get(2), {200, 30, 30});
}

TEST_F(Thumbnails, AreMadeWhereNothingCanBeKept) {
    std::filesystem::remove_all(made.project / "cache");
    writeFile(made.project / "cache", "in the way");
    ThumbnailStore store(made.project);
    expectColour(*store.get(2), {200, 30, 30});
    EXPECT_EQ(readFile(made.project / "cache", 100), "in the way");
    // A link to elsewhere is not followed.
    std::filesystem::remove(made.project / "cache");
    const TemporaryFolder other;
    std::filesystem::create_directory_symlink(other.path(), made.project / "cache");
    expectColour(*ThumbnailStore(made.project).get(2), {200, 30, 30});
    EXPECT_TRUE(std::filesystem::is_empty(other.path()));
}

TEST_F(Thumbnails, AreMadeInAFolderThatCannotBeWritten) {
    namespace fs = std::filesystem;
    makeFolder(made.project / "cache");
    const auto writable = fs::perms::owner_all, readable = fs::perms::owner_read | fs::perms::owner_exec;
    fs::permissions(made.project / "cache", readable);
    fs::permissions(made.project, readable);
    expectColour(*ThumbnailStore(made.project).get(2), {200, 30, 30});
    fs::permissions(made.project, writable);
    fs::permissions(made.project / "cache", writable);
}

TEST_F(Thumbnails, SeveralStoresShareTheFile) {
    ThumbnailStore one(made.project), two(made.project);
    expectColour(*one.get(2), {200, 30, 30});
    expectColour(*two.get(2), {200, 30, 30});
    expectColour(*two.get(1), {30, 200, 30});
    Database kept(cache(), OpenMode::Write);
    EXPECT_EQ(kept.integer("SELECT count(*) FROM thumbnail"), 2) << "records that share a picture share its thumbnail";
}

TEST_F(Thumbnails, ThreadsMakeThemAtTheSameTime) {
    for (int i = 0; i < 2; ++i) made.picture("a/" + std::to_string(i) + ".jpg", plainPicture(900, 700, {90, 90, 90}));
    std::vector<std::jthread> threads;
    std::atomic<int> good{0};
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&] {
            ThumbnailStore store(made.project);
            for (int round = 0; round < 20; ++round) {
                const auto image = store.get(1 + round % 2);
                good += image && image->width == 256;
            }
        });
    threads.clear();
    EXPECT_EQ(good, 80);
}

}  // namespace
}  // namespace coincide
