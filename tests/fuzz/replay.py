#!/usr/bin/env python3
"""Run the corpus of a fuzz target, and its good files with mutations, through its program. TAP.

usage: replay.py PROGRAM TARGET

Each good file is changed 20 times, or as often as $FZ_MUTATIONS says (tests/run --all: 1,000). An input that breaks a promise is
left beside the program as fuzz-TARGET.broken.
"""
import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

import seeds

HERE = Path(__file__).resolve().parent
# The emulator, where the program is one of another machine.
EMULATOR = shlex.split(os.environ.get("MESON_EXE_WRAPPER", ""))


def run(number, what, program, target, arguments):
    last = Path(program + ".broken")
    done = subprocess.run([*EMULATOR, program, *map(str, arguments)], capture_output=True, text=True, errors="replace",
                          env=os.environ | {"FUZZ_LAST": str(last)})
    if done.returncode == 0:
        last.unlink(missing_ok=True)
        print(f"ok {number} - {target}: {what}: {done.stdout.strip()}")
        return True
    for line in done.stderr.splitlines()[:40]:
        print("#", line[:300])
    print(f"# the input is {last}")
    print(f"not ok {number} - {target}: {what}: status {done.returncode}")
    return False


def main():
    program, target = sys.argv[1:]
    times = os.environ.get("FZ_MUTATIONS", "20")
    corpus = HERE / "corpus" / target
    print("1..2")
    with tempfile.TemporaryDirectory() as folder:
        good = Path(folder) / "good"
        seeds.lay_out(target, "good", good)
        results = [run(1, "the corpus", program, target, [corpus]),
                   run(2, f"good files, each changed {times} times", program, target, ["--mutations", times, good])]
    sys.exit(not all(results))


if __name__ == "__main__":
    main()
