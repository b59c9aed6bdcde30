// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/resample.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace sana::ui {

namespace {

constexpr int tapCount = 4;
constexpr int channels = 4;

/// Mitchell and Netravali, "Reconstruction Filters in Computer Graphics", equation 8 with B = C = 1/3.
float mitchell(float distance) {
  const float x = std::abs(distance);
  if (x < 1) return (7 * x * x * x - 12 * x * x + 16.0F / 3) / 6;
  if (x < 2) return (-7.0F / 3 * x * x * x + 12 * x * x - 20 * x + 32.0F / 3) / 6;
  return 0;
}

/// For one output coordinate: the four inputs around it (held at the border) and their weights.
struct Taps {
  std::array<int, tapCount> index;
  std::array<float, tapCount> weight;
};

std::vector<Taps> tapsFor(int first, int count, int outputs, int inputs) {
  std::vector<Taps> taps(static_cast<std::size_t>(count));
  const double step = static_cast<double>(inputs) / outputs;
  for (int i = 0; i < count; ++i) {
    const double centre = (first + i + 0.5) * step - 0.5;
    const int start = static_cast<int>(std::floor(centre)) - 1;
    for (int k = 0; k < tapCount; ++k) {
      taps[i].index[k] = std::clamp(start + k, 0, inputs - 1);
      taps[i].weight[k] = mitchell(static_cast<float>(centre - (start + k)));
    }
  }
  return taps;
}

QImage enlarged(const QImage& source, const QSize& full, const QRect& region) {
  const auto columns = tapsFor(region.left(), region.width(), full.width(), source.width());
  const auto rows = tapsFor(region.top(), region.height(), full.height(), source.height());
  const int left = columns.front().index[0], right = columns.back().index[tapCount - 1];
  std::vector<float> blended(static_cast<std::size_t>(right - left + 1) * channels);
  QImage result(region.size(), source.format());
  if (result.isNull()) return result;
  for (int y = 0; y < region.height(); ++y) {
    std::array<const uchar*, tapCount> line;
    for (int k = 0; k < tapCount; ++k) line[k] = source.constScanLine(rows[y].index[k]) + left * channels;
    const auto& weight = rows[y].weight;
    for (std::size_t i = 0; i < blended.size(); ++i)
      blended[i] = weight[0] * line[0][i] + weight[1] * line[1][i] + weight[2] * line[2][i] + weight[3] * line[3][i];
    uchar* out = result.scanLine(y);
    for (int x = 0; x < region.width(); ++x, out += channels) {
      std::array<float, channels> sum{};
      for (int k = 0; k < tapCount; ++k) {
        const float* in = &blended[static_cast<std::size_t>(columns[x].index[k] - left) * channels];
        for (int c = 0; c < channels; ++c) sum[c] += columns[x].weight[k] * in[c];
      }
      for (int c = 0; c < channels; ++c) out[c] = static_cast<uchar>(std::clamp(sum[c] + 0.5F, 0.0F, 255.0F));
      // Premultiplied: the overshoot of the filter must not make a colour brighter than its alpha.
      const QRgb pixel = *reinterpret_cast<const QRgb*>(out);
      const int alpha = source.hasAlphaChannel() ? qAlpha(pixel) : 255;
      *reinterpret_cast<QRgb*>(out) =
          qRgba(std::min(qRed(pixel), alpha), std::min(qGreen(pixel), alpha), std::min(qBlue(pixel), alpha), alpha);
    }
  }
  return result;
}

}  // namespace

QImage resampled(const QImage& source, const QSize& full, const QRect& region) {
  if (source.isNull() || full.isEmpty() || region.isEmpty()) return {};
  const QImage::Format format = source.hasAlphaChannel() ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32;
  const QImage input = source.convertToFormat(format);
  if (full.width() >= input.width() && full.height() >= input.height()) return enlarged(input, full, region);
  const QImage whole = input.scaled(full, Qt::IgnoreAspectRatio, Qt::SmoothTransformation).convertToFormat(format);
  return region == QRect(QPoint(), full) ? whole : whole.copy(region);
}

}  // namespace sana::ui
