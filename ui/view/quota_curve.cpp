#include "ui/view/quota_curve.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/algo/allocate.h"
#include "core/algo/cluster_limits.h"
#include "ui/base/format.h"
#include "ui/base/tokens.h"
#include "ui/model/session.h"
#include "ui/view/chart_axis.h"

namespace coincide {
namespace {

constexpr double kHeadroom = 1.6;   // end of the axis over the most that a cluster gives

}  // namespace

QuotaCurve::QuotaCurve(Session& session, QWidget* parent) : QWidget(parent), session_(session) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Quota per cluster"));
    connect(&session.view, &ViewState::dataChanged, this, &QuotaCurve::rebuild);
    connect(&session.tuning, &TuningState::changed, this, &QuotaCurve::readValues);
    connect(&session.curation, &CurationState::limitsChanged, this, &QuotaCurve::readLimits);
    connect(&session.view, &ViewState::currentClusterChanged, this, qOverload<>(&QWidget::update));
    rebuild();
}

void QuotaCurve::rebuild() {
    const ExplorerData& explorer = session_.view.data();
    const auto& ids = explorer.select.clusters.ids;
    std::vector<double> byPosition(ids.size(), NAN);
    for (std::size_t u = 0; u < ids.size(); ++u) {
        const auto id = static_cast<std::size_t>(ids[u]);
        if (id < explorer.select.transfer.size() && u < explorer.select.density.size()) byPosition[u] = explorer.select.transfer[id] / explorer.select.density[u];
    }
    std::vector<std::size_t> places(ids.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    std::sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
        const double left = std::isfinite(byPosition[a]) ? byPosition[a] : -INFINITY, right = std::isfinite(byPosition[b]) ? byPosition[b] : -INFINITY;
        return left != right ? left > right : ids[a] > ids[b];
    });
    order_.clear();
    placeOfCluster_.assign(static_cast<std::size_t>(explorer.clusters), -1);
    for (const std::size_t u : places) {
        if (static_cast<std::size_t>(ids[u]) < placeOfCluster_.size()) placeOfCluster_[static_cast<std::size_t>(ids[u])] = static_cast<int>(order_.size());
        order_.push_back(static_cast<int>(ids[u]));
    }
    hovered_ = -1;
    readLimits();
}

void QuotaCurve::readLimits() {
    const ExplorerData& explorer = session_.view.data();
    const std::vector<std::int64_t> sizes = explorer.select.clusters.sizes();
    limits_.clear();
    most_.assign(order_.size(), 0);
    try {
        const std::string text = utf8(session_.curation.limits());
        if (!text.empty()) limits_ = parseLimits(text, explorer.select.clusters.ids, sizes, explorer.clusters);
    } catch (const Error&) {
        limits_.clear();   // the tuning tells what is wrong with them
    }
    for (std::size_t u = 0; u < sizes.size(); ++u) {
        const auto place = static_cast<std::size_t>(placeOfCluster_[static_cast<std::size_t>(explorer.select.clusters.ids[u])]);
        most_[place] = limits_.empty() ? sizes[u] : std::min(sizes[u], limits_[u].atMost);
    }
    beforeBudget_ = -1;
    readValues();
}

// Quotas of the setting compared with, under the limits of now; made again only when that setting changes.
void QuotaCurve::readBefore() {
    const TuningState& tuning = session_.tuning;
    if (tuning.beforeBudget() == beforeBudget_ && tuning.beforeTemperature() == beforeTemperature_) return;
    beforeBudget_ = tuning.beforeBudget();
    beforeTemperature_ = tuning.beforeTemperature();
    before_.clear();
    const ExplorerData& explorer = session_.view.data();
    if (order_.empty() || beforeBudget_ <= 0 || !(beforeTemperature_ > 0)) return;
    AllocateOptions options;
    options.temperature = beforeTemperature_;
    options.shortfall = tuning.shortfall();
    try {
        std::vector<double> quota(order_.size());
        const std::vector<double> score = clusterScores(explorer.select.transfer, explorer.select.density, explorer.select.clusters.ids);
        for (const ClusterShare& share : allocate(score, explorer.select.clusters.sizes(), explorer.select.clusters.ids, beforeBudget_, options, limits_))
            quota[static_cast<std::size_t>(placeOfCluster_[static_cast<std::size_t>(share.cluster)])] = static_cast<double>(share.wanted);
        before_ = std::move(quota);
    } catch (const Error&) {
        before_.clear();   // no answer then, no line now
    }
}

void QuotaCurve::readValues() {
    const TuningState& tuning = session_.tuning;
    now_.assign(order_.size(), 0);
    capped_.assign(order_.size(), -1);
    const bool known = tuning.quotaOfCluster().size() == placeOfCluster_.size() && tuning.takenOfCluster().size() == placeOfCluster_.size();
    for (std::size_t i = 0; known && i < order_.size(); ++i) {
        const auto cluster = static_cast<std::size_t>(order_[i]);
        now_[i] = tuning.quotaOfCluster()[cluster];
        const std::int64_t taken = tuning.takenOfCluster()[cluster];
        if (taken > 0 && taken >= most_[i] && now_[i] >= static_cast<double>(most_[i])) capped_[i] = static_cast<double>(taken);
    }
    readBefore();
    // A few clusters may be wanted for many times what any of them has; the axis ends where the others can still be read.
    double quota = 0, taken = 0;
    for (std::size_t i = 0; i < order_.size(); ++i) {
        quota = std::max({quota, now_[i], tuning.moved() && i < before_.size() ? before_[i] : 0.0});
        if (known) taken = std::max(taken, static_cast<double>(tuning.takenOfCluster()[static_cast<std::size_t>(order_[i])]));
    }
    largest_ = std::max(1.0, std::min(quota, kHeadroom * taken));
    update();
}

QRectF QuotaCurve::plotOf(const QRectF& area) const {
    const QFontMetricsF metrics(textFont(TextRole::Caption));
    const double left = std::max(metrics.horizontalAdvance(countText(static_cast<std::int64_t>(axisSteps(largest_, gridSteps_).end))), 16.0) + space::s;
    return area.adjusted(left, metrics.height() / 2 + 1, -1, -metrics.height() - 5);
}

double QuotaCurve::positionOf(std::size_t place, const QRectF& plot) const {
    return plot.left() + (static_cast<double>(place) + 0.5) * plot.width() / static_cast<double>(std::max<std::size_t>(order_.size(), 1));
}

int QuotaCurve::clusterAt(double x) const {
    const QRectF plot = plotOf(rect());
    if (order_.empty() || plot.width() <= 0 || x < plot.left() - 1 || x > plot.right() + 1) return -1;
    const double place = (x - plot.left()) / plot.width() * static_cast<double>(order_.size());
    return order_[static_cast<std::size_t>(std::clamp(place, 0.0, static_cast<double>(order_.size() - 1)))];
}

// Largest values per pixel column, so that painting costs as much as the chart is wide and not as many clusters as there are.
std::vector<QuotaCurve::Column> QuotaCurve::columnsOf(int width) const {
    std::vector<Column> columns(static_cast<std::size_t>(std::max(width, 1)));
    const std::size_t count = order_.size();
    for (std::size_t i = 0; i < count; ++i) {
        Column& column = columns[std::min(columns.size() - 1, i * columns.size() / count)];
        column.now = std::max(column.now, now_[i]);
        if (i < before_.size()) column.before = std::max(column.before, before_[i]);
        column.capped = std::max(column.capped, capped_[i]);
    }
    return columns;
}

void QuotaCurve::paintTo(QPainter& painter, const QRect& area) const {
    const Tokens& tokens = Tokens::of(palette());
    const AxisSteps axis = axisSteps(largest_, gridSteps_);
    const QRectF plot = plotOf(area);
    if (plot.width() < 8 || plot.height() < 8) return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(textFont(TextRole::Caption));
    const QFontMetricsF metrics(painter.font());
    const auto yOf = [&](double value) { return plot.bottom() - std::min(value / axis.end, 1.0) * plot.height(); };
    for (int i = 0; i * axis.step <= axis.end * (1 + 1e-9); ++i) {
        const double y = std::round(yOf(i * axis.step)) + 0.5;
        painter.setPen(QPen(i == 0 ? tokens.control : tokens.divider, 1));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        painter.setPen(tokens.secondary);
        const QString figure = axis.step < 1 ? scoreText(i * axis.step) : countText(std::llround(i * axis.step));
        painter.drawText(QRectF(area.left(), y - metrics.height() / 2, plot.left() - area.left() - 6, metrics.height()), Qt::AlignRight | Qt::AlignVCenter, figure);
    }
    painter.setPen(tokens.secondary);
    const QRectF foot(plot.left(), plot.bottom() + 4, plot.width(), metrics.height());
    painter.drawText(foot, Qt::AlignLeft | Qt::AlignTop, tr("highest T ÷ D"));
    painter.drawText(foot, Qt::AlignRight | Qt::AlignTop, tr("lowest"));
    if (order_.empty()) {
        painter.restore();
        return;
    }

    const bool fewClusters = static_cast<double>(order_.size()) * 2 < plot.width();
    QPolygonF now, before;
    std::vector<std::pair<double, double>> bars;   // x, taken
    if (fewClusters) {
        for (std::size_t i = 0; i < order_.size(); ++i) {
            const double x = positionOf(i, plot);
            now << QPointF(x, yOf(now_[i]));
            if (i < before_.size()) before << QPointF(x, yOf(before_[i]));
            if (capped_[i] >= 0) bars.emplace_back(x, capped_[i]);
        }
    } else {
        const std::vector<Column> columns = columnsOf(static_cast<int>(plot.width()));
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const double x = plot.left() + (static_cast<double>(i) + 0.5) * plot.width() / static_cast<double>(columns.size());
            now << QPointF(x, yOf(columns[i].now));
            if (!before_.empty()) before << QPointF(x, yOf(columns[i].before));
            if (columns[i].capped >= 0) bars.emplace_back(x, columns[i].capped);
        }
    }
    QPolygonF fill = now;
    fill << QPointF(now.last().x(), plot.bottom()) << QPointF(now.first().x(), plot.bottom());
    QColor soft = tokens.accent;
    soft.setAlphaF(0.30f);
    painter.setPen(Qt::NoPen);
    painter.setBrush(soft);
    painter.drawPolygon(fill);
    for (const auto& [x, taken] : bars) {
        const double top = yOf(taken);
        painter.fillRect(QRectF(x - 0.75, top, 1.5, plot.bottom() - top), tokens.secondary);
    }
    painter.setBrush(Qt::NoBrush);
    if (session_.tuning.moved() && !before.isEmpty()) {
        QPen pen(tokens.secondary, 1.5);
        pen.setDashPattern({3, 2});
        painter.setPen(pen);
        painter.drawPolyline(before);
    }
    painter.setPen(QPen(tokens.accent, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(now);
    painter.restore();
}

void QuotaCurve::paintMark(QPainter& painter, int cluster, const QRectF& plot, const QColor& colour) const {
    if (cluster < 0 || static_cast<std::size_t>(cluster) >= placeOfCluster_.size() || placeOfCluster_[static_cast<std::size_t>(cluster)] < 0) return;
    const auto place = static_cast<std::size_t>(placeOfCluster_[static_cast<std::size_t>(cluster)]);
    const double x = positionOf(place, plot), y = plot.bottom() - std::min(now_[place] / axisSteps(largest_, gridSteps_).end, 1.0) * plot.height();
    painter.setPen(QPen(colour, 1));
    painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    painter.setBrush(palette().base());
    painter.setPen(QPen(colour, 2));
    painter.drawEllipse(QPointF(x, y), 3.5, 3.5);
}

void QuotaCurve::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintTo(painter, rect());
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& tokens = Tokens::of(palette());
    const QRectF plot = plotOf(rect());
    paintMark(painter, session_.view.currentCluster(), plot, tokens.text);
    if (hovered_ != session_.view.currentCluster()) paintMark(painter, hovered_, plot, tokens.accent);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(tokens.accent, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), space::radiusControl, space::radiusControl);
    }
}

void QuotaCurve::mouseMoveEvent(QMouseEvent* event) {
    const int cluster = clusterAt(event->position().x());
    if (cluster != hovered_) {
        hovered_ = cluster;
        update();
    }
    if (cluster < 0) {
        QToolTip::hideText();
        return;
    }
    const auto place = static_cast<std::size_t>(placeOfCluster_[static_cast<std::size_t>(cluster)]);
    const TuningState& tuning = session_.tuning;
    const std::int64_t taken = static_cast<std::size_t>(cluster) < tuning.takenOfCluster().size() ? tuning.takenOfCluster()[static_cast<std::size_t>(cluster)] : 0;
    QString text = tr("%1\nQuota %2, in %3 of %4")
                       .arg(session_.curation.clusterTitle(cluster), scoreText(now_[place]), countText(taken),
                            countText(session_.view.data().sizeOfCluster[static_cast<std::size_t>(cluster)]));
    if (capped_[place] >= 0) text += '\n' + tr("At its cap");
    QToolTip::showText(event->globalPosition().toPoint(), text, this);
}

void QuotaCurve::mousePressEvent(QMouseEvent* event) {
    const int cluster = event->button() == Qt::LeftButton ? clusterAt(event->position().x()) : -1;
    if (cluster >= 0) session_.view.setCurrentCluster(cluster);
}

void QuotaCurve::leaveEvent(QEvent*) {
    hovered_ = -1;
    update();
}

void QuotaCurve::keyPressEvent(QKeyEvent* event) {
    const int by = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    if (by == 0 || order_.empty()) {
        QWidget::keyPressEvent(event);
        return;
    }
    const int current = session_.view.currentCluster();
    const int place = current >= 0 && static_cast<std::size_t>(current) < placeOfCluster_.size() ? placeOfCluster_[static_cast<std::size_t>(current)] : -1;
    const int next = place < 0 ? 0 : std::clamp(place + by, 0, static_cast<int>(order_.size()) - 1);
    session_.view.setCurrentCluster(order_[static_cast<std::size_t>(next)]);
}

QSize QuotaCurve::sizeHint() const { return {300, 160}; }
QSize QuotaCurve::minimumSizeHint() const { return {160, 64}; }

}  // namespace coincide
