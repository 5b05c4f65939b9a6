#include "ui/base/format.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <cmath>

namespace coincide {
namespace {

const QChar kThinSpace(0x2009), kMinus(0x2212);

QString grouped(std::uint64_t value) {
    QString digits = QString::number(value);
    for (qsizetype at = digits.size() - 3; at > 0; at -= 3) digits.insert(at, QLatin1Char(','));
    return digits;
}

struct Format {
    Q_DECLARE_TR_FUNCTIONS(Format)
};

}  // namespace

const QString kUnknown = QString(QChar(0x2013));

QString qstr(const std::string& text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }
std::string utf8(const QString& text) { return text.toStdString(); }

QString countText(std::int64_t value) {
    const std::uint64_t size = value < 0 ? ~static_cast<std::uint64_t>(value) + 1 : static_cast<std::uint64_t>(value);
    return value < 0 ? kMinus + grouped(size) : grouped(size);
}

QString shareText(double fraction) {
    if (!std::isfinite(fraction)) return kUnknown;
    return QString::number(100 * fraction, 'f', 1) + kThinSpace + QLatin1Char('%');
}

QString scoreText(double value) {
    if (!std::isfinite(value)) return kUnknown;
    if (value == 0) return QStringLiteral("0");
    const double size = std::abs(value);
    if (size < 1e-4 || size >= 1e6) return QString::number(value, 'e', 2);
    const int decimals = std::max(0, 2 - static_cast<int>(std::floor(std::log10(size))));
    QString text = QString::number(size, 'f', decimals);
    return value < 0 ? kMinus + text : text;
}

QString temperatureText(double value) { return std::isfinite(value) ? QString::number(value, 'f', 3) : kUnknown; }

QString signedText(std::int64_t value) {
    if (value == 0) return QStringLiteral("0");
    return value > 0 ? QLatin1Char('+') + countText(value) : countText(value);
}

QString durationText(double seconds) {
    if (!std::isfinite(seconds) || seconds < 0) return kUnknown;
    if (seconds < 0.9995) return Format::tr("%1 ms").arg(QString::number(seconds * 1000, 'f', seconds < 0.01 ? 1 : 0));
    if (seconds < 59.95) return Format::tr("%1 s").arg(QString::number(seconds, 'f', 1));
    const auto whole = static_cast<std::int64_t>(std::llround(seconds));
    if (whole < 3600) return Format::tr("%1 min %2 s").arg(whole / 60).arg(whole % 60);
    return Format::tr("%1 h %2 min").arg(whole / 3600).arg(whole % 3600 / 60);
}

QString rateText(double perSecond, const QString& unit) {
    if (!(perSecond > 0) || !std::isfinite(perSecond)) return kUnknown;
    const QString number = perSecond < 10 ? QString::number(perSecond, 'f', 1) : countText(std::llround(perSecond));
    return Format::tr("%1 %2/s").arg(number, unit);
}

QString bytesText(std::int64_t bytes) {
    if (bytes < 0) return kUnknown;
    const auto value = static_cast<double>(bytes);
    if (value < 1e3) return Format::tr("%1 bytes").arg(bytes);
    if (value < 999.5e3) return Format::tr("%1 kB").arg(QString::number(value / 1e3, 'f', 0));
    if (value < 999.5e6) return Format::tr("%1 MB").arg(QString::number(value / 1e6, 'f', 0));
    if (value < 999.5e9) return Format::tr("%1 GB").arg(QString::number(value / 1e9, 'f', 1));
    return Format::tr("%1 TB").arg(QString::number(value / 1e12, 'f', 1));
}

QString whenText(std::int64_t secondsSince1970) {
    if (secondsSince1970 <= 0) return kUnknown;
    const QDateTime when = QDateTime::fromSecsSinceEpoch(secondsSince1970);
    const QString time = when.toString(QStringLiteral("HH:mm"));
    const qint64 days = when.date().daysTo(QDate::currentDate());
    if (days == 0) return Format::tr("Today, %1").arg(time);
    if (days == 1) return Format::tr("Yesterday, %1").arg(time);
    //: Format of a date, as QLocale::toString takes it
    return QLocale(Format::tr("en_GB")).toString(when.date(), Format::tr("d MMM yyyy"));
}

}  // namespace coincide
