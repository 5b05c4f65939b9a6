#pragma once

#include <QDialog>
#include <QString>

class QListWidget;
class QTextBrowser;

namespace coincide {

class Appearance;

/// The help pages of the present language, beside their list.
class HelpViewer : public QDialog {
    Q_OBJECT
public:
    HelpViewer(Appearance& appearance, QWidget* parent);
    void showPage(const QString& name);             ///< a page without its ending; "index" where there is none
    void showPanel(const QString& panel);           ///< the page about a panel, by its objectName; "stage-" and its name for a stage
    void showTour();                                ///< where the seven steps on the demo begin
    QString pageFile(const QString& name) const;    ///< empty if there is none

protected:
    void changeEvent(QEvent* event) override;

private:
    void fill();
    void ruleTables();
    QString folder() const;
    Appearance& appearance_;
    QListWidget* pages_;
    QTextBrowser* text_;
    QString page_;
};

}  // namespace coincide
