#!/usr/bin/python3
"""Draws who became aware under each strategy, poor and other households, from a result file of `kabar run`:
    analysis/examples/headline.py results/magelang.h5 headline.png [--lang id]
Needs python3-xarray, python3-h5netcdf, python3-matplotlib and python3-scipy."""
import argparse
import matplotlib.pyplot as plt
import xarray as xr
from scipy.stats import t as student

WORDS = {"en": {"title": "Who became aware of the programmes?", True: "poor households", False: "other households",
                "axis": "% of households ever aware within {days} days, mean over {topics} programmes",
                "cost": "Rp {cash:.0f} million, {staff:.0f} staff hours",
                "population": "synthetic populations", "replicate": "replicates, this city only",
                "note": "Whiskers: 95 % intervals over {n} {units}; they hold luck, not the uncertainty of assumptions.\n"
                        "Made households, no forecast; {money}. kabar {version}, digest {digest}",
                "ceiling": "the same ceiling, Rp {0:.0f} million, for all but the upper bound", "none": "costs differ"},
         "id": {"title": "Siapa yang tahu tentang program?", True: "rumah tangga miskin", False: "rumah tangga lain",
                "axis": "% rumah tangga yang pernah tahu dalam {days} hari, rata-rata {topics} program",
                "cost": "Rp {cash:.0f} juta, {staff:.0f} jam pegawai",
                "population": "penduduk buatan", "replicate": "ulangan, kota ini saja",
                "note": "Garis: kisaran 95 % dari {n} {units}; memuat unsur kebetulan, belum ketidakpastian asumsi.\n"
                        "Rumah tangga buatan, bukan ramalan; {money}. kabar {version}, sidik data {digest}",
                "ceiling": "plafon yang sama, Rp {0:.0f} juta, kecuali batas atas", "none": "biaya berbeda"}}
STYLE = {True: ("#D55E00", 0.18), False: ("#56B4E9", -0.18)}  # colours of Okabe and Ito (2008), place in the row


def interval(data, poor, unit):
    """Percent of the poor (or other) households ever aware, by strategy: mean and half of its 95 % t interval."""
    cells, chosen = ["status", "kelurahan", "access"], data.where(data.status.str.startswith("poor") == poor)
    share = 100 * chosen.counts.sel(measure="ever_aware").sum(cells) / chosen.households.sum(cells)
    share = share.mean("topic").mean({"population", "replicate"} - {unit})
    n = share.sizes[unit]
    return share.mean(unit), student.ppf(0.975, n - 1) * share.std(unit, ddof=1) / n**0.5


parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("results")
parser.add_argument("picture", help=".png or .svg")
parser.add_argument("--lang", choices=WORDS, default="en")
options = parser.parse_args()
words, data = WORDS[options.lang], xr.open_dataset(options.results)
data = data.isel(strategy=(data.strategy_without == "").values)  # what is run without some means is no choice
unit = "population" if data.sizes["population"] > 1 else "replicate"
cash, staff = (data[name].sum("item").mean("population").values for name in ("cash_rupiah", "staff_millihours"))
order = interval(data, True, unit)[0].argsort().values
plt.switch_backend("agg")
plt.rcParams.update({"axes.axisbelow": True, "ytick.major.size": 0})
figure, axes = plt.subplots(figsize=(9, 1.8 + 0.55 * len(order)), layout="constrained")
for poor, (colour, shift) in STYLE.items():
    mean, half = interval(data, poor, unit)
    axes.barh([row + shift for row in range(len(order))], mean[order], 0.36, xerr=half[order], color=colour, capsize=4,
              label=words[poor])
axes.set_yticks(range(len(order)), [str(data["strategy_title_" + options.lang].values[s]) + "\n" + words["cost"].format(
    cash=cash[s] / 1e6, staff=staff[s] / 1e3) for s in order])
axes.set_title(words["title"], loc="left", fontweight="bold")
axes.set_xlabel(words["axis"].format(days=data.days, topics=data.sizes["topic"]))
money = words["ceiling"].format(data.budget_rupiah / 1e6) if data.budget_rupiah > 0 else words["none"]
figure.supxlabel(words["note"].format(n=data.sizes[unit], units=words[unit], version=data.program_version,
                                      digest=data.digest, money=money), x=0.99, ha="right", fontsize=8, color="#555555")
axes.grid(axis="x", color="#DDDDDD")
axes.spines[["top", "right", "left"]].set_visible(False)
axes.legend(loc="lower right", frameon=False)
figure.savefig(options.picture, dpi=110)
