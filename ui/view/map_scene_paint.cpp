#include <QElapsedTimer>
#include <QPaintEngine>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/base/format.h"
#include "ui/model/session.h"
#include "ui/view/map_paint.h"
#include "ui/view/map_scene.h"

namespace coincide {
namespace {

constexpr double kOverviewEdge = 40, kZoomedEdge = 44;   // frames of 2 px included
constexpr double kNamesFrom = 3;                         // zoom from which clusters are named
constexpr double kOverviewUntil = 1.5;                   // zoom up to which a source shows four pictures at most
constexpr int kPicturesOfSource = 4;
constexpr qsizetype kMostPixmaps = 1500;
constexpr QSizeF kLabelRoom(170, 70);                    // at most one cluster's name in so much of the map
constexpr double kCalloutPicture = 36;
constexpr std::int64_t kLabelNanoseconds = 6'000'000;    // for new names in a frame while the map moves

QFont labelFont() {
    QFont font = textFont(TextRole::Strong);
    font.setPointSizeF(textFont(TextRole::Secondary).pointSizeF());
    return font;
}

}  // namespace

const QPixmap* MapScene::pixmapOf(std::int32_t sample) {
    const int edge = static_cast<int>(std::lround((kZoomedEdge - 4) * ratio_));
    if (edge != pixmapEdge_ || pixmaps_.size() > kMostPixmaps) pixmaps_.clear();
    pixmapEdge_ = edge;
    if (const auto found = pixmaps_.constFind(sample); found != pixmaps_.constEnd()) return &*found;
    const ThumbnailCache::Entry entry = session_.thumbnails.get(sample);
    if (entry.state != ThumbnailCache::State::Ready) return nullptr;
    return &*pixmaps_.insert(sample, QPixmap::fromImage(squarePicture(entry.image, edge)));
}

bool MapScene::picturesLoading() const {
    if (!session_.view.pictures()) return false;
    return std::any_of(pictures_.begin(), pictures_.end(), [&](const PlacedPicture& picture) {
        const auto& has = session_.view.data().hasPicture;
        const auto at = static_cast<std::size_t>(picture.sample);
        return at < has.size() && has[at] != 0 && session_.thumbnails.get(picture.sample).state == ThumbnailCache::State::Loading;
    });
}

void MapScene::paintPicture(QPainter& painter, const PlacedPicture& picture, bool accent, bool badge) {
    const Tokens& own = tokens();
    const ExplorerData& data = session_.view.data();
    const auto at = static_cast<std::size_t>(picture.sample);
    const QRectF frame = accent ? picture.rect.adjusted(-3, -3, 3, 3) : picture.rect;
    const QRectF inner = frame.adjusted(2, 2, -2, -2);
    const bool faded = !accent && isFaded(picture.sample);
    painter.fillRect(frame.adjusted(-1, -1, 1, 1), own.canvas);
    painter.fillRect(frame, accent ? own.accent : QColor::fromRgb(at < marks_.colour.size() ? marks_.colour[at] : own.pointIn.rgb()));
    painter.fillRect(inner, own.base);
    const bool in = isIn(picture.sample) || !session_.view.dimOut();
    if (at < data.hasPicture.size() && data.hasPicture[at] == 0) {
        paintTextTile(painter, inner, own);
    } else if (const QPixmap* pixmap = pixmapOf(picture.sample)) {
        painter.setOpacity(in || accent || !badge ? 1 : 0.42);
        painter.drawPixmap(inner, *pixmap, QRectF(pixmap->rect()));
        painter.setOpacity(1);
        if (own.dark && !accent) {
            QColor veil = own.canvas;
            veil.setAlphaF(0.14F);
            painter.fillRect(inner, veil);
        }
    } else {
        painter.fillRect(inner, own.hoverRow);
    }
    if (faded) {
        QColor veil = own.canvas;
        veil.setAlphaF(1 - kFadedOpacity);
        painter.fillRect(frame, veil);
    }
    if (badge && in && session_.tuning.available()) paintBadge(painter, QPointF(inner.right() - 8, inner.bottom() - 8), BadgeMark::Tick, own);
}

void MapScene::paintMarkOfCurrent(QPainter& painter, std::int32_t sample, bool current) {
    const QPointF at = place(sample);
    if (!std::isfinite(at.x())) return;
    const double radius = std::max(5.0, radius_ + 4.0);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(tokens().canvas, 5));
    painter.drawEllipse(at, radius, radius);
    painter.setPen(QPen(current ? tokens().accent : tokens().text, 2));
    painter.drawEllipse(at, radius, radius);
    if (current) {
        const auto index = static_cast<std::size_t>(sample);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor::fromRgb(index < marks_.colour.size() ? marks_.colour[index] : tokens().pointIn.rgb()));
        painter.drawEllipse(at, std::max(2.0, radius_ * 1.12), std::max(2.0, radius_ * 1.12));
    }
}

void MapScene::collectLabels(std::vector<LabelRequest>& requests) {
    const ExplorerData& data = session_.view.data();
    const QFontMetricsF metrics(labelFont());
    const QRectF view(QPointF(0, 0), size_);
    const auto sizeOf = [&](const QString& text) {
        auto found = textSizes_.find(text);
        if (found == textSizes_.end()) {
            if (textSizes_.size() > 20000) textSizes_.clear();
            found = textSizes_.insert(text, QSizeF(metrics.horizontalAdvance(text), metrics.height()));
        }
        return *found;
    };
    labelsAreSources_ = data.clusters == 0 || zoom() < kNamesFrom;
    if (labelsAreSources_) {
        std::vector<float> xs, ys;
        for (std::size_t source = 0; source < samplesOfSource_.size() && data.sources.size() > 1; ++source) {
            xs.clear(), ys.clear();
            for (const std::int32_t sample : samplesOfSource_[source]) {
                const std::size_t at = 2 * static_cast<std::size_t>(sample);
                const float x = xy_[at] / static_cast<float>(ratio_), y = xy_[at + 1] / static_cast<float>(ratio_);
                if (std::isfinite(x) && view.contains(QPointF(x, y))) xs.push_back(x), ys.push_back(y);
            }
            if (xs.empty()) continue;
            const QString text = qstr(data.sources[source]);
            requests.push_back({text, labelAnchor(xs, ys), sizeOf(text), static_cast<int>(source)});
        }
        return;
    }
    constexpr std::int64_t kCentral = 24;
    const std::size_t most = static_cast<std::size_t>(size_.width() * size_.height() / (kLabelRoom.width() * kLabelRoom.height())) + 1;
    const auto add = [&](std::int32_t cluster) {
        const auto c = static_cast<std::size_t>(cluster);
        std::vector<QPointF> central;
        const std::int64_t begin = data.membersBegin[c], end = std::min(data.membersBegin[c + 1], begin + kCentral);
        if (begin == end) return;
        // The most central member tells cheaply that a cluster is far outside.
        const QPointF middle = place(data.members[static_cast<std::size_t>(begin)]);
        if (std::isfinite(middle.x()) && !view.adjusted(-300, -300, 300, 300).contains(middle)) return;
        for (std::int64_t m = begin; m < end; ++m) {
            const auto sample = static_cast<std::size_t>(data.members[static_cast<std::size_t>(m)]);
            if (drawn_[sample] == 0 || !std::isfinite(xy_[2 * sample])) continue;
            central.push_back(QPointF(xy_[2 * sample], xy_[2 * sample + 1]) / ratio_);
        }
        if (central.empty()) return;
        // Not their mean: between parts that lie apart there is nothing to be named.
        const QPointF at = densestPoint(central);
        if (!view.contains(at)) return;
        const QString text = session_.curation.clusterTitle(cluster);
        const QSizeF size = sizeOf(text);
        requests.push_back({text, at + QPointF(0, size.height() / 2), size, cluster});
    };
    const int current = session_.view.currentCluster();
    if (current >= 0 && current < data.clusters) add(current);
    for (const std::int32_t cluster : clustersBySize_) {
        if (requests.size() >= 2 * most) break;
        if (cluster != current) add(cluster);
    }
}

std::vector<PictureCandidate> MapScene::candidates() {
    const ExplorerData& data = session_.view.data();
    std::vector<PictureCandidate> found;
    const auto at = [&](std::int32_t sample) { return QPointF(xy_[2 * static_cast<std::size_t>(sample)], xy_[2 * static_cast<std::size_t>(sample) + 1]) / ratio_; };
    if (eachSampleHasPicture()) {
        const QRectF view = QRectF(QPointF(0, 0), size_);
        for (const bool wantIn : {true, false})
            for (const std::int32_t sample : order_)
                if (isIn(sample) == wantIn && view.contains(at(sample))) found.push_back({sample, at(sample)});
        return found;
    }
    const bool overview = zoom() < kOverviewUntil;
    std::vector<int> ofSource(data.sources.size(), 0);
    const auto add = [&](std::int32_t sample) {
        const auto s = static_cast<std::size_t>(sample);
        const auto source = s < data.sourceOfSample.size() && data.sourceOfSample[s] >= 0 ? static_cast<std::size_t>(data.sourceOfSample[s]) : data.sources.size();
        // Twice as many as may be placed: where one has no room, the next of its source may.
        if (overview && source < ofSource.size() && ofSource[source]++ >= 3 * kPicturesOfSource) return;
        found.push_back({sample, at(sample)});
    };
    for (const std::int32_t cluster : clustersBySize_) {
        const auto c = static_cast<std::size_t>(cluster);
        const std::int64_t begin = data.membersBegin[c], end = std::min(data.membersBegin[c + 1], begin + 40);
        for (std::int64_t m = begin; m < end; ++m) {
            const std::int32_t sample = data.members[static_cast<std::size_t>(m)];
            if (drawn_[static_cast<std::size_t>(sample)] == 0) continue;
            add(sample);
            break;
        }
    }
    if (data.clusters == 0)
        for (const auto& own : samplesOfSource_)
            for (std::size_t i = 0; i < own.size(); i += std::max<std::size_t>(1, own.size() / 8)) add(own[i]);
    return found;
}

void MapScene::placeAll(const Paint& what, const QRectF& callout) {
    const ExplorerData& data = session_.view.data();
    const QRectF view(QPointF(0, 0), size_);
    labelRequests_.clear();
    collectLabels(labelRequests_);
    std::vector<QRectF> taken;
    if (!callout.isNull()) taken.push_back(callout);
    for (const QRectF& covered : what.covered) taken.push_back(covered.adjusted(-4, -2, 4, 2));
    labels_ = placeLabels(labelRequests_, view, taken);
    if (!session_.view.pictures() || !data.hasRecords || role_ != MapView::Role::Main || marks_.neutral) {
        pictures_.clear();
        return;
    }
    if (eachSampleHasPicture()) taken.clear();
    else
        for (const PlacedLabel& label : labels_) taken.push_back(label.rect.adjusted(-2, -1, 2, 1));
    std::vector<std::int32_t> before;
    for (const PlacedPicture& picture : pictures_)
        if (drawn_[static_cast<std::size_t>(picture.sample)] != 0) before.push_back(picture.sample);
    const double edge = eachSampleHasPicture() ? kZoomedEdge : kOverviewEdge;
    const QRectF area = view.adjusted(4, 4, -4, -4);
    if (what.moving) {
        std::vector<PictureCandidate> same;
        for (const std::int32_t sample : before) same.push_back({sample, place(sample)});
        // What leaves the view while dragging may come back in the same drag.
        pictures_ = placePictures(same, before, edge, eachSampleHasPicture() ? 3 : 5, area.adjusted(-60, -60, 60, 60), {});
        return;
    }
    auto placed = placePictures(candidates(), before, edge, eachSampleHasPicture() ? 3 : 5, area, taken);
    if (!eachSampleHasPicture() && zoom() < kOverviewUntil) {
        std::vector<int> ofSource(data.sources.size(), 0);
        std::erase_if(placed, [&](const PlacedPicture& picture) {
            const auto sample = static_cast<std::size_t>(picture.sample);
            if (sample >= data.sourceOfSample.size() || data.sourceOfSample[sample] < 0) return false;
            return ofSource[static_cast<std::size_t>(data.sourceOfSample[sample])]++ >= kPicturesOfSource;
        });
    }
    const bool same = placed.size() == pictures_.size() && std::equal(placed.begin(), placed.end(), pictures_.begin(), [](const auto& a, const auto& b) { return a.sample == b.sample; });
    pictures_ = std::move(placed);
    if (same) return;
    std::vector<int> wanted;
    for (const PlacedPicture& picture : pictures_)
        if (data.hasPicture[static_cast<std::size_t>(picture.sample)] != 0) wanted.push_back(picture.sample);
    session_.thumbnails.want(this, wanted);
}

QPainterPath MapScene::outlineOfCluster(int cluster) {
    const ExplorerData& data = session_.view.data();
    if (cluster < 0 || cluster >= data.clusters) return {};
    const auto c = static_cast<std::size_t>(cluster);
    const std::int64_t begin = data.membersBegin[c], end = data.membersBegin[c + 1], step = std::max<std::int64_t>(1, (end - begin) / 500);
    std::vector<QPointF> points;
    for (std::int64_t m = begin; m < end; m += step)
        if (const QPointF at = place(data.members[static_cast<std::size_t>(m)]); std::isfinite(at.x())) points.push_back(at);
    return smoothHull(std::move(points), 0.93, 8);
}

QRectF MapScene::calloutPlace(const QPainterPath& outline) const {
    const QRectF box = outline.boundingRect();
    if (outline.isEmpty() || !box.intersects(QRectF(QPointF(0, 0), size_))) return {};
    const int cluster = session_.view.currentCluster();
    const QFontMetricsF strong(textFont(TextRole::Strong)), secondary(textFont(TextRole::Secondary));
    const QString name = strong.elidedText(session_.curation.clusterTitle(cluster), Qt::ElideRight, 220);
    const double width = kCalloutPicture + 8 + 8 + std::max(strong.horizontalAdvance(name), 84.0) + 12, height = kCalloutPicture + 8;
    double top = box.top() - 10 - height;
    if (top < 44) top = box.bottom() + 10;
    if (top + height > size_.height() - 6) return {};
    const double left = std::clamp(box.center().x() - width / 2, 6.0, std::max(6.0, size_.width() - width - 6));
    return {std::round(left), std::round(top), std::ceil(width), height};
}

void MapScene::paintCallout(QPainter& painter, const QPainterPath& outline, const QRectF& rect) {
    const Tokens& own = tokens();
    const ExplorerData& data = session_.view.data();
    const int cluster = session_.view.currentCluster();
    const QRectF hull = outline.boundingRect();
    const double x = std::clamp(hull.center().x(), rect.left() + 8, rect.right() - 8);
    const bool above = rect.bottom() <= hull.top();
    painter.setPen(QPen(own.accent, 2));
    painter.drawLine(QPointF(x, above ? rect.bottom() : rect.top()), QPointF(x, above ? hull.top() + 1 : hull.bottom() - 1));
    painter.setBrush(own.base);
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), space::radiusControl, space::radiusControl);

    const QRectF picture(rect.left() + 5, rect.top() + 5, kCalloutPicture - 2, kCalloutPicture - 2);
    const std::int32_t first = data.members.empty() ? -1 : data.members[static_cast<std::size_t>(data.membersBegin[static_cast<std::size_t>(cluster)])];
    const QPixmap* pixmap = first >= 0 && static_cast<std::size_t>(first) < data.hasPicture.size() && data.hasPicture[static_cast<std::size_t>(first)] != 0 ? pixmapOf(first) : nullptr;
    if (pixmap) painter.drawPixmap(picture, *pixmap, QRectF(pixmap->rect()));
    else if (data.hasRecords) paintTextTile(painter, picture, own);
    else painter.fillRect(picture, clusterColour(cluster, own.dark));

    const double left = picture.right() + 8, width = rect.right() - left - 6;
    painter.setPen(own.text);
    painter.setFont(textFont(TextRole::Strong));
    painter.drawText(QRectF(left, rect.top() + 4, width, 19), Qt::AlignVCenter | Qt::AlignLeft,
                     QFontMetricsF(painter.font()).elidedText(session_.curation.clusterTitle(cluster), Qt::ElideRight, width));
    painter.setFont(textFont(TextRole::Secondary));
    painter.setPen(own.secondary);
    const auto& taken = session_.tuning.takenOfCluster();
    QString size = countText(data.sizeOfCluster[static_cast<std::size_t>(cluster)]);
    if (session_.tuning.available() && static_cast<std::size_t>(cluster) < taken.size()) size += QStringLiteral(" · ") + MapView::tr("%1 in").arg(countText(taken[static_cast<std::size_t>(cluster)]));
    painter.drawText(QRectF(left, rect.top() + 22, width, 18), Qt::AlignVCenter | Qt::AlignLeft, size);
}

void MapScene::paintLabels(QPainter& painter, bool coarse) {
    const QFont font = labelFont();
    const QFontMetricsF metrics(font);
    const bool vector = painter.paintEngine()->type() == QPaintEngine::SVG || painter.paintEngine()->type() == QPaintEngine::Pdf;
    constexpr double kRoom = 4;                              // for the halo
    QElapsedTimer clock;
    clock.start();
    if (labelPictures_.size() > 4000) labelPictures_.clear();
    for (const PlacedLabel& label : labels_) {
        const QString& text = labelRequests_[label.request].text;
        if (vector) {
            paintHaloText(painter, QPointF(label.rect.left(), label.rect.top() + metrics.ascent()), text, font, tokens());
            continue;
        }
        auto picture = labelPictures_.constFind(text);
        if (picture == labelPictures_.constEnd()) {
            if (coarse && clock.nsecsElapsed() > kLabelNanoseconds) continue;   // in one of the frames that follow
            picture = labelPictures_.insert(text, haloTextPicture(text, font, label.rect.size(), kRoom, ratio_, tokens()));
        }
        // Whole pixels keep the letters sharp.
        const QPointF at = (label.rect.topLeft() - QPointF(kRoom, kRoom)) * ratio_;
        painter.drawPixmap(QPointF(std::round(at.x()), std::round(at.y())) / ratio_, *picture);
    }
}

void MapScene::paintRest(QPainter& painter, const Paint& what) {
    project();
    classify();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const bool zoomedPictures = session_.view.pictures() && eachSampleHasPicture();
    const QPainterPath outline = what.outline && role_ == MapView::Role::Main ? outlineOfCluster(session_.view.currentCluster()) : QPainterPath{};
    const QRectF callout = what.callout && !zoomedPictures && !outline.isEmpty() ? calloutPlace(outline) : QRectF{};
    placeAll(what, callout);

    const std::int32_t current = session_.view.currentSample();
    const PlacedPicture *hoveredPicture = nullptr, *currentPicture = nullptr;
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const PlacedPicture& picture : pictures_) {
        if (picture.sample == what.hovered) hoveredPicture = &picture;
        else if (picture.sample == current) currentPicture = &picture;
        else paintPicture(painter, picture, false, zoomedPictures);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    if (!outline.isEmpty()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(tokens().canvas, 5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPath(outline);
        painter.setPen(QPen(tokens().accent, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPath(outline);
    }
    if (what.labels) paintLabels(painter, what.coarse);
    if (!callout.isNull()) paintCallout(painter, outline, callout);
    if (currentPicture) paintPicture(painter, *currentPicture, true, zoomedPictures);
    else if (current >= 0) paintMarkOfCurrent(painter, current, true);
    if (hoveredPicture) paintPicture(painter, *hoveredPicture, true, zoomedPictures);
    else if (what.hovered >= 0 && what.hovered != current) paintMarkOfCurrent(painter, what.hovered, false);
}

}  // namespace coincide
