#include "ui/view/map_action_bar.h"

#include <QButtonGroup>
#include <QFrame>
#include <QHBoxLayout>
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

MapActionBar::MapActionBar(Session& session, QWidget* parent) : QWidget(parent), session_(session), modes_(new QButtonGroup(this)) {
    setCursor(Qt::ArrowCursor);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(kShadow + 16, kShadow + 7, kShadow + 10, kShadow + 7);
    layout->setSpacing(2);
    count_ = new QLabel(this);
    count_->setFont(textFont(TextRole::Strong));
    inClusters_ = new QLabel(this);
    inClusters_->setFont(textFont(TextRole::Secondary));
    inClusters_->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(count_);
    layout->addSpacing(6);
    layout->addWidget(inClusters_);
    const auto line = [&] {
        layout->addSpacing(8);
        auto* divider = new QFrame(this);
        divider->setFrameShape(QFrame::VLine);
        divider->setFrameShadow(QFrame::Plain);
        divider->setForegroundRole(QPalette::Mid);
        divider->setFixedHeight(20);
        layout->addWidget(divider);
        layout->addSpacing(8);
    };
    const auto button = [&](const QString& text, const QString& iconName) {
        auto* made = new QToolButton(this);
        made->setText(text);
        if (!iconName.isEmpty()) made->setIcon(icon(iconName));
        made->setIconSize({16, 16});
        made->setToolButtonStyle(iconName.isEmpty() ? Qt::ToolButtonTextOnly : text.isEmpty() ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
        made->setAutoRaise(true);
        made->setMinimumHeight(space::control);
        layout->addWidget(made);
        return made;
    };
    line();
    const QString names[] = {tr("Replace"), tr("Add"), tr("Subtract"), tr("Intersect")};
    for (int mode = 0; mode < 4; ++mode) {
        QToolButton* made = button(names[mode], {});
        made->setCheckable(true);
        made->setProperty("segment", true);
        modes_->addButton(made, mode);
    }
    modes_->setExclusive(true);
    connect(modes_, &QButtonGroup::idClicked, this, [this](int mode) { apply(static_cast<SetMode>(mode)); });
    line();
    connect(button(tr("Tag…"), QStringLiteral("tag")), &QToolButton::clicked, this, [this] { Q_EMIT session_.requests.nameAndTag(session_.view.highlighted()); });
    auto* pin = button(tr("Pin"), QStringLiteral("pin"));
    pin->setToolTip(tr("Always take the samples of these clusters"));
    connect(pin, &QToolButton::clicked, this, [this] { session_.curation.setPinned(clusters(), true); });
    auto* exclude = button(tr("Exclude"), QStringLiteral("exclude"));
    exclude->setToolTip(tr("Never take a sample of these clusters"));
    connect(exclude, &QToolButton::clicked, this, [this] { session_.curation.setExcluded(clusters(), true); });
    pin_ = pin;
    exclude_ = exclude;
    line();
    connect(button(tr("Keep…"), QStringLiteral("save")), &QToolButton::clicked, this, [this] { Q_EMIT session_.requests.nameAndKeep(session_.view.highlighted()); });
    auto* close = button({}, QStringLiteral("close"));
    close->setToolTip(tr("Close"));
    close->setAccessibleName(tr("Close"));
    connect(close, &QToolButton::clicked, this, &MapActionBar::closed);
    hide();
}

std::vector<int> MapActionBar::clusters() const {
    const ExplorerData& data = session_.view.data();
    std::set<int> found;
    for (const std::int32_t sample : session_.view.highlighted().samples())
        if (static_cast<std::size_t>(sample) < data.clusterOfSample.size() && data.clusterOfSample[static_cast<std::size_t>(sample)] >= 0) found.insert(data.clusterOfSample[static_cast<std::size_t>(sample)]);
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
    session_.view.highlight(joined, SetMode::Replace, what_);
    const std::int64_t count = joined.count();
    const auto own = clusters();
    count_->setText(count == 1 ? tr("1 sample") : tr("%1 samples").arg(countText(count)));
    inClusters_->setText(own.empty() ? QString() : own.size() == 1 ? tr("in 1 cluster") : tr("in %1 clusters").arg(countText(static_cast<std::int64_t>(own.size()))));
    inClusters_->setVisible(!own.empty());
    pin_->setEnabled(!own.empty());
    exclude_->setEnabled(!own.empty());
    if (isVisible()) resize(sizeHint());
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
