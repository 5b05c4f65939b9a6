#pragma once

#include <QAction>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>
#include <functional>
#include <map>
#include <vector>

namespace coincide {

/// Everything that the window can do, by a name: text, description, icon and keys come from one table, keys can be changed by the person.
class Actions : public QObject {
    Q_OBJECT
public:
    struct Entry {
        const char* id;
        const char* group;            ///< name of its menu
        const char* text;             ///< context "Actions"
        const char* description;      ///< one sentence for palette and tooltip
        const char* icon;             ///< may be empty
        const char* keys;             ///< portable, several separated by a blank
        bool checkable = false;
    };

    explicit Actions(QObject* parent);

    QAction* operator[](const char* id) const;        ///< must exist
    QAction* find(const QString& id) const;           ///< nullptr if there is none
    /// What the action does; a checkable one is told its new state by its own `isChecked`.
    void on(const char* id, std::function<void()> act);
    static const std::vector<Entry>& table();

    /// As it is called, without a mnemonic; the text of the action itself may have one.
    QString name(const QAction* action) const;
    QString group(const QAction* action) const;       ///< translated name of its menu
    QString description(const QAction* action) const;
    QList<QKeySequence> standardKeys(const QString& id) const;
    /// The other actions that any of these keys would start already.
    QList<QAction*> conflicts(const QAction* action, const QList<QKeySequence>& keys) const;
    void setKeys(QAction* action, const QList<QKeySequence>& keys);   ///< kept in the settings
    void resetKeys();
    const std::vector<QAction*>& all() const { return order_; }
    void retranslate();

private:
    void showTip(QAction* action);
    std::map<QString, QAction*> actions_;
    std::vector<QAction*> order_;
};

}  // namespace coincide
