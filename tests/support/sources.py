#!/usr/bin/env python3
"""Name the project's own C sources that a build folder compiles, a line each; the planted faults are left out.

usage: sources.py FOLDER
"""
import json
import sys
from pathlib import Path

folder = Path(sys.argv[1]).resolve()
top = Path(__file__).resolve().parents[2]
commands = json.loads((folder / "compile_commands.json").read_text(encoding="utf-8"))
for path in sorted({(Path(command["directory"]) / command["file"]).resolve() for command in commands}):
    if folder not in path.parents and top / "tests" / "planted" not in path.parents:
        print(path.relative_to(top))
