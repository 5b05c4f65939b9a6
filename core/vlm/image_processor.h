#pragma once

#include <array>
#include <cstdint>

#include "core/base/json.h"
#include "core/data/image.h"
#include "core/nn/vision_tower.h"
#include "core/vlm/vlm_model.h"

namespace coincide {

/// How a picture is made square: padded, or its shorter side brought to size and the middle cut out.
enum class Squaring { Pad, Crop };

/// Turns picture files into what a network takes. **Threads**: prepare() is safe from any number of threads.
struct ImageProcessor {
    int side = 384;
    std::array<float, 3> mean{0.5f, 0.5f, 0.5f}, deviation{0.5f, 0.5f, 0.5f};
    RgbColour padding{127, 127, 127};
    Resample filter = Resample::Bicubic;
    bool applyOrientation = false;
    Squaring squaring = Squaring::Pad;

    /// Made square, resized, normalised. **Shapes**: pixels `[1, 3, side, side]`. **Throws** as decodeImage; BadInput for a picture
    /// too narrow to be cropped.
    PreparedImage prepare(const Path& path, bool withHashes) const;
};

/// The processor of a tower whose pictures are padded (or, set by the caller afterwards, cropped) to a square: mean and deviation from `preprocessor_config.json` in its
/// folder, else from the tower's config, else the kind's own; padding colour = floor(255 x mean).
/// **Throws** BadInput for a deviation that is not positive or a size that the tower does not take.
ImageProcessor squareImageProcessor(const Path& folder, const Json& towerConfig, std::int64_t side, TowerKind kind);

/// Byte level times 1/255 (in double, rounded to float32), minus mean, divided by deviation, in float32: rows, columns and
/// channels of an image to `[3, height, width]`.
std::vector<float> normalisedPixels(const RgbImage& image, const std::array<float, 3>& mean, const std::array<float, 3>& deviation);

}  // namespace coincide
