#!/usr/bin/env python3
"""Every option of a program stands in its pages, in both languages, and no other; mandoc has nothing to warn of. TAP.

usage: manual_pages.py PROGRAMS      the folder of the programs as built, which has their pages in man/
"""
import re
import shutil
import subprocess
import sys
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "examples" / "man"


def lint(page):
    return subprocess.run(["mandoc", "-K", "utf-8", "-T", "lint", "-W", "warning", page], capture_output=True, encoding="utf-8")


def options_of_help(program):
    text = subprocess.run([program, "--help"], capture_output=True, check=True, encoding="utf-8").stdout
    return re.findall(r"^  (?:-\w, |    )(--[\w-]+)", text, re.M)


def options_of_page(page):
    text = page.read_text(encoding="utf-8").replace("\\-", "-")
    return re.findall(r"^\.TP\n(?:\\fB-\w\\fR, )?\\fB(--[\w-]+)\\fR", text, re.M)


def report(number, right, what, said=""):
    print(f"{'ok' if right else 'not ok'} {number} - {what}")
    if not right:
        print("".join(f"# {line}\n" for line in said.splitlines()), end="")
    return right


def without_warning(number, page, name):
    if not shutil.which("mandoc"):
        print(f"ok {number} - mandoc warns of nothing in {name} # SKIP mandoc is not installed")
        return True
    done = lint(page)
    return report(number, done.returncode == 0 and not done.stdout, f"mandoc warns of nothing in {name}", done.stdout + done.stderr)


def main():
    programs = Path(sys.argv[1])
    pages = sorted((programs / "man").rglob("*.1"))
    sections = set(re.findall(r"^\[(fazhi-.*)\]$", (SOURCE / "pages.ini").read_text(encoding="utf-8"), re.M))
    wanted = sorted({source.stem for source in SOURCE.parent.glob("fazhi-*.c")} | sections)
    made = sorted(page.stem for page in pages)
    print(f"1..{2 + 2 * len(pages)}")
    good = report(1, made == sorted(wanted * 2), "every program has a page in both languages", f"wanted {wanted}, made {made}")
    for number, page in enumerate(pages, 1):
        said, told = options_of_help(programs / page.stem), options_of_page(page)
        name = page.relative_to(programs / "man")
        good = report(2 * number, said == told, f"{name} has the options of --help", f"--help: {said}\nthe page: {told}") and good
        good = without_warning(2 * number + 1, page, name) and good
    good = without_warning(2 + 2 * len(pages), SOURCE / "libfazhi.3", "libfazhi.3") and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
