#include "core/data/llava_json.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/base/hash.h"
#include "tests/temporary_folder.h"

namespace coincide {
namespace {

const std::string kA = R"({"id": "a", "conversations": [{"from": "human", "value": "q"}, {"from": "gpt", "value": "r"}]})";
const std::string kB = R"({"id": "b", "image": "x/b.png", "conversations": [{"from": "human", "value": "<image>\nq]},{"}, {"from": "gpt", "value": "\"\\"}]})";

class RecordReaderTest : public ::testing::Test {
protected:
    Path write(const std::string& text) {
        const Path path = folder_.path() / "data.json";
        writeFile(path, text);
        return path;
    }
    static std::vector<std::string> rest(RecordReader& reader) {
        std::vector<std::string> out;
        while (const auto span = reader.next()) out.emplace_back(reader.text(*span));
        return out;
    }
    std::vector<std::string> records(const std::string& text) {
        RecordReader reader(write(text));
        return rest(reader);
    }
    /// The message with which reading is refused; empty if it is not.
    std::string refusal(const std::string& text) {
        try {
            records(text);
        } catch (const Error& e) {
            EXPECT_EQ(e.code(), ErrorCode::BadInput);
            return e.what();
        }
        return {};
    }
    TemporaryFolder folder_;
};

TEST_F(RecordReaderTest, GivesTheExactBytesOfAList) {
    const std::string text = "\n [\t" + kA + " ,\r\n  " + kB + "\n]\n ";
    RecordReader reader(write(text));
    EXPECT_FALSE(reader.isLines());
    EXPECT_EQ(reader.fileBytes(), text.size());
    const auto first = reader.next(), second = reader.next();
    ASSERT_TRUE(first && second);
    EXPECT_EQ(first->begin, text.find(kA));
    EXPECT_EQ(first->length, kA.size());
    EXPECT_EQ(second->begin, text.find(kB));
    EXPECT_EQ(second->length, kB.size());
    EXPECT_FALSE(reader.next());
    EXPECT_FALSE(reader.next());
    EXPECT_EQ(reader.position(), text.size());
}

TEST_F(RecordReaderTest, GivesTheExactBytesOfLines) {
    const std::string text = "\n" + kA + " \r\n\r\n\t" + kB + "  ";
    RecordReader reader(write(text));
    EXPECT_TRUE(reader.isLines());
    const auto first = reader.next(), second = reader.next();
    ASSERT_TRUE(first && second);
    EXPECT_EQ(reader.text(*first), kA);
    EXPECT_EQ(first->begin, 1u);
    EXPECT_EQ(reader.text(*second), kB);
    EXPECT_FALSE(reader.next());
    EXPECT_EQ(reader.position(), text.size());
}

TEST_F(RecordReaderTest, ByteOrderMarkAndWindowsLineEndsAreAccepted) {
    const std::vector<std::string> both{kA, kB};
    EXPECT_EQ(records("\xEF\xBB\xBF[" + kA + "," + kB + "]"), both);
    EXPECT_EQ(records("\xEF\xBB\xBF" + kA + "\r\n" + kB + "\r\n"), both);
    EXPECT_EQ(records("[\r\n" + kA + ",\r\n" + kB + "\r\n]\r\n"), both);
}

TEST_F(RecordReaderTest, EveryTruncationOfAListIsRefusedWithItsByte) {
    const std::string text = "[" + kA + ", " + kB + "]";
    ASSERT_EQ(records(text).size(), 2u);
    for (std::size_t cut = 0; cut < text.size(); ++cut) {
        const std::string message = refusal(text.substr(0, cut));
        ASSERT_NE(message, "") << cut;
        EXPECT_NE(message.find("data.json"), std::string::npos) << message;
        if (cut == 0) continue;
        EXPECT_NE(message.find("(byte " + std::to_string(cut) + ")"), std::string::npos) << cut << ": " << message;
    }
}

TEST_F(RecordReaderTest, BrokenListsAreRefusedWhereTheyBreak) {
    const auto says = [&](const std::string& text, const std::string& why, std::size_t byte) {
        const std::string message = refusal(text);
        EXPECT_NE(message.find(why), std::string::npos) << message;
        if (byte == 0) return;
        EXPECT_NE(message.find("(byte " + std::to_string(byte) + ")"), std::string::npos) << message;
    };
    says("[{}] {}", "something after the end", 5);
    says("[{},]", "comma before the end", 4);
    says("[{} {}]", "no comma", 4);
    says("[]", "empty list", 1);
    says(" [ \n ] ", "empty list", 2);
    says("", "no records", 0);
    says(" \n\t", "no records", 3);
    says("hello", "neither", 0);
    says("\"text\"", "neither", 0);
    says("{\n \"id\": 1\n}", "one object instead of a list", 0);
    says("[,{}]", "broken", 0);
}

TEST_F(RecordReaderTest, OtherEncodingsAreNamed) {
    EXPECT_NE(refusal("\x1F\x8B\x08 rest").find("gzip"), std::string::npos);
    EXPECT_NE(refusal(std::string("\xFF\xFE[\0", 4)).find("UTF-16"), std::string::npos);
    EXPECT_NE(refusal(std::string("\xFE\xFF\0[", 4)).find("UTF-16"), std::string::npos);
}

TEST_F(RecordReaderTest, EveryPositionResumesToTheSameRest) {
    for (const std::string& text : {"\xEF\xBB\xBF [" + kA + ",\n" + kB + " , " + kA + " ]\n", kA + "\n\n" + kB + "\r\n" + kA,
                                    kA + "\n" + kB + "\n" + kA + "\n"}) {
        const Path path = write(text);
        for (int done = 0; done <= 4; ++done) {
            RecordReader reader(path);
            for (int i = 0; i < done; ++i) reader.next();
            RecordReader again(path, reader.position());
            const auto expected = rest(reader);
            EXPECT_EQ(expected.size(), static_cast<std::size_t>(std::max(0, 3 - done)));
            EXPECT_EQ(rest(again), expected) << "after " << done << " of " << text;
        }
    }
}

TEST_F(RecordReaderTest, ResumingIsNoWayAroundATruncatedList) {
    const std::string text = "[" + kA + ",";
    const Path path = write(text);
    RecordReader reader(path);
    ASSERT_TRUE(reader.next());
    RecordReader again(path, reader.position());
    EXPECT_THROW(again.next(), Error);
    EXPECT_THROW(RecordReader(path, text.size() + 1), Error);
}

TEST_F(RecordReaderTest, MillionsOfEmptyLinesTakeNoTime) {
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(records(kA + std::string(4'000'000, '\n') + kB), (std::vector<std::string>{kA, kB}));
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
}

TEST_F(RecordReaderTest, FingerprintIsOfTheBytes) {
    const std::string one = RecordReader(write("[{}]")).fingerprint();
    EXPECT_EQ(RecordReader(write("[{}]")).fingerprint(), one);
    EXPECT_NE(RecordReader(write("[{}] ")).fingerprint(), one);
}

TEST_F(RecordReaderTest, FingerprintDoesNotDependOnWhatWasRead) {
    // More than what is hashed at a time, so that reading has hashed a part already.
    std::string text = "[";
    for (int i = 0; i < 3000; ++i) text += (i ? ", " : "") + kA;
    const Path path = write(text + "]");
    const std::string whole = fingerprintOfFile(path);
    RecordReader part(path);
    for (int i = 0; i < 2000; ++i) ASSERT_TRUE(part.next());
    const std::uint64_t position = part.position();
    EXPECT_EQ(part.fingerprint(), whole);
    EXPECT_EQ(rest(part).size(), 1000u);
    EXPECT_EQ(part.fingerprint(), whole);
    RecordReader resumed(path, position);
    EXPECT_EQ(rest(resumed).size(), 1000u);
    EXPECT_EQ(resumed.fingerprint(), whole);
}

ParsedRecord parse(const std::string& text, const std::string& field = {}, bool* broken = nullptr) {
    RecordParser parser;
    bool structureBroken = false;
    ParsedRecord record = parser.parse(text, field, structureBroken);
    if (broken) *broken = structureBroken;
    return record;
}

std::vector<FaultKind> kinds(const std::vector<Fault>& faults) {
    std::vector<FaultKind> out;
    for (const Fault& fault : faults) out.push_back(fault.kind);
    return out;
}

using Kinds = std::vector<FaultKind>;

TEST(RecordParser, ReadsARecord) {
    const ParsedRecord record = parse(kB);
    EXPECT_EQ(record.sample.id, "b");
    EXPECT_EQ(record.sample.image, "x/b.png");
    EXPECT_EQ(record.sample.turns, (std::vector<Turn>{{"human", "<image>\nq]},{"}, {"gpt", "\"\\"}}));
    EXPECT_TRUE(record.faults.empty());
}

std::string withText(const std::string& id, const std::string& value, const std::string& more = {}) {
    return "{\"id\": " + id + ", \"conversations\": [{\"from\": \"human\", \"value\": " + value + "}, {\"from\": \"gpt\", \"value\": \"r\"}]" +
           more + "}";
}

TEST(RecordParser, EscapesBecomeCharacters) {
    const ParsedRecord record = parse(withText(R"("\u00e9\/")", R"("\ud83d\ude00\t\u0041\u0000z")"));
    EXPECT_EQ(record.sample.id, "\xC3\xA9/");
    EXPECT_EQ(record.sample.turns.at(0).text, std::string("\xF0\x9F\x98\x80\tA\0z", 8));
    EXPECT_TRUE(record.faults.empty());
    EXPECT_EQ(parse(R"({"\u0069d": "k"})").sample.id, "k");
}

TEST(RecordParser, OfEqualKeysTheLastCounts) {
    const ParsedRecord record = parse(
        R"({"id": "1", "image": 5, "conversations": 3, "id": "2", "image": "i",
            "conversations": [{"from": "gpt", "from": "human", "value": 1, "value": "<image>"}, {"from": "gpt", "value": "x", "value": "y"}]})");
    EXPECT_EQ(record.sample.id, "2");
    EXPECT_EQ(record.sample.image, "i");
    EXPECT_FALSE(record.imageNotText);
    EXPECT_EQ(record.sample.turns, (std::vector<Turn>{{"human", "<image>"}, {"gpt", "y"}}));
    EXPECT_TRUE(record.faults.empty());
    EXPECT_EQ(kinds(parse(withText("\"a\"", "\"q\"", ", \"conversations\": null")).faults), Kinds{FaultKind::NoConversation});
}

TEST(RecordParser, NumbersOfAnySizeAreCarried) {
    for (const std::string number : {"123456789012345678901234567890", "1e400", "-1e400", "0.1234567890123456789012345678901"}) {
        const ParsedRecord record = parse(withText("\"a\"", "\"7 \\\"8\"", ", \"score\": [" + number + "], \"n\": " + number));
        EXPECT_TRUE(record.faults.empty()) << number;
        EXPECT_EQ(record.sample.turns.at(0).text, "7 \"8");
    }
    // An id that fits no machine type stays distinct from others.
    EXPECT_EQ(parse(withText("123456789012345678901234567890", "\"q\"")).sample.id, "123456789012345678901234567890");
    EXPECT_EQ(parse(withText("17", "\"q\"")).sample.id, "17");
    EXPECT_EQ(parse(withText("17", "\"q\"", ", \"n\": 1e400")).sample.id, "17");
}

TEST(RecordParser, ReadsOneMoreField) {
    EXPECT_EQ(parse(withText("1", "\"q\"", R"(, "source": "vqa", "source": "ocr")"), "source").field, "ocr");
    EXPECT_EQ(parse(withText("1", "\"q\"", R"(, "source": 5)"), "source").field, "5");
    EXPECT_EQ(parse(withText("1", "\"q\""), "source").field, "");
    EXPECT_EQ(parse(withText("1", "\"q\""), "id").field, "1");
}

TEST(RecordParser, InvalidTextIsListedWithItsId) {
    for (const std::string bad : {R"("\ud800 x")", R"("\x")", "\"\xC3\x28\"", "\"\xED\xA0\x80\""}) {
        bool broken = true;
        const ParsedRecord record = parse(withText("\"keep\"", bad), {}, &broken);
        EXPECT_EQ(kinds(record.faults), Kinds{FaultKind::Unreadable}) << bad;
        EXPECT_EQ(record.sample.id, "keep") << bad;
        EXPECT_FALSE(broken) << bad;
    }
}

TEST(RecordParser, BrokenStructureIsToldApart) {
    for (const std::string bad : {R"({"id": "keep", "x" 1})", R"({"id": "keep", "x": tru})", R"({"id": "keep",})", R"({"id": "keep", "x": 01})",
                                  R"({"id": "keep"} {})", R"({"id": "keep", "x": NaN})", R"({"id": "keep", "x": 1e400, "y": 01})",
                                  R"({"id": "keep", "x": -})", R"({"id": "keep", "x": 1.})", R"({"id": "keep", "x": 1e})"}) {
        bool broken = false;
        const ParsedRecord record = parse(bad, {}, &broken);
        EXPECT_EQ(kinds(record.faults), Kinds{FaultKind::Unreadable}) << bad;
        EXPECT_EQ(record.sample.id, "keep") << bad;
        EXPECT_TRUE(broken) << bad;
    }
    EXPECT_EQ(kinds(parse("[1]").faults), Kinds{FaultKind::Unreadable});
    EXPECT_EQ(kinds(parse("7").faults), Kinds{FaultKind::Unreadable});
    EXPECT_EQ(kinds(parse("").faults), Kinds{FaultKind::Unreadable});
}

TEST(RecordParser, NestingIsBounded) {
    const auto nested = [](std::size_t depth) { return ", \"x\": " + std::string(depth, '[') + std::string(depth, ']'); };
    EXPECT_TRUE(parse(withText("\"a\"", "\"q\"", nested(100))).faults.empty());
    bool broken = true;
    const ParsedRecord deep = parse(withText("\"a\"", "\"q\"", nested(1'000'000)), {}, &broken);
    EXPECT_EQ(kinds(deep.faults), Kinds{FaultKind::Unreadable});
    EXPECT_EQ(deep.sample.id, "a");
    EXPECT_FALSE(broken);
}

TEST(RecordParser, TooLargeRecordsAreListedWithTheirId) {
    const ParsedRecord record = parse(withText("\"big\"", "\"" + std::string(kMaxRecordBytes, 'x') + "\""));
    EXPECT_EQ(kinds(record.faults), Kinds{FaultKind::Unreadable});
    EXPECT_EQ(record.sample.id, "big");
    EXPECT_TRUE(record.sample.turns.empty());
}

TEST(RecordParser, MissingAndOddMembersAreFaults) {
    EXPECT_EQ(kinds(parse("{}").faults), (Kinds{FaultKind::NoConversation, FaultKind::MissingId}));
    EXPECT_EQ(kinds(parse(R"({"id": "a", "conversations": []})").faults), Kinds{FaultKind::NoConversation});
    EXPECT_NE(parse(R"({"id": "a", "messages": []})").faults.at(0).detail.find("messages"), std::string::npos);
    EXPECT_EQ(kinds(parse(withText("null", "\"q\"")).faults), Kinds{FaultKind::MissingId});
    EXPECT_EQ(kinds(parse(withText("\"a\"", "\"q\"", ", \"image\": [\"x\"]")).faults), Kinds{FaultKind::ImageNotText});
    EXPECT_TRUE(parse(withText("\"a\"", "\"q\"", ", \"image\": null")).faults.empty());
    EXPECT_EQ(kinds(parse(withText("\"a\"", "5")).faults), Kinds{FaultKind::BadTurn});
    const ParsedRecord record = parse(R"({"id": "a", "conversations": ["text", {"from": "gpt", "value": "r"}]})");
    EXPECT_EQ(kinds(record.faults), Kinds{FaultKind::BadTurn});
    EXPECT_EQ(record.sample.turns.size(), 2u);
}

Kinds textFaults(std::vector<Turn> turns, const std::string& image = {}) {
    Sample sample;
    sample.image = image;
    sample.turns = std::move(turns);
    return kinds(faultsOfText(sample));
}

TEST(FaultsOfText, EveryKind) {
    EXPECT_EQ(textFaults({{"human", "q"}, {"gpt", "r"}}), Kinds{});
    EXPECT_EQ(textFaults({{"human", "q <image>"}, {"gpt", "r"}}, "i"), Kinds{});
    EXPECT_EQ(textFaults({{"human", "q"}, {"gpt", " \t\r\n"}}), Kinds{FaultKind::EmptyTurn});
    EXPECT_EQ(textFaults({{"user", "q"}, {"gpt", "r"}}), Kinds{FaultKind::BadTurn});
    EXPECT_EQ(textFaults({{"gpt", "r"}, {"human", "q"}}), Kinds{FaultKind::RolesOutOfOrder});
    EXPECT_EQ(textFaults({{"human", "q"}, {"human", "q"}}), Kinds{FaultKind::RolesOutOfOrder});
    EXPECT_EQ(textFaults({{"human", "<image>"}, {"gpt", "r"}}), Kinds{FaultKind::TokenWithoutImage});
    EXPECT_EQ(textFaults({{"human", "q"}, {"gpt", "r"}}, "i"), Kinds{FaultKind::ImageWithoutToken});
    EXPECT_EQ(textFaults({{"human", "<image><image>"}, {"gpt", "r"}}, "i"), Kinds{FaultKind::SeveralTokens});
    EXPECT_EQ(textFaults({{"human", "q"}, {"gpt", "<image>"}}, "i"), Kinds{FaultKind::SeveralTokens});
    EXPECT_EQ(textFaults({}, "i"), Kinds{});
}

TEST(RecordOnOneLine, OnlyBlanksOutsideTextsGo) {
    EXPECT_EQ(recordOnOneLine("{\r\n  \"a b\": \"x\\n \\\" y\",\n\t\"c\": [1,\n2.50e1]\n}"), R"({"a b":"x\n \" y","c":[1,2.50e1]})");
    const std::string oneLine = R"({ "a" :  1 })";
    EXPECT_EQ(recordOnOneLine(oneLine), oneLine);
    EXPECT_EQ(recordOnOneLine("{\"a\": \"\xFFx\ny\r\"}"), "{\"a\":\"\xFFx\\ny\\r\"}") << "an unreadable record stays on its line";
}

TEST(Fault, NamesAreDistinctAndReadBack) {
    EXPECT_EQ(allFaultKinds().size(), 15u);
    for (const FaultKind kind : allFaultKinds()) {
        EXPECT_EQ(faultFromName(faultName(kind)), kind);
        EXPECT_FALSE(faultText(kind).empty());
    }
    EXPECT_EQ(faultFromName("nothing"), std::nullopt);
    EXPECT_TRUE(faultExcludes(FaultKind::ImageMissing));
    EXPECT_FALSE(faultExcludes(FaultKind::WrongExtension));
}

}  // namespace
}  // namespace coincide
