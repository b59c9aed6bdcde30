// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the fake engine does wrong, on command. $SANA_FAKE is a JSON object, or the path of a file that holds one and
// is read again before every job, so that a test can change its mind.
//   step_ms 20, understand_ms 2, develop_ms 2, load_ms 2     how long the work takes
//   beat_ms 500                                              time between two beats
//   crash_at, hang_at, oom_at, garbage_at                    a step's number, or a point: "start", "load",
//                                                            "understand", "develop"
//   hang_beat false      true: a hung engine goes on beating, with an unchanged tick
//   oom_kill false       true: killed by the kernel's signal after a beat with high memory, else FAILED
//   garbage_frame        true: as garbage_at 1
//   black, constant      the RESULT is black, or of one colour
//   nan                  FAILED, "unusable"
//   refuse               true or the reason
//   slow_cancel 0        milliseconds for which a cancel is not honoured; -1: never
//   version              another protocol version
//   ignore_quit false    true: neither QUIT nor the end of its input ends it
//   ignore_credit false  true: a preview at every step, asked or not
//   preview_source       "autoencoder", "tiny", "linear", "none"
//   chatter 0            lines written to stderr and stdout before each job
//   gate                 path of a local socket: see gate.h
//   gate_points          names of the points that wait there; absent: all
//   once                 path of a file: only the first fault happens; the file is made when it does
//   only_prompt          faults happen only to jobs whose prompt contains this

#include <string>
#include <vector>

namespace sana::fake_engine {

struct Switches {
  int step_ms = 20, understand_ms = 2, develop_ms = 2, load_ms = 2, beat_ms = 500, slow_cancel = 0, chatter = 0;
  int version = 1;
  std::string crash_at, hang_at, oom_at, garbage_at;  ///< names of points, "" for none
  bool hang_beat = false, oom_kill = false, black = false, constant = false, nan = false;
  bool ignore_quit = false, ignore_credit = false;
  std::string refuse, gate, once, only_prompt, preview_source = "autoencoder";
  std::vector<std::string> gate_points;

  /// Whether the fault set for `point` shall happen now to a job with this prompt.
  bool happens(const std::string& fault, const std::string& point, const std::string& prompt) const;
};

/// From the environment. A text that is no JSON object ends the process with a line on stderr.
Switches read_switches();

}  // namespace sana::fake_engine
