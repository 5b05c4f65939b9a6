#pragma once

#include <QWidget>
#include <vector>

class QLabel;
class QListView;
class QPushButton;
class QStackedWidget;

namespace coincide {

class EmptyState;
class SelectionListModel;
struct Session;

/// The selections stored in the project: two of them are compared as A and B; each can be renamed, deleted, highlighted, exported, and taken as the
/// setting that the tuning starts from.
class SelectionsPanel : public QWidget {
    Q_OBJECT
public:
    explicit SelectionsPanel(Session& session, QWidget* parent = nullptr);
    SelectionListModel* model() const { return model_; }

public Q_SLOTS:
    void renameCurrent();
    void toggleRemovalOfCurrent();       ///< deletes after a few seconds; again: undoes it
    void loadCurrentIntoTuning();
    void highlightCurrent();
    void exportCurrent();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    int currentRow() const;
    void choose();
    void refresh();
    void showMenu(const QPoint& at);

    Session& session_;
    SelectionListModel* model_;
    QStackedWidget* pages_;
    QListView* list_;
    QLabel* hint_;
    std::vector<QPushButton*> actions_;
    std::vector<int> chosen_;            // selected rows in the order they were chosen
};

}  // namespace coincide
