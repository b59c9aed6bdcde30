// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exchange/xmp_recipe.h"

#include <zlib.h>

#include <QXmlStreamReader>
#include <array>

#include "engine/core/error.h"
#include "engine/image/recipe.h"

namespace sana::ui {
namespace {

constexpr const char* sanaSpace = "http://sanastudio.org/ns/recipe/1.0/";
constexpr const char* xmpSpace = "http://ns.adobe.com/xap/1.0/";
constexpr const char* iptcSpace = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";
constexpr const char* exifSpace = "http://ns.adobe.com/exif/1.0/";
constexpr const char* rdfSpace = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
constexpr const char* sourceTypes = "http://cv.iptc.org/newscodes/digitalsourcetype/";

/// XML 1.0, production Char.
bool isXmlCharacter(char32_t c) {
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) ||
         c >= 0x10000;
}

QByteArray escaped(const QString& text) {
  QString out;
  out.reserve(text.size() + text.size() / 8);
  for (qsizetype i = 0; i < text.size(); ++i) {
    const QChar c = text[i];
    const bool isPair = c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
    if (isPair) {
      out += c;
      out += text[++i];
    } else if (c == u'&') {
      out += QLatin1String("&amp;");
    } else if (c == u'<') {
      out += QLatin1String("&lt;");
    } else if (c == u'>') {
      out += QLatin1String("&gt;");
    } else if (c == u'\r') {
      out += QLatin1String("&#xD;");  // a bare one would be read as a line feed
    } else {
      out += isXmlCharacter(c.unicode()) ? c : QChar(QChar::ReplacementCharacter);
    }
  }
  return out.toUtf8();
}

QByteArray deflated(const QByteArray& bytes) {
  uLongf size = ::compressBound(static_cast<uLong>(bytes.size()));
  QByteArray packed(static_cast<qsizetype>(size), '\0');
  const int status = ::compress2(reinterpret_cast<Bytef*>(packed.data()), &size,
                                 reinterpret_cast<const Bytef*>(bytes.constData()), static_cast<uLong>(bytes.size()),
                                 Z_BEST_COMPRESSION);
  SANA_CHECK(status == Z_OK);
  packed.truncate(static_cast<qsizetype>(size));
  return packed;
}

/// Empty if the stream is damaged or holds more than a recipe may.
QByteArray inflated(const QByteArray& packed) {
  QByteArray bytes;
  z_stream stream{};
  if (::inflateInit(&stream) != Z_OK) return {};
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.constData()));  // zlib only reads it
  stream.avail_in = static_cast<uInt>(packed.size());
  std::array<char, 1 << 14> piece;
  int status = Z_OK;
  while (status == Z_OK && bytes.size() <= qsizetype{engine::max_recipe_bytes}) {
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());
    stream.avail_out = static_cast<uInt>(piece.size());
    status = ::inflate(&stream, Z_NO_FLUSH);
    bytes.append(piece.data(), static_cast<qsizetype>(piece.size() - stream.avail_out));
  }
  ::inflateEnd(&stream);
  return status == Z_STREAM_END ? bytes : QByteArray();
}

/// The text of the element, also inside rdf:Alt and rdf:li. QXmlStreamReader's own function calls itself for each
/// level, which a file from anywhere may have any number of.
QString elementText(QXmlStreamReader& xml) {
  QString text;
  int depth = 1;
  while (depth > 0 && !xml.atEnd()) {
    const auto token = xml.readNext();
    if (token == QXmlStreamReader::StartElement) ++depth;
    else if (token == QXmlStreamReader::EndElement) --depth;
    else if (token == QXmlStreamReader::Characters) text += xml.text();
  }
  return text;
}

/// Takes one property, written as an element or as an attribute.
template <class Text>
void takeProperty(XmpFound& found, QStringView space, QStringView name, Text&& text) {
  const auto is = [&](const char* wantedSpace, const char* wantedName) {
    return space == QLatin1String(wantedSpace) && name == QLatin1String(wantedName);
  };
  if (is(sanaSpace, "Recipe")) {
    found.recipe = text().toUtf8();
  } else if (is(sanaSpace, "RecipeDeflated")) {
    found.recipe = inflated(QByteArray::fromBase64(text().toLatin1()));
  } else if (is(xmpSpace, "CreatorTool")) {
    found.creatorTool = text();
  } else if (is(exifSpace, "UserComment")) {
    found.userComment = text().trimmed();
  } else if (is(iptcSpace, "DigitalSourceType")) {
    found.sourceType = text();
  }
}

}  // namespace

QByteArray xmpPacket(const XmpContent& content) {
  QByteArray packet = "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n <rdf:RDF xmlns:rdf=\"";
  packet += rdfSpace + QByteArray("\">\n  <rdf:Description rdf:about=\"\"\n    xmlns:xmp=\"") + xmpSpace +
            "\"\n    xmlns:Iptc4xmpExt=\"" + iptcSpace;
  if (!content.recipe.isEmpty()) packet += QByteArray("\"\n    xmlns:sana=\"") + sanaSpace;
  packet += "\">\n";
  const auto put = [&](const char* name, const QString& value) {
    if (value.isEmpty()) return;
    packet += QByteArray("   <") + name + '>' + escaped(value) + "</" + name + ">\n";
  };
  put("xmp:CreatorTool", content.creatorTool);
  if (content.saysSourceType) {
    const QString type = QLatin1String(sourceTypes) +
                         QLatin1String(content.isComposite ? "compositeWithTrainedAlgorithmicMedia"
                                                           : "trainedAlgorithmicMedia");
    put("Iptc4xmpExt:DigitalSourceType", type);
    put("Iptc4xmpExt:DigitalSourcefileType", type);
  }
  put("Iptc4xmpExt:AISystemUsed", content.system);
  put("Iptc4xmpExt:AISystemVersionUsed", content.version);
  put("Iptc4xmpExt:AIPromptInformation", content.prompt);
  if (content.packsRecipe) put("sana:RecipeDeflated", QString::fromLatin1(deflated(content.recipe).toBase64()));
  else put("sana:Recipe", QString::fromUtf8(content.recipe));
  return packet + "  </rdf:Description>\n </rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";
}

XmpFound readXmp(const QByteArray& packet) {
  XmpFound found;
  QXmlStreamReader xml(packet);
  constexpr int deepest = 64;
  int depth = 0;
  while (!xml.atEnd()) {
    const auto token = xml.readNext();
    if (token == QXmlStreamReader::DTD) {
      found.isDamaged = true;
      return found;
    }
    if (token == QXmlStreamReader::EndElement) --depth;
    if (token != QXmlStreamReader::StartElement) continue;
    if (++depth > deepest) {
      found.isDamaged = true;
      return found;
    }
    for (const QXmlStreamAttribute& attribute : xml.attributes()) {
      takeProperty(found, attribute.namespaceUri(), attribute.name(), [&] { return attribute.value().toString(); });
    }
    bool isRead = false;
    takeProperty(found, xml.namespaceUri(), xml.name(), [&] {
      isRead = true;
      return elementText(xml);
    });
    if (isRead) --depth;  // its end is behind us
  }
  found.isDamaged = xml.hasError();
  return found;
}

}  // namespace sana::ui
