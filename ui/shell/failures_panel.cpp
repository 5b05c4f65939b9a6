#include "ui/shell/failures_panel.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHeaderView>
#include <QStackedLayout>
#include <QTreeWidget>

#include "ui/base/empty_state.h"
#include "ui/base/error_text.h"
#include "ui/base/format.h"
#include "ui/shell/workspace.h"

namespace coincide {
namespace {

constexpr std::int64_t kPerKind = 500;
constexpr int kSampleRole = Qt::UserRole, kTotalRole = Qt::UserRole + 1;

struct Found {
    std::vector<FaultInfo> faults;
    std::vector<RunStore::Failure> failures;
};

}  // namespace

FailuresPanel::FailuresPanel(Workspace& workspace, QWidget* parent) : QWidget(parent), workspace_(workspace), tree_(new QTreeWidget(this)), empty_(new EmptyState(this)) {
    auto* pages = new QStackedLayout(this);
    pages->addWidget(empty_);
    pages->addWidget(tree_);
    tree_->setColumnCount(3);
    tree_->setUniformRowHeights(true);
    tree_->setFrameShape(QFrame::NoFrame);
    tree_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    tree_->header()->setStretchLastSection(true);
    connect(tree_, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem* item) {
        const QVariant sample = item->data(0, kSampleRole);
        if (sample.isValid()) workspace_.session().view.setCurrentSample(sample.toInt());
    });
    auto* copy = new QAction(tree_);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, [this] {
        QString text;
        for (const QTreeWidgetItem* item : tree_->selectedItems()) text += item->text(0) + QLatin1Char('\t') + item->text(1) + QLatin1Char('\t') + item->text(2) + QLatin1Char('\n');
        QApplication::clipboard()->setText(text);
    });
    tree_->addAction(copy);
    tree_->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(&workspace, &Workspace::loaded, this, &FailuresPanel::load);
    connect(&workspace, &Workspace::closed, this, [this] {
        tree_->clear();
        count_ = 0;
        Q_EMIT countChanged(0);
        static_cast<QStackedLayout*>(layout())->setCurrentWidget(empty_);
    });
    retranslate();
}

void FailuresPanel::load() {
    const auto& extraction = workspace_.session().view.data().extraction;
    workspace_.session().service.ask(
        this, "failures", ProjectService::Lane::Quick,
        [run = extraction ? std::optional(extraction->id) : std::nullopt](ProjectReader& reader, const CancelToken&) {
            Found found;
            found.faults = reader.faults(kPerKind);
            if (run) found.failures = reader.failures(*run);
            return found;
        },
        [this](const Found& found) {
            tree_->clear();
            const auto& counts = workspace_.runs().overview().faultCounts;
            const auto add = [&](const QString& group, std::int64_t total, std::int64_t sample, const std::string& id, const QString& detail) {
                QTreeWidgetItem* parent = groupOf(group);
                if (parent->childCount() >= kPerKind) return;
                parent->setData(0, kTotalRole, static_cast<qint64>(total));
                auto* item = new QTreeWidgetItem(parent, {qstr(id), QString::number(sample), detail});
                item->setData(0, kSampleRole, static_cast<int>(sample));
            };
            std::int64_t total = static_cast<std::int64_t>(found.failures.size());
            for (const auto& [kind, count] : counts) total += count;
            for (const auto& failure : found.failures) add(tr("Could not be extracted"), static_cast<std::int64_t>(found.failures.size()), failure.sampleId, failure.recordId, qstr(failure.reason));
            for (const FaultInfo& fault : found.faults) {
                const auto count = counts.find(fault.kind);
                add(faultKindText(qstr(fault.kind)), count == counts.end() ? 0 : count->second, fault.sample, fault.recordId, qstr(fault.detail));
            }
            for (int i = 0; i < tree_->topLevelItemCount(); ++i) tree_->topLevelItem(i)->setText(1, countText(tree_->topLevelItem(i)->data(0, kTotalRole).toLongLong()));
            if (tree_->topLevelItemCount() == 1) tree_->topLevelItem(0)->setExpanded(true);
            tree_->resizeColumnToContents(0);
            count_ = static_cast<int>(total);
            Q_EMIT countChanged(count_);
            static_cast<QStackedLayout*>(layout())->setCurrentWidget(tree_->topLevelItemCount() > 0 ? static_cast<QWidget*>(tree_) : empty_);
        });
}

QTreeWidgetItem* FailuresPanel::groupOf(const QString& title) {
    for (int i = 0; i < tree_->topLevelItemCount(); ++i)
        if (tree_->topLevelItem(i)->text(0) == title) return tree_->topLevelItem(i);
    return new QTreeWidgetItem(tree_, {title});
}

void FailuresPanel::retranslate() {
    tree_->setHeaderLabels({tr("Record"), tr("Sample"), tr("Why")});
    tree_->setAccessibleName(tr("Failed records"));
    empty_->setSentence(tr("Every record can be used."));
    for (QAction* action : tree_->actions()) action->setText(tr("Copy"));
}

void FailuresPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange) return;
    retranslate();
    if (workspace_.isOpen()) load();
}

}  // namespace coincide
