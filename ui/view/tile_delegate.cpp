#include "ui/view/tile_delegate.h"

#include <QPainter>
#include <QTextLayout>
#include <algorithm>

#include "ui/base/icons.h"
#include "ui/base/tokens.h"
#include "ui/model/sample_list_model.h"
#include "ui/model/thumbnail_cache.h"

namespace coincide {
namespace {

constexpr double kFaded = 0.42;

void drawIcon(QPainter* painter, const char* name, const QRect& rect, int edge, const QColor& colour) {
    painter->drawPixmap(rect.center().x() - edge / 2 + 1, rect.center().y() - edge / 2 + 1, iconPixmap(QString::fromLatin1(name), edge, colour, painter->device()->devicePixelRatioF()));
}

void paintCropped(QPainter* painter, const QRect& rect, const QImage& image) {
    const double scale = std::max(rect.width() / static_cast<double>(image.width()), rect.height() / static_cast<double>(image.height()));
    const QSizeF part(rect.width() / scale, rect.height() / scale);
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->drawImage(QRectF(rect), image, QRectF((image.width() - part.width()) / 2, (image.height() - part.height()) / 2, part.width(), part.height()));
}

// As many lines of the question as there is room for.
void paintLines(QPainter* painter, const QRect& rect, const QString& text, const Tokens& tokens) {
    painter->fillRect(rect, tokens.alternate);
    painter->setPen(tokens.divider);
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(rect.adjusted(0, 0, -1, -1));
    if (text.isEmpty() || rect.height() < 40) return drawIcon(painter, "text-only", rect, std::clamp(rect.height() / 2, 12, 20), tokens.secondary);
    painter->setPen(tokens.text);
    const QRect room = rect.adjusted(6, 5, -6, -5);
    QTextOption wrap;
    wrap.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    QTextLayout layout(text.left(400).simplified(), textFont(TextRole::Caption));
    layout.setTextOption(wrap);
    layout.beginLayout();
    double y = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(room.width());
        if (y + line.height() > room.height()) break;
        line.setPosition({0, y});
        line.draw(painter, room.topLeft());
        y += line.height();
    }
    layout.endLayout();
}

void paintBroken(QPainter* painter, const QRect& rect, const QString& file, const Tokens& tokens) {
    painter->fillRect(rect, tokens.alternate);
    painter->setPen(QPen(tokens.control, 1, Qt::DashLine));
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(rect.adjusted(0, 0, -1, -1));
    const bool name = rect.height() >= 60;
    drawIcon(painter, "broken-picture", name ? rect.adjusted(0, 0, 0, -16) : rect, 16, tokens.secondary);
    if (!name) return;
    painter->setFont(textFont(TextRole::Caption));
    painter->setPen(tokens.secondary);
    const QString last = file.section(u'/', -1);
    painter->drawText(rect.adjusted(4, 0, -4, -6), Qt::AlignHCenter | Qt::AlignBottom, painter->fontMetrics().elidedText(last, Qt::ElideMiddle, rect.width() - 8));
}

// A round ground with the sign; the sign's shape says it, its colour only helps.
void paintBadge(QPainter* painter, const QRect& picture, SampleGrid::Badge badge, bool in, const Tokens& tokens) {
    const int edge = picture.width() < 60 ? 14 : 18;
    const QRectF round(picture.right() - edge - 2, picture.bottom() - edge - 2, edge, edge);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    QColor ground = tokens.base;
    ground.setAlpha(badge == SampleGrid::Badge::InOut && !in ? 200 : 240);
    painter->setBrush(ground);
    painter->drawEllipse(round);
    const QPointF centre = round.center();
    const double u = edge / 18.0;
    const auto pen = [&](const QColor& colour, double width) { painter->setPen(QPen(colour, width * u, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin)); };
    painter->setBrush(Qt::NoBrush);
    switch (badge) {
        case SampleGrid::Badge::InOut:
            pen(in ? tokens.text : tokens.secondary, 1.8);
            if (in)
                painter->drawPolyline(QPolygonF{centre + QPointF(-3.6, 0.2) * u, centre + QPointF(-1.2, 2.8) * u, centre + QPointF(3.8, -2.8) * u});
            else
                painter->drawEllipse(centre, 2.4 * u, 2.4 * u);
            break;
        case SampleGrid::Badge::Entering:
            pen(tokens.entering, 2);
            painter->drawLine(centre + QPointF(-4, 0) * u, centre + QPointF(4, 0) * u);
            painter->drawLine(centre + QPointF(0, -4) * u, centre + QPointF(0, 4) * u);
            break;
        case SampleGrid::Badge::Leaving:
            pen(tokens.leaving, 2);
            painter->drawLine(centre + QPointF(-4, 0) * u, centre + QPointF(4, 0) * u);
            break;
        case SampleGrid::Badge::OnlyA:
        case SampleGrid::Badge::OnlyB: {
            const bool up = badge == SampleGrid::Badge::OnlyA;
            const double y = up ? 1 : -1;
            painter->setPen(Qt::NoPen);
            painter->setBrush(up ? tokens.leaving : tokens.entering);
            painter->drawPolygon(QPolygonF{centre + QPointF(0, -4.4 * y) * u, centre + QPointF(4.4, 3.2 * y) * u, centre + QPointF(-4.4, 3.2 * y) * u});
            break;
        }
        case SampleGrid::Badge::None: break;
    }
}

}  // namespace

void paintSampleFace(QPainter* painter, const QRect& rect, const QModelIndex& index, const QPalette& palette, double opacity) {
    const Tokens& tokens = Tokens::of(palette);
    painter->save();
    painter->setOpacity(opacity);
    switch (static_cast<ThumbnailCache::State>(index.data(SampleListModel::StateRole).toInt())) {
        case ThumbnailCache::State::Ready: paintCropped(painter, rect, index.data(SampleListModel::ImageRole).value<QImage>()); break;
        case ThumbnailCache::State::Loading: painter->fillRect(rect, tokens.hoverRow); break;
        case ThumbnailCache::State::NoPicture: paintLines(painter, rect, index.data(SampleListModel::QuestionRole).toString(), tokens); break;
        case ThumbnailCache::State::Failed: paintBroken(painter, rect, index.data(SampleListModel::FileRole).toString(), tokens); break;
    }
    painter->restore();
}

void TileDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Tokens& tokens = Tokens::of(option.palette);
    painter->save();
    const QRect cell(option.rect.topLeft(), QSize(edge + 2 * kMargin, edge + 2 * kMargin));
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    const bool current = view && view->currentIndex() == index;
    const bool picked = (option.state & QStyle::State_Selected) != 0 && !current;
    // The current tile gives its outline and gap the room that they need inside its own cell.
    const QRect picture = current ? cell.adjusted(4, 4, -4, -4) : cell.adjusted(kMargin, kMargin, -kMargin, -kMargin);
    const QVariant taken = index.data(SampleListModel::InRole);
    const bool in = taken.toBool(), told = badge == SampleGrid::Badge::InOut ? taken.isValid() : badge != SampleGrid::Badge::None;
    const bool faded = badge == SampleGrid::Badge::InOut && told && !in;
    paintSampleFace(painter, picture, index, option.palette, faded ? kFaded : 1);
    painter->setBrush(Qt::NoBrush);
    if (current || picked) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(tokens.accent, 2));
        painter->drawRoundedRect(QRectF(current ? cell : picture).adjusted(1, 1, -1, -1), 2, 2);
    } else if (option.state & QStyle::State_MouseOver) {
        painter->setPen(tokens.control);
        painter->drawRect(picture.adjusted(0, 0, -1, -1));
    }
    if (const QString caption = index.data(SampleListModel::CaptionRole).toString(); !caption.isEmpty() && picture.width() >= 60) {
        painter->setFont(textFont(TextRole::Caption));
        const int width = painter->fontMetrics().horizontalAdvance(caption) + 8, height = painter->fontMetrics().height() + 2;
        const QRect ground(picture.left() + 3, picture.bottom() - height - 2, width, height);
        QColor base = tokens.base;
        base.setAlpha(230);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(base);
        painter->drawRoundedRect(ground, 3, 3);
        painter->setPen(tokens.text);
        painter->drawText(ground, Qt::AlignCenter, caption);
    }
    if (told) paintBadge(painter, picture, badge, in, tokens);
    painter->restore();
}

}  // namespace coincide
