// SPDX-License-Identifier: Apache-2.0
#include "engine/tokenizer/gemma/sentencepiece_model.h"

#include <bit>
#include <optional>

namespace sana::engine {
namespace {

enum class WireType : std::uint8_t { varint = 0, fixed64 = 1, bytes = 2, fixed32 = 5 };

constexpr std::uint64_t byte_pair_encoding = 2;  // TrainerSpec.ModelType.BPE

namespace field {  // numbers of sentencepiece_model.proto
constexpr std::uint32_t pieces = 1, trainer_spec = 2, normalizer_spec = 3;
namespace piece {
constexpr std::uint32_t text = 1, score = 2, type = 3;
}
namespace trainer {
constexpr std::uint32_t model_type = 3, whitespace_as_suffix = 24, byte_fallback = 35, unk_id = 40, bos_id = 41,
                        eos_id = 42, pad_id = 43;
}
namespace normalizer {
constexpr std::uint32_t name = 1, charsmap = 2, dummy_prefix = 3, remove_whitespaces = 4, escape_whitespaces = 5;
}
}  // namespace field

/// One field of a message: `value` for varints and fixed widths, `bytes` for length-delimited ones.
struct Field {
  std::uint32_t number = 0;
  WireType wire = WireType::varint;
  std::uint64_t value = 0;
  std::string_view bytes;
};

/// Walks the fields of one message; never looks past its bytes.
class FieldReader {
 public:
  FieldReader(std::string_view bytes, const std::filesystem::path& file) : rest_(bytes), file_(file) {}

  std::optional<Field> next() {
    if (rest_.empty()) return std::nullopt;
    const std::uint64_t key = varint();
    if (key >> 3 == 0 || key >> 32 != 0) throw damaged(file_, "a field has an impossible number");
    Field result{.number = static_cast<std::uint32_t>(key >> 3), .wire = static_cast<WireType>(key & 7), .bytes = {}};
    switch (result.wire) {
      case WireType::varint:
        result.value = varint();
        break;
      case WireType::fixed64:
        result.value = little_endian(take(8));
        break;
      case WireType::bytes:
        result.bytes = take(varint());
        break;
      case WireType::fixed32:
        result.value = little_endian(take(4));
        break;
      default:
        throw damaged(file_, "a field has an unknown wire type");
    }
    return result;
  }

 private:
  std::uint64_t varint() {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      const auto byte = static_cast<unsigned char>(take(1).front());
      value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
      if (byte < 0x80) return value;
    }
    throw damaged(file_, "a number is longer than ten bytes");
  }

  std::string_view take(std::uint64_t size) {
    if (size > rest_.size()) throw damaged(file_, "it ends in the middle of a field");
    const std::string_view taken = rest_.substr(0, static_cast<std::size_t>(size));
    rest_.remove_prefix(taken.size());
    return taken;
  }

  static std::uint64_t little_endian(std::string_view bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      value |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
    }
    return value;
  }

  std::string_view rest_;
  const std::filesystem::path& file_;
};

/// A field that is there has the wire type that its number asks for.
void expect(const Field& got, WireType wire, const std::filesystem::path& file) {
  if (got.wire != wire) throw damaged(file, "field " + std::to_string(got.number) + " has the wrong type");
}

PieceType piece_type(std::uint64_t value, std::size_t id, const std::filesystem::path& file) {
  constexpr std::uint64_t unused = 5;
  if (value == unused) throw not_supported(file, "piece " + std::to_string(id) + " is marked unused");
  if (value < 1 || value > 6) throw damaged(file, "piece " + std::to_string(id) + " has an unknown type");
  return static_cast<PieceType>(value);
}

Piece read_piece(std::string_view bytes, std::size_t id, const std::filesystem::path& file) {
  Piece piece;
  FieldReader reader(bytes, file);
  while (const auto got = reader.next()) {
    switch (got->number) {
      case field::piece::text:
        expect(*got, WireType::bytes, file);
        piece.text = got->bytes;
        break;
      case field::piece::score:
        expect(*got, WireType::fixed32, file);
        piece.score = std::bit_cast<float>(static_cast<std::uint32_t>(got->value));
        break;
      case field::piece::type:
        expect(*got, WireType::varint, file);
        piece.type = piece_type(got->value, id, file);
        break;
      default:
        break;
    }
  }
  return piece;
}

/// What decides how text is cut; the initial values are the proto's defaults.
struct Settings {
  std::uint64_t model_type = 1;
  bool byte_fallback = false, whitespace_as_suffix = false;
  bool dummy_prefix = true, remove_whitespaces = true, escape_whitespaces = true, charsmap = false;
};

void read_trainer(std::string_view bytes, Settings& settings, const std::filesystem::path& file) {
  FieldReader reader(bytes, file);
  while (const auto got = reader.next()) {
    switch (got->number) {
      case field::trainer::model_type:
        settings.model_type = got->value;
        break;
      case field::trainer::whitespace_as_suffix:
        settings.whitespace_as_suffix = got->value != 0;
        break;
      case field::trainer::byte_fallback:
        settings.byte_fallback = got->value != 0;
        break;
      default:
        break;
    }
  }
}

void read_normalizer(std::string_view bytes, Settings& settings, const std::filesystem::path& file) {
  FieldReader reader(bytes, file);
  while (const auto got = reader.next()) {
    switch (got->number) {
      case field::normalizer::charsmap:
        settings.charsmap = !got->bytes.empty();
        break;
      case field::normalizer::dummy_prefix:
        settings.dummy_prefix = got->value != 0;
        break;
      case field::normalizer::remove_whitespaces:
        settings.remove_whitespaces = got->value != 0;
        break;
      case field::normalizer::escape_whitespaces:
        settings.escape_whitespaces = got->value != 0;
        break;
      default:
        break;
    }
  }
}

void check_settings(const Settings& settings, const std::filesystem::path& file) {
  if (settings.model_type != byte_pair_encoding) throw not_supported(file, "a model type other than byte pairs");
  if (!settings.byte_fallback) throw not_supported(file, "characters without byte fallback");
  if (settings.charsmap) throw not_supported(file, "a normalisation other than identity");
  if (settings.dummy_prefix || settings.remove_whitespaces || !settings.escape_whitespaces ||
      settings.whitespace_as_suffix) {
    throw not_supported(file, "another treatment of spaces than Gemma's");
  }
}

class FieldWriter {
 public:
  explicit FieldWriter(std::string& out) : out_(out) {}

  void varint_field(std::uint32_t number, std::int64_t value) {
    key(number, WireType::varint);
    varint(static_cast<std::uint64_t>(value));
  }
  void float_field(std::uint32_t number, float value) {
    key(number, WireType::fixed32);
    const auto bits = std::bit_cast<std::uint32_t>(value);
    for (int shift = 0; shift < 32; shift += 8) out_.push_back(static_cast<char>(bits >> shift & 0xFFU));
  }
  void bytes_field(std::uint32_t number, std::string_view bytes) {
    key(number, WireType::bytes);
    varint(bytes.size());
    out_ += bytes;
  }

 private:
  void key(std::uint32_t number, WireType wire) { varint(std::uint64_t{number} << 3 | static_cast<unsigned>(wire)); }
  void varint(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) out_.push_back(static_cast<char>(value | 0x80U));
    out_.push_back(static_cast<char>(value));
  }

  std::string& out_;
};

}  // namespace

std::vector<Piece> read_sentencepiece_model(std::string_view bytes, const std::filesystem::path& file) {
  std::vector<Piece> pieces;
  Settings settings;
  FieldReader reader(bytes, file);
  while (const auto got = reader.next()) {
    if (got->number < field::pieces || got->number > field::normalizer_spec) continue;
    expect(*got, WireType::bytes, file);
    if (got->number == field::trainer_spec) read_trainer(got->bytes, settings, file);
    if (got->number == field::normalizer_spec) read_normalizer(got->bytes, settings, file);
    if (got->number != field::pieces) continue;
    if (pieces.size() == max_pieces) throw damaged(file, "it has too many pieces");
    pieces.push_back(read_piece(got->bytes, pieces.size(), file));
  }
  if (pieces.empty()) throw damaged(file, "it holds no pieces");
  check_settings(settings, file);
  check_pieces(pieces, file);
  return pieces;
}

std::string write_sentencepiece_model(const std::vector<Piece>& pieces, const ReservedIds& ids) {
  std::string model, message;
  FieldWriter to_model(model), to_message(message);
  for (const Piece& piece : pieces) {
    message.clear();
    to_message.bytes_field(field::piece::text, piece.text);
    to_message.float_field(field::piece::score, piece.score);
    to_message.varint_field(field::piece::type, static_cast<std::int64_t>(piece.type));
    to_model.bytes_field(field::pieces, message);
  }
  message.clear();
  to_message.varint_field(field::trainer::model_type, byte_pair_encoding);
  to_message.varint_field(field::trainer::byte_fallback, 1);
  to_message.varint_field(field::trainer::unk_id, ids.unknown);
  to_message.varint_field(field::trainer::bos_id, ids.bos);
  to_message.varint_field(field::trainer::eos_id, ids.eos);
  to_message.varint_field(field::trainer::pad_id, ids.pad);
  to_model.bytes_field(field::trainer_spec, message);
  message.clear();
  to_message.bytes_field(field::normalizer::name, "identity");
  to_message.varint_field(field::normalizer::dummy_prefix, 0);
  to_message.varint_field(field::normalizer::remove_whitespaces, 0);
  to_message.varint_field(field::normalizer::escape_whitespaces, 1);
  to_model.bytes_field(field::normalizer_spec, message);
  return model;
}

}  // namespace sana::engine
