#include "ui/shell/message_bar.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

#include "ui/base/engine_sentence.h"
#include "ui/base/icons.h"
#include "ui/base/tokens.h"

namespace coincide {

MessageBar::MessageBar(QWidget* parent)
    : QWidget(parent), sign_(new QLabel(this)), sentence_(new QLabel(this)), buttons_(new QHBoxLayout), more_(new QToolButton(this)), close_(new QToolButton(this)) {
    setObjectName(QStringLiteral("messageBar"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::m, space::xs, space::s, space::xs);
    row->setSpacing(space::s);
    row->addWidget(sign_);
    sentence_->setWordWrap(true);
    sentence_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row->addWidget(sentence_, 1);
    row->addWidget(more_);
    row->addLayout(buttons_);
    close_->setIcon(icon(QStringLiteral("close")));
    close_->setAutoRaise(true);
    row->addWidget(close_);
    more_->setProperty("link", true);
    setMinimumHeight(36);
    connect(close_, &QToolButton::clicked, this, [this] {
        if (!messages_.empty()) messages_.pop_back();
        rebuild();
    });
    connect(more_, &QToolButton::clicked, this, [this] {
        QString all;
        for (const Message& message : messages_) all = message.sentence + QLatin1Char('\n') + all;
        auto* box = new QMessageBox(QMessageBox::NoIcon, tr("Messages"), all, QMessageBox::Close, window());
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->open();
    });
    rebuild();
}

void MessageBar::show(Message message) {
    if (!message.topic.isEmpty()) std::erase_if(messages_, [&](const Message& other) { return other.topic == message.topic; });
    std::erase_if(messages_, [&](const Message& other) { return other.sentence == message.sentence; });
    messages_.push_back(std::move(message));
    rebuild();
}

void MessageBar::say(const std::function<Message()>& make) {
    Message message = make();
    message.anew = make;
    show(std::move(message));
}

// A note that cannot be said anew has been read by now; the engine's own words stay until they are closed.
void MessageBar::retranslate() {
    std::erase_if(messages_, [](const Message& message) { return message.kind == Kind::Note && message.buttons.empty() && !message.anew; });
    for (Message& message : messages_) {
        if (const auto make = message.anew) message = make(), message.anew = make;
        else if (const auto sentence = engineSentence(message.details)) message.sentence = *sentence;
    }
    rebuild();
}

void MessageBar::remove(const QString& topic) {
    if (std::erase_if(messages_, [&](const Message& other) { return other.topic == topic; }) > 0) rebuild();
}

void MessageBar::clear() {
    messages_.clear();
    rebuild();
}

void MessageBar::showDetails(const Message& message) {
    auto* box = new QMessageBox(QMessageBox::NoIcon, tr("Details"), message.sentence, QMessageBox::Close, window());
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(message.details);
    box->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* copy = box->addButton(tr("Copy"), QMessageBox::ActionRole);
    connect(copy, &QAbstractButton::clicked, box, [text = message.sentence + QLatin1Char('\n') + message.details] { QApplication::clipboard()->setText(text); });
    box->open();
}

void MessageBar::rebuild() {
    while (QLayoutItem* item = buttons_->takeAt(0)) {
        if (item->widget()) item->widget()->deleteLater();
        delete item;
    }
    setVisible(!messages_.empty());
    if (messages_.empty()) return;
    const Message& last = messages_.back();
    const Tokens& tokens = Tokens::of(palette());
    const QColor colour = last.kind == Kind::Error ? tokens.failed : last.kind == Kind::Warning ? tokens.stale : tokens.accent;
    sign_->setPixmap(iconPixmap(last.kind == Kind::Error ? QStringLiteral("failed") : last.kind == Kind::Warning ? QStringLiteral("stale") : QStringLiteral("info"), 16, colour, devicePixelRatioF()));
    sentence_->setText(last.sentence);
    setAccessibleName(last.sentence);
    more_->setVisible(messages_.size() > 1);
    more_->setText(tr("%1 messages").arg(messages_.size()));
    close_->setToolTip(tr("Close this message"));
    close_->setAccessibleName(close_->toolTip());
    for (const Button& button : last.buttons) {
        auto* push = new QPushButton(button.label, this);
        push->setProperty("small", true);
        connect(push, &QPushButton::clicked, this, [this, act = button.act, sentence = last.sentence] {
            std::erase_if(messages_, [&](const Message& other) { return other.sentence == sentence; });
            rebuild();
            act();
        });
        buttons_->addWidget(push);
    }
    if (!last.details.isEmpty() && last.details != last.sentence && last.buttons.size() < 2) {
        auto* details = new QPushButton(tr("Details"), this);
        details->setProperty("small", true);
        connect(details, &QPushButton::clicked, this, [this, last] { showDetails(last); });
        buttons_->addWidget(details);
    }
    update();
}

void MessageBar::paintEvent(QPaintEvent*) {
    if (messages_.empty()) return;
    const Tokens& tokens = Tokens::of(palette());
    const Kind kind = messages_.back().kind;
    QPainter painter(this);
    painter.fillRect(rect(), kind == Kind::Error ? tokens.failedGround : kind == Kind::Warning ? tokens.staleGround : tokens.alternate);
    painter.fillRect(QRect(0, height() - 1, width(), 1), kind == Kind::Error ? tokens.failedLine : kind == Kind::Warning ? tokens.staleLine : tokens.divider);
}

void MessageBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
    if (event->type() == QEvent::PaletteChange) rebuild();
}

}  // namespace coincide
