#pragma once

#include <QAbstractButton>

namespace coincide {

/// A word on a soft ground that can be clicked, or, where it can be closed, taken away with its cross.
class ChipButton : public QAbstractButton {
    Q_OBJECT
public:
    explicit ChipButton(const QString& text, QWidget* parent = nullptr);
    void setClosable(bool on);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void closeAsked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    bool closable_ = false;
};

}  // namespace coincide
