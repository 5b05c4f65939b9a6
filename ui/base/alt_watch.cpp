#include "ui/base/alt_watch.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMenuBar>

namespace coincide {

bool AltWatch::eventFilter(QObject* object, QEvent* event) {
    switch (event->type()) {
        case QEvent::KeyPress:
            if (static_cast<QKeyEvent*>(event)->key() == Qt::Key_Alt) show(true);
            break;
        case QEvent::KeyRelease:
            if (static_cast<QKeyEvent*>(event)->key() == Qt::Key_Alt && !QApplication::activePopupWidget() && !qobject_cast<QMenuBar*>(QApplication::focusWidget())) show(false);
            break;
        case QEvent::FocusOut:
            if (qobject_cast<QMenuBar*>(object) && !QApplication::activePopupWidget()) show(false);
            break;
        case QEvent::Hide:
            if (qobject_cast<QMenu*>(object) && !QApplication::activePopupWidget()) show(false);
            break;
        case QEvent::MouseButtonPress:
        case QEvent::ApplicationDeactivate: show(false); break;
        default: break;
    }
    return QObject::eventFilter(object, event);
}

void AltWatch::show(bool on) {
    if (on == shows_) return;
    shows_ = on;
    for (QWidget* window : QApplication::topLevelWidgets())
        if (window->isVisible()) window->update();
}

}  // namespace coincide
