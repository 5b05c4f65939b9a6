#pragma once

#include <map>
#include <memory>
#include <string>

#include "core/base/file.h"
#include "core/nn/tensor_file.h"

namespace coincide {

/// A `.safetensors` file, mapped read-only.
/// **Throws** BadInput for a header that is too long (32 MB), not of the format's grammar, with a name twice, an unknown type,
/// ranges outside the file, of the wrong length or overlapping; NotFound, Io.
class SafetensorsFile : public TensorFile {
public:
    explicit SafetensorsFile(const Path& path);

    const std::map<std::string, TensorMeta>& tensors() const override { return tensors_; }
    at::Tensor read(const std::string& name) const override;
    void release(const std::string& name) const override;

private:
    std::string name_;
    std::shared_ptr<const MappedFile> file_;
    std::map<std::string, TensorMeta> tensors_;
    std::map<std::string, std::size_t> begins_;   // first byte in the file
};

}  // namespace coincide
