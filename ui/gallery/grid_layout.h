// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where each tile of a grid with headings is. Uniform tiles: a row's place is found by bisection over the headings.

#include <QRect>
#include <QVector>

#include "ui/models/gallery_model.h"

namespace sana::ui {

class GridPositions {
 public:
  struct Measure {
    int width = 0;    ///< of the view
    int tile = 160;   ///< wished side; what is left of the width is shared among the columns
    int gap = 8, padding = 16, heading = 44;
    bool operator==(const Measure&) const = default;
  };

  void arrange(const QVector<GalleryModel::Section>& sections, const Measure& measure);
  int height() const { return height_; }
  int columns() const { return columns_; }
  int side() const { return side_; }
  int sections() const { return int(placed_.size()); }
  QRect tile(int row) const;                 ///< in contents coordinates, reading from left to right
  QRect heading(int section) const;
  const GalleryModel::Section& section(int index) const { return placed_.at(index).section; }
  int sectionOf(int row) const;              ///< -1: no such row
  int sectionAt(int y) const;                ///< the last that begins at or above y; -1: none
  int rowAt(const QPoint& point) const;      ///< -1: between the tiles
  /// Rows whose tiles touch the band; empty: first > last.
  std::pair<int, int> rowsIn(int top, int bottom) const;
  /// The row that the arrow keys lead to; Up and Down keep the column across headings.
  int neighbour(int row, int columnStep, int lineStep) const;

 private:
  struct Placed {
    GalleryModel::Section section;
    int top = 0;  // of its heading
  };
  int linesOf(const Placed& placed) const { return (placed.section.count + columns_ - 1) / columns_; }
  int lineOf(const Placed& placed, int y) const;

  QVector<Placed> placed_;
  Measure measure_;
  int columns_ = 1, side_ = 160, height_ = 0;
};

}  // namespace sana::ui
