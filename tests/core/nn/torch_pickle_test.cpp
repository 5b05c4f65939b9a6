#include "core/nn/torch_pickle.h"

#include <gtest/gtest.h>

#include <cstring>
#include <fstream>

#include "core/base/error.h"
#include "core/nn/pickle_reader.h"
#include "core/nn/stored_zip.h"
#include "tests/temporary_folder.h"

namespace coincide {
namespace {

using namespace std::string_literals;

std::string little(std::uint64_t value, std::size_t bytes) { return std::string(reinterpret_cast<const char*>(&value), bytes); }

// A zip file of stored entries.
std::string zip(const std::vector<std::pair<std::string, std::string>>& entries, bool zip64 = false, unsigned method = 0) {
    std::string out, directory;
    for (const auto& [name, data] : entries) {
        const std::string sizes = little(0, 4) + little(data.size(), 4) + little(data.size(), 4);
        const std::string extra = zip64 ? little(1, 2) + little(24, 2) + little(data.size(), 8) + little(data.size(), 8) + little(out.size(), 8) : "";
        directory += "PK\1\2" + little(20, 2) + little(20, 2) + little(0, 2) + little(method, 2) + little(0, 4) +
                     (zip64 ? little(0, 4) + std::string(8, '\xFF') : sizes) + little(name.size(), 2) + little(extra.size(), 2) +
                     std::string(10, '\0') + (zip64 ? std::string(4, '\xFF') : little(out.size(), 4)) + name + extra;
        out += "PK\3\4" + little(20, 2) + little(0, 2) + little(method, 2) + little(0, 4) + sizes + little(name.size(), 2) +
               little(3, 2) + name + "pad" + data;
    }
    const std::size_t begin = out.size();
    out += directory;
    if (zip64) {
        const std::size_t end64 = out.size();
        out += "PK\6\6" + little(44, 8) + std::string(12, '\0') + little(entries.size(), 8) + little(entries.size(), 8) +
               little(directory.size(), 8) + little(begin, 8);
        out += "PK\6\7" + little(0, 4) + little(end64, 8) + little(1, 4);
    }
    const std::size_t many = zip64 ? 0xFFFF : entries.size();
    return out + "PK\5\6" + little(0, 4) + little(many, 2) + little(many, 2) + (zip64 ? std::string(8, '\xFF') : little(directory.size(), 4) + little(begin, 4)) + little(0, 2);
}

std::string text(const std::string& value) { return "X" + little(value.size(), 4) + value; }
std::string integer(std::int64_t value) { return std::string("\x8A\x08") + little(static_cast<std::uint64_t>(value), 8); }
std::string tuple(const std::vector<std::int64_t>& values) {
    std::string out = "(";
    for (const std::int64_t value : values) out += integer(value);
    return out + "t";
}

struct Described {
    std::string type = "FloatStorage", key = "0";
    std::int64_t items = 6, offset = 0;
    std::vector<std::int64_t> shape{2, 3}, stride{3, 1};
};

std::string tensor(const Described& t = {}) {
    return "ctorch._utils\n_rebuild_tensor_v2\n((" + text("storage") + "ctorch\n" + t.type + "\n" + text(t.key) + text("cpu") +
           integer(t.items) + "tQ" + integer(t.offset) + tuple(t.shape) + tuple(t.stride) + "\x89" + "ccollections\nOrderedDict\n)RtR";
}

std::string pickleOf(const std::string& value) { return "\x80\x02}(" + text("w") + value + "u."; }

std::string fileOf(const std::string& pickle, bool zip64 = false) {
    std::string data(24, '\0');
    for (int i = 0; i < 6; ++i) {
        const float value = static_cast<float>(i + 1);
        std::memcpy(data.data() + i * 4, &value, 4);
    }
    return zip({{"m/data.pkl", pickle}, {"m/byteorder", "little"}, {"m/data/0", data}, {"m/version", "3\n"}}, zip64);
}

class TorchPickle : public ::testing::Test {
protected:
    TorchPickleFile open(const std::string& bytes) {
        std::ofstream(path, std::ios::binary) << bytes;   // thousands of files: no need to sync them
        return TorchPickleFile(path);
    }
    std::string refusal(const std::string& bytes) {
        try {
            open(bytes);
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::BadInput);
            return error.what();
        }
        return "";
    }
    std::string refusedTensor(const Described& described) { return refusal(fileOf(pickleOf(tensor(described)))); }

    TemporaryFolder folder;
    Path path = folder.path() / "pytorch_model.bin";
};

TEST_F(TorchPickle, ReadsTensorsAndViews) {
    for (const bool zip64 : {false, true}) {
        const TorchPickleFile file = open(fileOf(pickleOf(tensor()), zip64));
        EXPECT_EQ(file.tensors().at("w").shape, (std::vector<std::int64_t>{2, 3}));
        EXPECT_EQ(file.read("w")[1][0].item<float>(), 4.0f);
        file.release("w");
        EXPECT_THROW(file.read("v"), Error);
    }
    Described transposed;
    transposed.shape = {3, 2};
    transposed.stride = {1, 3};
    EXPECT_EQ(open(fileOf(pickleOf(tensor(transposed)))).read("w")[1][1].item<float>(), 5.0f);
    Described tail;
    tail.offset = 4;
    tail.shape = {2};
    tail.stride = {1};
    EXPECT_EQ(open(fileOf(pickleOf(tensor(tail)))).read("w")[0].item<float>(), 5.0f);
}

TEST_F(TorchPickle, ReadsTensorsThatStandBesideATrainersNotes) {
    const std::string wrapped = "\x80\x02}(" + text("epoch") + integer(3) + text("state_dict") + "}(" + text("w") + tensor() + "uu.";
    EXPECT_EQ(open(fileOf(wrapped)).read("w")[1][0].item<float>(), 4.0f);
    EXPECT_NE(refusal(fileOf("\x80\x02}(" + text("epoch") + integer(3) + text("other") + "}(" + text("w") + tensor() + "uu.")).find("no tensors"), std::string::npos);
}

TEST_F(TorchPickle, RefusesEveryOtherGlobal) {
    for (const std::string global : {"cos\nsystem\n", "cbuiltins\neval\n", "c__builtin__\nopen\n", "ctorch\nload\n",
                                     "ctorch._utils\n_rebuild_parameter\n", "ctorch.storage\n_load_from_bytes\n"}) {
        const std::string message = refusal(fileOf(pickleOf(global + "(" + text("x") + "tR")));
        EXPECT_NE(message.find("program object"), std::string::npos) << message;
    }
    EXPECT_NE(refusal(fileOf(pickleOf(text("os") + text("system") + "\x93"))).find("os system"), std::string::npos);
    EXPECT_NE(refusal("\x80\x02}q\0."s).find("never opened"), std::string::npos);
}

TEST_F(TorchPickle, RefusesViewsOutsideTheirData) {
    const auto with = [](auto change) {
        Described described;
        change(described);
        return described;
    };
    EXPECT_EQ(refusedTensor({}), "");
    EXPECT_NE(refusedTensor(with([](Described& t) { t.items = 7; })), "");
    EXPECT_NE(refusedTensor(with([](Described& t) { t.items = -1; })), "");
    EXPECT_NE(refusedTensor(with([](Described& t) { t.offset = 1; })), "");
    EXPECT_NE(refusedTensor(with([](Described& t) { t.offset = -1; })), "");
    EXPECT_NE(refusedTensor(with([](Described& t) { t.offset = INT64_MAX; })), "");
    EXPECT_NE(refusedTensor(with([](Described& t) { t.stride = {-3, 1}; })), "");
    EXPECT_NE(refusedTensor(with([](Described& t) { t.stride = {INT64_MAX, 1}; })), "");
    EXPECT_NE(refusedTensor(with([](Described& t) { t.stride = {1}; })), "");
    EXPECT_NE(refusedTensor(with([](Described& t) { t.shape = {1 << 20, 1 << 20}, t.stride = {0, 0}; })), "");
    EXPECT_NE(refusedTensor(with([](Described& t) { t.shape = {INT64_MAX, 4}, t.stride = {0, 0}; })), "");
    EXPECT_NE(refusedTensor(with([](Described& t) { t.key = "9"; })), "");
    EXPECT_NE(refusedTensor(with([](Described& t) { t.key = "../version"; })), "");
    EXPECT_NE(refusedTensor(with([](Described& t) { t.type = "OwnStorage"; })), "");
}

TEST_F(TorchPickle, RefusesBrokenPickles) {
    const std::string good = pickleOf(tensor());
    for (std::size_t cut = 0; cut < good.size(); ++cut) EXPECT_NE(refusal(fileOf(good.substr(0, cut))), "") << cut;
    std::string deep = "\x80\x02";
    for (int i = 0; i < 100'000; ++i) deep += "(";
    EXPECT_NE(refusal(fileOf(deep + std::string(100'000, 't') + ".")), "");
    std::string nested = "\x80\x02)";
    for (int i = 0; i < 100'000; ++i) nested += "\x85";
    EXPECT_NE(refusal(fileOf(nested + ".")), "");
    for (const std::string& pickle : {"}q\0h\0u."s, "}(h\1u."s, "}q\1X\1\0\0\0ah\1s."s, "X\xFF\xFF\xFF\xFF."s, "}}s."s, "}."s, "N."s,
                                     "R."s, "}(X\1\0\0\0au."s, "i."s, "]."s, "\x8A\xFF."s})
        EXPECT_NE(refusal(fileOf("\x80\x02" + pickle)), "") << pickle;
    const std::string chain = [] {   // dictionaries inside tuples inside dictionaries
        std::string out = "\x80\x02}";
        for (int i = 0; i < 10'000; ++i) out += "\x85r" + little(static_cast<std::uint64_t>(i), 4) + "0}" + text("k") + "j" + little(static_cast<std::uint64_t>(i), 4) + "s";
        return out + ".";
    }();
    EXPECT_NE(refusal(fileOf(chain)).find("deeply"), std::string::npos);
}

TEST_F(TorchPickle, RefusesBrokenZipFiles) {
    const std::string good = fileOf(pickleOf(tensor())), large = fileOf(pickleOf(tensor()), true);
    for (std::size_t cut = 0; cut < good.size(); ++cut) EXPECT_NE(refusal(good.substr(0, cut)), "") << cut;
    EXPECT_NE(refusal(zip({{"m/data.pkl", "x"}}, false, 8)).find("packed"), std::string::npos);
    EXPECT_NE(refusal(zip({{"m/data.pkl", "x"}, {"m/data.pkl", "y"}})).find("twice"), std::string::npos);
    EXPECT_NE(refusal(zip({{"m/other", "x"}})).find("data.pkl"), std::string::npos);
    EXPECT_NE(refusal(zip({{"m/data.pkl", pickleOf(tensor())}, {"m/byteorder", "big"}})).find("byte order"), std::string::npos);
    // A changed byte is refused or harmless, never a crash.
    for (const std::string& whole : {good, large})
        for (std::size_t i = 0; i < whole.size(); ++i)
            for (const char flip : {'\x01', '\x80', '\xFF'}) {
                std::string bytes = whole;
                bytes[i] = static_cast<char>(bytes[i] ^ flip);
                try {
                    const TorchPickleFile file = open(bytes);
                    for (const auto& [name, meta] : file.tensors()) file.read(name).sum();
                } catch (const Error&) {
                }
            }
}

}  // namespace
}  // namespace coincide
