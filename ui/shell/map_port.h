#pragma once

#include <QObject>
#include <QSize>
#include <QString>

class QImage;
class QWidget;

namespace coincide {

struct Session;

/// What the window's commands ask of the main map.
class MapPort : public QObject {
    Q_OBJECT
public:
    MapPort(Session& session, QWidget* parent);
    QWidget* widget() const { return widget_; }
    void fitAll();
    void fitHighlighted();
    void flyToCurrent();
    void cameraBack();
    void cameraForward();
    void setAxisView(int axis);
    QString cameraText() const;
    bool flyToText(const QString& text);
    bool complete() const;

Q_SIGNALS:
    void hintChanged(const QString& hint);

private:
    QWidget* widget_;
};

}  // namespace coincide
