#pragma once

#include <QString>
#include <functional>
#include <vector>

#include "core/engine/curation.h"

namespace coincide {

/// What people type above the table of clusters: words, numbers to compare and what a cluster was found to be. All terms must hold.
///
///     dog -beach "red car" #12 T > 0.5 size >= 20 share < 1% change > 5 verdict:junk source:flickr keyword:ball is:pinned
///
/// Any text is a valid filter: what is no expression is searched as a word.
class ClusterFilter {
public:
    enum class Number { Id, Size, Share, Transferability, Density, Quota, In, Before, Now, Change };

    /// A cluster as the filter sees it; texts in case-folded form, one entry a line.
    struct Subject {
        QString name, keywords, sources, note;
        Verdict verdict = Verdict::None;
        bool pinned = false, excluded = false, capped = false;
    };

    ClusterFilter() = default;
    explicit ClusterFilter(const QString& text);

    bool empty() const { return terms_.empty(); }
    /// True when the answer depends on budget and temperature.
    bool followsTuning() const;
    /// `number` gives a value, NaN where it is not known; a comparison with NaN does not hold.
    bool matches(const Subject& subject, const std::function<double(Number)>& number) const;

    /// The word for a number in an expression, e.g. "T", "size".
    static QString word(Number number);
    /// `text` with its comparisons of one number replaced by `least <= number <= most`; without both, they are only taken out.
    static QString withRange(const QString& text, Number number, const QString& least, const QString& most);

private:
    enum class Kind { Any, Name, Keyword, Source, Note, IsVerdict, IsPinned, IsExcluded, IsCapped, Compare };
    struct Term {
        Kind kind = Kind::Any;
        bool negated = false;
        QString text;
        Verdict verdict = Verdict::None;
        Number number = Number::Size;
        QString relation;
        double value = 0;
    };
    static bool holds(const Term& term, const Subject& subject, const std::function<double(Number)>& number);
    void addWord(QString word, bool negated);
    std::vector<Term> terms_;
};

}  // namespace coincide
