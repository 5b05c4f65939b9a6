#include "ui/model/text_marks.h"

#include <algorithm>

#include "core/engine/text_query.h"
#include "ui/base/format.h"

namespace coincide {
namespace {

constexpr std::size_t kMostMarks = 1000;

bool standsAlone(const QString& word) { return word.size() <= 2 && word[0].unicode() >= 0x3040 && !word[0].isLower() && !word[0].isUpper(); }

}  // namespace

TextMarks::TextMarks(const QString& query) {
    for (const QueryWord& word : wordsOfQuery(utf8(query))) {
        QString pattern;
        bool before = false;
        for (const std::string& one : word.words) {
            const QString text = qstr(one);
            const bool alone = standsAlone(text);
            if (pattern.isEmpty()) pattern = alone ? QString() : QStringLiteral("(?<![\\p{L}\\p{N}])");
            else pattern += alone && before ? QStringLiteral("[^\\p{L}\\p{N}]*") : QStringLiteral("[^\\p{L}\\p{N}]+");
            pattern += QRegularExpression::escape(text);
            before = alone;
        }
        if (word.words.empty()) continue;
        if (!before && !word.beginning) pattern += QStringLiteral("(?![\\p{L}\\p{N}])");
        patterns_.emplace_back(QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption),
                               word.side == "question" ? Side::Question : word.side == "answer" ? Side::Answer : Side::Both);
    }
}

std::vector<std::pair<int, int>> TextMarks::find(const QString& text, bool human) const {
    std::vector<std::pair<int, int>> found;
    for (const auto& [pattern, side] : patterns_) {
        if ((side == Side::Question && !human) || (side == Side::Answer && human)) continue;
        for (auto each = pattern.globalMatch(text); each.hasNext() && found.size() < kMostMarks;) {
            const QRegularExpressionMatch match = each.next();
            found.emplace_back(static_cast<int>(match.capturedStart()), static_cast<int>(match.capturedEnd()));
        }
    }
    std::sort(found.begin(), found.end());
    std::vector<std::pair<int, int>> out;
    for (const auto& one : found) {
        if (!out.empty() && one.first < out.back().second) out.back().second = std::max(out.back().second, one.second);
        else out.push_back(one);
    }
    return out;
}

}  // namespace coincide
