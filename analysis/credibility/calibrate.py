#!/usr/bin/python3
"""Which values of the free constants make the shipped city show the patterns that it was set to?
    cmake --build --preset release --target test_patterns
    analysis/credibility/calibrate.py
Free are how readily posts are shown on (r_c, set to P1), and how readily messages are forwarded and read in groups (r_g and
rho, set to P4 and P11). The visibility v of each feed needs no search: it is solved for P3 when a calendar is made. Each
value of a grid over their plausible ranges is run by tests/patterns in the city of patterns.py. Makes calibrate.csv and
calibrate.png (which needs python3-matplotlib).

A value is kept if its figures are inside the targets. Of those kept the shipped one must be one; which of them is taken is
a matter of judgement, so sensitivity analyses draw from their whole ranges."""
import argparse
import concurrent.futures
import os
import pathlib

import patterns
import runs

# What is set -> its grid, the tests that see it, and the figures that it is set to.
SETTINGS = {
    "posts": ({"r_c": (0.0005, 0.001, 0.0015, 0.0025, 0.005)}, "SlowCascades.P1*", ("P1", "P2 trees deeper than one step")),
    "groups": ({"r_g": (0.001, 0.002, 0.004, 0.007, 0.01), "rho": (0.3, 0.5, 0.8)}, "SlowCascades.P4*:SlowPatterns.P11*",
               ("P4 the same text", "P11 ever aware", "P11 poor to others")),
}
BINDING = ("P1", "P11 ever aware", "P11 poor to others")  # the others are shown, and say why in README.md


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=runs.PROGRAM, type=pathlib.Path, help="the built kabar")
    parser.add_argument("--tests", default=patterns.TESTS, type=pathlib.Path, help="the built test_patterns")
    parser.add_argument("--processes", default=os.cpu_count() or 1, type=int, help="runs at a time")
    parser.add_argument("--only", choices=SETTINGS, help="one of the two searches")
    parser.add_argument("--coarse", action="store_true", help="the ends of the grids and the shipped value only")
    parser.add_argument("--out", default=pathlib.Path(__file__).resolve().parent, type=pathlib.Path)
    parser.add_argument("--lang", choices=("en", "id"), default="en")
    parser.add_argument("--no-picture", action="store_true")
    return parser.parse_args()


def shipped_values(program):
    return {row["path"]: float(row["value"]) for row in runs.ranges_of(program, runs.CITY) if row["path"].startswith("param.")}


def grid_of(axes, shipped, coarse):
    """Every combination, as dictionaries; the shipped value is one of each axis."""
    points = [{}]
    for name, values in axes.items():
        kept = sorted({*((values[0], values[-1]) if coarse else values), shipped["param." + name]})
        points = [{**point, name: value} for point in points for value in kept]
    return points


def figures_at(options, tests, point):
    """{figure: (value, low, high)} of one point; a figure that its test could not count is left out."""
    kept, _ = patterns.kept_by(options.tests, tests, [f"param.{name}={value:g}" for name, value in point.items()])
    return {name: tuple(float(word) for word in words[:3]) for name, words, _ in kept if len(words) > 1}


def search(options, setting, shipped):
    axes, tests, wanted = SETTINGS[setting]
    points = grid_of(axes, shipped, options.coarse)
    with concurrent.futures.ThreadPoolExecutor(options.processes) as pool:
        all_figures = list(pool.map(lambda point: figures_at(options, tests, point), points))
    rows = []
    for point, figures in zip(points, all_figures):
        is_shipped = all(value == shipped["param." + name] for name, value in point.items())
        inside = {name: low <= value <= high for name, (value, low, high) in figures.items()}
        kept = all(inside.get(name, False) for name in wanted if name in BINDING)
        for name in wanted:
            value, low, high = figures.get(name, ("", "", ""))
            rows.append({"setting": setting, **{axis: point.get(axis, "") for axis in ("r_c", "r_g", "rho")},
                         "shipped": "yes" if is_shipped else "no", "figure": name, "value": value, "low": low, "high": high,
                         "inside": "" if name not in figures else "yes" if inside[name] else "no",
                         "binds": "yes" if name in BINDING else "no", "kept": "yes" if kept else "no"})
    return rows


def said(rows, setting):
    """What was found, in a line, and whether the shipped value is one of those kept."""
    axes = SETTINGS[setting][0]
    points = {tuple(row[axis] for axis in axes): row for row in rows}
    kept = [point for point, row in points.items() if row["kept"] == "yes"]
    shipped = next(point for point, row in points.items() if row["shipped"] == "yes")
    spans = ", ".join(f"{axis} {min(p[k] for p in kept):g} to {max(p[k] for p in kept):g}" for k, axis in enumerate(axes)) \
        if kept else "none"
    return (f"{setting}: {len(kept)} of {len(points)} values kept ({spans}); shipped "
            + ", ".join(f"{axis} = {value:g}" for axis, value in zip(axes, shipped))
            + (": kept" if shipped in kept else ": NOT kept")), shipped in kept


def main():
    options = arguments()
    options.out.mkdir(parents=True, exist_ok=True)
    shipped = shipped_values(options.program)
    rows, good = [], True
    for setting in SETTINGS:
        if options.only in (None, setting):
            found = search(options, setting, shipped)
            line, fits = said(found, setting)
            print(line)
            good, rows = good and fits, rows + found
    runs.write_table(options.out / "calibrate.csv", rows)
    print(f"commit {runs.commit()}")
    if not options.no_picture and options.only is None:
        import pictures
        pictures.calibrate(options, rows, shipped, runs.commit())
    if not good:
        raise SystemExit("the shipped constants do not show the patterns that they are set to")


if __name__ == "__main__":
    try:
        main()
    except (runs.Refused, OSError) as refusal:
        raise SystemExit(f"{refusal}") from None
