#pragma once

#include <QProxyStyle>

#include "ui/base/alt_watch.h"

namespace coincide {

/// The look of the program over Fusion: flat controls of 28 px, one accent, visible focus, thin scroll bars, underlined tabs.
/// Properties that it knows: "primary" (bool, filled button), "small" (bool, 24 px), "link" (bool, a button that looks like a link), "segment" (bool, checkable button with soft ground).
class CoincideStyle : public QProxyStyle {
    Q_OBJECT
public:
    CoincideStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* data) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part, const QWidget* widget) const override;
    QIcon standardIcon(StandardPixmap standard, const QStyleOption* option, const QWidget* widget) const override;
    void polish(QWidget* widget) override;
    void polish(QApplication* application) override;
    void unpolish(QApplication* application) override;
    using QProxyStyle::polish;
    using QProxyStyle::unpolish;

    /// How texts with a mnemonic are drawn: underlined only from when Alt is pressed, as platforms do.
    static int mnemonicFlags(const QWidget* widget);

private:
    AltWatch alt_;
};

}  // namespace coincide
