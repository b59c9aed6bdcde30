#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs the Debian packages that the project needs and that are missing here; see packages.txt for what and why.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

usage() {
  cat <<'TEXT'
usage: installer/setup.sh [--check] [GROUP...]

Installs what is missing from Debian 12's own packages. Nothing is done, and no network is needed, where all is there.
GROUP is build, run, test, fuzz, lint or all; without one: build, run and test.
  --check   only say what is missing (exit status 1 if something is)
TEXT
}

check=no
groups=()
for argument in "$@"; do
  case $argument in
    --check) check=yes ;;
    build | run | test | fuzz | lint) groups+=("$argument") ;;
    all) groups+=(build run test fuzz lint) ;;
    -h | --help) usage; exit 0 ;;
    *) echo "setup.sh does not know \"$argument\"." >&2; usage >&2; exit 2 ;;
  esac
done
[ ${#groups[@]} -gt 0 ] || groups=(build run test)

if ! command -v dpkg-query >/dev/null; then
  echo "This machine has no dpkg: setup.sh knows the packages of Debian 12 only." >&2
  echo "Install what installer/packages.txt names by your system's own means, then build with cmake --preset release." >&2
  exit 1
fi

packages=()
purposes=()
while read -r group package purpose; do
  case " ${groups[*]} " in
    *" $group "*) packages+=("$package"); purposes+=("$purpose") ;;
  esac
done < <(grep -v '^#' "$here/packages.txt")

# Installed packages by name, one question for all; dpkg-query's own complaints about unknown names are no news.
installed=" $(dpkg-query --show --showformat='${db:Status-Status} ${Package}\n' "${packages[@]}" 2>/dev/null |
  sed -n 's/^installed //p' | tr '\n' ' ' || true) "
missing=()
for i in "${!packages[@]}"; do
  case $installed in
    *" ${packages[i]} "*) ;;
    *)
      [ ${#missing[@]} -gt 0 ] || echo "Missing Debian packages (${groups[*]}):"
      missing+=("${packages[i]}")
      printf '  %-22s %s\n' "${packages[i]}" "${purposes[i]}"
      ;;
  esac
done

if [ ${#missing[@]} -eq 0 ]; then
  [ "$check" = no ] || echo "All packages are installed (${groups[*]})."
  exit 0
fi
[ "$check" = no ] || exit 1

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "Installing needs root, and there is no sudo here. As root, run:" >&2
    echo "  apt-get install --no-install-recommends ${missing[*]}" >&2
    exit 1
  fi
  as_root=(sudo)
  # Nobody is there to answer a password question.
  if [ -n "${CI:-}" ] || [ ! -t 0 ]; then as_root+=(-n); fi
fi

echo "Installing them with apt-get."
apt() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y "$@" </dev/null
}
if ! apt update || ! apt install --no-install-recommends "${missing[@]}"; then
  echo "apt-get could not install them. Mend what it says above (a network is needed this once), then call again." >&2
  exit 1
fi
