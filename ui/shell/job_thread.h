#pragma once

#include <QObject>
#include <QString>
#include <QTimer>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/engine/project.h"
#include "core/engine/stages.h"
#include "core/job/job.h"
#include "ui/model/run_model.h"

namespace coincide {

/// Work for the job thread; exactly one of the functions is set.
struct JobRequest {
    QString stage;        ///< "import" ...; empty for other work
    QString title;        ///< for a person
    std::function<PreparedStage(Project&, const CancelToken&)> prepare;
    std::function<std::unique_ptr<Job>(Project&)> make;
    std::function<bool(Project&, const CancelToken&, const ProgressCallback&)> change;   ///< in one piece; false when it was stopped, with nothing changed
    bool readsOnly = false;                                                        ///< `make` or `change` writes nothing into the project: also for one that can only be read
    std::function<void(const CancelToken&, const ProgressCallback&)> alone;        ///< while no project is held
    std::function<void()> done;                                                    ///< in the window's thread, after success
    std::function<void(const Error&)> failed;                                      ///< instead of the signal failed()
};

/// What is known of the job at hand.
struct JobStatus {
    enum class State { None, Preparing, Running, Pausing, Paused, Stopping };
    State state = State::None;
    std::int64_t id = 0;
    QString stage, title;
    Progress progress;
    std::optional<std::int64_t> run;
    bool active() const { return state != State::None; }
};

/// What a stage shows while its job is in this state.
StageState stageStateOf(JobStatus::State state);

/// The one thread that writes results. It holds the project open for writing as long as the window shows it, takes requests in order and
/// steps their jobs to the end.
/// **Threads**: used from the window's thread; all signals and answers come there.
class JobThread : public QObject {
    Q_OBJECT
public:
    explicit JobThread(QObject* parent = nullptr);
    ~JobThread() override;                       ///< stops what runs, keeping what is committed

    /// Takes the project for writing, making it where asked. opened() or notOpened() follows. What was queued before is dropped.
    void open(const Path& folder, bool make, int threads);
    /// Stops and lets the project go; `done` runs when another may take it.
    void close(std::function<void()> done = {});
    bool writable() const { return writable_; }

    std::int64_t request(JobRequest request);
    void pause();
    void cancel(std::int64_t id);   ///< this one alone, also where it still waits
    void resume();
    void cancel();                               ///< the job at hand
    void cancelAll();                            ///< and all that wait
    const JobStatus& status() const { return status_; }
    int waiting() const;
    /// What is done to the project just before it is let go, also at the end of the program; once.
    void beforeClosing(std::function<void(Project&)> last);
    bool idle() const;                           ///< nothing runs or waits, whether or not status() knows of it yet

Q_SIGNALS:
    void opened();
    void notOpened(const coincide::Error& error);
    void changed();                              ///< status() or waiting(); at most ten times a second while a job runs
    void finished(const coincide::JobStatus& job, bool alreadyDone);
    void cancelled(const coincide::JobStatus& job);
    void failed(const coincide::JobStatus& job, const coincide::Error& error);

private:
    struct Shared;
    void fetch();
    std::shared_ptr<Shared> shared_;
    JobStatus status_;
    QTimer timer_;
    bool writable_ = false;
    std::int64_t nextId_ = 1;
};

}  // namespace coincide
