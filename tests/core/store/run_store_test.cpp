#include "core/store/run_store.h"

#include <gtest/gtest.h>

#include <cstring>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/store/sample_store.h"
#include "tests/core/store/made_project.h"

namespace coincide {
namespace {

class RunStoreTest : public ::testing::Test {
protected:
    RunId make(Stage stage, const std::string& fingerprint = "f", const std::string& name = {}) {
        coincide::Run run;
        run.stage = stage;
        run.fingerprint = fingerprint;
        run.name = name;
        return runs_.create(run);
    }
    MadeProject made_;
    RunStore runs_{made_.database};
};

TEST_F(RunStoreTest, ARunComesBackAsItWasMade) {
    const RunId first = make(Stage::Import), second = make(Stage::Extract);
    coincide::Run run;
    run.stage = Stage::Cluster;
    run.name = "n\xC3\xA4me";
    run.state = RunState::Stopped;
    run.imported = true;
    run.optionsJson = R"({"k":3})";
    run.fingerprint = "abc";
    run.engineVersion = "1.2";
    run.device = "cpu";
    run.seed = -7;
    run.position = 4, run.total = 9;
    run.figuresJson = R"({"x":1})";
    run.message = "why";
    run.created = 1234567890;
    run.seconds = 1.5;
    run.inputs = {second, first, second};
    const RunId id = runs_.create(run);
    const auto back = runs_.get(id);
    ASSERT_TRUE(back);
    EXPECT_EQ(back->id, id);
    EXPECT_EQ(back->stage, Stage::Cluster);
    EXPECT_EQ(back->name, run.name);
    EXPECT_EQ(back->state, RunState::Stopped);
    EXPECT_TRUE(back->imported);
    EXPECT_EQ(back->optionsJson, run.optionsJson);
    EXPECT_EQ(back->fingerprint, "abc");
    EXPECT_EQ(back->engineVersion, "1.2");
    EXPECT_EQ(back->device, "cpu");
    EXPECT_EQ(back->seed, -7);
    EXPECT_EQ(back->position, 4);
    EXPECT_EQ(back->total, 9);
    EXPECT_EQ(back->figuresJson, run.figuresJson);
    EXPECT_EQ(back->message, "why");
    EXPECT_EQ(back->created, 1234567890);
    EXPECT_EQ(back->seconds, 1.5);
    EXPECT_EQ(back->inputs, (std::vector<RunId>{first, second}));
    EXPECT_FALSE(runs_.get(first)->seed);
    EXPECT_GT(runs_.get(first)->created, 1'600'000'000);
    EXPECT_FALSE(runs_.get(RunId{99}));
    EXPECT_EQ(runs_.list().size(), 3u);
    EXPECT_EQ(runs_.list().front().id, first);
}

TEST_F(RunStoreTest, StatesAndResume) {
    const RunId id = make(Stage::Map);
    EXPECT_EQ(runs_.get(id)->state, RunState::Running);
    EXPECT_TRUE(runs_.resume(id).empty());
    const std::vector<std::byte> bytes{std::byte{0}, std::byte{255}};
    runs_.setResume(id, 5, bytes, 2.0);
    runs_.setResume(id, 6, bytes, 0.5);
    runs_.setTotal(id, 10);
    runs_.setFigures(id, "{\"a\":2}");
    runs_.setDevice(id, "cuda");
    runs_.setName(id, "renamed");
    runs_.setState(id, RunState::Failed, "broke");
    const coincide::Run run = *runs_.get(id);
    EXPECT_EQ(run.position, 6);
    EXPECT_EQ(run.total, 10);
    EXPECT_EQ(run.seconds, 2.5);
    EXPECT_EQ(run.figuresJson, "{\"a\":2}");
    EXPECT_EQ(run.device, "cuda");
    EXPECT_EQ(run.name, "renamed");
    EXPECT_EQ(run.state, RunState::Failed);
    EXPECT_EQ(run.message, "broke");
    EXPECT_EQ(runs_.resume(id), bytes);
    runs_.setState(id, RunState::Finished);
    EXPECT_EQ(runs_.get(id)->message, "");
    EXPECT_TRUE(runs_.resume(RunId{99}).empty());
}

TEST_F(RunStoreTest, TheNewestOfItsKindIsFound) {
    EXPECT_FALSE(runs_.newestFinished(Stage::Select));
    const RunId a = make(Stage::Select, "f", "a"), b = make(Stage::Select, "g", "b"), c = make(Stage::Select, "f", "a");
    EXPECT_FALSE(runs_.newestFinished(Stage::Select));
    runs_.setState(a, RunState::Finished);
    runs_.setState(b, RunState::Finished);
    EXPECT_EQ(runs_.newestFinished(Stage::Select)->id, b);
    EXPECT_EQ(runs_.newestFinished(Stage::Select, "a")->id, a);
    EXPECT_FALSE(runs_.newestFinished(Stage::Select, "c"));
    EXPECT_FALSE(runs_.newestFinished(Stage::Score));
    EXPECT_EQ(runs_.newestWith(Stage::Select, "f", "a", true)->id, a);
    EXPECT_EQ(runs_.newestWith(Stage::Select, "f", "a", false)->id, c);
    EXPECT_FALSE(runs_.newestWith(Stage::Select, "g", "a", true));
}

TEST_F(RunStoreTest, ArraysComeBackWithTypeAndShape) {
    const RunId id = make(Stage::Score);
    const std::vector<float> floats{1.5f, -0.0f, 3e38f, 4, 5, 6};
    const std::vector<std::int64_t> ints{INT64_MIN, 0, INT64_MAX};
    runs_.put<float>(id, "floats", floats, {2, 3});
    runs_.put<std::int64_t>(id, "ints", ints);
    runs_.put<double>(id, "none", {});
    runs_.put<std::int32_t>(id, "none32", {}, {0, 4});
    EXPECT_TRUE(runs_.hasArray(id, "floats"));
    EXPECT_FALSE(runs_.hasArray(id, "absent"));
    const ResultArray array = runs_.array(id, "floats");
    EXPECT_EQ(array.type, NpyType::Float32);
    EXPECT_EQ(array.shape, (std::vector<std::size_t>{2, 3}));
    EXPECT_EQ(std::memcmp(array.data.data(), floats.data(), 24), 0);
    EXPECT_EQ(runs_.items<float>(id, "floats"), floats);
    EXPECT_EQ(runs_.items<std::int64_t>(id, "ints"), ints);
    EXPECT_TRUE(runs_.items<double>(id, "none").empty());
    EXPECT_EQ(runs_.array(id, "none32").shape, (std::vector<std::size_t>{0, 4}));
    runs_.put<std::int64_t>(id, "ints", std::vector<std::int64_t>{1});
    EXPECT_EQ(runs_.items<std::int64_t>(id, "ints"), std::vector<std::int64_t>{1});
}

TEST_F(RunStoreTest, WrongTypesAndShapesAreDetected) {
    const RunId id = make(Stage::Score);
    const std::vector<float> values{1, 2, 3, 4};
    COINCIDE_EXPECT_ERROR((runs_.put<float>(id, "a", values, {5})), ErrorCode::InvalidArgument, "does not fit");
    runs_.put<float>(id, "a", values);
    COINCIDE_EXPECT_ERROR(runs_.items<double>(id, "a"), ErrorCode::Corrupt, "has the type float32");
    COINCIDE_EXPECT_ERROR(runs_.array(id, "b"), ErrorCode::NotFound, "has no result 'b'");
    for (const std::string shape : {"[5]", "[2,3]", "[-4]", "4", "[", "[\"4\"]", "{}", "[4611686018427387905]", "[4294967296,4294967296,4]"}) {
        Statement(made_.database, "UPDATE result_array SET shape = ?").bind(0, shape).run();
        COINCIDE_EXPECT_ERROR(runs_.array(id, "a"), ErrorCode::Corrupt, "damaged");
    }
    made_.database.execute("UPDATE result_array SET shape = '[4]', type = 'complex64'");
    COINCIDE_EXPECT_ERROR(runs_.array(id, "a"), ErrorCode::Corrupt, "complex64");
    made_.database.execute("UPDATE result_array SET type = 'float32', data = 'abc'");
    COINCIDE_EXPECT_ERROR(runs_.array(id, "a"), ErrorCode::Corrupt, "size of 'a'");
    made_.database.execute("UPDATE run SET state = 'dancing'");
    COINCIDE_EXPECT_ERROR(runs_.get(id), ErrorCode::Corrupt, "dancing");
}

TEST_F(RunStoreTest, RemovingARunTakesWhatIsItsOwn) {
    SampleStore samples(made_.database);
    SampleRow row;
    row.recordId = "rec";
    row.datasetId = samples.addDataset({});
    row.sourceId = samples.sourceId("s");
    samples.add({row}, {{}});
    const RunId extract = make(Stage::Extract);
    coincide::Run run;
    run.stage = Stage::Cluster;
    run.inputs = {extract};
    const RunId cluster = runs_.create(run);
    runs_.put<float>(cluster, "a", std::vector<float>{1});
    runs_.addFailure(cluster, 0, "first");
    runs_.addFailure(cluster, 0, "no memory");
    ASSERT_EQ(runs_.failures(cluster).size(), 1u);
    EXPECT_EQ(runs_.failures(cluster)[0].recordId, "rec");
    EXPECT_EQ(runs_.failures(cluster)[0].reason, "no memory");
    EXPECT_TRUE(runs_.failures(extract).empty());

    EXPECT_THROW(runs_.remove(extract), Error) << "another run reads it";
    EXPECT_TRUE(runs_.get(extract));
    runs_.remove(cluster);
    EXPECT_FALSE(runs_.get(cluster));
    for (const char* table : {"run_input", "result_array", "record_failure"})
        EXPECT_EQ(made_.database.integer("SELECT count(*) FROM " + std::string(table)), 0) << table;
    EXPECT_EQ(samples.count(), 1);
    runs_.remove(extract);
    EXPECT_TRUE(runs_.list().empty());
}

TEST(StageNames, ReadBack) {
    for (const Stage stage : {Stage::Import, Stage::Extract, Stage::Cluster, Stage::Score, Stage::Map, Stage::Select})
        EXPECT_EQ(stageFromName(stageName(stage)), stage);
    EXPECT_EQ(stageFromName("nothing"), std::nullopt);
}

}  // namespace
}  // namespace coincide
