#!/usr/bin/env python3
"""Name the C sources of the library, the bindings, the programs and the tests' support that a build folder compiles, a line each.

usage: sources.py FOLDER

Unit tests are left out: what Criterion's macros become is not for a checker's eyes.
"""
import json
import sys
from pathlib import Path

folder = Path(sys.argv[1]).resolve()
top = Path(__file__).resolve().parents[2]
ours = {top / "lib", top / "bindings", top / "examples", top / "tests" / "support"}
commands = json.loads((folder / "compile_commands.json").read_text(encoding="utf-8"))
for path in sorted({(Path(command["directory"]) / command["file"]).resolve() for command in commands}):
    if ours & set(path.parents):
        print(path.relative_to(top))
