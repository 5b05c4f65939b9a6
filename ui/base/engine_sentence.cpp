#include "ui/base/engine_sentence.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include "ui/base/error_text.h"
#include "ui/base/format.h"

namespace coincide {
namespace {

struct Entry {
    const char* cause;      // as the engine words it; its remedy, which may name an option of the command line, is passed over
    const char* sentence;
};

// The first that fits is taken.
constexpr Entry kEntries[] = {
    {R"((\d+) clusters are more than the (\d+) rows)",
     QT_TRANSLATE_NOOP("EngineSentence", "%1 clusters are more than the %2 records. Set Clusters to at most %2.")},
    {R"(the budget '(.*)' is more than the (\d+) records there are)",
     QT_TRANSLATE_NOOP("EngineSentence", "A budget of %1 is more than the %2 records there are. Set Budget to at most %2.")},
    {R"(the budget '(.*)' is more than everything)",
     QT_TRANSLATE_NOOP("EngineSentence", "A budget of %1 is more than everything. Set Budget to at most 100%.")},
    {R"(the budget '(.*)' is neither a count nor below 1)",
     QT_TRANSLATE_NOOP("EngineSentence", "A budget of %1 is neither a count nor a fraction below 1. Give a count such as 1000, a percentage such as 20%, or a fraction such as 0.2.")},
    {R"(the budget '(.*)' of (\d+) records is not one record)",
     QT_TRANSLATE_NOOP("EngineSentence", "A budget of %1 of %2 records is not even one record. Raise Budget.")},
    {R"(the budget '(.*)' is (?:not a number|too long for a number))",
     QT_TRANSLATE_NOOP("EngineSentence", "“%1” is not a budget. Give a count such as 1000, a percentage such as 20%, or a fraction such as 0.2.")},
    {R"(--cutoff cannot be '(.*)')",
     QT_TRANSLATE_NOOP("EngineSentence", "“%1” is not a cut-off. Give a number from −1 to 1, or none.")},
    {R"(--source cannot be '(.*)')",
     QT_TRANSLATE_NOOP("EngineSentence", "“%1” is not a source. Give folder or field:NAME.")},
    {R"(--\S+ cannot be (\S+)\. Give a number from (\S+) to (\S+))",
     QT_TRANSLATE_NOOP("EngineSentence", "%1 is out of range. Give a number from %2 to %3.")},
    {R"(the project already holds another dataset)",
     QT_TRANSLATE_NOOP("EngineSentence", "The project already holds another dataset. Make a new project for this one, or choose “Run again” to replace the records.")},
    {R"(no reference model was given)",
     QT_TRANSLATE_NOOP("EngineSentence", "No reference model was chosen. Give its folder in the field Reference model.")},
    {R"(no dataset was given)",
     QT_TRANSLATE_NOOP("EngineSentence", "No dataset was chosen. Choose one first.")},
    {R"(a selection cannot be named '(.*)')",
     QT_TRANSLATE_NOOP("EngineSentence", "A selection cannot be named “%1”. Give a name of 1 to 100 characters without slashes.")},
    {R"(run (\d+) is a selection of that name)",
     QT_TRANSLATE_NOOP("EngineSentence", "There is a selection of that name already. Give another name.")},
    {R"(a name of (\d+) bytes is too long)",
     QT_TRANSLATE_NOOP("EngineSentence", "The name is too long. Give a shorter one.")},
    {R"(there is another tag named '(.*)')",
     QT_TRANSLATE_NOOP("EngineSentence", "There is another tag named “%1”. Give another name.")},
    {R"(a tag cannot be named '(.*)')",
     QT_TRANSLATE_NOOP("EngineSentence", "A tag cannot be named “%1”. Give a name of 1 to 200 bytes.")},
    {R"(the limits leave no record to select)",
     QT_TRANSLATE_NOOP("EngineSentence", "The limits leave no record to select. Exclude fewer clusters, or raise the caps.")},
    {R"(the random method knows no limits on clusters)",
     QT_TRANSLATE_NOOP("EngineSentence", "The random method knows no limits of clusters. Clear Limits of clusters, or choose the method COINCIDE.")},
    {R"(the pinned clusters ask for (\d+) of (\d+) records)",
     QT_TRANSLATE_NOOP("EngineSentence", "The pinned clusters ask for %1 records, but the budget is %2. Unpin some, or raise the budget.")},
    {R"(there is no cluster (\d+) to limit)",
     QT_TRANSLATE_NOOP("EngineSentence", "There is no cluster %1 to limit. Correct Limits of clusters.")},
    {R"(the limit '(.*?)' .*)",
     QT_TRANSLATE_NOOP("EngineSentence", "The limit “%1” cannot be read. Give limits such as 12:pin, 15:exclude or 20:cap=40.")},
    {R"(the dataset holds no records)",
     QT_TRANSLATE_NOOP("EngineSentence", "The dataset holds no records. Check that it is the right file.")},
    {R"((.+) is cut off or broken in the record that starts at byte (\d+).*)",
     QT_TRANSLATE_NOOP("EngineSentence", "%1 is cut off or broken in the record that starts at byte %2. Give a JSON list of records, or one JSON record a line, in UTF-8.")},
    {R"((.+) has a broken record at byte (\d+).*)",
     QT_TRANSLATE_NOOP("EngineSentence", "%1 has a broken record at byte %2. Correct the file, for example by loading and saving it with the program that made it.")},
    {R"((.+) is neither a JSON list nor JSON lines.*)",
     QT_TRANSLATE_NOOP("EngineSentence", "%1 is neither a JSON list nor JSON lines. Give a JSON list of records, or one JSON record a line, in UTF-8.")},
    {R"((.+) holds one object instead of a list of records.*)",
     QT_TRANSLATE_NOOP("EngineSentence", "%1 holds one object instead of a list of records. Give a JSON list of records, or one JSON record a line.")},
    {R"((.+) is compressed with gzip.*)",
     QT_TRANSLATE_NOOP("EngineSentence", "%1 is compressed with gzip. Unpack it first.")},
    {R"((.+) is in UTF-16.*)",
     QT_TRANSLATE_NOOP("EngineSentence", "%1 is in UTF-16. Save it in UTF-8.")},
    {R"((.+) holds no records.*)",
     QT_TRANSLATE_NOOP("EngineSentence", "%1 holds no records. Check that it is the right file.")},
    {R"((.+) holds an empty list.*)",
     QT_TRANSLATE_NOOP("EngineSentence", "%1 holds no records. Check that it is the right file.")},
    {R"(no record of the dataset can be read \((.*)\))",
     QT_TRANSLATE_NOOP("EngineSentence", "No record of the dataset can be read. Give a JSON list of records, or one JSON record a line, in UTF-8.")},
    {R"(no record of the dataset has a conversation \((.*)\))",
     QT_TRANSLATE_NOOP("EngineSentence", "No record of the dataset has a conversation. Give records with “conversations”, a list of {from, value}.")},
    {R"(record (\d+) \(id '(.*)'\) has a fault: .*)",
     QT_TRANSLATE_NOOP("EngineSentence", "Record %1 (%2) has a fault. Correct the dataset, or import it without “Refuse a dataset with faults”.")},
    {R"((.+) is the dataset that the project was imported from)",
     QT_TRANSLATE_NOOP("EngineSentence", "%1 is the dataset that the project was imported from. Choose another file.")},
    {R"(the project has activations but no records)",
     QT_TRANSLATE_NOOP("EngineSentence", "The project has activations but no records. Export positions (.npy or .txt) instead.")},
    {R"(the form of (.+) does not follow from its ending)",
     QT_TRANSLATE_NOOP("EngineSentence", "The ending of %1 names no form. Choose a form, or another ending.")},
    {R"(no output file was given)",
     QT_TRANSLATE_NOOP("EngineSentence", "No file was chosen. Choose where to write.")},
    {R"(the folder (.+) does not exist)",
     QT_TRANSLATE_NOOP("EngineSentence", "The folder %1 does not exist. Make it, or choose another place.")},
    {R"((.+) is not a project folder)",
     QT_TRANSLATE_NOOP("EngineSentence", "%1 is not a project folder. Choose a folder whose name ends in .coincide.")},
    {R"((.+) is no project yet, its making was interrupted)",
     QT_TRANSLATE_NOOP("EngineSentence", "%1 is not a project yet: its making was interrupted. Make it again.")},
    {R"((.+) is a folder that is no project and is not empty)",
     QT_TRANSLATE_NOOP("EngineSentence", "%1 is a folder that is not a project and is not empty. Choose another name.")},
    {R"(there is something at (.+))",
     QT_TRANSLATE_NOOP("EngineSentence", "There is something at %1 already. Choose another name.")},
    {R"(the copy would lie inside the project)",
     QT_TRANSLATE_NOOP("EngineSentence", "The copy would lie inside the project. Choose another folder.")},
    {R"(the project has no finished stage '(\w+)' to work on)",
     QT_TRANSLATE_NOOP("EngineSentence", "%1 has to be finished first. Run it, then this.")},
    {R"(run (\d+)(?: \(\w+\))? belongs to records that .*imported anew.*)",
     QT_TRANSLATE_NOOP("EngineSentence", "Run %1 belongs to records that were imported anew since. Run Extract and the later stages again.")},
    {R"(run (\d+) is what others rest on: .*)",
     QT_TRANSLATE_NOOP("EngineSentence", "Run %1 is what others rest on. Remove those first.")},
    {R"(run (\d+) is the import of the records that the project holds)",
     QT_TRANSLATE_NOOP("EngineSentence", "Run %1 is the import of the records that the project holds, and stays with them.")},
    {R"(the activation file (.+) is missing)",
     QT_TRANSLATE_NOOP("EngineSentence", "The activation file %1 is missing. Put it back, or run Extract again.")},
    {R"(the dataset (.+) cannot be read)",
     QT_TRANSLATE_NOOP("EngineSentence", "The dataset %1 cannot be read. Put it back where it was, or import it from its new place.")},
    {R"(the dataset (.+) has changed since it was imported.*)",
     QT_TRANSLATE_NOOP("EngineSentence", "The dataset %1 has changed since it was imported. Restore the file, or import it again.")},
    {R"(the dataset (.+) is shorter than when it was imported)",
     QT_TRANSLATE_NOOP("EngineSentence", "The dataset %1 is shorter than when it was imported. Restore the file, or import it again.")},
    {R"(the image folder (.+) is gone)",
     QT_TRANSLATE_NOOP("EngineSentence", "The picture folder %1 is gone. Put it back, or choose where the pictures are now.")},
    {R"(the image folder (.+) does not exist)",
     QT_TRANSLATE_NOOP("EngineSentence", "The picture folder %1 does not exist. Choose the folder of the pictures.")},
    {R"(the picture (.+) (?:was not found|is gone))",
     QT_TRANSLATE_NOOP("EngineSentence", "The picture %1 was not found. Put it back, or choose where the pictures are now.")},
    {R"(none of the pictures is in (.+))",
     QT_TRANSLATE_NOOP("EngineSentence", "None of the pictures is in %1. Choose the folder that the picture paths of the records start from.")},
    {R"((.+) has (\d+) columns, which (\d+) layers of two halves do not divide)",
     QT_TRANSLATE_NOOP("EngineSentence", "%1 has %2 columns, which %3 layers of two halves do not divide. Set Layers to the right number.")},
    {R"((.+) has (\d+) rows where the project has (\d+) records, (\d+) of them usable)",
     QT_TRANSLATE_NOOP("EngineSentence", "%1 has %2 rows, but the project has %3 records, %4 of them usable. Choose the file made from this dataset.")},
    {R"((.+) has no rows or no columns)",
     QT_TRANSLATE_NOOP("EngineSentence", "%1 has no rows or no columns. Choose a matrix with one row for each record.")},
    {R"((.+) is not a usable \.npy file: .*)",
     QT_TRANSLATE_NOOP("EngineSentence", "%1 is not a usable .npy file. Save it again with numpy.save.")},
    {R"((.+) names the position (-?\d+) of (\d+))",
     QT_TRANSLATE_NOOP("EngineSentence", "%1 names the position %2 of %3. Give positions in the project's dataset, counted from 0.")},
    {R"((.+) holds (\S+) where positions belong)",
     QT_TRANSLATE_NOOP("EngineSentence", "%1 holds %2 where positions belong. Give int32 or int64.")},
    {R"((.+) has no whole number in line (\d+), '(.*)')",
     QT_TRANSLATE_NOOP("EngineSentence", "%1 has no whole number in line %2. Give one position a line.")},
    {R"(nothing in (.+) is a record of this project with activations)",
     QT_TRANSLATE_NOOP("EngineSentence", "Nothing in %1 is a record of this project with activations. Choose a subset of the dataset that was imported.")},
    {R"((.+) has an ending without a known form)",
     QT_TRANSLATE_NOOP("EngineSentence", "The ending of %1 names no known form. Give a .npy, .txt, .json or .jsonl file.")},
    {R"(there is no model folder (.+))",
     QT_TRANSLATE_NOOP("EngineSentence", "There is no model folder %1. Give the folder that holds config.json and the weights.")},
    {R"(the folder (.+) has no config\.json)",
     QT_TRANSLATE_NOOP("EngineSentence", "The folder %1 has no config.json. Give the folder that holds config.json and the weights.")},
    {R"(the folder (.+) has no weights \(.*\))",
     QT_TRANSLATE_NOOP("EngineSentence", "The folder %1 has no weights. Get the weight files of the model.")},
    {R"(the weight file (.+) that .+ names is missing)",
     QT_TRANSLATE_NOOP("EngineSentence", "The weight file %1 is missing. Copy it into the model folder.")},
    {R"(the model family (.+) is not known here)",
     QT_TRANSLATE_NOOP("EngineSentence", "The model family %1 is not known here. Use a TinyLLaVA or LLaVA-1.5 model.")},
    {R"((?:the device has no memory left|no memory is left) for the model)",
     QT_TRANSLATE_NOOP("EngineSentence", "No memory is left for the model. Use a smaller batch, or another device.")},
    {R"(there is no CUDA device (\d+) on this machine)",
     QT_TRANSLATE_NOOP("EngineSentence", "There is no CUDA device %1 on this machine. Choose the device CPU.")},
    {R"(the disk is full: (\d+) MB are free and the activations need (\d+) MB)",
     QT_TRANSLATE_NOOP("EngineSentence", "The disk is full: %1 MB are free and the activations need %2 MB. Free some space, then press Go on.")},
    {R"(the project has no usable records)",
     QT_TRANSLATE_NOOP("EngineSentence", "The project has no usable records. Look at Failed records, correct the dataset and import it again.")},
    {R"(no record could be used by the model)",
     QT_TRANSLATE_NOOP("EngineSentence", "The model could use no record. Look at Failed records for the reasons.")},
    {R"(the clustering has collapsed: .*)",
     QT_TRANSLATE_NOOP("EngineSentence", "The clustering has collapsed: most clusters hold nothing, or all look alike. Look at the activations, or ask for fewer clusters.")},
    {R"(transferability is undefined for (\d+) of (\d+) clusters .* than the cut-off (.*))",
     QT_TRANSLATE_NOOP("EngineSentence", "Transferability is undefined for %1 of %2 clusters: all their pairs are more similar than the cut-off %3. Set Similarity cut-off to none.")},
    {R"(the project is damaged: .*)",
     QT_TRANSLATE_NOOP("EngineSentence", "The project is damaged. Restore it from a backup, or choose “Run again” for the stage.")},
};

// Figures with separators, a stage by its name, all else as it is.
QString shown(const QString& part) {
    bool whole = false;
    const qint64 number = part.toLongLong(&whole);
    return whole ? countText(number) : stageText(part);
}

}  // namespace

std::optional<QString> engineSentence(const QString& said) {
    for (const Entry& entry : kEntries) {
        const QRegularExpressionMatch match = QRegularExpression(QStringLiteral("^%1\\.(?: .*)?$").arg(QString::fromUtf8(entry.cause))).match(said);
        if (!match.hasMatch()) continue;
        const QString text = QCoreApplication::translate("EngineSentence", entry.sentence);
        // Not by arg(): a path may hold what looks like the place of another part.
        QString out;
        for (qsizetype at = 0; at < text.size(); ++at) {
            const int part = text[at] == QLatin1Char('%') && at + 1 < text.size() ? text[at + 1].digitValue() : -1;
            if (part > 0) out += shown(match.captured(part)), ++at;
            else out += text[at];
        }
        return out;
    }
    return std::nullopt;
}

std::vector<QString> engineCauses() {
    std::vector<QString> out;
    for (const Entry& entry : kEntries) out.push_back(QString::fromUtf8(entry.cause));
    return out;
}

}  // namespace coincide
