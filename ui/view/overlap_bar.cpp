#include "ui/view/overlap_bar.h"

#include <QPainter>

#include "ui/base/format.h"
#include "ui/base/tokens.h"

namespace coincide {

OverlapBar::OverlapBar(QWidget* parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); }

void OverlapBar::setCounts(std::int64_t onlyA, std::int64_t both, std::int64_t onlyB) {
    onlyA_ = onlyA;
    both_ = both;
    onlyB_ = onlyB;
    setAccessibleName(tr("%1 only in A, %2 in both, %3 only in B").arg(countText(onlyA), countText(both), countText(onlyB)));
    setToolTip(accessibleName());
    update();
}

void OverlapBar::paintEvent(QPaintEvent*) {
    const Tokens& tokens = Tokens::of(palette());
    QPainter painter(this);
    const std::int64_t parts[] = {onlyA_, both_, onlyB_};
    const QColor colours[] = {tokens.leaving, tokens.secondary, tokens.entering};
    const std::int64_t total = onlyA_ + both_ + onlyB_;
    if (total <= 0) {
        painter.fillRect(rect(), tokens.alternate);
        return;
    }
    std::int64_t before = 0;
    for (int i = 0; i < 3; ++i) {
        const int left = static_cast<int>(before * width() / total);
        before += parts[i];
        int right = static_cast<int>(before * width() / total);
        if (parts[i] > 0 && right - left < 2) right = std::min(left + 2, width());   // what exists is seen
        if (parts[i] > 0) painter.fillRect(QRect(left, 0, right - left - (i < 2 && right < width() ? 1 : 0), height()), colours[i]);
    }
}

}  // namespace coincide
