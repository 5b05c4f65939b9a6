#include "ui/model/run_options.h"

#include <QRegularExpression>
#include <QStringList>

#include "ui/base/format.h"

namespace coincide {
namespace {

QString quoted(const QString& word) {
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_@%+=:,./-]+$"));
    if (plain.match(word).hasMatch()) return word;
    QString escaped = word;
    return QLatin1Char('\'') + escaped.replace(QLatin1Char('\''), QStringLiteral("'\\''")) + QLatin1Char('\'');
}

template <class Value>
QString argument(const Value& value) {
    if constexpr (std::is_same_v<Value, std::int64_t>) return QString::number(value);
    else if constexpr (std::is_same_v<Value, double>) return QString::number(value, 'g', 12);
    else if constexpr (std::is_same_v<Value, std::string>) return qstr(value);
    else if constexpr (std::is_same_v<Value, std::vector<std::int64_t>>) {
        QStringList parts;
        for (const std::int64_t item : value) parts << QString::number(item);
        return parts.join(QLatin1Char(','));
    } else return {};
}

}  // namespace

StageOptions defaultOptions(Stage stage) {
    switch (stage) {
        case Stage::Import: return ImportOptions{};
        case Stage::Extract: return ExtractOptions{};
        case Stage::Cluster: return KMeansOptions{};
        case Stage::Score: return ScoreOptions{};
        case Stage::Map: return MapOptions{};
        case Stage::Select: return SelectOptions{};
    }
    return ImportOptions{};
}

Stage stageOf(const StageOptions& options) { return static_cast<Stage>(options.index()); }

StageOptions optionsOfRun(const Run& run) {
    StageOptions options = defaultOptions(run.stage);
    std::visit([&](auto& values) { fieldsFromJson(run.optionsJson, values); }, options);
    if (auto* import = std::get_if<ImportOptions>(&options)) import->datasets = datasetsOfImport(run);
    if (auto* select = std::get_if<SelectOptions>(&options); select && !run.name.empty()) select->name = run.name;
    return options;
}

QString commandOf(const StageOptions& options, const QString& project, std::optional<std::int64_t> input, const QString& device, bool again) {
    QStringList words{QStringLiteral("coincide"), QString::fromLatin1(stageName(stageOf(options))), quoted(project)};
    if (const auto* import = std::get_if<ImportOptions>(&options))
        for (const std::string& dataset : import->datasets) words << QStringLiteral("--dataset") << quoted(qstr(dataset));
    std::visit(
        [&](const auto& values) {
            using Options = std::decay_t<decltype(values)>;
            QStringList standard;
            const Options defaults;
            Options::fields(defaults, [&](const FieldInfo&, const auto& value) {
                using Value = std::decay_t<decltype(value)>;
                if constexpr (std::is_same_v<Value, bool>) standard << (value ? QStringLiteral("1") : QString());
                else standard << argument(value);
            });
            int index = 0;
            Options::fields(values, [&](const FieldInfo& info, const auto& value) {
                using Value = std::decay_t<decltype(value)>;
                const QString name = QStringLiteral("--") + qstr(std::string(info.key));
                const QString usual = standard.at(index++);
                if constexpr (std::is_same_v<Value, bool>) {
                    if (value && usual.isEmpty()) words << name;
                } else if (const QString text = argument(value); text != usual) words << name << quoted(text);
            });
        },
        options);
    if (input) words << QStringLiteral("--run") << QString::number(*input);
    if (!device.isEmpty() && device != QStringLiteral("auto")) words << QStringLiteral("--device") << device;
    if (again) words << QStringLiteral("--again");
    return words.join(QLatin1Char(' '));
}

}  // namespace coincide
