#pragma once

#include <QWidget>
#include <vector>

namespace coincide {

/// A chart's title with its legend at the right end, told by shape.
class ChartHead : public QWidget {
    Q_OBJECT
public:
    enum class Mark { Dashed, Line, Bar, Ring, Dot };
    struct Entry {
        Mark mark;
        QString text;
    };

    explicit ChartHead(QString title, std::vector<Entry> entries, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString title_;
    std::vector<Entry> entries_;
};

}  // namespace coincide
