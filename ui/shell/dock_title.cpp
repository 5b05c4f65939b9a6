#include "ui/shell/dock_title.h"

#include <QCoreApplication>
#include <QDockWidget>
#include <QHelpEvent>
#include <QMainWindow>
#include <QMouseEvent>
#include <QPainter>
#include <QProxyStyle>
#include <QTabBar>
#include <QToolButton>
#include <QToolTip>
#include <algorithm>

#include "ui/base/icons.h"
#include "ui/base/tokens.h"

namespace coincide {
namespace {

constexpr int kButton = 22;

class NoTabs : public QProxyStyle {
public:
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const override {
        return type == CT_TabBarTab ? QSize(0, 0) : QProxyStyle::sizeFromContents(type, option, size, widget);
    }
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override {
        return metric == PM_TabBarBaseHeight || metric == PM_TabBarTabHSpace || metric == PM_TabBarTabVSpace || metric == PM_TabBarScrollButtonWidth ? 0
                                                                                                                                                 : QProxyStyle::pixelMetric(metric, option, widget);
    }
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const override {
        if (element != CE_TabBarTab && element != CE_TabBarTabShape && element != CE_TabBarTabLabel) QProxyStyle::drawControl(element, option, painter, widget);
    }
};

}  // namespace

void DockTitle::hideTabBar(QObject* child) {
    auto* bar = qobject_cast<QTabBar*>(child);
    if (!bar || bar->property("hidden-by-title").toBool()) return;
    bar->setProperty("hidden-by-title", true);
    auto* style = new NoTabs;
    style->setParent(bar);
    bar->setStyle(style);
    bar->setUsesScrollButtons(false);
    bar->setDrawBase(false);
    bar->setFocusPolicy(Qt::NoFocus);
}

DockTitle::DockTitle(QDockWidget* dock) : QWidget(dock), dock_(dock), floatButton_(new QToolButton(this)), closeButton_(new QToolButton(this)) {
    for (QToolButton* button : {floatButton_, closeButton_}) {
        button->setAutoRaise(true);
        button->setIconSize({12, 12});
        button->setProperty("small", true);
        button->setFocusPolicy(Qt::NoFocus);
    }
    floatButton_->setIcon(icon(QStringLiteral("float")));
    closeButton_->setIcon(icon(QStringLiteral("close")));
    connect(floatButton_, &QToolButton::clicked, dock, [dock] { dock->setFloating(!dock->isFloating()); });
    connect(closeButton_, &QToolButton::clicked, dock, &QDockWidget::close);
    // The others of its place name it too.
    const auto placeAll = [dock] {
        for (DockTitle* title : dock->parentWidget()->findChildren<DockTitle*>()) title->place();
    };
    connect(dock, &QDockWidget::visibilityChanged, this, placeAll);
    connect(dock, &QDockWidget::topLevelChanged, this, placeAll);
    connect(dock, &QWidget::windowTitleChanged, this, placeAll);
    setMouseTracking(true);
    retranslate();
}

QSize DockTitle::sizeHint() const { return {120, space::dockTitle}; }
QSize DockTitle::minimumSizeHint() const { return {80, space::dockTitle}; }

// Where the names have little room the air beside them goes first, then the numbers behind them, then the button that takes the panel out.
DockTitle::Row DockTitle::row() const {
    QList<QDockWidget*> docks{dock_};
    // Qt keeps the place of one that is closed or taken out, so that it comes back to it.
    if (auto* window = qobject_cast<QMainWindow*>(dock_->parentWidget()); window && !dock_->isFloating())
        for (QDockWidget* other : window->tabifiedDockWidgets(dock_))
            if (!other->isHidden() && !other->isFloating()) docks << other;
    std::sort(docks.begin(), docks.end(), [](QDockWidget* a, QDockWidget* b) { return a->property("order").toInt() < b->property("order").toInt(); });
    const bool several = docks.size() > 1;
    const QFontMetrics metrics(textFont(TextRole::Strong));
    struct Level {
        int inset;
        bool numbers, floats;
    };
    const int wide = several ? space::m - 2 : space::s, tight = wide - space::xs;
    Row out;
    for (const Level level : {Level{wide, true, true}, Level{tight, true, true}, Level{tight, false, true}, Level{tight, false, false}}) {
        out.tabs.clear();
        out.floats = level.floats;
        int x = several ? 0 : space::xs;
        for (QDockWidget* dock : docks) {
            const QString bare = dock->property(kBareTitle).toString();
            const QString text = level.numbers || bare.isEmpty() ? dock->windowTitle() : bare;
            const int width = metrics.horizontalAdvance(text) + 2 * level.inset;
            out.tabs.push_back({dock, QRect(x, 0, width, height()), level.inset, text});
            x += width;
        }
        out.room = width() - (level.floats ? 2 : 1) * kButton - space::s;
        out.end = x;
        const int needed = !embedded_ ? x : (several ? x + space::m : 0) + leastEmbedded_;
        if (needed <= out.room) break;
    }
    return out;
}

QStringList DockTitle::names() const {
    QStringList out;
    for (const Tab& tab : row().tabs) out << tab.text;
    return out;
}

bool DockTitle::fits() const {
    const Row all = row();
    if (embedded_ && embedded_->width() < embedded_->sizeHint().width()) return false;
    return (embedded_ && all.tabs.size() == 1) || all.end <= all.room;
}

void DockTitle::paintEvent(QPaintEvent*) {
    const Tokens& tokens = Tokens::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), tokens.window);
    painter.fillRect(QRect(0, height() - 1, width(), 1), tokens.divider);
    const Row all = row();
    for (std::size_t i = 0; i < all.tabs.size(); ++i) {
        const Tab& tab = all.tabs[i];
        if (embedded_ && all.tabs.size() == 1) break;
        const bool own = tab.dock == dock_;
        painter.setFont(textFont(own ? TextRole::Strong : TextRole::Body));
        painter.setPen(own || static_cast<int>(i) == hovered_ ? tokens.text : tokens.secondary);
        painter.drawText(tab.box.adjusted(tab.inset, 0, 0, -1), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, tab.text);
        if (own && all.tabs.size() > 1) painter.fillRect(QRect(tab.box.left(), height() - 3, tab.box.width(), 3), tokens.accent);
    }
}

void DockTitle::mousePressEvent(QMouseEvent* event) {
    for (const Tab& tab : row().tabs)
        if (tab.box.contains(event->position().toPoint()) && tab.dock != dock_) {
            tab.dock->raise();
            if (tab.dock->widget()) tab.dock->widget()->setFocus(Qt::MouseFocusReason);
            return;
        }
    event->ignore();   // the dock drags itself
}

void DockTitle::mouseMoveEvent(QMouseEvent* event) {
    const std::vector<Tab> all = row().tabs;
    int now = -1;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].box.contains(event->position().toPoint())) now = static_cast<int>(i);
    if (now != hovered_) hovered_ = now, update();
    event->ignore();
}

void DockTitle::leaveEvent(QEvent* event) {
    hovered_ = -1;
    update();
    QWidget::leaveEvent(event);
}

void DockTitle::embed(QTabBar* tabs) {
    delete embedded_;
    embedded_ = tabs;
    tabs->setParent(this);
    tabs->setProperty("inTitle", true);
    tabs->show();
    place();
}

void DockTitle::place() {
    const auto setSmall = [this](bool on) {
        if (embedded_->property("small").toBool() == on) return;
        embedded_->setProperty("small", on);
        QEvent change(QEvent::StyleChange);   // or the tabs would keep the widths that they have
        QCoreApplication::sendEvent(embedded_, &change);
    };
    if (embedded_) {
        setSmall(true);
        leastEmbedded_ = embedded_->sizeHint().width();
    }
    const Row all = row();
    if (embedded_) {
        const int left = all.tabs.size() > 1 ? all.end + space::m : 0, room = std::max(0, all.room - left);
        setSmall(false);
        setSmall(embedded_->sizeHint().width() > room);
        embedded_->setGeometry(left, 0, std::min(embedded_->sizeHint().width(), room), height() - 1);   // above the line
    }
    const int y = (height() - kButton) / 2;
    closeButton_->setGeometry(width() - kButton - 2, y, kButton, kButton);
    floatButton_->setGeometry(width() - 2 * kButton - 2, y, kButton, kButton);
    floatButton_->setVisible(all.floats);
    update();
}

void DockTitle::resizeEvent(QResizeEvent*) { place(); }

bool DockTitle::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        for (const Tab& tab : row().tabs)
            if (tab.box.contains(help->pos())) QToolTip::showText(help->globalPos(), tab.dock->windowTitle(), this, tab.box);
        return true;
    }
    return QWidget::event(event);
}

void DockTitle::retranslate() {
    floatButton_->setToolTip(tr("Take this panel out of the window, or put it back"));
    closeButton_->setToolTip(tr("Close this panel; the Window menu brings it back"));
    floatButton_->setAccessibleName(floatButton_->toolTip());
    closeButton_->setAccessibleName(closeButton_->toolTip());
}

void DockTitle::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate(), place();
}

}  // namespace coincide
