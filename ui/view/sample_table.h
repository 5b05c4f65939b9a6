#pragma once

#include <QTableView>
#include <cstdint>
#include <vector>

namespace coincide {

struct Session;
class SampleTableModel;

/// Samples as rows with question, answer and where they belong; reads what is visible first.
class SampleTable : public QTableView {
    Q_OBJECT
public:
    explicit SampleTable(Session& session, QWidget* parent = nullptr);
    void setSamples(std::vector<std::int32_t> samples);
    const std::vector<std::int32_t>& samples() const;
    void step(int by);
    QString tsv() const;      ///< picked rows with the header; texts only where they have been read

protected:
    void scrollContentsBy(int dx, int dy) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void wantVisible();
    void followCurrent();
    void highlightPicked();
    void chooseColumns(QPoint place);
    Session& session_;
    SampleTableModel* model_;
    bool following_ = false;
};

}  // namespace coincide
