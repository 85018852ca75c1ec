"""What the scripts of this folder share: running kabar, drawing plausible worlds, and a store that a stopped run goes on
from. Only the standard library."""
import concurrent.futures
import csv
import hashlib
import io
import json
import math
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "build/release/kabar"
CITY = ROOT / "scenarios/magelang/city.toml"

# The two headlines, and what is kept beside them: name -> (group, measure) of `kabar run --json`.
MEASURES = {"poor_aware": ("poor", "ever_aware"), "eligible_understand": ("eligible", "understands"),
            "other_aware": ("non_poor", "ever_aware")}
HEADLINES = ("poor_aware", "eligible_understand")


class Refused(Exception):
    """kabar said that its input is wrong."""


def kabar(program, *words):
    """What the program prints; its own message if it refuses."""
    done = subprocess.run([str(program), *map(str, words)], capture_output=True, text=True,
                          env={**os.environ, "LC_ALL": "C"})
    if done.returncode != 0:
        raise Refused(f"{' '.join(map(str, words[:2]))}: {done.stderr.strip() or f'exit code {done.returncode}'}")
    return done.stdout


def as_words(option, values):
    return [word for value in values for word in (option, value)]


def set_words(sets):
    """Of a path that is set twice the last one counts, as what is held replaces what was drawn: kabar takes each once."""
    return as_words("--set", {one.split("=", 1)[0].strip(): one for one in sets}.values())


def run(program, scenario, sets=(), strategies=(), populations=5, replicates=1):
    """{"digest", "strategies": {name: {measure: share, cash, hours, title_en, title_id}}} of one run."""
    answer = json.loads(kabar(program, "run", scenario, "--populations", populations, "--replicates", replicates,
                              "--threads", 1, "--quiet", "--json", *as_words("--strategy", strategies),
                              *set_words(sets)))
    results = {}
    for strategy in answer["strategies"]:
        of = {name: strategy[group][measure]["mean"] for name, (group, measure) in MEASURES.items()}
        for name, share in of.items():
            if share is None:
                raise Refused(f"{scenario}: {strategy['name']} has no {name}: {strategy[MEASURES[name][0]]}")
        cost = strategy["cost"]
        results[strategy["name"]] = {**of, "cash": cost["cash_rupiah"]["mean"], "hours": cost["staff_hours"]["mean"],
                                     "title_en": strategy["title_en"] or strategy["name"],
                                     "title_id": strategy["title_id"] or strategy["name"]}
    return {"digest": answer["digest"], "strategies": results}


def spectral_radius(program, scenario, sets=()):
    """R of word of mouth, an upper bound of how many households one informed household informs."""
    return json.loads(kabar(program, "describe", scenario, "--json", *set_words(sets)))["r"]["spectral_radius"]


class Lever:
    """One uncertainty: a value, or several that move together, with the range that the program gives."""

    def __init__(self, name, rows):
        self.name, self.rows = name, rows
        self.label, self.unit = rows[0]["label"], rows[0]["unit"]
        self.arti, self.grade = "", rows[0].get("grade", "")
        # Different values that move together are told as a multiple of what is shipped.
        self.is_factor = len({row["value"] for row in rows}) > 1

    def _value(self, row, u):
        low, high = float(row["low"]), float(row["high"])
        if row["type"] == "integer" and row["scale"] == "linear":
            return min(int(high), int(low + u * (high - low + 1)))
        value = low * (high / low) ** u if row["scale"] == "log" else low + u * (high - low)
        value = round(value) if row["type"] == "integer" else float(f"{value:.6g}")
        return min(max(value, low), high)

    def sets(self, u):
        return [f"{row['path']}={self._value(row, u):.9g}" for row in self.rows]

    def shown(self, u):
        value = self._value(self.rows[0], u)
        return value / float(self.rows[0]["value"]) if self.is_factor else value


def ranges_of(program, scenario, lang="en"):
    """A dictionary for each value that a scenario assumes, in the program's order."""
    return list(csv.DictReader(io.StringIO(kabar(program, "validate", "--ranges", scenario, "--lang", lang))))


def levers_of(program, scenario, grades="CDE"):
    """The uncertainties of a scenario with these grades of evidence, in the program's order."""
    groups = {}
    for row in ranges_of(program, scenario):
        if row["grade"] in grades:
            groups.setdefault(row["draw"], []).append(row)
    levers = [Lever(name, group) for name, group in groups.items()]
    arti = {row["path"]: row["label"] for row in ranges_of(program, scenario, "id")}
    for lever in levers:
        lever.arti = arti[lever.rows[0]["path"]]
    return levers


BLOCK = 50  # worlds of a Latin hypercube; more worlds are further hypercubes, so that more worlds contain the fewer


def _word(*of):
    text = "/".join(map(str, of)).encode()
    return int.from_bytes(hashlib.sha256(text).digest()[:8], "big") / 2**64


def place(seed, name, world):
    """Where in its range, 0..1, an uncertainty stands in a world. A function of its arguments alone: neither the number of
    worlds nor the other uncertainties matter."""
    block, number = divmod(world, BLOCK)
    order = sorted(range(BLOCK), key=lambda k: _word(seed, name, block, k))
    return (order[number] + _word(seed, name, block, number, "within")) / BLOCK


class Store:
    """A folder with one line of JSON for each finished piece of work, kept under a number. `about` is everything that the
    results depend on; lines of another `about` are never mixed in."""

    def __init__(self, folder, about):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.lines = {}
        said, path = self.folder / "about.json", self.folder / "finished.jsonl"
        text = json.dumps(about, indent=1, sort_keys=True) + "\n"
        if said.exists() and said.read_text() != text:
            sys.exit(f"{said}: these results were made with another program, scenario or other options (they would be "
                     f"mixed with the new ones); use another --store, or delete the folder")
        said.write_text(text)
        whole = 0
        if path.exists():
            for line in path.read_bytes().splitlines(keepends=True):
                try:
                    kept = json.loads(line) if line.endswith(b"\n") else None
                except ValueError:
                    kept = None
                if kept is None:
                    break  # the run was stopped while it wrote
                whole += len(line)
                self.lines[kept["number"]] = kept
            os.truncate(path, whole)
        self.file = open(path, "a", encoding="utf-8")

    def keep(self, number, result):
        line = {"number": number, **result}
        self.file.write(json.dumps(line, sort_keys=True) + "\n")
        self.file.flush()
        self.lines[number] = json.loads(json.dumps(line))


def work_off(store, numbers, work, processes, progress=True):
    """Does work(number) for the numbers that the store has not yet, so many at a time."""
    left = [number for number in numbers if number not in store.lines]
    with concurrent.futures.ThreadPoolExecutor(processes) as pool:
        running = {pool.submit(work, number): number for number in left}
        try:
            for done in concurrent.futures.as_completed(running):
                store.keep(running[done], done.result())
                if progress:
                    print(f"\r{len(store.lines)} finished ", end="", file=sys.stderr, flush=True)
        except BaseException:
            for one in running:
                one.cancel()
            raise
    if progress and left:
        print(file=sys.stderr)


def commit():
    """The commit of the tree that the program is from, with + if files differ from it; "unknown" without git, or in a tree
    that is no repository of its own."""
    def git(*words):
        try:
            return subprocess.run(["git", "-C", str(ROOT), *words], capture_output=True, text=True).stdout.strip()
        except FileNotFoundError:
            return ""
    top = git("rev-parse", "--show-toplevel")
    if not top or pathlib.Path(top).resolve() != pathlib.Path(ROOT).resolve():
        return "unknown"
    return git("rev-parse", "--short=10", "HEAD") + ("+" if git("status", "--porcelain", "-uno") else "")


def add_common_options(parser):
    parser.add_argument("--program", default=PROGRAM, type=pathlib.Path, help="the built kabar")
    parser.add_argument("--scenario", default=CITY, type=pathlib.Path)
    parser.add_argument("--populations", default=5, type=int, help="made cities of each world")
    parser.add_argument("--processes", default=os.cpu_count() or 1, type=int, help="runs at a time")
    parser.add_argument("--set", dest="sets", action="append", default=[], metavar="PATH=VALUE",
                        help="holds in all runs; may be repeated")
    parser.add_argument("--store", type=pathlib.Path, help="folder of finished runs (default: in results/)")
    parser.add_argument("--out", default=pathlib.Path(__file__).resolve().parent, type=pathlib.Path,
                        help="folder of the tables and the picture")
    parser.add_argument("--lang", choices=("en", "id"), default="en", help="language of the picture")
    parser.add_argument("--no-picture", action="store_true")


def shown_path(path):
    """As it is written in a command from the top folder."""
    path = pathlib.Path(path).resolve()
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)


def write_table(path, rows):
    """A CSV of dictionaries with equal keys; numbers in six significant digits."""
    with open(path, "w", newline="", encoding="utf-8") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(rows[0])
        for row in rows:
            table.writerow(f"{v:.6g}" if isinstance(v, float) and not math.isnan(v) else v for v in row.values())
