#pragma once

#include <QObject>
#include <QPointer>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/engine/project_reader.h"
#include "core/engine/text_index.h"

namespace coincide {

/// The window's way to the project: work runs in threads of this object, answers come back in the thread of the window. Nothing here blocks the
/// caller. Two lanes read (quick questions; long ones such as loading and searching), one writes what people say.
/// **Threads**: used from the window's thread only.
class ProjectService : public QObject {
    Q_OBJECT
public:
    enum class Lane { Quick, Long };
    using Failure = std::function<void(const Error&)>;

    explicit ProjectService(QObject* parent = nullptr);
    ~ProjectService() override;          ///< waits for what is being written

    void open(const Path& folder, bool writable = true);   ///< answers of an earlier project are dropped
    void close();
    bool isOpen() const;
    bool writable() const;               ///< false: what people say would not be kept
    Path folder() const;

    /// Runs `work(ProjectReader&, CancelToken)` in a lane and gives its value to `done` in the window's thread, unless `context` is gone, the project was
    /// closed, or a newer request with the same non-empty `topic` and context was made meanwhile (then the older one is also cancelled).
    template <class Work, class Done>
    void ask(QObject* context, const char* topic, Lane lane, Work work, Done done, Failure failed = {}) {
        using Value = std::invoke_result_t<Work, ProjectReader&, const CancelToken&>;
        auto value = std::make_shared<std::unique_ptr<Value>>();
        enqueue(context, topic, lane,
                [work = std::move(work), value](ProjectReader& reader, const CancelToken& cancel) mutable { *value = std::make_unique<Value>(work(reader, cancel)); },
                [done = std::move(done), value]() mutable { done(std::move(**value)); }, std::move(failed));
    }
    void cancel(QObject* context, const char* topic);

    /// Writes in order in a thread of its own; a failure is told by editFailed(). What a full disk or a lock kept from being written is tried again
    /// with the next edit and at the end.
    void edit(std::function<void(CurationStore&)> work);
    std::uint64_t edits() const;         ///< handed over so far
    /// Where the project is not writable, says so by editFailed() and returns true.
    bool refusesEdits();
    /// A number that changes with every edit; nullopt while edits wait to be written. What was read between two equal numbers holds all that was said.
    std::optional<std::uint64_t> settledEdits() const;
    /// Tells, in the window's thread, whether everything handed to edit() so far is written now.
    void whenWritten(QObject* context, std::function<void(bool)> done);
    /// The same, waiting for it; nullopt when it is not known in time. Only for closing and for tests.
    std::optional<bool> finishEdits(std::chrono::milliseconds atMost);

Q_SIGNALS:
    void editFailed(const QString& sentence);

private:
    void enqueue(QObject* context, const char* topic, Lane lane, std::function<void(ProjectReader&, const CancelToken&)> work, std::function<void()> done, Failure failed);
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace coincide
