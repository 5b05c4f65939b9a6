#pragma once

#include <QWidget>

#include "core/engine/project_reader.h"

namespace coincide {

struct Session;

/// A sample in short beside the mouse: picture, question, answer, source, cluster. 208 wide without its shadow; never takes focus or the mouse.
class HoverCard : public QWidget {
    Q_OBJECT
public:
    static constexpr int kShadow = 8;

    HoverCard(Session& session, QWidget* parent);
    /// Shows a sample; its texts and picture come when they are known. The size does not change later.
    void setSample(int sample);
    int sample() const { return sample_; }
    /// Size without the shadow.
    QSize cardSize() const;
    void placeAt(const QRect& card);
    bool complete() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void setBrief(const RecordBrief& brief);
    Session& session_;
    int sample_ = -1;
    RecordBrief brief_;
    bool hasBrief_ = false;
};

}  // namespace coincide
