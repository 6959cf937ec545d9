"""Set contenders going by turns, each in a process of its own, and say what they took.

What others do on the machine slows all contenders of a round alike, so that ratios hold; the clock is the processor's time of the
process. Instructions are counted by callgrind in the work alone, and repeat exactly.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

SAMPLE = 20_000_000  # ns: shorter works are repeated until a sample takes as long
HERE = Path(__file__).resolve().parent
ONE_THREAD = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS")}
PYTHON = "/usr/bin/python3" if Path("/usr/bin/python3").exists() else sys.executable  # has Debian's numpy, pandas, lxml


class Missing(Exception):
    """A peer is not installed."""


class Process:
    """A contender: a command that was set up and waits to be told."""

    def __init__(self, command):
        self.command = [str(word) for word in command]
        self.pipe = subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                                     env=os.environ | ONE_THREAD)

    def tell(self, line):
        try:
            self.pipe.stdin.write(line + "\n")
            self.pipe.stdin.flush()
        except BrokenPipeError:
            pass
        said = self.pipe.stdout.readline()
        if not said:
            self.pipe.wait()
            raise RuntimeError(f"{' '.join(self.command)}: ended with status {self.pipe.returncode}")
        return json.loads(said)

    def close(self):
        self.pipe.stdin.close()
        self.pipe.wait()


@dataclass
class Figures:
    """What one contender took. Times are in nanoseconds for one work."""
    memory: dict
    answer: int
    times: list = field(default_factory=list)

    def quantile(self, part):
        order = sorted(self.times)
        return order[min(len(order) - 1, int(part * len(order)))]

    @property
    def median(self):
        return self.quantile(0.5)

    @property
    def spread(self):
        """Half of the distance between the quartiles, as a part of the median."""
        return (self.quantile(0.75) - self.quantile(0.25)) / 2 / self.median


def repeats(nanoseconds):
    return max(1, min(1_000_000, SAMPLE // max(1, nanoseconds)))


def race(commands, rounds):
    """name -> command, to name -> Figures. Raises when contenders that give an answer do not agree."""
    running = {name: Process(command) for name, command in commands.items()}
    figures, times = {}, {}
    try:
        for name, process in running.items():
            memory = process.tell("memory")
            figures[name] = Figures(memory, memory["answer"])
            first = process.tell("run 1")["ns"]
            times[name] = repeats(process.tell(f"run {repeats(first * 10)}")["ns"] // repeats(first * 10))
        for _ in range(rounds):
            for name, process in running.items():
                figures[name].times.append(process.tell(f"run {times[name]}")["ns"] / times[name])
    finally:
        for process in running.values():
            process.close()
    answers = {name: one.answer for name, one in figures.items() if one.answer >= 0}
    if len(set(answers.values())) > 1:
        raise RuntimeError(f"the contenders do not agree: {answers}")
    return figures


def ratio(figures, name, other):
    """The median of the ratios of each round: what disturbs a round disturbs both."""
    ratios = sorted(a / b for a, b in zip(figures[name].times, figures[other].times))
    return ratios[len(ratios) // 2]


def instructions(command, function="bench_timed", work="run 1"):
    """What callgrind counts in the function while the contender does its work, set-up apart. For programs in C."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        subprocess.run(["valgrind", "--tool=callgrind", f"--toggle-collect={function}", f"--callgrind-out-file={out}",
                        *map(str, command)], input=work + "\n", text=True, check=True, capture_output=True)
        return int(re.search(r"^(?:summary|totals): (\d+)", out.read_text(), re.M)[1])


class Room:
    """Where the programs are, as built."""

    def __init__(self, build):
        self.build = Path(build) / "tests" / "bench"

    def c(self, name, *words):
        program = self.build / name
        if not program.exists():
            raise Missing(name)
        return [program, *words]

    def python(self, name, module, *words):
        if subprocess.run([PYTHON, "-c", f"import {module}"], capture_output=True, check=False).returncode:
            raise Missing(module)
        return [PYTHON, HERE / "peers" / name, *words]
