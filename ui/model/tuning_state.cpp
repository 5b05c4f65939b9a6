#include "ui/model/tuning_state.h"

#include <QElapsedTimer>
#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "ui/base/error_text.h"
#include "ui/base/format.h"
#include "ui/model/curation_state.h"
#include "ui/model/view_state.h"

namespace coincide {
namespace {

double effectiveNumber(const std::vector<std::int32_t>& taken) {
    double total = 0, entropy = 0;
    for (const std::int32_t count : taken) total += count;
    if (total == 0) return 0;
    for (const std::int32_t count : taken)
        if (count > 0) entropy -= count / total * std::log(count / total);
    return std::exp(entropy);
}

}  // namespace

TuningState::TuningState(ViewState& view, CurationState& curation, QObject* parent) : QObject(parent), view_(view), curation_(curation) {
    connect(&view_, &ViewState::dataChanged, this, &TuningState::reset);
    connect(&curation_, &CurationState::limitsChanged, this, &TuningState::recompute);
}

bool TuningState::available() const { return view_.data().scored && view_.data().select.rows > 0; }
std::int64_t TuningState::rows() const { return view_.data().select.rows; }
std::int64_t TuningState::clustersUsed() const { return static_cast<std::int64_t>(sizes_.size()); }

void TuningState::reset() {
    const ExplorerData& data = view_.data();
    problem_.clear();
    if (!available()) {
        tunedRows_ = 0;
        score_.clear();
        sizes_.clear();
        quota_.assign(static_cast<std::size_t>(data.clusters), 0);
        taken_.assign(static_cast<std::size_t>(data.clusters), 0);
        before_ = taken_;
        inNow_ = inBefore_ = entering_ = leaving_ = SampleSet(data.samples);
        nowOfSource_.assign(data.sources.size(), 0);
        beforeOfSource_ = nowOfSource_;
        atCap_ = 0;
        effective_ = 0;
        view_.setInNow(inNow_, inBefore_);
        Q_EMIT changed();
        return;
    }
    sizes_ = data.select.clusters.sizes();
    try {
        score_ = clusterScores(data.select.transfer, data.select.density, data.select.clusters.ids);
    } catch (const Error& error) {
        score_.clear();
        problem_ = errorText(error);
    }
    // The newest selection made by the method is what the person left; without one the published share.
    const StoredSelection* kept = nullptr;
    for (const StoredSelection& selection : data.selections)
        if (selection.method == "coincide" && data.scoring && std::find(selection.run.inputs.begin(), selection.run.inputs.end(), data.scoring->id) != selection.run.inputs.end()) {
            kept = &selection;
            break;
        }
    if (tunedRows_ != rows()) {
        tunedRows_ = rows();
        budget_ = std::max<std::int64_t>(1, parseBudget("20%", rows()));
        share_ = 0.2;
        temperature_ = 0.1;
        if (kept != nullptr) {
            budget_ = static_cast<std::int64_t>(kept->samples.size());
            share_.reset();
            if (kept->budget.ends_with('%')) share_ = std::atof(kept->budget.c_str()) / 100;
            if (kept->temperature > 0) temperature_ = kept->temperature;
        }
    }
    recompute();
    if (kept != nullptr) {
        setBefore(SampleSet::of(data.samples, kept->samples), static_cast<std::int64_t>(kept->samples.size()), kept->temperature > 0 ? kept->temperature : temperature_);
    } else {
        setBefore(inNow_, budget_, temperature_);
    }
}

void TuningState::setBudget(std::int64_t count) {
    if (!available()) return;
    share_.reset();
    count = std::clamp<std::int64_t>(count, 1, rows());
    if (count == budget_) return;
    budget_ = count;
    recompute();
}

void TuningState::setBudgetShare(double fraction) {
    if (!available() || !std::isfinite(fraction)) return;
    fraction = std::clamp(std::round(fraction * 1000) / 1000, 0.001, 1.0);
    // As the command line reads the same text, so that both ask for the same number.
    const std::int64_t count = std::max<std::int64_t>(1, parseBudget(QString::number(fraction * 100, 'f', 1).toStdString() + "%", rows()));
    const bool same = count == budget_;
    share_ = fraction;
    budget_ = count;
    if (!same) recompute();
}

void TuningState::setTemperature(double temperature) {
    if (!available() || !std::isfinite(temperature)) return;
    temperature = std::clamp(std::round(temperature * 1000) / 1000, 0.01, 10.0);
    if (temperature == temperature_) return;
    temperature_ = temperature;
    recompute();
}

void TuningState::setShortfall(const std::string& shortfall) {
    if (shortfall == shortfall_) return;
    shortfall_ = shortfall;
    recompute();
}

QString TuningState::budgetText() const {
    if (share_) return QString::number(*share_ * 100, 'f', 1) + QLatin1Char('%');
    return QString::number(budget_);
}

SelectOptions TuningState::options(const QString& name) const {
    SelectOptions options;
    options.name = utf8(name);
    options.budget = utf8(budgetText());
    options.allocation.temperature = temperature_;
    options.allocation.shortfall = shortfall_;
    options.limits = utf8(curation_.limits());
    return options;
}

std::vector<ClusterShare> TuningState::shares(std::int64_t budget) const {
    AllocateOptions options;
    options.temperature = temperature_;
    options.shortfall = shortfall_;
    return allocate(score_, sizes_, view_.data().select.clusters.ids, budget, options, limits_);
}

void TuningState::recompute() {
    if (!available() || score_.empty()) return;
    QElapsedTimer clock;
    clock.start();
    const ExplorerData& data = view_.data();
    try {
        const std::string limits = utf8(curation_.limits());
        limits_ = limits.empty() ? std::vector<ClusterLimit>{} : parseLimits(limits, data.select.clusters.ids, sizes_, data.clusters);
        const std::vector<ClusterShare> answer = shares(budget_);
        const std::vector<std::int64_t> rows = cutPrefix(answer, data.select.clusters, data.select.order);
        problem_.clear();
        quota_.assign(static_cast<std::size_t>(data.clusters), 0);
        taken_.assign(static_cast<std::size_t>(data.clusters), 0);
        atCap_ = 0;
        for (const ClusterShare& share : answer) {
            const auto cluster = static_cast<std::size_t>(share.cluster);
            quota_[cluster] = static_cast<double>(share.wanted);
            taken_[cluster] = static_cast<std::int32_t>(share.taken);
            const std::int64_t size = sizes_[static_cast<std::size_t>(share.position)];
            const std::int64_t most = limits_.empty() ? size : std::min(size, limits_[static_cast<std::size_t>(share.position)].atMost);
            if (share.taken > 0 && share.taken >= most && share.wanted >= most) ++atCap_;
        }
        std::vector<std::int32_t> in;
        in.reserve(rows.size());
        nowOfSource_.assign(data.sources.size(), 0);
        for (const std::int64_t row : rows) {
            const std::int32_t sample = data.sampleOfRow[static_cast<std::size_t>(row)];
            in.push_back(sample);
            if (static_cast<std::size_t>(sample) < data.sourceOfSample.size())
                if (const auto source = data.sourceOfSample[static_cast<std::size_t>(sample)]; source >= 0) ++nowOfSource_[static_cast<std::size_t>(source)];
        }
        inNow_ = SampleSet::of(data.samples, in);
        effective_ = effectiveNumber(taken_);
    } catch (const Error& error) {
        problem_ = errorText(error);
    }
    compare();
    seconds_ = static_cast<double>(clock.nsecsElapsed()) / 1e9;
    Q_EMIT changed();
}

void TuningState::compare() {
    if (inBefore_.size() != inNow_.size()) inBefore_ = inNow_;
    entering_ = inNow_.combined(inBefore_, SetMode::Subtract);
    leaving_ = inBefore_.combined(inNow_, SetMode::Subtract);
    view_.setInNow(inNow_, inBefore_);
}

void TuningState::setBefore(const SampleSet& samples, std::int64_t budget, double temperature) {
    const ExplorerData& data = view_.data();
    inBefore_ = samples;
    beforeBudget_ = budget;
    beforeTemperature_ = temperature;
    before_.assign(static_cast<std::size_t>(data.clusters), 0);
    beforeOfSource_.assign(data.sources.size(), 0);
    for (const std::int32_t sample : samples.samples()) {
        const auto i = static_cast<std::size_t>(sample);
        if (i < data.clusterOfSample.size() && data.clusterOfSample[i] >= 0) ++before_[static_cast<std::size_t>(data.clusterOfSample[i])];
        if (i < data.sourceOfSample.size() && data.sourceOfSample[i] >= 0) ++beforeOfSource_[static_cast<std::size_t>(data.sourceOfSample[i])];
    }
    effectiveBefore_ = effectiveNumber(before_);
    atCapBefore_ = 0;
    for (std::size_t u = 0; u < sizes_.size(); ++u)
        if (const auto cluster = static_cast<std::size_t>(data.select.clusters.ids[u]); sizes_[u] > 0 && before_[cluster] >= sizes_[u]) ++atCapBefore_;
    compare();
    Q_EMIT changed();
}

void TuningState::backToBefore() {
    if (!available() || beforeBudget_ <= 0) return;
    budget_ = std::min(beforeBudget_, rows());
    share_.reset();
    // A share that gives the same count is what the person reads.
    const double share = std::round(1000.0 * static_cast<double>(budget_) / static_cast<double>(rows())) / 1000;
    if (share > 0 && parseBudget(QString::number(share * 100, 'f', 1).toStdString() + "%", rows()) == budget_) share_ = share;
    temperature_ = beforeTemperature_;
    recompute();
}

std::function<std::optional<std::int64_t>()> TuningState::entryQuestion(int sample) const {
    const ExplorerData& data = view_.data();
    const auto never = [] { return std::optional<std::int64_t>(); };
    if (!available() || score_.empty() || !problem_.isEmpty() || sample < 0 || static_cast<std::size_t>(sample) >= data.rankOfSample.size()) return never;
    const std::int32_t rank = data.rankOfSample[static_cast<std::size_t>(sample)], cluster = data.clusterOfSample[static_cast<std::size_t>(sample)];
    if (rank < 0 || cluster < 0) return never;
    AllocateOptions options;
    options.temperature = temperature_;
    options.shortfall = shortfall_;
    return [data = view_.sharedData(), score = score_, sizes = sizes_, limits = limits_, options, rank, cluster, most = rows()]() -> std::optional<std::int64_t> {
        const auto taken = [&](std::int64_t budget) {
            try {
                for (const ClusterShare& share : allocate(score, sizes, data->select.clusters.ids, budget, options, limits))
                    if (share.cluster == cluster) return share.taken > rank;
            } catch (const Error&) {
                // Pins that do not fit this budget: the sample is not taken at it.
            }
            return false;
        };
        if (!taken(most)) return std::nullopt;
        std::int64_t low = 0, high = most;   // taken at high, not at low
        while (high - low > 1) {
            const std::int64_t middle = low + (high - low) / 2;
            (taken(middle) ? high : low) = middle;
        }
        return high;
    };
}

}  // namespace coincide
