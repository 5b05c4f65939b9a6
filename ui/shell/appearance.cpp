#include "ui/shell/appearance.h"

#include <QApplication>
#include <QEvent>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <QTranslator>

#include "ui/base/tokens.h"

namespace coincide {

Appearance::Appearance() : QObject(nullptr), system_(QApplication::palette()) { qApp->installEventFilter(this); }

void Appearance::takeSettings() {
    const QSettings settings;
    setLanguage(settings.value(QStringLiteral("look/language")).toString(), false);
    setTheme(settings.value(QStringLiteral("look/theme"), QStringLiteral("system")).toString(), false);
}

void Appearance::setLanguage(const QString& language, bool keep) {
    if (keep) QSettings().setValue(QStringLiteral("look/language"), language);
    const QString wanted = language.isEmpty() ? (QLocale::system().language() == QLocale::Chinese ? QStringLiteral("zh_CN") : QStringLiteral("en")) : language;
    if (wanted == language_) return;
    language_ = wanted;
    if (translator_) {
        QApplication::removeTranslator(translator_);
        translator_->deleteLater();
        translator_ = nullptr;
    }
    // The toolkit's own texts (file dialog, menus of text fields), where the system has them.
    if (toolkit_) {
        QApplication::removeTranslator(toolkit_);
        toolkit_->deleteLater();
        toolkit_ = nullptr;
    }
    toolkit_ = new QTranslator(this);
    if (toolkit_->load(QStringLiteral("qtbase_") + wanted, QLibraryInfo::path(QLibraryInfo::TranslationsPath))) QApplication::installTranslator(toolkit_);
    translator_ = new QTranslator(this);   // English too: it holds the plurals
    if (translator_->load(QStringLiteral(":/i18n/coincide_") + wanted + QStringLiteral(".qm"))) QApplication::installTranslator(translator_);
}

bool Appearance::dark() const { return theme_ == QStringLiteral("dark") || (theme_ == QStringLiteral("system") && system_.color(QPalette::Window).lightness() < 128); }

void Appearance::setTheme(const QString& theme, bool keep) {
    theme_ = theme;
    if (keep) QSettings().setValue(QStringLiteral("look/theme"), theme);
    apply();
}

void Appearance::apply() {
    applying_ = true;
    QApplication::setPalette((dark() ? Tokens::darkTheme() : Tokens::light()).palette());
    applying_ = false;
}

// The desktop changed its colours: that is what "system" follows.
bool Appearance::eventFilter(QObject* object, QEvent* event) {
    if (object == qApp && event->type() == QEvent::ThemeChange && !applying_) {
        QApplication::setPalette(QPalette());
        system_ = QApplication::palette();
        apply();
    }
    return QObject::eventFilter(object, event);
}

bool Appearance::reducedMotion() { return QSettings().value(QStringLiteral("look/reducedMotion"), false).toBool(); }

void Appearance::setReducedMotion(bool on) {
    QSettings().setValue(QStringLiteral("look/reducedMotion"), on);
    qApp->setProperty("reducedMotion", on);
    QApplication::setEffectEnabled(Qt::UI_AnimateMenu, !on);
    QApplication::setEffectEnabled(Qt::UI_AnimateCombo, !on);
    QApplication::setEffectEnabled(Qt::UI_AnimateTooltip, !on);
}

}  // namespace coincide
