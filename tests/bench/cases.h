// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace sana::bench {

void register_op_cases();
void register_stage_cases();

}  // namespace sana::bench
