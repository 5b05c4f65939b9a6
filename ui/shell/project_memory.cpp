#include "ui/shell/project_memory.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QSettings>
#include <algorithm>
#include <cstring>

#include "ui/base/format.h"
#include "ui/model/session.h"

namespace coincide {
namespace {

constexpr int kMostProjects = 32;
constexpr qsizetype kMostBytes = 128 * 1024;   // of a compressed set; a larger one is not kept

QString groupOf(const QString& folder) { return QStringLiteral("views/") + QString::fromLatin1(QCryptographicHash::hash(folder.toUtf8(), QCryptographicHash::Sha1).toHex().left(16)); }

// What ids of samples and sources mean.
QString recordsOf(const ExplorerData& data) {
    QString text = QString::number(data.samples);
    for (const auto& source : data.sources) text += QLatin1Char('\n') + qstr(source);
    return QString::fromLatin1(QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha1).toHex().left(16));
}

qlonglong idOf(const std::optional<Run>& run) { return run ? run->id.value : 0; }
qlonglong newestSelection(const ExplorerData& data) { return data.selections.empty() ? 0 : data.selections.front().run.id.value; }

QByteArray packed(const SampleSet& set) {
    if (set.empty()) return {};
    QByteArray bits(static_cast<qsizetype>((set.size() + 7) / 8), '\0');
    for (const std::int32_t sample : set.samples()) bits[sample / 8] = static_cast<char>(bits[sample / 8] | (1 << (sample % 8)));
    const QByteArray small = qCompress(bits);
    return small.size() <= kMostBytes ? small : QByteArray();
}

SampleSet unpacked(const QByteArray& small, std::int64_t size) {
    SampleSet set(size);
    // The first four bytes say how long it is; a file that says something else is not unpacked.
    const qsizetype expected = static_cast<qsizetype>((size + 7) / 8);
    if (small.size() < 4 || small.size() > kMostBytes) return set;
    const auto byte = [&](int i) { return static_cast<quint32>(static_cast<unsigned char>(small[i])); };
    if (static_cast<qsizetype>(byte(0) << 24 | byte(1) << 16 | byte(2) << 8 | byte(3)) != expected) return set;
    const QByteArray bits = qUncompress(small);
    if (bits.size() != expected) return set;
    for (std::int64_t i = 0; i < size; ++i)
        if (bits[static_cast<qsizetype>(i / 8)] >> (i % 8) & 1) set.set(static_cast<std::int32_t>(i));
    return set;
}

QVariant number(const std::optional<int>& value) { return value ? QVariant(*value) : QVariant(); }
std::optional<int> number(const QVariant& value) {
    bool fits = false;
    const int out = value.toInt(&fits);
    return fits ? std::optional(out) : std::nullopt;
}

QString list(const std::vector<int>& values) {
    QStringList out;
    for (const int value : values) out << QString::number(value);
    return out.join(QLatin1Char(' '));
}
std::vector<int> list(const QVariant& text, std::int64_t below) {
    std::vector<int> out;
    for (const QString& word : text.toString().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        bool fits = false;
        const int value = word.toInt(&fits);
        if (fits && value >= 0 && value < below) out.push_back(value);
    }
    return out;
}

void dropOldest(QSettings& settings) {
    settings.beginGroup(QStringLiteral("views"));
    QStringList groups = settings.childGroups();
    if (groups.size() > kMostProjects) {
        std::sort(groups.begin(), groups.end(), [&](const QString& a, const QString& b) { return settings.value(a + QStringLiteral("/at")).toLongLong() < settings.value(b + QStringLiteral("/at")).toLongLong(); });
        for (int i = 0; i + kMostProjects < groups.size(); ++i) settings.remove(groups[i]);
    }
    settings.endGroup();
}

}  // namespace

void keepView(const QString& folder, const Session& session, const ViewChoice& choice) {
    const ViewState& view = session.view;
    const ExplorerData& data = view.data();
    if (folder.isEmpty() || data.samples == 0) return;
    QSettings settings;
    dropOldest(settings);
    settings.beginGroup(groupOf(folder));
    settings.setValue(QStringLiteral("at"), QDateTime::currentSecsSinceEpoch());
    settings.setValue(QStringLiteral("records"), recordsOf(data));
    settings.setValue(QStringLiteral("clustering"), idOf(data.clustering));
    const auto chosen = [](const std::optional<std::int64_t>& run) { return run ? QString::number(*run) : QStringLiteral("-"); };
    settings.setValue(QStringLiteral("choice"), QStringList{chosen(choice.extraction), chosen(choice.clustering), chosen(choice.scoring), chosen(choice.map2d), chosen(choice.map3d)}.join(QLatin1Char(' ')));
    const SampleFilter& filter = view.filter();
    settings.setValue(QStringLiteral("filter/text"), filter.text);
    settings.setValue(QStringLiteral("filter/sources"), list(filter.sources));
    settings.setValue(QStringLiteral("filter/clusters"), list(filter.clusters));
    settings.setValue(QStringLiteral("filter/tag"), filter.tag ? QVariant(static_cast<qlonglong>(*filter.tag)) : QVariant());
    settings.setValue(QStringLiteral("filter/leastTurns"), number(filter.leastTurns));
    settings.setValue(QStringLiteral("filter/mostTurns"), number(filter.mostTurns));
    settings.setValue(QStringLiteral("filter/leastCharacters"), number(filter.leastCharacters));
    settings.setValue(QStringLiteral("filter/mostCharacters"), number(filter.mostCharacters));
    settings.setValue(QStringLiteral("filter/inOut"), static_cast<int>(filter.inOut));
    settings.setValue(QStringLiteral("filter/highlighted"), filter.onlyHighlighted);
    settings.setValue(QStringLiteral("picked"), packed(view.highlighted()));
    settings.setValue(QStringLiteral("sample"), view.currentSample());
    settings.setValue(QStringLiteral("cluster"), view.currentCluster());
    settings.setValue(QStringLiteral("colour"), static_cast<int>(view.colourBy()));
    const auto selection = [&](int index) { return index >= 0 && static_cast<std::size_t>(index) < data.selections.size() ? static_cast<qlonglong>(data.selections[static_cast<std::size_t>(index)].run.id.value) : 0; };
    settings.setValue(QStringLiteral("compareA"), selection(view.compareA()));
    settings.setValue(QStringLiteral("compareB"), selection(view.compareB()));
    settings.setValue(QStringLiteral("scoring"), idOf(data.scoring));
    settings.setValue(QStringLiteral("selection"), newestSelection(data));
    if (session.tuning.available()) {
        settings.setValue(QStringLiteral("budget"), session.tuning.budgetText());
        settings.setValue(QStringLiteral("temperature"), session.tuning.temperature());
        settings.setValue(QStringLiteral("shortfall"), QString::fromStdString(session.tuning.shortfall()));
    }
}

ViewChoice recallChoice(const QString& folder) {
    const QStringList words = QSettings().value(QStringLiteral("%1/choice").arg(groupOf(folder))).toString().split(QLatin1Char(' '));
    ViewChoice out;
    if (words.size() != 5) return out;
    int at = 0;
    for (std::optional<std::int64_t>* run : {&out.extraction, &out.clustering, &out.scoring, &out.map2d, &out.map3d}) {
        bool fits = false;
        const qlonglong id = words[at++].toLongLong(&fits);
        if (fits) *run = id;
    }
    return out;
}

void recallView(const QString& folder, Session& session) {
    ViewState& view = session.view;
    const ExplorerData& data = view.data();
    QSettings settings;
    settings.beginGroup(groupOf(folder));
    if (data.samples == 0 || settings.value(QStringLiteral("records")).toString() != recordsOf(data)) return;
    const bool sameClusters = settings.value(QStringLiteral("clustering")).toLongLong() == idOf(data.clustering);
    const auto value = [&](const char* key) { return settings.value(QString::fromLatin1(key)); };

    if (sameClusters && session.tuning.available() && value("scoring").toLongLong() == idOf(data.scoring) && value("selection").toLongLong() == newestSelection(data)) {
        const QString budget = value("budget").toString();
        if (budget.endsWith(QLatin1Char('%'))) session.tuning.setBudgetShare(budget.chopped(1).toDouble() / 100);
        else if (budget.toLongLong() > 0) session.tuning.setBudget(budget.toLongLong());
        if (value("temperature").toDouble() > 0) session.tuning.setTemperature(value("temperature").toDouble());
        if (const std::string shortfall = value("shortfall").toString().toStdString(); shortfall == "refill" || shortfall == "published") session.tuning.setShortfall(shortfall);
    }

    SampleFilter filter;
    filter.text = value("filter/text").toString();
    filter.sources = list(value("filter/sources"), static_cast<std::int64_t>(data.sources.size()));
    if (sameClusters) filter.clusters = list(value("filter/clusters"), data.clusters);
    const auto& tags = session.curation.tags();
    if (const qlonglong tag = value("filter/tag").toLongLong(); std::any_of(tags.begin(), tags.end(), [tag](const Tag& other) { return other.id == tag; })) filter.tag = tag;
    filter.leastTurns = number(value("filter/leastTurns"));
    filter.mostTurns = number(value("filter/mostTurns"));
    filter.leastCharacters = number(value("filter/leastCharacters"));
    filter.mostCharacters = number(value("filter/mostCharacters"));
    if (const int inOut = value("filter/inOut").toInt(); session.tuning.available() && inOut > 0 && inOut <= static_cast<int>(InOut::Leaving)) filter.inOut = static_cast<InOut>(inOut);
    const SampleSet picked = unpacked(value("picked").toByteArray(), data.samples);
    filter.onlyHighlighted = value("filter/highlighted").toBool() && !picked.empty();
    if (filter.tag) view.setTagMembers(session.curation.tagged(*filter.tag));
    view.restore(filter, picked);

    const auto indexOf = [&](qlonglong run) {
        for (std::size_t i = 0; run != 0 && i < data.selections.size(); ++i)
            if (data.selections[i].run.id.value == run) return static_cast<int>(i);
        return -1;
    };
    if (const int a = indexOf(value("compareA").toLongLong()), b = indexOf(value("compareB").toLongLong()); a >= 0 && b >= 0) view.setCompared(a, b);
    // That of the tuning layout comes and goes with it.
    if (const int colour = value("colour").toInt(); colour > 0 && colour <= static_cast<int>(ColourBy::OnlyAOnlyB) && static_cast<ColourBy>(colour) != ColourBy::EnteringLeaving && static_cast<ColourBy>(colour) != ColourBy::Tag)
        view.setColourBy(static_cast<ColourBy>(colour));
    if (settings.contains(QStringLiteral("sample"))) view.setCurrentSample(value("sample").toInt());
    if (sameClusters && settings.contains(QStringLiteral("cluster"))) view.setCurrentCluster(value("cluster").toInt());
}

}  // namespace coincide
