#include "ui/form/option_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QFileDialog>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QPushButton>
#include <QToolButton>
#include <QWheelEvent>
#include <cmath>

#include "core/base/error.h"
#include "ui/base/error_text.h"
#include "ui/base/format.h"
#include "ui/base/icons.h"
#include "ui/base/tokens.h"
#include "ui/form/option_texts.h"

namespace coincide {
namespace {

constexpr int kEditorWidth = 136;

// Numbers without the zeros that a fixed number of decimals would add; whole numbers up to 9e15 as well.
class NumberBox : public QDoubleSpinBox {
public:
    NumberBox(const FieldInfo& info, bool whole) {
        setDecimals(whole ? 0 : 9);
        setRange(info.minimum, info.maximum);
        setSingleStep(info.step);
        setFocusPolicy(Qt::StrongFocus);
        setButtonSymbols(QAbstractSpinBox::UpDownArrows);
        setLocale(QLocale::c());
        setKeyboardTracking(true);
    }
    QString textFromValue(double value) const override { return decimals() == 0 ? QString::number(value, 'f', 0) : QString::number(value, 'g', 10); }
    QSize minimumSizeHint() const override { return {72, QDoubleSpinBox::minimumSizeHint().height()}; }
    QSize sizeHint() const override { return {kEditorWidth, QDoubleSpinBox::sizeHint().height()}; }

protected:
    void wheelEvent(QWheelEvent* event) override {
        if (hasFocus()) QDoubleSpinBox::wheelEvent(event);
        else event->ignore();
    }
};

QString listText(const std::vector<std::int64_t>& values) {
    QStringList parts;
    for (const std::int64_t value : values) parts << QString::number(value);
    return parts.join(QStringLiteral(", "));
}

bool parseList(const QString& text, std::vector<std::int64_t>& out) {
    static const QRegularExpression between(QStringLiteral("[,;\\s]+"));
    for (const QString& part : text.split(between, Qt::SkipEmptyParts)) {
        bool ok = false;
        out.push_back(part.toLongLong(&ok));
        if (!ok) return false;
    }
    return true;
}

}  // namespace

OptionForm::OptionForm(QWidget* parent) : QWidget(parent), grid_(new QGridLayout), more_(new QPushButton(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    grid_->setHorizontalSpacing(space::m);
    grid_->setVerticalSpacing(space::xs);
    grid_->setColumnStretch(0, 1);
    column->addLayout(grid_);
    more_->setCheckable(true);
    more_->setProperty("link", true);
    column->addWidget(more_, 0, Qt::AlignLeft);
    connect(more_, &QPushButton::toggled, this, &OptionForm::showAdvanced);
}

void OptionForm::clear() {
    for (auto& [key, line] : lines_) {
        delete line.label;
        delete line.place;
        delete line.below;
    }
    lines_.clear();
    order_.clear();
}

void OptionForm::add(const FieldInfo& info, Value value, const QStringList& hidden) {
    const std::string key(info.key);
    Line& line = lines_[key];
    order_.push_back(key);
    line.info = info;
    line.value = line.standard = std::move(value);
    if (hidden.contains(qstr(key))) return;
    line.label = new QLabel(this);
    line.below = new QLabel(this);
    line.below->setWordWrap(true);
    line.below->setFont(textFont(TextRole::Caption));
    makeEditor(line);
    line.label->setBuddy(line.editor);
    const int row = grid_->rowCount();
    grid_->addWidget(line.label, row, 0);
    const bool path = line.place != line.editor;   // a path needs the whole width to be read
    if (path) grid_->addWidget(line.place, row + 1, 0, 1, 2);
    else grid_->addWidget(line.place, row, 1, Qt::AlignRight);
    grid_->addWidget(line.below, row + (path ? 2 : 1), 0, 1, 2);
}

void OptionForm::makeEditor(Line& line) {
    const OptionText text = optionText(line.info.key, line.info.help);
    line.advanced = text.advanced;
    if (std::holds_alternative<bool>(line.value)) {
        auto* box = new QCheckBox(this);
        connect(box, &QCheckBox::toggled, this, [this, &line](bool on) { edited(line, on); });
        line.editor = line.place = box;
    } else if (std::holds_alternative<std::int64_t>(line.value) || std::holds_alternative<double>(line.value)) {
        const bool whole = std::holds_alternative<std::int64_t>(line.value);
        auto* box = new NumberBox(line.info, whole);
        box->setParent(this);
        connect(box, &QDoubleSpinBox::valueChanged, this, [this, &line, whole](double value) {
            edited(line, whole ? Value(static_cast<std::int64_t>(std::llround(value))) : Value(value));
        });
        line.editor = line.place = box;
    } else if (std::holds_alternative<std::string>(line.value) && !line.info.choices.empty()) {
        auto* box = new QComboBox(this);
        for (const std::string_view word : line.info.choices) box->addItem(QString(), qstr(std::string(word)));
        box->setMinimumWidth(kEditorWidth);
        connect(box, &QComboBox::currentIndexChanged, this, [this, &line, box](int index) {
            if (index >= 0) edited(line, utf8(box->itemData(index).toString()));
        });
        line.editor = line.place = box;
    } else {
        auto* edit = new QLineEdit(this);
        edit->setMinimumWidth(kEditorWidth);
        const bool list = !std::holds_alternative<std::string>(line.value);
        connect(edit, &QLineEdit::textChanged, this, [this, &line, list](const QString& now) {
            std::vector<std::int64_t> values;
            if (!list) edited(line, utf8(now.trimmed()));
            else if (parseList(now, values)) edited(line, std::move(values));
            else edited(line, line.value, tr("Write whole numbers with commas between them, such as 3, 7, 11."));
        });
        line.editor = line.place = edit;
        if (text.kind != OptionText::Kind::Plain) {
            line.place = new QWidget(this);
            auto* row = new QHBoxLayout(line.place);
            row->setContentsMargins(0, 0, 0, 0);
            row->setSpacing(space::xs);
            row->addWidget(edit, 1);
            auto* browse = new QToolButton(line.place);
            browse->setIcon(icon(QStringLiteral("open")));
            browse->setObjectName(QStringLiteral("browse"));
            row->addWidget(browse);
            const bool folder = text.kind == OptionText::Kind::Folder;
            connect(browse, &QToolButton::clicked, this, [this, edit, folder] {
                const QString chosen = folder ? QFileDialog::getExistingDirectory(this, {}, edit->text()) : QFileDialog::getSaveFileName(this, {}, edit->text());
                if (!chosen.isEmpty()) edit->setText(chosen);
            });
        }
    }
    line.editor->setObjectName(qstr(std::string(line.info.key)));
}

void OptionForm::finish() {
    for (auto& [key, line] : lines_)
        if (line.editor) showValue(line);
    retranslate();
    showAdvanced(more_->isChecked());
}

void OptionForm::showValue(Line& line) {
    if (!line.editor) return;
    filling_ = true;
    if (auto* check = qobject_cast<QCheckBox*>(line.editor)) check->setChecked(std::get<bool>(line.value));
    else if (auto* number = qobject_cast<QDoubleSpinBox*>(line.editor)) {
        const auto* whole = std::get_if<std::int64_t>(&line.value);
        number->setValue(whole ? static_cast<double>(*whole) : std::get<double>(line.value));
    } else if (auto* combo = qobject_cast<QComboBox*>(line.editor)) combo->setCurrentIndex(combo->findData(qstr(std::get<std::string>(line.value))));
    else if (auto* edit = qobject_cast<QLineEdit*>(line.editor)) {
        const auto* list = std::get_if<std::vector<std::int64_t>>(&line.value);
        edit->setText(list ? listText(*list) : qstr(std::get<std::string>(line.value)));
    }
    filling_ = false;
    line.problem.clear();
    verify(line);
}

void OptionForm::edited(Line& line, Value value, const QString& problem) {
    if (filling_) return;
    line.value = std::move(value);
    line.problem = problem;
    if (problem.isEmpty()) verify(line);
    else showBelow(line);
    Q_EMIT changed();
}

void OptionForm::verify(Line& line) {
    line.problem.clear();
    try {
        std::visit([&](const auto& value) { checkField(line.info, value); }, line.value);
        if (line.check) line.problem = line.check(line.value);
    } catch (const Error& error) {
        line.problem = errorText(error);
    }
    showBelow(line);
}

void OptionForm::showBelow(Line& line) {
    if (!line.below) return;
    const Tokens& tokens = Tokens::of(palette());
    QPalette colours = palette();
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text}) colours.setColor(role, line.problem.isEmpty() ? tokens.secondary : tokens.failed);
    line.below->setPalette(colours);
    line.below->setText(line.problem.isEmpty() ? line.hint : line.problem);
    line.below->setVisible(!line.below->text().isEmpty() && (!line.advanced || more_->isChecked() || !line.problem.isEmpty()));
}

void OptionForm::setValue(std::string_view key, const Value& value) {
    const auto found = lines_.find(key);
    if (found == lines_.end() || found->second.value.index() != value.index()) return;
    found->second.value = value;
    showValue(found->second);
    Q_EMIT changed();
}

const OptionForm::Value* OptionForm::valueOf(std::string_view key) const {
    const auto found = lines_.find(key);
    return found == lines_.end() ? nullptr : &found->second.value;
}

void OptionForm::setCheck(std::string_view key, Check check) {
    if (const auto found = lines_.find(key); found != lines_.end()) {
        found->second.check = std::move(check);
        verify(found->second);
    }
}

void OptionForm::setHint(std::string_view key, const QString& hint) {
    if (const auto found = lines_.find(key); found != lines_.end()) {
        found->second.hint = hint;
        showBelow(found->second);
    }
}

bool OptionForm::valid() const {
    for (const auto& [key, line] : lines_)
        if (!line.problem.isEmpty()) return false;
    return true;
}

QString OptionForm::problemOf(std::string_view key) const {
    const auto found = lines_.find(key);
    return found == lines_.end() ? QString() : found->second.problem;
}

void OptionForm::reset() {
    for (auto& [key, line] : lines_) {
        line.value = line.standard;
        showValue(line);
    }
    Q_EMIT changed();
}

bool OptionForm::isDefault() const {
    for (const auto& [key, line] : lines_)
        if (line.value != line.standard) return false;
    return true;
}

void OptionForm::showAdvanced(bool on) {
    bool any = false;
    for (auto& [key, line] : lines_) {
        if (!line.editor) continue;
        any = any || line.advanced;
        line.label->setVisible(on || !line.advanced);
        line.place->setVisible(on || !line.advanced);
        showBelow(line);
    }
    more_->setVisible(any);
    more_->setText(on ? tr("Fewer options") : tr("More options"));
}

void OptionForm::retranslate() {
    for (auto& [key, line] : lines_) {
        if (!line.editor) continue;
        const OptionText text = optionText(line.info.key, line.info.help);
        line.label->setText(text.label);
        line.label->setToolTip(text.help);
        line.editor->setToolTip(text.help);
        line.editor->setAccessibleName(text.label);
        if (auto* combo = qobject_cast<QComboBox*>(line.editor))
            for (int i = 0; i < combo->count(); ++i) combo->setItemText(i, choiceText(utf8(combo->itemData(i).toString())));
        if (auto* browse = line.place->findChild<QToolButton*>(QStringLiteral("browse"))) browse->setAccessibleName(tr("Choose…")), browse->setToolTip(tr("Choose…"));
        verify(line);
    }
    more_->setText(more_->isChecked() ? tr("Fewer options") : tr("More options"));
}

void OptionForm::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
    if (event->type() == QEvent::PaletteChange)
        for (auto& [key, line] : lines_) showBelow(line);
}

}  // namespace coincide
