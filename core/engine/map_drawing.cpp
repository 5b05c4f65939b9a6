#include "core/engine/map_drawing.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/data/map_picture.h"
#include "core/engine/exporting.h"
#include "core/engine/stages.h"
#include "core/job/map_job.h"
#include "core/job/output_place.h"

namespace coincide {
namespace {

void parseSize(const std::string& text, int& width, int& height) {
    const char* end = text.data() + text.size();
    const auto first = std::from_chars(text.data(), end, width);
    const bool good = first.ec == std::errc{} && first.ptr < end && (*first.ptr == 'x' || *first.ptr == 'X');
    const auto second = good ? std::from_chars(first.ptr + 1, end, height) : first;
    if (!good || second.ec != std::errc{} || second.ptr != end || width < 64 || height < 64 || width > 16384 || height > 16384)
        throw Error(ErrorCode::InvalidArgument, "--size cannot be '" + printable(text, 30) + "'", "Give WIDTHxHEIGHT with sides of 64 to 16384");
}

Run requireRun(const std::optional<Run>& run, const char* stage) {
    if (!run) throw Error(ErrorCode::NotFound, std::string("the project has no finished stage '") + stage + "' for this colour", std::string("Run coincide ") + stage + " first");
    return *run;
}

CategoryColouring bySource(Project& project, const Run& extraction) {
    CategoryColouring out;
    out.heading = "Source";
    out.names = project.samples().sources();
    const std::vector<std::int32_t> sourceOfSample = project.samples().sourceOfSample();
    for (const std::int64_t sample : samplesOfRows(project, extraction))
        out.category.push_back(static_cast<std::size_t>(sample) < sourceOfSample.size() ? sourceOfSample[static_cast<std::size_t>(sample)] : -1);
    return out;
}

CategoryColouring byCluster(Project& project, const Run& clustering) {
    CategoryColouring out;
    out.heading = "Cluster";
    std::int64_t highest = -1;
    for (const std::int64_t label : project.runs().items<std::int64_t>(clustering.id, "nearest_cent")) {
        out.category.push_back(static_cast<std::int32_t>(label));
        highest = std::max(highest, label);
    }
    for (std::int64_t c = 0; c <= highest; ++c) out.names.push_back("cluster " + std::to_string(c));
    return out;
}

ValueColouring byScore(Project& project, const Run& scoring, bool density) {
    RunStore runs = project.runs();
    const Run clustering = requireRun(ancestorOf(project, scoring, Stage::Cluster), "cluster");
    ValueColouring out;
    out.heading = density ? "Density" : "Transferability";
    std::vector<double> perCluster = runs.items<double>(scoring.id, "transfer");
    if (density) {
        const std::vector<std::int64_t> used = runs.items<std::int64_t>(scoring.id, "used_clusters");
        const std::vector<double> values = runs.items<double>(scoring.id, "density");
        for (std::size_t u = 0; u < used.size() && u < values.size(); ++u) perCluster.at(static_cast<std::size_t>(used[u])) = values[u];
    }
    for (const std::int64_t label : runs.items<std::int64_t>(clustering.id, "nearest_cent")) out.values.push_back(static_cast<float>(perCluster.at(static_cast<std::size_t>(label))));
    return out;
}

ChoiceColouring bySelection(Project& project, const Run& selection, std::size_t rows) {
    ChoiceColouring out;
    out.heading = "Selection '" + selection.name + "'";
    out.chosen.assign(rows, 0);
    for (const std::int64_t row : project.runs().items<std::int64_t>(selection.id, "selected"))
        if (row >= 0 && static_cast<std::size_t>(row) < rows) out.chosen[static_cast<std::size_t>(row)] = 1;
    return out;
}

}  // namespace

void checkPictureRequest(const std::string& output) {
    const std::string ending = Path(output).extension().string();
    if (ending != ".png" && ending != ".svg") throw Error(ErrorCode::InvalidArgument, "a picture cannot be written as " + output, "Give a name that ends in .png or .svg");
    outputPlace(output);
}

void drawMap(Project& project, const PictureRequest& request) {
    RunStore runs = project.runs();
    MapPicture picture;
    parseSize(request.size, picture.width, picture.height);
    const std::string ending = Path(request.output).extension().string();
    checkPictureRequest(request.output);
    if (request.theme != "light" && request.theme != "dark") throw Error(ErrorCode::InvalidArgument, "--theme cannot be '" + printable(request.theme, 20) + "'", "Give light or dark");
    picture.theme = request.theme == "dark" ? MapTheme::Dark : MapTheme::Light;

    const Run map = project.relatedRun(Stage::Map, request.run);
    const Run extraction = requireRun(ancestorOf(project, map, Stage::Extract), "extract");
    const ResultArray stored = runs.array(map.id, runs.hasArray(map.id, "map_2d") ? "map_2d" : "map_3d");
    if (stored.type != NpyType::Float32 || stored.shape.size() != 2) throw Error(ErrorCode::Corrupt, "the project is damaged: the coordinates of the map", "Make the map again with --again");
    picture.dims = stored.shape[1];
    const std::size_t rows = stored.shape[0];
    picture.positions = {reinterpret_cast<const float*>(stored.data.data()), rows * picture.dims};

    const auto scoring = [&] { return requireRun(newestOn(project, extraction, Stage::Score), "score"); };
    if (request.colour == "source") {
        // A project without records has no sources.
        if (project.samples().count() > 0) picture.colouring = bySource(project, extraction);
        else picture.colouring = byCluster(project, requireRun(newestOn(project, extraction, Stage::Cluster), "cluster"));
    } else if (request.colour == "cluster") {
        picture.colouring = byCluster(project, requireRun(newestOn(project, extraction, Stage::Cluster), "cluster"));
    } else if (request.colour == "transferability" || request.colour == "density") {
        picture.colouring = byScore(project, scoring(), request.colour == "density");
    } else if (request.colour == "selected") {
        const auto selection = newestOn(project, extraction, Stage::Select, request.selection);
        if (!selection && !request.selection.empty())
            throw Error(ErrorCode::NotFound, "there is no selection named '" + printable(request.selection, 60) + "' on this map", "See the selections with coincide status");
        picture.colouring = bySelection(project, requireRun(selection, "select"), rows);
    } else {
        throw Error(ErrorCode::InvalidArgument, "--colour cannot be '" + printable(request.colour, 30) + "'", "Give cluster, source, transferability, density or selected");
    }
    const auto options = nlohmann::json::parse(map.optionsJson, nullptr, false);
    picture.title = project.folder().stem().string();
    picture.subtitle = std::to_string(rows) + " records, activations laid out by " + (options.is_object() && options.value("method", "") == "pca" ? "PCA" : "UMAP");
    writeFile(outputPlace(request.output), ending == ".svg" ? mapSvg(picture) : mapPng(picture));
}

}  // namespace coincide
