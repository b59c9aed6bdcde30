// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The XMP packet of exported pictures: the mark that a machine made them, and the recipe.

#include <QByteArray>
#include <QString>

namespace sana::ui {

/// What the packet says; empty texts are left out. The recipe is UTF-8 JSON.
struct XmpContent {
  bool saysSourceType = false;
  bool isComposite = false;  ///< drawn from another picture
  QString creatorTool, system, version, prompt;
  QByteArray recipe;
  bool packsRecipe = false;  ///< deflated, in base64
};

/// Read-only packet with Iptc4xmpExt of IPTC 2025.1 and sana:Recipe or sana:RecipeDeflated. The source type stands
/// also in the field's earlier name, DigitalSourcefileType. Characters that XML 1.0 cannot hold become U+FFFD.
QByteArray xmpPacket(const XmpContent& content);

/// What a packet of anyone holds of interest.
struct XmpFound {
  QByteArray recipe;
  QString creatorTool, userComment, sourceType;
  bool isDamaged = false;  ///< read up to there
};

/// Never expands entities of a document type; inflates up to the limit for recipes.
XmpFound readXmp(const QByteArray& packet);

}  // namespace sana::ui
