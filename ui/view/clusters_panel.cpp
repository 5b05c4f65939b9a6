#include "ui/view/clusters_panel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QStackedLayout>
#include <QToolButton>
#include <cmath>

#include "ui/base/empty_state.h"
#include "ui/base/format.h"
#include "ui/base/icons.h"
#include "ui/base/tokens.h"
#include "ui/model/cluster_model.h"
#include "ui/model/session.h"
#include "ui/view/cluster_header.h"
#include "ui/view/cluster_table.h"

namespace coincide {
namespace {

bool isCount(int column) { return column != ClusterModel::Share && column != ClusterModel::Transferability && column != ClusterModel::Density && column != ClusterModel::Quota; }

}  // namespace

ClustersPanel::ClustersPanel(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), model_(new ClusterModel(session, this)), filter_(new QLineEdit(this)), table_(new ClusterTable(session, *model_, this)), empty_(new EmptyState(this)),
      pages_(new QStackedLayout) {
    filter_->setClearButtonEnabled(true);
    filter_->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    filter_->setPlaceholderText(tr("Filter: name, keyword, source, T > 0.5"));
    filter_->setAccessibleName(tr("Filter of the clusters"));
    filter_->setToolTip(tr("Words, and expressions such as T > 0.5, size >= 20, change > 5, verdict:junk, source:flickr, is:pinned, -word. Live, nothing is written"));
    filter_->setMaxLength(2000);
    auto* examples = new QToolButton(this);
    examples->setIcon(icon(QStringLiteral("filter")));
    examples->setAutoRaise(true);
    examples->setFixedSize(space::control, space::control);
    examples->setToolTip(tr("Expressions"));
    examples->setAccessibleName(tr("Expressions for the filter"));

    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(space::s, space::s, space::s, space::s);
    bar->setSpacing(space::s);
    bar->addWidget(filter_);
    bar->addWidget(examples);
    pages_->addWidget(table_);
    pages_->addWidget(empty_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addLayout(pages_, 1);
    setFocusProxy(table_);

    connect(filter_, &QLineEdit::textChanged, this, [this](const QString& text) {
        model_->setFilterText(text);
        showState();
    });
    connect(examples, &QToolButton::clicked, this, &ClustersPanel::offerExpressions);
    connect(table_->header(), &ClusterHeader::rangeAsked, this, &ClustersPanel::filterRange);
    connect(table_->header(), &ClusterHeader::rangeCleared, this, [this](int column) { filter_->setText(ClusterFilter::withRange(filter_->text(), ClusterModel::numberOf(column), {}, {})); });
    connect(model_, &QAbstractItemModel::modelReset, this, &ClustersPanel::showState);
    connect(empty_, &EmptyState::triggered, this, [this] {
        if (model_->clusterCount() > 0)
            filter_->clear();
        else if (session_.view.data().samples == 0)
            Q_EMIT session_.requests.openProject();
        else
            Q_EMIT session_.requests.showStage(session_.view.data().extraction ? QStringLiteral("cluster") : QStringLiteral("extract"));
    });
    showState();
}

void ClustersPanel::showState() {
    const int count = model_->clusterCount(), shown = model_->rowCount();
    setWindowTitle(count == 0 ? tr("Clusters") : shown == count ? tr("Clusters %1").arg(countText(count)) : tr("Clusters %1 of %2").arg(countText(shown), countText(count)));
    filter_->setEnabled(count > 0);
    if (shown > 0) {
        pages_->setCurrentWidget(table_);
        return;
    }
    const ExplorerData& loaded = session_.view.data();
    if (count > 0) {
        empty_->setSentence(tr("Nothing matches this filter."));
        empty_->setAction(tr("Clear filter"));
    } else if (loaded.samples == 0) {
        empty_->setSentence(tr("No project is open."));
        empty_->setAction(tr("Open project…"));
    } else if (!loaded.extraction) {
        empty_->setSentence(tr("No clusters yet. They need activations first."));
        empty_->setAction(tr("Extract…"));
    } else {
        empty_->setSentence(tr("No clusters yet."));
        empty_->setAction(tr("Cluster…"));
    }
    pages_->setCurrentWidget(empty_);
}

void ClustersPanel::filterRange(int column, double least, double most) {
    const auto number = [column](double value, bool up) {
        if (isCount(column)) return QString::number(static_cast<qint64>(up ? std::ceil(value) : std::floor(value)));
        return QString::number(value, 'g', 3);
    };
    filter_->setText(ClusterFilter::withRange(filter_->text(), ClusterModel::numberOf(column), number(least, true), number(most, false)));
}

void ClustersPanel::offerExpressions() {
    QMenu menu(this);
    const auto offer = [&](const QString& text, const QString& expression) {
        connect(menu.addAction(text + u'\t' + expression), &QAction::triggered, this, [this, expression] { filter_->setText((filter_->text() + u' ' + expression).simplified()); });
    };
    offer(tr("Found pure"), QStringLiteral("verdict:pure"));
    offer(tr("Found mixed"), QStringLiteral("verdict:mixed"));
    offer(tr("Found junk"), QStringLiteral("verdict:junk"));
    offer(tr("Unsure"), QStringLiteral("verdict:unsure"));
    offer(tr("No verdict yet"), QStringLiteral("verdict:none"));
    menu.addSeparator();
    offer(tr("Pinned"), QStringLiteral("is:pinned"));
    offer(tr("Excluded"), QStringLiteral("is:excluded"));
    offer(tr("With a cap"), QStringLiteral("is:capped"));
    menu.addSeparator();
    offer(tr("Nothing taken"), QStringLiteral("in = 0"));
    offer(tr("Transferable"), QStringLiteral("T > 0.5"));
    offer(tr("Large"), QStringLiteral("size >= 100"));
    offer(tr("Gains samples"), QStringLiteral("change > 0"));
    offer(tr("Loses samples"), QStringLiteral("change < 0"));
    menu.exec(QCursor::pos());
}

void ClustersPanel::setChangeColumns(bool on) {
    table_->setChangeColumns(on);
    filter_->setPlaceholderText(on ? tr("Filter: name, keyword, change > 5") : tr("Filter: name, keyword, source, T > 0.5"));
}

void ClustersPanel::setFilterText(const QString& text) { filter_->setText(text); }

QString ClustersPanel::filterText() const { return filter_->text(); }

void ClustersPanel::focusFilter() {
    filter_->setFocus(Qt::ShortcutFocusReason);
    filter_->selectAll();
}

}  // namespace coincide
