#include "ui/view/map_legend.h"

#include <QEvent>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "ui/base/format.h"
#include "ui/view/map_paint.h"

namespace coincide {
namespace {

constexpr int kRowHeight = 28, kInset = 12, kMarkWidth = 16, kGap = 14;
constexpr int kBarWidth = 12, kBarHeight = 160, kHistogramWidth = 36;

}  // namespace

QString scaleNumber(double value, bool whole) { return whole ? countText(std::llround(value)) : scoreText(value); }

MapLegend::MapLegend(QWidget* parent) : QWidget(parent) { setAccessibleName(tr("Legend")); }

void MapLegend::setMarks(const MapMarks& marks, bool zoomedPictures, double zoom) {
    cells_.clear();
    if (zoomedPictures) {
        const bool inOut = marks.entries.size() > 1;
        if (inOut) {
            Cell in{marks.entries[0], true, true, false, {}};
            in.entry.count = -1;
            cells_.push_back(in);
            Cell out{marks.entries[1], false, false, true, {}};
            out.entry.text = tr("faded: %1").arg(marks.entries[1].text);
            out.entry.count = -1;
            cells_.push_back(out);
        }
        if (!marks.frameOf.isEmpty()) cells_.push_back({{MarkClass::In, {}, tr("frame colour: %1").arg(marks.frameOf), -1, {}}, false, false, true, {}});
        cells_.push_back({{MarkClass::In, {}, tr("zoom %1×").arg(zoom, 0, 'f', zoom < 100 ? 1 : 0), -1, {}}, false, false, true, {}});
    } else {
        for (const LegendEntry& entry : marks.entries) cells_.push_back({entry, true, false, false, {}});
    }
    scale_ = marks.scale;
    arrange();
    update();
}

void MapLegend::arrange() {
    const QFontMetrics plain(textFont(TextRole::Secondary));
    QFont strongFont = textFont(TextRole::Strong);
    strongFont.setPointSizeF(textFont(TextRole::Secondary).pointSizeF());
    const QFontMetrics strong(strongFont);
    int x = kInset;
    for (Cell& cell : cells_) {
        int width = (cell.hasMark ? kMarkWidth : 0) + plain.horizontalAdvance(cell.entry.text);
        if (cell.entry.count >= 0) width += 5 + strong.horizontalAdvance(countText(cell.entry.count));
        cell.rect = QRect(x, 0, width, kRowHeight);
        x += width + kGap;
    }
    row_ = QRect(0, 0, x - kGap + kInset, kRowHeight);
    QSize size = row_.size();
    scaleRect_ = {};
    if (scale_) {
        const int numbers = std::max(plain.horizontalAdvance(scaleNumber(scale_->low, scale_->whole)), plain.horizontalAdvance(scaleNumber(scale_->high, scale_->whole)));
        const int width = std::max(plain.horizontalAdvance(scale_->title), kBarWidth + 6 + kHistogramWidth + 8 + numbers) + 2 * kInset;
        scaleRect_ = QRect(0, kRowHeight + 6, width, 30 + kBarHeight + 10 + (scale_->missing > 0 ? 22 : 0));
        size = QSize(std::max(row_.width(), width), scaleRect_.bottom() + 1);
    }
    setFixedSize(size);
    setMask(scale_ ? QRegion(row_) + QRegion(scaleRect_) : QRegion(row_));
}

void MapLegend::paintTo(QPainter& painter) const {
    const Tokens& tokens = Tokens::of(palette());
    const QFont plain = textFont(TextRole::Secondary);
    QFont strong = textFont(TextRole::Strong);
    strong.setPointSizeF(plain.pointSizeF());
    paintPanel(painter, row_, tokens, false);
    for (const Cell& cell : cells_) {
        QRect rect = cell.rect;
        const QPointF middle(rect.left() + 5, rect.center().y() + 0.5);
        if (cell.tick) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(tokens.text, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter.drawPolyline(QPolygonF({middle + QPointF(-4, 0), middle + QPointF(-1.2, 3), middle + QPointF(4, -3.2)}));
        } else if (cell.hasMark) {
            const MarkClass mark = cell.entry.mark;
            paintMark(painter, middle, mark, mark == MarkClass::In ? 3.6 : mark == MarkClass::Out ? 3.4 : 4.4, cell.entry.colour, tokens);
        }
        if (cell.hasMark) rect.setLeft(rect.left() + kMarkWidth);
        painter.setFont(plain);
        painter.setPen(cell.quiet ? tokens.secondary : tokens.text);
        QRect used;
        painter.drawText(rect.adjusted(0, 0, 40, 0), Qt::AlignLeft | Qt::AlignVCenter, cell.entry.text, &used);
        if (cell.entry.count < 0) continue;
        painter.setFont(strong);
        painter.setPen(tokens.text);
        painter.drawText(QRect(used.right() + 6, 0, rect.right() - used.right() + 20, kRowHeight), Qt::AlignLeft | Qt::AlignVCenter, countText(cell.entry.count));
    }
    if (!scale_) return;

    paintPanel(painter, scaleRect_, tokens, false);
    painter.setFont(plain);
    painter.setPen(tokens.text);
    painter.drawText(QRect(scaleRect_.left() + kInset, scaleRect_.top() + 4, scaleRect_.width(), 22), Qt::AlignLeft | Qt::AlignVCenter, scale_->title);
    const QRect bar(scaleRect_.left() + kInset, scaleRect_.top() + 30, kBarWidth, kBarHeight);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (int row = 0; row < kBarHeight; ++row) painter.fillRect(bar.left(), bar.top() + row, kBarWidth, 1, mapColour(ColourMap::Cividis, 1 - static_cast<double>(row) / (kBarHeight - 1)));
    const double step = static_cast<double>(kBarHeight) / static_cast<double>(std::max<std::size_t>(1, scale_->histogram.size()));
    for (std::size_t bin = 0; bin < scale_->histogram.size(); ++bin) {
        const double bottom = bar.top() + kBarHeight - step * static_cast<double>(bin);
        painter.fillRect(QRectF(bar.right() + 7, bottom - step, std::max(scale_->histogram[bin] > 0 ? 1.0 : 0.0, scale_->histogram[bin] * kHistogramWidth), step - 1), tokens.control);
    }
    painter.setPen(tokens.secondary);
    const int left = bar.right() + 7 + kHistogramWidth + 8;
    painter.drawText(QRect(left, bar.top() - 4, 200, 16), Qt::AlignLeft | Qt::AlignVCenter, scaleNumber(scale_->high, scale_->whole));
    painter.drawText(QRect(left, bar.bottom() - 11, 200, 16), Qt::AlignLeft | Qt::AlignVCenter, scaleNumber(scale_->low, scale_->whole));
    if (scale_->missing > 0) {
        const QRect box(bar.left(), bar.bottom() + 10, kBarWidth, 12);
        painter.fillRect(box, tokens.base);
        painter.setPen(QPen(tokens.missing, 1));
        painter.setBrush(QBrush(tokens.missing, Qt::BDiagPattern));
        painter.drawRect(box.adjusted(0, 0, -1, -1));
        painter.setPen(tokens.secondary);
        painter.drawText(QRect(box.right() + 7, box.top() - 3, 200, 18), Qt::AlignLeft | Qt::AlignVCenter, tr("unknown"));
    }
}

void MapLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintTo(painter);
}

void MapLegend::mousePressEvent(QMouseEvent* event) { event->accept(); }

void MapLegend::mouseDoubleClickEvent(QMouseEvent* event) {
    for (const Cell& cell : cells_)
        if (cell.entry.isolated && cell.rect.adjusted(-6, 0, 6, 0).contains(event->position().toPoint())) Q_EMIT isolate(*cell.entry.isolated);
}

bool MapLegend::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        for (const Cell& cell : cells_) {
            if (!cell.entry.isolated || !cell.rect.contains(help->pos())) continue;
            QToolTip::showText(help->globalPos(), tr("Double click to show only these"), this);
            return true;
        }
    }
    return QWidget::event(event);
}

void MapLegend::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange) arrange();
    QWidget::changeEvent(event);
}

}  // namespace coincide
