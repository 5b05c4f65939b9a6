#pragma once

#include <QSlider>

namespace coincide {

/// A horizontal slider of 1,000 steps with a tick at the kept value, which the style draws. The wheel acts only while it has focus.
class KeptSlider : public QSlider {
    Q_OBJECT
public:
    static constexpr int kSteps = 1000;

    explicit KeptSlider(QWidget* parent = nullptr);
    void setKept(int value);               ///< below 0: no tick
    int kept() const { return kept_; }

protected:
    void wheelEvent(QWheelEvent* event) override;

private:
    int kept_ = -1;
};

/// Steps of the logarithmic temperature slider, 0.01 to 10.
int temperatureStep(double temperature);
double temperatureAt(int step);

}  // namespace coincide
