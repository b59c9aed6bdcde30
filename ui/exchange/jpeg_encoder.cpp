// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exchange/jpeg_encoder.h"

#include <csetjmp>
#include <cstddef>
#include <cstdio>
#include <cstdlib>

#include <jpeglib.h>

#include "engine/core/error.h"
#include "ui/exchange/problem.h"

namespace sana::ui {
namespace {

/// What the library's callbacks reach; the manager comes first, so that its address is that of the whole.
struct Failure {
  jpeg_error_mgr manager{};
  std::jmp_buf place{};
  char message[JMSG_LENGTH_MAX] = {};
};

void jumpBack(j_common_ptr jpeg) {
  auto* failure = reinterpret_cast<Failure*>(jpeg->err);
  jpeg->err->format_message(jpeg, failure->message);
  std::longjmp(failure->place, 1);
}

void ignoreMessage(j_common_ptr) {}

/// Holds the library's object and the bytes that it allocates.
struct Compressor {
  jpeg_compress_struct jpeg{};
  Failure failure;
  unsigned char* bytes = nullptr;
  unsigned long size = 0;

  Compressor() {
    jpeg.err = jpeg_std_error(&failure.manager);
    failure.manager.error_exit = jumpBack;
    failure.manager.output_message = ignoreMessage;
  }
  ~Compressor() {
    jpeg_destroy_compress(&jpeg);
    std::free(bytes);
  }
  Compressor(const Compressor&) = delete;
  Compressor& operator=(const Compressor&) = delete;
};

void writeMarker(jpeg_compress_struct& jpeg, int marker, const QByteArray& content) {
  if (content.isEmpty()) return;
  jpeg_write_marker(&jpeg, marker, reinterpret_cast<const JOCTET*>(content.constData()),
                    static_cast<unsigned>(content.size()));
}

/// Everything that may jump. Nothing with a destructor lives in this frame.
bool compress(Compressor& compressor, const JpegJob& job) {
  if (setjmp(compressor.failure.place) != 0) return false;
  jpeg_compress_struct& jpeg = compressor.jpeg;
  jpeg_create_compress(&jpeg);
  jpeg_mem_dest(&jpeg, &compressor.bytes, &compressor.size);
  jpeg.image_width = static_cast<JDIMENSION>(job.picture.width());
  jpeg.image_height = static_cast<JDIMENSION>(job.picture.height());
  jpeg.input_components = 3;
  jpeg.in_color_space = JCS_RGB;
  jpeg_set_defaults(&jpeg);
  jpeg_set_quality(&jpeg, job.quality, TRUE);
  jpeg.optimize_coding = TRUE;
  const int sampling = job.chroma == Chroma::full ? 1 : 2;
  jpeg.comp_info[0].h_samp_factor = sampling;
  jpeg.comp_info[0].v_samp_factor = sampling;
  jpeg_start_compress(&jpeg, TRUE);
  writeMarker(jpeg, JPEG_APP0 + 1, job.exif);
  writeMarker(jpeg, JPEG_APP0 + 1, job.xmp);
  if (!job.profile.isEmpty()) {
    jpeg_write_icc_profile(&jpeg, reinterpret_cast<const JOCTET*>(job.profile.constData()),
                           static_cast<unsigned>(job.profile.size()));
  }
  while (jpeg.next_scanline < jpeg.image_height) {
    // The library only reads the row.
    auto* row = const_cast<JSAMPROW>(job.picture.constScanLine(static_cast<int>(jpeg.next_scanline)));
    jpeg_write_scanlines(&jpeg, &row, 1);
  }
  jpeg_finish_compress(&jpeg);
  return true;
}

}  // namespace

QByteArray encodeJpeg(const JpegJob& job) {
  SANA_CHECK(job.picture.format() == QImage::Format_RGB888);
  SANA_CHECK(job.exif.size() <= jpegSegmentBytes && job.xmp.size() <= jpegSegmentBytes);
  Compressor compressor;
  if (!compress(compressor, job)) {
    refuse(Exchange::tr("The JPEG could not be written: %1.").arg(QString::fromLatin1(compressor.failure.message)),
           Exchange::tr("Choose a smaller size or another format."));
  }
  return QByteArray(reinterpret_cast<const char*>(compressor.bytes), static_cast<qsizetype>(compressor.size));
}

}  // namespace sana::ui
