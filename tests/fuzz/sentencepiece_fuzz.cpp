// SentencePiece models, with and without the conventions of newer Llama checkpoints.
#include "core/nn/sentencepiece_tokenizer.h"
#include "tests/fuzz/tokenizer_input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace coincide;
    static const ScratchFolder folder;
    const TokenizerInput input = splitInput(textOf(data, size));
    folder.write("tokenizer.model", input.file);
    for (const char* config : {R"({"legacy": false})", "{}"}) {
        folder.write("tokenizer_config.json", config);
        mayRefuse([&] { encodeBoth(SentencePieceTokenizer(folder.path()), input.text); });
    }
    return 0;
}
