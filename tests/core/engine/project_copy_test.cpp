#include "core/engine/project_copy.h"

#include <gtest/gtest.h>

#include <fstream>

#include "core/base/error.h"
#include "tests/temporary_folder.h"

namespace coincide {
namespace {

class ProjectCopyTest : public testing::Test {
protected:
    ProjectCopyTest() : project_(Project::openOrCreate(folder_.path() / "a.coincide")) {
        coincide::Run run;
        run.stage = Stage::Import;
        run.name = "kept";
        run.state = RunState::Finished;
        project_->runs().create(run);
        makeFolder(project_->folder() / "activations");
        makeFolder(project_->folder() / "cache");
        std::ofstream(project_->folder() / "activations" / "run_1.npy") << std::string(9u << 20, 'x');
        std::ofstream(project_->folder() / "cache" / "thumbnails.sqlite") << "small pictures";
    }
    TemporaryFolder folder_;
    std::unique_ptr<Project> project_;
};

TEST_F(ProjectCopyTest, HoldsTheResultsAndNoCache) {
    const Path target = folder_.path() / "b.coincide";
    double last = 0;
    ASSERT_TRUE(copyProject(*project_, target, {}, [&](const Progress& progress) { last = progress.fraction(); }));
    EXPECT_EQ(last, 1.0);
    EXPECT_EQ(std::filesystem::file_size(target / "activations" / "run_1.npy"), 9u << 20);
    EXPECT_FALSE(std::filesystem::exists(target / "cache"));
    const auto copy = Project::open(target, Access::Write);   // the original is still held
    const auto run = copy->runs().newestFinished(Stage::Import);
    ASSERT_TRUE(run);
    EXPECT_EQ(run->name, "kept");
}

TEST_F(ProjectCopyTest, LeavesNothingWhenCancelled) {
    const CancelToken cancel;
    const auto stopSoon = [&](const Progress& progress) {
        if (progress.done > 0) cancel.cancel();
    };
    EXPECT_FALSE(copyProject(*project_, folder_.path() / "b.coincide", cancel, stopSoon));
    int entries = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder_.path())) ++entries;
    EXPECT_EQ(entries, 1);
}

TEST_F(ProjectCopyTest, RefusesWhatIsThereAndWhatIsInside) {
    makeFolder(folder_.path() / "b.coincide");
    EXPECT_THROW(copyProject(*project_, folder_.path() / "b.coincide", {}, {}), Error);
    EXPECT_THROW(copyProject(*project_, project_->folder() / "c.coincide", {}, {}), Error);
    EXPECT_THROW(copyProject(*project_, folder_.path() / "b", {}, {}), Error);
}

}  // namespace
}  // namespace coincide
