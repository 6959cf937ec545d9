#!/usr/bin/env python3
"""Compare what the headers promise with the description of the ABI: additions pass, changes and removals fail.

usage: abi.py compare MAP SONAME C-COMPILER     with tests/abi/SONAME.h and, on its machine, SONAME-MACHINE.abi
       abi.py describe MAP SONAME C-COMPILER    write both: once for each release, and never to silence a failure

The first is the headers as one text; it holds on every machine, and tests/abi/client.py compiles against it. The second
is what abidw makes of it on one.
"""
import platform
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import face

HERE = Path(__file__).resolve().parent
HEADERS = HERE.parents[1] / "include"
GROWTH = HERE / "growth.ini"
SKIPPED = 77


def describe(library, description):
    subprocess.run(["abidw", "--no-comp-dir-path", "--no-corpus-path", "--no-elf-needed", "--no-show-locs",
                    "--load-all-types", "--out-file", description, library], check=True)


def only_adds(told):
    """Whether abidiff tells of new types alone: those, unlike new functions, it counts as changes."""
    summaries = re.findall(r"summary: (\d+) removed, (\d+) changed.*", told, re.I)
    return bool(summaries) and all(count == "0" for pair in summaries for count in pair)


def changes(before, after):
    """What abidiff has to say against `after`, or None. Two descriptions are compared, so that both lack the same."""
    done = subprocess.run(["abidiff", "--no-added-syms", "--non-reachable-types", "--suppressions", GROWTH, before, after],
                          capture_output=True, text=True)
    told = done.stdout + done.stderr
    return (told or "abidiff failed") if done.returncode and not only_adds(told) else None


def sized_structs(text):
    """The structs that begin with their size: those that may grow."""
    return re.findall(r"^typedef struct (\w+) \{\n *size_t size;", text, re.M)


def growth_allowed():
    return re.compile(re.search(r"name_regexp = (.*)", GROWTH.read_text(encoding="utf-8"))[1])


def misnamed_in_growth(text):
    """growth.ini names the structs that may grow; it must name those that begin with their size, and no other."""
    sized, allowed = set(sized_structs(text)), growth_allowed()
    for name in re.findall(r"^typedef struct (\w+) \{", text, re.M):
        if (name in sized) != bool(allowed.search(name)):
            yield f"{GROWTH.name}: {name} {'begins with its size, and is not named' if name in sized else 'is named, and has no size'}"


def changed_constants(before, after):
    """Constants of the preprocessor leave no trace in a library, and callers have compiled them in all the same."""
    now = face.constants(after)
    for name, value in face.constants(before).items():
        if now.get(name) != value:
            yield f"{name} was {value}, is {now.get(name, 'gone')}"


def described(text, version_map, soname, compiler, folder, name):
    path = Path(folder) / f"{name}.abi"
    describe(face.library(text, version_map, soname, Path(folder) / f"{name}.so", compiler), path)
    return path


def compare(version_map, soname, compiler, today):
    snapshot = (HERE / f"{soname}.h").read_text(encoding="utf-8")
    committed = HERE / f"{soname}-{platform.machine()}.abi"
    problems = [*changed_constants(snapshot, today), *misnamed_in_growth(today)]
    with tempfile.TemporaryDirectory() as scratch:
        before = described(snapshot, version_map_of(snapshot, scratch), soname, compiler, scratch, "before")
        after = described(today, version_map, soname, compiler, scratch, "after")
        if committed.exists():
            differs = changes(committed, before)
            problems += [f"{committed.name} does not describe {soname}.h: {differs}"] if differs else []
            before = committed
        problems += filter(None, [changes(before, after)])
    print("\n".join(problems) or f"{soname}.h still holds ({'with ' if committed.exists() else 'without '}{committed.name})")
    return 1 if problems else 0


def version_map_of(snapshot, folder):
    """The map that the snapshot names at its head: the functions of then, in their node."""
    path = Path(folder) / "before.map"
    node = snapshot.splitlines()[0].strip("/* ")
    path.write_text(f"{node} {{ global: fz_*; local: *; }};\n", encoding="utf-8")
    return path


def main():
    if len(sys.argv) != 5 or sys.argv[1] not in ("compare", "describe"):
        sys.exit(__doc__)
    command, version_map, soname = sys.argv[1:4]
    compiler = shlex.split(sys.argv[4])
    if not shutil.which("abidiff"):
        print("abigail-tools is not installed")
        return SKIPPED
    today = face.flatten("fazhi.h", HEADERS)
    if command == "compare":
        return compare(version_map, soname, compiler, today)
    node = Path(version_map).read_text(encoding="utf-8").split()[0]
    (HERE / f"{soname}.h").write_text(f"/* {node} */\n/* clang-format off */\n{today}\n", encoding="utf-8")
    with tempfile.TemporaryDirectory() as scratch:
        made = described(today, version_map, soname, compiler, scratch, "today")
        shutil.copyfile(made, HERE / f"{soname}-{platform.machine()}.abi")
    return 0


if __name__ == "__main__":
    sys.exit(main())
