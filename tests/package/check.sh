#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# check.sh CHECK: one check of what is installed. CMakeLists.txt sets SANA_ROOT, SANA_BUILD, SANA_CMAKE, SANA_CPACK and
# SANA_PROGRAM. Exit status 77: skipped, for the reason in the last line.
set -euo pipefail
application=org.sanastudio.SanaStudio
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

skip() { echo "$*"; exit 77; }
fail() { echo "$*" >&2; exit 1; }
need() { command -v "$1" >/dev/null || skip "$1 is missing here (installer/setup.sh test)."; }

# install_into FOLDER: as a package does, below /usr of FOLDER.
install_into() {
  [ -x "$SANA_BUILD/app/studio/sana-studio" ] || skip "sana-studio is not built."
  DESTDIR=$1 "$SANA_CMAKE" --install "$SANA_BUILD" --prefix /usr >"$scratch/install.log" || {
    cat "$scratch/install.log"
    fail "cmake --install failed."
  }
}

desktop_entry() {
  need desktop-file-validate
  local complaints
  complaints=$(desktop-file-validate "$SANA_ROOT/installer/$application.desktop" 2>&1) || fail "$complaints"
  [ -z "$complaints" ] || fail "$complaints"
}

metainfo() {
  need appstreamcli
  appstreamcli validate --no-net "$SANA_ROOT/installer/$application.metainfo.xml"
}

manual_pages() {
  need man
  local page complaints
  for page in "$SANA_ROOT"/installer/*.1; do
    complaints=$(man --warnings -E UTF-8 -l -Tutf8 -Z "$page" 2>&1 >/dev/null)
    [ -z "$complaints" ] || fail "$page: $complaints"
  done
  # What the program explains, the page explains.
  local text command option
  text=$(MANWIDTH=200 man -E UTF-8 -l "$SANA_ROOT/installer/sana.1" | col -bx)
  for command in $("$SANA_PROGRAM" help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p'); do
    grep -q "sana $command" <<<"$text" || fail "sana.1 does not name \"sana $command\"."
    [ "$command" != help ] || continue
    for option in $("$SANA_PROGRAM" help "$command" | sed -n '/^Options:/,/^$/s/^  \(-[^ ]*\) .*/\1/p' | tr , '\n'); do
      sed -n "/^ *sana $command\$/,/^ *sana [a-z]*\$/p" <<<"$text" | grep -q -e "$option\b" ||
        fail "sana.1 does not explain $option of \"sana $command\"."
    done
  done
}

installed_files() {
  install_into "$scratch/to"
  local usr=$scratch/to/usr file edge size
  for file in bin/sana bin/sana-studio "share/applications/$application.desktop" "share/metainfo/$application.metainfo.xml" \
    "share/icons/hicolor/scalable/apps/$application.svg" "share/icons/hicolor/symbolic/apps/$application-symbolic.svg" \
    share/man/man1/sana.1.gz share/man/man1/sana-studio.1.gz share/sana-studio/models/emoji-scenes-128/model_index.json \
    share/doc/sana-studio/copyright share/doc/sana-studio/changelog.Debian.gz share/doc/sana-studio/THIRD_PARTY.md; do
    [ -s "$usr/$file" ] || fail "$file is not installed."
  done
  for edge in 16 22 24 32 48 64 96 128 256 512; do
    # Width and height stand in bytes 16 to 23 of a PNG, most significant byte first.
    size=$(od -An -tu1 -j16 -N8 "$usr/share/icons/hicolor/${edge}x$edge/apps/$application.png" |
      awk '{ print ($3 * 256 + $4) "x" ($7 * 256 + $8) }')
    [ "$size" = "${edge}x$edge" ] || fail "The icon of $edge pixels has $size."
  done
  file=$(find "$scratch/to" -path "$usr" -prune -o -type f -print)
  [ -z "$file" ] || fail "Outside of the prefix: $file"
  ! grep -rIl -e "$SANA_ROOT" -e "$SANA_BUILD" "$usr" || fail "These texts name the folder that they were built in."
  XDG_DATA_HOME=$scratch/data SANA_MODEL_PATH= "$usr/bin/sana" models | tee "$scratch/models"
  grep -q emoji-scenes-128 "$scratch/models" || fail "The installed sana does not find its model."
  QT_QPA_PLATFORM=offscreen HOME=$scratch "$usr/bin/sana-studio" --version
}

# Makes the package; its path is then in $package.
make_package() {
  need dpkg-shlibdeps
  [ -x "$SANA_BUILD/app/studio/sana-studio" ] || skip "sana-studio is not built."
  "$SANA_CPACK" --config "$SANA_BUILD/CPackConfig.cmake" -G DEB -B "$scratch/deb" >"$scratch/cpack.log" 2>&1 || {
    cat "$scratch/cpack.log"
    fail "cpack failed."
  }
  package=$(find "$scratch/deb" -maxdepth 1 -name 'sana-studio_*.deb')
}

deb() {
  make_package
  dpkg-deb --info "$package"
  local depends name
  depends=$(dpkg-deb --field "$package" Depends)
  for name in libqt6sql6-sqlite qt6-image-formats-plugins libqt6widgets6 libdnnl2 libc6; do
    grep -q "\b$name\b" <<<"$depends" || fail "The package does not depend on $name."
  done
  # What runs as root at installation and removal could touch a person's library: there is no such script.
  [ -z "$(dpkg-deb --info "$package" | grep -E '(pre|post)(inst|rm)' || true)" ] || fail "The package has scripts."
  need lintian
  lintian --no-cfg --allow-root --tag-display-limit 0 --fail-on error "$package"
}

# A Debian 12 with nothing on it: the package installs, draws, opens its window, and leaves the library when it goes.
bare_machine() {
  need debootstrap
  [ "$(id -u)" -eq 0 ] || skip "Only root can make a system of its own."
  unshare --mount --pid --fork true 2>/dev/null || skip "This machine lends no namespaces."
  make_package
  local bare=$scratch/bare
  debootstrap --variant=minbase bookworm "$bare" >"$scratch/bare.log" 2>&1 || skip "debootstrap found no packages."
  cp "$package" "$bare/tmp/sana-studio.deb"
  cp "$SANA_ROOT/tests/package/try_installed.sh" "$bare/tmp/"
  inside() { chroot "$bare" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive "$@"; }
  inside apt-get -qq -y install --no-install-recommends /tmp/sana-studio.deb >"$scratch/install.log" 2>&1 || {
    cat "$scratch/install.log"
    fail "The package cannot be installed."
  }
  # Processes and mounts of its own: sana finds its model through /proc, and nothing outlives the trial.
  unshare --mount --pid --fork chroot "$bare" bash -c "mount -t proc proc /proc && bash /tmp/try_installed.sh"
  inside apt-get -qq -y purge sana-studio
  [ -s "$bare/tmp/home/.local/share/org.sanastudio.SanaStudio/library.db" ] || fail "Removing took the library along."
  [ ! -e "$bare/usr/share/sana-studio" ] || fail "Removing left files behind."
}

case $1 in
  desktop_entry | metainfo | manual_pages | installed_files | deb | bare_machine) "$1" ;;
  *) fail "check.sh knows no check \"$1\"." ;;
esac
