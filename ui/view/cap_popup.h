#pragma once

#include <QFrame>
#include <optional>

class QSpinBox;

namespace coincide {

struct Session;

/// A field in place for the most samples that are taken of a cluster, with the numbers one mostly wants. Enter keeps, Esc and a click beside it drop.
class CapPopup : public QFrame {
    Q_OBJECT
public:
    static CapPopup* open(QWidget* owner, QPoint place, Session& session, int cluster);
    QSpinBox* field() const { return field_; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    CapPopup(QWidget* owner, Session& session, int cluster);
    void take(std::optional<std::int64_t> cap);

    Session& session_;
    int cluster_;
    QSpinBox* field_;
};

}  // namespace coincide
