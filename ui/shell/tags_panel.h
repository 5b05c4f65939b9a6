#pragma once

#include <QWidget>

class QListWidget;
class QListWidgetItem;

namespace coincide {

class EmptyState;
struct Session;

/// The tags of the project with their counts. Click shows a tag's samples, a double click renames it.
class TagsPanel : public QWidget {
    Q_OBJECT
public:
    explicit TagsPanel(Session& session, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void fill();
    void filterBy(QListWidgetItem* item);
    void retranslate();
    Session& session_;
    QListWidget* list_;
    EmptyState* empty_;
    QAction* rename_;
    QAction* remove_;
    QAction* tagMore_;
    QAction* colour_;
    bool filling_ = false;
};

}  // namespace coincide
