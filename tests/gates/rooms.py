#!/usr/bin/env python3
"""The rooms of lib/ depend on one another in one direction, and only two of them know libxml2 or iconv."""
import re

from gate import TOP, finish, tree_files

# The ground first; a room includes itself and the rooms before it.
ROOMS = ["data", "base", "xml", "text", "directive", "import", "registry", "query", "collection", "compare", "assess", "supervise", "export"]
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.M)
WALLS = {"libxml/": {"xml", "text"}, "iconv.h": {"text"}}


def wall_problem(room, name):
    for prefix, rooms in WALLS.items():
        if name.startswith(prefix) and room not in rooms:
            return f"<{name}> belongs in {' and '.join('lib/' + each for each in sorted(rooms))} alone"
    return None


def order_problem(room, path, name):
    """What is wrong with an include in quotes; they are relative to lib/, or to the file itself."""
    if "/" not in name:
        return None if (path.parent / name).exists() else f'"{name}" is not beside the file'
    other = name.split("/")[0]
    if other not in ROOMS:
        return f'"{name}" is in no room'
    if ROOMS.index(other) > ROOMS.index(room):
        return f'"{name}": {room} stands before {other}'
    return None


def problems_of(path):
    parts = path.relative_to(TOP).parts
    room = parts[1] if parts[0] == "lib" else None
    if room and room not in ROOMS:
        yield f"{'/'.join(parts)}: lib/{room} is none of the rooms {', '.join(ROOMS)}"
    for mark, name in INCLUDE.findall(path.read_text(encoding="utf-8")):
        problem = wall_problem(room, name)
        if not problem and mark == '"' and parts[0] == "include":
            problem = f'"{name}": a public header includes <fazhi/...> alone'
        if not problem and mark == '"' and room in ROOMS:
            problem = order_problem(room, path, name)
        if problem:
            yield f"{'/'.join(parts)}: {problem}"


def main():
    files = [path for path in tree_files(".c", ".h", ".inc") if path.relative_to(TOP).parts[0] in ("include", "lib")]
    finish([problem for path in files for problem in problems_of(path)], f"{len(files)} files keep the order")


main()
