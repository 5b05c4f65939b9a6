#pragma once

#include <QAbstractListModel>
#include <vector>

#include "core/engine/project_reader.h"

namespace coincide {

/// The turns of one conversation as a person reads them.
class ConversationModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        HeadRole = Qt::UserRole + 1,   ///< who speaks: "Human · turn 1"
        HumanRole,                     ///< bool
        CutRole,                       ///< int: characters left out because the turn is longer than kMostShown
    };
    static constexpr QChar kPicture = QChar(QChar::ObjectReplacementCharacter);
    static constexpr int kMostShown = 20'000;

    using QAbstractListModel::QAbstractListModel;

    void setTurns(const std::vector<Turn>& turns);
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;   ///< DisplayRole: text with kPicture in place of "<image>"

    /// A text of the model as it is in the file, for the clipboard.
    static QString plain(QString text);

private:
    struct Line {
        QString head, text;
        bool human = false;
        int cut = 0;
    };
    std::vector<Line> lines_;
};

}  // namespace coincide
