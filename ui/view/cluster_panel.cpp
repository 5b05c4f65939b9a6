#include "ui/view/cluster_panel.h"

#include <QAction>
#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedLayout>
#include <algorithm>
#include <cmath>

#include "ui/base/empty_state.h"
#include "ui/base/format.h"
#include "ui/base/icons.h"
#include "ui/base/tokens.h"
#include "ui/model/cluster_facts.h"
#include "ui/model/session.h"
#include "ui/view/cap_popup.h"
#include "ui/view/chip_button.h"
#include "ui/view/cluster_delegate.h"
#include "ui/view/flow_layout.h"
#include "ui/view/share_bar.h"

namespace coincide {
namespace {

constexpr std::array kVerdicts{Verdict::Pure, Verdict::Mixed, Verdict::Junk, Verdict::Unsure};
constexpr int kVerdictGap = 4;
constexpr std::size_t kMostWords = 6, kMostSources = 3, kMostNear = 4;

}  // namespace

ClusterPanel::ClusterPanel(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), pages_(new QStackedLayout(this)), empty_(new EmptyState(this)), name_(new QLineEdit), id_(new QLabel) {
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(makeBody());
    pages_->addWidget(empty_);
    pages_->addWidget(scroll);
    setWindowTitle(tr("Cluster"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);

    connect(&session.view, &ViewState::currentClusterChanged, this, &ClusterPanel::showCluster);
    connect(&session.view, &ViewState::dataChanged, this, [this] {
        cluster_ = -1;   // what was being written belongs to what was open before
        name_->setModified(false);
        showCluster();
    });
    connect(&session.view, &ViewState::colourChanged, this, &ClusterPanel::showSquare);
    connect(&session.tuning, &TuningState::changed, this, &ClusterPanel::showNumbers);
    connect(&session.curation, &CurationState::clusterChanged, this, [this](int cluster) {
        if (cluster < 0 || cluster == cluster_) showCluster();
        else showNear();
    });
    connect(empty_, &EmptyState::triggered, this, [this] {
        Q_EMIT session_.requests.showStage(session_.view.data().extraction ? QStringLiteral("cluster") : QStringLiteral("extract"));
    });
    showCluster();
}

QLabel* ClusterPanel::caption(const QString& text) {
    auto* label = new QLabel(text);
    label->setFont(textFont(TextRole::Caption));
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

QWidget* ClusterPanel::makeBody() {
    auto* body = new QWidget;
    body->setBackgroundRole(QPalette::Base);
    body->setAutoFillBackground(true);
    square_ = name_->addAction(QIcon(), QLineEdit::LeadingPosition);
    name_->setFont(textFont(TextRole::Strong));
    name_->setMaxLength(200);
    name_->setMinimumHeight(space::control);
    name_->setAccessibleName(tr("Name of the cluster"));
    name_->setToolTip(tr("Name of the cluster (F2); empty: its first keywords"));
    name_->installEventFilter(this);
    auto* inside = new QHBoxLayout(name_);
    inside->setContentsMargins(0, 0, space::s, 0);
    inside->addStretch();
    inside->addWidget(id_);
    id_->setForegroundRole(QPalette::PlaceholderText);
    id_->setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(name_, &QLineEdit::editingFinished, this, &ClusterPanel::takeName);

    words_ = new QWidget;
    wordFlow_ = new FlowLayout(words_);
    near_ = new QWidget;
    nearFlow_ = new FlowLayout(near_, 2);
    sources_ = new ShareBar;
    keywordCaption_ = caption(tr("Keywords"));
    sourceCaption_ = caption(tr("Sources in this cluster"));
    nearCaption_ = caption(tr("Most similar clusters"));
    note_ = new QPlainTextEdit;
    note_->setPlaceholderText(tr("Note"));
    note_->setAccessibleName(tr("Note on the cluster"));
    note_->setFixedHeight(52);
    note_->setTabChangesFocus(true);
    note_->installEventFilter(this);

    auto* layout = new QVBoxLayout(body);
    layout->setContentsMargins(space::m, space::m, space::m, space::m);
    layout->setSpacing(space::xs);
    layout->addWidget(name_);
    layout->addSpacing(space::s);
    layout->addWidget(makeFigures());
    layout->addSpacing(space::s);
    layout->addWidget(makeVerdicts());
    layout->addSpacing(space::s);
    layout->addWidget(keywordCaption_);
    layout->addWidget(words_);
    layout->addSpacing(space::xs);
    layout->addWidget(sourceCaption_);
    layout->addWidget(sources_);
    layout->addSpacing(space::s);
    layout->addWidget(makeLimits());
    layout->addSpacing(space::s);
    layout->addWidget(nearCaption_);
    layout->addWidget(near_);
    layout->addSpacing(space::xs);
    layout->addWidget(note_);
    layout->addStretch();
    return body;
}

QWidget* ClusterPanel::makeFigures() {
    auto* figures = new QWidget;
    auto* grid = new QGridLayout(figures);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::m);
    grid->setVerticalSpacing(0);
    const QStringList names{tr("Size"), tr("Transferability"), tr("Density"), tr("Quota"), tr("In")};
    for (int i = 0; i < 5; ++i) {
        auto* number = new QLabel;
        number->setFont(textFont(TextRole::Number));
        number->setTextInteractionFlags(Qt::TextSelectableByMouse);
        number->setAccessibleName(names[i]);
        grid->addWidget(caption(names[i]), 0, i);
        grid->addWidget(number, 1, i);
        grid->setColumnStretch(i, 1);
        numbers_[static_cast<std::size_t>(i)] = number;
    }
    return figures;
}

QWidget* ClusterPanel::makeVerdicts() {
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kVerdictGap);
    const QStringList names{tr("Pure"), tr("Mixed"), tr("Junk"), tr("Unsure")};
    for (std::size_t i = 0; i < kVerdicts.size(); ++i) {
        auto* button = new QPushButton;
        button->setCheckable(true);
        button->setProperty("segment", true);
        button->setProperty("small", true);
        button->setProperty("verdict", names[static_cast<qsizetype>(i)]);
        button->setAccessibleName(tr("Verdict: %1").arg(names[static_cast<qsizetype>(i)]));
        button->setToolTip(tr("%1 (key %2); again or key 0 takes it back").arg(names[static_cast<qsizetype>(i)]).arg(i + 1));
        connect(button, &QPushButton::clicked, this, [this, verdict = kVerdicts[i]](bool on) {
            if (cluster_ >= 0) session_.curation.setVerdict(cluster_, on ? verdict : Verdict::None);
        });
        layout->addWidget(button, 1);
        verdicts_[i] = button;
    }
    return row;
}

QWidget* ClusterPanel::makeLimits() {
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    const auto button = [&](const char* name, const QString& text, const QString& tip, bool checkable) {
        auto* made = new QPushButton(icon(QString::fromLatin1(name)), text);
        made->setToolTip(tip);
        made->setCheckable(checkable);
        made->setProperty("segment", checkable);
        made->setProperty("small", true);
        layout->addWidget(made, 1);
        return made;
    };
    pin_ = button("pin", tr("Pin"), tr("Takes all samples of this cluster (K)"), true);
    exclude_ = button("exclude", tr("Exclude"), tr("Takes no sample of this cluster (X)"), true);
    cap_ = button("cap", tr("Set cap…"), tr("Takes at most so many samples of this cluster"), false);
    connect(pin_, &QPushButton::clicked, this, [this](bool on) { session_.curation.setPinned(cluster_, on); });
    connect(exclude_, &QPushButton::clicked, this, [this](bool on) { session_.curation.setExcluded(cluster_, on); });
    connect(cap_, &QPushButton::clicked, this, &ClusterPanel::offerCaps);
    return row;
}

void ClusterPanel::showCluster() {
    if (session_.view.currentCluster() != cluster_) {
        takeName();
        takeNote();
    }
    cluster_ = session_.view.currentCluster();
    const ExplorerData& loaded = session_.view.data();
    if (cluster_ < 0) {
        const bool none = loaded.samples > 0 && loaded.clusters == 0;
        empty_->setSentence(!none ? tr("Choose a cluster to see what its samples share.") : loaded.extraction ? tr("No clusters yet.") : tr("No clusters yet. They need activations first."));
        empty_->setAction(!none ? QString() : loaded.extraction ? tr("Cluster…") : tr("Extract…"));
        pages_->setCurrentIndex(0);
        return;
    }
    pages_->setCurrentIndex(1);
    const ClusterNote note = session_.curation.cluster(cluster_);
    const QString title = session_.curation.clusterTitle(cluster_);
    if (!name_->hasFocus() || !name_->isModified()) {
        // The title stands there like a name; left unchanged it does not become one.
        name_->setText(title);
        name_->setCursorPosition(0);
        name_->setModified(false);
    }
    id_->setText(QStringLiteral("#%1").arg(cluster_));
    name_->setTextMargins(0, 0, id_->sizeHint().width() + space::m, 0);
    if (!note_->hasFocus()) note_->setPlainText(qstr(note.note));
    for (std::size_t i = 0; i < kVerdicts.size(); ++i) verdicts_[i]->setChecked(note.verdict == kVerdicts[i]);
    pin_->setChecked(note.pinned);
    exclude_->setChecked(note.excluded);
    cap_->setText(note.cap ? tr("Cap %1").arg(countText(*note.cap)) : tr("Set cap…"));
    showSquare();
    showNumbers();
    showWords();
    showSources();
    showNear();
}

void ClusterPanel::showSquare() {
    const bool dark = Tokens::of(palette()).dark;
    for (std::size_t i = 0; i < kVerdicts.size(); ++i) verdicts_[i]->setIcon(QIcon(iconPixmap(verdictIcon(kVerdicts[i]), 14, verdictColour(kVerdicts[i], palette()), devicePixelRatioF())));
    if (cluster_ < 0) return;
    const ExplorerData& loaded = session_.view.data();
    QColor colour = clusterColour(cluster_, dark);
    if (session_.view.colourBy() != ColourBy::Cluster)
        if (const std::vector<SourceShare> shares = sourcesOfCluster(loaded, cluster_); !shares.empty()) colour = sourceColour(session_.view.sourcePlaces()[static_cast<std::size_t>(shares.front().source)], dark);
    QPixmap square(QSize(16, 16) * devicePixelRatioF());
    square.setDevicePixelRatio(devicePixelRatioF());
    square.fill(Qt::transparent);
    QPainter painter(&square);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(QRectF(3, 3, 10, 10), 2, 2);
    painter.end();
    square_->setIcon(QIcon(square));
}

void ClusterPanel::showNumbers() {
    if (cluster_ < 0) return;
    const ExplorerData& loaded = session_.view.data();
    const TuningState& tuning = session_.tuning;
    const auto i = static_cast<std::size_t>(cluster_);
    const auto number = [&](std::size_t place, const QString& text, const QString& reason) {
        numbers_[place]->setText(text);
        numbers_[place]->setToolTip(text == kUnknown ? reason : QString());
    };
    const auto score = [&](const std::vector<double>& values) { return i < values.size() && std::isfinite(values[i]) ? scoreText(values[i]) : kUnknown; };
    const QString unscored = loaded.scored ? tr("This cluster has no score: it is empty or its samples are all alike") : tr("The clusters are not scored yet");
    const bool tuned = tuning.available() && tuning.problem().isEmpty() && i < tuning.takenOfCluster().size();
    number(0, i < loaded.sizeOfCluster.size() ? countText(loaded.sizeOfCluster[i]) : kUnknown, {});
    number(1, score(loaded.transferOfCluster), unscored);
    number(2, score(loaded.densityOfCluster), unscored);
    number(3, tuned ? scoreText(tuning.quotaOfCluster()[i]) : kUnknown, tuning.problem().isEmpty() ? unscored : tuning.problem());
    number(4, tuned ? countText(tuning.takenOfCluster()[i]) : kUnknown, tuning.problem().isEmpty() ? unscored : tuning.problem());
}

void ClusterPanel::showWords() {
    wordFlow_->clear();
    const auto& keywords = session_.curation.keywords();
    const auto i = static_cast<std::size_t>(cluster_);
    const std::size_t count = i < keywords.size() ? std::min(keywords[i].size(), kMostWords) : 0;
    keywordCaption_->setVisible(count > 0);
    words_->setVisible(count > 0);
    for (std::size_t k = 0; k < count; ++k) {
        const QString word = qstr(keywords[i][k].word);
        auto* chip = new ChipButton(word, words_);
        chip->setToolTip(tr("%n time(s) in this cluster; click: search the samples for it", nullptr, static_cast<int>(keywords[i][k].count)));
        connect(chip, &QAbstractButton::clicked, this, [this, word] {
            SampleFilter filter = session_.view.filter();
            filter.text = word;
            session_.view.setFilter(filter);
            Q_EMIT session_.requests.showPanel(QStringLiteral("samples"));
        });
        wordFlow_->addWidget(chip);
        chip->show();
    }
}

void ClusterPanel::showSources() {
    const ExplorerData& loaded = session_.view.data();
    const std::vector<SourceShare> shares = sourcesOfCluster(loaded, cluster_);
    const std::vector<int>& places = session_.view.sourcePlaces();
    const bool dark = Tokens::of(palette()).dark;
    double total = 0, rest = 0;
    for (const SourceShare& share : shares) total += static_cast<double>(share.count);
    std::vector<ShareBar::Part> parts;
    for (const SourceShare& share : shares) {
        const double fraction = static_cast<double>(share.count) / total;
        if (parts.size() == kMostSources) rest += fraction;
        else parts.push_back({qstr(loaded.sources[static_cast<std::size_t>(share.source)]), shareText(fraction), fraction, sourceColour(places[static_cast<std::size_t>(share.source)], dark)});
    }
    if (rest > 0) parts.push_back({tr("%n other(s)", nullptr, static_cast<int>(shares.size() - kMostSources)), shareText(rest), rest, Tokens::of(palette()).missing});
    sourceCaption_->setVisible(!parts.empty());
    sources_->setVisible(!parts.empty());
    sources_->setParts(std::move(parts));
}

void ClusterPanel::showNear() {
    nearFlow_->clear();
    const ExplorerData& loaded = session_.view.data();
    const auto i = static_cast<std::size_t>(cluster_);
    const std::size_t count = cluster_ >= 0 && i < loaded.nearClusters.size() ? std::min(loaded.nearClusters[i].size(), kMostNear) : 0;
    nearCaption_->setVisible(count > 0);
    near_->setVisible(count > 0);
    for (std::size_t k = 0; k < count; ++k) {
        const int other = loaded.nearClusters[i][k];
        auto* link = new QPushButton(QStringLiteral("%1 %2").arg(session_.curation.clusterTitle(other), k < loaded.nearSimilarity[i].size() ? scoreText(static_cast<double>(loaded.nearSimilarity[i][k])) : QString()), near_);
        link->setProperty("link", true);
        link->setProperty("small", true);
        link->setToolTip(tr("#%1; similarity of the centres").arg(other));
        connect(link, &QPushButton::clicked, this, [this, other] { session_.view.setCurrentCluster(other); });
        nearFlow_->addWidget(link);
        link->show();
    }
}

void ClusterPanel::takeName() {
    if (cluster_ < 0 || !name_->isModified()) return;
    name_->setModified(false);
    session_.curation.rename(cluster_, name_->text().trimmed());
}

void ClusterPanel::takeNote() {
    if (cluster_ < 0) return;
    const QString text = note_->toPlainText().trimmed().left(4000);
    if (text != qstr(session_.curation.cluster(cluster_).note).trimmed()) session_.curation.setClusterNote(cluster_, text);
}

void ClusterPanel::offerCaps() {
    if (cluster_ >= 0) CapPopup::open(this, cap_->mapToGlobal(QPoint(0, cap_->height() + 2)), session_, cluster_);
}

void ClusterPanel::editName() {
    if (cluster_ < 0) return;
    name_->setFocus(Qt::ShortcutFocusReason);
    name_->selectAll();
}

void ClusterPanel::editNote() {
    if (cluster_ >= 0) note_->setFocus(Qt::ShortcutFocusReason);
}

bool ClusterPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == note_ && event->type() == QEvent::FocusOut) takeNote();
    if (watched == note_ && event->type() == QEvent::ShortcutOverride) {
        // Ctrl+Return keeps the note here; elsewhere in the window it keeps the selection.
        const auto* key = static_cast<QKeyEvent*>(event);
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && (key->modifiers() & Qt::ControlModifier)) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Escape && cluster_ >= 0) {
            if (watched == name_) {
                name_->setModified(false);
                showCluster();
                return true;
            }
            note_->setPlainText(qstr(session_.curation.cluster(cluster_).note));
            return true;
        }
        if (watched == note_ && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && (key->modifiers() & Qt::ControlModifier)) {
            takeNote();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ClusterPanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    nameVerdicts();
}

// With their keys where there is room for them; the tooltips tell them in any case.
void ClusterPanel::nameVerdicts() {
    const auto name = [this](bool keys) {
        int width = 0;
        for (std::size_t i = 0; i < kVerdicts.size(); ++i) {
            const QString text = verdicts_[i]->property("verdict").toString();
            verdicts_[i]->setText(keys ? QStringLiteral("%1 %2").arg(text).arg(i + 1) : text);
            width += verdicts_[i]->sizeHint().width();
        }
        return width + 3 * kVerdictGap + 2 * space::m + style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    };
    if (name(true) > width()) name(false);
}

void ClusterPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange || !square_) return;
    showSquare();
    if (cluster_ >= 0) showSources();
}

}  // namespace coincide
