#pragma once

#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "core/base/file.h"
#include "core/data/thumbnail.h"
#include "core/engine/artefacts.h"
#include "core/engine/stages.h"
#include "tests/made_activations.h"
#include "tests/temporary_folder.h"

namespace coincide {

/// A picture of one colour.
inline RgbImage plainPicture(int width, int height, RgbColour colour) {
    RgbImage image{width, height, {}};
    for (int i = 0; i < width * height; ++i) image.pixels.insert(image.pixels.end(), colour.begin(), colour.end());
    return image;
}

struct MadeRecord {
    std::string id, image, question, answer;
};

/// A folder with records, pictures and a project, for tests of what is read from a project.
struct MadeRecords {
    TemporaryFolder folder;
    Path project = folder.path() / "p.coincide", dataset = folder.path() / "data.jsonl", images = folder.path() / "images";

    void write(const std::vector<MadeRecord>& records) const {
        makeFolder(images);
        std::ofstream out(dataset, std::ios::binary);
        for (const MadeRecord& r : records)
            out << "{\"id\": \"" << r.id << "\", " << (r.image.empty() ? "" : "\"image\": \"" + r.image + "\", ") << "\"conversations\": [{\"from\": \"human\", \"value\": \"" << r.question
                << "\"}, {\"from\": \"gpt\", \"value\": \"" << r.answer << "\"}]}\n";
    }
    void picture(const std::string& name, const RgbImage& image) const {
        makeFolder((images / name).parent_path());
        writeFile(images / name, encodeJpeg(image, 90));
    }
    void import(bool again = false) const {
        auto made = Project::openOrCreate(project, 2);
        ImportOptions options;
        options.datasets = {dataset.string()};
        options.images = images.string();
        StageRequest request;
        request.again = again;
        PreparedStage stage = prepareImport(*made, options, request);
        if (stage.job) runToEnd(*stage.job, {}, {});
    }
    /// `count` records, every third without a picture, those of one rest modulo 4 about the same thing.
    void makeMany(int count) const {
        static constexpr const char* kThings[] = {"zebra grass", "train station", "pizza cheese", "ocean wave"};
        std::vector<MadeRecord> records;
        for (int i = 0; i < count; ++i)
            records.push_back({"r" + std::to_string(i), i % 3 ? "a/" + std::to_string(i % 2) + ".jpg" : "", i % 3 ? "<image>\\nWhat is this " + std::to_string(i) + "?" : "What is this?",
                               "There is a " + std::string(kThings[i % 4]) + " here."});
        write(records);
        picture("a/0.jpg", plainPicture(640, 480, {200, 30, 30}));
        picture("a/1.jpg", plainPicture(300, 600, {30, 200, 30}));
        import();
    }
    /// Activations of all records, clusters, scores, maps and two selections.
    void computeAll(std::size_t rows, std::int64_t clusters) const {
        auto made = Project::openOrCreate(project, 2);
        writeMadeActivations(folder.path() / "x.npy", rows, 40, 8);
        importActivations(*made, folder.path() / "x.npy", 2, {});
        const auto finish = [](PreparedStage stage) {
            if (stage.job) runToEnd(*stage.job, {}, {});
        };
        KMeansOptions cluster;
        cluster.clusters = clusters;
        finish(prepareCluster(*made, cluster, {}));
        finish(prepareScore(*made, {}, {}));
        MapOptions map;
        map.epochs = 20;
        finish(prepareMap(*made, map, {}));
        map.dims = 3;
        finish(prepareMap(*made, map, {}));
        SelectOptions select;
        select.name = "fifth";
        finish(prepareSelect(*made, select, {}));
        select.name = "chance", select.method = "random";
        finish(prepareSelect(*made, select, {}));
    }
};

}  // namespace coincide
