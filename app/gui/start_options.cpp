#include "app/gui/start_options.h"

#include <QCommandLineParser>
#include <QRegularExpression>
#include <algorithm>

#include "core/base/error.h"

namespace coincide {
namespace {

constexpr int kLargestEdge = 16384;

}  // namespace

StartOptions parseStartOptions(const QStringList& arguments) {
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("COINCIDE Explorer: see what a visual-instruction dataset teaches, and choose the part worth training on."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("PROJECT"), QStringLiteral("project folder (NAME.coincide), dataset, activations or model folder"), QStringLiteral("[PROJECT|DATASET]"));
    const QCommandLineOption language(QStringLiteral("language"), QStringLiteral("en or zh_CN"), QStringLiteral("LANGUAGE"));
    const QCommandLineOption theme(QStringLiteral("theme"), QStringLiteral("light, dark or system"), QStringLiteral("THEME"));
    const QCommandLineOption geometry(QStringLiteral("geometry"), QStringLiteral("size of the window, such as 1600x1000"), QStringLiteral("WxH"));
    const QCommandLineOption panel(QStringLiteral("panel"), QStringLiteral("a panel, or explore, tune, compare, run, start, new-project"), QStringLiteral("NAME"));
    const QCommandLineOption snapshot(QStringLiteral("snapshot"), QStringLiteral("write a picture of the window when all is loaded, and end"), QStringLiteral("FILE.png"));
    const QCommandLineOption demo(QStringLiteral("demo"), QStringLiteral("make and open the demo project"));
    parser.addOptions({language, theme, geometry, panel, snapshot, demo});
    if (!parser.parse(arguments)) throw Error(ErrorCode::InvalidArgument, parser.errorText().remove(QLatin1Char('.')).toStdString(), "See --help");
    if (parser.isSet(QStringLiteral("help"))) parser.showHelp();
    if (parser.isSet(QStringLiteral("version"))) parser.showVersion();
    StartOptions out;
    if (parser.positionalArguments().size() > 1) throw Error(ErrorCode::InvalidArgument, "more than one thing to open was given", "Give one project or dataset");
    if (!parser.positionalArguments().isEmpty()) out.open = parser.positionalArguments().first();
    const auto oneOf = [&](const QCommandLineOption& option, const QStringList& words) {
        const QString value = parser.value(option);
        if (!value.isEmpty() && !words.contains(value))
            throw Error(ErrorCode::InvalidArgument, "--" + option.names().first().toStdString() + " cannot be '" + value.toStdString() + "'", "Use one of " + words.join(QStringLiteral(", ")).toStdString());
        return value;
    };
    out.language = oneOf(language, {QStringLiteral("en"), QStringLiteral("zh_CN")});
    out.theme = oneOf(theme, {QStringLiteral("light"), QStringLiteral("dark"), QStringLiteral("system")});
    if (parser.isSet(geometry)) {
        static const QRegularExpression form(QStringLiteral("^(\\d{2,5})x(\\d{2,5})$"));
        const QRegularExpressionMatch match = form.match(parser.value(geometry));
        if (!match.hasMatch()) throw Error(ErrorCode::InvalidArgument, "--geometry cannot be '" + parser.value(geometry).toStdString() + "'", "Give width and height such as 1600x1000");
        out.geometry = {match.captured(1).toInt(), match.captured(2).toInt()};
        if (std::max(out.geometry.width(), out.geometry.height()) > kLargestEdge)
            throw Error(ErrorCode::InvalidArgument, "--geometry cannot be '" + parser.value(geometry).toStdString() + "'", "Give at most " + std::to_string(kLargestEdge) + " pixels each way");
    }
    out.panel = parser.value(panel);
    out.snapshot = parser.value(snapshot);
    out.demo = parser.isSet(demo);
    return out;
}

}  // namespace coincide
