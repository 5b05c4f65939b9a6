#include "ui/shell/start_page.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/base/icons.h"
#include "ui/base/tokens.h"
#include "ui/shell/actions.h"
#include "ui/shell/recent_delegate.h"
#include "ui/shell/start_cards.h"
#include "ui/shell/workspace.h"

namespace coincide {
namespace {

constexpr int kLeft = 368, kRight = 720, kGap = 32;

}  // namespace

StartPage::StartPage(Workspace& workspace, Actions& actions, QWidget* parent)
    : QWidget(parent), workspace_(workspace), actions_(actions), title_(new QLabel), subtitle_(new QLabel), begin_(new QLabel), recentTitle_(new QLabel), demoTitle_(new QLabel), none_(new QLabel),
      drop_(new DropArea), openLast_(new QCheckBox), clear_(new QPushButton), list_(new QListView), model_(new RecentModel(workspace.recent(), this)), demo_(new DemoCard) {
    setObjectName(QStringLiteral("start"));
    setFocusPolicy(Qt::StrongFocus);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    auto* page = new QWidget;
    auto* centred = new QHBoxLayout(page);
    centred->setContentsMargins(space::l, 52, space::l, space::l);
    centred->addStretch(1);
    auto* bodyBox = new QWidget;
    bodyBox->setMaximumWidth(kLeft + kGap + kRight);
    auto* body = new QVBoxLayout(bodyBox);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(0);
    centred->addWidget(bodyBox, 100);
    centred->addStretch(1);

    auto* head = new QHBoxLayout;
    head->setSpacing(space::m);
    auto* sign = new QLabel;
    sign->setObjectName(QStringLiteral("programIcon"));
    sign->setPixmap(QIcon(QStringLiteral(":/icons/app.svg")).pixmap(48, 48));
    head->addWidget(sign);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    title_->setFont(textFont(TextRole::Title));
    words->addWidget(title_);
    words->addWidget(subtitle_);
    head->addLayout(words);
    head->addStretch(1);
    body->addLayout(head);
    body->addSpacing(space::xxl);

    auto* columns = new QHBoxLayout;
    columns->setSpacing(kGap);
    auto* left = new QVBoxLayout;
    left->setSpacing(space::s);
    begin_->setFont(textFont(TextRole::Strong));
    begin_->setMinimumHeight(24);
    left->addWidget(begin_);
    for (const auto& [id, sprite] : {std::pair("new", "new-file"), std::pair("open", "open"), std::pair("tour", "book")}) {
        cards_.push_back(new StartCard(actions[id], QString::fromLatin1(sprite)));
        left->addWidget(cards_.back());
    }
    cards_.back()->setKey(QStringLiteral("F1"));
    left->addSpacing(space::s);
    left->addWidget(drop_);
    left->addStretch(1);
    auto* leftBox = new QWidget;
    leftBox->setLayout(left);
    left->setContentsMargins(0, 0, 0, 0);
    leftBox->setMinimumWidth(260);
    leftBox->setMaximumWidth(kLeft);
    columns->addWidget(leftBox, kLeft);

    auto* right = new QVBoxLayout;
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(space::s);
    auto* line = new QHBoxLayout;
    recentTitle_->setFont(textFont(TextRole::Strong));
    recentTitle_->setMinimumHeight(24);
    line->addWidget(recentTitle_);
    line->addStretch(1);
    line->addWidget(openLast_);
    line->addSpacing(space::s);
    clear_->setProperty("link", true);
    line->addWidget(clear_);
    right->addLayout(line);
    list_->setModel(model_);
    list_->setItemDelegate(new RecentDelegate(*model_, list_));
    list_->setMouseTracking(true);
    list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list_->setUniformItemSizes(true);
    right->addWidget(list_);
    none_->setAlignment(Qt::AlignCenter);
    none_->setMinimumHeight(RecentDelegate::kHeight);
    right->addWidget(none_);
    right->addSpacing(space::l);
    demoTitle_->setFont(textFont(TextRole::Strong));
    demoTitle_->setMinimumHeight(24);
    right->addWidget(demoTitle_);
    right->addWidget(demo_);
    right->addStretch(1);
    auto* rightBox = new QWidget;
    rightBox->setLayout(right);
    rightBox->setMaximumWidth(kRight);
    columns->addWidget(rightBox, kRight);
    body->addLayout(columns, 1);
    area->setWidget(page);
    outer->addWidget(area);

    openLast_->setChecked(workspace.recent().openLast());
    connect(openLast_, &QCheckBox::toggled, this, [this](bool on) { workspace_.recent().setOpenLast(on); });
    connect(clear_, &QPushButton::clicked, this, [this] { workspace_.recent().clear(); });
    connect(list_, &QListView::activated, this, [this](const QModelIndex& index) { openRow(index.row()); });
    connect(list_, &QListView::clicked, this, [this](const QModelIndex& index) { openRow(index.row()); });
    connect(&workspace.recent(), &RecentProjects::changed, this, &StartPage::fitList);
    connect(demo_, &DemoCard::openWanted, actions["demo"], &QAction::trigger);
    connect(demo_, &DemoCard::cancelWanted, this, [this] { workspace_.jobs().cancel(); });
    connect(&workspace, &Workspace::demoProgress, demo_, &DemoCard::setProgress);
    connect(&workspace, &Workspace::busyChanged, this, [this] {
        if (!workspace_.jobs().status().active()) demo_->setProgress(-1, {});
        list_->setEnabled(!workspace_.loading());
    });
    retranslate();
    fitList();
}

bool StartPage::complete() const { return demo_->complete() && !workspace_.recent().looking(); }

void StartPage::openRow(int row) {
    if (row >= 0 && row < model_->rowCount() && !workspace_.loading()) Q_EMIT openWanted(model_->project(row).folder);
}

void StartPage::fitList() {
    const int rows = model_->rowCount();
    list_->setVisible(rows > 0);
    none_->setVisible(rows == 0);
    clear_->setVisible(rows > 0);
    openLast_->setVisible(rows > 0);
    const int room = std::max(RecentDelegate::kHeight, height() - 460);
    list_->setFixedHeight(std::min(rows * RecentDelegate::kHeight, std::max(2 * RecentDelegate::kHeight, room)) + 2);
    if (rows > 0 && !list_->currentIndex().isValid()) list_->setCurrentIndex(model_->index(0));
}

void StartPage::keyPressEvent(QKeyEvent* event) {
    if (event->modifiers() == Qt::NoModifier && event->key() >= Qt::Key_1 && event->key() <= Qt::Key_9) openRow(event->key() - Qt::Key_1);
    else QWidget::keyPressEvent(event);
}

void StartPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fitList();
}

void StartPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    demo_->loadPictures();
    demo_->button()->setFocus();
}

void StartPage::retranslate() {
    title_->setText(QStringLiteral("COINCIDE Explorer"));
    subtitle_->setText(tr("See what a visual-instruction dataset teaches, and choose the part worth training on."));
    begin_->setText(tr("Begin"));
    recentTitle_->setText(tr("Recent projects"));
    demoTitle_->setText(tr("Demo project"));
    openLast_->setText(tr("Open the last one at start"));
    clear_->setText(tr("Clear list"));
    none_->setText(tr("Projects that you open are listed here."));
    list_->setAccessibleName(recentTitle_->text());
    setAccessibleName(tr("Start page"));
    cards_[0]->setLine(tr("From LLaVA-style JSON or activations"));
    cards_[1]->setLine(tr("A folder that ends in .coincide"));
    cards_[2]->setLine(tr("Seven steps on the demo, about 4 minutes"));
    demo_->retranslate();
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, Tokens::of(palette()).secondary);
    subtitle_->setPalette(colours);
    none_->setPalette(colours);
}

void StartPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

}  // namespace coincide
