#pragma once

#include <QListView>
#include <utility>
#include <vector>

#include "core/data/sample.h"
#include "ui/model/text_marks.h"

namespace coincide {

class ConversationModel;

/// A conversation as bubbles one below the other. Text can be selected with the mouse over several turns and copied.
class ConversationView : public QListView {
    Q_OBJECT
public:
    explicit ConversationView(QWidget* parent = nullptr);

    void setTurns(const std::vector<Turn>& turns);
    void setEmptyText(const QString& sentence);
    void setMarks(TextMarks marks);        ///< what was searched for; shown in the text, the first place scrolled to
    const TextMarks& marks() const { return textMarks_; }
    QString selectedText() const;
    void selectAll() override;

    /// A place in the conversation: a turn and a character of it.
    struct Place {
        int row = -1, at = 0;
        auto operator<=>(const Place&) const = default;
    };
    /// The selected characters of a row as `[begin, end)`; begin = end where none is.
    std::pair<int, int> selectionIn(int row) const;
    Place placeAt(QPoint point) const;

protected:
    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void copySelected();
    void showPlace(Place place);
    void showFirstMark();
    ConversationModel* model_;
    Place anchor_, end_;
    QString emptyText_;
    TextMarks textMarks_;
};

}  // namespace coincide
