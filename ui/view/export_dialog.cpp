#include "ui/view/export_dialog.h"

#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalBlocker>
#include <QStandardPaths>
#include <algorithm>

#include "ui/base/error_text.h"
#include "ui/base/format.h"
#include "ui/base/icons.h"
#include "ui/base/tokens.h"
#include "ui/model/session.h"

namespace coincide {
namespace {

struct Form {
    const char *key, *ending;
};
constexpr Form kForms[] = {{"llava", "json"}, {"jsonl", "jsonl"}, {"csv", "csv"}, {"npy", "npy"}, {"txt", "txt"}};

// A word as a shell takes it.
QString quoted(const QString& word) {
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_./:=,@%+-]+$"));
    if (plain.match(word).hasMatch()) return word;
    return '\'' + QString(word).replace('\'', QStringLiteral("'\\''")) + '\'';
}

bool isPositions(const QString& format) { return format == QStringLiteral("npy") || format == QStringLiteral("txt"); }

}  // namespace

ExportDialog::ExportDialog(Session& session, QWidget* parent) : QDialog(parent), session_(session) {
    setWindowTitle(tr("Export"));
    setModal(false);
    what_ = new QComboBox;
    format_ = new QComboBox;
    const QString names[] = {tr("LLaVA JSON"), tr("JSON lines"), tr("CSV table"), tr("NumPy positions (.npy)"), tr("Text, one position a line (.txt)")};
    for (std::size_t i = 0; i < std::size(kForms); ++i) format_->addItem(names[i], QString::fromLatin1(kForms[i].key));
    pictures_ = new QComboBox;
    pictures_->addItem(tr("Leave where they are"), QStringLiteral("none"));
    pictures_->addItem(tr("Copy beside the file"), QStringLiteral("copy"));
    pictures_->addItem(tr("Hard links beside the file"), QStringLiteral("hardlink"));
    pictures_->addItem(tr("Symbolic links beside the file"), QStringLiteral("symlink"));
    file_ = new QLineEdit;
    auto* browse = new QPushButton(tr("Browse…"));
    auto* fileRow = new QHBoxLayout;
    fileRow->setSpacing(space::s);
    fileRow->addWidget(file_, 1);
    fileRow->addWidget(browse);
    problemLabel_ = new QLabel;
    problemLabel_->setWordWrap(true);
    problemLabel_->setFont(textFont(TextRole::Secondary));
    problemLabel_->setMinimumHeight(QFontMetrics(textFont(TextRole::Secondary)).height());
    size_ = new QLabel;
    note_ = new QLabel;
    note_->setWordWrap(true);
    note_->setFont(textFont(TextRole::Secondary));
    note_->setForegroundRole(QPalette::PlaceholderText);
    command_ = new QLineEdit;
    command_->setReadOnly(true);
    command_->setFont(textFont(TextRole::Monospace));
    auto* copy = new QPushButton(icon(QStringLiteral("copy")), tr("Copy"));
    copy->setToolTip(tr("Copy the command"));
    auto* commandRow = new QHBoxLayout;
    commandRow->setSpacing(space::s);
    commandRow->addWidget(command_, 1);
    commandRow->addWidget(copy);

    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setHorizontalSpacing(space::l);
    form->setVerticalSpacing(space::s);
    form->addRow(tr("What"), what_);
    form->addRow(QString(), size_);
    form->addRow(tr("Form"), format_);
    form->addRow(tr("File"), fileRow);
    form->addRow(QString(), problemLabel_);
    form->addRow(tr("Pictures"), pictures_);
    form->addRow(QString(), note_);
    form->addRow(tr("Same as"), commandRow);
    what_->setAccessibleName(tr("What"));
    format_->setAccessibleName(tr("Form"));
    file_->setAccessibleName(tr("File"));
    pictures_->setAccessibleName(tr("Pictures"));
    command_->setAccessibleName(tr("Command that does the same"));

    auto* cancel = new QPushButton(tr("Cancel"));
    export_ = new QPushButton(tr("Export"));
    export_->setProperty("primary", true);
    export_->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(export_);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(space::l, space::l, space::l, space::l);
    all->setSpacing(space::l);
    all->addLayout(form);
    all->addStretch();
    all->addLayout(buttons);
    setMinimumWidth(560);

    connect(what_, &QComboBox::currentIndexChanged, this, &ExportDialog::refresh);
    connect(pictures_, &QComboBox::currentIndexChanged, this, &ExportDialog::refresh);
    connect(format_, &QComboBox::currentIndexChanged, this, [this] {
        // The ending follows the form as long as it is one of ours.
        const QFileInfo info(file_->text());
        for (const Form& known : kForms)
            if (info.suffix().compare(QLatin1String(known.ending), Qt::CaseInsensitive) == 0) {
                file_->setText(file_->text().chopped(info.suffix().size()) + QLatin1String(kForms[format_->currentIndex()].ending));
                break;
            }
        refresh();
    });
    connect(file_, &QLineEdit::textEdited, this, [this] {
        touched_ = true;
        const QString ending = QFileInfo(file_->text()).suffix();
        for (std::size_t i = 0; i < std::size(kForms); ++i)
            if (ending.compare(QLatin1String(kForms[i].ending), Qt::CaseInsensitive) == 0) {
                const QSignalBlocker quiet(format_);
                format_->setCurrentIndex(static_cast<int>(i));
            }
        refresh();
    });
    connect(browse, &QPushButton::clicked, this, &ExportDialog::browse);
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(command()); });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(this, &QDialog::rejected, this, [this] { question_.drop(); });
    connect(export_, &QPushButton::clicked, this, &ExportDialog::finish);
    connect(&session.view, &ViewState::dataChanged, this, &ExportDialog::fillChoices);
    connect(&session.tuning, &TuningState::changed, this, &ExportDialog::refresh);
    recall();
    fillChoices();
    if (!session.service.isOpen()) return;
    session.service.ask(
        this, "datasets", ProjectService::Lane::Quick, [](ProjectReader& reader, const CancelToken&) { return reader.overview().datasets; },
        [this](const std::vector<DatasetInfo>& datasets) {
            for (const DatasetInfo& dataset : datasets) datasets_.emplace_back(dataset.path);
            if (!question_.waiting()) askDisk({});
        });
}

// Form, pictures and folder begin as they were last.
void ExportDialog::recall() {
    const QSettings settings;
    const QSignalBlocker quietFormat(format_), quietPictures(pictures_);
    format_->setCurrentIndex(std::max(0, format_->findData(settings.value(QStringLiteral("export/form")))));
    pictures_->setCurrentIndex(std::max(0, pictures_->findData(settings.value(QStringLiteral("export/pictures")))));
    folder_ = settings.value(QStringLiteral("folders/export")).toString();
    const QString home = QStandardPaths::writableLocation(QStandardPaths::HomeLocation);
    if (folder_.isEmpty()) folder_ = home;
    else
        askInBackground(
            this, [folder = folder_] { return QFileInfo(folder).isDir(); },
            [this, home](bool there) {
                if (!there) folder_ = home, refresh();
            });
}

// A name to begin with, until somebody writes another one.
void ExportDialog::suggestFile() {
    if (touched_ || folder_.isEmpty()) return;
    static const QRegularExpression odd(QStringLiteral("[^\\p{L}\\p{N}._-]+"));
    QString name = what() == What::Selection ? selection() : what() == What::Tuning ? QStringLiteral("subset") : QStringLiteral("everything");
    name = name.replace(QStringLiteral("%"), QString()).replace(odd, QStringLiteral("-"));
    file_->setText(folder_ + u'/' + name + u'.' + QLatin1String(kForms[format_->currentIndex()].ending));
}

void ExportDialog::fillChoices() {
    const What before = what_->count() > 0 ? what() : session_.tuning.available() ? What::Tuning : What::Everything;
    const QString name = what_->count() > 0 ? selection() : QString();
    {
        const QSignalBlocker quiet(what_);
        what_->clear();
        if (session_.tuning.available()) what_->addItem(tr("What the tuning shows"), static_cast<int>(What::Tuning));
        const auto& selections = session_.view.data().selections;
        for (std::size_t i = 0; i < selections.size(); ++i) {
            what_->addItem(qstr(selections[i].run.name), static_cast<int>(What::Selection));
            what_->setItemData(what_->count() - 1, static_cast<int>(i), Qt::UserRole + 1);
        }
        what_->addItem(tr("Everything"), static_cast<int>(What::Everything));
    }
    choose(before, name);
}

void ExportDialog::choose(What what, const QString& selection) {
    for (int i = 0; i < what_->count(); ++i) {
        if (what_->itemData(i).toInt() != static_cast<int>(what) || (what == What::Selection && what_->itemText(i) != selection)) continue;
        what_->setCurrentIndex(i);
        break;
    }
    refresh();
}

ExportDialog::What ExportDialog::what() const { return static_cast<What>(what_->currentData().toInt()); }
QString ExportDialog::selection() const { return what() == What::Selection ? what_->currentText() : QString(); }
QString ExportDialog::format() const { return format_->currentData().toString(); }

ExportOptions ExportDialog::options() const {
    ExportOptions out;
    out.output = utf8(file_->text().trimmed());
    out.format = utf8(format());
    out.images = isPositions(format()) ? "none" : utf8(pictures_->currentData().toString());
    return out;
}

std::vector<std::int32_t> ExportDialog::samples() const {
    const ExplorerData& explorer = session_.view.data();
    switch (what()) {
        case What::Tuning: return session_.tuning.inNow().samples();
        case What::Selection: {
            const auto index = static_cast<std::size_t>(what_->currentData(Qt::UserRole + 1).toInt());
            return index < explorer.selections.size() ? explorer.selections[index].samples : std::vector<std::int32_t>();
        }
        case What::Everything: return SampleSet(explorer.samples, true).samples();
    }
    return {};
}

QString ExportDialog::sizeSentence() const {
    const ExplorerData& explorer = session_.view.data();
    const std::vector<std::int32_t> chosen = samples();
    std::int64_t text = 0, pictures = 0, sources = 0;
    for (const std::int32_t sample : chosen) {
        const auto i = static_cast<std::size_t>(sample);
        if (i < explorer.characters.size()) text += explorer.characters[i];
        if (i < explorer.sourceOfSample.size() && explorer.sourceOfSample[i] >= 0) sources += static_cast<std::int64_t>(explorer.sources[static_cast<std::size_t>(explorer.sourceOfSample[i])].size());
        if (i < explorer.hasPicture.size()) pictures += explorer.hasPicture[i];
    }
    const auto count = static_cast<std::int64_t>(chosen.size());
    const QString form = format();
    const std::int64_t bytes = form == QStringLiteral("npy")   ? 8 * count + 128
                               : form == QStringLiteral("txt") ? 7 * count
                               : form == QStringLiteral("csv") ? sources + 66 * count   // 66: id, picture and figures of a row
                                                               : text + 160 * count;    // 160: keys and quotes of a record
    QString out = tr("%1 samples, about %2").arg(countText(count), bytesText(bytes));
    if (!isPositions(format()) && pictures_->currentData().toString() != QStringLiteral("none")) out += tr("; %1 pictures beside it").arg(countText(pictures));
    return out;
}

QString ExportDialog::command() const {
    const QString project = quoted(QString::fromStdString(session_.service.folder().string()));
    const ExportOptions now = options();
    QString out;
    QString chosen;
    if (what() == What::Tuning) {
        const SelectOptions select = session_.tuning.options(QStringLiteral("tuning"));
        out = QStringLiteral("coincide select %1 --name tuning --budget %2 --temperature %3").arg(project, qstr(select.budget), QString::number(select.allocation.temperature));
        if (select.allocation.shortfall != "refill") out += QStringLiteral(" --shortfall ") + qstr(select.allocation.shortfall);
        if (!select.limits.empty()) out += QStringLiteral(" --limits ") + quoted(qstr(select.limits));
        out += QStringLiteral(" && ");
        chosen = QStringLiteral("--selection tuning");
    } else {
        chosen = what() == What::Everything ? QStringLiteral("--all") : QStringLiteral("--selection ") + quoted(selection());
    }
    out += QStringLiteral("coincide export %1 %2 --output %3 --format %4").arg(project, chosen, quoted(now.output.empty() ? QStringLiteral("FILE") : qstr(now.output)), qstr(now.format));
    if (now.images != "none") out += QStringLiteral(" --images ") + qstr(now.images);
    return out;
}

QString ExportDialog::checkWords() const {
    const ExplorerData& explorer = session_.view.data();
    if (what() == What::Tuning && !session_.tuning.problem().isEmpty()) return session_.tuning.problem();
    if (!explorer.hasRecords && !isPositions(format())) return tr("The project has no records. Choose positions (.npy or .txt).");
    if (file_->text().trimmed().isEmpty()) return tr("Choose the file to write.");
    if (!QFileInfo(file_->text().trimmed()).isAbsolute()) return tr("Give the whole path of the file.");
    if (samples().empty()) return tr("There is nothing to write. Choose something else.");
    return {};
}

QString ExportDialog::noteOfRecords() const {
    if (format() == QStringLiteral("csv")) return tr("One row a sample: position, id, picture, source, cluster, cosine, greedy rank, turns and characters.");
    return format() == QStringLiteral("jsonl") ? tr("Records are written as they came, one a line.") : tr("Records are written byte for byte as they came.");
}

// In another thread: the folder may be on a network that does not answer.
void ExportDialog::askDisk(std::function<void()> then) {
    struct Found {
        std::optional<Error> error;
        bool writable = false, exists = false, dataset = false;
    };
    question_.ask(
        this,
        [options = options(), datasets = datasets_]() mutable {
            Found found;
            try {
                checkExportOptions(options);
            } catch (const Error& error) {
                found.error = error;
                return found;
            }
            const QFileInfo file(qstr(options.output));
            found.writable = QFileInfo(file.absolutePath()).isWritable();
            found.exists = file.exists();
            std::error_code unlike;
            found.dataset = std::any_of(datasets.begin(), datasets.end(), [&](const Path& dataset) { return std::filesystem::equivalent(dataset, options.output, unlike); });
            return found;
        },
        [this, then = std::move(then), file = file_->text().trimmed(), form = format(), known = datasets_.size()](const Found& found) mutable {
            if (known != datasets_.size()) return askDisk(std::move(then));   // they became known meanwhile
            disk_ = {file, form, {}, found.exists};
            if (found.error) disk_.problem = errorText(*found.error);
            else if (found.dataset) disk_.problem = tr("This is the dataset that the project was imported from. Choose another file.");
            else if (!found.writable) disk_.problem = tr("The folder cannot be written to. Choose another one, or change its permissions.");
            refresh();
            if (then) then();
        });
}

void ExportDialog::refresh() {
    suggestFile();
    const QString file = file_->text().trimmed();
    problem_ = checkWords();
    const bool known = disk_.file == file && disk_.format == format();
    if (problem_.isEmpty() && known) problem_ = disk_.problem;
    else if (problem_.isEmpty() && asked_ != file + format()) {
        asked_ = file + format();
        askDisk({});
    }
    const bool quiet = file_->text().trimmed().isEmpty() && !touched_;   // nothing was asked yet, so nothing is wrong yet
    const bool replaces = problem_.isEmpty() && known && disk_.exists;
    const Tokens& tokens = Tokens::of(palette());
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, replaces ? tokens.stale : tokens.failed);
    problemLabel_->setPalette(colours);
    problemLabel_->setText(quiet ? QString() : replaces ? tr("The file exists and will be replaced.") : problem_);
    size_->setText(sizeSentence());
    pictures_->setEnabled(!isPositions(format()));
    note_->setText(isPositions(format()) ? tr("Positions in the dataset, in the selection's order. They need no pictures.") : noteOfRecords());
    command_->setText(command());
    command_->setCursorPosition(0);
    command_->setToolTip(command());
    export_->setEnabled(problem_.isEmpty());
}

void ExportDialog::browse() {
    auto* chooser = new QFileDialog(this, tr("Export to"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    chooser->setDefaultSuffix(QLatin1String(kForms[format_->currentIndex()].ending));
    if (!file_->text().isEmpty()) chooser->selectFile(file_->text());
    connect(chooser, &QFileDialog::fileSelected, this, [this](const QString& file) {
        touched_ = true;
        file_->setText(file);
        Q_EMIT file_->textEdited(file);
    });
    chooser->open();
}

void ExportDialog::finish() {
    touched_ = true;
    refresh();
    if (!problem_.isEmpty()) return;
    // What was found before may have changed meanwhile.
    askDisk([this] {
        if (!problem_.isEmpty()) return;
        QSettings settings;
        settings.setValue(QStringLiteral("export/form"), format());
        settings.setValue(QStringLiteral("export/pictures"), pictures_->currentData());
        settings.setValue(QStringLiteral("folders/export"), QFileInfo(file_->text().trimmed()).path());
        Q_EMIT exportRequested(options(), selection());
        accept();
    });
}

}  // namespace coincide
