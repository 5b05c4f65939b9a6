#include "ui/view/mix_chart.h"

#include <QHelpEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>
#include <numeric>

#include "ui/base/format.h"
#include "ui/base/tokens.h"
#include "ui/model/cluster_facts.h"
#include "ui/model/session.h"

namespace coincide {
namespace {

QString percentText(double share) { return QString::number(100 * share, 'f', 1); }

}  // namespace

MixChart::MixChart(Session& session, QWidget* parent) : QAbstractScrollArea(parent), session_(session) {
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("Mix per source"));
    verticalScrollBar()->setSingleStep(space::mixRow);
    connect(&session.view, &ViewState::dataChanged, this, &MixChart::rebuild);
    connect(&session.tuning, &TuningState::changed, this, &MixChart::readValues);
    rebuild();
}

void MixChart::rebuild() {
    const std::vector<int> ranks = sourcePlaces(session_.view.data());
    order_.resize(ranks.size());
    for (std::size_t i = 0; i < ranks.size(); ++i) order_[static_cast<std::size_t>(ranks[i])] = static_cast<int>(i);
    updateGeometry();
    readValues();
}

void MixChart::readValues() {
    const auto shares = [this](const std::vector<std::int64_t>& counts) {
        const double sum = static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::int64_t{0}));
        std::vector<double> out(order_.size());
        for (std::size_t i = 0; i < order_.size(); ++i)
            if (const auto source = static_cast<std::size_t>(order_[i]); sum > 0 && source < counts.size()) out[i] = static_cast<double>(counts[source]) / sum;
        return out;
    };
    now_ = shares(session_.tuning.nowOfSource());
    before_ = shares(session_.tuning.beforeOfSource());
    largest_ = 0;
    for (const double value : now_) largest_ = std::max(largest_, value);
    for (const double value : before_) largest_ = std::max(largest_, value);
    viewport()->update();
}

void MixChart::paintTo(QPainter& painter, const QRect& area) const { paintRows(painter, area, 0); }

void MixChart::paintRows(QPainter& painter, const QRect& area, int scroll) const {
    const Tokens& tokens = Tokens::of(palette());
    const QFont font = textFont(TextRole::Secondary);
    const QFontMetrics metrics(font);
    const int figure = metrics.horizontalAdvance(QStringLiteral("100.0")) + space::s;
    const int name = std::clamp(area.width() * 33 / 100, 60, 200), left = area.left() + 18, lineLeft = left + name + space::s;
    const int lineRight = std::max(lineLeft + 10, area.right() - 2 * figure - space::s);
    const double scale = largest_ > 0 ? (lineRight - lineLeft - 12) / (largest_ * 1.08) : 0;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font);
    const auto& sources = session_.view.data().sources;
    for (int row = scroll / space::mixRow; row < rows(); ++row) {
        const QRect line(area.left(), area.top() + row * space::mixRow - scroll, area.width(), space::mixRow);
        if (line.top() > area.bottom()) break;
        const auto place = static_cast<std::size_t>(row);
        const QColor colour = sourceColour(row, tokens.dark);
        const int middle = line.center().y();
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawRoundedRect(QRectF(line.left(), middle - 5, 10, 10), 2, 2);
        painter.setPen(tokens.text);
        painter.drawText(QRect(left, line.top(), name, line.height()), Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(qstr(sources[static_cast<std::size_t>(order_[place])]), Qt::ElideRight, name));
        painter.setPen(QPen(tokens.divider, 1));
        painter.drawLine(QPointF(lineLeft, middle + 0.5), QPointF(lineRight, middle + 0.5));
        const QPointF before(lineLeft + 6 + before_[place] * scale, middle + 0.5), now(lineLeft + 6 + now_[place] * scale, middle + 0.5);
        painter.setPen(QPen(colour, 2));
        painter.drawLine(before, now);
        painter.setBrush(tokens.base);
        painter.setPen(QPen(tokens.secondary, 1.5));
        painter.drawEllipse(before, 3.75, 3.75);
        painter.setBrush(colour);
        painter.setPen(Qt::NoPen);
        painter.drawEllipse(now, 4.5, 4.5);
        painter.setPen(tokens.secondary);
        painter.drawText(QRect(area.right() - 2 * figure + 1, line.top(), figure, line.height()), Qt::AlignRight | Qt::AlignVCenter, percentText(before_[place]));
        painter.setPen(tokens.text);
        painter.drawText(QRect(area.right() - figure + 1, line.top(), figure, line.height()), Qt::AlignRight | Qt::AlignVCenter, percentText(now_[place]));
    }
    painter.restore();
}

void MixChart::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    paintRows(painter, viewport()->rect(), verticalScrollBar()->value());
}

void MixChart::resizeEvent(QResizeEvent*) {
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setRange(0, std::max(0, rows() * space::mixRow - viewport()->height()));
}

void MixChart::scrollContentsBy(int, int) { viewport()->update(); }

QString MixChart::rowText(int row) const {
    const auto place = static_cast<std::size_t>(row);
    const auto source = static_cast<std::size_t>(order_[place]);
    const auto& now = session_.tuning.nowOfSource();
    const auto& before = session_.tuning.beforeOfSource();
    return tr("%1: now %2 (%3), before %4 (%5)")
        .arg(qstr(session_.view.data().sources[source]), countText(source < now.size() ? now[source] : 0), shareText(now_[place]),
             countText(source < before.size() ? before[source] : 0), shareText(before_[place]));
}

bool MixChart::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int row = (help->pos().y() + verticalScrollBar()->value()) / space::mixRow;
        if (row >= 0 && row < rows())
            QToolTip::showText(help->globalPos(), rowText(row), viewport());
        else
            QToolTip::hideText();
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

QSize MixChart::sizeHint() const { return {300, std::min(rows(), 18) * space::mixRow}; }
QSize MixChart::minimumSizeHint() const { return {160, 3 * space::mixRow}; }

}  // namespace coincide
