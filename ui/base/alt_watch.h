#pragma once

#include <QObject>

namespace coincide {

/// Knows when mnemonics are to be underlined: from Alt on until the menu that it led to is closed, or something else begins.
/// To be installed as an event filter of the application.
class AltWatch : public QObject {
    Q_OBJECT
public:
    bool shows() const { return shows_; }

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void show(bool on);
    bool shows_ = false;
};

}  // namespace coincide
