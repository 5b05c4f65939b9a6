#include "ui/view/figure_strip.h"

#include <QEvent>
#include <QFontMetrics>
#include <QPainter>
#include <algorithm>
#include <numeric>

#include "ui/base/tokens.h"

namespace coincide {

FigureStrip::FigureStrip(QWidget* parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed); }

void FigureStrip::setFigures(std::vector<Figure> figures) {
    if (figures == figures_) return;
    const bool more = figures.size() != figures_.size();
    figures_ = std::move(figures);
    QString spoken;
    for (const Figure& figure : figures_) spoken += QStringLiteral("%1 %2. ").arg(figure.name, figure.value);
    setAccessibleName(spoken.trimmed());
    if (more) updateGeometry();
    update();
}

void FigureStrip::setGround(bool on) {
    if (ground_ == on) return;
    ground_ = on;
    updateGeometry();
    update();
}

void FigureStrip::setNotes(bool on) {
    if (notes_ == on) return;
    notes_ = on;
    updateGeometry();
    update();
}

QSize FigureStrip::sizeHint() const {
    const QFontMetrics caption(textFont(TextRole::Caption)), number(textFont(TextRole::Number));
    const int height = caption.height() + number.height() + 2 + (notes_ ? caption.height() + 1 : 0) + (ground_ ? 2 * space::s : 0);
    return {240, height};
}

QSize FigureStrip::minimumSizeHint() const {
    const QFontMetrics caption(textFont(TextRole::Caption)), number(textFont(TextRole::Number));
    int width = ground_ ? 2 * space::m : 0;
    for (const Figure& figure : figures_) width += std::max(caption.horizontalAdvance(figure.name), number.horizontalAdvance(figure.value)) + space::s;
    return {width, sizeHint().height()};
}

void FigureStrip::paintEvent(QPaintEvent*) {
    const Tokens& tokens = Tokens::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QRect area = rect();
    if (ground_) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens.alternate);
        painter.drawRoundedRect(area, space::radiusControl, space::radiusControl);
        area.adjust(space::m, space::s, -space::m, -space::s);
    }
    if (figures_.empty()) return;
    const QFont captionFont = textFont(TextRole::Caption), numberFont = textFont(TextRole::Number);
    const QFontMetrics caption(captionFont), number(numberFont);
    const int count = static_cast<int>(figures_.size());
    // Columns of one width where all fit into it, else each as wide as it needs, with the rest shared.
    std::vector<int> needed;
    for (const Figure& figure : figures_) needed.push_back(std::max(caption.horizontalAdvance(figure.name), number.horizontalAdvance(figure.value)) + space::s);
    const bool equal = *std::max_element(needed.begin(), needed.end()) <= area.width() / count;
    const int rest = (area.width() - std::accumulate(needed.begin(), needed.end(), 0)) / count;
    int next = area.left();
    for (int i = 0; i < count; ++i) {
        const Figure& figure = figures_[static_cast<std::size_t>(i)];
        const int left = equal ? area.left() + area.width() * i / count : next, width = equal ? area.width() / count : needed[static_cast<std::size_t>(i)] + rest;
        next = left + width;
        int y = area.top();
        painter.setFont(captionFont);
        painter.setPen(tokens.secondary);
        painter.drawText(QRect(left, y, width, caption.height()), Qt::AlignLeft | Qt::AlignVCenter, figure.name);
        y += caption.height() + 1;
        painter.setFont(numberFont);
        painter.setPen(tokens.text);
        painter.drawText(QRect(left, y, width, number.height()), Qt::AlignLeft | Qt::AlignVCenter, figure.value);
        y += number.height() + 1;
        if (!notes_ || figure.note.isEmpty()) continue;
        painter.setFont(captionFont);
        painter.setPen(tokens.secondary);
        painter.drawText(QRect(left, y, width, caption.height()), Qt::AlignLeft | Qt::AlignVCenter, figure.note);
    }
}

void FigureStrip::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange) {
        updateGeometry();
        update();
    }
    QWidget::changeEvent(event);
}

}  // namespace coincide
