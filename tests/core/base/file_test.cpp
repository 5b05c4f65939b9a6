#include "core/base/file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <utility>

#include "core/base/error.h"
#include "tests/temporary_folder.h"

namespace coincide {
namespace {

namespace fs = std::filesystem;

class FileTest : public ::testing::Test {
protected:
    std::size_t filesInFolder() const {
        return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_.path()), fs::directory_iterator()));
    }
    template <class Action>
    ErrorCode codeOf(Action&& action) {
        try {
            action();
        } catch (const Error& e) {
            EXPECT_NE(std::string(e.what()).find(folder_.path().string()), std::string::npos) << e.what();
            return e.code();
        }
        ADD_FAILURE() << "no error";
        return ErrorCode::Undefined;
    }
    TemporaryFolder folder_;
    Path path_ = folder_.path() / "file";
};

TEST_F(FileTest, AnAtomicFileAppearsOnlyWhenItIsComplete) {
    {
        AtomicFile file(path_);
        file.write("half");
        EXPECT_FALSE(fs::exists(path_));
        file.write(" whole");
        file.commit();
    }
    EXPECT_EQ(readFile(path_, 100), "half whole");
    EXPECT_EQ(filesInFolder(), 1u);
}

TEST_F(FileTest, WithoutCommitNothingIsLeftAndTheTargetStays) {
    writeFile(path_, "before");
    {
        AtomicFile file(path_);
        file.write(std::string(3 << 20, 'x'));   // more than is buffered
    }
    EXPECT_EQ(readFile(path_, 100), "before");
    EXPECT_EQ(filesInFolder(), 1u);
}

TEST_F(FileTest, ATargetThatCannotBeReplacedLeavesNothing) {
    fs::create_directory(path_);
    writeFile(path_ / "inside", "x");
    EXPECT_EQ(codeOf([&] { writeFile(path_, "y"); }), ErrorCode::BadInput);
    EXPECT_EQ(filesInFolder(), 1u);
    EXPECT_EQ(codeOf([&] { writeFile(folder_.path() / "absent" / "f", "y"); }), ErrorCode::NotFound);
}

TEST_F(FileTest, DevicesAndPipesAreNotReplaced) {
    ASSERT_EQ(::mkfifo(path_.c_str(), 0600), 0);
    EXPECT_EQ(codeOf([&] { writeFile(path_, "y"); }), ErrorCode::BadInput);
    EXPECT_EQ(codeOf([&] { writtenFile(path_); }), ErrorCode::BadInput);
    EXPECT_TRUE(fs::is_fifo(path_));
    EXPECT_EQ(filesInFolder(), 1u);
}

TEST_F(FileTest, ALinkNamesTheFileThatItLeadsTo) {
    const Path link = folder_.path() / "link", loop = folder_.path() / "loop";
    EXPECT_EQ(writtenFile(path_), path_) << "nothing there yet";
    fs::create_symlink("file", link);
    EXPECT_EQ(codeOf([&] { writtenFile(link); }), ErrorCode::BadInput) << "leads nowhere";
    writeFile(path_, "before");
    writeFile(writtenFile(link), "after");
    EXPECT_TRUE(fs::is_symlink(link));
    EXPECT_EQ(readFile(path_, 100), "after");
    fs::create_symlink("loop", loop);
    EXPECT_EQ(codeOf([&] { writtenFile(loop); }), ErrorCode::BadInput);
    fs::remove(link), fs::create_symlink(".", link);
    EXPECT_EQ(codeOf([&] { writtenFile(link); }), ErrorCode::BadInput) << "leads to a folder";
}

TEST_F(FileTest, LargeContentIsWrittenWhole) {
    std::string content(5'000'000, '\0');
    for (std::size_t i = 0; i < content.size(); ++i) content[i] = static_cast<char>(i * 31 >> 3);
    AtomicFile file(path_);
    for (std::size_t at = 0; at < content.size(); at += 333'333) file.write(content.substr(at, 333'333));
    file.commit();
    EXPECT_EQ(readFile(path_, content.size()), content);
    const MappedFile mapped(path_);
    EXPECT_EQ(mapped.text(), content);
    mapped.releasePages(0, mapped.size());
    mapped.releasePages(1'000'000, std::size_t{1} << 40);
    EXPECT_EQ(mapped.text(), content) << "released pages are read again";
}

TEST_F(FileTest, ReadingIsBounded) {
    writeFile(path_, "12345");
    EXPECT_EQ(readFile(path_, 5), "12345");
    EXPECT_EQ(codeOf([&] { readFile(path_, 4); }), ErrorCode::BadInput);
    fs::resize_file(path_, std::uintmax_t{1} << 40);   // claims a terabyte, holds nothing
    EXPECT_EQ(codeOf([&] { readFile(path_, 64 << 20); }), ErrorCode::BadInput);
}

TEST_F(FileTest, PipesFoldersAndMissingFilesAreRefusedAtOnce) {
    const Path pipe = folder_.path() / "pipe";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    EXPECT_EQ(codeOf([&] { MappedFile{pipe}; }), ErrorCode::BadInput);
    EXPECT_EQ(codeOf([&] { readFile(pipe, 10); }), ErrorCode::BadInput);
    EXPECT_EQ(codeOf([&] { MappedFile{folder_.path()}; }), ErrorCode::BadInput);
    EXPECT_EQ(codeOf([&] { readFile(folder_.path(), 10); }), ErrorCode::BadInput);
    EXPECT_EQ(codeOf([&] { MappedFile{path_}; }), ErrorCode::NotFound);
    EXPECT_EQ(codeOf([&] { readFile(path_, 10); }), ErrorCode::NotFound);
    EXPECT_FALSE(isRegularFile(pipe));
    EXPECT_FALSE(isRegularFile(folder_.path()));
    EXPECT_FALSE(isRegularFile(path_));
    writeFile(path_, "");
    fs::create_symlink(path_, folder_.path() / "link");
    EXPECT_TRUE(isRegularFile(folder_.path() / "link"));
}

TEST_F(FileTest, AnEmptyFileMapsToNothing) {
    writeFile(path_, "");
    const MappedFile mapped(path_);
    EXPECT_EQ(mapped.size(), 0u);
    EXPECT_EQ(mapped.text(), "");
}

TEST_F(FileTest, AMappedFileKeepsItsAddressWhenMoved) {
    writeFile(path_, "text");
    MappedFile first(path_);
    const std::byte* address = first.bytes().data();
    MappedFile second(std::move(first));
    EXPECT_EQ(second.bytes().data(), address);
    MappedFile third;
    third = std::move(second);
    EXPECT_EQ(third.text(), "text");
    fs::remove(path_);
    EXPECT_EQ(third.text(), "text");
}

TEST_F(FileTest, FoldersAreMadeWithTheirParents) {
    makeFolder(folder_.path() / "a" / "b");
    makeFolder(folder_.path() / "a" / "b");
    EXPECT_TRUE(fs::is_directory(folder_.path() / "a" / "b"));
    writeFile(path_, "x");
    EXPECT_EQ(codeOf([&] { makeFolder(path_ / "c"); }), ErrorCode::NotFound);
}

}  // namespace
}  // namespace coincide
