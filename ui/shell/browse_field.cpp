#include "ui/shell/browse_field.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>

#include "ui/base/icons.h"
#include "ui/base/tokens.h"

namespace coincide {

QWidget* withBrowse(QLineEdit* edit, const std::function<QString()>& choose) {
    auto* box = new QWidget;
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::xs);
    row->addWidget(edit, 1);
    auto* button = new QToolButton;
    button->setIcon(icon(QStringLiteral("open")));
    button->setObjectName(QStringLiteral("browse"));
    row->addWidget(button);
    QObject::connect(button, &QToolButton::clicked, edit, [edit, choose] {
        if (const QString chosen = choose(); !chosen.isEmpty()) edit->setText(chosen);
    });
    return box;
}

}  // namespace coincide
