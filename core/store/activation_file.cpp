#include "core/store/activation_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

#include "core/base/error.h"
#include "core/base/half.h"

namespace coincide {
namespace {

// "160", "0.4"
std::string megabytes(std::uintmax_t bytes) {
    char text[32];
    const double value = static_cast<double>(bytes) / 1e6;
    std::snprintf(text, sizeof text, value < 10 ? "%.1f" : "%.0f", value);
    return text;
}

}  // namespace

ActivationWriter::ActivationWriter(const Path& path, NpyType type, std::size_t rows, std::size_t columns)
    : path_(path), mapPath_(path.string() + ".done"), type_(type), rows_(rows), columns_(columns) {
    const std::size_t shape[] = {rows, columns};
    const std::string header = npyHeaderBytes(type, shape);
    dataOffset_ = header.size();
    const std::size_t size = dataOffset_ + rows * columns * npyItemSize(type);

    // Going on needs both files exactly as this shape makes them; anything else is begun anew.
    std::error_code failure;
    bool goOn = std::filesystem::file_size(path_, failure) == size && !failure &&
                std::filesystem::file_size(mapPath_, failure) == rows && !failure;
    if (goOn) {
        const MappedFile existing(path_);
        goOn = existing.text().substr(0, header.size()) == header;
    }
    const int flags = O_RDWR | O_CREAT | O_CLOEXEC | (goOn ? 0 : O_TRUNC);
    descriptor_ = ::open(path_.c_str(), flags, 0644);
    if (descriptor_ < 0) throw errorFromErrno("cannot write " + path_.string(), errno);
    mapDescriptor_ = ::open(mapPath_.c_str(), flags, 0644);
    if (mapDescriptor_ < 0) {
        const int number = errno;
        ::close(descriptor_);
        throw errorFromErrno("cannot write " + mapPath_.string(), number);
    }
    done_.assign(rows, 0);
    if (goOn) {
        const std::string map = readFile(mapPath_, rows);
        // What a damaged map says beyond the known states counts as not done.
        for (std::size_t row = 0; row < std::min(map.size(), rows); ++row) {
            const auto state = static_cast<std::uint8_t>(map[row]);
            done_[row] = state <= static_cast<std::uint8_t>(RowState::Failed) ? state : 0;
        }
        return;
    }
    int number = ::posix_fallocate(descriptor_, 0, static_cast<off_t>(size));
    if (number == 0) number = rows ? ::posix_fallocate(mapDescriptor_, 0, static_cast<off_t>(rows)) : 0;
    if (number != 0) {
        ::close(descriptor_);
        ::close(mapDescriptor_);
        ::unlink(path_.c_str());
        ::unlink(mapPath_.c_str());
        if (number == ENOSPC) {
            std::error_code unknown;
            const auto room = std::filesystem::space(path_.parent_path(), unknown);
            throw Error(ErrorCode::DiskFull, "the disk is full: " + megabytes(unknown ? 0 : room.available) + " MB are free and the activations need " + megabytes(size + rows) + " MB", "Free some space, then try again");
        }
        throw errorFromErrno("cannot write " + path_.string(), number);
    }
    writeAt(descriptor_, header.data(), header.size(), 0);
}

ActivationWriter::~ActivationWriter() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (mapDescriptor_ >= 0) ::close(mapDescriptor_);
}

void ActivationWriter::writeAt(int descriptor, const void* data, std::size_t size, std::uint64_t offset) {
    const char* bytes = static_cast<const char*>(data);
    for (std::size_t at = 0; at < size;) {
        const ssize_t n = ::pwrite(descriptor, bytes + at, size - at, static_cast<off_t>(offset + at));
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) throw errorFromErrno("cannot write " + path_.string(), errno);
        at += static_cast<std::size_t>(n);
    }
}

void ActivationWriter::writeRow(std::size_t row, std::span<const float> values) {
    const std::size_t rowBytes = columns_ * npyItemSize(type_);
    if (type_ == NpyType::Float16) {
        std::vector<HalfBits> halves(columns_);
        floatToHalf(values.data(), halves.data(), columns_);
        writeAt(descriptor_, halves.data(), rowBytes, dataOffset_ + row * rowBytes);
    } else {
        writeAt(descriptor_, values.data(), rowBytes, dataOffset_ + row * rowBytes);
    }
    pending_.emplace_back(row, RowState::Written);
}

void ActivationWriter::commit() {
    if (pending_.empty()) return;
    if (::fdatasync(descriptor_) != 0) throw errorFromErrno("cannot write " + path_.string(), errno);
    for (const auto& [row, state] : pending_) {
        done_[row] = static_cast<std::uint8_t>(state);
        writeAt(mapDescriptor_, &done_[row], 1, row);
    }
    pending_.clear();
}

std::vector<std::size_t> ActivationWriter::finish() {
    commit();
    std::vector<std::size_t> kept;
    for (std::size_t row = 0; row < rows_; ++row)
        if (state(row) == RowState::Written) kept.push_back(row);
    if (kept.size() != rows_) {
        // Into a second file, so that a kill in between leaves the first as it was.
        const MappedFile all(path_);
        const std::size_t rowBytes = columns_ * npyItemSize(type_);
        const std::size_t shape[] = {kept.size(), columns_};
        AtomicFile file(path_);
        file.write(npyHeaderBytes(type_, shape));
        for (const std::size_t row : kept) file.write(all.bytes().data() + dataOffset_ + row * rowBytes, rowBytes);
        file.commit();
    }
    return kept;
}

void ActivationWriter::removeMap(const Path& path) { ::unlink((path.string() + ".done").c_str()); }

}  // namespace coincide
