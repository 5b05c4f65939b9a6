#pragma once

#include <QObject>
#include <QString>
#include <array>
#include <optional>
#include <vector>

#include "core/engine/project_reader.h"

namespace coincide {

enum class StageState { None, Waiting, Running, Paused, Stopping, Done, Stale, Failed, Stopped };

/// What is said about one stage of the project.
struct StageStatus {
    Stage stage = Stage::Import;
    StageState state = StageState::None;
    std::optional<Run> newest;         ///< the newest run of any state
    std::optional<Run> shown;          ///< the newest finished run
    QString figures;                   ///< of the newest finished run: "20,298 records · 4.6 s · today 13:12"
    QString note;                      ///< why it is stale; what is running
    QString problem;                   ///< of a failed run
    int runs = 0;
    double fraction = 0;               ///< of the running job, or where a stopped one stands
    QString rate, left;
    QString message;                   ///< the engine's own words, for Details
};

/// The job at hand, as far as stages tell of it.
struct RunningJob {
    Stage stage = Stage::Import;
    StageState state = StageState::Running;
    Progress progress;
    std::optional<std::int64_t> run;
};

/// The six stages with their state, from the stored runs and the job at hand.
class RunModel : public QObject {
    Q_OBJECT
public:
    static constexpr std::array<Stage, 6> kStages{Stage::Import, Stage::Extract, Stage::Cluster, Stage::Score, Stage::Map, Stage::Select};

    explicit RunModel(QObject* parent = nullptr);

    void setOverview(ProjectOverview overview);
    void setJob(std::optional<RunningJob> job);
    void setFailure(Stage stage, const QString& sentence, const QString& details);   ///< until the next run of that stage
    void clearFailure(Stage stage);
    void clear();
    void retranslate() { rebuild(); }

    const ProjectOverview& overview() const { return overview_; }
    const StageStatus& status(Stage stage) const { return status_[static_cast<std::size_t>(stage)]; }
    const std::optional<RunningJob>& job() const { return job_; }
    std::vector<RunInfo> runsOf(Stage stage) const;     ///< newest first
    const RunInfo* run(std::int64_t id) const;
    int count(StageState state) const;
    std::vector<std::string> datasets() const;          ///< those of the newest import, also of one that was stopped before it read them

    static QString stateText(StageState state);         ///< "Done", "Running" ...
    static QString figuresText(const Run& run);
    static double figure(const Run& run, const char* key, double fallback = 0);

Q_SIGNALS:
    void changed();

private:
    void rebuild();
    ProjectOverview overview_;
    std::optional<RunningJob> job_;
    std::array<std::pair<QString, QString>, 6> failures_;
    std::array<StageStatus, 6> status_;
};

}  // namespace coincide
