"""Where mutants are tried: the library and its tests, linked so that one file of the library can be changed quickly.

Each slot is a folder with all test programs, all example programs, the whole library as libbase.so, and libmutant.so before it.
What libmutant.so has counts, since the library is compiled here with nothing hidden: to change a file is to compile it and
to link it alone. A unit is a command that tries many tests at once; which of them reach a line, a slot of its own has noted.
"""
import bisect
import json
import os
import re
import resource
import shlex
import shutil
import signal
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOP = HERE.parent.parent
TESTS = TOP / "tests"
HIDES = " -fvisibility=hidden"
MEMORY = 4 << 30
LONGEST = 30  # seconds: a unit that takes more is none for mutants
PROGRAMS = r"tests/test-(assess|supervise|import|directive-json|export-(report|analysis|page|objects))|tests/unit/import/import-dump"
SCORES = "lib/assess"
SCORE_TESTS = r"test-(assess|supervise|export)"
SCORERS = {"fazhi-score", "fazhi-report", "fazhi-whatif", "fazhi-sheet"}


@dataclass
class Unit:
    name: str
    command: list  # {slot} stands for the folder
    of: str = ""  # the part of the library that it is a test of: it is not asked about others
    seconds: float = 0.0
    reaches: frozenset = frozenset()


def quiet(command, **more):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **more)
    if done.returncode != 0:
        raise SystemExit(f"{shlex.join(map(str, command))}\n{done.stdout[-3000:]}")
    return done.stdout


def bounded():
    """A mutant that asks for all memory gets little of it, and leaves no core."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def in_threads(function, arguments):
    threads = [threading.Thread(target=function, args=(argument,)) for argument in arguments]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


class Ground:
    """A set of sources that may be changed, of programs and of units. The toy and the library differ in how it is filled."""

    def __init__(self, folder, compiles, environment):
        self.folder = folder
        self.compiles = compiles  # of each file of the scope: the command without its input and output, and where it runs
        self.environment = environment
        self.units = []
        self.sources = {file: (TOP / file).read_text(encoding="utf-8") for file in compiles}
        self.lines = {}

    def slot(self, name):
        return self.folder / name

    def compile(self, file, text, slot, *options):
        """The object of a file whose text is this; None when it does not compile. The name does not depend on the slot."""
        command, where = self.compiles[file]
        source, target = self.slot(slot) / "mutant.c", self.slot(slot) / "mutant.o"
        source.write_text(f'#line 1 "{file}"\n{text}', encoding="utf-8")
        command = command + ["-iquote", str((TOP / file).parent), *options, "-w", "-o", str(target), "-c", str(source)]
        done = subprocess.run(command, cwd=where, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=bounded)
        return target.read_bytes() if done.returncode == 0 else None

    def link_mutant(self, slot, objects):
        here = self.slot(slot)
        new = here / "libmutant.new"
        quiet(["gcc", "-shared", "-o", new, *objects, "-Wl,-soname,libmutant.so", "-Wl,--no-as-needed", here / "libbase.so",
               "-Wl,-rpath,$ORIGIN"])
        new.replace(here / "libmutant.so")

    def reset(self, slot):
        nothing = self.folder / "nothing.c"
        nothing.write_text("typedef int nothing;\n")
        quiet(["gcc", "-fPIC", "-c", nothing, "-o", self.folder / "nothing.o"])
        self.link_mutant(slot, [self.folder / "nothing.o"])

    def copy_slot(self, first, name):
        target = self.slot(name)
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(self.slot(first), target, copy_function=os.link)
        (target / "libmutant.so").unlink()
        self.reset(name)

    def run(self, unit, slot, limit):
        """Whether it passes, and what it said when it did not."""
        command = [part.replace("{slot}", str(self.slot(slot))) for part in unit.command]
        log = self.slot(slot) / "log"
        with open(log, "wb") as said:
            child = subprocess.Popen(command, cwd=self.slot(slot), env=self.environment, stdin=subprocess.DEVNULL, stdout=said,
                                     stderr=said, start_new_session=True, preexec_fn=bounded)
            try:
                status = child.wait(limit)
            except subprocess.TimeoutExpired:
                status = None
            finally:
                try:
                    os.killpg(child.pid, signal.SIGKILL)
                except ProcessLookupError:
                    pass
                child.wait()
        if status is None:
            return False, "no end"
        if status == 0:
            return True, ""
        found = re.search(rb"^not ok\b(?: \d+)?(?: -)? *(.*)$", log.read_bytes(), re.M)
        return False, found[1].decode("utf-8", "replace")[:120] if found else f"status {status}"

    # ---------------------------------------------------------------- what reaches what

    def watch(self, say, tell_all=False, jobs=2):
        """Run each unit once on instrumented code: how long it takes, and which lines it reaches."""
        slots = [f"reach{number}" for number in range(jobs)]
        for slot in slots:
            self.copy_slot("slot0", slot)
        objects = []
        for file, text in self.sources.items():
            if self.compile(file, text, slots[0], "-O0", "-g", "-fsanitize-coverage=trace-pc") is None:
                raise SystemExit(f"{file} does not compile")
            objects.append(self.folder / (file.replace("/", "_") + ".o"))
            (self.slot(slots[0]) / "mutant.o").rename(objects[-1])
        for slot in slots:
            probe = self.slot(slot) / "probe.o"
            note = f'-DREACHED="{self.slot(slot)}/reached"'
            quiet(["gcc", "-O1", "-fPIC", note, "-D_GNU_SOURCE", "-c", HERE / "probe.c", "-o", probe])
            self.link_mutant(slot, [*objects, probe])
        self.read_lines(self.slot(slots[0]) / "libmutant.so")
        waiting, kept = list(self.units), []

        def watch_some(slot):
            while waiting:
                unit = waiting.pop(0)
                passes, said = self.watch_one(unit, slot)
                if not passes:
                    say(f"left out: {unit.name}: {said}")
                elif unit.reaches:
                    kept.append(unit)
                if tell_all:
                    say(f"{unit.seconds:6.2f} s {len(unit.reaches):6} blocks  {unit.name}")

        in_threads(watch_some, slots)
        self.units = kept

    def watch_one(self, unit, slot):
        reached = self.slot(slot) / "reached"
        with open(reached, "wb") as file:
            file.truncate((self.slot(slot) / "libmutant.so").stat().st_size)
        begin = time.monotonic()
        result = self.run(unit, slot, LONGEST)
        unit.seconds = time.monotonic() - begin
        unit.reaches = frozenset(match.start() for match in re.finditer(b"\x01", reached.read_bytes()))
        return result

    def read_lines(self, library):
        """Of each file and line the blocks of its code, a block being named by where its note returns to."""
        code = quiet(["objdump", "-d", "--no-show-raw-insn", library])
        notes = [int(match[1], 16) for match in re.finditer(
            r"call +[0-9a-f]+ <__sanitizer_cov_trace_pc>\n +([0-9a-f]+):", code)]
        files = {Path(file).name: file for file in self.sources}  # objdump gives no more
        assert len(files) == len(self.sources)
        rows = sorted((int(match[3], 16), match[1], match[2]) for match in re.finditer(
            r"^(\S+) +(\d+|-) +0x([0-9a-f]+)", quiet(["objdump", "--dwarf=decodedline", library]), re.M))
        for (address, name, line), (following, _, _) in zip(rows, rows[1:]):
            if line == "-" or name not in files:
                continue
            first, last = bisect.bisect_left(notes, address), bisect.bisect_right(notes, following)
            within = notes[first:last] or notes[max(first - 1, 0):first]
            self.lines.setdefault(files[name], {}).setdefault(int(line), set()).update(within)

    def units_of(self, mutant):
        """The units that run the line, or the last line of code before it; of data those that run anything of the file."""
        lines = self.lines.get(mutant.file, {})
        blocks = set()
        if mutant.data or not lines:
            blocks = set().union(*lines.values()) if lines else set()
        else:
            last = mutant.line + mutant.old.count("\n")
            for line in range(mutant.line, last + 1):
                blocks |= lines.get(line, set())
            before = [line for line in lines if line <= mutant.line]
            if not blocks and before:
                blocks = lines[max(before)]
        return [unit for unit in self.units if unit.reaches & blocks and (unit.of in mutant.file or not unit.of)]


# -------------------------------------------------------------------- the library

def build(folder):
    """The objects of library, tests and programs; the compile commands."""
    if not (folder / "build.ninja").exists():
        quiet(["meson", "setup", folder, "-Dcriterion=plain", "-Dbuildtype=plain", "-Db_ndebug=false", "-Dc_args=-O1 -w",
               "-Dlua=disabled"], cwd=TOP)
    quiet(["ninja", "-C", folder, "build.ninja"])
    rules = folder / "build.ninja"
    text = rules.read_text(encoding="utf-8")
    if HIDES in text:
        rules.write_text(text.replace(HIDES, ""), encoding="utf-8")
    commands = json.loads((folder / "compile_commands.json").read_text(encoding="utf-8"))
    wanted = re.compile(r"lib/|examples/fazhi|tests/(libtest-support|libplain)|" + PROGRAMS)
    objects = [command["output"] for command in commands if wanted.match(command["output"])]
    quiet(["ninja", "-C", folder, "-j", os.environ.get("FZ_JOBS", "2"), *objects, "tests/libtest-support.a", "tests/libplain.a"])
    return commands, objects


def compiles_of(commands, folder, scope):
    """The commands of the files of the scope, stripped of what ccache, warnings and dependency files add."""
    found = {}
    for command in commands:
        file = os.path.relpath(folder / command["file"], TOP)
        if not command["output"].startswith("lib/") or not any(Path(file).match(pattern) for pattern in scope):
            continue
        words = [word for word in shlex.split(command["command"].replace(HIDES, "")) if word != "ccache"]
        kept, skip = [], False
        for word in words:
            if not skip and word not in ("-MD", "-c", "-O1") and not word.startswith("-W") and word not in ("-MQ", "-MF", "-o"):
                kept.append(word)
            skip = word in ("-MQ", "-MF", "-o", "-c")
        found[file] = kept, folder
    return dict(sorted(found.items()))


def link_programs(folder, objects, slot):
    """What ninja would link with the library, linked with what can be changed."""
    targets = sorted({name.split(".p/")[0] for name in objects if re.match(PROGRAMS + "|examples/fazhi", name)})
    ours = ["-Wl,--no-as-needed", str(slot / "libmutant.so"), str(slot / "libbase.so"), "-Wl,-rpath,$ORIGIN"]
    for target in targets:
        command = quiet(["ninja", "-C", folder, "-t", "commands", target]).splitlines()[-1]
        words = []
        for word in shlex.split(command):
            if word in ("lib/libfazhi-private.a",) or word.startswith("lib/libfazhi.so"):
                words += ours
            elif word == target:
                words.append(str(slot / Path(target).name))
            elif not word.startswith("-Wl,-rpath") and word != "-Wl,--as-needed":
                words.append(word)
        quiet(words, cwd=folder)
    return [Path(target).name for target in targets]


def units_of(programs):
    """Unit tests a program each, the golden cases a program each, the scripts that score and import, and some recomputations."""
    python = ["python3", "-X", "utf8", "-B"]
    for program in programs:
        if program.startswith("test-"):
            yield Unit(program, [f"{{slot}}/{program}", "--fail-fast"], SCORES if re.match(SCORE_TESTS, program) else "")
    cases = {}
    for case in sorted((TESTS / "golden/cases").glob("*.golden")):
        cases.setdefault(case.read_text(encoding="utf-8", errors="replace").split()[0], []).append(case.stem)
    for program, names in cases.items():
        if program in programs:
            yield Unit(f"golden {program}", [*python, str(TESTS / "golden/golden.py"), "{slot}", *names],
                       SCORES if program in SCORERS else "")
    scripts = {
        "import-samples": ["unit/import/samples.py", "{slot}/import-dump"],
        "scores": ["assess/run.py", "{slot}/fazhi-score"],
        "proofs": ["golden/scores.py", "{slot}/fazhi-score", "none", str(TOP / "lib/data")],
        "recompute-cases": ["recompute/compare.py", "--library", "{slot}/libmutant.so", "--cases"],
        "recompute": ["recompute/compare.py", "--library", "{slot}/libmutant.so", "--seeds", "1-30"],
    }
    for name, (script, *arguments) in scripts.items():
        yield Unit(name, [*python, str(TESTS / script), *arguments], "" if name == "import-samples" else SCORES)


def of_the_library(folder, scope):
    commands, objects = build(folder)
    work = folder / "mutants"
    shutil.rmtree(work, ignore_errors=True)
    (work / "slot0").mkdir(parents=True)
    environment = os.environ | {"FZ_TEST_DATA": str(TESTS / "data"), "PYTHONUTF8": "1"}
    ground = Ground(work, compiles_of(commands, folder, scope), environment)
    library = [folder / name for name in objects if name.startswith("lib/")]
    quiet(["gcc", "-shared", "-o", work / "slot0/libbase.so", *library, "-Wl,-soname,libbase.so", "-lxml2", "-pthread"])
    ground.reset("slot0")
    ground.units = list(units_of(link_programs(folder, objects, work / "slot0")))
    return ground
