#include <opencv2/core.hpp>
#include <opencv2/core/utils/logger.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <mutex>
#include <string>

#include "core/data/image_codecs.h"

namespace coincide::codecs {

RgbImage decodeByOpenCv(Bytes bytes, const std::string& name, const ImageInfo& info) {
    static std::once_flag quiet;
    std::call_once(quiet, [] { cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT); });
    try {
        const cv::Mat encoded(1, static_cast<int>(bytes.size()), CV_8UC1, const_cast<std::byte*>(bytes.data()));
        const cv::Mat bgr = cv::imdecode(encoded, cv::IMREAD_COLOR | cv::IMREAD_IGNORE_ORIENTATION);
        if (bgr.empty() || bgr.type() != CV_8UC3)
            failDamaged(name, std::string("the ") + imageFormatName(info.format) + " picture is damaged or of an unknown kind");
        RgbImage image = allocate(bgr.cols, bgr.rows);
        cv::Mat rgb(bgr.rows, bgr.cols, CV_8UC3, image.pixels.data());
        cv::cvtColor(bgr, rgb, cv::COLOR_BGR2RGB);
        return image;
    } catch (const cv::Exception& error) {
        failDamaged(name, std::string("the ") + imageFormatName(info.format) + " picture cannot be decoded (" + error.err + ")");
    }
}

}  // namespace coincide::codecs
