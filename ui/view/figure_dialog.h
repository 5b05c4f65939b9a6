#pragma once

#include <QDialog>
#include <QImage>
#include <functional>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPainter;
class QPushButton;
class QSpinBox;

namespace coincide {

class MapView;
class MixChart;
class QuotaCurve;

/// Something that can be drawn at any size.
struct FigureSource {
    QString name;
    QSize size;                                                           ///< as it stands now
    std::function<QImage(QSize, bool transparent)> picture;
    std::function<bool(const QString& file, QSize)> vector;              ///< .svg or .pdf by the ending
};
FigureSource figureOf(MapView& map);
FigureSource figureOf(QuotaCurve& curve);
FigureSource figureOf(MixChart& mix);

/// Saves the map or a chart as PNG, SVG or PDF at a chosen size, or copies it. Does not block the window.
class FigureDialog : public QDialog {
    Q_OBJECT
public:
    explicit FigureDialog(std::vector<FigureSource> sources, QWidget* parent = nullptr);

    void setFile(const QString& file);
    /// Writes the figure; false with a sentence beside the file field where it cannot.
    bool write();
    void copy();
    QString problem() const;

private:
    const FigureSource& source() const;
    QSize size() const;
    void chooseSource();
    void refresh();
    void browse();
    bool isPicture() const;

    std::vector<FigureSource> sources_;
    QComboBox *what_, *format_;
    QSpinBox *width_, *height_;
    QCheckBox* transparent_;
    QLineEdit* file_;
    QLabel *preview_, *problem_;
    QPushButton* save_;
};

}  // namespace coincide
