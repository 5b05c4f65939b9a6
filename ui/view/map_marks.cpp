#include "ui/view/map_marks.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "core/base/parallel.h"
#include "ui/base/format.h"
#include "ui/model/cluster_facts.h"
#include "ui/model/session.h"

namespace coincide {
namespace {

constexpr float kNone = std::numeric_limits<float>::quiet_NaN();
constexpr std::size_t kBins = 40;
constexpr std::int64_t kMostListedClusters = 40;
constexpr std::size_t kPiece = 1 << 16;

QString words(const char* text) { return QCoreApplication::translate("MapMarks", text); }

std::uint32_t rgb(const QColor& colour) { return colour.rgb() | 0xFF000000U; }

/// A number for every sample, or for every cluster spread over its samples.
struct Numbers {
    std::vector<float> values;      // [S]
    QString title;
    bool whole = false, centred = false;
};

template <class T>
std::vector<float> ofClusters(const ExplorerData& data, const std::vector<T>& values) {
    std::vector<float> out(static_cast<std::size_t>(data.samples), kNone);
    for (std::size_t i = 0; i < out.size() && i < data.clusterOfSample.size(); ++i) {
        const auto cluster = static_cast<std::size_t>(data.clusterOfSample[i]);
        if (data.clusterOfSample[i] >= 0 && cluster < values.size()) out[i] = static_cast<float>(values[cluster]);
    }
    return out;
}

std::vector<float> ofSamples(std::int64_t samples, const std::vector<std::int32_t>& values) {
    std::vector<float> out(static_cast<std::size_t>(samples), kNone);
    for (std::size_t i = 0; i < out.size() && i < values.size(); ++i)
        if (values[i] >= 0) out[i] = static_cast<float>(values[i]);
    return out;
}

std::optional<Numbers> numbersOf(const Session& session, ColourBy by) {
    const ExplorerData& data = session.view.data();
    switch (by) {
        case ColourBy::Transferability: return Numbers{ofClusters(data, data.transferOfCluster), words(QT_TRANSLATE_NOOP("MapMarks", "Transferability"))};
        case ColourBy::Density: return Numbers{ofClusters(data, data.densityOfCluster), words(QT_TRANSLATE_NOOP("MapMarks", "Density"))};
        case ColourBy::QuotaShare: return Numbers{ofClusters(data, session.tuning.quotaOfCluster()), words(QT_TRANSLATE_NOOP("MapMarks", "Quota"))};
        case ColourBy::Cosine: {
            Numbers numbers{data.cosineOfSample, words(QT_TRANSLATE_NOOP("MapMarks", "Cosine"))};
            numbers.values.resize(static_cast<std::size_t>(data.samples), kNone);
            return numbers;
        }
        case ColourBy::Rank: return Numbers{ofSamples(data.samples, data.rankOfSample), words(QT_TRANSLATE_NOOP("MapMarks", "Greedy rank")), true};
        case ColourBy::Turns: return Numbers{ofSamples(data.samples, data.turns), words(QT_TRANSLATE_NOOP("MapMarks", "Turns")), true};
        case ColourBy::Characters: return Numbers{ofSamples(data.samples, data.characters), words(QT_TRANSLATE_NOOP("MapMarks", "Characters")), true};
        case ColourBy::Change: {
            const auto &now = session.tuning.takenOfCluster(), &before = session.tuning.beforeOfCluster();
            std::vector<double> change(std::min(now.size(), before.size()));
            for (std::size_t i = 0; i < change.size(); ++i) change[i] = now[i] - before[i];
            return Numbers{ofClusters(data, change), words(QT_TRANSLATE_NOOP("MapMarks", "Change")), true, true};
        }
        default: return std::nullopt;
    }
}

SampleFilter onlyInOut(InOut what) {
    SampleFilter filter;
    filter.inOut = what;
    return filter;
}

// The ends of the scale: as chosen, else by the values; always some way apart.
std::pair<double, double> endsOf(const Numbers& numbers, const ColourScale& chosen) {
    auto [low, high] = robustRange(numbers.values);
    low = chosen.low.value_or(low);
    high = chosen.high.value_or(high);
    if (numbers.centred) {
        const double most = std::max({std::abs(low), std::abs(high), numbers.whole ? 1.0 : 1e-6});
        return {-most, most};
    }
    if (chosen.logarithmic && low <= 0) {
        double least = high;
        for (const float value : numbers.values)
            if (std::isfinite(value) && value > 0) least = std::min(least, static_cast<double>(value));
        low = least;
    }
    if (!(low < high)) high = low + std::max(1e-6, std::abs(low) * 1e-3);
    return {low, high};
}

void paintNumbers(MapMarks& marks, const Numbers& numbers, const ColourScale& chosen, const Tokens& tokens) {
    const auto [low, high] = endsOf(numbers, chosen);
    const ScalePlace ends(low, high, chosen.logarithmic && !numbers.centred);
    std::array<std::uint32_t, 256> table;
    const ColourMap map = numbers.centred ? ColourMap::PuOr : chosen.map;
    for (std::size_t i = 0; i < table.size(); ++i) table[i] = rgb(mapColour(map, static_cast<double>(chosen.inverted ? 255 - i : i) / 255));
    LegendScale scale{numbers.title, low, high, numbers.whole, numbers.centred, chosen, std::vector<double>(kBins, 0), 0};
    for (std::size_t i = 0; i < numbers.values.size(); ++i) {
        if (!std::isfinite(numbers.values[i])) {
            marks.colour[i] = rgb(tokens.missing);
            marks.mark[i] = static_cast<std::uint8_t>(MarkClass::Missing);
            ++scale.missing;
            continue;
        }
        const double place = ends.of(static_cast<double>(numbers.values[i]));
        marks.colour[i] = table[static_cast<std::size_t>(std::clamp(place, 0.0, 1.0) * 255)];
        if (place >= 0 && place <= 1) scale.histogram[std::min(kBins - 1, static_cast<std::size_t>(place * kBins))] += 1;
    }
    const double most = *std::max_element(scale.histogram.begin(), scale.histogram.end());
    if (most > 0)
        for (double& bin : scale.histogram) bin /= most;
    marks.scale = std::move(scale);
}

void listSources(MapMarks& marks, const ExplorerData& data, bool dark) {
    const std::vector<int> places = sourcePlaces(data);
    marks.categories.resize(places.size());
    for (std::size_t i = 0; i < places.size(); ++i)
        marks.categories[static_cast<std::size_t>(places[i])] = {sourceColour(places[i], dark), qstr(data.sources[i]), 0, {static_cast<int>(i)}};
    for (const std::int32_t source : data.sourceOfSample)
        if (source >= 0 && static_cast<std::size_t>(source) < places.size()) ++marks.categories[static_cast<std::size_t>(places[static_cast<std::size_t>(source)])].count;
    marks.categoryKind = CategoryKind::Sources;
    marks.categoryTitle = words(QT_TRANSLATE_NOOP("MapMarks", "Sources"));
}

void listClusters(MapMarks& marks, const Session& session, bool dark) {
    const ExplorerData& data = session.view.data();
    if (data.clusters > kMostListedClusters) return;
    for (int cluster = 0; cluster < static_cast<int>(data.clusters); ++cluster)
        marks.categories.push_back({clusterColour(cluster, dark), session.curation.clusterTitle(cluster), data.sizeOfCluster[static_cast<std::size_t>(cluster)], {cluster}});
    std::stable_sort(marks.categories.begin(), marks.categories.end(), [](const LegendCategory& a, const LegendCategory& b) { return a.count > b.count; });
    marks.categoryKind = CategoryKind::Clusters;
    marks.categoryTitle = words(QT_TRANSLATE_NOOP("MapMarks", "Clusters"));
}

void paintVerdicts(MapMarks& marks, const Session& session, const Tokens& tokens) {
    const ExplorerData& data = session.view.data();
    const struct {
        Verdict verdict;
        QColor colour;
        const char* word;
    } kinds[] = {{Verdict::Pure, tokens.done, QT_TRANSLATE_NOOP("MapMarks", "pure")},
                 {Verdict::Mixed, tokens.stale, QT_TRANSLATE_NOOP("MapMarks", "mixed")},
                 {Verdict::Junk, tokens.failed, QT_TRANSLATE_NOOP("MapMarks", "junk")},
                 {Verdict::Unsure, tokens.accent, QT_TRANSLATE_NOOP("MapMarks", "unsure")}};
    std::vector<std::uint32_t> ofCluster(static_cast<std::size_t>(data.clusters), rgb(tokens.pointOut));
    std::vector<char> judged(ofCluster.size(), 0);
    const auto add = [&](LegendCategory& category, int cluster) {
        category.ids.push_back(cluster);
        category.count += data.sizeOfCluster[static_cast<std::size_t>(cluster)];
    };
    for (const auto& kind : kinds) {
        LegendCategory category{kind.colour, words(kind.word), 0, {}};
        for (const auto& [cluster, note] : session.curation.clusters()) {
            if (note.verdict != kind.verdict || cluster < 0 || cluster >= data.clusters) continue;
            ofCluster[static_cast<std::size_t>(cluster)] = rgb(kind.colour);
            judged[static_cast<std::size_t>(cluster)] = 1;
            add(category, static_cast<int>(cluster));
        }
        marks.categories.push_back(std::move(category));
    }
    LegendCategory none{tokens.pointOut, words(QT_TRANSLATE_NOOP("MapMarks", "not judged")), 0, {}};
    for (int cluster = 0; cluster < static_cast<int>(data.clusters); ++cluster)
        if (judged[static_cast<std::size_t>(cluster)] == 0) add(none, cluster);
    marks.categories.push_back(std::move(none));
    marks.categoryKind = CategoryKind::Clusters;
    marks.categoryTitle = words(QT_TRANSLATE_NOOP("MapMarks", "Verdicts"));
    for (std::size_t i = 0; i < marks.colour.size(); ++i) {
        const std::int32_t cluster = i < data.clusterOfSample.size() ? data.clusterOfSample[i] : -1;
        marks.colour[i] = cluster >= 0 ? ofCluster[static_cast<std::size_t>(cluster)] : rgb(tokens.missing);
    }
}

void paintTag(MapMarks& marks, const Session& session, const Tokens& tokens) {
    const auto tag = session.view.colourTag();
    QString name = words(QT_TRANSLATE_NOOP("MapMarks", "tagged"));
    for (const Tag& known : session.curation.tags())
        if (tag && known.id == *tag) name = qstr(known.name);
    const SampleSet members = tag ? session.curation.tagged(*tag) : SampleSet{};
    for (std::size_t i = 0; i < marks.colour.size(); ++i) {
        const bool in = members.has(static_cast<std::int32_t>(i));
        marks.colour[i] = rgb(in ? tokens.accent : tokens.pointOut);
        marks.mark[i] = static_cast<std::uint8_t>(in ? MarkClass::In : MarkClass::Out);
    }
    LegendEntry entry{MarkClass::In, tokens.accent, name, members, std::nullopt};
    if (tag) entry.isolated.emplace().tag = tag;
    marks.neutral = true;
    marks.entries = {entry, {MarkClass::Out, tokens.pointOut, words(QT_TRANSLATE_NOOP("MapMarks", "others")), {}, std::nullopt}};
}

void paintEntering(MapMarks& marks, const Session& session, const Tokens& tokens) {
    const SampleSet &now = session.tuning.inNow(), &entering = session.tuning.entering(), &leaving = session.tuning.leaving();
    for (std::size_t i = 0; i < marks.colour.size(); ++i) {
        const auto sample = static_cast<std::int32_t>(i);
        const MarkClass mark = entering.has(sample) ? MarkClass::Entering : leaving.has(sample) ? MarkClass::Leaving : now.has(sample) ? MarkClass::In : MarkClass::Out;
        marks.mark[i] = static_cast<std::uint8_t>(mark);
        marks.colour[i] = rgb(mark == MarkClass::Entering ? tokens.entering : mark == MarkClass::Leaving ? tokens.leaving : mark == MarkClass::In ? tokens.pointIn : tokens.pointOut);
    }
    marks.neutral = true;
    marks.entries = {{MarkClass::Entering, tokens.entering, words(QT_TRANSLATE_NOOP("MapMarks", "entering")), entering, onlyInOut(InOut::Entering)},
                     {MarkClass::Leaving, tokens.leaving, words(QT_TRANSLATE_NOOP("MapMarks", "leaving")), leaving, onlyInOut(InOut::Leaving)},
                     {MarkClass::In, tokens.secondary, words(QT_TRANSLATE_NOOP("MapMarks", "stays in")), now.size() == entering.size() ? now.combined(entering, SetMode::Subtract) : now, onlyInOut(InOut::In)},
                     {MarkClass::Out, tokens.pointOut, words(QT_TRANSLATE_NOOP("MapMarks", "stays out")), {}, onlyInOut(InOut::Out)}};
}

void paintCompared(MapMarks& marks, const Session& session, MapView::Role role, const Tokens& tokens) {
    const ExplorerData& data = session.view.data();
    const auto setOf = [&](int index) {
        return index >= 0 && index < static_cast<int>(data.selections.size()) ? SampleSet::of(data.samples, data.selections[static_cast<std::size_t>(index)].samples) : SampleSet(data.samples);
    };
    const SampleSet a = setOf(session.view.compareA()), b = setOf(session.view.compareB());
    const SampleSet onlyA = a.combined(b, SetMode::Subtract), onlyB = b.combined(a, SetMode::Subtract), both = a.combined(b, SetMode::Intersect);
    for (std::size_t i = 0; i < marks.colour.size(); ++i) {
        const auto sample = static_cast<std::int32_t>(i);
        const bool inA = a.has(sample), inB = b.has(sample);
        MarkClass mark = MarkClass::Out;
        if (inA && inB) mark = MarkClass::In;
        if (inA && !inB && role != MapView::Role::CompareB) mark = MarkClass::OnlyA;
        if (inB && !inA && role != MapView::Role::CompareA) mark = MarkClass::OnlyB;
        marks.mark[i] = static_cast<std::uint8_t>(mark);
        marks.colour[i] = rgb(mark == MarkClass::OnlyA ? tokens.leaving : mark == MarkClass::OnlyB ? tokens.entering : mark == MarkClass::In ? tokens.pointIn : tokens.pointOut);
    }
    marks.neutral = true;
    if (role != MapView::Role::CompareB) marks.entries.push_back({MarkClass::OnlyA, tokens.leaving, words(QT_TRANSLATE_NOOP("MapMarks", "only in A")), onlyA, std::nullopt});
    if (role != MapView::Role::CompareA) marks.entries.push_back({MarkClass::OnlyB, tokens.entering, words(QT_TRANSLATE_NOOP("MapMarks", "only in B")), onlyB, std::nullopt});
    marks.entries.push_back({MarkClass::In, tokens.secondary, words(QT_TRANSLATE_NOOP("MapMarks", "in both")), both, std::nullopt});
    marks.entries.push_back({MarkClass::Out, tokens.pointOut, words(QT_TRANSLATE_NOOP("MapMarks", "in neither")), {}, std::nullopt});
}

// In and out of the subset as full and faded dots of any colouring.
void addInOut(MapMarks& marks, const Session& session, const Tokens& tokens) {
    const SampleSet& now = session.tuning.inNow();
    const ExplorerData& data = session.view.data();
    if (now.size() != data.samples || !session.tuning.available()) {
        if (marks.entries.empty()) marks.entries = {{MarkClass::In, tokens.secondary, words(QT_TRANSLATE_NOOP("MapMarks", "samples")), SampleSet(data.samples, true), std::nullopt}};
        return;
    }
    if (session.view.dimOut())
        parallelFor(0, marks.mark.size(), kPiece, [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i)
                if (marks.mark[i] == static_cast<std::uint8_t>(MarkClass::In) && !now.has(static_cast<std::int32_t>(i))) marks.mark[i] = static_cast<std::uint8_t>(MarkClass::Out);
        });
    if (!marks.entries.empty()) return;
    marks.entries = {{MarkClass::In, tokens.secondary, words(QT_TRANSLATE_NOOP("MapMarks", "in")), now, onlyInOut(InOut::In)},
                     {MarkClass::Out, tokens.pointOut, words(QT_TRANSLATE_NOOP("MapMarks", "out")), now.inverted(), onlyInOut(InOut::Out)}};
}

}  // namespace

void countShown(MapMarks& marks, const SampleSet& shown) {
    for (LegendEntry& entry : marks.entries)
        if (entry.members.size() > 0) entry.count = entry.members.size() == shown.size() ? entry.members.combined(shown, SetMode::Intersect).count() : entry.members.count();
}

std::pair<double, double> robustRange(const std::vector<float>& values) {
    std::vector<float> finite;
    finite.reserve(values.size());
    std::copy_if(values.begin(), values.end(), std::back_inserter(finite), [](float value) { return std::isfinite(value); });
    if (finite.empty()) return {0, 1};
    const auto at = [&](double share) {
        const auto place = static_cast<std::ptrdiff_t>(std::lround(share * static_cast<double>(finite.size() - 1)));
        std::nth_element(finite.begin(), finite.begin() + place, finite.end());
        return static_cast<double>(finite[static_cast<std::size_t>(place)]);
    };
    const double low = at(0.02), high = at(0.98);
    if (low < high) return {low, high};
    return {low, low + std::max(1e-6, std::abs(low) * 1e-3)};
}

MapMarks mapMarks(const Session& session, MapView::Role role, bool dark) {
    const Tokens& tokens = dark ? Tokens::darkTheme() : Tokens::light();
    const ExplorerData& data = session.view.data();
    const auto count = static_cast<std::size_t>(data.samples);
    MapMarks marks;
    marks.colour.assign(count, rgb(tokens.pointIn));
    marks.mark.assign(count, static_cast<std::uint8_t>(MarkClass::In));

    const ColourBy by = role == MapView::Role::Main ? session.view.colourBy() : ColourBy::OnlyAOnlyB;
    if (by == ColourBy::OnlyAOnlyB) {
        paintCompared(marks, session, role, tokens);
        return marks;
    }
    if (by == ColourBy::EnteringLeaving) {
        paintEntering(marks, session, tokens);
        return marks;
    }
    if (by == ColourBy::Tag) {
        paintTag(marks, session, tokens);
        return marks;
    }
    if (const auto numbers = numbersOf(session, by)) {
        paintNumbers(marks, *numbers, session.view.colourScale(by), tokens);
        marks.frameOf = numbers->title.toLower();
    } else if (by == ColourBy::Source) {
        std::vector<std::uint32_t> table(data.sources.size());
        const std::vector<int> places = sourcePlaces(data);
        for (std::size_t i = 0; i < table.size(); ++i) table[i] = rgb(sourceColour(places[i], dark));
        for (std::size_t i = 0; i < count && i < data.sourceOfSample.size(); ++i)
            if (const auto source = static_cast<std::size_t>(data.sourceOfSample[i]); data.sourceOfSample[i] >= 0 && source < table.size()) marks.colour[i] = table[source];
        marks.frameOf = words(QT_TRANSLATE_NOOP("MapMarks", "source"));
        listSources(marks, data, dark);
    } else if (by == ColourBy::Cluster) {
        std::vector<std::uint32_t> table(static_cast<std::size_t>(data.clusters));
        for (std::size_t i = 0; i < table.size(); ++i) table[i] = rgb(clusterColour(static_cast<std::int64_t>(i), dark));
        for (std::size_t i = 0; i < count; ++i) {
            const std::int32_t cluster = i < data.clusterOfSample.size() ? data.clusterOfSample[i] : -1;
            marks.colour[i] = cluster >= 0 ? table[static_cast<std::size_t>(cluster)] : rgb(tokens.missing);
            if (cluster < 0) marks.mark[i] = static_cast<std::uint8_t>(MarkClass::Missing);
        }
        marks.frameOf = words(QT_TRANSLATE_NOOP("MapMarks", "cluster"));
        listClusters(marks, session, dark);
    } else if (by == ColourBy::Verdict) {
        paintVerdicts(marks, session, tokens);
        marks.frameOf = words(QT_TRANSLATE_NOOP("MapMarks", "verdict"));
    } else if (by == ColourBy::InOut && session.tuning.available()) {
        for (std::size_t i = 0; i < count; ++i) {
            const bool in = session.tuning.inNow().has(static_cast<std::int32_t>(i));
            marks.colour[i] = rgb(in ? tokens.pointIn : tokens.pointOut);
            marks.mark[i] = static_cast<std::uint8_t>(in ? MarkClass::In : MarkClass::Out);
        }
        marks.neutral = true;
    }
    addInOut(marks, session, tokens);
    return marks;
}

}  // namespace coincide
