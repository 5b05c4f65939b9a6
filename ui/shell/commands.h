#pragma once

#include <QObject>
#include <functional>

#include "ui/base/sample_set.h"

class QString;

namespace coincide {

class MainWindow;

/// What every action of the window does.
class Commands : public QObject {
    Q_OBJECT
public:
    explicit Commands(MainWindow& window);
    /// What cannot be done now is greyed.
    void updateEnabled();

private:
    void projectCommands();
    void editCommands();
    void selectCommands();
    void viewCommands();
    void analyseCommands();
    void windowCommands();
    void showViewState();
    void askText(const QString& title, const QString& label, const QString& text, std::function<void(const QString&)> done, std::function<QString(const QString&)> problem = {});
    void askTag(const SampleSet& samples);
    void askName(const SampleSet& samples);
    void exportSelection(const QString& name);
    void importSomething();
    void locatePictures();
    void saveAs();
    void runMissing();
    SampleSet picked() const;
    MainWindow& window_;
};

}  // namespace coincide
