#include "ui/model/colour_scale.h"

#include <QSettings>
#include <QStringList>
#include <cmath>
#include <limits>

namespace coincide {
namespace {

QString keyOf(int colouring) { return QStringLiteral("map/scale/%1").arg(colouring); }

}  // namespace

ColourScale keptScale(int colouring) {
    const QStringList words = QSettings().value(keyOf(colouring)).toStringList();
    ColourScale scale;
    if (words.contains(QLatin1String("viridis"))) scale.map = ColourMap::Viridis;
    else if (words.contains(QLatin1String("grey"))) scale.map = ColourMap::Grey;
    scale.inverted = words.contains(QLatin1String("inverted"));
    scale.logarithmic = words.contains(QLatin1String("logarithmic"));
    return scale;
}

void keepScale(int colouring, const ColourScale& scale) {
    QStringList words{scale.map == ColourMap::Viridis ? QStringLiteral("viridis") : scale.map == ColourMap::Grey ? QStringLiteral("grey") : QStringLiteral("cividis")};
    if (scale.inverted) words << QStringLiteral("inverted");
    if (scale.logarithmic) words << QStringLiteral("logarithmic");
    QSettings().setValue(keyOf(colouring), words);
}

ScalePlace::ScalePlace(double low, double high, bool logarithmic) : low_(low), high_(high), logarithmic_(logarithmic && low > 0) {
    from_ = logarithmic_ ? std::log(low) : low;
    width_ = (logarithmic_ ? std::log(high) : high) - from_;
}

double ScalePlace::of(double value) const {
    if (!logarithmic_) return (value - from_) / width_;
    return value > 0 ? (std::log(value) - from_) / width_ : -std::numeric_limits<double>::infinity();
}

}  // namespace coincide
