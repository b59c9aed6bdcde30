// SPDX-License-Identifier: Apache-2.0
#pragma once
// The XMP packet that marks a picture as made by a machine (IPTC Photo Metadata 2025.1).

#include <string>

namespace sana::engine {

struct XmpMark {
  std::string system;   ///< AISystemUsed: program and model
  std::string version;  ///< AISystemVersionUsed
  std::string prompt;   ///< AIPromptInformation; "": left out
  std::string creator_tool;
};

/// A read-only packet with DigitalSourceType trainedAlgorithmicMedia. Characters that XML 1.0 cannot hold and
/// ill-formed UTF-8 become U+FFFD.
std::string xmp_packet(const XmpMark& mark);

}  // namespace sana::engine
