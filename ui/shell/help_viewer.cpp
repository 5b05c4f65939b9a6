#include "ui/shell/help_viewer.h"

#include <QDir>
#include <QEvent>
#include <QFile>
#include <QHash>
#include <QListWidget>
#include <QSplitter>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextTable>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/base/tokens.h"
#include "ui/shell/appearance.h"

namespace coincide {
namespace {

QString read(const QString& name) {
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

// Pages about several panels at once.
QString pageOf(const QString& panel) {
    static const QString kStage = QStringLiteral("stage-");
    if (panel == QLatin1String("stage-map")) return QStringLiteral("map-stage");   // "map" is about the view
    if (panel.startsWith(kStage)) return panel.mid(kStage.size());
    static const QHash<QString, QString> kPages{
        {QStringLiteral("gallery"), QStringLiteral("clusters")}, {QStringLiteral("cluster"), QStringLiteral("clusters")}, {QStringLiteral("sample"), QStringLiteral("samples")},    {QStringLiteral("neighbours"), QStringLiteral("samples")},
        {QStringLiteral("tags"), QStringLiteral("samples")},    {QStringLiteral("changes"), QStringLiteral("tuning")},    {QStringLiteral("selections"), QStringLiteral("compare")},
        {QStringLiteral("comparison"), QStringLiteral("compare")}, {QStringLiteral("options"), QStringLiteral("stages")}, {QStringLiteral("log"), QStringLiteral("problems")},
        {QStringLiteral("failures"), QStringLiteral("problems")},  {QStringLiteral("history"), QStringLiteral("keyboard")},
    };
    return kPages.value(panel, panel);
}

}  // namespace

HelpViewer::HelpViewer(Appearance& appearance, QWidget* parent) : QDialog(parent), appearance_(appearance), pages_(new QListWidget(this)), text_(new QTextBrowser(this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("help"));
    resize(860, 640);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto* split = new QSplitter(this);
    split->addWidget(pages_);
    split->addWidget(text_);
    split->setStretchFactor(1, 1);
    split->setSizes({220, 640});
    pages_->setFrameShape(QFrame::NoFrame);
    text_->setFrameShape(QFrame::NoFrame);
    text_->document()->setDocumentMargin(space::xl);
    text_->setOpenLinks(false);
    column->addWidget(split);
    connect(pages_, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
        if (item) showPage(item->data(Qt::UserRole).toString());
    });
    connect(text_, &QTextBrowser::anchorClicked, this, [this](const QUrl& url) { showPage(QFileInfo(url.path()).completeBaseName()); });
    fill();
}

QString HelpViewer::folder() const {
    const QString own = QStringLiteral(":/help/") + appearance_.language();
    return QDir(own).exists() ? own : QStringLiteral(":/help/en");
}

QString HelpViewer::pageFile(const QString& name) const {
    const QString file = folder() + QLatin1Char('/') + name + QStringLiteral(".md");
    return QFile::exists(file) ? file : QString();
}

void HelpViewer::fill() {
    setWindowTitle(tr("Help"));
    pages_->setAccessibleName(tr("Pages"));
    text_->setAccessibleName(tr("Page"));
    const QSignalBlocker quiet(pages_);
    pages_->clear();
    // In the order in which one comes to need them; what is not named here follows by name.
    static const QStringList kOrder{QStringLiteral("index"), QStringLiteral("start"), QStringLiteral("new-project"), QStringLiteral("stages"), QStringLiteral("import"), QStringLiteral("extract"),
                                    QStringLiteral("cluster"), QStringLiteral("score"), QStringLiteral("map-stage"), QStringLiteral("select"), QStringLiteral("map"), QStringLiteral("clusters"),
                                    QStringLiteral("samples"), QStringLiteral("tuning"), QStringLiteral("compare"), QStringLiteral("export"), QStringLiteral("method"), QStringLiteral("keyboard"),
                                    QStringLiteral("problems"), QStringLiteral("glossary")};
    QFileInfoList files = QDir(folder()).entryInfoList({QStringLiteral("*.md")}, QDir::Files, QDir::Name);
    const auto place = [](const QFileInfo& info) {
        const auto at = kOrder.indexOf(info.completeBaseName());
        return at < 0 ? kOrder.size() : at;
    };
    std::stable_sort(files.begin(), files.end(), [&](const QFileInfo& a, const QFileInfo& b) { return place(a) < place(b); });
    for (const QFileInfo& info : files) {
        QString title = read(info.filePath()).section(QLatin1Char('\n'), 0, 0);
        while (title.startsWith(QLatin1Char('#')) || title.startsWith(QLatin1Char(' '))) title.remove(0, 1);
        auto* item = new QListWidgetItem(title, pages_);
        item->setData(Qt::UserRole, info.completeBaseName());
    }
}

void HelpViewer::showTour() {
    showPage(QStringLiteral("index"));
    for (QTextBlock block = text_->document()->begin(); block.isValid(); block = block.next())
        if (block.blockFormat().headingLevel() == 2) {
            text_->setTextCursor(QTextCursor(text_->document()->lastBlock()));   // so that the heading comes to the top
            text_->setTextCursor(QTextCursor(block));
            return;
        }
}

void HelpViewer::showPanel(const QString& panel) { showPage(pageOf(panel)); }

void HelpViewer::showPage(const QString& name) {
    const QString file = pageFile(name).isEmpty() ? pageFile(QStringLiteral("index")) : pageFile(name);
    page_ = name;
    if (file.isEmpty()) text_->clear();
    else text_->setMarkdown(read(file)), ruleTables();
    const QSignalBlocker quiet(pages_);
    for (int i = 0; i < pages_->count(); ++i)
        if (pages_->item(i)->data(Qt::UserRole).toString() == QFileInfo(file).completeBaseName()) pages_->setCurrentRow(i);
}

// Qt draws the cells of a table from Markdown as boxes in a box, with their texts against the lines.
void HelpViewer::ruleTables() {
    const QColor line = Tokens::of(palette()).divider;
    for (QTextFrame* frame : text_->document()->rootFrame()->childFrames())
        if (auto* table = qobject_cast<QTextTable*>(frame)) {
            QTextTableFormat format = table->format();
            format.setBorderCollapse(true);
            format.setBorder(1);
            format.setBorderBrush(line);
            format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
            format.setCellSpacing(0);
            format.setCellPadding(space::xs);
            table->setFormat(format);
        }
}

void HelpViewer::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) ruleTables();
    if (event->type() != QEvent::LanguageChange) return;
    fill();
    showPage(page_);
}

}  // namespace coincide
