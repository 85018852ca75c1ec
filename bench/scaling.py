#!/usr/bin/env python3
"""Draws what bench_scaling measured: bench/scaling.py FILE.json PICTURE.png (Debian: python3-matplotlib)."""
import json
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402
from matplotlib.ticker import FuncFormatter  # noqa: E402

WORLD, REPLICATE = "#8a6d3b", "#1f5f8b"
STYLES = ["-", "--", ":"]  # by number of threads


def households(value, _):
    return f"{value / 1e6:g} million" if value >= 1e6 else f"{value:,.0f}"


def panel(axes, data, lines, label):
    """`lines`: key of a size, colour, name, factor. Times of one thread are processor time, of several wall time."""
    for fitted, style in zip(data["exponents"], STYLES):
        sizes = sorted((s for s in data["sizes"] if s["threads"] == fitted["threads"]), key=lambda s: s["households"])
        x = [s["households"] for s in sizes]
        threads = ""
        if len(data["exponents"]) > 1:
            threads = f", {fitted['threads']:.0f} thread{'s' if fitted['threads'] > 1 else ''}"
        for key, colour, name, factor in lines:
            if fitted["threads"] == 1:
                key = key.replace("_seconds", "_cpu_seconds")
            axes.loglog(x, [factor * s[key] for s in sizes], style, color=colour, marker="o", markersize=3.5, linewidth=0.9,
                        label=f"{name}{threads}: exponent {fitted[key]:.2f}")
    # The slope of linear growth, for the eye.
    low, high = axes.get_xlim()
    bottom = min(line.get_ydata()[0] for line in axes.get_lines()) * 0.6
    first = min(s["households"] for s in data["sizes"])
    axes.loglog([first, high], [bottom, bottom * high / first], color="0.7", linewidth=0.7, zorder=0, label="linear")
    axes.set_xlim(low, high)
    axes.set_xlabel("households")
    axes.set_ylabel(label)
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(width=0.6)
    axes.xaxis.set_major_formatter(FuncFormatter(households))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    axes.legend(frameon=False, fontsize=8, loc="lower left", bbox_to_anchor=(0.0, 1.0), borderaxespad=0.2)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8") as file:
        data = json.load(file)
    context = data["context"]
    plt.rcParams.update({"font.size": 9, "axes.linewidth": 0.6, "font.family": "DejaVu Sans"})
    figure, (time, memory) = plt.subplots(1, 2, figsize=(8.6, 4.6), dpi=150)
    panel(time, data, [("world_seconds", WORLD, "world", 1), ("replicate_seconds", REPLICATE, "replicate", 1)],
          "seconds (one thread: processor time, several: wall)")
    panel(memory, data, [("world_bytes", WORLD, "world", 1e-6), ("peak_bytes", REPLICATE, "peak of the process", 1e-6)], "MB")
    topics = data["sizes"][0]["topics"]
    figure.text(0.01, 0.01, f"{context['strategy']}, {topics:.0f} topics; {context['processor']}, {context['cores']} cores, load "
                f"{context['load_at_start']:.1f} at the start; commit {context['commit'][:10]}"
                f"{'-changed' if 'changed' in context['commit'] else ''}, {context['date'][:10]}", fontsize=7, color="0.4")
    figure.tight_layout(rect=(0, 0.04, 1, 1))
    figure.savefig(sys.argv[2])


main()
