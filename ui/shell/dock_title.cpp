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
#include <numeric>

#include "ui/base/icons.h"
#include "ui/base/tokens.h"

namespace coincide {
namespace {

constexpr int kButton = 22, kLeastTab = 28;

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
    connect(dock, &QDockWidget::visibilityChanged, this, [this] {
        placeEmbedded();
        update();
    });
    connect(dock, &QDockWidget::topLevelChanged, this, [this] { update(); });
    connect(dock, &QWidget::windowTitleChanged, this, [this] { update(); });
    setMouseTracking(true);
    retranslate();
}

QSize DockTitle::sizeHint() const { return {120, space::dockTitle}; }
QSize DockTitle::minimumSizeHint() const { return {80, space::dockTitle}; }

std::vector<DockTitle::Tab> DockTitle::tabs() const {
    QList<QDockWidget*> docks{dock_};
    if (auto* window = qobject_cast<QMainWindow*>(dock_->parentWidget()); window && !dock_->isFloating()) docks << window->tabifiedDockWidgets(dock_);
    std::sort(docks.begin(), docks.end(), [](QDockWidget* a, QDockWidget* b) { return a->property("order").toInt() < b->property("order").toInt(); });
    std::vector<Tab> out;
    const QFontMetrics metrics(textFont(TextRole::Strong));
    const int room = width() - 2 * kButton - space::s;
    int x = docks.size() > 1 ? 0 : space::xs, inset = docks.size() > 1 ? space::m - 2 : space::s;
    std::vector<int> widths;
    int all = x;
    for (const QDockWidget* dock : docks) all += widths.emplace_back(metrics.horizontalAdvance(dock->windowTitle()) + 2 * inset);
    // The air beside the names goes first.
    if (const int least = inset - space::xs; all > room) {
        for (int& width : widths) width -= 2 * (inset - least);
        inset = least;
    }
    // Where there is no room for all, the widest ones give way, so that none is out of reach.
    while (std::accumulate(widths.begin(), widths.end(), x) > room) {
        const auto widest = std::max_element(widths.begin(), widths.end());
        if (*widest <= kLeastTab) break;
        --*widest;
    }
    for (qsizetype i = 0; i < docks.size(); ++i) {
        const int wide = widths[static_cast<std::size_t>(i)];
        out.push_back({docks[i], QRect(x, 0, wide, height()), inset});
        x += wide;
    }
    return out;
}

bool DockTitle::fits() const {
    const std::vector<Tab> all = tabs();
    if (embedded_ && all.size() == 1) return embedded_->width() >= embedded_->sizeHint().width();
    return std::all_of(all.begin(), all.end(), [&](const Tab& tab) {
        const QFontMetrics metrics(textFont(tab.dock == dock_ ? TextRole::Strong : TextRole::Body));
        return metrics.horizontalAdvance(tab.dock->windowTitle()) <= tab.box.width() - 2 * tab.inset + 2 && tab.box.right() <= floatButton_->x();
    });
}

void DockTitle::paintEvent(QPaintEvent*) {
    const Tokens& tokens = Tokens::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), tokens.window);
    painter.fillRect(QRect(0, height() - 1, width(), 1), tokens.divider);
    const std::vector<Tab> all = tabs();
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Tab& tab = all[i];
        if (embedded_ && all.size() == 1) break;
        const bool own = tab.dock == dock_;
        painter.setFont(textFont(own ? TextRole::Strong : TextRole::Body));
        painter.setPen(own || static_cast<int>(i) == hovered_ ? tokens.text : tokens.secondary);
        const QRect text = tab.box.adjusted(tab.inset, 0, -tab.inset + 2, -1);
        painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft, painter.fontMetrics().elidedText(tab.dock->windowTitle(), Qt::ElideRight, text.width()));
        if (own && all.size() > 1) painter.fillRect(QRect(tab.box.left(), height() - 3, tab.box.width(), 3), tokens.accent);
    }
}

void DockTitle::mousePressEvent(QMouseEvent* event) {
    for (const Tab& tab : tabs())
        if (tab.box.contains(event->position().toPoint()) && tab.dock != dock_) {
            tab.dock->raise();
            if (tab.dock->widget()) tab.dock->widget()->setFocus(Qt::MouseFocusReason);
            return;
        }
    event->ignore();   // the dock drags itself
}

void DockTitle::mouseMoveEvent(QMouseEvent* event) {
    const std::vector<Tab> all = tabs();
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
    tabs->show();
    placeEmbedded();
}

void DockTitle::placeEmbedded() {
    if (!embedded_) return;
    const std::vector<Tab> all = tabs();
    const int left = all.size() > 1 ? all.back().box.right() + space::m : 0;
    const int room = std::max(0, width() - left - 2 * kButton - space::s);
    const auto setSmall = [this](bool on) {
        if (embedded_->property("small").toBool() == on) return;
        embedded_->setProperty("small", on);
        QEvent change(QEvent::StyleChange);   // or the tabs would keep the widths that they have
        QCoreApplication::sendEvent(embedded_, &change);
    };
    setSmall(false);
    setSmall(embedded_->sizeHint().width() > room);
    embedded_->setGeometry(left, 0, std::min(embedded_->sizeHint().width(), room), height());
}

void DockTitle::resizeEvent(QResizeEvent*) {
    placeEmbedded();
    const int y = (height() - kButton) / 2;
    closeButton_->setGeometry(width() - kButton - 2, y, kButton, kButton);
    floatButton_->setGeometry(width() - 2 * kButton - 2, y, kButton, kButton);
}

bool DockTitle::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        for (const Tab& tab : tabs())
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
    if (event->type() == QEvent::LanguageChange) retranslate(), placeEmbedded();
}

}  // namespace coincide
