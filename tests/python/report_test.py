"""report_test.py KABAR: every number of `kabar compare --json` equals its recomputation from the result files alone.

Exit code 77 (skipped) where python3-h5py or python3-scipy is not installed. Plausible worlds and patterns are not of the
result files: credibility_test.py checks those.
"""
import json
import math
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
try:
    import own_statistics as own
    from own_report import HEADLINES, own_report
except ImportError as missing:
    if missing.name not in ("h5py", "numpy", "scipy"):
        raise
    print(f"skipped: {missing.name} is not installed (python3-h5py python3-scipy)")
    sys.exit(77)

PROGRAM = sys.argv.pop(1)
CITY = pathlib.Path(__file__).resolve().parents[2] / "scenarios/magelang/city.toml"
STRATEGIES = ["status-quo", "silence", "everyone-sees", "joint-team", "kader-visits", "posko"]
TOLERANCE = 1e-9
# What the page shows and no result file holds: the version of the contract itself.
NOT_OF_THE_FILES = {"/format_version"}
# What there is none of, was not asked for, or is of the baseline itself.
NO_REASON = {"scale_with", "value", "worlds", "patterns", "boundaries", "ceilings", "cost_effect", *HEADLINES}
FOR_SEARCH = "/needed/count"  # a smallest number: checked by what makes it the smallest


def leaves(value, path=""):
    """Path and value of all that is a number, a truth or undefined."""
    if isinstance(value, (dict, list)):
        for key, part in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(part, f"{path}/{key}")
    elif value is None or isinstance(value, (bool, int, float)):
        yield path, value


class Case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def run_of(self, name, populations, replicates, *more, strategies=STRATEGIES):
        path = self.folder / name
        words = [word for strategy in strategies for word in ("--strategy", strategy)]
        subprocess.run([PROGRAM, "run", CITY, *words, "--populations", str(populations), "--replicates", str(replicates),
                        "--quiet", "--out", path, *more], check=True, stdout=subprocess.DEVNULL)
        return path

    def compared(self, *paths, baseline="status-quo"):
        done = subprocess.run([PROGRAM, "compare", *paths, "--baseline", baseline, "--json"], check=True, capture_output=True)
        return json.loads(done.stdout)

    def check(self, *paths, baseline="status-quo"):
        """The report, and how many numbers of it were checked."""
        said = self.compared(*paths, baseline=baseline)
        expected, whole, base = own_report(paths, baseline, [way["id"] for way in said["ways"]])
        wrong, checked = [], set()
        self.match(expected, said, "", wrong, checked)
        for place, strategy in enumerate(said["strategies"]):
            self.check_needed(strategy, whole[place], base, f"/strategies/{place}{FOR_SEARCH}", wrong, checked)
        self.assertEqual(wrong[:20], [], f"{len(wrong)} of {len(checked)} differ")
        known = checked | NOT_OF_THE_FILES
        missed = [p for p, v in leaves(said) if p not in known and v is not None]
        self.assertEqual(missed[:20], [], "numbers that nothing checks")
        unexplained = [path for path in self.undefined(said)]
        self.assertEqual(unexplained[:20], [], "undefined without a reason")
        return said, len(checked)

    def match(self, expected, said, path, wrong, checked):
        if isinstance(expected, dict):
            for key, value in expected.items():
                if not isinstance(said, dict) or key not in said:
                    wrong.append(f"{path}/{key} is missing")
                else:
                    self.match(value, said[key], f"{path}/{key}", wrong, checked)
        elif isinstance(expected, list):
            if not isinstance(said, list) or len(said) != len(expected):
                wrong.append(f"{path} has another length")
            else:
                for k, value in enumerate(expected):
                    self.match(value, said[k], f"{path}/{k}", wrong, checked)
        else:
            checked.add(path)
            if isinstance(expected, (str, bool, type(None))) or not isinstance(said, (int, float)) or isinstance(said, bool):
                same = expected == said and isinstance(said, bool) == isinstance(expected, bool)
            else:
                same = math.isclose(expected, said, rel_tol=TOLERANCE, abs_tol=self.rounding(path))
            if not same:
                wrong.append(f"{path}: kabar {said!r}, recomputed {expected!r}")

    @staticmethod
    def rounding(path):
        """What may be lost where nearly equal numbers are subtracted: shares are of 1, rupiah of thousands of millions."""
        return 1e-3 if "rupiah" in path else 1e-9 if "/more_" in path or "days" in path else 1e-14

    def check_needed(self, strategy, one, base, path, wrong, checked):
        checked.add(path)
        count, difference = strategy["needed"]["count"], None
        if strategy["paired"] and one is not base and one.file.vary not in ("population", "network"):
            difference = own.minus(one.headlines["poor_aware"], base.headlines["poor_aware"])
        values = own.units(difference) if difference else []
        if len(values) < 2 or own.mean(values) == 0:
            if count is not None:
                wrong.append(f"{path}: {count}, but there is nothing to separate")
            return
        if own.variance(values) == 0:
            if count != 2:
                wrong.append(f"{path}: {count}, but the difference does not vary")
            return
        shift = abs(own.mean(values)) / math.sqrt(own.variance(values))
        slack = 1e-6  # the other tail, which counts for nothing here
        if count is None or own.power(count, shift) < 0.8 - slack or count > 2 and own.power(count - 1, shift) > 0.8 + slack:
            wrong.append(f"{path}: {count} is not the fewest for a shift of {shift} standard deviations")

    @staticmethod
    def undefined(said):
        """Paths of what is null without a reason."""
        def walk(value, path):
            if isinstance(value, list):
                for k, part in enumerate(value):
                    yield from walk(part, f"{path}/{k}")
            elif isinstance(value, dict):
                for key, part in value.items():
                    silent = key in NO_REASON or key in ("low", "high") and isinstance(value.get("mean", []), list)
                    if part is None and not silent and not value.get("reason") and not value.get(key + "_reason"):
                        yield f"{path}/{key}"
                    yield from walk(part, f"{path}/{key}")
        return walk(said, "")


class Report(Case):
    def test_all_in_the_same_worlds(self):
        path = self.run_of("a.h5", 4, 3, "--without", "accounts")
        said, checked = self.check(path)
        self.assertGreater(checked, 10_000)
        by_name = {s["name"]: s for s in said["strategies"]}
        self.assertEqual(len(by_name), 6)
        self.assertLessEqual({"status-quo", "joint-team"}, {lost["strategy"] for lost in said["knock_outs"]})
        self.assertTrue(said["paired"])
        # What the comparison is about was there to be checked.
        self.assertIsNotNone(by_name["joint-team"]["cost_effect"]["rupiah_per_household"]["low"])
        self.assertIsNotNone(by_name["joint-team"]["by_kelurahan"]["poor_aware"][0]["shrunken"]["low"])
        self.assertIsNotNone(by_name["everyone-sees"]["days_to"][0]["days"]["low"])
        self.assertIsNotNone(by_name["joint-team"]["needed"]["count"])
        self.assertTrue(any(s["front"]["dominated_by"] for s in said["strategies"]))
        self.assertLess(by_name["kader-visits"]["contrast"]["poor_aware"]["p_holm"], 0.05)

    def test_another_baseline(self):
        self.check(self.run_of("a.h5", 3, 2), baseline="joint-team")

    def test_one_population(self):
        said, _ = self.check(self.run_of("a.h5", 1, 4))
        self.assertEqual(said["strategies"][3]["intervals"]["code"], "over_replicates")

    def test_one_replicate(self):
        said, _ = self.check(self.run_of("a.h5", 1, 1))
        self.assertIsNone(said["strategies"][3]["poor"]["aware"]["low"])

    def test_files_of_the_same_worlds(self):
        """They are paired, also where one has more populations and replicates: what only one has is left out."""
        said, _ = self.check(self.run_of("a.h5", 4, 2, strategies=STRATEGIES[:3]),
                             self.run_of("b.h5", 3, 3, strategies=STRATEGIES[3:]))
        self.assertTrue(said["paired"])

    def test_files_of_other_worlds(self):
        said, _ = self.check(self.run_of("a.h5", 4, 3, strategies=STRATEGIES[:3]),
                             self.run_of("b.h5", 3, 2, "--seed", "7", strategies=STRATEGIES[3:]))
        self.assertFalse(said["paired"])
        self.assertIsNone(said["strategies"][3]["attainable"]["poor_aware"]["mean"])

    def test_without_days(self):
        said, _ = self.check(self.run_of("a.h5", 2, 2, "--tier", "summary"))
        self.assertIsNone(said["strategies"][3]["daily"])

    def test_one_source_of_chance(self):
        for source in ("luck", "population"):
            with self.subTest(source):
                self.check(self.run_of(source + ".h5", 3, 2, "--vary", source))

    def test_a_wrong_number_is_seen(self):
        path = self.run_of("a.h5", 2, 2, strategies=STRATEGIES[:4])
        said = self.compared(path)
        expected, _, _ = own_report([path], "status-quo", [way["id"] for way in said["ways"]])
        said["strategies"][3]["by_access"]["poor_aware"][1]["shrunken"]["low"] *= 1 + 1e-8
        wrong = []
        self.match(expected, said, "", wrong, set())
        self.assertEqual(len(wrong), 1)
        self.assertIn("/strategies/3/by_access/poor_aware/1/shrunken/low", wrong[0])


if __name__ == "__main__":
    unittest.main()
