#include <gif_lib.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <string>

#include "core/base/error.h"
#include "core/data/image_codecs.h"

namespace coincide::codecs {
namespace {

// Extensions in front of the first frame: comments and the like. More is made to waste time.
constexpr int kMaxRecords = 100'000;

struct Cursor {
    Bytes left;
};

int readBytes(GifFileType* gif, GifByteType* to, int count) {
    Cursor& cursor = *static_cast<Cursor*>(gif->UserData);
    const std::size_t n = std::min(static_cast<std::size_t>(std::max(count, 0)), cursor.left.size());
    if (n) std::memcpy(to, cursor.left.data(), n);
    cursor.left = cursor.left.subspan(n);
    return static_cast<int>(n);
}

struct Closer {
    void operator()(GifFileType* gif) const { DGifCloseFile(gif, nullptr); }
};
using Gif = std::unique_ptr<GifFileType, Closer>;

[[noreturn]] void fail(const std::string& name, const Gif& gif) {
    const char* text = gif ? GifErrorString(gif->Error) : nullptr;
    failDamaged(name, std::string("the GIF is damaged or cut off") + (text ? std::string(" (") + text + ")" : ""));
}

// Goes to the first frame; returns the transparent index, or -1.
int findFrame(const Gif& gif, const std::string& name) {
    int transparent = -1;
    for (int records = 0; records < kMaxRecords; ++records) {
        GifRecordType type = UNDEFINED_RECORD_TYPE;
        if (DGifGetRecordType(gif.get(), &type) == GIF_ERROR) fail(name, gif);
        if (type == IMAGE_DESC_RECORD_TYPE) return transparent;
        if (type != EXTENSION_RECORD_TYPE) failDamaged(name, "the GIF has no frame");
        int code = 0;
        GifByteType* block = nullptr;
        if (DGifGetExtension(gif.get(), &code, &block) == GIF_ERROR) fail(name, gif);
        if (code == GRAPHICS_EXT_FUNC_CODE && block && block[0] >= 4) {
            GraphicsControlBlock control;
            if (DGifExtensionToGCB(block[0], block + 1, &control) == GIF_OK) transparent = control.TransparentColor;
        }
        while (block)
            if (DGifGetExtensionNext(gif.get(), &block) == GIF_ERROR) fail(name, gif);
    }
    failDamaged(name, "the GIF has too many blocks in front of its first frame");
}

std::array<RgbColour, 256> paletteOf(const ColorMapObject* map) {
    std::array<RgbColour, 256> palette{};
    if (!map) {
        for (std::size_t i = 0; i < 256; ++i) palette[i].fill(static_cast<std::uint8_t>(i));
        return palette;
    }
    bool ramp = true;
    for (int i = 0; i < std::min(map->ColorCount, 256); ++i) {
        const GifColorType& colour = map->Colors[i];
        palette[static_cast<std::size_t>(i)] = {colour.Red, colour.Green, colour.Blue};
        ramp = ramp && colour.Red == i && colour.Green == i && colour.Blue == i;
    }
    // A palette that says nothing (entry i is grey i) is a grey picture, beyond its end too.
    return ramp ? paletteOf(nullptr) : palette;
}

}  // namespace

RgbImage decodeGif(Bytes bytes, const std::string& name, const ImageInfo& info, const ImageLimits& limits) {
    Cursor cursor{bytes};
    int error = 0;
    const Gif gif(DGifOpen(&cursor, readBytes, &error));
    if (!gif) fail(name, gif);
    const int transparent = findFrame(gif, name);
    if (DGifGetImageHeader(gif.get()) == GIF_ERROR) fail(name, gif);
    const GifImageDesc& frame = gif->Image;
    if (frame.Width <= 0 || frame.Height <= 0 || frame.Left < 0 || frame.Top < 0) failDamaged(name, "the GIF has an empty frame");
    // A frame that reaches beyond the screen makes the screen larger, as in Pillow.
    const int width = std::max(info.width, frame.Left + frame.Width);
    const int height = std::max(info.height, frame.Top + frame.Height);
    if (width > limits.maxSide || height > limits.maxSide || static_cast<std::int64_t>(width) * height > limits.maxPixels)
        failDamaged(name, "the GIF frame is larger than the pixel limit");

    const auto palette = paletteOf(frame.ColorMap ? frame.ColorMap : gif->SColorMap);
    std::vector<GifPixelType> indices(static_cast<std::size_t>(frame.Width));
    RgbImage image = allocate(width, height);
    const RgbColour ground = palette[static_cast<std::size_t>(std::clamp(transparent, 0, 255))];
    if (frame.Width != width || frame.Height != height)
        for (std::size_t i = 0; i < image.pixels.size(); i += 3) std::memcpy(image.pixels.data() + i, ground.data(), 3);

    static constexpr std::array<std::array<int, 2>, 4> kPasses{{{0, 8}, {4, 8}, {2, 4}, {1, 2}}};   // first row, step
    const bool interlaced = frame.Interlace;
    for (std::size_t pass = 0; pass < (interlaced ? kPasses.size() : 1); ++pass) {
        const int first = interlaced ? kPasses[pass][0] : 0, step = interlaced ? kPasses[pass][1] : 1;
        for (int y = first; y < frame.Height; y += step) {
            if (DGifGetLine(gif.get(), indices.data(), frame.Width) == GIF_ERROR) fail(name, gif);
            std::uint8_t* to = image.pixels.data() + (static_cast<std::size_t>(frame.Top + y) * static_cast<std::size_t>(width) +
                                                      static_cast<std::size_t>(frame.Left)) * 3;
            for (const GifPixelType index : indices) {
                std::memcpy(to, palette[index].data(), 3);
                to += 3;
            }
        }
    }
    return image;
}

}  // namespace coincide::codecs
