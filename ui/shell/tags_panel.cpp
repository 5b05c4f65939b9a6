#include "ui/shell/tags_panel.h"

#include <QAction>
#include <QEvent>
#include <QListWidget>
#include <QStackedLayout>

#include "ui/base/empty_state.h"
#include "ui/base/format.h"
#include "ui/base/icons.h"
#include "ui/model/session.h"

namespace coincide {

namespace {
constexpr int kTagRole = Qt::UserRole;
}

TagsPanel::TagsPanel(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), list_(new QListWidget(this)), empty_(new EmptyState(this)), rename_(new QAction(this)), remove_(new QAction(this)), tagMore_(new QAction(this)),
      colour_(new QAction(this)) {
    auto* pages = new QStackedLayout(this);
    pages->addWidget(empty_);
    pages->addWidget(list_);
    list_->setFrameShape(QFrame::NoFrame);
    list_->setUniformItemSizes(true);
    list_->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    list_->setContextMenuPolicy(Qt::ActionsContextMenu);
    list_->addActions({tagMore_, colour_, rename_, remove_});
    connect(list_, &QListWidget::itemClicked, this, &TagsPanel::filterBy);
    connect(list_, &QListWidget::itemChanged, this, [this](QListWidgetItem* item) {
        if (!filling_) session_.curation.renameTag(item->data(kTagRole).toLongLong(), item->text().trimmed());
    });
    connect(rename_, &QAction::triggered, this, [this] {
        if (list_->currentItem()) list_->editItem(list_->currentItem());
    });
    connect(remove_, &QAction::triggered, this, [this] {
        if (list_->currentItem()) session_.curation.removeTag(list_->currentItem()->data(kTagRole).toLongLong());
    });
    connect(tagMore_, &QAction::triggered, this, [this] {
        const QListWidgetItem* item = list_->currentItem();
        if (item && !session_.view.highlighted().empty()) session_.curation.tagSamples(item->text(), session_.view.highlighted(), true);
    });
    connect(colour_, &QAction::triggered, this, [this] {
        if (!list_->currentItem()) return;
        session_.view.setColourTag(list_->currentItem()->data(kTagRole).toLongLong());
        session_.view.setColourBy(ColourBy::Tag);
    });
    connect(&session.curation, &CurationState::tagsChanged, this, &TagsPanel::fill);
    connect(empty_, &EmptyState::triggered, this, [this] { Q_EMIT session_.requests.nameAndTag(session_.view.highlighted()); });
    retranslate();
    fill();
}

void TagsPanel::filterBy(QListWidgetItem* item) {
    SampleFilter filter = session_.view.filter();
    const std::int64_t tag = item->data(kTagRole).toLongLong();
    filter.tag = filter.tag == tag ? std::nullopt : std::optional(tag);
    session_.view.setTagMembers(session_.curation.tagged(tag));
    session_.view.setFilter(filter);
}

void TagsPanel::fill() {
    filling_ = true;
    list_->clear();
    for (const Tag& tag : session_.curation.tags()) {
        auto* item = new QListWidgetItem(icon(QStringLiteral("tag")), qstr(tag.name), list_);
        item->setData(kTagRole, static_cast<qint64>(tag.id));
        item->setFlags(item->flags() | Qt::ItemIsEditable);
        item->setToolTip(tr("%1 samples").arg(countText(session_.curation.tagged(tag.id).count())));
    }
    filling_ = false;
    static_cast<QStackedLayout*>(layout())->setCurrentWidget(list_->count() > 0 ? static_cast<QWidget*>(list_) : empty_);
}

void TagsPanel::retranslate() {
    empty_->setSentence(tr("No tags yet. Highlight samples, then tag them."));
    empty_->setAction(tr("Tag…"));
    rename_->setText(tr("Rename"));
    remove_->setText(tr("Remove tag"));
    tagMore_->setText(tr("Tag the highlighted samples"));
    colour_->setText(tr("Colour the map by this tag"));
    list_->setAccessibleName(tr("Tags"));
}

void TagsPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate(), fill();
}

}  // namespace coincide
