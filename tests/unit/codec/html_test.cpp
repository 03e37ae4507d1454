#include "dsrkit/codec/html.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/codec/json.hpp"

#include <catch2/catch.hpp>

#include <string>

using dsrkit::codec::parse_html;

namespace {

/// What stands under "text".
std::string read(std::string_view html) {
  const dsrkit::Value page = parse_html(html, "x");
  return page.find("text") == nullptr ? "" : dsrkit::codec::write_json(*page.find("text"));
}

}  // namespace

TEST_CASE("a page is read in order, with its title and headings", "[codec][html]") {
  const dsrkit::Value page = parse_html(
      "<!doctype html><html><head><meta charset=windows-1252><title> Case  "
      "file</title><style>p{}</style></head>"
      "<body><h1>Visit</h1><p>First <b>bold</b>\n text<br>next line</p>loose<div>and <p>inner</p> tail</div>"
      "<script>alert('no')</script></body></html>",
      "x");
  CHECK(
      dsrkit::codec::write_json(page) ==
      R"({"title":"Case  file","text":[{"heading":"Visit"},"First bold text\nnext line","loose","and","inner","tail"]})");
}

TEST_CASE("lists and tables keep their shape", "[codec][html]") {
  CHECK(read("<ul><li>one<li>two<ol><li>inner</ol></ul>") ==
        R"([{"list":["one",["two",{"list":["inner"]}]]}])");
  CHECK(read("<dl><dt>Term<dd>Meaning</dl>") == R"([{"list":["Term","Meaning"]}])");
  CHECK(read("<table><caption>Calls</caption><tr><th>Date<th>Who</tr><tr><td>1 May<td><p>A<p>B</tr><tr><th>2 "
             "May</table>") == R"(["Calls",{"table":[{"Date":"1 May","Who":["A","B"]},{"Date":"2 May"}]}])");
  CHECK(read("<table><tr><td>a<td>b<tr><td>c</table>") == R"([{"table":[["a","b"],["c"]]}])");
  CHECK(read("<table><tr><th>a<th>a<tr><td>b<td>c</table>") == R"([{"table":[["a","a"],["b","c"]]}])");
  CHECK(read("<table><tr><th>a<th>b<tr><td colspan=2>c</table>") == R"([{"table":[["a","b"],["c"]]}])");
}

TEST_CASE("what a page hides is kept and marked", "[codec][html]") {
  CHECK(read("<p hidden>a</p><p style='Display : none'>b</p><div style='visibility:hidden'><p>c</p>d</div>"
             "<!-- e --><input type=hidden value=f><!--[if mso]>g<![endif]-->") ==
        R"([{"hidden":"a"},{"hidden":"b"},{"hidden":["c","d"]},{"hidden":"e"},{"hidden":"f"}])");
  CHECK(read("<ul><li hidden>a<li>b</ul>") == R"([{"list":[{"hidden":"a"},"b"]}])");
  CHECK(read("<table><tr hidden><td>a</tr><tr><td style='display:none'>b<td>c</table>") ==
        R"([{"hidden":"a"},{"table":[[{"hidden":"b"},"c"]]}])");
}

TEST_CASE("links, pictures, fields and set text give their words", "[codec][html]") {
  CHECK(read("<p>See <a href='mailto:a@example.org'>her</a> or <a href='#x'>below</a>") ==
        R"(["See her (mailto:a@example.org) or below"])");
  CHECK(read("<p><img alt='a face'><input value='typed'><textarea>two\n lines</textarea></p><pre>a\n  "
             "b</pre>") == R"(["a face typed two\n lines","a\n  b"])");
  CHECK(read("caf\xC3\xA9 &eacute;&nbsp;&amp; &#233;") == "[\"caf\xC3\xA9 \xC3\xA9\xC2\xA0& \xC3\xA9\"]");
}

TEST_CASE("broken pages are read as a browser reads them", "[codec][html]") {
  CHECK(read("<p>a<b>c<p>d</i>e") == R"(["ac","de"])");
  CHECK(read("a < b & c") == R"(["a < b & c"])");
  CHECK(read("</body></html>late") == R"(["late"])");
  CHECK((read("").empty() || read("") == "[]"));
}

TEST_CASE("a page that cannot be read whole is refused", "[codec][html]") {
  std::string deep;
  std::string lists;
  for (int i = 0; i < 100'000; ++i) {
    deep += "<div>";
  }
  for (int i = 0; i < 60; ++i) {
    lists += "<ul><li>";
  }
  CHECK_THROWS_AS(read(deep + "x"), dsrkit::Error);
  CHECK_THROWS_WITH(read(lists + "x"), Catch::Contains("nested more than 40"));
  CHECK_THROWS_AS(read(std::string("<p>a\0b</p>", 10)), dsrkit::Error);
  CHECK_THROWS_AS(read("<p>a\x01"), dsrkit::Error);
}
