#include "ui/view/compare_page.h"

#include <QComboBox>
#include <QDropEvent>
#include <QFrame>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QSignalBlocker>
#include <QStackedWidget>

#include "ui/base/empty_state.h"
#include "ui/base/format.h"
#include "ui/base/tokens.h"
#include "ui/model/selection_list_model.h"
#include "ui/model/session.h"
#include "ui/view/compare_hint.h"
#include "ui/view/map_view.h"
#include "ui/view/sample_grid.h"
#include "ui/view/selection_delegate.h"

namespace coincide {
namespace {

constexpr int kHead = 44, kTallHead = 64, kNarrowSide = 440, kMap = 368, kTile = 82;   // five tiles in a row of a window of 1,600

QPixmap drawn(QSize size, qreal ratio, const std::function<void(QPainter&)>& draw) {
    QPixmap out(size * ratio);
    out.setDevicePixelRatio(ratio);
    out.fill(Qt::transparent);
    QPainter painter(&out);
    painter.setRenderHint(QPainter::Antialiasing);
    draw(painter);
    return out;
}

QLabel* quietLabel() {
    auto* out = new QLabel;
    out->setFont(textFont(TextRole::Secondary));
    out->setForegroundRole(QPalette::PlaceholderText);
    return out;
}

QFrame* line(QFrame::Shape shape) {
    auto* out = new QFrame;
    out->setFrameShape(shape);
    out->setFrameShadow(QFrame::Plain);
    out->setForegroundRole(QPalette::Mid);
    out->setFixedHeight(shape == QFrame::HLine ? 1 : QWIDGETSIZE_MAX);
    return out;
}

}  // namespace

ComparePage::ComparePage(Session& session, QWidget* parent) : QWidget(parent), session_(session) {
    empty_ = new EmptyState;
    connect(empty_, &EmptyState::triggered, this, [this] { followCompareHint(session_, CompareHint::Keep); });
    auto* both = new QWidget;
    auto* row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    for (int i = 0; i < 2; ++i) {
        sides_[i] = makeSide(i == 1);
        if (i == 1) row->addWidget(line(QFrame::VLine));
        row->addWidget(sides_[i].column, 1);
    }
    sides_[1].map->shareHistory(*sides_[0].map);
    pages_ = new QStackedWidget;
    pages_->addWidget(empty_);
    pages_->addWidget(both);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(pages_);

    connect(&session.view, &ViewState::comparedChanged, this, &ComparePage::refresh);
    connect(&session.view, &ViewState::dataChanged, this, [this] {
        fillChoices();
        refresh();
    });
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    paintMarks();
    fillChoices();
    refresh();
}

ComparePage::Side ComparePage::makeSide(bool isB) {
    Side side;
    side.column = new QWidget;
    auto* column = new QVBoxLayout(side.column);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead(side, isB));
    column->addWidget(line(QFrame::HLine));
    side.map = new MapView(session_, isB ? MapView::Role::CompareB : MapView::Role::CompareA);
    if (!isB) setFocusProxy(side.map);
    side.map->setMinimumHeight(160);
    side.map->setMaximumHeight(kMap);
    side.map->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(side.map, &MapView::cameraChanged, this, [this, isB](const MapCamera& camera) { follow(isB ? 1 : 0, camera); });
    connect(side.map, &MapView::hintChanged, this, &ComparePage::hintChanged);
    column->addWidget(side.map, 3);
    column->addWidget(line(QFrame::HLine));
    column->addWidget(makeGallery(side, isB), 2);
    return side;
}

QWidget* ComparePage::makeHead(Side& side, bool isB) {
    side.head = new QWidget;
    side.head->setFixedHeight(kHead);
    side.head->setAcceptDrops(true);
    side.head->installEventFilter(this);
    auto* lines = new QVBoxLayout(side.head);
    lines->setContentsMargins(space::m, 6, space::m, 6);
    lines->setSpacing(2);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::s);
    lines->addLayout(row);
    side.chip = new QLabel;
    side.chip->setAccessibleName(isB ? tr("B") : tr("A"));
    side.choice = new QComboBox;
    side.choice->setFixedWidth(152);
    side.choice->setAccessibleName(isB ? tr("Selection B") : tr("Selection A"));
    side.detail = quietLabel();
    side.both = quietLabel();
    side.both->setTextFormat(Qt::PlainText);
    auto* dot = new QLabel;
    dot->setObjectName(QStringLiteral("dot"));
    row->addWidget(side.chip);
    row->addWidget(side.choice);
    row->addWidget(side.detail);
    row->addStretch();
    row->addWidget(dot);
    row->addWidget(side.both);
    side.both->setText(tr("in both"));
    connect(side.choice, &QComboBox::activated, this, [this, isB](int chosen) {
        const int a = session_.view.compareA(), b = session_.view.compareB(), other = isB ? a : b, own = isB ? b : a;
        const int swapped = chosen == other ? own : other;
        session_.view.setCompared(isB ? swapped : chosen, isB ? chosen : swapped);
    });
    return side.head;
}

QWidget* ComparePage::makeGallery(Side& side, bool isB) {
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(space::m, 0, space::xs, space::s);
    column->setSpacing(0);
    auto* head = new QWidget;
    head->setFixedHeight(kHead);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, space::s, 0);
    row->setSpacing(space::s);
    side.mark = new QLabel;
    auto* title = new QLabel(isB ? tr("Only in B") : tr("Only in A"));
    title->setFont(textFont(TextRole::Strong));
    side.count = quietLabel();
    side.order = new QComboBox;
    side.order->addItem(tr("By cluster"), static_cast<int>(SampleOrder::ByCluster));
    side.order->addItem(tr("By source"), static_cast<int>(SampleOrder::BySource));
    side.order->addItem(tr("Random"), static_cast<int>(SampleOrder::Random));
    side.order->setToolTip(tr("By cluster shows one of each cluster in turn"));
    side.order->setAccessibleName(tr("Order of the gallery"));
    connect(side.order, &QComboBox::currentIndexChanged, this, [this, isB] { fillGrid(isB ? 1 : 0); });
    row->addWidget(side.mark);
    row->addWidget(title);
    row->addWidget(side.count);
    row->addStretch();
    row->addWidget(side.order);
    column->addWidget(head);
    side.grid = new SampleGrid(session_);
    side.grid->setTileSize(kTile);
    side.grid->setBadge(isB ? SampleGrid::Badge::OnlyB : SampleGrid::Badge::OnlyA);
    side.grid->setEmptyText(isB ? tr("Everything in B is in A too.") : tr("Everything in A is in B too."));
    side.grid->setAccessibleName(title->text());
    column->addWidget(side.grid, 1);
    return box;
}

// Two maps move together unless Alt is held.
void ComparePage::follow(int moved, const MapCamera& camera) {
    active_ = moved;
    if (QGuiApplication::queryKeyboardModifiers().testFlag(Qt::AltModifier)) return;
    MapView* other = sides_[1 - moved].map;
    if (other != nullptr) other->setCamera(camera);
}

void ComparePage::fillChoices() {
    for (Side& side : sides_) {
        const QSignalBlocker quiet(side.choice);
        side.choice->clear();
        for (const StoredSelection& selection : session_.view.data().selections) side.choice->addItem(qstr(selection.run.name));
    }
}

void ComparePage::refresh() {
    if (!isVisible()) {   // computed when the page is looked at
        stale_ = true;
        return;
    }
    stale_ = false;
    const ExplorerData& explorer = session_.view.data();
    const int chosen[2] = {session_.view.compareA(), session_.view.compareB()};
    comparison_ = compareSelections(explorer, chosen[0], chosen[1]);
    showCompareHint(*empty_, session_, CompareHint::Keep);
    pages_->setCurrentIndex(comparison_.valid ? 1 : 0);
    for (int i = 0; i < 2; ++i) {
        Side& side = sides_[i];
        const QSignalBlocker quiet(side.choice);
        side.choice->setCurrentIndex(chosen[i]);
        side.detail->setText(comparison_.valid ? selectionDetail(explorer, explorer.selections[static_cast<std::size_t>(chosen[i])]) : QString());
        side.detail->setToolTip(side.detail->text());
        const auto& only = i == 0 ? comparison_.difference.onlyA : comparison_.difference.onlyB;
        side.count->setText(only.size() == 1 ? tr("1 sample") : tr("%1 samples").arg(countText(static_cast<std::int64_t>(only.size()))));
        side.both->setToolTip(tr("%1 samples are in both").arg(countText(static_cast<std::int64_t>(comparison_.difference.both.size()))));
        fillGrid(i);
    }
}

void ComparePage::fillGrid(int side) {
    const auto& only = side == 0 ? comparison_.difference.onlyA : comparison_.difference.onlyB;
    sides_[side].grid->setSamples(orderSamples(session_.view.data(), only, static_cast<SampleOrder>(sides_[side].order->currentData().toInt())));
}

void ComparePage::paintMarks() {
    const Tokens& tokens = Tokens::of(palette());
    const qreal ratio = devicePixelRatioF();
    for (int i = 0; i < 2; ++i) {
        Side& side = sides_[i];
        side.chip->setPixmap(drawn({24, 24}, ratio, [&](QPainter& p) { SelectionDelegate::paintChip(p, QRectF(0, 0, 24, 24), i == 0 ? "A" : "B", palette()); }));
        side.mark->setPixmap(drawn({12, 12}, ratio, [&](QPainter& p) {
            p.setPen(Qt::NoPen);
            p.setBrush(i == 0 ? tokens.leaving : tokens.entering);
            p.drawPolygon(i == 0 ? QPolygonF({{6, 1}, {11.5, 10.5}, {0.5, 10.5}}) : QPolygonF({{6, 11}, {11.5, 1.5}, {0.5, 1.5}}));
        }));
        side.head->findChild<QLabel*>(QStringLiteral("dot"))->setPixmap(drawn({8, 8}, ratio, [&](QPainter& p) {
            p.setPen(Qt::NoPen);
            p.setBrush(tokens.secondary);
            p.drawEllipse(QRectF(0.5, 0.5, 7, 7));
        }));
    }
}

bool ComparePage::eventFilter(QObject* watched, QEvent* event) {
    const bool enters = event->type() == QEvent::DragEnter, drops = event->type() == QEvent::Drop;
    if ((enters || drops) && (watched == sides_[0].head || watched == sides_[1].head)) {
        auto* drop = static_cast<QDropEvent*>(event);
        SelectionListModel selections(session_);
        const int row = selections.rowOf(drop->mimeData());
        if (row < 0) return false;
        drop->setDropAction(Qt::CopyAction);
        drop->accept();
        if (drops) selections.setChip(row, watched == sides_[1].head);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

// Where there is little room the facts of a selection stand below its name.
void ComparePage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const bool narrow = width() / 2 < kNarrowSide;
    for (Side& side : sides_) {
        auto* lines = static_cast<QVBoxLayout*>(side.head->layout());
        auto* row = static_cast<QHBoxLayout*>(lines->itemAt(0)->layout());
        if ((side.head->height() == kTallHead) == narrow) continue;
        side.head->setFixedHeight(narrow ? kTallHead : kHead);
        (narrow ? static_cast<QLayout*>(row) : lines)->removeWidget(side.detail);
        if (narrow) lines->addWidget(side.detail);
        else row->insertWidget(2, side.detail);
    }
}

void ComparePage::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange && sides_[1].chip != nullptr) paintMarks();
    QWidget::changeEvent(event);
}

void ComparePage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (stale_) refresh();
}

}  // namespace coincide
