// The rules of the house that a compiler does not check: which folder may include which, where libraries may be named,
// and how long a file may be.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/file.h"

namespace coincide {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxLines = 500;

using Strings = std::vector<std::string>;

bool startsWithOne(std::string_view text, std::initializer_list<std::string_view> beginnings) {
    return std::any_of(beginnings.begin(), beginnings.end(), [&](std::string_view b) { return text.starts_with(b); });
}

// Rank of a file's layer: it may include lower ranks, its own folder, and nothing else. -1 = no layer of this program.
int layerOf(std::string_view file) {
    static constexpr std::pair<std::string_view, int> kLayers[] = {
        {"core/base/", 0}, {"core/data/", 1}, {"core/store/", 1},  {"core/algo/", 1}, {"core/nn/", 1},
        {"core/vlm/", 2},  {"core/job/", 3},  {"core/engine/", 4}, {"ui/", 5},        {"app/", 6},
    };
    for (const auto& [folder, rank] : kLayers)
        if (file.starts_with(folder)) return rank;
    return -1;
}

std::string_view folderOf(std::string_view file) {
    const std::size_t first = file.find('/');
    return file.starts_with("core/") ? file.substr(0, file.find('/', first + 1)) : file.substr(0, first);
}

struct Include {
    std::string name;
    bool quoted;
};

std::vector<Include> includesOf(std::string_view text) {
    std::vector<Include> out;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const auto skipBlanks = [&] { line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size())); };
        skipBlanks();
        if (!line.starts_with('#')) continue;
        line.remove_prefix(1);
        skipBlanks();
        if (!line.starts_with("include")) continue;
        line.remove_prefix(7);
        skipBlanks();
        if (line.empty() || (line[0] != '"' && line[0] != '<')) continue;
        const std::size_t close = line.find(line[0] == '"' ? '"' : '>', 1);
        if (close != std::string_view::npos) out.push_back({std::string(line.substr(1, close - 1)), line[0] == '"'});
    }
    return out;
}

bool isTorch(std::string_view header) { return startsWithOne(header, {"torch/", "ATen/", "c10/"}); }
bool isSqlite(std::string_view header) { return startsWithOne(header, {"sqlite3", "SQLiteCpp"}); }
bool isPictureOrJsonLibrary(std::string_view header) { return startsWithOne(header, {"opencv2/", "opencv/", "simdjson"}); }
bool isQt(std::string_view header) {
    if (startsWithOne(header, {"Qt", "qt"})) return true;
    return header.size() > 1 && header[0] == 'Q' && header[1] >= 'A' && header[1] <= 'Z' && !header.ends_with(".h");
}

bool holdsWord(std::string_view text, std::string_view word) {
    const auto letter = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; };
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || !letter(text[at - 1])) && (end == text.size() || !letter(text[end]))) return true;
    }
    return false;
}

// What is wrong with one include; empty if nothing is.
std::string whyNot(std::string_view file, const std::string& header) {
    const bool source = file.ends_with(".cpp");
    if (header == "torch/torch.h") return "is slow to compile: include narrow headers of ATen";
    if (file.starts_with("core/") && isQt(header)) return "is Qt, which core does not know";
    if (isSqlite(header) && !(file.starts_with("core/store/") && source)) return "belongs in core/store/*.cpp";
    if (isPictureOrJsonLibrary(header) && !(file.starts_with("core/data/") && source)) return "belongs in core/data/*.cpp";
    if (isTorch(header)) {
        if (!startsWithOne(file, {"core/algo/", "core/nn/", "core/vlm/"})) return "belongs in core/algo, core/nn or core/vlm";
        if (file == "core/vlm/vlm_model.h") return "must not be seen by those who use a model";
    }
    const int own = layerOf(file), other = layerOf(header);
    if (other < 0 || folderOf(file) == folderOf(header)) return {};
    if (file.starts_with("core/store/") && (header == "core/data/sample.h" || header == "core/data/fault.h")) return {};
    if (other > own) return "lies in a layer above";
    if (other == own) return "lies in a folder beside";
    if (file.starts_with("ui/") && startsWithOne(header, {"core/nn/", "core/vlm/", "core/store/"})) return "is not for the window to know";
    if (file.starts_with("app/cli/") && header.starts_with("ui/")) return "is the window, which the command line does without";
    return {};
}

/// Everything that is wrong with a file, one line each.
Strings violations(const std::string& file, std::string_view text) {
    Strings out;
    for (const Include& include : includesOf(text))
        if (const std::string why = whyNot(file, include.name); !why.empty()) out.push_back(file + ": " + include.name + " " + why);
    const std::size_t lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    if (lines > kMaxLines) out.push_back(file + ": has " + std::to_string(lines) + " lines, more than " + std::to_string(kMaxLines));
    for (const char* word : {"TODO", "FIXME", "XXX"})
        if (holdsWord(text, word)) out.push_back(file + ": holds the word " + word);
    return out;
}

using Sources = std::map<std::string, std::string>;   // text by path from the project's root

Sources readSources() {
    Sources out;
    const fs::path root = COINCIDE_SOURCE_DIR;
    for (const char* folder : {"core", "app", "ui"}) {
        if (!fs::is_directory(root / folder)) continue;
        for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
            const std::string ending = entry.path().extension().string();
            if (entry.is_regular_file() && (ending == ".h" || ending == ".cpp"))
                out[fs::relative(entry.path(), root).generic_string()] = readFile(entry.path(), 4u << 20);
        }
    }
    return out;
}

/// How a torch header is reached from `file` through this program's own headers; empty if it is not.
std::string wayToTorch(const Sources& sources, const std::string& file, std::set<std::string>& seen) {
    const auto found = sources.find(file);
    if (found == sources.end() || !seen.insert(file).second) return {};
    for (const Include& include : includesOf(found->second)) {
        if (isTorch(include.name)) return file + " > " + include.name;
        if (const std::string way = wayToTorch(sources, include.name, seen); !way.empty()) return file + " > " + way;
    }
    return {};
}

Strings waysToTorch(const Sources& sources) {
    Strings out;
    for (const auto& [file, text] : sources) {
        const bool header = file.ends_with(".h") && startsWithOne(file, {"core/data/", "core/store/", "core/job/", "core/engine/"});
        if (!header && !startsWithOne(file, {"ui/", "app/"})) continue;
        std::set<std::string> seen;
        if (const std::string way = wayToTorch(sources, file, seen); !way.empty()) out.push_back(way);
    }
    return out;
}

std::string joined(const Strings& lines) {
    std::string out;
    for (const std::string& line : lines) out += line + "\n";
    return out;
}

TEST(Rules, HoldForEveryFile) {
    const Sources sources = readSources();
    ASSERT_GT(sources.size(), 100u) << "the sources are not where they were built from";
    Strings all;
    for (const auto& [file, text] : sources)
        for (const std::string& line : violations(file, text)) all.push_back(line);
    EXPECT_TRUE(all.empty()) << joined(all);
}

TEST(Rules, TorchStaysBehindJobsAndEngine) {
    const Strings ways = waysToTorch(readSources());
    EXPECT_TRUE(ways.empty()) << joined(ways);
}

// The checks themselves, on planted violations.

bool refused(const std::string& file, const std::string& header) { return !violations(file, "#include <" + header + ">\n").empty(); }

TEST(RulesCheck, SeesIncludesUpward) {
    EXPECT_TRUE(refused("core/base/file.h", "core/data/sample.h"));
    EXPECT_TRUE(refused("core/algo/pca.cpp", "core/job/job.h"));
    EXPECT_TRUE(refused("core/nn/layers.cpp", "core/vlm/vlm_model.h"));
    EXPECT_TRUE(refused("core/job/job.h", "core/engine/project.h"));
    EXPECT_TRUE(refused("core/engine/project.cpp", "ui/base/selection.h"));
    EXPECT_TRUE(refused("ui/view/map_view.cpp", "app/cli/context.h"));
    EXPECT_FALSE(refused("core/job/job.h", "core/base/progress.h"));
    EXPECT_FALSE(refused("core/vlm/vlm_model.h", "core/nn/tokenizer.h"));
    EXPECT_FALSE(refused("app/cli/main.cpp", "core/engine/project.h"));
    EXPECT_FALSE(refused("ui/view/map_view.cpp", "core/algo/allocate.h"));
}

TEST(RulesCheck, SeesIncludesSideways) {
    EXPECT_TRUE(refused("core/algo/pca.cpp", "core/nn/layers.h"));
    EXPECT_TRUE(refused("core/data/image.cpp", "core/store/database.h"));
    EXPECT_TRUE(refused("core/store/run_store.h", "core/data/image.h"));
    EXPECT_FALSE(refused("core/store/run_store.h", "core/data/sample.h"));
    EXPECT_FALSE(refused("core/store/run_store.h", "core/data/fault.h"));
    EXPECT_TRUE(refused("core/algo/pca.cpp", "core/data/fault.h"));
    EXPECT_FALSE(refused("core/algo/pca.cpp", "core/algo/pca.h"));
    EXPECT_TRUE(refused("ui/view/map_view.cpp", "core/store/run_store.h"));
    EXPECT_TRUE(refused("app/cli/main.cpp", "ui/shell/main_window.h"));
    EXPECT_FALSE(refused("app/gui/main.cpp", "ui/shell/main_window.h"));
}

TEST(RulesCheck, SeesLibrariesOutOfPlace) {
    for (const char* header : {"QString", "QtCore/QString", "qt6/x", "QWidget"}) EXPECT_TRUE(refused("core/base/log.cpp", header)) << header;
    EXPECT_FALSE(refused("ui/view/map_view.h", "QWidget"));
    EXPECT_TRUE(refused("core/store/database.h", "SQLiteCpp/SQLiteCpp.h"));
    EXPECT_TRUE(refused("core/job/job.cpp", "sqlite3.h"));
    EXPECT_FALSE(refused("core/store/database.cpp", "sqlite3.h"));
    EXPECT_TRUE(refused("core/data/image.h", "opencv2/core.hpp"));
    EXPECT_TRUE(refused("core/vlm/image_processor.cpp", "opencv2/imgproc.hpp"));
    EXPECT_TRUE(refused("app/cli/main.cpp", "simdjson.h"));
    EXPECT_FALSE(refused("core/data/llava_json.cpp", "simdjson.h"));
    for (const char* header : {"torch/script.h", "ATen/ops/mm.h", "c10/core/Device.h"}) {
        EXPECT_TRUE(refused("core/job/extract_job.cpp", header)) << header;
        EXPECT_TRUE(refused("core/base/half.cpp", header)) << header;
        EXPECT_TRUE(refused("ui/view/map_view.cpp", header)) << header;
        EXPECT_TRUE(refused("core/vlm/vlm_model.h", header)) << header;
        EXPECT_FALSE(refused("core/nn/layers.h", header)) << header;
        EXPECT_FALSE(refused("core/vlm/vlm_model.cpp", header)) << header;
    }
    EXPECT_TRUE(refused("core/nn/layers.cpp", "torch/torch.h"));
}

TEST(RulesCheck, ReadsIncludesInEveryForm) {
    EXPECT_EQ(violations("core/base/a.cpp", "x\n  #  include\t\"core/job/job.h\"").size(), 1u);
    EXPECT_EQ(violations("core/base/a.cpp", "#include \"core/job/job.h\"  // why\r\n#include <QString>\r\n").size(), 2u);
    EXPECT_TRUE(violations("core/base/a.cpp", "// core/job/job.h\n#include MACRO\n#include \"core/job\n#include").empty());
}

TEST(RulesCheck, SeesLongFilesAndLeftNotes) {
    std::string text;
    for (std::size_t i = 0; i < kMaxLines; ++i) text += "x\n";
    EXPECT_TRUE(violations("core/base/a.cpp", text).empty());
    EXPECT_EQ(violations("core/base/a.cpp", text + "x\n").size(), 1u);
    EXPECT_EQ(violations("core/base/a.cpp", "// TODO: later").size(), 1u);
    EXPECT_EQ(violations("core/base/a.cpp", "FIXME\nXXX").size(), 2u);
    EXPECT_TRUE(violations("core/base/a.cpp", "TODOS kXXXL \"name_XXXXXX\"").empty());
}

TEST(RulesCheck, SeesTorchThroughOtherHeaders) {
    Sources sources{{"core/job/a.h", "#include \"core/vlm/b.h\"\n"}, {"core/vlm/b.h", "#include \"core/job/a.h\"\n#include \"core/nn/c.h\"\n"},
                    {"core/nn/c.h", "#include <string>\n"}};
    EXPECT_TRUE(waysToTorch(sources).empty());
    sources["core/nn/c.h"] += "#include <ATen/core/Tensor.h>\n";
    EXPECT_EQ(waysToTorch(sources), Strings{"core/job/a.h > core/vlm/b.h > core/nn/c.h > ATen/core/Tensor.h"});
}

}  // namespace
}  // namespace coincide
