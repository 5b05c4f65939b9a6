#include "ui/base/background.h"

#include <QCoreApplication>
#include <QMetaObject>
#include <mutex>
#include <thread>

namespace coincide {
namespace {

// Answers are posted only while there is an application; the lock keeps it from ending amidst.
struct Door {
    std::mutex mutex;
    bool open = false;
};

Door& door() {
    static Door* const door = new Door;   // outlives every thread
    return *door;
}

void openDoor() {
    static const QCoreApplication* opened = nullptr;
    if (opened == QCoreApplication::instance() && door().open) return;
    opened = QCoreApplication::instance();
    const std::lock_guard lock(door().mutex);
    door().open = true;
    qAddPostRoutine([] {
        const std::lock_guard close(door().mutex);
        door().open = false;
    });
}

}  // namespace

void runInBackground(QObject* context, std::function<void()> work, std::function<void()> done) {
    openDoor();
    std::thread([guard = QPointer<QObject>(context), work = std::move(work), done = std::move(done)]() mutable {
        work();
        const std::lock_guard lock(door().mutex);
        if (!door().open) return;
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [guard = std::move(guard), done = std::move(done)] {
                if (guard) done();
            },
            Qt::QueuedConnection);
    }).detach();
}

}  // namespace coincide
