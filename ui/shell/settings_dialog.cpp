#include "ui/shell/settings_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>
#include <thread>

#include "ui/base/tokens.h"
#include "ui/model/thumbnail_cache.h"
#include "ui/shell/appearance.h"

namespace coincide {

namespace {

constexpr int kLeastMegabytes = 64, kMostMegabytes = 8192;

}  // namespace

int SettingsDialog::thumbnailMegabytes() { return std::clamp(QSettings().value(QStringLiteral("thumbnails/megabytes"), ThumbnailCache::kUsualMegabytes).toInt(), kLeastMegabytes, kMostMegabytes); }

SettingsDialog::SettingsDialog(Appearance& appearance, QWidget* parent)
    : QDialog(parent), appearance_(appearance), column_(new QVBoxLayout(this)), search_(new QLineEdit), language_(new QComboBox), theme_(new QComboBox), renderer_(new QComboBox), motion_(new QCheckBox), thumbnails_(new QSpinBox),
      device_(new QComboBox), threads_(new QSpinBox), openLast_(new QCheckBox), note_(new QLabel) {
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("settings"));
    column_->setContentsMargins(space::l, space::l, space::l, space::l);
    column_->setSpacing(space::m);
    search_->setClearButtonEnabled(true);
    column_->addWidget(search_);
    for (QWidget* editor : std::initializer_list<QWidget*>{language_, theme_, motion_, openLast_, renderer_, thumbnails_, device_, threads_}) add(editor);
    column_->addStretch(1);
    note_->setFont(textFont(TextRole::Caption));
    column_->addWidget(note_);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton* reset = buttons->addButton(tr("Reset"), QDialogButtonBox::ResetRole);
    reset->setObjectName(QStringLiteral("reset"));
    column_->addWidget(buttons);
    resize(480, 520);

    language_->addItem(QString(), QString());
    language_->addItem(QStringLiteral("English"), QStringLiteral("en"));
    language_->addItem(QStringLiteral("简体中文"), QStringLiteral("zh_CN"));
    for (const char* theme : {"system", "light", "dark"}) theme_->addItem(QString(), QString::fromLatin1(theme));
    for (const char* renderer : {"auto", "software", "opengl"}) renderer_->addItem(QString(), QString::fromLatin1(renderer));
    device_->addItem(QString(), QStringLiteral("auto"));
    device_->addItem(QStringLiteral("CPU"), QStringLiteral("cpu"));
    device_->addItem(QStringLiteral("CUDA"), QStringLiteral("cuda"));
    thumbnails_->setRange(kLeastMegabytes, kMostMegabytes);
    thumbnails_->setSingleStep(64);
    thumbnails_->setSuffix(QStringLiteral(" MB"));
    threads_->setRange(0, static_cast<int>(std::max(1u, std::thread::hardware_concurrency())));

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(search_, &QLineEdit::textChanged, this, &SettingsDialog::filter);
    connect(language_, &QComboBox::currentIndexChanged, this, [this] {
        if (!loading_) appearance_.setLanguage(language_->currentData().toString());
    });
    connect(theme_, &QComboBox::currentIndexChanged, this, [this] {
        if (!loading_) appearance_.setTheme(theme_->currentData().toString());
    });
    connect(motion_, &QCheckBox::toggled, this, [this](bool on) {
        if (!loading_) Appearance::setReducedMotion(on);
    });
    const auto keep = [this](const QString& key, const QVariant& value) {
        if (!loading_) QSettings().setValue(key, value);
    };
    connect(openLast_, &QCheckBox::toggled, this, [keep](bool on) { keep(QStringLiteral("start/openLast"), on); });
    connect(renderer_, &QComboBox::currentIndexChanged, this, [this, keep] { keep(QStringLiteral("map/renderer"), renderer_->currentData()); });
    connect(thumbnails_, &QSpinBox::valueChanged, this, [this, keep](int value) {
        keep(QStringLiteral("thumbnails/megabytes"), value);
        Q_EMIT thumbnailMegabytesChanged(value);
    });
    connect(device_, &QComboBox::currentIndexChanged, this, [this, keep] { keep(QStringLiteral("compute/device"), device_->currentData()); });
    connect(threads_, &QSpinBox::valueChanged, this, [keep](int value) { keep(QStringLiteral("compute/threads"), value); });
    connect(reset, &QPushButton::clicked, this, [this] {
        QSettings settings;
        for (const char* group : {"look", "compute", "map", "thumbnails"}) settings.remove(QString::fromLatin1(group));
        settings.remove(QStringLiteral("start/openLast"));
        appearance_.takeSettings();
        Appearance::setReducedMotion(false);
        load();
    });
    retranslate();
    load();
}

QLabel* SettingsDialog::add(QWidget* editor) {
    auto* box = new QWidget(this);
    auto* lines = new QVBoxLayout(box);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(2);
    auto* row = new QHBoxLayout;
    auto* label = new QLabel(box);
    label->setBuddy(editor);
    row->addWidget(label, 1);
    editor->setMinimumWidth(qobject_cast<QCheckBox*>(editor) ? 0 : 168);
    row->addWidget(editor);
    lines->addLayout(row);
    auto* help = new QLabel(box);
    help->setFont(textFont(TextRole::Caption));
    help->setWordWrap(true);
    lines->addWidget(help);
    column_->addWidget(box);
    rows_.push_back({box, label, help});
    return label;
}

void SettingsDialog::load() {
    loading_ = true;
    const QSettings settings;
    const auto choose = [](QComboBox* box, const QVariant& value) { box->setCurrentIndex(std::max(0, box->findData(value))); };
    choose(language_, settings.value(QStringLiteral("look/language"), QString()));
    choose(theme_, settings.value(QStringLiteral("look/theme"), QStringLiteral("system")));
    motion_->setChecked(Appearance::reducedMotion());
    openLast_->setChecked(settings.value(QStringLiteral("start/openLast"), false).toBool());
    choose(renderer_, settings.value(QStringLiteral("map/renderer"), QStringLiteral("auto")));
    thumbnails_->setValue(thumbnailMegabytes());
    choose(device_, settings.value(QStringLiteral("compute/device"), QStringLiteral("auto")));
    threads_->setValue(settings.value(QStringLiteral("compute/threads"), 0).toInt());
    loading_ = false;
}

void SettingsDialog::retranslate() {
    setWindowTitle(tr("Settings"));
    search_->setPlaceholderText(tr("Search settings"));
    search_->setAccessibleName(search_->placeholderText());
    const std::pair<QString, QString> texts[] = {
        {tr("Language"), tr("Acts at once.")},
        {tr("Theme"), tr("Light, dark, or as the desktop.")},
        {tr("Reduced motion"), tr("The map jumps instead of flying, and nothing fades.")},
        {tr("Open the last project at start"), tr("Instead of the start page.")},
        {tr("Drawing of the map"), tr("Automatic takes the graphics processor where there is one. Acts at the next start.")},
        {tr("Thumbnails in memory"), tr("Small pictures that are kept at hand, 64 to 8,192 MB. Acts at once.")},
        {tr("Device"), tr("What new runs compute on, unless they say otherwise.")},
        {tr("Threads"), tr("0 takes all. Acts for the next project that is opened.")},
    };
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        rows_[i].label->setText(texts[i].first);
        rows_[i].help->setText(texts[i].second);
        QPalette colours = palette();
        colours.setColor(QPalette::WindowText, Tokens::of(palette()).secondary);
        rows_[i].help->setPalette(colours);
        rows_[i].label->buddy()->setAccessibleName(texts[i].first);
    }
    loading_ = true;
    language_->setItemText(0, tr("As the system"));
    const QString themes[] = {tr("As the system"), tr("Light"), tr("Dark")};
    const QString renderers[] = {tr("Automatic"), tr("Processor"), tr("Graphics processor")};
    for (int i = 0; i < 3; ++i) theme_->setItemText(i, themes[i]), renderer_->setItemText(i, renderers[i]);
    device_->setItemText(0, tr("Automatic"));
    threads_->setSpecialValueText(tr("All"));
    loading_ = false;
    note_->setText(tr("Changes are kept at once."));
    if (auto* reset = findChild<QPushButton*>(QStringLiteral("reset"))) reset->setText(tr("Reset"));
}

void SettingsDialog::filter(const QString& text) {
    for (const Row& row : rows_) row.box->setVisible(text.trimmed().isEmpty() || (row.label->text() + row.help->text()).contains(text.trimmed(), Qt::CaseInsensitive));
}

void SettingsDialog::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

}  // namespace coincide
