#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Fills DIR/<fuzzer> with seeds from tests/golden and resources/models. Larger files are left out: a fuzzer that
# mutates them spends its minute on reading.
#   make_corpus.sh BUILD_DIR DIR
set -eu
build=$1
corpus=$2
root=$(cd "$(dirname "$0")/../.." && pwd)
golden=$root/tests/golden
models=$root/resources/models
[ -d "$models" ] || models=

for subject in config frames png recipe safetensors tokenizer_json tokenizer_model; do
  rm -rf "${corpus:?}/$subject"
  mkdir -p "$corpus/$subject"
done

# copy_seeds SUBJECT MAX_KIB FIND_TESTS...: files below MAX_KIB KiB, each content once, named by it.
copy_seeds() {
  subject=$1
  limit=$2
  shift 2
  # shellcheck disable=SC2086 # $models may be empty
  find "$golden" $models -type f "$@" -size "-${limit}k" -exec sha1sum {} + | while read -r sum file; do
    cp "$file" "$corpus/$subject/$sum"
  done
}

copy_seeds safetensors 5 -name '*.safetensors'
copy_seeds config 33 -name '*.json' ! -name tokenizer.json ! -path '*/cases/*'
copy_seeds tokenizer_json 65 -name tokenizer.json
copy_seeds tokenizer_model 65 -name tokenizer.model
"$build/tests/fuzz/sana_fuzz_seeds" "$golden" "$corpus/recipe" "$corpus/png" "$corpus/frames"
