#pragma once

#include <QTimer>
#include <functional>

namespace coincide {

/// Runs the newest of requests that come in a burst once the burst rests: what a person types or drags.
class LatestTask {
public:
    explicit LatestTask(int restMilliseconds) {
        timer_.setSingleShot(true);
        timer_.setInterval(restMilliseconds);
        QObject::connect(&timer_, &QTimer::timeout, [this] {
            if (task_) task_();
        });
    }
    void request(std::function<void()> task) {
        task_ = std::move(task);
        timer_.start();
    }
    void cancel() { timer_.stop(); }

private:
    QTimer timer_;
    std::function<void()> task_;
};

}  // namespace coincide
