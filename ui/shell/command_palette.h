#pragma once

#include <QDialog>

class QLineEdit;
class QListView;

namespace coincide {

class Actions;
class PaletteModel;

/// How well a command's words fit what is typed: every letter in order, beginnings of words count more. 0 = does not fit.
int fuzzyScore(const QString& typed, const QString& words);

/// Every command by its name with description and keys; Enter runs the chosen one.
class CommandPalette : public QDialog {
    Q_OBJECT
public:
    CommandPalette(Actions& actions, QWidget* parent);
    void setText(const QString& text);
    int count() const;

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void runCurrent();
    QLineEdit* edit_;
    QListView* list_;
    PaletteModel* model_;
};

}  // namespace coincide
