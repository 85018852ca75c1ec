#!/usr/bin/python3
"""What makes the joint team work? Runs its 2^4 parts at equal posting frequency and prints what each part adds.

    analysis/credibility/factorial.py [--kabar build/release/kabar] [--populations 5] [--replicates 4] [--threads 1]

The sixteen strategies are scenarios/magelang/factorial/team-KPMR.toml: K shared calendar, P pooling by cross-posting,
M quality, R messages to RT heads. In every made city (one seed each) all sixteen meet the same world and the same luck.
A main effect is the mean of the eight with the part minus the mean of the eight without; an interaction says how much
more a part adds where the other one is there too. Intervals are 95 % t intervals over cities, paired within each; they
hold luck and the make-up of the population, not the uncertainty of assumptions. Writes factorial.csv and, where
matplotlib is installed, factorial.png into this folder.
"""
import argparse
import csv
import itertools
import json
import math
import pathlib
import statistics
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCENARIO = ROOT / "scenarios/magelang/city.toml"
PARTS = ["shared calendar", "pooling", "quality", "RT cascade"]
MEASURES = {"poor ever aware": ("poor", "ever_aware"), "eligible understand": ("eligible", "understands")}
CELLS = list(itertools.product((0, 1), repeat=4))
# 97.5 % points of Student's t by degrees of freedom.
T = [math.nan, 12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131,
     2.120, 2.110, 2.101, 2.093]


def name_of(cell):
    return "team-" + "".join(map(str, cell))


def run_city(options, seed):
    """Per measure, the share of each of the sixteen strategies in one city."""
    command = [options.kabar, "run", str(SCENARIO), "--populations", "1", "--replicates", str(options.replicates),
               "--seed", str(seed), "--threads", str(options.threads), "--json", "--quiet", "--lang", "en"]
    for cell in CELLS:
        command += ["--strategy", str(ROOT / "scenarios/magelang/factorial" / (name_of(cell) + ".toml"))]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(done.stderr or f"kabar ended with {done.returncode}")
    found = {strategy["name"]: strategy for strategy in json.loads(done.stdout)["strategies"]}
    return {measure: {cell: found[name_of(cell)][group][key]["mean"] for cell in CELLS}
            for measure, (group, key) in MEASURES.items()}


def main_effect(shares, part):
    return sum(share * (1 if cell[part] else -1) for cell, share in shares.items()) / 8


def interaction(shares, one, other):
    return sum(share * (1 if cell[one] == cell[other] else -1) for cell, share in shares.items()) / 4


def interval(values):
    mean = statistics.mean(values)
    if len(values) < 2:
        return mean, math.nan, math.nan
    t = T[len(values) - 1] if len(values) <= len(T) else 1.96 + 2.4 / (len(values) - 1)
    half = t * statistics.stdev(values) / math.sqrt(len(values))
    return mean, mean - half, mean + half


def effects_of(cities, measure):
    rows = []
    for part, name in enumerate(PARTS):
        rows.append((name, "main effect", *interval([main_effect(city[measure], part) for city in cities])))
    for one, other in itertools.combinations(range(4), 2):
        rows.append((f"{PARTS[one]} x {PARTS[other]}", "interaction",
                     *interval([interaction(city[measure], one, other) for city in cities])))
    return rows


def draw(results, path):
    try:
        import matplotlib
        matplotlib.use("Agg")
        import matplotlib.pyplot as plt
    except ImportError:
        print("no picture: matplotlib is not installed", file=sys.stderr)
        return
    figure, axes = plt.subplots(1, len(results), figsize=(11, 4.5), sharey=True)
    for axis, (measure, rows) in zip(axes, results.items()):
        for place, (name, kind, mean, low, high) in enumerate(reversed(rows)):
            colour = "#1f5a8a" if kind == "main effect" else "#8a8a8a"
            axis.plot([100 * low, 100 * high], [place, place], color=colour, linewidth=3)
            axis.plot([100 * mean], [place], "o", color=colour)
        axis.axvline(0, color="black", linewidth=0.8)
        axis.set_title(measure)
        axis.set_xlabel("percentage points")
        axis.set_yticks(range(len(rows)), [row[0] for row in reversed(rows)])
    figure.suptitle("What each part of the joint team adds, at equal posting frequency (95 % over cities)")
    figure.tight_layout()
    figure.savefig(path, dpi=130)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--kabar", default=str(ROOT / "build/release/kabar"))
    parser.add_argument("--populations", type=int, default=5, help="made cities, one seed each")
    parser.add_argument("--replicates", type=int, default=4, help="in each city")
    parser.add_argument("--seed", type=int, default=2019, help="of the first city")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--out", type=pathlib.Path, default=ROOT / "analysis/credibility")
    options = parser.parse_args()
    if options.populations < 1:
        parser.error("--populations must be 1 or more")

    cities = [run_city(options, options.seed + number) for number in range(options.populations)]
    results = {measure: effects_of(cities, measure) for measure in MEASURES}
    for measure, rows in results.items():
        silos, all_parts = ([city[measure][cell] for city in cities] for cell in (CELLS[0], CELLS[-1]))
        print(f"{measure}: in silos {100 * statistics.mean(silos):.1f} %, "
              f"with all four parts {100 * statistics.mean(all_parts):.1f} %")
        for name, kind, mean, low, high in rows:
            noise = " ~" if not low * high > 0 else ""
            print(f"  {kind:12} {name:30} {100 * mean:+6.2f} ({100 * low:+.2f}; {100 * high:+.2f}){noise}")
    print(f"Percentage points; 95 % over {options.populations} cities x {options.replicates} replicates; "
          "~ the interval holds 0.")

    options.out.mkdir(parents=True, exist_ok=True)
    with open(options.out / "factorial.csv", "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["measure", "effect", "kind", "mean", "low", "high"])
        for measure, rows in results.items():
            for row in rows:
                writer.writerow([measure, row[0], row[1], *(f"{value:.6f}" for value in row[2:])])
    draw(results, options.out / "factorial.png")


if __name__ == "__main__":
    main()
