#pragma once

#include <QObject>
#include <QPalette>
#include <QString>

class QTranslator;

namespace coincide {

/// Language and theme of the program; both may be switched while it runs.
class Appearance : public QObject {
    Q_OBJECT
public:
    Appearance();

    /// "en" or "zh_CN"; empty = the system's. Widgets get LanguageChange.
    void setLanguage(const QString& language, bool keep = true);
    QString language() const { return language_; }
    /// "light", "dark" or "system".
    void setTheme(const QString& theme, bool keep = true);
    QString theme() const { return theme_; }
    bool dark() const;
    void takeSettings();                       ///< what was kept
    static bool reducedMotion();
    static void setReducedMotion(bool on);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void apply();
    QString language_, theme_ = QStringLiteral("system");
    QPalette system_;
    QTranslator* translator_ = nullptr;
    QTranslator* toolkit_ = nullptr;
    bool applying_ = false;
};

}  // namespace coincide
