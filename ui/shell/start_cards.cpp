#include "ui/shell/start_cards.h"

#include <QAction>
#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QThreadPool>
#include <QVBoxLayout>
#include <algorithm>

#include "core/data/demo_dataset.h"
#include "ui/base/format.h"
#include "ui/base/icons.h"
#include "ui/base/tokens.h"
#include "ui/shell/mnemonics.h"

namespace coincide {
namespace {

constexpr int kColumns = 6, kRows = 3, kTile = 44, kTileGap = 4, kPicturesWide = kColumns * (kTile + kTileGap);
constexpr int kCard = 64, kTextLeft = 49, kDropIcon = 16, kLeastDrop = 104;

void frame(QPainter& painter, const QRect& box, const QColor& ground, const QPen& pen) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(pen);
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), space::radiusControl, space::radiusControl);
}

}  // namespace

StartCard::StartCard(QAction* action, const QString& iconName, QWidget* parent) : QAbstractButton(parent), action_(action), icon_(iconName) {
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(this, &QAbstractButton::clicked, action, &QAction::trigger);
}

void StartCard::setLine(const QString& line) {
    line_ = line;
    setAccessibleName(withoutMnemonic(action_->text()));
    setAccessibleDescription(line);
    updateGeometry();
    update();
}

bool StartCard::event(QEvent* event) {
    if (event->type() == QEvent::Enter || event->type() == QEvent::Leave) hovered_ = event->type() == QEvent::Enter, update();
    return QAbstractButton::event(event);
}

QString StartCard::key() const { return key_.isEmpty() ? action_->shortcut().toString(QKeySequence::NativeText) : key_; }

int StartCard::room(int width) const { return width - kTextLeft - space::l - QFontMetrics(textFont(TextRole::Body)).horizontalAdvance(key()) - space::s; }

int StartCard::heightForWidth(int width) const {
    const QFontMetrics metrics(textFont(TextRole::Secondary));
    const int lines = metrics.boundingRect(QRect(0, 0, std::max(1, room(width)), kCard), Qt::TextWordWrap, line_).height() / metrics.lineSpacing();
    return kCard + std::max(0, lines - 1) * metrics.lineSpacing();
}

QSize StartCard::minimumSizeHint() const {
    const int name = QFontMetrics(textFont(TextRole::Strong)).horizontalAdvance(withoutMnemonic(action_->text()));
    const int line = QFontMetrics(textFont(TextRole::Secondary)).horizontalAdvance(line_) / 2;   // it takes two lines at most
    return {std::max(name, line + space::xl) - room(0), heightForWidth(width())};
}

void StartCard::paintEvent(QPaintEvent*) {
    const Tokens& tokens = Tokens::of(palette());
    QPainter painter(this);
    frame(painter, rect(), hovered_ || isDown() ? tokens.hoverRow : tokens.base, hasFocus() ? QPen(tokens.accent, 2) : QPen(tokens.divider));
    painter.drawPixmap(17, (height() - 20) / 2, iconPixmap(icon_, 20, tokens.text, devicePixelRatioF()));
    painter.setFont(textFont(TextRole::Body));
    painter.setPen(tokens.secondary);
    painter.drawText(rect().adjusted(0, 0, -space::l, 0), Qt::AlignRight | Qt::AlignVCenter, key());
    const int wide = room(width());
    painter.setPen(tokens.text);
    painter.setFont(textFont(TextRole::Strong));
    painter.drawText(QRect(kTextLeft, 13, wide, 20), Qt::AlignVCenter, withoutMnemonic(action_->text()));
    painter.setPen(tokens.secondary);
    painter.setFont(textFont(TextRole::Secondary));
    painter.drawText(QRect(kTextLeft, 34, wide, height() - 34), Qt::AlignTop | Qt::TextWordWrap, line_);
}

DropArea::DropArea(QWidget* parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred); }

QSize DropArea::minimumSizeHint() const {
    const QFontMetrics words(textFont(TextRole::Body)), small(textFont(TextRole::Secondary));
    return {std::max(words.horizontalAdvance(tr("Drop a dataset, a project, a .npy or a model folder")), small.horizontalAdvance(tr("It works anywhere in this window"))) / 2 + space::xxl, kLeastDrop};
}

void DropArea::paintEvent(QPaintEvent*) {
    const Tokens& tokens = Tokens::of(palette());
    QPainter painter(this);
    QPen pen(tokens.control, 1, Qt::CustomDashLine);
    pen.setDashPattern({4, 3});
    frame(painter, rect(), Qt::transparent, pen);
    const QString words = tr("Drop a dataset, a project, a .npy or a model folder"), where = tr("It works anywhere in this window");
    const QFont font = textFont(TextRole::Body), small = textFont(TextRole::Secondary);
    const QRect room = rect().adjusted(space::s, 0, -space::s, 0);
    const int high = QFontMetrics(font).boundingRect(room, Qt::TextWordWrap, words).height(), below = QFontMetrics(small).boundingRect(room, Qt::TextWordWrap, where).height();
    int y = (height() - kDropIcon - 2 * space::s - high - below) / 2;
    painter.drawPixmap((width() - kDropIcon) / 2, y, iconPixmap(QStringLiteral("chevron-down"), kDropIcon, tokens.text, devicePixelRatioF()));
    y += kDropIcon + space::s;
    painter.setPen(tokens.text);
    painter.setFont(font);
    painter.drawText(QRect(room.left(), y, room.width(), high), Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, words);
    y += high + space::s;
    painter.setPen(tokens.secondary);
    painter.setFont(small);
    painter.drawText(QRect(room.left(), y, room.width(), below), Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, where);
}

DemoCard::DemoCard(QWidget* parent) : QWidget(parent), title_(new QLabel(this)), text_(new QLabel(this)), button_(new QPushButton(this)), hint_(new QLabel(this)), bar_(new QProgressBar(this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::l + kPicturesWide + space::l, space::l, space::l, space::l);
    auto* column = new QVBoxLayout;
    column->setSpacing(space::s);
    title_->setFont(textFont(TextRole::Number));
    column->addWidget(title_);
    text_->setWordWrap(true);
    text_->setMinimumHeight(3 * text_->fontMetrics().lineSpacing() + 4);
    text_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    column->addWidget(text_, 1);
    bar_->setTextVisible(false);
    bar_->setFixedHeight(6);
    bar_->setRange(0, 1000);
    bar_->hide();
    column->addWidget(bar_);
    auto* line = new QHBoxLayout;
    line->setSpacing(space::m);
    button_->setProperty("primary", true);
    line->addWidget(button_);
    hint_->setWordWrap(true);
    line->addWidget(hint_, 1);
    column->addLayout(line);
    row->addLayout(column);
    setMinimumHeight(2 * space::l + kRows * (kTile + kTileGap));
    connect(button_, &QPushButton::clicked, this, [this] {
        if (making_) Q_EMIT cancelWanted();
        else Q_EMIT openWanted();
    });
    retranslate();
}

void DemoCard::loadPictures() {
    if (std::exchange(asked_, true)) return;
    QThreadPool::globalInstance()->start([card = QPointer<DemoCard>(this), pixels = static_cast<int>(kTile * devicePixelRatioF())] {
        std::vector<QImage> images;
        for (std::int64_t index = 0; images.size() < kColumns * kRows && index < 4 * kColumns * kRows; ++index) {
            const DemoRecord record = makeDemoRecord({}, index, true);
            QImage image = QImage::fromData(record.picture.data(), static_cast<int>(record.picture.size()));
            if (!image.isNull()) images.push_back(image.scaled(pixels, pixels, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation));
        }
        QMetaObject::invokeMethod(
            qApp,
            [card, images = std::move(images)] {
                if (!card) return;
                for (const QImage& image : images) {
                    card->pictures_.push_back(QPixmap::fromImage(image));
                }
                card->update();
            },
            Qt::QueuedConnection);
    });
}

void DemoCard::setProgress(double fraction, const QString& words) {
    const bool making = fraction >= 0;
    if (making != making_) {
        making_ = making;
        bar_->setVisible(making);
        retranslate();
    }
    bar_->setValue(static_cast<int>(fraction * 1000));
    if (making) hint_->setText(words);
}

void DemoCard::retranslate() {
    title_->setText(tr("Try it without your own data"));
    text_->setText(tr("Built-in records with pictures, taken through all six stages. Nothing is downloaded; you can change and export everything."));
    button_->setText(making_ ? tr("Cancel") : tr("Open the demo"));
    hint_->setText(tr("Made at the first time, then ready at once"));
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, Tokens::of(palette()).secondary);
    text_->setPalette(colours);
    hint_->setPalette(colours);
}

void DemoCard::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) retranslate();
}

void DemoCard::paintEvent(QPaintEvent*) {
    const Tokens& tokens = Tokens::of(palette());
    QPainter painter(this);
    frame(painter, rect(), tokens.base, QPen(tokens.divider));
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const int top = (height() - kRows * (kTile + kTileGap) + kTileGap) / 2;
    for (int i = 0; i < kColumns * kRows; ++i) {
        const QRect box(space::l + i % kColumns * (kTile + kTileGap), top + i / kColumns * (kTile + kTileGap), kTile, kTile);
        if (static_cast<std::size_t>(i) < pictures_.size()) {
            const QPixmap& picture = pictures_[static_cast<std::size_t>(i)];
            const int edge = std::min(picture.width(), picture.height());
            painter.drawPixmap(box, picture, QRect((picture.width() - edge) / 2, (picture.height() - edge) / 2, edge, edge));
            painter.setPen(tokens.divider);
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5));
        } else painter.fillRect(box, tokens.hoverRow);
    }
}

}  // namespace coincide
