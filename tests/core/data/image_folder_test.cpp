#include "core/data/image_folder.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <string>

#include "core/base/error.h"
#include "tests/temporary_folder.h"

namespace coincide {
namespace {

namespace fs = std::filesystem;

class ImageFolderTest : public ::testing::Test {
protected:
    ImageFolderTest() {
        makeFolder(root_ / "sub");
        writeFile(folder_.path() / "secret.png", "s");
        makeFolder(folder_.path() / "images2");
        writeFile(folder_.path() / "images2" / "near.png", "n");
        writeFile(root_ / "a.png", "a");
        writeFile(root_ / "sub" / "b.jpg", "b");
    }
    std::optional<FaultKind> fault(const std::string& name) const {
        const auto found = ImageFolder(root_).find(name);
        EXPECT_EQ(found.file.empty(), found.fault && found.fault->kind != FaultKind::WrongExtension) << name;
        if (!found.fault) return std::nullopt;
        return found.fault->kind;
    }
    TemporaryFolder folder_;
    Path root_ = folder_.path() / "images";
};

TEST_F(ImageFolderTest, FindsWhatIsInside) {
    const ImageFolder images(root_);
    EXPECT_EQ(images.find("a.png").file, "a.png");
    EXPECT_FALSE(images.find("a.png").fault);
    EXPECT_EQ(images.find("./sub//b.jpg").file, "./sub//b.jpg");
    EXPECT_EQ(images.locate("sub/b.jpg"), fs::canonical(root_ / "sub" / "b.jpg"));
}

TEST_F(ImageFolderTest, NothingOutsideIsFound) {
    EXPECT_EQ(fault("../secret.png"), FaultKind::ImageOutside);
    EXPECT_EQ(fault("sub/../../secret.png"), FaultKind::ImageOutside);
    EXPECT_EQ(fault("sub/../a.png"), FaultKind::ImageOutside);
    EXPECT_EQ(fault((folder_.path() / "secret.png").string()), FaultKind::ImageOutside);
    EXPECT_EQ(fault((root_ / "a.png").string()), FaultKind::ImageOutside);
    EXPECT_EQ(fault("/"), FaultKind::ImageOutside);
    EXPECT_EQ(fault("sub\\b.jpg"), FaultKind::ImageOutside);
    EXPECT_EQ(fault("C:\\a.png"), FaultKind::ImageOutside);
    EXPECT_EQ(fault("http://example.org/a.png"), FaultKind::ImageOutside);
    EXPECT_EQ(fault("file:///etc/passwd"), FaultKind::ImageOutside);
    EXPECT_EQ(fault(std::string("a.png\0.jpg", 10)), FaultKind::ImageOutside);
    EXPECT_EQ(fault(std::string(10'000, 'n')), FaultKind::ImageOutside);
    EXPECT_EQ(fault(std::string(4000, 'n')), FaultKind::ImageMissing);
    EXPECT_EQ(fault(""), FaultKind::ImageOutside);
}

TEST_F(ImageFolderTest, LinksMayNotLeadOut) {
    fs::create_symlink("../secret.png", root_ / "out.png");
    fs::create_directory_symlink("..", root_ / "up");
    fs::create_symlink("../images2/near.png", root_ / "near.png");
    fs::create_symlink("a.png", root_ / "in.png");
    fs::create_symlink("loop.png", root_ / "loop.png");
    EXPECT_EQ(fault("out.png"), FaultKind::ImageOutside);
    EXPECT_EQ(fault("up/secret.png"), FaultKind::ImageOutside);
    EXPECT_EQ(fault("near.png"), FaultKind::ImageOutside);
    EXPECT_EQ(fault("in.png"), std::nullopt);
    EXPECT_NE(fault("loop.png"), std::nullopt);
    // Nor may the search for another ending follow them.
    EXPECT_EQ(fault("out.jpg"), FaultKind::ImageMissing);
    EXPECT_EQ(fault("up/secret.jpg"), FaultKind::ImageMissing);
    const ImageFolder images(root_);
    EXPECT_THROW(images.locate("out.png"), Error);
    EXPECT_THROW(images.locate("../secret.png"), Error);
    EXPECT_THROW(images.locate("gone.png"), Error);
}

TEST_F(ImageFolderTest, FoldersAndPipesAreNoPictures) {
    ASSERT_EQ(::mkfifo((root_ / "pipe.png").c_str(), 0600), 0);
    EXPECT_EQ(fault("sub"), FaultKind::ImageMissing);
    EXPECT_NE(fault("."), std::nullopt);
    EXPECT_EQ(fault("pipe.png"), FaultKind::ImageMissing);
    EXPECT_EQ(fault("pipe.jpg"), FaultKind::ImageMissing);
    EXPECT_EQ(fault("a.png/x.png"), FaultKind::ImageMissing);
    EXPECT_EQ(fault("a.png/"), FaultKind::ImageMissing);
    EXPECT_THROW(ImageFolder(root_).locate("pipe.png"), Error);
}

TEST_F(ImageFolderTest, AnotherEndingIsFoundOnlyWhenItIsTheOnlyOne) {
    const ImageFolder images(root_);
    const auto found = images.find("sub/b.png");
    EXPECT_EQ(found.file, "sub/b.jpg");
    ASSERT_TRUE(found.fault);
    EXPECT_EQ(found.fault->kind, FaultKind::WrongExtension);
    EXPECT_EQ(images.find("a.jpeg").file, "a.png");
    EXPECT_EQ(fault("c.png"), FaultKind::ImageMissing);
    writeFile(root_ / "a.gif", "second");
    EXPECT_EQ(fault("a.jpeg"), FaultKind::ImageMissing);
}

TEST_F(ImageFolderTest, TheFolderItselfMayBeALink) {
    fs::create_directory_symlink("images", folder_.path() / "link");
    const ImageFolder images(folder_.path() / "link");
    EXPECT_EQ(images.root(), fs::canonical(root_));
    EXPECT_EQ(images.find("a.png").file, "a.png");
    EXPECT_EQ(images.find("sub/b.png").file, "sub/b.jpg");
}

TEST_F(ImageFolderTest, AMissingFolderIsSaid) {
    for (const char* name : {"nowhere", "secret.png"}) {
        try {
            ImageFolder(folder_.path() / name);
            ADD_FAILURE() << name;
        } catch (const Error& e) {
            EXPECT_EQ(e.code(), ErrorCode::NotFound);
            EXPECT_NE(std::string(e.what()).find(name), std::string::npos);
        }
    }
}

TEST_F(ImageFolderTest, GuessesTheFolderInWhichThePicturesAre) {
    const Path dataset = folder_.path() / "data.json";
    EXPECT_EQ(guessImageFolder(dataset, {"a.png", "sub/b.jpg"}), root_);
    EXPECT_EQ(guessImageFolder(dataset, {"near.png"}), folder_.path() / "images2");
    EXPECT_EQ(guessImageFolder(dataset, {"images/a.png", "images2/near.png"}), folder_.path());
    EXPECT_EQ(guessImageFolder(dataset, {"absent.png"}), Path());
    EXPECT_EQ(guessImageFolder(dataset, {}), Path());
}

}  // namespace
}  // namespace coincide
