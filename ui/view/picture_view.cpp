#include "ui/view/picture_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <algorithm>
#include <cmath>

#include "ui/base/icons.h"
#include "ui/base/tokens.h"

namespace coincide {
namespace {

constexpr double kLargest = 16;

}  // namespace

PictureView::PictureView(QWidget* parent) : QWidget(parent), fit_(new QPushButton(icon(QStringLiteral("zoom-in")), tr("Fit"), this)), action_(new QPushButton(this)) {
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Picture of the sample"));
    setMinimumHeight(96);
    fit_->setProperty("small", true);
    fit_->setToolTip(tr("Fit, or original size. The wheel zooms, dragging moves"));
    fit_->setFocusPolicy(Qt::TabFocus);
    action_->hide();
    fit_->hide();
    connect(fit_, &QPushButton::clicked, this, [this] {
        if (zoom_ == 0) zoomTo(1, rect().center());
        else fit();
    });
    connect(action_, &QPushButton::clicked, this, &PictureView::actionTriggered);
}

void PictureView::setImage(const QImage& image) {
    const bool sameShape = !image_.isNull() && !image.isNull() && zoom_ == 0;
    sentence_.clear();
    detail_.clear();
    image_ = image;
    if (!sameShape) zoom_ = 0, offset_ = {};
    showButtons();
}

void PictureView::setSentence(const QString& sentence, const QString& detail, const QString& action) {
    image_ = {};
    sentence_ = sentence;
    detail_ = detail;
    action_->setText(action);
    zoom_ = 0, offset_ = {};
    showButtons();
}

void PictureView::clear() { setSentence({}, {}, {}); }

void PictureView::showButtons() {
    fit_->setVisible(!image_.isNull());
    fit_->setText(zoom_ == 0 ? tr("Fit") : QStringLiteral("%1 %").arg(std::lround(zoom_ * 100)));
    fit_->adjustSize();
    fit_->move(width() - fit_->width() - space::s, height() - fit_->height() - space::s);
    action_->setVisible(!sentence_.isEmpty() && !action_->text().isEmpty());
    action_->adjustSize();
    action_->move((width() - action_->width()) / 2, height() - action_->height() - space::m);
    setCursor(zoom_ > 0 ? Qt::OpenHandCursor : Qt::ArrowCursor);
    update();
}

double PictureView::fitZoom() const {
    if (image_.isNull()) return 1;
    return std::min({width() / static_cast<double>(image_.width()), height() / static_cast<double>(image_.height()), 4.0});
}

double PictureView::zoom() const { return zoom_ == 0 ? fitZoom() : zoom_; }

void PictureView::fit() {
    zoom_ = 0;
    offset_ = {};
    showButtons();
}

void PictureView::zoomTo(double zoom, QPointF around) {
    if (image_.isNull()) return;
    const double before = this->zoom();
    zoom = std::clamp(zoom, std::min(fitZoom(), 0.05), kLargest);
    if (zoom <= fitZoom() && zoom < before) return fit();
    // What is under the point stays under it.
    const QPointF middle = QRectF(rect()).center(), from = around - middle - offset_;
    offset_ = around - middle - from * (zoom / before);
    zoom_ = zoom;
    keepInside();
    showButtons();
}

void PictureView::keepInside() {
    const double x = std::max(0.0, (image_.width() * zoom() - width()) / 2), y = std::max(0.0, (image_.height() * zoom() - height()) / 2);
    offset_ = {std::clamp(offset_.x(), -x, x), std::clamp(offset_.y(), -y, y)};
}

void PictureView::paintEvent(QPaintEvent*) {
    const Tokens& tokens = Tokens::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), tokens.alternate);
    if (!image_.isNull()) {
        const double scale = zoom();
        QRectF target(0, 0, image_.width() * scale, image_.height() * scale);
        target.moveCenter(QRectF(rect()).center() + offset_);
        painter.setRenderHint(QPainter::SmoothPixmapTransform, scale < 3);
        painter.drawImage(target, image_);
    } else if (!sentence_.isEmpty()) {
        QRect room = rect().adjusted(space::l, space::s, -space::l, action_->isVisible() ? -action_->height() - space::l : -space::s);
        painter.setPen(tokens.text);
        painter.setFont(textFont(TextRole::Strong));
        const int line = painter.fontMetrics().lineSpacing();
        const int tall = line + (detail_.isEmpty() ? 0 : QFontMetrics(textFont(TextRole::Secondary)).lineSpacing() * 2);
        room.setTop(std::max(room.top(), room.center().y() - tall / 2));
        painter.drawText(room, Qt::AlignHCenter | Qt::AlignTop, sentence_);
        painter.setFont(textFont(TextRole::Secondary));
        painter.setPen(tokens.secondary);
        room.setTop(room.top() + line + 2);
        painter.drawText(room, Qt::AlignHCenter | Qt::AlignTop, painter.fontMetrics().elidedText(detail_, Qt::ElideMiddle, room.width()));
    }
    painter.fillRect(QRect(0, height() - 1, width(), 1), tokens.divider);
    if (hasFocus()) {
        painter.setPen(QPen(tokens.accent, 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void PictureView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    keepInside();
    showButtons();
}

void PictureView::wheelEvent(QWheelEvent* event) {
    if (image_.isNull()) return event->ignore();
    zoomTo(zoom() * std::pow(1.0015, event->angleDelta().y()), event->position());
    event->accept();
}

void PictureView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || zoom_ == 0) return QWidget::mousePressEvent(event);
    dragging_ = true;
    dragFrom_ = event->position().toPoint();
    setCursor(Qt::ClosedHandCursor);
}

void PictureView::mouseMoveEvent(QMouseEvent* event) {
    if (!dragging_) return;
    offset_ += event->position().toPoint() - dragFrom_;
    dragFrom_ = event->position().toPoint();
    keepInside();
    update();
}

void PictureView::mouseReleaseEvent(QMouseEvent*) {
    dragging_ = false;
    setCursor(zoom_ > 0 ? Qt::OpenHandCursor : Qt::ArrowCursor);
}

void PictureView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (zoom_ == 0) zoomTo(std::max(1.0, fitZoom() * 2), event->position());
    else fit();
}

void PictureView::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Plus:
        case Qt::Key_Equal: return zoomTo(zoom() * 1.25, rect().center());
        case Qt::Key_Minus: return zoomTo(zoom() / 1.25, rect().center());
        default: QWidget::keyPressEvent(event);
    }
}

}  // namespace coincide
