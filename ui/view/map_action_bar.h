#pragma once

#include <QWidget>

#include <vector>

#include "ui/base/sample_set.h"

class QBoxLayout;
class QButtonGroup;
class QFrame;
class QLabel;
class QToolButton;

namespace coincide {

struct Session;

/// What to do with the samples inside a drawn shape: how they join the highlighted ones, tag, pin, exclude, keep.
class MapActionBar : public QWidget {
    Q_OBJECT
public:
    static constexpr int kShadow = 8;

    MapActionBar(Session& session, QWidget* parent);
    /// Takes the samples inside a shape and joins them with `before`, what was highlighted before the shape.
    void setSamples(const SampleSet& drawn, const SampleSet& before, SetMode mode, const QString& what);
    /// The width that there is for the bar; before barSize().
    void setRoom(int width);
    QSize barSize() const;
    void placeAt(const QRect& bar);

Q_SIGNALS:
    void closed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void showCounts();
    std::vector<int> clusters() const;
    void apply(SetMode mode);
    Session& session_;
    SampleSet drawn_, before_;
    QString what_;
    QLabel *count_, *inClusters_;
    QBoxLayout* groups_;
    QButtonGroup* modes_;
    std::vector<QFrame*> dividers_;
    QToolButton *tag_, *pin_, *exclude_, *keep_, *close_;
    int room_ = 0;
    bool applying_ = false;
};

}  // namespace coincide
