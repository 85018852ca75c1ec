// The reading of networks and of seed lists: what is understood, and the one line for what is not.
#include "spread/edge_list.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/clock.h"
#include "core/errors.h"
#include "tests/spread/graphs.h"

namespace kabar::test {
namespace {

TEST(EdgeList, ReadsBlanksTabsCommasCommentsAndBothLineEnds) {
  const std::string text =
      "\xEF\xBB\xBF# a comment\r\n1 2\r\n3\t4 .5\r\n\r\n  5 , 6,1e-3 # more\r\n7,8\n"
      "18446744073709551615 007";
  const TieList ties = parse_edge_list(text, "x").ties;
  ASSERT_EQ(ties.size(), 5u);
  EXPECT_EQ(ties[0].weight, kNoWeight);
  EXPECT_EQ(ties[1].from, 3u);
  EXPECT_EQ(ties[1].weight, 0.5);
  EXPECT_EQ(ties[2].to, 6u);
  EXPECT_EQ(ties[2].weight, 1e-3);
  EXPECT_EQ(ties[4].from, 18446744073709551615u);
  EXPECT_EQ(ties[4].to, 7u);
}

TEST(EdgeList, ListsEveryProblemWithItsPlace) {
  try {
    parse_edge_list("1 2\nx 3\n4 -5 .5\n6 7 nan\n8 9 1.5\n1,,0\n1 2 .5 9\n", "net.txt");
    FAIL() << "must throw";
  } catch (const InputError& error) {
    std::vector<std::string> places;
    for (const Problem& p : error.problems()) places.push_back(std::to_string(p.line) + ":" + std::to_string(p.column));
    EXPECT_EQ(places, (std::vector<std::string>{"2:1", "3:3", "4:5", "5:5", "6:3", "7:8"}));
    EXPECT_EQ(error.problems()[0].file, "net.txt");
  }
}

TEST(EdgeList, ListsTheFirstTwentyAndSaysHowManyMore) {
  std::string text;
  for (int i = 0; i < 500; ++i) text += "a b\n";
  try {
    parse_edge_list(text, "net.txt");
    FAIL() << "must throw";
  } catch (const InputError& error) {
    EXPECT_EQ(error.problems().size(), 998u);  // the first line may be a heading
    EXPECT_TRUE(error.in(Language::english).ends_with("\nnet.txt: and 978 more problems"));
  }
}

struct Understood {
  std::string name, text;
  std::string ties;  // u-v or u-v:weight, blanks between
  std::string nodes = "";
  std::optional<Direction> direction = std::nullopt;
};

std::string ties_of(const EdgeList& list) {
  std::string text;
  for (const Tie& tie : list.ties) {
    char one[80];
    std::snprintf(one, sizeof one, tie.weight == kNoWeight ? "%s%llu-%llu" : "%s%llu-%llu:%g", text.empty() ? "" : " ",
                  static_cast<unsigned long long>(tie.from), static_cast<unsigned long long>(tie.to), tie.weight);
    text += one;
  }
  return text;
}

std::string nodes_of(const EdgeList& list) {
  std::string text;
  for (const std::uint64_t node : list.nodes) text += (text.empty() ? "" : " ") + std::to_string(node);
  return text;
}

const std::vector<Understood>& understood() {
  using D = Direction;
  static const std::vector<Understood> kTable = {
      {"semicolons", "1;2\n2 ; 3;.5\n", "1-2 2-3:0.5"},
      {"decimal commas", "1;2;0,5\n2;3;0.25\n3;4;1\n", "1-2:0.5 2-3:0.25 3-4:1"},
      {"a semicolon in a comment parts nothing", "1,2 # a;b\n2,3,0.5#;\n", "1-2 2-3:0.5"},
      {"percent signs", "% a comment\n  % another\n1 2\n", "1-2"},
      {"single nodes", "1 2\n7\n 8 # alone\n9,\n11;;\n", "1-2", "7 8 9 11"},
      {"empty rows and columns of spreadsheets", "1;2;;\n;;\n,,,\n2,3,0.5,,\n", "1-2 2-3:0.5"},
      {"an empty cell of weights", "1,2,\n2,3,0.5\n", "1-2 2-3:0.5"},
      {"quotes", "\"1\",\"2\",\"0.5\"\n\"2\" \"3\"\n\"4\";\"5\";\"0,5\"\n", "1-2:0.5 2-3 4-5:0.5"},
      {"carriage returns alone", "1 2\r3 4\r\r5 6", "1-2 3-4 5-6"},
      {"carriage returns twice", "1 2\r\r\n3 4\r\r\n", "1-2 3-4"},
      {"sep= of a spreadsheet", "sep=;\n1;2\n", "1-2"},
      {"sep= and a heading", "SEP=,\r\nsource,target\r\n1,2\r\n", "1-2"},
      {"NetworkX with nothing known of its ties", "1 2 {}\n2 3 {}\n", "1-2 2-3"},
      {"a heading", "source,target\n1,2\n2,3\n", "1-2 2-3"},
      {"a heading with digits (SNAP)", "id_1,id_2\n1,2\n", "1-2"},
      {"a heading in capitals after comments", "# x\n\nFromNodeId\tToNodeId\n1\t2\n", "1-2"},
      {"a heading in Indonesian", "dari;ke;bobot\n1;2;0,25\n", "1-2:0.25"},
      {"a heading in another order", "weight,target,source\n0.5,2,1\n,3,2\n", "1-2:0.5 2-3"},
      {"a heading that names no ends", "a,b\n1,2\n", "1-2"},
      {"the third column of such a heading", "a,b,c\n1,2,.5\n3\n", "1-2:0.5", "3"},
      {"a weight by name before ends by place", "p a b\n.5 1 2\n", "1-2:0.5"},
      {"columns that are not read", "source,target,year,note\n1,2,1999,\"a, b\"\n2,3,2000,two words\n", "1-2 2-3"},
      {"an index without a name", ",source,target,weight\n0,1,2,1\n1,2,3,0.5\n", "1-2:1 2-3:0.5"},
      {"R", "\"\",\"from\",\"to\"\n\"1\",5,6\n\"2\",6,7\n", "5-6 6-7"},
      {"Gephi, undirected", "Source,Target,Type,Id,Label,Weight\n1,2,Undirected,0,,1.0\n2,3,undirected,1,x,0.5\n",
       "1-2:1 2-3:0.5", "", D::undirected},
      {"Gephi, directed", "Source;Target;Type\n1;2;Directed\n", "1-2", "", D::directed},
      {"types of another kind", "source,target,type\n1,2,friend\n", "1-2"},
      {"tabs and empty cells", "source\ttarget\tlabel\tweight\n1\t2\t\t.5\n", "1-2:0.5"},
      {"Matrix Market, pattern, symmetric",
       "%%MatrixMarket matrix coordinate pattern symmetric\n% c\n\n4 4 2\n2 1\n3 1\n", "2-1 3-1", "1 2 3 4",
       D::undirected},
      {"Matrix Market, real, general", "%%matrixmarket MATRIX Coordinate Real General\n2 2 2\n1 2 .5\n2 1 1e-1\n",
       "1-2:0.5 2-1:0.1", "1 2", D::directed},
      {"Matrix Market, integer", "%%MatrixMarket matrix coordinate integer general\r\n2 2 1\r\n1 2 1\r\n", "1-2:1",
       "1 2", D::directed},
      {"KONECT, undirected", "% sym unweighted\n% 3 4 4\n1 2\n2 3\n", "1-2 2-3", "", D::undirected},
      {"KONECT, counts and times", "% asym positive\n1 2 7 1082040961\n2 3 1 1082040962\n", "1-2 2-3", "", D::directed},
      {"KONECT, weights and times", "% asym posweighted\n1 2 .5 1082040961\n", "1-2:0.5", "", D::directed},
      {"a comment like none of KONECT", "% symmetric relations\n1 2 .5\n", "1-2:0.5"},
  };
  return kTable;
}

TEST(EdgeList, UnderstandsWhatOthersWrite) {
  for (const Understood& one : understood()) {
    const EdgeList list = parse_edge_list(one.text, one.name);
    EXPECT_EQ(ties_of(list), one.ties) << one.name;
    EXPECT_EQ(nodes_of(list), one.nodes) << one.name;
    EXPECT_EQ(list.form.direction, one.direction) << one.name;
  }
}

TEST(EdgeList, SaysWhatItUnderstood) {
  const EdgeForm gephi = parse_edge_list("# x\nSource,Target,Type,Id,Weight\n1,2,Undirected,7,.5\n", "x").form;
  EXPECT_EQ(gephi.heading_line, 2u);
  EXPECT_EQ(gephi.heading, (std::vector<std::string>{"Source", "Target", "Type", "Id", "Weight"}));
  EXPECT_EQ(gephi.weight_column, "Weight");
  EXPECT_EQ(gephi.not_read, (std::vector<std::string>{"Id"}));
  const EdgeForm friends = parse_edge_list("source,target,type\n1,2,friend\n", "x").form;
  EXPECT_EQ(friends.not_read, (std::vector<std::string>{"type"}));
  const EdgeForm konect = parse_edge_list("% sym positive\n1 2 7 99\n", "x").form;
  EXPECT_EQ(konect.kind, EdgeForm::Kind::konect);
  EXPECT_EQ(konect.banner, "sym positive");
  EXPECT_EQ(konect.not_read, (std::vector<std::string>{"3", "4"}));
  EXPECT_TRUE(parse_edge_list("% sym positive\n1 2\n", "x").form.not_read.empty());
  const EdgeForm plain = parse_edge_list("1 2 .5\n", "x").form;
  EXPECT_EQ(plain.kind, EdgeForm::Kind::plain);
  EXPECT_EQ(plain.heading_line, 0u);
}

TEST(EdgeList, LeavesWeightsOutWhenAsked) {
  const EdgeList list = parse_edge_list("1 2 17\n2 3 {'weight':\n3 4\n", "x", Weights::left_out);
  EXPECT_EQ(ties_of(list), "1-2 2-3 3-4");
  EXPECT_EQ(list.left_out, 2u);
  EXPECT_THROW(parse_edge_list("1 2 17 18\n", "x", Weights::left_out), InputError);
}

TEST(EdgeList, CountsWeightsThatVanish) {
  const EdgeList list = parse_edge_list("1 2 0\n2 3 1e-10\n3 4 1e-400\n4 5 1.2e-10\n5 6 0.5\n", "net.txt");
  EXPECT_EQ(list.vanishing.count, 2u);
  EXPECT_EQ(list.vanishing.first.line, 2u);
  EXPECT_EQ(list.vanishing.first.column, 5u);
  EXPECT_EQ(list.vanishing.first.what.in(Language::english), "1e-10");
}

struct Refused {
  std::string name, text, expect;  // the whole message in English
};

std::string utf16(const std::string& text, bool big, bool mark) {
  std::string wide = !mark ? "" : big ? "\xFE\xFF" : "\xFF\xFE";
  for (const char c : text) wide += big ? std::string{'\0', c} : std::string{c, '\0'};
  return wide;
}

std::vector<Refused> refused() {
  const std::string lines = " write its ties as lines `u v` or `u v weight`";
  const std::string text = " (a list of ties is plain text)", none = " (it does not hold one tie a line)";
  const std::string ends = "two kinds of nodes whose ids overlap; give them ids of their own";
  return {
      {"gzip", "\x1F\x8B\x08\x08m", "net: this is gzip" + text + " unpack it with gunzip"},
      {"bzip2", "BZh91AY", "net: this is bzip2" + text + " unpack it with bunzip2"},
      {"xz", std::string("\xFD") + std::string("7zXZ\0", 5), "net: this is xz" + text + " unpack it with unxz"},
      {"zstd", "\x28\xB5\x2F\xFD$", "net: this is Zstandard" + text + " unpack it with unzstd"},
      {"zip, also a workbook", "PK\x03\x04\x14", "net: this is zip" + text + " unpack it, or save the sheet as CSV"},
      {"UTF-16, little end first", utf16("1 2\n", false, true), "net: this is UTF-16" + text + " save it as UTF-8"},
      {"UTF-16, big end first", utf16("1 2\n", true, true), "net: this is UTF-16" + text + " save it as UTF-8"},
      {"UTF-16 without a mark", utf16("1 2\n2 3\n", false, false), "net: this is UTF-16" + text + " save it as UTF-8"},
      {"UTF-32", std::string("\xFF\xFE\0\0001\0\0\0", 8), "net: this is UTF-32" + text + " save it as UTF-8"},
      {"HDF5", "\x89HDF\r\n\x1A\n", "net: this is HDF5" + text + lines},
      {"another binary file",
       std::string("\x7F"
                   "ELF\2\1\1\0\0",
                   9),
       "net: this is a binary file" + text + lines},
      {"a zero in a text", std::string("1 2\n3 \0 4\n", 10), "net: this is a binary file" + text + lines},
      {"GraphML", "<?xml version=\"1.0\"?>\n<graphml>", "net: this is XML (GraphML, GEXF)" + none + lines},
      {"GraphML with a mark", "\xEF\xBB\xBF<graphml>", "net: this is XML (GraphML, GEXF)" + none + lines},
      {"JSON", "\n {\"nodes\": []}", "net: this is JSON" + none + lines},
      {"Pajek", "*Vertices 3\n1 \"a\"\n*Edges\n1 2\n", "net: this is Pajek" + none + lines},
      {"GML", "graph [\n  node [ id 1 ]\n", "net: this is GML" + none + lines},
      {"DOT", "digraph G { 1 -> 2 }", "net: this is DOT (Graphviz)" + none + lines},
      {"DIMACS", "c a comment\np edge 3 2\ne 1 2\n", "net: this is DIMACS" + none + lines},
      {"signs between", "# ncol\n1 -- 2\n2 -- 3\n",
       "net:2:3: -- (a line is `u v` or `u v weight`) take away the signs between the nodes"},
      {"arrows", "1 -> 2\n", "net:1:3: -> (a line is `u v` or `u v weight`) take away the signs between the nodes"},
      {"a heading alone", "source,target\n", "net: holds no tie (a line is `u v` or `u v weight`)"},
      {"nodes alone", "7\n8\n", "net: holds no tie (a line is `u v` or `u v weight`)"},
      {"one word", "Graph\n1 2\n",
       "net:1:1: Graph (which columns hold the two nodes and the weight?) name them source, target and weight, or "
       "begin "
       "this line with #"},
      {"two sources", "source,from,target\n1,2,3\n",
       "net:1:1: source, from, target (which columns hold the two nodes and the weight?) name them source, target and "
       "weight, or begin this line with #"},
      {"four columns without names that say", "a,b,c,d\n1,2,3,4\n",
       "net:1:1: a, b, c, d (which columns hold the two nodes and the weight?) name them source, target and weight, or "
       "begin this line with #"},
      {"wider than its heading", "source,target\n1,2,0.5\n",
       "net:2:5: 0.5 (the heading in line 1 has 2 columns) if that is no heading, begin it with #"},
      {"directed and undirected", "source,target,type\n1,2,Directed\n2,3,Undirected\n",
       "net:1: 1 ties are directed, 1 undirected, 0 neither (all must be of one kind)"},
      {"directed and something else", "source,target,type\n1,2,Directed\n2,3,Direced\n3,4\n",
       "net:1: 1 ties are directed, 0 undirected, 2 neither (all must be of one kind)"},
      {"an index that is no node", "x,source,target\n7\n1,2,3\n", "net:2:1: an empty field (must be the id of a node)"},
      {"decimal commas among commas", "1,2,0,5\n",
       "net:1:7: 5 (a line is `u v` or `u v weight`) decimal commas only where `;` parts the columns; else write 0.5"},
      {"two decimal marks", "1;2;0.5,5\n", "net:1:5: 0.5,5 (a weight must be a number from 0 to 1)"},
      {"a count", "1 2 17\n",
       "net:1:5: 17 (a weight must be a number from 0 to 1) a count, or a strength? --unweighted leaves the column "
       "out"},
      {"percent", "1 2 50%\n", "net:1:5: 50% (a weight must be a number from 0 to 1)"},
      {"NetworkX with a dictionary", "1 2 {'weight': 0.5, 'x': 1}\n",
       "net:1:5: {'weight': (a weight must be a number from 0 to 1) in NetworkX: write_weighted_edgelist"},
      {"Matrix Market, dense", "%%MatrixMarket matrix array real general\n2 2\n",
       "net:1:1: Matrix Market: matrix array real general (must be matrix coordinate, then pattern, real or integer, "
       "then "
       "general or symmetric)"},
      {"Matrix Market, complex", "%%MatrixMarket matrix coordinate complex hermitian\n2 2 1\n1 2 1 0\n",
       "net:1:1: Matrix Market: matrix coordinate complex hermitian (must be matrix coordinate, then pattern, real or "
       "integer, then general or symmetric)"},
      {"Matrix Market, two kinds", "%%MatrixMarket matrix coordinate pattern general\n2 3 1\n1 2\n",
       "net:2:1: 2 rows and 3 columns (" + ends + ")"},
      {"Matrix Market without a size", "%%MatrixMarket matrix coordinate pattern general\n1 2\n",
       "net:2:1: 1 (the size line of Matrix Market is three numbers, `rows columns entries`)"},
      {"Matrix Market, cut", "%%MatrixMarket matrix coordinate pattern general\n3 3 3\n1 2\n",
       "net:2: the size line names 3 entries, there are 1 (is the file cut short?)"},
      {"Matrix Market, beyond its rows", "%%MatrixMarket matrix coordinate pattern general\n3 3 1\n1 4\n",
       "net:3:3: 4 (the matrix has rows 1 to 3)"},
      {"Matrix Market from 0", "%%MatrixMarket matrix coordinate pattern general\n3 3 1\n0 1\n",
       "net:3:1: 0 (the matrix has rows 1 to 3)"},
      {"Matrix Market, a value missing", "%%MatrixMarket matrix coordinate real general\n3 3 1\n1 2\n",
       "net:3:1: 1 (a line of this matrix holds 3 numbers)"},
      {"Matrix Market, rows that nothing fills",
       "%%MatrixMarket matrix coordinate pattern general\n4000000000 4000000000 1\n1 2\n",
       "net:2: 4000000000 rows for 1 entries (too many for this program)"},
      {"KONECT, two kinds", "% bip unweighted\n1 1\n", "net:1:3: bip (" + ends + ")"},
  };
}

TEST(EdgeList, RefusesOtherFormsInOneLineThatHelps) {
  for (const Refused& one : refused()) {
    try {
      parse_edge_list(one.text, "net");
      ADD_FAILURE() << one.name << ": must throw";
    } catch (const InputError& error) {
      EXPECT_EQ(error.in(Language::english), one.expect) << one.name;
      EXPECT_EQ(error.in(Language::indonesian).find('\n'), std::string::npos) << one.name;
    }
  }
}

TEST(EdgeList, ShowsNoBytesThatSteer) {
  try {
    parse_edge_list(
        "1 \x1B[31mx\n2 \x9B"
        "31m\n3 \xE2\x80\xAEx\n",
        "net");
    FAIL() << "must throw";
  } catch (const InputError& error) {
    EXPECT_EQ(error.in(Language::english),
              "net:1:3: ?[31mx (an id must be a whole number from 0)\n"
              "net:2:3: ?31m (an id must be a whole number from 0)\n"
              "net:3:3: ?x (an id must be a whole number from 0)");
  }
}

TEST(EdgeList, TellsOfADirectionThatContradictsTheFile) {
  const EdgeList plain = parse_edge_list("1 2\n", "net");
  EXPECT_EQ(direction_of(plain, "net", false), Direction::undirected);
  EXPECT_EQ(direction_of(plain, "net", true), Direction::directed);
  const EdgeList directed = parse_edge_list("% asym unweighted\n1 2\n", "net");
  EXPECT_EQ(direction_of(directed, "net", false), Direction::directed);
  EXPECT_EQ(direction_of(directed, "net", true), Direction::directed);
  const EdgeList undirected = parse_edge_list("% sym unweighted\n1 2\n", "net");
  EXPECT_EQ(direction_of(undirected, "net", false), Direction::undirected);
  EXPECT_THROW(direction_of(undirected, "net", true), InputError);
}

/// Seconds to read a text, of the program's own work.
double cost_of(const std::string& text) {
  const double begin = processor_seconds();
  try {
    parse_edge_list(text, "net");
  } catch (const InputError&) {
  }
  return processor_seconds() - begin;
}

std::string repeated(const std::string& part, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

TEST(EdgeList, TakesTimeAsTheFileIsLong) {
  const std::vector<std::pair<std::string, std::string>> parts = {
      {"", "12345 67890 0.5\n"},
      {"", "12345;67890;0,5\n"},
      {"source,target,note\n", "1,2,\"a b c\"\n"},
      {"", "1 2\r"},  // lines that end in CR alone
      {"", "1 "},     // one line with all fields
      {"", "\"1 "},   // quotes that nothing closes
      {"source,target\n1,2", ",\"a \" b"},
      {"", "a,"},     // a heading of so many columns
      {"", "1 x\n"},  // a fault in every line
      {"1 2\n", ";"},
      {"1 2\n", "# ;"},
  };
  for (const auto& [begin, part] : parts) {
    constexpr std::size_t kOnce = 40'000, kTimes = 8;
    const std::string text = begin + repeated(part, kOnce), longer = begin + repeated(part, kTimes * kOnce);
    const auto as_long = [&] { return cost_of(longer) < 4.0 * kTimes * std::max(cost_of(text), 0.002); };
    // Beside other work a processor may be slow for a while; time that grows with the square is so each time.
    bool linear = false;
    for (int i = 0; i < 5 && !linear; ++i) linear = as_long();
    EXPECT_TRUE(linear) << part;
  }
}

}  // namespace
}  // namespace kabar::test
