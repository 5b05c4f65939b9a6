#include "core/vlm/activation_tap.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/stack.h>
#include <ATen/ops/zeros.h>

#include <algorithm>
#include <cmath>

#include "core/base/error.h"

namespace coincide {
namespace {

at::Tensor meanOver(const at::Tensor& rows, std::int64_t begin, std::span<const TokenRange> ranges) {
    if (ranges.empty()) return at::zeros({rows.size(1)}, rows.options());
    if (ranges.size() == 1) return rows.narrow(0, begin + ranges[0].begin, ranges[0].end - ranges[0].begin).mean(0);
    at::Tensor sum;
    std::int64_t count = 0;
    for (const TokenRange& range : ranges) {
        const at::Tensor part = rows.narrow(0, begin + range.begin, range.end - range.begin).sum(0);
        sum = sum.defined() ? sum + part : part;
        count += range.end - range.begin;
    }
    return sum / static_cast<double>(count);
}

}  // namespace

at::Tensor halfMeans(const at::Tensor& output, const PackedSequences& sequences, std::span<const PreparedRecord* const> records,
                     bool tanhFirst) {
    at::Tensor rows = output.to(at::kFloat);
    if (tanhFirst) rows = rows.tanh();
    std::vector<at::Tensor> means;
    for (std::size_t i = 0; i < records.size(); ++i) {
        means.push_back(meanOver(rows, sequences.begins[i], records[i]->imageRanges));
        means.push_back(meanOver(rows, sequences.begins[i], records[i]->languageRanges));
    }
    return at::stack(means).reshape({static_cast<std::int64_t>(records.size()), 2, rows.size(1)}).cpu();
}

void activationRow(std::span<const float> tapMeans, std::size_t hiddenSize, std::span<float> row, const std::string& pooling) {
    if (hiddenSize == 0 || tapMeans.empty() || tapMeans.size() % (2 * hiddenSize) != 0 || row.size() != tapMeans.size())
        throw Error(ErrorCode::InvalidArgument, "tap means and activation row do not have the same shape",
                    "Give [L, 2, H] values for a row of 2LH");
    const double whole = std::sqrt(static_cast<double>(tapMeans.size() / hiddenSize));
    const bool withTanh = pooling != "tanh-then-mean";
    for (std::size_t begin = 0; begin < tapMeans.size(); begin += hiddenSize) {
        double square = 0;
        for (std::size_t i = begin; i < begin + hiddenSize; ++i) {
            row[i] = withTanh ? std::tanh(tapMeans[i]) : tapMeans[i];
            square += static_cast<double>(row[i]) * static_cast<double>(row[i]);
        }
        const double norm = std::max(std::sqrt(square), 1e-12) * whole;
        for (std::size_t i = begin; i < begin + hiddenSize; ++i)
            row[i] = static_cast<float>(static_cast<double>(row[i]) / norm);
    }
}

}  // namespace coincide
