#include "ui/shell/recent_delegate.h"

#include <QFileInfo>
#include <QPainter>

#include "ui/base/format.h"
#include "ui/base/icons.h"
#include "ui/base/tokens.h"

namespace coincide {
namespace {

constexpr int kMapWidth = 122, kMapHeight = 82, kBadgeHeight = 24;

// "20,298 samples" with the number in semibold; returns where it ends.
int drawCount(QPainter* painter, int x, int baseline, const QString& number, const QString& words) {
    painter->setFont(textFont(TextRole::Strong));
    painter->drawText(x, baseline, number);
    x += painter->fontMetrics().horizontalAdvance(number + QLatin1Char(' '));
    painter->setFont(textFont(TextRole::Body));
    painter->drawText(x, baseline, words);
    return x + painter->fontMetrics().horizontalAdvance(words) + space::m;
}

}  // namespace

RecentModel::RecentModel(RecentProjects& recent, QObject* parent) : QAbstractListModel(parent), recent_(recent) {
    connect(&recent, &RecentProjects::changed, this, [this] {
        beginResetModel();
        endResetModel();
    });
    connect(&recent, &RecentProjects::seen, this, [this](int row) { Q_EMIT dataChanged(index(row), index(row)); });
}

int RecentModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(recent_.list().size()); }

QVariant RecentModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const RecentProject& one = project(index.row());
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) return one.name();
    if (role == Qt::ToolTipRole) return one.folder;
    return {};
}

QSize RecentDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const { return {420, kHeight}; }

void RecentDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const RecentProject& one = model_.project(index.row());
    const Tokens& tokens = Tokens::of(option.palette);
    const QRect& box = option.rect;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool selected = option.state & QStyle::State_Selected;
    painter->fillRect(box, selected ? tokens.selectedRow : option.state & QStyle::State_MouseOver ? tokens.hoverRow : tokens.base);
    if (selected) painter->fillRect(QRect(box.left(), box.top(), 3, box.height()), tokens.accent);
    painter->fillRect(QRect(box.left(), box.bottom(), box.width(), 1), tokens.divider);

    painter->setPen(tokens.secondary);
    painter->setFont(textFont(TextRole::Body));
    painter->drawText(QRect(box.left(), box.top(), 40, box.height()), Qt::AlignCenter, QString::number(index.row() + 1));
    const QRect map(box.left() + 40, box.top() + (box.height() - kMapHeight) / 2, kMapWidth, kMapHeight);
    painter->setPen(tokens.divider);
    painter->setBrush(tokens.canvas);
    painter->drawRoundedRect(QRectF(map).adjusted(0.5, 0.5, -0.5, -0.5), space::radiusPicture, space::radiusPicture);
    if (!one.map.isNull()) {
        painter->setRenderHint(QPainter::SmoothPixmapTransform);
        painter->drawImage(map.adjusted(1, 1, -1, -1), one.map);
    }

    // What is to be said at the right.
    QString badge, sign;
    QColor ink, ground, line;
    if (!one.exists || one.missingPictures > 0) {
        badge = one.exists ? tr("%1 picture(s) missing", nullptr, static_cast<int>(one.missingPictures)).arg(countText(one.missingPictures)) : tr("Folder not found");
        sign = QStringLiteral("warning"), ink = tokens.failed, ground = tokens.failedGround, line = tokens.failedLine;
    } else if (one.stale) {
        badge = tr("Results out of date");
        sign = QStringLiteral("stale"), ink = tokens.stale, ground = tokens.staleGround, line = tokens.staleLine;
    }
    const QString when = whenText(one.opened);
    const int right = box.right() - space::l;
    int reserved = painter->fontMetrics().horizontalAdvance(when);
    const int middle = box.center().y();
    painter->setPen(tokens.secondary);
    painter->drawText(QRect(box.left(), badge.isEmpty() ? middle - 12 : middle + 4, right - box.left(), 24), Qt::AlignRight | Qt::AlignVCenter, when);
    if (!badge.isEmpty()) {
        const int wide = painter->fontMetrics().horizontalAdvance(badge) + 14 + 3 * space::s - 2;
        reserved = std::max(reserved, wide);
        const QRectF pill(right - wide + 0.5, middle - kBadgeHeight + 0.5, wide - 1, kBadgeHeight - 1);
        painter->setPen(line);
        painter->setBrush(ground);
        painter->drawRoundedRect(pill, space::radiusControl, space::radiusControl);
        painter->drawPixmap(QPointF(pill.left() + space::s, pill.top() + 5), iconPixmap(sign, 14, ink, painter->device()->devicePixelRatioF()));
        painter->setPen(ink);
        painter->drawText(pill.adjusted(14 + 1.5 * space::s, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, badge);
    }

    const int left = map.right() + space::m, room = right - reserved - space::m - left;
    painter->setPen(tokens.text);
    painter->setFont(textFont(TextRole::Number));
    painter->drawText(left, box.top() + 37, painter->fontMetrics().elidedText(one.name(), Qt::ElideRight, room));
    painter->setPen(tokens.secondary);
    painter->setFont(textFont(TextRole::Secondary));
    painter->drawText(left, box.top() + 58, painter->fontMetrics().elidedText(QFileInfo(one.folder).fileName(), Qt::ElideMiddle, room));
    painter->setPen(tokens.text);
    int x = drawCount(painter, left, box.top() + 79, countText(one.samples), tr("samples", "after a number"));
    x = drawCount(painter, x, box.top() + 79, countText(one.clusters), tr("clusters", "after a number"));
    if (one.selections > 0) drawCount(painter, x, box.top() + 79, countText(one.selections), one.selections == 1 ? tr("selection", "after a number") : tr("selections", "after a number"));
    else painter->drawText(x, box.top() + 79, tr("no selection yet"));
    painter->restore();
}

}  // namespace coincide
