#pragma once

#include <QColor>
#include <QWidget>
#include <vector>

namespace coincide {

/// Parts of a whole as one bar with the name and share of each below it, in as many lines as they need.
class ShareBar : public QWidget {
    Q_OBJECT
public:
    struct Part {
        QString name, value;
        double fraction = 0;     ///< of the whole, `[0, 1]`
        QColor colour;
    };

    explicit ShareBar(QWidget* parent = nullptr);
    void setParts(std::vector<Part> parts);
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int layOut(int width, class QPainter* painter) const;
    std::vector<Part> parts_;
};

}  // namespace coincide
