#pragma once

#include <QWidget>
#include <array>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QStackedLayout;

namespace coincide {

struct Session;
class EmptyState;
class FlowLayout;
class ShareBar;

/// The current cluster: its name, numbers, verdict, keywords, sources, runner-up clusters and limits.
class ClusterPanel : public QWidget {
    Q_OBJECT
public:
    explicit ClusterPanel(Session& session, QWidget* parent = nullptr);

    void editName();     ///< puts the keyboard into the name
    void editNote();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeBody();
    QWidget* makeFigures();
    QWidget* makeVerdicts();
    QWidget* makeLimits();
    QLabel* caption(const QString& text);
    void showCluster();
    void showNumbers();
    void showWords();
    void showSources();
    void showNear();
    void nameVerdicts();
    void showSquare();
    void takeName();
    void takeNote();
    void offerCaps();

    Session& session_;
    int cluster_ = -1;
    QStackedLayout* pages_;
    EmptyState* empty_;
    QLineEdit* name_;
    QAction* square_ = nullptr;
    QLabel* id_;
    std::array<QLabel*, 5> numbers_{};
    std::array<QPushButton*, 4> verdicts_{};
    QLabel *keywordCaption_ = nullptr, *sourceCaption_ = nullptr, *nearCaption_ = nullptr;
    QWidget *words_ = nullptr, *near_ = nullptr;
    FlowLayout *wordFlow_ = nullptr, *nearFlow_ = nullptr;
    ShareBar* sources_ = nullptr;
    QPlainTextEdit* note_ = nullptr;
    QPushButton *pin_ = nullptr, *exclude_ = nullptr, *cap_ = nullptr;
};

}  // namespace coincide
