#include "core/store/activation_file.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/base/half.h"
#include "tests/temporary_folder.h"

namespace coincide {
namespace {

using State = ActivationWriter::RowState;

class ActivationFileTest : public ::testing::Test {
protected:
    static std::vector<float> values(std::size_t row, std::size_t columns) {
        std::vector<float> out(columns);
        for (std::size_t c = 0; c < columns; ++c) out[c] = static_cast<float>(row * 10 + c);
        return out;
    }
    void expectRows(const std::vector<std::size_t>& rows, std::size_t columns) {
        const NpyFile file(path_);
        EXPECT_EQ(file.shape(), (std::vector<std::size_t>{rows.size(), columns}));
        std::vector<float> expected;
        for (const std::size_t row : rows)
            for (const float v : values(row, columns)) expected.push_back(v);
        EXPECT_EQ(file.toFloat(), expected);
        ActivationWriter::removeMap(path_);
        EXPECT_FALSE(std::filesystem::exists(map_));
    }
    TemporaryFolder folder_;
    Path path_ = folder_.path() / "a.npy", map_ = folder_.path() / "a.npy.done";
};

TEST_F(ActivationFileTest, RowsInAnyOrderMakeOneMatrix) {
    ActivationWriter writer(path_, NpyType::Float32, 3, 4);
    for (const std::size_t row : {2u, 0u, 1u}) writer.writeRow(row, values(row, 4));
    EXPECT_EQ(writer.finish(), (std::vector<std::size_t>{0, 1, 2}));
    expectRows({0, 1, 2}, 4);
}

TEST_F(ActivationFileTest, GoesOnAfterDestructionWithoutFinish) {
    {
        ActivationWriter writer(path_, NpyType::Float16, 4, 3);
        writer.writeRow(1, values(1, 3));
        writer.markFailed(3);
        writer.commit();
        writer.writeRow(2, values(2, 3));   // not committed: may be lost
        EXPECT_EQ(writer.state(2), State::Open);
    }
    ActivationWriter writer(path_, NpyType::Float16, 4, 3);
    EXPECT_EQ(writer.state(0), State::Open);
    EXPECT_EQ(writer.state(1), State::Written);
    EXPECT_EQ(writer.state(2), State::Open);
    EXPECT_EQ(writer.state(3), State::Failed);
    writer.writeRow(0, values(0, 3));
    writer.writeRow(2, values(2, 3));
    writer.writeRow(3, values(3, 3));
    EXPECT_EQ(writer.finish().size(), 4u);
    expectRows({0, 1, 2, 3}, 3);
}

TEST_F(ActivationFileTest, FailedRowsAreTakenOutAndTheOrderStays) {
    ActivationWriter writer(path_, NpyType::Float16, 5, 2);
    for (const std::size_t row : {4u, 2u, 1u}) writer.writeRow(row, values(row, 2));
    writer.markFailed(0);
    writer.markFailed(3);
    EXPECT_EQ(writer.finish(), (std::vector<std::size_t>{1, 2, 4}));
    expectRows({1, 2, 4}, 2);
}

TEST_F(ActivationFileTest, AllRowsFailed) {
    ActivationWriter writer(path_, NpyType::Float16, 2, 2);
    writer.markFailed(0);
    writer.markFailed(1);
    EXPECT_TRUE(writer.finish().empty());
    expectRows({}, 2);
}

TEST_F(ActivationFileTest, Float16RoundsToTheNearestEven) {
    ActivationWriter writer(path_, NpyType::Float16, 1, 4);
    writer.writeRow(0, std::vector<float>{2049.0f, 2051.0f, 0.1f, -65504.0f});
    writer.finish();
    const std::vector<float> expected{2048.0f, 2052.0f, 0.0999755859375f, -65504.0f};
    EXPECT_EQ(NpyFile(path_).toFloat(), expected);
}

TEST_F(ActivationFileTest, AnotherShapeOrTypeStartsOver) {
    struct Case {
        NpyType type;
        std::size_t rows, columns;
    };
    // The second has as many bytes and rows as the first.
    for (const Case& other : {Case{NpyType::Float16, 3, 3}, Case{NpyType::Float32, 2, 2}, Case{NpyType::Float16, 2, 5}, Case{NpyType::Float16, 4, 2}}) {
        {
            ActivationWriter writer(path_, NpyType::Float16, 2, 4);
            writer.writeRow(0, values(0, 4));
            writer.commit();
        }
        {
            ActivationWriter writer(path_, other.type, other.rows, other.columns);
            for (std::size_t row = 0; row < other.rows; ++row) EXPECT_EQ(writer.state(row), State::Open);
            for (std::size_t row = 0; row < other.rows; ++row) writer.writeRow(row, values(row, other.columns));
            EXPECT_EQ(writer.finish().size(), other.rows);
        }
        EXPECT_EQ(NpyFile(path_).shape(), (std::vector<std::size_t>{other.rows, other.columns}));
    }
}

TEST_F(ActivationFileTest, ALostOrDamagedMapNeverPassesOpenRowsAsDone) {
    {
        ActivationWriter writer(path_, NpyType::Float16, 2, 2);
        writer.writeRow(0, values(0, 2));
        writer.commit();
    }
    writeFile(map_, std::string("\x01\x7F", 2));
    {
        ActivationWriter writer(path_, NpyType::Float16, 2, 2);
        EXPECT_EQ(writer.state(0), State::Written);
        EXPECT_EQ(writer.state(1), State::Open);
    }
    std::filesystem::remove(map_);
    ActivationWriter writer(path_, NpyType::Float16, 2, 2);
    EXPECT_EQ(writer.state(0), State::Open);
}

TEST_F(ActivationFileTest, TooLargeOrMisplacedFilesLeaveNothing) {
    EXPECT_THROW(ActivationWriter(path_, NpyType::Float16, 1 << 20, std::size_t{1} << 32), Error);
    EXPECT_FALSE(std::filesystem::exists(path_));
    EXPECT_FALSE(std::filesystem::exists(map_));
    EXPECT_THROW(ActivationWriter(folder_.path() / "absent" / "a.npy", NpyType::Float16, 2, 2), Error);
}

}  // namespace
}  // namespace coincide
