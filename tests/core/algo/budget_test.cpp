#include <gtest/gtest.h>

#include "core/algo/allocate.h"
#include "core/base/error.h"

namespace coincide {
namespace {

TEST(ParseBudget, CountsPercentagesAndFractions) {
    EXPECT_EQ(parseBudget("133059", 665298), 133059);
    EXPECT_EQ(parseBudget("20%", 665298), 133059);
    EXPECT_EQ(parseBudget("0.2", 665298), 133059);
    EXPECT_EQ(parseBudget("1", 10), 1);
    EXPECT_EQ(parseBudget("100%", 10), 10);
    EXPECT_EQ(parseBudget("100.0%", 10), 10);
    EXPECT_EQ(parseBudget("10", 10), 10);
    EXPECT_EQ(parseBudget(".5", 10), 5);
    EXPECT_EQ(parseBudget("50.%", 10), 5);
}

TEST(ParseBudget, ShareIsTheNearestDoubleAndIsTruncated) {
    EXPECT_EQ(parseBudget("0.29", 100), 28);
    EXPECT_EQ(parseBudget("29%", 100), 28);
    for (std::int64_t rows = 1; rows < 3000; ++rows) {
        const auto count = static_cast<std::int64_t>(0.167 * static_cast<double>(rows));
        if (count > 0) {
            EXPECT_EQ(parseBudget("16.7%", rows), count);
            EXPECT_EQ(parseBudget("0.167", rows), count);
        }
    }
}

TEST(ParseBudget, NonsenseIsRefused) {
    for (const char* text : {"", "%", ".", "-1", "-5%", "+5", "nan", "nan%", "inf", "0x10", "1e3", "1.0", "1.5", "0", "0%", "0.0", "101%",
                             "100.0001%", "11", "99999999999999999999", "5 %", " 5", "5%%", "1,000", "0.2.3", "12345678901234567890123456789012345678901"})
        EXPECT_THROW(parseBudget(text, 10), Error) << text;
    EXPECT_THROW(parseBudget("20%", 3), Error);
    EXPECT_THROW(parseBudget("1", 0), Error);
    EXPECT_THROW(parseBudget(std::string_view("5\0", 2), 10), Error);
}

}  // namespace
}  // namespace coincide
