#include "ui/base/icons.h"

#include <QApplication>
#include <QCache>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include "ui/base/tokens.h"

namespace coincide {
namespace {

QByteArray sourceOf(const QString& name) {
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QPixmap render(const QString& name, QSize size, qreal ratio, const QColor& colour) {
    const QString key = QStringLiteral("icon/%1/%2x%3/%4/%5").arg(name).arg(size.width()).arg(size.height()).arg(ratio).arg(colour.name(QColor::HexArgb));
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap)) return pixmap;
    QByteArray svg = sourceOf(name);
    svg.replace("currentColor", colour.name().toLatin1());
    pixmap = QPixmap(size * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(svg);
    QPainter painter(&pixmap);
    painter.setOpacity(colour.alphaF());
    const int edge = std::min(size.width(), size.height());
    renderer.render(&painter, QRectF((size.width() - edge) / 2.0, (size.height() - edge) / 2.0, edge, edge));
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class ThemedIconEngine : public QIconEngine {
public:
    explicit ThemedIconEngine(QString name) : name_(std::move(name)) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
        painter->drawPixmap(rect.topLeft(), render(name_, rect.size(), painter->device()->devicePixelRatioF(), colour(mode, state)));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override { return render(name_, size, 1, colour(mode, state)); }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override {
        return render(name_, size / scale, scale, colour(mode, state));
    }
    QIconEngine* clone() const override { return new ThemedIconEngine(name_); }
    bool isNull() override { return false; }
    QString iconName() override { return name_; }

private:
    static QColor colour(QIcon::Mode mode, QIcon::State state) {
        const QPalette palette = QApplication::palette();
        const Tokens& tokens = Tokens::of(palette);
        if (mode == QIcon::Disabled) return tokens.disabled;
        return state == QIcon::On ? tokens.accent : tokens.text;
    }
    QString name_;
};

}  // namespace

QIcon icon(const QString& name) { return QIcon(new ThemedIconEngine(name)); }

QPixmap iconPixmap(const QString& name, int edge, const QColor& colour, qreal ratio) { return render(name, QSize(edge, edge), ratio, colour); }

}  // namespace coincide
