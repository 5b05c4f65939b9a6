#include "ui/shell/actions.h"

#include <QCoreApplication>
#include <QSettings>

#include "ui/base/icons.h"

namespace coincide {
namespace {

#define N(text) QT_TRANSLATE_NOOP("Actions", text)

const std::vector<Actions::Entry>& entries() {
    static const std::vector<Actions::Entry> kTable{
        {"new", N("Project"), N("New project…"), N("From LLaVA-style JSON or activations"), "new-file", "Ctrl+N"},
        {"open", N("Project"), N("Open project…"), N("A folder that ends in .coincide"), "open", "Ctrl+O"},
        {"demo", N("Project"), N("Open the demo"), N("Built-in records with pictures, taken through all stages"), "pictures", ""},
        {"save", N("Project"), N("Write now"), N("All work is saved as you go; this waits until it is on the disk"), "save", "Ctrl+S"},
        {"save-as", N("Project"), N("Save project as…"), N("A copy of the project under another name"), "", "Ctrl+Shift+S"},
        {"import", N("Project"), N("Import…"), N("A dataset, activations or a selection made elsewhere"), "import", "Ctrl+I"},
        {"export", N("Project"), N("Export…"), N("A selection as a file that training scripts take"), "export", "Ctrl+E"},
        {"figure", N("Project"), N("Save figure…"), N("The map as a picture without the window around it"), "", ""},
        {"locate", N("Project"), N("Locate pictures…"), N("Choose where the pictures of the dataset are now"), "", ""},
        {"close", N("Project"), N("Close project"), N("Back to the start page"), "", "Ctrl+W"},
        {"quit", N("Project"), N("Quit"), N("Ends the program; what runs is stopped and can be gone on with"), "", "Ctrl+Q"},

        {"undo", N("Edit"), N("Undo"), N("Takes back the last change to tags, verdicts, names, filters or what is highlighted"), "undo", "Ctrl+Z"},
        {"redo", N("Edit"), N("Redo"), N("Does again what was undone"), "redo", "Ctrl+Y Ctrl+Shift+Z"},
        {"tag", N("Edit"), N("Tag…"), N("Tags the highlighted samples, or the current one"), "tag", "T"},
        {"note", N("Edit"), N("Note…"), N("A note on the current sample"), "note", "N"},
        {"rename", N("Edit"), N("Rename cluster…"), N("Gives the current cluster a name of your own"), "", "F2"},
        {"settings", N("Edit"), N("Settings…"), N("Language, theme, motion, thumbnails, device"), "settings", "Ctrl+,"},
        {"shortcuts", N("Edit"), N("Keyboard…"), N("Every command and its keys; change them here"), "", ""},

        {"select-all", N("Select"), N("All shown"), N("Highlights every sample that the filter shows"), "", "Ctrl+A"},
        {"select-none", N("Select"), N("None"), N("Highlights nothing"), "", "Ctrl+Shift+A"},
        {"select-invert", N("Select"), N("Invert"), N("Highlights what was not, among what is shown"), "", "Ctrl+Shift+I"},
        {"search", N("Select"), N("Search samples"), N("Words in questions and answers"), "search", "Ctrl+F"},
        {"next-hit", N("Select"), N("Next hit"), N("The next sample that the filter shows"), "", "F3"},
        {"keep", N("Select"), N("Keep selection…"), N("Stores what the tuning shows under a name"), "", "Ctrl+Return"},
        {"keep-highlighted", N("Select"), N("Keep highlighted…"), N("Stores the highlighted samples as a selection"), "", ""},
        {"import-selection", N("Select"), N("Import selection…"), N("A choice made elsewhere: positions or a subset file"), "", ""},
        {"pure", N("Select"), N("Verdict: pure"), N("The current cluster shows one concept and skill"), "pure", "1"},
        {"mixed", N("Select"), N("Verdict: mixed"), N("The current cluster mixes several"), "mixed", "2"},
        {"junk", N("Select"), N("Verdict: junk"), N("The current cluster is not worth training on"), "junk", "3"},
        {"unsure", N("Select"), N("Verdict: unsure"), N("To be looked at again"), "unsure", "4"},
        {"no-verdict", N("Select"), N("Clear verdict"), N("Takes the verdict of the current cluster back"), "", "0"},
        {"pin", N("Select"), N("Pin cluster"), N("All samples of the current cluster are taken"), "pin", "K"},
        {"exclude", N("Select"), N("Exclude cluster"), N("No sample of the current cluster is taken"), "exclude", "X"},

        {"tool-pan", N("View"), N("Pan"), N("Drag to pan, Shift+drag for a box, wheel to zoom"), "pan", "H", true},
        {"tool-box", N("View"), N("Box"), N("Drag a box around samples"), "box", "B", true},
        {"tool-lasso", N("View"), N("Lasso"), N("Draw around samples"), "lasso", "L", true},
        {"tool-cluster", N("View"), N("Whole cluster"), N("Click a sample to highlight its whole cluster"), "cluster", "W", true},
        {"2d", N("View"), N("2D map"), N("The flat map"), "", "", true},
        {"3d", N("View"), N("3D map"), N("The map in space"), "", "", true},
        {"dimensions", N("View"), N("Switch 2D and 3D"), N("The same samples in the other map"), "", "M"},
        {"pictures", N("View"), N("Pictures"), N("Shows pictures instead of points where there is room"), "pictures", "P", true},
        {"dim", N("View"), N("Dim what is out"), N("Fades samples that are not in the subset"), "", "D", true},
        {"fit", N("View"), N("Fit all"), N("Shows the whole map"), "fit", "F"},
        {"fit-highlighted", N("View"), N("Fit highlighted"), N("Shows all highlighted samples"), "", "Shift+F"},
        {"fly", N("View"), N("Fly to sample"), N("Brings the current sample to the middle"), "", "G"},
        {"camera-back", N("View"), N("Camera back"), N("Where the map looked before"), "", "Ctrl+B"},
        {"camera-forward", N("View"), N("Camera forward"), N("Undoes Camera back"), "", "Ctrl+G"},
        {"camera-copy", N("View"), N("Copy camera"), N("Where the map looks, as text for the clipboard"), "", "Ctrl+Shift+C"},
        {"camera-paste", N("View"), N("Paste camera"), N("Looks where the text in the clipboard says"), "", "Ctrl+Shift+V"},
        {"theme", N("View"), N("Light or dark"), N("Switches the theme"), "", "Ctrl+Shift+T"},
        {"full-screen", N("View"), N("Full screen"), N("The window on the whole screen, and back"), "", "F11", true},

        {"stage-import", N("Analyse"), N("Import: options…"), N("Reads the dataset and checks every record"), "", ""},
        {"stage-extract", N("Analyse"), N("Extract: options…"), N("Activations of every sample by a reference model"), "", ""},
        {"stage-cluster", N("Analyse"), N("Cluster: options…"), N("Groups samples of one concept and skill"), "", ""},
        {"stage-score", N("Analyse"), N("Score: options…"), N("Transferability and density of every cluster"), "", ""},
        {"stage-map", N("Analyse"), N("Map: options…"), N("Lays the samples out in two or three dimensions"), "", ""},
        {"stage-select", N("Analyse"), N("Select: options…"), N("Takes a budget of samples"), "", ""},
        {"run-rest", N("Analyse"), N("Run what is missing"), N("Runs every stage that is not done, or stale, in order"), "running", ""},
        {"pause", N("Analyse"), N("Pause or go on"), N("Holds the running stage, or lets it go on"), "pause", ""},
        {"cancel", N("Analyse"), N("Cancel the running stage"), N("What was done is kept"), "cancel", ""},
        {"budget-less", N("Analyse"), N("Budget −1 point"), N("One percent of the samples less"), "", "["},
        {"budget-more", N("Analyse"), N("Budget +1 point"), N("One percent of the samples more"), "", "]"},
        {"temperature-less", N("Analyse"), N("Temperature −5 %"), N("High scores count more"), "", "Shift+["},
        {"temperature-more", N("Analyse"), N("Temperature +5 %"), N("High scores count less"), "", "Shift+]"},
        {"refresh", N("Analyse"), N("Refresh"), N("Reads the project again"), "", "F5"},

        {"layout-explore", N("Window"), N("Explore"), N("Map, clusters, gallery, sample and tuning"), "", "Ctrl+1"},
        {"layout-tune", N("Window"), N("Tune"), N("Budget and temperature, and what changes"), "", "Ctrl+2"},
        {"layout-compare", N("Window"), N("Compare"), N("Two selections beside each other"), "", "Ctrl+3"},
        {"layout-run", N("Window"), N("Run"), N("Stages, their options, log and failed records"), "", "Ctrl+4"},
        {"reset-layout", N("Window"), N("Reset layout"), N("The panels of this layout where they were at first"), "", ""},
        {"next-dock", N("Window"), N("Next panel"), N("Moves the focus to the next panel"), "", "F6"},
        {"previous-dock", N("Window"), N("Previous panel"), N("Moves the focus to the panel before"), "", "Shift+F6"},

        {"help", N("Help"), N("Help"), N("The page about what has the focus"), "", "F1"},
        {"tour", N("Help"), N("Guided tour"), N("Seven steps on the demo, about 4 minutes"), "book", ""},
        {"palette", N("Help"), N("Search commands"), N("Every command by its name"), "search", "Ctrl+K Ctrl+Shift+P"},
        {"report", N("Help"), N("Copy system report"), N("Versions, system, processor and memory, without personal paths"), "copy", ""},
        {"about", N("Help"), N("About COINCIDE Explorer"), N("Version and what it is made of"), "", ""},
    };
    return kTable;
}
#undef N

QString translated(const char* text) { return QCoreApplication::translate("Actions", text); }

QList<QKeySequence> keysOf(const QString& text) {
    QList<QKeySequence> out;
    for (const QString& one : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) out << QKeySequence(one, QKeySequence::PortableText);
    return out;
}

// Shift+[ comes from many keyboards as the sign that it makes.
QList<QKeySequence> withShiftedSigns(QList<QKeySequence> keys) {
    if (keys.contains(QKeySequence(QStringLiteral("Shift+[")))) keys << QKeySequence(QStringLiteral("{")) << QKeySequence(QStringLiteral("Shift+{"));
    if (keys.contains(QKeySequence(QStringLiteral("Shift+]")))) keys << QKeySequence(QStringLiteral("}")) << QKeySequence(QStringLiteral("Shift+}"));
    return keys;
}

}  // namespace

const std::vector<Actions::Entry>& Actions::table() { return entries(); }

Actions::Actions(QObject* parent) : QObject(parent) {
    QSettings settings;
    for (const Entry& entry : table()) {
        auto* action = new QAction(this);
        const QString id = QString::fromLatin1(entry.id);
        action->setObjectName(id);
        action->setCheckable(entry.checkable);
        if (*entry.icon) action->setIcon(icon(QString::fromLatin1(entry.icon)));
        action->setIconVisibleInMenu(false);
        const QVariant own = settings.value(QStringLiteral("keys/") + id);
        action->setShortcuts(withShiftedSigns(own.isValid() ? keysOf(own.toString()) : standardKeys(id)));
        actions_[id] = action;
        order_.push_back(action);
    }
    actions_.at(QStringLiteral("quit"))->setMenuRole(QAction::QuitRole);
    retranslate();
}

QAction* Actions::operator[](const char* id) const { return actions_.at(QString::fromLatin1(id)); }

QAction* Actions::find(const QString& id) const {
    const auto found = actions_.find(id);
    return found == actions_.end() ? nullptr : found->second;
}

void Actions::on(const char* id, std::function<void()> act) {
    connect((*this)[id], &QAction::triggered, this, [act = std::move(act)] { act(); });
}

QString Actions::group(const QAction* action) const {
    for (const Entry& entry : table())
        if (action->objectName() == QLatin1String(entry.id)) return translated(entry.group);
    return {};
}

QString Actions::description(const QAction* action) const {
    for (const Entry& entry : table())
        if (action->objectName() == QLatin1String(entry.id)) return translated(entry.description);
    return {};
}

QList<QKeySequence> Actions::standardKeys(const QString& id) const {
    for (const Entry& entry : table())
        if (id == QLatin1String(entry.id)) return keysOf(QString::fromLatin1(entry.keys));
    return {};
}

QList<QAction*> Actions::conflicts(const QAction* action, const QList<QKeySequence>& keys) const {
    QList<QAction*> out;
    for (QAction* other : order_) {
        if (other == action) continue;
        for (const QKeySequence& key : keys)
            if (!key.isEmpty() && other->shortcuts().contains(key) && !out.contains(other)) out << other;
    }
    return out;
}

void Actions::setKeys(QAction* action, const QList<QKeySequence>& keys) {
    QStringList words;
    for (const QKeySequence& key : keys)
        if (!key.isEmpty()) words << key.toString(QKeySequence::PortableText).remove(QLatin1Char(' '));
    const QString setting = QStringLiteral("keys/") + action->objectName();
    if (keys == standardKeys(action->objectName())) QSettings().remove(setting);
    else QSettings().setValue(setting, words.join(QLatin1Char(' ')));
    action->setShortcuts(withShiftedSigns(keys));
    showTip(action);
}

void Actions::resetKeys() {
    QSettings().remove(QStringLiteral("keys"));
    for (QAction* action : order_) {
        action->setShortcuts(withShiftedSigns(standardKeys(action->objectName())));
        showTip(action);
    }
}

void Actions::showTip(QAction* action) {
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    const QString name = action->text().remove(QStringLiteral("…"));
    action->setToolTip((keys.isEmpty() ? name : name + QStringLiteral("  (") + keys + QLatin1Char(')')) + QLatin1Char('\n') + description(action));
    action->setStatusTip({});
}

void Actions::retranslate() {
    for (const Entry& entry : table()) {
        QAction* action = (*this)[entry.id];
        action->setText(translated(entry.text));
        if (action->objectName() == QLatin1String("2d") || action->objectName() == QLatin1String("3d")) action->setIconText(action->objectName().toUpper());
        showTip(action);
    }
}

}  // namespace coincide
