#include "core/engine/model_view.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/error.h"
#include "core/base/npy.h"
#include "core/base/parallel.h"
#include "core/data/image_folder.h"
#include "core/data/llava_json.h"
#include "core/job/output_place.h"
#include "core/nn/tokenizer.h"
#include "core/vlm/vlm_model.h"

namespace coincide {
namespace {

constexpr std::size_t kBatch = 8;
constexpr std::size_t kGuessRecords = 64;

struct Item {
    std::string id;
    std::unique_ptr<PreparedRecord> record;
    std::string error;
};

}  // namespace

ModelFacts inspectModel(const std::string& modelFolder) {
    const VlmDescription about = VlmModel::inspect(Path(modelFolder));
    return {about.family, about.layerCount, about.hiddenSize, about.taps, about.rowSize(), about.parameterCount, about.weightBytes};
}

std::vector<std::int64_t> tokenizeText(const std::string& modelFolder, const std::string& text, bool special) {
    return loadTokenizer(modelFolder)->encode(text, special);
}

bool writePrompts(const PromptsRequest& request, const std::function<void(const std::string&)>& line, const CancelToken& cancel, const ProgressCallback& onProgress) {
    VlmOptions options;
    options.folder = request.model;
    options.visionTower = request.tower;
    options.layers = request.layers;
    options.dtype = "float32";
    options.device = request.device;
    options.threads = threadCount(request.threads);
    if (!request.tapMeans.empty()) outputPlace(request.tapMeans);   // refused before the network runs
    const auto model = request.tapMeans.empty() ? VlmModel::speller(options) : VlmModel::load(options, cancel);
    if (!model) return false;

    RecordReader reader{Path(request.dataset)};
    RecordParser parser;
    bool broken = false;
    Path folder = request.images;
    if (folder.empty()) {
        std::vector<std::string> names;
        RecordReader ahead{Path(request.dataset)};
        for (auto span = ahead.next(); span && names.size() < kGuessRecords; span = ahead.next()) {
            const ParsedRecord record = parser.parse(ahead.text(*span), {}, broken);
            if (record.sample.hasImage()) names.push_back(record.sample.image);
        }
        folder = guessImageFolder(request.dataset, names);
        if (folder.empty()) folder = std::filesystem::absolute(request.dataset).parent_path();
    }
    const ImageFolder images(folder);
    std::set<std::string> wanted(request.records.begin(), request.records.end());
    const VlmDescription& about = model->describe();
    const std::size_t width = 2 * about.taps.size() * static_cast<std::size_t>(about.hiddenSize);
    std::vector<float> means;
    std::size_t rows = 0;
    ProgressMeter meter("prompts", "bytes", reader.fileBytes());
    bool ended = false;
    while (!ended) {
        if (cancel.cancelled()) return false;
        std::vector<Sample> samples;
        std::vector<Item> items;
        while (items.size() < kBatch && !ended) {
            const auto span = reader.next();
            if (!span) {
                ended = true;
                break;
            }
            ParsedRecord record = parser.parse(reader.text(*span), {}, broken);
            if (!request.records.empty() && !wanted.contains(record.sample.id)) continue;
            Item item;
            item.id = record.sample.id;
            for (const Fault& fault : record.faults)
                if (faultExcludes(fault.kind) && item.error.empty()) item.error = std::string(faultText(fault.kind)) + ": " + fault.detail;
            if (item.error.empty() && record.sample.hasImage()) {
                const ImageFolder::Found found = images.find(record.sample.image);
                if (found.file.empty()) item.error = std::string(faultText(found.fault->kind)) + ": " + found.fault->detail;
                else record.sample.imagePath = images.locate(found.file);
            }
            samples.push_back(std::move(record.sample));
            items.push_back(std::move(item));
        }
        parallelFor(options.threads, items.size(), 1, [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) {
                if (!items[i].error.empty()) continue;
                try {
                    items[i].record = std::make_unique<PreparedRecord>(model->prepare(samples[i], true));
                } catch (const Error& e) {
                    items[i].error = e.what();
                }
            }
        });
        for (const Item& item : items) {
            line(item.record ? promptJson(*item.record, item.id)
                             : nlohmann::ordered_json{{"id", item.id}, {"error", item.error}}.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
            wanted.erase(item.id);
            if (request.tapMeans.empty()) continue;
            // One record at a time: the reference that batches are compared with. A record without result has a row of zeros.
            const PreparedRecord* alone[] = {item.record.get()};
            std::vector<float> row = item.record ? model->tapMeans(alone, cancel) : std::vector<float>(width, 0.0f);
            if (cancel.cancelled()) return false;
            means.insert(means.end(), row.begin(), row.end());
            ++rows;
        }
        if (onProgress) onProgress(meter.update(reader.position()));
    }
    if (!wanted.empty() && !request.records.empty())
        throw Error(ErrorCode::NotFound, "the dataset has no record with the id '" + printable(*wanted.begin(), 60) + "'", "Check the id");
    if (!request.tapMeans.empty())
        writeNpy(outputPlace(request.tapMeans), std::span<const float>(means), {rows, about.taps.size(), 2, static_cast<std::size_t>(about.hiddenSize)});
    return true;
}

}  // namespace coincide
