#include "ui/view/sample_panel.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedLayout>
#include <QToolButton>
#include <cmath>

#include "ui/base/empty_state.h"
#include "ui/base/error_text.h"
#include "ui/base/elided_label.h"
#include "ui/base/format.h"
#include "ui/base/icons.h"
#include "ui/base/tokens.h"
#include "ui/model/cluster_facts.h"
#include "ui/model/neighbour_query.h"
#include "ui/model/run_options.h"
#include "ui/model/session.h"
#include "ui/view/chip_button.h"
#include "ui/view/conversation_view.h"
#include "ui/view/flow_layout.h"
#include "ui/view/note_popup.h"
#include "ui/view/picture_view.h"
#include "ui/view/sample_grid.h"

namespace coincide {
namespace {

enum Fact { kId, kSource, kCluster, kCosine, kRank, kLength };
constexpr int kLargestPicture = 2048, kNearestTile = 52;
constexpr std::size_t kNearest = 12;

QWidget* divider() {
    auto* line = new QWidget;
    line->setFixedHeight(1);
    line->setBackgroundRole(QPalette::Mid);
    line->setAutoFillBackground(true);
    return line;
}

}  // namespace

SamplePanel::SamplePanel(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), pages_(new QStackedLayout(this)), empty_(new EmptyState(this)), picture_(new PictureView) {
    setWindowTitle(tr("Sample"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto* split = new QSplitter(Qt::Vertical, this);
    split->setChildrenCollapsible(false);
    split->addWidget(picture_);
    split->addWidget(makeDetails());
    split->setStretchFactor(0, 0);
    split->setStretchFactor(1, 1);
    split->setSizes({168, 388});
    empty_->setSentence(tr("Choose a sample on the map or in the gallery to read it."));
    empty_->setAction({});
    pages_->addWidget(empty_);
    pages_->addWidget(split);

    connect(picture_, &PictureView::actionTriggered, &session.requests, &Requests::locatePictures);
    connect(&session.view, &ViewState::currentSampleChanged, this, &SamplePanel::showSample);
    connect(&session.view, &ViewState::dataChanged, this, [this] {
        sample_ = -1;
        counter_.reset();
        showSample();
    });
    connect(&session.view, &ViewState::filterChanged, this, [this] {
        if (conversation_ && searched_ != session_.view.filter().text) {
            searched_ = session_.view.filter().text;
            conversation_->setMarks(TextMarks(searched_));
        }
    });
    connect(&session.tuning, &TuningState::changed, this, &SamplePanel::showState);
    connect(&session.curation, &CurationState::tagsChanged, this, &SamplePanel::showMarks);
    connect(&session.curation, &CurationState::notesChanged, this, &SamplePanel::showMarks);
    connect(&session.curation, &CurationState::clusterChanged, this, &SamplePanel::showFacts);
    showSample();
}

QWidget* SamplePanel::makeDetails() {
    auto* details = new QWidget;
    auto* layout = new QVBoxLayout(details);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeState());
    layout->addWidget(makeFacts());

    marks_ = new QWidget;
    markFlow_ = new FlowLayout(marks_, 4);
    markFlow_->setContentsMargins(space::m, 0, space::m, space::xs);
    note_ = new QLabel;
    note_->setWordWrap(true);
    note_->setTextFormat(Qt::PlainText);
    note_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    note_->setContentsMargins(space::m, 0, space::m, space::s);
    layout->addWidget(marks_);
    layout->addWidget(note_);
    layout->addWidget(divider());

    conversation_ = new ConversationView;
    auto* body = new QHBoxLayout;
    body->setContentsMargins(space::m, space::xs, 2, 0);
    body->addWidget(conversation_);
    layout->addLayout(body, 1);

    layout->addWidget(divider());
    nearestCaption_ = new QLabel(tr("Nearest by activation"));
    nearestCaption_->setFont(textFont(TextRole::Caption));
    nearestCaption_->setForegroundRole(QPalette::PlaceholderText);
    nearestCaption_->setContentsMargins(space::m, 6, space::m, 2);
    layout->addWidget(nearestCaption_);
    nearest_ = new SampleGrid(session_);
    nearest_->setTileSize(kNearestTile);
    nearest_->setBadge(SampleGrid::Badge::None);
    nearest_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    nearest_->setFixedHeight(kNearestTile + 6);
    nearest_->setAccessibleName(tr("Nearest by activation"));
    auto* strip = new QHBoxLayout;
    strip->setContentsMargins(10, 0, space::xs, space::s);
    strip->addWidget(nearest_);
    layout->addLayout(strip);
    return details;
}

QWidget* SamplePanel::makeState() {
    auto* row = new QWidget;
    stateIcon_ = new QLabel;
    state_ = new QLabel;
    state_->setFont(textFont(TextRole::Strong));
    entry_ = new QLabel;
    entry_->setFont(textFont(TextRole::Secondary));
    entry_->setForegroundRole(QPalette::PlaceholderText);
    entry_->setWordWrap(true);
    copy_ = new QToolButton;
    copy_->setIcon(icon(QStringLiteral("copy")));
    copy_->setAutoRaise(true);
    copy_->setFixedSize(space::small, space::small);
    copy_->setToolTip(tr("Copy the record as JSON"));
    copy_->setAccessibleName(tr("Copy the record as JSON"));
    connect(copy_, &QToolButton::clicked, this, [this] { QApplication::clipboard()->setText(json()); });
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(space::m, space::s, space::s, 2);
    layout->setSpacing(space::xs);
    layout->addWidget(stateIcon_);
    layout->addWidget(state_);
    layout->addSpacing(space::xs);
    layout->addWidget(entry_, 1);
    layout->addWidget(copy_);
    return row;
}

QWidget* SamplePanel::makeFacts() {
    auto* facts = new QWidget;
    auto* grid = new QGridLayout(facts);
    grid->setContentsMargins(space::m, 0, space::m, 6);
    grid->setHorizontalSpacing(space::s);
    grid->setVerticalSpacing(2);
    const QStringList names{tr("ID"), tr("Source"), tr("Cluster"), tr("Cosine"), tr("Greedy rank"), tr("Length")};
    for (int i = 0; i < 6; ++i) {
        auto* name = new QLabel(names[i]);
        name->setFont(textFont(TextRole::Secondary));
        name->setForegroundRole(QPalette::PlaceholderText);
        if (i == kLength) lengthName_ = name;
        auto* value = i == kId ? new ElidedLabel(Qt::ElideMiddle) : i == kSource ? new ElidedLabel : new QLabel;
        value->setFont(textFont(TextRole::Secondary));
        value->setAccessibleName(names[i]);
        value->setTextFormat(i == kCluster ? Qt::RichText : Qt::PlainText);
        value->setTextInteractionFlags(i == kCluster ? Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard : Qt::TextSelectableByMouse);
        grid->addWidget(name, i / 2, (i % 2) * 2);
        grid->addWidget(value, i / 2, (i % 2) * 2 + 1);
        facts_[static_cast<std::size_t>(i)] = value;
    }
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    connect(facts_[kCluster], &QLabel::linkActivated, this, [this] {
        const auto& clusters = session_.view.data().clusterOfSample;
        if (sample_ < 0 || static_cast<std::size_t>(sample_) >= clusters.size()) return;
        session_.view.setCurrentCluster(clusters[static_cast<std::size_t>(sample_)]);
        Q_EMIT session_.view.flyToCluster(clusters[static_cast<std::size_t>(sample_)]);
    });
    return facts;
}

void SamplePanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (sample_ != session_.view.currentSample()) showSample();
}

void SamplePanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange || sample_ < 0) return;
    showState();
    showFacts();
}

void SamplePanel::showSample() {
    const int sample = session_.view.currentSample();
    if (sample == sample_ && sample >= 0) return;
    sample_ = sample;
    record_ = {};
    recordKnown_ = pictureKnown_ = nearestKnown_ = false;
    tokens_.reset();
    if (sample < 0) {
        pages_->setCurrentIndex(0);
        return;
    }
    pages_->setCurrentIndex(1);
    showState();
    showFacts();
    showMarks();
    askRecord();
    askPicture();
    askNearest();
}

bool SamplePanel::complete() const { return sample_ < 0 || (recordKnown_ && pictureKnown_ && nearestKnown_); }

void SamplePanel::showState() {
    if (sample_ < 0) return;
    const Tokens& tokens = Tokens::of(palette());
    const bool known = session_.tuning.available(), in = known && session_.tuning.inNow().has(sample_);
    stateIcon_->setVisible(known);
    stateIcon_->setPixmap(iconPixmap(in ? QStringLiteral("pure") : QStringLiteral("out"), 16, in ? tokens.done : tokens.secondary, devicePixelRatioF()));
    state_->setText(!known ? tr("Not scored yet") : in ? tr("In the subset") : tr("Not in the subset"));
    if (!known) entry_->clear();
    else entryTask_.request([this] { showEntry(); });
}

void SamplePanel::showEntry() {
    if (sample_ < 0 || !session_.tuning.available()) return;
    if (!session_.service.isOpen()) return showEntryBudget(session_.tuning.entryBudget(sample_));
    session_.service.ask(
        this, "entry", ProjectService::Lane::Quick, [question = session_.tuning.entryQuestion(sample_)](ProjectReader&, const CancelToken&) { return question(); },
        [this, sample = sample_](const std::optional<std::int64_t>& budget) {
            if (sample == sample_ && session_.tuning.available()) showEntryBudget(budget);
        });
}

void SamplePanel::showEntryBudget(const std::optional<std::int64_t>& budget) {
    const double share = budget ? static_cast<double>(*budget) / static_cast<double>(session_.tuning.rows()) : 0;
    entry_->setText(!budget ? tr("never taken at this temperature") : tr("enters at budget %1").arg(QString::number(share * 100, 'f', 2) + QChar(0x2009) + u'%'));
    entry_->setToolTip(budget ? tr("The least budget at this temperature at which it is taken: %1 samples").arg(countText(*budget)) : QString());
}

void SamplePanel::showFacts() {
    if (sample_ < 0) return;
    const ExplorerData& loaded = session_.view.data();
    const auto i = static_cast<std::size_t>(sample_);
    const auto value = [&](Fact fact, const QString& text) {
        facts_[fact]->setText(text);
        facts_[fact]->setToolTip(text == kUnknown || fact == kCluster ? QString() : text);
    };
    const int cluster = i < loaded.clusterOfSample.size() ? loaded.clusterOfSample[i] : -1;
    value(kId, recordKnown_ && !record_.id.empty() ? qstr(printable(record_.id, 60)) : QString::number(sample_));
    value(kSource, i < loaded.sourceOfSample.size() && loaded.sourceOfSample[i] >= 0 ? qstr(loaded.sources[static_cast<std::size_t>(loaded.sourceOfSample[i])]) : kUnknown);
    value(kCluster, cluster < 0 ? kUnknown : QStringLiteral("<a href=\"cluster\" style=\"color:%1; text-decoration:none\">#%2</a>").arg(Tokens::of(palette()).accent.name()).arg(cluster));
    facts_[kCluster]->setToolTip(cluster < 0 ? QString() : session_.curation.clusterTitle(cluster).toHtmlEscaped());
    value(kCosine, i < loaded.cosineOfSample.size() && std::isfinite(loaded.cosineOfSample[i]) ? scoreText(static_cast<double>(loaded.cosineOfSample[i])) : kUnknown);
    const int rank = i < loaded.rankOfSample.size() ? loaded.rankOfSample[i] : -1;
    value(kRank, rank < 0 || cluster < 0 ? kUnknown : tr("%1 of %2").arg(countText(rank + 1), countText(loaded.sizeOfCluster[static_cast<std::size_t>(cluster)])));
    lengthName_->setText(tokens_ ? tr("Tokens") : tr("Length"));
    facts_[kLength]->setAccessibleName(lengthName_->text());
    if (tokens_) {
        value(kLength, loaded.hasPicture[i] ? QStringLiteral("%1 + %2").arg(countText(tokens_->picture), countText(tokens_->text)) : countText(tokens_->text));
        facts_[kLength]->setToolTip(tr("Picture and text as the reference model sees them; %1 characters, %2 messages").arg(countText(loaded.characters[i])).arg(loaded.turns[i]) +
                                    (tokens_->cut ? u'\n' + tr("The conversation is longer than the model takes; its end is cut") : QString()));
        return;
    }
    value(kLength, i < loaded.characters.size() ? tr("%1 · %2 turns").arg(countText(loaded.characters[i])).arg(i < loaded.turns.size() ? loaded.turns[i] : 0) : kUnknown);
    facts_[kLength]->setToolTip(tr("Characters of text, and messages of the conversation"));
}

void SamplePanel::showMarks() {
    markFlow_->clear();
    if (sample_ < 0) return;
    const SampleSet one = SampleSet::of(session_.view.data().samples, std::vector<std::int32_t>{sample_});
    for (const Tag& tag : session_.curation.tagsOf(sample_)) {
        const QString name = qstr(tag.name);
        auto* chip = new ChipButton(name, marks_);
        chip->setClosable(true);
        chip->setToolTip(tr("Click: show all samples with this tag. Cross or Delete: take it away"));
        connect(chip, &ChipButton::closeAsked, this, [this, name, one] { session_.curation.tagSamples(name, one, false); });
        connect(chip, &QAbstractButton::clicked, this, [this, id = tag.id] {
            SampleFilter filter = session_.view.filter();
            filter.tag = id;
            session_.view.setTagMembers(session_.curation.tagged(id));
            session_.view.setFilter(filter);
            Q_EMIT session_.requests.showPanel(QStringLiteral("samples"));
        });
        markFlow_->addWidget(chip);
        chip->show();
    }
    const QString text = session_.curation.note(sample_);
    const auto link = [&](const QString& label, const QString& tip) {
        auto* button = new QPushButton(label, marks_);
        button->setProperty("link", true);
        button->setProperty("small", true);
        button->setToolTip(tip);
        markFlow_->addWidget(button);
        button->show();
        return button;
    };
    connect(link(tr("Tag…"), tr("Tag this sample (T)")), &QPushButton::clicked, this, [this, one] { Q_EMIT session_.requests.nameAndTag(one); });
    connect(link(text.isEmpty() ? tr("Note…") : tr("Change the note…"), tr("Note on this sample (N)")), &QPushButton::clicked, this, &SamplePanel::editNote);
    note_->setText(text);
    note_->setVisible(!text.isEmpty());
}

void SamplePanel::editNote() {
    if (sample_ < 0) return;
    NotePopup::open(this, marks_->mapToGlobal(QPoint(space::m, marks_->height())), tr("Note on this sample"), session_.curation.note(sample_),
                    [this, sample = sample_](const QString& text) { session_.curation.setNote(sample, text); });
}

void SamplePanel::askRecord() {
    if (!session_.view.data().hasRecords) {
        recordKnown_ = true;
        showRecord();
        return;
    }
    session_.service.ask(
        this, "record", ProjectService::Lane::Quick, [sample = sample_](ProjectReader& reader, const CancelToken&) { return reader.record(sample); },
        [this](RecordView record) {
            record_ = std::move(record);
            recordKnown_ = true;
            showRecord();
            askTokens();
        },
        [this](const Error& error) {
            record_.problem = utf8(errorText(error));
            recordKnown_ = true;
            showRecord();
        });
}

void SamplePanel::showRecord() {
    copy_->setEnabled(session_.view.data().hasRecords);
    if (!session_.view.data().hasRecords)
        conversation_->setEmptyText(tr("This project holds activations only, without texts and pictures."));
    else
        conversation_->setEmptyText(record_.problem.empty() ? tr("This record has no turns.") : qstr(record_.problem));
    conversation_->setTurns(record_.turns);
    showFacts();
    if (session_.view.data().hasRecords && !record_.image.empty() && record_.imagePath.empty()) {
        picture_->setSentence(tr("Picture not found"), qstr(record_.image), tr("Locate…"));
        pictureKnown_ = true;
    }
}

// What the model that gave the activations sees of the record; the length stands there where its folder is gone.
void SamplePanel::askTokens() {
    const auto& extraction = session_.view.data().extraction;
    if (!extraction || !record_.problem.empty() || static_cast<std::size_t>(sample_) >= session_.view.data().hasPicture.size()) return;
    const StageOptions stage = optionsOfRun(*extraction);
    const auto* options = std::get_if<ExtractOptions>(&stage);
    if (!options || options->model.empty()) return;
    if (!counter_) counter_ = std::make_shared<std::optional<TokenCounter>>();
    session_.service.ask(
        this, "tokens", ProjectService::Lane::Long,
        [counter = counter_, model = options->model, tower = options->tower, record = record_](ProjectReader&, const CancelToken&) {
            if (!*counter) counter->emplace(model, tower);
            return (*counter)->count(record.turns, record.image);
        },
        [this, sample = sample_](const TokenCounter::Tokens& tokens) {
            if (sample != sample_) return;
            tokens_ = tokens;
            showFacts();
        },
        [](const Error&) {});
}

void SamplePanel::askPicture() {
    const ThumbnailCache::Entry small = session_.view.data().hasRecords ? session_.thumbnails.get(sample_) : ThumbnailCache::Entry{ThumbnailCache::State::NoPicture, {}, {}};
    if (small.state == ThumbnailCache::State::Ready) picture_->setImage(small.image);
    else picture_->clear();
    if (small.state == ThumbnailCache::State::NoPicture) {
        pictureKnown_ = true;
        picture_->setSentence(session_.view.data().hasRecords ? tr("Text only") : tr("No pictures"), {}, {});
        return;
    }
    session_.thumbnails.full(this, sample_, kLargestPicture, [this, sample = sample_](const QImage& image, const QString& problem) {
        if (sample != sample_) return;
        pictureKnown_ = true;
        if (!image.isNull()) return picture_->setImage(image);
        if (recordKnown_ && !record_.image.empty() && record_.imagePath.empty()) return;   // said already, with its folder
        if (problem.isEmpty()) picture_->setSentence(tr("Text only"), {}, {});
        else picture_->setSentence(tr("Picture cannot be shown"), problem, tr("Locate…"));
    });
}

void SamplePanel::askNearest() {
    nearest_->setSamples({});
    nearest_->setEmptyText({});
    askNeighbours(
        session_, this, sample_, kNearest,
        [this](const Neighbours& neighbours) {
            nearestKnown_ = true;
            std::vector<std::int32_t> samples;
            for (const auto& [sample, cosine] : neighbours) samples.push_back(sample);
            nearest_->setEmptyText(tr("No activation yet"));
            nearest_->setSamples(std::move(samples));
        },
        [this](const QString& sentence) {
            nearestKnown_ = true;
            nearest_->setEmptyText(sentence);
        });
}

QString SamplePanel::json() const {
    QJsonArray turns;
    for (const Turn& turn : record_.turns) turns << QJsonObject{{QStringLiteral("from"), qstr(turn.role)}, {QStringLiteral("value"), qstr(turn.text)}};
    QJsonObject record{{QStringLiteral("id"), qstr(record_.id)}, {QStringLiteral("conversations"), turns}};
    if (!record_.image.empty()) record.insert(QStringLiteral("image"), qstr(record_.image));
    return QString::fromUtf8(QJsonDocument(record).toJson(QJsonDocument::Indented));
}

}  // namespace coincide
