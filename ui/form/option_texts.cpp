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

constexpr Entry kEntries[] = {
    {"images", QT_TRANSLATE_NOOP("Options", "Pictures"), QT_TRANSLATE_NOOP("Options", "Folder that the picture paths of the records start from. Guessed when empty."), false, OptionText::Kind::Folder},
    {"strict", QT_TRANSLATE_NOOP("Options", "Refuse a dataset with faults"), QT_TRANSLATE_NOOP("Options", "Otherwise faulty records are kept, listed, and left out of the extraction."), true},
    {"source", QT_TRANSLATE_NOOP("Options", "Source of a record"), QT_TRANSLATE_NOOP("Options", "“folder” takes the first folder of its picture, “field:NAME” a field of the record."), true},
    {"pictures", QT_TRANSLATE_NOOP("Options", "Pictures while importing"), QT_TRANSLATE_NOOP("Options", "Look at the header of every picture, or trust the paths."), true},
    {"model", QT_TRANSLATE_NOOP("Options", "Reference model"), QT_TRANSLATE_NOOP("Options", "Folder with the model's configuration, weights and tokenizer."), false, OptionText::Kind::Folder},
    {"tower", QT_TRANSLATE_NOOP("Options", "Picture tower"), QT_TRANSLATE_NOOP("Options", "Folder of the model's picture tower. Found beside the model when empty."), true, OptionText::Kind::Folder},
    {"layers", QT_TRANSLATE_NOOP("Options", "Layers"), QT_TRANSLATE_NOOP("Options", "Decoder layers that are read, counted from 0. Empty: the family's own."), false},
    {"dtype", QT_TRANSLATE_NOOP("Options", "Precision"), QT_TRANSLATE_NOOP("Options", "Precision of the computation."), true},
    {"store", QT_TRANSLATE_NOOP("Options", "Stored as"), QT_TRANSLATE_NOOP("Options", "Precision of the stored activations."), true},
    {"pooling", QT_TRANSLATE_NOOP("Options", "Pooling"), QT_TRANSLATE_NOOP("Options", "Order of pooling and squashing."), true},
    {"batch", QT_TRANSLATE_NOOP("Options", "Batch"), QT_TRANSLATE_NOOP("Options", "Records run together; 0 is automatic."), true},
    {"limit", QT_TRANSLATE_NOOP("Options", "First records only"), QT_TRANSLATE_NOOP("Options", "Use only so many usable records; 0 takes all."), true},
    {"clusters", QT_TRANSLATE_NOOP("Options", "Clusters"), QT_TRANSLATE_NOOP("Options", "How many clusters; 0 takes one for every 66 samples, at least 2."), false},
    {"iterations", QT_TRANSLATE_NOOP("Options", "Iterations"), QT_TRANSLATE_NOOP("Options", "Rounds of k-means, 1 to 10,000."), false},
    {"seed", QT_TRANSLATE_NOOP("Options", "Seed"), QT_TRANSLATE_NOOP("Options", "The same seed gives the same result."), false},
    {"points-per-cluster", QT_TRANSLATE_NOOP("Options", "Points per cluster"), QT_TRANSLATE_NOOP("Options", "Samples that the centres are trained on; all samples are assigned."), false},
    {"kernel-width", QT_TRANSLATE_NOOP("Options", "Kernel width"), QT_TRANSLATE_NOOP("Options", "Width of the Gaussian kernel of density and greedy order, 0.000001 to 1,000,000."), false},
    {"halves", QT_TRANSLATE_NOOP("Options", "Transferability from"), QT_TRANSLATE_NOOP("Options", "Part of the centres that is compared."), false},
    {"cutoff", QT_TRANSLATE_NOOP("Options", "Similarity cut-off"), QT_TRANSLATE_NOOP("Options", "Pairs of clusters more similar than this are left out, −1 to 1; “none” keeps all."), false},
    {"density", QT_TRANSLATE_NOOP("Options", "Density over"), QT_TRANSLATE_NOOP("Options", "All pairs with each sample itself, as published, or different samples only."), true},
    {"dims", QT_TRANSLATE_NOOP("Options", "Dimensions"), QT_TRANSLATE_NOOP("Options", "A flat map or one in space."), false},
    {"method", QT_TRANSLATE_NOOP("Options", "Method"), QT_TRANSLATE_NOOP("Options", "How the result is made."), false},
    {"neighbors", QT_TRANSLATE_NOOP("Options", "Neighbours"), QT_TRANSLATE_NOOP("Options", "Samples that count as near, 2 to 200. More shows the whole, fewer the detail."), false},
    {"min-dist", QT_TRANSLATE_NOOP("Options", "Least distance"), QT_TRANSLATE_NOOP("Options", "How close points may lie, 0 to 0.99."), false},
    {"epochs", QT_TRANSLATE_NOOP("Options", "Rounds"), QT_TRANSLATE_NOOP("Options", "Rounds of the layout; 0 goes by the number of samples."), true},
    {"name", QT_TRANSLATE_NOOP("Options", "Name"), QT_TRANSLATE_NOOP("Options", "Name of the selection."), false},
    {"budget", QT_TRANSLATE_NOOP("Options", "Budget"), QT_TRANSLATE_NOOP("Options", "Samples to take: a count, a percentage such as 20%, or a fraction below 1."), false},
    {"temperature", QT_TRANSLATE_NOOP("Options", "Temperature"), QT_TRANSLATE_NOOP("Options", "Lower prefers clusters with high scores more."), false},
    {"shortfall", QT_TRANSLATE_NOOP("Options", "Left-over places"), QT_TRANSLATE_NOOP("Options", "Give them to clusters that have room, or leave them as published."), true},
    {"limits", QT_TRANSLATE_NOOP("Options", "Limits of clusters"), QT_TRANSLATE_NOOP("Options", "Pinned, excluded and capped clusters, such as “12:pin 15:exclude 20:cap=40”."), true},
    {"output", QT_TRANSLATE_NOOP("Options", "File"), QT_TRANSLATE_NOOP("Options", "File to write."), false, OptionText::Kind::OutputFile},
    {"format", QT_TRANSLATE_NOOP("Options", "Format"), QT_TRANSLATE_NOOP("Options", "Format of the file; from its ending when automatic."), false},
};

struct Word {
    std::string_view word;
    const char* text;
};
constexpr Word kWords[] = {
    {"", QT_TRANSLATE_NOOP("Options", "Automatic")}, {"auto", QT_TRANSLATE_NOOP("Options", "Automatic")}, {"all", QT_TRANSLATE_NOOP("Options", "All")}, {"check", QT_TRANSLATE_NOOP("Options", "Check every picture")}, {"trust", QT_TRANSLATE_NOOP("Options", "Trust the paths")},
    {"mean-then-tanh", QT_TRANSLATE_NOOP("Options", "Mean, then tanh")}, {"tanh-then-mean", QT_TRANSLATE_NOOP("Options", "Tanh, then mean")}, {"language", QT_TRANSLATE_NOOP("Options", "Language half")}, {"both", QT_TRANSLATE_NOOP("Options", "Both halves")},
    {"published", QT_TRANSLATE_NOOP("Options", "As published")}, {"pairs", QT_TRANSLATE_NOOP("Options", "Different samples")}, {"refill", QT_TRANSLATE_NOOP("Options", "Refill clusters with room")}, {"umap", QT_TRANSLATE_NOOP("Options", "UMAP")}, {"pca", QT_TRANSLATE_NOOP("Options", "Principal components")},
    {"coincide", QT_TRANSLATE_NOOP("Options", "COINCIDE")}, {"random", QT_TRANSLATE_NOOP("Options", "Random")}, {"none", QT_TRANSLATE_NOOP("Options", "None")}, {"copy", QT_TRANSLATE_NOOP("Options", "Copy")}, {"hardlink", QT_TRANSLATE_NOOP("Options", "Hard link")}, {"symlink", QT_TRANSLATE_NOOP("Options", "Symbolic link")},
    {"llava", QT_TRANSLATE_NOOP("Options", "LLaVA JSON")}, {"jsonl", QT_TRANSLATE_NOOP("Options", "JSON lines")}, {"csv", QT_TRANSLATE_NOOP("Options", "CSV table")}, {"npy", QT_TRANSLATE_NOOP("Options", "Positions (.npy)")}, {"txt", QT_TRANSLATE_NOOP("Options", "Positions (.txt)")},
};

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
