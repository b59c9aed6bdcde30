#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs on the bare machine of check.sh: draws a picture, opens the window until its library is there, closes it.
set -euo pipefail
export HOME=/tmp/home XDG_RUNTIME_DIR=/tmp/home/run QT_QPA_PLATFORM=offscreen
mkdir -p -m 700 "$HOME" "$XDG_RUNTIME_DIR"
cd "$HOME"
sana draw "a fox on a light blue background" --seed 1 -o fox.png --progress none
[ -s fox.png ]
sana-studio &
window=$!
for ((turn = 0; turn < 300; ++turn)); do
  kill -0 $window || { echo "sana-studio ended by itself." >&2; exit 1; }
  if [ -s .local/share/org.sanastudio.SanaStudio/library.db ] && ls /proc/[0-9]*/exe -l 2>/dev/null | grep -q '/usr/bin/sana$'; then
    kill $window
    wait $window || true
    exit 0
  fi
  sleep 0.1
done
echo "sana-studio opened no library or started no engine within half a minute." >&2
kill $window
exit 1
