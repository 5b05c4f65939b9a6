#pragma once

#include <QRegularExpression>
#include <QString>
#include <utility>
#include <vector>

namespace coincide {

/// Where the words of a full-text query stand in a text, for showing them there.
class TextMarks {
public:
    TextMarks() = default;
    explicit TextMarks(const QString& query);

    bool empty() const { return patterns_.empty(); }
    /// Places as `[begin, end)`, ascending, without overlaps, at most 1,000. `human`: the text is a question, else an answer.
    std::vector<std::pair<int, int>> find(const QString& text, bool human) const;

private:
    enum class Side { Both, Question, Answer };
    std::vector<std::pair<QRegularExpression, Side>> patterns_;
};

}  // namespace coincide
