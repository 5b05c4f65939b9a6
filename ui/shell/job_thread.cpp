#include "ui/shell/job_thread.h"

#include <QMetaObject>
#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <new>
#include <thread>

#include "core/base/log.h"

namespace coincide {
namespace {

constexpr int kProgressMilliseconds = 100;

struct Task {
    enum class Kind { Open, Close, Job } kind = Kind::Job;
    Path folder;
    bool make = false;
    int threads = 0;
    std::function<void()> closed;
    std::int64_t id = 0;
    JobRequest request;
};

}  // namespace

struct JobThread::Shared {
    std::mutex mutex;
    std::condition_variable wake;
    std::deque<Task> queue;
    bool quit = false, pauseWanted = false;
    CancelToken cancel;
    JobStatus status;
    JobThread* owner = nullptr;                // null once the owner is gone
    std::unique_ptr<Project> project;          // the worker's alone
    Path readable;                             // a project that could not be taken for writing
    std::function<void(Project&)> beforeEnd;   // before the project is let go
    std::thread worker;

    // Runs in the window's thread unless the owner is gone by then.
    void tell(std::function<void(JobThread&)> message) {
        const std::lock_guard lock(mutex);
        if (owner) QMetaObject::invokeMethod(owner, [message = std::move(message), to = owner] { message(*to); }, Qt::QueuedConnection);
    }
    void setState(JobStatus::State state) {
        const std::lock_guard lock(mutex);
        if (status.state != JobStatus::State::Stopping || state == JobStatus::State::None) status.state = state;
    }
    void setProgress(const Progress& progress) {
        const std::lock_guard lock(mutex);
        status.progress = progress;
    }
    void loop();
    void letGo();
    void openProject(const Task& task);
    void runTask(Task& task);
    bool work(Task& task, bool& alreadyDone);
    bool step(Job& job);
};

void JobThread::Shared::loop() {
    for (;;) {
        Task task;
        {
            std::unique_lock lock(mutex);
            wake.wait(lock, [&] { return quit || !queue.empty(); });
            if (quit) break;
            task = std::move(queue.front());
            queue.pop_front();
            pauseWanted = false;
            if (task.kind == Task::Kind::Job) {
                cancel = CancelToken();
                status = {JobStatus::State::Preparing, task.id, task.request.stage, task.request.title, {}, {}};
            }
        }
        if (task.kind == Task::Kind::Open) openProject(task);
        else if (task.kind == Task::Kind::Job) runTask(task);
        else {
            letGo();
            tell([closed = std::move(task.closed)](JobThread& jobs) {
                jobs.writable_ = false;
                if (closed) closed();
            });
        }
    }
    letGo();
}

void JobThread::Shared::letGo() {
    std::function<void(Project&)> wish;
    {
        const std::lock_guard lock(mutex);
        wish = std::exchange(beforeEnd, {});
    }
    try {
        if (project && wish) wish(*project);
    } catch (const std::exception& e) {
        logError(std::string("closing the project: ") + e.what());
    }
    project.reset();
    readable.clear();
}

void JobThread::Shared::openProject(const Task& task) {
    letGo();
    try {
        project = task.make ? Project::openOrCreate(task.folder, task.threads) : Project::open(task.folder, Access::Write, task.threads);
        tell([](JobThread& jobs) {
            jobs.writable_ = true;
            Q_EMIT jobs.opened();
        });
    } catch (const Error& error) {
        if (!task.make && (error.code() == ErrorCode::Busy || error.code() == ErrorCode::ReadOnly)) readable = task.folder;
        tell([error](JobThread& jobs) {
            jobs.writable_ = false;
            Q_EMIT jobs.notOpened(error);
        });
    } catch (const std::exception& other) {
        tell([error = Error(ErrorCode::Io, other.what())](JobThread& jobs) { Q_EMIT jobs.notOpened(error); });
    }
}

bool JobThread::Shared::step(Job& job) {
    using State = JobStatus::State;
    setState(State::Running);
    job.listen([this](const Progress& progress) { setProgress(progress); });
    setProgress(job.progress());
    for (;;) {
        {
            std::unique_lock lock(mutex);
            if (pauseWanted && status.state != State::Stopping) {
                status.state = State::Paused;
                wake.wait(lock, [&] { return !pauseWanted || quit || cancel.cancelled(); });
                if (status.state == State::Paused) status.state = State::Running;
            }
        }
        if (cancel.cancelled()) return false;
        const bool done = job.step(cancel);
        setProgress(job.progress());
        if (done) return true;
    }
}

// True when the work came to its end, false when it was stopped.
bool JobThread::Shared::work(Task& task, bool& alreadyDone) {
    JobRequest& request = task.request;
    if (request.alone) {
        setState(JobStatus::State::Running);
        request.alone(cancel, [this](const Progress& progress) { setProgress(progress); });
        return !cancel.cancelled();
    }
    std::unique_ptr<Project> reading;
    if (!project && request.readsOnly && !readable.empty()) reading = Project::open(readable, Access::Read);
    if (!project && !reading) throw Error(ErrorCode::ReadOnly, "The project is open read-only", "Close it where it is being written, then open it again");
    if (request.change) {
        setState(JobStatus::State::Running);
        return request.change(project ? *project : *reading, cancel, [this](const Progress& progress) { setProgress(progress); });
    }
    if (request.make) {
        const std::unique_ptr<Job> job = request.make(project ? *project : *reading);
        return step(*job);
    }
    PreparedStage stage = request.prepare(*project, cancel);
    {
        const std::lock_guard lock(mutex);
        status.run = stage.run.id.value;
    }
    alreadyDone = stage.alreadyDone;
    if (stage.cancelled) return false;
    if (stage.job && !step(*stage.job)) {
        const RunId run = stage.run.id;
        stage.job.reset();
        project->runs().setState(run, RunState::Stopped, "stopped by the user");
        return false;
    }
    return true;
}

void JobThread::Shared::runTask(Task& task) {
    std::optional<Error> error;
    bool ended = false, alreadyDone = false;
    try {
        ended = work(task, alreadyDone);
    } catch (const Error& e) {
        error = e;
    } catch (const std::bad_alloc&) {
        error = Error(ErrorCode::OutOfMemory, "the memory ran out", "Close other programs, then go on");
    } catch (const std::exception& e) {
        error = Error(ErrorCode::Io, e.what());
    }
    JobStatus last;
    {
        const std::lock_guard lock(mutex);
        last = status;
    }
    if (error) logError((task.request.stage.isEmpty() ? std::string("job") : task.request.stage.toStdString()) + ": " + error->what());
    tell([=, this, request = std::move(task.request)](JobThread& jobs) {
        {
            // Not before the window can learn how it ended: a look in between would find it idle and the results old.
            const std::lock_guard lock(mutex);
            if (status.id == last.id) status = {};
        }
        jobs.fetch();
        if (error && request.failed) request.failed(*error);
        else if (error) Q_EMIT jobs.failed(last, *error);
        else if (!ended) Q_EMIT jobs.cancelled(last);
        else {
            if (request.done) request.done();
            Q_EMIT jobs.finished(last, alreadyDone);
        }
    });
}

JobThread::JobThread(QObject* parent) : QObject(parent), shared_(std::make_shared<Shared>()) {
    shared_->owner = this;
    shared_->worker = std::thread([shared = shared_.get()] { shared->loop(); });
    timer_.setInterval(kProgressMilliseconds);
    connect(&timer_, &QTimer::timeout, this, &JobThread::fetch);
}

JobThread::~JobThread() {
    {
        const std::lock_guard lock(shared_->mutex);
        shared_->owner = nullptr;
        shared_->quit = true;
        shared_->cancel.cancel();
    }
    shared_->wake.notify_all();
    shared_->worker.join();
}

void JobThread::open(const Path& folder, bool make, int threads) {
    cancelAll();
    Task task;
    task.kind = Task::Kind::Open;
    task.folder = folder;
    task.make = make;
    task.threads = threads;
    {
        const std::lock_guard lock(shared_->mutex);
        shared_->queue.push_back(std::move(task));
    }
    shared_->wake.notify_all();
}

void JobThread::close(std::function<void()> done) {
    cancelAll();
    Task task;
    task.kind = Task::Kind::Close;
    task.closed = std::move(done);
    {
        const std::lock_guard lock(shared_->mutex);
        shared_->queue.push_back(std::move(task));
    }
    shared_->wake.notify_all();
}

void JobThread::beforeClosing(std::function<void(Project&)> last) {
    const std::lock_guard lock(shared_->mutex);
    shared_->beforeEnd = std::move(last);
}

std::int64_t JobThread::request(JobRequest request) {
    Task task;
    const std::int64_t id = task.id = nextId_++;
    task.request = std::move(request);
    {
        const std::lock_guard lock(shared_->mutex);
        shared_->queue.push_back(std::move(task));
    }
    shared_->wake.notify_all();
    timer_.start();
    fetch();
    return id;
}

void JobThread::pause() {
    {
        const std::lock_guard lock(shared_->mutex);
        if (shared_->status.state != JobStatus::State::Running) return;
        shared_->pauseWanted = true;
        shared_->status.state = JobStatus::State::Pausing;
    }
    fetch();
}

void JobThread::resume() {
    {
        const std::lock_guard lock(shared_->mutex);
        shared_->pauseWanted = false;
        if (shared_->status.state == JobStatus::State::Pausing) shared_->status.state = JobStatus::State::Running;
    }
    shared_->wake.notify_all();
    fetch();
}

void JobThread::cancel() {
    {
        const std::lock_guard lock(shared_->mutex);
        if (!shared_->status.active()) return;
        shared_->status.state = JobStatus::State::Stopping;
        shared_->pauseWanted = false;
        shared_->cancel.cancel();
    }
    shared_->wake.notify_all();
    fetch();
}

void JobThread::cancel(std::int64_t id) {
    {
        const std::lock_guard lock(shared_->mutex);
        std::erase_if(shared_->queue, [id](const Task& task) { return task.kind == Task::Kind::Job && task.id == id; });
        if (shared_->status.id != id) id = 0;
    }
    if (id != 0) cancel();
    else fetch();
}

void JobThread::cancelAll() {
    {
        const std::lock_guard lock(shared_->mutex);
        std::erase_if(shared_->queue, [](const Task& task) { return task.kind == Task::Kind::Job; });
    }
    cancel();
}

int JobThread::waiting() const {
    const std::lock_guard lock(shared_->mutex);
    return static_cast<int>(std::count_if(shared_->queue.begin(), shared_->queue.end(), [](const Task& task) { return task.kind == Task::Kind::Job; }));
}

bool JobThread::idle() const {
    if (status_.active()) return false;
    // One look at both: a job that waits may begin between two.
    const std::lock_guard lock(shared_->mutex);
    return !shared_->status.active() && std::none_of(shared_->queue.begin(), shared_->queue.end(), [](const Task& task) { return task.kind == Task::Kind::Job; });
}

void JobThread::fetch() {
    {
        const std::lock_guard lock(shared_->mutex);
        status_ = shared_->status;
    }
    if (idle()) timer_.stop();
    Q_EMIT changed();
}

StageState stageStateOf(JobStatus::State state) {
    switch (state) {
        case JobStatus::State::Preparing: return StageState::Waiting;
        case JobStatus::State::Pausing:
        case JobStatus::State::Paused: return StageState::Paused;
        case JobStatus::State::Stopping: return StageState::Stopping;
        default: return StageState::Running;
    }
}

}  // namespace coincide
