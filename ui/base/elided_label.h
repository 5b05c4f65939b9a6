#pragma once

#include <QLabel>

namespace coincide {

/// One line of a person's own text, such as a name or a path: where it has too little room it ends in "…", and the tooltip tells it whole.
/// Our own texts never stand in one.
class ElidedLabel : public QLabel {
    Q_OBJECT
public:
    explicit ElidedLabel(Qt::TextElideMode mode = Qt::ElideRight, QWidget* parent = nullptr);
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Qt::TextElideMode mode_;
};

}  // namespace coincide
