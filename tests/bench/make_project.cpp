// coincide_make_project FOLDER: a project of any size for benchmarks of the window.
#include <CLI/CLI.hpp>
#include <cstdio>

#include "core/base/error.h"
#include "tests/bench/made_project.h"

int main(int argc, char** argv) {
    CLI::App app("Makes a project for benchmarks in an empty folder.");
    std::string folder;
    coincide::MadeSize size;
    app.add_option("FOLDER", folder)->required();
    app.add_option("--samples", size.samples)->check(CLI::Range(1, 10'000'000));
    app.add_option("--clusters", size.clusters)->check(CLI::Range(1, 1'000'000));
    app.add_option("--sources", size.sources)->check(CLI::Range(1, 1000));
    CLI11_PARSE(app, argc, argv);
    try {
        coincide::makeProject(folder, size);
    } catch (const coincide::Error& e) {
        std::fprintf(stderr, "coincide_make_project: %s\n", e.what());
        return 1;
    }
    return 0;
}
