#pragma once

#include <QObject>
#include <QString>
#include <QUndoStack>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

#include "core/engine/explorer_data.h"
#include "ui/base/sample_set.h"
#include "ui/model/colour_scale.h"

namespace coincide {

enum class ColourBy { Source, Cluster, Transferability, Density, QuotaShare, InOut, EnteringLeaving, Verdict, Tag, Cosine, Rank, Turns, Characters, Change, OnlyAOnlyB };
enum class MapTool { Pan, Box, Lasso, Cluster };
enum class InOut { Any, In, Out, Entering, Leaving };

/// Which samples are shown. Empty or unset parts do not restrict.
struct SampleFilter {
    QString text;                          ///< full-text query
    std::vector<int> sources;              ///< source ids
    std::vector<int> clusters;
    std::optional<std::int64_t> tag;
    std::optional<int> leastTurns, mostTurns, leastCharacters, mostCharacters;
    InOut inOut = InOut::Any;
    bool onlyHighlighted = false;
    bool operator==(const SampleFilter&) const = default;
    bool restricts() const { return *this != SampleFilter{}; }
};

/// What the window shows at present, as values. Views listen here and never ask each other.
class ViewState : public QObject {
    Q_OBJECT
public:
    explicit ViewState(QUndoStack& undo, QObject* parent = nullptr);

    const ExplorerData& data() const { return *data_; }                 ///< empty values while nothing is open
    std::shared_ptr<const ExplorerData> sharedData() const { return data_; }
    const std::vector<int>& sourcePlaces() const;                       ///< sourcePlaces() of the data, counted once
    void setData(std::shared_ptr<const ExplorerData> data);             ///< null = none; forgets what does not fit any more

    int currentSample() const { return currentSample_; }                ///< -1 = none
    int currentCluster() const { return currentCluster_; }
    void setCurrentSample(int sample, bool withCluster = true);         ///< also makes its cluster current
    void setCurrentCluster(int cluster);

    /// The samples that a person picked out ("highlighted"). Undoable.
    const SampleSet& highlighted() const { return highlighted_; }
    void highlight(const SampleSet& samples, SetMode mode, const QString& what);

    const SampleFilter& filter() const { return filter_; }
    void setFilter(const SampleFilter& filter);                         ///< undoable; changes that follow each other in the same part are one step
    /// As left some time ago; nothing to undo.
    void restore(const SampleFilter& filter, const SampleSet& highlighted);
    const SampleSet& shown() const { return shown_; }
    /// Answers of the full-text search for the filter's text; unset = not known yet (nothing is hidden by text then).
    void setTextMatches(const QString& query, std::optional<SampleSet> matches);
    /// Sets behind the filter's other parts, kept by their owners.
    void setInNow(const SampleSet& inNow, const SampleSet& inBefore);
    void setTagMembers(const SampleSet& members);

    ColourBy colourBy() const { return colourBy_; }
    void setColourBy(ColourBy by);
    std::optional<std::int64_t> colourTag() const { return colourTag_; }
    void setColourTag(std::optional<std::int64_t> tag);
    /// How a numeric colouring is drawn; its range is forgotten with the project.
    ColourScale colourScale(ColourBy by) const;
    void setColourScale(ColourBy by, const ColourScale& scale);
    MapTool tool() const { return tool_; }
    void setTool(MapTool tool);
    SetMode mode() const { return mode_; }
    void setMode(SetMode mode);
    bool threeD() const { return threeD_; }
    void setThreeD(bool on);
    bool pictures() const { return pictures_; }
    void setPictures(bool on);
    bool dimOut() const { return dimOut_; }
    void setDimOut(bool on);

    /// The two selections being compared: indices into data().selections, -1 = none.
    int compareA() const { return compareA_; }
    int compareB() const { return compareB_; }
    void setCompared(int a, int b);

    /// Stored selections that go when the project is closed; until then it can be undone.
    const std::set<std::int64_t>& leavingSelections() const { return leaving_; }
    bool leaving(std::int64_t run) const { return leaving_.count(run) != 0; }
    void deleteSelection(std::int64_t run, const QString& name);
    void keepSelection(std::int64_t run, const QString& name);          ///< for one just made, or that was to go

    QUndoStack& undo() { return undo_; }

Q_SIGNALS:
    void dataChanged();
    void currentSampleChanged(int sample);
    void currentClusterChanged(int cluster);
    void highlightedChanged();
    void filterChanged();
    void shownChanged();
    void colourChanged();
    void toolChanged();
    void displayChanged();             ///< threeD, pictures, dimOut
    void comparedChanged();
    void leavingChanged();
    void flyToSample(int sample);      ///< asks the map to show it
    void flyToCluster(int cluster);

private:
    friend class HighlightCommand;
    friend class FilterCommand;
    friend class LeavingCommand;
    void applyHighlight(const SampleSet& samples);
    void applyFilter(const SampleFilter& filter);
    void applyLeaving(std::int64_t run, bool leaves);
    void refilter();

    QUndoStack& undo_;
    std::shared_ptr<const ExplorerData> data_;
    mutable std::optional<std::vector<int>> sourcePlaces_;
    int currentSample_ = -1, currentCluster_ = -1;
    SampleSet highlighted_, shown_, inNow_, inBefore_, tagMembers_;
    SampleFilter filter_;
    QString matchedText_;
    std::optional<SampleSet> textMatches_;
    ColourBy colourBy_ = ColourBy::Source;
    std::optional<std::int64_t> colourTag_;
    std::map<ColourBy, ColourScale> scales_;
    MapTool tool_ = MapTool::Pan;
    SetMode mode_ = SetMode::Replace;
    bool threeD_ = false, pictures_ = true, dimOut_ = true;
    int compareA_ = -1, compareB_ = -1;
    std::set<std::int64_t> leaving_;
};

}  // namespace coincide
