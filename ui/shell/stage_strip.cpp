#include "ui/shell/stage_strip.h"

#include <QEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include "ui/base/error_text.h"
#include "ui/base/icons.h"
#include "ui/base/tokens.h"

namespace coincide {
namespace {

constexpr int kSign = 14, kGap = 5, kArrow = 20, kMargin = 4;

QString nameOf(Stage stage) { return stageText(QString::fromLatin1(stageName(stage))); }

}  // namespace

QString stateIcon(StageState state) {
    switch (state) {
        case StageState::Done: return QStringLiteral("tick");
        case StageState::Stale: return QStringLiteral("stale");
        case StageState::Failed: return QStringLiteral("failed");
        case StageState::Paused: return QStringLiteral("pause");
        case StageState::Stopped:
        case StageState::Stopping: return QStringLiteral("stopped");
        case StageState::Waiting:
        case StageState::Running: return QStringLiteral("running");
        case StageState::None: break;
    }
    return QStringLiteral("open-state");
}

QColor stateColour(StageState state, const QPalette& palette) {
    const Tokens& tokens = Tokens::of(palette);
    switch (state) {
        case StageState::Done: return tokens.done;
        case StageState::Stale: return tokens.stale;
        case StageState::Failed: return tokens.failed;
        case StageState::Waiting:
        case StageState::Running:
        case StageState::Paused: return tokens.accent;
        default: return tokens.secondary;
    }
}

StageStrip::StageStrip(RunModel& runs, QWidget* parent) : QWidget(parent), runs_(runs) {
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    connect(&runs, &RunModel::changed, this, [this] { update(); });
    setAccessibleName(tr("Stages"));
}

bool StageStrip::named() const { return width() >= sizeHint().width(); }

std::vector<QRect> StageStrip::boxes(bool withNames) const {
    std::vector<QRect> out;
    int x = kMargin;
    for (const Stage stage : RunModel::kStages) {
        const int wide = withNames ? kSign + kGap + fontMetrics().horizontalAdvance(nameOf(stage)) : kSign;
        out.emplace_back(x, 0, wide, height());
        x += wide + kArrow;
    }
    return out;
}

QSize StageStrip::sizeHint() const {
    const std::vector<QRect> all = boxes(true);
    return {all.back().right() + kMargin + 1, space::control};
}
QSize StageStrip::minimumSizeHint() const { return {boxes(false).back().right() + kMargin + 1, space::control}; }

int StageStrip::at(QPoint point) const {
    const std::vector<QRect> all = boxes(named());
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].adjusted(-kGap, 0, kGap, 0).contains(point)) return static_cast<int>(i);
    return -1;
}

void StageStrip::paintEvent(QPaintEvent*) {
    const Tokens& tokens = Tokens::of(palette());
    QPainter painter(this);
    const bool withNames = named();   // else the signs alone, and the names in tooltips
    const std::vector<QRect> all = boxes(withNames);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const StageState state = runs_.status(RunModel::kStages[i]).state;
        const QRect& box = all[i];
        if (hovered_ == static_cast<int>(i)) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(tokens.hoverRow);
            painter.drawRoundedRect(box.adjusted(-kGap, 2, kGap, -2), space::radiusControl, space::radiusControl);
        }
        painter.drawPixmap(box.left(), (height() - kSign) / 2, iconPixmap(stateIcon(state), kSign, stateColour(state, palette()), devicePixelRatioF()));
        painter.setPen(state == StageState::None ? tokens.secondary : tokens.text);
        if (withNames) painter.drawText(box.adjusted(kSign + kGap, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, nameOf(RunModel::kStages[i]));
        if (i + 1 < all.size())
            painter.drawPixmap(box.right() + (kArrow - 10) / 2 + 1, (height() - 10) / 2, iconPixmap(QStringLiteral("chevron-right"), 10, tokens.secondary, devicePixelRatioF()));
        if (hasFocus() && focused_ == static_cast<int>(i)) {
            painter.setPen(QPen(tokens.accent, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(box.adjusted(-kGap, 2, kGap, -2), space::radiusControl, space::radiusControl);
        }
    }
}

void StageStrip::mouseReleaseEvent(QMouseEvent* event) {
    const int index = at(event->position().toPoint());
    if (index >= 0) Q_EMIT chosen(QString::fromLatin1(stageName(RunModel::kStages[static_cast<std::size_t>(index)])));
}

void StageStrip::mouseMoveEvent(QMouseEvent* event) {
    const int now = at(event->position().toPoint());
    if (now != hovered_) hovered_ = now, update();
}

void StageStrip::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Right || event->key() == Qt::Key_Left) focused_ = (focused_ + (event->key() == Qt::Key_Right ? 1 : 5)) % 6, update();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Space) Q_EMIT chosen(QString::fromLatin1(stageName(RunModel::kStages[static_cast<std::size_t>(focused_)])));
    else QWidget::keyPressEvent(event);
}

void StageStrip::leaveEvent(QEvent* event) {
    hovered_ = -1;
    update();
    QWidget::leaveEvent(event);
}

bool StageStrip::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const int index = at(help->pos()); index >= 0) {
            const StageStatus& status = runs_.status(RunModel::kStages[static_cast<std::size_t>(index)]);
            QString text = nameOf(status.stage) + QStringLiteral(": ") + RunModel::stateText(status.state);
            if (!status.figures.isEmpty()) text += QLatin1Char('\n') + status.figures;
            if (!status.note.isEmpty()) text += QLatin1Char('\n') + status.note;
            QToolTip::showText(help->globalPos(), text, this);
        }
        return true;
    }
    return QWidget::event(event);
}

void StageStrip::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) setAccessibleName(tr("Stages")), updateGeometry(), update();
}

}  // namespace coincide
