#include "ui/shell/stage_row.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMessageBox>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/base/error_text.h"
#include "ui/base/format.h"
#include "ui/base/icons.h"
#include "ui/base/tokens.h"
#include "ui/shell/stage_strip.h"

namespace coincide {
namespace {

constexpr int kIndent = 24;
const QString kBetween = QStringLiteral("    ");

QPushButton* smallButton(QWidget* parent, const char* property = "small") {
    auto* button = new QPushButton(parent);
    button->setProperty(property, true);
    return button;
}

void colour(QLabel* label, const QColor& colour) {
    QPalette palette = label->palette();
    if (palette.color(QPalette::WindowText) == colour) return;
    palette.setColor(QPalette::WindowText, colour);
    palette.setColor(QPalette::Text, colour);   // what a label on a base ground is drawn with
    label->setPalette(palette);
}

}  // namespace

StageRow::StageRow(RunModel& runs, Stage stage, QWidget* parent)
    : QWidget(parent), runs_(runs), stage_(stage), sign_(new QLabel(this)), name_(new QLabel(this)), state_(new QLabel(this)), main_(smallButton(this)), figures_(new QLabel(this)),
      bar_(new QProgressBar(this)), running_(new QWidget(this)), share_(new QLabel(running_)), rate_(new QLabel(running_)), pause_(smallButton(running_)), cancel_(smallButton(running_)),
      error_(new QWidget(this)), problem_(new QLabel(error_)), details_(smallButton(error_, "link")), copy_(smallButton(error_, "link")), log_(smallButton(error_, "link")) {
    setFocusPolicy(Qt::TabFocus);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::m - 1, space::l, space::m);
    column->setSpacing(6);
    auto* head = new QHBoxLayout;
    head->setSpacing(space::s);
    sign_->setFixedSize(16, 16);
    head->addWidget(sign_);
    name_->setFont(textFont(TextRole::Strong));
    head->addWidget(name_);
    head->addWidget(state_);
    head->addStretch(1);
    head->addWidget(main_);
    column->addLayout(head);
    figures_->setWordWrap(true);
    figures_->setContentsMargins(kIndent, 0, 0, 0);
    column->addWidget(figures_);
    auto* barRow = new QHBoxLayout;
    barRow->setContentsMargins(kIndent, 0, 0, 0);
    bar_->setTextVisible(false);
    bar_->setRange(0, 1000);
    bar_->setFixedHeight(8);
    barRow->addWidget(bar_);
    column->addLayout(barRow);
    auto* line = new QHBoxLayout(running_);
    line->setContentsMargins(kIndent, 0, 0, 0);
    line->setSpacing(space::m);
    share_->setFont(textFont(TextRole::Strong));
    line->addWidget(share_);
    rate_->setMinimumWidth(1);   // gives way to the line above where the row is narrow
    line->addWidget(rate_);
    line->addStretch(1);
    line->addWidget(pause_);
    line->addWidget(cancel_);
    column->addWidget(running_);
    auto* frame = new QHBoxLayout;
    frame->setContentsMargins(kIndent, 0, 0, 0);
    frame->addWidget(error_);
    column->addLayout(frame);
    auto* inside = new QVBoxLayout(error_);
    inside->setContentsMargins(space::m, space::s, space::m, space::s);
    inside->setSpacing(space::xs);
    problem_->setWordWrap(true);
    problem_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    inside->addWidget(problem_);
    auto* links = new QHBoxLayout;
    links->setSpacing(space::m);
    details_->setObjectName(QStringLiteral("details"));
    links->addWidget(details_);
    links->addWidget(copy_);
    links->addWidget(log_);
    links->addStretch(1);
    inside->addLayout(links);
    error_->installEventFilter(this);

    connect(pause_, &QPushButton::clicked, this, &StageRow::pauseWanted);
    connect(cancel_, &QPushButton::clicked, this, &StageRow::cancelWanted);
    connect(log_, &QPushButton::clicked, this, &StageRow::logWanted);
    connect(details_, &QPushButton::clicked, this, &StageRow::showDetails);
    connect(copy_, &QPushButton::clicked, this, [this] {
        const StageStatus& status = runs_.status(stage_);
        QApplication::clipboard()->setText(status.problem + QLatin1Char('\n') + status.message);
    });
    connect(main_, &QPushButton::clicked, this, [this] {
        Q_EMIT chosen();
        const StageState state = runs_.status(stage_).state;
        if (state == StageState::Failed || state == StageState::Stopped) Q_EMIT goOnWanted();
        else if (state == StageState::Stale || state == StageState::None) Q_EMIT runWanted();
        else Q_EMIT runsWanted();
    });
    connect(&runs, &RunModel::changed, this, &StageRow::refresh);
    refresh();
}

void StageRow::setChosen(bool on) {
    chosen_ = on;
    update();
}

void StageRow::setReadOnly(bool on) {
    readOnly_ = on;
    refresh();
}

void StageRow::refresh() {
    const StageStatus& status = runs_.status(stage_);
    const Tokens& tokens = Tokens::of(palette());
    const StageState state = status.state;
    const bool active = state == StageState::Running || state == StageState::Waiting || state == StageState::Paused || state == StageState::Stopping;
    sign_->setPixmap(iconPixmap(stateIcon(state), 16, stateColour(state, palette()), devicePixelRatioF()));
    name_->setText(stageText(QString::fromLatin1(stageName(stage_))));
    state_->setText(state == StageState::Failed && status.fraction > 0 ? tr("Failed at %1").arg(shareText(status.fraction)) : RunModel::stateText(state));
    colour(state_, stateColour(state, palette()));
    QString line = state == StageState::Stale && !status.note.isEmpty() ? status.note : active || state == StageState::Stopped ? status.note : status.figures;
    if (state == StageState::None) line = tr("No run of this stage yet.");
    line_ = line;
    colour(figures_, tokens.secondary);
    bar_->setVisible(active);
    bar_->setValue(static_cast<int>(status.fraction * 1000));
    running_->setVisible(active);
    share_->setText(shareText(status.fraction));
    QString rate = status.rate;
    if (!status.left.isEmpty() && state == StageState::Running) rate += (rate.isEmpty() ? QString() : kBetween) + status.left;
    rate_->setText(rate);
    pause_->setText(state == StageState::Paused ? tr("Go on") : tr("Pause"));
    pause_->setIcon(icon(state == StageState::Paused ? QStringLiteral("running") : QStringLiteral("pause")));
    pause_->setEnabled(state == StageState::Running || state == StageState::Paused);
    cancel_->setText(tr("Cancel"));
    cancel_->setIcon(icon(QStringLiteral("cancel")));
    cancel_->setEnabled(state != StageState::Stopping);
    error_->setVisible(state == StageState::Failed && !status.problem.isEmpty());
    problem_->setText(status.problem);
    details_->setText(tr("Details"));
    details_->setVisible(!status.message.isEmpty());
    copy_->setText(tr("Copy"));
    log_->setText(tr("Show log"));
    const bool goOn = state == StageState::Failed || state == StageState::Stopped;
    main_->setText(goOn ? tr("Go on") : state == StageState::Stale ? tr("Run again") : state == StageState::None ? tr("Run") : tr("Runs %1").arg(status.runs));
    main_->setIcon(goOn || state == StageState::Stale || state == StageState::None ? icon(QStringLiteral("running")) : QIcon());
    main_->setEnabled(!readOnly_ || !(goOn || state == StageState::Stale || state == StageState::None));
    setAccessibleName(name_->text() + QStringLiteral(": ") + state_->text());
    placeRate();
    update();
}

// Beside the buttons where there is room, else with the counts, which may take several lines.
void StageRow::placeRate() {
    const bool active = !running_->isHidden();
    const int others = 2 * space::l + kIndent + share_->sizeHint().width() + pause_->sizeHint().width() + cancel_->sizeHint().width() + 4 * space::m;
    const bool beside = rate_->sizeHint().width() + others <= width();
    rate_->setVisible(beside);
    QStringList parts{line_};
    if (active && !beside)
        for (QString part : rate_->text().split(kBetween)) parts << part.replace(QLatin1Char(' '), QChar::Nbsp);   // each on one line
    parts.removeAll(QString());
    figures_->setText(parts.join(QStringLiteral("  ·  ")));
    figures_->setVisible(!parts.isEmpty() && runs_.status(stage_).state != StageState::Failed);
}

void StageRow::showDetails() {
    const StageStatus& status = runs_.status(stage_);
    auto* box = new QMessageBox(QMessageBox::NoIcon, tr("Details"), status.problem, QMessageBox::Close, window());
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(status.message);
    box->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    box->open();
}

void StageRow::paintEvent(QPaintEvent*) {
    const Tokens& tokens = Tokens::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), chosen_ ? tokens.selectedRow : tokens.base);
    painter.fillRect(QRect(0, height() - 1, width(), 1), tokens.divider);
    if (chosen_) painter.fillRect(QRect(0, 0, 3, height()), tokens.accent);
    if (hasFocus()) {
        painter.setPen(QPen(tokens.accent, 2));
        painter.drawRect(rect().adjusted(2, 2, -3, -4));
    }
}

bool StageRow::eventFilter(QObject* object, QEvent* event) {
    if (object == error_ && event->type() == QEvent::Paint) {
        const Tokens& tokens = Tokens::of(palette());
        QPainter painter(error_);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(tokens.failedLine);
        painter.setBrush(tokens.failedGround);
        painter.drawRoundedRect(QRectF(error_->rect()).adjusted(0.5, 0.5, -0.5, -0.5), space::radiusControl, space::radiusControl);
    }
    return QWidget::eventFilter(object, event);
}

void StageRow::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    placeRate();
}

void StageRow::mousePressEvent(QMouseEvent*) { Q_EMIT chosen(); }

void StageRow::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Space) Q_EMIT chosen();
    else if (event->key() == Qt::Key_Down) focusNextChild();
    else if (event->key() == Qt::Key_Up) focusPreviousChild();
    else QWidget::keyPressEvent(event);
}

void StageRow::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) refresh();
}

}  // namespace coincide
