#pragma once

#include <QStringList>
#include <QWidget>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/fields.h"

class QGridLayout;
class QLabel;
class QPushButton;

namespace coincide {

/// A form made from the fields of any options struct: one line an option, what is wrong with a value said below it.
/// **Threads**: the window's.
class OptionForm : public QWidget {
    Q_OBJECT
public:
    using Value = std::variant<std::int64_t, double, bool, std::string, std::vector<std::int64_t>>;
    /// Says what is wrong with a value, empty when nothing is. May throw Error instead.
    using Check = std::function<QString(const Value&)>;

    explicit OptionForm(QWidget* parent = nullptr);

    /// Makes the lines; `defaults` is also what Reset goes back to. Keys in `hidden` get no line and keep their value.
    template <class Options>
    void build(const Options& defaults, const QStringList& hidden = {}) {
        clear();
        Options::fields(defaults, [&](const FieldInfo& info, const auto& value) { add(info, Value(value), hidden); });
        finish();
    }
    template <class Options>
    void setValues(const Options& options) {
        Options::fields(options, [&](const FieldInfo& info, const auto& value) { setValue(info.key, Value(value)); });
    }
    /// Writes the values into `options`. Meaningful while valid().
    template <class Options>
    void values(Options& options) const {
        Options::fields(options, [&](const FieldInfo& info, auto& value) {
            if (const Value* found = valueOf(info.key))
                if (const auto* typed = std::get_if<std::decay_t<decltype(value)>>(found)) value = *typed;
        });
    }

    void setValue(std::string_view key, const Value& value);
    const Value* valueOf(std::string_view key) const;   ///< nullptr for an unknown key
    void setCheck(std::string_view key, Check check);   ///< beside the range and words of the field
    void setHint(std::string_view key, const QString& hint);   ///< a line below the field
    bool valid() const;
    QString problemOf(std::string_view key) const;
    void reset();
    bool isDefault() const;

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Line {
        FieldInfo info;
        Value value, standard;
        QLabel* label = nullptr;
        QWidget* editor = nullptr;
        QWidget* place = nullptr;     // the editor, or what holds it
        QLabel* below = nullptr;
        QString hint, problem;
        Check check;
        bool advanced = false;
    };

    void clear();
    void add(const FieldInfo& info, Value value, const QStringList& hidden);
    void finish();
    void makeEditor(Line& line);
    void showValue(Line& line);
    void edited(Line& line, Value value, const QString& problem = {});
    void verify(Line& line);
    void showBelow(Line& line);
    void showAdvanced(bool on);
    void retranslate();

    std::map<std::string, Line, std::less<>> lines_;
    std::vector<std::string> order_;
    QGridLayout* grid_;
    QPushButton* more_;
    bool filling_ = false;
};

}  // namespace coincide
