#include "ui/base/elided_label.h"

#include <QPainter>
#include <QStyle>
#include <algorithm>

namespace coincide {
namespace {

constexpr int kLeast = 24;

}  // namespace

ElidedLabel::ElidedLabel(Qt::TextElideMode mode, QWidget* parent) : QLabel(parent), mode_(mode) {
    setTextFormat(Qt::PlainText);
    setProperty("personal", true);
}

QSize ElidedLabel::minimumSizeHint() const { return {std::min(kLeast, sizeHint().width()), sizeHint().height()}; }

void ElidedLabel::paintEvent(QPaintEvent* event) {
    if (fontMetrics().horizontalAdvance(text()) <= contentsRect().width()) return QLabel::paintEvent(event);
    QPainter painter(this);
    style()->drawItemText(&painter, contentsRect(), static_cast<int>(alignment() | Qt::AlignVCenter), palette(), isEnabled(), fontMetrics().elidedText(text(), mode_, contentsRect().width()), foregroundRole());
}

}  // namespace coincide
