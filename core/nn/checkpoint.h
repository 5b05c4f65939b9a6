#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/file.h"
#include "core/base/json.h"
#include "core/nn/tensor_file.h"

namespace coincide {

/// Tensors by name, from one or more files.
class StateDict {
public:
    /// All tensors of a file. **Throws** BadInput when a name is there already.
    void add(const std::shared_ptr<const TensorFile>& file);
    /// One tensor of a file.
    void add(const std::shared_ptr<const TensorFile>& file, const std::string& name);

    /// The tensors whose names begin with `prefix`, under the rest of their names; shares the files.
    StateDict select(std::string_view prefix) const;

    const TensorMeta* find(const std::string& name) const;   ///< null when absent
    at::Tensor read(const std::string& name) const;
    void release(const std::string& name) const;
    std::vector<std::string> names() const;                  ///< ascending
    bool empty() const { return entries_.empty(); }

private:
    struct Entry {
        std::shared_ptr<const TensorFile> file;
        std::string nameInFile;
        const TensorMeta* meta;
    };
    std::map<std::string, Entry> entries_;
};

/// A checkpoint folder whose configuration and tensor directories were read; no values yet.
struct Checkpoint {
    Path folder;
    Json config;                     ///< config.json, an object
    StateDict tensors;
    std::vector<Path> tensorFiles;   ///< index first, then shards
};

/// config.json of a checkpoint folder. **Throws** NotFound when the folder or the file is not there, BadInput.
Json readConfig(const Path& folder);

/// Opens the weights of a folder: `model.safetensors`, else the shards of `model.safetensors.index.json`, else
/// `pytorch_model.bin` or the shards of its index. A shard's name may not lead out of the folder.
/// **Throws** NotFound, naming what was looked for; BadInput listing every tensor that the index promises and no shard has.
Checkpoint openCheckpoint(const Path& folder);

}  // namespace coincide
