#pragma once

#include <QDialog>

class QDialogButtonBox;
class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace coincide {

class Actions;

/// Every command and its keys, with search; a conflict is said before it is made, and Reset takes all back.
class ShortcutEditor : public QDialog {
    Q_OBJECT
public:
    ShortcutEditor(Actions& actions, QWidget* parent);
    void choose(const QString& id);
    void setKeys(const QKeySequence& keys);     ///< as typed into the field
    QString warning() const;
    void assign();

private:
    void fill();
    QAction* current() const;
    void showConflict();
    Actions& actions_;
    QLineEdit* search_;
    QTreeWidget* list_;
    QKeySequenceEdit* keys_;
    QLabel* warning_;
    QPushButton* assign_;
    QPushButton* clear_;
    QPushButton* standard_;
};

}  // namespace coincide
