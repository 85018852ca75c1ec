"""Every number of `kabar compare --json` from result files alone, by the definitions in analysis/viewer/src/report.ts.
Nothing here imports anything of kabar."""
import math

import numpy as np
import own_statistics as own
from own_samples import GROUPS, HEADLINES, MEASURES, File, Strategy, share

WORTHS = [0, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000]
SHARES_TO_REACH = [0.25, 0.5, 0.8]


def estimated_share(sample):
    return own.clipped(own.estimate(sample))


def erreygers(one):
    """8 cov(share aware, mid-rank) over welfare deciles (Erreygers 2009)."""
    def value(p, r):
        households = one.file["households_by_decile"][p].astype(float)
        aware = one.file["deciles"][one.place, p, r, :, 1].astype(float).mean(0)
        there, f = households > 0, households / households.sum()
        rank = np.cumsum(f) - f / 2
        outcome = np.where(there, aware / np.where(there, households, 1), 0)
        return 8 * (f * (outcome - (f * outcome).sum()) * (rank - (f * rank).sum())).sum()
    return own.estimate(one.sample(value))


def gap(one):
    poor, others = (own.units(one.shares[g]["ever_aware"]) for g in ("poor", "non_poor"))
    odds = [own.effect()] if any(v in (0, 1) for v in poor + others) else [own.interval(
        [math.log(a / (1 - a)) - math.log(b / (1 - b)) for a, b in zip(poor, others)])]
    return {"difference": own.interval([a - b for a, b in zip(poor, others)]),
            "ratio": own.effect() if 0 in others else own.interval([a / b for a, b in zip(poor, others)]),
            "log_odds_ratio": odds[0]}


def budget(one):
    ceiling = int(one.file.attributes["budget_rupiah"])
    if ceiling == 0:
        return None

    def spread(values):
        return {"mean": sum(values) / len(values), "lowest": min(values), "highest": max(values)}
    spent = [float(one.file["cash_total_rupiah"][one.place, p]) for p, _ in one.cash]
    scaled = [v for v in (float(one.file["scaled_value"][one.place, p]) for p, _ in one.cash) if not math.isnan(v)]
    return {"ceiling_rupiah": ceiling, "exempt": one.exempt, "spent_rupiah": spread(spent),
            "left_rupiah": spread([ceiling - v for v in spent]), "value": spread(scaled) if scaled else None,
            "scale_with": one.file.texts("strategy_scale_with")[one.place] if scaled else None}


def parts(one, selections):
    result = {}
    for headline, (group, measure) in {**HEADLINES, "non_poor_aware": ("non_poor", "ever_aware")}.items():
        statuses, households, samples = GROUPS[group], [], []
        for kelurahan, access in selections:
            cells = one.file.cells[:, :, statuses][:, :, :, kelurahan][..., access]
            of_topics = cells.reshape(*cells.shape[:2], -1).sum(2)
            households.append(np.mean([row[row > 0].mean() if (row > 0).any() else 0 for row in of_topics]))
            samples.append(one.share(measure, statuses, kelurahan, access))
        result[headline] = [{"households": float(h), "share": estimated_share(s), "shrunken": t}
                            for h, s, t in zip(households, samples, own.shrunken(households, samples))]
    return result


def by_decile(one):
    households = one.file["households_by_decile"].astype(float)

    def aware(p, r, decile):
        of_all = households[p, decile]
        return one.file["deciles"][one.place, p, r, :, 1, decile].mean() / of_all if of_all > 0 else None
    return [{"households": households[:, d].mean(), "share": estimated_share(one.sample(lambda p, r: aware(p, r, d)))}
            for d in range(households.shape[1])]


def frequency(one):
    """Exposures for each household reached, of one topic."""
    def value(p, r):
        reached = one.counts(p, r, "reach").sum()
        return float(one.file["exposures"][one.place, p, r]) / reached if reached > 0 else None
    return own.estimate(one.sample(value))


def daily(one):
    if "daily" not in one.file.arrays:
        return None

    def series(group, measure):
        curves = {key: one.curve(*key, group, measure) for key in one.complete}
        days = [estimated_share(one.sample(lambda p, r: curves[p, r][d])) for d in range(one.file.attributes["days"])]
        return {k: [day[k] for day in days] if days[0][k] is not None else None for k in ("mean", "low", "high")}
    return {g: {m: series(g, m) for m in ("ever_aware", "understands")} for g in ("poor", "non_poor")}


def times(one):
    nothing = {"days_to": [{"share": s, "days": own.effect()} for s in SHARES_TO_REACH], "restricted_mean_days": own.effect()}
    if "daily" not in one.file.arrays:
        return nothing
    curves = {key: one.curve(*key, "poor", "ever_aware") for key in one.complete}

    def first(share_):
        return lambda p, r: next((d + 1 for d, v in enumerate(curves[p, r]) if v >= share_), None)

    def restricted(p, r):
        """Mean of min(day, horizon): those who came on a day, and those who never did."""
        curve = curves[p, r]
        return float(np.diff(curve, prepend=0) @ np.arange(1, len(curve) + 1)) + len(curve) * (1 - curve[-1])
    return {"days_to": [{"share": s, "days": own.estimate(one.sample(first(s)))} for s in SHARES_TO_REACH],
            "restricted_mean_days": own.estimate(one.sample(restricted))}


def targeting(one):
    missed = {key: 1 - value for key, value in one.shares["eligible"]["ever_aware"].items()}

    def beside(p, r):
        aware = one.counts(p, r, "ever_aware").sum((2, 3))  # topic, status
        aware = aware[aware.sum(1) > 0]
        return (aware[:, :2].sum(1) / aware.sum(1)).mean() if len(aware) else None
    return {"exclusion": estimated_share(missed), "inclusion": estimated_share(one.sample(beside))}


def way_of(mechanism, channel):
    return {"feed": "feeds", "broadcast": "broadcasts"}.get(mechanism, channel)


def attribution(one, ways):
    channels = [way_of(m, c) for m, c in zip(one.file.texts("channel_mechanism"), one.file.texts("channel"))]
    result = {}
    for key, array in (("last_hop", "first_channel"), ("root", "root_channel")):
        def part(way):
            def value(p, r):
                counts = one.file[array][one.place, p, r, :, one.file.texts("poverty").index("poor")].astype(float)
                return share(counts[:, [c == way for c in channels]], one.file.cells[p][:, GROUPS["poor"]])
            return one.sample(value)
        samples = {way: part(way) for way in ways}
        wholes = np.sum([own.units(sample) for sample in samples.values()], axis=0)
        result[key] = {way: {"of_poor": estimated_share(sample), "of_aware": own.effect() if (wholes <= 0).any() else
                             own.clipped(own.interval(list(np.array(own.units(sample)) / wholes)))}
                       for way, sample in samples.items()}
    return result


def cost_effect(one, base, paired):
    result = {"more_households": own.difference_effect(one.number, base.number, paired),
              "more_rupiah": own.difference_effect(one.cash, base.cash, paired),
              "more_staff_hours": own.difference_effect(one.staff, base.staff, paired)}
    gain, cash = own.minus(one.number, base.number), own.minus(one.cash, base.cash)
    cash = own.spread_out(gain, cash) if paired else None
    more = result["more_households"]["mean"]  # what is no gain has no price
    result["rupiah_per_household"] = own.fieller(cash, gain if paired and more is not None and more > 0 else None)
    result["net_benefit"] = [{"rupiah_per_household": worth, "rupiah": own.estimate(
        cash and {key: worth * gain[key] - cash[key] for key in cash})} for worth in WORTHS]
    return result


def against_baseline(one, base, paired, crossed):
    itself = one is base
    result = {"paired": paired,
              "difference": {g: {m: own.difference_effect(one.shares[g][m], base.shares[g][m], paired)
                                 for m in MEASURES} for g in GROUPS},
              "cost_difference": {"cash_rupiah": own.difference_effect(one.cash, base.cash, paired),
                                  "staff_hours": own.difference_effect(one.staff, base.staff, paired)},
              "difference_variance": {h: own.scatter(own.minus(one.headlines[h], base.headlines[h]) if paired and
                                                     not itself else None, crossed) for h in HEADLINES},
              "cost_effect": None if itself else cost_effect(one, base, paired)}
    result["variance_reduction"] = None if itself or not paired else own.variance_reduction(
        one.headlines["poor_aware"], base.headlines["poor_aware"])
    return result


def own_report(paths, baseline, ways):
    """`ways`: their ids in the order of the report."""
    files = [File(path) for path in paths]
    whole = [Strategy(f, k) for f in files for k, kind in enumerate(f.texts("strategy_without")) if kind == ""]
    base = next(one for one in whole if one.name == baseline)

    def worlds(one):
        return one.file.attributes["world_digest"], one.file.attributes["seed"]
    paired = [worlds(one) == worlds(base) for one in whole]
    crossed = base.file.vary in ("population", "network")
    floor, ceiling = (next((one for one in whole if one.name == name), None) for name in ("silence", "everyone-sees"))
    rows = []
    for one, with_base in zip(whole, paired):
        row = {"name": one.name, "populations": 1 if base.file.luck_alone else len(one.populations),
               "replicates": len(one.complete) if base.file.luck_alone else
               max(sum(p == q for q, _ in one.complete) for p in one.populations),
               "complete_replicates": len(one.complete), **{g: {m: estimated_share(one.shares[g][m]) for m in MEASURES}
                                                            for g in GROUPS},
               "cost": {"cash_rupiah": own.estimate(one.cash), "staff_hours": own.estimate(one.staff)},
               "budget": budget(one), "erreygers": erreygers(one), "gap": gap(one),
               "events": {e: own.estimate(one.sample(lambda p, r: float(one.file["events"][one.place, p, r, :, k].sum())))
                          for k, e in enumerate(one.file.texts("event"))},
               "variance": {h: own.scatter(one.headlines[h], crossed) for h in HEADLINES},
               **against_baseline(one, base, with_base, crossed), "poor_ever_aware_by": attribution(one, ways),
               "may_be_chosen": not one.exempt and max(one.shares["all"]["reach"].values()) > 0,
               "daily": daily(one), **times(one), "targeting": targeting(one),
               "by_kelurahan": parts(one, [([k], slice(None)) for k in range(one.file.cells.shape[3])]),
               "by_access": parts(one, [(slice(None), [a]) for a in range(4)]),
               "by_decile": by_decile(one), "frequency": frequency(one)}
        row["left_out"] = {"households": own.estimate(one.left_out()),
                           "never_aware": own.estimate(one.left_out("ever_aware")),
                           "not_understanding": own.estimate(one.left_out("understands"))}
        row["left_out"]["where"] = {key: [[own.estimate(one.left_out(measure, [k], [a]))["mean"] for a in range(4)]
                                          for k in range(one.file.cells.shape[3])]
                                    for key, measure in (("households", None), ("never_aware", "ever_aware"))}
        between = floor and ceiling and worlds(one) == worlds(floor) == worlds(ceiling)
        row["attainable"] = {h: own.fieller(own.minus(one.headlines[h], floor.headlines[h]),
                                            own.minus(ceiling.headlines[h], floor.headlines[h])) if between else own.effect()
                             for h in HEADLINES}
        row["best"], row["contrast"] = {}, {}
        rows.append(row)
    for h in HEADLINES:
        chosen = [k for k, row in enumerate(rows) if row["may_be_chosen"]]
        for row in rows:
            row["best"][h] = {"difference": own.effect(), "may_be_best": False, "is_best": False}
        for k, best in zip(chosen, own.compare_with_best([whole[k].headlines[h] for k in chosen], all(paired))):
            rows[k]["best"][h] = best
        p = [None if one is base else own.p_value(one.headlines[h], base.headlines[h], with_base)
             for one, with_base in zip(whole, paired)]
        for row, one, single, adjusted in zip(rows, whole, p, own.holm(p)):
            row["contrast"][h] = None if one is base else {"p": single, "p_holm": adjusted}
    fronts = own.pareto([[one.headlines["eligible_understand"], one.shares["all"]["reach"],
                          {key: -value for key, value in one.cash.items()}] for one in whole],
                        [one.name for one in whole]) if all(paired) else [
        {"on_front": None, "share_on_front": None, "dominated_by": []} for _ in whole]
    for row, front in zip(rows, fronts):
        row["front"] = front
    return {"strategies": rows, **head(files, base, all(paired)), "knock_outs": knock_outs(files)}, whole, base


def head(files, base, paired):
    home = base.file
    cells = home.cells.mean(1)  # all topics have the same households
    tables = home.arrays

    def total(name):
        return sum(int(f[name][f["complete"] == 1].sum()) for f in files)

    topics = {len(f["topic"]) for f in files}
    return {"city": home.attributes["city"], "days": int(home.attributes["days"]), "paired": paired, "vary": home.vary,
            "budget_rupiah": int(home.attributes["budget_rupiah"]), "baseline": base.name,
            "households": float(home["population_households"].mean()),
            "kelurahan": [{"code": code.decode(), "lat": lat, "lon": lon, "km2": km2,
                           "households": float(cells[:, :, k].sum((1, 2)).mean()),
                           "poor": float(cells[:, [1, 3], k].sum((1, 2)).mean())}
                          for k, (code, lat, lon, km2) in enumerate(zip(*(tables[n].tolist() for n in (
                              "kelurahan", "kelurahan_lat", "kelurahan_lon", "kelurahan_km2"))))],
            "assumptions": [{"symbol": s.decode(), "low": low if low < high else None, "high": high if low < high else None}
                            for s, low, high in zip(*(tables["parameters/" + n].tolist() for n in ("symbol", "low", "high")))],
            "topics": topics.pop() if len(topics) == 1 else None,
            "seconds": sum(float(f.attributes["seconds"]) for f in files),
            "seconds_total": sum(float(f.attributes["seconds_total"]) for f in files),
            **{name: total(name) for name in ("exposures", "activations", "coins")},
            "files": [{"seed": int(f.attributes["seed"]), "topics": len(f["topic"])} for f in files]}


def knock_outs(files):
    rows = []
    for file in files:
        names, of, without = (file.texts(n) for n in ("strategy", "strategy_of", "strategy_without"))
        for k, kind in enumerate(without):
            if kind:
                lame, sound = Strategy(file, k), Strategy(file, names.index(of[k]))
                rows.append({"name": names[k], "strategy": of[k], "without": kind,
                             "difference": {g: {m: own.difference_effect(lame.shares[g][m], sound.shares[g][m], True)
                                                for m in MEASURES} for g in GROUPS}})
    return rows
