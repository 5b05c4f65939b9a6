#include "ui/view/filter_bar.h"

#include <QMenu>
#include <QPainter>
#include <algorithm>
#include <optional>

#include "ui/base/format.h"
#include "ui/base/tokens.h"
#include "ui/model/cluster_facts.h"
#include "ui/model/session.h"
#include "ui/view/drop_button.h"
#include "ui/view/flow_layout.h"

namespace coincide {
namespace {

QIcon swatch(const QColor& colour) {
    QPixmap pixmap(16, 16);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.fillRect(3, 3, 10, 10, colour);
    return QIcon(pixmap);
}

QAction* choice(QMenu& menu, const QString& text, bool on, const std::function<void()>& take) {
    QAction* action = menu.addAction(text);
    action->setCheckable(true);
    action->setChecked(on);
    QObject::connect(action, &QAction::triggered, &menu, take);
    return action;
}

struct Range {
    std::optional<int> least, most;
};

}  // namespace

FilterBar::FilterBar(Session& session, QWidget* parent) : QWidget(parent), session_(session) {
    auto* flow = new FlowLayout(this, 4);
    source_ = makeMenu(tr("Source"), &FilterBar::fillSources);
    cluster_ = makeMenu(tr("Cluster"), &FilterBar::fillClusters);
    tag_ = makeMenu(tr("Tag"), &FilterBar::fillTags);
    turns_ = makeMenu(tr("Turns"), &FilterBar::fillTurns);
    length_ = makeMenu(tr("Length"), &FilterBar::fillLengths);
    inOut_ = makeMenu(tr("In or out"), &FilterBar::fillInOut);
    highlighted_ = new DropButton(this);
    highlighted_->setArrow(false);
    highlighted_->setText(tr("Highlighted"));
    highlighted_->setCheckable(true);
    highlighted_->setToolTip(tr("Only the samples that are picked out"));
    connect(highlighted_, &QToolButton::clicked, this, [this](bool on) { change([on](SampleFilter& filter) { filter.onlyHighlighted = on; }); });
    for (DropButton* button : {source_, cluster_, tag_, turns_, length_, inOut_, highlighted_}) flow->addWidget(button);
    connect(&session.view, &ViewState::filterChanged, this, &FilterBar::showFilter);
    connect(&session.view, &ViewState::dataChanged, this, &FilterBar::showFilter);
    connect(&session.curation, &CurationState::tagsChanged, this, &FilterBar::showFilter);
    connect(&session.curation, &CurationState::clusterChanged, this, &FilterBar::showFilter);
    showFilter();
}

DropButton* FilterBar::makeMenu(const QString& name, void (FilterBar::*fill)(QMenu&)) {
    auto* button = new DropButton(this);
    button->setText(name);
    button->setAccessibleName(tr("Filter by %1").arg(name));
    connect(button, &QToolButton::clicked, this, [this, button, fill] {
        QMenu menu;
        (this->*fill)(menu);
        menu.exec(button->mapToGlobal(QPoint(0, button->height())));
    });
    return button;
}

void FilterBar::change(const std::function<void(SampleFilter&)>& change) {
    SampleFilter filter = session_.view.filter();
    change(filter);
    session_.view.setFilter(filter);
}

void FilterBar::fillSources(QMenu& menu) {
    const ExplorerData& loaded = session_.view.data();
    const std::vector<int> places = sourcePlaces(loaded);
    std::vector<int> bySize(places.size());
    for (std::size_t source = 0; source < places.size(); ++source) bySize[static_cast<std::size_t>(places[source])] = static_cast<int>(source);
    const std::vector<int>& chosen = session_.view.filter().sources;
    choice(menu, tr("All sources"), chosen.empty(), [this] { change([](SampleFilter& filter) { filter.sources.clear(); }); });
    menu.addSeparator();
    for (const int source : bySize) {
        QAction* action = choice(menu, qstr(loaded.sources[static_cast<std::size_t>(source)]).replace(u'&', QStringLiteral("&&")), std::count(chosen.begin(), chosen.end(), source) > 0, [this, source] {
            change([source](SampleFilter& filter) {
                if (std::erase(filter.sources, source) == 0) filter.sources.push_back(source);
                std::sort(filter.sources.begin(), filter.sources.end());
            });
        });
        action->setIcon(swatch(sourceColour(places[static_cast<std::size_t>(source)], Tokens::of(palette()).dark)));
    }
}

void FilterBar::fillClusters(QMenu& menu) {
    const std::vector<int>& chosen = session_.view.filter().clusters;
    const int current = session_.view.currentCluster();
    choice(menu, tr("All clusters"), chosen.empty(), [this] { change([](SampleFilter& filter) { filter.clusters.clear(); }); });
    menu.addSeparator();
    for (const int cluster : chosen)
        choice(menu, session_.curation.clusterTitle(cluster), true, [this, cluster] { change([cluster](SampleFilter& filter) { std::erase(filter.clusters, cluster); }); });
    if (current >= 0 && std::count(chosen.begin(), chosen.end(), current) == 0) {
        const QString title = session_.curation.clusterTitle(current);
        choice(menu, tr("Only the current one: %1").arg(title), false, [this, current] { change([current](SampleFilter& filter) { filter.clusters = {current}; }); });
        if (!chosen.empty()) choice(menu, tr("Also the current one: %1").arg(title), false, [this, current] { change([current](SampleFilter& filter) { filter.clusters.push_back(current); }); });
    }
    const auto found = [&](const QString& text, Verdict verdict) {
        std::vector<int> clusters;
        for (const auto& [cluster, note] : session_.curation.clusters())
            if (note.verdict == verdict) clusters.push_back(cluster);
        if (!clusters.empty()) choice(menu, text, chosen == clusters, [this, clusters] { change([&clusters](SampleFilter& filter) { filter.clusters = clusters; }); });
    };
    menu.addSeparator();
    found(tr("Found pure"), Verdict::Pure);
    found(tr("Found mixed"), Verdict::Mixed);
    found(tr("Found junk"), Verdict::Junk);
    found(tr("Unsure"), Verdict::Unsure);
}

void FilterBar::fillTags(QMenu& menu) {
    const std::optional<std::int64_t> chosen = session_.view.filter().tag;
    choice(menu, tr("Any or no tag"), !chosen, [this] { change([](SampleFilter& filter) { filter.tag.reset(); }); });
    menu.addSeparator();
    for (const Tag& tag : session_.curation.tags())
        choice(menu, QStringLiteral("%1 (%2)").arg(qstr(tag.name).replace(u'&', QStringLiteral("&&")), countText(session_.curation.tagged(tag.id).count())), chosen == tag.id, [this, id = tag.id] {
            session_.view.setTagMembers(session_.curation.tagged(id));
            change([id](SampleFilter& filter) { filter.tag = id; });
        });
    if (session_.curation.tags().empty()) menu.addAction(tr("No tags yet"))->setEnabled(false);
}

void FilterBar::fillTurns(QMenu& menu) {
    const SampleFilter& filter = session_.view.filter();
    const auto offer = [&](const QString& text, Range range) {
        choice(menu, text, filter.leastTurns == range.least && filter.mostTurns == range.most, [this, range] {
            change([range](SampleFilter& changed) { changed.leastTurns = range.least, changed.mostTurns = range.most; });
        });
    };
    offer(tr("Any number of turns"), {});
    menu.addSeparator();
    offer(tr("One question and answer"), {std::nullopt, 2});
    offer(tr("3 to 6 turns"), {3, 6});
    offer(tr("7 to 12 turns"), {7, 12});
    offer(tr("More than 12 turns"), {13, std::nullopt});
}

void FilterBar::fillLengths(QMenu& menu) {
    const SampleFilter& filter = session_.view.filter();
    const auto offer = [&](const QString& text, Range range) {
        choice(menu, text, filter.leastCharacters == range.least && filter.mostCharacters == range.most, [this, range] {
            change([range](SampleFilter& changed) { changed.leastCharacters = range.least, changed.mostCharacters = range.most; });
        });
    };
    offer(tr("Any length"), {});
    menu.addSeparator();
    offer(tr("Up to 100 characters"), {std::nullopt, 100});
    offer(tr("101 to 500 characters"), {101, 500});
    offer(tr("501 to 2,000 characters"), {501, 2000});
    offer(tr("More than 2,000 characters"), {2001, std::nullopt});
}

void FilterBar::fillInOut(QMenu& menu) {
    const InOut chosen = session_.view.filter().inOut;
    const auto offer = [&](const QString& text, InOut value) { choice(menu, text, chosen == value, [this, value] { change([value](SampleFilter& filter) { filter.inOut = value; }); }); };
    offer(tr("In and out"), InOut::Any);
    menu.addSeparator();
    offer(tr("In the subset"), InOut::In);
    offer(tr("Not in the subset"), InOut::Out);
    offer(tr("Entering"), InOut::Entering);
    offer(tr("Leaving"), InOut::Leaving);
}

// A menu that restricts says to what, and stands out by weight.
void FilterBar::showFilter() {
    const SampleFilter& filter = session_.view.filter();
    const ExplorerData& loaded = session_.view.data();
    const auto say = [this](DropButton* button, const QString& name, const QString& value) {
        QString text = value.isEmpty() ? name : tr("%1: %2").arg(name, fontMetrics().elidedText(value, Qt::ElideRight, 130));
        button->setText(text.replace(u'&', QStringLiteral("&&")));
        button->setToolTip(value);
        button->setActive(!value.isEmpty());
    };
    const auto range = [](const std::optional<int>& least, const std::optional<int>& most) {
        if (!least && !most) return QString();
        if (!least) return QStringLiteral("≤ ") + countText(*most);
        return most ? countText(*least) + QStringLiteral("–") + countText(*most) : QStringLiteral("≥ ") + countText(*least);
    };
    const auto some = [](std::size_t count, const QString& first) { return count == 0 ? QString() : count == 1 ? first : countText(static_cast<std::int64_t>(count)); };
    const bool known = !filter.sources.empty() && filter.sources.front() >= 0 && static_cast<std::size_t>(filter.sources.front()) < loaded.sources.size();
    say(source_, tr("Source"), some(filter.sources.size(), known ? qstr(loaded.sources[static_cast<std::size_t>(filter.sources.front())]) : kUnknown));
    say(cluster_, tr("Cluster"), some(filter.clusters.size(), filter.clusters.empty() ? QString() : session_.curation.clusterTitle(filter.clusters.front())));
    QString tag;
    for (const Tag& one : session_.curation.tags())
        if (filter.tag == one.id) tag = qstr(one.name);
    say(tag_, tr("Tag"), tag);
    say(turns_, tr("Turns"), range(filter.leastTurns, filter.mostTurns));
    say(length_, tr("Length"), range(filter.leastCharacters, filter.mostCharacters));
    const QStringList states{QString(), tr("in"), tr("out"), tr("entering"), tr("leaving")};
    say(inOut_, tr("In or out"), states[static_cast<int>(filter.inOut)]);
    highlighted_->setChecked(filter.onlyHighlighted);
    highlighted_->setActive(filter.onlyHighlighted);
    tag_->setEnabled(loaded.samples > 0);
}

}  // namespace coincide
