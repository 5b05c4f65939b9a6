#include "tests/bench/window_watch.h"

#include <QEvent>
#include <chrono>

namespace coincide {

WatchedApplication::WatchedApplication(int& argc, char** argv) : QApplication(argc, argv) { clock_.start(); }

bool WatchedApplication::notify(QObject* receiver, QEvent* event) {
    const QEvent::Type type = event->type();
    if (type == QEvent::Paint) painted_.push_back(receiver);
    // The window's own update paints all that is old in it and ends with the copy to the screen.
    const bool update = type == QEvent::UpdateRequest || type == QEvent::Expose;
    depth_ += update;
    const bool answer = QApplication::notify(receiver, event);
    depth_ -= update;
    if (update && depth_ == 0) {
        ++frame_;
        const auto count = [this](Frames& own) {
            if (own.frame != frame_) ++own.count;
            own.frame = frame_;
            own.last = now();
        };
        for (const QObject* widget : painted_) {
            count(frames_[widget]);
            for (const QObject* outer = widget; outer; outer = outer->parent()) count(inside_[outer]);
        }
        painted_.clear();
    }
    return answer;
}

WatchedApplication::Frames WatchedApplication::frames(const QObject* widget) const {
    const auto found = frames_.find(widget);
    return found == frames_.end() ? Frames{} : found->second;
}

WatchedApplication::Frames WatchedApplication::framesInside(const QObject* widget) const {
    const auto found = inside_.find(widget);
    return found == inside_.end() ? Frames{} : found->second;
}

bool WatchedApplication::wait(const std::function<bool()>& condition, double most) {
    const double end = now() + most;
    while (!condition()) {
        if (now() > end) return false;
        // The watchdog's questions end the wait at the latest.
        processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    }
    return true;
}

void WatchedApplication::rest(double milliseconds) {
    const double end = now() + milliseconds;
    wait([&] { return now() >= end; }, milliseconds + 1000);
}

Watchdog::Watchdog(WatchedApplication& application) : application_(application), thread_([this] {
    while (!ending_) {
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
        if (waiting_.exchange(true)) continue;
        QMetaObject::invokeMethod(
            &target_,
            [this, asked = application_.now()] {
                double& longest = longest_[phase_];
                longest = std::max(longest, application_.now() - asked);
                waiting_ = false;
            },
            Qt::QueuedConnection);
    }
}) {}

Watchdog::~Watchdog() {
    ending_ = true;
    thread_.join();
}

}  // namespace coincide
