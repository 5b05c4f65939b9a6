#include "ui/shell/layouts.h"

#include <QApplication>
#include <QDockWidget>
#include <QSettings>
#include <QTimer>
#include <algorithm>
#include <vector>

#include "ui/shell/dock_title.h"

namespace coincide {
namespace {

// What is where, for one layout: columns of panels from top to bottom, tabs separated by "|".
struct Arrangement {
    const char* name;
    std::vector<const char*> left, right, bottom;
    int leftWidth, rightWidth, bottomHeight;
    std::vector<int> leftHeights, rightHeights;
};

const Arrangement& arrangementOf(const QString& name, bool narrow) {
    static const Arrangement kWide[] = {
        {"explore", {"clusters|samples|selections|tags", "cluster"}, {"sample|neighbours", "tuning"}, {"gallery"}, 400, 360, 252, {573, 330}, {556, 347}},
        {"tune", {"clusters|samples|selections"}, {"tuning|sample"}, {"changes"}, 400, 424, 300, {}, {}},
        {"compare", {"selections"}, {"comparison|sample"}, {}, 272, 400, 252, {}, {}},
        {"run", {"stages"}, {"options"}, {"log|failures|history"}, 520, 376, 236, {}, {}},
    };
    static const Arrangement kSmall[] = {
        {"explore", {"clusters|samples|selections|tags", "cluster"}, {"sample|neighbours|tuning"}, {"gallery"}, 320, 300, 200, {400, 300}, {}},
        {"tune", {"clusters|selections|cluster"}, {"tuning|sample"}, {"changes"}, 320, 300, 220, {}, {}},
        {"compare", {}, {"comparison|selections|sample"}, {}, 0, 320, 200, {}, {}},
        {"run", {"stages"}, {"options"}, {"log|failures|history"}, 360, 320, 180, {}, {}},
    };
    for (const Arrangement& one : narrow ? kSmall : kWide)
        if (name == QLatin1String(one.name)) return one;
    return narrow ? kSmall[0] : kWide[0];
}

}  // namespace

Layouts::Layouts(QMainWindow& window) : QObject(&window), window_(window) {
    window.setDockNestingEnabled(true);
    window.setDockOptions(QMainWindow::AllowNestedDocks | QMainWindow::AllowTabbedDocks);
    window.setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    for (const auto& [corner, area] : {std::pair(Qt::TopLeftCorner, Qt::LeftDockWidgetArea), std::pair(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea),
                                       std::pair(Qt::TopRightCorner, Qt::RightDockWidgetArea), std::pair(Qt::BottomRightCorner, Qt::RightDockWidgetArea)})
        window.setCorner(corner, area);
}

QDockWidget* Layouts::add(const QString& name, QWidget* content) {
    auto* dock = new QDockWidget(&window_);
    dock->setObjectName(name);
    dock->setProperty("order", static_cast<int>(docks_.size()));
    dock->setWidget(content);
    dock->setTitleBarWidget(new DockTitle(dock));
    window_.addDockWidget(Qt::LeftDockWidgetArea, dock);
    dock->hide();
    docks_[name] = dock;
    return dock;
}

QDockWidget* Layouts::dock(const QString& name) const {
    const auto found = docks_.find(name);
    return found == docks_.end() ? nullptr : found->second;
}

void Layouts::takeAll() {
    for (const auto& [name, dock] : docks_) {
        dock->setFloating(false);
        window_.removeDockWidget(dock);
    }
}

void Layouts::arrange() {
    const Arrangement& plan = arrangementOf(current_, narrow_);
    takeAll();
    // Places are split first and filled with tabs after: Qt would add to the tabs of a place instead of splitting it.
    const auto column = [&](const std::vector<const char*>& parts, Qt::DockWidgetArea area) {
        QList<QDockWidget*> fronts;
        for (const char* part : parts) {
            QDockWidget* front = dock(QString::fromLatin1(part).section(QLatin1Char('|'), 0, 0));
            if (!front) continue;
            if (fronts.isEmpty()) window_.addDockWidget(area, front);
            else window_.splitDockWidget(fronts.last(), front, area == Qt::BottomDockWidgetArea ? Qt::Horizontal : Qt::Vertical);
            front->show();
            fronts << front;
        }
        for (const char* part : parts) {
            QDockWidget* last = nullptr;
            for (const QString& name : QString::fromLatin1(part).split(QLatin1Char('|'))) {
                QDockWidget* next = dock(name);
                if (!next) continue;
                if (last) {
                    window_.tabifyDockWidget(last, next);
                    next->show();
                }
                last = next;
            }
        }
        for (QDockWidget* front : fronts) front->raise();
    };
    column(plan.left, Qt::LeftDockWidgetArea);
    column(plan.right, Qt::RightDockWidgetArea);
    column(plan.bottom, Qt::BottomDockWidgetArea);
    restoreSizes();
    // Again once the docks that were just shown have their place.
    QTimer::singleShot(0, this, [this, of = current_] {
        if (of == current_) restoreSizes();
    });
}

void Layouts::restoreSizes() {
    if (hidden_) return;
    const Arrangement& plan = arrangementOf(current_, narrow_);
    const auto fronts = [this](const std::vector<const char*>& parts, Qt::DockWidgetArea area) {
        QList<QDockWidget*> out;
        for (const char* part : parts)
            if (QDockWidget* front = dock(QString::fromLatin1(part).section(QLatin1Char('|'), 0, 0)); front && !front->isHidden() && !front->isFloating() && window_.dockWidgetArea(front) == area) out << front;
        return out;
    };
    const QList<QDockWidget*> left = fronts(plan.left, Qt::LeftDockWidgetArea), right = fronts(plan.right, Qt::RightDockWidgetArea), bottom = fronts(plan.bottom, Qt::BottomDockWidgetArea);
    QList<QDockWidget*> across;
    QList<int> widths;
    if (!left.isEmpty()) across << left.first(), widths << plan.leftWidth;
    if (!right.isEmpty()) across << right.first(), widths << plan.rightWidth;
    window_.resizeDocks(across, widths, Qt::Horizontal);
    if (!bottom.isEmpty()) window_.resizeDocks({bottom.first()}, {plan.bottomHeight}, Qt::Vertical);
    if (left.size() == static_cast<int>(plan.leftHeights.size())) window_.resizeDocks(left, {plan.leftHeights.begin(), plan.leftHeights.end()}, Qt::Vertical);
    if (right.size() == static_cast<int>(plan.rightHeights.size())) window_.resizeDocks(right, {plan.rightHeights.begin(), plan.rightHeights.end()}, Qt::Vertical);
}

void Layouts::show(const QString& layout) {
    if (!hidden_) save();
    current_ = layout;
    hidden_ = false;
    narrow_ = window_.width() < kNarrow;
    if (!kept_ || !restore()) arrange();
    Q_EMIT changed(layout);
}

// As the layout was left. Qt also brings back panels of the layout before, so what was open is kept beside its state.
bool Layouts::restore() {
    const QSettings settings;
    const QByteArray state = settings.value(key()).toByteArray();
    const QStringList open = settings.value(key() + QStringLiteral("-open")).toStringList();
    if (state.isEmpty() || open.isEmpty()) return false;
    for (int round = 0; round < 2; ++round) {
        takeAll();
        if (!window_.restoreState(state, kVersion)) return false;
        bool more = false;
        for (const auto& [name, dock] : docks_)
            if (!open.contains(name) && window_.dockWidgetArea(dock) != Qt::NoDockWidgetArea) {
                more = more || !dock->isHidden();
                window_.removeDockWidget(dock);
            }
        if (!more) break;   // else the others had to share their room with them, and get it now
    }
    QList<QDockWidget*> docks;
    QList<int> widths, heights;
    for (const QString& name : open) {
        const QSize size = settings.value(key() + QStringLiteral("-sizes/") + name).toSize();
        if (QDockWidget* one = dock(name); one && size.isValid() && !one->isFloating()) docks << one, widths << size.width(), heights << size.height();
    }
    const auto sizes = [this, docks, widths, heights, of = current_] {
        if (hidden_ || of != current_) return;
        window_.resizeDocks(docks, widths, Qt::Horizontal);
        window_.resizeDocks(docks, heights, Qt::Vertical);
    };
    sizes();
    QTimer::singleShot(0, this, sizes);
    return true;
}

QString Layouts::key() const { return QStringLiteral("layouts/") + current_ + (narrow_ ? QStringLiteral("-narrow") : QString()); }

void Layouts::save() {
    if (!kept_ || hidden_) return;
    QStringList open;
    for (const auto& [name, dock] : docks_)
        if (!dock->isHidden()) open << name;
    QSettings settings;
    settings.setValue(key(), window_.saveState(kVersion));
    settings.setValue(key() + QStringLiteral("-open"), open);
    for (const QString& name : open)
        if (const QDockWidget* one = dock(name); !one->visibleRegion().isEmpty()) settings.setValue(key() + QStringLiteral("-sizes/") + name, one->size());
        else settings.remove(key() + QStringLiteral("-sizes/") + name);   // behind another tab, which has the size
}

void Layouts::reset() {
    QSettings().remove(key());
    hidden_ = false;
    arrange();
    Q_EMIT changed(current_);
}

void Layouts::hideAll() {
    save();
    hidden_ = true;
    for (const auto& [name, dock] : docks_) dock->hide();
}

void Layouts::widthChanged() {
    if (hidden_ || (window_.width() < kNarrow) == narrow_) return;
    hidden_ = true;   // what the change of width squeezed or stretched is not how the layout is to be kept
    show(current_);
}

void Layouts::focusNext(bool forward) {
    std::vector<QWidget*> stops;
    for (const auto& [name, dock] : docks_)
        if (dock->isVisible() && !dock->visibleRegion().isEmpty()) stops.push_back(dock);
    if (window_.centralWidget()) stops.push_back(window_.centralWidget());
    std::sort(stops.begin(), stops.end(), [](const QWidget* a, const QWidget* b) { return std::pair(a->x(), a->y()) < std::pair(b->x(), b->y()); });
    if (stops.empty()) return;
    const QWidget* focus = QApplication::focusWidget();
    const auto at = std::find_if(stops.begin(), stops.end(), [&](const QWidget* stop) { return focus && stop->isAncestorOf(focus); });
    std::size_t next = at == stops.end() ? 0 : (static_cast<std::size_t>(at - stops.begin()) + (forward ? 1 : stops.size() - 1)) % stops.size();
    QWidget* target = stops[next];
    if (auto* dock = qobject_cast<QDockWidget*>(target)) target = dock->widget();
    for (QWidget* inside : target->findChildren<QWidget*>())
        if (inside->isVisible() && inside->isEnabled() && (inside->focusPolicy() & Qt::TabFocus)) return inside->setFocus(Qt::TabFocusReason);
    target->setFocus(Qt::TabFocusReason);
}

}  // namespace coincide
