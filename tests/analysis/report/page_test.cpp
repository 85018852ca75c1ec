#include "analysis/report/page.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "core/errors.h"

namespace kabar::analysis {
namespace {

const std::string kTemplate =
    "<!doctype html><script id=\"kabar-report\" type=\"application/json\">null</script><script>run()</script>";

TEST(Page, HoldsTheFiguresAndChangesNothingElse) {
  EXPECT_EQ(page_with(kTemplate, R"({"a": 1})", "t.html"),
            "<!doctype html><script id=\"kabar-report\" type=\"application/json\">{\"a\": 1}</script>"
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
  const std::string page = page_with(kTemplate, json.dump(), "t.html");
  EXPECT_EQ(page.find("</script>"), page.find("</script><script>run()"));
}

TEST(Page, ATemplateHasOnePlace) {
  for (const std::string& page : {std::string("<html></html>"), kTemplate + kTemplate, std::string()}) {
    try {
      page_with(page, "{}", "t.html");
      FAIL() << page;
    } catch (const InputError& error) {
      EXPECT_EQ(std::string(error.what()).rfind("t.html: is no template of a report", 0), 0u);
    }
  }
}

}  // namespace
}  // namespace kabar::analysis
