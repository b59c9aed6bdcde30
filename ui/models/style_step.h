// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A change of the person's own styles that can be undone.

#include <QUndoCommand>

#include <optional>

#include "ui/models/style_list.h"

namespace sana::ui {

class StyleStep : public QUndoCommand {
 public:
  /// Nothing in `before`: the style is new; nothing in `after`: it goes. `styles` outlives the stack.
  StyleStep(StyleList& styles, std::optional<StylePreset> before, std::optional<StylePreset> after);

  void redo() override { show(before_, after_); }
  void undo() override { show(after_, before_); }

 private:
  void show(const std::optional<StylePreset>& old, const std::optional<StylePreset>& now);

  StyleList& styles_;
  std::optional<StylePreset> before_, after_;
};

}  // namespace sana::ui
