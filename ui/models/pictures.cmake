# SPDX-License-Identifier: GPL-3.0-or-later
# The models of what was drawn: gallery, current picture, history, comparison, export and import.
set(picture_model_sources
  compare_model.cpp current_picture.cpp day_headings.cpp export_memory.cpp export_model.cpp gallery_mime.cpp
  gallery_model.cpp gallery_rows.cpp history_lanes.cpp history_model.cpp import_model.cpp import_run.cpp
  library_step.cpp picture_commands.cpp picture_loader.cpp picture_outlets.cpp place_list.cpp recipe_words.cpp
  thumbnail_cache.cpp word_diff.cpp)
# Headers whose class has no source of the same name: the meta-object compiler must be told of them.
list(APPEND picture_model_sources picture_model.h transfer_model.h)
list(TRANSFORM picture_model_sources PREPEND ${CMAKE_CURRENT_LIST_DIR}/)
target_sources(sana_ui_models PRIVATE ${picture_model_sources})
target_link_libraries(sana_ui_models PUBLIC Qt6::Concurrent PRIVATE Qt6::DBus)
