# Where everything goes: the program, what it ships (lib/files/shipped_data.cpp finds it beside the program), the
# manual, completion. Installing needs the target dsrkit only, not the tests.
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)
set(data ${CMAKE_INSTALL_DATADIR}/dsrkit)

install(TARGETS dsrkit RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY share/ DESTINATION ${data})
install(DIRECTORY redaction-rules DESTINATION ${data})
install(FILES ${PROJECT_BINARY_DIR}/share/tagger/person.weights DESTINATION ${data}/tagger)

foreach(section IN ITEMS 1 5 7)
  file(GLOB pages CONFIGURE_DEPENDS man/*.${section})
  install(FILES ${pages} DESTINATION ${CMAKE_INSTALL_MANDIR}/man${section})
endforeach()

# The program writes its own completion.
set(completion ${PROJECT_BINARY_DIR}/completion)
file(MAKE_DIRECTORY ${completion})
foreach(shell IN ITEMS bash zsh fish)
  install(CODE "execute_process(COMMAND \"$<TARGET_FILE:dsrkit>\" completion ${shell}
    OUTPUT_FILE \"${completion}/${shell}\" COMMAND_ERROR_IS_FATAL ANY)")
endforeach()
install(FILES ${completion}/bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME dsrkit)
install(FILES ${completion}/zsh DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions RENAME _dsrkit)
install(FILES ${completion}/fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d RENAME dsrkit.fish)

install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright)
install(FILES CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES README.md DESTINATION ${CMAKE_INSTALL_DOCDIR} OPTIONAL)

include(${CMAKE_CURRENT_LIST_DIR}/Package.cmake)
