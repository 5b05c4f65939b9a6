#pragma once

#include <QString>
#include <string_view>

namespace coincide {

/// What an option is called in a form.
struct OptionText {
    enum class Kind { Plain, Folder, OutputFile };
    QString label;
    QString help;            ///< for the tooltip
    bool advanced = false;   ///< shown only on request
    Kind kind = Kind::Plain;
};

/// Label and help of an option by its key, in the present language. A key without an entry keeps the engine's words.
OptionText optionText(std::string_view key, std::string_view engineHelp);
/// A word of a choice ("mean-then-tanh") for a person.
QString choiceText(std::string_view word);

}  // namespace coincide
