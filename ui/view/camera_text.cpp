#include "ui/view/camera_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <cmath>

namespace coincide {
namespace {

constexpr qsizetype kLongest = 4096;
constexpr double kFarthest = 1e12;

}  // namespace

QString cameraText(const MapCamera& camera, int dimensions) {
    QJsonObject out{{"dimensions", dimensions}, {"unitsPerPixel", camera.unitsPerPixel}};
    if (dimensions == 3) {
        out["centre"] = QJsonArray{camera.centreX, camera.centreY, camera.centreZ};
        out["yaw"] = camera.yaw;
        out["pitch"] = camera.pitch;
    } else {
        out["centre"] = QJsonArray{camera.centreX, camera.centreY};
    }
    return QString::fromUtf8(QJsonDocument(QJsonObject{{"coincideCamera", out}}).toJson(QJsonDocument::Compact));
}

std::optional<ReadCamera> readCamera(const QString& text) {
    if (text.size() > kLongest) return std::nullopt;
    const QJsonObject in = QJsonDocument::fromJson(text.trimmed().toUtf8()).object()[QLatin1String("coincideCamera")].toObject();
    ReadCamera read;
    read.dimensions = in[QLatin1String("dimensions")].toInt();
    const QJsonArray centre = in[QLatin1String("centre")].toArray();
    if ((read.dimensions != 2 && read.dimensions != 3) || centre.size() != read.dimensions) return std::nullopt;
    MapCamera& camera = read.camera;
    bool whole = true;
    const auto number = [&](const QJsonValue& value) {
        const double found = value.toDouble(NAN);
        whole = whole && std::isfinite(found) && std::abs(found) <= kFarthest;
        return found;
    };
    camera.centreX = number(centre[0]);
    camera.centreY = number(centre[1]);
    camera.unitsPerPixel = number(in[QLatin1String("unitsPerPixel")]);
    if (read.dimensions == 3) {
        camera.centreZ = number(centre[2]);
        camera.yaw = number(in[QLatin1String("yaw")]);
        camera.pitch = number(in[QLatin1String("pitch")]);
    }
    return whole && camera.unitsPerPixel > 0 ? std::optional(read) : std::nullopt;
}

}  // namespace coincide
