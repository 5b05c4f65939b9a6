// Settings in JSON: every way of reading a value, at every value.
#include "core/base/json.h"
#include "core/engine/run_choice.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

using namespace coincide;

void readAll(const Json& value) {
    mayRefuse([&] { value.asInt(-5, 1000); });
    mayRefuse([&] { value.asDouble(); });
    mayRefuse([&] { value.asBool(); });
    mayRefuse([&] { value.asString(); });
    mayRefuse([&] { value.asInts(); });
    mayRefuse([&] { value.asDoubles(); });
    mayRefuse([&] { value.asStrings(); });
    for (const std::string& key : value.keys()) {
        mayRefuse([&] { value.intOr(key, 3); });
        mayRefuse([&] { value.stringOr(key, ""); });
        if (const auto found = value.find(key)) readAll(*found);
    }
    if (value.isArray())
        for (std::size_t i = 0; i < value.size(); ++i) readAll(value.at(i));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    mayRefuse([&] {
        const Json value = Json::parse(textOf(data, size), "input");
        readAll(value);
        const std::string text = value.dump();
        require(Json::parse(text, "copy").dump() == text);
    });
    Run run;
    run.optionsJson = textOf(data, size);
    const int dimensions = mapDimensions(run);
    require(dimensions == 0 || dimensions == 2 || dimensions == 3);
    return 0;
}
