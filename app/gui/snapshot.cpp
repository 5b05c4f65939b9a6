#include "app/gui/snapshot.h"

#include <QApplication>
#include <QPixmap>
#include <cstdio>

#include "ui/shell/main_window.h"
#include "ui/shell/workspace.h"

namespace coincide {
namespace {

constexpr int kLookMilliseconds = 50;
constexpr int kQuietLooks = 8;                                   // so long must everything stay complete
constexpr int kMostLooks = 15 * 60 * 1000 / kLookMilliseconds;   // the demo may have to be made first

}  // namespace

Snapshot::Snapshot(MainWindow& window, QString file, bool projectExpected) : QObject(&window), window_(window), file_(std::move(file)), projectExpected_(projectExpected) {
    timer_.setInterval(kLookMilliseconds);
    connect(&timer_, &QTimer::timeout, this, &Snapshot::look);
    timer_.start();
}

void Snapshot::look() {
    const bool open = window_.workspace().isOpen();
    const bool refused = projectExpected_ && !open && !window_.workspace().loading() && !window_.messages().messages().empty();
    const bool there = !projectExpected_ || (open && window_.session().view.data().samples > 0 && window_.workspace().jobs().idle());
    quiet_ = refused || (there && window_.complete()) ? quiet_ + 1 : 0;
    if (quiet_ < kQuietLooks && ++looks_ < kMostLooks) return;
    timer_.stop();
    const bool written = window_.grab().save(file_);
    if (!written) std::fprintf(stderr, "coincide-explorer: the picture cannot be written to %s. Choose another file.\n", qPrintable(file_));
    window_.workspace().close();
    QApplication::exit(written && !refused ? 0 : 1);
}

}  // namespace coincide
