#pragma once

#include <QWidget>
#include <cstdint>

namespace coincide {

/// One bar in three parts by size: only in A, in both, only in B.
class OverlapBar : public QWidget {
    Q_OBJECT
public:
    explicit OverlapBar(QWidget* parent = nullptr);
    void setCounts(std::int64_t onlyA, std::int64_t both, std::int64_t onlyB);
    QSize sizeHint() const override { return {240, 28}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::int64_t onlyA_ = 0, both_ = 0, onlyB_ = 0;
};

}  // namespace coincide
