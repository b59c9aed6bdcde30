# SPDX-License-Identifier: Apache-2.0
# `cmake --install` and CPack: a .deb for Debian 12 and a tar.gz with the same files.
# Included last: CPack writes down the install rules that it finds.
add_subdirectory(${CMAKE_SOURCE_DIR}/installer)

set(CPACK_PACKAGE_NAME sana-studio)
set(CPACK_PACKAGE_VENDOR "Sana Studio")
set(CPACK_PACKAGE_CONTACT "Sana Studio developers <developers@sanastudio.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "draws pictures from words on your own computer")
set(CPACK_PACKAGE_DESCRIPTION
"Sana Studio turns a sentence into a picture with NVIDIA's Sana, a linear
diffusion transformer. A small model is part of the package, so that it draws
right away; published Sana checkpoints can be added as folders. Everything is
computed on this computer, nothing is sent anywhere.
.
The window shows the picture while it is being drawn, keeps every picture with
its recipe, finds them again and exports copies. The program sana does the
same on the command line.")
set(CPACK_PACKAGE_HOMEPAGE_URL "https://sanastudio.org/")
set(CPACK_PACKAGE_CHECKSUM SHA256)
set(CPACK_RESOURCE_FILE_LICENSE ${CMAKE_SOURCE_DIR}/LICENSE)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_STRIP_FILES ON)
set(CPACK_GENERATOR DEB TGZ)
set(CPACK_THREADS 0)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION graphics)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
# Linked libraries are found by dpkg-shlibdeps; plug-ins that Qt loads while it runs are named here.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
if(SANA_DESKTOP)
  set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6sql6-sqlite, qt6-image-formats-plugins, hicolor-icon-theme")
  set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "qt6-wayland, qt6-translations-l10n, xdg-desktop-portal")
  set(CPACK_DEBIAN_PACKAGE_SUGGESTS "fonts-noto-cjk, fonts-noto-color-emoji")
endif()

include(CPack)
