#include "ui/view/neighbours_panel.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/base/format.h"
#include "ui/base/tokens.h"
#include "ui/model/neighbour_query.h"
#include "ui/model/session.h"
#include "ui/view/sample_grid.h"

namespace coincide {
namespace {

constexpr std::size_t kCount = 60;

}  // namespace

NeighboursPanel::NeighboursPanel(Session& session, QWidget* parent) : QWidget(parent), session_(session), head_(new QLabel(this)), grid_(new SampleGrid(session, this)) {
    setWindowTitle(tr("Neighbours"));
    head_->setForegroundRole(QPalette::PlaceholderText);
    head_->setFont(textFont(TextRole::Secondary));
    auto* here = new QPushButton(tr("Of the current sample"), this);
    here->setProperty("link", true);
    here->setProperty("small", true);
    here->setToolTip(tr("Shows the neighbours of the sample that is current now"));
    grid_->setTileSize(104);
    grid_->setAccessibleName(tr("Neighbours by activation"));
    setFocusProxy(grid_);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(space::m, space::xs, space::m, space::xs);
    head->addWidget(head_, 1);
    head->addWidget(here);
    auto* body = new QHBoxLayout;
    body->setContentsMargins(10, 0, 0, 0);
    body->addWidget(grid_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addLayout(body, 1);
    connect(&session.requests, &Requests::moreLike, this, [this](int sample) {
        session_.view.setCurrentSample(sample);
        ask(sample);
        Q_EMIT session_.requests.showPanel(QStringLiteral("neighbours"));
    });
    connect(here, &QPushButton::clicked, this, [this] { ask(session_.view.currentSample()); });
    connect(&session.view, &ViewState::currentSampleChanged, this, &NeighboursPanel::follow);
    connect(&session.view, &ViewState::dataChanged, this, [this] {
        sample_ = -1;
        grid_->setSamples({});
        follow();
    });
    follow();
}

void NeighboursPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    follow();
}

void NeighboursPanel::follow() {
    const int current = session_.view.currentSample();
    if (!isVisible() || current == sample_) return;
    if (current >= 0 && grid_->hasFocus()) return;   // a click on a neighbour reads it and keeps the list
    ask(current);
}

void NeighboursPanel::ask(int sample) {
    sample_ = sample;
    if (sample < 0) {
        head_->clear();
        grid_->setEmptyText(tr("Choose a sample on the map or in the gallery to read it."));
        grid_->setSamples({});
        return;
    }
    head_->setText(tr("Nearest by activation"));
    grid_->setEmptyText({});
    askNeighbours(
        session_, this, sample, kCount,
        [this](const Neighbours& neighbours) {
            std::vector<std::int32_t> samples;
            QStringList captions;
            for (const auto& [other, cosine] : neighbours) {
                samples.push_back(other);
                captions << scoreText(static_cast<double>(cosine));
            }
            grid_->setEmptyText(tr("This sample has no activation, so nothing is known about its neighbours."));
            grid_->setSamples(std::move(samples));
            grid_->setCaptions(captions);
        },
        [this](const QString& sentence) {
            grid_->setSamples({});
            grid_->setEmptyText(sentence);
        });
}

}  // namespace coincide
