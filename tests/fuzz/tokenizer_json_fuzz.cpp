// The tokenizer.json of newer checkpoints.
#include "core/nn/json_tokenizer.h"
#include "tests/fuzz/tokenizer_input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace coincide;
    const TokenizerInput input = splitInput(textOf(data, size));
    const MemoryFile file(input.file);
    mayRefuse([&] { encodeBoth(JsonTokenizer(file.path()), input.text); });
    return 0;
}
