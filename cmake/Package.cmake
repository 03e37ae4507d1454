# The Debian package: script/setup package; cd build/release && cpack -G DEB
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME dsrkit)
set(CPACK_PACKAGE_VENDOR dsrkit)
set(CPACK_PACKAGE_CONTACT "dsrkit maintainers <dsrkit@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "toolkit for people's rights requests under the UK GDPR")
set(CPACK_PACKAGE_DESCRIPTION "Takes a request for access to personal data from the letter to a sealed, verifiable
document: reckons the due date, searches the council's systems, finds other people in the
records, lets officers review, sets the pages, signs and encrypts them, and keeps an audit
chain of all of it. Works offline.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# pdftotext re-reads the document in the leak check; the fonts set every script of the records; services are
# believed by their certificates.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "ca-certificates, poppler-utils, fonts-noto-core, fonts-noto-mono, fonts-droid-fallback, fonts-dejavu-core, fonts-symbola")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "qpdf")
include(CPack)
