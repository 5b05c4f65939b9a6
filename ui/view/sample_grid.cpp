#include "ui/view/sample_grid.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <algorithm>

#include "ui/base/icons.h"
#include "ui/base/tokens.h"
#include "ui/model/sample_list_model.h"
#include "ui/model/session.h"
#include "ui/view/sample_hover.h"
#include "ui/view/sample_menu.h"
#include "ui/view/tile_delegate.h"

namespace coincide {

SampleGrid::SampleGrid(Session& session, QWidget* parent) : QListView(parent), session_(session), model_(new SampleListModel(session, this)), delegate_(new TileDelegate(this)) {
    setModel(model_);
    setItemDelegate(delegate_);
    setFrameShape(QFrame::NoFrame);
    setFlow(LeftToRight);
    setWrapping(true);
    setResizeMode(Adjust);
    setUniformItemSizes(true);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabKeyNavigation(false);
    setAccessibleName(tr("Samples"));
    layOut();
    hover_ = new SampleHover(session, *this, [this](const QModelIndex& index) { return model_->sampleAt(index.row()); });
    connect(&session.view, &ViewState::currentSampleChanged, this, &SampleGrid::followCurrent);
    connect(model_, &QAbstractItemModel::modelReset, this, [this] {
        followCurrent();
        wantVisible();
    });
}

void SampleGrid::setSamples(std::vector<std::int32_t> samples) {
    model_->setSamples(std::move(samples));
    if (!currentIndex().isValid()) scrollToTop();
    viewport()->update();
}

const std::vector<std::int32_t>& SampleGrid::samples() const { return model_->samples(); }
void SampleGrid::setCaptions(const QStringList& captions) { model_->setCaptions(captions); }

void SampleGrid::setBadge(Badge badge) {
    delegate_->badge = badge;
    viewport()->update();
}

int SampleGrid::tileSize() const { return tile_; }

void SampleGrid::setTileSize(int edge) {
    edge = std::clamp(edge, 48, 256);
    if (edge == tile_) return;
    tile_ = edge;
    layOut();
}

void SampleGrid::layOut() {
    delegate_->edge = tile_;
    setGridSize(QSize(tile_ + 2 * TileDelegate::kMargin, tile_ + 2 * TileDelegate::kMargin));
    scheduleDelayedItemsLayout();
    if (currentIndex().isValid()) scrollTo(currentIndex());
    wantVisible();
}

void SampleGrid::setEmptyText(const QString& sentence) {
    emptyText_ = sentence;
    viewport()->update();
}

std::vector<int> SampleGrid::visibleRows() const {
    std::vector<int> rows;
    const int count = model_->rowCount(), pitch = tile_ + 2 * TileDelegate::kMargin;
    if (count == 0 || viewport()->height() <= 0) return rows;
    const int columns = std::max(1, viewport()->width() / pitch);
    const int top = std::max(0, -visualRect(model_->index(0)).top()) / pitch;
    const int bottom = top + viewport()->height() / pitch + 1;
    for (int row = top * columns; row < std::min(count, (bottom + 1) * columns); ++row) rows.push_back(row);
    return rows;
}

void SampleGrid::wantVisible() {
    if (isVisible()) model_->want(visibleRows());
}

bool SampleGrid::complete() const {
    for (const int row : visibleRows())
        if (static_cast<ThumbnailCache::State>(model_->index(row).data(SampleListModel::StateRole).toInt()) == ThumbnailCache::State::Loading) return false;
    return true;
}

void SampleGrid::step(int by) {
    const int count = model_->rowCount();
    if (count == 0) return;
    const int row = model_->rowOf(session_.view.currentSample());
    const int next = row < 0 ? (by > 0 ? 0 : count - 1) : std::clamp(row + by, 0, count - 1);
    setCurrentIndex(model_->index(next));
    scrollTo(model_->index(next));
}

// The session's current sample without making it the person's choice here.
void SampleGrid::followCurrent() {
    const int row = model_->rowOf(session_.view.currentSample());
    if (row == currentIndex().row()) return;
    following_ = true;
    if (row < 0) {
        selectionModel()->clear();
    } else {
        selectionModel()->setCurrentIndex(model_->index(row), QItemSelectionModel::ClearAndSelect);
        scrollTo(model_->index(row));
    }
    following_ = false;
    viewport()->update();
}

void SampleGrid::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QListView::currentChanged(current, previous);
    if (previous.isValid()) update(previous);
    if (!following_ && current.isValid()) session_.view.setCurrentSample(model_->sampleAt(current.row()));
}

void SampleGrid::highlightPicked() {
    const QModelIndexList picked = selectionModel()->selectedIndexes();
    if (picked.size() < 2) return;
    SampleSet set(session_.view.data().samples);
    for (const QModelIndex& index : picked) set.set(model_->sampleAt(index.row()));
    session_.view.highlight(set, SetMode::Replace, tr("Highlight samples"));
}

bool SampleGrid::event(QEvent* event) {
    // Space pans the map elsewhere; with the focus here it goes on to the next sample.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->modifiers() == Qt::NoModifier && (key->key() == Qt::Key_Space || key->key() == Qt::Key_Backspace)) {
            event->accept();
            return true;
        }
    }
    return QListView::event(event);
}

void SampleGrid::keyPressEvent(QKeyEvent* event) {
    if (event->modifiers() == Qt::NoModifier && event->key() == Qt::Key_Space) return step(1);
    if (event->modifiers() == Qt::NoModifier && event->key() == Qt::Key_Backspace) return step(-1);
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (session_.view.currentSample() >= 0) Q_EMIT session_.view.flyToSample(session_.view.currentSample());
        return;
    }
    // Letters are commands of the window, not a search in the list.
    if (!event->text().isEmpty() && event->text().at(0).isPrint()) return event->ignore();
    QListView::keyPressEvent(event);
    if ((event->modifiers() & Qt::ShiftModifier) || event->matches(QKeySequence::SelectAll)) highlightPicked();
}

void SampleGrid::mouseReleaseEvent(QMouseEvent* event) {
    QListView::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton) highlightPicked();
}

void SampleGrid::mouseDoubleClickEvent(QMouseEvent* event) {
    QListView::mouseDoubleClickEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (!index.isValid()) return;
    if (static_cast<ThumbnailCache::State>(index.data(SampleListModel::StateRole).toInt()) == ThumbnailCache::State::Failed)
        Q_EMIT session_.requests.locatePictures();
    else
        Q_EMIT session_.view.flyToSample(model_->sampleAt(index.row()));
}

void SampleGrid::contextMenuEvent(QContextMenuEvent* event) {
    const QModelIndex index = event->reason() == QContextMenuEvent::Mouse ? indexAt(event->pos()) : currentIndex();
    if (!index.isValid()) return;
    const int sample = model_->sampleAt(index.row());
    SampleSet picked(session_.view.data().samples);
    for (const QModelIndex& one : selectionModel()->selectedIndexes()) picked.set(model_->sampleAt(one.row()));
    if (!picked.has(sample)) picked = SampleSet::of(session_.view.data().samples, std::vector<std::int32_t>{sample});
    QMenu menu(this);
    fillSampleMenu(menu, session_, sample, picked);
    if (static_cast<ThumbnailCache::State>(index.data(SampleListModel::StateRole).toInt()) == ThumbnailCache::State::Failed)
        menu.addAction(icon(QStringLiteral("locate")), tr("Locate pictures…"), this, [this] { Q_EMIT session_.requests.locatePictures(); });
    menu.exec(event->globalPos());
}

void SampleGrid::paintEvent(QPaintEvent* event) {
    QListView::paintEvent(event);
    if (model_->rowCount() > 0 || emptyText_.isEmpty()) return;
    QPainter painter(viewport());
    painter.setPen(Tokens::of(palette()).secondary);
    const QRect room = viewport()->rect().adjusted(space::l, space::s, -space::l, -space::s);
    painter.drawText(room, Qt::AlignCenter | Qt::TextWordWrap, emptyText_);
}

void SampleGrid::scrollContentsBy(int dx, int dy) {
    QListView::scrollContentsBy(dx, dy);
    wantVisible();
}

void SampleGrid::resizeEvent(QResizeEvent* event) {
    QListView::resizeEvent(event);
    wantVisible();
}

void SampleGrid::showEvent(QShowEvent* event) {
    QListView::showEvent(event);
    followCurrent();
    wantVisible();
}

}  // namespace coincide
