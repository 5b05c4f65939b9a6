#include "ui/view/legend_list.h"

#include <QApplication>
#include <QEvent>
#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>
#include <QSettings>
#include <QToolButton>
#include <QTreeWidget>
#include <algorithm>

#include "ui/base/format.h"
#include "ui/view/map_paint.h"

namespace coincide {
namespace {

constexpr int kTitleHeight = 28, kRowHeight = 22, kInset = 8, kSwatch = 10, kMostRows = 12, kWidest = 240;
constexpr int kClickMilliseconds = 250;          // so long a click waits for the second of a double click

QPixmap swatch(const QColor& colour, bool filled, qreal ratio) {
    QPixmap picture(QSize(kSwatch, kSwatch) * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1.5));
    painter.setBrush(filled ? QBrush(colour) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(QRectF(1, 1, kSwatch - 2, kSwatch - 2), 2, 2);
    return picture;
}

}  // namespace

LegendList::LegendList(QWidget* parent) : QWidget(parent), title_(new QToolButton(this)), rows_(new QTreeWidget(this)) {
    open_ = QSettings().value(QStringLiteral("map/legendOpen"), false).toBool();
    title_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    title_->setAutoRaise(true);
    connect(title_, &QToolButton::clicked, this, [this] { setOpen(!open_); });
    rows_->setColumnCount(2);
    rows_->setHeaderHidden(true);
    rows_->setRootIsDecorated(false);
    rows_->setUniformRowHeights(true);
    rows_->setFrameShape(QFrame::NoFrame);
    rows_->setSelectionMode(QAbstractItemView::NoSelection);
    rows_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    rows_->setIconSize({kSwatch, kSwatch});
    rows_->header()->setStretchLastSection(false);
    rows_->header()->setMinimumSectionSize(20);
    rows_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    rows_->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    click_.setSingleShot(true);
    click_.setInterval(std::min(kClickMilliseconds, QApplication::doubleClickInterval()));
    connect(&click_, &QTimer::timeout, this, [this] { toggle(clicked_); });
    connect(rows_, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem* item) {
        clicked_ = rows_->indexOfTopLevelItem(item);
        click_.start();
    });
    connect(rows_, &QTreeWidget::itemDoubleClicked, this, [this](QTreeWidgetItem* item) {
        click_.stop();
        isolate(rows_->indexOfTopLevelItem(item));
    });
}

void LegendList::setCategories(const MapMarks& marks, int total) {
    kind_ = marks.categoryKind;
    words_ = marks.categoryTitle;
    total_ = total;
    categories_ = marks.categories;
    click_.stop();
    fill();
}

void LegendList::setFilter(const SampleFilter& filter) {
    if (filter == filter_) return;
    filter_ = filter;
    refreshShown();
}

void LegendList::setOpen(bool on) {
    if (on == open_) return;
    open_ = on;
    QSettings().setValue(QStringLiteral("map/legendOpen"), on);
    refreshShown();
    Q_EMIT sizeWanted();
}

void LegendList::fill() {
    rows_->clear();
    rows_->setFont(textFont(TextRole::Secondary));
    for (const LegendCategory& category : categories_) {
        auto* item = new QTreeWidgetItem(rows_, {category.text, countText(category.count)});
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        item->setSizeHint(0, QSize(0, kRowHeight));
        item->setToolTip(0, tr("%1\nClick to hide or show, double click to show only this").arg(category.text));
    }
    refreshShown();
}

void LegendList::refreshShown() {
    const Tokens& tokens = Tokens::of(palette());
    int shown = 0;
    for (int row = 0; row < rows_->topLevelItemCount() && row < static_cast<int>(categories_.size()); ++row) {
        const LegendCategory& category = categories_[static_cast<std::size_t>(row)];
        const bool on = categoryShown(filter_, kind_, category.ids);
        shown += on ? 1 : 0;
        QTreeWidgetItem* item = rows_->topLevelItem(row);
        item->setIcon(0, swatch(category.colour, on, devicePixelRatioF()));
        for (const int column : {0, 1}) item->setForeground(column, on && column == 0 ? tokens.text : tokens.secondary);
        QFont font = rows_->font();
        font.setStrikeOut(!on);
        item->setFont(0, font);
        item->setData(0, Qt::AccessibleTextRole, on ? category.text : tr("%1, hidden").arg(category.text));
    }
    const int all = static_cast<int>(categories_.size());
    title_->setText(shown == all ? QStringLiteral("%1 %2").arg(words_, countText(all)) : tr("%1 %2 of %3", "Sources 3 of 12").arg(words_, countText(shown), countText(all)));
    title_->setFont(textFont(TextRole::Secondary));
    title_->setArrowType(open_ ? Qt::DownArrow : Qt::RightArrow);
    title_->setToolTip(open_ ? tr("Fold the list away") : tr("Show the list"));
    rows_->setVisible(open_);
    update();
}

int LegendList::listWidth() const {
    const QFontMetrics metrics(textFont(TextRole::Secondary));
    int widest = 0;
    for (const LegendCategory& category : categories_) widest = std::max(widest, metrics.horizontalAdvance(category.text) + metrics.horizontalAdvance(countText(category.count)));
    return std::min(kWidest, widest + kSwatch + 5 * kInset + 12);
}

void LegendList::fitInto(int height) {
    const int width = std::max(open_ ? listWidth() : 0, title_->sizeHint().width() + 8);
    int total = kTitleHeight;
    if (open_) {
        const int row = std::max(kRowHeight, rows_->topLevelItemCount() > 0 ? rows_->visualItemRect(rows_->topLevelItem(0)).height() : kRowHeight);
        const int fit = std::clamp((height - kTitleHeight - 6) / row, 1, kMostRows);
        const int rows = std::min(fit, static_cast<int>(categories_.size()));
        total += rows * row + 6;
        rows_->setGeometry(4, kTitleHeight, width - 8, rows * row + 2);
    }
    title_->setGeometry(2, 2, title_->sizeHint().width(), kTitleHeight - 4);
    setFixedSize(width, total);
}

void LegendList::toggle(int row) {
    if (row < 0 || row >= static_cast<int>(categories_.size())) return;
    const SampleFilter next = categoryToggled(filter_, kind_, categories_[static_cast<std::size_t>(row)].ids, total_);
    if (next != filter_) Q_EMIT filterWanted(next);
}

void LegendList::isolate(int row) {
    if (row < 0 || row >= static_cast<int>(categories_.size())) return;
    const SampleFilter next = categoryIsolated(filter_, kind_, categories_[static_cast<std::size_t>(row)].ids);
    if (next != filter_) Q_EMIT filterWanted(next);
}

void LegendList::paintTo(QPainter& painter, int height) const {
    if (!open_ || !hasCategories()) return;
    const Tokens& tokens = Tokens::of(palette());
    std::vector<const LegendCategory*> shown;
    for (const LegendCategory& category : categories_)
        if (categoryShown(filter_, kind_, category.ids)) shown.push_back(&category);
    const int rows = std::min<int>(static_cast<int>(shown.size()), (height - kTitleHeight - kInset) / kRowHeight);
    if (rows <= 0) return;
    const int width = listWidth();
    paintPanel(painter, QRect(0, 0, width, kTitleHeight + rows * kRowHeight + 4), tokens, false);
    painter.setFont(textFont(TextRole::Secondary));
    painter.setPen(tokens.text);
    painter.drawText(QRect(kInset, 0, width - 2 * kInset, kTitleHeight), Qt::AlignLeft | Qt::AlignVCenter, words_);
    for (int row = 0; row < rows; ++row) {
        const LegendCategory& category = *shown[static_cast<std::size_t>(row)];
        const QRect line(kInset, kTitleHeight + row * kRowHeight, width - 2 * kInset, kRowHeight);
        painter.drawPixmap(line.left(), line.center().y() - kSwatch / 2 + 1, swatch(category.colour, true, 2));
        painter.setPen(tokens.text);
        painter.drawText(line.adjusted(kSwatch + 6, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, category.text);
        painter.setPen(tokens.secondary);
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, countText(category.count));
    }
}

void LegendList::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintPanel(painter, rect(), Tokens::of(palette()), false);
}

void LegendList::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange || event->type() == QEvent::LanguageChange) fill();
    QWidget::changeEvent(event);
}

}  // namespace coincide
