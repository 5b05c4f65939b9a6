#pragma once

#include <QDialog>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;
class QVBoxLayout;

namespace coincide {

class Appearance;

/// Settings that act at once, with search; Reset takes all back.
class SettingsDialog : public QDialog {
    Q_OBJECT
public:
    SettingsDialog(Appearance& appearance, QWidget* parent);
    static int thumbnailMegabytes();

Q_SIGNALS:
    void thumbnailMegabytesChanged(int megabytes);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Row {
        QWidget* box;
        QLabel* label;
        QLabel* help;
    };
    QLabel* add(QWidget* editor);
    void load();
    void retranslate();
    void filter(const QString& text);
    Appearance& appearance_;
    std::vector<Row> rows_;
    QVBoxLayout* column_;
    QLineEdit* search_;
    QComboBox* language_;
    QComboBox* theme_;
    QComboBox* renderer_;
    QCheckBox* motion_;
    QSpinBox* thumbnails_;
    QComboBox* device_;
    QSpinBox* threads_;
    QCheckBox* openLast_;
    QLabel* note_;
    bool loading_ = false;
};

}  // namespace coincide
