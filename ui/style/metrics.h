// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QFontMetrics>
#include <QRectF>

namespace sana::ui {

/// Logical pixels at a system font of 10 pt. Heights are least heights: use the functions below.
struct Metrics {
  static constexpr int grid = 4, rhythm = 8;
  static constexpr int panelPadding = 16, rowGap = 8, labelGap = 16, groupGap = 12, buttonPadding = 12;
  static constexpr int radiusChip = 4, radiusControl = 6, radiusThumb = 6, radiusLarge = 8;
  static constexpr int header = 44, control = 30, primary = 40, iconButton = 28, row = 32, queueRow = 64,
                       historyRow = 60, tabs = 40, footer = 96, status = 36, menuItem = 28, banner = 44, toast = 40;
  static constexpr int sliderGroove = 4, sliderKnob = 14, sliderHit = 24;
  static constexpr int check = 16, hitLeast = 24, switchWidth = 32, switchHeight = 18;
  static constexpr int iconStatus = 14, iconSmall = 16, iconButtonIcon = 18, iconEmpty = 40;
  static constexpr int promptPanelLeast = 300, promptPanel = 320, promptPanelMost = 340;
  static constexpr int rightPanelLeast = 280, rightPanel = 296, historyPanel = 344, rightPanelMost = 380, rail = 44, sidebar = 216;
  static constexpr int labelColumn = 92, fieldWidth = 56;
  /// Below this the window is narrow: the right panel becomes a rail, the header shortens itself.
  static constexpr int narrowWindow = 1180;
  /// Above this it is tall: two messages at once have room.
  static constexpr int tallWindow = 900;
  static constexpr int stripThumb = 64, stripGap = 8;
  static constexpr int focusWidth = 2, focusGap = 1, focusMargin = focusWidth + focusGap;
  static constexpr int fadeMs = 90, foldMs = 120;
};

/// max(least, height of the font + padding): what every control's height follows.
int heightFor(const QFontMetrics& metrics, int least, int padding = 12);
int controlHeight(const QFontMetrics& metrics);     ///< 30
int primaryHeight(const QFontMetrics& metrics);     ///< 40
int iconButtonExtent(const QFontMetrics& metrics);  ///< 28
int rowHeight(const QFontMetrics& metrics);         ///< 32
int menuItemHeight(const QFontMetrics& metrics);    ///< 28
/// A number drawn for 10 pt, grown with the system font, at most 1.5 times (thumbnails, icons).
int grown(int pixels);
/// True from about 1.5 times the usual font on: labels go above their controls, footers become one column.
bool largeFont();

/// `rect` with its edges on the device's grid, so that fills are crisp at 1.25 and 1.5.
QRectF snapped(const QRectF& rect, qreal ratio);
/// Width of a hairline in logical pixels: whole device pixels.
qreal hairlineWidth(qreal ratio);

}  // namespace sana::ui
