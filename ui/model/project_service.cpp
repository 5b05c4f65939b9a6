#include "ui/model/project_service.h"

#include <QMetaObject>
#include <condition_variable>
#include <deque>
#include <future>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "core/base/log.h"
#include "ui/base/error_text.h"

namespace coincide {
namespace {

struct Request {
    std::function<void(ProjectReader&, const CancelToken&)> work;
    std::function<void(std::optional<Error>)> answer;   // called in the lane's thread; posts to the window
    CancelToken cancel;
};

// One thread with its own connection, opened when first needed.
class ReadLane {
public:
    /// Reads nothing before `after`: edits of an earlier opening of the folder.
    ReadLane(Path folder, std::shared_future<void> after) : folder_(std::move(folder)), after_(std::move(after)), thread_([this] { loop(); }) {}
    ~ReadLane() {
        end();
        thread_.join();
    }
    /// Returns at once; what runs is cancelled.
    void end() {
        {
            const std::lock_guard lock(mutex_);
            ending_ = true;
            for (Request& request : requests_) request.cancel.cancel();
            if (running_) running_->cancel();
        }
        wake_.notify_all();
    }
    void add(Request request) {
        {
            const std::lock_guard lock(mutex_);
            requests_.push_back(std::move(request));
        }
        wake_.notify_one();
    }

private:
    void loop() {
        std::unique_ptr<ProjectReader> reader;
        for (;;) {
            Request request;
            {
                std::unique_lock lock(mutex_);
                running_.reset();
                wake_.wait(lock, [this] { return ending_ || !requests_.empty(); });
                if (ending_) return;
                request = std::move(requests_.front());
                requests_.pop_front();
                running_ = request.cancel;
            }
            if (request.cancel.cancelled()) continue;
            try {
                if (after_.valid()) after_.wait();
                if (!reader) reader = std::make_unique<ProjectReader>(folder_);
                request.work(*reader, request.cancel);
                if (!request.cancel.cancelled()) request.answer(std::nullopt);
            } catch (const Error& error) {
                if (!request.cancel.cancelled()) request.answer(error);
            } catch (const std::bad_alloc&) {
                request.answer(Error(ErrorCode::OutOfMemory, "there is not enough memory", "Close other programs"));
            } catch (const std::exception& error) {
                request.answer(Error(ErrorCode::Io, error.what()));
            }
        }
    }
    Path folder_;
    std::shared_future<void> after_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Request> requests_;
    std::optional<CancelToken> running_;
    bool ending_ = false;
    std::thread thread_;
};

// Writes what is handed over, in order. What finds no room or a locked project stays first in the queue and is tried again with the next edit, when
// somebody asks for everything to be written, and at the end: it is lost only with the program.
class EditLane {
public:
    EditLane(Path folder, std::function<void(Error)> failed) : folder_(std::move(folder)), failed_(std::move(failed)), thread_([this] { loop(); }) {}
    ~EditLane() {
        {
            const std::lock_guard lock(mutex_);
            ending_ = true;
            held_ = false;
        }
        wake_.notify_all();
        thread_.join();
    }
    void add(std::function<void(CurationStore&)> work) {
        {
            const std::lock_guard lock(mutex_);
            edits_.push_back(std::move(work));
            held_ = false;
        }
        wake_.notify_one();
    }
    bool empty() {
        const std::lock_guard lock(mutex_);
        return edits_.empty();
    }
    /// Calls `done(whether all is written)` in the lane's thread.
    void whenWritten(std::function<void(bool)> done) {
        {
            const std::lock_guard lock(mutex_);
            asked_.push_back(std::move(done));
            held_ = false;
        }
        wake_.notify_one();
    }

private:
    void loop() {
        std::unique_ptr<CurationEditor> editor;
        std::unique_lock lock(mutex_);
        for (;;) {
            if (edits_.empty() || held_) answer(lock);
            wake_.wait(lock, [this] { return ending_ || !asked_.empty() || (!edits_.empty() && !held_); });
            if (edits_.empty() || held_) {
                if (ending_) return answer(lock);
                continue;
            }
            const std::function<void(CurationStore&)> edit = edits_.front();
            lock.unlock();
            std::optional<Error> error;
            try {
                if (!editor) editor = std::make_unique<CurationEditor>(folder_);
                edit(editor->store());
            } catch (const Error& e) {
                error = e;
            } catch (const std::exception& e) {
                error = Error(ErrorCode::Io, e.what());
            }
            lock.lock();
            held_ = error && (error->code() == ErrorCode::DiskFull || error->code() == ErrorCode::Busy);
            if (!held_) edits_.pop_front();
            if (error) failed_(*error);
        }
    }
    void answer(std::unique_lock<std::mutex>& lock) {
        const std::vector<std::function<void(bool)>> asked = std::exchange(asked_, {});
        const bool written = edits_.empty();
        lock.unlock();
        for (const auto& done : asked) done(written);
        lock.lock();
    }
    Path folder_;
    std::function<void(Error)> failed_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<std::function<void(CurationStore&)>> edits_;
    std::vector<std::function<void(bool)>> asked_;
    bool held_ = false;          // the first edit could not be written at present
    bool ending_ = false;
    std::thread thread_;
};

}  // namespace

struct ProjectService::Impl {
    Path folder;
    std::unique_ptr<ReadLane> quick, slow;
    std::unique_ptr<EditLane> edits;
    bool writable = true;
    std::uint64_t asked = 0;                                                  // edits ever handed over
    std::uint64_t generation = 0;                                             // of the open project
    std::shared_future<void> closing;                                         // lanes of earlier projects come to their end
    std::map<std::pair<const QObject*, std::string>, CancelToken> newest;     // by context and topic
};

ProjectService::ProjectService(QObject* parent) : QObject(parent), impl_(std::make_unique<Impl>()) {}

ProjectService::~ProjectService() {
    close();
    if (impl_->closing.valid()) impl_->closing.wait();
}

void ProjectService::open(const Path& folder, bool writable) {
    close();
    impl_->writable = writable;
    impl_->folder = folder;
    impl_->quick = std::make_unique<ReadLane>(folder, impl_->closing);
    impl_->slow = std::make_unique<ReadLane>(folder, impl_->closing);
    impl_->edits = std::make_unique<EditLane>(folder, [this, generation = impl_->generation](const Error& error) {
        QMetaObject::invokeMethod(
            this, [this, generation, error] {
                if (generation == impl_->generation) Q_EMIT editFailed(errorText(error));
            },
            Qt::QueuedConnection);
    });
}

void ProjectService::close() {
    ++impl_->generation;
    for (auto& [key, token] : impl_->newest) token.cancel();
    impl_->newest.clear();
    if (impl_->quick) {
        impl_->quick->end();
        impl_->slow->end();
        // A lane that is amidst a slow disk, and edits that wait for another program, end beside the window's thread.
        impl_->closing = std::async(std::launch::async, [before = impl_->closing, quick = std::move(impl_->quick), slow = std::move(impl_->slow), edits = std::move(impl_->edits)]() mutable {
                             edits.reset();
                             quick.reset();
                             slow.reset();
                             if (before.valid()) before.wait();
                         }).share();
    }
    impl_->folder.clear();
}

bool ProjectService::isOpen() const { return impl_->quick != nullptr; }
bool ProjectService::writable() const { return impl_->writable; }
Path ProjectService::folder() const { return impl_->folder; }

void ProjectService::cancel(QObject* context, const char* topic) {
    const auto found = impl_->newest.find({context, topic});
    if (found == impl_->newest.end()) return;
    found->second.cancel();
    impl_->newest.erase(found);
}

void ProjectService::enqueue(QObject* context, const char* topic, Lane lane, std::function<void(ProjectReader&, const CancelToken&)> work, std::function<void()> done, Failure failed) {
    if (!isOpen()) return;
    Request request;
    request.work = std::move(work);
    if (topic != nullptr && *topic != '\0') {
        cancel(context, topic);
        impl_->newest[{context, topic}] = request.cancel;
    }
    request.answer = [this, guard = QPointer<QObject>(context), cancel = request.cancel, generation = impl_->generation, done = std::move(done), failed = std::move(failed)](std::optional<Error> error) {
        QMetaObject::invokeMethod(
            this,
            [this, guard, cancel, generation, done, failed, error = std::move(error)] {
                if (!guard || cancel.cancelled() || generation != impl_->generation) return;
                if (!error) done();
                else if (failed) failed(*error);
                else logWarning(error->what());
            },
            Qt::QueuedConnection);
    };
    (lane == Lane::Quick ? impl_->quick : impl_->slow)->add(std::move(request));
}

void ProjectService::edit(std::function<void(CurationStore&)> work) {
    ++impl_->asked;
    if (impl_->edits) impl_->edits->add(std::move(work));
}

std::uint64_t ProjectService::edits() const { return impl_->asked; }

bool ProjectService::refusesEdits() {
    if (impl_->writable) return false;
    Q_EMIT editFailed(readOnlyText());
    return true;
}

std::optional<std::uint64_t> ProjectService::settledEdits() const {
    if (impl_->edits && !impl_->edits->empty()) return std::nullopt;
    return impl_->asked;
}

void ProjectService::whenWritten(QObject* context, std::function<void(bool)> done) {
    if (!impl_->edits) return done(true);
    impl_->edits->whenWritten([this, guard = QPointer<QObject>(context), done = std::move(done)](bool written) {
        QMetaObject::invokeMethod(
            this,
            [guard, done, written] {
                if (guard) done(written);
            },
            Qt::QueuedConnection);
    });
}

std::optional<bool> ProjectService::finishEdits(std::chrono::milliseconds atMost) {
    if (!impl_->edits) return true;
    const auto written = std::make_shared<std::promise<bool>>();
    std::future<bool> answer = written->get_future();
    impl_->edits->whenWritten([written](bool all) { written->set_value(all); });
    if (answer.wait_for(atMost) != std::future_status::ready) return std::nullopt;
    return answer.get();
}

}  // namespace coincide
