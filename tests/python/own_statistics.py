"""The statistics of a comparison, written from their definitions and not from kabar's code, to check its numbers.
A sample is {(population, replicate): value}, or None where it is undefined; an effect is mean, low and high, None where
undefined. Nothing here imports anything of kabar."""
import functools
import math
from decimal import Decimal, getcontext

import numpy as np
from scipy import integrate, special, stats

LEVEL = 0.95
getcontext().prec = 60


def effect(mean=None, low=None, high=None):
    return {"mean": mean, "low": low, "high": high}


def mean(values):
    """Measured from the first value: equal values have exactly that mean."""
    return values[0] + float(np.mean(np.subtract(values, values[0])))


def variance(values):
    centre = mean(values)
    return math.fsum((v - centre) ** 2 for v in values) / (len(values) - 1)


@functools.cache
def t_quantile(p, freedom):
    """scipy's, made exact to the last digits by Newton's steps on the tail."""
    x = float(stats.t.ppf(p, freedom))
    for _ in range(2):
        x += (float(stats.t.sf(x, freedom)) - (1 - p)) / float(stats.t.pdf(x, freedom))
    return x


def populations(sample):
    return sorted({p for p, _ in sample})


def over_populations(sample):
    return len(populations(sample)) > 1


def units(sample):
    """What varies independently: means of populations; in one population its replicates."""
    if not over_populations(sample):
        return [sample[key] for key in sorted(sample)]
    return [mean([v for (q, _), v in sorted(sample.items()) if q == p]) for p in populations(sample)]


def interval(values):
    if not values:
        return effect()
    if len(values) == 1:
        return effect(mean(values))
    half = t_quantile((1 + LEVEL) / 2, len(values) - 1) * math.sqrt(variance(values) / len(values))
    return effect(mean(values), mean(values) - half, mean(values) + half)


def estimate(sample):
    return effect() if sample is None else interval(units(sample))


def clipped(one):
    return {k: v if v is None or k == "mean" else min(1.0, max(0.0, v)) for k, v in one.items()}


def minus(a, b):
    """By equal population and replicate."""
    if a is None or b is None:
        return None
    return {key: a[key] - b[key] for key in sorted(a) if key in b} or None


def spread_out(fine, coarse):
    """`coarse` at the places of `fine`: by replicate, or its one value of the population."""
    if fine is None or coarse is None:
        return None
    if len(populations(coarse)) == len(coarse):
        of_population = {p: v for (p, _), v in coarse.items()}
        return {key: of_population[key[0]] for key in fine if key[0] in of_population} or None
    return {key: coarse[key] for key in fine if key in coarse} or None


def difference(a, b, paired):
    """Mean, variance of that mean, degrees of freedom; None for what is undefined (Welch 1947 where unpaired)."""
    if paired:
        values = minus(a, b)
        if values is None:
            return None, None, None
        values = units(values)
        return (mean(values), variance(values) / len(values), len(values) - 1) if len(values) > 1 else (
            mean(values), None, None)
    if a is None or b is None:
        return None, None, None
    x, y = units(a), units(b)
    if over_populations(a) != over_populations(b) or min(len(x), len(y)) < 2:
        return mean(x) - mean(y), None, None
    u, v = variance(x) / len(x), variance(y) / len(y)
    if u + v == 0:
        return mean(x) - mean(y), 0.0, len(x) + len(y) - 2
    return mean(x) - mean(y), u + v, (u + v) ** 2 / (u ** 2 / (len(x) - 1) + v ** 2 / (len(y) - 1))


def difference_effect(a, b, paired):
    centre, spread, freedom = difference(a, b, paired)
    if spread is None:
        return effect(centre)
    half = t_quantile((1 + LEVEL) / 2, freedom) * math.sqrt(spread) if spread > 0 else 0.0
    return effect(centre, centre - half, centre + half)


def p_value(a, b, paired):
    centre, spread, freedom = difference(a, b, paired)
    return None if not spread else 2 * float(stats.t.sf(abs(centre) / math.sqrt(spread), freedom))


def holm(p):
    """Holm (1979): the i-th smallest of m times m - i + 1, never less than the one before, at most 1."""
    tests = sorted((value, k) for k, value in enumerate(p) if value is not None)
    adjusted = [None] * len(p)
    for rank, (_, k) in enumerate(tests):
        adjusted[k] = max(min(1.0, (len(tests) - j) * tests[j][0]) for j in range(rank + 1))
    return adjusted


def variance_reduction(a, b):
    common = minus(a, b)
    if common is None or len(units(common)) < 2 or variance(units(common)) == 0:
        return None
    apart = sum(variance(units({key: one[key] for key in common})) for one in (a, b))
    return apart / variance(units(common))


def power(n, shift):
    """Chance that a t test of n values finds a mean of `shift` standard deviations: E[P(Z > c s - shift sqrt n)] over the
    law of s, the sample's standard deviation."""
    freedom, critical = n - 1, t_quantile((1 + LEVEL) / 2, n - 1)

    def integrand(s):
        log_density = (math.log(2) + freedom / 2 * math.log(freedom / 2) - special.gammaln(freedom / 2)
                       + (freedom - 1) * math.log(s) - freedom * s * s / 2)
        return math.exp(log_density) * special.ndtr(shift * math.sqrt(n) - critical * s)
    width = 12 / math.sqrt(2 * freedom)
    middle = min(max(shift * math.sqrt(n) / critical, 1e-9), 1 + width)
    return integrate.quad(integrand, 0 + 1e-300, 1 + width, points=[middle, 1], limit=400, epsabs=1e-12)[0]


def fieller(above, below):
    """All ratios q with (a - q b)^2 <= t^2 Var(a - q b), a quadratic (Fieller 1954), in sixty digits, over what both have.
    Undefined where the divisor's interval holds 0."""
    if above is None or below is None or not above.keys() & below.keys():
        return effect()
    above, below = ({key: sample[key] for key in above.keys() & below.keys()} for sample in (above, below))
    x, y = ([Decimal(v) for v in units(sample)] for sample in (above, below))
    divisor = interval(units(below))
    if divisor["low"] is None or divisor["low"] <= 0 <= divisor["high"]:
        return effect()
    n = len(x)
    a, b = sum(x) / n, sum(y) / n

    def covariance(u, v):
        return sum((i - sum(u) / n) * (j - sum(v) / n) for i, j in zip(u, v)) / (n - 1)
    c = Decimal(t_quantile((1 + LEVEL) / 2, n - 1)) ** 2 / n
    square, linear, constant = b * b - c * covariance(y, y), a * b - c * covariance(x, y), a * a - c * covariance(x, x)
    root = max(Decimal(0), linear * linear - square * constant).sqrt()
    return effect(float(a / b), float((linear - root) / square), float((linear + root) / square))


def scatter(sample, crossed):
    """Standard deviation of one replicate and the shares of luck and city in its variance: components by equating mean
    squares with what is expected of them, replicates nested in populations or (crossed) the same in all."""
    none = {"standard_deviation": None, "luck": None, "city": None}
    if sample is None or len(sample) < 2:
        return none
    rows = [[v for (q, _), v in sorted(sample.items()) if q == p] for p in populations(sample)]
    if len(rows) == 1 or len(rows) == len(sample):
        return {**none, "standard_deviation": math.sqrt(variance(list(sample.values())))}
    if crossed:
        table = np.array(rows)
        p, r = table.shape
        centred = table - table.mean(1, keepdims=True) - table.mean(0) + table.mean()
        joint = (centred ** 2).sum() / (p - 1) / (r - 1)
        city = max(0.0, table.mean(1).var(ddof=1) - joint / r)
        luck = joint + max(0.0, table.mean(0).var(ddof=1) - joint / p)
    else:
        n, k = len(sample), len(rows)
        everyone = mean([v for row in rows for v in row])
        luck = sum((v - mean(row)) ** 2 for row in rows for v in row) / (n - k)
        between = sum(len(row) * (mean(row) - everyone) ** 2 for row in rows) / (k - 1)
        city = max(0.0, (between - luck) / ((n - sum(len(row) ** 2 for row in rows) / n) / (k - 1)))
    total = luck + city
    return {"standard_deviation": math.sqrt(total), "luck": luck / total if total > 0 else None,
            "city": city / total if total > 0 else None}


def compare_with_best(samples, paired):
    """Edwards and Hsu (1983) over one-sided t intervals of all pairs, by Bonferroni at (1 - level) / (k - 1)."""
    k = len(samples)
    pairs = {(i, j): difference(samples[i], samples[j], paired) for i in range(k) for j in range(k) if i != j}
    rows = []
    if k < 2 or any(spread is None for _, spread, _ in pairs.values()):
        for i in range(k):
            centre = min((pairs[i, j][0] for j in range(k) if j != i), default=None)
            rows.append({"difference": effect(centre), "may_be_best": True, "is_best": False})
        return rows
    half = {key: t_quantile(1 - (1 - LEVEL) / (k - 1), freedom) * math.sqrt(spread) if spread > 0 else 0.0
            for key, (_, spread, freedom) in pairs.items()}
    highest = [min(pairs[i, j][0] + half[i, j] for j in range(k) if j != i) for i in range(k)]
    may = [high >= 0 for high in highest]
    for i in range(k):
        lows = [pairs[i, j][0] - half[i, j] for j in range(k) if j != i and may[j]]
        rows.append({"difference": effect(min(pairs[i, j][0] for j in range(k) if j != i), min([0.0, *lows]),
                                          max(0.0, highest[i])),
                     "may_be_best": may[i], "is_best": may[i] and sum(may) == 1})
    return rows


def dominates(a, b):
    return all(x >= y for x, y in zip(a, b)) and any(x > y for x, y in zip(a, b))


def pareto(objectives, names):
    """`objectives`: by strategy its samples of which more is better; over the units that all have."""
    places = objectives[0][0]
    for row in objectives:
        for sample in row:
            places = spread_out(places, sample)
    points = [np.array([units(spread_out(places, sample)) for sample in row]) for row in objectives]  # objective x unit
    means = [[mean(list(values)) for values in point] for point in points]
    n = points[0].shape[1]
    rows = []
    for i, own in enumerate(points):
        beaten = [any(dominates(other[:, u], own[:, u]) for other in points) for u in range(n)]
        by = [j for j in range(len(points)) if dominates(means[j], means[i])]
        rows.append({"on_front": not by, "share_on_front": 1 - sum(beaten) / n,
                     "dominated_by": [{"strategy": names[j],
                                       "share": sum(dominates(points[j][:, u], own[:, u]) for u in range(n)) / n}
                                      for j in by]})
    return rows


def shrunken(households, samples):
    """Parts of a city towards their mean by empirical Bayes, as analysis/core/shrink.h defines it."""
    taking = [k for k, sample in enumerate(samples) if sample is not None and households[k] > 0]
    nothing = [effect() for _ in samples]
    if len(taking) < 3:
        return nothing
    places = set.intersection(*(set(samples[k]) for k in taking))
    shares = np.array([units({key: samples[k][key] for key in places}) for k in taking])
    n = shares.shape[1]
    if n < 2:
        return nothing
    size = np.array([households[k] for k in taking])
    weight = size / size.sum()
    city = weight @ shares
    m = mean(list(city))
    away = shares - city
    d = np.array([mean(list(row)) for row in away])
    noise = np.maximum([variance(list(row)) / n for row in away], m * (1 - m) / (size * len(places)))
    # Moments: E[sum w d^2] = between (1 - sum w^2) + sum w noise, as a part's true distance from the weighted mean of all
    # has variance between (1 - 2 w + sum w^2).
    joint = weight @ noise
    between = max(0.0, (weight @ d ** 2 - joint) / (1 - weight @ weight))
    signal = between * (1 - 2 * weight + weight @ weight)
    between_variance = 2 / (len(taking) - 1) * (between + joint) ** 2
    result = list(nothing)
    for row, k in enumerate(taking):
        if households[k] < 100:
            continue
        whole = noise[row] + signal[row]
        if whole == 0:
            result[k] = effect(m, m, m)
            continue
        b = noise[row] / whole
        slope = noise[row] / whole ** 2 * (1 - 2 * weight[row] + weight @ weight)  # of B over `between`
        spread = variance(list(city)) / n + (1 - b) * noise[row] + d[row] ** 2 * slope ** 2 * between_variance
        centre, half = m + (1 - b) * d[row], t_quantile((1 + LEVEL) / 2, n - 1) * math.sqrt(spread)
        result[k] = clipped(effect(centre, centre - half, centre + half))
    return result
