#include "ui/shell/series_chart.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/base/tokens.h"

namespace coincide {
namespace {

constexpr int kLines = 4;

// The step of a scale with round numbers that covers `range` in about three pieces.
double roundStep(double range) {
    const double rough = range / (kLines - 1);
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 4.0, 5.0})
        if (power * factor >= rough * 0.999) return power * factor;
    return power * 10;
}

}  // namespace

SeriesChart::SeriesChart(QWidget* parent) : QWidget(parent) { setMinimumHeight(150); }

void SeriesChart::setSeries(std::vector<Series> series, int longest) {
    series_ = std::move(series);
    longest_ = longest;
    QStringList names;
    for (const Series& one : series_)
        if (!one.values.empty()) names << tr("%1: %2 after %3 iterations").arg(one.name, QString::number(one.values.back(), 'f', 4)).arg(one.values.size());
    setToolTip(names.join(QLatin1Char('\n')));
    setAccessibleDescription(toolTip());
    update();
}

void SeriesChart::paintEvent(QPaintEvent*) {
    double low = std::numeric_limits<double>::max(), high = std::numeric_limits<double>::lowest();
    std::size_t most = static_cast<std::size_t>(std::max(longest_, 2));
    for (const Series& one : series_)
        for (const double value : one.values)
            if (std::isfinite(value)) low = std::min(low, value), high = std::max(high, value), most = std::max(most, one.values.size());
    if (!(high >= low)) return;
    if (high - low < 1e-9) high = low + 1e-3;
    const Tokens& tokens = Tokens::of(palette());
    const double step = roundStep(high - low), bottom = std::floor(low / step) * step;
    const int decimals = std::clamp(static_cast<int>(std::ceil(-std::log10(step))), 0, 6);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(textFont(TextRole::Caption));
    const QFontMetrics metrics = painter.fontMetrics();
    const int lines = static_cast<int>(std::ceil((high - bottom) / step - 1e-9));
    const double top = bottom + std::max(1, lines) * step;
    const int left = metrics.horizontalAdvance(QString::number(top, 'f', decimals)) + space::s;
    const QRectF plot(left, metrics.height() / 2.0, width() - left - 2, height() - 2.0 * metrics.height());
    const auto place = [&](double x, double value) { return QPointF(plot.left() + x * plot.width(), plot.bottom() - (value - bottom) / (top - bottom) * plot.height()); };
    for (int i = 0; i <= std::max(1, lines); ++i) {
        const double value = bottom + i * step, y = place(0, value).y();
        painter.setPen(tokens.divider);
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        painter.setPen(tokens.secondary);
        painter.drawText(QRectF(0, y - metrics.height() / 2.0, left - space::s, metrics.height()), Qt::AlignRight | Qt::AlignVCenter, QString::number(value, 'f', decimals));
    }
    painter.drawText(QRectF(plot.left(), plot.bottom() + 2, 40, metrics.height()), Qt::AlignLeft, QStringLiteral("0"));
    painter.drawText(QRectF(plot.left(), plot.bottom() + 2, plot.width(), metrics.height()), Qt::AlignRight, tr("%1 iterations").arg(most));
    for (std::size_t s = series_.size(); s-- > 0;) {
        QPainterPath path;
        bool begun = false;
        for (std::size_t i = 0; i < series_[s].values.size(); ++i) {
            if (!std::isfinite(series_[s].values[i])) continue;
            const QPointF at = place(static_cast<double>(i) / static_cast<double>(most - 1), series_[s].values[i]);
            if (begun) path.lineTo(at);
            else path.moveTo(at);
            begun = true;
        }
        painter.setPen(s == 0 ? QPen(tokens.accent, 2) : QPen(tokens.secondary, 1.5, Qt::DashLine));
        painter.drawPath(path);
    }
}

}  // namespace coincide
