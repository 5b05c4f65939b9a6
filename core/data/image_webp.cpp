#include <webp/decode.h>
#include <webp/demux.h>

#include <cstring>
#include <memory>
#include <string>

#include "core/data/image_codecs.h"

namespace coincide::codecs {
namespace {

struct Closer {
    void operator()(WebPAnimDecoder* decoder) const { WebPAnimDecoderDelete(decoder); }
};

}  // namespace

RgbImage decodeWebP(Bytes bytes, const std::string& name, const ImageInfo& info) {
    WebPAnimDecoderOptions options;
    if (!WebPAnimDecoderOptionsInit(&options)) failDamaged(name, "the WebP library is of another version");
    options.color_mode = MODE_RGBA;
    options.use_threads = 0;
    const WebPData data{reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()};
    const std::unique_ptr<WebPAnimDecoder, Closer> decoder(WebPAnimDecoderNew(&data, &options));
    WebPAnimInfo canvas{};
    if (!decoder || !WebPAnimDecoderGetInfo(decoder.get(), &canvas) ||
        canvas.canvas_width != static_cast<std::uint32_t>(info.width) ||
        canvas.canvas_height != static_cast<std::uint32_t>(info.height))
        failDamaged(name, "the WebP picture is damaged or cut off");
    std::uint8_t* frame = nullptr;
    int timestamp = 0;
    if (!WebPAnimDecoderGetNext(decoder.get(), &frame, &timestamp)) failDamaged(name, "the WebP picture is damaged or cut off");
    RgbImage image = allocate(info.width, info.height);
    for (std::size_t i = 0, n = image.pixels.size() / 3; i < n; ++i) std::memcpy(image.pixels.data() + i * 3, frame + i * 4, 3);
    return image;
}

}  // namespace coincide::codecs
