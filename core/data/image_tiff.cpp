#include <tiffio.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <mutex>
#include <string>

#include "core/data/image_codecs.h"

namespace coincide::codecs {
namespace {

struct Cursor {
    Bytes bytes;
    std::size_t at = 0;
};

Cursor& cursorOf(thandle_t handle) { return *static_cast<Cursor*>(handle); }

tmsize_t readBytes(thandle_t handle, void* to, tmsize_t count) {
    Cursor& cursor = cursorOf(handle);
    const std::size_t left = cursor.bytes.size() - std::min(cursor.at, cursor.bytes.size());
    const std::size_t n = std::min(left, static_cast<std::size_t>(std::max<tmsize_t>(count, 0)));
    if (n) std::memcpy(to, cursor.bytes.data() + cursor.at, n);
    cursor.at += n;
    return static_cast<tmsize_t>(n);
}

tmsize_t writeNothing(thandle_t, void*, tmsize_t) { return 0; }

toff_t seekTo(thandle_t handle, toff_t offset, int whence) {
    Cursor& cursor = cursorOf(handle);
    const toff_t base = whence == SEEK_CUR ? cursor.at : whence == SEEK_END ? cursor.bytes.size() : 0;
    const toff_t target = base + offset;
    if (target > cursor.bytes.size()) return static_cast<toff_t>(-1);
    cursor.at = static_cast<std::size_t>(target);
    return target;
}

int closeNothing(thandle_t) { return 0; }
toff_t sizeOf(thandle_t handle) { return cursorOf(handle).bytes.size(); }

struct Closer {
    void operator()(TIFF* tiff) const { TIFFClose(tiff); }
};

}  // namespace

RgbImage decodeTiff(Bytes bytes, const std::string& name, const ImageInfo& info) {
    static std::once_flag quiet;
    std::call_once(quiet, [] {
        TIFFSetErrorHandler(nullptr);
        TIFFSetWarningHandler(nullptr);
    });
    Cursor cursor{bytes};
    const std::unique_ptr<TIFF, Closer> tiff(
        TIFFClientOpen("picture", "rm", &cursor, readBytes, writeNothing, seekTo, closeNothing, sizeOf, nullptr, nullptr));
    std::uint32_t width = 0, height = 0;
    if (!tiff || !TIFFGetField(tiff.get(), TIFFTAG_IMAGEWIDTH, &width) || !TIFFGetField(tiff.get(), TIFFTAG_IMAGELENGTH, &height) ||
        width != static_cast<std::uint32_t>(info.width) || height != static_cast<std::uint32_t>(info.height))
        failDamaged(name, "the TIFF picture is damaged or cut off");
    // Asking for the orientation that the file has leaves rows and columns as they are stored.
    std::uint16_t orientation = ORIENTATION_TOPLEFT;
    TIFFGetFieldDefaulted(tiff.get(), TIFFTAG_ORIENTATION, &orientation);
    std::vector<std::uint32_t> raster(static_cast<std::size_t>(width) * height);
    if (!TIFFReadRGBAImageOriented(tiff.get(), width, height, raster.data(), orientation, 1))
        failDamaged(name, "the TIFF picture is damaged, cut off or of an unknown kind");
    RgbImage image = allocate(info.width, info.height);
    std::uint8_t* to = image.pixels.data();
    for (const std::uint32_t pixel : raster) {
        *to++ = static_cast<std::uint8_t>(TIFFGetR(pixel));
        *to++ = static_cast<std::uint8_t>(TIFFGetG(pixel));
        *to++ = static_cast<std::uint8_t>(TIFFGetB(pixel));
    }
    return image;
}

}  // namespace coincide::codecs
