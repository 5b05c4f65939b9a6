#pragma once

#include <QWidget>

class QListView;

namespace coincide {

class EmptyState;

/// The log in monospace, newest below, with Copy; follows the end unless a person scrolled up.
class LogPanel : public QWidget {
    Q_OBJECT
public:
    explicit LogPanel(QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    QListView* list_;
    EmptyState* empty_;
};

}  // namespace coincide
