#pragma once

#include <QHash>
#include <QImage>
#include <QPainterPath>
#include <QPixmap>
#include <optional>
#include <span>
#include <vector>

#include "ui/view/map_geometry.h"
#include "ui/view/map_labels.h"
#include "ui/view/map_marks.h"
#include "ui/view/map_pictures.h"
#include "ui/view/map_projection.h"
#include "ui/view/point_grid.h"
#include "ui/view/point_splat.h"

class QPainter;

namespace coincide {

struct Session;

/// How opaque remains what is not highlighted while something is.
inline constexpr float kFadedOpacity = 0.36F;

/// What the map draws below its overlays: points, pictures, names, the outline of the current cluster. Holds the projected points, so that a
/// redraw never computes colours and a hover never projects.
/// **Threads**: the window's.
class MapScene {
public:
    MapScene(Session& session, MapView::Role role);
    ~MapScene();
    MapScene(const MapScene&) = delete;
    MapScene& operator=(const MapScene&) = delete;

    /// Where the map is looked at from: `flat` in `[0, 1]`: 1 = 2D, 0 = 3D, between = points on their way.
    struct Look {
        MapCamera camera2d, camera3d;
        double flat = 1;
        bool operator==(const Look&) const = default;
    };
    void setLook(const Look& look);
    void setViewport(QSizeF size, qreal ratio);
    void setDark(bool dark);
    void dataChanged();                ///< other samples or positions
    void coloursChanged();             ///< other colours or classes
    void visibilityChanged();          ///< other samples are shown
    void highlightChanged();           ///< other samples are picked out
    /// False: points are drawn by somebody else.
    void setDrawsPoints(bool on) { drawsPoints_ = on; }

    struct Paint {
        bool moving = false;           ///< a drag: pictures only move along
        bool coarse = false;           ///< more frames follow at once: see paintPoints()
        bool outline = true;           ///< of the current cluster
        bool callout = true;
        bool labels = true;
        std::int32_t hovered = -1;
        std::vector<QRectF> covered;   ///< by overlays: no names there
    };
    void paint(QPainter& painter, const Paint& what);
    /// Brings marks and projection up to date without drawing.
    void prepare();
    /// The parts of paint(), for figures: points alone, and all else.
    /// `coarse`: where all points take longer than a frame, only every n-th of the plain ones is drawn, larger.
    void paintPoints(QPainter& painter, bool coarse = false);
    void paintRest(QPainter& painter, const Paint& what);

    bool hasPositions() const;
    MapBounds bounds(int dimensions) const;                   ///< of all samples with a position
    MapBounds boundsOfSamples(int dimensions, const std::vector<std::int32_t>& samples) const;
    double zoomOf(const MapCamera& camera, int dimensions) const;   ///< 1 = all fits
    double zoom() const;
    MapMargins margins() const { return role_ == MapView::Role::Main ? MapMargins{24, 56, 24, 24} : MapMargins{24, 36, 24, 24}; }
    const MapMarks& marks() const { return marks_; }
    const std::vector<std::uint8_t>& drawn();                 ///< `[S]` 1 = has a place and passes the filter
    /// Projected points `[S, 2]` in logical pixels times the ratio.
    const std::vector<float>& projected();
    QPointF place(std::int32_t sample);                       ///< in logical pixels
    double reach(std::int32_t sample);                        ///< half the extent of its mark or picture
    /// The sample under a pixel: a picture, else the nearest point within `reach`; -1 = none.
    std::int32_t sampleAt(QPointF at, double reach);
    std::vector<std::int32_t> samplesIn(const QPolygonF& polygon);
    int sourceLabelAt(QPointF at) const;                      ///< source id; -1 = none
    const std::vector<PlacedPicture>& placedPictures() const { return pictures_; }
    bool picturesLoading() const;
    bool eachSampleHasPicture() const { return area_ >= 400; }   ///< at this zoom
    float pointRadius() const { return radius_; }
    float radiusOf(MarkClass mark) const { return styleOf(mark, radius_, area_, marks_.neutral, tokens()).radius; }
    QColor canvas() const { return tokens().canvas; }
    /// Rises whenever colours, classes or what is drawn change.
    std::uint64_t version() const { return version_; }
    /// How opaque each sample is drawn, of 255 `[S]`.
    std::vector<std::uint8_t> opacities() const;
    void pictureArrived(int sample) { pixmaps_.remove(sample); }

    /// The style of a class of points at a radius.
    static MarkStyle styleOf(MarkClass mark, float radius, double area, bool neutral, const Tokens& tokens);

private:
    void project();
    void measureRoom();
    void classify();
    void renderPoints(bool coarse);
    /// Draws the samples in `order`, of the plain ones every `step`-th.
    void drawPoints(QImage& target, const std::vector<std::uint8_t>& style, std::span<const std::int32_t> order, bool solid, int step);
    std::vector<MarkStyle> stylesOfPoints(bool solid, int step) const;
    bool highlighting() const;         ///< something is picked out of the rest
    void collectLabels(std::vector<LabelRequest>& requests);
    void placeAll(const Paint& what, const QRectF& callout);
    std::vector<PictureCandidate> candidates();
    QPainterPath outlineOfCluster(int cluster);
    void paintPicture(QPainter& painter, const PlacedPicture& picture, bool accent, bool badge);
    void paintMarkOfCurrent(QPainter& painter, std::int32_t sample, bool current);
    QRectF calloutPlace(const QPainterPath& outline) const;
    void paintCallout(QPainter& painter, const QPainterPath& outline, const QRectF& place);
    void paintLabels(QPainter& painter, bool coarse);
    const QPixmap* pixmapOf(std::int32_t sample);
    bool isIn(std::int32_t sample) const;
    bool isFaded(std::int32_t sample) const;
    const Tokens& tokens() const { return dark_ ? Tokens::darkTheme() : Tokens::light(); }

    Session& session_;
    MapView::Role role_;
    Look look_;
    QSizeF size_{100, 100};
    qreal ratio_ = 1;
    bool dark_ = false, drawsPoints_ = true;

    bool marksOld_ = true, drawnOld_ = true, classesOld_ = true, projectedOld_ = true, imageOld_ = true, groundOld_ = true, roomOld_ = true;
    std::uint64_t version_ = 0;
    MapMarks marks_;
    std::vector<std::uint8_t> drawn_, style_;        // style_: state * kMarkClasses + class
    std::vector<std::int32_t> order_;                // by style
    std::vector<float> xy_;
    std::vector<std::uint8_t> depthBin_, solidStyle_;
    std::vector<std::int32_t> keptOrder_, groundOrder_;   // scratch: what is drawn, from the back to the front
    PointGrid grid_;
    QImage image_;
    QImage ground_;                                  // while something is highlighted: all points faded, so that another highlight draws only itself
    double drawMilliseconds_ = 0;                    // of all points, last time
    int drawnStep_ = 1;                              // every n-th point is in image_
    float radius_ = 1.5F;
    double area_ = 0;                                // px² for each visible point

    MapBounds bounds2d_, bounds3d_;
    std::vector<std::vector<std::int32_t>> samplesOfSource_;   // a few hundred of each
    std::vector<std::int32_t> clustersBySize_;
    std::vector<LabelRequest> labelRequests_;
    std::vector<PlacedLabel> labels_;
    bool labelsAreSources_ = false;
    std::vector<PlacedPicture> pictures_;
    QHash<QString, QSizeF> textSizes_;
    QHash<QString, QPixmap> labelPictures_;          // outlined text is slow to draw
    QHash<int, QPixmap> pixmaps_;
    int pixmapEdge_ = 0;
};

}  // namespace coincide
