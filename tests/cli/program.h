#pragma once

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

namespace coincide {

inline std::string contentOf(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

struct Outcome {
    int code = -1;        ///< exit status; 128 + signal when killed
    std::string out, err;
};

/// The `coincide` program as a process of its own, found through COINCIDE_PROGRAM.
class Program {
public:
    explicit Program(std::filesystem::path folder) : folder_(std::move(folder)) {}

    static bool available() { return std::getenv("COINCIDE_PROGRAM") != nullptr; }

    Outcome run(const std::vector<std::string>& arguments, const std::string& input = {}) const {
        const pid_t child = start(arguments, input);
        return wait(child);
    }

    /// Starts and sends `signalNumber` after `delay` unless the program has ended by then.
    Outcome runAndSignal(const std::vector<std::string>& arguments, int signalNumber, std::chrono::milliseconds delay) const {
        const pid_t child = start(arguments, {});
        std::this_thread::sleep_for(delay);
        ::kill(child, signalNumber);
        return wait(child);
    }

    /// As run(), with standard output going to that file.
    Outcome runInto(const std::string& output, const std::vector<std::string>& arguments) const { return wait(start(arguments, {}, output)); }

private:
    pid_t start(const std::vector<std::string>& arguments, const std::string& input, const std::string& output = "stdout.txt") const {
        std::ofstream(folder_ / "stdin.txt", std::ios::binary) << input;
        const pid_t child = ::fork();
        if (child != 0) return child;
        const auto redirect = [&](const std::string& name, int flags, int target) {
            const int fd = ::open((folder_ / name).c_str(), flags, 0644);
            ::dup2(fd, target);
        };
        redirect("stdin.txt", O_RDONLY, 0);
        redirect(output, O_WRONLY | O_CREAT | O_TRUNC, 1);
        redirect("stderr.txt", O_WRONLY | O_CREAT | O_TRUNC, 2);
        const char* program = std::getenv("COINCIDE_PROGRAM");
        std::vector<char*> argv{const_cast<char*>(program)};
        for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
        argv.push_back(nullptr);
        ::execv(program, argv.data());
        ::_exit(127);
    }

    Outcome wait(pid_t child) const {
        int status = 0;
        ::waitpid(child, &status, 0);
        Outcome outcome;
        outcome.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
        outcome.out = contentOf(folder_ / "stdout.txt");
        outcome.err = contentOf(folder_ / "stderr.txt");
        return outcome;
    }

    std::filesystem::path folder_;
};

}  // namespace coincide
