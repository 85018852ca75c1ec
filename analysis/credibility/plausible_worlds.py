#!/usr/bin/python3
"""Which strategy is better in most plausible worlds, and what would decide it?
    analysis/credibility/plausible_worlds.py                       # 200 worlds of Kota Magelang
    analysis/credibility/plausible_worlds.py --worlds 10 --out /tmp/try
A world is a draw of every assumption of the scenario within its plausible range (`kabar validate --ranges`), by Latin
hypercubes of 50. Worlds in which word of mouth alone would flood the city (R of `kabar describe` 1 or more) are passed
over. A stopped run goes on where it was. Makes plausible_worlds.csv (a row for each two strategies), plausible_winners.csv,
plausible_draws.csv (every world) and plausible_worlds.png; the picture needs python3-matplotlib."""
import argparse
import hashlib
import json

import runs
import verdicts

ATTEMPTS = 10  # so many draws for each world that is kept, at most


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    runs.add_common_options(parser)
    parser.add_argument("--worlds", default=200, type=int)
    parser.add_argument("--seed", default=1, type=int, help="of the draws of worlds")
    parser.add_argument("--grades", default="CDE", help="grades of evidence that are drawn; ABCDE draws all")
    parser.add_argument("--keep-all", action="store_true", help="keep worlds with R of 1 or more, too")
    return parser.parse_args()


class Draws:
    """The worlds of one run of this script."""

    def __init__(self, options):
        self.options = options
        self.levers = runs.levers_of(options.program, options.scenario, options.grades)
        self.shipped = runs.run(options.program, options.scenario, options.sets, (), options.populations)
        ranges = json.dumps([lever.rows for lever in self.levers], sort_keys=True)
        about = {"scenario": runs.shown_path(options.scenario), "sets": options.sets, "seed": options.seed,
                 "populations": options.populations, "grades": options.grades, "keep_all": options.keep_all,
                 "digest_as_shipped": self.shipped["digest"], "ranges": hashlib.sha256(ranges.encode()).hexdigest()}
        self.store = runs.Store(options.store or runs.ROOT / "results/plausible_worlds", about)
        self.about = about

    def places(self, world):
        return [runs.place(self.options.seed, lever.name, world) for lever in self.levers]

    def sets(self, world):
        drawn = [text for lever, u in zip(self.levers, self.places(world)) for text in lever.sets(u)]
        return drawn + self.options.sets  # what the user holds is held

    def make(self, world):
        sets = self.sets(world)
        r = runs.spectral_radius(self.options.program, self.options.scenario, sets)
        if r >= 1 and not self.options.keep_all:
            return {"r": r}
        return {"r": r, **runs.run(self.options.program, self.options.scenario, sets, (), self.options.populations)}

    def kept(self):
        """The first worlds that are kept, in the order of their numbers, and how many were passed over among them."""
        worlds, number = [], 0
        while number in self.store.lines and len(worlds) < self.options.worlds:
            if "strategies" in self.store.lines[number]:
                worlds.append(number)
            number += 1
        return worlds, number - len(worlds)

    def fill(self):
        wanted, drawn = self.options.worlds, 0
        while len(self.kept()[0]) < wanted:
            if drawn >= ATTEMPTS * wanted:
                raise runs.Refused(f"of {drawn} worlds fewer than {wanted} have R below 1: use --keep-all, or narrow ranges")
            drawn = drawn + 2 * self.options.processes if drawn else wanted
            runs.work_off(self.store, range(drawn), self.make, self.options.processes)
        return self.kept()


def tables(options, draws, numbers, passed_over):
    lines = [draws.store.lines[number] for number in numbers]
    worlds = [line["strategies"] for line in lines]
    shipped = draws.shipped["strategies"]
    names = list(shipped)
    by_world = [draws.places(number) for number in numbers]
    places = [list(column) for column in zip(*by_world)]
    pairs, winners = [], []
    for measure in runs.HEADLINES:
        pairs += verdicts.pairs(worlds, shipped, names, measure, draws.levers, places, options.populations)
        won = verdicts.winners(worlds, names, measure)
        for name in sorted(names, key=lambda s: -won[s]):
            values = [100 * world[name][measure] for world in worlds]
            winners.append({"headline": measure, "strategy": name, "title_id": shipped[name]["title_id"],
                            "title_en": shipped[name]["title_en"], "worlds": len(worlds), "best_in_share": won[name],
                            "shipped_percent": 100 * shipped[name][measure],
                            "median_percent": verdicts.quantile(values, 0.5),
                            "percent_5": verdicts.quantile(values, 0.05), "percent_95": verdicts.quantile(values, 0.95)})
    rows = []
    for number, line, us in zip(numbers, lines, by_world):
        row = {"world": number, "r": line["r"], "digest": line["digest"]}
        row.update({lever.name: float(lever.shown(u)) for lever, u in zip(draws.levers, us)})
        row.update({f"{measure}:{name}": line["strategies"][name][measure] for measure in runs.HEADLINES for name in names})
        rows.append(row)
    runs.write_table(options.out / "plausible_worlds.csv", pairs)
    runs.write_table(options.out / "plausible_winners.csv", winners)
    runs.write_table(options.out / "plausible_draws.csv", rows)
    everything = hashlib.sha256("".join(line["digest"] for line in lines).encode()).hexdigest()[:32]
    about = {**draws.about, "commit": runs.commit(), "worlds": len(worlds), "passed_over": passed_over,
             "uncertainties": len(draws.levers), "digest_of_digests": everything}
    (options.out / "plausible_worlds.json").write_text(json.dumps(about, indent=1, sort_keys=True) + "\n")
    return pairs, winners, about


def say(pairs, winners, about):
    print(f"{about['worlds']} plausible worlds of {about['scenario']} ({about['passed_over']} passed over, R of 1 or more), "
          f"{about['uncertainties']} uncertainties, {about['populations']} made cities each; commit {about['commit']}, "
          f"digest as shipped {about['digest_as_shipped']}, of all worlds {about['digest_of_digests']}")
    for measure in runs.HEADLINES:
        print(f"\n{measure}: best in")
        for row in winners:
            if row["headline"] == measure and row["best_in_share"] > 0:
                print(f"  {100 * row['best_in_share']:5.1f} %  {row['strategy']}")
        own = [row for row in pairs if row["headline"] == measure]
        open_ = [row for row in own if row["share"] < verdicts.CLAIM]
        print(f"{len(own) - len(open_)} of {len(own)} orders hold in {verdicts.CLAIM:.0%} of the worlds or more, not these:")
        for row in open_:
            what = "no single assumption"
            if row["break_even"] != "":
                what = f"{row['decided_by']} at {row['break_even']:.3g} {row['unit']}".strip()
            print(f"  {row['a']} over {row['b']} in {row['a_better']}: {row['putusan']}; what would decide: {what}")


def main():
    options = arguments()
    options.out.mkdir(parents=True, exist_ok=True)
    draws = Draws(options)
    numbers, passed_over = draws.fill()
    pairs, winners, about = tables(options, draws, numbers, passed_over)
    say(pairs, winners, about)
    if not options.no_picture:
        import pictures
        pictures.plausible_worlds(options, draws, numbers, pairs, winners, about)


if __name__ == "__main__":
    try:
        main()
    except runs.Refused as refusal:
        raise SystemExit(f"{refusal}") from None
