#include <cstdio>   // jpeglib.h needs FILE

#include <csetjmp>
#include <cstring>
#include <string>

#include <jpeglib.h>

#include "core/data/image_codecs.h"

namespace coincide::codecs {
namespace {

// A progressive picture has about ten scans; thousands of them are made to waste time.
constexpr int kMaxScans = 500;

// Everything that a longjmp may pass over lives here, outside of the function that calls setjmp.
struct JpegReader {
    jpeg_error_mgr errors{};
    jpeg_source_mgr source{};
    jpeg_progress_mgr progress{};
    jpeg_decompress_struct decoder{};
    std::jmp_buf jump{};
    char message[JMSG_LENGTH_MAX] = "";
    std::uint8_t* out = nullptr;
    std::uint8_t* line = nullptr;   // one row of four components
    std::size_t outRowBytes = 0;
    int width = 0, height = 0;      // as they come out
    int denominator = 1;
};

JpegReader& readerOf(j_common_ptr info) { return *static_cast<JpegReader*>(info->client_data); }

[[noreturn]] void giveUp(JpegReader& reader, const char* message) {
    std::snprintf(reader.message, sizeof reader.message, "%s", message);
    std::longjmp(reader.jump, 1);
}

[[noreturn]] void onError(j_common_ptr info) {
    JpegReader& reader = readerOf(info);
    (*info->err->format_message)(info, reader.message);
    std::longjmp(reader.jump, 1);
}

void onMessage(j_common_ptr) {}

void onProgress(j_common_ptr info) {
    JpegReader& reader = readerOf(info);
    if (reader.decoder.input_scan_number > kMaxScans) giveUp(reader, "the JPEG has too many scans");
}

void startSource(j_decompress_ptr) {}

boolean fillSource(j_decompress_ptr info) {
    giveUp(readerOf(reinterpret_cast<j_common_ptr>(info)), "the JPEG is cut off");
}

void skipSource(j_decompress_ptr info, long count) {
    if (count <= 0) return;
    if (static_cast<std::size_t>(count) > info->src->bytes_in_buffer) fillSource(info);
    info->src->next_input_byte += count;
    info->src->bytes_in_buffer -= static_cast<std::size_t>(count);
}

// Adobe's programs store CMYK inverted, and everybody reads all CMYK pictures so. The product is rounded as in eight-bit
// blending: a * b / 255.
void cmykToRgb(const std::uint8_t* from, std::uint8_t* to, int width) {
    for (int x = 0; x < width; ++x, from += 4, to += 3) {
        const unsigned light = from[3];
        for (int c = 0; c < 3; ++c) {
            const unsigned product = (255u - from[c]) * light + 128;
            const unsigned dark = ((product >> 8) + product) >> 8;
            to[c] = static_cast<std::uint8_t>(light - dark);
        }
    }
}

bool run(JpegReader& reader) {
    jpeg_decompress_struct& decoder = reader.decoder;
    if (setjmp(reader.jump)) {
        jpeg_destroy_decompress(&decoder);
        return false;
    }
    jpeg_create_decompress(&decoder);
    decoder.src = &reader.source;
    decoder.progress = &reader.progress;
    jpeg_read_header(&decoder, TRUE);
    const bool four = decoder.num_components == 4;
    decoder.out_color_space = four ? JCS_CMYK : JCS_RGB;
    decoder.dct_method = JDCT_ISLOW;
    decoder.do_fancy_upsampling = TRUE;
    decoder.scale_num = 1;
    decoder.scale_denom = static_cast<unsigned>(reader.denominator);
    jpeg_start_decompress(&decoder);
    if (static_cast<int>(decoder.output_width) != reader.width || static_cast<int>(decoder.output_height) != reader.height ||
        decoder.output_components != (four ? 4 : 3))
        giveUp(reader, "the JPEG changes its size on the way");
    while (decoder.output_scanline < decoder.output_height) {
        std::uint8_t* to = reader.out + static_cast<std::size_t>(decoder.output_scanline) * reader.outRowBytes;
        JSAMPROW row = four ? reader.line : to;
        jpeg_read_scanlines(&decoder, &row, 1);
        if (four) cmykToRgb(reader.line, to, reader.width);
    }
    jpeg_finish_decompress(&decoder);
    jpeg_destroy_decompress(&decoder);
    return true;
}

}  // namespace

RgbImage decodeJpeg(Bytes bytes, const std::string& name, const ImageInfo& info, int denominator) {
    const auto scaled = [&](int side) { return (side - 1) / denominator + 1; };
    RgbImage image = allocate(scaled(info.width), scaled(info.height));
    std::vector<std::uint8_t> line(static_cast<std::size_t>(image.width) * 4);
    JpegReader reader;
    reader.decoder.err = jpeg_std_error(&reader.errors);
    reader.errors.error_exit = onError;
    reader.errors.output_message = onMessage;
    reader.decoder.client_data = &reader;
    reader.source.next_input_byte = reinterpret_cast<const JOCTET*>(bytes.data());
    reader.source.bytes_in_buffer = bytes.size();
    reader.source.init_source = startSource;
    reader.source.fill_input_buffer = fillSource;
    reader.source.skip_input_data = skipSource;
    reader.source.resync_to_restart = jpeg_resync_to_restart;
    reader.source.term_source = startSource;
    reader.progress.progress_monitor = onProgress;
    reader.out = image.pixels.data();
    reader.line = line.data();
    reader.outRowBytes = static_cast<std::size_t>(image.width) * 3;
    reader.width = image.width;
    reader.height = image.height;
    reader.denominator = denominator;
    if (!run(reader)) failDamaged(name, reader.message);
    return image;
}

}  // namespace coincide::codecs
