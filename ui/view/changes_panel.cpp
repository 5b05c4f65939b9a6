#include "ui/view/changes_panel.h"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include "ui/base/format.h"
#include "ui/base/icons.h"
#include "ui/base/tokens.h"
#include "ui/model/sample_order.h"
#include "ui/model/session.h"
#include "ui/view/sample_grid.h"

namespace coincide {
namespace {

constexpr int kRest = 180;   // ms without a move before pictures change
constexpr int kMark = 14;

}  // namespace

ChangesPanel::ChangesPanel(Session& session, QWidget* parent) : QWidget(parent), session_(session), later_(kRest) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    entering_ = makeSide(tr("Entering"), InOut::Entering);
    leaving_ = makeSide(tr("Leaving"), InOut::Leaving);
    auto* line = new QFrame;
    line->setFrameShape(QFrame::VLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    row->addWidget(entering_.box, 1);
    row->addWidget(line);
    row->addWidget(leaving_.box, 1);
    setAccessibleName(tr("What changes"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    connect(&session.tuning, &TuningState::changed, this, &ChangesPanel::refresh);
    connect(&session.view, &ViewState::dataChanged, this, [this] {
        refresh();
        later_.cancel();
        fill();
    });
    paintMarks();
    refresh();
    later_.cancel();
    fill();
}

ChangesPanel::Side ChangesPanel::makeSide(const QString& title, InOut which) {
    Side side;
    side.box = new QWidget;
    auto* column = new QVBoxLayout(side.box);
    column->setContentsMargins(space::m, space::xs, space::m, space::s);
    column->setSpacing(space::xs);
    auto* head = new QHBoxLayout;
    head->setSpacing(space::s);
    side.mark = new QLabel;
    auto* name = new QLabel(title);
    name->setFont(textFont(TextRole::Strong));
    side.count = new QLabel;
    side.count->setForegroundRole(QPalette::PlaceholderText);
    side.all = new QPushButton(tr("Show all"));
    side.all->setProperty("link", true);
    side.all->setFlat(true);
    side.all->setAccessibleName(which == InOut::Entering ? tr("Show all that enter") : tr("Show all that leave"));
    connect(side.all, &QPushButton::clicked, this, [this, which] {
        SampleFilter filter = session_.view.filter();
        filter.inOut = which;
        session_.view.setFilter(filter);
    });
    head->addWidget(side.mark);
    head->addWidget(name);
    head->addWidget(side.count);
    head->addStretch();
    head->addWidget(side.all);
    column->addLayout(head);
    side.grid = new SampleGrid(session_);
    side.grid->setBadge(which == InOut::Entering ? SampleGrid::Badge::Entering : SampleGrid::Badge::Leaving);
    side.grid->setEmptyText(tr("Nothing enters or leaves at this setting."));
    side.grid->setAccessibleName(title);
    column->addWidget(side.grid, 1);
    return side;
}

void ChangesPanel::refresh() {
    const auto show = [](Side& side, const SampleSet& samples) {
        side.count->setText(countText(samples.count()));
        side.all->setEnabled(!samples.empty());
    };
    show(entering_, session_.tuning.entering());
    show(leaving_, session_.tuning.leaving());
    later_.request([this] { fill(); });
}

void ChangesPanel::fill() {
    const bool both = session_.tuning.entering().empty() && session_.tuning.leaving().empty();
    entering_.grid->setEmptyText(both ? tr("Nothing enters or leaves at this setting.") : tr("Nothing enters at this setting."));
    leaving_.grid->setEmptyText(both ? tr("Nothing enters or leaves at this setting.") : tr("Nothing leaves at this setting."));
    const ExplorerData& explorer = session_.view.data();
    entering_.grid->setSamples(orderSamples(explorer, session_.tuning.entering().samples(), SampleOrder::ByCluster));
    leaving_.grid->setSamples(orderSamples(explorer, session_.tuning.leaving().samples(), SampleOrder::ByCluster));
}

void ChangesPanel::paintMarks() {
    const Tokens& tokens = Tokens::of(palette());
    entering_.mark->setPixmap(iconPixmap(QStringLiteral("entering"), kMark, tokens.entering, devicePixelRatioF()));
    leaving_.mark->setPixmap(iconPixmap(QStringLiteral("leaving"), kMark, tokens.leaving, devicePixelRatioF()));
}

void ChangesPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange && entering_.mark != nullptr) paintMarks();
    QWidget::changeEvent(event);
}

}  // namespace coincide
