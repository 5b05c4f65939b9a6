#include "ui/view/kept_slider.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOptionSlider>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "ui/base/tokens.h"

namespace coincide {
namespace {

constexpr double kColdest = 0.01, kDecades = 3;

}  // namespace

KeptSlider::KeptSlider(QWidget* parent) : QSlider(Qt::Horizontal, parent) {
    setRange(0, kSteps);
    setPageStep(kSteps / 20);
    setFocusPolicy(Qt::StrongFocus);
}

void KeptSlider::setKept(int value) {
    if (kept_ == value) return;
    kept_ = value;
    update();
}

void KeptSlider::paintEvent(QPaintEvent* event) {
    QSlider::paintEvent(event);
    if (kept_ < 0 || kept_ == sliderPosition()) return;
    QStyleOptionSlider option;
    initStyleOption(&option);
    const QRect groove = style()->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderGroove, this);
    const QRect handle = style()->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, this);
    const int travel = groove.width() - handle.width();
    const int x = groove.left() + handle.width() / 2 + QStyle::sliderPositionFromValue(minimum(), maximum(), std::clamp(kept_, minimum(), maximum()), travel, option.upsideDown);
    if (handle.adjusted(-1, 0, 1, 0).contains(x, handle.center().y())) return;
    QPainter painter(this);
    painter.fillRect(QRect(x - 1, handle.center().y() - 6, 2, 13), Tokens::of(palette()).text);
}

void KeptSlider::wheelEvent(QWheelEvent* event) {
    if (hasFocus())
        QSlider::wheelEvent(event);
    else
        event->ignore();
}

int temperatureStep(double temperature) {
    if (!(temperature > kColdest)) return 0;
    return std::clamp(static_cast<int>(std::lround(std::log10(temperature / kColdest) / kDecades * KeptSlider::kSteps)), 0, KeptSlider::kSteps);
}

double temperatureAt(int step) { return kColdest * std::pow(10.0, kDecades * step / KeptSlider::kSteps); }

}  // namespace coincide
