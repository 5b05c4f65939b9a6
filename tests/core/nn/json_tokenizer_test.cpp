#include "core/nn/json_tokenizer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/nn/symbol_merge.h"
#include "tests/temporary_folder.h"

namespace coincide {
namespace {

using Ids = std::vector<std::int64_t>;

/// A tokenizer.json put together from its parts.
struct Made {
    std::string vocabulary = R"("<unk>":0,"a":1,"b":2,"c":3,"ab":4,"abc":5,"▁":6,"▁a":7)";
    std::string merges = R"("a b","ab c","▁ a")";
    std::string added = R"({"id":0,"content":"<unk>","special":true})";
    std::string normalizer = "null", cut = "null", around = "null", model;

    std::string text() const {
        return R"({"added_tokens":[)" + added + R"(],"normalizer":)" + normalizer + R"(,"pre_tokenizer":)" + cut + R"(,"post_processor":)" + around +
               R"(,"model":{"type":"BPE")" + model + R"(,"vocab":{)" + vocabulary + R"(},"merges":[)" + merges + "]}}";
    }
};

class JsonTokenizerTest : public ::testing::Test {
protected:
    JsonTokenizer made(const Made& parts) {
        writeFile(path_, parts.text());
        return JsonTokenizer(path_);
    }
    Error refusal(const Made& parts) {
        try {
            made(parts);
        } catch (const Error& error) {
            return error;
        }
        return Error(ErrorCode::Io, "nothing was refused");
    }
    TemporaryFolder folder_;
    Path path_ = folder_.path() / "tokenizer.json";
};

TEST_F(JsonTokenizerTest, MergesInTheOrderOfTheListOfEitherForm) {
    Made parts;
    EXPECT_EQ(made(parts).encode("abcab", true), (Ids{5, 4}));
    parts.merges = R"(["a","b"],["ab","c"],["▁","a"])";
    EXPECT_EQ(made(parts).encode("abcab", true), (Ids{5, 4}));
    parts.vocabulary += R"(,"bc":8)";
    parts.merges = R"("b c","a b")";
    EXPECT_EQ(made(parts).encode("abc", true), (Ids{1, 8})) << "the first rule of the list comes first";
    EXPECT_EQ(made(parts).vocabularySize(), 9);
}

TEST_F(JsonTokenizerTest, LettersWithoutATokenAreDroppedUnknownOrBytes) {
    Made parts;
    EXPECT_EQ(made(parts).encode("axyb", true), (Ids{4})) << "what was beside a dropped letter comes together";
    parts.model = R"(,"unk_token":"<unk>")";
    EXPECT_EQ(made(parts).encode("axyb", true), (Ids{1, 0, 0, 2}));
    parts.model += R"(,"fuse_unk":true)";
    EXPECT_EQ(made(parts).encode("axyb", true), (Ids{1, 0, 2}));
    parts.model += R"(,"byte_fallback":true)";
    parts.vocabulary += R"(,"<0xC3>":10,"<0xA9>":11)";
    EXPECT_EQ(made(parts).encode("aéxb", true), (Ids{1, 10, 11, 0, 2}));
}

TEST_F(JsonTokenizerTest, WholeWordsComeFirstWhereTheFileSaysSo) {
    Made parts;
    parts.vocabulary += R"(,"bca":8)";
    EXPECT_EQ(made(parts).encode("bca", true), (Ids{2, 3, 1}));
    parts.model = R"(,"ignore_merges":true)";
    EXPECT_EQ(made(parts).encode("bca", true), (Ids{8}));
}

TEST_F(JsonTokenizerTest, AddedTokens) {
    Made parts;
    parts.added = R"({"id":20,"content":"<x>","special":true},{"id":21,"content":"<x>a","special":false},
        {"id":22,"content":"<l>","special":true,"lstrip":true,"rstrip":true},{"id":23,"content":"cab","special":false,"single_word":true},{"id":24,"content":"","special":true})";
    parts.vocabulary += R"(," ":9)";
    const JsonTokenizer tokenizer = made(parts);
    EXPECT_EQ(tokenizer.encode("a<x>b", true), (Ids{1, 20, 2}));
    EXPECT_EQ(tokenizer.encode("a<x>b", false), (Ids{4})) << "a special token is text like any other";
    EXPECT_EQ(tokenizer.encode("<x>ab", false), (Ids{21, 2})) << "one that is not special is a token all the same, and the longest is taken";
    EXPECT_EQ(tokenizer.encode("a \t<l>  b <l>", true), (Ids{1, 22, 2, 22}));
    EXPECT_EQ(tokenizer.encode("cab bcab cab", true), (Ids{23, 9, 2, 3, 4, 9, 23}));
    EXPECT_EQ(tokenizer.specialId("<l>"), 22);
    EXPECT_EQ(tokenizer.specialId("a"), std::nullopt);
    EXPECT_TRUE(tokenizer.isSpecial(20));
    EXPECT_FALSE(tokenizer.isSpecial(21));
}

TEST_F(JsonTokenizerTest, NormalizersRunBetweenAddedTokens) {
    Made parts;
    parts.added += R"(,{"id":20,"content":"<s>","special":true},{"id":21,"content":"c c","special":false,"normalized":true})";
    parts.normalizer = R"({"type":"Sequence","normalizers":[{"type":"Prepend","prepend":"▁"},{"type":"Replace","pattern":{"String":" "},"content":"▁"}]})";
    parts.around = R"({"type":"TemplateProcessing","single":[{"SpecialToken":{"id":"<s>"}},{"Sequence":{"id":"A"}}],"special_tokens":{"<s>":{"ids":[20]}}})";
    const JsonTokenizer tokenizer = made(parts);
    EXPECT_EQ(tokenizer.beginId(), 20);
    EXPECT_EQ(tokenizer.encode("a b", true), (Ids{20, 7, 6, 2}));
    EXPECT_EQ(tokenizer.encode("a<s>ab", true), (Ids{20, 7, 20, 6, 4}));
    EXPECT_EQ(tokenizer.encode("b c c", true), (Ids{20, 6, 2, 21})) << "it was normalised to ▁c▁c";
    EXPECT_EQ(tokenizer.encode("", true), (Ids{20}));
    parts.normalizer = R"({"type":"NFC"})";
    parts.vocabulary += R"(,"é":9)";
    EXPECT_EQ(made(parts).encode("e\xCC\x81", true), (Ids{20, 9}));
}

TEST_F(JsonTokenizerTest, WaysOfCutting) {
    const auto cutBy = [&](const std::string& cut, const std::string& text) {
        Made parts;
        // Everything merges unless it is cut.
        parts.vocabulary = R"("a":1,"-":2,"aa":3,"a-":4,"-a":5,"--":6,"▁":7,"▁a":8,"1":9,"11":10)";
        parts.merges = R"("a a","a -","- a","- -","▁ a","1 1")";
        parts.cut = cut;
        return made(parts).encode(text, true);
    };
    const auto split = [](const std::string& how, bool invert = false) {
        return R"({"type":"Split","pattern":{"String":"-"},"behavior":")" + how + R"(","invert":)" + (invert ? "true}" : "false}");
    };
    EXPECT_EQ(cutBy("null", "a-a"), (Ids{4, 1}));
    EXPECT_EQ(cutBy(split("Isolated"), "a-a"), (Ids{1, 2, 1}));
    EXPECT_EQ(cutBy(split("Removed"), "a-a--"), (Ids{1, 1}));
    EXPECT_EQ(cutBy(split("Removed", true), "a-a--"), (Ids{2, 2, 2}));
    EXPECT_EQ(cutBy(split("MergedWithPrevious"), "a-a--"), (Ids{4, 4, 2}));
    EXPECT_EQ(cutBy(split("MergedWithNext"), "-a--a"), (Ids{5, 2, 5}));
    EXPECT_EQ(cutBy(split("Contiguous"), "a--a"), (Ids{1, 6, 1}));
    EXPECT_EQ(cutBy(R"({"type":"Split","pattern":{"Regex":"a+"},"behavior":"Isolated"})", "aa-aa"), (Ids{3, 2, 3}));
    EXPECT_EQ(cutBy(R"({"type":"Digits","individual_digits":true})", "11a"), (Ids{9, 9, 1}));
    EXPECT_EQ(cutBy(R"({"type":"Digits","individual_digits":false})", "11a"), (Ids{10, 1}));
    EXPECT_EQ(cutBy(R"({"type":"Metaspace","replacement":"▁","prepend_scheme":"first","split":true})", "a a"), (Ids{8, 8}));
    EXPECT_EQ(cutBy(R"({"type":"Metaspace","replacement":"▁","prepend_scheme":"never","split":false})", "a a"), (Ids{1, 8}));
}

TEST_F(JsonTokenizerTest, WhatDoesNotHoldTogetherIsRefused) {
    const auto code = [&](auto change) {
        Made parts;
        change(parts);
        return refusal(parts).code();
    };
    const auto bad = ErrorCode::BadInput, unsupported = ErrorCode::Unsupported;
    EXPECT_EQ(code([](Made& m) { m.merges = R"("a x")"; }), bad);
    EXPECT_EQ(code([](Made& m) { m.merges = R"("b a")"; }), bad) << "makes no token";
    EXPECT_EQ(code([](Made& m) { m.merges = R"(" a")"; }), bad);
    EXPECT_EQ(code([](Made& m) { m.merges = R"("a b c")"; }), bad);
    EXPECT_EQ(code([](Made& m) { m.merges = R"(["a","b","c"])"; }), bad);
    EXPECT_EQ(code([](Made& m) { m.vocabulary += R"(,"z":-5)"; }), bad);
    EXPECT_EQ(code([](Made& m) { m.vocabulary += R"(,"z":1099511627776)"; }), bad);
    EXPECT_EQ(code([](Made& m) { m.vocabulary += R"(,"z":"1")"; }), bad);
    EXPECT_EQ(code([](Made& m) { m.model = R"(,"unk_token":"?")"; }), bad);
    EXPECT_EQ(code([](Made& m) { m.model = R"(,"end_of_word_suffix":"</w>")"; }), unsupported);
    EXPECT_EQ(code([](Made& m) { m.cut = R"({"type":"Split","pattern":{"Regex":"(a"},"behavior":"Isolated"})"; }), bad);
    EXPECT_EQ(code([](Made& m) { m.cut = R"({"type":"Split","pattern":{"String":""},"behavior":"Isolated"})"; }), bad);
    EXPECT_EQ(code([](Made& m) { m.cut = R"({"type":"Sequence","pretokenizers":3})"; }), bad);
    EXPECT_EQ(code([](Made& m) { m.cut = R"({"type":"Oracle"})"; }), unsupported);
    EXPECT_EQ(code([](Made& m) { m.normalizer = R"({"type":"Lowercase"})"; }), unsupported);
    EXPECT_EQ(code([](Made& m) { m.around = R"({"type":"BertProcessing"})"; }), unsupported);
    Made oracle;
    oracle.model = R"(,"type":"Oracle")";
    EXPECT_NE(refusal(oracle).cause().find("Oracle"), std::string::npos);
}

TEST_F(JsonTokenizerTest, ATextThatGrowsWithoutMeasureIsRefused) {
    Made parts;
    parts.normalizer = R"({"type":"Replace","pattern":{"String":"a"},"content":")" + std::string(10'000, 'a') + "\"}";
    EXPECT_THROW(made(parts).encode(std::string(100'000, 'a'), true), Error);
}

TEST_F(JsonTokenizerTest, OneLongWordTakesNoLongTime) {
    const JsonTokenizer tokenizer = made({});
    std::string word;
    while (word.size() < 300'000) word += "abcab";
    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(tokenizer.encode(word, true).size(), word.size() / 5 * 2);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

TEST(SymbolMerge, EqualsThePlainWay) {
    MergeTable table;
    const std::int32_t rules[][3] = {{0, 1, 4}, {1, 1, 5}, {4, 4, 6}, {0, 0, 7}, {7, 1, 8}, {6, 0, 9}, {5, 2, 6}};
    for (std::int32_t rank = 0; rank < 7; ++rank) table.add(rules[rank][0], rules[rank][1], {rank, rules[rank][2]});
    std::uint32_t state = 3;
    for (int round = 0; round < 500; ++round) {
        std::vector<std::int32_t> symbols(static_cast<std::size_t>(round) % 40);
        for (auto& symbol : symbols) symbol = static_cast<std::int32_t>((state = state * 1664525u + 1013904223u) >> 30) % 3;
        std::vector<std::int32_t> slow = symbols;
        while (true) {
            std::size_t best = slow.size();
            std::int32_t rank = 99;
            for (std::size_t i = 0; i + 1 < slow.size(); ++i)
                if (const auto* rule = table.find(slow[i], slow[i + 1]); rule && rule->rank < rank) best = i, rank = rule->rank;
            if (best == slow.size()) break;
            slow[best] = table.find(slow[best], slow[best + 1])->merged;
            slow.erase(slow.begin() + static_cast<std::ptrdiff_t>(best) + 1);
        }
        EXPECT_EQ(mergeSymbols(symbols, table), slow);
    }
}

class SharedJsonTokenizer : public ::testing::TestWithParam<const char*> {};

TEST_P(SharedJsonTokenizer, EqualsTheReferenceIds) {
    COINCIDE_SHARED_OR_SKIP(shared);
    const Path folder = shared / "models-modern" / GetParam();
    const JsonTokenizer tokenizer(folder / "checkpoint" / "tokenizer.json");
    const Json cases = Json::readFile(folder / "expected" / "tokenizer_cases.json");
    ASSERT_GE(cases.size(), 200u);
    for (std::size_t i = 0; i < cases.size(); ++i)
        EXPECT_EQ(tokenizer.encode(cases.at(i).at("text").asString(), true), cases.at(i).at("ids_with_special").asInts()) << cases.at(i).dump();
}

INSTANTIATE_TEST_SUITE_P(Families, SharedJsonTokenizer,
                         ::testing::Values("llava-1.5", "llava-onevision-qwen2-0.5b", "smolvlm2-256m", "qwen2.5-vl-3b", "qwen3-vl-2b", "internvl3-1b", "qwen2-vl-2b", "gemma3-4b"));

}  // namespace
}  // namespace coincide
