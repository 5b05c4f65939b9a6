#pragma once

#include <QString>
#include <optional>
#include <vector>

namespace coincide {

/// What the engine says on one line ("CAUSE. REMEDY."), as the window says it in the present language: options by what they are called in the forms.
/// Nothing for a sentence that has no words of its own here.
std::optional<QString> engineSentence(const QString& said);

/// The causes that are known, as regular expressions.
std::vector<QString> engineCauses();

}  // namespace coincide
