#pragma once

#include <QToolButton>

namespace coincide {

/// A small button that opens a menu: its text and an arrow close behind it. One that is `active` restricts something and shows it by its ground and weight.
class DropButton : public QToolButton {
    Q_OBJECT
public:
    explicit DropButton(QWidget* parent = nullptr);

    void setActive(bool on);
    void setArrow(bool on);
    bool isActive() const { return active_; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    bool active_ = false, arrow_ = true;
};

}  // namespace coincide
