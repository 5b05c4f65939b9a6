#pragma once

#include <cstring>
#include <initializer_list>
#include <string>

namespace coincide {

/// A SentencePiece model (byte pairs) of a few pieces: unknown, begin, end, and some letters.
inline std::string tinySentencePiece() {
    std::string out;
    float score = 0;
    const auto add = [&](const std::string& piece, char type) {
        std::string message = "\x0A" + std::string(1, static_cast<char>(piece.size())) + piece + "\x15";
        message.append(reinterpret_cast<const char*>(&score), sizeof score);
        message += std::string("\x18") + type;
        out += "\x0A" + std::string(1, static_cast<char>(message.size())) + message;
        score -= 1;
    };
    add("<unk>", 2);
    add("<s>", 3);
    add("</s>", 3);
    for (const char* piece : {"\xE2\x96\x81", "a", "b", "ab", "\xE2\x96\x81" "ab"}) add(piece, 1);
    return out + std::string("\x12\x02\x18\x02", 4);   // trainer_spec.model_type = BPE
}

}  // namespace coincide
