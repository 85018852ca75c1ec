#!/usr/bin/python3
"""Where do the differences between two replicates come from: who lives in the city, who knows whom, or luck?
    analysis/credibility/variance.py
Runs the scenario four times: all sources of chance vary, and each alone (kabar run --vary). Makes variance.csv (a row for
each strategy and figure, and for its paired difference from the baseline) and variance.png; the picture needs
python3-matplotlib.

The parts of a figure's variance. Luck: within made cities, mean over them. The make-up of the city: between made cities,
beyond what luck explains. Of that, the networks (ties, groups, followers, days of meetings and visits): between cities of
the same people, those of population 0; at most the whole make-up. The people: the rest. It cannot be had from
--vary population alone: with other people the same keys make other ties, so that contains both (it is in the table)."""
import argparse
import json
import math
import pathlib
import tempfile

import runs

VARIES = ("all", "population", "network", "luck")
KINDS = {"own": "variance", "difference": "difference_variance"}
PARTS = ("luck", "network", "people")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    runs.add_common_options(parser)
    parser.set_defaults(populations=60)
    parser.add_argument("--replicates", default=4, type=int, help="of each made city")
    parser.add_argument("--baseline", default="", help="of the differences (default: that of kabar compare)")
    parser.add_argument("--strategy", dest="strategies", action="append", default=[],
                        help="may be repeated (default: the scenario's list)")
    options = parser.parse_args()
    if options.populations < 2 or options.replicates < 2:
        parser.error("--populations and --replicates must be 2 or more: fewer do not tell luck from the city")
    return options


def work(options, number):
    """What kabar compare says of the variance of one run."""
    vary = VARIES[number]
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / f"{vary}.h5"
        runs.kabar(options.program, "run", options.scenario, "--populations", options.populations, "--replicates",
                   options.replicates, "--threads", 1, "--tier", "summary", "--quiet", "--out", file,
                   *(["--vary", vary] if vary != "all" else []), *runs.as_words("--strategy", options.strategies),
                   *runs.set_words(options.sets))
        answer = json.loads(runs.kabar(options.program, "compare", file, "--json",
                                       *(["--baseline", options.baseline] if options.baseline else [])))
    strategies = {}
    for one in answer["strategies"]:
        strategies[one["name"]] = {"titles": {"en": one["title_en"] or one["name"], "id": one["title_id"] or one["name"]},
                                   **{kind: one[key] for kind, key in KINDS.items()}}
    return {"vary": vary, "digest": answer["digest"], "baseline": answer["baseline"], "strategies": strategies}


def components(answer, strategy, kind, measure):
    """(total, luck, between cities) in squared percentage points; None where there are none."""
    of = answer["strategies"][strategy][kind][measure]
    if of["standard_deviation"] is None:
        return None
    total = (100 * of["standard_deviation"]) ** 2
    if of["luck"] is None:  # luck alone, or nothing varies
        return total, total, 0.0
    return total, total * of["luck"], total * of["city"]


def table(answers):
    rows = []
    for measure in runs.HEADLINES:
        for kind in KINDS:
            for strategy in answers["all"]["strategies"]:
                found = {vary: components(answers[vary], strategy, kind, measure) for vary in VARIES}
                if found["all"] is None:  # the baseline's difference from itself
                    continue
                total, luck, city = found["all"]
                network = min(found["network"][2], city)
                parts = {"luck": luck, "network": network, "people": city - network}
                row = {"headline": measure, "figure": kind, "strategy": strategy, "deviation_points": math.sqrt(total)}
                row.update({f"{part}_share": parts[part] / total if total > 0 else "nothing varies" for part in PARTS})
                # What each run said, as standard deviations.
                row.update(city_points=math.sqrt(city), luck_points=math.sqrt(luck),
                           network_alone_points=math.sqrt(found["network"][2]),
                           population_alone_points=math.sqrt(found["population"][2]),
                           luck_alone_points=math.sqrt(found["luck"][0]))
                rows.append(row)
    return rows


def main():
    options = arguments()
    options.out.mkdir(parents=True, exist_ok=True)
    about = {"scenario": runs.shown_path(options.scenario), "sets": options.sets, "populations": options.populations,
             "replicates": options.replicates, "strategies": options.strategies, "baseline": options.baseline}
    store = runs.Store(options.store or runs.ROOT / "results/variance", about)
    runs.work_off(store, range(len(VARIES)), lambda number: work(options, number), options.processes)
    answers = {store.lines[number]["vary"]: store.lines[number] for number in range(len(VARIES))}
    rows = table(answers)
    runs.write_table(options.out / "variance.csv", rows)
    about.update(commit=runs.commit(), baseline=answers["all"]["baseline"],
                 digests={vary: answers[vary]["digest"] for vary in VARIES})
    (options.out / "variance.json").write_text(json.dumps(about, indent=1, sort_keys=True) + "\n")
    print(f"{about['scenario']}, {options.populations} made cities x {options.replicates} replicates; commit {about['commit']}")
    for row in rows:
        shares = ", ".join(f"{part} {100 * row[part + '_share']:.0f} %" for part in PARTS) if row["deviation_points"] else "-"
        print(f"  {row['headline']}, {row['figure']}, {row['strategy']}: {row['deviation_points']:.2f} points; {shares}")
    if not options.no_picture:
        import pictures
        pictures.variance(options, rows, {name: of["titles"][options.lang] for name, of in
                                          answers["all"]["strategies"].items()}, about)


if __name__ == "__main__":
    try:
        main()
    except runs.Refused as refusal:
        raise SystemExit(f"{refusal}") from None
