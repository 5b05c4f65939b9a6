#pragma once

#include <QDialog>
#include <functional>

#include "core/job/export_job.h"
#include "ui/base/background.h"

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
    QString noteOfRecords() const;
    QString checkWords() const;                     ///< what is wrong as far as the file system need not be asked
    void askDisk(std::function<void()> then);

    Session& session_;
    QComboBox *what_, *format_, *pictures_;
    QLineEdit *file_, *command_;
    QLabel *problemLabel_, *size_, *note_;
    QPushButton* export_;
    QString problem_;
    struct Disk {
        QString file, format;
        QString problem;
        bool exists = false;
    };
    Disk disk_;                                     // what was found at the file of that name
    QString asked_;                                 // file and form that the disk was asked about
    LatestQuestion question_;
    std::vector<Path> datasets_;                    // that the project was imported from
    QString folder_;                                // where the last export went
    bool touched_ = false;                          // a person wrote in the file field
};

}  // namespace coincide
