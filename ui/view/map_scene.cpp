#include "ui/view/map_scene.h"

#include <QPainter>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "core/base/parallel.h"
#include "ui/model/session.h"

namespace coincide {
namespace {

constexpr int kDepthBins = 8;
enum State { kNormal, kFaded, kHighlighted };
constexpr std::size_t kStyles = 3 * kMarkClasses;
static_assert(kStyles * kDepthBins < kHiddenStyle);

}  // namespace

MapScene::MapScene(Session& session, MapView::Role role) : session_(session), role_(role) { dataChanged(); }

MapScene::~MapScene() { session_.thumbnails.want(this, {}); }

void MapScene::setLook(const Look& look) {
    if (look == look_) return;
    look_ = look;
    projectedOld_ = imageOld_ = true;
}

void MapScene::setViewport(QSizeF size, qreal ratio) {
    if (size == size_ && ratio == ratio_) return;
    if (ratio != ratio_) {
        pixmaps_.clear();
        labelPictures_.clear();
    }
    size_ = size;
    ratio_ = ratio;
    projectedOld_ = imageOld_ = true;
}

void MapScene::setDark(bool dark) {
    if (dark == dark_) return;
    dark_ = dark;
    labelPictures_.clear();
    coloursChanged();
}

void MapScene::dataChanged() {
    const ExplorerData& data = session_.view.data();
    bounds2d_ = boundsOf(data.position2d, 2);
    bounds3d_ = boundsOf(data.position3d, 3);
    samplesOfSource_.assign(data.sources.size(), {});
    clustersBySize_.resize(static_cast<std::size_t>(data.clusters));
    for (std::size_t i = 0; i < clustersBySize_.size(); ++i) clustersBySize_[i] = static_cast<std::int32_t>(i);
    std::stable_sort(clustersBySize_.begin(), clustersBySize_.end(),
                     [&](std::int32_t a, std::int32_t b) { return data.sizeOfCluster[static_cast<std::size_t>(a)] > data.sizeOfCluster[static_cast<std::size_t>(b)]; });
    pixmaps_.clear();
    pictures_.clear();
    labels_.clear();
    projectedOld_ = true;
    coloursChanged();
    visibilityChanged();
}

void MapScene::coloursChanged() { marksOld_ = classesOld_ = imageOld_ = true; }

void MapScene::visibilityChanged() { drawnOld_ = classesOld_ = imageOld_ = true; }

bool MapScene::hasPositions() const { return !bounds2d_.empty() || !bounds3d_.empty(); }

MapBounds MapScene::bounds(int dimensions) const { return dimensions == 3 ? bounds3d_ : bounds2d_; }

MapBounds MapScene::boundsOfSamples(int dimensions, const std::vector<std::int32_t>& samples) const {
    const ExplorerData& data = session_.view.data();
    const auto& positions = dimensions == 3 ? data.position3d : data.position2d;
    const auto step = static_cast<std::size_t>(dimensions);
    std::vector<float> own;
    own.reserve(samples.size() * step);
    for (const std::int32_t sample : samples) {
        const std::size_t begin = static_cast<std::size_t>(sample) * step;
        if (sample >= 0 && begin + step <= positions.size()) own.insert(own.end(), positions.begin() + static_cast<std::ptrdiff_t>(begin), positions.begin() + static_cast<std::ptrdiff_t>(begin + step));
    }
    return boundsOf(own, dimensions);
}

double MapScene::zoomOf(const MapCamera& camera, int dimensions) const {
    const MapBounds all = bounds(dimensions);
    return all.empty() ? 1 : fitCamera(all, dimensions, size_, {}, margins()).unitsPerPixel / camera.unitsPerPixel;
}

double MapScene::zoom() const { return look_.flat >= 0.5 ? zoomOf(look_.camera2d, 2) : zoomOf(look_.camera3d, 3); }

const std::vector<std::uint8_t>& MapScene::drawn() {
    if (!drawnOld_) return drawn_;
    const ExplorerData& data = session_.view.data();
    const auto count = static_cast<std::size_t>(data.samples);
    const SampleSet& shown = session_.view.shown();
    const bool filtered = session_.view.filter().restricts() && shown.size() == data.samples;
    drawn_.assign(count, 0);
    const auto finite = [](const std::vector<float>& positions, std::size_t at) { return at < positions.size() && std::isfinite(positions[at]); };
    for (std::size_t i = 0; i < count; ++i)
        drawn_[i] = (finite(data.position2d, 2 * i) || finite(data.position3d, 3 * i)) && (!filtered || shown.has(static_cast<std::int32_t>(i))) ? 1 : 0;
    // A few hundred drawn samples of every source tell where it is.
    std::vector<std::int64_t> sizes(samplesOfSource_.size(), 0), seen(samplesOfSource_.size(), 0);
    const auto sourceOf = [&](std::size_t i) { return i < data.sourceOfSample.size() && data.sourceOfSample[i] >= 0 ? static_cast<std::size_t>(data.sourceOfSample[i]) : sizes.size(); };
    for (auto& own : samplesOfSource_) own.clear();
    for (std::size_t i = 0; i < count; ++i)
        if (const std::size_t source = sourceOf(i); drawn_[i] != 0 && source < sizes.size()) ++sizes[source];
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t source = sourceOf(i);
        if (drawn_[i] == 0 || source >= sizes.size()) continue;
        if (seen[source]++ % std::max<std::int64_t>(1, sizes[source] / 300) == 0) samplesOfSource_[source].push_back(static_cast<std::int32_t>(i));
    }
    drawnOld_ = false;
    grid_.clear();
    return drawn_;
}

void MapScene::classify() {
    if (marksOld_) {
        marks_ = mapMarks(session_, role_, dark_);
        marksOld_ = false;
    }
    if (!classesOld_) return;
    const auto& visible = drawn();
    const SampleSet& highlighted = session_.view.highlighted();
    const bool some = role_ == MapView::Role::Main && !highlighted.empty() && highlighted.size() == session_.view.data().samples;
    const std::size_t count = marks_.mark.size();
    style_.resize(count);
    std::array<std::size_t, kStyles + 1> start{};
    for (std::size_t i = 0; i < count; ++i) {
        if (visible[i] == 0) {
            style_[i] = kHiddenStyle;
            continue;
        }
        const int state = !some ? kNormal : highlighted.has(static_cast<std::int32_t>(i)) ? kHighlighted : kFaded;
        style_[i] = static_cast<std::uint8_t>(state * kMarkClasses + marks_.mark[i]);
        ++start[style_[i] + 1U];
    }
    for (std::size_t s = 1; s < start.size(); ++s) start[s] += start[s - 1];
    order_.resize(start.back());
    for (std::size_t i = 0; i < count; ++i)
        if (style_[i] != kHiddenStyle) order_[start[style_[i]]++] = static_cast<std::int32_t>(i);
    classesOld_ = false;
    ++version_;
}

const std::vector<float>& MapScene::projected() {
    project();
    return xy_;
}

void MapScene::project() {
    const auto& visible = drawn();
    if (!projectedOld_ && xy_.size() == 2 * visible.size()) return;
    const ExplorerData& data = session_.view.data();
    const std::size_t count = visible.size();
    xy_.resize(2 * count);
    std::fill(xy_.begin(), xy_.end(), std::numeric_limits<float>::quiet_NaN());
    depthBin_.assign(look_.flat < 1 ? count : 0, 0);
    const bool has2d = !bounds2d_.empty(), has3d = !bounds3d_.empty();
    if (has2d && (look_.flat > 0 || !has3d)) MapProjection(look_.camera2d, 2, size_, 1).all(data.position2d, ratio_, xy_, {}, kDepthBins, 0);
    if (has3d && look_.flat < 1) {
        std::vector<float> solid(look_.flat > 0 && has2d ? 2 * count : 0);
        MapProjection(look_.camera3d, 3, size_, bounds3d_.radius()).all(data.position3d, ratio_, solid.empty() ? std::span<float>(xy_) : std::span<float>(solid), depthBin_, kDepthBins, 0);
        const auto t = static_cast<float>(look_.flat);
        for (std::size_t i = 0; i < solid.size(); ++i) xy_[i] = solid[i] + (xy_[i] - solid[i]) * t;
    }
    // The room that each visible point has decides its size.
    std::size_t inside = 0;
    const auto right = static_cast<float>(size_.width() * ratio_), bottom = static_cast<float>(size_.height() * ratio_);
    for (std::size_t i = 0; i < count; ++i) inside += static_cast<std::size_t>((visible[i] != 0) & (xy_[2 * i] >= 0) & (xy_[2 * i] < right) & (xy_[2 * i + 1] >= 0) & (xy_[2 * i + 1] < bottom));
    area_ = size_.width() * size_.height() / static_cast<double>(std::max<std::size_t>(1, inside));
    radius_ = static_cast<float>(std::clamp(0.46 * std::sqrt(area_ / M_PI), 0.5, 2.5));
    grid_.clear();
    projectedOld_ = false;
}

MarkStyle MapScene::styleOf(MarkClass mark, float radius, double area, bool neutral, const Tokens& tokens) {
    const float crowd = area < 1 ? 0.5F : 1.0F;
    const float big = std::clamp(radius * 2.6F, 1.5F, 4.4F);
    switch (mark) {
        case MarkClass::Out: return {MarkShape::Dot, neutral ? radius * 0.85F : radius, (neutral ? 0.42F : 0.36F) * crowd};
        case MarkClass::In: return {MarkShape::Dot, radius * 1.12F, 0.95F * crowd};
        case MarkClass::Missing: return {MarkShape::Ring, std::max(radius * 1.3F, 1.5F), 0.8F * crowd};
        case MarkClass::Leaving: {
            QColor ground = tokens.canvas;
            ground.setAlphaF(0.85F);
            return {MarkShape::Ring, big * 1.15F, 1, big * 1.15F + 1, ground.rgba()};
        }
        case MarkClass::Entering: {
            QColor glow = tokens.entering;
            glow.setAlphaF(0.18F);
            return {MarkShape::Plus, big, 1, big * 1.55F, glow.rgba()};
        }
        case MarkClass::OnlyA: return {MarkShape::TriangleUp, big * 1.2F, 1};
        case MarkClass::OnlyB: return {MarkShape::TriangleDown, big * 1.2F, 1};
    }
    return {};
}

std::vector<std::uint8_t> MapScene::opacities() const {
    std::array<std::uint8_t, kStyles> table{};
    for (std::size_t s = 0; s < kStyles; ++s) {
        const float own = styleOf(static_cast<MarkClass>(s % kMarkClasses), radius_, area_, marks_.neutral, tokens()).opacity;
        table[s] = static_cast<std::uint8_t>(255 * own * (s / kMarkClasses == kFaded ? kFadedOpacity : 1.0F));
    }
    std::vector<std::uint8_t> out(style_.size(), 0);
    for (std::size_t i = 0; i < out.size(); ++i)
        if (style_[i] < kStyles) out[i] = table[style_[i]];
    return out;
}

void MapScene::renderPoints() {
    project();
    classify();
    const QSize pixels(std::max(1, static_cast<int>(std::lround(size_.width() * ratio_))), std::max(1, static_cast<int>(std::lround(size_.height() * ratio_))));
    if (!imageOld_ && image_.size() == pixels) return;
    if (image_.size() != pixels) image_ = QImage(pixels, QImage::Format_ARGB32_Premultiplied);
    image_.fill(0);
    const bool solid = look_.flat < 1 && !bounds3d_.empty();
    const int bins = solid ? kDepthBins : 1;
    std::vector<MarkStyle> styles(kStyles * static_cast<std::size_t>(bins));
    for (std::size_t s = 0; s < kStyles; ++s) {
        MarkStyle style = styleOf(static_cast<MarkClass>(s % kMarkClasses), radius_ * static_cast<float>(ratio_), area_, marks_.neutral, tokens());
        if (style.shape != MarkShape::Dot) {
            const MarkStyle logical = styleOf(static_cast<MarkClass>(s % kMarkClasses), radius_, area_, marks_.neutral, tokens());
            style.radius = logical.radius * static_cast<float>(ratio_);
            style.haloRadius = logical.haloRadius * static_cast<float>(ratio_);
        }
        if (s / kMarkClasses == kFaded) style.opacity *= kFadedOpacity;
        for (int bin = 0; bin < bins; ++bin) {
            MarkStyle& own = styles[s + kStyles * static_cast<std::size_t>(bin)];
            own = style;
            if (!solid) continue;
            // Nearer points are larger and stand out of the fog; the difference goes with the third dimension.
            const auto share = static_cast<float>((1 - look_.flat) * (static_cast<double>(bin) / (kDepthBins - 1) - 0.6));
            own.radius = std::max(0.4F, own.radius * (1 + 0.55F * share));
            own.opacity *= std::clamp(1 + 1.1F * share, 0.25F, 1.0F);
        }
    }
    const auto draw = [&](std::span<const std::uint8_t> style, std::span<const std::int32_t> order) { splatPoints(image_, {xy_, marks_.colour, style, order}, styles, 0); };
    if (!solid) {
        draw(style_, order_);
    } else {
        // Back to front; what is highlighted last.
        std::vector<std::uint8_t>& style = solidStyle_;
        style.assign(style_.size(), kHiddenStyle);
        std::array<std::size_t, 2 * kDepthBins + 1> start{};
        const auto keyOf = [&](std::int32_t i) {
            const auto at = static_cast<std::size_t>(i);
            return depthBin_[at] + (style_[at] >= kHighlighted * kMarkClasses ? kDepthBins : 0U);
        };
        for (const std::int32_t i : order_) ++start[keyOf(i) + 1];
        for (std::size_t s = 1; s < start.size(); ++s) start[s] += start[s - 1];
        std::vector<std::int32_t>& order = solidOrder_;
        order.resize(order_.size());
        for (const std::int32_t i : order_) {
            order[start[keyOf(i)]++] = i;
            style[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(style_[static_cast<std::size_t>(i)] + kStyles * depthBin_[static_cast<std::size_t>(i)]);
        }
        draw(style, order);
    }
    image_.setDevicePixelRatio(ratio_);
    imageOld_ = false;
}

QPointF MapScene::place(std::int32_t sample) {
    project();
    const std::size_t at = 2 * static_cast<std::size_t>(sample);
    if (sample < 0 || at + 1 >= xy_.size()) return {std::nan(""), std::nan("")};
    return QPointF(xy_[at], xy_[at + 1]) / ratio_;
}

double MapScene::reach(std::int32_t sample) {
    for (const PlacedPicture& picture : pictures_)
        if (picture.sample == sample) return picture.rect.width() / 2 + 2;
    return std::max(4.0, radius_ * 1.2);
}

std::int32_t MapScene::sampleAt(QPointF at, double reach) {
    if (session_.view.pictures())
        for (auto picture = pictures_.rbegin(); picture != pictures_.rend(); ++picture)
            if (picture->rect.contains(at)) return picture->sample;
    project();
    if (!grid_.built()) grid_.build(xy_, drawn(), size_ * ratio_);
    return grid_.nearest(at * ratio_, (reach + radius_) * ratio_);
}

std::vector<std::int32_t> MapScene::samplesIn(const QPolygonF& polygon) {
    project();
    QPolygonF scaled = polygon;
    for (QPointF& point : scaled) point *= ratio_;
    return pointsInside(xy_, drawn(), scaled);
}

int MapScene::sourceLabelAt(QPointF at) const {
    if (!labelsAreSources_) return -1;
    for (const PlacedLabel& label : labels_)
        if (label.rect.adjusted(-4, -2, 4, 2).contains(at)) return labelRequests_[label.request].key;
    return -1;
}

bool MapScene::isIn(std::int32_t sample) const {
    if (role_ == MapView::Role::Main) return !session_.tuning.available() || session_.tuning.inNow().has(sample);
    const auto at = static_cast<std::size_t>(sample);
    return at < marks_.mark.size() && marks_.mark[at] != static_cast<std::uint8_t>(MarkClass::Out);
}

bool MapScene::isFaded(std::int32_t sample) const {
    const auto at = static_cast<std::size_t>(sample);
    return at < style_.size() && style_[at] / kMarkClasses == kFaded;
}

void MapScene::prepare() {
    project();
    classify();
}

void MapScene::paintPoints(QPainter& painter) {
    renderPoints();
    painter.drawImage(QPointF(0, 0), image_);
}

void MapScene::paint(QPainter& painter, const Paint& what) {
    if (drawsPoints_) paintPoints(painter);
    paintRest(painter, what);
}

}  // namespace coincide
