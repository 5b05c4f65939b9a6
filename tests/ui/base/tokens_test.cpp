// Colours as the design names them, and their contrast by WCAG 2.
#include <QTest>
#include <algorithm>
#include <cmath>

#include "ui/base/tokens.h"

namespace coincide {

double luminance(const QColor& colour) {
    const auto linear = [](double v) { return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor& a, const QColor& b) {
    const double x = luminance(a), y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

class TokensTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void clusterColoursAreTheFormulasOwn() {
        const char* first[] = {"#8e405b", "#047b98", "#9e7a23", "#6e4b8d", "#0b8265", "#b86655"};
        for (int id = 0; id < 6; ++id) {
            const QColor expected(first[id]), got = clusterColour(id, false);
            QVERIFY2(std::abs(expected.red() - got.red()) <= 1 && std::abs(expected.green() - got.green()) <= 1 && std::abs(expected.blue() - got.blue()) <= 1,
                     qPrintable(QStringLiteral("%1: %2").arg(id).arg(got.name())));
        }
    }

    void clustersStandOutFromTheCanvas() {
        for (const bool dark : {false, true}) {
            const QColor canvas = (dark ? Tokens::darkTheme() : Tokens::light()).canvas;
            for (int id = 0; id < 3000; ++id) QVERIFY(contrast(clusterColour(id, dark), canvas) >= (dark ? 6.3 : 3.5));
        }
    }

    void textIsReadableOnEveryGround() {
        for (const Tokens* t : {&Tokens::light(), &Tokens::darkTheme()})
            for (const QColor& ground : {t->window, t->base, t->alternate, t->canvas, t->selectedRow, t->hoverRow}) {
                QVERIFY(contrast(t->text, ground) >= 9);
                for (const QColor& ink : {t->secondary, t->accent, t->done, t->stale, t->failed, t->entering, t->leaving}) QVERIFY(contrast(ink, ground) >= 4.5);
            }
        for (const Tokens* t : {&Tokens::light(), &Tokens::darkTheme()})
            for (const QColor& ground : {t->window, t->base, t->alternate, t->canvas}) QVERIFY(contrast(t->control, ground) >= 2.95);
    }

    void themeIsKnownByItsPalette() {
        QVERIFY(!Tokens::of(Tokens::light().palette()).dark);
        QVERIFY(Tokens::of(Tokens::darkTheme().palette()).dark);
    }

    void mapsOfValuesRunFromEndToEnd() {
        QCOMPARE(mapColour(ColourMap::Cividis, 0), QColor(0x00, 0x22, 0x4E));
        QCOMPARE(mapColour(ColourMap::Cividis, 2), QColor(0xFE, 0xE8, 0x38));
        QCOMPARE(mapColour(ColourMap::PuOr, 0.5), QColor(0xF7, 0xF7, 0xF7));
        QCOMPARE(mapColour(ColourMap::Viridis, std::nan("")), QColor(0x44, 0x01, 0x54));
    }
};

}  // namespace coincide

QTEST_MAIN(coincide::TokensTest)
#include "tokens_test.moc"
