#pragma once

#include <cstdint>
#include <vector>

#include "ui/model/view_state.h"

namespace coincide {

/// What the categories of a colouring are made of: sources, or clusters (one or several each).
enum class CategoryKind : std::uint8_t { None, Sources, Clusters };

/// Whether a filter lets a category with these ids through.
bool categoryShown(const SampleFilter& filter, CategoryKind kind, const std::vector<int>& ids);

/// The filter with a category taken out, or back in where it was out. `total`: how many ids of this kind there are; all of them, or none, restrict nothing.
SampleFilter categoryToggled(const SampleFilter& filter, CategoryKind kind, const std::vector<int>& ids, int total);

/// The filter with only this category; where only it is shown, with all again.
SampleFilter categoryIsolated(const SampleFilter& filter, CategoryKind kind, const std::vector<int>& ids);

}  // namespace coincide
