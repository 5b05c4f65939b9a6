#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/base/file.h"
#include "core/nn/tensor_file.h"

namespace coincide {

/// A PyTorch `.bin` file of tensors (the zip form of release 1.6 and later), mapped read-only; nothing in it is ever run.
/// **Throws** BadInput for the old form, for anything but plain tensors, and for views outside their storage or larger than it.
class TorchPickleFile : public TensorFile {
public:
    explicit TorchPickleFile(const Path& path);

    const std::map<std::string, TensorMeta>& tensors() const override { return tensors_; }
    at::Tensor read(const std::string& name) const override;
    void release(const std::string& name) const override;

private:
    struct View {
        std::size_t storageBegin = 0, storageBytes = 0;
        std::int64_t storageItems = 0, offset = 0;
        std::vector<std::int64_t> stride;
    };
    std::string name_;
    std::shared_ptr<const MappedFile> file_;
    std::map<std::string, TensorMeta> tensors_;
    std::map<std::string, View> views_;
};

}  // namespace coincide
