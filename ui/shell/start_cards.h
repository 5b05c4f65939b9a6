#pragma once

#include <QAbstractButton>
#include <QPixmap>
#include <QWidget>
#include <vector>

class QAction;
class QLabel;
class QProgressBar;
class QPushButton;

namespace coincide {

/// A way to begin: icon, name, what it is in a line or two, and the key.
class StartCard : public QAbstractButton {
    Q_OBJECT
public:
    StartCard(QAction* action, const QString& iconName, QWidget* parent = nullptr);
    void setLine(const QString& line);
    QSize sizeHint() const override { return {368, heightForWidth(width())}; }
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    void setKey(const QString& key) { key_ = key; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    QString key() const;
    int room(int width) const;      // for the name and what it is
    QAction* action_;
    QString icon_, line_, key_;
    bool hovered_ = false;
};

/// A dashed frame that says that files may be dropped.
class DropArea : public QWidget {
    Q_OBJECT
public:
    explicit DropArea(QWidget* parent = nullptr);
    QSize sizeHint() const override { return {368, 152}; }
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

/// The demo project: pictures of it, what it is, and the one filled button of the page.
class DemoCard : public QWidget {
    Q_OBJECT
public:
    explicit DemoCard(QWidget* parent = nullptr);
    void loadPictures();
    bool complete() const { return pictures_.size() == 18; }
    void setProgress(double fraction, const QString& words);   ///< negative: not being made
    QPushButton* button() const { return button_; }
    void retranslate();

Q_SIGNALS:
    void openWanted();
    void cancelWanted();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<QPixmap> pictures_;
    bool asked_ = false, making_ = false;
    QLabel* title_;
    QLabel* text_;
    QPushButton* button_;
    QLabel* hint_;
    QProgressBar* bar_;
};

}  // namespace coincide
