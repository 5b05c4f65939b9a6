#include "ui/shell/stages_panel.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/base/icons.h"
#include "ui/base/tokens.h"
#include "ui/shell/stage_row.h"
#include "ui/shell/workspace.h"

namespace coincide {
namespace {

constexpr int kLeastWidth = 280;

}  // namespace

StagesPanel::StagesPanel(Workspace& workspace, QWidget* parent)
    : QWidget(parent), workspace_(workspace), sameLabel_(new QLabel(this)), command_(new QLineEdit(this)), copy_(new QToolButton(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* inside = new QWidget;
    inside->setBackgroundRole(QPalette::Base);
    inside->setAutoFillBackground(true);
    auto* list = new QVBoxLayout(inside);
    list->setContentsMargins(0, 0, 0, 0);
    list->setSpacing(0);
    for (const Stage stage : RunModel::kStages) {
        auto* row = new StageRow(workspace.runs(), stage, inside);
        row->setObjectName(QStringLiteral("stage-") + QString::fromLatin1(stageName(stage)));
        rows_.push_back(row);
        list->addWidget(row);
        connect(row, &StageRow::chosen, this, [this, stage] { setStage(stage); });
        connect(row, &StageRow::runWanted, this, [this, stage] { Q_EMIT runWanted(stage); });
        connect(row, &StageRow::goOnWanted, this, [this, stage] { workspace_.goOn(stage); });
        connect(row, &StageRow::runsWanted, this, [this, stage] { Q_EMIT runsWanted(stage); });
        connect(row, &StageRow::logWanted, this, &StagesPanel::logWanted);
        connect(row, &StageRow::cancelWanted, this, [this] { workspace_.jobs().cancel(); });
        connect(row, &StageRow::pauseWanted, this, [this] {
            const JobStatus::State state = workspace_.jobs().status().state;
            if (state == JobStatus::State::Paused || state == JobStatus::State::Pausing) workspace_.jobs().resume();
            else workspace_.jobs().pause();
        });
    }
    list->addStretch(1);
    area->setWidget(inside);
    area->setMinimumWidth(kLeastWidth);
    column->addWidget(area, 1);
    auto* below = new QVBoxLayout;
    below->setContentsMargins(space::l, space::m, space::l, space::m);
    below->setSpacing(space::xs);
    sameLabel_->setFont(textFont(TextRole::Caption));
    below->addWidget(sameLabel_);
    auto* line = new QHBoxLayout;
    command_->setReadOnly(true);
    command_->setFont(textFont(TextRole::Monospace));
    sameLabel_->setBuddy(command_);
    line->addWidget(command_, 1);
    copy_->setIcon(icon(QStringLiteral("copy")));
    copy_->setAutoRaise(true);
    line->addWidget(copy_);
    below->addLayout(line);
    column->addLayout(below);
    connect(copy_, &QToolButton::clicked, this, [this] { QApplication::clipboard()->setText(wholeCommand_); });
    const auto showAccess = [this] {
        for (StageRow* row : rows_) row->setReadOnly(workspace_.readOnly());
    };
    connect(&workspace, &Workspace::opened, this, showAccess);
    connect(&workspace, &Workspace::loaded, this, showAccess);
    setStage(Stage::Import);
    retranslate();
}

void StagesPanel::setStage(Stage stage) {
    stage_ = stage;
    for (StageRow* row : rows_) row->setChosen(row->stage() == stage);
    Q_EMIT stageChosen(stage);
}

void StagesPanel::setCommand(const QString& command, const QString& whole) {
    wholeCommand_ = whole;
    if (command_->text() != command) {
        command_->setText(command);
        command_->setCursorPosition(0);
    }
    command_->setToolTip(whole);
}

void StagesPanel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    painter.fillRect(QRect(0, sameLabel_->y() - space::m, width(), 1), Tokens::of(palette()).divider);
}

void StagesPanel::retranslate() {
    sameLabel_->setText(tr("The same from a terminal"));
    copy_->setToolTip(tr("Copy the command"));
    copy_->setAccessibleName(copy_->toolTip());
}

void StagesPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace coincide
