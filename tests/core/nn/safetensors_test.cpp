#include "core/nn/safetensors.h"

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "tests/safetensors_writer.h"
#include "tests/temporary_folder.h"

namespace coincide {
namespace {

// The message of refusing these bytes; empty when they are taken.
std::string refusal(const std::string& bytes) {
    const TemporaryFolder folder;
    const Path path = folder.path() / "m.safetensors";
    writeFile(path, bytes);
    try {
        SafetensorsFile file(path);
        return "";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::BadInput);
        return error.what();
    }
}

std::string entry(const std::string& name, const std::string& dtype, const std::string& shape, const std::string& offsets) {
    return "\"" + name + "\":{\"dtype\":\"" + dtype + "\",\"shape\":" + shape + ",\"data_offsets\":" + offsets + "}";
}

TEST(Safetensors, ReadsWhatWasWritten) {
    const TemporaryFolder folder;
    const Path path = folder.path() / "m.safetensors";
    writeFile(path, safetensorsBytes({{"a", {{2, 3}, {1, 2, 3, 4, 5, 6}}}, {"b.c", {{}, {7}}}, {"empty", {{0, 4}, {}}}}));
    at::Tensor a;
    {
        const SafetensorsFile file(path);
        EXPECT_EQ(file.tensors().size(), 3u);
        EXPECT_EQ(file.tensors().at("a").shape, (std::vector<std::int64_t>{2, 3}));
        a = file.read("a");
        file.release("a");
        EXPECT_EQ(file.read("b.c").item<float>(), 7.0f);
        EXPECT_THROW(file.read("nothing"), Error);
    }
    EXPECT_EQ(a[1][2].item<float>(), 6.0f);   // the mapping outlives the file object
}

TEST(Safetensors, CopiesWhatIsNotAligned) {
    const TemporaryFolder folder;
    const Path path = folder.path() / "m.safetensors";
    const float value = 2.5f;
    std::string data(5, '\0');
    std::memcpy(data.data() + 1, &value, sizeof value);
    writeFile(path, safetensorsWithHeader("{" + entry("pad", "U8", "[1]", "[0,1]") + "," + entry("x", "F32", "[1]", "[1,5]") + "}", data));
    EXPECT_EQ(SafetensorsFile(path).read("x").item<float>(), 2.5f);
}

TEST(Safetensors, RefusesHostileHeaders) {
    const std::string data(16, '\0');
    const auto with = [&](const std::string& header) { return refusal(safetensorsWithHeader(header, data)); };
    EXPECT_EQ(with("{" + entry("a", "F32", "[4]", "[0,16]") + "}"), "");
    EXPECT_EQ(with("{\"__metadata__\":{\"format\":\"pt\"}}"), "");
    EXPECT_NE(with("{" + entry("a", "Q7", "[4]", "[0,16]") + "}").find("Q7"), std::string::npos);
    EXPECT_NE(with("{" + entry("a", "F32", "[4]", "[4,20]") + "}").find("outside"), std::string::npos);
    EXPECT_NE(with("{" + entry("a", "F32", "[4]", "[16,0]") + "}").find("outside"), std::string::npos);
    EXPECT_NE(with("{" + entry("a", "F32", "[3]", "[0,16]") + "}").find("does not take"), std::string::npos);
    EXPECT_NE(with("{" + entry("a", "F32", "[4611686018427387904,4,2]", "[0,0]") + "}").find("impossible"), std::string::npos);
    EXPECT_NE(with("{" + entry("a", "F32", "[2]", "[0,8]") + "," + entry("b", "F32", "[2]", "[4,12]") + "}").find("share"), std::string::npos);
    EXPECT_NE(with("{" + entry("a", "F32", "[2]", "[0,8]") + "," + entry("a", "F32", "[2]", "[8,16]") + "}").find("twice"), std::string::npos);
    for (const std::string header : {"", "x", "[]", "{", "{}x", "{\"a\":1}", "{\"a\":{}}", "{\"a\":{\"dtype\":\"F32\"}}",
                                     "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,0]}}",
                                     "{\"a\":{\"dtype\":\"F32\",\"shape\":[1.5],\"data_offsets\":[0,0]}}",
                                     "{\"a\":{\"dtype\":\"F32\",\"shape\":[99999999999999999999],\"data_offsets\":[0,0]}}",
                                     "{\"\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4]}}", "{\"a\\u00e9\":1}", "{\"a"})
        EXPECT_NE(with(header), "") << header;
}

TEST(Safetensors, RefusesImpossibleLengths) {
    EXPECT_NE(refusal(""), "");
    EXPECT_NE(refusal("abc"), "");
    EXPECT_NE(refusal(std::string(8, '\xFF')), "");
    EXPECT_NE(refusal(std::string("\x00\x00\x00\x00\x00\x00\x00\x80", 8) + "{}"), "");
    EXPECT_NE(refusal(std::string("\x40\x00\x00\x00\x00\x00\x00\x00", 8) + "{}"), "");
    EXPECT_NE(refusal("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n").find("LFS"), std::string::npos);
}

}  // namespace
}  // namespace coincide
