#pragma once

#include <QWidget>
#include <cstdint>

class QTreeWidget;
class QTreeWidgetItem;

namespace coincide {

class EmptyState;
class Workspace;

/// Records that could not be used, by reason: faults of the import and failures of the extraction; after them those that were kept but have something
/// odd. A click shows the record.
class FailuresPanel : public QWidget {
    Q_OBJECT
public:
    explicit FailuresPanel(Workspace& workspace, QWidget* parent = nullptr);
    int count() const { return count_; }      ///< of records that could not be used

Q_SIGNALS:
    void countChanged(int count);

protected:
    void changeEvent(QEvent* event) override;

private:
    void load();
    void retranslate();
    QTreeWidgetItem* groupOf(QTreeWidgetItem* above, const QString& title, std::int64_t count, const QString& sign);
    Workspace& workspace_;
    QTreeWidget* tree_;
    EmptyState* empty_;
    int count_ = 0;
};

}  // namespace coincide
