#pragma once

#include <QImage>
#include <QWidget>

class QPushButton;

namespace coincide {

/// One picture that fits, or is zoomed with the wheel and dragged. In its place a sentence with a button where there is none.
class PictureView : public QWidget {
    Q_OBJECT
public:
    explicit PictureView(QWidget* parent = nullptr);

    void setImage(const QImage& image);            ///< shown at once; keeps zoom only while it is the same picture in another size
    void setSentence(const QString& sentence, const QString& detail, const QString& action);   ///< in place of a picture
    QString sentence() const { return sentence_; }
    void clear();
    bool fits() const { return zoom_ == 0; }
    double zoom() const;                           ///< screen pixels (logical) per picture pixel
    void fit();
    void zoomTo(double zoom, QPointF around);
    QSize sizeHint() const override { return {360, 168}; }
    QSize minimumSizeHint() const override { return {120, 96}; }

Q_SIGNALS:
    void actionTriggered();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    double fitZoom() const;
    void keepInside();
    void showButtons();
    QImage image_;
    QString sentence_, detail_;
    double zoom_ = 0;            // 0 = fits
    QPointF offset_;             // from the middle of the view to the middle of the picture
    QPoint dragFrom_;
    bool dragging_ = false;
    QPushButton *fit_, *action_;
};

}  // namespace coincide
