#include "ui/view/sample_hover.h"

#include <QAbstractItemView>
#include <QMouseEvent>
#include <QPainter>
#include <QScreen>
#include <QTextLayout>
#include <algorithm>

#include "ui/base/format.h"
#include "ui/base/tokens.h"
#include "ui/model/cluster_facts.h"
#include "ui/model/session.h"

namespace coincide {
namespace {

constexpr int kWidth = 208, kPadding = 9, kPictureTall = 144, kRestMilliseconds = 400;

struct CardText {
    QString question, answer, source, place;
    QColor square;
    QImage image;
};

// The first lines of a text at a width, the last one elided.
QStringList firstLines(const QString& text, const QFont& font, int width, int count) {
    QTextLayout layout(text.left(600).simplified(), font);
    QTextOption wrap;
    wrap.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(wrap);
    QStringList lines;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        if (lines.size() + 1 == count) {
            lines << QFontMetrics(font).elidedText(layout.text().mid(line.textStart()), Qt::ElideRight, width);
            break;
        }
        lines << layout.text().mid(line.textStart(), line.textLength()).trimmed();
    }
    layout.endLayout();
    return lines;
}

}  // namespace

class HoverFrame : public QWidget {
public:
    explicit HoverFrame(QWidget* owner) : QWidget(owner, Qt::ToolTip | Qt::FramelessWindowHint | Qt::WindowDoesNotAcceptFocus | Qt::WindowTransparentForInput) {
        setAttribute(Qt::WA_ShowWithoutActivating);
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }

    void setText(CardText text) {
        text_ = std::move(text);
        question_ = firstLines(text_.question, textFont(TextRole::Secondary), kWidth - 2 * kPadding, 2);
        QFont strong = textFont(TextRole::Secondary);
        strong.setWeight(QFont::DemiBold);
        answer_ = firstLines(text_.answer, strong, kWidth - 2 * kPadding, 2);
        const int line = QFontMetrics(strong).lineSpacing();
        setFixedSize(kWidth, kPadding * 2 + (text_.image.isNull() ? 0 : kPictureTall + 6) + line * static_cast<int>(question_.size() + answer_.size() + 1) + 6);
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override {
        const Tokens& tokens = Tokens::of(palette());
        QPainter painter(this);
        painter.fillRect(rect(), tokens.base);
        painter.setPen(tokens.control);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
        int y = kPadding;
        if (!text_.image.isNull()) {
            const QRect room(kPadding, y, kWidth - 2 * kPadding, kPictureTall);
            painter.fillRect(room, tokens.alternate);
            QRect picture({}, text_.image.size().scaled(room.size(), Qt::KeepAspectRatio));
            picture.moveCenter(room.center());
            painter.setRenderHint(QPainter::SmoothPixmapTransform);
            painter.drawImage(picture, text_.image);
            y += kPictureTall + 6;
        }
        QFont font = textFont(TextRole::Secondary);
        const auto lines = [&](const QStringList& texts) {
            painter.setFont(font);
            const int height = painter.fontMetrics().lineSpacing();
            for (const QString& text : texts) {
                painter.drawText(QRect(kPadding, y, kWidth - 2 * kPadding, height), Qt::AlignVCenter, text);
                y += height;
            }
        };
        painter.setPen(tokens.text);
        lines(question_);
        font.setWeight(QFont::DemiBold);
        lines(answer_);
        y += 6;
        painter.setFont(textFont(TextRole::Caption));
        painter.setPen(tokens.secondary);
        const int height = painter.fontMetrics().lineSpacing(), right = painter.fontMetrics().horizontalAdvance(text_.place);
        painter.fillRect(QRect(kPadding, y + height / 2 - 4, 8, 8), text_.square);
        painter.drawText(QRect(kPadding, y, kWidth - 2 * kPadding, height), Qt::AlignVCenter | Qt::AlignRight, text_.place);
        const int room = kWidth - 2 * kPadding - right - 20;
        painter.drawText(QRect(kPadding + 14, y, room, height), Qt::AlignVCenter, painter.fontMetrics().elidedText(text_.source, Qt::ElideRight, room));
    }

private:
    CardText text_;
    QStringList question_, answer_;
};

SampleHover::SampleHover(Session& session, QAbstractItemView& view, std::function<int(const QModelIndex&)> sampleOf)
    : QObject(&view), session_(session), view_(view), sampleOf_(std::move(sampleOf)) {
    rest_.setSingleShot(true);
    rest_.setInterval(kRestMilliseconds);
    connect(&rest_, &QTimer::timeout, this, &SampleHover::open);
    view.viewport()->setMouseTracking(true);
    view.viewport()->installEventFilter(this);
    view.installEventFilter(this);
}

SampleHover::~SampleHover() { closeCard(); }

bool SampleHover::showing() const { return card_ != nullptr; }

bool SampleHover::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
        case QEvent::MouseMove:
            if (watched == view_.viewport()) {
                const auto* mouse = static_cast<QMouseEvent*>(event);
                const QModelIndex index = view_.indexAt(mouse->position().toPoint());
                if (index == over_ && mouse->buttons() == Qt::NoButton) break;
                closeCard();
                over_ = index;
                if (index.isValid() && mouse->buttons() == Qt::NoButton) rest_.start();
            }
            break;
        case QEvent::ToolTip:
            // The card says more than the tip, and both would lie on each other.
            if (watched == view_.viewport() && over_.isValid() && sampleOf_(over_) >= 0) return true;
            break;
        case QEvent::Leave:
        case QEvent::Hide:
        case QEvent::Wheel:
        case QEvent::MouseButtonPress:
        case QEvent::KeyPress:
        case QEvent::WindowDeactivate:
            closeCard();
            over_ = QModelIndex();
            break;
        default: break;
    }
    return false;
}

void SampleHover::closeCard() {
    rest_.stop();
    session_.service.cancel(this, "hover");
    delete card_;
    card_ = nullptr;
}

void SampleHover::open() {
    const int sample = over_.isValid() ? sampleOf_(over_) : -1;
    const ExplorerData& data = session_.view.data();
    if (sample < 0 || sample >= data.samples) return;
    const auto i = static_cast<std::size_t>(sample);
    CardText text;
    const ThumbnailCache::Entry entry = session_.thumbnails.get(sample);
    if (entry.state == ThumbnailCache::State::Ready) text.image = entry.image;
    const bool dark = Tokens::of(view_.palette()).dark;
    if (i < data.sourceOfSample.size() && data.sourceOfSample[i] >= 0) {
        text.source = qstr(data.sources[static_cast<std::size_t>(data.sourceOfSample[i])]);
        text.square = sourceColour(session_.view.sourcePlaces()[static_cast<std::size_t>(data.sourceOfSample[i])], dark);
    }
    QStringList words;
    if (i < data.clusterOfSample.size() && data.clusterOfSample[i] >= 0) words << QStringLiteral("#%1").arg(data.clusterOfSample[i]);
    if (session_.tuning.available()) words << (session_.tuning.inNow().has(sample) ? tr("in") : tr("out"));
    text.place = words.join(QStringLiteral(" · "));
    const auto show = [this](const CardText& full) {
        if (!over_.isValid()) return;
        delete card_;
        card_ = new HoverFrame(&view_);
        card_->setText(full);
        const QRect item = view_.visualRect(over_);
        const QRect screen = view_.screen() ? view_.screen()->availableGeometry() : QRect(0, 0, 4000, 4000);
        QPoint place = view_.viewport()->mapToGlobal(item.topRight() + QPoint(16, 0));
        // In a wide row the card goes where the mouse is not: below or above it.
        if (item.width() > 2 * kWidth || place.x() + card_->width() > screen.right()) place.setX(view_.viewport()->mapToGlobal(item.topLeft()).x() - 16 - card_->width());
        if (place.x() < screen.left()) place = view_.viewport()->mapToGlobal(item.bottomLeft() + QPoint(16, 8));
        place.setY(std::clamp(place.y(), screen.top(), std::max(screen.top(), screen.bottom() - card_->height())));
        card_->move(place);
        card_->show();
    };
    if (!data.hasRecords) return show(text);
    session_.service.ask(
        this, "hover", ProjectService::Lane::Quick, [sample](ProjectReader& reader, const CancelToken&) { return reader.briefs(std::vector<std::int32_t>{sample}); },
        [text, show](std::vector<RecordBrief> briefs) mutable {
            if (!briefs.empty()) {
                text.question = qstr(briefs.front().question);
                text.answer = qstr(briefs.front().answer);
            }
            show(text);
        });
}

}  // namespace coincide
