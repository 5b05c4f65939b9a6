#include <png.h>

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstring>
#include <string>
#include <vector>

#include "core/data/image_codecs.h"

namespace coincide::codecs {
namespace {

// Everything that a longjmp may pass over lives here, outside of the function that calls setjmp.
struct PngReader {
    png_structp png = nullptr;
    png_infop info = nullptr;
    const unsigned char* next = nullptr;
    std::size_t left = 0;
    char message[128] = "";
    int width = 0, height = 0;
    int bitDepth = 0, colourType = 0;
    std::size_t rowBytes = 0;
    std::vector<unsigned char> data;
    std::vector<png_bytep> rows;
    std::array<RgbColour, 256> palette{};   // entries that the file lacks are black
};

[[noreturn]] void onError(png_structp png, png_const_charp message) {
    PngReader& reader = *static_cast<PngReader*>(png_get_error_ptr(png));
    std::snprintf(reader.message, sizeof reader.message, "%s", message);
    png_longjmp(png, 1);
}

void onWarning(png_structp, png_const_charp) {}

void readBytes(png_structp png, png_bytep to, png_size_t count) {
    PngReader& reader = *static_cast<PngReader*>(png_get_io_ptr(png));
    if (count > reader.left) png_error(png, "the PNG is cut off");
    std::memcpy(to, reader.next, count);
    reader.next += count;
    reader.left -= count;
}

// Reads the header; false with a message when it fails.
bool begin(PngReader& reader, std::size_t maxSide) {
    if (setjmp(png_jmpbuf(reader.png))) return false;
    png_set_read_fn(reader.png, &reader, readBytes);
    png_set_user_limits(reader.png, static_cast<png_uint_32>(maxSide), static_cast<png_uint_32>(maxSide));
    // Text, profiles and the like are not needed, and some unpack to any size: skip every chunk but those of the picture.
    static constexpr unsigned char kSkipped[] =
        "bKGD\0cHRM\0eXIf\0gAMA\0hIST\0iCCP\0iTXt\0oFFs\0pCAL\0pHYs\0sBIT\0sCAL\0sPLT\0sRGB\0sTER\0tEXt\0tIME\0tRNS\0zTXt";
    png_set_keep_unknown_chunks(reader.png, PNG_HANDLE_CHUNK_NEVER, kSkipped, static_cast<int>(sizeof kSkipped / 5));
    png_read_info(reader.png, reader.info);
    reader.bitDepth = png_get_bit_depth(reader.png, reader.info);
    reader.colourType = png_get_color_type(reader.png, reader.info);
    if (reader.colourType == PNG_COLOR_TYPE_GRAY && reader.bitDepth < 8) png_set_expand_gray_1_2_4_to_8(reader.png);
    if (reader.colourType == PNG_COLOR_TYPE_PALETTE) {
        png_set_packing(reader.png);
        png_colorp colours = nullptr;
        int count = 0;
        if (png_get_PLTE(reader.png, reader.info, &colours, &count))
            for (int i = 0; i < std::min(count, 256); ++i)
                reader.palette[static_cast<std::size_t>(i)] = {colours[i].red, colours[i].green, colours[i].blue};
        else
            png_error(reader.png, "the PNG has no palette");
    }
    png_set_interlace_handling(reader.png);
    png_read_update_info(reader.png, reader.info);
    reader.rowBytes = png_get_rowbytes(reader.png, reader.info);
    return true;
}

bool readRows(PngReader& reader) {
    if (setjmp(png_jmpbuf(reader.png))) return false;
    png_read_image(reader.png, reader.rows.data());
    return true;
}

// One row of stored samples to RGB, by Pillow's rules: 16-bit colour keeps the high byte, 16-bit grey is cut at 255.
void expandRow(const PngReader& reader, const unsigned char* from, std::uint8_t* to) {
    const bool wide = reader.bitDepth == 16;
    for (int x = 0; x < reader.width; ++x, to += 3) {
        switch (reader.colourType) {
            case PNG_COLOR_TYPE_PALETTE:
                std::memcpy(to, reader.palette[*from].data(), 3);
                ++from;
                break;
            case PNG_COLOR_TYPE_GRAY: {
                const std::uint8_t grey = wide && from[0] != 0 ? 255 : from[wide ? 1 : 0];
                std::memset(to, grey, 3);
                from += wide ? 2 : 1;
                break;
            }
            case PNG_COLOR_TYPE_GRAY_ALPHA:
                std::memset(to, from[0], 3);
                from += wide ? 4 : 2;
                break;
            default: {
                const int step = wide ? 2 : 1;
                for (int c = 0; c < 3; ++c) to[c] = from[c * step];
                from += (reader.colourType == PNG_COLOR_TYPE_RGB_ALPHA ? 4 : 3) * step;
            }
        }
    }
}

struct PngGuard {
    PngReader& reader;
    ~PngGuard() { png_destroy_read_struct(&reader.png, &reader.info, nullptr); }
};

}  // namespace

RgbImage decodePng(Bytes bytes, const std::string& name, const ImageInfo& info) {
    PngReader reader;
    reader.next = reinterpret_cast<const unsigned char*>(bytes.data());
    reader.left = bytes.size();
    reader.width = info.width;
    reader.height = info.height;
    reader.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &reader, onError, onWarning);
    if (!reader.png) failDamaged(name, "the PNG cannot be read");
    const PngGuard guard{reader};
    reader.info = png_create_info_struct(reader.png);
    if (!reader.info || !begin(reader, static_cast<std::size_t>(std::max(info.width, info.height))))
        failDamaged(name, reader.message);
    const std::size_t height = static_cast<std::size_t>(info.height);
    if (static_cast<int>(png_get_image_width(reader.png, reader.info)) != info.width ||
        static_cast<int>(png_get_image_height(reader.png, reader.info)) != info.height)
        failDamaged(name, "the PNG changes its size on the way");
    reader.data.resize(reader.rowBytes * height);
    reader.rows.resize(height);
    for (std::size_t y = 0; y < height; ++y) reader.rows[y] = reader.data.data() + y * reader.rowBytes;
    if (!readRows(reader)) failDamaged(name, reader.message);
    RgbImage image = allocate(info.width, info.height);
    for (std::size_t y = 0; y < height; ++y)
        expandRow(reader, reader.rows[y], image.pixels.data() + y * static_cast<std::size_t>(info.width) * 3);
    return image;
}

}  // namespace coincide::codecs
