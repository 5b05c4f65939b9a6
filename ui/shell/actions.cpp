#include "ui/shell/actions.h"

#include <QCoreApplication>
#include <QSettings>

#include "ui/base/icons.h"
#include "ui/shell/mnemonics.h"

namespace coincide {
namespace {


const std::vector<Actions::Entry>& entries() {
    static const std::vector<Actions::Entry> kTable{
        {"new", QT_TRANSLATE_NOOP("Actions", "Project"), QT_TRANSLATE_NOOP("Actions", "New project…"), QT_TRANSLATE_NOOP("Actions", "From LLaVA-style JSON or activations"), "new-file", "Ctrl+N"},
        {"open", QT_TRANSLATE_NOOP("Actions", "Project"), QT_TRANSLATE_NOOP("Actions", "Open project…"), QT_TRANSLATE_NOOP("Actions", "A folder that ends in .coincide"), "open", "Ctrl+O"},
        {"demo", QT_TRANSLATE_NOOP("Actions", "Project"), QT_TRANSLATE_NOOP("Actions", "Open the demo"), QT_TRANSLATE_NOOP("Actions", "Built-in records with pictures, taken through all stages"), "pictures", ""},
        {"save", QT_TRANSLATE_NOOP("Actions", "Project"), QT_TRANSLATE_NOOP("Actions", "Write now"), QT_TRANSLATE_NOOP("Actions", "All work is saved as you go; this waits until it is on the disk"), "save", "Ctrl+S"},
        {"save-as", QT_TRANSLATE_NOOP("Actions", "Project"), QT_TRANSLATE_NOOP("Actions", "Save project as…"), QT_TRANSLATE_NOOP("Actions", "A copy of the project under another name"), "", "Ctrl+Shift+S"},
        {"import", QT_TRANSLATE_NOOP("Actions", "Project"), QT_TRANSLATE_NOOP("Actions", "Import…"), QT_TRANSLATE_NOOP("Actions", "A dataset, activations or a selection made elsewhere"), "import", "Ctrl+I"},
        {"export", QT_TRANSLATE_NOOP("Actions", "Project"), QT_TRANSLATE_NOOP("Actions", "Export…"), QT_TRANSLATE_NOOP("Actions", "A selection as a file that training scripts take"), "export", "Ctrl+E"},
        {"figure", QT_TRANSLATE_NOOP("Actions", "Project"), QT_TRANSLATE_NOOP("Actions", "Save figure…"), QT_TRANSLATE_NOOP("Actions", "The map as a picture without the window around it"), "", ""},
        {"locate", QT_TRANSLATE_NOOP("Actions", "Project"), QT_TRANSLATE_NOOP("Actions", "Locate pictures…"), QT_TRANSLATE_NOOP("Actions", "Choose where the pictures of the dataset are now"), "", ""},
        {"close", QT_TRANSLATE_NOOP("Actions", "Project"), QT_TRANSLATE_NOOP("Actions", "Close project"), QT_TRANSLATE_NOOP("Actions", "Back to the start page"), "", "Ctrl+W"},
        {"quit", QT_TRANSLATE_NOOP("Actions", "Project"), QT_TRANSLATE_NOOP("Actions", "Quit"), QT_TRANSLATE_NOOP("Actions", "Ends the program; what runs is stopped and can be gone on with"), "", "Ctrl+Q"},

        {"undo", QT_TRANSLATE_NOOP("Actions", "Edit"), QT_TRANSLATE_NOOP("Actions", "Undo"), QT_TRANSLATE_NOOP("Actions", "Takes back the last change to tags, verdicts, names, filters or what is highlighted"), "undo", "Ctrl+Z"},
        {"redo", QT_TRANSLATE_NOOP("Actions", "Edit"), QT_TRANSLATE_NOOP("Actions", "Redo"), QT_TRANSLATE_NOOP("Actions", "Does again what was undone"), "redo", "Ctrl+Y Ctrl+Shift+Z"},
        {"tag", QT_TRANSLATE_NOOP("Actions", "Edit"), QT_TRANSLATE_NOOP("Actions", "Tag…"), QT_TRANSLATE_NOOP("Actions", "Tags the highlighted samples, or the current one"), "tag", "T"},
        {"note", QT_TRANSLATE_NOOP("Actions", "Edit"), QT_TRANSLATE_NOOP("Actions", "Note…"), QT_TRANSLATE_NOOP("Actions", "A note on the current sample"), "note", "N"},
        {"rename", QT_TRANSLATE_NOOP("Actions", "Edit"), QT_TRANSLATE_NOOP("Actions", "Rename cluster…"), QT_TRANSLATE_NOOP("Actions", "Gives the current cluster a name of your own"), "", "F2"},
        {"settings", QT_TRANSLATE_NOOP("Actions", "Edit"), QT_TRANSLATE_NOOP("Actions", "Settings…"), QT_TRANSLATE_NOOP("Actions", "Language, theme, motion, thumbnails, device"), "settings", "Ctrl+,"},
        {"shortcuts", QT_TRANSLATE_NOOP("Actions", "Edit"), QT_TRANSLATE_NOOP("Actions", "Keyboard…"), QT_TRANSLATE_NOOP("Actions", "Every command and its keys; change them here"), "", ""},

        {"select-all", QT_TRANSLATE_NOOP("Actions", "Select"), QT_TRANSLATE_NOOP("Actions", "All shown"), QT_TRANSLATE_NOOP("Actions", "Highlights every sample that the filter shows"), "", "Ctrl+A"},
        {"select-none", QT_TRANSLATE_NOOP("Actions", "Select"), QT_TRANSLATE_NOOP("Actions", "None"), QT_TRANSLATE_NOOP("Actions", "Highlights nothing"), "", "Ctrl+Shift+A"},
        {"select-invert", QT_TRANSLATE_NOOP("Actions", "Select"), QT_TRANSLATE_NOOP("Actions", "Invert"), QT_TRANSLATE_NOOP("Actions", "Highlights what was not, among what is shown"), "", "Ctrl+Shift+I"},
        {"search", QT_TRANSLATE_NOOP("Actions", "Select"), QT_TRANSLATE_NOOP("Actions", "Search samples"), QT_TRANSLATE_NOOP("Actions", "Words in questions and answers"), "search", "Ctrl+F"},
        {"next-hit", QT_TRANSLATE_NOOP("Actions", "Select"), QT_TRANSLATE_NOOP("Actions", "Next hit"), QT_TRANSLATE_NOOP("Actions", "The next sample that the filter shows"), "", "F3"},
        {"previous-hit", QT_TRANSLATE_NOOP("Actions", "Select"), QT_TRANSLATE_NOOP("Actions", "Previous hit"), QT_TRANSLATE_NOOP("Actions", "The sample before, of those that the filter shows"), "", "Shift+F3"},
        {"keep", QT_TRANSLATE_NOOP("Actions", "Select"), QT_TRANSLATE_NOOP("Actions", "Keep selection…"), QT_TRANSLATE_NOOP("Actions", "Stores what the tuning shows under a name"), "", "Ctrl+Return"},
        {"keep-highlighted", QT_TRANSLATE_NOOP("Actions", "Select"), QT_TRANSLATE_NOOP("Actions", "Keep highlighted…"), QT_TRANSLATE_NOOP("Actions", "Stores the highlighted samples as a selection"), "", ""},
        {"import-selection", QT_TRANSLATE_NOOP("Actions", "Select"), QT_TRANSLATE_NOOP("Actions", "Import selection…"), QT_TRANSLATE_NOOP("Actions", "A choice made elsewhere: positions or a subset file"), "", ""},
        {"pure", QT_TRANSLATE_NOOP("Actions", "Select"), QT_TRANSLATE_NOOP("Actions", "Verdict: pure"), QT_TRANSLATE_NOOP("Actions", "The current cluster shows one concept and skill"), "pure", "1"},
        {"mixed", QT_TRANSLATE_NOOP("Actions", "Select"), QT_TRANSLATE_NOOP("Actions", "Verdict: mixed"), QT_TRANSLATE_NOOP("Actions", "The current cluster mixes several"), "mixed", "2"},
        {"junk", QT_TRANSLATE_NOOP("Actions", "Select"), QT_TRANSLATE_NOOP("Actions", "Verdict: junk"), QT_TRANSLATE_NOOP("Actions", "The current cluster is not worth training on"), "junk", "3"},
        {"unsure", QT_TRANSLATE_NOOP("Actions", "Select"), QT_TRANSLATE_NOOP("Actions", "Verdict: unsure"), QT_TRANSLATE_NOOP("Actions", "To be looked at again"), "unsure", "4"},
        {"no-verdict", QT_TRANSLATE_NOOP("Actions", "Select"), QT_TRANSLATE_NOOP("Actions", "Clear verdict"), QT_TRANSLATE_NOOP("Actions", "Takes the verdict of the current cluster back"), "", "0"},
        {"pin", QT_TRANSLATE_NOOP("Actions", "Select"), QT_TRANSLATE_NOOP("Actions", "Pin cluster"), QT_TRANSLATE_NOOP("Actions", "All samples of the current cluster are taken"), "pin", "K"},
        {"exclude", QT_TRANSLATE_NOOP("Actions", "Select"), QT_TRANSLATE_NOOP("Actions", "Exclude cluster"), QT_TRANSLATE_NOOP("Actions", "No sample of the current cluster is taken"), "exclude", "X"},

        {"tool-pan", QT_TRANSLATE_NOOP("Actions", "View"), QT_TRANSLATE_NOOP("Actions", "Pan"), QT_TRANSLATE_NOOP("Actions", "Drag to pan, Shift+drag for a box, wheel to zoom"), "pan", "H", true},
        {"tool-box", QT_TRANSLATE_NOOP("Actions", "View"), QT_TRANSLATE_NOOP("Actions", "Box"), QT_TRANSLATE_NOOP("Actions", "Drag a box around samples"), "box", "B", true},
        {"tool-lasso", QT_TRANSLATE_NOOP("Actions", "View"), QT_TRANSLATE_NOOP("Actions", "Lasso"), QT_TRANSLATE_NOOP("Actions", "Draw around samples"), "lasso", "L", true},
        {"tool-cluster", QT_TRANSLATE_NOOP("Actions", "View"), QT_TRANSLATE_NOOP("Actions", "Whole cluster"), QT_TRANSLATE_NOOP("Actions", "Click a sample to highlight its whole cluster"), "cluster", "W", true},
        {"2d", QT_TRANSLATE_NOOP("Actions", "View"), QT_TRANSLATE_NOOP("Actions", "2D map"), QT_TRANSLATE_NOOP("Actions", "The flat map"), "", "", true},
        {"3d", QT_TRANSLATE_NOOP("Actions", "View"), QT_TRANSLATE_NOOP("Actions", "3D map"), QT_TRANSLATE_NOOP("Actions", "The map in space"), "", "", true},
        {"dimensions", QT_TRANSLATE_NOOP("Actions", "View"), QT_TRANSLATE_NOOP("Actions", "Switch 2D and 3D"), QT_TRANSLATE_NOOP("Actions", "The same samples in the other map"), "", "M"},
        {"pictures", QT_TRANSLATE_NOOP("Actions", "View"), QT_TRANSLATE_NOOP("Actions", "Pictures"), QT_TRANSLATE_NOOP("Actions", "Shows pictures instead of points where there is room"), "pictures", "P", true},
        {"dim", QT_TRANSLATE_NOOP("Actions", "View"), QT_TRANSLATE_NOOP("Actions", "Dim what is out"), QT_TRANSLATE_NOOP("Actions", "Fades samples that are not in the subset"), "", "D", true},
        {"fit", QT_TRANSLATE_NOOP("Actions", "View"), QT_TRANSLATE_NOOP("Actions", "Fit all"), QT_TRANSLATE_NOOP("Actions", "Shows the whole map"), "fit", "F"},
        {"fit-highlighted", QT_TRANSLATE_NOOP("Actions", "View"), QT_TRANSLATE_NOOP("Actions", "Fit highlighted"), QT_TRANSLATE_NOOP("Actions", "Shows all highlighted samples"), "", "Shift+F"},
        {"fly", QT_TRANSLATE_NOOP("Actions", "View"), QT_TRANSLATE_NOOP("Actions", "Fly to sample"), QT_TRANSLATE_NOOP("Actions", "Brings the current sample to the middle"), "", "G"},
        {"camera-back", QT_TRANSLATE_NOOP("Actions", "View"), QT_TRANSLATE_NOOP("Actions", "Camera back"), QT_TRANSLATE_NOOP("Actions", "Where the map looked before"), "", "Ctrl+B"},
        {"camera-forward", QT_TRANSLATE_NOOP("Actions", "View"), QT_TRANSLATE_NOOP("Actions", "Camera forward"), QT_TRANSLATE_NOOP("Actions", "Undoes Camera back"), "", "Ctrl+G"},
        {"camera-copy", QT_TRANSLATE_NOOP("Actions", "View"), QT_TRANSLATE_NOOP("Actions", "Copy camera"), QT_TRANSLATE_NOOP("Actions", "Where the map looks, as text for the clipboard"), "", "Ctrl+Shift+C"},
        {"camera-paste", QT_TRANSLATE_NOOP("Actions", "View"), QT_TRANSLATE_NOOP("Actions", "Paste camera"), QT_TRANSLATE_NOOP("Actions", "Looks where the text in the clipboard says"), "", "Ctrl+Shift+V"},
        {"theme", QT_TRANSLATE_NOOP("Actions", "View"), QT_TRANSLATE_NOOP("Actions", "Light or dark"), QT_TRANSLATE_NOOP("Actions", "Switches the theme"), "", "Ctrl+Shift+T"},
        {"full-screen", QT_TRANSLATE_NOOP("Actions", "View"), QT_TRANSLATE_NOOP("Actions", "Full screen"), QT_TRANSLATE_NOOP("Actions", "The window on the whole screen, and back"), "", "F11", true},

        {"stage-import", QT_TRANSLATE_NOOP("Actions", "Analyse"), QT_TRANSLATE_NOOP("Actions", "Import: options…"), QT_TRANSLATE_NOOP("Actions", "Reads the dataset and checks every record"), "", ""},
        {"stage-extract", QT_TRANSLATE_NOOP("Actions", "Analyse"), QT_TRANSLATE_NOOP("Actions", "Extract: options…"), QT_TRANSLATE_NOOP("Actions", "Activations of every sample by a reference model"), "", ""},
        {"stage-cluster", QT_TRANSLATE_NOOP("Actions", "Analyse"), QT_TRANSLATE_NOOP("Actions", "Cluster: options…"), QT_TRANSLATE_NOOP("Actions", "Groups samples of one concept and skill"), "", ""},
        {"stage-score", QT_TRANSLATE_NOOP("Actions", "Analyse"), QT_TRANSLATE_NOOP("Actions", "Score: options…"), QT_TRANSLATE_NOOP("Actions", "Transferability and density of every cluster"), "", ""},
        {"stage-map", QT_TRANSLATE_NOOP("Actions", "Analyse"), QT_TRANSLATE_NOOP("Actions", "Map: options…"), QT_TRANSLATE_NOOP("Actions", "Lays the samples out in two or three dimensions"), "", ""},
        {"stage-select", QT_TRANSLATE_NOOP("Actions", "Analyse"), QT_TRANSLATE_NOOP("Actions", "Select: options…"), QT_TRANSLATE_NOOP("Actions", "Takes a budget of samples"), "", ""},
        {"run-rest", QT_TRANSLATE_NOOP("Actions", "Analyse"), QT_TRANSLATE_NOOP("Actions", "Run what is missing"), QT_TRANSLATE_NOOP("Actions", "Runs every stage that is not done, or stale, in order"), "running", ""},
        {"pause", QT_TRANSLATE_NOOP("Actions", "Analyse"), QT_TRANSLATE_NOOP("Actions", "Pause or go on"), QT_TRANSLATE_NOOP("Actions", "Holds the running stage, or lets it go on"), "pause", ""},
        {"cancel", QT_TRANSLATE_NOOP("Actions", "Analyse"), QT_TRANSLATE_NOOP("Actions", "Cancel the running stage"), QT_TRANSLATE_NOOP("Actions", "What was done is kept"), "cancel", ""},
        {"budget-less", QT_TRANSLATE_NOOP("Actions", "Analyse"), QT_TRANSLATE_NOOP("Actions", "Budget −1 point"), QT_TRANSLATE_NOOP("Actions", "One percent of the samples less"), "", "["},
        {"budget-more", QT_TRANSLATE_NOOP("Actions", "Analyse"), QT_TRANSLATE_NOOP("Actions", "Budget +1 point"), QT_TRANSLATE_NOOP("Actions", "One percent of the samples more"), "", "]"},
        {"temperature-less", QT_TRANSLATE_NOOP("Actions", "Analyse"), QT_TRANSLATE_NOOP("Actions", "Temperature −5 %"), QT_TRANSLATE_NOOP("Actions", "High scores count more"), "", "Shift+["},
        {"temperature-more", QT_TRANSLATE_NOOP("Actions", "Analyse"), QT_TRANSLATE_NOOP("Actions", "Temperature +5 %"), QT_TRANSLATE_NOOP("Actions", "High scores count less"), "", "Shift+]"},
        {"refresh", QT_TRANSLATE_NOOP("Actions", "Analyse"), QT_TRANSLATE_NOOP("Actions", "Refresh"), QT_TRANSLATE_NOOP("Actions", "Reads the project again"), "", "F5"},

        {"layout-explore", QT_TRANSLATE_NOOP("Actions", "Window"), QT_TRANSLATE_NOOP("Actions", "Explore"), QT_TRANSLATE_NOOP("Actions", "Map, clusters, gallery, sample and tuning"), "", "Ctrl+1"},
        {"layout-tune", QT_TRANSLATE_NOOP("Actions", "Window"), QT_TRANSLATE_NOOP("Actions", "Tune"), QT_TRANSLATE_NOOP("Actions", "Budget and temperature, and what changes"), "", "Ctrl+2"},
        {"layout-compare", QT_TRANSLATE_NOOP("Actions", "Window"), QT_TRANSLATE_NOOP("Actions", "Compare"), QT_TRANSLATE_NOOP("Actions", "Two selections beside each other"), "", "Ctrl+3"},
        {"layout-run", QT_TRANSLATE_NOOP("Actions", "Window"), QT_TRANSLATE_NOOP("Actions", "Run"), QT_TRANSLATE_NOOP("Actions", "Stages, their options, log and failed records"), "", "Ctrl+4"},
        {"reset-layout", QT_TRANSLATE_NOOP("Actions", "Window"), QT_TRANSLATE_NOOP("Actions", "Reset layout"), QT_TRANSLATE_NOOP("Actions", "The panels of this layout where they were at first"), "", ""},
        {"next-dock", QT_TRANSLATE_NOOP("Actions", "Window"), QT_TRANSLATE_NOOP("Actions", "Next panel"), QT_TRANSLATE_NOOP("Actions", "Moves the focus to the next panel"), "", "F6"},
        {"previous-dock", QT_TRANSLATE_NOOP("Actions", "Window"), QT_TRANSLATE_NOOP("Actions", "Previous panel"), QT_TRANSLATE_NOOP("Actions", "Moves the focus to the panel before"), "", "Shift+F6"},

        {"help", QT_TRANSLATE_NOOP("Actions", "Help"), QT_TRANSLATE_NOOP("Actions", "Help"), QT_TRANSLATE_NOOP("Actions", "The page about what has the focus"), "", "F1"},
        {"tour", QT_TRANSLATE_NOOP("Actions", "Help"), QT_TRANSLATE_NOOP("Actions", "Guided tour"), QT_TRANSLATE_NOOP("Actions", "Seven steps on the demo, about 4 minutes"), "book", ""},
        {"palette", QT_TRANSLATE_NOOP("Actions", "Help"), QT_TRANSLATE_NOOP("Actions", "Search commands"), QT_TRANSLATE_NOOP("Actions", "Every command by its name"), "search", "Ctrl+K Ctrl+Shift+P"},
        {"report", QT_TRANSLATE_NOOP("Actions", "Help"), QT_TRANSLATE_NOOP("Actions", "Copy system report"), QT_TRANSLATE_NOOP("Actions", "Versions, system, processor and memory, without personal paths"), "copy", ""},
        {"about", QT_TRANSLATE_NOOP("Actions", "Help"), QT_TRANSLATE_NOOP("Actions", "About COINCIDE Explorer"), QT_TRANSLATE_NOOP("Actions", "Version and what it is made of"), "", ""},
    };
    return kTable;
}

QString translated(const char* text) { return QCoreApplication::translate("Actions", text); }

QList<QKeySequence> keysOf(const QString& text) {
    QList<QKeySequence> out;
    for (const QString& one : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) out << QKeySequence(one, QKeySequence::PortableText);
    return out;
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
        action->setShortcuts(own.isValid() ? keysOf(own.toString()) : standardKeys(id));
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

QString Actions::name(const QAction* action) const { return withoutMnemonic(action->text()); }

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
    action->setShortcuts(keys);
    showTip(action);
}

void Actions::resetKeys() {
    QSettings().remove(QStringLiteral("keys"));
    for (QAction* action : order_) {
        action->setShortcuts(standardKeys(action->objectName()));
        showTip(action);
    }
}

void Actions::showTip(QAction* action) {
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    const QString title = name(action).remove(QStringLiteral("…"));
    action->setToolTip((keys.isEmpty() ? title : title + QStringLiteral("  (") + keys + QLatin1Char(')')) + QLatin1Char('\n') + description(action));
    action->setStatusTip({});
}

void Actions::retranslate() {
    for (const Entry& entry : table()) {
        QAction* action = (*this)[entry.id];
        action->setText(translated(entry.text));
        action->setIconText(translated(entry.text).remove(QStringLiteral("…")));   // without the mnemonic that the menu gives it
        if (action->objectName() == QLatin1String("2d") || action->objectName() == QLatin1String("3d")) action->setIconText(action->objectName().toUpper());
        showTip(action);
    }
}

}  // namespace coincide
