"""What the tests of spreadsheets share: the program (the first argument), its runs, and checks that are counted. Ends the
test with exit code 77 (skipped) where openpyxl is missing."""

import subprocess
import sys
from pathlib import Path

try:
    import openpyxl  # noqa: F401
except ImportError:
    print("python3-openpyxl is not installed")
    sys.exit(77)

KABAR = sys.argv[1]
TOWN = Path(__file__).resolve().parents[2] / "scenarios" / "teaching"
failures = []


def check(good, words):
    if not good:
        failures.append(words)
        print("FAILED:", words)


def kabar(*words, folder, lang="en"):
    run = subprocess.run([KABAR, *words, "--lang", lang], cwd=folder, capture_output=True, text=True)
    return run.returncode, run.stdout, run.stderr
