#pragma once

#include <QPointer>
#include <QPushButton>
#include <QWidget>
#include <functional>

class QLabel;

namespace coincide {

/// One sentence and at most one button, centred, in place of a view that has nothing to show.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    explicit EmptyState(QWidget* parent = nullptr);
    void setSentence(const QString& sentence);
    void setAction(const QString& label);            ///< empty: no button

Q_SIGNALS:
    void triggered();

private:
    QLabel* sentence_;
    QPushButton* button_;
};

}  // namespace coincide
