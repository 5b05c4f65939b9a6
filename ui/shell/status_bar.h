#pragma once

#include <QStatusBar>
#include <QTimer>

class QLabel;
class QProgressBar;
class QToolButton;

namespace coincide {

class Workspace;

/// Counts and the tool's hint at the left; jobs, device and memory at the right.
class StatusBar : public QStatusBar {
    Q_OBJECT
public:
    explicit StatusBar(Workspace& workspace, QWidget* parent = nullptr);
    void setHint(const QString& hint);
    void setRunLayout(bool on);              ///< stages instead of samples

Q_SIGNALS:
    void jobsClicked();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void refresh();
    void measure();
    QString hint() const;
    void showHint();
    Workspace& workspace_;
    QLabel* counts_[4];
    QLabel* hint_;
    QToolButton* job_;
    QProgressBar* bar_;
    QLabel* jobText_;
    QLabel* device_;
    QLabel* memory_;
    QString hintText_;
    QTimer timer_;
    bool runLayout_ = false;
};

}  // namespace coincide
