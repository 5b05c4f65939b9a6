#include "core/nn/tokenizer.h"

#include "core/base/error.h"
#include "core/nn/json_tokenizer.h"
#include "core/nn/sentencepiece_tokenizer.h"
#include "core/nn/tiktoken_tokenizer.h"

namespace coincide {

std::unique_ptr<Tokenizer> loadTokenizer(const Path& folder) {
    const Path ranks = folder / "arcade100k.tiktoken", sentencePiece = folder / "tokenizer.model", json = folder / "tokenizer.json";
    if (isRegularFile(ranks)) return std::make_unique<TiktokenTokenizer>(ranks);
    if (isRegularFile(sentencePiece)) return std::make_unique<SentencePieceTokenizer>(folder);
    if (isRegularFile(json)) return std::make_unique<JsonTokenizer>(json);
    throw Error(ErrorCode::NotFound,
                "the folder " + printable(folder.string()) +
                    " has no tokenizer that is known here (arcade100k.tiktoken, tokenizer.model or tokenizer.json)",
                "Get the tokenizer files of the checkpoint");
}

}  // namespace coincide
