#!/usr/bin/python3
"""Does the shipped city show the patterns of real ones?
    cmake --build --preset release --target test_patterns
    analysis/credibility/patterns.py
Runs tests/patterns, whose figures and targets it takes over as they are printed, and makes patterns.csv and patterns.png
(the picture needs python3-matplotlib)."""
import argparse
import json
import os
import pathlib
import re
import subprocess
import tempfile

import runs

TESTS = runs.ROOT / "build/release/tests/test_patterns"
PATTERN = re.compile(r"^(P\d+|R)( |$)")

# Figure of the tests -> what it is, in English and Indonesian. What is not here is shown by its name.
MEANING = {
    "P1": ("posts that no one reshares", "unggahan yang tidak dibagikan ulang"),
    "P2 trees deeper than one step": ("posts whose reshares are reshared", "unggahan yang dibagikan lebih dari satu langkah"),
    "P2 reshares within one step": ("reshares straight from the post", "pembagian langsung dari unggahan"),
    "P3 facebook": ("followers who see a post, Facebook", "pengikut yang melihat unggahan, Facebook"),
    "P3 instagram": ("followers who see a post, Instagram", "pengikut yang melihat unggahan, Instagram"),
    "P4 the same text": ("forwards of a text that end within 48 h", "terusan satu teks yang selesai dalam 48 jam"),
    "P4 the same root": ("the same, of all that goes back to one post or session", "sama, untuk semua yang bersumber sama"),
    "P5": ("village: news lost without those who take no part", "desa: kabar yang hilang tanpa yang tidak ikut"),
    "P7 posts alone": ("ever aware under posts alone, poor : other", "pernah tahu lewat unggahan saja, miskin : lain"),
    "P8 share of the poor": ("the poor without phone, meeting or group", "miskin tanpa ponsel, rapat, kelompok"),
    "P8 under posts, to the connected poor": ("these under posts, to the connected poor", "mereka lewat unggahan, dibanding miskin terhubung"),
    "P8 of it by word of mouth": ("of this by word of mouth", "di antaranya dari mulut ke mulut"),
    "P8 under door-to-door visits, to the poor": ("these under door-to-door visits, to all poor",
                                                  "mereka lewat kunjungan, dibanding semua miskin"),
    "P10": ("newly aware from nominated : random seeds", "tahu baru dari yang dicalonkan : acak"),
    "P11 ever aware": ("one post a week: households ever aware", "satu unggahan seminggu: pernah tahu"),
    "P11 poor to others": ("one post a week: poor : other", "satu unggahan seminggu: miskin : lain"),
    "R observed": ("newly aware by others per aware household", "tahu dari orang lain per rumah tangga yang tahu"),
}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tests", default=TESTS, type=pathlib.Path, help="the built test_patterns")
    parser.add_argument("--filter", default="SlowPatterns*:SlowCascades*:SlowVillage*", help="which of its tests")
    parser.add_argument("--out", default=pathlib.Path(__file__).resolve().parent, type=pathlib.Path)
    parser.add_argument("--lang", choices=("en", "id"), default="en")
    parser.add_argument("--no-picture", action="store_true")
    return parser.parse_args()


def kept_by(tests, filter_, sets=()):
    """What tests/patterns kept: (name, its words, the test's name) of each figure, and whether all tests passed. `sets` change
    the city that they see."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "figures.json")
        done = subprocess.run([tests, f"--gtest_filter={filter_}", f"--gtest_output=json:{path}"], capture_output=True, text=True,
                              env={**os.environ, "KABAR_PATTERN_SETS": " ".join(sets)})
        if not os.path.exists(path):
            raise runs.Refused(f"{tests}: {done.stderr.strip() or done.stdout.strip()}")
        with open(path, encoding="utf-8") as file:
            answer = json.load(file)
    kept = [(name, text.split(), f"{suite['name']}.{test['name']}") for suite in answer["testsuites"]
            for test in suite["testsuite"] for name, text in test.items() if PATTERN.match(name)]
    return kept, done.returncode == 0


def figures(options):
    """The figures that the tests keep, and whether all of them passed."""
    kept, passed = kept_by(options.tests, options.filter)
    if not kept:
        raise runs.Refused(f"{options.tests}: no test of {options.filter} keeps a figure")
    # By number, R last; the figures of a pattern in the order of its test.
    rows = [row_of(*figure) for figure in kept]
    return sorted(rows, key=lambda row: int(row["pattern"][1:] or 99)), passed


def row_of(name, words, test):
    value = float(words[0])
    english, indonesian = MEANING.get(name, (name.partition(" ")[2] or name,) * 2)
    row = {"pattern": name.split()[0], "figure": name, "meaning": english, "arti": indonesian, "value": value,
           "low": "", "high": "", "inside": "", "held_by_a_test": "no", "test": test}
    if len(words) > 1:
        low, high = float(words[1]), float(words[2])
        row.update(low=low, high=high, inside="yes" if low <= value <= high else "no",
                   held_by_a_test="yes" if words[3] == "tested" else "no")
    return row


def main():
    options = arguments()
    options.out.mkdir(parents=True, exist_ok=True)
    rows, passed = figures(options)
    runs.write_table(options.out / "patterns.csv", rows)
    print(f"commit {runs.commit()}; the tests {'passed' if passed else 'FAILED'}")
    for row in rows:
        target = f"target {row['low']:g} to {row['high']:g}, inside: {row['inside']}" if row["inside"] else ""
        print(f"  {row['figure']}: {row['value']:.4g}  {target}")
    if not options.no_picture:
        import pictures
        pictures.patterns(options, rows, runs.commit())


if __name__ == "__main__":
    try:
        main()
    except (runs.Refused, OSError) as refusal:
        raise SystemExit(f"{refusal}") from None
