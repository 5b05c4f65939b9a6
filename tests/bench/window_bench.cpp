// coincide_window_bench [--project FOLDER] [--samples N] [--clusters K] [--json FILE]: how the window feels with a large project. Opens the real main
// window, moves the real widgets by the events that a person's hands give, and waits for the frames that show the answer. Needs a display
// (xvfb-run with LIBGL_ALWAYS_SOFTWARE=1) or QT_QPA_PLATFORM=offscreen.
#include <CLI/CLI.hpp>
#include <QDockWidget>
#include <QHoverEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QScrollBar>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/engine/machine.h"
#include "core/engine/text_index.h"
#include "tests/bench/made_project.h"
#include "tests/bench/window_watch.h"
#include "ui/base/coincide_style.h"
#include "ui/shell/layouts.h"
#include "ui/shell/main_window.h"
#include "ui/shell/appearance.h"
#include "ui/view/map_view.h"
#include "ui/shell/workspace.h"
#include "ui/view/cluster_panel.h"
#include "ui/view/cluster_table.h"
#include "ui/view/gallery_panel.h"
#include "ui/view/kept_slider.h"
#include "ui/view/map_hover_card.h"
#include "ui/view/sample_grid.h"
#include "ui/view/samples_panel.h"
#include "ui/view/tuning_panel.h"

namespace coincide {
namespace {

struct Result {
    std::string name, unit;
    double bar = 0, median = 0, worst = 0;
    bool atLeast = false;          // the bar is a least value
    int count = 0;
    bool fine() const { return count > 0 && (atLeast ? worst >= bar : worst <= bar); }
};

class Bench {
public:
    /// `only`: parts to measure; empty = all.
    Bench(WatchedApplication& application, QString project, std::vector<std::string> only) : application_(application), project_(std::move(project)), only_(std::move(only)), watchdog_(application) {}

    void run() {
        window_.layouts().setKept(false);
        window_.resize(1600, 1000);
        window_.show();
        settle();
        open();
        prepareIndex();
        const auto part = [this](const char* name, auto&& measure) {
            if (only_.empty() || std::find(only_.begin(), only_.end(), name) != only_.end()) measure();
        };
        part("budget", [this] { slider("budget", 0); });
        part("temperature", [this] { slider("temperature", 1); });
        part("selection", [this] { selection(); });
        part("map", [this] { moveMap(); });
        part("hover", [this] { hover(); });
        part("clusters", [this] { scrollClusters(); });
        part("search", [this] { search(); });
        part("samples", [this] { scrollSamples(); });
        part("solid", [this] { solid(); });
        watchdog_.setPhase("closing");
        const double begin = application_.now();
        window_.workspace().close();
        add("close a project", "ms", 200, {application_.now() - begin});
        const double kilobytes = peakKilobytes();
        add("resident memory, peak", "MB", 1500, {kilobytes / 1000});
    }

    nlohmann::json report() const {
        nlohmann::json rows = nlohmann::json::array(), blocked;
        std::printf("%-52s %10s %10s %10s %6s  %s\n", "", "bar", "median", "worst", "times", "");
        for (const Result& one : results_) {
            char bar[32];
            std::snprintf(bar, sizeof bar, "%s%g %s", one.atLeast ? ">= " : "<= ", one.bar, one.unit.c_str());
            std::printf("%-52s %10s %10.1f %10.1f %6d  %s\n", one.name.c_str(), bar, one.median, one.worst, one.count, one.fine() ? "meets it" : "MISSES IT");
            rows.push_back({{"name", one.name}, {"unit", one.unit}, {"bar", one.bar}, {"at_least", one.atLeast}, {"median", one.median}, {"worst", one.worst}, {"times", one.count}, {"meets", one.fine()}});
        }
        double load[3] = {};
        getloadavg(load, 3);
        std::printf("load of the machine %.1f (1 min), %.1f (5 min)\nlongest time without an answer of the event loop, by phase:\n", load[0], load[1]);
        double longest = 0;
        for (const auto& [phase, milliseconds] : watchdog_.longest()) {
            std::printf("    %-30s %8.1f ms\n", phase.c_str(), milliseconds);
            blocked[phase] = milliseconds;
            longest = std::max(longest, milliseconds);
        }
        std::printf("    %-30s %8.1f ms\n", "all", longest);
        return {{"measured", rows}, {"blocked_ms", blocked}, {"longest_blocked_ms", longest}, {"load", {load[0], load[1]}}, {"system", systemReport()}, {"platform", QGuiApplication::platformName().toStdString()}};
    }
    bool fine() const { return std::all_of(results_.begin(), results_.end(), [](const Result& one) { return one.fine(); }); }

private:
    template <class T>
    T* find() {
        T* found = window_.findChild<T*>();
        if (!found) throw Error(ErrorCode::NotFound, std::string("the window has no ") + T::staticMetaObject.className());
        return found;
    }
    QWidget* map() { return &window_.map(); }
    std::int64_t framesOf(const QObject* widget) const { return application_.frames(widget).count; }
    std::int64_t framesInside(const QObject* widget) const { return application_.framesInside(widget).count; }

    void add(const std::string& name, const std::string& unit, double bar, std::vector<double> values, bool atLeast = false) {
        Result one{name, unit, bar, 0, 0, atLeast, static_cast<int>(values.size())};
        if (!values.empty()) {
            std::sort(values.begin(), values.end());
            one.median = values[values.size() / 2];
            one.worst = atLeast ? values.front() : values.back();
        }
        results_.push_back(one);
    }

    static double peakKilobytes() {
        std::ifstream status("/proc/self/status");
        for (std::string line; std::getline(status, line);)
            if (line.starts_with("VmHWM:")) return std::stod(line.substr(6));
        return static_cast<double>(machineInfo().memoryBytes) / 1000;
    }

    // Nothing is drawn or loaded any more.
    void settle() {
        int quiet = 0;
        application_.wait([&] { return (quiet = window_.complete() ? quiet + 1 : 0) > 60; }, 20'000);
    }

    void mouse(QWidget* widget, QEvent::Type type, QPointF at, Qt::MouseButton button, Qt::MouseButtons buttons) {
        QMouseEvent event(type, at, widget->mapToGlobal(at), button, buttons, Qt::NoModifier);
        QApplication::sendEvent(widget, &event);
    }
    void click(QWidget* widget, QPointF at) {
        mouse(widget, QEvent::MouseButtonPress, at, Qt::LeftButton, Qt::LeftButton);
        mouse(widget, QEvent::MouseButtonRelease, at, Qt::LeftButton, Qt::NoButton);
    }
    void frontDock(const char* name) {
        QDockWidget* dock = window_.layouts().dock(QString::fromLatin1(name));
        dock->show();
        dock->raise();
        settle();
    }

    void open() {
        watchdog_.setPhase("opening");
        std::vector<double> times;
        for (int i = 0; i < 3; ++i) {
            if (window_.workspace().isOpen()) {
                window_.workspace().close();
                settle();
            }
            bool loaded = false;
            QObject there;
            QObject::connect(&window_.workspace(), &Workspace::loaded, &there, [&] { loaded = true; });
            const double begin = application_.now();
            window_.openAnything(project_);
            const auto all = [&] { return loaded && window_.session().view.data().samples > 0; };
            if (!application_.wait(all)) throw Error(ErrorCode::Io, "the project was not opened within a minute");
            const std::int64_t before = framesOf(map());
            application_.wait([&] { return framesOf(map()) > before; });
            bool answered = false;
            QMetaObject::invokeMethod(&there, [&] { answered = true; }, Qt::QueuedConnection);
            application_.wait([&] { return answered; });
            times.push_back(application_.now() - begin);
        }
        add("open to the first interactive frame", "ms", 2000, times);
        settle();
    }

    // The index is made once for a project; what is measured is the search in it.
    void prepareIndex() {
        watchdog_.setPhase("index being made");
        bool ready = !window_.session().curation.keywords().empty();
        QObject there;
        QObject::connect(&window_.session().curation, &CurationState::keywordsChanged, &there, [&] { ready = true; });
        if (!application_.wait([&] { return ready; }, 600'000)) throw Error(ErrorCode::Io, "the text index was not made within ten minutes");
        settle();
    }

    void slider(const std::string& name, int which) {
        watchdog_.setPhase(name + " slider");
        auto sliders = find<TuningPanel>()->findChildren<KeptSlider*>();
        std::sort(sliders.begin(), sliders.end(), [](QWidget* a, QWidget* b) { return a->mapToGlobal(QPoint()).y() < b->mapToGlobal(QPoint()).y(); });
        KeptSlider* slider = sliders.at(which);
        std::vector<double> counts, frames;
        const int begin = slider->value();
        for (int i = 0; i < 40; ++i) {
            const std::int64_t before = framesOf(map()), panel = framesInside(find<TuningPanel>());
            const double start = application_.now();
            slider->setValue(begin + (i < 20 ? 6 * (i + 1) : 6 * (40 - i) - 3));
            counts.push_back(application_.now() - start);
            application_.wait([&] { return framesOf(map()) > before && framesInside(find<TuningPanel>()) > panel; });
            frames.push_back(application_.now() - start);
        }
        add(name + " slider to new counts", "ms", 16, counts);
        add(name + " slider to the new frame", "ms", 50, frames);
        settle();
    }

    void selection() {
        watchdog_.setPhase("linked selection");
        frontDock("clusters");
        auto* table = find<ClusterTable>();
        QWidget* const gallery = find<GalleryPanel>()->grid()->viewport();
        QWidget* const panel = find<ClusterPanel>();
        std::vector<double> times;
        for (int i = 0; i < 30; ++i) {
            table->verticalScrollBar()->setValue(table->verticalScrollBar()->maximum() / 37 * ((i * 11) % 37));
            settle();
            const QModelIndex row = table->indexAt(QPoint(20, table->viewport()->height() / 2));
            const std::int64_t mapBefore = framesOf(map()), galleryBefore = framesOf(gallery), panelBefore = framesInside(panel);
            const double start = application_.now();
            click(table->viewport(), QPointF(table->visualRect(row.siblingAtColumn(0)).center()));
            const bool shown = application_.wait([&] { return framesOf(map()) > mapBefore && framesOf(gallery) > galleryBefore && framesInside(panel) > panelBefore; }, 5000);
            times.push_back(shown ? application_.now() - start : 5000);
        }
        add("another cluster to map, gallery and panel", "ms", 50, times);
        settle();
    }

    // Every step waits for its frame, as a person's display does.
    double framesPerSecond(int steps, const std::function<void(int)>& step, std::vector<double>& gaps) {
        const double begin = application_.now();
        for (int i = 0; i < steps; ++i) {
            const std::int64_t before = framesOf(map());
            const double start = application_.now();
            step(i);
            application_.wait([&] { return framesOf(map()) > before; }, 5000);
            gaps.push_back(application_.now() - start);
        }
        return 1000.0 * steps / (application_.now() - begin);
    }
    double drag(Qt::MouseButton button, std::vector<double>& gaps) {
        const QPointF middle(map()->width() / 2.0, map()->height() / 2.0);
        mouse(map(), QEvent::MouseButtonPress, middle, button, button);
        mouse(map(), QEvent::MouseMove, middle + QPointF(8, 0), Qt::NoButton, button);
        application_.rest(100);
        const double rate = framesPerSecond(60, [&](int i) { mouse(map(), QEvent::MouseMove, middle + QPointF(120 * std::sin(i / 9.0), 90 * std::sin(i / 7.0)) + QPointF(i + 9, 3), Qt::NoButton, button); }, gaps);
        mouse(map(), QEvent::MouseButtonRelease, middle, button, Qt::NoButton);
        settle();
        return rate;
    }
    double zoom(std::vector<double>& gaps) {
        const QPointF at(map()->width() * 0.45, map()->height() * 0.55);
        const double rate = framesPerSecond(48, [&](int i) {
            QWheelEvent event(at, map()->mapToGlobal(at), {}, QPoint(0, i < 24 ? 60 : -60), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
            QApplication::sendEvent(map(), &event);
        }, gaps);
        settle();
        return rate;
    }
    void moveMap() {
        std::vector<double> pans, zooms, gaps;
        for (int i = 0; i < 3; ++i) {
            watchdog_.setPhase("2D pan");
            pans.push_back(drag(Qt::LeftButton, gaps));
            watchdog_.setPhase("2D zoom");
            zooms.push_back(zoom(gaps));
        }
        add("2D pan", "fps", 20, pans, true);
        add("2D zoom", "fps", 20, zooms, true);
        add("gap between frames of pan and zoom", "ms", 100, gaps);
        watchdog_.setPhase("map, fit");
        window_.map().fitAll();
        application_.rest(400);
        settle();
    }

    void hover() {
        watchdog_.setPhase("hover");
        auto* card = map()->findChild<HoverCard*>();
        std::vector<double> times;
        for (int i = 0; i < 200 && times.size() < 25; ++i) {
            mouse(map(), QEvent::MouseMove, QPointF(2, map()->height() - 2), Qt::NoButton, Qt::NoButton);
            settle();
            const QPointF at(map()->width() * (0.15 + 0.7 * ((i * 37) % 101) / 101.0), map()->height() * (0.2 + 0.6 * ((i * 53) % 97) / 97.0));
            const std::int64_t before = framesOf(card);
            const double start = application_.now();
            mouse(map(), QEvent::MouseMove, at, Qt::NoButton, Qt::NoButton);
            if (application_.wait([&] { return framesOf(card) > before; }, 400)) times.push_back(application_.now() - start);
        }
        mouse(map(), QEvent::MouseMove, QPointF(2, map()->height() - 2), Qt::NoButton, Qt::NoButton);
        add("hover to card, its delay of 60 ms included", "ms", 120, times);
        settle();
    }

    void scroll(const std::string& name, QAbstractItemView* view) {
        watchdog_.setPhase(name);
        QScrollBar* bar = view->verticalScrollBar();
        std::vector<double> gaps;
        bar->setValue(0);
        settle();
        for (int i = 1; i <= 60; ++i) {
            const std::int64_t before = framesOf(view->viewport());
            const double start = application_.now();
            bar->setValue(static_cast<int>(static_cast<std::int64_t>(bar->maximum()) * i / 60));
            application_.wait([&] { return framesOf(view->viewport()) > before; }, 5000);
            gaps.push_back(application_.now() - start);
        }
        // Then page by page, while pictures come in.
        for (int i = 1; i <= 40; ++i) {
            const std::int64_t before = framesOf(view->viewport());
            const double start = application_.now();
            bar->setValue(bar->value() - bar->pageStep());
            application_.wait([&] { return framesOf(view->viewport()) > before; }, 5000);
            gaps.push_back(application_.now() - start);
            application_.rest(10);
        }
        add(name + ", gap between frames", "ms", 100, gaps);
        settle();
    }
    void scrollClusters() {
        frontDock("clusters");
        scroll("scrolling the clusters", find<ClusterTable>());
    }
    void scrollSamples() {
        watchdog_.setPhase("samples shown");
        frontDock("samples");
        scroll("scrolling the samples", find<SamplesPanel>()->grid());
        frontDock("clusters");
    }

    void search() {
        watchdog_.setPhase("samples shown");
        frontDock("samples");
        watchdog_.setPhase("search");
        auto* panel = find<SamplesPanel>();
        auto* field = panel->findChild<QLineEdit*>();
        panel->focusSearch();
        ViewState& view = window_.session().view;
        bool changed = false;
        QObject there;
        QObject::connect(&view, &ViewState::shownChanged, &there, [&] { changed = true; });
        std::vector<double> times, frames;
        const QStringList words{QStringLiteral("background"), QStringLiteral("small red"), QStringLiteral("wooden people"), QStringLiteral("stan"), QStringLiteral("green under"),
                                QStringLiteral("describe"),   QStringLiteral("person"),    QStringLiteral("unusual pict"),  QStringLiteral("blue"), QStringLiteral("count old")};
        for (const QString& word : words) {
            field->clear();
            view.setFilter({});
            settle();
            application_.rest(500);
            double last = 0;
            for (qsizetype i = 0; i < word.size(); ++i) {
                const QChar letter = word[i];
                last = application_.now();
                QKeyEvent press(QEvent::KeyPress, letter.toUpper().unicode(), Qt::NoModifier, QString(letter)), release(QEvent::KeyRelease, letter.toUpper().unicode(), Qt::NoModifier, QString(letter));
                QApplication::sendEvent(field, &press);
                QApplication::sendEvent(field, &release);
                if (i + 1 < word.size()) application_.rest(0);
            }
            changed = false;
            const bool found = application_.wait([&] { return changed && view.filter().text == word; }, 5000);
            times.push_back(found ? application_.now() - last : 5000);
            const std::int64_t before = framesInside(panel);   // tiles, or that nothing matches
            application_.wait([&] { return framesInside(panel) > before; }, 5000);
            frames.push_back(application_.now() - last);
        }
        add("last key to the shown set", "ms", 200, times);
        add("last key to the frame with it", "ms", 300, frames);
        field->clear();
        view.setFilter({});
        settle();
    }

    void solid() {
        watchdog_.setPhase("2D to 3D");
        window_.session().view.setThreeD(true);
        application_.rest(600);
        settle();
        watchdog_.setPhase("3D rotate");
        std::vector<double> rates, gaps;
        for (int i = 0; i < 3; ++i) rates.push_back(drag(Qt::LeftButton, gaps));
        add("3D rotate", "fps", 20, rates, true);
    }

    WatchedApplication& application_;
    QString project_;
    std::vector<std::string> only_;
    Appearance appearance_;
    MainWindow window_{appearance_};
    Watchdog watchdog_;
    std::vector<Result> results_;
};

}  // namespace
}  // namespace coincide

int main(int argc, char** argv) {
    CLI::App command("Measures the window with a large project.");
    std::string project, json;
    std::vector<std::string> only;
    coincide::MadeSize size;
    command.add_option("--project", project, "a project with records, clusters, scores and maps; made when none is given");
    command.add_option("--samples", size.samples, "of the made project")->check(CLI::Range(1, 10'000'000));
    command.add_option("--clusters", size.clusters, "of the made project")->check(CLI::Range(1, 1'000'000));
    command.add_option("--only", only, "parts to measure")->check(CLI::IsMember({"budget", "temperature", "selection", "map", "hover", "clusters", "search", "samples", "solid"}));
    command.add_option("--json", json, "also write the figures to this file");
    CLI11_PARSE(command, argc, argv);

    coincide::WatchedApplication application(argc, argv);
    QTemporaryDir scratch;
    // A person's settings, layouts and recent projects stay as they are.
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, scratch.path());
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("coincide"));
    QCoreApplication::setApplicationName(QStringLiteral("window-bench"));
    application.setStyle(new coincide::CoincideStyle);
    try {
        if (project.empty()) {
            const coincide::Path folder = coincide::Path(scratch.path().toStdString()) / "made";
            coincide::makeProject(folder, size);
            project = (folder / "made.coincide").string();
        }
        nlohmann::json report;
        bool fine = false;
        {
            coincide::Bench bench(application, QString::fromStdString(project), only);
            bench.run();
            report = bench.report();
            fine = bench.fine();
        }
        std::printf("%s\n%s", qPrintable(QGuiApplication::platformName()), coincide::systemReport().c_str());
        if (!json.empty()) std::ofstream(json) << report.dump(2) << '\n';
        return fine ? 0 : 1;
    } catch (const coincide::Error& e) {
        std::fprintf(stderr, "coincide_window_bench: %s\n", e.what());
        return 2;
    }
}
