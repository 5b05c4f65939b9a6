#include "ui/form/option_texts.h"

#include <QCoreApplication>

namespace coincide {
namespace {

struct Entry {
    std::string_view key;
    const char* label;
    const char* help;
    bool advanced = false;
    OptionText::Kind kind = OptionText::Kind::Plain;
};

#define N(text) QT_TRANSLATE_NOOP("Options", text)
constexpr Entry kEntries[] = {
    {"images", N("Pictures"), N("Folder that the picture paths of the records start from. Guessed when empty."), false, OptionText::Kind::Folder},
    {"strict", N("Refuse a dataset with faults"), N("Otherwise faulty records are kept, listed, and left out of the extraction."), true},
    {"source", N("Source of a record"), N("“folder” takes the first folder of its picture, “field:NAME” a field of the record."), true},
    {"pictures", N("Pictures while importing"), N("Look at the header of every picture, or trust the paths."), true},
    {"model", N("Reference model"), N("Folder with the model's configuration, weights and tokenizer."), false, OptionText::Kind::Folder},
    {"tower", N("Picture tower"), N("Folder of the model's picture tower. Found beside the model when empty."), true, OptionText::Kind::Folder},
    {"layers", N("Layers"), N("Decoder layers that are read, counted from 0. Empty: the family's own."), false},
    {"dtype", N("Precision"), N("Precision of the computation."), true},
    {"store", N("Stored as"), N("Precision of the stored activations."), true},
    {"pooling", N("Pooling"), N("Order of pooling and squashing."), true},
    {"batch", N("Batch"), N("Records run together; 0 is automatic."), true},
    {"limit", N("First records only"), N("Use only so many usable records; 0 takes all."), true},
    {"clusters", N("Clusters"), N("How many clusters; 0 takes one for every 66 samples, at least 2."), false},
    {"iterations", N("Iterations"), N("Rounds of k-means, 1 to 10,000."), false},
    {"seed", N("Seed"), N("The same seed gives the same result."), false},
    {"points-per-cluster", N("Points per cluster"), N("Samples that the centres are trained on; all samples are assigned."), false},
    {"kernel-width", N("Kernel width"), N("Width of the Gaussian kernel of density and greedy order, 0.000001 to 1,000,000."), false},
    {"halves", N("Transferability from"), N("Part of the centres that is compared."), false},
    {"cutoff", N("Similarity cut-off"), N("Pairs of clusters more similar than this are left out, −1 to 1; “none” keeps all."), false},
    {"density", N("Density over"), N("All pairs with each sample itself, as published, or different samples only."), true},
    {"dims", N("Dimensions"), N("A flat map or one in space."), false},
    {"method", N("Method"), N("How the result is made."), false},
    {"neighbors", N("Neighbours"), N("Samples that count as near, 2 to 200. More shows the whole, fewer the detail."), false},
    {"min-dist", N("Least distance"), N("How close points may lie, 0 to 0.99."), false},
    {"epochs", N("Rounds"), N("Rounds of the layout; 0 goes by the number of samples."), true},
    {"name", N("Name"), N("Name of the selection."), false},
    {"budget", N("Budget"), N("Samples to take: a count, a percentage such as 20%, or a fraction below 1."), false},
    {"temperature", N("Temperature"), N("Lower prefers clusters with high scores more."), false},
    {"shortfall", N("Left-over places"), N("Give them to clusters that have room, or leave them as published."), true},
    {"limits", N("Limits of clusters"), N("Pinned, excluded and capped clusters, such as “12:pin 15:exclude 20:cap=40”."), true},
    {"output", N("File"), N("File to write."), false, OptionText::Kind::OutputFile},
    {"format", N("Form"), N("Form of the file; from its ending when automatic."), false},
};

struct Word {
    std::string_view word;
    const char* text;
};
constexpr Word kWords[] = {
    {"", N("Automatic")}, {"auto", N("Automatic")}, {"all", N("All")}, {"check", N("Check every picture")}, {"trust", N("Trust the paths")},
    {"mean-then-tanh", N("Mean, then tanh")}, {"tanh-then-mean", N("Tanh, then mean")}, {"language", N("Language half")}, {"both", N("Both halves")},
    {"published", N("As published")}, {"pairs", N("Different samples")}, {"refill", N("Refill clusters with room")}, {"umap", N("UMAP")}, {"pca", N("Principal components")},
    {"coincide", N("COINCIDE")}, {"random", N("Random")}, {"none", N("None")}, {"copy", N("Copy")}, {"hardlink", N("Hard link")}, {"symlink", N("Symbolic link")},
    {"llava", N("LLaVA JSON")}, {"jsonl", N("JSON lines")}, {"csv", N("CSV table")}, {"npy", N("Positions (.npy)")}, {"txt", N("Positions (.txt)")},
};
#undef N

}  // namespace

OptionText optionText(std::string_view key, std::string_view engineHelp) {
    for (const Entry& entry : kEntries)
        if (entry.key == key) return {QCoreApplication::translate("Options", entry.label), QCoreApplication::translate("Options", entry.help), entry.advanced, entry.kind};
    return {QString::fromUtf8(key.data(), static_cast<int>(key.size())), QString::fromUtf8(engineHelp.data(), static_cast<int>(engineHelp.size())), true, OptionText::Kind::Plain};
}

QString choiceText(std::string_view word) {
    for (const Word& entry : kWords)
        if (entry.word == word) return QCoreApplication::translate("Options", entry.text);
    return QString::fromUtf8(word.data(), static_cast<int>(word.size()));
}

}  // namespace coincide
