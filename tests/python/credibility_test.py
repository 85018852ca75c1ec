"""The scripts of analysis/credibility from end to end, on the practice town:
credibility_test.py KABAR TEST_PATTERNS [name of a test]"""
import argparse
import csv
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest
import unittest.mock

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "analysis/credibility"
TOWN = ROOT / "scenarios/teaching/city.toml"
PROGRAM, PATTERNS = sys.argv.pop(1), sys.argv.pop(1)
sys.path.insert(0, str(SCRIPTS))
sys.dont_write_bytecode = True
import calibrate  # noqa: E402
import runs  # noqa: E402
import verdicts  # noqa: E402

try:
    import matplotlib  # noqa: F401
    PICTURE = []
except ImportError:
    PICTURE = ["--no-picture"]


def table(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.at = pathlib.Path(self.folder.name)

    def script(self, name, *words, scenario=TOWN, refused=False):
        out = self.at / (words[words.index("--out") + 1] if "--out" in words else "out")
        words = [w for k, w in enumerate(words) if w != "--out" and (k == 0 or words[k - 1] != "--out")]
        done = subprocess.run([sys.executable, SCRIPTS / name, "--program", PROGRAM, "--scenario", scenario, "--processes",
                               "2", "--out", out, *map(str, words)], capture_output=True, text=True)
        self.assertEqual(done.returncode != 0, refused, done.stderr)
        return done.stderr if refused else done.stdout

    def bytes_of(self, folder):
        return {path.name: path.read_bytes() for path in sorted((self.at / folder).iterdir()) if path.is_file()}


class PlausibleWorlds(Case):
    def worlds(self, n, out="out", store="store", *more, **keys):
        picture = PICTURE if out == "out" else ["--no-picture"]
        return self.script("plausible_worlds.py", "--worlds", n, "--populations", 2, "--store", self.at / store, "--out",
                           out, *picture, *more, **keys)

    def test_the_tables_agree_with_each_other_and_with_the_program(self):
        self.worlds(6)
        draws, pairs, winners = (table(self.at / f"out/plausible_{name}.csv") for name in ("draws", "worlds", "winners"))
        self.assertEqual(len(draws), 6)
        names = [row["strategy"] for row in winners if row["headline"] == "poor_aware"]
        self.assertEqual(len(names), 5)
        self.assertEqual(len(pairs), 2 * 10)
        for measure in runs.HEADLINES:
            self.assertAlmostEqual(sum(float(r["best_in_share"]) for r in winners if r["headline"] == measure), 1, 4)
        for row in pairs:
            a, b = (f"{row['headline']}:{row[side]}" for side in "ab")
            self.assertEqual(int(row["a_better"]), sum(float(d[a]) > float(d[b]) for d in draws))
            self.assertEqual(int(row["b_better"]), sum(float(d[a]) < float(d[b]) for d in draws))
            self.assertLessEqual(int(row["b_better"]), int(row["a_better"]))
            self.assertEqual(row["may_be_said"], "no")  # six worlds are no ground
            self.assertTrue("trial" in row["verdict"] and "uji coba" in row["putusan"])
            if row["break_even"]:
                self.assertEqual(int(row["worlds_below"]) + int(row["worlds_above"]), 6)
                self.assertEqual(int(row["a_better_below"]) + int(row["a_better_above"]), int(row["a_better"]))
            if row["decided_by"]:
                self.assertIn(row["grade"], tuple("CDE"))
                self.assertTrue(row["arti"] and row["arti"] != row["meaning"])
        # A world is what the program says of its values, and the shipped one what it says without any.
        kept = [json.loads(line) for line in (self.at / "store/finished.jsonl").read_text().splitlines()]
        levers = runs.levers_of(PROGRAM, TOWN)
        self.assertGreater(len(levers), 50)
        world = next(line for line in kept if "strategies" in line)
        sets = [text for lever in levers for text in lever.sets(runs.place(1, lever.name, world["number"]))]
        again = runs.run(PROGRAM, TOWN, sets, populations=2)
        self.assertEqual(again, {key: world[key] for key in again})
        own = {row["strategy"]: float(row["shipped_percent"]) for row in winners if row["headline"] == "poor_aware"}
        said = json.loads(runs.kabar(PROGRAM, "run", TOWN, "--populations", 2, "--replicates", 1, "--json", "--quiet"))
        for strategy in said["strategies"]:
            self.assertAlmostEqual(own[strategy["name"]], 100 * strategy["poor"]["ever_aware"]["mean"], 3)
        if not PICTURE:
            self.assertGreater((self.at / "out/plausible_worlds.png").stat().st_size, 10000)

    def test_a_stopped_run_goes_on_to_the_same_bytes_and_more_worlds_contain_the_fewer(self):
        self.worlds(6, "once")
        lines = (self.at / "store/finished.jsonl").read_text().splitlines(keepends=True)
        stopped = self.at / "stopped"
        stopped.mkdir()
        (stopped / "about.json").write_text((self.at / "store/about.json").read_text())
        (stopped / "finished.jsonl").write_text("".join(lines[:3]) + lines[3][:40])
        self.worlds(6, "again", "stopped")
        self.assertEqual(self.bytes_of("once"), self.bytes_of("again"))
        self.worlds(8, "more", "stopped")
        once, more = table(self.at / "once/plausible_draws.csv"), table(self.at / "more/plausible_draws.csv")
        self.assertEqual(more[:6], once)
        refusal = self.worlds(6, "other", "stopped", "--seed", 2, refused=True)
        self.assertIn("use another --store", refusal)

    def test_a_value_that_is_held_is_held_and_a_wrong_one_is_refused(self):
        self.worlds(2, "held", "held", "--set", "param.q_N=0", "--set", "param.r_g=0", "--keep-all")
        kept = [json.loads(line) for line in (self.at / "held/finished.jsonl").read_text().splitlines()]
        self.assertEqual([line["r"] for line in kept], [0.0, 0.0])
        self.assertIn("did you mean", self.worlds(2, "wrong", "wrong", "--set", "param.rr_g=0", refused=True))


class Ablations(Case):
    def test_the_whole_model_is_the_run_and_what_is_taken_away_is_taken_away(self):
        words = ["--populations", 2, "--seeds", 2, "--store", self.at / "store"]
        self.script("ablations.py", *words, *PICTURE)
        rows = {(row["ablation"], row["strategy"]): row for row in table(self.at / "out/ablations.csv")}
        self.assertEqual(len(rows), 10 * 5)
        own = [runs.run(PROGRAM, TOWN, [f"city.seed={seed}"], populations=2)["strategies"] for seed in (1, 2)]
        for (ablation, strategy), row in rows.items():
            if ablation == "whole":
                mean = 50 * sum(one[strategy]["poor_aware"] for one in own)
                self.assertAlmostEqual(float(row["poor_aware_percent"]), mean, 3)
                self.assertEqual(float(row["poor_aware_change_points"]), 0)
            if strategy == "diam":  # nobody says anything, whatever the structure
                self.assertEqual(float(row["poor_aware_percent"]), 0)
            # Reading decides what is understood, never who becomes aware.
            if ablation == "literate":
                self.assertEqual(float(row["poor_aware_change_points"]), 0)
        moved = {name for (name, _), row in rows.items() if abs(float(row["poor_aware_change_points"])) > 0}
        self.assertLessEqual({"no-groups", "no-rt-clustering", "equal-access", "no-inequality"}, moved)
        self.script("ablations.py", *words, "--no-picture", "--out", "again")
        self.assertEqual((self.at / "again/ablations.csv").read_bytes(), (self.at / "out/ablations.csv").read_bytes())


class Variance(Case):
    def test_the_parts_are_those_of_the_program_and_sum_to_the_whole(self):
        words = ["--populations", 4, "--replicates", 3, "--store", self.at / "store"]
        self.script("variance.py", *words, *PICTURE)
        rows = {(r["headline"], r["figure"], r["strategy"]): r for r in table(self.at / "out/variance.csv")}
        self.assertEqual(len(rows), 2 * (5 + 4))  # the baseline has no difference from itself
        for (_, _, strategy), row in rows.items():
            if strategy == "diam":  # nobody says anything: nothing varies
                self.assertEqual((float(row["deviation_points"]), row["luck_share"]), (0, "nothing varies"))
                continue
            shares = [float(row[part + "_share"]) for part in ("luck", "network", "people")]
            self.assertAlmostEqual(sum(shares), 1, 4)
            self.assertTrue(all(0 <= share <= 1 for share in shares))
            self.assertGreater(float(row["luck_alone_points"]), 0)
        said = json.loads(runs.kabar(PROGRAM, "run", TOWN, "--populations", 4, "--replicates", 3, "--json", "--quiet"))
        for strategy in said["strategies"]:
            own = strategy["variance"]["poor_aware"]
            row = rows["poor_aware", "own", strategy["name"]]
            self.assertAlmostEqual(float(row["deviation_points"]), 100 * own["standard_deviation"], 3)
            if own["luck"] is not None:
                self.assertAlmostEqual(float(row["luck_share"]), own["luck"], 4)
        if not PICTURE:
            self.assertGreater((self.at / "out/variance.png").stat().st_size, 10000)

    def test_one_replicate_is_refused(self):
        self.assertIn("must be 2 or more", self.script("variance.py", "--replicates", 1, refused=True))


class BreakEvens(Case):
    WORDS = ["--populations", 2, "--points", 3, "--cascade", "pesan-ketua-rt", "--meetings", "rapat-rt", "--visits", "kunjungan",
             "--baseline", "diam", "--paid", "", "--digital", ""]

    def test_a_break_even_is_where_the_difference_is_zero(self):
        self.script("break_evens.py", *self.WORDS, "--visit-price", "cost.kunjungan.cash_rupiah", "--store",
                    self.at / "store", *PICTURE)
        rows, grid = table(self.at / "out/break_evens.csv"), table(self.at / "out/break_evens_grid.csv")
        at = {(r["study"], r["x"], r["y"], r["strategy"]): r for r in grid}
        xs, ys = (sorted({r[k] for r in grid if r["study"] == "instruction"}, key=float) for k in "xy")
        self.assertEqual((len(xs), len(ys)), (3, 3))
        # The middle of both ranges is what the program says of it.
        own = runs.run(PROGRAM, TOWN, [f"param.b={xs[1]}", f"param.attendance={ys[1]}"], ["rapat-rt"], 2)["strategies"]
        self.assertAlmostEqual(100 * own["rapat-rt"]["poor_aware"],
                               float(at["instruction", xs[1], ys[1], "rapat-rt"]["poor_aware_percent"]), 3)
        for row in rows:
            ends = [float(row["points_at_low_end"]), float(row["points_at_high_end"])]
            if row["study"] == "price":
                continue
            if row["break_even"] == "":
                self.assertGreater(ends[0] * ends[1], 0)
                self.assertIn(row["a"] if ends[0] > 0 else row["b"], row["says"])
            elif " " not in row["break_even"]:
                low, high = (xs[0], xs[-1]) if row["along"] == "param.b" else (None, None)
                if low:
                    self.assertTrue(float(low) <= float(row["break_even"]) <= float(high))
                self.assertLessEqual(ends[0] * ends[1], 0)
        price = next(r for r in rows if r["study"] == "price" and r["headline"] == "poor_aware")
        meetings = at["price", "", "12000", "rapat-rt"]
        if price["break_even"]:  # that many visits at that price cost what the meetings cost; nothing else costs there
            self.assertAlmostEqual(float(price["break_even"]) * float(price["other_value"]) / float(meetings["cash_rupiah"]), 1, 3)

    def test_what_does_not_fit_the_scenario_is_refused(self):
        self.assertIn("no price", self.script("break_evens.py", *self.WORDS, "--visit-price", "cost.x.cash_rupiah",
                                              refused=True))

    def test_zeros_are_found_between_points(self):
        sys.path.insert(0, str(SCRIPTS))
        from break_evens import zeros
        self.assertEqual(zeros([(0, -1), (1, 1), (2, 3)]), [0.5])
        self.assertEqual(zeros([(0, 1), (1, 0), (2, -1), (4, 1)]), [1, 3])
        self.assertEqual(zeros([(0, 1), (1, 2)]), [])


class Patterns(Case):
    def patterns(self, filter_, refused=False, *more):
        done = subprocess.run([sys.executable, SCRIPTS / "patterns.py", "--tests", PATTERNS, "--filter", filter_, "--out",
                               self.at / "out", *more], capture_output=True, text=True)
        self.assertEqual(done.returncode != 0, refused, done.stderr)
        return done

    def test_the_figures_are_those_that_the_tests_keep(self):
        answer = self.patterns("SlowVillage*:SlowCascades.P4*", False, *PICTURE)
        self.assertIn("the tests passed", answer.stdout)
        rows = {row["figure"]: row for row in table(self.at / "out/patterns.csv")}
        self.assertLessEqual({"P4 the same text", "P4 the same root", "P5"}, set(rows))
        self.assertEqual((rows["P5"]["low"], rows["P5"]["high"], rows["P5"]["inside"]), ("0.25", "0.45", "yes"))
        self.assertEqual(rows["P5"]["held_by_a_test"], "yes")
        self.assertEqual(rows["P4 the same text"]["held_by_a_test"], "no")
        self.assertEqual(rows["P4 forwards"]["inside"], "")
        self.assertIn("keeps a figure", self.patterns("No.Such", refused=True).stderr)


class Calibration(unittest.TestCase):
    def test_a_grid_holds_the_shipped_value_once(self):
        shipped = {"param.r_g": 0.004, "param.rho": 0.55}
        points = calibrate.grid_of({"r_g": (0.001, 0.004, 0.01), "rho": (0.3, 0.8)}, shipped, coarse=False)
        self.assertEqual(len(points), 3 * 3)
        self.assertEqual(sum(p == {"r_g": 0.004, "rho": 0.55} for p in points), 1)
        self.assertEqual(len(calibrate.grid_of({"r_g": (0.001, 0.002, 0.01)}, shipped, coarse=True)), 3)

    def test_the_patterns_are_seen_at_other_values(self):
        options = argparse.Namespace(tests=PATTERNS)
        figures = [calibrate.figures_at(options, "SlowPatterns.P11*", {"r_g": r_g, "rho": 0.8}) for r_g in (0.001, 0.01)]
        few, many = (figure["P11 ever aware"] for figure in figures)
        self.assertEqual(few[1:], (0, 0.1))
        self.assertGreater(many[0], 1.3 * few[0])

    def test_a_shipped_value_outside_a_target_is_said(self):
        def row(r_c, shipped, kept):
            return {"r_c": r_c, "shipped": shipped, "kept": kept}
        line, fits = calibrate.said([row(1, "yes", "no"), row(2, "no", "yes"), row(3, "no", "yes")], "posts")
        self.assertFalse(fits)
        self.assertIn("2 of 3 values kept (r_c 2 to 3); shipped r_c = 1: NOT kept", line)
        self.assertTrue(calibrate.said([row(1, "yes", "yes")], "posts")[1])


class Commit(unittest.TestCase):
    def test_a_machine_without_git_says_unknown(self):
        with tempfile.TemporaryDirectory() as empty, unittest.mock.patch.dict(os.environ, {"PATH": empty}):
            self.assertEqual(runs.commit(), "unknown")


class Draws(unittest.TestCase):
    def test_every_uncertainty_is_spread_evenly_and_by_its_own_name(self):
        for name in ("one", "other"):
            cells = sorted(int(runs.place(1, name, world) * runs.BLOCK) for world in range(runs.BLOCK, 2 * runs.BLOCK))
            self.assertEqual(cells, list(range(runs.BLOCK)))
        one, other = ([runs.place(1, name, world) for world in range(200)] for name in ("one", "other"))
        rho = verdicts.correlation(*(verdicts.standardised(verdicts.ranks(x)) for x in (one, other)))
        self.assertLess(abs(rho), 0.25)

    def test_values_stay_in_their_range_and_meet_its_ends(self):
        for kind, scale in (("number", "linear"), ("number", "log"), ("integer", "linear"), ("integer", "log")):
            row = {"path": "p", "type": kind, "scale": scale, "value": "3", "low": "2", "high": "8", "label": "", "unit": ""}
            values = [float(runs.Lever("p", [row]).sets(u / 1000)[0].split("=")[1]) for u in range(1000)]
            self.assertEqual((min(values), round(max(values), 1)), (2, 8))
            self.assertEqual(values, sorted(values))
            middle = values[500]
            self.assertAlmostEqual(middle, 4 if scale == "log" else 5, delta=0.01)


class Verdicts(unittest.TestCase):
    def test_ranks_share_ties(self):
        self.assertEqual(verdicts.ranks([3, 1, 3, 2]), [3.5, 1, 3.5, 2])

    def test_the_split_finds_a_planted_break_even(self):
        values = [k / 100 for k in range(100)]
        split = verdicts.one_split(values, [v > 0.305 for v in values])
        self.assertAlmostEqual(split[0], 0.305)
        self.assertEqual(split[1:], (0, 31, 69, 69))
        self.assertIsNone(verdicts.one_split(values, [True] * 100))

    def test_the_decider_is_the_planted_one_and_noise_decides_nothing(self):
        class Known(runs.Lever):
            def __init__(self, name):
                super().__init__(name, [{"label": name, "unit": "", "value": "0.5", "path": name, "type": "number",
                                         "scale": "linear", "low": "0", "high": "1"}])
        levers = [Known(name) for name in ("a", "b", "c", "d")]
        places = [[runs.place(7, lever.name, world) for world in range(100)] for lever in levers]
        columns = [verdicts.standardised(verdicts.ranks(x)) for x in places]
        level = verdicts.chance_level(columns)
        self.assertTrue(0.1 < level < 0.35, level)
        found = verdicts.decider(levers, columns, places, [u - 0.4 for u in places[2]], level)
        self.assertEqual(found[0].name, "c")
        self.assertAlmostEqual(found[2][0], 0.4, delta=0.03)
        noise = [runs.place(7, "something else", world) - 0.5 for world in range(100)]
        self.assertIsNone(verdicts.decider(levers, columns, places, noise, level))

    def test_better_is_said_from_nine_in_ten_of_enough_worlds_on(self):
        def worlds(better, n):
            return [{"x": {"m": 1.0 if k < better else 0.0}, "y": {"m": 0.5}} for k in range(n)]
        for better, n, populations, may in ((180, 200, 5, "yes"), (179, 200, 5, "no"), (199, 199, 5, "no"),
                                            (200, 200, 4, "no"), (20, 200, 5, "yes")):
            rows = verdicts.pairs(worlds(better, n), worlds(1, 1)[0], ["x", "y"], "m", [], [], populations)
            self.assertEqual(rows[0]["may_be_said"], may, (better, n))
            self.assertEqual(rows[0]["a"], "x" if better > n / 2 else "y")

    def test_winners_share_a_tie(self):
        worlds = [{"x": {"m": 1}, "y": {"m": 1}}, {"x": {"m": 0}, "y": {"m": 1}}]
        self.assertEqual(verdicts.winners(worlds, ["x", "y"], "m"), {"x": 0.25, "y": 0.75})


if __name__ == "__main__":
    unittest.main()
