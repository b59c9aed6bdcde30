// SPDX-License-Identifier: Apache-2.0
#pragma once
// The promises of an op that are proved for every case on every backend; each is the body of one test.

#include "tests/parity/session.h"

namespace sana::kernels {

/// Parity: the result is the reference's within the case's tolerance, and nothing else is written.
void expect_parity(Session& session, const Subject& subject, const Case& test);
/// Threads: 1, 2 and 3 threads give the same bytes.
void expect_thread_invariance(Session& session, const Subject& subject, const Case& test);
/// Measure: a dry run packs nothing and foretells scratch and packed bytes; a second prepare shares packed weights.
void expect_measure(Session& session, const Subject& subject, const Case& test);
/// Replay: a second run gives the same bytes and allocates nothing; a stopped run returns and writes only its output.
void expect_replay(Session& session, const Subject& subject, const Case& test);

/// Refusal: specs that break one rule each; every backend refuses them with Bug.
struct WrongSpec {
  std::string op;
  std::string name;
  std::function<void(Backend&)> prepare;
};
std::vector<WrongSpec> wrong_specs();

}  // namespace sana::kernels
