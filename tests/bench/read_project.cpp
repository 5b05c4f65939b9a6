// coincide_read_project PROJECT: how long the window waits for what it reads of a project: loading, neighbours, thumbnails, index and searches.
#include <algorithm>
#include <chrono>
#include <cstdio>

#include "core/base/error.h"
#include "core/engine/machine.h"
#include "core/engine/project_reader.h"
#include "core/engine/text_index.h"
#include "core/engine/thumbnail_store.h"

namespace coincide {
namespace {

using Clock = std::chrono::steady_clock;

template <class Action>
double timed(const char* what, Action&& action) {
    const auto begin = Clock::now();
    action();
    const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    std::printf("%-34s %10.1f ms\n", what, seconds * 1000);
    return seconds;
}

void measure(const Path& folder) {
    ProjectReader reader(folder);
    std::shared_ptr<const ExplorerData> data;
    timed("load, first", [&] { data = reader.load({}, {}); });
    timed("load, again", [&] { data = reader.load({}, {}); });
    timed("overview", [&] { reader.overview(); });
    std::printf("%lld samples, %lld clusters, %zu selections, %lld MB resident\n", static_cast<long long>(data->samples), static_cast<long long>(data->clusters), data->selections.size(),
                static_cast<long long>(machineInfo().memoryBytes >> 20));
    timed("10 neighbours", [&] { reader.neighbours(*data, 0, 10, {}); });
    std::vector<std::int32_t> some;
    for (std::int64_t i = 0; i < std::min<std::int64_t>(data->samples, 100'000) && some.size() < 300; ++i)
        if (data->hasPicture[static_cast<std::size_t>(i * 7 % data->samples)]) some.push_back(static_cast<std::int32_t>(i * 7 % data->samples));
    timed("briefs of 300", [&] { reader.briefs(some); });
    ThumbnailStore thumbnails(folder);
    timed("300 thumbnails, first", [&] { for (const std::int32_t sample : some) thumbnails.get(sample); });
    timed("300 thumbnails, again", [&] { for (const std::int32_t sample : some) thumbnails.get(sample); });
    timed("300 pictures shrunk to 256", [&] { for (const std::int32_t sample : some) thumbnails.full(sample, 256); });
    TextIndex index(folder);
    const double seconds = timed("index", [&] { index.build({}, {}); });
    std::printf("%.0f records a second\n", static_cast<double>(data->samples) / seconds);
    for (const char* query : {"picture ", "pic", "\"in the background\" ", "red green ", "the -picture ", "question:scene ", "nothinglikethis "}) {
        std::size_t found = 0;
        timed((std::string("search ") + query).c_str(), [&] { found = index.search(query, 0, {}).size(); });
        std::printf("    %zu found\n", found);
    }
    timed("search picture, first 100", [&] { index.search("picture ", 100, {}); });
    timed("keywords, first", [&] { index.clusterKeywords(*data, 8, {}, {}); });
    timed("keywords, again", [&] { index.clusterKeywords(*data, 8, {}, {}); });
    std::printf("%lld MB resident\n%s", static_cast<long long>(machineInfo().memoryBytes >> 20), systemReport().c_str());
}

}  // namespace
}  // namespace coincide

int main(int argc, char** argv) {
    if (argc != 2) return std::fprintf(stderr, "usage: coincide_read_project PROJECT\n"), 2;
    try {
        coincide::measure(argv[1]);
    } catch (const coincide::Error& e) {
        return std::fprintf(stderr, "coincide_read_project: %s\n", e.what()), 1;
    }
    return 0;
}
