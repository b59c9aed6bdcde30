// SPDX-License-Identifier: Apache-2.0
#pragma once
// SHA-256 over fields that cannot run into each other.

#include <openssl/evp.h>

#include <array>
#include <bit>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "engine/core/error.h"

namespace sana::engine {

/// A field is its length in bytes (u64, little-endian) and its bytes.
class Sha256 {
 public:
  Sha256() : context_(EVP_MD_CTX_new(), &EVP_MD_CTX_free) {
    SANA_CHECK(context_ && EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) == 1);
  }
  void add(std::span<const char> bytes) {
    SANA_CHECK(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1);
  }
  void begin_field(std::uint64_t length) {
    add(std::bit_cast<std::array<char, sizeof length>>(length));  // little-endian hosts only, as the format itself
  }
  void add_field(std::span<const char> bytes) {
    begin_field(bytes.size());
    add(bytes);
  }
  std::string hex() {
    std::array<unsigned char, 32> digest{};
    SANA_CHECK(EVP_DigestFinal_ex(context_.get(), digest.data(), nullptr) == 1);
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const unsigned char byte : digest) (text += digits[byte >> 4]) += digits[byte & 15];
    return text;
  }

 private:
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
};

}  // namespace sana::engine
