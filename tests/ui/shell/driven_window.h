#pragma once

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QDir>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDockWidget>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTimer>
#include <QtTest>
#include <memory>
#include <set>

#include "core/data/demo_dataset.h"
#include "tests/temporary_folder.h"
#include "ui/base/coincide_style.h"
#include "ui/base/format.h"
#include "ui/form/option_form.h"
#include "ui/shell/actions.h"
#include "ui/shell/appearance.h"
#include "ui/shell/layouts.h"
#include "ui/shell/main_window.h"
#include "ui/shell/new_project_page.h"
#include "ui/shell/stage_options_panel.h"
#include "ui/shell/stages_panel.h"
#include "ui/shell/workspace.h"

namespace coincide {

constexpr int kStageMilliseconds = 120000;

inline QString textOf(const Path& path) { return QString::fromStdString(path.string()); }

/// Settings, caches and data of the program go below `folder`, and begin empty.
inline void useOwnFolders(const Path& folder) {
    QStandardPaths::setTestModeEnabled(true);
    for (const char* variable : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"}) qputenv(variable, (folder / variable).c_str());
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, textOf(folder / "settings"));
    QCoreApplication::setOrganizationName(QStringLiteral("coincide-test"));
    QCoreApplication::setApplicationName(textOf(folder.filename()));
    QSettings().clear();
    QApplication::setStyle(new CoincideStyle);
    qApp->setProperty("reducedMotion", true);
}

/// The built-in dataset with so many records, below `folder`. Its file.
inline Path writeDataset(const Path& folder, std::int64_t records) {
    DemoOptions options;
    options.records = records;
    writeDemoDataset(folder, options, 2, {}, CancelToken());
    return folder / "demo.json";
}

inline QString demoModel() { return QStringLiteral(COINCIDE_SOURCE_DIR "/resources/demo/model"); }

/// What one can see and press below a widget, by what stands on it.
template <class Button = QAbstractButton>
Button* buttonOf(QWidget* parent, const QString& text) {
    for (Button* button : parent->findChildren<Button*>())
        if (button->isVisible() && button->text().remove(QLatin1Char('&')) == text) return button;
    return nullptr;
}

/// By the name that a screen reader says.
template <class Widget>
Widget* named(QWidget* parent, const QString& name) {
    for (Widget* widget : parent->findChildren<Widget*>())
        if (widget->isVisible() && widget->accessibleName() == name) return widget;
    return nullptr;
}

/// As the mouse does; false where there is nothing to press.
inline bool press(QAbstractButton* button) {
    if (!button || !button->isVisible() || !button->isEnabled()) return false;
    QTest::mouseClick(button, Qt::LeftButton);
    return true;
}

/// Replaces what stands in a field by what is typed, key by key.
inline bool type(QWidget* field, const QString& text) {
    if (auto* box = qobject_cast<QAbstractSpinBox*>(field)) field = box->findChild<QLineEdit*>();
    auto* edit = qobject_cast<QLineEdit*>(field);
    if (!edit || !edit->isEnabled()) return false;
    edit->setFocus(Qt::MouseFocusReason);
    edit->selectAll();
    QTest::keyClicks(edit, text);
    QTest::keyClick(edit, Qt::Key_Tab);
    return true;
}

/// The window of the program with its appearance, and hands on it.
struct DrivenWindow {
    Appearance appearance;
    MainWindow window{appearance};

    explicit DrivenWindow(QSize size = {1600, 1000}) {
        appearance.takeSettings();
        window.resize(size);
        window.show();
        QApplication::setActiveWindow(&window);
    }

    Workspace& work() { return window.workspace(); }
    Session& session() { return window.session(); }
    QWidget* panel(const char* name) { return window.layouts().dock(QString::fromLatin1(name))->widget(); }
    QWidget* row(Stage stage) { return window.stages().findChild<QWidget*>(QStringLiteral("stage-") + QString::fromLatin1(stageName(stage))); }
    bool pressRow(Stage stage, const QString& text) { return press(buttonOf(row(stage), text)); }
    StageState state(Stage stage) { return work().runs().status(stage).state; }
    QWidget* field(const char* key) { return window.options().form()->findChild<QWidget*>(QString::fromLatin1(key)); }
    void trigger(const char* action) { window.actions()[action]->trigger(); }

    /// No job, nothing being read: what is shown is what is stored.
    bool quiet() { return work().jobs().idle() && !work().loading(); }
    bool done(Stage stage) { return state(stage) == StageState::Done && quiet(); }
    /// Sentences in the message bar, oldest first.
    QStringList sentences() {
        QStringList out;
        for (const MessageBar::Message& message : window.messages().messages()) out << message.sentence;
        return out;
    }
    bool says(const QString& part) { return sentences().join(QLatin1Char('\n')).contains(part); }
};

/// The dialog of a type that is open, or nullptr.
template <class Dialog>
Dialog* openDialog() {
    for (QWidget* widget : QApplication::topLevelWidgets())
        if (auto* dialog = qobject_cast<Dialog*>(widget); dialog && dialog->isVisible()) return dialog;
    return nullptr;
}

/// Writes into the file dialog that is open and accepts it.
inline bool answerFileDialog(const QString& path) {
    auto* dialog = openDialog<QFileDialog>();
    if (!dialog) return false;
    // A folder is chosen by its name within the folder above, which the dialog looks into.
    dialog->setDirectory(QFileInfo(path).absolutePath());
    auto* name = dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
    name->setText(path);
    auto* box = dialog->findChild<QDialogButtonBox*>();
    for (const auto which : {QDialogButtonBox::Open, QDialogButtonBox::Save})
        if (QPushButton* button = box->button(which)) button->setEnabled(true), button->click();
    return true;
}

/// Answers a dialog that holds the program in a loop of its own, as soon as it is there.
inline void answerNextFileDialog(QObject* context, const QString& path) {
    auto* timer = new QTimer(context);
    timer->setInterval(50);
    QObject::connect(timer, &QTimer::timeout, context, [timer, path] {
        if (answerFileDialog(path)) timer->deleteLater(), timer->stop();
    });
    timer->start();
}

/// Writes into the question for a text that is open and accepts it.
inline bool answerInput(const QString& text) {
    auto* dialog = openDialog<QInputDialog>();
    if (!dialog) return false;
    dialog->setTextValue(text);
    dialog->accept();
    return true;
}

}  // namespace coincide
