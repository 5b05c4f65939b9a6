#include "ui/view/kept_slider.h"

#include <QVariant>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

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
    setProperty("mark", value < 0 ? QVariant() : QVariant(static_cast<double>(value) / kSteps));
    update();
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
