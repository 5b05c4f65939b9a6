#include "ui/shell/shortcut_editor.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/base/tokens.h"
#include "ui/shell/actions.h"

namespace coincide {

namespace {
constexpr int kIdRole = Qt::UserRole;
}

ShortcutEditor::ShortcutEditor(Actions& actions, QWidget* parent)
    : QDialog(parent), actions_(actions), search_(new QLineEdit(this)), list_(new QTreeWidget(this)), keys_(new QKeySequenceEdit(this)), warning_(new QLabel(this)), assign_(new QPushButton(tr("Assign"), this)),
      clear_(new QPushButton(tr("No keys"), this)), standard_(new QPushButton(tr("Standard keys"), this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keyboard"));
    resize(640, 560);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::l, space::l, space::l);
    column->setSpacing(space::s);
    search_->setPlaceholderText(tr("Search by name or keys"));
    search_->setClearButtonEnabled(true);
    search_->setAccessibleName(search_->placeholderText());
    column->addWidget(search_);
    list_->setHeaderLabels({tr("Command"), tr("Menu"), tr("Keys")});
    list_->setRootIsDecorated(false);
    list_->setAccessibleName(tr("Commands"));
    list_->setUniformRowHeights(true);
    list_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    column->addWidget(list_, 1);
    auto* row = new QHBoxLayout;
    keys_->setAccessibleName(tr("New keys"));
    row->addWidget(keys_, 1);
    row->addWidget(assign_);
    row->addWidget(clear_);
    row->addWidget(standard_);
    column->addLayout(row);
    warning_->setWordWrap(true);
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, Tokens::of(palette()).stale);
    warning_->setPalette(colours);
    warning_->setMinimumHeight(2 * fontMetrics().height());
    column->addWidget(warning_);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton* reset = buttons->addButton(tr("Reset all"), QDialogButtonBox::ResetRole);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(reset, &QPushButton::clicked, this, [this] {
        actions_.resetKeys();
        fill();
    });
    connect(search_, &QLineEdit::textChanged, this, &ShortcutEditor::fill);
    connect(list_, &QTreeWidget::currentItemChanged, this, [this] {
        if (QAction* action = current()) keys_->setKeySequence(action->shortcut());
        showConflict();
    });
    connect(keys_, &QKeySequenceEdit::keySequenceChanged, this, &ShortcutEditor::showConflict);
    connect(assign_, &QPushButton::clicked, this, &ShortcutEditor::assign);
    connect(clear_, &QPushButton::clicked, this, [this] {
        if (QAction* action = current()) actions_.setKeys(action, {});
        fill();
    });
    connect(standard_, &QPushButton::clicked, this, [this] {
        if (QAction* action = current()) actions_.setKeys(action, actions_.standardKeys(action->objectName()));
        fill();
    });
    fill();
}

void ShortcutEditor::fill() {
    const QAction* before = current();
    const QString wanted = search_->text().trimmed();
    const QSignalBlocker quiet(list_);
    list_->clear();
    for (const QAction* action : actions_.all()) {
        QStringList keys;
        for (const QKeySequence& key : action->shortcuts()) keys << key.toString(QKeySequence::NativeText);
        const QStringList line{actions_.name(action), actions_.group(action), keys.join(QStringLiteral(", "))};
        if (!wanted.isEmpty() && !line.join(QLatin1Char(' ')).contains(wanted, Qt::CaseInsensitive)) continue;
        auto* item = new QTreeWidgetItem(list_, line);
        item->setData(0, kIdRole, action->objectName());
        item->setToolTip(0, actions_.description(action));
        if (action == before) list_->setCurrentItem(item);
    }
    if (!list_->currentItem() && list_->topLevelItemCount() > 0) list_->setCurrentItem(list_->topLevelItem(0));
    if (QAction* action = current()) keys_->setKeySequence(action->shortcut());
    showConflict();
}

QAction* ShortcutEditor::current() const { return list_->currentItem() ? actions_.find(list_->currentItem()->data(0, kIdRole).toString()) : nullptr; }

void ShortcutEditor::choose(const QString& id) {
    for (int i = 0; i < list_->topLevelItemCount(); ++i)
        if (list_->topLevelItem(i)->data(0, kIdRole).toString() == id) list_->setCurrentItem(list_->topLevelItem(i));
}

void ShortcutEditor::setKeys(const QKeySequence& keys) { keys_->setKeySequence(keys); }
QString ShortcutEditor::warning() const { return warning_->text(); }

void ShortcutEditor::showConflict() {
    const QAction* action = current();
    warning_->clear();
    assign_->setEnabled(action && !keys_->keySequence().isEmpty());
    if (!action || keys_->keySequence().isEmpty()) return;
    QStringList names;
    for (const QAction* other : actions_.conflicts(action, {keys_->keySequence()})) names << actions_.name(other);
    if (!names.isEmpty()) warning_->setText(tr("These keys belong to “%1”. Assigning them takes them away there.").arg(names.join(QStringLiteral(", "))));
}

void ShortcutEditor::assign() {
    QAction* action = current();
    const QKeySequence keys = keys_->keySequence();
    if (!action || keys.isEmpty()) return;
    for (QAction* other : actions_.conflicts(action, {keys})) {
        QList<QKeySequence> rest = other->shortcuts();
        rest.removeAll(keys);
        actions_.setKeys(other, rest);
    }
    actions_.setKeys(action, {keys});
    fill();
}

}  // namespace coincide
