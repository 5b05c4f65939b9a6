#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/file.h"
#include "core/base/progress.h"
#include "core/data/sample.h"

namespace coincide {

/// How to load a reference model.
struct VlmOptions {
    Path folder;                              ///< checkpoint: config.json, weights, tokenizer
    Path visionTower;                         ///< folder of the picture tower; empty = beside `folder`, by its own name
    std::vector<std::int64_t> layers;         ///< decoder layers read, ascending from 0; empty = the family's own
    std::string dtype = "auto";               ///< auto, float32, bfloat16, float16 (float16 on a CPU computes in float32)
    std::string device = "auto";              ///< auto, cpu, cuda, cuda:N
    int threads = 0;                          ///< 0 = all
    std::string pooling = "mean-then-tanh";   ///< or "tanh-then-mean"
};

/// What a reference model is.
struct VlmDescription {
    std::string family;                ///< "tinyllava-stablelm", ...
    std::int64_t hiddenSize = 0;       ///< H
    std::int64_t layerCount = 0;       ///< decoder layers in the checkpoint
    std::vector<std::int64_t> taps;    ///< the L layers read
    std::int64_t parameterCount = 0;   ///< of the parts that are run
    std::int64_t weightBytes = 0;      ///< of these parts in memory
    std::string dtype, device;         ///< as computed
    std::string fingerprint;           ///< of configuration, tokenizer and weight files; empty from inspect()

    std::int64_t rowSize() const { return 2 * static_cast<std::int64_t>(taps.size()) * hiddenSize; }
};

/// Half-open range of positions in the sequence given to the decoder.
struct TokenRange {
    std::int64_t begin = 0, end = 0;
    bool operator==(const TokenRange&) const = default;
};

/// A picture as the network gets it.
struct PreparedImage {
    int width = 0, height = 0;          ///< of the decoded picture
    std::vector<std::int64_t> shape;    ///< of `pixels`
    std::vector<float> pixels;
    std::string rgbSha256, pixelsSha256;   ///< empty unless asked for
    double mean = 0, minimum = 0, maximum = 0;   ///< of `pixels`, when hashes were asked for
};

/// A record made ready: text, token ids, where its halves lie, and its picture.
struct PreparedRecord {
    std::string prompt;                ///< `<image>` unexpanded
    std::vector<std::int64_t> ids;     ///< -200 for a picture that is spliced in
    std::int64_t sequenceLength = 0;   ///< picture expanded, after any cut
    std::int64_t prefixTokens = 0;     ///< positions before the picture, or before the first text of the user
    std::vector<TokenRange> imageRanges, languageRanges;   ///< ascending, not empty, inside the sequence
    bool truncated = false;
    std::optional<PreparedImage> image;
};

/// A vision-language model of which the attention outputs of some decoder layers are read.
/// **Threads**: prepare() is safe from any number of threads, also beside tapMeans(); tapMeans() is for one thread at a time.
class VlmModel {
public:
    /// Reads configuration, tokenizer and weights. Returns null when cancelled.
    /// **Throws** NotFound, BadInput (with every tensor that does not fit), Unsupported (family, device, type), OutOfMemory.
    static std::unique_ptr<VlmModel> load(const VlmOptions& options, const CancelToken& cancel = {});

    /// What load() would load, from the configuration files alone. **Throws** as load().
    static VlmDescription inspect(const VlmOptions& options);
    static VlmDescription inspect(const Path& folder);

    /// As inspect(), with the fingerprint of all files that load() would read; it reads them once. Undefined when cancelled.
    /// **Throws** as load().
    static VlmDescription identify(const VlmOptions& options, const CancelToken& cancel = {});

    /// A model that prepares records and has no weights: all but tapMeans(). **Throws** as inspect().
    static std::unique_ptr<VlmModel> speller(const VlmOptions& options);

    ~VlmModel();

    const VlmDescription& describe() const;

    /// **Throws** BadInput for a record that the family cannot use (several pictures, turns that do not alternate, a broken
    /// picture), NotFound when the picture is missing.
    PreparedRecord prepare(const Sample& sample, bool withHashes = false) const;

    /// As prepare(), without reading the picture.
    PreparedRecord prepareText(const Sample& sample) const;

    /// Means of the attention outputs over the image and the language positions, before tanh (after it with pooling
    /// "tanh-then-mean"); zero where a half has no positions. A record's result does not depend on its neighbours.
    /// **Shapes**: `[records, L, 2, H]`, image half first; what is cancelled is undefined. On a CPU the result has the same bits
    /// for any batch and any number of threads. **Throws** OutOfMemory, Unsupported.
    std::vector<float> tapMeans(std::span<const PreparedRecord* const> records, const CancelToken& cancel = {});

private:
    struct Impl;
    explicit VlmModel(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// **Throws** InvalidArgument for what is no name of a device, Unsupported for one that this machine does not have.
void checkDevice(const std::string& name);

/// The activation of a record from its tap means: tanh of every half (unless `pooling` is "tanh-then-mean", where the means are
/// of tanh already), division by max(L2 norm, 1e-12), and the whole by sqrt(2L).
/// **Shapes**: `[L, 2, hiddenSize]` -> `[2 L hiddenSize]`, layout `[layer][image, language][feature]`.
/// **Source**: published extraction code, features of COINCIDE.
void activationRow(std::span<const float> tapMeans, std::size_t hiddenSize, std::span<float> row,
                   const std::string& pooling = "mean-then-tanh");

/// One JSON line (without line feed) of what the model is given for a record.
std::string promptJson(const PreparedRecord& record, const std::string& id);

/// Layers round(l (n - 1) / 23) for the published l = 3, 7, 11, 15, 19 of 24; those of a model with few layers may coincide and
/// are listed once.
std::vector<std::int64_t> scaledTaps(std::int64_t layerCount);

/// 3, 7, 11, 15, 19 for a model that has them, else scaledTaps.
std::vector<std::int64_t> publishedTaps(std::int64_t layerCount);

}  // namespace coincide
