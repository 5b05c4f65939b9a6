#include "ui/view/map_scene.h"

#include <QElapsedTimer>
#include <QPainter>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <iterator>
#include <limits>
#include <utility>

#include "core/base/parallel.h"
#include "ui/model/session.h"

namespace coincide {
namespace {

constexpr int kDepthBins = 8;
constexpr std::size_t kPiece = 1 << 16;     // samples that a thread takes at once
constexpr double kFrameMilliseconds = 20;   // that the points may take of a frame while the map moves
constexpr int kMostStep2d = 3, kMostStep3d = 6;
enum State { kNormal, kFaded, kHighlighted };
constexpr std::size_t kStyles = 3 * kMarkClasses;
static_assert(kStyles * kDepthBins < kHiddenStyle);

constexpr bool isHighlighted(std::uint8_t style) { return style >= kHighlighted * kMarkClasses; }

// Styles of all samples, and those that are not hidden in order by style, then by sample. Counted in pieces, so that threads can share it.
template <class StyleOf>
void orderByStyle(std::size_t count, std::vector<std::uint8_t>& style, std::vector<std::int32_t>& order, StyleOf&& styleOf) {
    style.resize(count);
    std::vector<std::array<std::size_t, kStyles>> start((count + kPiece - 1) / kPiece);
    parallelFor(0, count, kPiece, [&](std::size_t begin, std::size_t end) {
        std::array<std::size_t, kStyles> own{};
        for (std::size_t i = begin; i < end; ++i)
            if ((style[i] = styleOf(i)) != kHiddenStyle) ++own[style[i]];
        start[begin / kPiece] = own;
    });
    std::size_t next = 0;
    for (std::size_t s = 0; s < kStyles; ++s)
        for (auto& piece : start) next += std::exchange(piece[s], next);
    order.resize(next);
    parallelFor(0, count, kPiece, [&](std::size_t begin, std::size_t end) {
        std::array<std::size_t, kStyles>& own = start[begin / kPiece];
        for (std::size_t i = begin; i < end; ++i)
            if (style[i] != kHiddenStyle) order[own[style[i]]++] = static_cast<std::int32_t>(i);
    });
}

}  // namespace

MapScene::MapScene(Session& session, MapView::Role role) : session_(session), role_(role) { dataChanged(); }

MapScene::~MapScene() { session_.thumbnails.want(this, {}); }

void MapScene::setLook(const Look& look) {
    if (look == look_) return;
    look_ = look;
    projectedOld_ = imageOld_ = groundOld_ = true;
}

void MapScene::setViewport(QSizeF size, qreal ratio) {
    if (size == size_ && ratio == ratio_) return;
    if (ratio != ratio_) {
        pixmaps_.clear();
        labelPictures_.clear();
    }
    size_ = size;
    ratio_ = ratio;
    projectedOld_ = imageOld_ = groundOld_ = true;
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
    drawMilliseconds_ = 0;   // what is new is drawn whole at first
    projectedOld_ = true;
    coloursChanged();
    visibilityChanged();
}

void MapScene::coloursChanged() { marksOld_ = classesOld_ = imageOld_ = groundOld_ = true; }

void MapScene::visibilityChanged() {
    drawnOld_ = roomOld_ = classesOld_ = imageOld_ = groundOld_ = true;
    pictures_.clear();   // chosen among others
}

void MapScene::highlightChanged() { classesOld_ = imageOld_ = true; }

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

bool MapScene::highlighting() const {
    const SampleSet& highlighted = session_.view.highlighted();
    return role_ == MapView::Role::Main && !highlighted.empty() && highlighted.size() == session_.view.data().samples;
}

void MapScene::classify() {
    if (marksOld_) {
        marks_ = mapMarks(session_, role_, dark_);
        marksOld_ = false;
    }
    if (!classesOld_) return;
    countShown(marks_, session_.view.shown());
    const auto& visible = drawn();
    const SampleSet& highlighted = session_.view.highlighted();
    const bool some = highlighting();
    orderByStyle(marks_.mark.size(), style_, order_, [&](std::size_t i) {
        if (visible[i] == 0) return kHiddenStyle;
        const int state = !some ? kNormal : highlighted.has(static_cast<std::int32_t>(i)) ? kHighlighted : kFaded;
        return static_cast<std::uint8_t>(state * kMarkClasses + marks_.mark[i]);
    });
    classesOld_ = false;
    ++version_;
}

const std::vector<float>& MapScene::projected() {
    project();
    return xy_;
}

void MapScene::project() {
    const auto& visible = drawn();
    if (!projectedOld_ && xy_.size() == 2 * visible.size()) {
        if (roomOld_) measureRoom();
        return;
    }
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
    measureRoom();
    grid_.clear();
    projectedOld_ = false;
}

// The room that each visible point has decides its size.
void MapScene::measureRoom() {
    std::size_t inside = 0;
    const auto right = static_cast<float>(size_.width() * ratio_), bottom = static_cast<float>(size_.height() * ratio_);
    for (std::size_t i = 0; i < drawn_.size(); ++i) inside += static_cast<std::size_t>((drawn_[i] != 0) & (xy_[2 * i] >= 0) & (xy_[2 * i] < right) & (xy_[2 * i + 1] >= 0) & (xy_[2 * i + 1] < bottom));
    area_ = size_.width() * size_.height() / static_cast<double>(std::max<std::size_t>(1, inside));
    radius_ = static_cast<float>(std::clamp(0.46 * std::sqrt(area_ / M_PI), 0.5, 2.5));
    roomOld_ = false;
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

std::vector<MarkStyle> MapScene::stylesOfPoints(bool solid, int step) const {
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
        const bool thinned = s % kMarkClasses <= static_cast<std::size_t>(MarkClass::Missing) && s / kMarkClasses != kHighlighted;
        if (thinned) style.radius *= std::sqrt(static_cast<float>(step));
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
    return styles;
}

void MapScene::drawPoints(QImage& target, const std::vector<std::uint8_t>& style, std::span<const std::int32_t> order, bool solid, int step) {
    const std::vector<MarkStyle> styles = stylesOfPoints(solid, step);
    // What is rare or picked out is never left out.
    const auto isKept = [&](std::int32_t i) {
        const std::uint8_t own = style[static_cast<std::size_t>(i)];
        return i % step == 0 || isHighlighted(own) || own % kMarkClasses > static_cast<int>(MarkClass::Missing);
    };
    if (!solid && step == 1) return splatPoints(target, {xy_, marks_.colour, style, order}, styles, 0);
    std::vector<std::int32_t>& kept = keptOrder_;
    if (!solid) {
        kept.clear();
        std::copy_if(order.begin(), order.end(), std::back_inserter(kept), isKept);
        return splatPoints(target, {xy_, marks_.colour, style, kept}, styles, 0);
    }
    // Back to front; what is highlighted last.
    solidStyle_.assign(style.size(), kHiddenStyle);
    std::array<std::size_t, 2 * kDepthBins + 1> start{};
    const auto keyOf = [&](std::int32_t i) {
        const auto at = static_cast<std::size_t>(i);
        return depthBin_[at] + (isHighlighted(style[at]) ? kDepthBins : 0U);
    };
    std::size_t count = 0;
    for (const std::int32_t i : order) {
        if (!isKept(i)) continue;
        ++start[keyOf(i) + 1];
        ++count;
    }
    for (std::size_t s = 1; s < start.size(); ++s) start[s] += start[s - 1];
    kept.resize(count);
    for (const std::int32_t i : order) {
        if (!isKept(i)) continue;
        kept[start[keyOf(i)]++] = i;
        solidStyle_[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(style[static_cast<std::size_t>(i)] + kStyles * depthBin_[static_cast<std::size_t>(i)]);
    }
    splatPoints(target, {xy_, marks_.colour, solidStyle_, kept}, styles, 0);
}

void MapScene::renderPoints(bool coarse) {
    QElapsedTimer clock;
    clock.start();
    project();
    classify();
    const QSize pixels(std::max(1, static_cast<int>(std::lround(size_.width() * ratio_))), std::max(1, static_cast<int>(std::lround(size_.height() * ratio_))));
    const bool solid = look_.flat < 1 && !bounds3d_.empty(), layered = highlighting();
    if (groundOld_ || !layered || ground_.size() != pixels) ground_ = {};
    const bool hasGround = !ground_.isNull();
    const int step = coarse && !hasGround ? std::clamp(static_cast<int>(std::ceil(drawMilliseconds_ / kFrameMilliseconds)), 1, solid ? kMostStep3d : kMostStep2d) : 1;
    if (!imageOld_ && image_.size() == pixels && step >= drawnStep_) return;
    const auto blank = [&](QImage& image) {
        if (image.size() != pixels) image = QImage(pixels, QImage::Format_ARGB32_Premultiplied);
        image.setDevicePixelRatio(ratio_);
        image.fill(0);
    };
    if (layered && step == 1) {
        if (!hasGround) {
            std::vector<std::uint8_t> faded;
            orderByStyle(style_.size(), faded, groundOrder_, [&](std::size_t i) {
                return style_[i] == kHiddenStyle ? kHiddenStyle : static_cast<std::uint8_t>(kFaded * kMarkClasses + style_[i] % kMarkClasses);
            });
            blank(ground_);
            drawPoints(ground_, faded, groundOrder_, solid, 1);
            groundOld_ = false;
        }
        if (image_.size() == pixels) std::memcpy(image_.bits(), ground_.constBits(), static_cast<std::size_t>(ground_.sizeInBytes()));
        else image_ = ground_.copy();
        const auto first = std::find_if(order_.begin(), order_.end(), [&](std::int32_t i) { return isHighlighted(style_[static_cast<std::size_t>(i)]); });
        drawPoints(image_, style_, std::span(order_).subspan(static_cast<std::size_t>(first - order_.begin())), solid, 1);
    } else {
        blank(image_);
        drawPoints(image_, style_, order_, solid, step);
    }
    imageOld_ = false;
    drawnStep_ = step;
    if (step == 1 && !hasGround) drawMilliseconds_ = static_cast<double>(clock.nsecsElapsed()) / 1e6;
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

void MapScene::paintPoints(QPainter& painter, bool coarse) {
    renderPoints(coarse);
    painter.drawImage(QPointF(0, 0), image_);
}

void MapScene::paint(QPainter& painter, const Paint& what) {
    if (drawsPoints_) paintPoints(painter, what.coarse);
    paintRest(painter, what);
}

}  // namespace coincide
