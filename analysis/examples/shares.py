#!/usr/bin/python3
"""Poor households that became aware, and eligible households that understand, in percent with 95 % intervals, from a result
file of `kabar run`; draws and prints them:
    analysis/examples/shares.py results/magelang.h5 shares.png
Needs python3-xarray, python3-h5netcdf, python3-matplotlib and python3-scipy. shares.R does the same in R."""
import sys
import matplotlib
import xarray as xr
from scipy.stats import t as student
matplotlib.use("agg")
import matplotlib.pyplot as plt  # noqa: E402

FIGURES = {"poor households, ever aware": ("ever_aware", ["poor_not_eligible", "poor_eligible"], "#D55E00", "o"),
           "eligible households, understand": ("understands", ["non_poor_eligible", "poor_eligible"], "#0072B2", "s")}
data = xr.open_dataset(sys.argv[1])
data = data.isel(strategy=(data.strategy_without == "").values)  # what is run without some means is no choice
unit, within = ("population", "replicate") if data.sizes["population"] > 1 else ("replicate", "population")
cells, order = ["status", "kelurahan", "access"], None
figure, axes = plt.subplots(figsize=(8, 1.5 + 0.3 * data.sizes["strategy"]), layout="constrained")
for label, (measure, status, colour, marker) in FIGURES.items():
    households = data.households.sel(status=status).sum(cells)
    counts = data.counts.sel(measure=measure, status=status).sum(cells, skipna=False)  # NaN: not finished
    share = 100 * (counts / households.where(households > 0)).mean("topic").mean(within)
    mean, n = share.mean(unit), share.count(unit)
    half = student.ppf(0.975, n - 1) * share.std(unit, ddof=1) / n**0.5
    low, high = (mean - half).clip(0), (mean + half).clip(max=100)
    order = mean.values.argsort(kind="stable") if order is None else order
    axes.errorbar(mean[order], range(len(order)), xerr=[(mean - low)[order], (high - mean)[order]], fmt=marker,
                  color=colour, capsize=3, label=label)
    for place in order[::-1]:
        print(measure, str(mean.strategy[place].values), *(f"{float(v[place]):.10f}" for v in (mean, low, high)), sep="\t")
axes.set_yticks(range(len(order)), data.strategy_title_en.values[order])
axes.set_xlabel(f"%, mean over topics; 95 % intervals over {data.sizes[unit]} {unit}s")
axes.grid(axis="x", color="#DDDDDD")
axes.legend(loc="lower right", frameon=False)
figure.savefig(sys.argv[2], dpi=110)
