// SPDX-License-Identifier: Apache-2.0
#pragma once
// How the team's threads wait between two operations.

namespace sana::app {

/// Lets idle threads sleep after a few microseconds. OpenMP's run-time library lets them spin for milliseconds by
/// default; where other programs use the cores as well, spinning makes a small model ten times slower. The library
/// reads its settings before main(), so the program starts itself once more with them; settings that the person made
/// stay. Returns where there is nothing to do, or where the restart fails (then only speed is lost).
void let_idle_threads_sleep(char** arguments);

}  // namespace sana::app
