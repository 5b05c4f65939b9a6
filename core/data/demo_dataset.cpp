#include "core/data/demo_dataset.h"

#include <algorithm>
#include <array>

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/parallel.h"
#include "core/data/demo_painters.h"

namespace coincide {

namespace {

constexpr std::int64_t kMostRecords = 1'000'000;
constexpr std::int64_t kPiece = 64;  // records between two looks at the cancel token

/// A kind: its share of the records and, for some, a small pool of scenes that many records repeat nearly unchanged.
struct Kind {
    const char* name;
    int weight;
    double repeated;  // share of records drawn from the pool
    int pool;
    DemoPainter paint;                                // null for text
    std::vector<DemoQuestion> (*write)(DemoRandom&);  // null for pictures
};

const std::array<Kind, 26> kKinds{{
    {"counting", 150, 0.35, 8, paintCounting, nullptr},
    {"shelf", 60, 0.0, 1, paintShelf, nullptr},
    {"flag", 45, 0.2, 4, paintFlag, nullptr},
    {"bar_chart", 130, 0.3, 6, paintBarChart, nullptr},
    {"line_chart", 60, 0.0, 1, paintLineChart, nullptr},
    {"pie_chart", 45, 0.0, 1, paintPieChart, nullptr},
    {"table", 70, 0.0, 1, paintTable, nullptr},
    {"receipt", 35, 0.0, 1, paintReceipt, nullptr},
    {"sign", 100, 0.5, 6, paintSign, nullptr},
    {"screen", 45, 0.0, 1, paintScreen, nullptr},
    {"clock", 120, 0.4, 8, paintClock, nullptr},
    {"gauge", 40, 0.0, 1, paintGauge, nullptr},
    {"map", 55, 0.0, 1, paintMap, nullptr},
    {"maze", 28, 0.0, 1, paintMaze, nullptr},
    {"sequence", 55, 0.0, 1, paintSequence, nullptr},
    {"geometry", 75, 0.25, 5, paintGeometry, nullptr},
    {"face", 90, 0.3, 6, paintFace, nullptr},
    {"landscape", 160, 0.4, 8, paintLandscape, nullptr},
    {"dice", 50, 0.0, 1, paintDice, nullptr},
    {"cards", 32, 0.0, 1, paintCards, nullptr},
    {"board", 30, 0.0, 1, paintBoard, nullptr},
    {"text_arithmetic", 45, 0.0, 1, nullptr, writeArithmetic},
    {"text_translation", 30, 0.0, 1, nullptr, writeTranslation},
    {"text_code", 28, 0.0, 1, nullptr, writeCode},
    {"text_chat", 40, 0.0, 1, nullptr, writeChat},
    {"text_facts", 26, 0.0, 1, nullptr, writeFacts},
}};

const Kind& pickKind(DemoRandom& random) {
    int total = 0;
    for (const Kind& kind : kKinds) total += kind.weight;
    int left = random.range(0, total - 1);
    for (const Kind& kind : kKinds) {
        left -= kind.weight;
        if (left < 0) return kind;
    }
    return kKinds.back();
}

/// Turns a question with wrong answers into one that offers lettered options.
DemoQuestion asChoice(DemoRandom& random, const DemoQuestion& question) {
    std::vector<std::string> options = question.wrong;
    options.erase(std::remove(options.begin(), options.end(), question.brief), options.end());
    std::sort(options.begin(), options.end());
    options.erase(std::unique(options.begin(), options.end()), options.end());
    options.push_back(question.brief);
    random.shuffle(options);
    std::string text = question.question, letter;
    for (std::size_t i = 0; i < options.size(); ++i) {
        const std::string name(1, static_cast<char>('A' + i));
        text += "\n" + name + ". " + options[i];
        if (options[i] == question.brief) letter = name;
    }
    text += "\nAnswer with the letter of the right option.";
    return {DemoSkill::Choose, text, letter, letter, {}};
}

/// The messages of one question; a short answer is asked for in the wording that instruction datasets use.
void addTurns(std::vector<Turn>& turns, DemoRandom& random, const DemoQuestion& question) {
    const bool brief =
        question.skill != DemoSkill::Choose && !question.brief.empty() && (question.full.empty() || random.chance(0.3));
    turns.push_back({"human", question.question + (brief ? "\nAnswer with a single word or phrase." : "")});
    turns.push_back({"gpt", brief ? question.brief : question.full});
}

void converse(DemoRecord& record, DemoRandom& random, std::vector<DemoQuestion> questions) {
    random.shuffle(questions);
    const int most = static_cast<int>(questions.size());
    const int rounds = std::min(most, random.chance(0.3) ? random.range(2, 4) : 1);
    for (int i = 0; i < rounds; ++i) {
        DemoQuestion question = questions[static_cast<std::size_t>(i)];
        if (question.wrong.size() >= 2 && random.chance(0.16)) question = asChoice(random, question);
        if (i == 0) record.skill = demoSkillName(question.skill);
        addTurns(record.turns, random, question);
    }
    if (!record.image.empty()) record.turns.front().text.insert(0, "<image>\n");
}

void checkOptions(const DemoOptions& options) {
    if (options.records < 1 || options.records > kMostRecords) {
        throw Error(ErrorCode::InvalidArgument,
                    "the demo dataset cannot have " + std::to_string(options.records) + " records",
                    "Choose 1 to 1000000");
    }
}

std::string jsonText(const std::string& text) {
    std::string all = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') all += '\\';
        if (c == '\n')
            all += "\\n";
        else
            all += c;
    }
    return all + '"';
}

}  // namespace

std::vector<std::string> demoKinds() {
    std::vector<std::string> all;
    for (const Kind& kind : kKinds) all.emplace_back(kind.name);
    return all;
}

std::vector<std::string> demoSkills() {
    std::vector<std::string> all;
    for (int i = 0; i < kDemoSkillCount; ++i) all.emplace_back(demoSkillName(static_cast<DemoSkill>(i)));
    return all;
}

DemoRecord makeDemoRecord(const DemoOptions& options, std::int64_t index, bool withPicture) {
    const std::uint64_t own = mixSeeds(options.seed, static_cast<std::uint64_t>(index));
    DemoRandom random(own);
    const Kind& kind = pickKind(random);
    DemoRecord record;
    const std::string digits = std::to_string(index);
    const std::string number = std::string(digits.size() < 6 ? 6 - digits.size() : 0, '0') + digits;
    record.id = "demo-" + number;
    record.kind = kind.name;
    // A repeated scene has the pool's seed: the same drawing, with other noise and mostly another question.
    std::uint64_t content = mixSeeds(own, 1);
    const bool repeated = random.chance(kind.repeated);
    if (repeated) {
        const auto place = static_cast<std::uint64_t>(&kind - kKinds.data());
        content = mixSeeds(mixSeeds(options.seed, 0xdeed),
                           place * 64 + static_cast<std::uint64_t>(random.range(0, kind.pool - 1)));
    }
    DemoRandom drawing(content);
    if (kind.paint == nullptr) {
        converse(record, random, kind.write(drawing));
        return record;
    }
    DemoScene scene = kind.paint(drawing, withPicture);
    if (repeated) scene.canvas.noise(DemoRandom(random.next()), scene.photo ? 5 : 1);
    record.image = record.kind + "/" + number + (scene.photo ? ".jpg" : ".png");
    converse(record, random, std::move(scene.questions));
    if (withPicture) record.picture = scene.photo ? scene.canvas.jpeg(90) : scene.canvas.png();
    return record;
}

bool writeDemoPictures(const Path& folder, const DemoOptions& options, std::int64_t begin, std::int64_t end,
                       int threads, const CancelToken& cancel) {
    checkOptions(options);
    if (begin < 0 || end > options.records || begin > end) {
        throw Error(ErrorCode::InvalidArgument,
                    "the demo dataset has no records " + std::to_string(begin) + " to " + std::to_string(end),
                    "Stay between 0 and the number of records");
    }
    const Path images = folder / "images";
    for (const Kind& kind : kKinds) {
        if (kind.paint != nullptr) makeFolder(images / kind.name);
    }
    parallelFor(threads, static_cast<std::size_t>(end - begin), 4, [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last && !cancel.cancelled(); ++i) {
            const DemoRecord record = makeDemoRecord(options, begin + static_cast<std::int64_t>(i), true);
            if (record.image.empty()) continue;
            writeFile(images / record.image,
                      {reinterpret_cast<const char*>(record.picture.data()), record.picture.size()});
        }
    });
    return !cancel.cancelled();
}

namespace {

std::string demoJson(const DemoOptions& options) {
    std::string text = "[\n";
    for (std::int64_t i = 0; i < options.records; ++i) {
        const DemoRecord record = makeDemoRecord(options, i, false);
        std::string line = "{\"id\": " + jsonText(record.id);
        if (!record.image.empty()) line += ", \"image\": " + jsonText(record.image);
        line += ", \"conversations\": [";
        for (std::size_t t = 0; t < record.turns.size(); ++t) {
            line += (t ? ", " : "") + std::string("{\"from\": ") + jsonText(record.turns[t].role) +
                    ", \"value\": " + jsonText(record.turns[t].text) + "}";
        }
        line += "], \"kind\": " + jsonText(record.kind) + ", \"skill\": " + jsonText(record.skill) + "}";
        text += line + (i + 1 < options.records ? ",\n" : "\n");
    }
    return text + "]\n";
}

// True where the folder holds this dataset already, complete.
bool isWritten(const Path& folder, const std::string& json) {
    if (!isRegularFile(folder / "demo.json")) return false;
    if (MappedFile(folder / "demo.json").text() == json) return true;
    throw Error(ErrorCode::InvalidArgument, (folder / "demo.json").string() + " is another dataset", "Give another folder with --dir");
}

}  // namespace

void writeDemoJson(const Path& folder, const DemoOptions& options) {
    checkOptions(options);
    makeFolder(folder);
    writeFile(folder / "demo.json", demoJson(options));
}

bool writeDemoDataset(const Path& folder, const DemoOptions& options, int threads, const ProgressCallback& onProgress,
                      const CancelToken& cancel) {
    checkOptions(options);
    const std::string json = demoJson(options);
    if (isWritten(folder, json)) return true;
    ProgressMeter meter("demo", "records", static_cast<std::uint64_t>(options.records));
    for (std::int64_t begin = 0; begin < options.records; begin += kPiece) {
        const std::int64_t end = std::min(options.records, begin + kPiece);
        if (!writeDemoPictures(folder, options, begin, end, threads, cancel)) return false;
        if (onProgress) onProgress(meter.update(static_cast<std::uint64_t>(end)));
    }
    writeFile(folder / "demo.json", json);
    return true;
}

}  // namespace coincide
