#include "ui/shell/stop_question.h"

#include <QMessageBox>
#include <QPushButton>
#include <utility>

namespace coincide {

void askToStop(QWidget* window, const QString& title, const QString& question, const QString& yes, std::function<void()> then) {
    if (auto* asked = window->findChild<QMessageBox*>(QStringLiteral("stop-first")); asked && asked->isVisible()) return asked->raise();
    auto* box = new QMessageBox(QMessageBox::NoIcon, title, question, QMessageBox::Cancel, window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(QStringLiteral("stop-first"));
    QPushButton* stop = box->addButton(yes, QMessageBox::AcceptRole);
    box->button(QMessageBox::Cancel)->setProperty("primary", true);
    box->setDefaultButton(QMessageBox::Cancel);
    QObject::connect(stop, &QPushButton::clicked, window, std::move(then));
    box->open();
}

}  // namespace coincide
