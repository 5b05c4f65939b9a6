#include "ui/view/map_legend.h"

#include <QEvent>
#include <QHelpEvent>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QToolButton>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "ui/base/format.h"
#include "ui/view/map_paint.h"

namespace coincide {
namespace {

constexpr int kRowHeight = 28, kInset = 12, kMarkWidth = 16, kGap = 14;
constexpr int kBarWidth = 12, kBarHeight = 160, kHistogramWidth = 36;
constexpr int kMenuEdge = 24, kFieldHeight = 24, kFieldPadding = 20;

}  // namespace

QString scaleNumber(double value, bool whole) { return whole ? countText(std::llround(value)) : scoreText(value); }

MapLegend::MapLegend(QWidget* parent) : QWidget(parent), low_(new QLineEdit(this)), high_(new QLineEdit(this)), menu_(new QToolButton(this)) {
    setAccessibleName(tr("Legend"));
    for (QLineEdit* end : {low_, high_}) {
        end->hide();
        connect(end, &QLineEdit::editingFinished, this, &MapLegend::takeEnds);
    }
    low_->setObjectName(QStringLiteral("scaleLow"));
    high_->setObjectName(QStringLiteral("scaleHigh"));
    menu_->hide();
    menu_->setAutoRaise(true);
    menu_->setText(QStringLiteral("⋯"));
    connect(menu_, &QToolButton::clicked, this, &MapLegend::showMenu);
}

void MapLegend::takeEnds() {
    if (!scale_) return;
    ColourScale next = scale_->chosen;
    const auto read = [this](const QLineEdit* field, double shown, std::optional<double>& to) {
        if (!field->isModified() || field->text() == scaleNumber(shown, scale_->whole)) return;
        bool understood = false;
        const QString text = field->text().trimmed();
        const double value = QLocale().toDouble(text, &understood);
        if (understood && std::isfinite(value)) to = value;
        else if (text.isEmpty()) to.reset();
    };
    read(low_, scale_->low, next.low);
    read(high_, scale_->high, next.high);
    low_->setModified(false);
    high_->setModified(false);
    // Ends the wrong way round would colour nothing.
    const bool sane = next.low.value_or(scale_->low) < next.high.value_or(scale_->high);
    if (sane && next != scale_->chosen) Q_EMIT scaleChosen(next);
    else arrangeScale();
}

void MapLegend::showMenu() {
    if (!scale_) return;
    QMenu menu(this);
    const ColourScale now = scale_->chosen;
    const auto add = [&](const QString& text, bool checked, auto change) {
        QAction* action = menu.addAction(text);
        action->setCheckable(true);
        action->setChecked(checked);
        connect(action, &QAction::triggered, this, [this, now, change] {
            ColourScale next = now;
            change(next);
            if (next != now) Q_EMIT scaleChosen(next);
        });
        return action;
    };
    if (!scale_->centred) {
        const std::pair<ColourMap, QString> maps[] = {{ColourMap::Cividis, QStringLiteral("Cividis")}, {ColourMap::Viridis, QStringLiteral("Viridis")}, {ColourMap::Grey, tr("Grey")}};
        for (const auto& [map, name] : maps) add(name, now.map == map, [map = map](ColourScale& scale) { scale.map = map; });
        menu.addSeparator();
        add(tr("Logarithmic"), now.logarithmic, [](ColourScale& scale) { scale.logarithmic = !scale.logarithmic; });
    }
    add(tr("Invert"), now.inverted, [](ColourScale& scale) { scale.inverted = !scale.inverted; });
    menu.addSeparator();
    QAction* reset = menu.addAction(tr("Reset the range"));
    reset->setEnabled(now.low || now.high);
    connect(reset, &QAction::triggered, this, [this, now] {
        ColourScale next = now;
        next.low.reset();
        next.high.reset();
        Q_EMIT scaleChosen(next);
    });
    menu.exec(menu_->mapToGlobal(QPoint(0, menu_->height())));
}

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
        if (!marks.frameOf.isEmpty()) cells_.push_back({{MarkClass::In, {}, tr("frame colour: %1").arg(marks.frameOf), {}, {}}, false, false, true, {}});
        cells_.push_back({{MarkClass::In, {}, tr("zoom %1×").arg(zoom, 0, 'f', zoom < 100 ? 1 : 0), {}, {}}, false, false, true, {}});
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
        const int width = std::max(plain.horizontalAdvance(scale_->title) + kMenuEdge + 4, kBarWidth + 6 + kHistogramWidth + 8 + numbers + kFieldPadding) + 2 * kInset;
        scaleRect_ = QRect(0, kRowHeight + 6, width, 30 + kBarHeight + 10 + (scale_->missing > 0 ? 22 : 0));
        size = QSize(std::max(row_.width(), width), scaleRect_.bottom() + 1);
    }
    setFixedSize(size);
    setMask(scale_ ? QRegion(row_) + QRegion(scaleRect_) : QRegion(row_));
    arrangeScale();
}

void MapLegend::arrangeScale() {
    for (QWidget* part : {static_cast<QWidget*>(low_), static_cast<QWidget*>(high_), static_cast<QWidget*>(menu_)}) part->setVisible(scale_.has_value());
    if (!scale_) return;
    low_->setAccessibleName(tr("Low end of the colours"));
    high_->setAccessibleName(tr("High end of the colours"));
    menu_->setAccessibleName(tr("Colours of the scale"));
    menu_->setToolTip(tr("Colours of the scale"));
    const int left = scaleRect_.left() + kInset + kBarWidth + 6 + kHistogramWidth + 4, top = scaleRect_.top() + 30, width = scaleRect_.right() - left - 5;
    const QFont font = textFont(TextRole::Secondary);
    const std::pair<QLineEdit*, double> ends[] = {{low_, scale_->low}, {high_, scale_->high}};
    for (const auto& [end, value] : ends) {
        end->setFont(font);
        end->setToolTip(tr("Type another end; empty: as the values have it"));
        if (!end->hasFocus() || !end->isModified()) end->setText(scaleNumber(value, scale_->whole));
        end->setCursorPosition(0);
    }
    high_->setGeometry(left, top - 4, width, kFieldHeight);
    low_->setGeometry(left, top + kBarHeight - kFieldHeight + 4, width, kFieldHeight);
    menu_->setGeometry(scaleRect_.right() - kMenuEdge - 3, scaleRect_.top() + 3, kMenuEdge, kMenuEdge);
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
    const ColourMap map = scale_->centred ? ColourMap::PuOr : scale_->chosen.map;
    for (int row = 0; row < kBarHeight; ++row) {
        const double place = static_cast<double>(row) / (kBarHeight - 1);
        painter.fillRect(bar.left(), bar.top() + row, kBarWidth, 1, mapColour(map, scale_->chosen.inverted ? place : 1 - place));
    }
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
    if (event->type() == QEvent::LanguageChange) setAccessibleName(tr("Legend"));
    QWidget::changeEvent(event);
}

}  // namespace coincide
