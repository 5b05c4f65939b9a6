#include "ui/view/cap_popup.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <algorithm>

#include "ui/base/format.h"
#include "ui/base/tokens.h"
#include "ui/model/session.h"

namespace coincide {

CapPopup::CapPopup(QWidget* owner, Session& session, int cluster) : QFrame(owner, Qt::Popup), session_(session), cluster_(cluster), field_(new QSpinBox(this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::Box);
    const auto i = static_cast<std::size_t>(cluster);
    const std::int64_t size = session.view.data().sizeOfCluster[i];
    const std::optional<std::int64_t> cap = session.curation.cluster(cluster).cap;
    const bool tuned = session.tuning.available() && i < session.tuning.takenOfCluster().size();
    const std::int64_t taken = tuned ? session.tuning.takenOfCluster()[i] : size;
    auto* title = new QLabel(tr("Take at most, of %1 samples").arg(countText(size)), this);
    title->setFont(textFont(TextRole::Caption));
    field_->setRange(0, static_cast<int>(size));
    field_->setGroupSeparatorShown(true);
    field_->setValue(static_cast<int>(std::min(cap.value_or(taken), size)));
    field_->setMinimumHeight(space::control);
    field_->setAccessibleName(tr("Cap of the cluster"));
    field_->installEventFilter(this);
    auto* keep = new QPushButton(tr("Keep"), this);
    keep->setProperty("primary", true);
    connect(keep, &QPushButton::clicked, this, [this] { take(field_->value()); });
    auto* row = new QHBoxLayout;
    row->setSpacing(space::s);
    row->addWidget(field_, 1);
    row->addWidget(keep);
    auto* offers = new QHBoxLayout;
    offers->setSpacing(space::s);
    const auto offer = [&](const QString& text, std::optional<std::int64_t> value) {
        auto* link = new QPushButton(text, this);
        link->setProperty("link", true);
        link->setProperty("small", true);
        connect(link, &QPushButton::clicked, this, [this, value] { take(value); });
        offers->addWidget(link);
    };
    if (tuned) offer(tr("What is in now: %1").arg(countText(taken)), taken);
    offer(tr("Half: %1").arg(countText(size / 2)), size / 2);
    if (cap) offer(tr("No cap"), std::nullopt);
    offers->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::m, space::s, space::m, space::s);
    layout->setSpacing(space::xs);
    layout->addWidget(title);
    layout->addLayout(row);
    layout->addLayout(offers);
}

CapPopup* CapPopup::open(QWidget* owner, QPoint place, Session& session, int cluster) {
    auto* popup = new CapPopup(owner, session, cluster);
    popup->move(place);
    popup->show();
    popup->field_->setFocus(Qt::PopupFocusReason);
    popup->field_->selectAll();
    return popup;
}

void CapPopup::take(std::optional<std::int64_t> cap) {
    session_.curation.setCap(cluster_, cap);
    close();
}

bool CapPopup::eventFilter(QObject* watched, QEvent* event) {
    if (watched == field_ && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            field_->interpretText();
            take(field_->value());
            return true;
        }
        if (key == Qt::Key_Escape) {
            close();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

}  // namespace coincide
