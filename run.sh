#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# From a fresh clone to the window, or to a picture: installs what is missing, builds, opens or draws.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
build=$root/build/release
sana=$build/app/cli/sana
studio=$build/app/studio/sana-studio

usage() {
  cat <<'TEXT'
usage: ./run.sh [FILE or model folder...]
       ./run.sh --headless [PROMPT...] [options of sana draw]

Installs missing Debian packages, builds into build/release and opens Sana Studio. With --headless, or where there is no
display, each PROMPT is drawn into the current folder instead:
  ./run.sh --headless "a fox on a light blue background"
  ./run.sh --headless "two dogs" -o dogs.png --seed 7
"build/release/app/cli/sana help draw" lists the options.
TEXT
}

headless=no
arguments=()
for argument in "$@"; do
  case $argument in
    --headless) headless=yes ;;
    -h | --help) usage; exit 0 ;;
    *) arguments+=("$argument") ;;
  esac
done

# Standard output belongs to sana draw (-o -, --json); everything said here goes to standard error.
{
  "$root/installer/setup.sh" build run
  if [ ! -f "$build/build.ninja" ]; then
    echo "Configuring."
    (cd "$root" && cmake --preset release -DSANA_BUILD_TESTS=OFF)
  fi
  [ -x "$sana" ] || echo "Building sana; the first time takes some minutes."
  cmake --build "$build" --target sana | sed -u '/Re-checking globbed directories/d; /no work to do/d'
  if [ $headless = no ]; then
    if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
      [ -x "$studio" ] || echo "Building Sana Studio; the first time takes some minutes more."
      cmake --build "$build" --target sana-studio | sed -u '/Re-checking globbed directories/d; /no work to do/d'
      echo "Opening Sana Studio."
    else
      echo "There is no display here, so the picture is drawn by the command line."
      headless=yes
    fi
  fi
} >&2
if [ $headless = no ]; then exec "$studio" ${arguments[@]+"${arguments[@]}"}; fi

# `sana draw` wants a prompt, a prompt list or a recipe; options alone get the example.
asked=no
takes_value=no
for argument in ${arguments[@]+"${arguments[@]}"}; do
  if [ $takes_value = yes ]; then
    takes_value=no
    continue
  fi
  case $argument in
    --prompts | --recipe | --prompts=* | --recipe=*) asked=yes; takes_value=yes ;;
    --tiling | --json | --*=*) ;;
    -?*) takes_value=yes ;;
    *) asked=yes ;;
  esac
done
if [ $asked = no ]; then arguments=("a fox on a light blue background" ${arguments[@]+"${arguments[@]}"}); fi

exec "$sana" draw "${arguments[@]}"
