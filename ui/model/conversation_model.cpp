#include "ui/model/conversation_model.h"

#include "core/base/error.h"
#include "ui/base/format.h"

namespace coincide {
namespace {

const QString kPlaceholder = QStringLiteral("<image>");

}  // namespace

void ConversationModel::setTurns(const std::vector<Turn>& turns) {
    beginResetModel();
    lines_.clear();
    int number = 0;
    for (const Turn& turn : turns) {
        Line line;
        line.human = turn.role == "human" || turn.role == "user";
        if (line.human)
            line.head = tr("Human · turn %1").arg(++number);
        else if (turn.role == "gpt")
            line.head = tr("GPT");
        else if (turn.role == "assistant")
            line.head = tr("Assistant");
        else if (turn.role == "system")
            line.head = tr("System");
        else
            line.head = qstr(printable(turn.role, 40));
        QString text = qstr(turn.text);
        text.remove(kPicture);
        text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
        text.replace(kPlaceholder + u'\n', QString(kPicture));
        text.replace(u'\n' + kPlaceholder, QString(kPicture));
        text.replace(kPlaceholder, QString(kPicture));
        if (text.size() > kMostShown) {
            line.cut = static_cast<int>(text.size()) - kMostShown;
            text.truncate(kMostShown);
        }
        line.text = text;
        lines_.push_back(std::move(line));
    }
    endResetModel();
}

int ConversationModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(lines_.size()); }

QVariant ConversationModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const Line& line = lines_[static_cast<std::size_t>(index.row())];
    switch (role) {
        case Qt::DisplayRole: return line.text;
        case Qt::AccessibleTextRole: return line.head + u'\n' + plain(line.text);
        case HeadRole: return line.head;
        case HumanRole: return line.human;
        case CutRole: return line.cut;
        default: return {};
    }
}

QString ConversationModel::plain(QString text) { return text.replace(kPicture, kPlaceholder); }

}  // namespace coincide
