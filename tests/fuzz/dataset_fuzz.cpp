// LLaVA-style records as a JSON list or as lines.
#include <algorithm>

#include "core/data/json_scan.h"
#include "core/data/llava_json.h"
#include "tests/fuzz/fuzz_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace coincide;
    static RecordParser parser;
    const MemoryFile file(textOf(data, size));
    mayRefuse([&] {
        RecordReader reader(file.path());
        std::uint64_t end = 0;
        while (const auto span = reader.next()) {
            require(span->begin >= end && span->length <= size && span->begin + span->length <= size);
            end = span->begin + span->length;
            const std::string_view bytes = reader.text(*span);
            bool broken = false, brokenAgain = false;
            const ParsedRecord record = parser.parse(bytes, "source", broken);
            faultsOfText(record.sample);
            jsonFindMember(bytes, "id");
            // Written on one line, as an export to JSONL does, a record still says the same.
            const std::string line = recordOnOneLine(bytes);
            require(line.find('\n') == std::string::npos);
            const bool readable = std::none_of(record.faults.begin(), record.faults.end(), [](const Fault& f) { return f.kind == FaultKind::Unreadable; });
            if (!readable) continue;
            const ParsedRecord again = parser.parse(line, "source", brokenAgain);
            require(!broken && !brokenAgain);
            require(again.sample.id == record.sample.id && again.sample.image == record.sample.image);
            require(again.sample.turns == record.sample.turns && again.field == record.field);
        }
        require(reader.position() <= size);
    });
    return 0;
}
