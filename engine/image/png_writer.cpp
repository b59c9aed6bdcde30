// SPDX-License-Identifier: Apache-2.0
#include "engine/image/png_writer.h"

#include <png.h>

#include <algorithm>
#include <csetjmp>
#include <exception>
#include <string>
#include <utility>

#include "engine/core/error.h"
#include "engine/image/atomic_file.h"
#include "engine/image/utf8.h"

namespace sana::engine {
namespace {

/// What libpng's callbacks reach. It outlives the C frames, so that a jump over them loses nothing.
struct Sink {
  std::vector<std::uint8_t> bytes;
  char message[160] = {};
};

void append_bytes(png_structp png, png_bytep bytes, png_size_t size) {
  auto& sink = *static_cast<Sink*>(png_get_io_ptr(png));
  bool is_full = false;
  try {
    sink.bytes.insert(sink.bytes.end(), bytes, bytes + size);
  } catch (const std::exception&) {
    is_full = true;  // no exception may pass through libpng, and no jump may leave a handler
  }
  if (is_full) png_error(png, "not enough memory");
}

void flush_nothing(png_structp) {}

void jump_back(png_structp png, png_const_charp message) {
  auto& sink = *static_cast<Sink*>(png_get_error_ptr(png));
  const std::size_t length = std::min(std::char_traits<char>::length(message), sizeof sink.message - 1);
  std::copy_n(message, length, sink.message);
  png_longjmp(png, 1);
}

void ignore_warning(png_structp, png_const_charp) {}

/// Holds the two libpng objects and releases them in every case.
class Writer {
 public:
  explicit Writer(Sink& sink)
      : png_(png_create_write_struct(PNG_LIBPNG_VER_STRING, &sink, jump_back, ignore_warning)),
        info_(png_ == nullptr ? nullptr : png_create_info_struct(png_)) {
    if (info_ != nullptr) return;
    png_destroy_write_struct(&png_, &info_);
    throw Exception(ErrorKind::out_of_memory, "There is not enough memory to write a PNG.", "Close other programs.");
  }
  ~Writer() { png_destroy_write_struct(&png_, &info_); }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  png_structp png() const { return png_; }
  png_infop info() const { return info_; }

 private:
  png_structp png_;
  png_infop info_;
};

struct Job {
  png_structp png;
  png_infop info;
  Sink* sink;
  const Image* image;
  png_textp texts;
  int text_count;
};

/// Everything that may jump. Nothing with a destructor lives in this frame.
bool write_all(const Job& job) {
  if (setjmp(png_jmpbuf(job.png)) != 0) return false;
  png_set_write_fn(job.png, job.sink, append_bytes, flush_nothing);
  png_set_compression_level(job.png, 1);
  png_set_compression_buffer_size(job.png, std::size_t{1} << 17);
  png_set_filter(job.png, PNG_FILTER_TYPE_BASE, PNG_FILTER_UP);
  const auto width = static_cast<png_uint_32>(job.image->width);
  const auto height = static_cast<png_uint_32>(job.image->height);
  png_set_IHDR(job.png, job.info, width, height, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_sRGB(job.png, job.info, PNG_sRGB_INTENT_PERCEPTUAL);
  if (job.text_count > 0) png_set_text(job.png, job.info, job.texts, job.text_count);
  png_write_info(job.png, job.info);
  for (png_uint_32 y = 0; y < height; ++y) {
    png_write_row(job.png, job.image->rgb.data() + std::size_t{y} * width * 3);
  }
  png_write_end(job.png, nullptr);
  return true;
}

bool is_keyword(const std::string& keyword) {
  return !keyword.empty() && keyword.size() < 80 && keyword.front() != ' ' && keyword.back() != ' ' &&
         std::ranges::all_of(keyword, [](char c) { return c >= ' ' && c <= '~'; });
}

/// libpng ends texts at a NUL, which no PNG text may hold.
std::string without_nul(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\0') out += "\xEF\xBF\xBD";
    else out += c;
  }
  return out;
}

}  // namespace

std::vector<std::uint8_t> encode_png(const Image& image, std::span<const PngText> texts) {
  SANA_CHECK(image.width > 0 && image.height > 0);
  SANA_CHECK(image.rgb.size() == std::size_t{3} * static_cast<std::size_t>(image.width) *
                                     static_cast<std::size_t>(image.height));
  std::vector<std::string> bodies;
  std::vector<png_text> chunks;
  bodies.reserve(texts.size());  // the chunks point into them
  char empty[] = "";
  std::size_t text_bytes = 0;
  for (const auto& [keyword, text] : texts) {
    SANA_CHECK(is_keyword(keyword), keyword);
    const bool is_latin1 = keyword == a1111_keyword && is_printable_latin1(text);
    bodies.push_back(is_latin1 ? latin1_from_utf8(text) : without_nul(text));
    text_bytes += bodies.back().size();
    png_text chunk{};
    chunk.compression = is_latin1 ? PNG_TEXT_COMPRESSION_NONE : PNG_ITXT_COMPRESSION_NONE;
    chunk.key = const_cast<char*>(keyword.c_str());  // libpng copies it
    chunk.text = bodies.back().data();
    chunk.lang = empty;
    chunk.lang_key = empty;
    chunks.push_back(chunk);
  }
  Sink sink;
  sink.bytes.reserve(image.rgb.size() / 2 + text_bytes + 4096);
  const Writer writer(sink);
  const Job job{writer.png(), writer.info(), &sink, &image, chunks.data(), static_cast<int>(chunks.size())};
  if (!write_all(job)) {
    throw Exception(ErrorKind::file, std::string("The PNG could not be written: ") + sink.message + ".",
                    "Choose a smaller picture.");
  }
  return std::move(sink.bytes);
}

void write_png(const std::filesystem::path& target, const Image& image, std::span<const PngText> texts) {
  write_file(target, encode_png(image, texts));
}

}  // namespace sana::engine
