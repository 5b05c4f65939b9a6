#pragma once

#include <QFrame>
#include <functional>

class QPlainTextEdit;

namespace coincide {

/// A small field over a view for a note of several lines. It takes what was written when it closes; Esc drops it.
class NotePopup : public QFrame {
    Q_OBJECT
public:
    /// Opens below `place` (global); `take` gets the text if it was changed. Deletes itself.
    static void open(QWidget* owner, QPoint place, const QString& title, const QString& text, std::function<void(const QString&)> take);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    NotePopup(QWidget* owner, const QString& title, const QString& text, std::function<void(const QString&)> take);
    QPlainTextEdit* field_;
    QString before_;
    bool dropped_ = false;
    std::function<void(const QString&)> take_;
};

}  // namespace coincide
