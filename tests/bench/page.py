#!/usr/bin/env python3
"""Count what writing a page costs in instructions, which repeat exactly: it is linear in the units and tasks of a directive.

usage: page.py FAZHI-REPORT VALGRIND

Prints a JSON line for each figure and fails where one is over its bound. Only the writing of the page is counted, not what
assesses and supervises.
"""
import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SECTIONS = 12
MOST_GROWTH = 1.25  # four times the units cost at most five times the instructions
MOST_MEDIAN = 3000  # milliseconds for 1,000 units, reading and assessing included
SCHEME = """<scheme xmlns="urn:libfazhi:scheme:1"><head><title>考核</title></head><total id="t" points="100" combine="fold">
<indicator id="a" points="50" start="full"><deduct event="退回" points="1"/></indicator>
<indicator id="b" points="50" start="full"><deduct event="迟报" points="0.3"/></indicator><round places="2"/></total>
<grades><grade name="优秀" from="90"/><grade name="合格"/></grades></scheme>"""


def directive(units):
    """As many tasks as units; each has one that leads, one that leads with it, and one that cooperates."""
    yield '<directive xmlns="urn:libfazhi:directive:1"><head><title>大</title></head>'
    each = units // SECTIONS + 1
    for section in range(SECTIONS):
        yield f'<section id="s{section + 1}" n="{section + 1}" label="{section + 1}"><title>部分</title>'
        for task in range(section * each, (section + 1) * each):
            names = dict.fromkeys((task % units, (task * 7 + 1) % units))
            leads = "".join(f'<assign role="lead" rank="{rank}" unit="第{name}局"/>' for rank, name in enumerate(names, 1))
            yield (f'<task id="t{task + 1}" n="{task + 1}" label="{task + 1}"><p>办好。</p>{leads}'
                   f'<assign role="cooperate" rank="1" unit="第{(task * 13 + 5) % units}局"/></task>')
        yield "</section>"
    yield "</directive>"


def ledger(units):
    yield "编号,单位,事项,情形,日期"
    for unit in range(units):
        for kind in range(unit % 4):
            yield f"r{unit}-{kind},第{unit}局,{'ab'[kind % 2]},{('退回', '迟报')[kind % 2]},2016-0{kind + 1}-05"


def command(program, folder, units):
    (folder / "d.xml").write_text("".join(directive(units)), encoding="utf-8")
    (folder / "l.csv").write_text("\n".join(ledger(units)) + "\n", encoding="utf-8")
    (folder / "s.xml").write_text(SCHEME, encoding="utf-8")
    return [program, "--ledger", folder / "l.csv", "--scheme", folder / "s.xml", "--day", "2016-12-31", "-o", folder / "p.html",
            folder / "d.xml"]


def instructions(valgrind, program, units):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run([valgrind, "--tool=callgrind", "--toggle-collect=fz_page_write", f"--callgrind-out-file={folder / 'out'}",
                        *command(program, folder, units)], check=True, capture_output=True)
        return int(re.search(r"^(?:summary|totals): (\d+)", (folder / "out").read_text(), re.M)[1])


def clock(program, units):
    with tempfile.TemporaryDirectory() as name:
        folder, times = Path(name), []
        arguments = command(program, folder, units)
        for _ in range(5):
            start = time.monotonic()
            subprocess.run(arguments, check=True, capture_output=True)
            times.append((time.monotonic() - start) * 1000)
        return sorted(times)[2], (folder / "p.html").stat().st_size


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    program, valgrind = sys.argv[1:]
    small, large = (instructions(valgrind, program, units) for units in (500, 2000))
    median, size = clock(program, 1000)
    growth = large / small / 4
    print(json.dumps({"bench": "page", "instructions_a_unit": round(large / 2000), "growth": round(growth, 3)}))
    print(json.dumps({"bench": "page/1000-units", "median_ms": round(median), "bytes": size}))
    return int(growth > MOST_GROWTH or median > MOST_MEDIAN)


sys.exit(main())
