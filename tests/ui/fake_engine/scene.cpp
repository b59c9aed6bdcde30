// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/fake_engine/scene.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace sana::fake_engine {
namespace {

constexpr std::size_t discs = 6;

struct Colour {
  double r = 0, g = 0, b = 0;
};

struct Disc {
  double x = 0, y = 0, radius = 0;  // in units of the shorter side, from the middle
  Colour colour;
};

/// SplitMix64 (Steele, Lea and Flood, 2014).
class Numbers {
 public:
  explicit Numbers(std::uint64_t seed) : state_(seed) {}
  double next(double low, double high) {
    std::uint64_t z = state_ += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return low + (high - low) * static_cast<double>((z ^ (z >> 31)) >> 11) * 0x1p-53;
  }

 private:
  std::uint64_t state_;
};

/// A hue of the circle at this lightness and strength.
Colour colour_of(Numbers& numbers, double light, double strength) {
  const double turn = numbers.next(0, 6.2831853);
  const auto part = [&](double at) { return std::clamp(light + strength * std::cos(turn + at), 0.0, 1.0); };
  return {part(0), part(2.0943951), part(4.1887902)};
}

Colour mix(const Colour& a, const Colour& b, double t) {
  return {a.r + (b.r - a.r) * t, a.g + (b.g - a.g) * t, a.b + (b.b - a.b) * t};
}

struct Scene {
  Colour top, bottom;
  std::array<Disc, discs> parts;

  explicit Scene(std::uint64_t hash) {
    Numbers numbers(hash);
    top = colour_of(numbers, 0.62, 0.25);
    bottom = colour_of(numbers, 0.35, 0.2);
    for (Disc& disc : parts) {
      disc.x = numbers.next(-0.45, 0.45);
      disc.y = numbers.next(-0.4, 0.4);
      disc.radius = numbers.next(0.06, 0.26);
      disc.colour = colour_of(numbers, 0.55, 0.4);
    }
  }

  Colour at(double x, double y, double edge) const {
    Colour colour = mix(top, bottom, std::clamp(y + 0.5, 0.0, 1.0));
    for (const Disc& disc : parts) {
      const double gap = std::hypot(x - disc.x, y - disc.y) - disc.radius;
      if (gap < edge) colour = mix(colour, disc.colour, std::clamp((edge - gap) / (2 * edge), 0.0, 1.0));
    }
    return colour;
  }
};

std::uint64_t fnv1a(const std::string& text) {
  std::uint64_t hash = 0xcbf29ce484222325u;
  for (const char letter : text) hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001b3u;
  return hash;
}

}  // namespace

std::uint64_t recipe_hash(const nlohmann::json& recipe) {
  nlohmann::json drawn;
  for (const char* key : {"prompt", "negative", "seed", "steps", "guidance_scale", "width", "height", "scheduler"})
    if (recipe.contains(key)) drawn[key] = recipe[key];
  return fnv1a(drawn.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

Pixels draw_scene(std::uint64_t hash, int width, int height, double sharpness) {
  const Scene scene(hash);
  const double side = std::min(width, height), dull = 1 - std::clamp(sharpness, 0.0, 1.0);
  const double edge = 1.0 / side + 0.35 * dull;
  Pixels pixels{width, height, {}};
  pixels.rgb.reserve(static_cast<std::size_t>(width) * height * 3);
  const auto level = [](double value) { return static_cast<std::uint8_t>(std::lround(value * 255)); };
  for (int row = 0; row < height; ++row)
    for (int column = 0; column < width; ++column) {
      const Colour colour = scene.at((column + 0.5 - width / 2.0) / side, (row + 0.5 - height / 2.0) / side, edge);
      pixels.rgb.insert(pixels.rgb.end(), {level(colour.r), level(colour.g), level(colour.b)});
    }
  return pixels;
}

Pixels one_colour(int width, int height, std::uint8_t level) {
  return {width, height, std::vector<std::uint8_t>(static_cast<std::size_t>(width) * height * 3, level)};
}

}  // namespace sana::fake_engine
