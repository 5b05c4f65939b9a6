#pragma once

#include <QDialog>
#include <QString>

class QListWidget;
class QTextBrowser;

namespace coincide {

/// The help pages of the present language, beside their list.
class HelpViewer : public QDialog {
    Q_OBJECT
public:
    explicit HelpViewer(QWidget* parent);
    void showPage(const QString& name);     ///< a page without its ending; "index" where it is not there
    static QString pageFile(const QString& name);   ///< empty if there is none in any language

protected:
    void changeEvent(QEvent* event) override;

private:
    void fill();
    QListWidget* pages_;
    QTextBrowser* text_;
    QString page_;
};

}  // namespace coincide
