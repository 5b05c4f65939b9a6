#pragma once

#include <memory>

#include "core/vlm/family.h"

namespace coincide {

/// The family that a checkpoint's config.json names, wired up and without weights. **Throws** Unsupported, naming the
/// architecture and those that are known; BadInput, NotFound.
std::unique_ptr<VlmFamily> makeFamily(const FamilyInput& input);

// One per file in this folder. `fits` looks at config.json only.
bool fitsTinyLlavaStablelm(const Json& config);
std::unique_ptr<VlmFamily> makeTinyLlavaStablelm(const FamilyInput& input);
bool fitsLlava15(const Json& config);
std::unique_ptr<VlmFamily> makeLlava15(const FamilyInput& input);
bool fitsLlavaHub(const Json& config);
std::unique_ptr<VlmFamily> makeLlavaHub(const FamilyInput& input);
bool fitsTinyLlavaOpenElm(const Json& config);
std::unique_ptr<VlmFamily> makeTinyLlavaOpenElm(const FamilyInput& input);

}  // namespace coincide
