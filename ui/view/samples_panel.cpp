#include "ui/view/samples_panel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedLayout>
#include <QToolButton>
#include <algorithm>
#include <cmath>

#include "ui/base/empty_state.h"
#include "ui/base/format.h"
#include "ui/base/icons.h"
#include "ui/base/tokens.h"
#include "ui/model/session.h"
#include "ui/model/text_search.h"
#include "ui/view/filter_bar.h"
#include "ui/view/sample_grid.h"
#include "ui/view/sample_table.h"

namespace coincide {

SamplesPanel::SamplesPanel(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), search_(new TextSearch(session, this)), field_(new QLineEdit(this)), tiles_(new QToolButton(this)), rows_(new QToolButton(this)), count_(new QLabel(this)),
      clear_(new QPushButton(tr("Clear filter"), this)), grid_(new SampleGrid(session, this)), table_(new SampleTable(session, this)), empty_(new EmptyState(this)), pages_(new QStackedLayout) {
    setWindowTitle(tr("Samples"));
    field_->setClearButtonEnabled(true);
    field_->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    field_->setPlaceholderText(tr("Search questions and answers"));
    field_->setAccessibleName(tr("Search in the samples"));
    field_->setToolTip(tr("All words must occur. \"two words\" are a phrase, -word excludes, question:word and answer:word look in one side"));
    field_->setMaxLength(1000);
    const auto mode = [&](QToolButton* button, const char* name, const QString& tip, bool list) {
        button->setIcon(icon(QString::fromLatin1(name)));
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setFixedSize(space::control, space::control);
        button->setToolTip(tip);
        button->setAccessibleName(tip);
        connect(button, &QToolButton::clicked, this, [this, list] { setListMode(list); });
    };
    mode(tiles_, "grid", tr("Pictures"), false);
    mode(rows_, "list", tr("Questions and answers"), true);
    tiles_->setChecked(true);
    clear_->setProperty("link", true);
    clear_->setProperty("small", true);
    grid_->setTileSize(88);

    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(space::s, space::s, space::s, space::xs);
    bar->setSpacing(space::xs);
    bar->addWidget(field_);
    bar->addWidget(tiles_);
    bar->addWidget(rows_);
    auto* filters = new QHBoxLayout;
    filters->setContentsMargins(space::s, 0, space::s, 0);
    filters->addWidget(new FilterBar(session, this));
    auto* counts = new QHBoxLayout;
    counts->setContentsMargins(space::m, space::xs, space::s, space::xs);
    counts->addWidget(count_, 1);
    counts->addWidget(clear_);
    auto* body = new QHBoxLayout;
    body->setContentsMargins(10, 0, 0, 0);
    auto* tilePage = new QWidget(this);
    tilePage->setLayout(body);
    body->addWidget(grid_);
    pages_->addWidget(tilePage);
    pages_->addWidget(table_);
    pages_->addWidget(empty_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addLayout(filters);
    layout->addLayout(counts);
    layout->addLayout(pages_, 1);

    connect(field_, &QLineEdit::textEdited, this, [this] { typed_.request([this] { takeSearch(); }); });
    connect(field_, &QLineEdit::returnPressed, this, [this] {
        // What was typed last is looked for first; the next Return goes through what was found.
        const bool known = session_.view.filter().text == field_->text() && !search_->searching();
        takeSearch();
        if (known && nextHit()) Q_EMIT session_.view.flyToSample(session_.view.currentSample());
    });
    connect(clear_, &QPushButton::clicked, this, &SamplesPanel::clearFilter);
    connect(empty_, &EmptyState::triggered, this, [this] {
        if (session_.view.data().samples == 0) Q_EMIT session_.requests.openProject();
        else clearFilter();
    });
    connect(search_, &TextSearch::changed, this, &SamplesPanel::showCounts);
    const auto refill = [this] {
        stale_ = true;
        showCounts();
        if (isVisible()) refill_.request([this] { showSamples(); });
    };
    connect(&session.view, &ViewState::shownChanged, this, refill);
    connect(&session.view, &ViewState::dataChanged, this, refill);
    connect(&session.view, &ViewState::filterChanged, this, [this] {
        if (!field_->hasFocus() || session_.view.filter().text.isEmpty()) field_->setText(session_.view.filter().text);
        showCounts();
    });
    showSamples();
}

void SamplesPanel::focusSearch() {
    field_->setFocus(Qt::ShortcutFocusReason);
    field_->selectAll();
}

bool SamplesPanel::nextHit(int by) {
    if (stale_) showSamples();
    const std::vector<std::int32_t>& samples = listMode() ? table_->samples() : grid_->samples();
    if (samples.empty()) return false;
    const auto count = static_cast<std::ptrdiff_t>(samples.size());
    const auto here = std::find(samples.begin(), samples.end(), session_.view.currentSample());
    const std::ptrdiff_t at = here == samples.end() ? (by > 0 ? 0 : count - 1) : (here - samples.begin() + by + count) % count;
    session_.view.setCurrentSample(samples[static_cast<std::size_t>(at)]);
    return true;
}

bool SamplesPanel::listMode() const { return rows_->isChecked(); }

void SamplesPanel::setListMode(bool on) {
    rows_->setChecked(on);
    tiles_->setChecked(!on);
    stale_ = true;
    showSamples();
}

void SamplesPanel::takeSearch() {
    typed_.cancel();
    SampleFilter filter = session_.view.filter();
    filter.text = field_->text();
    session_.view.setFilter(filter);
}

void SamplesPanel::clearFilter() {
    typed_.cancel();
    field_->clear();
    session_.view.setFilter({});
}

void SamplesPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (stale_) showSamples();
}

void SamplesPanel::showSamples() {
    stale_ = false;
    const SampleSet& shown = session_.view.shown();
    std::vector<std::int32_t> samples = shown.samples();
    if (samples.empty()) {
        const bool none = session_.view.data().samples == 0;
        empty_->setSentence(none ? tr("No project is open.") : tr("Nothing matches this filter."));
        empty_->setAction(none ? tr("Open project…") : tr("Clear filter"));
        pages_->setCurrentWidget(empty_);
    } else {
        pages_->setCurrentIndex(listMode() ? 1 : 0);
    }
    if (listMode()) table_->setSamples(std::move(samples));
    else grid_->setSamples(std::move(samples));
    showCounts();
}

void SamplesPanel::showCounts() {
    const std::int64_t all = session_.view.data().samples, shown = session_.view.shown().count();
    clear_->setVisible(session_.view.filter().restricts());
    if (!search_->problem().isEmpty()) count_->setText(search_->problem());
    else if (search_->indexed() >= 0) count_->setText(tr("Indexing the texts, %1 %").arg(std::lround(search_->indexed() * 100)));
    else if (shown == all) count_->setText(tr("%1 samples").arg(countText(all)));
    else count_->setText(tr("%1 of %2").arg(countText(shown), countText(all)));
    count_->setWordWrap(!search_->problem().isEmpty());
}

}  // namespace coincide
