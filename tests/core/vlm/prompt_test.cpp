#include "core/vlm/prompt.h"

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "tests/temporary_folder.h"
#include "tests/tiny_checkpoint.h"

namespace coincide {
namespace {

Conversation shortConversation() { return {"S.", "USER", "ASSISTANT", " ", "<|endoftext|>"}; }

Sample sampleOf(std::vector<Turn> turns, bool image = false) {
    Sample sample;
    if (image) sample.image = "x.png";
    sample.turns = std::move(turns);
    return sample;
}

TEST(Prompt, RendersTurnsAsPublished) {
    const auto render = [](std::vector<Turn> turns, bool image = false) {
        return renderConversation(shortConversation(), sampleOf(std::move(turns), image));
    };
    EXPECT_EQ(render({{"human", "Hi"}, {"gpt", "Yes"}, {"human", "Why?"}, {"gpt", "So."}}),
              "S. USER: Hi ASSISTANT: Yes<|endoftext|>USER: Why? ASSISTANT: So.<|endoftext|>");
    EXPECT_EQ(render({{"human", "What?\n<image>"}, {"gpt", "A"}}, true), "S. USER: <image>\nWhat? ASSISTANT: A<|endoftext|>");
    EXPECT_EQ(render({{"human", " <image> "}, {"gpt", "A"}}, true), "S. USER: <image> ASSISTANT: A<|endoftext|>");
    EXPECT_EQ(render({{"gpt", "dropped"}, {"human", "Hi"}, {"gpt", ""}}), "S. USER: Hi ASSISTANT:");
}

TEST(Prompt, RefusesRecordsItCannotUse) {
    const auto refused = [](std::vector<Turn> turns, bool image) {
        EXPECT_THROW(renderConversation(shortConversation(), sampleOf(std::move(turns), image)), Error);
    };
    refused({}, false);
    refused({{"gpt", "alone"}}, false);
    refused({{"human", "a"}, {"human", "b"}}, false);
    refused({{"human", "a"}, {"system", "b"}}, false);
    refused({{"human", "no tag"}, {"gpt", "b"}}, true);
    refused({{"human", "<image>"}, {"gpt", "b"}}, false);
    refused({{"human", "<image> <image>"}, {"gpt", "b"}}, true);
    refused({{"human", "a"}, {"gpt", "b"}, {"human", "<image>"}, {"gpt", "c"}}, true);
}

class PromptIds : public ::testing::Test {
protected:
    PromptIds() : tiny(folder.path()), tokenizer(loadTokenizer(tiny.model())) {}
    PreparedRecord splice(const std::string& text, bool image, SpliceRules rules) const {
        return spliceTokens(text, image, "S. USER:", *tokenizer, rules);
    }
    const TemporaryFolder folder;
    const TinyCheckpoint tiny;
    const std::unique_ptr<Tokenizer> tokenizer;
};

TEST_F(PromptIds, SpansWithAPicture) {
    const PreparedRecord record = splice("S. USER: <image>\nA<|endoftext|>", true, {100, 100, 257, 4});
    EXPECT_EQ(record.ids.size(), 12u);   // nine bytes, the picture, two bytes; the end token is dropped
    EXPECT_EQ(record.ids[9], kImageId);
    EXPECT_EQ(record.prefixTokens, 9);
    EXPECT_EQ(record.sequenceLength, 15);
    EXPECT_EQ(record.imageRanges, (std::vector<TokenRange>{{9, 13}}));
    EXPECT_EQ(record.languageRanges, (std::vector<TokenRange>{{13, 15}}));
    EXPECT_FALSE(record.truncated);
}

TEST_F(PromptIds, SpansWithoutAPicture) {
    const PreparedRecord record = splice("S. USER: Hi", false, {100, 100, 257, 4});
    EXPECT_EQ(record.prefixTokens, 8);
    EXPECT_TRUE(record.imageRanges.empty());
    EXPECT_EQ(record.languageRanges, (std::vector<TokenRange>{{8, 11}}));
}

TEST_F(PromptIds, CutsAreMadeOnTheExpandedSequence) {
    const std::string text = "S. USER: <image>\nA long text";
    const PreparedRecord middle = splice(text, true, {100, 11, 257, 4});
    EXPECT_EQ(middle.sequenceLength, 11);
    EXPECT_EQ(middle.imageRanges, (std::vector<TokenRange>{{9, 11}}));
    EXPECT_TRUE(middle.languageRanges.empty());
    EXPECT_TRUE(middle.truncated);
    const PreparedRecord early = splice(text, true, {5, 100, 257, 4});
    EXPECT_EQ(early.ids.size(), 5u);
    EXPECT_TRUE(early.imageRanges.empty());
    EXPECT_TRUE(early.truncated);
    EXPECT_FALSE(splice("S. USER: Hi", false, {11, 11, 257, 4}).truncated);
}

}  // namespace
}  // namespace coincide
