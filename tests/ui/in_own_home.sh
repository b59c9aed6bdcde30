#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# in_own_home.sh PROGRAM [ARGUMENTS...]: runs a program with a home of its own, gone afterwards.
set -euo pipefail
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
mkdir -p "$home"/{config,data,state,cache,pictures,run}
chmod 700 "$home/run"
export HOME=$home XDG_CONFIG_HOME=$home/config XDG_DATA_HOME=$home/data XDG_STATE_HOME=$home/state
export XDG_CACHE_HOME=$home/cache XDG_PICTURES_DIR=$home/pictures XDG_RUNTIME_DIR=$home/run
"$@"
