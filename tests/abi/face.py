"""The face of a library: its headers as one text, and a library that has nothing but what they promise.

Private structs would be in the way (a description of the whole library is four times as long, and changes with every room);
enumerations that no prototype names would be missed. A compiler that sees the headers from inside the library, as
-Wmissing-prototypes makes sure, guarantees that the true library keeps the promise.
"""
import re
import subprocess
from pathlib import Path

EXPORTED = '__attribute__((visibility("default")))'
PROTOTYPE = re.compile(re.escape(EXPORTED) + r"([^;{}]*);")
DEBUG = ("-std=c11", "-g", "-fno-eliminate-unused-debug-types", "-shared", "-fPIC", "-w", "-nostdlib")


def flatten(header, folder, seen=None):
    """The text of a header with those of its own folder in place, each once, and without comments."""
    seen = set() if seen is None else seen
    seen.add(header)
    text = re.sub(r"/\*.*?\*/", "", (folder / header).read_text(encoding="utf-8"), flags=re.S)
    parts = []
    for line in text.splitlines():
        included = re.match(r'#include [<"]([^>"]+)[>"]', line)
        if included and (folder / included[1]).exists():
            parts += [] if included[1] in seen else [flatten(included[1], folder, seen)]
        elif line.strip():
            parts.append(line.rstrip())
    return "\n".join(parts)


def constants(text):
    """What the headers define as constants; versions change by their nature, initialisers grow with their structs."""
    defined = re.findall(r"^#define ([A-Z]+_\w+) +(\S.*)$", text, re.M)
    return {name: value for name, value in defined if not re.search(r"_VERSION_|_INIT$|_API$", name)}


def library(text, version_map, soname, path, compiler):
    """Compile the library that the headers promise: every function there, none of them to be called."""
    compiled = subprocess.run([*compiler, "-E", "-P", "-x", "c", "-"], input=text, check=True,
                              capture_output=True, text=True).stdout
    bodies, count = PROTOTYPE.subn(rf"{EXPORTED}\1 {{ __builtin_trap(); }}", compiled)
    if not count:
        raise ValueError("the headers declare no function")
    links = [f"-Wl,-soname,{soname}"] + ([f"-Wl,--version-script,{version_map}"] if version_map else [])
    subprocess.run([*compiler, *DEBUG, *links, "-o", path, "-x", "c", "-"], input=bodies, check=True, text=True)
    return Path(path)
