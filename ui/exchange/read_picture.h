// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// in: a picture from anywhere. out: the recipe that it carries, field by field. For worker threads; no pixel is
// decoded, no address in a file is ever followed.

#include <QByteArray>
#include <QList>
#include <QSize>
#include <QString>
#include <QStringList>
#include <cstdint>

#include "engine/image/recipe.h"
#include "ui/exchange/problem.h"

namespace sana::ui {

/// Which program's way of writing was found.
enum class Writer : std::uint8_t { none, sana, a1111, comfyUi, invokeAi, fooocus, swarmUi, drawThings };

/// The name of the program as it calls itself; "" for none.
QString writerName(Writer writer);

struct FoundField {
  QString key;   ///< of the JSON recipe ("prompt", "size" for width and height); "" where it is unknown there
  QString name;  ///< as a person reads it
  QString value;
  bool isSupported = true;
};

struct FoundRecipe {
  Writer writer = Writer::none;  ///< none: the picture carries no recipe
  bool isComplete = false;       ///< our own: it draws the same picture
  QList<FoundField> fields;
  QStringList notes;  ///< what was damaged or not taken over, in sentences
  engine::Recipe recipe;
  QByteArray recipeJson;
  QSize size;       ///< of the picture; empty for a recipe in a file of its own
  Problem problem;  ///< why the file was refused
};

/// PNG, JPEG, WebP, TIFF or a JSON recipe, told by the first bytes. Never throws.
FoundRecipe readAnyPicture(const QString& path);
FoundRecipe readAnyPicture(const QByteArray& bytes);

/// `current` with the fields of these keys as `found` has them.
engine::Recipe withFields(engine::Recipe current, const FoundRecipe& found, const QStringList& keys);

}  // namespace sana::ui
