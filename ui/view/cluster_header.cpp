#include "ui/view/cluster_header.h"

#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cstdlib>

#include "ui/base/tokens.h"
#include "ui/model/cluster_model.h"
#include "ui/model/session.h"

namespace coincide {
namespace {

constexpr int kNames = 24, kBars = 28, kPadding = 6;

}  // namespace

ClusterHeader::ClusterHeader(Session& session, ClusterModel& model, QWidget* parent) : QHeaderView(Qt::Horizontal, parent), session_(session), model_(model) {
    setSectionsClickable(true);
    setSectionsMovable(true);
    setFirstSectionMovable(false);
    setMouseTracking(true);
    setMinimumSectionSize(26);
    connect(&session.view, &ViewState::currentClusterChanged, viewport(), qOverload<>(&QWidget::update));
    connect(&session.tuning, &TuningState::changed, viewport(), qOverload<>(&QWidget::update));
}

void ClusterHeader::setDistributions(bool on) {
    distributions_ = on;
    Q_EMIT geometriesChanged();
    viewport()->update();
}

QSize ClusterHeader::sizeHint() const {
    const int names = std::max(kNames, fontMetrics().height() + space::s);
    return {QHeaderView::sizeHint().width(), names + (distributions_ ? kBars : 0)};
}

QSize ClusterHeader::sectionSizeFromContents(int logicalIndex) const {
    const QString text = model_.headerData(logicalIndex, Qt::Horizontal).toString();
    const bool sorted = isSortIndicatorShown() && sortIndicatorSection() == logicalIndex && logicalIndex != ClusterModel::Found;
    return {QFontMetrics(textFont(TextRole::Secondary)).horizontalAdvance(text) + 2 * kPadding + (sorted ? 14 : 2), sizeHint().height()};
}

bool ClusterHeader::overDistribution(QPoint place) const {
    if (!distributions_ || place.y() < height() - kBars) return false;
    const int column = logicalIndexAt(place.x());
    return column >= 0 && ClusterModel::isNumeric(column) && !model_.histogram(column).counts.empty();
}

QRect ClusterHeader::barsRect(const QRect& section) const {
    const int width = std::min(section.width() - 2 * kPadding, 64);
    return {section.right() - kPadding - width + 1, section.bottom() - kBars + 5, width, kBars - 10};
}

double ClusterHeader::valueAt(int column, int x) const {
    const ClusterModel::Histogram& histogram = model_.histogram(column);
    const QRect bars = barsRect({sectionViewportPosition(column), 0, sectionSize(column), height()});
    const double part = std::clamp((x - bars.left()) / static_cast<double>(std::max(bars.width(), 1)), 0.0, 1.0);
    return histogram.least + part * (histogram.most - histogram.least);
}

void ClusterHeader::paintSection(QPainter* painter, const QRect& rect, int logicalIndex) const {
    const Tokens& tokens = Tokens::of(palette());
    painter->save();
    painter->setClipRect(rect);
    painter->fillRect(rect, tokens.window);
    const QRect names(rect.left(), rect.top(), rect.width(), rect.height() - (distributions_ ? kBars : 0));
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), tokens.divider);
    if (distributions_) painter->fillRect(QRect(rect.left(), names.bottom(), rect.width(), 1), tokens.divider);
    if (logicalIndex != ClusterModel::Found) painter->fillRect(QRect(names.right(), names.top(), 1, names.height() - 1), tokens.divider);

    const bool sorted = isSortIndicatorShown() && sortIndicatorSection() == logicalIndex && logicalIndex != ClusterModel::Found;
    const bool right = ClusterModel::isNumeric(logicalIndex);
    const int arrow = sorted ? 12 : 0;
    const QRect inner = names.adjusted(logicalIndex == ClusterModel::Name ? space::m : kPadding, 0, -kPadding, -1);
    painter->setFont(textFont(TextRole::Secondary));
    painter->setPen(sorted ? tokens.text : tokens.secondary);
    const QString text = painter->fontMetrics().elidedText(model_.headerData(logicalIndex, Qt::Horizontal).toString(), Qt::ElideRight, inner.width() - arrow);
    painter->drawText(inner.adjusted(0, 0, right ? -arrow : 0, 0), Qt::AlignVCenter | (right ? Qt::AlignRight : Qt::AlignLeft), text);
    if (sorted) {
        const int x = right ? inner.right() - 10 : inner.left() + painter->fontMetrics().horizontalAdvance(text) + 3;
        const int y = inner.center().y();
        QPolygonF triangle;
        if (sortIndicatorOrder() == Qt::DescendingOrder)
            triangle << QPointF(x + 2, y - 2) << QPointF(x + 10, y - 2) << QPointF(x + 6, y + 3);
        else
            triangle << QPointF(x + 2, y + 3) << QPointF(x + 10, y + 3) << QPointF(x + 6, y - 2);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(tokens.text);
        painter->drawPolygon(triangle);
    }
    if (distributions_) {
        if (logicalIndex == ClusterModel::Name) {
            painter->setPen(tokens.secondary);
            painter->drawText(QRect(rect.left() + space::m, rect.bottom() - kBars, rect.width() - space::m, kBars - 1), Qt::AlignVCenter, tr("Distribution"));
        } else if (ClusterModel::isNumeric(logicalIndex)) {
            paintBars(painter, rect, logicalIndex);
        }
    }
    painter->restore();
}

void ClusterHeader::paintBars(QPainter* painter, const QRect& section, int column) const {
    const ClusterModel::Histogram& histogram = model_.histogram(column);
    if (histogram.counts.empty()) return;
    const Tokens& tokens = Tokens::of(palette());
    const QRect bars = barsRect(section);
    const int most = std::max(1, *std::max_element(histogram.counts.begin(), histogram.counts.end()));
    const int current = histogram.binOf(model_.value(session_.view.currentCluster(), column));
    const auto count = static_cast<int>(histogram.counts.size());
    painter->setRenderHint(QPainter::Antialiasing, false);
    if (dragged_ == column) {
        const int x = std::clamp(std::min(from_, to_), bars.left(), bars.right()), end = std::clamp(std::max(from_, to_), bars.left(), bars.right());
        painter->fillRect(QRect(x, section.bottom() - kBars + 2, std::max(end - x, 1), kBars - 3), tokens.selectedRow);
    }
    for (int bin = 0; bin < count; ++bin) {
        const int x = bars.left() + bin * bars.width() / count, next = bars.left() + (bin + 1) * bars.width() / count;
        const int value = histogram.counts[static_cast<std::size_t>(bin)];
        const int tall = value == 0 ? 0 : std::max(1, value * bars.height() / most);
        painter->fillRect(QRect(x, bars.bottom() - tall + 1, std::max(1, next - x - 1), tall), bin == current ? tokens.accent : tokens.control);
    }
}

void ClusterHeader::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && overDistribution(event->position().toPoint())) {
        dragged_ = logicalIndexAt(event->position().toPoint().x());
        from_ = to_ = event->position().toPoint().x();
        return;
    }
    QHeaderView::mousePressEvent(event);
}

void ClusterHeader::mouseMoveEvent(QMouseEvent* event) {
    if (dragged_ < 0) {
        QHeaderView::mouseMoveEvent(event);
        if (event->buttons() == Qt::NoButton && overDistribution(event->position().toPoint())) setCursor(Qt::CrossCursor);
        return;
    }
    to_ = event->position().toPoint().x();
    viewport()->update();
    if (std::abs(to_ - from_) > 2) Q_EMIT rangeAsked(dragged_, valueAt(dragged_, std::min(from_, to_)), valueAt(dragged_, std::max(from_, to_)));
}

void ClusterHeader::mouseReleaseEvent(QMouseEvent* event) {
    if (dragged_ < 0) {
        QHeaderView::mouseReleaseEvent(event);
        return;
    }
    const int column = dragged_;
    const bool moved = std::abs(to_ - from_) > 2;
    dragged_ = -1;
    viewport()->update();
    if (!moved) Q_EMIT rangeCleared(column);
}

}  // namespace coincide
