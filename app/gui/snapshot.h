#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

namespace coincide {

class MainWindow;

/// Waits until everything in the window is loaded and drawn, writes its picture, and ends the program: 0, or 1 where the file cannot be written.
class Snapshot : public QObject {
    Q_OBJECT
public:
    Snapshot(MainWindow& window, QString file, bool projectExpected);

private:
    void look();
    MainWindow& window_;
    QString file_;
    bool projectExpected_;
    QTimer timer_;
    int quiet_ = 0, looks_ = 0;
};

}  // namespace coincide
