#include "ui/base/coincide_style.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QDockWidget>
#include <QLineEdit>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QScrollBar>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>
#include <QToolButton>

#include "ui/base/icons.h"
#include "ui/base/style_painting.h"
#include "ui/base/tokens.h"

namespace coincide {
namespace {

constexpr int kMenuArrow = 18, kSpinArrows = 20, kSpinMargin = 6;

bool flag(const QWidget* widget, const char* name) { return widget != nullptr && widget->property(name).toBool(); }

// Buttons show focus only after a key press; fields always.
bool showsFocus(const QStyleOption* option) {
    return (option->state & QStyle::State_HasFocus) != 0 && (option->state & QStyle::State_KeyboardFocusChange) != 0;
}

}  // namespace

CoincideStyle::CoincideStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) { setObjectName(QStringLiteral("coincide")); }

void CoincideStyle::polish(QWidget* widget) {
    if (qobject_cast<QAbstractButton*>(widget) || qobject_cast<QComboBox*>(widget) || qobject_cast<QTabBar*>(widget) || qobject_cast<QScrollBar*>(widget) || qobject_cast<QLineEdit*>(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (auto* view = qobject_cast<QAbstractItemView*>(widget)) view->viewport()->setAttribute(Qt::WA_Hover);
    if (flag(widget, "link")) widget->setCursor(Qt::PointingHandCursor);
    QProxyStyle::polish(widget);
}

void CoincideStyle::polish(QApplication* application) {
    QProxyStyle::polish(application);
    application->installEventFilter(&alt_);
}

void CoincideStyle::unpolish(QApplication* application) {
    application->removeEventFilter(&alt_);
    QProxyStyle::unpolish(application);
}

int CoincideStyle::mnemonicFlags(const QWidget* widget) {
    const QStyle* style = widget ? widget->style() : QApplication::style();
    return style->styleHint(SH_UnderlineShortcut, nullptr, widget) ? Qt::TextShowMnemonic : Qt::TextShowMnemonic | Qt::TextHideMnemonic;
}

void CoincideStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const {
    const Tokens& t = Tokens::of(option->palette);
    switch (element) {
        case PE_PanelButtonCommand: {
            if (flag(widget, "link")) {
                if (showsFocus(option)) paint::focusRing(painter, option->rect, t);
                return;
            }
            paint::ButtonLook look;
            look.enabled = (option->state & State_Enabled) != 0;
            look.pressed = (option->state & (State_Sunken)) != 0;
            look.on = (option->state & State_On) != 0;
            look.hovered = (option->state & State_MouseOver) != 0;
            look.primary = flag(widget, "primary");
            look.focused = showsFocus(option);
            paint::button(painter, option->rect, look, t);
            return;
        }
        case PE_PanelButtonTool: {
            const bool on = (option->state & State_On) != 0, down = (option->state & State_Sunken) != 0;
            const bool hovered = (option->state & State_MouseOver) != 0 && (option->state & State_Enabled) != 0;
            paint::toolGround(painter, option->rect, on, down, hovered, t);
            if (showsFocus(option)) paint::focusRing(painter, option->rect, t);
            return;
        }
        case PE_FrameDefaultButton: return;
        case PE_FrameFocusRect: {
            if (qobject_cast<const QAbstractItemView*>(widget)) {
                painter->save();
                painter->setPen(QPen(t.accent, 1.5));
                painter->drawRect(QRectF(option->rect).adjusted(1, 1, -1, -1));
                painter->restore();
            } else if (showsFocus(option)) {
                paint::focusRing(painter, option->rect, t);
            }
            return;
        }
        case PE_PanelLineEdit:
        case PE_FrameLineEdit: {
            const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
            if (frame && frame->lineWidth <= 0) {
                if (element == PE_PanelLineEdit && widget && !flag(widget, "bare") && !qobject_cast<const QComboBox*>(widget->parentWidget()) && !(widget->parentWidget() && widget->parentWidget()->inherits("QAbstractSpinBox")))
                    painter->fillRect(option->rect, option->palette.brush(QPalette::Base));
                return;
            }
            paint::field(painter, option->rect, (option->state & State_HasFocus) != 0, (option->state & State_Enabled) != 0, t);
            return;
        }
        case PE_IndicatorCheckBox:
        case PE_IndicatorItemViewItemCheck: {
            paint::checkBox(painter, option->rect, (option->state & State_On) != 0, (option->state & State_NoChange) != 0, (option->state & State_Enabled) != 0, t);
            if (showsFocus(option)) paint::focusRing(painter, option->rect, t);
            return;
        }
        case PE_IndicatorRadioButton: {
            paint::radioButton(painter, option->rect, (option->state & State_On) != 0, (option->state & State_Enabled) != 0, t);
            if (showsFocus(option)) paint::focusRing(painter, option->rect, t);
            return;
        }
        case PE_PanelItemViewRow:
        case PE_PanelItemViewItem: {
            const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option);
            if (!item) break;
            if (item->state & State_Selected)
                painter->fillRect(item->rect, t.selectedRow);
            else if ((item->state & State_MouseOver) && element == PE_PanelItemViewItem && (item->state & State_Enabled))
                painter->fillRect(item->rect, t.hoverRow);
            else if (item->backgroundBrush.style() != Qt::NoBrush && element == PE_PanelItemViewItem)
                painter->fillRect(item->rect, item->backgroundBrush);
            else if ((item->features & QStyleOptionViewItem::Alternate) && element == PE_PanelItemViewRow)
                painter->fillRect(item->rect, t.alternate);
            return;
        }
        case PE_FrameTabBarBase: {
            painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), t.divider);
            return;
        }
        case PE_FrameDockWidget:
        case PE_FrameStatusBarItem:
        case PE_FrameMenu:
            if (element == PE_FrameMenu) {
                painter->setPen(t.divider);
                painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
            }
            return;
        case PE_Frame: {
            const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
            if (frame && frame->lineWidth > 0) {
                painter->setPen(t.divider);
                painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
            }
            return;
        }
        case PE_PanelTipLabel:
            painter->fillRect(option->rect, t.base);
            painter->setPen(t.control);
            painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
            return;
        case PE_IndicatorDockWidgetResizeHandle:
            painter->fillRect(option->rect, (option->state & State_MouseOver) ? t.control : t.divider);
            return;
        case PE_IndicatorToolBarSeparator: {
            const QRect r = option->rect;
            painter->fillRect(QRect(r.center().x(), r.top() + r.height() / 2 - 12, 1, 24), t.divider);
            return;
        }
        case PE_PanelMenuBar:
        case PE_PanelStatusBar:
            painter->fillRect(option->rect, t.window);
            if (element == PE_PanelStatusBar) painter->fillRect(QRect(option->rect.left(), option->rect.top(), option->rect.width(), 1), t.divider);
            return;
        case PE_IndicatorArrowDown: paint::glyph(painter, "chevron-down", option->rect, t.secondary); return;
        case PE_IndicatorArrowUp: paint::glyph(painter, "chevron-up", option->rect, t.secondary); return;
        case PE_IndicatorArrowRight: paint::glyph(painter, "chevron-right", option->rect, t.secondary); return;
        case PE_IndicatorArrowLeft: paint::glyph(painter, "chevron-left", option->rect, t.secondary); return;
        case PE_IndicatorHeaderArrow: {
            const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
            if (header && header->sortIndicator != QStyleOptionHeader::None)
                paint::glyph(painter, header->sortIndicator == QStyleOptionHeader::SortUp ? "chevron-up" : "chevron-down", option->rect, t.text);
            return;
        }
        default: break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void CoincideStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const {
    const Tokens& t = Tokens::of(option->palette);
    switch (element) {
        case CE_PushButtonBevel: {
            const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
            if (!button || !(button->features & QStyleOptionButton::HasMenu)) break;
            QStyleOptionButton plain(*button);
            plain.features &= ~QStyleOptionButton::HasMenu;
            QProxyStyle::drawControl(element, &plain, painter, widget);
            paint::glyph(painter, "chevron-down", QRect(button->rect.right() - kMenuArrow - 4, button->rect.top(), kMenuArrow, button->rect.height()),
                         (button->state & State_Enabled) ? t.secondary : t.disabled);
            return;
        }
        case CE_PushButtonLabel: {
            const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
            if (!button) break;
            QStyleOptionButton copy(*button);
            if (button->features & QStyleOptionButton::HasMenu) copy.rect.setRight(copy.rect.right() - kMenuArrow);
            const bool enabled = (button->state & State_Enabled) != 0;
            QColor ink = enabled ? t.text : t.disabled;
            if (flag(widget, "primary") && enabled) ink = t.accentText;
            if (flag(widget, "link") && enabled) ink = t.accent;
            if (flag(widget, "segment") && (button->state & State_On)) ink = t.accent;
            paint::buttonLabel(painter, copy, ink, flag(widget, "primary"), this, widget);
            return;
        }
        case CE_TabBarTabShape: {
            const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option);
            if (!tab) break;
            const QRect r = tab->rect;
            if ((tab->state & State_MouseOver) && !(tab->state & State_Selected)) painter->fillRect(r.adjusted(2, 4, -2, -3), t.hoverRow);
            if (tab->state & State_Selected) painter->fillRect(QRect(r.left(), r.bottom() - 1, r.width(), 2), t.accent);
            if ((tab->state & State_HasFocus) && (tab->state & State_KeyboardFocusChange)) paint::focusRing(painter, r.adjusted(2, 2, -2, -2), t);
            return;
        }
        case CE_TabBarTabLabel: {
            const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option);
            if (!tab) break;
            painter->save();
            QFont font = painter->font();
            const bool selected = (tab->state & State_Selected) != 0;
            if (selected) font.setWeight(QFont::DemiBold);
            painter->setFont(font);
            painter->setPen(selected ? t.text : t.secondary);
            painter->drawText(tab->rect, Qt::AlignCenter | mnemonicFlags(widget), tab->text);
            painter->restore();
            return;
        }
        case CE_MenuBarItem: {
            const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
            if (!item) break;
            painter->fillRect(item->rect, t.window);
            if ((item->state & State_Selected) && (item->state & State_Enabled)) painter->fillRect(item->rect.adjusted(1, 2, -1, -2), t.hoverRow);
            painter->setPen((item->state & State_Enabled) ? t.text : t.disabled);
            painter->drawText(item->rect, Qt::AlignCenter | mnemonicFlags(widget), item->text);
            return;
        }
        case CE_MenuBarEmptyArea: painter->fillRect(option->rect, t.window); return;
        case CE_DockWidgetTitle: {
            const auto* dock = qstyleoption_cast<const QStyleOptionDockWidget*>(option);
            if (!dock) break;
            painter->fillRect(dock->rect, t.window);
            painter->fillRect(QRect(dock->rect.left(), dock->rect.bottom(), dock->rect.width(), 1), t.divider);
            painter->save();
            QFont font = painter->font();
            font.setWeight(QFont::DemiBold);
            painter->setFont(font);
            painter->setPen(t.text);
            const QRect text = dock->rect.adjusted(space::m, 0, -56, 0);
            painter->drawText(text, Qt::AlignVCenter | Qt::AlignLeft, painter->fontMetrics().elidedText(dock->title, Qt::ElideRight, text.width()));
            painter->restore();
            return;
        }
        case CE_ToolBar:
            painter->fillRect(option->rect, t.window);
            painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), t.divider);
            return;
        case CE_Splitter:
            painter->fillRect(option->rect, (option->state & State_MouseOver) ? t.control : t.divider);
            return;
        case CE_HeaderSection: {
            painter->fillRect(option->rect, t.window);
            painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), t.divider);
            painter->fillRect(QRect(option->rect.right(), option->rect.top() + 4, 1, option->rect.height() - 8), t.divider);
            return;
        }
        case CE_HeaderEmptyArea:
            painter->fillRect(option->rect, t.window);
            painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), t.divider);
            return;
        case CE_ProgressBarGroove: paint::groove(painter, option->rect, t); return;
        case CE_ProgressBarContents: {
            const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option);
            if (bar) paint::progress(painter, bar->rect, bar->minimum, bar->maximum, bar->progress, t);
            return;
        }
        case CE_ProgressBarLabel: return;
        default: break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void CoincideStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const {
    const Tokens& t = Tokens::of(option->palette);
    switch (control) {
        case CC_ComboBox: {
            const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
            if (!combo) break;
            paint::field(painter, combo->rect, (combo->state & State_HasFocus) != 0, (combo->state & State_Enabled) != 0, t);
            const QRect arrow = subControlRect(CC_ComboBox, combo, SC_ComboBoxArrow, widget);
            paint::glyph(painter, "chevron-down", arrow, (combo->state & State_Enabled) ? t.secondary : t.disabled);
            return;
        }
        case CC_SpinBox: {
            const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
            if (!spin) break;
            paint::field(painter, spin->rect, (spin->state & State_HasFocus) != 0, (spin->state & State_Enabled) != 0, t);
            if (spin->buttonSymbols == QAbstractSpinBox::NoButtons) return;
            const auto arrow = [&](SubControl part, const char* name, QAbstractSpinBox::StepEnabledFlag step) {
                const QRect r = subControlRect(CC_SpinBox, spin, part, widget);
                if (spin->activeSubControls == part && (spin->state & State_MouseOver)) painter->fillRect(r.adjusted(0, 1, -1, -1), t.hoverRow);
                paint::glyph(painter, name, r, (spin->stepEnabled & step) ? t.secondary : t.disabled);
            };
            arrow(SC_SpinBoxUp, "chevron-up", QAbstractSpinBox::StepUpEnabled);
            arrow(SC_SpinBoxDown, "chevron-down", QAbstractSpinBox::StepDownEnabled);
            return;
        }
        case CC_Slider: {
            const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
            if (!slider) break;
            const QRect handle = subControlRect(CC_Slider, slider, SC_SliderHandle, widget);
            const QVariant mark = widget ? widget->property("mark") : QVariant();
            paint::slider(painter, slider->rect, handle, slider->orientation == Qt::Horizontal, (slider->state & State_Enabled) != 0,
                          (slider->state & State_HasFocus) != 0, mark.isValid() ? mark.toDouble() : -1, t);
            return;
        }
        case CC_ScrollBar: {
            const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
            if (!bar) break;
            const bool wide = (bar->state & State_MouseOver) != 0 || (bar->state & State_Sunken) != 0;
            painter->fillRect(bar->rect, t.base);
            if (bar->minimum < bar->maximum)
                paint::scrollHandle(painter, subControlRect(CC_ScrollBar, bar, SC_ScrollBarSlider, widget), bar->orientation == Qt::Horizontal, wide, t);
            return;
        }
        default: break;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect CoincideStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part, const QWidget* widget) const {
    if (control == CC_ScrollBar) {
        const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
        if (bar) {
            const bool flat = bar->orientation == Qt::Horizontal;
            const int length = flat ? bar->rect.width() : bar->rect.height();
            const qint64 range = static_cast<qint64>(bar->maximum) - bar->minimum;
            const int handle = range <= 0 ? length : std::max(24, static_cast<int>(static_cast<qint64>(length) * bar->pageStep / (range + bar->pageStep)));
            const int at = QStyle::sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, std::max(0, length - handle), bar->upsideDown);
            const auto along = [&](int begin, int size) { return flat ? QRect(begin, 0, size, bar->rect.height()) : QRect(0, begin, bar->rect.width(), size); };
            switch (part) {
                case SC_ScrollBarSlider: return along(at, handle);
                case SC_ScrollBarGroove: return bar->rect;
                case SC_ScrollBarSubPage: return along(0, at);
                case SC_ScrollBarAddPage: return along(at + handle, length - at - handle);
                default: return {};
            }
        }
    }
    if (control == CC_ComboBox && part == SC_ComboBoxArrow) return QRect(option->rect.right() - 24, option->rect.top(), 20, option->rect.height());
    if (control == CC_ComboBox && part == SC_ComboBoxEditField) return option->rect.adjusted(8, 1, -26, -1);
    if (control == CC_SpinBox) {
        const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
        if (spin) {
            const QRect r = spin->rect;
            const int width = spin->buttonSymbols == QAbstractSpinBox::NoButtons ? 0 : kSpinArrows;
            switch (part) {
                case SC_SpinBoxUp: return QRect(r.right() - width, r.top() + 1, width, r.height() / 2 - 1);
                case SC_SpinBoxDown: return QRect(r.right() - width, r.top() + r.height() / 2, width, r.height() - r.height() / 2 - 1);
                case SC_SpinBoxEditField: return r.adjusted(kSpinMargin, 1, -kSpinMargin - width, -1);
                case SC_SpinBoxFrame: return r;
                default: break;
            }
        }
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

QRect CoincideStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const {
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
    // As far from the edge as the text of a combo box or a spin box beside it.
    if (element == SE_LineEditContents && frame && frame->lineWidth > 0) return rect.adjusted(4, 0, -4, 0);
    return rect;
}

int CoincideStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
    switch (metric) {
        case PM_ScrollBarExtent: return 10;
        case PM_ScrollBarSliderMin: return 24;
        case PM_SliderThickness:
        case PM_SliderControlThickness: return 18;
        case PM_SliderLength: return 16;
        case PM_DockWidgetTitleMargin: return 5;
        case PM_DockWidgetTitleBarButtonMargin: return 4;
        case PM_DockWidgetSeparatorExtent: return 1;
        case PM_DockWidgetFrameWidth: return 0;
        case PM_SplitterWidth: return 1;
        case PM_ToolBarIconSize:
        case PM_SmallIconSize:
        case PM_ButtonIconSize: return 16;
        case PM_ToolBarItemSpacing: return 4;
        case PM_ToolBarItemMargin: return 5;
        case PM_ToolBarFrameWidth: return 0;
        case PM_MenuBarItemSpacing: return 0;
        case PM_MenuBarVMargin: return 0;
        case PM_MenuBarHMargin: return 4;
        case PM_MenuBarPanelWidth: return 0;
        case PM_IndicatorWidth:
        case PM_IndicatorHeight:
        case PM_ExclusiveIndicatorWidth:
        case PM_ExclusiveIndicatorHeight: return 16;
        case PM_MenuButtonIndicator:
            if (qobject_cast<const QPushButton*>(widget)) return kMenuArrow;
            break;
        case PM_TabBarTabHSpace: return 24;
        case PM_TabBarTabVSpace: return 10;
        case PM_TabBarTabShiftVertical:
        case PM_TabBarTabShiftHorizontal:
        case PM_TabBarTabOverlap: return 0;
        case PM_TabBarBaseHeight: return 1;
        case PM_HeaderMargin: return 6;
        case PM_ButtonShiftHorizontal:
        case PM_ButtonShiftVertical: return 0;
        case PM_DefaultFrameWidth:
            if (qobject_cast<const QLineEdit*>(widget)) return 2;
            break;
        case PM_FocusFrameHMargin: return 5;   // cells begin where the text of their header begins
        case PM_FocusFrameVMargin: return 2;
        default: break;
    }
    return QProxyStyle::pixelMetric(metric, option, widget);
}

int CoincideStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* data) const {
    switch (hint) {
        case SH_DockWidget_ButtonsHaveFrame: return 0;
        case SH_ToolTip_WakeUpDelay: return 400;
        case SH_EtchDisabledText:
        case SH_DitherDisabledText: return 0;
        case SH_Slider_AbsoluteSetButtons: return Qt::LeftButton;
        case SH_ItemView_ShowDecorationSelected: return 1;
        case SH_ItemView_MovementWithoutUpdatingSelection: return 1;
        case SH_Menu_SupportsSections: return 1;
        case SH_TabBar_Alignment: return Qt::AlignLeft;
        case SH_TabBar_ElideMode: return Qt::ElideNone;
        case SH_ComboBox_Popup: return 0;
        case SH_ScrollBar_Transient: return 0;
        case SH_DialogButtonBox_ButtonsHaveIcons: return 0;
        case SH_UnderlineShortcut: return alt_.shows() ? 1 : 0;
        default: break;
    }
    return QProxyStyle::styleHint(hint, option, widget, data);
}

QSize CoincideStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const {
    QSize out = QProxyStyle::sizeFromContents(type, option, size, widget);
    const int height = flag(widget, "small") ? space::small : space::control;
    switch (type) {
        case CT_PushButton:
            if (flag(widget, "link")) return QSize(size.width() + 4, std::max(20, size.height()));
            // Qt adds the room of a menu's arrow.
            return QSize(std::max(size.width() + (flag(widget, "small") && flag(widget, "segment") ? space::l : space::xl), flag(widget, "segment") ? 0 : 64), std::max(height, size.height() + 4));
        case CT_LineEdit: return QSize(out.width() + 8, std::max(height, (widget ? widget->fontMetrics() : QApplication::fontMetrics()).height() + 10));
        case CT_SpinBox: {
            const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
            const int arrows = spin && spin->buttonSymbols == QAbstractSpinBox::NoButtons ? 0 : kSpinArrows;
            // The field inside keeps 2 on each side.
            return QSize(size.width() + arrows + 2 * kSpinMargin + 4, std::max(height, (widget ? widget->fontMetrics() : QApplication::fontMetrics()).height() + 10));
        }
        case CT_ComboBox: return QSize(size.width() + 40, std::max(height, size.height() + 6));
        case CT_ToolButton: return QSize(std::max(out.width(), height), std::max(height, size.height() + 4));
        case CT_TabBarTab: {
            const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option);
            QFont font = widget ? widget->font() : QApplication::font();
            font.setWeight(QFont::DemiBold);   // so that tabs keep their width when selected
            const int text = tab ? QFontMetrics(font).horizontalAdvance(tab->text) : out.width();
            return QSize(text + (flag(widget, "small") ? space::l : space::xl), flag(widget, "inTitle") ? space::dockTitle - 1 : std::max(space::dockTitle + 2, out.height()));
        }
        case CT_MenuBarItem: return QSize(size.width() + 16, std::max(space::dockTitle, size.height()));
        case CT_MenuItem: return QSize(out.width() + 16, std::max(space::small, out.height()));
        case CT_HeaderSection: return QSize(out.width(), std::max(space::small, out.height()));
        case CT_ProgressBar: return QSize(out.width(), 8);
        default: break;
    }
    return out;
}

QIcon CoincideStyle::standardIcon(StandardPixmap standard, const QStyleOption* option, const QWidget* widget) const {
    switch (standard) {
        case SP_TitleBarCloseButton:
        case SP_DockWidgetCloseButton: return icon(QStringLiteral("close"));
        case SP_TitleBarNormalButton: return icon(QStringLiteral("float"));
        case SP_LineEditClearButton: return icon(QStringLiteral("close"));
        case SP_MessageBoxWarning: return icon(QStringLiteral("warning"));
        case SP_MessageBoxInformation: return icon(QStringLiteral("info"));
        case SP_MessageBoxCritical: return icon(QStringLiteral("failed"));
        case SP_MessageBoxQuestion: return icon(QStringLiteral("help"));
        default: return QProxyStyle::standardIcon(standard, option, widget);
    }
}

}  // namespace coincide
