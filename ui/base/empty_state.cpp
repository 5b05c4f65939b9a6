#include "ui/base/empty_state.h"

#include <QLabel>
#include <QVBoxLayout>

#include "ui/base/tokens.h"

namespace coincide {

EmptyState::EmptyState(QWidget* parent) : QWidget(parent), sentence_(new QLabel(this)), button_(new QPushButton(this)) {
    sentence_->setWordWrap(true);
    sentence_->setAlignment(Qt::AlignCenter);
    sentence_->setForegroundRole(QPalette::PlaceholderText);
    sentence_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    sentence_->setMaximumWidth(320);
    button_->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::l, space::l, space::l, space::l);
    layout->setSpacing(space::m);
    layout->addStretch();
    // Not aligned inside the column: an aligned label does not get the height that its wrapped text needs.
    auto* line = new QHBoxLayout;
    line->addStretch();
    line->addWidget(sentence_, 1000);
    line->addStretch();
    layout->addLayout(line);
    layout->addWidget(button_, 0, Qt::AlignHCenter);
    layout->addStretch();
    connect(button_, &QPushButton::clicked, this, &EmptyState::triggered);
}

void EmptyState::setSentence(const QString& sentence) {
    sentence_->setText(sentence);
    setAccessibleName(sentence);
}

void EmptyState::setAction(const QString& label) {
    button_->setText(label);
    button_->setVisible(!label.isEmpty());
}

}  // namespace coincide
