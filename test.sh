#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds and runs every test that this machine can run; ends with CTest's summary.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

usage() {
  cat <<'TEXT'
usage: ./test.sh [--fast] [--slow] [options of ctest]

  --fast    without the sanitizer build and without fuzzing
  --slow    with the tests labelled slow (minutes each, gigabytes of disk and memory)
Everything else goes to ctest: ./test.sh -L unit, ./test.sh -R scheduler. Labels: unit, parity, golden, pipeline,
arch, bench, ui, robot, package, fuzz, sanitizer, slow. A sanitizer or fuzz build is made only where its test is among those chosen.
TEXT
}

fast=no
slow=no
excluded=''
chosen=()
while [ $# -gt 0 ]; do
  case $1 in
    --fast) fast=yes ;;
    --slow) slow=yes ;;
    -h | --help) usage; exit 0 ;;
    # CTest drops a test only if every -LE names it, so what is left out here and there becomes one expression.
    -LE | --label-exclude) excluded=${2:?"$1 wants a label"}; shift ;;
    *) chosen+=("$1") ;;
  esac
  shift
done
notes=()
if [ $slow = no ]; then
  excluded="^slow\$${excluded:+|$excluded}"
  notes+=("tests labelled slow: they take minutes, disk and memory each; ./test.sh --slow -L slow runs them")
fi
[ -z "$excluded" ] || chosen+=(-LE "$excluded")
notes+=("tests on a graphics processor: there is no backend for one yet")

jobs=$(nproc)
# Several tests share the cores: OpenMP's idle threads sleep instead of spinning, as they do in the program itself.
export GOMP_SPINCOUNT=${GOMP_SPINCOUNT:-2000}
all=$PWD/build/all
mkdir -p "$all"
rm -f "$all"/*.minutes "$all"/*.log

part=''
minutes=''
# begin NAME, end: what lies between is one row of the table of minutes.
begin() {
  part=$1
  echo "== $part"
  SECONDS=0
}
row() { printf '  %-34s %5d.%d\n' "$1" $(($2 / 60)) $(($2 % 60 / 6)); }
end() { minutes+="$(row "$part" $SECONDS)"$'\n'; }

begin "setup"
installer/setup.sh build run test
fuzz=no
if [ $fast = no ]; then
  if installer/setup.sh fuzz; then fuzz=yes
  elif [ -n "${CI:-}" ]; then exit 1
  else notes+=("fuzz targets: clang-19 is missing here (installer/setup.sh fuzz)")
  fi
else
  notes+=("sanitizers and fuzzing: --fast")
fi
end

begin "configure and build"
cmake --preset release
cmake --build --preset release -j "$jobs"
end

# One CTest tree over all builds, so that one summary at the end counts everything. A build of its own is one test here.
# nested NAME LABEL PRESET OPTIONS...
nested() {
  cat <<CMAKE
add_test("$1" bash -c "set -o pipefail; SECONDS=0; ctest --preset $3 --no-tests=error -j $jobs ${*:4} \
| tee $all/$1.log; rc=\$?; echo \$SECONDS > $all/$1.minutes; exit \$rc")
set_tests_properties("$1" PROPERTIES LABELS "$2" PROCESSORS $jobs TIMEOUT 1500 WORKING_DIRECTORY "$PWD")
CMAKE
}
{
  echo "subdirs(\"$PWD/build/release\")"
  [ $fast = yes ] || nested sanitizer_unit sanitizer asan
  [ $fuzz = no ] || nested fuzz_targets fuzz fuzz -V
} >"$all/CTestTestfile.cmake"

selection=$(ctest --test-dir "$all" -N "${chosen[@]}")
if grep -q 'sanitizer_unit$' <<<"$selection"; then
  begin "sanitizer build"
  cmake --preset asan
  # Every layer's test programs; the op tables and the tree's own text gain nothing from a second look.
  mapfile -t programs < <(ninja -C build/asan -t targets all |
    sed -n -e 's/^\(sana_[a-z0-9_]*_tests\): .*/\1/p' -e 's/^\(sana_ui_exchange_[a-z0-9_]*_test\): .*/\1/p' |
    grep -v -e '^sana_parity_' -e '^sana_arch_')
  cmake --build --preset asan -j "$jobs" --target "${programs[@]}"
  end
fi
if grep -q 'fuzz_targets$' <<<"$selection"; then
  begin "fuzz build"
  cmake --preset fuzz
  cmake --build --preset fuzz -j "$jobs" --target sana_fuzzers
  end
fi

# CTest's closing lines are held back until the report is printed, so that they come last.
begin "tests, all together"
closing=''
status=0
while IFS= read -r line; do
  case $line in
    exit\ status\ *) status=${line##* } ;;
    *%\ tests\ passed,*) closing=$line$'\n' ;;
    *) if [ -n "$closing" ]; then closing+=$line$'\n'; else printf '%s\n' "$line"; fi ;;
  esac
done < <(
  rc=0
  ctest --test-dir "$all" --output-on-failure --no-tests=error -j "$jobs" "${chosen[@]}" 2>&1 </dev/null || rc=$?
  echo "exit status $rc"
)
end

for nested_part in sanitizer_unit fuzz_targets; do
  [ -f "$all/$nested_part.minutes" ] || continue
  minutes+="$(row "  of these $nested_part" "$(cat "$all/$nested_part.minutes")")"$'\n'
  echo "$nested_part: $(grep -h ' tests passed, ' "$all/$nested_part.log" || echo 'did not finish')"
done
if [ -f "$all/fuzz_targets.log" ]; then sed -n '/Test command/d; s/^[0-9]*: \(.*edges.*\)/  \1/p' "$all/fuzz_targets.log"; fi

echo "Left out:"
printf '  %s\n' "${notes[@]}"
# Each skipped test's reason: what GoogleTest wrote after "file:line: Skipped", or the last line of a program's output.
sed -n 's/^\t *[0-9]* - \(.*\) (Skipped)$/\1/p' <<<"$closing" | awk '
  NR == FNR { skipped[$0] = 1; next }
  / Test: / { name = $0; sub(/^.* Test: /, "", name); reason = ""; reading = 0; next }
  !(name in skipped) { next }
  /: Skipped$/ { reason = ""; reading = 1; next }
  /^\[  SKIPPED \]/ { reading = 2 }
  /^<end of output>$/ { print "  " name ": " (reason == "" ? "says no reason" : reason); name = "" }
  reading == 1 { reason = reason (reason == "" ? "" : " ") $0 }
  reading == 0 && NF && !/^"?(Command|Directory|Output|---)/ { reason = $0 }' - "$all/Testing/Temporary/LastTest.log"
echo "Minutes:"
printf '%s\n' "$minutes"
printf '%s' "$closing"
exit "$status"
