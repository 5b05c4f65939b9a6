#include "core/nn/tokenizer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <thread>

#include "core/base/error.h"
#include "core/nn/byte_pair.h"
#include "core/nn/pretokenize.h"
#include "core/nn/special_split.h"
#include "core/nn/unicode.h"
#include "tests/temporary_folder.h"
#include "tests/tiny_checkpoint.h"

namespace coincide {
namespace {

using Ids = std::vector<std::int64_t>;

std::vector<std::string> words(std::string_view pattern, std::string_view text) {
    std::vector<std::string> out;
    WordPattern(pattern, "test").forEachMatch(text, [&](std::size_t begin, std::size_t end) {
        out.emplace_back(text.substr(begin, end - begin));
    });
    return out;
}

// The plain way: look at all pairs again after every merge.
Ids slowMerge(std::string_view word, const std::function<std::int64_t(std::string_view)>& rank) {
    std::vector<std::string> parts;
    for (const char c : word) parts.emplace_back(1, c);
    while (true) {
        std::size_t best = parts.size();
        std::int64_t bestRank = -1;
        for (std::size_t i = 0; i + 1 < parts.size(); ++i)
            if (const std::int64_t r = rank(parts[i] + parts[i + 1]); r >= 0 && (bestRank < 0 || r < bestRank)) best = i, bestRank = r;
        if (bestRank < 0) break;
        parts[best] += parts[best + 1];
        parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(best) + 1);
    }
    Ids out;
    for (const std::string& part : parts) out.push_back(rank(part));
    return out;
}

TEST(BytePair, EqualsThePlainWay) {
    std::map<std::string, std::int64_t, std::less<>> ranks;
    for (int c = 0; c < 256; ++c) ranks[std::string(1, static_cast<char>(c))] = c;
    std::int64_t next = 256;
    for (const char* token : {"ab", "aa", "ba", "abab", "aab", "bb", "aaaa", "bba", "ababab"}) ranks[token] = next++;
    const auto rank = [&](std::string_view text) {
        const auto found = ranks.find(text);
        return found == ranks.end() ? std::int64_t{-1} : found->second;
    };
    std::uint32_t state = 7;
    for (int round = 0; round < 500; ++round) {
        std::string word;
        for (std::uint32_t i = 0; i < 1 + static_cast<std::uint32_t>(round) % 23; ++i) {
            state = state * 1664525 + 1013904223;
            word += "abc"[(state >> 24) % 3];
        }
        // A word that is a token itself is taken whole, as tiktoken does.
        EXPECT_EQ(mergeBytePairs(word, rank), rank(word) >= 0 ? Ids{rank(word)} : slowMerge(word, rank)) << word;
    }
}

TEST(BytePair, LongWordsAreNoProblem) {
    const auto rank = [](std::string_view text) -> std::int64_t {
        return text.size() == 1 ? 0 : text.size() == 2 ? 1 : text.size() == 4 ? 2 : -1;
    };
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(mergeBytePairs(std::string(300'000, 'a'), rank).size(), 75'000u);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
}

TEST(WordPattern, FindsUnicodeClassesAndLookAhead) {
    EXPECT_EQ(words(R"(\p{L}+|\p{N}|\s+(?!\S)|\s+)", "h\xC3\xA9 12  x"), (std::vector<std::string>{"h\xC3\xA9", " ", "1", "2", " ", " ", "x"}));
}

TEST(WordPattern, RefusesWhatDoesNotCompileOrNeverEnds) {
    EXPECT_THROW(WordPattern("(a", "test"), Error);
    const WordPattern slow("(a+)+$", "test");
    EXPECT_THROW(slow.forEachMatch(std::string(5000, 'a') + "b", [](std::size_t, std::size_t) {}), Error);
    EXPECT_TRUE(words("x*", "aaa").empty());
}

TEST(SpecialSplit, LongestOfTheLeftmost) {
    const SpecialSplit split({{"<a>", 1}, {"<a><b>", 2}, {"", 3}});
    const auto pieces = split.split("x<a><b>y<a>");
    ASSERT_EQ(pieces.size(), 4u);
    EXPECT_EQ(pieces[0].text, "x");
    EXPECT_EQ(pieces[1].id, 2);
    EXPECT_EQ(pieces[2].text, "y");
    EXPECT_EQ(pieces[3].id, 1);
    EXPECT_TRUE(split.split("").empty());
}

TEST(Unicode, ValidNormalStripped) {
    EXPECT_EQ(validUtf8("a\xFFz\xE2\x82"), "a\xEF\xBF\xBDz\xEF\xBF\xBD\xEF\xBF\xBD");
    EXPECT_EQ(normalizedNfc("e\xCC\x81"), "\xC3\xA9");
    EXPECT_EQ(normalizedNfc(std::string_view("a\0e\xCC\x81", 5)), std::string("a\0\xC3\xA9", 4));
    EXPECT_EQ(stripped(" \t\x1C\xE3\x80\x80x y\xC2\xA0\n"), "x y");
    EXPECT_EQ(stripped("\xE2\x80\x8Bx"), "\xE2\x80\x8Bx");   // a zero-width space is not white space
    EXPECT_EQ(stripped(" \n "), "");
}

TEST(Tiktoken, EncodesBytesAndSpecialTokens) {
    const TemporaryFolder folder;
    const TinyCheckpoint tiny(folder.path());
    const auto tokenizer = loadTokenizer(tiny.model());
    EXPECT_EQ(tokenizer->encode("Hi 1", true), (Ids{'H', 'i', ' ', '1'}));
    EXPECT_EQ(tokenizer->encode("a<|endoftext|>", true), (Ids{'a', 257}));
    EXPECT_EQ(tokenizer->encode("<|", false), (Ids{'<', '|'}));
    EXPECT_EQ(tokenizer->encode("<|endoftext|>", false).size(), 13u);
    EXPECT_EQ(tokenizer->specialId("<|extra0|>"), 288);
    EXPECT_EQ(tokenizer->vocabularySize(), 289);
    EXPECT_FALSE(tokenizer->beginId());
}

TEST(Tiktoken, RefusesBrokenRankFiles) {
    const TemporaryFolder folder;
    const TinyCheckpoint tiny(folder.path());
    const Path path = tiny.model() / "arcade100k.tiktoken";
    const std::string good = readFile(path, 1 << 20);
    for (const std::string& bad : {good + "AAE= 255\n", good + "AAE= 9000000000\n", good + "AAE= 258\n", good + "A*E= 256\n",
                                   good + "AAE=\n", good + "AAE= -1\n", good + "AA== 256\n", std::string("AA== 0\n"), std::string()}) {
        writeFile(path, bad);
        EXPECT_THROW(loadTokenizer(tiny.model()), Error) << bad.substr(bad.size() > 12 ? bad.size() - 12 : 0);
    }
}

TEST(Tokenizer, NamesTheFilesItLookedFor) {
    const TemporaryFolder folder;
    try {
        loadTokenizer(folder.path());
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::NotFound);
        EXPECT_NE(std::string(error.what()).find("tokenizer.model"), std::string::npos);
    }
    writeFile(folder.path() / "tokenizer.model", "not a model at all");
    EXPECT_THROW(loadTokenizer(folder.path()), Error);
}

TEST(Tokenizer, ManyThreadsGiveTheSame) {
    const TemporaryFolder folder;
    const TinyCheckpoint tiny(folder.path());
    const auto tokenizer = loadTokenizer(tiny.model());
    const std::string text = "One fish, two fish; 42 caf\xC3\xA9s. <|im_end|>";
    const Ids want = tokenizer->encode(text, true);
    std::vector<int> wrong(4);
    std::vector<std::thread> threads;
    for (int& count : wrong)
        threads.emplace_back([&] {
            for (int i = 0; i < 300; ++i) count += tokenizer->encode(text, true) != want;
        });
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(wrong, std::vector<int>(4));
}

}  // namespace
}  // namespace coincide
