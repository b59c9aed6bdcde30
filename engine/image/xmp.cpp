// SPDX-License-Identifier: Apache-2.0
#include "engine/image/xmp.h"

#include <string_view>

#include "engine/image/utf8.h"

namespace sana::engine {
namespace {

/// XML 1.0, production Char.
bool is_xml_char(char32_t c) {
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) ||
         c >= 0x10000;
}

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t c = next_code_point(text, at);
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\r': out += "&#xD;"; break;  // a bare one would be read as a line feed
      default:
        // The replacement is written anew: an ill-formed sequence decodes to it as well.
        if (c == 0xFFFD || !is_xml_char(c)) out += "\xEF\xBF\xBD";
        else out += text.substr(start, at - start);
    }
  }
  return out;
}

}  // namespace

std::string xmp_packet(const XmpMark& mark) {
  std::string packet =
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
      " <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "  <rdf:Description rdf:about=\"\"\n"
      "    xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
      "    xmlns:Iptc4xmpExt=\"http://iptc.org/std/Iptc4xmpExt/2008-02-29/\">\n";
  const auto put = [&](const std::string& name, std::string_view value) {
    if (!value.empty()) packet += "   <" + name + ">" + escaped(value) + "</" + name + ">\n";
  };
  put("xmp:CreatorTool", mark.creator_tool);
  put("Iptc4xmpExt:DigitalSourceType",
      "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia");
  put("Iptc4xmpExt:AISystemUsed", mark.system);
  put("Iptc4xmpExt:AISystemVersionUsed", mark.version);
  put("Iptc4xmpExt:AIPromptInformation", mark.prompt);
  return packet +
         "  </rdf:Description>\n"
         " </rdf:RDF>\n"
         "</x:xmpmeta>\n"
         "<?xpacket end=\"r\"?>";
}

}  // namespace sana::engine
