#pragma once

#include <curl/curl.h>

#include <memory>
#include <string>

namespace dsrkit::http {

using UrlHandle = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

inline UrlHandle make_url() {
  return {curl_url(), &curl_url_cleanup};
}

/// A part of a parsed address, empty when it has none.
inline std::string part_of(const UrlHandle& url, CURLUPart part, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(url.get(), part, &text, flags) != CURLUE_OK) {
    return {};
  }
  const std::unique_ptr<char, decltype(&curl_free)> owner(text, &curl_free);
  return text;
}

}  // namespace dsrkit::http
