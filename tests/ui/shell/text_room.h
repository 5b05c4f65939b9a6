#pragma once

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDockWidget>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSet>
#include <QStyleOptionButton>
#include <QStyleOptionComboBox>
#include <QTabBar>
#include <QTextDocumentFragment>
#include <QToolButton>
#include <algorithm>
#include <set>

#include "ui/shell/dock_title.h"

namespace coincide {

/// Looks at what is on the screen and collects every text of ours that has too little room, every widget that its parents cut off, and every
/// widget that takes the keyboard but has no name for a screen reader. Names and paths of a person may be elided: such widgets carry the
/// property "personal".
class TextRoom {
public:
    /// What stands before each offence, such as the language and the size of the window.
    explicit TextRoom(QString context) : context_(std::move(context)) {}

    const QStringList& offences() const { return offences_; }
    int looked() const { return looked_; }

    /// Texts that ought not to be seen, such as those of another language.
    void setForeign(const QSet<QString>& texts) { foreign_ = texts; }

    /// Everything that is visible below `root`, itself included. `place` says how one gets there.
    void look(QWidget* root, const QString& place) {
        place_ = place;
        QList<QWidget*> widgets = root->findChildren<QWidget*>();
        widgets.prepend(root);
        for (QWidget* widget : widgets)
            if (widget->isVisible() && (widget->window() == root->window()) && !behindTab(widget)) lookAt(widget);
    }

    /// What a menu offers, as in a context menu.
    void lookAtEntries(const QMenu* menu, const QString& place) {
        place_ = place;
        for (const QAction* action : menu->actions()) {
            if (action->isSeparator() || !action->isVisible()) continue;
            ++looked_;
            const QString text = action->text();
            const QString words = plain(text).section(QLatin1Char('\t'), 0, 0);
            if (words.isEmpty()) offend(menu, QStringLiteral("an entry without a text"), action->objectName());
            if (words.chopped(1).contains(QStringLiteral("…"))) offend(menu, QStringLiteral("an entry that is cut"), text);
            if (foreign_.contains(words) || foreign_.contains(text)) offend(menu, QStringLiteral("is not translated"), text);
        }
    }

    /// What a menu of the menu bar offers. Mnemonics are judged among what the menu holds.
    void lookAtMenu(const QMenu* menu, const QString& place) {
        lookAtEntries(menu, place);
        std::set<QChar> keys;
        for (const QAction* action : menu->actions()) {
            if (action->isSeparator() || !action->isVisible()) continue;
            const QString text = action->text();
            const QChar key = mnemonic(text);
            if (key.isNull()) offend(menu, QStringLiteral("an entry without a mnemonic"), text);
            else if (!keys.insert(key).second) offend(menu, QStringLiteral("the mnemonic stands twice"), text);
        }
    }

    static QChar mnemonic(const QString& text) {
        for (qsizetype i = 0; i + 1 < text.size(); ++i)
            if (text[i] == QLatin1Char('&')) {
                if (text[i + 1] == QLatin1Char('&')) ++i;
                else return text[i + 1].toUpper();
            }
        return {};
    }

private:
    static QString plain(QString text) {
        text.replace(QStringLiteral("&&"), QStringLiteral("\x01")).remove(QLatin1Char('&')).replace(QStringLiteral("\x01"), QStringLiteral("&"));
        return text;
    }

    // Panels behind another tab of their place are moved out of sight, not hidden.
    static bool behindTab(const QWidget* widget) {
        for (; widget; widget = widget->parentWidget())
            if (qobject_cast<const QDockWidget*>(widget) && widget->visibleRegion().isEmpty()) return true;
        return false;
    }

    void lookAt(QWidget* widget) {
        ++looked_;
        const bool personal = widget->property("personal").toBool();
        QString text;
        if (auto* label = qobject_cast<QLabel*>(widget)) text = lookAtLabel(label, personal);
        else if (auto* button = qobject_cast<QAbstractButton*>(widget)) text = lookAtButton(button, personal);
        else if (auto* combo = qobject_cast<QComboBox*>(widget)) text = lookAtCombo(combo, personal);
        else if (auto* edit = qobject_cast<QLineEdit*>(widget)) text = lookAtField(edit, personal);
        else if (auto* header = qobject_cast<QHeaderView*>(widget)) lookAtHeader(header);
        else if (auto* tabs = qobject_cast<QTabBar*>(widget)) text = lookAtTabs(tabs);
        else if (auto* group = qobject_cast<QGroupBox*>(widget)) text = lookAtGroup(group);
        else if (auto* title = qobject_cast<DockTitle*>(widget)) {
            text = title->accessibleName();
            if (!title->fits()) offend(title, QStringLiteral("names of panels are cut"), qobject_cast<QDockWidget*>(title->parentWidget())->windowTitle());
        } else if (auto* bar = qobject_cast<QMenuBar*>(widget)) lookAtMenuBar(bar);
        if (QByteArray(widget->metaObject()->className()).startsWith("coincide::") && !qobject_cast<QAbstractScrollArea*>(widget) && !personal && !widget->isWindow()) {
            const QSize least = widget->minimumSizeHint();
            if (least.width() > widget->width() || least.height() > widget->height())
                offend(widget, QStringLiteral("smaller than the least that it needs, %1x%2").arg(least.width()).arg(least.height()), widget->accessibleName());
        }
        if (widget->objectName() == QLatin1String("qt_toolbar_ext_button")) offend(widget, QStringLiteral("the toolbar does not have room for its buttons"), {});
        if (!text.isEmpty()) lookForClipping(widget, text);
        if (!personal) lookForLanguage(widget, text);
        lookForLanguage(widget, widget->toolTip());
        lookForLanguage(widget, widget->accessibleName());
        lookForName(widget);
    }

    QString lookAtLabel(QLabel* label, bool personal) {
        const QString text = label->text();
        if (text.isEmpty()) return {};
        if (!personal) {
            if (label->wordWrap()) {
                if (label->minimumSizeHint().width() > label->width()) offend(label, QStringLiteral("a word needs a width of %1").arg(label->minimumSizeHint().width()), text);
                if (label->heightForWidth(label->width()) > label->height()) offend(label, QStringLiteral("the lines need a height of %1").arg(label->heightForWidth(label->width())), text);
            } else {
                if (label->sizeHint().width() > label->width()) offend(label, QStringLiteral("needs a width of %1").arg(label->sizeHint().width()), text);
                if (label->sizeHint().height() > label->height()) offend(label, QStringLiteral("needs a height of %1").arg(label->sizeHint().height()), text);
            }
        }
        return text;
    }

    QString lookAtButton(QAbstractButton* button, bool personal) {
        const QString text = button->text();
        if (text.isEmpty()) return {};
        static const QRegularExpression kBracket(QStringLiteral("\\([A-Z0-9]\\)"));
        if (plain(text).contains(kBracket)) offend(button, QStringLiteral("shows the mnemonic of a menu"), text);
        const QSize size = button->fontMetrics().size(Qt::TextShowMnemonic, text);
        int needed = size.width(), room = button->width();
        if (qobject_cast<QCheckBox*>(button) || qobject_cast<QRadioButton*>(button)) {
            QStyleOptionButton option;
            option.initFrom(button);
            room = button->style()->subElementRect(qobject_cast<QCheckBox*>(button) ? QStyle::SE_CheckBoxContents : QStyle::SE_RadioButtonContents, &option, button).width();
        } else if (const auto* tool = qobject_cast<QToolButton*>(button)) {
            if (tool->toolButtonStyle() == Qt::ToolButtonIconOnly && !tool->icon().isNull()) return {};
            needed += tool->icon().isNull() || tool->toolButtonStyle() == Qt::ToolButtonTextOnly ? 2 : tool->iconSize().width() + 8;
        } else if (qobject_cast<QPushButton*>(button)) {
            if (!button->icon().isNull()) needed += 22;
            if (!button->property("link").toBool()) needed += 8;   // air beside it
        } else needed = std::max(needed, std::min(button->sizeHint().width(), needed + 40));
        if (!personal && needed > room) offend(button, QStringLiteral("needs a width of %1, has %2").arg(needed).arg(room), text);
        if (size.height() > button->height()) offend(button, QStringLiteral("needs a height of %1").arg(size.height()), text);
        return text;
    }

    QString lookAtCombo(QComboBox* combo, bool personal) {
        QStyleOptionComboBox option;
        option.initFrom(combo);
        option.editable = combo->isEditable();
        const int room = combo->style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, combo).width();
        for (int i = 0; !personal && i < combo->count(); ++i) {
            if (combo->itemData(i, Qt::UserRole + 100).toBool()) continue;
            const int needed = combo->fontMetrics().horizontalAdvance(combo->itemText(i)) + (combo->itemIcon(i).isNull() ? 0 : combo->iconSize().width() + 4);
            if (needed > room) offend(combo, QStringLiteral("an entry needs a width of %1, has %2").arg(needed).arg(room), combo->itemText(i));
        }
        return combo->count() ? combo->itemText(0) : QStringLiteral("-");
    }

    QString lookAtField(QLineEdit* edit, bool personal) {
        const int room = edit->width() - edit->textMargins().left() - edit->textMargins().right() - 8;
        const auto* spin = qobject_cast<const QAbstractSpinBox*>(edit->parentWidget());
        const QString text = edit->text().isEmpty() ? edit->placeholderText() : spin ? edit->text() : QString();
        const int needed = edit->fontMetrics().horizontalAdvance(text);
        if (!personal && needed > room + (spin ? 4 : 0)) offend(edit, QStringLiteral("needs a width of %1, has %2").arg(needed).arg(room), text);
        return text.isEmpty() ? QStringLiteral("-") : text;
    }

    void lookAtHeader(QHeaderView* header) {
        if (header->property("personal").toBool() || header->orientation() == Qt::Vertical || !header->model()) return;
        for (int i = 0; i < header->count(); ++i) {
            const int at = header->sectionViewportPosition(i);
            if (header->isSectionHidden(i) || at < 0 || at >= header->viewport()->width()) continue;
            const QString text = header->model()->headerData(i, header->orientation()).toString();
            const int needed = header->fontMetrics().horizontalAdvance(text) + 8 + (header->isSortIndicatorShown() && header->sortIndicatorSection() == i ? 12 : 0);
            if (!text.isEmpty() && needed > header->sectionSize(i)) offend(header, QStringLiteral("column %1 needs a width of %2, has %3").arg(i).arg(needed).arg(header->sectionSize(i)), text);
        }
    }

    QString lookAtTabs(QTabBar* tabs) {
        if (tabs->property("hidden-by-title").toBool()) return {};
        QString all;
        for (int i = 0; i < tabs->count(); ++i) {
            QFont strong = tabs->font();
            strong.setWeight(QFont::DemiBold);
            const int needed = QFontMetrics(strong).horizontalAdvance(tabs->tabText(i)) + (tabs->tabIcon(i).isNull() ? 0 : tabs->iconSize().width() + 4);
            const QRect box = tabs->tabRect(i);
            if (needed > box.width()) offend(tabs, QStringLiteral("a tab needs a width of %1, has %2").arg(needed).arg(box.width()), tabs->tabText(i));
            if (box.right() > tabs->width()) offend(tabs, QStringLiteral("a tab ends at %1").arg(box.right()), tabs->tabText(i));
            all += tabs->tabText(i);
        }
        return all;
    }

    QString lookAtGroup(QGroupBox* group) {
        if (!group->title().isEmpty() && group->fontMetrics().horizontalAdvance(plain(group->title())) + 8 > group->width()) offend(group, QStringLiteral("the title is wider"), group->title());
        return group->title();
    }

    void lookAtMenuBar(QMenuBar* bar) {
        int end = bar->width();
        if (const QWidget* corner = bar->cornerWidget(); corner && corner->isVisible()) end = corner->x();
        for (QAction* action : bar->actions()) {
            const QRect box = bar->actionGeometry(action);
            if (box.isEmpty() || box.right() > end) offend(bar, QStringLiteral("a menu has no room"), action->text());
        }
    }

    void lookForLanguage(QWidget* widget, const QString& text) {
        if (foreign_.contains(text)) offend(widget, QStringLiteral("is not translated"), text);
    }

    // Inside scroll areas one may scroll to what is outside, but not across where there is no bar.
    void lookForClipping(QWidget* widget, const QString& text) {
        QRect box = widget->rect();
        for (QWidget *at = widget, *parent = at->parentWidget(); parent && !at->isWindow(); at = parent, parent = at->parentWidget()) {
            box.translate(at->pos());
            bool across = true, down = true;
            if (const auto* area = qobject_cast<QAbstractScrollArea*>(parent->parentWidget()); area && area->viewport() == parent) {
                across = area->horizontalScrollBarPolicy() == Qt::ScrollBarAlwaysOff && !area->inherits("QAbstractItemView");
                down = false;
            }
            if ((across && (box.left() < 0 || box.right() >= parent->width())) || (down && (box.top() < 0 || box.bottom() >= parent->height()))) {
                offend(widget, QStringLiteral("cut off by %1 of %2x%3: %4,%5 %6x%7").arg(nameOf(parent)).arg(parent->width()).arg(parent->height()).arg(box.x()).arg(box.y()).arg(box.width()).arg(box.height()), text);
                return;
            }
            if (!across || !down) return;
        }
    }

    void lookForName(QWidget* widget) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isEnabled() || widget->focusProxy()) return;
        if (qobject_cast<QAbstractSpinBox*>(widget->parentWidget()) || qobject_cast<QComboBox*>(widget->parentWidget()) || widget->isWindow()) return;   // their names are the whole's
        QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(widget);
        if (!spoken || spoken->text(QAccessible::Name).trimmed().isEmpty()) offend(widget, QStringLiteral("takes the keyboard but has no name"), {});
    }

    static QString nameOf(const QObject* object) {
        return object->objectName().isEmpty() ? QString::fromLatin1(object->metaObject()->className()).section(QStringLiteral("::"), -1) : object->objectName();
    }

    void offend(const QWidget* widget, const QString& what, const QString& text) {
        QStringList path;
        for (const QObject* at = widget; at; at = at->parent()) path.prepend(nameOf(at));
        const QRect box(widget->mapTo(widget->window(), QPoint(0, 0)), widget->size());
        const QString line = QStringLiteral("%1: \"%2\" %3, at %4,%5 %6x%7").arg(path.join(QLatin1Char('/')), QString(text).replace(QLatin1Char('\n'), QLatin1Char(' ')).left(100), what).arg(box.x()).arg(box.y()).arg(box.width()).arg(box.height());
        if (seen_.insert(line).second) offences_ << QStringLiteral("[%1, %2] ").arg(context_, place_) + line;
    }

    QSet<QString> foreign_;
    QString context_, place_;
    QStringList offences_;
    std::set<QString> seen_;
    int looked_ = 0;
};

}  // namespace coincide
