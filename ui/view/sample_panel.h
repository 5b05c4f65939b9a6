#pragma once

#include <QWidget>
#include <array>
#include <memory>
#include <optional>

#include "core/engine/project_reader.h"
#include "core/engine/token_counter.h"
#include "ui/base/latest_task.h"

class QLabel;
class QStackedLayout;
class QToolButton;

namespace coincide {

struct Session;
class ConversationView;
class EmptyState;
class FlowLayout;
class PictureView;
class SampleGrid;

/// The current sample as a person reads it: picture, whether it is in, facts, tags, conversation and nearest samples.
class SamplePanel : public QWidget {
    Q_OBJECT
public:
    explicit SamplePanel(Session& session, QWidget* parent = nullptr);

    QString json() const;      ///< the record as it would stand in a dataset
    void editNote();
    ConversationView* conversation() const { return conversation_; }
    PictureView* picture() const { return picture_; }
    bool complete() const;     ///< text, picture and neighbours have come or failed

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeDetails();
    QWidget* makeState();
    QWidget* makeFacts();
    void showSample();
    void showState();
    void showEntry();
    void showFacts();
    void showMarks();
    void askRecord();
    void showRecord();
    void askPicture();
    void askNearest();
    void askTokens();

    Session& session_;
    int sample_ = -1;
    RecordView record_;
    bool recordKnown_ = false, pictureKnown_ = false, nearestKnown_ = false;
    QStackedLayout* pages_;
    EmptyState* empty_;
    PictureView* picture_;
    QLabel *stateIcon_ = nullptr, *state_ = nullptr, *entry_ = nullptr, *note_ = nullptr, *nearestCaption_ = nullptr;
    QToolButton* copy_ = nullptr;
    std::array<QLabel*, 6> facts_{};
    QLabel* lengthName_ = nullptr;
    std::shared_ptr<std::optional<TokenCounter>> counter_;   // made and used in the thread of the long questions
    std::optional<TokenCounter::Tokens> tokens_;
    QWidget* marks_ = nullptr;
    FlowLayout* markFlow_ = nullptr;
    ConversationView* conversation_ = nullptr;
    SampleGrid* nearest_ = nullptr;
    QString searched_;
    LatestTask entryTask_{60};
};

}  // namespace coincide
