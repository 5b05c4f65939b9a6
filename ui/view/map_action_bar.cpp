#include "ui/view/map_action_bar.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QEvent>
#include <QFrame>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <set>

#include "ui/base/format.h"
#include "ui/base/icons.h"
#include "ui/base/tokens.h"
#include "ui/model/session.h"
#include "ui/view/map_paint.h"

namespace coincide {

MapActionBar::MapActionBar(Session& session, QWidget* parent) : QWidget(parent), session_(session), groups_(new QBoxLayout(QBoxLayout::LeftToRight, this)), modes_(new QButtonGroup(this)) {
    setCursor(Qt::ArrowCursor);
    groups_->setContentsMargins(kShadow + 14, kShadow + 7, kShadow + 8, kShadow + 7);
    groups_->setSpacing(0);
    const auto group = [&] {
        auto* row = new QHBoxLayout;
        row->setSpacing(0);
        groups_->addLayout(row);
        return row;
    };
    const auto line = [&] {
        auto* divider = new QFrame(this);
        divider->setFrameShape(QFrame::VLine);
        divider->setFrameShadow(QFrame::Plain);
        divider->setForegroundRole(QPalette::Mid);
        divider->setFixedSize(13, 20);
        return dividers_.emplace_back(divider);
    };
    const auto button = [&](QHBoxLayout* row, const QString& iconName) {
        auto* made = new QToolButton(this);
        if (!iconName.isEmpty()) made->setIcon(icon(iconName));
        made->setIconSize({16, 16});
        made->setToolButtonStyle(iconName.isEmpty() ? Qt::ToolButtonTextOnly : Qt::ToolButtonTextBesideIcon);
        made->setAutoRaise(true);
        made->setMinimumHeight(space::control);
        row->addWidget(made);
        return made;
    };
    QHBoxLayout* row = group();
    count_ = new QLabel(this);
    count_->setFont(textFont(TextRole::Strong));
    inClusters_ = new QLabel(this);
    inClusters_->setFont(textFont(TextRole::Secondary));
    inClusters_->setForegroundRole(QPalette::PlaceholderText);
    row->addWidget(count_);
    row->addSpacing(8);
    row->addWidget(inClusters_);
    row->addStretch();
    groups_->addWidget(line());
    row = group();
    for (int mode = 0; mode < 4; ++mode) {
        QToolButton* made = button(row, {});
        made->setCheckable(true);
        made->setProperty("segment", true);
        modes_->addButton(made, mode);
    }
    row->addStretch();
    modes_->setExclusive(true);
    connect(modes_, &QButtonGroup::idClicked, this, [this](int mode) { apply(static_cast<SetMode>(mode)); });
    groups_->addWidget(line());
    row = group();
    tag_ = button(row, QStringLiteral("tag"));
    connect(tag_, &QToolButton::clicked, this, [this] { Q_EMIT session_.requests.nameAndTag(session_.view.highlighted()); });
    pin_ = button(row, QStringLiteral("pin"));
    connect(pin_, &QToolButton::clicked, this, [this] { session_.curation.setPinned(clusters(), true); });
    exclude_ = button(row, QStringLiteral("exclude"));
    connect(exclude_, &QToolButton::clicked, this, [this] { session_.curation.setExcluded(clusters(), true); });
    row->addWidget(line());
    keep_ = button(row, QStringLiteral("save"));
    connect(keep_, &QToolButton::clicked, this, [this] { Q_EMIT session_.requests.nameAndKeep(session_.view.highlighted()); });
    row->addStretch();
    close_ = button(row, QStringLiteral("close"));
    close_->setToolButtonStyle(Qt::ToolButtonIconOnly);
    connect(close_, &QToolButton::clicked, this, &MapActionBar::closed);
    // Once something else highlights, the shape and what stands here tell of what is gone.
    connect(&session.view, &ViewState::highlightedChanged, this, [this] {
        if (isVisible() && !applying_) Q_EMIT closed();
    });
    retranslate();
    hide();
}

void MapActionBar::retranslate() {
    const QString names[] = {tr("Replace"), tr("Add"), tr("Subtract"), tr("Intersect")};
    for (int mode = 0; mode < 4; ++mode) modes_->button(mode)->setText(names[mode]);
    tag_->setText(tr("Tag…"));
    pin_->setText(tr("Pin"));
    pin_->setToolTip(tr("Always take the samples of these clusters"));
    exclude_->setText(tr("Exclude"));
    exclude_->setToolTip(tr("Never take a sample of these clusters"));
    keep_->setText(tr("Keep…"));
    close_->setToolTip(tr("Close"));
    close_->setAccessibleName(tr("Close"));
}

void MapActionBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange) return;
    retranslate();
    showCounts();
}

// One row where there is room for it, else three.
void MapActionBar::setRoom(int width) {
    room_ = width;
    const auto arrange = [this](bool row) {
        groups_->setDirection(row ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
        groups_->setSpacing(row ? 0 : space::xs);
        for (std::size_t i = 0; i < 2; ++i) dividers_[i]->setVisible(row);   // the third stands inside a group
    };
    arrange(true);
    if (barSize().width() > width) arrange(false);
}

std::vector<int> MapActionBar::clusters() const {
    const ExplorerData& all = session_.view.data();
    std::set<int> found;
    for (const std::int32_t sample : session_.view.highlighted().samples())
        if (static_cast<std::size_t>(sample) < all.clusterOfSample.size() && all.clusterOfSample[static_cast<std::size_t>(sample)] >= 0) found.insert(all.clusterOfSample[static_cast<std::size_t>(sample)]);
    return {found.begin(), found.end()};
}

void MapActionBar::setSamples(const SampleSet& drawn, const SampleSet& before, SetMode mode, const QString& what) {
    drawn_ = drawn;
    before_ = before;
    what_ = what;
    modes_->button(static_cast<int>(mode))->setChecked(true);
    apply(mode);
}

void MapActionBar::apply(SetMode mode) {
    const SampleSet joined = before_.size() == drawn_.size() ? before_.combined(drawn_, mode) : drawn_;
    applying_ = true;
    session_.view.highlight(joined, SetMode::Replace, what_);
    applying_ = false;
    showCounts();
}

void MapActionBar::showCounts() {
    const std::int64_t count = session_.view.highlighted().count();
    const auto own = clusters();
    count_->setText(count == 1 ? tr("1 sample") : tr("%1 samples").arg(countText(count)));
    inClusters_->setText(own.empty() ? QString() : own.size() == 1 ? tr("in 1 cluster") : tr("in %1 clusters").arg(countText(static_cast<std::int64_t>(own.size()))));
    inClusters_->setVisible(!own.empty());
    pin_->setEnabled(!own.empty());
    exclude_->setEnabled(!own.empty());
    if (!isVisible()) return;
    setRoom(room_);
    resize(sizeHint());
}

QSize MapActionBar::barSize() const { return sizeHint() - QSize(2 * kShadow, 2 * kShadow); }

void MapActionBar::placeAt(const QRect& bar) {
    setGeometry(bar.adjusted(-kShadow, -kShadow, kShadow, kShadow));
    raise();
    show();
}

void MapActionBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintPanel(painter, QRectF(rect()).adjusted(kShadow, kShadow, -kShadow, -kShadow), Tokens::of(palette()), true);
}

void MapActionBar::mousePressEvent(QMouseEvent* event) { event->accept(); }

void MapActionBar::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) Q_EMIT closed();
    else QWidget::keyPressEvent(event);
}

}  // namespace coincide
