"""examples_test.py KABAR: the examples draw their pictures, and those in Python and R print what `kabar compare` says.

Exit code 77 (skipped) where R is not installed; what is in Python is checked all the same.
"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

import h5py
import matplotlib.image

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "analysis/examples"
PROGRAM = sys.argv.pop(1)
RSCRIPT = shutil.which("Rscript")
STRATEGIES = ["status-quo", "silence", "joint-team", "rt-meetings"]
FIGURES = {"ever_aware": "poor", "understands": "eligible"}


class Examples(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.temporary.cleanup)
        cls.folder = pathlib.Path(cls.temporary.name)
        cls.several = cls.run_of("several.h5", 3, 2, "--without", "heads")
        cls.one = cls.run_of("one.h5", 1, 3)
        cls.unfinished = cls.folder / "unfinished.h5"
        shutil.copy(cls.several, cls.unfinished)
        with h5py.File(cls.unfinished, "r+") as file:
            for name in ("counts", "complete"):
                file[name][2, 1, 0] = file[name].attrs["_FillValue"] if name == "counts" else 0

    @classmethod
    def run_of(cls, name, populations, replicates, *more):
        path = cls.folder / name
        words = [word for strategy in STRATEGIES for word in ("--strategy", strategy)]
        subprocess.run([PROGRAM, "run", ROOT / "scenarios/magelang/city.toml", *words, "--populations", str(populations),
                        "--replicates", str(replicates), "--quiet", "--out", path, *more], check=True,
                       stdout=subprocess.DEVNULL)
        return path

    def picture(self, *words):
        """What it prints; its picture has more than one colour."""
        path = self.folder / "picture.png"
        path.unlink(missing_ok=True)
        done = subprocess.run([words[0], *map(str, words[1:3]), path, *words[3:]], capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""), words)
        pixels = matplotlib.image.imread(path)[..., :3]
        self.assertGreater(min(pixels.shape[:2]), 100)
        self.assertTrue(any((abs(pixels - [0.835, 0.369, 0]) < 0.01).all(2).ravel()), "nothing in the colour of the poor")
        return done.stdout

    def in_python(self, path):
        return self.picture(sys.executable, EXAMPLES / "shares.py", path)

    def in_r(self, path):
        return self.picture(RSCRIPT, EXAMPLES / "shares.R", path)

    def compared(self, path):
        said = json.loads(subprocess.run([PROGRAM, "compare", path, "--json"], check=True, capture_output=True).stdout)
        return {(measure, one["name"]): [100 * one[group][measure][end] for end in ("mean", "low", "high")]
                for one in said["strategies"] for measure, group in FIGURES.items()}

    def rows(self, text):
        return {tuple(line.split("\t")[:2]): [float(v) for v in line.split("\t")[2:]] for line in text.splitlines()}

    def same(self, rows, expected):
        self.assertEqual(list(rows), list(expected))  # in the same order, too
        for key, numbers in rows.items():
            for number, other in zip(numbers, expected[key], strict=True):
                self.assertAlmostEqual(number, other, delta=2e-10, msg=key)  # ten places are printed

    def test_python_says_what_compare_says(self):
        for path in (self.several, self.one):
            expected, rows = self.compared(path), self.rows(self.in_python(path))
            self.assertEqual(len(rows), 2 * len(STRATEGIES))
            self.same({key: rows[key] for key in expected}, expected)

    @unittest.skipUnless(RSCRIPT, "R is not installed (r-base-core r-cran-hdf5r)")
    def test_r_says_what_python_says(self):
        for path in (self.several, self.one, self.unfinished):
            self.same(self.rows(self.in_r(path)), self.rows(self.in_python(path)))

    def test_what_is_not_finished_is_left_out(self):
        whole, rest = self.rows(self.in_python(self.several)), self.rows(self.in_python(self.unfinished))
        changed = {strategy for (measure, strategy), numbers in whole.items() if numbers != rest[measure, strategy]}
        self.assertEqual(changed, {"joint-team"})

    def test_the_picture_of_the_readme(self):
        for language in ("en", "id"):
            self.picture(sys.executable, EXAMPLES / "headline.py", self.several, "--lang", language)

    def test_they_are_short(self):
        for name in ("shares.py", "shares.R"):
            self.assertLess(len((EXAMPLES / name).read_text(encoding="utf-8").splitlines()), 40)


if __name__ == "__main__":
    result = unittest.main(exit=False).result
    if not result.wasSuccessful():
        sys.exit(1)
    if RSCRIPT is None:
        print("skipped in part: R is not installed (r-base-core r-cran-hdf5r)")
        sys.exit(77)
