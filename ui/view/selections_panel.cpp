#include "ui/view/selections_panel.h"

#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "core/algo/allocate.h"
#include "ui/base/empty_state.h"
#include "ui/base/format.h"
#include "ui/base/icons.h"
#include "ui/base/tokens.h"
#include "ui/model/selection_list_model.h"
#include "ui/model/session.h"
#include "ui/view/selection_delegate.h"

namespace coincide {
namespace {

}  // namespace

SelectionsPanel::SelectionsPanel(Session& session, QWidget* parent) : QWidget(parent), session_(session), model_(new SelectionListModel(session, this)) {
    auto* import = new QPushButton(icon(QStringLiteral("plus")), tr("Import indices…"));
    import->setToolTip(tr("Take positions from a .npy or .txt file, or match a subset in .json or .jsonl"));
    connect(import, &QPushButton::clicked, this, [this] { Q_EMIT session_.requests.importSelection({}); });

    auto* empty = new EmptyState;
    empty->setSentence(tr("No selection kept yet. Move the budget, then keep what you like."));
    empty->setAction(tr("Tuning"));
    connect(empty, &EmptyState::triggered, this, [this] { Q_EMIT session_.requests.showPanel(QStringLiteral("tuning")); });

    list_ = new QListView;
    list_->setModel(model_);
    list_->setFrameShape(QFrame::NoFrame);
    list_->setUniformItemSizes(true);
    list_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    list_->setEditTriggers(QAbstractItemView::EditKeyPressed);
    list_->setDragEnabled(true);
    list_->setAcceptDrops(true);
    list_->setDragDropMode(QAbstractItemView::DragDrop);
    list_->setDropIndicatorShown(true);
    list_->setContextMenuPolicy(Qt::CustomContextMenu);
    list_->setMouseTracking(true);
    list_->setAccessibleName(tr("Stored selections"));
    list_->installEventFilter(this);
    auto* delegate = new SelectionDelegate(list_);
    list_->setItemDelegate(delegate);
    connect(delegate, &SelectionDelegate::undoRemoval, this, [this](const QModelIndex& index) { model_->markForRemoval(index.row(), false); });
    connect(list_, &QListView::customContextMenuRequested, this, &SelectionsPanel::showMenu);
    connect(list_, &QListView::activated, this, &SelectionsPanel::loadCurrentIntoTuning);
    connect(list_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &SelectionsPanel::choose);
    connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this, &SelectionsPanel::refresh);

    hint_ = new QLabel;
    hint_->setFont(textFont(TextRole::Caption));
    hint_->setForegroundRole(QPalette::PlaceholderText);
    hint_->setWordWrap(true);
    hint_->setContentsMargins(space::m, space::s, space::m, 0);

    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(space::s, space::s, space::s, space::s);
    bar->setSpacing(space::xs);
    const auto add = [&](const QString& text, const QString& tip, void (SelectionsPanel::*slot)()) {
        auto* button = new QPushButton(text);
        button->setProperty("small", true);
        button->setToolTip(tip);
        connect(button, &QPushButton::clicked, this, slot);
        bar->addWidget(button);
        actions_.push_back(button);
    };
    add(tr("Tune"), tr("Start the tuning from this selection's budget and temperature"), &SelectionsPanel::loadCurrentIntoTuning);
    add(tr("Highlight"), tr("Highlight its samples"), &SelectionsPanel::highlightCurrent);
    add(tr("Export…"), tr("Write it as a file that training scripts take"), &SelectionsPanel::exportCurrent);
    bar->addStretch();

    auto* full = new QWidget;
    auto* column = new QVBoxLayout(full);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(list_, 1);
    column->addWidget(hint_);
    column->addLayout(bar);
    pages_ = new QStackedWidget;
    pages_->addWidget(empty);
    pages_->addWidget(full);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(space::s, space::s, space::s, space::s);
    head->addWidget(import);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addLayout(head);
    all->addWidget(pages_, 1);

    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    connect(&session.view, &ViewState::leavingChanged, this, &SelectionsPanel::refresh);
    connect(model_, &QAbstractItemModel::modelReset, this, [this] {
        chosen_.clear();
        refresh();
    });
    refresh();
}

int SelectionsPanel::currentRow() const { return list_->currentIndex().isValid() ? list_->currentIndex().row() : -1; }

void SelectionsPanel::refresh() {
    pages_->setCurrentIndex(model_->rowCount() > 0 ? 1 : 0);
    hint_->setText(model_->rowCount() < 2 ? tr("Keep another setting of the tuning, or import one made elsewhere, to compare.")
                                          : tr("Ctrl+click a second one, or drag a selection onto A or B, to compare."));
    const bool usable = currentRow() >= 0 && !model_->markedForRemoval(currentRow());
    for (QPushButton* button : actions_) button->setEnabled(usable);
    if (!actions_.empty() && usable) actions_.front()->setEnabled(session_.tuning.available());
}

// The first of two chosen rows becomes A, the second B.
void SelectionsPanel::choose() {
    std::vector<int> now;
    for (const QModelIndex& index : list_->selectionModel()->selectedIndexes()) now.push_back(index.row());
    std::erase_if(chosen_, [&](int row) { return std::find(now.begin(), now.end(), row) == now.end(); });
    for (const int row : now)
        if (std::find(chosen_.begin(), chosen_.end(), row) == chosen_.end()) chosen_.push_back(row);
    if (chosen_.size() == 2) session_.view.setCompared(chosen_[0], chosen_[1]);
    refresh();
}

void SelectionsPanel::renameCurrent() {
    if (currentRow() >= 0) list_->edit(list_->currentIndex());
}

void SelectionsPanel::toggleRemovalOfCurrent() {
    if (currentRow() < 0) return;
    model_->markForRemoval(currentRow(), !model_->markedForRemoval(currentRow()));
}

void SelectionsPanel::loadCurrentIntoTuning() {
    const StoredSelection* stored = model_->selection(currentRow());
    TuningState& tuning = session_.tuning;
    if (stored == nullptr || !tuning.available() || model_->markedForRemoval(currentRow())) return;
    const SampleSet samples = SampleSet::of(session_.view.data().samples, stored->samples);
    if (samples.empty()) return;
    const bool tuned = stored->temperature > 0 && !stored->budget.empty();
    try {
        const std::int64_t count = tuned ? parseBudget(stored->budget, tuning.rows()) : samples.count();
        bool isShare = false;
        const double share = (QString(qstr(stored->budget)).remove('%') + (stored->budget.ends_with('%') ? "e-2" : "")).toDouble(&isShare);
        if (tuned && isShare && share <= 1 && (stored->budget.ends_with('%') || share < 1))
            tuning.setBudgetShare(share);
        else
            tuning.setBudget(count);
        if (tuned) tuning.setTemperature(stored->temperature);
        tuning.setBefore(samples, count, tuned ? stored->temperature : tuning.temperature());
    } catch (const Error&) {
        Q_EMIT session_.requests.message(tr("The budget of this selection does not fit the samples of now. It can be compared, but not tuned from."), true);
        return;
    }
    if (tuned && qstr(stored->limits) != session_.curation.limits())
        Q_EMIT session_.requests.message(tr("%1 was kept with other pins, exclusions or caps than those of now.").arg(qstr(stored->run.name)), false);
    Q_EMIT session_.requests.showPanel(QStringLiteral("tuning"));
}

void SelectionsPanel::highlightCurrent() {
    const StoredSelection* stored = model_->selection(currentRow());
    if (stored != nullptr) session_.view.highlight(SampleSet::of(session_.view.data().samples, stored->samples), SetMode::Replace, qstr(stored->run.name));
}

void SelectionsPanel::exportCurrent() {
    const StoredSelection* stored = model_->selection(currentRow());
    if (stored != nullptr) Q_EMIT session_.requests.exportSelection(qstr(stored->run.name));
}

void SelectionsPanel::showMenu(const QPoint& at) {
    if (currentRow() < 0) return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const int row = currentRow();
    const bool marked = model_->markedForRemoval(row);
    if (!marked) {
        menu->addAction(tr("Compare as A"), this, [this, row] { model_->setChip(row, false); });
        menu->addAction(tr("Compare as B"), this, [this, row] { model_->setChip(row, true); });
        menu->addSeparator();
        menu->addAction(tr("Start the tuning from it"), this, &SelectionsPanel::loadCurrentIntoTuning)->setEnabled(session_.tuning.available());
        menu->addAction(tr("Highlight its samples"), this, &SelectionsPanel::highlightCurrent);
        menu->addAction(tr("Export…"), this, &SelectionsPanel::exportCurrent);
        menu->addSeparator();
        menu->addAction(tr("Rename"), QKeySequence(Qt::Key_F2), this, &SelectionsPanel::renameCurrent);
    }
    menu->addAction(marked ? tr("Do not delete") : tr("Delete"), QKeySequence::Delete, this, &SelectionsPanel::toggleRemovalOfCurrent);
    menu->popup(list_->viewport()->mapToGlobal(at));
}

bool SelectionsPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == list_ && event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Delete)) {
        toggleRemovalOfCurrent();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace coincide
