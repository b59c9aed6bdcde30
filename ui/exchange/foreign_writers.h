// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How other programs write their recipes, brought to the fields of the A1111 text.

#include <QStringList>
#include <optional>

#include "engine/image/a1111_text.h"
#include "ui/exchange/container_reader.h"
#include "ui/exchange/read_picture.h"
#include "ui/exchange/xmp_recipe.h"

namespace sana::ui {

struct ForeignRecipe {
  Writer writer = Writer::a1111;
  engine::A1111Parameters parameters;
};

/// The first that is recognised: SwarmUI, Fooocus, InvokeAI, ComfyUI, Draw Things, else A1111's text where there is
/// any. JSON that is damaged or deeper than 64 is passed over with a note.
std::optional<ForeignRecipe> findForeign(const FoundTexts& texts, const XmpFound& xmp, QStringList& notes);

}  // namespace sana::ui
