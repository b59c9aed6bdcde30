// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/grid_layout.h"

#include <algorithm>

namespace sana::ui {

void GridPositions::arrange(const QVector<GalleryModel::Section>& sections, const Measure& measure) {
  measure_ = measure;
  const int room = std::max(measure.tile, measure.width - 2 * measure.padding);
  columns_ = std::max(1, (room + measure.gap) / (measure.tile + measure.gap));
  side_ = (room - (columns_ - 1) * measure.gap) / columns_;
  placed_.clear();
  placed_.reserve(sections.size());
  int top = 0;
  for (const GalleryModel::Section& section : sections) {
    placed_.append({section, top});
    top += measure.heading + linesOf(placed_.last()) * (side_ + measure.gap);
  }
  height_ = top + (sections.isEmpty() ? 0 : measure.padding);
}

int GridPositions::sectionOf(int row) const {
  const auto after = std::upper_bound(placed_.begin(), placed_.end(), row,
                                      [](int wanted, const Placed& placed) { return wanted < placed.section.first; });
  if (row < 0 || after == placed_.begin()) return -1;
  const Placed& placed = *(after - 1);
  return row < placed.section.first + placed.section.count ? int(after - placed_.begin()) - 1 : -1;
}

int GridPositions::sectionAt(int y) const {
  const auto after = std::upper_bound(placed_.begin(), placed_.end(), y,
                                      [](int wanted, const Placed& placed) { return wanted < placed.top; });
  return int(after - placed_.begin()) - 1;
}

QRect GridPositions::heading(int section) const {
  const Placed& placed = placed_.at(section);
  return {measure_.padding, placed.top, measure_.width - 2 * measure_.padding, measure_.heading};
}

QRect GridPositions::tile(int row) const {
  const int section = sectionOf(row);
  if (section < 0) return {};
  const Placed& placed = placed_.at(section);
  const int place = row - placed.section.first, step = side_ + measure_.gap;
  return {measure_.padding + place % columns_ * step, placed.top + measure_.heading + place / columns_ * step, side_, side_};
}

int GridPositions::lineOf(const Placed& placed, int y) const {
  return std::clamp((y - placed.top - measure_.heading) / (side_ + measure_.gap), 0, linesOf(placed) - 1);
}

int GridPositions::rowAt(const QPoint& point) const {
  const int section = sectionAt(point.y());
  if (section < 0) return -1;
  const Placed& placed = placed_.at(section);
  const int column = (point.x() - measure_.padding) / (side_ + measure_.gap);
  if (point.x() < measure_.padding || column >= columns_) return -1;
  const int place = lineOf(placed, point.y()) * columns_ + column;
  if (place >= placed.section.count) return -1;
  const int row = placed.section.first + place;
  return tile(row).contains(point) ? row : -1;
}

std::pair<int, int> GridPositions::rowsIn(int top, int bottom) const {
  if (placed_.isEmpty()) return {0, -1};
  const Placed& upper = placed_.at(std::max(0, sectionAt(top)));
  const int last = sectionAt(bottom);
  if (last < 0) return {0, -1};
  const Placed& lower = placed_.at(last);
  const int from = upper.section.first + lineOf(upper, top) * columns_;
  const int to = lower.section.first + std::min(lower.section.count, (lineOf(lower, bottom) + 1) * columns_) - 1;
  return {from, to};
}

int GridPositions::neighbour(int row, int columnStep, int lineStep) const {
  const int section = sectionOf(row);
  if (section < 0) return placed_.isEmpty() ? -1 : 0;
  const Placed& here = placed_.at(section);
  if (lineStep == 0) {
    const int last = placed_.last().section.first + placed_.last().section.count - 1;
    return std::clamp(row + columnStep, 0, last);
  }
  const int place = row - here.section.first, column = place % columns_, line = place / columns_ + lineStep;
  if (line >= 0 && line < linesOf(here)) return here.section.first + std::min(line * columns_ + column, here.section.count - 1);
  const int other = section + (lineStep > 0 ? 1 : -1);
  if (other < 0 || other >= placed_.size()) return row;
  const Placed& there = placed_.at(other);
  const int start = lineStep > 0 ? 0 : (linesOf(there) - 1) * columns_;
  return there.section.first + std::min(start + column, there.section.count - 1);
}

}  // namespace sana::ui
