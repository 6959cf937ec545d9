#!/usr/bin/env python3
"""Make width_tables.inc: which characters are two columns wide, and which none.

usage: width.py > width_tables.inc

Two columns: East Asian Width W and F (UAX #11), and what is not assigned yet in the blocks of ideographs, as that annex
says. None: the general categories Mn, Me and Cf. The Unicode version is that of the Python that runs this.
"""
import unicodedata

IDEOGRAPHS = [range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0xF900, 0xFB00), range(0x20000, 0x2FFFE),
              range(0x30000, 0x3FFFE)]


def is_none(c):
    return unicodedata.category(chr(c)) in ("Mn", "Me", "Cf")


def is_wide(c):
    if is_none(c):
        return False
    if unicodedata.category(chr(c)) == "Cn":  # of which Python says F
        return any(c in block for block in IDEOGRAPHS)
    return unicodedata.east_asian_width(chr(c)) in "WF"


def ranges(holds):
    first = None
    for c in range(0x110001):
        if c < 0x110000 and holds(c):
            first = c if first is None else first
        elif first is not None:
            yield first, c - 1
            first = None


def table(name, holds):
    cells = [f"{{0x{first:X}, 0x{last:X}}}" for first, last in ranges(holds)]
    rows = [", ".join(cells[i:i + 5]) for i in range(0, len(cells), 5)]
    return f"static const range {name}[] = {{\n    " + ",\n    ".join(rows) + ",\n};"


print(f"/* Made by lib/base/width.py from Unicode {unicodedata.unidata_version}; do not edit. */")
print(table("wide", is_wide))
print(table("none", is_none))
