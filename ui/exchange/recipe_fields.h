// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A recipe as the list that a person reads before taking it over.

#include "engine/image/a1111_text.h"
#include "ui/exchange/read_picture.h"

namespace sana::ui {

/// Every value that the recipe holds; what this program does not know is listed as unsupported.
QList<FoundField> fieldsOf(const engine::Recipe& recipe);

/// What of another program's parameters can be drawn with: recipe, fields and notes of `found`.
void takeParameters(const engine::A1111Parameters& parameters, FoundRecipe& found);

}  // namespace sana::ui
