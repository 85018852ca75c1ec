#!/usr/bin/python3
"""What would a plainer model say? In particular: how much would a model without inequality overstate the reach of the poor?
    analysis/credibility/ablations.py
Runs the scenario with parts of its structure taken away, each with the same seeds as the whole, and makes ablations.csv
(a row for each ablation and strategy; differences with 95 % t intervals over seeds) and ablations.png; the picture needs
python3-matplotlib."""
import argparse
import csv
import io
import json
import math
import statistics

import runs

# 97.5 % quantile of Student's t by the number of seeds.
STUDENT = {2: 12.706, 3: 4.303, 4: 3.182, 5: 2.776, 6: 2.571, 7: 2.447, 8: 2.365, 9: 2.306, 10: 2.262}

NO_GROUPS = ["param.rt_group_share=0", "param.groups_per_household=0"]
LITERATE = ["param.literacy_low=1", "param.literacy_middle=1", "param.literacy_high=1"]
EQUAL_TIES = ["param.kin_poor=1", "param.homophily=0"]

# name, English, Indonesian, what is set; {attend_none} is the scenario's own value.
ABLATIONS = [
    ("whole", "the whole model", "model lengkap", []),
    ("no-groups", "no messaging groups", "tanpa grup pesan", NO_GROUPS),
    ("no-rt-clustering", "neighbours anywhere in the city", "tetangga di mana saja di kota", ["param.rt_inside=0"]),
    ("one-adult", "one connected adult a household", "satu orang dewasa terhubung", ["param.adults_max=1"]),
    ("equal-access", "everybody has a phone", "semua punya ponsel", ["param.equal_access=true"]),
    ("equal-following", "anybody follows accounts alike", "semua sama mengikuti akun", ["param.follow_tilt=0"]),
    ("literate", "everybody reads alike", "semua sama melek huruf", LITERATE),
    ("equal-attendance", "the poor attend like others", "yang miskin sama hadirnya", ["param.attend_none_poor={attend_none}"]),
    ("equal-ties", "ties regardless of welfare", "ikatan tanpa beda kesejahteraan", EQUAL_TIES),
    ("no-inequality", "without any of these inequalities", "tanpa semua ketimpangan ini",
     ["param.equal_access=true", "param.follow_tilt=0", *LITERATE, "param.attend_none_poor={attend_none}", *EQUAL_TIES]),
]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    runs.add_common_options(parser)
    parser.add_argument("--seeds", default=5, type=int, choices=STUDENT, help="each with --populations made cities")
    parser.add_argument("--strategy", dest="strategies", action="append", default=[],
                        help="may be repeated (default: the scenario's list, and posts alone if it has weekly-post)")
    return parser.parse_args()


def strategies_of(options):
    """The scenario's own, and the pattern test of posts alone, where inequality of access must show most."""
    if options.strategies:
        return options.strategies
    posts_alone = options.scenario.parent / "strategies/weekly-post.toml"
    if not posts_alone.exists():
        return []
    listed = json.loads(runs.kabar(options.program, "run", options.scenario, "--populations", 1, "--replicates", 1, "--quiet",
                                   "--json"))["strategies"]
    names = [strategy["name"] for strategy in listed]
    return names + ([] if "weekly-post" in names else ["weekly-post"])


def own_values(options):
    rows = csv.DictReader(io.StringIO(runs.kabar(options.program, "validate", "--ranges", options.scenario)))
    return {row["path"].split(".", 1)[1]: row["value"] for row in rows if row["path"].startswith("param.")}


def interval(values):
    """Mean and half of its 95 % t interval."""
    return statistics.fmean(values), STUDENT[len(values)] * statistics.stdev(values) / math.sqrt(len(values))


def table(options, store, strategies, sets):
    def share(ablation, seed, strategy, measure):
        return store.lines[ablation * options.seeds + seed]["strategies"][strategy][measure]

    rows = []
    for a, (name, english, indonesian, _) in enumerate(ABLATIONS):
        for strategy in strategies:
            row = {"ablation": name, "meaning": english, "arti": indonesian, "strategy": strategy,
                   "sets": " ".join(sets[a]), "seeds": options.seeds, "populations": options.populations}
            for measure in runs.MEASURES:
                mine = [100 * share(a, s, strategy, measure) for s in range(options.seeds)]
                whole = [100 * share(0, s, strategy, measure) for s in range(options.seeds)]
                change, half = interval([x - y for x, y in zip(mine, whole)])
                row[measure + "_percent"] = statistics.fmean(mine)
                row[measure + "_change_points"] = change
                row[measure + "_change_half_interval"] = half
                row[measure + "_overstated_percent"] = (
                    100 * change / statistics.fmean(whole) if statistics.fmean(whole) > 0 else "not defined")
            others = row["other_aware_percent"]
            row["poor_to_other"] = row["poor_aware_percent"] / others if others > 0 else "not defined"
            rows.append(row)
    return rows


def main():
    options = arguments()
    options.out.mkdir(parents=True, exist_ok=True)
    strategies, values = strategies_of(options), own_values(options)
    sets = [[text.format(**values) for text in texts] for *_, texts in ABLATIONS]
    shipped = runs.run(options.program, options.scenario, options.sets, strategies, options.populations)
    about = {"scenario": runs.shown_path(options.scenario), "sets": options.sets, "ablations": sets, "seeds": options.seeds,
             "populations": options.populations, "strategies": list(shipped["strategies"]),
             "digest_as_shipped": shipped["digest"]}
    store = runs.Store(options.store or runs.ROOT / "results/ablations", about)

    def work(number):
        ablation, seed = divmod(number, options.seeds)
        held = [*options.sets, *sets[ablation], f"city.seed={seed + 1}"]
        return runs.run(options.program, options.scenario, held, strategies, options.populations)

    runs.work_off(store, range(len(ABLATIONS) * options.seeds), work, options.processes)
    rows = table(options, store, about["strategies"], sets)
    runs.write_table(options.out / "ablations.csv", rows)
    about.update(commit=runs.commit())
    (options.out / "ablations.json").write_text(json.dumps(about, indent=1, sort_keys=True) + "\n")
    print(f"{len(ABLATIONS) - 1} ablations of {about['scenario']}, {options.seeds} seeds x {options.populations} made cities; "
          f"commit {about['commit']}, digest as shipped {about['digest_as_shipped']}")
    for name, english, *_ in ABLATIONS[1:]:
        own = [row for row in rows if row["ablation"] == name]
        print(f"  {english}: poor aware " + ", ".join(
            f"{row['strategy']} {row['poor_aware_change_points']:+.2f} (+-{row['poor_aware_change_half_interval']:.2f})"
            for row in own if row["poor_aware_percent"] > 0))
    if not options.no_picture:
        import pictures
        titles = {name: shipped["strategies"][name]["title_" + options.lang] for name in about["strategies"]}
        pictures.ablations(options, rows, titles, about)


if __name__ == "__main__":
    try:
        main()
    except runs.Refused as refusal:
        raise SystemExit(f"{refusal}") from None
