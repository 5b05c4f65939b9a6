// Settings of a model: config.json, then the tower's config.json, preprocessor_config.json and tokenizer_config.json, each
// after a byte 0x1E and optional.
#include <array>

#include "core/nn/vision_tower.h"
#include "core/vlm/vlm_model.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/tiny_sentencepiece.h"
#include "tests/tiny_checkpoint.h"

namespace {

using namespace coincide;

struct Folders {
    ScratchFolder scratch;
    TinyCheckpoint made{scratch.path()};
    Path llama = scratch.path() / "llama";
    Folders() {
        makeFolder(llama);
        scratch.write("llama/tokenizer.model", tinySentencePiece());
    }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Folders folders;
    std::array<std::string_view, 4> parts{"", R"({"hidden_size": 8, "image_size": 28, "intermediate_size": 16,
        "num_attention_heads": 2, "num_hidden_layers": 2, "patch_size": 14})", "{}", "{}"};
    std::string_view rest = textOf(data, size);
    for (std::string_view& part : parts) {
        const std::size_t mark = rest.find('\x1E');
        part = rest.substr(0, mark);
        if (mark == std::string_view::npos) break;
        rest.remove_prefix(mark + 1);
    }
    folders.scratch.write("tower/config.json", parts[1]);
    folders.scratch.write("tower/preprocessor_config.json", parts[2]);
    for (const char* model : {"model", "llama"}) {
        folders.scratch.write(Path(model) / "config.json", parts[0]);
        folders.scratch.write(Path(model) / "preprocessor_config.json", parts[2]);
        folders.scratch.write(Path(model) / "tokenizer_config.json", parts[3]);
        mayRefuse([&] {
            const VlmDescription about = VlmModel::inspect(folders.scratch.path() / model);
            require(about.hiddenSize > 0 && about.layerCount > 0 && about.parameterCount > 0 && about.weightBytes > 0);
            require(!about.taps.empty() && about.taps.back() < about.layerCount);
        });
    }
    for (const TowerKind kind : {TowerKind::Clip, TowerKind::SigLip})
        mayRefuse([&] { require(visionTowerConfig(Json::parse(parts[0], "input"), kind).patchCount() > 0); });
    return 0;
}
