#include "analysis/report/page.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "core/errors.h"

namespace kabar::analysis {
namespace {

const std::string kTemplate =
    "<!doctype html><div id=\"kabar-answer\"></div><script id=\"kabar-report\" "
    "type=\"application/json\">null</script><script>run()</script>";

TEST(Page, HoldsTheFiguresAndChangesNothingElse) {
  EXPECT_EQ(page_with(kTemplate, R"({"a": 1})", "<p>b</p>", "t.html"),
            "<!doctype html><p>b</p><script id=\"kabar-report\" type=\"application/json\">{\"a\": 1}</script>"
            "<script>run()</script>");
}

TEST(Page, WhatAFileIsCalledEndsNoScript) {
  const nlohmann::json json = {{"path", "</script><!--<script>alert(1)//\xE2\x80\xA8\xE2\x80\xA9.h5"},
                               {"other", "ä€𝄞"}};
  const std::string text = for_script(json.dump());
  EXPECT_EQ(text.find('<'), std::string::npos);
  EXPECT_EQ(text.find("\xE2\x80\xA8"), std::string::npos);
  EXPECT_EQ(text.find("\xE2\x80\xA9"), std::string::npos);
  EXPECT_EQ(nlohmann::json::parse(text), json);
  const std::string page = page_with(kTemplate, json.dump(), "", "t.html");
  EXPECT_EQ(page.find("</script>"), page.find("</script><script>run()"));
}

TEST(Page, ATemplateHasOnePlace) {
  const std::string no_figures = "<div id=\"kabar-answer\"></div>",
                    no_answer = kTemplate.substr(kTemplate.find("<script"));
  for (const std::string& page : {std::string("<html></html>"), kTemplate + kTemplate, std::string(), no_figures,
                                  no_answer, no_answer + no_figures}) {
    try {
      page_with(page, "{}", "", "t.html");
      FAIL() << page;
    } catch (const InputError& error) {
      EXPECT_EQ(std::string(error.what()).rfind("t.html: is no template of a report", 0), 0u);
    }
  }
}

TEST(Page, SaysTheAnswerInTheHtmlItself) {
  Report report;
  report.city = "<b>Kota\xE2\x80\xAE & \"Latihan\"";
  report.answer = {{"Jawaban </div><script>", "Answer </div><script>"}, {"Kedua\n", "Second\n"}};
  report.flags = {{FlagKind::not_paired, {}, {"Peringatan", "Warning"}}};
  EXPECT_EQ(answer_html(report),
            "<div class=\"said\"><div lang=\"id\">\n"
            "<h1>Laporan kabar: &lt;b&gt;Kota? &amp; &quot;Latihan&quot;</h1>\n<h2>Jawabannya</h2>\n"
            "<ul>\n<li>Jawaban &lt;/div&gt;&lt;script&gt;</li>\n<li>Kedua </li>\n</ul>\n"
            "<h2>Sebelum percaya pada angka ini</h2>\n<ul>\n<li>Peringatan</li>\n</ul>\n</div>\n"
            "<div lang=\"en\">\n"
            "<h1>kabar report: &lt;b&gt;Kota? &amp; &quot;Latihan&quot;</h1>\n<h2>The answer</h2>\n"
            "<ul>\n<li>Answer &lt;/div&gt;&lt;script&gt;</li>\n<li>Second </li>\n</ul>\n"
            "<h2>Before you believe these numbers</h2>\n<ul>\n<li>Warning</li>\n</ul>\n</div>\n</div>");
  EXPECT_EQ(answer_html(Report{}).find("<ul>"), std::string::npos);
}

}  // namespace
}  // namespace kabar::analysis
