#pragma once

#include <QWidget>

#include "ui/base/latest_task.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedLayout;
class QToolButton;

namespace coincide {

struct Session;
class EmptyState;
class SampleGrid;
class SampleTable;
class TextSearch;

/// The samples that are shown: a search in their texts, filters, their number, and they themselves as tiles or as rows.
class SamplesPanel : public QWidget {
    Q_OBJECT
public:
    explicit SamplesPanel(Session& session, QWidget* parent = nullptr);

    void focusSearch();
    bool nextHit(int by = 1);        ///< makes the next or previous shown sample current, round the ends; false where none is shown
    void setListMode(bool on);
    bool listMode() const;
    SampleGrid* grid() const { return grid_; }
    SampleTable* table() const { return table_; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    void takeSearch();
    void showSamples();
    void showCounts();
    void clearFilter();

    Session& session_;
    TextSearch* search_;
    QLineEdit* field_;
    QToolButton *tiles_, *rows_;
    QLabel* count_;
    QPushButton* clear_;
    SampleGrid* grid_;
    SampleTable* table_;
    EmptyState* empty_;
    QStackedLayout* pages_;
    LatestTask typed_{200}, refill_{0};
    bool stale_ = true;
};

}  // namespace coincide
