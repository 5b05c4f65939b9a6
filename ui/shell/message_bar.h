#pragma once

#include <QWidget>
#include <functional>
#include <vector>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace coincide {

/// One sentence above the map with at most two buttons; several collapse to "3 messages" until they are closed one by one.
class MessageBar : public QWidget {
    Q_OBJECT
public:
    enum class Kind { Note, Warning, Error };
    struct Button {
        QString label;
        std::function<void()> act;
    };
    struct Message {
        Kind kind = Kind::Note;
        QString sentence;
        QString details;              ///< adds a button "Details"
        std::vector<Button> buttons;
        QString topic;                ///< replaces an earlier message of the same topic
        std::function<Message()> anew = nullptr;   ///< says it in another language
    };

    explicit MessageBar(QWidget* parent = nullptr);
    void show(Message message);
    void say(const std::function<Message()>& make);   ///< shows it, and makes it anew where the language changes
    void remove(const QString& topic);
    void clear();
    const std::vector<Message>& messages() const { return messages_; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void rebuild();
    void retranslate();
    void showDetails(const Message& message);
    std::vector<Message> messages_;
    QLabel* sign_;
    QLabel* sentence_;
    QHBoxLayout* buttons_;
    QToolButton* more_;
    QToolButton* close_;
};

}  // namespace coincide
