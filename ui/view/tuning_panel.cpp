#include "ui/view/tuning_panel.h"

#include <QComboBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <algorithm>
#include <cmath>

#include "ui/base/empty_state.h"
#include "ui/base/format.h"
#include "ui/base/tokens.h"
#include "ui/model/selection_list_model.h"
#include "ui/model/session.h"
#include "ui/view/chart_head.h"
#include "ui/view/figure_strip.h"
#include "ui/view/kept_slider.h"
#include "ui/view/mix_chart.h"
#include "ui/view/quota_curve.h"

namespace coincide {
namespace {

constexpr int kTall = 560;                // from this height on there is room for the mix per source
constexpr int kLeastHeight = 280;         // of the flat form; without it the tall one would keep its dock from shrinking
constexpr int kFieldWidth = 76, kTallSteps = 4, kFlatSteps = 2;   // grid lines of the curve
constexpr double kLeastTemperature = 0.01, kMostTemperature = 10;
enum Unit { Percent, Samples };

// The double nearest to what was typed as a percentage.
std::optional<double> shareOf(QString text) {
    text.remove('%').remove(QChar(0x2009)).remove(QChar(0xa0)).remove(' ').replace(',', '.');
    bool fine = false;
    const double share = (text + QStringLiteral("e-2")).toDouble(&fine);
    return fine && share > 0 && share <= 1 && !text.contains('e', Qt::CaseInsensitive) ? std::optional(share) : std::nullopt;
}

// What is shown is what is kept, so a temperature has three decimals, as TuningState takes it.
double rounded(double temperature) { return std::clamp(std::round(temperature * 1000) / 1000, kLeastTemperature, kMostTemperature); }

double shareNow(const TuningState& tuning, std::int64_t budget) {
    return tuning.rows() > 0 ? static_cast<double>(budget) / static_cast<double>(tuning.rows()) : 0;
}

int budgetStep(const TuningState& tuning, std::int64_t budget) { return static_cast<int>(std::lround(shareNow(tuning, budget) * KeptSlider::kSteps)); }

QLabel* label(const QString& text, TextRole role, bool quiet) {
    auto* out = new QLabel(text);
    out->setFont(textFont(role));
    if (quiet) out->setForegroundRole(QPalette::PlaceholderText);
    return out;
}

void setTextOf(QLabel* target, const QString& text) {
    if (target->text() != text) target->setText(text);
}

}  // namespace

TuningPanel::TuningPanel(Session& session, QWidget* parent) : QWidget(parent), session_(session) {
    empty_ = new EmptyState;
    empty_->setSentence(tr("Score the clusters to tune a budget."));
    empty_->setAction(tr("Score…"));
    connect(empty_, &EmptyState::triggered, this, [this] { Q_EMIT session_.requests.showStage(QStringLiteral("score")); });

    auto* form = new QWidget;
    auto* column = new QVBoxLayout(form);
    column->setContentsMargins(space::m, space::m, space::m, space::m);
    column->setSpacing(space::s);
    column->addWidget(makeSettings());
    figures_ = new FigureStrip;
    column->addWidget(figures_);
    chartHead_ = new ChartHead(tr("Quota per cluster"), {{ChartHead::Mark::Dashed, tr("before")}, {ChartHead::Mark::Line, tr("now")}, {ChartHead::Mark::Bar, tr("at cap")}});
    column->addWidget(chartHead_);
    curve_ = new QuotaCurve(session);
    curve_->setGridSteps(kFlatSteps);
    problem_ = label({}, TextRole::Body, false);
    problem_->setWordWrap(true);
    problem_->setAlignment(Qt::AlignCenter);
    chart_ = new QStackedWidget;
    chart_->addWidget(curve_);
    chart_->addWidget(problem_);
    column->addWidget(chart_, 2);
    mixHead_ = new ChartHead(tr("Mix per source, %"), {{ChartHead::Mark::Ring, tr("before")}, {ChartHead::Mark::Dot, tr("now")}});
    column->addWidget(mixHead_);
    mix_ = new MixChart(session);
    column->addWidget(mix_, 5);
    nameProblem_ = label({}, TextRole::Secondary, false);
    nameProblem_->setWordWrap(true);
    nameProblem_->setForegroundRole(QPalette::WindowText);   // its palette gives that role the colour of a fault
    nameProblem_->hide();
    column->addWidget(nameProblem_);
    column->addWidget(makeFooter());
    chartHead_->hide();
    mixHead_->hide();
    mix_->hide();

    pages_ = new QStackedWidget;
    pages_->addWidget(empty_);
    pages_->addWidget(form);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(pages_);
    setAccessibleName(tr("Tuning"));
    setMinimumHeight(kLeastHeight);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);

    connect(&session.tuning, &TuningState::changed, this, &TuningPanel::refresh);
    connect(&session.view, &ViewState::dataChanged, this, [this] {
        stopKeeping();
        refresh();
    });
    refresh();
}

QWidget* TuningPanel::makeSettings() {
    auto* box = new QWidget;
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::s);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(1, 1);
    const auto addRow = [&](int row, const QString& name, KeptSlider*& slider, QLineEdit*& field, QLabel*& was) {
        slider = new KeptSlider;
        slider->setAccessibleName(name);
        field = new QLineEdit;
        field->setFixedWidth(kFieldWidth);
        field->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        field->setAccessibleName(name);
        field->installEventFilter(this);
        was = label({}, TextRole::Secondary, true);
        was->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        auto* title = label(name, TextRole::Body, false);
        title->setBuddy(field);
        grid->addWidget(title, 2 * row, 0);
        grid->addWidget(was, 2 * row, 1);
        grid->addWidget(field, 2 * row, 2);
        grid->addWidget(slider, 2 * row + 1, 0, 1, 4);
        grid->setRowMinimumHeight(2 * row + 1, space::control);
        setTabOrder(field, slider);
    };
    addRow(0, tr("Budget"), budget_, budgetField_, budgetWas_);
    addRow(1, tr("Temperature"), temperature_, temperatureField_, temperatureWas_);
    unit_ = new QComboBox;
    unit_->addItem(tr("%"));
    unit_->addItem(tr("samples"));
    unit_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    unit_->setMinimumContentsLength(4);
    unit_->setAccessibleName(tr("Unit of the budget"));
    grid->addWidget(unit_, 0, 3);
    budget_->setToolTip(tr("Samples to take ([ and ] move it by one point)"));
    budgetField_->setToolTip(tr("More than 0 and at most 100 %, or as a number of samples"));
    temperatureField_->setToolTip(tr("0.01 to 10"));
    temperature_->setToolTip(tr("Lower prefers high scores more (Shift+[ and Shift+] move it by 5 %)"));

    connect(budget_, &QSlider::valueChanged, this, [this](int step) {
        if (countsSamples())
            session_.tuning.setBudget(std::llround(static_cast<double>(step) / KeptSlider::kSteps * static_cast<double>(session_.tuning.rows())));
        else
            setShare(std::max(step, 1) / static_cast<double>(KeptSlider::kSteps));
    });
    connect(temperature_, &QSlider::valueChanged, this, [this](int step) { session_.tuning.setTemperature(rounded(temperatureAt(step))); });
    connect(budgetField_, &QLineEdit::editingFinished, this, &TuningPanel::budgetTyped);
    connect(temperatureField_, &QLineEdit::editingFinished, this, &TuningPanel::temperatureTyped);
    connect(unit_, &QComboBox::currentIndexChanged, this, &TuningPanel::refresh);
    return box;
}

QWidget* TuningPanel::makeFooter() {
    footer_ = new QStackedWidget;
    auto* rest = new QWidget;
    auto* row = new QHBoxLayout(rest);
    row->setContentsMargins(0, 0, 0, 0);
    live_ = label(tr("Live, nothing is written"), TextRole::Secondary, true);
    back_ = new QPushButton;
    keep_ = new QPushButton(tr("Keep selection…"));
    keep_->setProperty("primary", true);
    keep_->setToolTip(tr("Store this selection in the project (Ctrl+Return)"));
    // In one place, so that the panel does not become wider when something is moved.
    state_ = new QStackedWidget;
    state_->addWidget(live_);
    state_->addWidget(back_);
    state_->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    row->addWidget(state_);
    row->addStretch();
    row->addWidget(keep_);
    connect(back_, &QPushButton::clicked, this, [this] { session_.tuning.backToBefore(); });
    connect(keep_, &QPushButton::clicked, this, &TuningPanel::startKeeping);

    auto* naming = new QWidget;
    auto* line = new QHBoxLayout(naming);
    line->setContentsMargins(0, 0, 0, 0);
    name_ = new QLineEdit;
    name_->setPlaceholderText(tr("Name of the selection"));
    name_->setAccessibleName(tr("Name of the selection"));
    name_->installEventFilter(this);
    auto* cancel = new QPushButton(tr("Cancel"));
    confirm_ = new QPushButton(tr("Keep"));
    confirm_->setProperty("primary", true);
    line->addWidget(name_, 1);
    line->addWidget(cancel);
    line->addWidget(confirm_);
    connect(name_, &QLineEdit::textChanged, this, &TuningPanel::checkName);
    connect(name_, &QLineEdit::returnPressed, this, &TuningPanel::keep);
    connect(confirm_, &QPushButton::clicked, this, &TuningPanel::keep);
    connect(cancel, &QPushButton::clicked, this, &TuningPanel::stopKeeping);

    footer_->addWidget(rest);
    footer_->addWidget(naming);
    footer_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    return footer_;
}

bool TuningPanel::countsSamples() const { return unit_->currentIndex() == Samples; }

void TuningPanel::refresh() {
    const TuningState& tuning = session_.tuning;
    pages_->setCurrentIndex(tuning.available() ? 1 : 0);
    if (!tuning.available()) return;

    // A slider whose own position already means the present value stays where it is, so that small projects do not pull it back.
    const QSignalBlocker quietBudget(budget_), quietTemperature(temperature_);
    const auto budgetAt = [&](int step) { return static_cast<std::int64_t>(std::max(step, 1) / static_cast<double>(KeptSlider::kSteps) * static_cast<double>(tuning.rows())); };
    if (std::max<std::int64_t>(budgetAt(budget_->value()), 1) != tuning.budget()) budget_->setValue(budgetStep(tuning, tuning.budget()));
    if (rounded(temperatureAt(temperature_->value())) != tuning.temperature()) temperature_->setValue(temperatureStep(tuning.temperature()));
    budget_->setKept(budgetStep(tuning, tuning.beforeBudget()));
    temperature_->setKept(temperatureStep(tuning.beforeTemperature()));

    const double share = shareNow(tuning, tuning.budget()), before = shareNow(tuning, tuning.beforeBudget());
    if (!budgetField_->hasFocus() || !budgetField_->isModified()) {
        budgetField_->setText(countsSamples() ? countText(tuning.budget()) : QString::number(100 * share, 'f', 1));
    }
    if (!temperatureField_->hasFocus() || !temperatureField_->isModified()) temperatureField_->setText(temperatureText(tuning.temperature()));
    for (QLabel* was : {budgetWas_, temperatureWas_})
        if (was->foregroundRole() == QPalette::WindowText) was->setPalette({}), was->setForegroundRole(QPalette::PlaceholderText);
    setTextOf(budgetWas_, tuning.budget() == tuning.beforeBudget() ? QString()
                          : countsSamples()                        ? tr("was %1").arg(countText(tuning.beforeBudget()))
                                                                   : tr("was %1").arg(QString::number(100 * before, 'f', 1)));
    setTextOf(temperatureWas_, tuning.temperature() == tuning.beforeTemperature() ? QString() : tr("was %1").arg(temperatureText(tuning.beforeTemperature())));

    const bool moved = tuning.moved(), solved = tuning.problem().isEmpty();
    const std::int64_t count = tuning.inNow().count(), countBefore = tuning.inBefore().count();
    const QString unchanged = tr("as before");
    figures_->setFigures({
        {tr("In the subset"), solved ? countText(count) : kUnknown, count == countBefore ? unchanged : tr("%1 from %2").arg(signedText(count - countBefore), countText(countBefore))},
        {tr("At their cap"), solved ? tr("%1 / %2").arg(countText(tuning.clustersAtCap()), countText(static_cast<std::int64_t>(curve_->order().size()))) : kUnknown,
         tuning.clustersAtCap() == tuning.atCapBefore() ? unchanged : tr("before %1").arg(countText(tuning.atCapBefore()))},
        {tr("Effective clusters"), solved ? countText(std::llround(tuning.effectiveClusters())) : kUnknown,
         std::llround(tuning.effectiveClusters()) == std::llround(tuning.effectiveBefore()) ? unchanged : tr("before %1").arg(countText(std::llround(tuning.effectiveBefore())))},
    });
    figures_->setToolTip(moved ? tr("Before: %1 in the subset, %2 at their cap, %3 effective clusters")
                                     .arg(countText(countBefore), countText(tuning.atCapBefore()), countText(std::llround(tuning.effectiveBefore())))
                               : QString());
    setTextOf(problem_, tuning.problem());
    chart_->setCurrentWidget(solved ? static_cast<QWidget*>(curve_) : problem_);
    mix_->setMaximumHeight(std::max(mix_->rows(), 1) * space::mixRow);
    const QString back = tr("Back to %1").arg(settingText(before, tuning.beforeTemperature()));
    if (back_->text() != back) back_->setText(back);
    state_->setCurrentWidget(moved ? static_cast<QWidget*>(back_) : live_);
    keep_->setEnabled(solved);
    if (keeping_) checkName();
}

void TuningPanel::setPercent(double percent) {
    const std::optional<double> share = shareOf(QString::number(std::clamp(percent, 0.0001, 100.0), 'g', 10));
    if (share) setShare(*share);
}

// Shares are kept in tenths of a percent; a finer one that was typed becomes its count.
void TuningPanel::setShare(double share) {
    const auto count = static_cast<std::int64_t>(share * static_cast<double>(session_.tuning.rows()));
    if (count > 0 && std::abs(share * 1000 - std::round(share * 1000)) < 1e-9)
        session_.tuning.setBudgetShare(share);
    else
        session_.tuning.setBudget(std::max<std::int64_t>(count, 1));
}

void TuningPanel::budgetTyped() {
    if (!budgetField_->isModified()) return;
    budgetField_->setModified(false);
    QString text = budgetField_->text().trimmed();
    if (text.endsWith('%') && countsSamples()) unit_->setCurrentIndex(Percent);
    bool fits = false;
    if (countsSamples()) {
        const qlonglong count = text.remove(',').remove(' ').remove(QChar(0x2009)).toLongLong(&fits);
        fits = fits && count > 0 && count <= session_.tuning.rows();
        if (fits) session_.tuning.setBudget(count);
    } else if (const std::optional<double> share = shareOf(text)) {
        setShare(*share);
        fits = true;
    }
    refresh();   // what could not be read gives way to the present value
    if (!fits) sayRange(budgetWas_, countsSamples() ? QStringLiteral("1 – ") + countText(session_.tuning.rows()) : QStringLiteral("> 0, ≤ 100"));
}

void TuningPanel::temperatureTyped() {
    if (!temperatureField_->isModified()) return;
    temperatureField_->setModified(false);
    bool fine = false;
    const double value = temperatureField_->text().trimmed().replace(',', '.').toDouble(&fine);
    fine = fine && value >= kLeastTemperature && value <= kMostTemperature;
    if (fine) session_.tuning.setTemperature(rounded(value));
    refresh();
    if (!fine) sayRange(temperatureWas_, QStringLiteral("%1 – %2").arg(kLeastTemperature).arg(kMostTemperature));
}

// What is possible, in the place of what was, until a setting moves.
void TuningPanel::sayRange(QLabel* was, const QString& range) {
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, Tokens::of(colours).failed);
    was->setPalette(colours);
    was->setForegroundRole(QPalette::WindowText);
    was->setText(range);
}

void TuningPanel::stepBudget(int points) {
    if (!session_.tuning.available()) return;
    if (countsSamples())
        session_.tuning.setBudget(session_.tuning.budget() + std::llround(points * static_cast<double>(session_.tuning.rows()) / 100));
    else
        setPercent(std::max(0.1, std::round(1000 * shareNow(session_.tuning, session_.tuning.budget())) / 10 + points));
}

void TuningPanel::stepTemperature(int steps) {
    if (!session_.tuning.available() || steps == 0) return;
    const double now = session_.tuning.temperature();
    double next = rounded(now * std::pow(1.05, steps));
    if (next == rounded(now)) next = rounded(now + (steps > 0 ? 0.001 : -0.001));
    session_.tuning.setTemperature(next);
}

void TuningPanel::startKeeping() {
    if (!session_.tuning.available() || !session_.tuning.problem().isEmpty()) return;
    keeping_ = true;
    const QString suggested = tr("%1% at %2").arg(QString::number(100 * shareNow(session_.tuning, session_.tuning.budget()), 'f', 1), temperatureText(session_.tuning.temperature()));
    name_->setText(freeSelectionName(session_.view.data(), suggested));
    footer_->setCurrentIndex(1);
    checkName();
    name_->setFocus(Qt::OtherFocusReason);
    name_->selectAll();
}

void TuningPanel::checkName() {
    if (!keeping_) return;
    const QString problem = selectionNameProblem(session_.view.data(), name_->text());
    setTextOf(nameProblem_, problem);
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, Tokens::of(palette()).failed);
    nameProblem_->setPalette(colours);
    nameProblem_->setVisible(!problem.isEmpty());
    confirm_->setEnabled(problem.isEmpty() && session_.tuning.problem().isEmpty());
}

void TuningPanel::keep() {
    if (!keeping_ || !confirm_->isEnabled()) return;
    const SelectOptions options = session_.tuning.options(name_->text().trimmed());
    stopKeeping();
    Q_EMIT session_.requests.keepSelection(options);
}

void TuningPanel::stopKeeping() {
    if (!keeping_) return;
    keeping_ = false;
    footer_->setCurrentIndex(0);
    nameProblem_->hide();
    keep_->setFocus(Qt::OtherFocusReason);
}

bool TuningPanel::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (watched == name_ && key == Qt::Key_Escape) {
        stopKeeping();
        return true;
    }
    if (key == Qt::Key_Escape && (watched == budgetField_ || watched == temperatureField_)) {
        static_cast<QLineEdit*>(watched)->setModified(false);
        refresh();
        return true;
    }
    if (const int by = key == Qt::Key_Up ? 1 : key == Qt::Key_Down ? -1 : 0; by != 0 && (watched == budgetField_ || watched == temperatureField_)) {
        static_cast<QLineEdit*>(watched)->setModified(false);
        watched == budgetField_ ? stepBudget(by) : stepTemperature(by);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void TuningPanel::resizeEvent(QResizeEvent*) {
    const bool tall = height() >= kTall;
    if (tall == tall_) return;
    tall_ = tall;
    chartHead_->setVisible(tall);
    mixHead_->setVisible(tall);
    mix_->setVisible(tall);
    figures_->setGround(tall);
    figures_->setNotes(tall);
    curve_->setGridSteps(tall ? kTallSteps : kFlatSteps);
    curve_->setMinimumHeight(tall ? 140 : 64);
}

}  // namespace coincide
