#include "core/job/extract_job.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "core/base/error.h"
#include "core/data/demo_dataset.h"
#include "core/engine/demo.h"
#include "core/engine/stages.h"
#include "tests/cli/program.h"
#include "tests/temporary_folder.h"
#include "tests/tiny_checkpoint.h"

namespace coincide {
namespace {

constexpr std::int64_t kRecords = 60;

// A project on a small demo dataset.
std::unique_ptr<Project> imported(const Path& folder, int threads) {
    DemoOptions demo;
    demo.records = kRecords;
    writeDemoDataset(folder / "data", demo, 2, {}, {});
    auto project = Project::openOrCreate(folder / "p.coincide", threads);
    ImportOptions options;
    options.datasets = {(folder / "data" / "demo.json").string()};
    PreparedStage stage = prepareImport(*project, options, {});
    runToEnd(*stage.job, {}, {});
    return project;
}

ExtractOptions withDemoModel(std::int64_t batch = 0) {
    ExtractOptions options;
    options.model = (std::filesystem::path(COINCIDE_SOURCE_DIR) / "resources" / "demo" / "model").string();
    options.batch = batch;
    return options;
}

std::string extracted(Project& project, const ExtractOptions& options, bool interrupt) {
    StageRequest request;
    request.device = "cpu";
    while (true) {
        CancelToken cancel;
        PreparedStage stage = prepareExtract(project, options, request, cancel);
        if (!stage.job) return contentOf(activationPath(project.folder(), stage.run.id));
        int reports = 0;
        stage.job->listen([&](const Progress&) {
            if (interrupt && ++reports == 2) cancel.cancel();
        });
        while (!cancel.cancelled() && !stage.job->step(cancel)) continue;
    }
}

TEST(ExtractJob, SameBytesForThreadsBatchesAndInterruptions) {
    const TemporaryFolder one, two, stopped;
    auto first = imported(one.path(), 1);
    const std::string expected = extracted(*first, withDemoModel(1), false);
    EXPECT_GT(expected.size(), static_cast<std::size_t>(kRecords) * 1000);
    auto second = imported(two.path(), 2);
    EXPECT_EQ(extracted(*second, withDemoModel(7), false), expected);
    auto third = imported(stopped.path(), 2);
    EXPECT_EQ(extracted(*third, withDemoModel(4), true), expected);
}

TEST(ExtractJob, PictureThatVanishedIsListedAndLeftOut) {
    const TemporaryFolder folder;
    auto project = imported(folder.path(), 2);
    const auto rows = project->samples().range(0, kRecords);
    const auto withPicture = std::find_if(rows.begin(), rows.end(), [](const SampleRow& row) { return !row.imageFile.empty(); });
    ASSERT_NE(withPicture, rows.end());
    std::filesystem::remove(folder.path() / "data" / "images" / withPicture->imageFile);
    extracted(*project, withDemoModel(), false);
    const coincide::Run run = project->inputRun(Stage::Extract, std::nullopt);
    const auto failures = project->runs().failures(run.id);
    ASSERT_EQ(failures.size(), 1u);
    EXPECT_EQ(failures[0].sampleId, withPicture->sampleId);
    EXPECT_EQ(extractionFacts(run).rows, kRecords - 1);
    EXPECT_EQ(openActivations(*project, run).shape()[0], static_cast<std::size_t>(kRecords - 1));
}

TEST(ExtractJob, ActivationsThatAreNoNumbersAreNotKept) {
    const TemporaryFolder folder;
    auto project = imported(folder.path(), 2);
    TinyCheckpoint tiny(folder.path());
    ExtractOptions options;
    options.model = tiny.model().string();
    options.tower = tiny.tower().string();
    // In the projector, which only records with a picture go through.
    tiny.weights().at("model.mm_projector.2.bias").values[0] = std::numeric_limits<float>::quiet_NaN();
    tiny.writeWeights();
    extracted(*project, options, false);
    const coincide::Run run = project->inputRun(Stage::Extract, std::nullopt);
    const auto failures = project->runs().failures(run.id);
    ASSERT_FALSE(failures.empty());
    EXPECT_EQ(extractionFacts(run).rows + static_cast<std::int64_t>(failures.size()), kRecords);
    for (const auto& failure : failures) {
        EXPECT_FALSE(project->samples().sample(failure.sampleId).value().image.empty());
        EXPECT_NE(failure.reason.find("not finite"), std::string::npos) << failure.reason;
    }
    for (const float value : openActivations(*project, run).toFloat()) ASSERT_TRUE(std::isfinite(value));

    tiny.weights().at("model.layers.0.mlp.down_proj.weight").values.assign(16 * 24, std::numeric_limits<float>::infinity());
    tiny.writeWeights();
    options.layers = {2};
    try {
        extracted(*project, options, false);
        FAIL() << "nothing of it is worth keeping";
    } catch (const Error& e) {
        EXPECT_NE(std::string(e.what()).find("not finite"), std::string::npos) << e.what();
    }
}

TEST(ExtractJob, ChangedDatasetIsRefused) {
    const TemporaryFolder folder;
    auto project = imported(folder.path(), 2);
    std::string bytes = contentOf(folder.path() / "data" / "demo.json");
    const std::size_t at = bytes.find("conversations") + 40;
    bytes[at] = bytes[at] == 'x' ? 'y' : 'x';
    writeFile(folder.path() / "data" / "demo.json", bytes);
    SampleStore samples = project->samples();
    const RecordSource source(samples);
    EXPECT_THROW(source.bytes(samples.sample(0).value()), Error);
    EXPECT_NO_THROW(source.bytes(samples.sample(1).value()));
}

}  // namespace
}  // namespace coincide
