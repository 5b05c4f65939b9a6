#include "core/vlm/vlm_model.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <c10/core/InferenceMode.h>
#include <c10/util/Exception.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/base/kept_memory.h"
#include "core/base/parallel.h"
#include "core/nn/checkpoint.h"
#include "core/vlm/families/families.h"

namespace coincide {
namespace {

// Runs a body that calls the tensor library and turns what it throws into Error.
template <class Body>
auto translated(const Body& body) {
    try {
        return body();
    } catch (const c10::OutOfMemoryError&) {
        throw Error(ErrorCode::OutOfMemory, "the device has no memory left for the model",
                    "Use a smaller batch, another type or the CPU");
    } catch (const c10::Error& error) {
        const std::string text = error.what_without_backtrace();
        if (text.find("allocate memory") != std::string::npos || text.find("out of memory") != std::string::npos)
            throw Error(ErrorCode::OutOfMemory, "no memory is left for the model", "Use a smaller batch or another type");
        throw Error(ErrorCode::Unsupported, "the tensor library refuses: " + printable(text.substr(0, text.find('\n'))),
                    "Use the CPU with float32, or another checkpoint");
    } catch (const std::bad_alloc&) {
        throw Error(ErrorCode::OutOfMemory, "no memory is left for the model", "Use a smaller batch or another type");
    }
}

at::Device deviceOf(const std::string& name) {
    const int gpus = at::hasCUDA() ? static_cast<int>(at::getNumGPUs()) : 0;
    if (name == "cpu" || (name == "auto" && gpus == 0)) return at::Device(at::kCPU);
    int index = 0;
    if (name.starts_with("cuda:")) {
        const auto [end, error] = std::from_chars(name.data() + 5, name.data() + name.size(), index);
        if (error != std::errc() || end != name.data() + name.size() || index < 0) index = -1;
    } else if (name != "cuda" && name != "auto") {
        index = -1;
    }
    if (index < 0)
        throw Error(ErrorCode::InvalidArgument, "\"" + printable(name, 40) + "\" is no device", "Use auto, cpu, cuda or cuda:N");
    if (index >= gpus)
        throw Error(ErrorCode::Unsupported, "there is no CUDA device " + std::to_string(index) + " on this machine", "Use the device cpu");
    return at::Device(at::kCUDA, static_cast<at::DeviceIndex>(index));
}

at::ScalarType dtypeOf(const std::string& name, at::Device device, const Json& config) {
    if (name == "float32") return at::kFloat;
    if (name == "bfloat16") return at::kBFloat16;
    if (name == "float16") return device.is_cpu() ? at::kFloat : at::kHalf;
    if (name != "auto")
        throw Error(ErrorCode::InvalidArgument, "\"" + printable(name, 40) + "\" is no type",
                    "Use auto, float32, bfloat16 or float16");
    if (device.is_cpu()) return at::kFloat;
    return config.stringOr("torch_dtype", config.stringOr("dtype", "")) == "bfloat16" ? at::kBFloat16 : at::kHalf;
}

const char* dtypeName(at::ScalarType type) {
    return type == at::kBFloat16 ? "bfloat16" : type == at::kHalf ? "float16" : "float32";
}

void checkPooling(const std::string& pooling) {
    if (pooling != "mean-then-tanh" && pooling != "tanh-then-mean")
        throw Error(ErrorCode::InvalidArgument, "\"" + printable(pooling, 40) + "\" is no pooling",
                    "Use mean-then-tanh or tanh-then-mean");
}

// A model wired up, its weights not yet read.
struct Wired {
    std::unique_ptr<VlmFamily> family;
    VlmDescription description;
    at::Device device = at::Device(at::kCPU);
    at::ScalarType dtype = at::kFloat;
};

Wired wire(const VlmOptions& options) {
    checkPooling(options.pooling);
    const Json config = readConfig(options.folder);
    Wired wired;
    wired.device = deviceOf(options.device);
    wired.dtype = dtypeOf(options.dtype, wired.device, config);
    wired.family = makeFamily({options.folder, config, options});
    VlmDescription& about = wired.description;
    about.family = wired.family->name();
    about.hiddenSize = wired.family->hiddenSize();
    about.layerCount = wired.family->layerCount();
    about.taps = wired.family->taps();
    for (const WeightSource& source : wired.family->weightSources()) about.parameterCount += source.plan.parameterCount();
    about.weightBytes = about.parameterCount * static_cast<std::int64_t>(c10::elementSize(wired.dtype));
    about.dtype = dtypeName(wired.dtype);
    about.device = wired.device.str();
    return wired;
}

// Names and contents of the files; undefined when cancelled.
std::string fingerprintOfFiles(const std::vector<Path>& files, const CancelToken& cancel) {
    Fingerprint fingerprint;
    for (const Path& path : files) fingerprint.add(path.filename().string()).add(fingerprintOfFile(path, cancel));
    return fingerprint.hex();
}

}  // namespace

struct VlmModel::Impl {
    std::unique_ptr<KeptMemory> kept;   // outlives the weights
    Wired wired;
    VlmOptions options;
};

VlmModel::VlmModel(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
VlmModel::~VlmModel() = default;

std::unique_ptr<VlmModel> VlmModel::load(const VlmOptions& options, const CancelToken& cancel) {
    return translated([&]() -> std::unique_ptr<VlmModel> {
        const c10::InferenceMode inference;
        at::set_num_threads(1);
        auto kept = std::make_unique<KeptMemory>();
        Wired wired = wire(options);
        // All folders are compared with their plans before the first value is read.
        std::vector<Checkpoint> checkpoints;
        for (const WeightSource& source : wired.family->weightSources()) {
            checkpoints.push_back(openCheckpoint(source.folder));
            source.plan.verify(checkpoints.back().tensors, printable(source.folder.filename().string()));
        }
        for (std::size_t i = 0; i < checkpoints.size(); ++i)
            if (!wired.family->weightSources()[i].plan.load(checkpoints[i].tensors, wired.dtype, wired.device, cancel)) return nullptr;
        auto impl = std::make_unique<Impl>(Impl{std::move(kept), std::move(wired), options});
        return std::unique_ptr<VlmModel>(new VlmModel(std::move(impl)));
    });
}

VlmDescription VlmModel::inspect(const VlmOptions& options) {
    return translated([&] { return wire(options).description; });
}

VlmDescription VlmModel::identify(const VlmOptions& options, const CancelToken& cancel) {
    return translated([&] {
        Wired wired = wire(options);
        std::vector<Path> files = wired.family->settingFiles();
        for (const WeightSource& source : wired.family->weightSources()) {
            const Checkpoint checkpoint = openCheckpoint(source.folder);
            files.insert(files.end(), checkpoint.tensorFiles.begin(), checkpoint.tensorFiles.end());
        }
        wired.description.fingerprint = fingerprintOfFiles(files, cancel);
        return wired.description;
    });
}

VlmDescription VlmModel::inspect(const Path& folder) {
    VlmOptions options;
    options.folder = folder;
    return inspect(options);
}

const VlmDescription& VlmModel::describe() const { return impl_->wired.description; }

std::unique_ptr<VlmModel> VlmModel::speller(const VlmOptions& options) {
    return translated([&] { return std::unique_ptr<VlmModel>(new VlmModel(std::make_unique<Impl>(Impl{nullptr, wire(options), options}))); });
}

PreparedRecord VlmModel::prepareText(const Sample& sample) const { return impl_->wired.family->prepareText(sample); }

PreparedRecord VlmModel::prepare(const Sample& sample, bool withHashes) const {
    return impl_->wired.family->prepare(sample, withHashes);
}

std::vector<float> VlmModel::tapMeans(std::span<const PreparedRecord* const> records, const CancelToken& cancel) {
    if (records.empty()) return {};
    const VlmDescription& about = describe();
    const std::size_t width = 2 * about.taps.size() * static_cast<std::size_t>(about.hiddenSize);
    const bool tanhFirst = impl_->options.pooling == "tanh-then-mean";
    std::vector<float> out(records.size() * width);
    const auto run = [&](std::size_t begin, std::size_t end) {
        translated([&] {
            const c10::InferenceMode inference;
            at::Tensor means = impl_->wired.family->tapMeans(records.subspan(begin, end - begin), tanhFirst, cancel);
            if (!means.defined()) return;
            means = means.contiguous();
            std::memcpy(out.data() + begin * width, means.const_data_ptr<float>(), (end - begin) * width * sizeof(float));
        });
    };
    if (!impl_->wired.device.is_cpu()) {
        run(0, records.size());
        return out;
    }
    // A sequence of hundreds of tokens fills a core by itself. One record a thread keeps the library's own pool asleep, which
    // wastes whole cores by spinning beside other threads, and makes the bits independent of batch size and threads.
    parallelFor(threadCount(impl_->options.threads), records.size(), 1, [&](std::size_t begin, std::size_t end) {
        at::set_num_threads(1);   // the setting belongs to the calling thread
        for (std::size_t i = begin; i < end && !cancel.cancelled(); ++i) run(i, i + 1);
    });
    return out;
}

void checkDevice(const std::string& name) {
    if (name != "auto" && name != "cpu") deviceOf(name);   // asking for the graphics cards takes its time
}

std::vector<std::int64_t> scaledTaps(std::int64_t layerCount) {
    std::vector<std::int64_t> taps;
    for (const std::int64_t layer : {3, 7, 11, 15, 19}) {
        const std::int64_t scaled = (2 * layer * (layerCount - 1) + 23) / 46;   // nearest; 23 is odd, so there are no ties
        if (taps.empty() || taps.back() != scaled) taps.push_back(scaled);
    }
    return taps;
}

std::vector<std::int64_t> publishedTaps(std::int64_t layerCount) {
    return layerCount > 19 ? std::vector<std::int64_t>{3, 7, 11, 15, 19} : scaledTaps(layerCount);
}

}  // namespace coincide
