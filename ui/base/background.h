#pragma once

#include <QPointer>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

namespace coincide {

/// Runs `work` in a thread of its own and `done` in the window's thread afterwards, unless `context` is gone. For what asks the file system, which may
/// not answer for minutes: nothing waits for it, not even the end of the program. `work` must hold all it needs and throw nothing.
void runInBackground(QObject* context, std::function<void()> work, std::function<void()> done);

/// The same with a value that `work` gives to `done`.
template <class Work, class Done>
void askInBackground(QObject* context, Work work, Done done) {
    auto value = std::make_shared<std::optional<std::invoke_result_t<Work>>>();
    runInBackground(
        context, [value, work = std::move(work)]() mutable { *value = work(); }, [value, done = std::move(done)]() mutable { done(std::move(**value)); });
}

/// Asks the newest question of a kind: answers to earlier ones are dropped.
class LatestQuestion {
public:
    template <class Work, class Done>
    void ask(QObject* context, Work work, Done done) {
        const std::uint64_t mine = ++*newest_;
        askInBackground(context, std::move(work), [newest = newest_, mine, done = std::move(done)](auto value) mutable {
            if (*newest == mine) *newest = mine + 1, done(std::move(value));
        });
        asked_ = mine;
    }
    void drop() { ++*newest_; }                           ///< nobody waits for it any more
    bool waiting() const { return asked_ == *newest_; }   ///< for an answer

private:
    std::shared_ptr<std::uint64_t> newest_ = std::make_shared<std::uint64_t>(0);
    std::uint64_t asked_ = ~std::uint64_t{0};
};

}  // namespace coincide
