#include "core/vlm/families/families.h"

#include "core/base/error.h"

namespace coincide {
namespace {

struct FamilyEntry {
    bool (*fits)(const Json& config);
    std::unique_ptr<VlmFamily> (*make)(const FamilyInput& input);
};

constexpr FamilyEntry kFamilies[] = {
    {fitsTinyLlavaStablelm, makeTinyLlavaStablelm},
    {fitsLlava15, makeLlava15},
    {fitsLlavaHub, makeLlavaHub},
    {fitsTinyLlavaOpenElm, makeTinyLlavaOpenElm},
};

}  // namespace

std::unique_ptr<VlmFamily> makeFamily(const FamilyInput& input) {
    for (const FamilyEntry& family : kFamilies)
        if (family.fits(input.config)) return family.make(input);
    std::string architecture = input.config.stringOr("model_type", "");
    if (const auto list = input.config.find("architectures"); list && list->isArray() && list->size() && list->at(0).isString())
        architecture += (architecture.empty() ? "" : ", ") + list->at(0).asString();
    throw Error(ErrorCode::Unsupported,
                "the model family " + (architecture.empty() ? "(none named in config.json)" : printable(architecture)) +
                    " is not known here",
                "Use a TinyLLaVA or LLaVA-1.5 checkpoint");
}

}  // namespace coincide
