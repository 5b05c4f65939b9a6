#include "ui/view/note_popup.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScreen>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/base/tokens.h"

namespace coincide {

NotePopup::NotePopup(QWidget* owner, const QString& title, const QString& text, std::function<void(const QString&)> take)
    : QFrame(owner, Qt::Popup), field_(new QPlainTextEdit(text, this)), before_(text), take_(std::move(take)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::Box);
    auto* caption = new QLabel(title, this);
    caption->setFont(textFont(TextRole::Caption));
    auto* hint = new QLabel(tr("Ctrl+Return keeps, Esc drops"), this);
    hint->setFont(textFont(TextRole::Caption));
    hint->setForegroundRole(QPalette::PlaceholderText);
    field_->setAccessibleName(title);
    field_->setFixedSize(300, 84);
    field_->installEventFilter(this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::m, space::s, space::m, space::s);
    layout->setSpacing(space::xs);
    layout->addWidget(caption);
    layout->addWidget(field_);
    layout->addWidget(hint);
}

void NotePopup::open(QWidget* owner, QPoint place, const QString& title, const QString& text, std::function<void(const QString&)> take) {
    auto* popup = new NotePopup(owner, title, text, std::move(take));
    popup->adjustSize();
    if (const QScreen* screen = owner->screen()) {
        const QRect room = screen->availableGeometry();   // a popup that began below the screen's edge could not be reached
        place.setX(std::clamp(place.x(), room.left(), std::max(room.left(), room.right() - popup->width())));
        place.setY(std::clamp(place.y(), room.top(), std::max(room.top(), room.bottom() - popup->height())));
    }
    popup->move(place);
    popup->show();
    popup->field_->setFocus();
    popup->field_->moveCursor(QTextCursor::End);
}

bool NotePopup::eventFilter(QObject* watched, QEvent* event) {
    if (watched == field_ && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Escape) {
            dropped_ = true;
            close();
            return true;
        }
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && (key->modifiers() & Qt::ControlModifier)) {
            close();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void NotePopup::hideEvent(QHideEvent* event) {
    QFrame::hideEvent(event);
    const QString text = field_->toPlainText().trimmed().left(4000);
    if (!dropped_ && text != before_.trimmed() && take_) std::exchange(take_, {})(text);
}

}  // namespace coincide
