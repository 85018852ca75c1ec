"""Tables from a spreadsheet's own file (.xlsx, made here by openpyxl) mean what the CSV tables mean; what is wrong in
them is told at its cell; damaged files are refused. Exit code 77: openpyxl is missing, or kabar reads no .xlsx.

    workbook_test.py KABAR"""

import csv
import datetime
import json
import random
import shutil
import sys
import tempfile
import zipfile
from pathlib import Path

from spreadsheet import TOWN, check, failures, kabar  # first: it skips where openpyxl is missing
import openpyxl

TABLES = ["kelurahan", "targets", "topics", "channels", "accounts", "agencies", "costs"]


def number_or_text(text):
    """As a spreadsheet stores what is typed into a cell."""
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            pass
    return {"true": True, "false": False}.get(text, text)


def texts_of(table):
    """Columns whose numbers are names: their cells are formatted as text."""
    return {"kelurahan": ["code", "name"], "targets": ["category", "given"]}.get(table, [])


def fill(sheet, table, rows):
    texts = [i for i, name in enumerate(next(row for row in rows if any(row))) if name in texts_of(table)]
    for row in rows:
        sheet.append([text if i in texts else number_or_text(text) for i, text in enumerate(row)])


def make_town(folder, workbook, name="kota.xlsx", named=True):
    """A copy of the teaching town whose tables are sheets of one file."""
    town = folder / "town"
    shutil.rmtree(town, ignore_errors=True)
    shutil.copytree(TOWN, town)
    text = (town / "city.toml").read_text()
    for table in TABLES:
        old = f'{table} = "{table}.csv"'
        check(old in text, f"{old} stands in city.toml")
        text = text.replace(old, f'{table} = "{name}{"#" + table if named else ""}"')
        (town / f"{table}.csv").unlink()
    (town / "city.toml").write_text(text)
    workbook.save(town / name)
    return town


def book_of_town(change=lambda table, rows: rows):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for table in TABLES:
        with open(TOWN / f"{table}.csv", newline="", encoding="utf-8") as file:
            rows = list(csv.reader(file))
        fill(book.create_sheet(table), table, change(table, rows))
    return book


def digest(folder, *more):
    code, out, err = kabar("run", "town/city.toml", "--json", "--quiet", "--populations", "1", "--replicates", "2", *more,
                           folder=folder)
    check(code == 0, f"run: {err}")
    return json.loads(out)["digest"] if code == 0 else None


def means_the_same(folder):
    shutil.copytree(TOWN, folder / "town")
    expected = digest(folder)
    town = make_town(folder, book_of_town())
    if "reads no .xlsx" in kabar("validate", "town/city.toml", folder=folder)[2]:
        print("this kabar was built without libzip and pugixml")
        sys.exit(77)
    check(digest(folder) == expected, "sheets named by #SHEET mean what the CSV tables mean")
    make_town(folder, book_of_town(), name="Kota Baru.XLSX", named=False)
    check(digest(folder) == expected, "sheets called as the tables are found by themselves")

    # Empty rows and columns, texts of several formats, formulas with the value that a spreadsheet saved.
    def untidy(table, rows):
        return [[]] + [row + ["", ""] for row in rows[:2]] + [[""] * 3] + rows[2:] + [[], []]

    book = book_of_town(untidy)
    make_town(folder, book)
    check(digest(folder) == expected, "empty rows and columns are left out")

    # One table a file, of which it is the only sheet, whatever its name.
    text = (town / "city.toml").read_text()
    alone = openpyxl.Workbook()
    alone.active.title = "Sheet1"
    with open(TOWN / "costs.csv", newline="", encoding="utf-8") as file:
        fill(alone.active, "costs", list(csv.reader(file)))
    alone.save(town / "biaya.xlsx")
    (town / "city.toml").write_text(text.replace("kota.xlsx#costs", "biaya.xlsx"))
    check(digest(folder) == expected, "the only sheet of a file needs no name")


def is_told(folder, change, *lines):
    """What `change` does to the workbook gives just these lines, each with its cell."""
    book = book_of_town()
    change(book)
    make_town(folder, book)
    code, out, err = kabar("validate", "town/city.toml", folder=folder)
    check(code == 2 and out == "" and err.splitlines() == list(lines), f"expected\n  {lines}\nbut was told ({code})\n{err}")


def faults_are_told(folder):
    def put(sheet, cell, value):
        def change(book):
            book[sheet][cell] = value
        return change

    def drop(book):
        book.remove(book["costs"])

    def empty(book):
        book.remove(book["costs"])
        book.create_sheet("costs")

    file = "town/kota.xlsx"
    is_told(folder, put("costs", "E3", 0.5),
            f'{file}#costs:3:5: cost.rapat.cash_rupiah = 0.5 (must be a whole number, 0 or more) write 0 or 1')
    is_told(folder, put("costs", "F3", "1.500"),
            f'{file}#costs:3:6: cost.rapat.staff_hours = 1.500 (the dot may mark thousands or a fraction) '
            'write 1500 or 1,5')
    is_told(folder, put("kelurahan", "A2", 99.1),
            f'{file}#kelurahan:2:1: kelurahan[1].code = 99.1 (must be text) format the cell as text, and type it again')
    is_told(folder, put("costs", "H3", "x"),
            f"{file}#costs:3:1: a row of 8 fields (the header has 7)")
    is_told(folder, put("costs", "F3", "=1+1"),
            f"{file}#costs:3:6: a formula without a value open and save the file in a spreadsheet")
    is_told(folder, drop,
            f"{file}: there is no sheet 'costs' known are: kelurahan, targets, topics, channels, accounts, agencies")
    is_told(folder, empty, f"{file}#costs:1:1: the sheet is empty")
    is_told(folder, put("agencies", "B2", "Dinas\u202ESosial"),
            f'{file}#agencies:2:2: agency.sosial.name = "Dinas?Sosial" (an invisible character, U+202E) remove it')


def dates_and_times_are_no_numbers(folder):
    """A spreadsheet makes a time of 1:30, whose value is 0.0625; other formats do not change what a number is."""
    def told(value, number_format=None):
        book = book_of_town()
        book["costs"]["F3"] = value
        if number_format:
            book["costs"]["F3"].number_format = number_format
        make_town(folder, book)
        code, _, err = kabar("validate", "town/city.toml", folder=folder)
        return code == 2 and "#costs:3:6: the cell shows a date or time" in err
    for value in (datetime.time(1, 30), datetime.date(2025, 1, 8), datetime.timedelta(hours=30)):
        check(told(value), f"{value!r} is refused")
    for shown in ("d/m/yyyy", "[h]:mm", "hh:mm", '[$-421]dd mmmm yyyy', 'yyyy"-"mm'):
        check(told(1.5, shown), f"1.5 shown as {shown} is refused")
    for shown in ("0.00", "0 %", '"jam" 0.0', '0.0" hari"', "[Red]0.0", "#,##0_);[Red](#,##0)", "General", "0.0E+00"):
        check(not told(1.5, shown), f"1.5 shown as {shown} is a number")


def decimal_commas_as_text_are_read(folder):
    book = book_of_town()
    book["costs"]["F2"] = "1,5"
    make_town(folder, book)
    code, out, err = kabar("validate", "town/city.toml", folder=folder)
    check(code == 0, f"a number that was typed as text with a comma is read: {err}")


def damaged_files_are_refused(folder):
    town = make_town(folder, book_of_town())
    whole = (town / "kota.xlsx").read_bytes()
    for content in (b"", b"PK", b"id,name\n1,2\n", whole[: len(whole) // 2]):
        (town / "kota.xlsx").write_bytes(content)
        code, _, err = kabar("validate", "town/city.toml", folder=folder)
        check(code == 2 and "no .xlsx file, or it is damaged" in err, f"damaged: {code} {err}")
    dice = random.Random(1)
    for _ in range(60):
        bent = bytearray(whole)
        for _ in range(dice.randint(1, 8)):
            bent[dice.randrange(len(bent))] = dice.randrange(256)
        (town / "kota.xlsx").write_bytes(bent)
        code, _, err = kabar("validate", "town/city.toml", folder=folder)
        check(code in (0, 2), f"a bent file ends with {code} {err}")
    # A part that unpacks to more than any city has.
    with zipfile.ZipFile(town / "kota.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * (300 << 20))
    code, _, err = kabar("validate", "town/city.toml", folder=folder)
    check(code == 2 and "no .xlsx file" in err, f"a bomb: {code} {err}")
    # Cells far to the right in every row.
    book = book_of_town()
    for row in range(1, 1500):
        book["costs"][f"XFD{row}"] = "x"
    book.save(town / "kota.xlsx")
    code, _, err = kabar("validate", "town/city.toml", folder=folder)
    check(code == 2 and "too large" in err, f"a wide sheet: {code} {err}")


with tempfile.TemporaryDirectory() as name:
    for test in (means_the_same, faults_are_told, dates_and_times_are_no_numbers, decimal_commas_as_text_are_read,
                 damaged_files_are_refused):
        folder = Path(name) / test.__name__
        folder.mkdir()
        test(folder)
sys.exit(1 if failures else 0)
