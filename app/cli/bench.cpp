// SPDX-License-Identifier: Apache-2.0
// `sana bench`: how near a stage comes to the rate of the library's own matrix product, measured in the same run.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <utility>

#include "app/cli/arguments.h"
#include "app/cli/bench_memory.h"
#include "app/cli/bench_ops.h"
#include "app/cli/bench_product.h"
#include "app/cli/bench_stage.h"
#include "app/cli/bench_stopwatch.h"
#include "app/cli/console.h"
#include "app/cli/model_choice.h"
#include "app/cli/outcome.h"
#include "engine/checkpoint/published_configs.h"
#include "engine/request.h"

namespace sana::app {
namespace {

using Json = nlohmann::ordered_json;
using kernels::Precision;

// Five runs at least; a stage that takes milliseconds gets more, one that takes minutes fewer.
constexpr std::size_t least_runs = 5, most_runs = 50;
constexpr double enough_seconds = 2, most_seconds = 100;
constexpr std::int64_t most_threads = 4096;

constexpr const char* footer =
    "STAGE: text_encoder, transformer, encode or decode; without it all four, one after the other.\n"
    "Each is built alone and runs on one sample and 300 prompt tokens. What the engine keeps from run to run (keys\n"
    "and values of the prompt, packed weights) is not counted. The median is compared with oneDNN's own product of\n"
    "two 2048 x 2048 matrices in the same precision, best of ten, before and after. On a machine that others use as\n"
    "well, compare the ratio by processor time. With the transformer comes what a preview of its step costs.\n"
    "\n  sana bench transformer --config sana-0.6b --size 1024\n";

struct BenchOptions {
  std::string config = built_in_model;
  std::string device;
  std::vector<std::string_view> stages;
  int size = 0;  // 0: the model's
  int threads = 0;
  Precision precision = Precision::fp32;
  bool ops = false, json = false;
};

std::optional<BenchOptions> read_options(const Arguments& arguments) {
  BenchOptions options;
  std::optional<std::string> size, threads, precision;
  CommandLine line("bench", "[STAGE]", "Measures a stage of a model.");
  std::string names;
  for (const std::string& name : engine::published_names()) names += (names.empty() ? "" : ", ") + name;
  line.options.add_option("--config", options.config, "a published configuration or a model; default: the built-in");
  line.options.add_option("--size", size, "pixels a side; default: the model's");
  line.options.add_option("--precision", precision, "fp32 or bf16; default: fp32");
  line.options.add_option("--threads", threads, "processor threads; default: all");
  line.options.add_option("--device", options.device, "what computes (\"sana devices\"); default: the best");
  line.options.add_flag("--ops", options.ops, "also where the time goes, op by op");
  line.options.add_flag("--json", options.json, "one object a stage on standard output");
  line.options.footer("Published configurations; their weights are random, nothing is downloaded:\n  " + names +
                      "\n\n" + footer);
  if (line.parse(arguments, 1) == Parsed::helped) return std::nullopt;
  if (size) options.size = static_cast<int>(whole_number("--size", *size, 1, engine::max_picture_side));
  if (threads) options.threads = static_cast<int>(whole_number("--threads", *threads, 1, most_threads));
  if (precision && *precision != "fp32" && *precision != "bf16")
    throw engine::Exception(engine::ErrorKind::usage, "There is no precision \"" + *precision + "\".",
                            "Use fp32 or bf16.");
  if (precision == "bf16") options.precision = Precision::bf16;
  for (const std::string_view stage : bench_stages())
    if (line.operands.empty() || line.operands.front() == stage) options.stages.push_back(stage);
  if (options.stages.empty())
    throw engine::Exception(engine::ErrorKind::usage, "There is no stage \"" + line.operands.front() + "\".",
                            "Use one of: text_encoder, transformer, encode, decode.");
  return options;
}

double median_of(std::vector<double> values) {
  std::ranges::sort(values);
  const std::size_t middle = values.size() / 2;
  return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

struct Measurement {
  BenchStage stage;
  std::vector<double> seconds, cpu_seconds;  // by run
  std::vector<double> preview_seconds;       // by run; none where the stage has no preview
  std::optional<ProductRates> product_before, product_after;
  std::size_t peak_bytes = 0;
  std::vector<OpTime> ops;
};

/// A rate measured on NaN or infinity says nothing.
void require_finite(kernels::Backend& backend, const engine::Tensor& result, std::string_view stage) {
  const std::vector<float> values = engine::download(backend, result);
  if (std::ranges::all_of(values, [](float value) { return std::isfinite(value); })) return;
  throw engine::Exception(engine::ErrorKind::unusable,
                          "The stage " + std::string(stage) + " gave values that are not finite.",
                          "Choose another precision.");
}

void time_runs(Measurement& measurement, PeakMemory& memory) {
  std::vector<double>& seconds = measurement.seconds;
  double total = 0;
  while ((seconds.size() < least_runs && total < most_seconds) ||
         (seconds.size() < most_runs && total < enough_seconds)) {
    const Stopwatch watch;
    measurement.stage.run();
    const Elapsed elapsed = watch.elapsed();
    seconds.push_back(elapsed.seconds);
    measurement.cpu_seconds.push_back(elapsed.cpu_seconds);
    total += elapsed.seconds;
    memory.note();
  }
}

void time_previews(Measurement& measurement) {
  if (!measurement.stage.preview) return;
  while (measurement.preview_seconds.size() < most_runs) {
    const Stopwatch watch;
    measurement.stage.preview();
    measurement.preview_seconds.push_back(watch.elapsed().seconds);
  }
}

Measurement measure(std::string_view name, const BenchModel& model, const BenchOptions& options,
                    kernels::Backend& backend) {
  const int threads = backend.device().threads;
  OpClock clock(backend);
  Measurement measurement;
  measurement.product_before = measure_product(options.precision, threads);
  release_freed_memory();
  PeakMemory memory;
  kernels::Backend& used = options.ops ? clock : backend;
  measurement.stage = make_bench_stage(name, model, {used, options.precision, options.size});
  require_finite(backend, measurement.stage.run(), name);  // the warm-up: plans, packs
  memory.end_watching();
  clock.reset();
  time_runs(measurement, memory);
  measurement.peak_bytes = memory.bytes();
  measurement.ops = clock.times();
  time_previews(measurement);
  measurement.stage.run = {};  // lets go of the component, which must not outlive the clock
  measurement.product_after = measure_product(options.precision, threads);
  return measurement;
}

Json ops_json(const Measurement& measurement) {
  Json ops = Json::array();
  const auto runs = static_cast<double>(measurement.seconds.size());
  for (const OpTime& time : measurement.ops)
    ops.push_back({{"op", time.op},
                   {"shapes", time.shapes},
                   {"calls", static_cast<double>(time.calls) / runs},
                   {"seconds", time.seconds / runs},
                   {"fastest_call_seconds", time.fastest_seconds},
                   {"flop", time.flop}});
  return ops;
}

/// The rates of both products and how the stage's compare with the better ones; nulls without a product.
void add_product(Json& json, const Measurement& measurement) {
  const std::optional<ProductRates>&before = measurement.product_before, &after = measurement.product_after;
  for (const char* key :
       {"product_flop_per_s", "product_before_flop_per_s", "product_after_flop_per_s", "ratio", "cpu_ratio"})
    json[key] = nullptr;
  if (!before || !after) return;
  const double best = std::max(before->flop_per_s, after->flop_per_s);
  json["product_flop_per_s"] = best;
  json["product_before_flop_per_s"] = before->flop_per_s;
  json["product_after_flop_per_s"] = after->flop_per_s;
  json["ratio"] = json["flop_per_s"].get<double>() / best;
  json["cpu_ratio"] = measurement.stage.flop / median_of(measurement.cpu_seconds) /
                      std::max(before->flop_per_cpu_s, after->flop_per_cpu_s);
}

Json result_json(std::string_view name, const Measurement& measurement, const BenchOptions& options,
                 const kernels::DeviceInfo& device) {
  const double median = median_of(measurement.seconds);
  const auto [fastest, slowest] = std::ranges::minmax(measurement.seconds);
  Json json{{"stage", name},
            {"config", options.config},
            {"size", name == "text_encoder" ? Json() : Json(options.size)},
            {"tokens", bench_tokens},
            {"precision", options.precision == Precision::bf16 ? "bf16" : "fp32"},
            {"seconds", median},
            {"fastest_seconds", fastest},
            {"cpu_seconds", median_of(measurement.cpu_seconds)},
            {"spread", (slowest - fastest) / median},
            {"runs", measurement.seconds.size()},
            {"flop", measurement.stage.flop},
            {"flop_per_s", measurement.stage.flop / median}};
  add_product(json, measurement);
  if (!measurement.preview_seconds.empty()) {
    json["preview_seconds"] = median_of(measurement.preview_seconds);
    json["preview_share"] = median_of(measurement.preview_seconds) / median;
  }
  json["peak_bytes"] = measurement.peak_bytes;
  json["weight_bytes"] = measurement.stage.bytes.weights;
  json["activation_bytes"] = measurement.stage.bytes.activations;
  json["device"] = device.name;
  json["isa"] = device.isa;
  json["threads"] = device.threads;
  if (options.ops) json["ops"] = ops_json(measurement);
  return json;
}

template <class... Values>
std::string format(const char* pattern, Values... values) {
  std::string text(static_cast<std::size_t>(std::snprintf(nullptr, 0, pattern, values...)), ' ');
  std::snprintf(text.data(), text.size() + 1, pattern, values...);
  return text;
}

std::string result_text(const Json& json) {
  const auto number = [&](const char* key) { return json[key].get<double>(); };
  const auto text = [&](const char* key) { return json[key].get<std::string>(); };
  std::string title = text("stage") + " of " + text("config");
  if (!json["size"].is_null()) title += format(" at %d pixels", json["size"].get<int>());
  title += ", " + text("precision") + " on " + text("device") + " (" + text("isa") + "), threads " +
           json["threads"].dump() + "\n";
  title += format("  time     %.4g s, median of %zu, fastest %.4g s, spread %.0f %%\n", number("seconds"),
                  json["runs"].get<std::size_t>(), number("fastest_seconds"), 100 * number("spread"));
  title += format("  rate     %.1f GFLOP/s of %.4g TFLOP\n", number("flop_per_s") * 1e-9, number("flop") * 1e-12);
  if (!json["ratio"].is_null())
    title += format("  product  %.1f GFLOP/s before, %.1f after: ratio %.3f, by processor time %.3f\n",
                    number("product_before_flop_per_s") * 1e-9, number("product_after_flop_per_s") * 1e-9,
                    number("ratio"), number("cpu_ratio"));
  if (json.contains("preview_seconds"))
    title += format("  preview  %.3g ms through the linear map: %.2g %% of this\n", 1e3 * number("preview_seconds"),
                    100 * number("preview_share"));
  title += "  memory   " + bytes_text(json["peak_bytes"].get<std::size_t>()) + " at most, planned: weights " +
           bytes_text(json["weight_bytes"].get<std::size_t>()) + ", activations " +
           bytes_text(json["activation_bytes"].get<std::size_t>()) + "\n";
  if (!json.contains("ops")) return title;
  for (const Json& op : json["ops"]) {
    const double seconds = op["seconds"].get<double>(), calls = op["calls"].get<double>();
    title += format("  %5.1f %%  %9.5f s %5.0f x  ", 100 * seconds / number("seconds"), seconds, calls);
    const double rate = op["flop"].get<double>() * calls / seconds;
    title += rate == 0 ? std::string(15, ' ') : format("%7.1f GFLOP/s", rate * 1e-9);
    title += "  " + op["op"].get<std::string>() + "  " + op["shapes"].get<std::string>() + "\n";
  }
  return title;
}

}  // namespace

int run_bench(const Arguments& arguments) {
  std::optional<BenchOptions> options = read_options(arguments);
  if (!options) return exit_done;
  const BenchModel model(options->config);
  if (options->size == 0) options->size = model.size();
  const auto backend = kernels::create_backend(options->device, {.threads = options->threads});
  for (const std::string_view stage : options->stages) {
    const Measurement measurement = measure(stage, model, *options, *backend);
    if (measurement.seconds.size() < least_runs)
      say("Note: only " + std::to_string(measurement.seconds.size()) + " runs, because one takes over 20 s.\n");
    const Json json = result_json(stage, measurement, *options, backend->device());
    if (options->json) print_json(json);
    else print(printable(result_text(json)));
  }
  return exit_done;
}

}  // namespace sana::app
