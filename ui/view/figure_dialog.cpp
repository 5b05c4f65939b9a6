#include "ui/view/figure_dialog.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPdfWriter>
#include <QPushButton>
#include <QSettings>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QSvgGenerator>

#include "ui/base/tokens.h"
#include "ui/view/map_view.h"
#include "ui/view/mix_chart.h"
#include "ui/view/quota_curve.h"

namespace coincide {
namespace {

constexpr int kLeast = 64, kMost = 8192, kMargin = 12;
constexpr QSize kPreview(360, 220);
constexpr double kDotsPerInch = 96;
constexpr const char* kEndings[] = {"png", "svg", "pdf"};

using Draw = std::function<void(QPainter&, const QRect&)>;

QRect inner(QSize size) { return QRect(QPoint(), size).adjusted(kMargin, kMargin, -kMargin, -kMargin); }

QImage pictureOf(const Draw& draw, const QColor& ground, QSize size, bool transparent) {
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(transparent ? QColor(Qt::transparent) : ground);
    QPainter painter(&image);
    draw(painter, inner(size));
    return image;
}

bool writeVector(const Draw& draw, const QString& name, const QString& file, QSize size) {
    QPainter painter;
    if (file.endsWith(QStringLiteral(".svg"), Qt::CaseInsensitive)) {
        QSvgGenerator svg;
        svg.setFileName(file);
        svg.setSize(size);
        svg.setViewBox(QRect(QPoint(), size));
        svg.setTitle(name);
        if (!painter.begin(&svg)) return false;
        draw(painter, inner(size));
        return painter.end();
    }
    QPdfWriter pdf(file);
    pdf.setTitle(name);
    pdf.setResolution(static_cast<int>(kDotsPerInch));
    pdf.setPageSize(QPageSize(QSizeF(size) * 72 / kDotsPerInch, QPageSize::Point));
    pdf.setPageMargins(QMarginsF());
    if (!painter.begin(&pdf)) return false;
    draw(painter, inner(size));
    return painter.end();
}

FigureSource chart(const QString& name, QWidget& widget, Draw draw) {
    const QColor ground = widget.palette().color(QPalette::Base);
    return {name, widget.size(), [draw, ground](QSize size, bool transparent) { return pictureOf(draw, ground, size, transparent); },
            [draw, name](const QString& file, QSize size) { return writeVector(draw, name, file, size); }};
}

}  // namespace

FigureSource figureOf(MapView& map) {
    return {FigureDialog::tr("Map"), map.size(), [&map](QSize size, bool transparent) { return map.picture(size, transparent); },
            [&map](const QString& file, QSize size) { return map.writeVector(file, size); }};
}

FigureSource figureOf(QuotaCurve& curve) {
    return chart(FigureDialog::tr("Quota per cluster"), curve, [&curve](QPainter& painter, const QRect& area) { curve.paintTo(painter, area); });
}

FigureSource figureOf(MixChart& mix) {
    FigureSource out = chart(FigureDialog::tr("Mix per source"), mix, [&mix](QPainter& painter, const QRect& area) { mix.paintTo(painter, area); });
    out.size = QSize(std::max(mix.width(), 360), mix.rows() * space::mixRow + 2 * kMargin);
    return out;
}

FigureDialog::FigureDialog(std::vector<FigureSource> sources, QWidget* parent) : QDialog(parent), sources_(std::move(sources)) {
    setWindowTitle(tr("Save as figure"));
    setModal(false);
    what_ = new QComboBox;
    for (const FigureSource& one : sources_) what_->addItem(one.name);
    format_ = new QComboBox;
    format_->addItem(tr("PNG picture"));
    format_->addItem(tr("SVG drawing"));
    format_->addItem(tr("PDF page"));
    width_ = new QSpinBox;
    height_ = new QSpinBox;
    for (QSpinBox* box : {width_, height_}) {
        box->setRange(kLeast, kMost);
        box->setSuffix(tr(" px"));
    }
    transparent_ = new QCheckBox(tr("Transparent ground"));
    file_ = new QLineEdit;
    auto* browse = new QPushButton(tr("Browse…"));
    problem_ = new QLabel;
    problem_->setWordWrap(true);
    problem_->setFont(textFont(TextRole::Secondary));
    preview_ = new QLabel;
    preview_->setFixedSize(kPreview);
    preview_->setAlignment(Qt::AlignCenter);
    preview_->setAccessibleName(tr("Preview"));

    auto* sizeRow = new QHBoxLayout;
    sizeRow->setSpacing(space::s);
    for (QSpinBox* box : {width_, height_}) box->setMinimumWidth(box->sizeHint().width());
    sizeRow->addWidget(width_);
    sizeRow->addWidget(new QLabel(QStringLiteral("×")));
    sizeRow->addWidget(height_);
    sizeRow->addStretch();
    auto* fileRow = new QHBoxLayout;
    fileRow->setSpacing(space::s);
    fileRow->addWidget(file_, 1);
    fileRow->addWidget(browse);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(space::l);
    form->setVerticalSpacing(space::s);
    form->addRow(tr("Figure"), what_);
    form->addRow(tr("Size"), sizeRow);
    form->addRow(tr("Format"), format_);
    form->addRow(QString(), transparent_);
    form->addRow(tr("File"), fileRow);
    form->addRow(QString(), problem_);
    what_->setAccessibleName(tr("Figure"));
    width_->setAccessibleName(tr("Width"));
    height_->setAccessibleName(tr("Height"));
    format_->setAccessibleName(tr("Format"));
    file_->setAccessibleName(tr("File"));

    auto* copyButton = new QPushButton(tr("Copy"));
    copyButton->setToolTip(tr("Copy it as a picture"));
    auto* close = new QPushButton(tr("Close"));
    save_ = new QPushButton(tr("Save"));
    save_->setProperty("primary", true);
    save_->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(copyButton);
    buttons->addStretch();
    buttons->addWidget(close);
    buttons->addWidget(save_);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(space::l, space::l, space::l, space::l);
    all->setSpacing(space::m);
    all->addWidget(preview_, 0, Qt::AlignHCenter);
    all->addLayout(form);
    all->addLayout(buttons);

    connect(what_, &QComboBox::currentIndexChanged, this, &FigureDialog::chooseSource);
    for (QSpinBox* box : {width_, height_}) connect(box, &QSpinBox::valueChanged, this, &FigureDialog::refresh);
    connect(transparent_, &QCheckBox::toggled, this, &FigureDialog::refresh);
    connect(format_, &QComboBox::currentIndexChanged, this, [this](int chosen) {
        const QFileInfo info(file_->text());
        if (!info.suffix().isEmpty()) file_->setText(file_->text().chopped(info.suffix().size()) + QLatin1String(kEndings[chosen]));
        refresh();
    });
    connect(file_, &QLineEdit::textEdited, this, [this](const QString& typed) {
        // The form follows the ending that is written.
        const QString ending = QFileInfo(typed).suffix().toLower();
        for (int i = 0; i < 3; ++i)
            if (ending == QLatin1String(kEndings[i])) {
                const QSignalBlocker quiet(format_);
                format_->setCurrentIndex(i);
            }
    });
    connect(file_, &QLineEdit::textChanged, this, &FigureDialog::refresh);
    connect(browse, &QPushButton::clicked, this, &FigureDialog::browse);
    connect(copyButton, &QPushButton::clicked, this, &FigureDialog::copy);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(save_, &QPushButton::clicked, this, [this] {
        if (write()) accept();
    });
    chooseSource();
}

const FigureSource& FigureDialog::source() const { return sources_[static_cast<std::size_t>(std::max(what_->currentIndex(), 0))]; }
QSize FigureDialog::size() const { return {width_->value(), height_->value()}; }
bool FigureDialog::isPicture() const { return format_->currentIndex() == 0; }
QString FigureDialog::problem() const { return problem_->text(); }

void FigureDialog::setFile(const QString& file) {
    const QString ending = QFileInfo(file).suffix().toLower();
    for (int i = 0; i < 3; ++i)
        if (ending == QLatin1String(kEndings[i])) format_->setCurrentIndex(i);
    file_->setText(file);
}

void FigureDialog::chooseSource() {
    if (sources_.empty()) return;
    const QSize now = source().size;
    width_->setValue(std::clamp(now.width(), 320, kMost));
    height_->setValue(std::clamp(now.height(), 200, kMost));
    refresh();
}

void FigureDialog::refresh() {
    if (sources_.empty()) return;
    transparent_->setEnabled(isPicture());
    problem_->clear();
    save_->setEnabled(!file_->text().trimmed().isEmpty());
    const QSize shown = size().scaled(kPreview, Qt::KeepAspectRatio).expandedTo({1, 1});
    // Drawn at a middle size, so that a preview of a large map stays quick and its text readable.
    const QSize drawn = size().width() > 2 * shown.width() ? 2 * shown : size();
    preview_->setPixmap(QPixmap::fromImage(source().picture(drawn, isPicture() && transparent_->isChecked()).scaled(shown, Qt::KeepAspectRatio, Qt::SmoothTransformation)));
}

void FigureDialog::browse() {
    auto* chooser = new QFileDialog(this, tr("Save as figure"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    chooser->setDefaultSuffix(QLatin1String(kEndings[format_->currentIndex()]));
    chooser->setDirectory(QSettings().value(QStringLiteral("folders/figure")).toString());
    connect(chooser, &QFileDialog::fileSelected, this, &FigureDialog::setFile);
    chooser->open();
}

bool FigureDialog::write() {
    if (sources_.empty()) return false;
    const QString file = file_->text().trimmed();
    const QFileInfo info(file);
    QString wrong;
    if (file.isEmpty() || !info.isAbsolute())
        wrong = tr("Give the whole path of the file.");
    else if (info.isDir())
        wrong = tr("This is a folder. Give the name of a file.");
    else if (!QFileInfo(info.absolutePath()).isDir())
        wrong = tr("The folder does not exist. Choose another one.");
    else if (info.suffix().compare(QLatin1String(kEndings[format_->currentIndex()]), Qt::CaseInsensitive) != 0)
        wrong = tr("The file must end in .%1.").arg(QLatin1String(kEndings[format_->currentIndex()]));
    else if (!(isPicture() ? source().picture(size(), transparent_->isChecked()).save(file, "PNG") : source().vector(file, size())))
        wrong = tr("The file could not be written. Choose another folder, or free some space.");
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, Tokens::of(palette()).failed);
    problem_->setPalette(colours);
    problem_->setText(wrong);
    if (wrong.isEmpty()) QSettings().setValue(QStringLiteral("folders/figure"), info.path());
    return wrong.isEmpty();
}

void FigureDialog::copy() {
    if (!sources_.empty()) QGuiApplication::clipboard()->setImage(source().picture(size(), transparent_->isChecked()));
}

}  // namespace coincide
