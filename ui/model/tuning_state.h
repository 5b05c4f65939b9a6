#pragma once

#include <QObject>
#include <QString>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/job/select_job.h"
#include "ui/base/sample_set.h"

namespace coincide {

class CurationState;
class ViewState;

/// Budget and temperature applied to the stored scores while they move. The answer is the one that `coincide select` gives for the same options,
/// to the last sample. Computed in the caller's thread: a few milliseconds at 665,000 samples in 10,000 clusters.
class TuningState : public QObject {
    Q_OBJECT
public:
    TuningState(ViewState& view, CurationState& curation, QObject* parent = nullptr);

    bool available() const;                         ///< the clusters are scored
    QString problem() const { return problem_; }    ///< why the setting has no answer; empty when it has

    std::int64_t rows() const;                      ///< samples that can be chosen
    std::int64_t budget() const { return budget_; }         ///< samples asked for
    double temperature() const { return temperature_; }
    const std::string& shortfall() const { return shortfall_; }
    void setBudget(std::int64_t count);             ///< kept inside `[1, rows()]`
    void setBudgetShare(double fraction);
    void setTemperature(double temperature);        ///< kept inside `[0.01, 10]`
    void setShortfall(const std::string& shortfall);
    /// Options of the same selection, for Keep, for the command line and for export.
    SelectOptions options(const QString& name) const;
    QString budgetText() const;                     ///< as SelectOptions::budget: a count, or a percentage where one was set

    /// What is compared with: the last kept selection, or the first setting of this session.
    void setBefore(const SampleSet& samples, std::int64_t budget, double temperature);
    std::int64_t beforeBudget() const { return beforeBudget_; }
    double beforeTemperature() const { return beforeTemperature_; }
    void backToBefore();
    bool moved() const { return budget_ != beforeBudget_ || temperature_ != beforeTemperature_; }

    const SampleSet& inNow() const { return inNow_; }
    const SampleSet& inBefore() const { return inBefore_; }
    const SampleSet& entering() const { return entering_; }
    const SampleSet& leaving() const { return leaving_; }

    /// Per cluster `[K]`: share of the budget before the cap, really taken now, taken before.
    const std::vector<double>& quotaOfCluster() const { return quota_; }
    const std::vector<std::int32_t>& takenOfCluster() const { return taken_; }
    const std::vector<std::int32_t>& beforeOfCluster() const { return before_; }
    std::int64_t clustersAtCap() const { return atCap_; }
    std::int64_t clustersUsed() const;
    double effectiveClusters() const { return effective_; }         ///< exp of the entropy of the taken shares
    double effectiveBefore() const { return effectiveBefore_; }
    std::int64_t atCapBefore() const { return atCapBefore_; }
    double lastSeconds() const { return seconds_; }                 ///< time of the last computation

    /// Samples taken at this setting per source: now and before `[sources]`.
    const std::vector<std::int64_t>& nowOfSource() const { return nowOfSource_; }
    const std::vector<std::int64_t>& beforeOfSource() const { return beforeOfSource_; }

    /// The least budget at the present temperature at which the sample is taken; nullopt where it never is.
    std::optional<std::int64_t> entryBudget(int sample) const { return entryQuestion(sample)(); }
    /// The same as a question that holds all it needs: some twenty allocations, to be asked in another thread.
    std::function<std::optional<std::int64_t>()> entryQuestion(int sample) const;

Q_SIGNALS:
    void changed();

private:
    void reset();
    void recompute();
    void compare();
    std::vector<ClusterShare> shares(std::int64_t budget) const;

    ViewState& view_;
    CurationState& curation_;
    std::int64_t budget_ = 0;
    std::optional<double> share_;                   // set as a fraction
    std::int64_t tunedRows_ = 0;                    // rows() that the budget was set for; others mean another project
    double temperature_ = 0.1;
    std::string shortfall_ = "refill";
    std::vector<ClusterLimit> limits_;
    std::vector<double> score_;
    std::vector<std::int64_t> sizes_;
    QString problem_;
    SampleSet inNow_, inBefore_, entering_, leaving_;
    std::int64_t beforeBudget_ = 0;
    double beforeTemperature_ = 0.1;
    std::vector<double> quota_;
    std::vector<std::int32_t> taken_, before_;
    std::vector<std::int64_t> nowOfSource_, beforeOfSource_;
    std::int64_t atCap_ = 0, atCapBefore_ = 0;
    double effective_ = 0, effectiveBefore_ = 0, seconds_ = 0;
};

}  // namespace coincide
