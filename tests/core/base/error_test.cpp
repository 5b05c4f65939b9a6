#include "core/base/error.h"

#include <gtest/gtest.h>

#include <cerrno>
#include <string>

namespace coincide {
namespace {

TEST(Printable, ControlCharactersBecomeBlanks) {
    EXPECT_EQ(printable(std::string("a\nb\tc\0d\x1B[2J\x7F", 12)), "a b c d [2J ");
    EXPECT_EQ(printable("\xC2\x9B" "2J"), " 2J") << "the one-character form of the escape sequence";
    EXPECT_EQ(printable("\xC2\xA0"), "\xC2\xA0");
}

TEST(Printable, ValidTextStays) {
    const std::string text = "\xC3\xA9 \xE4\xB8\xAD \xF0\x9F\x98\x80 \xEF\xBF\xBD \xF4\x8F\xBF\xBF \xED\x9F\xBF";
    EXPECT_EQ(printable(text), text);
    EXPECT_EQ(printable(""), "");
}

TEST(Printable, InvalidUtf8BecomesQuestionMarks) {
    EXPECT_EQ(printable("a\xFFz"), "a?z");
    EXPECT_EQ(printable("\xC3"), "?");
    EXPECT_EQ(printable("\xC3("), "?(");
    EXPECT_EQ(printable("\xE4\xB8"), "??");
    EXPECT_EQ(printable("\xC0\x80"), "??") << "overlong";
    EXPECT_EQ(printable("\xE0\x80\x80"), "???") << "overlong";
    EXPECT_EQ(printable("\xF0\x80\x80\x80"), "????") << "overlong";
    EXPECT_EQ(printable("\xED\xA0\x80"), "???") << "surrogate";
    EXPECT_EQ(printable("\xF4\x90\x80\x80"), "????") << "beyond the last character";
}

TEST(Printable, CutsAtACharacter) {
    EXPECT_EQ(printable("abcdef", 6), "abcdef");
    EXPECT_EQ(printable("abcdefg", 6), "abcdef...");
    EXPECT_EQ(printable("a\xC3\xA9z", 2), "a...");
    EXPECT_EQ(printable("a\xC3\xA9z", 3), "a\xC3\xA9...");
    EXPECT_EQ(printable("x", 0), "...");
    EXPECT_EQ(printable(std::string(1'000'000, 'x')).size(), 163u);
}

TEST(Error, IsOneSentenceOfCauseAndOneOfRemedy) {
    const Error error(ErrorCode::Io, "the disk is gone", "Plug it in");
    EXPECT_STREQ(error.what(), "the disk is gone. Plug it in.");
    EXPECT_EQ(error.code(), ErrorCode::Io);
    EXPECT_EQ(error.cause(), "the disk is gone");
    EXPECT_EQ(error.remedy(), "Plug it in");
    EXPECT_STREQ(Error(ErrorCode::Io, "alone").what(), "alone.");
    EXPECT_STREQ(Error(ErrorCode::Io, "two\nlines\xFF").what(), "two lines?.");
}

TEST(Error, ContextGoesInFront) {
    Error error(ErrorCode::BadInput, "no list", "Give a list");
    error.addContext("inner").addContext("importing\nx.json");
    EXPECT_STREQ(error.what(), "importing x.json: inner: no list. Give a list.");
}

TEST(Error, OfTheSystemHaveTheirKind) {
    EXPECT_EQ(errorFromErrno("a", ENOSPC).code(), ErrorCode::DiskFull);
    EXPECT_EQ(errorFromErrno("a", EDQUOT).code(), ErrorCode::DiskFull);
    EXPECT_EQ(errorFromErrno("a", EROFS).code(), ErrorCode::ReadOnly);
    EXPECT_EQ(errorFromErrno("a", EACCES).code(), ErrorCode::ReadOnly);
    EXPECT_EQ(errorFromErrno("a", ENOENT).code(), ErrorCode::NotFound);
    EXPECT_EQ(errorFromErrno("a", ENOTDIR).code(), ErrorCode::NotFound);
    EXPECT_EQ(errorFromErrno("a", ENOMEM).code(), ErrorCode::OutOfMemory);
    EXPECT_EQ(errorFromErrno("a", EIO).code(), ErrorCode::Io);
    EXPECT_EQ(errorFromErrno("cannot write x", ENOENT).cause(), "cannot write x: No such file or directory");
}

}  // namespace
}  // namespace coincide
