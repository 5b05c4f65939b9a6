#include "ui/shell/failures_panel.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHeaderView>
#include <QStackedLayout>
#include <QTreeWidget>

#include "core/data/fault.h"
#include "ui/base/empty_state.h"
#include "ui/base/error_text.h"
#include "ui/base/format.h"
#include "ui/base/icons.h"
#include "ui/shell/workspace.h"

namespace coincide {
namespace {

constexpr std::int64_t kPerKind = 500;
constexpr int kSampleRole = Qt::UserRole;

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
            const ProjectOverview& all = workspace_.runs().overview();
            const auto add = [&](QTreeWidgetItem* group, std::int64_t sample, const std::string& id, const QString& detail) {
                if (group->childCount() >= kPerKind) return;
                auto* item = new QTreeWidgetItem(group, {qstr(id), QString::number(sample), detail});
                item->setData(0, kSampleRole, static_cast<int>(sample));
            };
            const auto failures = static_cast<std::int64_t>(found.failures.size());
            for (const auto& failure : found.failures) add(groupOf(nullptr, tr("Could not be extracted"), failures, QStringLiteral("warning")), failure.sampleId, failure.recordId, qstr(failure.reason));
            // What is only worth knowing comes last, apart from what was left out.
            const auto left = [](const std::string& kind) {
                const auto known = faultFromName(kind);
                return known && faultExcludes(*known);
            };
            std::int64_t kept = 0;
            for (const auto& [kind, count] : all.faultCounts) kept += left(kind) ? 0 : count;
            for (const bool out : {true, false})
                for (const FaultInfo& fault : found.faults) {
                    if (left(fault.kind) != out) continue;
                    const auto count = all.faultCounts.find(fault.kind);
                    QTreeWidgetItem* above = out ? nullptr : groupOf(nullptr, tr("Kept, only worth knowing"), kept, QStringLiteral("info"));
                    add(groupOf(above, faultKindText(qstr(fault.kind)), count == all.faultCounts.end() ? 0 : count->second, out ? QStringLiteral("warning") : QString()), fault.sample, fault.recordId, qstr(fault.detail));
                }
            if (tree_->topLevelItemCount() == 1) tree_->topLevelItem(0)->setExpanded(true);
            tree_->resizeColumnToContents(0);
            count_ = static_cast<int>(all.samples - all.usable + failures);
            Q_EMIT countChanged(count_);
            static_cast<QStackedLayout*>(layout())->setCurrentWidget(tree_->topLevelItemCount() > 0 ? static_cast<QWidget*>(tree_) : empty_);
        });
}

// The group of that name with its count behind it, also below another one.
QTreeWidgetItem* FailuresPanel::groupOf(QTreeWidgetItem* above, const QString& title, std::int64_t count, const QString& sign) {
    QTreeWidgetItem* parent = above ? above : tree_->invisibleRootItem();
    const QString text = title + QStringLiteral("  ·  ") + countText(count);
    for (int i = 0; i < parent->childCount(); ++i)
        if (parent->child(i)->text(0) == text) return parent->child(i);
    auto* group = new QTreeWidgetItem(parent, {text});
    group->setFirstColumnSpanned(true);
    if (!sign.isEmpty()) group->setIcon(0, icon(sign));
    return group;
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
