#include "ui/shell/command_palette.h"

#include <QAbstractListModel>
#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>
#include <vector>

#include "ui/base/tokens.h"
#include "ui/shell/actions.h"

namespace coincide {

int fuzzyScore(const QString& typed, const QString& words) {
    if (typed.isEmpty()) return 1;
    int score = 1, at = 0, run = 0;
    for (const QChar letter : typed) {
        if (letter.isSpace()) {
            run = 0;
            continue;
        }
        int found = at;
        while (found < words.size() && words[found].toCaseFolded() != letter.toCaseFolded()) ++found;
        if (found == words.size()) return 0;
        run = found == at && at > 0 ? run + 1 : 0;
        const bool begins = found == 0 || !words[found - 1].isLetterOrNumber();
        score += 1 + 3 * run + (begins ? 6 : 0) - std::min(2, (found - at) / 8);
        at = found + 1;
    }
    return std::max(1, score);
}

class PaletteModel : public QAbstractListModel {
public:
    PaletteModel(Actions& actions, QObject* parent) : QAbstractListModel(parent), actions_(actions) { setText({}); }
    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(shown_.size()); }
    QAction* action(int row) const { return shown_[static_cast<std::size_t>(row)]; }
    const Actions& actions() const { return actions_; }
    QVariant data(const QModelIndex& index, int role) const override {
        if (!index.isValid() || index.row() >= rowCount()) return {};
        if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) return actions_.name(action(index.row()));
        if (role == Qt::AccessibleDescriptionRole || role == Qt::ToolTipRole) return actions_.description(action(index.row()));
        return {};
    }
    Qt::ItemFlags flags(const QModelIndex& index) const override {
        if (!index.isValid()) return {};
        return action(index.row())->isEnabled() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::ItemIsSelectable;
    }
    void setText(const QString& text) {
        std::vector<std::pair<int, QAction*>> scored;
        for (QAction* one : actions_.all()) {
            if (one->objectName() == QLatin1String("palette")) continue;
            const int own = 2 * fuzzyScore(text, actions_.group(one) + QLatin1Char(' ') + actions_.name(one));
            int other = actions_.description(one).contains(text, Qt::CaseInsensitive) ? 3 : 0;
            if (const int best = std::max(own, other); best > 0) scored.emplace_back(best + (one->isEnabled() ? 0 : -1000), one);
        }
        if (!text.isEmpty()) std::stable_sort(scored.begin(), scored.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
        beginResetModel();
        shown_.clear();
        for (const auto& [score, one] : scored) shown_.push_back(one);
        endResetModel();
    }

private:
    Actions& actions_;
    std::vector<QAction*> shown_;
};

namespace {

class PaletteDelegate : public QStyledItemDelegate {
public:
    explicit PaletteDelegate(PaletteModel& model, QObject* parent) : QStyledItemDelegate(parent), model_(model) {}
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {400, 44}; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const QAction* action = model_.action(index.row());
        const Tokens& tokens = Tokens::of(option.palette);
        const bool selected = option.state & QStyle::State_Selected;
        painter->fillRect(option.rect, selected ? tokens.selectedRow : tokens.base);
        if (selected) painter->fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()), tokens.accent);
        const QRect box = option.rect.adjusted(space::l, 4, -space::l, -4);
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        painter->setFont(textFont(TextRole::Body));
        painter->setPen(tokens.secondary);
        painter->drawText(box, Qt::AlignRight | Qt::AlignVCenter, keys);
        const QRect left = box.adjusted(0, 0, -painter->fontMetrics().horizontalAdvance(keys) - space::m, 0);
        const QString group = model_.actions().group(action) + QStringLiteral("  ");
        painter->drawText(QRect(left.left(), left.top(), left.width(), left.height() / 2), Qt::AlignVCenter, group);
        const int wide = painter->fontMetrics().horizontalAdvance(group);
        painter->setFont(textFont(TextRole::Strong));
        painter->setPen(action->isEnabled() ? tokens.text : tokens.disabled);
        painter->drawText(QRect(left.left() + wide, left.top(), left.width() - wide, left.height() / 2), Qt::AlignVCenter, model_.actions().name(action));
        painter->setFont(textFont(TextRole::Secondary));
        painter->setPen(tokens.secondary);
        const QRect below(left.left(), left.top() + left.height() / 2, left.width(), left.height() / 2);
        painter->drawText(below, Qt::AlignVCenter, painter->fontMetrics().elidedText(model_.actions().description(action), Qt::ElideRight, below.width()));
    }

private:
    PaletteModel& model_;
};

}  // namespace

CommandPalette::CommandPalette(Actions& actions, QWidget* parent) : QDialog(parent, Qt::Popup), edit_(new QLineEdit(this)), list_(new QListView(this)), model_(new PaletteModel(actions, this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("commandPalette"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::s, space::s, space::s, space::s);
    column->setSpacing(space::s);
    edit_->setPlaceholderText(tr("Search commands"));
    edit_->setAccessibleName(edit_->placeholderText());
    edit_->installEventFilter(this);
    column->addWidget(edit_);
    list_->setModel(model_);
    list_->setItemDelegate(new PaletteDelegate(*model_, list_));
    list_->setUniformItemSizes(true);
    list_->setFocusPolicy(Qt::NoFocus);
    list_->setAccessibleName(tr("Commands"));
    column->addWidget(list_);
    resize(560, 420);
    list_->setCurrentIndex(model_->index(0));
    connect(edit_, &QLineEdit::textChanged, this, &CommandPalette::setText);
    connect(edit_, &QLineEdit::returnPressed, this, &CommandPalette::runCurrent);
    connect(list_, &QListView::clicked, this, &CommandPalette::runCurrent);
    edit_->setFocus();
}

int CommandPalette::count() const { return model_->rowCount(); }

void CommandPalette::setText(const QString& text) {
    if (edit_->text() != text) return edit_->setText(text);
    model_->setText(text.trimmed());
    list_->setCurrentIndex(model_->index(0));
}

void CommandPalette::runCurrent() {
    const QModelIndex index = list_->currentIndex();
    if (!index.isValid()) return;
    QAction* action = model_->action(index.row());
    close();
    if (action->isEnabled()) QTimer::singleShot(0, action, &QAction::trigger);
}

bool CommandPalette::eventFilter(QObject* object, QEvent* event) {
    if (object == edit_ && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const int step = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : key == Qt::Key_PageDown ? 8 : key == Qt::Key_PageUp ? -8 : 0;
        if (step != 0 && count() > 0) {
            list_->setCurrentIndex(model_->index(std::clamp(list_->currentIndex().row() + step, 0, count() - 1)));
            return true;
        }
    }
    return QDialog::eventFilter(object, event);
}

}  // namespace coincide
