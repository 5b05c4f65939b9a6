#include "ui/model/view_state.h"

#include <QUndoCommand>
#include <algorithm>

#include "ui/model/cluster_facts.h"

namespace coincide {

namespace {

const std::shared_ptr<const ExplorerData>& nothing() {
    static const auto data = std::make_shared<const ExplorerData>();
    return data;
}

constexpr int kFilterCommand = 1;

}  // namespace

class HighlightCommand : public QUndoCommand {
public:
    HighlightCommand(ViewState& view, SampleSet after, const QString& text) : view_(view), before_(view.highlighted_), after_(std::move(after)) { setText(text); }
    void undo() override { view_.applyHighlight(before_); }
    void redo() override { view_.applyHighlight(after_); }

private:
    ViewState& view_;
    SampleSet before_, after_;
};

class FilterCommand : public QUndoCommand {
public:
    FilterCommand(ViewState& view, SampleFilter after) : view_(view), before_(view.filter_), after_(std::move(after)) { setText(ViewState::tr("Filter")); }
    void undo() override { view_.applyFilter(before_); }
    void redo() override { view_.applyFilter(after_); }
    int id() const override { return kFilterCommand; }
    bool mergeWith(const QUndoCommand* other) override {
        // Typing a query is one step, however many letters it has.
        const auto& next = *static_cast<const FilterCommand*>(other);
        SampleFilter a = after_, b = next.after_;
        a.text.clear();
        b.text.clear();
        if (a != b || next.before_ != after_) return false;
        after_ = next.after_;
        setObsolete(after_ == before_);
        return true;
    }

private:
    ViewState& view_;
    SampleFilter before_, after_;
};

class LeavingCommand : public QUndoCommand {
public:
    LeavingCommand(ViewState& view, std::int64_t run, bool leaves, const QString& text) : view_(view), run_(run), leaves_(leaves) { setText(text); }
    void undo() override { view_.applyLeaving(run_, !leaves_); }
    void redo() override { view_.applyLeaving(run_, leaves_); }

private:
    ViewState& view_;
    std::int64_t run_;
    bool leaves_;
};

ViewState::ViewState(QUndoStack& undo, QObject* parent) : QObject(parent), undo_(undo), data_(nothing()) {}

void ViewState::setData(std::shared_ptr<const ExplorerData> data) {
    const std::int64_t before = data_->samples;
    data_ = data ? std::move(data) : nothing();
    sourcePlaces_.reset();
    if (data_->samples != before || data_->samples == 0) {
        // Sample ids mean other records now; what refers to them cannot be undone any more.
        undo_.clear();
        leaving_.clear();
        highlighted_ = SampleSet(data_->samples);
        inNow_ = inBefore_ = tagMembers_ = SampleSet(data_->samples);
        textMatches_.reset();
        filter_ = {};
        for (auto& [by, scale] : scales_) scale.low.reset(), scale.high.reset();
        currentSample_ = -1;
    }
    if (currentSample_ >= data_->samples) currentSample_ = -1;
    if (currentCluster_ >= data_->clusters) currentCluster_ = -1;
    const int selections = static_cast<int>(data_->selections.size());
    if (compareA_ >= selections) compareA_ = -1;
    if (compareB_ >= selections) compareB_ = -1;
    refilter();
    Q_EMIT dataChanged();
    Q_EMIT currentSampleChanged(currentSample_);
    Q_EMIT currentClusterChanged(currentCluster_);
    Q_EMIT highlightedChanged();
    Q_EMIT filterChanged();
}

void ViewState::deleteSelection(std::int64_t run, const QString& name) {
    if (!leaving(run)) undo_.push(new LeavingCommand(*this, run, true, tr("Delete %1").arg(name)));
}

void ViewState::keepSelection(std::int64_t run, const QString& name) { undo_.push(new LeavingCommand(*this, run, false, tr("Keep %1").arg(name))); }

void ViewState::applyLeaving(std::int64_t run, bool leaves) {
    if (leaves) leaving_.insert(run);
    else leaving_.erase(run);
    Q_EMIT leavingChanged();
}

const std::vector<int>& ViewState::sourcePlaces() const {
    if (!sourcePlaces_) sourcePlaces_ = coincide::sourcePlaces(*data_);
    return *sourcePlaces_;
}

void ViewState::setCurrentSample(int sample, bool withCluster) {
    if (sample < -1 || sample >= data_->samples) sample = -1;
    if (sample != currentSample_) {
        currentSample_ = sample;
        Q_EMIT currentSampleChanged(sample);
    }
    if (withCluster && sample >= 0 && static_cast<std::size_t>(sample) < data_->clusterOfSample.size())
        if (const int cluster = data_->clusterOfSample[static_cast<std::size_t>(sample)]; cluster >= 0) setCurrentCluster(cluster);
}

void ViewState::setCurrentCluster(int cluster) {
    if (cluster < -1 || cluster >= data_->clusters) cluster = -1;
    if (cluster == currentCluster_) return;
    currentCluster_ = cluster;
    Q_EMIT currentClusterChanged(cluster);
}

void ViewState::highlight(const SampleSet& samples, SetMode mode, const QString& what) {
    const SampleSet after = highlighted_.combined(samples, mode);
    if (after == highlighted_) return;
    undo_.push(new HighlightCommand(*this, after, what));
}

void ViewState::applyHighlight(const SampleSet& samples) {
    highlighted_ = samples;
    if (filter_.onlyHighlighted) refilter();
    Q_EMIT highlightedChanged();
}

void ViewState::setFilter(const SampleFilter& filter) {
    if (filter == filter_) return;
    undo_.push(new FilterCommand(*this, filter));
}

void ViewState::applyFilter(const SampleFilter& filter) {
    filter_ = filter;
    // While a person types on, the answer to what stood there before stays until the next one comes.
    if (filter_.text.isEmpty() || matchedText_.isEmpty()) textMatches_.reset(), matchedText_.clear();
    refilter();
    Q_EMIT filterChanged();
}

void ViewState::restore(const SampleFilter& filter, const SampleSet& highlighted) {
    if (highlighted.size() == data_->samples && !(highlighted == highlighted_)) applyHighlight(highlighted);
    if (filter != filter_) applyFilter(filter);
}

void ViewState::setTextMatches(const QString& query, std::optional<SampleSet> matches) {
    if (query != filter_.text) return;
    matchedText_ = query;
    textMatches_ = std::move(matches);
    refilter();
}

void ViewState::setInNow(const SampleSet& inNow, const SampleSet& inBefore) {
    inNow_ = inNow;
    inBefore_ = inBefore;
    if (filter_.inOut != InOut::Any) refilter();
}

void ViewState::setTagMembers(const SampleSet& members) {
    tagMembers_ = members;
    if (filter_.tag) refilter();
}

void ViewState::refilter() {
    const std::int64_t count = data_->samples;
    SampleSet shown(count, true);
    if (filter_.restricts()) {
        if (!filter_.text.isEmpty() && textMatches_ && textMatches_->size() == count) shown = *textMatches_;
        if (filter_.onlyHighlighted) shown = shown.combined(highlighted_, SetMode::Intersect);
        if (filter_.tag && tagMembers_.size() == count) shown = shown.combined(tagMembers_, SetMode::Intersect);
        if (inNow_.size() == count && inBefore_.size() == count) switch (filter_.inOut) {
                case InOut::Any: break;
                case InOut::In: shown = shown.combined(inNow_, SetMode::Intersect); break;
                case InOut::Out: shown = shown.combined(inNow_, SetMode::Subtract); break;
                case InOut::Entering: shown = shown.combined(inNow_.combined(inBefore_, SetMode::Subtract), SetMode::Intersect); break;
                case InOut::Leaving: shown = shown.combined(inBefore_.combined(inNow_, SetMode::Subtract), SetMode::Intersect); break;
            }
        std::vector<char> sources(data_->sources.size(), filter_.sources.empty()), clusters(static_cast<std::size_t>(data_->clusters), filter_.clusters.empty());
        for (const int source : filter_.sources)
            if (source >= 0 && static_cast<std::size_t>(source) < sources.size()) sources[static_cast<std::size_t>(source)] = 1;
        for (const int cluster : filter_.clusters)
            if (cluster >= 0 && cluster < data_->clusters) clusters[static_cast<std::size_t>(cluster)] = 1;
        const auto outside = [](std::int32_t value, const std::optional<int>& least, const std::optional<int>& most) { return (least && value < *least) || (most && value > *most); };
        const bool bySource = !filter_.sources.empty() && !data_->sourceOfSample.empty(), byCluster = !filter_.clusters.empty() && !data_->clusterOfSample.empty();
        const bool byTurns = (filter_.leastTurns || filter_.mostTurns) && !data_->turns.empty();
        const bool byLength = (filter_.leastCharacters || filter_.mostCharacters) && !data_->characters.empty();
        if (bySource || byCluster || byTurns || byLength) {
            SampleSet kept(count);
            for (const std::int32_t sample : shown.samples()) {
                const auto i = static_cast<std::size_t>(sample);
                if (bySource && !(data_->sourceOfSample[i] >= 0 && sources[static_cast<std::size_t>(data_->sourceOfSample[i])])) continue;
                if (byCluster && !(data_->clusterOfSample[i] >= 0 && clusters[static_cast<std::size_t>(data_->clusterOfSample[i])])) continue;
                if (byTurns && outside(data_->turns[i], filter_.leastTurns, filter_.mostTurns)) continue;
                if (byLength && outside(data_->characters[i], filter_.leastCharacters, filter_.mostCharacters)) continue;
                kept.set(sample);
            }
            shown = kept;
        }
    }
    if (shown == shown_) return;
    shown_ = std::move(shown);
    Q_EMIT shownChanged();
}

void ViewState::setColourBy(ColourBy by) {
    if (by == colourBy_) return;
    colourBy_ = by;
    Q_EMIT colourChanged();
}

void ViewState::setColourTag(std::optional<std::int64_t> tag) {
    if (tag == colourTag_) return;
    colourTag_ = tag;
    Q_EMIT colourChanged();
}

ColourScale ViewState::colourScale(ColourBy by) const {
    const auto found = scales_.find(by);
    return found != scales_.end() ? found->second : ColourScale{};
}

void ViewState::setColourScale(ColourBy by, const ColourScale& scale) {
    if (scale == colourScale(by)) return;
    scales_[by] = scale;
    if (by == colourBy_) Q_EMIT colourChanged();
}

void ViewState::setTool(MapTool tool) {
    if (tool == tool_) return;
    tool_ = tool;
    Q_EMIT toolChanged();
}

void ViewState::setMode(SetMode mode) {
    if (mode == mode_) return;
    mode_ = mode;
    Q_EMIT toolChanged();
}

void ViewState::setThreeD(bool on) {
    if (on == threeD_) return;
    threeD_ = on;
    Q_EMIT displayChanged();
}

void ViewState::setPictures(bool on) {
    if (on == pictures_) return;
    pictures_ = on;
    Q_EMIT displayChanged();
}

void ViewState::setDimOut(bool on) {
    if (on == dimOut_) return;
    dimOut_ = on;
    Q_EMIT displayChanged();
}

void ViewState::setCompared(int a, int b) {
    if (a == compareA_ && b == compareB_) return;
    compareA_ = a;
    compareB_ = b;
    Q_EMIT comparedChanged();
}

}  // namespace coincide
