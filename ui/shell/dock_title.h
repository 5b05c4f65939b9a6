#pragma once

#include <QString>
#include <QWidget>
#include <vector>

class QDockWidget;
class QTabBar;
class QToolButton;

namespace coincide {

/// Title of a dock in one row of 28 px: the names of all docks that share its place as underlined tabs, then float and close. It stands in for
/// Qt's own tab bar, which would take a row of its own.
class DockTitle : public QWidget {
    Q_OBJECT
public:
    /// Property of a dock: its name without the number behind it, for where there is little room.
    static constexpr const char* kBareTitle = "bareTitle";

    explicit DockTitle(QDockWidget* dock);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    /// Takes the tabs of the panel itself into the row, in place of its name.
    void embed(QTabBar* tabs);
    /// As it shows them, from left to right.
    QStringList names() const;
    /// Every name is shown whole.
    bool fits() const;

    /// Makes Qt's tab bars of a main window take no room. To be called for every child that is added.
    static void hideTabBar(QObject* child);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Tab {
        QDockWidget* dock;
        QRect box;
        int inset;      // of its name, on both sides
        QString text;
    };
    struct Row {
        std::vector<Tab> tabs;
        int room = 0, end = 0;      // for the names, and where they end
        bool floats = true;         // there is room for the button that takes the panel out
    };
    Row row() const;
    void retranslate();
    void place();
    QDockWidget* dock_;
    QToolButton* floatButton_;
    QToolButton* closeButton_;
    QTabBar* embedded_ = nullptr;
    int hovered_ = -1, leastEmbedded_ = 0;
};

}  // namespace coincide
