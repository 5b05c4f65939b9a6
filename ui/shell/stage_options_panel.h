#pragma once

#include <QWidget>
#include <array>
#include <optional>

#include "ui/model/run_options.h"
#include "ui/model/run_model.h"

class QComboBox;
class QLabel;
class QPushButton;
class QTreeWidget;
class QVBoxLayout;

namespace coincide {

class OptionForm;
class SeriesChart;
class Workspace;

/// Options of one stage, its device and input run, and below them its runs. What is set for a stage stays set while the project is open.
class StageOptionsPanel : public QWidget {
    Q_OBJECT
public:
    explicit StageOptionsPanel(Workspace& workspace, QWidget* parent = nullptr);

    Stage stage() const { return stage_; }
    void setStage(Stage stage);
    StageOptions options() const;
    void setOptions(const StageOptions& options);      ///< of any stage; shows it
    QString title() const;                             ///< "Cluster: options"
    QString command(bool whole = false) const;   ///< whole: with the folder of the project
    void run();                                        ///< as the button
    void focusRuns();
    OptionForm* form() const { return form_; }

Q_SIGNALS:
    void commandChanged(const QString& command, const QString& whole);
    void titleChanged(const QString& title);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    bool takeOptionsOfRuns();
    bool replacesRecords() const;
    void refresh();
    static QString runTitle(const Run& run);
    void fillRuns();
    void fillInputs();
    void loadSeries();
    void retranslate();
    StageRequest request(bool again) const;
    std::optional<Run> chosenRun() const;
    std::optional<std::int64_t> activeRun() const;    ///< of this stage, once it has its number
    void renameChosen();
    void removeChosen();
    std::optional<Stage> inputStage() const;
    void sayHints();
    void inspectModel();                              ///< what its folder holds, below its field
    QString suggestion() const;

    Workspace& workspace_;
    Stage stage_ = Stage::Import;
    std::array<StageOptions, 6> options_;
    QWidget* note_;
    QLabel* noteSign_;
    QLabel* noteText_;
    OptionForm* form_;
    QLabel* deviceLabel_;
    QComboBox* device_;
    QLabel* inputLabel_;
    QComboBox* input_;
    QLabel* problem_;
    QPushButton* reset_;
    QPushButton* run_;
    QLabel* runsTitle_;
    QPushButton* compare_;
    QTreeWidget* runs_;
    QLabel* chartTitle_;
    SeriesChart* chart_;
    bool comparing_ = true, building_ = false;
    std::array<bool, 6> touched_{};                   // by a person, since the project was opened
    std::array<std::int64_t, 6> taken_{};             // run whose options were looked at last
    QString inspected_;
    std::optional<std::int64_t> active_;              // as the list shows it
};

}  // namespace coincide
