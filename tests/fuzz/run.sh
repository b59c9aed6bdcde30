#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Runs every fuzzer of a build: first its seed corpus alone, then SECONDS of fuzzing. Fails where a fuzzer finds an
# input that breaks a promise, and where it covers no edge that the corpus alone does not.
#   run.sh BUILD_DIR [SECONDS]
# Inputs that broke something stay in BUILD_DIR/fuzz/<fuzzer>/.
set -u
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "$1" && pwd)
seconds=${2:-60}
case $seconds in '' | *[!0-9]* | 0)
  echo "run.sh: SECONDS is a whole number from 1" >&2
  exit 2
  ;;
esac
work=$build/fuzz
jobs=2

"$here/make_corpus.sh" "$build" "$work/corpus" || exit 1

# The last count of edges in a log of libFuzzer.
edges() {
  sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$1" | tail -n 1
}

# fuzz SUBJECT: 0 if all is well; the verdict is in $work/SUBJECT/verdict.
fuzz() {
  subject=$1
  program=$build/tests/fuzz/fuzz_$subject
  folder=$work/$subject
  rm -rf "$folder"
  mkdir -p "$folder/found"
  set -- -timeout=20 -rss_limit_mb=2048 -malloc_limit_mb=1024 -max_len=65536 -artifact_prefix="$folder/"
  [ -f "$here/$subject.dict" ] && set -- "$@" -dict="$here/$subject.dict"
  if ! "$program" "$@" -runs=0 "$work/corpus/$subject" >"$folder/corpus.log" 2>&1; then
    echo "fuzz_$subject: the corpus alone breaks it, see $folder/corpus.log" >"$folder/verdict"
    return 1
  fi
  before=$(edges "$folder/corpus.log")
  "$program" "$@" -max_total_time="$seconds" -print_final_stats=1 "$folder/found" "$work/corpus/$subject" \
    >"$folder/fuzz.log" 2>&1
  status=$?
  after=$(edges "$folder/fuzz.log")
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$folder/fuzz.log")
  verdict="fuzz_$subject: edges covered: corpus ${before:-0}, after ${after:-0} (${runs:-?} runs)"
  if [ $status -ne 0 ]; then
    verdict="$verdict; FAILED, see $folder/fuzz.log"
  elif [ "${after:-0}" -le "${before:-0}" ]; then
    status=1
    verdict="$verdict; FAILED, the corpus alone covers as many"
  fi
  echo "$verdict" >"$folder/verdict"
  return $status
}

subjects="config frames png recipe safetensors tokenizer_json tokenizer_model"
failed=0
running=0
pids=
wait_all() {
  for pid in $pids; do wait "$pid" || failed=1; done
  pids=
  running=0
}
for subject in $subjects; do
  fuzz "$subject" &
  pids="$pids $!"
  running=$((running + 1))
  [ $running -ge $jobs ] && wait_all
done
wait_all
for subject in $subjects; do
  cat "$work/$subject/verdict"
  case $(cat "$work/$subject/verdict") in *FAILED* | *breaks*) tail -n 40 "$work/$subject"/*.log ;; esac
done
exit $failed
