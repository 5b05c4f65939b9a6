#pragma once

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace coincide {

class EmptyState;
class FigureStrip;
class KeptSlider;
class MixChart;
class QuotaCurve;
struct Session;

/// Budget and temperature while they move, what they do to the subset, and the way to keep it. Live; nothing is written until a person keeps.
class TuningPanel : public QWidget {
    Q_OBJECT
public:
    explicit TuningPanel(Session& session, QWidget* parent = nullptr);

    QuotaCurve* curve() const { return curve_; }
    MixChart* mix() const { return mix_; }

public Q_SLOTS:
    void stepBudget(int points);          ///< percentage points
    void stepTemperature(int steps);      ///< 5 % each
    void startKeeping();                  ///< asks for the name in the panel

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeSettings();
    QWidget* makeFooter();
    void refresh();
    void showForm();
    void budgetTyped();
    void sayRange(QLabel* was, const QString& range);
    void temperatureTyped();
    void checkName();
    void keep();
    void stopKeeping();
    bool countsSamples() const;
    void setPercent(double percent);
    void setShare(double share);

    Session& session_;
    QStackedWidget* pages_;
    EmptyState* empty_;
    KeptSlider *budget_, *temperature_;
    QLineEdit *budgetField_, *temperatureField_, *name_;
    QComboBox* unit_;
    QLabel *budgetWas_, *temperatureWas_, *live_, *problem_, *nameProblem_;
    FigureStrip* figures_;
    QStackedWidget *chart_, *footer_, *state_;
    QuotaCurve* curve_;
    MixChart* mix_;
    QWidget *chartHead_, *mixHead_;
    QPushButton *back_, *keep_, *confirm_;
    bool tall_ = false, keeping_ = false;
};

}  // namespace coincide
