#!/usr/bin/env python3
"""Run all works beside their peers and print the table of the README; draw the plot of growth.

usage: table.py BUILD [--readme] [NAME]...

BUILD is a build folder. All rows are run, or those that are named (load, memory, ask, registry, absent, words, directive, text, import, columns,
replications, county, growth); what was found before is kept in BUILD/bench.json and printed too. With --readme the table is written into README.md
between its marks, and the plot beside this script. It builds what it needs, and takes some minutes. The Debian packages of the peers
are libexpat1-dev, libpugixml-dev, libsqlite3-dev, python3-lxml, python3-numpy and python3-pandas; those that are missing are left out.
"""
import json
import platform
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import growth
from drive import Room
from made import TOP, Made
from rows import OURS, ROWS

MARKS = "<!-- table of tests/bench/table.py -->", "<!-- end of the table -->"


def duration(nanoseconds):
    for unit, size in (("s", 1e9), ("ms", 1e6), ("µs", 1e3)):
        if nanoseconds >= size:
            break
    value = nanoseconds / size
    return f"{value:.3g} {unit}" if value < 100 else f"{value:.0f} {unit}"


def figure(row, one):
    if row["memory"]:
        return f"{one['files']:.2f}"
    return duration(one["median_ns"])


def peers_of(row):
    said = []
    for label, one in row["peers"].items():
        if label != OURS:
            said.append(f"{label} {figure(row, one)}")
    return "; ".join(said) or "–"


def work_of(row):
    """With the answer where the work has a place for it."""
    answers = [one["answer"] for one in row["peers"].values() if one["answer"] >= 0]
    return row["work"].format(*(f"{answer:,}" for answer in answers))


def ours_of(row):
    one = row["peers"][OURS]
    return figure(row, one) + ("" if row["memory"] else f" ± {one['spread'] * 100:.0f} %")


def goals_of(row):
    said = []
    for goal in row["goals"]:
        value = f"{goal['value']:.{goal['digits']}f} {goal['what']}"
        value = value if goal["reached"] else f"**{value}**"
        said.append(f"{value} ({'≥' if goal['least'] else '≤'} {goal['bound']:g})")
    if "instructions" in row:
        said.append(f"{row['instructions']['ratio']:.2f} × {row['instructions']['of']} in instructions")
    return "; ".join(said)


def version(command, pattern):
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    match = re.search(pattern, said)
    return match[0] if match else "?"


def machine():
    cores = len([line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("processor")])
    versions = [f"gcc {version(['cc', '-dumpfullversion'], r'[0-9.]+')}",
                f"glibc {platform.libc_ver()[1]}", f"libxml2 {version(['pkg-config', '--modversion', 'libxml-2.0'], r'[0-9.]+')}"]
    return f"{cores} cores ({platform.machine()}), {', '.join(versions)}"


def table(found):
    lines = ["| work | libfazhi | peers in the same run | reached (wanted) |", "| --- | ---: | --- | --- |"]
    for row in ROWS:
        if OURS in found.get(row.name, {"peers": {}})["peers"]:
            one = found[row.name]
            lines.append(f"| {work_of(one)} | {ours_of(one)} | {peers_of(one)} | {goals_of(one)} |")
    lines += ["", f"Processor time on {found['machine']}, which others used too: medians of runs by turns, ± half the distance of",
              "the quartiles; ratios are medians of those of each turn. Bold is what was not reached."]
    return "\n".join(lines)


def put_into_readme(text):
    path = TOP / "README.md"
    before, rest = path.read_text(encoding="utf-8").split(MARKS[0])
    path.write_text(f"{before}{MARKS[0]}\n\n{text}\n\n{MARKS[1]}{rest.split(MARKS[1])[1]}", encoding="utf-8")


def build(folder):
    said = subprocess.run(["ninja", "-C", folder, "-t", "targets", "all"], check=True, capture_output=True, text=True).stdout
    wanted = re.findall(r"^(tests/bench/(?:bench|peer)-[a-z0-9]+):", said, re.M)
    subprocess.run(["ninja", "-C", folder, *wanted], check=True, stdout=sys.stderr)


def main():
    words = [word for word in sys.argv[1:] if word != "--readme"]
    names = [row.name for row in ROWS] + ["growth"]
    if not words or not set(words[1:]) <= set(names):
        sys.exit(__doc__)
    folder, wanted = words[0], words[1:] or names
    build(folder)
    kept = Path(folder) / "bench.json"
    found = json.loads(kept.read_text()) if kept.exists() else {}
    found["machine"] = machine()
    with tempfile.TemporaryDirectory() as scene:
        room, made = Room(folder), Made(scene)
        for row in (row for row in ROWS if row.name in wanted):
            print(f"{row.name} ...", file=sys.stderr)
            found[row.name] = row.run(room, made)
            kept.write_text(json.dumps(found, indent=1, ensure_ascii=False))
        if "growth" in wanted:
            print("growth ...", file=sys.stderr)
            found["growth"] = growth.run(room, made)
            kept.write_text(json.dumps(found, indent=1, ensure_ascii=False))
    text = table(found)
    print(text)
    if "--readme" in sys.argv:
        put_into_readme(text)
        (Path(__file__).parent / "growth.svg").write_text(growth.draw(found["growth"]), encoding="utf-8")


if __name__ == "__main__":
    main()
