#pragma once

#include <QObject>
#include <QPersistentModelIndex>
#include <QTimer>
#include <functional>

class QAbstractItemView;

namespace coincide {

struct Session;
class HoverFrame;

/// Shows a card with picture, question and answer of the sample under the mouse once it has rested on an item of a view for 400 ms. The card takes no
/// focus and goes with the next move out of the item, the wheel, a press or a key.
class SampleHover : public QObject {
    Q_OBJECT
public:
    /// `sampleOf` gives the sample of an item, -1 for none.
    SampleHover(Session& session, QAbstractItemView& view, std::function<int(const QModelIndex&)> sampleOf);
    ~SampleHover() override;
    bool showing() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void open();
    void closeCard();
    Session& session_;
    QAbstractItemView& view_;
    std::function<int(const QModelIndex&)> sampleOf_;
    QPersistentModelIndex over_;
    QTimer rest_;
    HoverFrame* card_ = nullptr;
};

}  // namespace coincide
