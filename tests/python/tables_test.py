"""Tables that `kabar compare` writes for a spreadsheet (--xlsx, opened here by openpyxl) and for programs (--csv) hold the
same figures, which are those of --json; nothing in them is a formula; equal results give equal bytes; a file of the
user's is never replaced. Exit code 77: openpyxl is missing, or kabar writes no .xlsx.

    tables_test.py KABAR"""

import csv
import json
import shutil
import sys
import tempfile
from pathlib import Path

from spreadsheet import TOWN, check, failures, kabar  # first: it skips where openpyxl is missing
import openpyxl

FORMULA = '=HYPERLINK("http://x","y")'
FIRST = {"en": ["answer", "flags"], "id": ["Jawaban", "Peringatan"]}


def make_result(folder):
    """The teaching town, one strategy of which has titles that a spreadsheet could take for formulas."""
    shutil.copytree(TOWN, folder / "town")
    strategy = folder / "town" / "strategies" / "unggahan.toml"
    lines = [
        f"title_{line[6:8]} = '{FORMULA if line[6:8] == 'id' else '@SUM(1)'}'" if line.startswith("title_") else line
        for line in strategy.read_text().splitlines()
    ]
    strategy.write_text("\n".join(lines) + "\n")
    code, _, err = kabar("run", "town/city.toml", "--quiet", "--populations", "6", "--replicates", "2", "--without", "all",
                         "--out", "r.h5", folder=folder)
    check(code == 0, f"run: {err}")


def tables_of(folder, lang):
    """By name of the file: rows of texts."""
    tables = {}
    for path in sorted(folder.glob("*.csv")):
        text = path.read_bytes().decode("utf-8")
        check(text.startswith("\ufeff") == (lang == "id"), f"{path.name}: a byte order mark in Indonesian only")
        check("\r" not in text, f"{path.name}: lines end alike")
        mark = ";" if lang == "id" else ","
        tables[path.stem] = list(csv.reader(text.lstrip("\ufeff").splitlines(keepends=True), delimiter=mark, strict=True))
    return tables


def is_same(cell, text, lang):
    """Whether a cell of the workbook says what a field of the CSV file says."""
    if cell is None:
        return text in ("", "inf", "-inf", "nan")
    if isinstance(cell, (int, float)):
        number = text.replace(",", ".") if lang == "id" else text
        check(lang == "en" or "." not in text, f"a decimal point in Indonesian: {text}")
        try:
            return same_number(float(number), cell)
        except ValueError:
            return False
    return plain(text[1:] if text[:1] == "'" and opens_formula(text[1:]) else text) == plain(cell)


def same_number(a, b):
    """But for the last digit: the writer of workbooks writes 16 digits, a double may need 17."""
    return a == b or (None not in (a, b) and abs(a - b) <= 1e-15 * abs(a))


def plain(text):
    """A table in English has the quotation marks that every encoding has."""
    for fine, coarse in (("\u201c", '"'), ("\u201d", '"'), ("\u2018", "'"), ("\u2019", "'"), ("\u2265", ">="), ("\u2264", "<=")):
        text = text.replace(fine, coarse)
    return text


def opens_formula(text):
    return text[:1] in ("=", "+", "-", "@", "\t", "\r", "\n")


def is_number(text):
    try:
        float(text.replace(",", "."))
        return True
    except ValueError:
        return False


def workbook_says_what_csv_says(folder):
    headings = {}
    for lang in ("en", "id"):
        code, _, err = kabar("compare", "r.h5", "--csv", f"tables-{lang}", "--xlsx", f"{lang}.xlsx", folder=folder, lang=lang)
        if "libxlsxwriter" in err and code == 2:
            print("this kabar was built without libxlsxwriter")
            sys.exit(77)
        check(code == 0, f"compare: {err}")
        book = openpyxl.load_workbook(folder / f"{lang}.xlsx")
        tables = tables_of(folder / f"tables-{lang}", lang)
        check(book.sheetnames[:2] == FIRST[lang], f"what is read first stands first: {book.sheetnames}")
        check(len(book.sheetnames) == len(tables), f"a sheet a table: {book.sheetnames}")
        check(lang == "id" or sorted(book.sheetnames) == sorted(tables), f"sheets are called as the files: {book.sheetnames}")
        by_heading = {tuple(rows[0]): (name, rows) for name, rows in tables.items()}
        headings[lang] = {}
        for sheet in book:
            check(sheet.freeze_panes == "A2", f"{sheet.title}: headings stay in sight")
            cells = list(sheet.iter_rows())
            name, rows = by_heading.get(tuple(cell.value for cell in cells[0]), (None, None))
            if name is None:
                check(False, f"{lang}: no table has the columns of {sheet.title}")
                continue
            headings[lang][name] = (sheet.title, rows[0])
            check(len(cells) == len(rows), f"{sheet.title}: {len(cells)} rows beside {len(rows)}")
            for row, texts in zip(cells, rows):
                for cell, text in zip(row, texts):
                    check(cell.data_type != "f", f"{sheet.title}!{cell.coordinate} is a formula")
                    check(is_same(cell.value, text, lang), f"{sheet.title}!{cell.coordinate}: {cell.value!r} beside {text!r}")
                    check(not opens_formula(text) or is_number(text), f"{name}: {text!r} opens a formula")
    check(sorted(headings["en"]) == sorted(headings["id"]), "the same tables in both languages")
    return headings


def indonesian_is_indonesian(headings):
    """Sheets and columns have names of their own, but those that are the same word."""
    english = {word for name, (_, columns) in headings["en"].items() for word in [name, *columns]}
    same = {"program", "strategi", "status", "model", "rt", "rw", "kelurahan", "digest", "km2", "p_holm"}
    for title, columns in headings["id"].values():
        for word in [title, *columns]:
            check(word not in english or word in same, f"{word!r} is English in the tables in Indonesian ({title})")


def figures_are_those_of_json(folder):
    code, out, err = kabar("compare", "r.h5", "--json", folder=folder)
    check(code == 0, f"--json: {err}")
    strategies = {one["name"]: one for one in json.loads(out)["strategies"]}
    seen = 0
    for row in openpyxl.load_workbook(folder / "en.xlsx")["shares"].iter_rows(min_row=2, values_only=True):
        strategy, group, measure, share, low, high, _ = row
        if group not in strategies[strategy]:
            continue
        found = strategies[strategy][group].get(measure)
        if found is None:
            continue
        for name, cell in (("mean", share), ("low", low), ("high", high)):
            check(same_number(found[name], cell), f"{name} of {row} beside {found}")
        seen += 1
    check(seen >= 9 * len(strategies), f"only {seen} shares stand in both")
    titles = [(row[1], row[2]) for row in openpyxl.load_workbook(folder / "en.xlsx")["strategies"].iter_rows(values_only=True)]
    check((FORMULA, "@SUM(1)") in titles, f"a title is a text, whatever it begins with: {titles}")


def equal_results_give_equal_bytes(folder):
    first = (folder / "id.xlsx").read_bytes()
    (folder / "elsewhere").mkdir()
    shutil.copy(folder / "r.h5", folder / "elsewhere" / "r.h5")
    code, _, err = kabar("compare", "r.h5", "--xlsx", "tables.xlsx", folder=folder / "elsewhere", lang="id")
    check(code == 0 and (folder / "elsewhere" / "tables.xlsx").read_bytes() == first, f"equal bytes: {err}")


def files_of_the_user_stay(folder):
    code, _, err = kabar("compare", "r.h5", "--xlsx", "en.xlsx", folder=folder)
    check(code == 0, f"its own workbook is replaced: {err}")
    whole = (folder / "en.xlsx").read_bytes()
    book = openpyxl.load_workbook(folder / "en.xlsx")
    book["answer"]["A1"] = "my note"
    book.save(folder / "edited.xlsx")
    openpyxl.Workbook().save(folder / "foreign.xlsx")
    (folder / "notes.xlsx").write_text("my notes\n")
    (folder / "cut.xlsx").write_bytes(whole[: len(whole) // 2])
    for name in ("edited.xlsx", "foreign.xlsx", "notes.xlsx", "cut.xlsx", "r.h5"):
        before = (folder / name).read_bytes()
        code, out, err = kabar("compare", "r.h5", "--xlsx", name, "--csv", "never", folder=folder)
        check(code == 2 and out == "" and f"--xlsx = {name}" in err, f"{name}: {code} {err}")
        check((folder / name).read_bytes() == before, f"{name} was changed")
        check(not (folder / "never").exists(), f"{name}: nothing is written where something may not be")
    (folder / "link.xlsx").symlink_to("r.h5")
    before = (folder / "r.h5").read_bytes()
    code, _, err = kabar("compare", "r.h5", "--xlsx", "link.xlsx", folder=folder)
    check(code == 2 and (folder / "r.h5").read_bytes() == before, f"through a link: {code} {err}")
    code, _, err = kabar("compare", "r.h5", "--xlsx", "x/none/t.xlsx", folder=folder)
    check(code in (1, 2) and len(err.splitlines()) == 1, f"no folder: {code} {err}")
    check(not [path for path in folder.iterdir() if path.name.startswith(".")], "nothing is left beside")


with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    make_result(folder)
    headings = workbook_says_what_csv_says(folder)
    indonesian_is_indonesian(headings)
    figures_are_those_of_json(folder)
    equal_results_give_equal_bytes(folder)
    files_of_the_user_stay(folder)
sys.exit(1 if failures else 0)
