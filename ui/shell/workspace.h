#pragma once

#include <QObject>
#include <QString>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "core/engine/explorer_data.h"
#include "core/job/export_job.h"
#include "ui/base/latest_task.h"
#include "ui/model/run_model.h"
#include "ui/model/run_options.h"
#include "ui/model/session.h"
#include "ui/shell/job_thread.h"
#include "ui/shell/recent_projects.h"

namespace coincide {

/// Opens and closes projects, is the only one that starts jobs, and brings what they made before the views.
/// **Threads**: the window's.
class Workspace : public QObject {
    Q_OBJECT
public:
    explicit Workspace(Session& session, QObject* parent = nullptr);
    ~Workspace() override;

    Session& session() { return session_; }
    RunModel& runs() { return runs_; }
    JobThread& jobs() { return jobs_; }
    RecentProjects& recent() { return recent_; }

    /// Opens a project; opened() or a message follows. Where another program writes to it, it is shown read-only.
    void open(const QString& folder);
    void close(std::function<void()> done = {});
    bool isOpen() const { return open_; }
    bool loading() const { return loading_; }
    bool readOnly() const { return open_ && !jobs_.writable(); }
    QString folder() const { return folder_; }
    QString name() const;

    /// Makes a project at `folder` and imports into it; the window follows once it is there.
    void createFromDataset(const QString& folder, const ImportOptions& options);
    void createFromActivations(const QString& folder, const QString& file, std::int64_t layers);
    /// Makes the built-in demo in the person's data folder, or opens it where it is made.
    void openDemo();

    void runStage(const StageOptions& options, const StageRequest& request, std::function<void()> then = {});   ///< `then`: once it is done
    void goOn(Stage stage);                                   ///< with the options of the newest unfinished run
    void attachActivations(const QString& file, std::int64_t layers);
    void exportSelection(const ExportOptions& options, const std::optional<std::string>& selection);
    void keepSelection(const SelectOptions& options, std::function<void()> then = {});
    void keepSamples(const SampleSet& samples, const QString& name);
    void importSelection(const QString& file);
    void saveAs(const QString& folder);                       ///< a copy beside; the present project stays open
    void renameRun(std::int64_t run, const QString& name);
    void removeRun(std::int64_t run);

    const ViewChoice& choice() const { return choice_; }
    void setChoice(const ViewChoice& choice);
    void showRun(const Run& run);                             ///< shows results of this run
    void refresh();

    void setKept(bool on) { kept_ = on; }                     ///< false: what is seen is neither kept for the next time nor as it was left

    static int threadsSetting();
    static QString deviceSetting();

Q_SIGNALS:
    void opened();
    void closed();
    void busyChanged();
    void loaded();                                            ///< new data are with the views
    void message(const QString& sentence, const QString& details, bool isError);
    void unfinished(coincide::Stage stage);                   ///< a run of it was stopped or killed and can be gone on with
    void demoProgress(double fraction, const QString& words);
    void exported(const QString& file);
    void selectionKept(std::int64_t run, const QString& name);   ///< a new one is stored, and can be taken back
    void projectMade(const QString& folder);

private:
    bool refusesChanges();
    void letReadersIn();
    void reload();
    void jobChanged();
    void jobFinished(const JobStatus& job, bool alreadyDone);
    void kept(std::int64_t run, const QString& name);
    void failed(const JobStatus& job, const Error& error);
    void startIndex();
    void remember();
    void rememberSoon();
    void drawSmallMap();
    void offerUnfinished();
    void chooseFirst();

    Session& session_;
    RunModel runs_;
    JobThread jobs_;
    RecentProjects recent_;
    QString folder_;
    ViewChoice choice_;
    bool open_ = false, loading_ = false, unborn_ = false;
    bool kept_ = true;
    LatestTask soon_{1000};
    bool worked_ = false;        // a stage was started since the project was opened
    std::function<void()> then_;
};

}  // namespace coincide
