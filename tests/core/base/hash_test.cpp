#include "core/base/hash.h"

#include <gtest/gtest.h>

#include <string>

#include "core/base/error.h"
#include "tests/temporary_folder.h"

namespace coincide {
namespace {

// FIPS 180-4's examples.
TEST(Sha256, KnownValues) {
    EXPECT_EQ(sha256("", 0), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256("abc", 3), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    const std::string million(1'000'000, 'a');
    EXPECT_EQ(sha256(million.data(), million.size()), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, OfAFileIsOfItsBytes) {
    TemporaryFolder folder;
    const Path path = folder.path() / "f";
    std::string content(20'000'001, 'x');   // several pieces
    content[9'000'000] = 'y';
    writeFile(path, content);
    EXPECT_EQ(sha256OfFile(path), sha256(content.data(), content.size()));
    Fingerprint print;
    print.add(content.data(), content.size());
    EXPECT_EQ(fingerprintOfFile(path), print.hex());
    CancelToken cancel;
    cancel.cancel();
    EXPECT_TRUE(fingerprintOfFile(path, cancel).empty());
    writeFile(path, "");
    EXPECT_EQ(sha256OfFile(path), sha256("", 0));
    EXPECT_THROW(sha256OfFile(folder.path()), Error);
}

// The published value of XXH3-128 for no input.
TEST(Fingerprint, IsXxh3) { EXPECT_EQ(Fingerprint().hex(), "99aa06d3014798d86001c324468d497f"); }

TEST(Fingerprint, TextsAreTakenWithTheirLength) {
    const auto of = [](std::string_view a, std::string_view b) {
        Fingerprint print;
        print.add(a).add(b);
        return print.hex();
    };
    EXPECT_EQ(of("ab", "c"), of("ab", "c"));
    EXPECT_NE(of("ab", "c"), of("a", "bc"));
    EXPECT_NE(of("", "abc"), of("abc", ""));
}

TEST(Fingerprint, BytesAreTakenAsTheyCome) {
    Fingerprint whole, parts;
    whole.add("abcdef", 6);
    parts.add("abc", 3).add("def", 3);
    EXPECT_EQ(whole.hex(), parts.hex());
    EXPECT_EQ(whole.hex(), whole.hex()) << "asking changes nothing";
    EXPECT_EQ(whole.hex().size(), 32u);
}

TEST(Hash, ShortHashIsTheBeginningOfTheFingerprint) {
    for (const std::string text : {"", "a", "a longer text that fills more than one block of sixteen bytes"}) {
        Fingerprint print;
        print.add(text.data(), text.size());
        EXPECT_EQ(hash64(text), std::stoull(print.hex().substr(0, 16), nullptr, 16));
    }
}

}  // namespace
}  // namespace coincide
