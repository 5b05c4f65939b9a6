#pragma once

#include <QStringList>
#include <QWidget>
#include <functional>
#include <memory>
#include <optional>

#include "core/base/error.h"
#include "core/engine/model_view.h"
#include "core/engine/project_reader.h"
#include "ui/base/background.h"

class QButtonGroup;
class QLabel;
class QLineEdit;
class QListWidget;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QStackedWidget;
class QToolButton;
class QTreeWidget;

namespace coincide {

class Workspace;

/// Making a project, as a page: what it is made from, where it goes, and what was recognised. The dataset is read once before anything is made,
/// and the report says what is wrong with which records and what becomes of them.
class NewProjectPage : public QWidget {
    Q_OBJECT
public:
    explicit NewProjectPage(Workspace& workspace, QWidget* parent = nullptr);
    ~NewProjectPage() override;

    void reset();                                ///< begins empty
    void startWithDatasets(const QStringList& files);
    void startWithActivations(const QString& file);
    void setModel(const QString& folder);
    QString model() const;
    void stepBack();                             ///< stops the check that runs, else leaves
    void make();                                 ///< the project, from what stands in the fields
    bool busy() const { return checking_ || disk_.waiting() || proposal_.waiting(); }

Q_SIGNALS:
    void leave();                                ///< back to where one came from
    void createWanted();                         ///< the fields are complete; make() does it
    void modelRecognised(const QString& folder);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Report;
    void build();
    void datasetsChanged();
    void proposeProject(const QString& file);
    void checkDataset();
    void showReport(const Report& report);
    void inspect();
    void create();
    void refresh();
    void retranslate();
    QString problem() const;
    void askDisk(std::function<void()> then);
    QStringList datasets() const;

    // What is where the fields point to.
    struct Places {
        QString project, activations;
        bool projectExists = false, folderWritable = false, activationsThere = false;
    };

    Workspace& workspace_;
    Places places_;
    QString asked_;                              // fields that the disk was asked about
    LatestQuestion disk_, proposal_;
    bool fromDataset_ = true, checking_ = false;
    std::shared_ptr<Report> report_;
    QString modelLine_, modelProblem_;
    std::optional<Error> checkProblem_;
    std::int64_t checkId_ = 0;
    QLabel* title_;
    QPushButton* datasetTab_;
    QPushButton* activationsTab_;
    QStackedWidget* sourcePages_;
    QListWidget* files_;
    QPushButton* add_;
    QPushButton* removeFile_;
    QLineEdit* images_;
    QLineEdit* sourceRule_;
    QLineEdit* activations_;
    QSpinBox* layers_;
    QLineEdit* project_;
    QLineEdit* model_;
    std::vector<QLabel*> labels_;
    QLabel* modelFacts_;
    QLabel* reportTitle_;
    QLabel* reportLine_;
    QProgressBar* bar_;
    QTreeWidget* tree_;
    QLabel* problem_;
    QPushButton* check_;
    QPushButton* create_;
    QPushButton* cancel_;
};

}  // namespace coincide
