// Runs a fuzz target over the files of its corpus, for compilers without libFuzzer.
#include <algorithm>
#include <iostream>
#include <vector>

#include "tests/fuzz/fuzz_target.h"

int main(int argc, char** argv) {
    using namespace coincide;
    std::size_t count = 0;
    for (int i = 1; i < argc; ++i) {
        std::vector<Path> files;
        for (const auto& entry : std::filesystem::directory_iterator(argv[i])) files.push_back(entry.path());
        std::sort(files.begin(), files.end());
        for (const Path& file : files) {
            const std::string content = readFile(file, 16u << 20);
            std::cout << file.filename().string() << std::endl;   // flushed: tells which input ends the program
            LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(content.data()), content.size());
            ++count;
        }
    }
    std::cout << count << " inputs" << std::endl;
    return count > 0 ? 0 : 1;
}
