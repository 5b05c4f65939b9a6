#include <array>

#include "core/data/demo_painters.h"

namespace coincide {

namespace {

DemoQuestion plain(DemoSkill skill, std::string question, std::string brief, std::string full) {
    return {skill, std::move(question), std::move(brief), std::move(full), {}};
}

}  // namespace

std::vector<DemoQuestion> writeArithmetic(DemoRandom& random) {
    static const std::vector<std::string> people{"Anna", "Ben", "Cara", "Dan", "Eva", "Finn", "Maria", "Tom"};
    static const std::vector<std::string> things{"apples", "books", "coins", "stamps", "marbles", "tickets", "cards"};
    const std::string who = random.pick(people), what = random.pick(things);
    const int a = random.range(5, 40), b = random.range(2, 30), c = random.range(2, 9);
    std::vector<DemoQuestion> all;
    all.push_back(plain(DemoSkill::Arithmetic,
                        who + " has " + std::to_string(a) + " " + what + " and gets " + std::to_string(b) +
                            " more. How many " + what + " does " + who + " have now?",
                        std::to_string(a + b),
                        std::to_string(a) + " + " + std::to_string(b) + " = " + std::to_string(a + b) + ". " + who +
                            " has " + std::to_string(a + b) + " " + what + "."));
    all.push_back(plain(DemoSkill::Arithmetic,
                        "There are " + std::to_string(c) + " boxes with " + std::to_string(a) + " " + what +
                            " each. How many " + what + " are there in all?",
                        std::to_string(a * c),
                        std::to_string(c) + " x " + std::to_string(a) + " = " + std::to_string(a * c) + ". There are " +
                            std::to_string(a * c) + " " + what + "."));
    all.push_back(plain(DemoSkill::Arithmetic,
                        who + " had " + std::to_string(a + b) + " " + what + " and gave away " + std::to_string(b) +
                            ". How many are left?",
                        std::to_string(a),
                        std::to_string(a + b) + " - " + std::to_string(b) + " = " + std::to_string(a) + ". There are " +
                            std::to_string(a) + " left."));
    all.push_back(plain(DemoSkill::Explain,
                        "Explain step by step how to share " + std::to_string(b * c) + " " + what + " among " +
                            std::to_string(c) + " people.",
                        "",
                        "First I divide: " + std::to_string(b * c) + " / " + std::to_string(c) + " = " +
                            std::to_string(b) + ". Then I check: " + std::to_string(c) + " x " + std::to_string(b) +
                            " = " + std::to_string(b * c) + ". Everyone gets " + std::to_string(b) + " " + what + "."));
    return all;
}

std::vector<DemoQuestion> writeTranslation(DemoRandom& random) {
    struct Word {
        const char *english, *german, *french, *spanish;
    };
    static const std::vector<Word> words{
        {"house", "Haus", "maison", "casa"},        {"water", "Wasser", "eau", "agua"},
        {"bread", "Brot", "pain", "pan"},           {"tree", "Baum", "arbre", "árbol"},
        {"sun", "Sonne", "soleil", "sol"},          {"moon", "Mond", "lune", "luna"},
        {"book", "Buch", "livre", "libro"},         {"school", "Schule", "école", "escuela"},
        {"friend", "Freund", "ami", "amigo"},       {"green", "grün", "vert", "verde"},
        {"night", "Nacht", "nuit", "noche"},        {"winter", "Winter", "hiver", "invierno"},
        {"five", "fünf", "cinq", "cinco"},          {"street", "Straße", "rue", "calle"},
        {"heart", "Herz", "cœur", "corazón"},       {"good morning", "guten Morgen", "bonjour", "buenos días"},
        {"thank you", "danke", "merci", "gracias"}, {"fish", "Fisch", "poisson", "pez"}};
    std::vector<DemoQuestion> all;
    for (const Word& word : random.sample(words, 3)) {
        const int language = random.range(0, 2);
        static const std::array<const char*, 3> names{"German", "French", "Spanish"};
        const std::string foreign = language == 0   ? word.german
                                    : language == 1 ? word.french
                                                    : word.spanish,
                          name = names[static_cast<std::size_t>(language)];
        if (random.chance(0.7)) {
            all.push_back(plain(DemoSkill::Translate,
                                random.word({"Translate into ", "Please translate into "}) + name + ": " + word.english,
                                foreign,
                                std::string("\"") + word.english + "\" is \"" + foreign + "\" in " + name + "."));
        } else {
            all.push_back(plain(DemoSkill::Translate, "What does the " + name + " \"" + foreign + "\" mean?",
                                word.english, "\"" + foreign + "\" means \"" + word.english + "\"."));
        }
    }
    return all;
}

std::vector<DemoQuestion> writeCode(DemoRandom& random) {
    static const std::vector<std::string> names{"total", "values", "items", "scores", "prices", "data"};
    const std::string name = random.pick(names);
    const int a = random.range(2, 9), b = random.range(2, 9);
    std::vector<DemoQuestion> all;
    all.push_back(plain(DemoSkill::Code,
                        "Write a Python function that adds " + std::to_string(a) + " to every element of a list.", "",
                        "def add(" + name + "):\n    return [x + " + std::to_string(a) + " for x in " + name + "]"));
    all.push_back(plain(DemoSkill::Code,
                        "Write a Python function that returns the " +
                            std::string(random.chance(0.5) ? "largest" : "smallest") + " element of a list.",
                        "", ""));
    const bool largest = all.back().question.find("largest") != std::string::npos;
    all.back().full = std::string("def find(") + name + "):\n    return " + (largest ? "max(" : "min(") + name + ")";
    all.push_back(
        plain(DemoSkill::Code,
              "What does this Python code print?\nx = " + std::to_string(a) + "\nfor i in range(" + std::to_string(b) +
                  "):\n    x = x + 1\nprint(x)",
              std::to_string(a + b),
              "The loop adds 1 exactly " + std::to_string(b) + " times, so it prints " + std::to_string(a + b) + "."));
    all.push_back(plain(
        DemoSkill::Code,
        "Write a loop in C that prints the numbers from " + std::to_string(a) + " to " + std::to_string(a + b) + ".",
        "",
        "for (int i = " + std::to_string(a) + "; i <= " + std::to_string(a + b) +
            "; i++) {\n    printf(\"%d\\n\", i);\n}"));
    all.push_back(plain(
        DemoSkill::Explain, "Explain step by step what len(" + name + ") does in Python.", "",
        "First Python looks up the object " + name + ". Then it counts its elements. The result is a whole number."));
    return all;
}

std::vector<DemoQuestion> writeChat(DemoRandom& random) {
    static const std::vector<std::pair<std::string, std::string>> pairs{
        {"Hello, how are you?", "Hello! I am fine, thank you. How can I help you?"},
        {"I am bored. What can I do?", "You could read a book, take a walk or call a friend."},
        {"Can you give me a tip for better sleep?",
         "Go to bed at the same time every day and keep the room dark and quiet."},
        {"What should I cook tonight?", "How about a warm soup with bread and a fresh salad?"},
        {"I am nervous about my exam.",
         "That is normal. Take a deep breath, sleep well and trust in what you have learned."},
        {"Tell me a short joke.", "Why did the clock go to school? It wanted to learn about time."},
        {"How can I stay healthy?", "Eat well, move every day, drink water and get enough sleep."},
        {"Thank you for your help!", "You are welcome. Feel free to ask me again."},
        {"What is a good gift for my sister?", "A good book, a plant or tickets for a concert are nice gifts."},
        {"How do I start a garden?",
         "Begin with a sunny place, good soil and a few easy plants such as beans and herbs."},
        {"Should I take the train or the car?",
         "The train is relaxing and clean; the car is useful if you carry a lot."},
        {"I lost my keys. What now?", "Stay calm and go back over the places where you have been today."},
    };
    std::vector<DemoQuestion> all;
    for (const auto& [question, answer] : random.sample(pairs, 3))
        all.push_back(plain(DemoSkill::Chat, question, "", answer));
    return all;
}

std::vector<DemoQuestion> writeFacts(DemoRandom& random) {
    static const std::vector<std::array<std::string, 2>> capitals{
        {"France", "Paris"},  {"Italy", "Rome"},    {"Norway", "Oslo"},    {"Egypt", "Cairo"},
        {"Peru", "Lima"},     {"Japan", "Tokyo"},   {"Spain", "Madrid"},   {"Greece", "Athens"},
        {"Kenya", "Nairobi"}, {"Canada", "Ottawa"}, {"Austria", "Vienna"}, {"Poland", "Warsaw"}};
    static const std::vector<std::array<std::string, 2>> facts{
        {"How many days does a week have?", "A week has 7 days."},
        {"Which planet is closest to the sun?", "Mercury is the planet closest to the sun."},
        {"At what temperature does water freeze?", "Water freezes at 0 degrees Celsius."},
        {"How many legs does a spider have?", "A spider has 8 legs."},
        {"What gas do plants take in?", "Plants take in carbon dioxide."},
        {"What is the largest ocean?", "The Pacific is the largest ocean."},
        {"How many minutes does an hour have?", "An hour has 60 minutes."},
        {"Which animal is the tallest?", "The giraffe is the tallest animal."}};
    std::vector<DemoQuestion> all;
    const auto& [country, city] = random.pick(capitals);
    all.push_back(plain(DemoSkill::Recall, "What is the capital of " + country + "?", city,
                        "The capital of " + country + " is " + city + "."));
    for (const auto& fact : random.sample(facts, 2)) all.push_back(plain(DemoSkill::Recall, fact[0], "", fact[1]));
    const int km = random.range(2, 30);
    all.push_back(plain(DemoSkill::Arithmetic, "How many meters are " + std::to_string(km) + " kilometers?",
                        std::to_string(km) + "000",
                        std::to_string(km) + " kilometers are " + std::to_string(km) + "000 meters."));
    return all;
}

}  // namespace coincide
