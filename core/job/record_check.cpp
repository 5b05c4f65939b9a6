#include "core/job/record_check.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/data/image.h"

namespace coincide {
namespace {

std::string lowerExtension(const std::string& file) {
    std::string ending = Path(file).extension().string();
    for (char& c : ending)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return ending;
}

bool endingFits(const std::string& ending, ImageFormat format) {
    switch (format) {
        case ImageFormat::Jpeg: return ending == ".jpg" || ending == ".jpeg" || ending == ".jpe" || ending == ".jfif";
        case ImageFormat::Png: return ending == ".png";
        case ImageFormat::Gif: return ending == ".gif";
        case ImageFormat::Bmp: return ending == ".bmp";
        case ImageFormat::WebP: return ending == ".webp";
        case ImageFormat::Tiff: return ending == ".tif" || ending == ".tiff";
        case ImageFormat::Unknown: return false;
    }
    return false;
}

// First folder of the picture's path; for a text the words of its id before the last '_' and a number.
std::string sourceByFolder(const Sample& sample) {
    if (sample.hasImage()) {
        const std::size_t slash = sample.image.find('/');
        return slash == std::string::npos || slash == 0 ? "images" : sample.image.substr(0, slash);
    }
    const std::size_t mark = sample.id.rfind('_');
    const bool numbered = mark != std::string::npos && mark > 0 && mark + 1 < sample.id.size() &&
                          std::all_of(sample.id.begin() + static_cast<std::ptrdiff_t>(mark) + 1, sample.id.end(),
                                      [](char c) { return c >= '0' && c <= '9'; });
    return numbered ? sample.id.substr(0, mark) : "text";
}

}  // namespace

CheckedRecord checkRecord(std::string_view bytes, const RecordSpan& span, RecordParser& parser, const std::string& field, const ImageFolder& images, bool look) {
    CheckedRecord out;
    ParsedRecord record = parser.parse(bytes, field, out.structureBroken);
    const Sample& sample = record.sample;
    out.faults = std::move(record.faults);
    out.source = field.empty() ? sourceByFolder(sample) : record.field.empty() ? "unknown" : record.field;
    out.row.recordId = sample.id;
    out.row.image = sample.image;
    out.row.byteBegin = static_cast<std::int64_t>(span.begin);
    out.row.byteLength = static_cast<std::int64_t>(span.length);
    out.row.byteHash = static_cast<std::int64_t>(hash64(bytes));
    out.row.turns = static_cast<std::int64_t>(sample.turns.size());
    for (const Turn& turn : sample.turns) out.row.characters += static_cast<std::int64_t>(turn.text.size());
    if (!sample.hasImage()) return out;
    ImageFolder::Found found = images.find(sample.image);
    out.row.imageFile = found.file;
    if (found.fault) out.faults.push_back(*found.fault);
    if (found.file.empty() || !look) return out;
    try {
        const ImageInfo info = probeImage(images.root() / found.file);
        if (!info.endFound) {
            // The header is fine but the end is not where it belongs: only decoding tells whether the picture is whole.
            static_cast<void>(decodeImage(images.root() / found.file));
        }
        if (!found.fault && !endingFits(lowerExtension(sample.image), info.format))
            out.faults.push_back({FaultKind::WrongExtension, std::string("the content is ") + imageFormatName(info.format)});
    } catch (const Error& e) {
        const bool gone = e.code() == ErrorCode::NotFound;
        out.faults.push_back({gone ? FaultKind::ImageMissing : FaultKind::ImageUndecodable, printable(e.cause(), 300)});
    }
    return out;
}

}  // namespace coincide
