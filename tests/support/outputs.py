#!/usr/bin/env python3
"""Hash what the programs write of the test data: HASH, tab, what it is, a line each. Builds that agree print the same lines.

usage: outputs.py PROGRAMS     the folder of the programs, and of `answers`
"""
import hashlib
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
DATA = HERE.parent / "data"
sys.dont_write_bytecode = True
sys.path.insert(0, str(HERE.parent / "answers"))
from same_answers import questions  # noqa: E402  (its folder is named above)

TEXTS = [*sorted(DATA.glob("import/*.txt")), *sorted(DATA.glob("import/*.html")), *sorted(DATA.glob("pages/*.html")),
         DATA / "zhongyang-2016.txt", DATA / "encoding/traditional.big5.txt", DATA / "encoding/zhongyang-2016.gb18030.txt"]
FORMATS = ("xml", "json", "akn", "text", "html")
FILES = HERE.parent / "golden/files"
LEDGER = ["--ledger", FILES / "ledger.csv", "--day", "2017-01-31"]
YEAR = ["--ledger", FILES / "year-2016.csv", "--day", "2016-12-31", "--registry", "builtin"]
COMMANDS = {
    "tasks": [["fazhi-tasks", "--format", form] for form in ("table", "json", "csv")],
    "units": [["fazhi-units", "--registry", "builtin", "--expand", "--format", form] for form in ("table", "json", "csv")],
    "scores": [["fazhi-score", *LEDGER, "--all", "--explain", "--format", form] for form in ("table", "json", "csv", "xml")],
    "report": [["fazhi-report", *LEDGER, "--registry", "builtin", "--output", "-"]],
    "dues": [["fazhi-due", *YEAR, "--all", "--format", form] for form in ("table", "json", "csv")],
    "calendar": [["fazhi-due", *YEAR, "--unit", "县司法局", "--format", "ics"]],
    "tables": [["fazhi-sheet", *LEDGER, "--sheet", sheet, "--output", "-"] for sheet in ("tasks", "ledger", "scores")],
    "template": [["fazhi-sheet", "--template", "--output", "-"]],
    "robustness": [["fazhi-whatif", *LEDGER, "--robust", "500", "--range", "0.5", "--format", "json"]],
    "differences": [["fazhi-diff", FILES / "plan-2016.xml", FILES / "plan-2018.xml", "--format", form] for form in ("table", "json")],
}


def run(*command, status=(0,), **options):
    done = subprocess.run([str(part) for part in command], capture_output=True, **options)
    if done.returncode not in status:
        sys.exit(f"{command[0]} ended with {done.returncode}: {done.stderr.decode('utf-8', 'replace')[-2000:]}")
    return done.stdout + done.stderr


def folder_bytes(folder):
    return b"".join(path.name.encode() + b"\n" + path.read_bytes() for path in sorted(folder.iterdir()))


def imports(programs):
    """All texts in each form, with what is said of them."""
    for form in FORMATS:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            said = run(programs / "fazhi-import", "--format", form, "--lang", "en", "--output", "out", "--jobs", "1", *TEXTS,
                       status=(0, 1), cwd=folder)
            yield f"{len(TEXTS)} texts imported as {form}", folder_bytes(folder / "out") + said


def commands(programs):
    """Every other program, in each of its forms."""
    for name, asked in COMMANDS.items():
        yield name, b"".join(run(programs / words[0], *words[1:], status=(0, 1)) for words in asked)


def answers(programs):
    """What the library answers to every question that its bindings are asked, by kind."""
    asked = list(questions(HERE.parent))
    for kind in dict.fromkeys(kind for kind, _ in asked):
        lines = "".join(f"{line}\n" for one, line in asked if one == kind)
        yield f"answers on each {kind}", run(programs / "answers", input=lines.encode())


def main():
    programs = Path(sys.argv[1]).resolve()
    for part in (imports, commands, answers):
        for name, found in part(programs):
            print(f"{hashlib.sha256(found).hexdigest()}\t{name}", flush=True)


main()
