#pragma once

#include <QApplication>
#include <QElapsedTimer>
#include <atomic>
#include <functional>
#include <map>
#include <string>
#include <thread>

namespace coincide {

/// An application that notes when widgets have been painted: a frame counts when the window's whole update is done, the copy to the screen included.
class WatchedApplication : public QApplication {
public:
    WatchedApplication(int& argc, char** argv);
    bool notify(QObject* receiver, QEvent* event) override;

    /// Frames in which the widget was painted so far, and when the last of them was done.
    struct Frames {
        std::int64_t count = 0;
        double last = 0;
        std::int64_t frame = 0;   // of the window
    };
    Frames frames(const QObject* widget) const;
    /// Frames in which the widget or one inside it was painted.
    Frames framesInside(const QObject* widget) const;
    double now() const { return static_cast<double>(clock_.nsecsElapsed()) / 1e6; }   ///< ms since the start

    /// Runs the event loop until the condition holds; false after `most` ms.
    bool wait(const std::function<bool()>& condition, double most = 60'000);
    /// Runs the event loop for so long.
    void rest(double milliseconds);

private:
    QElapsedTimer clock_;
    std::map<const QObject*, Frames> frames_, inside_;
    std::vector<const QObject*> painted_;   // in the update that is being done
    std::int64_t frame_ = 0;
    int depth_ = 0;
};

/// A thread that asks the event loop for a sign of life all the time and keeps the longest it had to wait, by phase.
class Watchdog {
public:
    explicit Watchdog(WatchedApplication& application);
    ~Watchdog();
    void setPhase(const std::string& phase) { phase_ = phase; }
    const std::map<std::string, double>& longest() const { return longest_; }   ///< ms by phase

private:
    WatchedApplication& application_;
    std::string phase_ = "start";             // the window's thread only, like longest_
    std::map<std::string, double> longest_;
    std::atomic<bool> ending_ = false, waiting_ = false;
    QObject target_;
    std::thread thread_;
};

}  // namespace coincide
