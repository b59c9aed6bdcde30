// SPDX-License-Identifier: Apache-2.0
#pragma once
// The errors of the whole program: one Error value, one Exception that carries it, and Bug for our own mistakes.

#include <cstdint>
#include <exception>
#include <string>
#include <utility>

namespace sana::kernels {

/// What kind of trouble it is; app/cli maps each kind to one exit code.
enum class ErrorKind : std::uint8_t {
  bug,            ///< our own mistake
  usage,          ///< a wish that makes no sense: size 0, unknown scheduler
  model,          ///< model missing, incomplete or damaged
  out_of_memory,  ///< does not fit
  unusable,       ///< the picture is not usable: NaN, infinity, constant
  refused,        ///< refused by a filter
  file,           ///< reading or writing failed
  not_supported,  ///< understood, but this build or device cannot
};

/// `what` says in one whole sentence what happened and where; `hint` what to do about it (may be empty).
struct Error {
  ErrorKind kind = ErrorKind::bug;
  std::string what;
  std::string hint = {};
};

/// The only exception type for other people's data and for the machine; caught at the engine's door.
class Exception : public std::exception {
 public:
  explicit Exception(Error error) : error_(std::move(error)) {}
  Exception(ErrorKind kind, std::string what, std::string hint = {})
      : error_{kind, std::move(what), std::move(hint)} {}
  const char* what() const noexcept override { return error_.what.c_str(); }
  const Error& error() const noexcept { return error_; }

 private:
  Error error_;
};

/// A broken promise between two pieces of our own code: the job dies, the application lives.
class Bug : public Exception {
 public:
  explicit Bug(std::string what) : Exception(ErrorKind::bug, std::move(what)) {}
};

/// Throws Bug naming the place; out of line so that a check costs one branch.
[[noreturn]] void fail_check(const char* condition, const char* file, int line, const std::string& detail = {});

}  // namespace sana::kernels

/// Checks a condition between our own layers, always on. `...` is an optional std::string with names and shapes.
#define SANA_CHECK(condition, ...) \
  ((condition) ? void(0) : ::sana::kernels::fail_check(#condition, __FILE__, __LINE__ __VA_OPT__(, ) __VA_ARGS__))
