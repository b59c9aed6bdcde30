// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exchange/read_picture.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>
#include <new>

#include "ui/exchange/foreign_writers.h"
#include "ui/exchange/recipe_fields.h"
#include "ui/exchange/xmp_recipe.h"

namespace sana::ui {
namespace {

engine::Recipe parse(const QByteArray& json) {
  return engine::parse_recipe({json.constData(), static_cast<std::size_t>(json.size())});
}

void takeRecipe(const QByteArray& json, FoundRecipe& found) {
  found.recipe = parse(json);
  found.recipeJson = json;
  found.writer = Writer::sana;
  found.isComplete = true;
  found.fields = fieldsOf(found.recipe);
}

/// False, with a note, where our own recipe is damaged: what other programs read may still be there.
bool takeOwn(const FoundTexts& texts, const XmpFound& xmp, FoundRecipe& found) {
  const auto* chunk = texts.find(engine::recipe_keyword);
  const QByteArray json = chunk != nullptr ? QByteArray::fromStdString(chunk->text) : xmp.recipe;
  if (json.isEmpty()) return false;
  try {
    takeRecipe(json, found);
    return true;
  } catch (const engine::Exception& exception) {
    found.notes.append(problemOf(exception).what);
    return false;
  }
}

FoundRecipe readSource(ByteSource& source) {
  FoundRecipe found;
  const Container container = containerOf(source);
  if (container == Container::json) {
    if (source.size() > qint64{engine::max_recipe_bytes}) refuseFile(Exchange::tr("This recipe is longer than 2 MiB."));
    takeRecipe(source.read(0, source.size()).value_or(QByteArray()), found);
    return found;
  }
  const FoundTexts texts = readContainer(source, container);
  found.size = texts.size;
  found.notes = texts.notes;
  const XmpFound xmp = readXmp(texts.xmp);
  if (xmp.isDamaged && !texts.xmp.isEmpty()) found.notes.append(Exchange::tr("The XMP of this picture is damaged."));
  if (takeOwn(texts, xmp, found)) return found;
  const auto foreign = findForeign(texts, xmp, found.notes);
  if (!foreign) {
    if (found.notes.isEmpty()) found.notes.append(Exchange::tr("This picture carries no recipe."));
    return found;
  }
  found.writer = foreign->writer;
  takeParameters(foreign->parameters, found);
  found.recipeJson = QByteArray::fromStdString(engine::recipe_json(found.recipe));
  return found;
}

/// Reads, or says why not.
FoundRecipe readDevice(QIODevice& device) {
  FoundRecipe refused;
  try {
    ByteSource source(device);
    return readSource(source);
  } catch (const engine::Exception& exception) {
    refused.problem = problemOf(exception);
  } catch (const std::bad_alloc&) {
    refused.problem = {Exchange::tr("There is not enough memory to read this picture."),
                       Exchange::tr("Close other programs.")};
  }
  return refused;
}

}  // namespace

QString writerName(Writer writer) {
  switch (writer) {
    case Writer::none: return {};
    case Writer::sana: return QStringLiteral("Sana");
    case Writer::a1111: return QStringLiteral("AUTOMATIC1111");
    case Writer::comfyUi: return QStringLiteral("ComfyUI");
    case Writer::invokeAi: return QStringLiteral("InvokeAI");
    case Writer::fooocus: return QStringLiteral("Fooocus");
    case Writer::swarmUi: return QStringLiteral("SwarmUI");
    case Writer::drawThings: return QStringLiteral("Draw Things");
  }
  return {};
}

FoundRecipe readAnyPicture(const QString& path) {
  FoundRecipe refused;
  // Opening a pipe would wait for its other end.
  if (!QFileInfo(path).isFile()) {
    refused.problem = {Exchange::tr("There is no such file."), Exchange::tr("Check the name.")};
    return refused;
  }
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) {
    refused.problem = {Exchange::tr("The file cannot be read: %1.").arg(file.errorString()),
                       Exchange::tr("Check that you may read it.")};
    return refused;
  }
  return readDevice(file);
}

FoundRecipe readAnyPicture(const QByteArray& bytes) {
  QBuffer buffer;
  buffer.setData(bytes);
  buffer.open(QIODevice::ReadOnly);
  return readDevice(buffer);
}

}  // namespace sana::ui
