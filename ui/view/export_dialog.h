#pragma once

#include <QDialog>

#include "core/job/export_job.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace coincide {

struct Session;

/// Asks what to write, in which form and where, shows the command that does the same, and says at once what stands against it. Does not block the window.
class ExportDialog : public QDialog {
    Q_OBJECT
public:
    enum class What { Tuning, Selection, Everything };

    explicit ExportDialog(Session& session, QWidget* parent = nullptr);

    void choose(What what, const QString& selection = {});
    What what() const;
    QString selection() const;                      ///< name of the kept selection; empty for the other two
    ExportOptions options() const;
    QString problem() const { return problem_; }    ///< one sentence; empty where everything is fine
    QString command() const;                        ///< for a shell

Q_SIGNALS:
    /// `selection` is empty for the present tuning and for everything; what() tells which. The dialog closes itself.
    void exportRequested(const ExportOptions& options, const QString& selection);

private:
    void fillChoices();
    void recall();
    void suggestFile();
    void refresh();
    void browse();
    void finish();
    std::vector<std::int32_t> samples() const;
    QString format() const;
    QString sizeSentence() const;
    QString check() const;

    Session& session_;
    QComboBox *what_, *format_, *pictures_;
    QLineEdit *file_, *command_;
    QLabel *problemLabel_, *size_, *note_;
    QPushButton* export_;
    QString problem_;
    QString folder_;                                // where the last export went
    bool touched_ = false;                          // a person wrote in the file field
};

}  // namespace coincide
