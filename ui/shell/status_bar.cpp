#include "ui/shell/status_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QToolButton>

#include "core/engine/machine.h"
#include "ui/base/error_text.h"
#include "ui/base/format.h"
#include "ui/base/tokens.h"
#include "ui/shell/layouts.h"
#include "ui/shell/workspace.h"

namespace coincide {
namespace {

constexpr int kHeight = 28, kJobHeight = 22;

QString strong(const QString& number, const QString& words) { return QStringLiteral("<b>%1</b> %2").arg(number.toHtmlEscaped(), words.toHtmlEscaped()); }

}  // namespace

StatusBar::StatusBar(Workspace& workspace, QWidget* parent)
    : QStatusBar(parent), workspace_(workspace), hint_(new QLabel(this)), job_(new QToolButton(this)), bar_(new QProgressBar(this)), jobText_(new QLabel(this)), device_(new QLabel(this)),
      memory_(new QLabel(this)) {
    setSizeGripEnabled(false);
    setFixedHeight(kHeight);
    setContentsMargins(space::xs, 0, space::xs, 0);
    for (QLabel*& label : counts_) {
        label = new QLabel(this);
        label->setContentsMargins(space::s, 0, space::s, 0);
        label->setTextFormat(Qt::RichText);
        addWidget(label);
    }
    hint_->setContentsMargins(space::s, 0, space::s, 0);
    hint_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    hint_->installEventFilter(this);
    addWidget(hint_, 1);
    job_->setAutoRaise(true);
    job_->setFixedHeight(kJobHeight);
    bar_->setFixedSize(96, 6);
    bar_->setTextVisible(false);
    bar_->setRange(0, 1000);
    addPermanentWidget(job_);
    addPermanentWidget(bar_);
    addPermanentWidget(jobText_);
    for (QLabel* label : {device_, memory_}) {
        label->setContentsMargins(space::s, 0, space::s, 0);
        addPermanentWidget(label);
    }
    connect(job_, &QToolButton::clicked, this, &StatusBar::jobsClicked);
    Session& session = workspace.session();
    connect(&session.view, &ViewState::dataChanged, this, &StatusBar::refresh);
    connect(&session.view, &ViewState::shownChanged, this, &StatusBar::refresh);
    connect(&session.view, &ViewState::highlightedChanged, this, &StatusBar::refresh);
    connect(&session.tuning, &TuningState::changed, this, &StatusBar::refresh);
    connect(&workspace.runs(), &RunModel::changed, this, &StatusBar::refresh);
    connect(&workspace, &Workspace::busyChanged, this, &StatusBar::refresh);
    timer_.setInterval(1000);
    connect(&timer_, &QTimer::timeout, this, &StatusBar::measure);
    timer_.start();
    measure();
    refresh();
}

void StatusBar::setHint(const QString& hint) {
    hintText_ = hint;
    refresh();
}

void StatusBar::setRunLayout(bool on) {
    runLayout_ = on;
    refresh();
}

void StatusBar::measure() {
    const MachineInfo machine = machineInfo();
    device_->setText(machine.threads == 1 ? tr("%1 · 1 thread").arg(qstr(machine.device)) : tr("%1 · %2 threads").arg(qstr(machine.device)).arg(machine.threads));
    memory_->setText(tr("Memory %1").arg(bytesText(machine.memoryBytes)));
    const QString onDevice = machine.deviceTotalBytes > 0 ? tr("On the device: %1 of %2").arg(bytesText(machine.deviceUsedBytes), bytesText(machine.deviceTotalBytes)) : QString();
    memory_->setToolTip(onDevice);
    device_->setToolTip(memory_->isHidden() ? memory_->text() + (onDevice.isEmpty() ? QString() : QLatin1Char('\n') + onDevice) : QString());
}

void StatusBar::refresh() {
    const Tokens& tokens = Tokens::of(palette());
    const ViewState& view = workspace_.session().view;
    const ExplorerData& known = view.data();
    QStringList texts;
    if (!workspace_.isOpen()) texts << (workspace_.loading() ? tr("Opening…") : tr("Ready"));
    else if (runLayout_) {
        const RunModel& runs = workspace_.runs();
        texts << strong(countText(runs.overview().samples), tr("samples", "after a number"));
        if (runs.job()) texts << tr("1 running");
        const auto say = [&](StageState state, const QColor& colour, const QString& words) {
            if (const int count = runs.count(state)) texts << QStringLiteral("<span style='color:%1'><b>%2</b> %3</span>").arg(colour.name()).arg(count).arg(words.toHtmlEscaped());
        };
        say(StageState::Stale, tokens.stale, tr("stale"));
        say(StageState::Failed, tokens.failed, tr("failed"));
    } else {
        texts << strong(countText(view.shown().count()), tr("shown of %1").arg(countText(known.samples)));
        texts << strong(countText(view.highlighted().count()), tr("highlighted"));
        const TuningState& tuning = workspace_.session().tuning;
        if (tuning.available() && tuning.rows() > 0) {
            const std::int64_t in = tuning.inNow().count();
            texts << strong(countText(in), tr("in the subset (%1)").arg(shareText(static_cast<double>(in) / static_cast<double>(tuning.rows()))));
        }
        if (workspace_.readOnly()) texts << tr("read-only");
    }
    for (int i = 0; i < 4; ++i) {
        counts_[i]->setVisible(i < texts.size());
        if (i < texts.size()) counts_[i]->setText(texts[i]);
    }
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, tokens.secondary);
    hint_->setPalette(colours);
    showHint();

    const JobStatus& job = workspace_.jobs().status();
    bar_->setVisible(job.active());
    jobText_->setVisible(job.active());
    if (!job.active()) job_->setText(workspace_.loading() ? tr("Reading the project…") : tr("No jobs running"));
    else {
        const int waiting = workspace_.jobs().waiting();
        job_->setText(waiting > 0 ? tr("%1 and %2 waiting").arg(job.title).arg(waiting) : job.title);
        bar_->setValue(static_cast<int>(job.progress.fraction() * 1000));
        QString text = job.state == JobStatus::State::Stopping ? tr("Stopping") : job.state == JobStatus::State::Paused ? tr("Paused") : shareText(job.progress.fraction());
        if (job.progress.secondsLeft && job.state == JobStatus::State::Running) text += QStringLiteral(" · ") + tr("%1 left").arg(durationText(*job.progress.secondsLeft));
        jobText_->setText(text);
    }
}

QString StatusBar::hint() const {
    if (!workspace_.isOpen()) return workspace_.recent().list().empty() ? QString() : tr("Press 1 to 9 to open a recent project");
    const ViewState& view = workspace_.session().view;
    const bool mapped = !(view.threeD() ? view.data().position3d : view.data().position2d).empty();
    return runLayout_ || !mapped ? QString() : hintText_;
}

// Whole or not at all.
void StatusBar::showHint() {
    const QString text = hint();
    const int needed = hint_->fontMetrics().horizontalAdvance(text) + hint_->contentsMargins().left() + hint_->contentsMargins().right();
    hint_->setText(needed <= hint_->width() ? text : QString());
}

bool StatusBar::eventFilter(QObject* object, QEvent* event) {
    if (object == hint_ && event->type() == QEvent::Resize) showHint();
    return QStatusBar::eventFilter(object, event);
}

// Where there is little room the tooltip of the device tells the memory.
void StatusBar::resizeEvent(QResizeEvent* event) {
    QStatusBar::resizeEvent(event);
    if (memory_->isHidden() == (width() >= Layouts::kNarrow)) memory_->setVisible(width() >= Layouts::kNarrow), measure();
}

void StatusBar::changeEvent(QEvent* event) {
    QStatusBar::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) refresh(), measure();
}

void StatusBar::paintEvent(QPaintEvent*) {
    const Tokens& tokens = Tokens::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), tokens.window);
    painter.fillRect(QRect(0, 0, width(), 1), tokens.divider);
    QWidget* const bounded[] = {counts_[0], counts_[1], counts_[2], counts_[3]};
    for (const QWidget* widget : bounded)
        if (widget->isVisible()) painter.fillRect(QRect(widget->geometry().right() + 2, 6, 1, height() - 12), tokens.divider);
    for (const QWidget* widget : {static_cast<QWidget*>(device_), static_cast<QWidget*>(memory_)})
        if (widget->isVisible()) painter.fillRect(QRect(widget->x() - 2, 6, 1, height() - 12), tokens.divider);
}

}  // namespace coincide
