#include "core/store/sample_store.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/base/error.h"
#include "tests/core/store/made_project.h"

namespace coincide {
namespace {

class SampleStoreTest : public ::testing::Test {
protected:
    SampleStoreTest() { dataset_ = samples_.addDataset({0, "/d.json", "json", 100, 5, "", "/images"}); }
    SampleRow row(std::int64_t id, const std::string& source) {
        return {id, dataset_, samples_.sourceId(source), "rec" + std::to_string(id), "w", "f", 10 * id, 9, -id, 2, 40, true};
    }
    MadeProject made_;
    SampleStore samples_{made_.database};
    std::int64_t dataset_ = 0;
};

TEST_F(SampleStoreTest, DatasetsComeBack) {
    samples_.setDatasetFingerprint(dataset_, "ff");
    const auto all = samples_.datasets();
    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(all[0].datasetId, dataset_);
    EXPECT_EQ(all[0].path, "/d.json");
    EXPECT_EQ(all[0].format, "json");
    EXPECT_EQ(all[0].bytes, 100);
    EXPECT_EQ(all[0].modifiedNs, 5);
    EXPECT_EQ(all[0].fingerprint, "ff");
    EXPECT_EQ(all[0].imageFolder, "/images");
}

TEST_F(SampleStoreTest, SamplesComeBackInOrder) {
    SampleRow odd = row(2, "b");
    odd.recordId = std::string("nul\0 \xFF", 6);
    odd.usable = false;
    samples_.add({row(0, "b"), row(1, "a"), odd, row(3, "b")}, {{}, {}, {}, {}});
    EXPECT_EQ(samples_.count(), 4);
    EXPECT_EQ(samples_.usableCount(), 3);
    EXPECT_EQ(samples_.usableIds(), (std::vector<std::int64_t>{0, 1, 3}));
    EXPECT_EQ(samples_.sources(), (std::vector<std::string>{"b", "a"}));
    EXPECT_EQ(samples_.sourceOfSample(), (std::vector<std::int32_t>{0, 1, 0, 0}));
    const auto back = samples_.sample(2);
    ASSERT_TRUE(back);
    EXPECT_EQ(back->recordId, odd.recordId);
    EXPECT_EQ(back->image, "w");
    EXPECT_EQ(back->imageFile, "f");
    EXPECT_EQ(back->byteBegin, 20);
    EXPECT_EQ(back->byteLength, 9);
    EXPECT_EQ(back->byteHash, -2);
    EXPECT_EQ(back->turns, 2);
    EXPECT_EQ(back->characters, 40);
    EXPECT_FALSE(back->usable);
    EXPECT_FALSE(samples_.sample(4));
    const auto middle = samples_.range(1, 3);
    ASSERT_EQ(middle.size(), 2u);
    EXPECT_EQ(middle[0].sampleId, 1);
    EXPECT_EQ(middle[1].sampleId, 2);
    EXPECT_TRUE(samples_.range(4, 9).empty());
}

TEST_F(SampleStoreTest, SourcesKeepTheirIdsInAnotherConnection) {
    EXPECT_EQ(samples_.sourceId("x"), 0);
    EXPECT_EQ(samples_.sourceId("y"), 1);
    EXPECT_EQ(samples_.sourceId("x"), 0);
    SampleStore again(made_.database);
    EXPECT_EQ(again.sourceId("y"), 1);
    EXPECT_EQ(again.sourceId("z"), 2);
}

TEST_F(SampleStoreTest, FaultsExcludeOrOnlyTell) {
    const Fault missing{FaultKind::ImageMissing, "m"}, twice{FaultKind::DuplicateId, "d"};
    samples_.add({row(0, "s"), row(1, "s"), row(2, "s")}, {{missing, twice}, {}, {twice}});
    samples_.addFault(1, missing);
    EXPECT_EQ(samples_.usableIds(), std::vector<std::int64_t>{2});
    EXPECT_EQ(samples_.faultCounts(), (std::map<std::string, std::int64_t>{{"duplicate-id", 2}, {"image-missing", 2}}));
    const auto all = samples_.faults(0);
    ASSERT_EQ(all.size(), 4u);
    EXPECT_EQ(all[0].kind, "image-missing");
    EXPECT_EQ(all[1].kind, "duplicate-id");
    EXPECT_EQ(all[2].sampleId, 1);
    EXPECT_EQ(all[2].recordId, "rec1");
    EXPECT_EQ(all[2].detail, "m");
    const auto few = samples_.faults(1);
    ASSERT_EQ(few.size(), 2u);
    EXPECT_EQ(few[0].sampleId, 0);
    EXPECT_EQ(few[1].sampleId, 0);
}

TEST_F(SampleStoreTest, TheFirstFaultsOfAKindAreThoseOfTheFirstSamples) {
    const Fault missing{FaultKind::ImageMissing, "m"};
    samples_.add({row(0, "s"), row(1, "s"), row(2, "s"), row(3, "s")}, {{}, {}, {missing}, {missing, {FaultKind::MissingId, "i"}}});
    samples_.addFault(0, missing);   // found later, when other faults were listed already
    const auto first = samples_.faults(2);
    ASSERT_EQ(first.size(), 3u);
    EXPECT_EQ(first[0].sampleId, 0);
    EXPECT_EQ(first[0].recordId, "rec0");
    EXPECT_EQ(first[1].sampleId, 2);
    EXPECT_EQ(first[1].kind, "image-missing");
    EXPECT_EQ(first[2].sampleId, 3);
    EXPECT_EQ(first[2].kind, "missing-id");
    EXPECT_EQ(first[2].detail, "i");
    EXPECT_EQ(samples_.faults(3).size(), 4u);
    EXPECT_EQ(samples_.faultCounts(), (std::map<std::string, std::int64_t>{{"image-missing", 3}, {"missing-id", 1}}));
}

TEST_F(SampleStoreTest, ClearRemovesEverything) {
    samples_.add({row(0, "s")}, {{{FaultKind::DuplicateId, "d"}}});
    samples_.clear();
    EXPECT_EQ(samples_.count(), 0);
    EXPECT_TRUE(samples_.datasets().empty());
    EXPECT_TRUE(samples_.sources().empty());
    EXPECT_TRUE(samples_.faults(0).empty());
    EXPECT_EQ(samples_.sourceId("new"), 0);
}

TEST_F(SampleStoreTest, ASampleOfNoDatasetIsRefused) {
    SampleRow orphan = row(0, "s");
    orphan.datasetId = 99;
    EXPECT_THROW(samples_.add({orphan}, {{}}), Error);
}

}  // namespace
}  // namespace coincide
