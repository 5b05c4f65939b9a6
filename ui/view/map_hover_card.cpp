#include "ui/view/map_hover_card.h"

#include <QPainter>
#include <QTextLayout>
#include <vector>

#include "ui/base/format.h"
#include "ui/base/tokens.h"
#include "ui/model/cluster_facts.h"
#include "ui/model/session.h"
#include "ui/view/map_paint.h"

namespace coincide {
namespace {

constexpr int kWidth = 208, kPadding = 9, kPictureWidth = 190, kPictureHeight = 144, kLines = 2;

// At most two lines, the second elided.
void drawLines(QPainter& painter, const QRectF& rect, const QString& text, const QFont& font) {
    QTextLayout layout(text.simplified(), font);
    const QFontMetricsF metrics(font);
    layout.beginLayout();
    for (int i = 0; i < kLines; ++i) {
        QTextLine line = layout.createLine();
        if (!line.isValid()) break;
        line.setLineWidth(rect.width());
        const QPointF at(rect.left(), rect.top() + metrics.ascent() + i * metrics.lineSpacing());
        const QString rest = layout.text().mid(line.textStart());
        painter.setFont(font);
        painter.drawText(at, i + 1 == kLines ? metrics.elidedText(rest, Qt::ElideRight, rect.width()) : layout.text().mid(line.textStart(), line.textLength()));
    }
    layout.endLayout();
}

QFont answerFont() {
    QFont font = textFont(TextRole::Strong);
    font.setPointSizeF(textFont(TextRole::Secondary).pointSizeF());
    return font;
}

}  // namespace

HoverCard::HoverCard(Session& session, QWidget* parent) : QWidget(parent), session_(session) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
    connect(&session_.thumbnails, &ThumbnailCache::ready, this, [this](int sample) {
        if (sample == sample_) update();
    });
}

QSize HoverCard::cardSize() const {
    const bool records = session_.view.data().hasRecords;
    const QFontMetrics question(textFont(TextRole::Secondary)), answer(answerFont());
    int height = 2 * kPadding + 18;
    if (records) height += kPictureHeight + 8 + kLines * question.lineSpacing() + 4 + kLines * answer.lineSpacing() + 8;
    return {kWidth, height};
}

void HoverCard::setSample(int sample) {
    if (sample == sample_) return;
    sample_ = sample;
    hasBrief_ = false;
    brief_ = {};
    if (sample >= 0 && session_.view.data().hasRecords && session_.service.isOpen()) {
        session_.service.ask(
            this, "hover", ProjectService::Lane::Quick,
            [sample](ProjectReader& reader, const CancelToken&) {
                const std::int32_t wanted[] = {sample};
                return reader.briefs(wanted);
            },
            [this, sample](std::vector<RecordBrief> briefs) {
                if (sample == sample_ && !briefs.empty()) setBrief(briefs.front());
            });
    }
    update();
}

void HoverCard::setBrief(const RecordBrief& brief) {
    brief_ = brief;
    hasBrief_ = true;
    update();
}

bool HoverCard::complete() const { return !isVisible() || hasBrief_ || !session_.view.data().hasRecords || !session_.service.isOpen(); }

void HoverCard::placeAt(const QRect& card) {
    setGeometry(card.adjusted(-kShadow, -kShadow, kShadow, kShadow));
    raise();
    show();
}

void HoverCard::paintEvent(QPaintEvent*) {
    const Tokens& tokens = Tokens::of(palette());
    const ExplorerData& all = session_.view.data();
    if (sample_ < 0 || sample_ >= all.samples) return;
    const auto sample = static_cast<std::size_t>(sample_);
    QPainter painter(this);
    const QRectF card = QRectF(rect()).adjusted(kShadow, kShadow, -kShadow, -kShadow);
    paintPanel(painter, card, tokens, true);
    const double left = card.left() + kPadding, width = card.width() - 2 * kPadding;
    double top = card.top() + kPadding;
    if (all.hasRecords) {
        const QRectF picture(left, top, kPictureWidth, kPictureHeight);
        const bool has = sample < all.hasPicture.size() && all.hasPicture[sample] != 0;
        const ThumbnailCache::Entry entry = has ? session_.thumbnails.get(sample_) : ThumbnailCache::Entry{ThumbnailCache::State::NoPicture, {}, {}};
        if (entry.state == ThumbnailCache::State::Ready && !entry.image.isNull()) {
            // Fills the frame; what is too high or too wide is cut evenly.
            const QSizeF size = QSizeF(entry.image.size()).scaled(picture.size(), Qt::KeepAspectRatioByExpanding);
            const double scale = entry.image.width() / size.width();
            const QRectF part(QPointF((size.width() - picture.width()) / 2, (size.height() - picture.height()) / 2) * scale, picture.size() * scale);
            painter.setRenderHint(QPainter::SmoothPixmapTransform);
            painter.drawImage(picture, entry.image, part);
        } else if (entry.state == ThumbnailCache::State::NoPicture) {
            paintTextTile(painter, picture, tokens);
        } else {
            painter.fillRect(picture, tokens.hoverRow);
            if (entry.state == ThumbnailCache::State::Failed) {
                painter.setFont(textFont(TextRole::Secondary));
                painter.setPen(tokens.secondary);
                painter.drawText(picture.adjusted(8, 8, -8, -8), Qt::AlignCenter | Qt::TextWordWrap, entry.problem.isEmpty() ? tr("Picture not found") : entry.problem);
            }
        }
        top += kPictureHeight + 8;
        const QFont question = textFont(TextRole::Secondary), answer = answerFont();
        painter.setPen(tokens.text);
        drawLines(painter, {left, top, width, 0}, qstr(brief_.question), question);
        top += kLines * QFontMetrics(question).lineSpacing() + 4;
        drawLines(painter, {left, top, width, 0}, qstr(brief_.answer), answer);
        top += kLines * QFontMetrics(answer).lineSpacing() + 8;
    }
    const QFont font = textFont(TextRole::Secondary);
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    painter.setPen(tokens.secondary);
    QStringList right;
    if (sample < all.clusterOfSample.size() && all.clusterOfSample[sample] >= 0) right << QStringLiteral("#%1").arg(all.clusterOfSample[sample]);
    if (session_.tuning.available()) right << (session_.tuning.inNow().has(sample_) ? tr("in") : tr("out"));
    const QString end = right.join(QStringLiteral(" · "));
    painter.drawText(QRectF(left, top, width, 18), Qt::AlignRight | Qt::AlignVCenter, end);
    const std::int32_t source = sample < all.sourceOfSample.size() ? all.sourceOfSample[sample] : -1;
    QString name = tr("row %1").arg(countText(sample_));
    double at = left;
    if (source >= 0 && static_cast<std::size_t>(source) < all.sources.size()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(sourceColour(sourcePlaces(all)[static_cast<std::size_t>(source)], tokens.dark));
        painter.drawRoundedRect(QRectF(left, top + 4, 10, 10), 2, 2);
        painter.setPen(tokens.secondary);
        name = qstr(all.sources[static_cast<std::size_t>(source)]);
        at += 18;
    }
    const double room = left + width - at - metrics.horizontalAdvance(end) - 8;
    painter.drawText(QRectF(at, top, room, 18), Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(name, Qt::ElideRight, room));
}

}  // namespace coincide
