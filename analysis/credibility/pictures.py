"""The pictures of this folder. Needs python3-matplotlib (the system's python3)."""
import textwrap

import matplotlib

matplotlib.use("agg")
import matplotlib.pyplot as plt
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Patch

import verdicts
from runs import HEADLINES

BLUE, ORANGE, GREY = "#0072B2", "#D55E00", "#777777"  # of Okabe and Ito (2008)
SHARES = LinearSegmentedColormap.from_list("shares", [ORANGE, "#F7F7F7", BLUE])
plt.rcParams.update({"axes.axisbelow": True, "font.size": 9, "figure.constrained_layout.use": True})

WORDS = {
    "en": {"poor_aware": "Poor households that ever became aware",
           "eligible_understand": "Eligible households that understand at the end",
           "worlds": "Which order holds in {n} plausible worlds?", "percent": "% of the households",
           "spread": "line: 5-95 % of the worlds; bar: median; ring: as shipped",
           "matrix": "worlds in which the row is better than the column, %",
           "bold": "bold: {claim:.0%} or more, may be said; else not decided",
           "trial": "bold: {claim:.0%} or more; a trial, too few worlds to say anything",
           "note": "{uncertainties} assumptions drawn within their ranges; {passed_over} draws with R of 1 or more passed over. "
                   "Made households, no forecast; cash as city.budget allows. kabar, commit {commit}, digest of all worlds {digest}"},
    "id": {"poor_aware": "Rumah tangga miskin yang pernah tahu",
           "eligible_understand": "Sasaran program yang akhirnya paham",
           "worlds": "Urutan mana yang bertahan di {n} dunia yang wajar?", "percent": "% rumah tangga",
           "spread": "garis: 5-95 % dunia; batang: median; lingkaran: seperti dikirim",
           "matrix": "bagian dunia yang baris lebih baik daripada kolom, %",
           "bold": "tebal: {claim:.0%} atau lebih, boleh dikatakan; selain itu belum dapat dipastikan",
           "trial": "tebal: {claim:.0%} atau lebih; uji coba, dunia terlalu sedikit untuk menyimpulkan",
           "note": "{uncertainties} asumsi diundi dalam kisarannya; {passed_over} undian dengan R 1 atau lebih dilewati. "
                   "Rumah tangga buatan, bukan ramalan; uang sebatas city.budget. kabar, commit {commit}, sidik semua dunia {digest}"},
}


def finish(figure, note, path):
    figure.supxlabel("\n".join(textwrap.wrap(note, 150)), x=0.99, ha="right", fontsize=7, color="#555555")
    figure.savefig(path, dpi=100, metadata={"Software": None})
    plt.close(figure)


def plain(axes, grid="x"):
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(axis=grid, color="#E4E4E4")


def plausible_worlds(options, draws, numbers, pairs, winners, about):
    words, shipped = WORDS[options.lang], draws.shipped["strategies"]
    titles = {name: textwrap.fill(shipped[name]["title_" + options.lang], 24) for name in shipped}
    figure, grid = plt.subplots(2, 2, figsize=(12, 2.4 + 0.75 * max(8, len(shipped))))
    enough = len(numbers) >= verdicts.WORLDS and options.populations >= verdicts.POPULATIONS
    for (left, right), measure in zip(grid, HEADLINES):
        rows = {row["strategy"]: row for row in winners if row["headline"] == measure}
        names = sorted(rows, key=lambda s: rows[s]["median_percent"])
        for k, name in enumerate(names):
            row = rows[name]
            left.plot([row["percent_5"], row["percent_95"]], [k, k], color=BLUE, lw=1.5)
            left.plot(row["median_percent"], k, "|", color=BLUE, ms=16, mew=3)
            left.plot(row["shipped_percent"], k, "o", mfc="none", color=ORANGE, ms=7)
        left.set_yticks(range(len(names)), [titles[name] for name in names])
        left.set_xlim(left=0)
        left.set_xlabel(f"{words['percent']} ({words['spread']})", fontsize=8)
        left.set_title(words[measure], loc="left", fontweight="bold")
        plain(left)
        share = {}
        for row in pairs:
            if row["headline"] == measure:
                share[row["a"], row["b"]] = row["share"]
                share[row["b"], row["a"]] = row["b_better"] / row["worlds"]
        order = names[::-1]
        table = [[share.get((a, b), float("nan")) for b in order] for a in order]
        right.imshow(table, cmap=SHARES, vmin=0, vmax=1, aspect="auto")
        for i in range(len(order)):
            for j in range(len(order)):
                if i != j:
                    firm = table[i][j] >= verdicts.CLAIM or table[j][i] >= verdicts.CLAIM
                    strong = abs(table[i][j] - 0.5) > 0.35
                    right.text(j, i, f"{100 * table[i][j]:.0f}", ha="center", va="center", fontweight="bold" if firm else None,
                               color="white" if strong else "black")
        right.set_yticks(range(len(order)), [f"{titles[name]}  {k + 1}" for k, name in enumerate(order)])
        right.set_xticks(range(len(order)), range(1, len(order) + 1))
        right.set_title(words["matrix"] + "\n" + words["bold" if enough else "trial"].format(claim=verdicts.CLAIM), loc="left",
                        fontsize=8)
        right.tick_params(length=0)
        right.spines[:].set_visible(False)
    figure.suptitle(words["worlds"].format(n=len(numbers)), x=0.01, ha="left", fontweight="bold", fontsize=13)
    finish(figure, words["note"].format(uncertainties=about["uncertainties"], passed_over=about["passed_over"],
                                        commit=about["commit"], digest=about["digest_of_digests"]),
           options.out / "plausible_worlds.png")


ABLATION_WORDS = {
    "en": {"title": "What would a plainer model say?", "arti": "meaning", "poor_to_other": "Poor : other households ever aware",
           "poor_aware": "Poor households ever aware, percentage points more than in the whole model (last row: its own %)",
           "eligible_understand": "Eligible households that understand, percentage points more (last row: its own %)",
           "note": "bold: the 95 % interval over {seeds} seeds does not hold 0. Made households, no forecast. kabar, commit "
                   "{commit}, digest as shipped {digest}"},
    "id": {"title": "Apa kata model yang lebih sederhana?", "arti": "arti", "poor_to_other": "Pernah tahu, miskin : lainnya",
           "poor_aware": "Rumah tangga miskin yang pernah tahu, selisih poin terhadap model lengkap (baris terakhir: %-nya)",
           "eligible_understand": "Sasaran yang paham, selisih poin terhadap model lengkap (baris terakhir: %-nya)",
           "note": "tebal: kisaran 95 % atas {seeds} benih tidak memuat 0. Rumah tangga buatan, bukan ramalan. kabar, commit "
                   "{commit}, sidik seperti dikirim {digest}"},
}


def ablations(options, rows, titles, about):
    words = ABLATION_WORDS[options.lang]
    names = list(dict.fromkeys(row["ablation"] for row in rows))[::-1]
    names = [n for n in names if n != "whole"] + ["whole"]
    spoken = [s for s in titles if any(row["strategy"] == s and row["poor_aware_percent"] > 0 for row in rows)]
    at = {(row["ablation"], row["strategy"]): row for row in rows}
    figure, axes = plt.subplots(3, 1, figsize=(11, 11.5))
    for one, what in zip(axes, ("poor_aware", "eligible_understand", "poor_to_other")):
        change = what + ("_change_points" if what != "poor_to_other" else "")
        values = [[at[n, s][change] for s in spoken] for n in names]
        reach = max(max(abs(x) for row in values for x in row), 1e-9)
        low, high = (-reach, reach) if what != "poor_to_other" else (0, 2)
        one.imshow(values, cmap=SHARES, vmin=low, vmax=high, aspect="auto", alpha=0.7)
        for i, name in enumerate(names):
            for j, strategy in enumerate(spoken):
                row, bold = at[name, strategy], False
                if what == "poor_to_other":
                    text = f"{row[what]:.2f}"
                elif name == "whole":
                    text = f"{row[what + '_percent']:.1f} %"
                else:
                    text = f"{row[change]:+.2f}"
                    bold = abs(row[change]) > row[what + "_change_half_interval"]
                one.text(j, i, text, ha="center", va="center", fontweight="bold" if bold else None)
        one.set_yticks(range(len(names)), [at[n, spoken[0]][words["arti"]] for n in names])
        one.set_xticks(range(len(spoken)), [titles[s] if one is axes[2] else "" for s in spoken], fontsize=8,
                       rotation=40, ha="right", rotation_mode="anchor")
        one.tick_params(length=0)
        one.spines[:].set_visible(False)
        one.set_title(words[what], loc="left", fontsize=9, fontweight="bold")
    figure.suptitle(words["title"], x=0.01, ha="left", fontweight="bold", fontsize=13)
    finish(figure, words["note"].format(seeds=about["seeds"], commit=about["commit"], digest=about["digest_as_shipped"]),
           options.out / "ablations.png")


PATTERN_WORDS = {
    "en": {"title": "Does the shipped city show the patterns of real ones?", "meaning": "meaning", "most": "at most {:g}",
           "least": "at least {:g}", "from": "{:g} to {:g}", "about": "about {:g}", "model": "model {:.3g}", "target": "target",
           "sources": "P6: where the poor first hear of a programme under the status quo (share of first sources)",
           "note": "grey: target; blue: inside, tested; orange: outside or not comparable, see README. Each row on its own scale from 0. "
                   "Figures by tests/patterns, kabar, commit {commit}"},
    "id": {"title": "Apakah kota ini menunjukkan pola kota nyata?", "meaning": "arti", "most": "paling banyak {:g}",
           "least": "paling sedikit {:g}", "from": "{:g} sampai {:g}", "about": "sekitar {:g}", "model": "model {:.3g}",
           "target": "sasaran", "sources": "P6: dari mana yang miskin pertama kali tahu, kondisi sekarang (bagian)",
           "note": "abu-abu: sasaran; biru: di dalam, diuji; jingga: di luar atau tak sebanding, lihat README. Tiap baris berskala "
                   "sendiri dari 0. Angka dari tests/patterns, kabar, commit {commit}"},
}


def patterns(options, rows, commit):
    words = PATTERN_WORDS[options.lang]
    aimed = [row for row in rows if row["inside"]][::-1]
    sources = [row for row in rows if row["pattern"] == "P6"]
    figure, axes = plt.subplots(2 if sources else 1, 1, figsize=(10.5, 1.6 + 0.42 * len(aimed) + (1.4 if sources else 0)),
                                height_ratios=[0.42 * len(aimed), 1.2] if sources else None, squeeze=False)
    one = axes[0][0]
    for k, row in enumerate(aimed):
        low, high, value = row["low"], row["high"], row["value"]
        open_above = high == float("inf")
        scale = 1 / (1.15 * max(value, low if open_above else high))
        end = 1 if open_above else high * scale
        one.barh(k, max(end - low * scale, 0.004), left=low * scale, color="#D0D0D0", height=0.62)
        one.plot(value * scale, k, "o", ms=8, color=BLUE if row["inside"] == "yes" else ORANGE)
        if low == high:
            target = words["about"].format(low)
        elif open_above:
            target = words["least"].format(low)
        else:
            target = words["most"].format(high) if low == 0 else words["from"].format(low, high)
        one.text(1.02, k, f"{words['model'].format(value)};  {words['target']} {target}", va="center", fontsize=8)
    one.set_yticks(range(len(aimed)), [f"{row[words['meaning']]}  {row['pattern']}" for row in aimed], fontsize=8)
    one.set_xlim(0, 1)
    one.set_ylim(-0.6, len(aimed) - 0.4)
    one.set_xticks([])
    one.tick_params(length=0)
    one.spines[["top", "right", "bottom"]].set_visible(False)
    if sources:
        two, left = axes[1][0], 0
        for row, colour in zip(sources, (BLUE, "#56B4E9", "#009E73", ORANGE)):
            two.barh(0, row["value"], left=left, color=colour, height=0.5,
                     label=f"{row['figure'][3:]} {100 * row['value']:.1f} %")
            left += row["value"]
        two.legend(ncols=4, loc="upper center", bbox_to_anchor=(0.5, -0.02), frameon=False, fontsize=8)
        two.set_title(words["sources"], loc="left", fontsize=9)
        two.set_xlim(0, 1)
        two.axis("off")
    figure.suptitle(words["title"], x=0.01, ha="left", fontweight="bold", fontsize=13)
    finish(figure, words["note"].format(commit=commit), options.out / "patterns.png")


BREAK_EVEN_WORDS = {
    "en": {"title": "From which value on is one strategy better than another?", "param.b": "an instructed RT head relays",
           "param.attendance": "mean attendance of an RT meeting", "param.rho": "a member reads what is forwarded",
           "param.r_g": "an aware member forwards", "param.alpha_ad": "a paid impression is noticed",
           "param.ad_waste": "share of the impressions that is wasted", "poor_aware": "Poor, ever aware", "eligible_understand": "Eligible, understand",
           "against": "{a}\nagainst {b}", "price": "price of a visit, thousand Rp", "for": "for the cash that this costs:\n{b}", "visits": "visits, as many as that pays for",
           "percent": "% of the households", "note": "Blue: the first is better, orange: the second (percentage points); black line: "
           "equal; ring: as shipped. Line: price as shipped dotted, break-even dashed. All else as shipped; costs differ in the fields. "
           "kabar, commit {commit}, digest as shipped {digest}"},
    "id": {"title": "Mulai nilai berapa satu strategi lebih baik daripada yang lain?", "param.b": "ketua RT yang diminta meneruskan",
           "param.attendance": "rata-rata kehadiran rapat RT", "param.rho": "anggota membaca terusan",
           "param.r_g": "yang tahu meneruskan ke grup", "param.alpha_ad": "satu tayangan iklan diperhatikan",
           "param.ad_waste": "bagian tayangan yang terbuang", "poor_aware": "Miskin, pernah tahu", "eligible_understand": "Sasaran, paham",
           "against": "{a}\ndibanding {b}", "price": "harga satu kunjungan, ribu Rp", "for": "dengan uang sebanyak biaya:\n{b}", "visits": "kunjungan, sebanyak cukup uangnya",
           "percent": "% rumah tangga", "note": "Biru: yang pertama lebih baik, jingga: yang kedua (selisih poin); garis hitam: sama; "
           "lingkaran: seperti dikirim. Garis: harga sekarang titik-titik, titik impas putus-putus. Lainnya seperti dikirim; "
           "biaya pada bidang warna berbeda. kabar, commit {commit}, sidik {digest}"},
}


def interpolated(line, x):
    """On the line through (x, y) points; its ends beyond."""
    for (x0, y0), (x1, y1) in zip(line, line[1:]):
        if x <= x1:
            return y0 + (y1 - y0) * max(0.0, (x - x0) / (x1 - x0))
    return line[-1][1]


def break_evens(options, fields, price_fields, titles, about):
    paid = [f for f in fields if f["study"] == "paid"]
    break_evens_in("break_evens.png", options, [f for f in fields if f["study"] != "paid"], price_fields, titles, about)
    if paid:
        break_evens_in("break_evens_paid.png", options, paid, [], titles, about)


def break_evens_in(name, options, fields, price_fields, titles, about):
    words = BREAK_EVEN_WORDS[options.lang]
    # What is better everywhere needs no picture.
    crossing = list(dict.fromkeys((f["a"], f["b"], f["x_path"]) for f in fields
                                  if min(map(min, f["difference"])) < 0 < max(map(max, f["difference"]))))
    columns = max(len(crossing) + bool(price_fields), 1)
    figure, axes = plt.subplots(2, columns, figsize=(3.4 * columns, 7.2), squeeze=False)
    for row, measure in zip(axes, HEADLINES):
        for one, (a, b, x) in zip(row, crossing):
            field = next(f for f in fields if (f["a"], f["b"], f["x_path"], f["headline"]) == (a, b, x, measure))
            reach = max(max(abs(v) for v in line) for line in field["difference"]) or 1.0
            shown = one.pcolormesh(field["xs"], field["ys"], field["difference"], cmap=SHARES, vmin=-reach, vmax=reach,
                                   shading="gouraud")
            if min(map(min, field["difference"])) < 0 < max(map(max, field["difference"])):
                one.contour(field["xs"], field["ys"], field["difference"], levels=[0], colors="black", linewidths=2)
            one.plot(*field["shipped"], "o", mfc="none", color="black", ms=8)
            figure.colorbar(shown, ax=one, shrink=0.8, format="%+.0f" if reach >= 3 else "%+.1f")
            one.set_xlabel(words.get(field["x_path"], field["x_path"]), fontsize=8)
            one.set_ylabel(words.get(field["y_path"], field["y_path"]), fontsize=8)
            one.set_title(words["against"].format(a=titles[a], b=titles[b]), fontsize=8)
        row[0].text(-0.3, 1.22, words[measure], transform=row[0].transAxes, fontweight="bold", fontsize=11)
        if not price_fields:
            continue
        last, field = row[-1], next(f for f in price_fields if f["headline"] == measure)
        prices = [field["price"] * (0.3 + 0.05 * k) for k in range(55)]
        visits = [(field["budget"] - field["fixed"]) / price for price in prices]
        last.plot([p / 1000 for p in prices], [interpolated(field["line"], v) for v in visits], color=BLUE, lw=2,
                  label=words["visits"])
        last.axhline(field["target"], color=ORANGE, lw=2, label=titles[field["b"]])
        last.axvline(field["price"] / 1000, color=GREY, ls=":")
        if field["break_even"] != "":
            last.axvline(field["break_even"] / 1000, color="black", ls="--")
        last.set_ylim(bottom=0)
        last.set_xlabel(words["price"], fontsize=8)
        last.set_ylabel(words["percent"], fontsize=8)
        last.legend(frameon=False, fontsize=7, loc="upper right")
        last.set_title(words["for"].format(b=titles[field["b"]]), fontsize=8)
        plain(last, "both")
    figure.suptitle(words["title"], x=0.01, ha="left", fontweight="bold", fontsize=13)
    finish(figure, words["note"].format(commit=about["commit"], digest=about["digest_as_shipped"]), options.out / name)


VARIANCE_WORDS = {
    "en": {"title": "How much of the difference between two replicates is luck?", "luck": "luck",
           "network": "who knows whom, meeting days", "people": "who lives there", "share": "% of the variance of one replicate",
           "own": "{measure}", "difference": "Its paired difference from: {baseline}", "still": "does not vary",
           "note": "behind each bar: standard deviation of one replicate, percentage points. {populations} made cities x "
                   "{replicates} replicates. Made households, no forecast. kabar, commit {commit}, digest {digest}"},
    "id": {"title": "Berapa bagian beda dua ulangan yang hanya kebetulan?", "luck": "kebetulan",
           "network": "siapa kenal siapa, hari rapat", "people": "siapa penduduknya", "share": "% ragam satu ulangan",
           "own": "{measure}", "difference": "Selisih berpasangan dari: {baseline}", "still": "tidak berbeda",
           "note": "di belakang batang: simpangan baku satu ulangan, poin persen. {populations} kota buatan x {replicates} "
                   "ulangan. Rumah tangga buatan, bukan ramalan. kabar, commit {commit}, sidik {digest}"},
}


def variance(options, rows, titles, about):
    words, colours = VARIANCE_WORDS[options.lang], {"luck": GREY, "network": BLUE, "people": ORANGE}
    names = list(titles)[::-1]
    figure, axes = plt.subplots(2, 2, figsize=(12, 2.2 + 0.56 * len(names)), sharey=True, sharex=True)
    for line, measure in zip(axes, HEADLINES):
        for one, kind in zip(line, ("own", "difference")):
            at = {row["strategy"]: row for row in rows if (row["headline"], row["figure"]) == (measure, kind)}
            for k, name in enumerate(names):
                row = at.get(name)
                if row is None:
                    continue
                if row["deviation_points"] == 0:
                    one.text(1, k, words["still"], va="center", fontsize=8, color=GREY)
                    continue
                left = 0
                for part, colour in colours.items():
                    one.barh(k, 100 * row[part + "_share"], left=left, color=colour, height=0.72)
                    left += 100 * row[part + "_share"]
                one.text(102, k, f"{row['deviation_points']:.2f}", va="center", fontsize=8)
            one.set_xlim(0, 114)
            one.set_xticks(range(0, 101, 25))
            one.set_title(words[kind].format(measure=WORDS[options.lang][measure], baseline=titles[about["baseline"]]),
                          loc="left", fontweight="bold" if kind == "own" else None, fontsize=9)
            plain(one)
        line[0].set_yticks(range(len(names)), [textwrap.shorten(titles[name], 34, placeholder="...") for name in names])
    for one in axes[1]:
        one.set_xlabel(words["share"], fontsize=8)
    figure.legend(handles=[Patch(color=colour, label=words[part]) for part, colour in colours.items()], loc="upper right", ncol=3,
                  frameon=False, fontsize=8)
    figure.suptitle(words["title"], x=0.01, ha="left", fontweight="bold", fontsize=13)
    finish(figure, words["note"].format(digest=about["digests"]["all"], **about), options.out / "variance.png")


CALIBRATE_WORDS = {
    "en": {"title": "Free constants, and the patterns that they are set to", "band": "target", "shipped": "as shipped",
           "P1": "posts that no one reshares", "P2 trees deeper than one step": "posts whose reshares are reshared",
           "P4 the same text": "forwards of a text that end within 48 h", "P11 ever aware": "one post a week: ever aware",
           "P11 poor to others": "one post a week: poor : other", "r_c": "r_c: reshare per viewer",
           "r_g": "r_g: forward to a group", "rho": "read with rho = {:g}", "shown": "{}\n(shown, does not bind)",
           "note": "The shipped city; targets as in patterns.png. kabar, commit {}"},
    "id": {"title": "Tetapan bebas dan pola yang menjadi acuannya", "band": "sasaran", "shipped": "nilai bawaan",
           "P1": "unggahan yang tidak dibagikan ulang", "P2 trees deeper than one step": "unggahan yang dibagikan bertingkat",
           "P4 the same text": "terusan satu teks yang selesai dalam 48 jam", "P11 ever aware": "satu unggahan seminggu: pernah tahu",
           "P11 poor to others": "satu unggahan seminggu: miskin : lain", "r_c": "r_c: berbagi ulang per penonton",
           "r_g": "r_g: meneruskan ke grup", "rho": "dibaca dengan rho = {:g}", "shown": "{}\n(ditampilkan, tidak mengikat)",
           "note": "Kota yang dikirim; sasaran seperti patterns.png. kabar, commit {}"},
}


def calibrate(options, rows, shipped, commit):
    words = CALIBRATE_WORDS[options.lang]
    names = list(dict.fromkeys(row["figure"] for row in rows))
    figure, axes = plt.subplots(1, len(names), figsize=(2.9 * len(names), 3.6))
    for one, name in zip(axes, names):
        of = [row for row in rows if row["figure"] == name and row["value"] != ""]
        across = "r_c" if of[0]["setting"] == "posts" else "r_g"
        lines = sorted({row["rho"] for row in of}, key=lambda rho: float(rho or 0))
        for rho, shade in zip(lines, (GREY, BLUE, ORANGE) if len(lines) > 1 else (BLUE,)):
            points = sorted((float(row[across]), 100 * row["value"]) for row in of if row["rho"] == rho)
            one.plot(*zip(*points), color=shade, marker="o", markersize=3, label=words["rho"].format(rho) if rho != "" else None)
        low, high = 100 * of[0]["low"], 100 * of[0]["high"]
        if high > low:
            one.axhspan(low, high, color="#DDEEDD", zorder=0, label=words["band"])
        else:
            one.axhline(low, color="#88AA88", linewidth=1, label=words["band"])
        one.axvline(shipped["param." + across], color="black", linestyle=":", linewidth=1, label=words["shipped"])
        one.set_xscale("log")
        ticks = sorted({float(row[across]) for row in of})
        one.set_xticks(ticks, [f"{tick:g}" for tick in ticks], rotation=45)
        one.minorticks_off()
        one.set_ylim(bottom=0)
        one.set_xlabel(words[across], fontsize=8)
        binds = of[0]["binds"] == "yes"
        title = f"{name.split()[0]} {words[name]}, %"
        one.set_title(textwrap.fill(title, 26) if binds else words["shown"].format(textwrap.fill(title, 26)), loc="left", fontsize=9)
        plain(one, "y")
    handles = {label: handle for one in axes for handle, label in zip(*one.get_legend_handles_labels())}
    figure.legend(handles.values(), handles.keys(), loc="upper right", ncol=len(handles), frameon=False, fontsize=8)
    figure.suptitle(words["title"], x=0.01, ha="left", fontweight="bold", fontsize=13)
    finish(figure, words["note"].format(commit), options.out / "calibrate.png")
