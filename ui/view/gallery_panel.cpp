#include "ui/view/gallery_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSlider>
#include <QTabBar>

#include "ui/base/format.h"
#include "ui/base/tokens.h"
#include "ui/model/cluster_facts.h"
#include "ui/model/session.h"
#include "ui/view/sample_grid.h"

namespace coincide {

GalleryPanel::GalleryPanel(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), tabs_(new QTabBar(this)), name_(new QLabel(this)), counts_(new QLabel(this)), size_(new QSlider(Qt::Horizontal, this)),
      grid_(new SampleGrid(session, this)) {
    const auto tab = [this](const QString& text, const QString& what) { tabs_->setTabToolTip(tabs_->addTab(text), what); };
    tab(tr("Nearest to centre"), tr("Highest cosine to the centre first: what the cluster is about"));
    tab(tr("Farthest"), tr("Lowest cosine to the centre first: what hardly belongs here"));
    tab(tr("Random"), tr("A shuffle that stays the same for this cluster"));
    tab(tr("Boundary"), tr("Samples whose cosine to the centre is nearest to midway towards the most similar other centre: what could belong to either"));
    tabs_->setDrawBase(false);
    tabs_->setExpanding(false);
    tabs_->setAccessibleName(tr("Order of the gallery"));
    name_->setFont(textFont(TextRole::Strong));
    name_->setTextFormat(Qt::PlainText);
    counts_->setForegroundRole(QPalette::PlaceholderText);
    size_->setRange(48, 256);
    size_->setSingleStep(8);
    size_->setValue(grid_->tileSize());
    size_->setFixedWidth(96);
    size_->setAccessibleName(tr("Size of the pictures"));
    auto* sizeLabel = new QLabel(tr("Size"), this);
    sizeLabel->setForegroundRole(QPalette::PlaceholderText);
    sizeLabel->setBuddy(size_);
    grid_->setAccessibleName(tr("Gallery"));
    setFocusProxy(grid_);

    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    tabs_->setBackgroundRole(QPalette::Window);
    tabs_->setAutoFillBackground(true);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(space::m, space::xs, space::m, space::xs);
    head->setSpacing(space::s);
    head->addWidget(name_);
    head->addWidget(counts_, 1);
    head->addWidget(sizeLabel);
    head->addWidget(size_);
    auto* body = new QHBoxLayout;
    body->setContentsMargins(10, 0, 0, space::xs);
    body->addWidget(grid_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(tabs_);
    layout->addLayout(head);
    layout->addLayout(body, 1);

    const auto reload = [this] {
        stale_ = true;
        showHead();
        if (isVisible()) refill();
    };
    connect(tabs_, &QTabBar::currentChanged, this, reload);
    connect(size_, &QSlider::valueChanged, grid_, &SampleGrid::setTileSize);
    connect(&session.view, &ViewState::currentClusterChanged, this, reload);
    connect(&session.view, &ViewState::dataChanged, this, reload);
    connect(&session.view, &ViewState::shownChanged, this, reload);
    connect(&session.tuning, &TuningState::changed, this, &GalleryPanel::showHead);
    connect(&session.curation, &CurationState::clusterChanged, this, &GalleryPanel::showHead);
    showHead();
}

void GalleryPanel::step(int by) { grid_->step(by); }

void GalleryPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refill();
}

void GalleryPanel::refill() {
    if (!stale_) return;
    stale_ = false;
    const ExplorerData& loaded = session_.view.data();
    const int cluster = session_.view.currentCluster();
    std::vector<std::int32_t> samples = galleryOrder(loaded, cluster, static_cast<GalleryOrder>(std::max(0, tabs_->currentIndex())));
    const bool some = !samples.empty();
    std::erase_if(samples, [this](std::int32_t sample) { return !session_.view.shown().has(sample); });
    grid_->setEmptyText(loaded.samples == 0 ? tr("No project is open.") : loaded.clusters == 0 ? tr("No clusters yet.") : cluster < 0 ? tr("Choose a cluster to see what its samples share.") : some ? tr("Nothing matches this filter.") : tr("No sample belongs to this cluster."));
    grid_->setSamples(std::move(samples));
    if (session_.view.currentSample() < 0 || !grid_->currentIndex().isValid()) grid_->scrollToTop();
}

void GalleryPanel::showHead() {
    const int cluster = session_.view.currentCluster();
    if (cluster < 0) {
        name_->clear();
        counts_->clear();
        return;
    }
    const QString title = session_.curation.clusterTitle(cluster);
    name_->setText(name_->fontMetrics().elidedText(title, Qt::ElideRight, 320));
    name_->setToolTip(title);
    std::int64_t shown = 0, in = 0;
    for (const std::int32_t sample : membersOfCluster(session_.view.data(), cluster)) {
        if (!session_.view.shown().has(sample)) continue;
        ++shown;
        in += session_.tuning.inNow().has(sample) ? 1 : 0;
    }
    if (session_.tuning.available()) counts_->setText(tr("%1 in · %2 out").arg(countText(in), countText(shown - in)));
    else counts_->setText(tr("%n sample(s)", nullptr, static_cast<int>(shown)));
}

}  // namespace coincide
