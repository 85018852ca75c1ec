"""What may be said of two strategies from many worlds, and what would decide it. Only the standard library."""
import hashlib

CLAIM = 0.9         # 'better' is said only if it holds in this share of the worlds ...
WORLDS = 200        # ... of at least so many ...
POPULATIONS = 5     # ... each with so many made cities
NOISE_ROUNDS = 200  # shuffles that say how large the largest correlation gets by chance


def ranks(values):
    """1..n, equal values share their mean rank."""
    order = sorted(range(len(values)), key=values.__getitem__)
    result, at = [0.0] * len(values), 0
    while at < len(order):
        end = at
        while end + 1 < len(order) and values[order[end + 1]] == values[order[at]]:
            end += 1
        for k in range(at, end + 1):
            result[order[k]] = (at + end) / 2 + 1
        at = end + 1
    return result


def standardised(values):
    mean = sum(values) / len(values)
    size = sum((v - mean) ** 2 for v in values) ** 0.5
    return [(v - mean) / size if size else 0.0 for v in values]


def correlation(one, other):
    """Of two standardised lists."""
    return sum(a * b for a, b in zip(one, other))


def quantile(values, q):
    ordered = sorted(values)
    at = q * (len(ordered) - 1)
    low = int(at)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (at - low) * (ordered[high] - ordered[low])


def chance_level(columns, q=0.95):
    """The largest |rank correlation| that one of the columns has with a list that has nothing to do with them, in all but
    a share 1 - q of shuffles. `columns` are standardised ranks."""
    n = len(columns[0])
    largest = []
    for round_ in range(NOISE_ROUNDS):
        keys = [hashlib.sha256(f"{round_}/{k}".encode()).digest() for k in range(n)]
        shuffled = standardised([rank + 0.0 for rank in sorted(range(n), key=keys.__getitem__)])
        largest.append(max(abs(correlation(column, shuffled)) for column in columns))
    return quantile(largest, q)


def one_split(values, better):
    """The value that parts best the worlds in which A is better from the others: where the share of the one found below
    and of the other found above is largest. (value, better below, below, better above, above); None if one side is empty."""
    pairs = sorted(zip(values, better))
    yes, no = sum(better), len(better) - sum(better)
    if yes == 0 or no == 0:
        return None
    best, found, yes_below, no_below = -1.0, None, 0, 0
    for k in range(len(pairs) - 1):
        yes_below += pairs[k][1]
        no_below += not pairs[k][1]
        if pairs[k][0] == pairs[k + 1][0]:
            continue
        parted = abs(yes_below / yes - no_below / no)
        if parted > best:
            best = parted
            found = ((pairs[k][0] + pairs[k + 1][0]) / 2, yes_below, k + 1, yes - yes_below, len(pairs) - k - 1)
    return found


def winners(worlds, strategies, measure):
    """Strategy -> share of the worlds in which it has the largest value; equal ones share a world."""
    won = dict.fromkeys(strategies, 0.0)
    for world in worlds:
        best = max(world[s][measure] for s in strategies)
        first = [s for s in strategies if world[s][measure] == best]
        for s in first:
            won[s] += 1 / len(first) / len(worlds)
    return won


def decider(levers, columns, places, differences, level):
    """The uncertainty that goes most with the difference, with its break-even; None if chance could do as much."""
    own = standardised(ranks(differences))
    rho = [correlation(column, own) for column in columns]
    k = max(range(len(rho)), key=lambda i: abs(rho[i]))
    if abs(rho[k]) <= level:
        return None
    split = one_split([levers[k].shown(u) for u in places[k]], [d > 0 for d in differences])
    return levers[k], rho[k], split


def pairs(worlds, shipped, strategies, measure, levers, places, populations):
    """A row for each two strategies; A is the one that is better in more worlds. `places` has, for each lever, its place
    in each world."""
    columns = [standardised(ranks(column)) for column in places]
    level = chance_level(columns) if columns else 1.0
    n, rows = len(worlds), []
    for i, one in enumerate(strategies):
        for other in strategies[i + 1:]:
            a, b = one, other
            better = sum(w[a][measure] > w[b][measure] for w in worlds)
            worse = sum(w[a][measure] < w[b][measure] for w in worlds)
            if worse > better:
                a, b, better, worse = b, a, worse, better
            differences = [100 * (w[a][measure] - w[b][measure]) for w in worlds]
            may = better >= CLAIM * n and n >= WORLDS and populations >= POPULATIONS
            trial = "" if n >= WORLDS and populations >= POPULATIONS else " (trial: too few worlds to say so)"
            percoba = "" if not trial else " (uji coba: dunia terlalu sedikit)"
            decided = better >= CLAIM * n
            row = {"headline": measure, "a": a, "b": b, "worlds": n, "a_better": better, "b_better": worse,
                   "share": better / n, "may_be_said": "yes" if may else "no",
                   "verdict": (f"better in {better} of {n} worlds" if decided else "not decided") + trial,
                   "putusan": (f"lebih baik di {better} dari {n} dunia" if decided else "belum dapat dipastikan") + percoba,
                   "shipped_points": 100 * (shipped[a][measure] - shipped[b][measure]),
                   "median_points": quantile(differences, 0.5), "points_5": quantile(differences, 0.05),
                   "points_95": quantile(differences, 0.95), "decided_by": "", "meaning": "", "arti": "", "grade": "", "unit": "",
                   "shipped_value": "",
                   "rank_correlation": "", "chance_level": level, "break_even": "", "a_better_below": "",
                   "worlds_below": "", "a_better_above": "", "worlds_above": ""}
            found = decider(levers, columns, places, differences, level) if columns else None
            if found:
                lever, rho, split = found
                row.update(decided_by=lever.name, meaning=lever.label, arti=lever.arti, grade=lever.grade, unit="x" if lever.is_factor else lever.unit,
                           shipped_value=1.0 if lever.is_factor else float(lever.rows[0]["value"]), rank_correlation=rho)
                if split:
                    row.update(zip(("break_even", "a_better_below", "worlds_below", "a_better_above", "worlds_above"),
                                   split))
            rows.append(row)
    return rows
