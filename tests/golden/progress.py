#!/usr/bin/env python3
"""See that fazhi-score tells how far it is: on a terminal alone, when it takes longer than a second, and leaving nothing of it.

usage: progress.py FAZHI-SCORE

How long a computation takes is the machine's affair: the ledger is doubled until the program draws. Prints TAP.
"""
import os
import pty
import subprocess
import sys
import tempfile
from pathlib import Path

SCHEME = Path(__file__).resolve().parent / "files" / "score.xml"
LARGEST = 1 << 20
ERASED = b"\r\x1b[K"


def write_ledger(path, records):
    with open(path, "w", encoding="utf-8") as file:
        file.write("单位,事项,情形,数值,日期\n")
        for i in range(records):
            file.write(f"{'甲乙丙'[i % 3]}局,votes,满意,{1 + i % 7},2016-{1 + i % 12:02d}-{1 + i % 28:02d}\n")
        for unit, votes in (("甲局", records), ("乙局", 2 * records), ("丁镇", 1)):  # nobody is equal to anybody
            file.write(f"{unit},votes,不满意,{votes},2016-01-01\n")
        file.write("戊乡,votes,满意,1,2016-01-01\n")


def command(program, ledger):
    return [program, "--no-directive", "--scheme", str(SCHEME), "--ledger", str(ledger), "--day", "2016-12-31", "--format", "csv"]


def told_on_terminal(words):
    """What the program writes to stderr when that is a terminal, and its exit status."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    told = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # the terminal is closed
            break
        if not part:
            break
        told += part
    os.close(ours)
    return told, process.wait(timeout=120)


def check(number, right, what, told):
    print(f"{'ok' if right else 'not ok'} {number} - {what}" + ("" if right else f"\n# {told!r}"))
    return right


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    bar, results = "评分 [".encode(), []
    try:
        for end in pty.openpty():
            os.close(end)
    except OSError as reason:  # a bare chroot has no /dev/pts
        print(f"1..1\nok 1 - what is slow is told on a terminal # SKIP there is no terminal to be had: {reason}")
        return
    with tempfile.TemporaryDirectory() as folder:
        ledger, records = Path(folder) / "ledger.csv", 100
        write_ledger(ledger, records)
        told, status = told_on_terminal(command(sys.argv[1], ledger))
        results.append(check(1, status == 0 and bar not in told, "what is quick is not told", told))
        while bar not in told and records < LARGEST:
            records = max(2 * records, 1 << 16)
            write_ledger(ledger, records)
            told, status = told_on_terminal(command(sys.argv[1], ledger))
        if bar not in told:
            print("\n".join(f"ok {number} - what is slow is told # SKIP this machine is never slow" for number in (2, 3, 4)))
        else:
            results.append(check(2, status == 0 and told.count(bar) >= 1, "what is slow is told", told[:300]))
            results.append(check(3, told.rfind(ERASED) > told.rfind(bar), "nothing of it is left", told[-300:]))
            done = subprocess.run(command(sys.argv[1], ledger), capture_output=True, timeout=120, check=False)
            results.append(check(4, bar not in done.stderr, "where there is no terminal it is not told", done.stderr[:300]))
    print("1..4")
    sys.exit(not all(results))


main()
