// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QImage>

namespace sana::ui {

/// The part `region` of `source` brought to the size `full`, in the format ARGB32 premultiplied (RGB32 without alpha).
/// Enlarged by the cubic filter of Mitchell and Netravali (1988, B = C = 1/3), made smaller by averaging areas.
/// For worker threads: touches nothing but its arguments. `region` lies inside `full`.
QImage resampled(const QImage& source, const QSize& full, const QRect& region);

}  // namespace sana::ui
