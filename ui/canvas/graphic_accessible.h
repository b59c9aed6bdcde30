// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

namespace sana::ui {

/// A widget that is a picture for a screen reader: role graphic, name = title, description = prompt,
/// value = stage and percent.
class Graphic {
 public:
  struct Words {
    QString title, description, value;
    int percent = -1;  ///< -1: nothing runs
  };
  virtual ~Graphic() = default;
  virtual Words words() const = 0;

 protected:
  /// Makes Qt ask words() for every widget that is a Graphic. Any number of times.
  static void install();
};

}  // namespace sana::ui
