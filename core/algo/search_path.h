#pragma once

namespace coincide {

/// Ways to search; all give the same answer.
enum class SearchPath {
    Fastest,    ///< bfloat16 products where the processor has a tile unit, else float32
    Float32,    ///< LibTorch's float32 products
    Plain,      ///< every centroid with fixedDot, for every row in every pass: the reference for tests
};

}  // namespace coincide
