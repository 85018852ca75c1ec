#!/usr/bin/python3
"""From which value on is one strategy better than another?
    analysis/credibility/break_evens.py
Two assumptions at a time over their plausible ranges (`kabar validate --ranges`), all else as shipped, every point with the
same made cities; and the price of a visit at which visits reach what meetings reach for the meetings' cash. Makes
break_evens.csv (where the difference is zero), break_evens_grid.csv (all points), break_evens.png and break_evens_paid.png; the
pictures need python3-matplotlib."""
import argparse
import json
import tomllib

import runs

# Two assumptions, and the strategies (by role) that are compared over them.
GRIDS = [
    ("instruction", "param.b", "param.attendance",
     [("cascade", "visits"), ("meetings", "visits"), ("cascade", "meetings"), ("cascade", "baseline"), ("meetings", "baseline")]),
    ("groups", "param.rho", "param.r_g", [("cascade", "meetings")]),
    ("paid", "param.alpha_ad", "param.ad_waste", [("paid", "digital"), ("paid", "cascade"), ("paid", "meetings")]),
]
ROLES = {"cascade": "whatsapp-cascade", "meetings": "rt-meetings", "visits": "kader-visits", "baseline": "status-quo",
         "paid": "iklan-berbayar", "digital": "joint-digital"}
SHARES = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0)  # of the list of visits
DEARER = 1000  # rupiah more a visit, to see how many visits there are


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    runs.add_common_options(parser)
    for role, name in ROLES.items():
        parser.add_argument(f"--{role}", default=name, help=f"strategy (default: {name}); \"\": none")
    parser.add_argument("--visit-price", default="cost.cadre-visit.cash_rupiah", metavar="PATH")
    parser.add_argument("--points", default=6, type=int, help="of each range, both ends included")
    return parser.parse_args()


def zeros(points):
    """Where the lines through (x, y) points, in order, meet y = 0."""
    found = []
    for (x0, y0), (x1, y1) in zip(points, points[1:]):
        if y0 == 0:
            found.append(x0)
        elif y0 * y1 < 0:
            found.append(x0 + (x1 - x0) * y0 / (y0 - y1))
    return found + ([points[-1][0]] if points[-1][1] == 0 else [])


class Study:
    """All runs of this script: the points of the grids, then the shares of the list that are visited."""

    def __init__(self, options):
        self.options = options
        self.role = {role: getattr(options, role) for role in ROLES}
        # What a scenario has no strategy for is left out.
        self.grids = [(grid, x, y, [pair for pair in pairs if all(self.role[role] for role in pair)]) for grid, x, y, pairs in GRIDS]
        self.grids = [grid for grid in self.grids if grid[3]]
        levers = {lever.name: lever for lever in runs.levers_of(options.program, options.scenario, "ABCDE")}
        self.levers = {path: levers[path] for _, x, y, _ in self.grids for path in (x, y)}
        self.price = levers.get(options.visit_price)
        if self.price is None:
            raise runs.Refused(f"{options.visit_price}: no price that {options.scenario} uses")
        self.visits = self.block_of_visits()
        self.tasks = []
        for grid, x, y, pairs in self.grids:
            names = sorted({self.role[role] for pair in pairs for role in pair})
            for j in range(options.points):
                for i in range(options.points):
                    u, v = (k / (options.points - 1) for k in (i, j))
                    sets = self.levers[x].sets(u) + self.levers[y].sets(v)
                    self.tasks.append({"study": grid, "x": self.levers[x].shown(u), "y": self.levers[y].shown(v),
                                       "sets": sets, "strategies": names})
        self.own_price = float(self.price.rows[0]["value"])
        for share in SHARES:
            for price in (self.own_price, self.own_price + DEARER):
                self.tasks.append({"study": "price", "x": share, "y": price, "strategies": [self.role["visits"]],
                                   "sets": [f"{self.visits}.share={share:.9g}",
                                            f"{self.visits}.per_day={self.per_share * share:.9g}",
                                            f"{options.visit_price}={price:.9g}"]})
        self.tasks.append({"study": "price", "x": "", "y": self.own_price, "sets": [],
                           "strategies": sorted({name for name in self.role.values() if name})})

    def block_of_visits(self):
        """The path of the one block of visits; more of the list is visited by more cadres, in the same days."""
        path = self.options.scenario.parent / "strategies" / f"{self.role['visits']}.toml"
        try:
            blocks = tomllib.loads(path.read_text(encoding="utf-8")).get("visits", [])
        except OSError as error:
            raise runs.Refused(f"{path}: {error.strerror}") from None
        if len(blocks) != 1 or "per_day" not in blocks[0]:
            raise runs.Refused(f"{path}: one [[visits]] with per_day is needed")
        self.per_share = blocks[0]["per_day"] / blocks[0].get("share", 1.0)
        return f"strategy.{self.role['visits']}.visits.{blocks[0]['id']}"

    def work(self, number):
        task = self.tasks[number]
        return runs.run(self.options.program, self.options.scenario, [*self.options.sets, *task["sets"]],
                        task["strategies"], self.options.populations)


def grid_rows(study, store):
    rows = []
    for number, task in enumerate(study.tasks):
        for name, of in store.lines[number]["strategies"].items():
            rows.append({"study": task["study"], "x": task["x"], "y": task["y"], "strategy": name,
                         **{measure + "_percent": 100 * of[measure] for measure in runs.MEASURES},
                         "cash_rupiah": of["cash"], "staff_hours": of["hours"], "sets": " ".join(task["sets"])})
    return rows


def line_of(grid, measure, a, b, along, other, line):
    """Where along one assumption the difference is zero, at one value of the other; else who is better everywhere."""
    at = zeros(list(zip(along[1], line)))
    says = f"{a if line[-1] > line[0] else b} better from here on"
    if not at:
        says = f"{a if line[0] > 0 else b} better in the whole range"
    return {"study": grid, "headline": measure, "a": a, "b": b, "along": along[0], "other": other[0], "other_value": other[1],
            "break_even": at[0] if len(at) == 1 else " ".join(f"{v:.6g}" for v in at), "says": says,
            "points_at_low_end": line[0], "points_at_high_end": line[-1]}


def lines_of_grids(study, rows):
    """For each pair: the break-evens along x for each value of y; along y if only that matters."""
    found, fields = [], []
    for grid, x, y, pairs in study.grids:
        of = {(row["x"], row["y"], row["strategy"]): row for row in rows if row["study"] == grid}
        xs, ys = (sorted({key[k] for key in of}) for k in (0, 1))
        for a, b in ((study.role[a], study.role[b]) for a, b in pairs):
            for measure in runs.HEADLINES:
                difference = [[of[i, j, a][measure + "_percent"] - of[i, j, b][measure + "_percent"] for i in xs] for j in ys]
                fields.append({"study": grid, "a": a, "b": b, "headline": measure, "x_path": x, "y_path": y, "xs": xs, "ys": ys,
                               "difference": difference, "shipped": [float(study.levers[p].rows[0]["value"]) for p in (x, y)]})
                along_x = [line_of(grid, measure, a, b, (x, xs), (y, j), line) for j, line in zip(ys, difference)]
                along_y = [line_of(grid, measure, a, b, (y, ys), (x, i), list(line)) for i, line in zip(xs, zip(*difference))]
                crossed = any(row["break_even"] != "" for row in along_x)
                found += along_x if crossed or all(row["break_even"] == "" for row in along_y) else along_y
    return found, fields


def price_of_a_visit(study, rows):
    """At which price visits reach, for the cash of the meetings, what the meetings reach. Costs are linear in the price;
    between the shares that were run, what visits reach is taken to be."""
    own = [row for row in rows if row["study"] == "price"]
    at_shipped = {row["strategy"]: row for row in own if row["x"] == ""}
    visited = [row for row in own if row["x"] != ""]
    meetings, baseline = at_shipped[study.role["meetings"]], at_shipped[study.role["baseline"]]
    cash = {(row["x"], row["y"]): row["cash_rupiah"] for row in visited}
    numbers = {s: (cash[s, study.own_price + DEARER] - cash[s, study.own_price]) / DEARER for s in SHARES}
    fixed = cash[SHARES[0], study.own_price] - study.own_price * numbers[SHARES[0]]
    budget, found, fields = meetings["cash_rupiah"], [], []
    for measure in runs.HEADLINES:
        reached = {row["x"]: row[measure + "_percent"] for row in visited if row["y"] == study.own_price}
        line = [(0.0, baseline[measure + "_percent"])] + [(numbers[s], reached[s]) for s in SHARES]
        target = meetings[measure + "_percent"]
        enough = zeros([(visits, value - target) for visits, value in line])
        row = {"study": "price", "headline": measure, "a": study.role["visits"], "b": study.role["meetings"],
               "along": study.options.visit_price, "other": "visits needed", "other_value": enough[0] if enough else "",
               "break_even": (budget - fixed) / enough[0] if enough and enough[0] > 0 else "",
               "says": f"{study.role['visits']} better below this price, for Rp {budget:,.0f} of which Rp {fixed:,.0f} is fixed"
                       if enough else f"{study.role['meetings']} reach more than visits to the whole list",
               "points_at_low_end": line[0][1] - target, "points_at_high_end": line[-1][1] - target}
        found.append(row)
        fields.append({"headline": measure, "line": line, "target": target, "budget": budget, "fixed": fixed,
                       "price": study.own_price, "break_even": row["break_even"], "a": row["a"], "b": row["b"]})
    return found, fields


def main():
    options = arguments()
    if options.points < 2:
        raise runs.Refused("--points: at least 2")
    options.out.mkdir(parents=True, exist_ok=True)
    study = Study(options)
    shipped = runs.run(options.program, options.scenario, options.sets, study.tasks[-1]["strategies"], options.populations)
    about = {"scenario": runs.shown_path(options.scenario), "sets": options.sets, "points": options.points,
             "populations": options.populations, "roles": study.role, "digest_as_shipped": shipped["digest"],
             "tasks": [task["sets"] for task in study.tasks]}
    store = runs.Store(options.store or runs.ROOT / "results/break_evens", about)
    runs.work_off(store, range(len(study.tasks)), study.work, options.processes)
    rows = grid_rows(study, store)
    found, fields = lines_of_grids(study, rows)
    of_price, price_fields = price_of_a_visit(study, rows)
    runs.write_table(options.out / "break_evens_grid.csv", rows)
    runs.write_table(options.out / "break_evens.csv", found + of_price)
    del about["tasks"]
    about["commit"] = runs.commit()
    (options.out / "break_evens.json").write_text(json.dumps(about, indent=1, sort_keys=True) + "\n")
    print(f"{len(study.tasks)} runs of {about['scenario']}; commit {about['commit']}, digest as shipped {about['digest_as_shipped']}")
    for row in found + of_price:
        if row["break_even"] != "":
            print(f"  {row['headline']}: {row['a']} / {row['b']}, {row['other']} {row['other_value']:.3g}: {row['along']} "
                  f"{row['break_even']:.4g}, {row['says']}")
    keys = ("study", "headline", "a", "b")
    for key in dict.fromkeys(tuple(row[k] for k in keys) for row in found):
        own = [row for row in found if tuple(row[k] for k in keys) == key]
        if all(row["break_even"] == "" for row in own):
            print(f"  {key[1]}: {key[2]} / {key[3]}, over {own[0]['along']} and {own[0]['other']}: {own[0]['says']}")
    if not options.no_picture:
        import pictures
        titles = {name: of["title_" + options.lang] for name, of in shipped["strategies"].items()}
        pictures.break_evens(options, fields, price_fields, titles, about)


if __name__ == "__main__":
    try:
        main()
    except runs.Refused as refusal:
        raise SystemExit(f"{refusal}") from None
