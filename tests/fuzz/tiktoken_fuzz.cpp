// Rank files. All single bytes must have a rank, so a usable table is put in front where the input is shorter than one.
#include "core/nn/tiktoken_tokenizer.h"
#include "tests/fuzz/tokenizer_input.h"
#include "tests/tiny_checkpoint.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace coincide;
    const TokenizerInput input = splitInput(textOf(data, size));
    const MemoryFile alone(input.file), behind(TinyCheckpoint::ranks() + std::string(input.file));
    for (const MemoryFile* file : {&alone, &behind})
        mayRefuse([&] { encodeBoth(TiktokenTokenizer(file->path()), input.text); });
    return 0;
}
