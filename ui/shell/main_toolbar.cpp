#include "ui/shell/main_toolbar.h"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QToolButton>
#include <algorithm>

#include "ui/base/tokens.h"
#include "ui/shell/actions.h"
#include "ui/shell/layouts.h"
#include "ui/shell/stage_strip.h"
#include "ui/shell/workspace.h"

namespace coincide {
namespace {

constexpr int kModeWidth = 92, kColourWidth = 152;   // at least

constexpr ColourBy kColours[] = {ColourBy::Source, ColourBy::Cluster, ColourBy::Transferability, ColourBy::Density, ColourBy::QuotaShare, ColourBy::InOut, ColourBy::EnteringLeaving,
                                 ColourBy::Verdict, ColourBy::Tag, ColourBy::Cosine, ColourBy::Rank, ColourBy::Turns, ColourBy::Characters, ColourBy::Change, ColourBy::OnlyAOnlyB};

}  // namespace

QString MainToolbar::colourText(int colourBy) {
    switch (static_cast<ColourBy>(colourBy)) {
        case ColourBy::Source: return tr("Source");
        case ColourBy::Cluster: return tr("Cluster");
        case ColourBy::Transferability: return tr("Transferability");
        case ColourBy::Density: return tr("Density");
        case ColourBy::QuotaShare: return tr("Quota");
        case ColourBy::InOut: return tr("In or out");
        case ColourBy::EnteringLeaving: return tr("Entering, leaving");
        case ColourBy::Verdict: return tr("Verdict");
        case ColourBy::Tag: return tr("Tag");
        case ColourBy::Cosine: return tr("Cosine to the centre");
        case ColourBy::Rank: return tr("Greedy rank");
        case ColourBy::Turns: return tr("Turns");
        case ColourBy::Characters: return tr("Length of the text");
        case ColourBy::Change: return tr("Change per cluster");
        case ColourBy::OnlyAOnlyB: return tr("Only in A, only in B");
    }
    return {};
}

MainToolbar::MainToolbar(Workspace& workspace, Actions& actions, QWidget* parent)
    : QToolBar(parent), workspace_(workspace), mode_(new QComboBox(this)), colourLabel_(new QLabel(this)), colour_(new QComboBox(this)), stages_(new StageStrip(workspace.runs(), this)) {
    setObjectName(QStringLiteral("toolbar"));
    setMovable(false);
    setFloatable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    setIconSize({16, 16});
    setFixedHeight(space::toolbar);
    const auto button = [&](const char* id, bool text = false) {
        addAction(actions[id]);
        auto* made = qobject_cast<QToolButton*>(widgetForAction(actions[id]));
        made->setFocusPolicy(Qt::TabFocus);
        if (actions[id]->isCheckable()) made->setProperty("segment", true);
        if (text) made->setToolButtonStyle(actions[id]->icon().isNull() ? Qt::ToolButtonTextOnly : Qt::ToolButtonTextBesideIcon);
        made->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
        return made;
    };
    button("open");
    button("save");
    addSeparator();
    button("undo");
    button("redo");
    addSeparator();
    for (const char* id : {"tool-pan", "tool-box", "tool-lasso", "tool-cluster"}) button(id);
    addSeparator();
    for (int i = 0; i < 4; ++i) mode_->addItem(QString(), i);
    addWidget(mode_);
    addSeparator();
    colourLabel_->setContentsMargins(space::xs, 0, space::s, 0);
    addWidget(colourLabel_);
    for (const ColourBy by : kColours) colour_->addItem(QString(), static_cast<int>(by));
    colourLabel_->setBuddy(colour_);
    addWidget(colour_);
    addSeparator();
    for (const char* id : {"2d", "3d"}) button(id, true);
    pictures_ = button("pictures", true);
    button("fit");
    auto* room = new QWidget(this);
    room->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    addWidget(room);
    addWidget(stages_);

    connect(mode_, &QComboBox::activated, this, [this](int index) { workspace_.session().view.setMode(static_cast<SetMode>(index)); });
    connect(colour_, &QComboBox::activated, this, [this](int index) { workspace_.session().view.setColourBy(static_cast<ColourBy>(colour_->itemData(index).toInt())); });
    connect(&workspace.session().view, &ViewState::colourChanged, this, &MainToolbar::showState);
    connect(&workspace.session().view, &ViewState::toolChanged, this, &MainToolbar::showState);
    connect(stages_, &StageStrip::chosen, this, &MainToolbar::stageChosen);
    retranslate();
}

void MainToolbar::showState() {
    const ViewState& view = workspace_.session().view;
    mode_->setCurrentIndex(static_cast<int>(view.mode()));
    // Two selections beside each other have colours of their own.
    colour_->setCurrentIndex(colour_->findData(static_cast<int>(comparing_ ? ColourBy::OnlyAOnlyB : view.colourBy())));
    colour_->setEnabled(!comparing_);
}

void MainToolbar::setComparing(bool on) {
    comparing_ = on;
    showState();
}

void MainToolbar::retranslate() {
    setWindowTitle(tr("Toolbar"));
    const QString modes[] = {tr("Replace"), tr("Add"), tr("Subtract"), tr("Intersect")};
    for (int i = 0; i < 4; ++i) mode_->setItemText(i, modes[i]);
    mode_->setToolTip(tr("How what you draw joins what is highlighted"));
    mode_->setAccessibleName(mode_->toolTip());
    colourLabel_->setText(tr("Colour by"));
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, Tokens::of(palette()).secondary);
    colourLabel_->setPalette(colours);
    for (int i = 0; i < colour_->count(); ++i) colour_->setItemText(i, colourText(colour_->itemData(i).toInt()));
    colour_->setAccessibleName(colourLabel_->text());
    mode_->setFixedWidth(std::max(kModeWidth, mode_->sizeHint().width()));
    colour_->setFixedWidth(std::max(kColourWidth, colour_->sizeHint().width()));
    showState();
}

void MainToolbar::resizeEvent(QResizeEvent* event) {
    QToolBar::resizeEvent(event);
    // Where there is little room the icon says it alone, and the tooltip in words.
    const auto style = width() < Layouts::kNarrow ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon;
    if (pictures_->toolButtonStyle() != style) pictures_->setToolButtonStyle(style);
}

void MainToolbar::changeEvent(QEvent* event) {
    QToolBar::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

}  // namespace coincide
