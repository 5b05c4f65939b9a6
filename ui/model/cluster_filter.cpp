#include "ui/model/cluster_filter.h"

#include <QRegularExpression>
#include <algorithm>
#include <array>
#include <optional>

#include "ui/base/format.h"

namespace coincide {
namespace {

using Number = ClusterFilter::Number;

struct NumberWord {
    const char* word;
    Number number;
};
// The first word of a number is the one that the window writes.
constexpr std::array kNumberWords{
    NumberWord{"id", Number::Id},           NumberWord{"size", Number::Size},
    NumberWord{"share", Number::Share},     NumberWord{"t", Number::Transferability},
    NumberWord{"d", Number::Density},       NumberWord{"quota", Number::Quota},
    NumberWord{"in", Number::In},           NumberWord{"before", Number::Before},
    NumberWord{"now", Number::Now},         NumberWord{"change", Number::Change},
    NumberWord{"transferability", Number::Transferability}, NumberWord{"transf", Number::Transferability},
    NumberWord{"density", Number::Density}, NumberWord{"dens", Number::Density},
};

std::optional<Number> numberOf(const QString& word) {
    const QString folded = word.toCaseFolded();
    for (const NumberWord& known : kNumberWords)
        if (folded == QLatin1String(known.word)) return known.number;
    return std::nullopt;
}

// A word, a relation and a number: "T > 0.5", "share<=1%", "change < −3".
const QRegularExpression& comparison() {
    static const QRegularExpression expression(QStringLiteral(R"(([A-Za-z]+)\s*(<=|>=|≤|≥|!=|==|=|<|>)\s*([-+−]?\d+(?:\.\d+)?)\s*(%?)(?=\s|$))"));
    return expression;
}

const QRegularExpression& pieces() {
    static const QRegularExpression expression(QStringLiteral(R"x((-?)(?:([A-Za-z]+):)?(?:"([^"]*)"?|(\S+)))x"));
    return expression;
}

}  // namespace

ClusterFilter::ClusterFilter(const QString& text) {
    QString rest = text.left(2000);
    qsizetype from = 0;
    for (QRegularExpressionMatch match = comparison().match(rest, from); match.hasMatch(); match = comparison().match(rest, from)) {
        const auto number = numberOf(match.captured(1));
        if (!number) {
            from = match.capturedEnd();
            continue;
        }
        Term term;
        term.kind = Kind::Compare;
        term.number = *number;
        term.relation = match.captured(2);
        term.value = match.captured(3).replace(QChar(0x2212), u'-').toDouble() / (match.captured(4).isEmpty() ? 1 : 100);
        terms_.push_back(term);
        rest.replace(match.capturedStart(), match.capturedLength(), QStringLiteral(" "));
        from = match.capturedStart();
    }
    for (auto it = pieces().globalMatch(rest); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const bool quoted = match.capturedLength(3) > 0;
        const QString prefix = match.captured(2).isEmpty() ? QString() : match.captured(2) + u':';
        addWord(prefix + (quoted ? match.captured(3) : match.captured(4)), !match.captured(1).isEmpty());
    }
}

void ClusterFilter::addWord(QString word, bool negated) {
    word = word.toCaseFolded();
    if (word.isEmpty()) return;
    Term term;
    term.negated = negated;
    term.text = word;
    const qsizetype colon = word.indexOf(u':');
    const QString key = colon > 0 ? word.left(colon) : QString(), value = word.mid(colon + 1);
    bool isNumber = false;
    const int id = word.startsWith(u'#') ? word.mid(1).toInt(&isNumber) : 0;
    if (isNumber) {
        term.kind = Kind::Compare;
        term.number = Number::Id;
        term.relation = QStringLiteral("=");
        term.value = id;
    } else if (key == u"verdict") {
        if (const auto verdict = verdictFromName(utf8(value))) term.kind = Kind::IsVerdict, term.verdict = *verdict;
    } else if (key == u"source") {
        term.kind = Kind::Source, term.text = value;
    } else if (key == u"keyword") {
        term.kind = Kind::Keyword, term.text = value;
    } else if (key == u"name") {
        term.kind = Kind::Name, term.text = value;
    } else if (key == u"note") {
        term.kind = Kind::Note, term.text = value;
    } else if (key == u"is" && (value == u"pinned" || value == u"excluded" || value == u"capped")) {
        term.kind = value == u"pinned" ? Kind::IsPinned : value == u"excluded" ? Kind::IsExcluded : Kind::IsCapped;
    }
    terms_.push_back(term);
}

bool ClusterFilter::followsTuning() const {
    return std::any_of(terms_.begin(), terms_.end(), [](const Term& term) { return term.kind == Kind::Compare && term.number >= Number::Quota; });
}

bool ClusterFilter::holds(const Term& term, const Subject& subject, const std::function<double(Number)>& number) {
    switch (term.kind) {
        case Kind::Any: return subject.name.contains(term.text) || subject.keywords.contains(term.text) || subject.sources.contains(term.text);
        case Kind::Name: return subject.name.contains(term.text);
        case Kind::Keyword: return subject.keywords.contains(term.text);
        case Kind::Source: return subject.sources.contains(term.text);
        case Kind::Note: return subject.note.contains(term.text) && !subject.note.isEmpty();
        case Kind::IsVerdict: return subject.verdict == term.verdict;
        case Kind::IsPinned: return subject.pinned;
        case Kind::IsExcluded: return subject.excluded;
        case Kind::IsCapped: return subject.capped;
        case Kind::Compare: break;
    }
    const double value = number(term.number);
    if (value != value) return false;
    if (term.relation == u">") return value > term.value;
    if (term.relation == u"<") return value < term.value;
    if (term.relation == u">=" || term.relation == u"≥") return value >= term.value;
    if (term.relation == u"<=" || term.relation == u"≤") return value <= term.value;
    if (term.relation == u"!=") return value != term.value;
    return value == term.value;
}

bool ClusterFilter::matches(const Subject& subject, const std::function<double(Number)>& number) const {
    return std::all_of(terms_.begin(), terms_.end(), [&](const Term& term) { return holds(term, subject, number) != term.negated; });
}

QString ClusterFilter::word(Number number) {
    for (const NumberWord& known : kNumberWords)
        if (known.number == number) return known.word[1] == 0 ? QString::fromLatin1(known.word).toUpper() : QString::fromLatin1(known.word);
    return {};
}

QString ClusterFilter::withRange(const QString& text, Number number, const QString& least, const QString& most) {
    QString out = text;
    qsizetype from = 0;
    for (QRegularExpressionMatch match = comparison().match(out, from); match.hasMatch(); match = comparison().match(out, from)) {
        from = match.capturedEnd();
        if (numberOf(match.captured(1)) != number) continue;
        out.remove(match.capturedStart(), match.capturedLength());
        from = match.capturedStart();
    }
    out = out.simplified();
    if (!least.isEmpty() && !most.isEmpty())
        out += QStringLiteral("%1%2 >= %3 %2 <= %4").arg(out.isEmpty() ? QString() : QStringLiteral(" "), word(number), least, most);
    return out;
}

}  // namespace coincide
