#pragma once

#include <QMainWindow>
#include <QObject>
#include <QString>
#include <functional>
#include <map>

class QDockWidget;

namespace coincide {

/// The four arrangements of the panels. Each keeps what a person changed in it.
class Layouts : public QObject {
    Q_OBJECT
public:
    /// Raised when the panels of a layout change, so that an older arrangement is not taken over.
    static constexpr int kVersion = 2;
    static constexpr int kNarrow = 1280;        ///< below this width less stands beside each other

    explicit Layouts(QMainWindow& window);

    QDockWidget* add(const QString& name, QWidget* content);   ///< a dock with our title; name is also the panel's
    QDockWidget* dock(const QString& name) const;              ///< nullptr if there is none
    const std::map<QString, QDockWidget*>& docks() const { return docks_; }

    /// explore, tune, compare, run
    void show(const QString& layout);
    QString current() const { return current_; }
    void restoreSizes();                 ///< of the panels that are where they belong; nothing else moves
    void reset();                        ///< the present one, as it was at first
    void save();                         ///< the present one, as it is
    void hideAll();                      ///< for the start page; remembers what was there
    bool hidden() const { return hidden_; }
    void widthChanged();
    void setKept(bool on) { kept_ = on; }        ///< false: always as at first, nothing is stored
    void focusNext(bool forward);

Q_SIGNALS:
    void changed(const QString& layout);

private:
    void arrange();
    void takeAll();
    bool restore();
    QString key() const;
    QMainWindow& window_;
    std::map<QString, QDockWidget*> docks_;
    QString current_ = QStringLiteral("explore");
    bool hidden_ = true, narrow_ = false, kept_ = true;
};

}  // namespace coincide
