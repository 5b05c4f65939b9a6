#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/base/progress.h"

namespace coincide {

/// Token ids of a text by the tokenizer of a checkpoint; `special` reads the text of special tokens as special tokens.
/// **Throws** NotFound, BadInput.
std::vector<std::int64_t> tokenizeText(const std::string& modelFolder, const std::string& text, bool special);

/// What a folder holds as a reference model, from its configuration files alone.
struct ModelFacts {
    std::string family;
    std::int64_t layerCount = 0, hiddenSize = 0;
    std::vector<std::int64_t> layers;          ///< that are read by default
    std::int64_t width = 0;                    ///< of one activation
    std::int64_t parameters = 0, bytes = 0;    ///< of the parts that are run
};
/// **Throws** NotFound, BadInput, Unsupported. **Threads**: any.
ModelFacts inspectModel(const std::string& modelFolder);

/// What is asked of writePrompts.
struct PromptsRequest {
    std::string model, tower, dataset, images;
    std::vector<std::string> records;          ///< ids; empty = all
    std::string tapMeans;                      ///< `.npy` file to write, float32 `[n, L, 2, H]`; empty = the network is not run
    std::vector<std::int64_t> layers;
    std::string device = "auto";
    int threads = 0;
};

/// Hands over one JSON line a record: what the model sees of it, or why it cannot be used. False when cancelled.
/// **Throws** NotFound (a record, a file), BadInput.
bool writePrompts(const PromptsRequest& request, const std::function<void(const std::string&)>& line, const CancelToken& cancel, const ProgressCallback& onProgress);

}  // namespace coincide
